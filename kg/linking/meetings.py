"""How likely two tellings of an event, in two articles, mean one event: date, body, words of the name, people."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from rapidfuzz import fuzz

from kg.lexicons import lexicon
from kg.linking.atlas import Atlas, PlaceKey, short_name
from kg.linking.calendar import ResolvedDate, resolve
from kg.linking.likeness import Likeness
from kg.linking.organizations import Register
from kg.linking.people import People
from kg.linking.places import ArticlePlaces
from kg.linking.source import UNDATED, Anchor, Ref, Source
from kg.model import EntityKind, Event, EventKind, PlaceLevel
from kg.naming import central_forms

THRESHOLD = 0.6
_ALIKE = 0.62
"""Names at least this like are one name with a word more or less; below, two meetings of one body on one day."""
_UNDATED_ALIKE = 0.8
_REPRINTED_ALIKE = 0.4
"""Names that two extractions of one text may give to one meeting."""
_REMEMBERED_DAYS = 60
"""A reference without a date means a meeting at most this long before."""
_FULL = 100

_DATE_IN_NAME = re.compile(
    r"[（(]?(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?[）)]?|\d{4}年|[上下]午|昨[日天]|今[日天]|[“”\"《》\s]"
)
_LEVELS_PRINTED = {"省": PlaceLevel.PROVINCE, "市": PlaceLevel.PREFECTURE, "县": PlaceLevel.COUNTY}
_PARTY = "中共"


@dataclass(frozen=True, slots=True)
class Telling:
    """An event of one record with all that linking settled of it. ``day`` is its first day, ISO, where known."""

    ref: Ref
    kind: EventKind
    name: str
    words: str
    generic: bool
    reported: bool
    when: ResolvedDate | None
    day: str | None
    month_day: str | None
    latest: str
    bodies: frozenset[str]
    whose: PlaceKey | None
    central: bool
    home: PlaceKey | None
    people: frozenset[str]
    text: int
    anchor: Anchor


class Teller:
    """Makes tellings of records' events, in the light of all that is settled before events are compared."""

    def __init__(self, atlas: Atlas, register: Register, people: People, originals: Mapping[int, int]) -> None:
        self._atlas = atlas
        self._register = register
        self._people = people
        self._originals = originals

    def telling(self, source: Source, number: int, places: ArticlePlaces) -> Telling:
        """The telling of one event of an article."""
        event = source.record.events[number]
        when = resolve(event.date, source.issue) if event.date is not None else None
        bodies = frozenset(self._register.of[source.index, organizer] for organizer, _ in event.organizers)
        whose, central = self._whose(event, places, bodies)
        words = meeting_words(event.name, self._names_around(whose or places.home))
        parts = [part.agent for part in event.participations if part.agent_kind is EntityKind.PERSON]
        return Telling(
            ref=(source.index, number),
            kind=event.kind,
            name=event.name,
            words=words,
            generic=words in generic_meetings(),
            reported=event.reported,
            when=when,
            day=when.start if when is not None else None,
            month_day=_month_day(when),
            latest=source.issued,
            bodies=bodies,
            whose=whose,
            central=central,
            home=places.home,
            people=frozenset(id_ for part in parts if (id_ := self._people.of.get((source.index, part))) is not None),
            text=self._originals[source.index],
            anchor=source.entity_anchor(EntityKind.EVENT, number, event.span),
        )

    def _whose(self, event: Event, places: ArticlePlaces, bodies: frozenset[str]) -> tuple[PlaceKey | None, bool]:
        """The place whose meeting it is: of its body, of the level word in its name; and whether a central one."""
        owners = sorted(place for id_ in bodies if (place := self._register[id_].place) is not None)
        if owners:
            return owners[0], False
        if event.name.startswith(lexicon("linking").words("central beginnings")):
            return None, True
        for printed, level in _LEVELS_PRINTED.items():
            if event.name.startswith((printed, "全" + printed)):
                return places.meant(level, event.span.start), False
        return None, False

    def _names_around(self, place: PlaceKey | None) -> tuple[str, ...]:
        """The names that may stand before a meeting's own: 岭东省, 岭东, 临江市, 临江; wide places first."""
        if place is None:
            return ()
        around = [self._atlas[at] for at in reversed((place, *self._atlas.ancestors(place)))]
        return tuple(name for at in around for name in (at.name, short_name(at.name, at.level)))


