"""Where the IRIs of an earlier build lead that the new one has no longer: an earlier mention or a merge retires one.

A retired entity is replaced by the one to which most of its mentions belong now, a retired fact by the fact of the same
kind on the entities that replace its own. What was withdrawn with its pages leads nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import IO

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from kg.graph.terms import PREFIXES
from kg.kept import KeptGraph
from kg.linking.graph import KnowledgeGraph, MentionNode

_Place = tuple[str, int, int, str]
_Key = tuple[str | None, ...]


def redirects(earlier: KeptGraph, graph: KnowledgeGraph, base_iri: str) -> tuple[tuple[str, str], ...]:
    """Pairs of a retired IRI and the one that replaces it now, sorted; those of builds before the earlier one too."""
    moved = _moved_entities(earlier.graph, graph)
    moved |= _moved_facts(earlier.graph, graph, moved)
    here = {id_ for _, id_ in _facts(graph)} | _entities(graph)
    now = {
        earlier.base_iri + old: base_iri + new
        for old, new in moved.items()
        if new in here and earlier.base_iri + old != base_iri + new
    }
    for retired, replacement in earlier.redirects:
        local = replacement.removeprefix(earlier.base_iri)
        end = now.get(replacement) or (base_iri + local if local in here else None)
        if end is not None and retired != end:
            now.setdefault(retired, end)
    return tuple(sorted((old, new) for old, new in now.items() if old.removeprefix(base_iri) not in here))


def write_redirects(pairs: tuple[tuple[str, str], ...], target: IO[bytes]) -> None:
    """Writes the pairs in Turtle, each ``retired dcterms:isReplacedBy current``."""
    replaced = NamedNode(PREFIXES["dcterms"] + "isReplacedBy")
    triples = (Triple(NamedNode(old), replaced, NamedNode(new)) for old, new in pairs)
    serialize(triples, target, RdfFormat.TURTLE, prefixes={"dcterms": PREFIXES["dcterms"]})


def _moved_entities(old: KnowledgeGraph, new: KnowledgeGraph) -> dict[str, str]:
    """For each entity of the old graph the one of the new that has most of its mentions."""
    now = {_place(mention): mention.entity for mention in new.mentions}
    votes: dict[str, Counter[str]] = {}
    for mention in old.mentions:
        entity = now.get(_place(mention))
        if entity is not None:
            votes.setdefault(mention.entity, Counter())[entity] += 1
    return {
        entity: entity if entity in found else min(found, key=lambda id_: (-found[id_], id_))
        for entity, found in votes.items()
    }


def _place(mention: MentionNode) -> _Place:
    first = mention.regions[0]
    return mention.page, first.start, first.end, mention.entity.partition("-")[0]


def _moved_facts(old: KnowledgeGraph, new: KnowledgeGraph, moved: Mapping[str, str]) -> dict[str, str]:
    now = dict(_facts(new))
    return {
        id_: now[key]
        for found, id_ in _facts(old)
        if (key := tuple(moved.get(part, part) if part is not None else None for part in found)) in now
    }


def _facts(graph: KnowledgeGraph) -> Iterator[tuple[_Key, str]]:
    """What makes each fact what it is, with its identifier."""
    for post in graph.posts:
        yield ("post", post.organization, post.title), post.id
    for tenure in graph.tenures:
        whose = (tenure.person, tenure.organization, tenure.jurisdiction)
        yield ("tenure", *whose, tenure.title, tenure.status), tenure.id
    for part in graph.participations:
        yield ("participation", part.event, part.agent, part.role), part.id
    for claim in graph.claims:
        yield ("claim", claim.subject, claim.predicate, claim.object), claim.id


def _entities(graph: KnowledgeGraph) -> set[str]:
    groups = (graph.people, graph.organizations, graph.places, graph.events, graph.documents, graph.speeches)
    return {node.id for nodes in groups for node in nodes}
