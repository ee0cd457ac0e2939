"""A graph as its users see it: the triples of its Turtle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePath

import pyoxigraph as ox

KG = "https://w3id.org/newskg/ontology#"
SCHEMA = "https://schema.org/"
ORG = "http://www.w3.org/ns/org#"
OA = "http://www.w3.org/ns/oa#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

LABEL = RDFS + "label"
FULL_NAME = KG + "fullName"
NAME_PROPERTIES = (LABEL, SKOS + "altLabel", FULL_NAME, SCHEMA + "name", KG + "deicticLabel")
CHINESE = {"zh", "zh-cn", "zh-hans", "zh-hant", "zh-tw"}
SCORED_CLASSES = (
    "Person",
    "Organization",
    "Place",
    "Meeting",
    "Tenure",
    "Participation",
    "Visit",
    "Document",
)


class PublishedGraph:
    """The triples of a Turtle document, indexed by subject and by predicate with object; labels in Chinese only."""

    def __init__(self, turtle: str) -> None:
        self._out: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._into: dict[tuple[str, str], list[str]] = defaultdict(list)
        triples = (
            (_value(t.subject), t.predicate.value, _value(t.object))
            for t in ox.parse(turtle, format=ox.RdfFormat.TURTLE)
            if (getattr(t.object, "language", None) or "zh").lower() in CHINESE
        )
        for subject, predicate, value in dict.fromkeys(triples):
            self._out[subject][predicate].append(value)
            self._into[predicate, value].append(subject)
        self.of = {name: set(self.subjects(TYPE, KG + name)) for name in SCORED_CLASSES}
        self._mentioned: dict[str, set[str]] = defaultdict(set)
        for mention in self.subjects(TYPE, KG + "Mention"):
            for article in self.values(mention, KG + "inArticle"):
                self._mentioned[article].update(self.values(mention, KG + "refersTo"))

    def values(self, subject: str | None, predicate: str) -> list[str]:
        """The objects of a subject's predicate, none where there is no subject."""
        if subject is None or subject not in self._out:
            return []
        return self._out[subject].get(predicate, [])

    def value(self, subject: str | None, predicate: str) -> str | None:
        """The first object of a subject's predicate."""
        found = self.values(subject, predicate)
        return found[0] if found else None

    def subjects(self, predicate: str, value: str) -> list[str]:
        """The subjects that have this value."""
        return self._into.get((predicate, value), [])

    def names(self, node: str) -> set[str]:
        """Every name of a node, in whatever property it stands."""
        return {name for predicate in NAME_PROPERTIES for name in self.values(node, predicate)}

    def mentioned_in(self, article: str | None, kind: str) -> list[str]:
        """The entities of a class that a mention in the article refers to, in order of IRI."""
        return sorted(self._mentioned.get(article, set()) & self.of[kind]) if article else []

    def is_said_in(self, fact: str, article: str) -> bool:
        """Whether a passage of the article is evidence of the fact."""
        passages = self.values(fact, KG + "evidence")
        return any(article in self.values(passage, KG + "inArticle") for passage in passages)

    def pages(self) -> dict[str, str]:
        """Page nodes by the stem of their file's name."""
        return {
            PurePath(name).stem: page
            for page in self.subjects(TYPE, KG + "Page")
            for name in self.values(page, SCHEMA + "identifier")
        }

    def articles(self, page: str | None) -> list[str]:
        """The articles of a page."""
        articles = self.subjects(TYPE, KG + "Article")
        return [a for a in articles if page is not None and page in self.values(a, SCHEMA + "isPartOf")]

    def with_parents(self, organisations: Iterable[str]) -> list[str]:
        """Each organisation followed by the bodies directly above it."""
        return [x for o in organisations for x in (o, *self.values(o, ORG + "subOrganizationOf"))]


def _value(term: object) -> str:
    return str(getattr(term, "value", term))
