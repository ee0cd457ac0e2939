"""Entities of all articles as nodes of the graph, with their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.linking.atlas import Atlas, PlaceKey, short_name
from kg.linking.documents import Works
from kg.linking.events import Happening
from kg.linking.graph import DocumentNode, EventNode, Names, PersonNode, PlaceNode, SpeechNode
from kg.linking.identifiers import identifier
from kg.linking.meetings import generic_meetings
from kg.linking.people import Identity
from kg.linking.source import Ref, Source, squeezed
from kg.model import EntityKind


def place_identifiers(atlas: Atlas, used: Iterable[PlaceKey]) -> dict[PlaceKey, str]:
    """The identifiers of the places used and of all that contain them: from the code, else the full name."""
    kept = {at for key in used for at in (key, *atlas.ancestors(key))}
    return {key: identifier("place", key) for key in sorted(kept)}


def place_nodes(
    atlas: Atlas, ids: dict[PlaceKey, str], refs: dict[PlaceKey, list[Ref]], sources: Sequence[Source]
) -> tuple[PlaceNode, ...]:
    """The places in ``ids``, by identifier. ``refs`` are the records' places that each of them is."""
    nodes = []
    for place in atlas.all():
        if place.key not in ids:
            continue
        own, deictic = _printed(sources, EntityKind.PLACE, refs.get(place.key, ()))
        others = dict.fromkeys((short_name(place.name, place.level), *own, place.full_name))
        nodes.append(
            PlaceNode(
                id=ids[place.key],
                names=_names(place.name, others, deictic),
                full_name=place.full_name,
                level=place.level,
                code=place.code,
                container=ids[place.container] if place.container is not None else None,
                replaced_by=ids[place.successor] if place.successor is not None else None,
            )
        )
    return tuple(sorted(nodes, key=lambda node: node.id))


def person_nodes(people: Iterable[Identity], sources: Sequence[Source]) -> tuple[PersonNode, ...]:
    """Every person, by identifier."""
    nodes = []
    for person in people:
        refs = [appearance.ref for appearance in person.appearances]
        recorded = [sources[source].record.people[number] for source, number in refs]
        own = (one.name for one in recorded)
        nodes.append(
            PersonNode(
                id=person.id,
                names=_names(person.name, dict.fromkeys(own), ()),
                anonymous=all(one.anonymous for one in recorded),
                fictional=all(one.fictional for one in recorded),
            )
        )
    return tuple(sorted(nodes, key=lambda node: node.id))


def event_nodes(events: Iterable[Happening], sources: Sequence[Source]) -> tuple[EventNode, ...]:
    """Every event, by identifier; its label is the name that reports give it, the most telling one."""
    nodes = []
    for event in events:
        refs = [told.ref for told in event.tellings]
        own, deictic = _printed(sources, EntityKind.EVENT, refs)
        told_names = [squeezed(told.name) for told in event.tellings]
        label = best_name([squeezed(t.name) for t in event.tellings if t.reported] or told_names)
        reported = {sources[t.ref[0]].article_id for t in event.tellings if t.reported}
        mentioned = {sources[t.ref[0]].article_id for t in event.tellings if not t.reported} - reported
        generic = generic_meetings()
        standing = [name for name in dict.fromkeys((*told_names, *own)) if name not in generic]
        dependent = [*deictic, *(name for name in (*told_names, *own) if name in generic)]
        nodes.append(
            EventNode(
                id=event.id,
                names=_names(label, standing, dependent),
                kind=event.kind,
                reported_in=tuple(sorted(reported)),
                mentioned_in=tuple(sorted(mentioned)),
            )
        )
    return tuple(nodes)


def document_nodes(works: Works, sources: Sequence[Source]) -> tuple[DocumentNode, ...]:
    """Every document, by identifier."""
    nodes = []
    for work in works.works:
        recorded = [sources[source].record.documents[number] for source, number in work.refs]
        numbers = [squeezed(document.number) for document in recorded if document.number]
        own, _ = _printed(sources, EntityKind.DOCUMENT, work.refs)
        titles = [squeezed(document.title) for document in recorded]
        bare = [name.strip("《》") for name in own]
        names = _names(titles[0] or (numbers[0] if numbers else "文件"), dict.fromkeys((*titles, *bare)), ())
        nodes.append(DocumentNode(work.id, names, min(numbers, default=None), _articles(work.refs, sources)))
    return tuple(nodes)


def speech_nodes(works: Works, sources: Sequence[Source]) -> tuple[SpeechNode, ...]:
    """Every speech, by identifier."""
    nodes = []
    for work in works.works:
        recorded = [sources[source].record.speeches[number] for source, number in work.refs]
        own, deictic = _printed(sources, EntityKind.SPEECH, work.refs)
        names = [squeezed(speech.name) for speech in recorded]
        label = best_name(names)
        nodes.append(
            SpeechNode(work.id, _names(label, dict.fromkeys((*names, *own)), deictic), _articles(work.refs, sources))
        )
    return tuple(nodes)


def best_name(names: Sequence[str]) -> str:
    """The name that says most: no generic one where there is another, then the most frequent, then the longest."""
    counts = Counter(names)
    generic = generic_meetings()
    return min(counts, key=lambda name: (name in generic, -counts[name], -len(name), name))


def _printed(sources: Sequence[Source], kind: EntityKind, refs: Iterable[Ref]) -> tuple[list[str], list[str]]:
    """The printed forms that stand by themselves, and those that need a home."""
    own: set[str] = set()
    deictic: set[str] = set()
    for at, number in refs:
        source = sources[at]
        for mention in source.mentions(kind, number):
            (deictic if mention.deictic else own).add(source.printed(mention))
    return sorted(own), sorted(deictic)


def _names(label: str, other: Iterable[str], deictic: Iterable[str]) -> Names:
    """A label with other names, none of them said twice."""
    standing = tuple(name for name in dict.fromkeys(other) if name not in {label, ""})
    dependent = tuple(name for name in sorted(set(deictic)) if name not in {label, "", *standing})
    return Names(label, standing, dependent)


def _articles(refs: Iterable[Ref], sources: Sequence[Source]) -> tuple[str, ...]:
    return tuple(sorted({sources[source].article_id for source, _ in refs}))
