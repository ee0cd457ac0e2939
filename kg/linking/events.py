"""Which tellings of meetings, visits and occasions are one event."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from kg.linking.clusters import Clusters
from kg.linking.graph import Decision
from kg.linking.identifiers import identifier, mention_identifier
from kg.linking.likeness import Likeness
from kg.linking.meetings import THRESHOLD, MeetingJudge, Telling
from kg.linking.source import UNDATED, Ref
from kg.model import EntityKind, EventKind

_REMEMBERED = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event across articles: its tellings, the earliest first."""

    id: str
    kind: EventKind
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Happenings:
    """All events of a build, which one each of a record's is, and the decisions behind it."""

    events: tuple[Happening, ...]
    of: dict[Ref, str]
    decisions: tuple[Decision, ...]


def joined_events(tellings: Sequence[Telling], judge: MeetingJudge) -> Happenings:
    """The events that the tellings tell. Two of one article, or of two days, are never one."""
    ordered = sorted(tellings, key=lambda t: (t.anchor, t.ref))
    compared = ((pair, judge.likeness(ordered[pair[0]], ordered[pair[1]])) for pair in sorted(set(_compared(ordered))))
    likenesses = {pair: likeness for pair, likeness in compared if likeness.score > 0}
    ranked = sorted(
        (pair for pair, likeness in likenesses.items() if likeness.score >= THRESHOLD),
        key=lambda pair: (-likenesses[pair].score, pair),
    )
    clusters: Clusters[int] = Clusters(range(len(ordered)))
    members = {at: [at] for at in range(len(ordered))}
    joined: list[tuple[int, int]] = []
    partners = _partners(ordered, likenesses)
    for i, j in ranked:
        left, right = clusters.first(i), clusters.first(j)
        if left == right or not _may_be_one([ordered[at] for at in (*members[left], *members[right])]):
            continue
        if _torn(i, j, ordered, partners, clusters):
            continue
        clusters.join(i, j)
        both = members.pop(left) + members.pop(right)
        members[clusters.first(i)] = both
        joined.append((i, j))
    events = [_happening([ordered[at] for at in group]) for group in clusters.sets()]
    of = {told.ref: event.id for event in events for told in event.tellings}
    decisions = tuple(_decisions(ordered, joined, likenesses, of))
    return Happenings(tuple(sorted(events, key=lambda e: e.id)), of, decisions)


def _happening(tellings: Sequence[Telling]) -> Happening:
    first = tellings[0]
    return Happening(identifier("event", *first.anchor[1:], first.ref[1]), first.kind, tuple(tellings))


def _compared(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs of one day; and each without a day against those told or held in the time that it can mean."""
    by_day: dict[str, list[int]] = {}
    undated: list[int] = []
    for at, told in enumerate(tellings):
        (by_day.setdefault(told.day, []) if told.day is not None else undated).append(at)
    for day in sorted(by_day):
        yield from combinations(by_day[day], 2)
    timeline = sorted((told.day or told.latest, at) for at, told in enumerate(tellings))
    for at in undated:
        for other in _around(tellings[at], timeline):
            if other != at:
                yield min(at, other), max(at, other)


def _around(told: Telling, timeline: Sequence[tuple[str, int]]) -> Iterator[int]:
    if told.latest == UNDATED:
        low, high = "", UNDATED
    else:
        latest = date.fromisoformat(told.latest)
        low, high = (latest - _REMEMBERED).isoformat(), (latest + _REMEMBERED).isoformat()
    for _, at in timeline[bisect_left(timeline, (low, -1)) : bisect_right(timeline, (high, len(timeline)))]:
        yield at


def _may_be_one(tellings: Sequence[Telling]) -> bool:
    days = {told.day for told in tellings if told.day is not None}
    articles = [told.ref[0] for told in tellings]
    places = {told.whose for told in tellings if told.whose is not None}
    return len(days) <= 1 and len(places) <= 1 and len(set(articles)) == len(articles)


def _partners(
    tellings: Sequence[Telling], likenesses: dict[tuple[int, int], Likeness]
) -> dict[int, dict[int, float]]:
    """For each telling without a day those with one that it is like at all, in order, and how like."""
    found: dict[int, dict[int, float]] = {}
    for (i, j), likeness in likenesses.items():
        for undated, dated in ((i, j), (j, i)):
            if tellings[undated].day is None and tellings[dated].day is not None:
                found.setdefault(undated, {})[dated] = likeness.score
    return {undated: dict(sorted(known.items())) for undated, known in found.items()}


def _torn(
    i: int,
    j: int,
    tellings: Sequence[Telling],
    partners: dict[int, dict[int, float]],
    clusters: Clusters[int],
) -> bool:
    """Whether one without a day fits meetings of several days alike: the weekly 市委常委会会议."""
    for undated, dated in ((i, j), (j, i)):
        if tellings[undated].day is None and tellings[dated].day is not None:
            known = partners[undated]
            for other, score in known.items():
                if score >= known[dated] and tellings[other].day != tellings[dated].day:
                    return clusters.first(other) != clusters.first(dated)
    return False


def _decisions(
    tellings: Sequence[Telling],
    joined: Sequence[tuple[int, int]],
    likenesses: dict[tuple[int, int], Likeness],
    of: dict[Ref, str],
) -> Iterator[Decision]:
    for i, j in joined:
        told, likeness = tellings[j], likenesses[i, j]
        mention = mention_identifier(told.anchor, EntityKind.EVENT, told.ref[1])
        yield Decision("event", of[told.ref], mention, same=True, score=likeness.score, reasons=likeness.reasons)
    apart: dict[tuple[str, str], Likeness] = {}
    for (i, j), likeness in likenesses.items():
        left, right = sorted((of[tellings[i].ref], of[tellings[j].ref]))
        if left != right and ((left, right) not in apart or likeness.score > apart[left, right].score):
            apart[left, right] = likeness
    for (left, right), likeness in sorted(apart.items()):
        yield Decision("event", left, right, same=False, score=likeness.score, reasons=likeness.reasons)