@cache
def generic_meetings() -> frozenset[str]:
    """Names that denote any meeting."""
    return frozenset(lexicon("linking").words("generic meetings"))


@cache
def _shortenings() -> tuple[tuple[str, str], ...]:
    return tuple((row[0], row[1] if len(row) > 1 else "") for row in lexicon("linking").rows("shortenings"))


@cache
def _shortest_central() -> dict[str, str]:
    """Every name of a central organ → its shortest one: 国家防汛抗旱总指挥部 → 国家防总."""
    return {
        name: min((full, *forms), key=lambda form: (len(form), form))
        for full, forms in central_forms().items()
        for name in (full, *forms)
    }


@cache
def _central_names() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_shortest_central(), key=lambda name: (-len(name), name)))))


@cache
def meeting_words(name: str, around: tuple[str, ...] = ()) -> str:
    """The name in short words, without date and whose it is.

    中共中央政治局常务委员会1月25日会议 → 中央政治局常委会; with 临江市 ``around``, 临江市防汛工作会议 → 防汛工作会议.
    """
    words = _DATE_IN_NAME.sub("", name)
    words = _central_names().sub(lambda found: _shortest_central()[found[0]], words)
    for long, short in _shortenings():
        words = words.replace(long, short)
    for prefix in (_PARTY, *around):
        words = words.removeprefix(prefix) or words
    for level in lexicon("linking").words("level words"):
        if words.startswith(level) and len(words) - len(level) > 1:
            return words.removeprefix(level)
    return words or name


