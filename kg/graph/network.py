"""The NetworkX view: who and what is connected, each edge labelled, dated and carrying its sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter, itemgetter
from types import MappingProxyType
from typing import Any

import networkx as nx

from kg.graph.ontology import label
from kg.graph.terms import DIRECT_ROLE, KG, ORG, SCHEMA
from kg.linking.graph import ArticleNode, KnowledgeGraph, Names, Passage, PersonNode

__all__ = ["Edge", "Quotation", "to_network"]

_CLAIMED = MappingProxyType(
    {
        "location": SCHEMA.location,
        "organizer": SCHEMA.organizer,
        "conveys": KG.conveys,
        "creator": SCHEMA.creator,
        "deliveredAt": KG.deliveredAt,
    },
)
_DATES = ("startDate", "endDate", "partialDate")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence that bears an edge: the passage's identifier and text, and where it was printed."""

    passage: str
    text: str
    article: str
    headline: str | None
    paper: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge before it enters the graph; ``key`` is the fact's identifier, or what structure it shows."""

    source: str
    target: str
    key: str
    kind: str
    label: str
    date: str | None = None
    end: str | None = None
    evidence: tuple[Quotation, ...] = ()
    confidence: float | None = None

    def attributes(self) -> dict[str, Any]:
        """What NetworkX keeps beside the two ends and the key."""
        return {
            "kind": self.kind,
            "label": self.label,
            "date": self.date,
            "end": self.end,
            "confidence": self.confidence,
            "evidence": self.evidence,
        }


def to_network(graph: KnowledgeGraph) -> nx.MultiDiGraph[str]:
    """People, organisations, places, events, documents and speeches, keyed by identifier; edges keyed by fact.

    Nodes have ``label``, ``kind`` ("person", "organization", "place", "event", "document", "speech"), ``subkind`` (of
    organisation or event, level of place, "anonymous" or "fictional" for a person), ``names``, ``description``,
    ``date`` (ISO, whole or partial) and ``mentions`` (how often printed). Edges go from the agent to the event, from
    the person to the organisation, from the part to the whole; they have ``kind`` ("tenure", "chair", "location" …),
    ``label`` (Chinese), ``date``, ``end``, ``confidence`` and ``evidence``, a tuple of `Quotation`. Rival values of a
    claim are no edges.
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    sources = _Sources(graph)
    network.add_nodes_from(_nodes(graph, sources))
    edges = chain(
        _tenures(graph, sources),
        _participations(graph, sources),
        _claims(graph, sources),
        _structure(graph),
    )
    for edge in edges:
        if edge.source in network and edge.target in network:
            network.add_edge(edge.source, edge.target, key=edge.key, **edge.attributes())
    return network


class _Sources:
    """Quotations of passages, and the dates of events, looked up by identifier."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self._passages: Mapping[str, Passage] = {each.id: each for each in graph.passages}
        self._articles: Mapping[str, ArticleNode] = {each.id: each for each in graph.articles}
        self._paper = {each.id: each.newspaper for each in graph.pages}
        self._label = {each.id: each.names.label for each in graph.organizations}
        self.event_dates: dict[str, dict[str, str]] = {}
        for claim in sorted(graph.claims, key=lambda each: each.id):
            if claim.direct and claim.predicate in _DATES:
                self.event_dates.setdefault(claim.subject, {}).setdefault(claim.predicate, claim.object)

    def quotations(self, evidence: Iterable[str]) -> tuple[Quotation, ...]:
        return tuple(self._quotation(self._passages[passage]) for passage in evidence)

    def _quotation(self, passage: Passage) -> Quotation:
        article = self._articles[passage.article]
        paper = self._paper.get(article.page)
        return Quotation(
            passage=passage.id,
            text=passage.exact,
            article=article.id,
            headline=article.headline,
            paper=self._label.get(paper, paper) if paper else None,
            date=article.published,
        )

    def start(self, event: str) -> str | None:
        """The event's start date, or what is known of it."""
        known = self.event_dates.get(event, {})
        return known.get("startDate") or known.get("partialDate")

    def end(self, event: str) -> str | None:
        return self.event_dates.get(event, {}).get("endDate")


def _nodes(graph: KnowledgeGraph, sources: _Sources) -> Iterator[tuple[str, dict[str, Any]]]:
    printed = Counter(mention.entity for mention in graph.mentions)
    families: tuple[tuple[str, Iterable[tuple[str, Names, str | None]]], ...] = (
        ("person", ((each.id, each.names, _person_kind(each)) for each in graph.people)),
        ("organization", ((each.id, each.names, each.kind.value) for each in graph.organizations)),
        ("place", ((each.id, each.names, each.level.value) for each in graph.places)),
        ("event", ((each.id, each.names, each.kind.value) for each in graph.events)),
        ("document", ((each.id, each.names, None) for each in graph.documents)),
        ("speech", ((each.id, each.names, None) for each in graph.speeches)),
    )
    for kind, members in families:
        for identifier, names, subkind in sorted(members, key=itemgetter(0)):
            attributes = {
                "label": names.label,
                "kind": kind,
                "subkind": subkind,
                "names": (*names.other, *names.deictic),
                "description": names.description,
                "date": sources.start(identifier),
                "mentions": printed[identifier],
            }
            yield identifier, attributes


def _person_kind(person: PersonNode) -> str | None:
    if person.fictional:
        return "fictional"
    return "anonymous" if person.anonymous else None


def _tenures(graph: KnowledgeGraph, sources: _Sources) -> Iterator[Edge]:
    for fact in sorted(graph.tenures, key=_identifier):
        seat = fact.organization or fact.jurisdiction
        if seat is None:
            continue
        yield Edge(
            fact.person,
            seat,
            fact.id,
            "tenure",
            fact.title,
            fact.started_on or min(fact.attested_on, default=None),
            fact.ended_on,
            sources.quotations(fact.evidence),
        )


def _participations(graph: KnowledgeGraph, sources: _Sources) -> Iterator[Edge]:
    for fact in sorted(graph.participations, key=_identifier):
        yield Edge(
            fact.agent,
            fact.event,
            fact.id,
            fact.role.value,
            label(DIRECT_ROLE[fact.role][0]),
            sources.start(fact.event),
            sources.end(fact.event),
            sources.quotations(fact.evidence),
            fact.confidence,
        )


def _claims(graph: KnowledgeGraph, sources: _Sources) -> Iterator[Edge]:
    for fact in sorted(graph.claims, key=_identifier):
        if not (fact.direct and fact.is_entity and fact.predicate in _CLAIMED):
            continue
        yield Edge(
            fact.subject,
            fact.object,
            fact.id,
            fact.predicate,
            label(_CLAIMED[fact.predicate]),
            sources.start(fact.subject),
            sources.end(fact.subject),
            sources.quotations(fact.evidence),
            fact.confidence,
        )


def _structure(graph: KnowledgeGraph) -> Iterator[Edge]:
    """What holds whatever an article says: whose a body is, and what lies within what."""
    bodies = sorted(graph.organizations, key=_identifier)
    places = sorted(graph.places, key=_identifier)
    links = (
        ("jurisdiction", KG.jurisdiction, ((each.id, each.jurisdiction) for each in bodies)),
        ("subOrganizationOf", ORG.subOrganizationOf, ((each.id, each.parent) for each in bodies)),
        ("containedInPlace", SCHEMA.containedInPlace, ((each.id, each.container) for each in places)),
    )
    for kind, term, pairs in links:
        for source, target in pairs:
            if target is not None:
                yield Edge(source, target, kind, kind, label(term))


_identifier = attrgetter("id")
