"""What the package says of one case, read alone by all of its stages, with the home that the case gives."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from evaluation.names import BYLINE_TITLES, canonical, squeeze

from kg.extraction import records_of
from kg.linking.graph import KnowledgeGraph, Names
from kg.linking.link import link
from kg.model import ArticleRecord, Page, UserKnowledge
from kg.reading import articles_of
from sentence_cases.cases import Case


@dataclass(frozen=True)
class Named:
    """An entity: its main names, those by which it is known too, and how the text prints it."""

    main: frozenset[str]
    other: frozenset[str]
    printed: frozenset[str]
    label: str


@dataclass(frozen=True)
class Held:
    """A post: all names of its holder and of its body (with the bodies above it), the title, the status in a word."""

    people: frozenset[str]
    title: str
    bodies: frozenset[str]
    status: str

    def __str__(self) -> str:
        """As the error list prints it."""
        parts = (min(self.people), self.title, min(self.bodies, default=""), self.status)
        return "/".join(part for part in parts if part != "incumbent")


@dataclass(frozen=True)
class Findings:
    """All that is compared with a case's truth."""

    people: tuple[Named, ...]
    organizations: tuple[Named, ...]
    places: tuple[Named, ...]
    posts: tuple[Held, ...]


def records_of_text(name: str, text: str, home: str | None = None) -> tuple[Page, tuple[ArticleRecord, ...]]:
    """A text as a page that holds one article, and its records."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    page = Page(f"{name}.txt", text, digest, "utf-8", UserKnowledge(home=home), whole=True)
    return page, records_of([articles_of(page)])[0]


def findings_of(case: Case) -> Findings:
    """What the package finds in the case."""
    page, records = records_of_text(case["id"], case["text"], case["home"])
    return _findings(link(records, [page]))


def _findings(graph: KnowledgeGraph) -> Findings:
    printed: dict[str, set[str]] = {}
    for mention in graph.mentions:
        printed.setdefault(mention.entity, set()).add(squeeze(mention.exact))
    bodies = {body.id: frozenset(canonical(name) for name in _all(body.names)) for body in graph.organizations}
    above = {body.id: body.parent for body in graph.organizations}
    people = {person.id: frozenset(squeeze(name) for name in _all(person.names)) for person in graph.people}
    return Findings(
        people=tuple(_named(p.names, p.id, printed) for p in graph.people if p.id in printed),
        organizations=tuple(_named(o.names, o.id, printed) for o in graph.organizations if o.id in printed),
        places=tuple(_named(p.names, p.id, printed, p.full_name) for p in graph.places if p.id in printed),
        posts=tuple(
            Held(
                people[tenure.person],
                squeeze(tenure.title),
                _with_parent(tenure.organization, bodies, above),
                tenure.status.value,
            )
            for tenure in graph.tenures
            if squeeze(tenure.title) not in BYLINE_TITLES
        ),
    )


def _all(names: Names) -> tuple[str, ...]:
    return names.label, *names.other, *names.deictic


def _named(names: Names, entity: str, printed: dict[str, set[str]], full: str | None = None) -> Named:
    main = frozenset({names.label, full} if full else {names.label})
    return Named(main, frozenset(_all(names)), frozenset(printed[entity]), full or names.label)


def _with_parent(body: str | None, names: dict[str, frozenset[str]], above: dict[str, str | None]) -> frozenset[str]:
    if body is None:
        return frozenset()
    parent = above[body]
    return names[body] | (names[parent] if parent is not None else frozenset())