class MeetingJudge:
    """Compares tellings in the light of the build's places."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas

    def likeness(self, one: Telling, other: Telling) -> Likeness:
        """How likely the two are one event; 0 where something excludes it."""
        excluded = self._excluded(one, other)
        if excluded:
            return Likeness(0.0, (excluded,))
        alike = _alike(one, other)
        if one.text == other.text and (alike >= _REPRINTED_ALIKE or _generic(one, other)):
            return Likeness(round(0.9 + alike / 10, 3), ("同一稿件",))
        if (one.day is not None and other.day is not None) or _same_month_day(one, other):
            return self._dated(one, other, alike)
        return self._undated(one, other, alike)

    def _excluded(self, one: Telling, other: Telling) -> str | None:
        """What makes the two two, in words; None where nothing does."""
        if one.kind is not other.kind:
            return "性质不同"
        if one.ref[0] == other.ref[0]:
            return "同一稿件中分述"
        if not _days_agree(one, other):
            return "日期不同"
        return self._excluded_by_place(one, other)

    def _excluded_by_place(self, one: Telling, other: Telling) -> str | None:
        if one.whose is not None and other.whose is not None and one.whose != other.whose:
            return "属地不同"
        if (one.central and other.whose) or (other.central and one.whose):
            return "中央与地方"
        return "两地各自的报道" if self._two_homes(one, other) else None

    def _two_homes(self, one: Telling, other: Telling) -> bool:
        """Two reports, each of its own place, of meetings whose names do not say whose they are."""
        if not (one.reported and other.reported) or one.central or other.central:
            return False
        left, right = one.whose or one.home, other.whose or other.home
        return left is not None and right is not None and not self._atlas.related(left, right)

    def _dated(self, one: Telling, other: Telling, alike: float) -> Likeness:
        named = (0.35 * alike, f"名称相近 {alike:.2f}")
        day = one.day or other.day or one.month_day
        grounds = [(0.3, f"同日：{day}"), named, *self._body_grounds(one, other)]
        shared = one.people & other.people
        if shared:
            grounds.append((min(0.1 * len(shared), 0.2), f"同现{len(shared)}人"))
        elif one.people and other.people:
            grounds.append((-0.15, "人物不同"))
        if _generic(one, other):
            if one.bodies & other.bodies or len(shared) > 1:
                grounds.append((0.25, "泛称"))
            return _sum(grounds)
        if alike < _ALIKE:
            return Likeness(0.0, (f"名称不同 {alike:.2f}",))
        return _sum(grounds)

    def _undated(self, one: Telling, other: Telling, alike: float) -> Likeness:
        """A reference without a date (全省防汛电视电话会议精神): the words must say nearly all."""
        if _generic(one, other) or alike < _UNDATED_ALIKE:
            return Likeness(0.0, (f"名称不同 {alike:.2f}",))
        if not _remembered(one, other):
            return Likeness(0.0, ("相隔太久",))
        return _sum([(0.45 * alike, f"名称相近 {alike:.2f}"), *self._body_grounds(one, other)])

    def _body_grounds(self, one: Telling, other: Telling) -> list[tuple[float, str]]:
        if one.bodies & other.bodies:
            return [(0.25, "同一机构")]
        if one.whose is not None and one.whose == other.whose:
            return [(0.2, f"属地相同：{self._atlas[one.whose].name}")]
        if one.central and other.central:
            return [(0.2, "中央会议")]
        left, right = one.whose or one.home, other.whose or other.home
        if left is not None and left == right:
            return [(0.15, f"同地报道：{self._atlas[left].name}")]
        return []


def _sum(grounds: Sequence[tuple[float, str]]) -> Likeness:
    score = round(min(max(sum(weight for weight, _ in grounds), 0.0), 1.0), 3)
    return Likeness(score, tuple(reason for _, reason in grounds))


def _alike(one: Telling, other: Telling) -> float:
    """How like the words of the names are; a name that is the other's end (视频见面会) is like it but for a little."""
    whole = fuzz.ratio(one.words, other.words) / _FULL
    shorter, longer = sorted((one.words, other.words), key=len)
    if longer.endswith(shorter) and shorter not in generic_meetings():
        return max(whole, 0.9)
    return whole


def _generic(one: Telling, other: Telling) -> bool:
    return one.generic or other.generic


def _month_day(when: ResolvedDate | None) -> str | None:
    """--07-03 of a day whose year is known or not."""
    if when is None or (when.start is None and when.partial is None):
        return None
    if when.start is not None:
        return "-" + when.start[4:]
    return when.partial if when.partial is not None and when.partial.startswith("--") else None


def _same_month_day(one: Telling, other: Telling) -> bool:
    """Whether both are on one day of the year, and the pages at most some weeks apart where both are dated."""
    return one.month_day is not None and one.month_day == other.month_day and _remembered(one, other)


def _days_agree(one: Telling, other: Telling) -> bool:
    if one.day is not None and other.day is not None:
        return one.day == other.day
    if one.month_day is not None and other.month_day is not None and one.month_day != other.month_day:
        return False
    return _within(one, other) and _within(other, one)


def _within(bounded: Telling, dated: Telling) -> bool:
    if bounded.when is None or dated.day is None:
        return True
    low, high = bounded.when.not_before, bounded.when.not_after
    return (low is None or low <= dated.day) and (high is None or dated.day <= high)


def _remembered(one: Telling, other: Telling) -> bool:
    """Whether the undated one is told soon after the other took place, or both are told at about one time."""
    for undated, dated in ((one, other), (other, one)):
        if undated.day is None and undated.latest != UNDATED:
            happened = dated.day or dated.latest
            if happened == UNDATED:
                return True
            days = (date.fromisoformat(undated.latest) - date.fromisoformat(happened)).days
            if (dated.day is not None and days < 0) or abs(days) > _REMEMBERED_DAYS:
                return False
    return True
