"""Offices whose body is named elsewhere: 局长 after 市水利局, 局党组书记 in its report, 护士罗大川来自市一院."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from msgspec.structs import replace

from kg import naming
from kg.extraction.bodies import OrganizationHit
from kg.extraction.bodies.tables import ending_words
from kg.extraction.place_hits import PlaceHit
from kg.extraction.title_items import TitleItem, TitleSequence
from kg.extraction.title_owners import shared_body
from kg.extraction.titled_bodies import offices
from kg.lexicons import lexicon
from kg.model import OrganizationKind, PlaceLevel

_REACH = 400
_TITLES = 1 << 11
"""So many titles are remembered with what they say of a body."""
"""So many characters back a body may have been named; a longer report has come to others."""

_COMES_FROM = re.compile(
    "[\u4e00-\u9fff·]{2,8}?(?:(?:也|都|则|均|就)?(?:来自|供职于|就职于|任职于)|(?:率领|带领|执教|执掌)的)"
)
_WHICH_HEADS = re.compile("(?:[、，,][^。；]{2,30}?任(?:常务)?副[\u4e00-\u9fff]{2,3})?的")
_NEXT_IN_LIST = re.compile(
    "(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]+·[\u4e00-\u9fff·]+)(?:[（(][^（）()]{1,8}[）)])?[、，,和与]"
)
_SENTENCE_END = re.compile("[。！？\n]")
# 青禾村|驻村工作队队长
_RESIDENT_TEAM = re.compile("驻村(?:扶贫|帮扶|乡村振兴)?(?:工作|扶贫|帮扶)队(?=副?队长|[队成]员)")
_SENT_TO_VILLAGES = "第一书记"
_COMMAS = frozenset("，,")
_SHORTEST_NAME = 3
_KEPT_SHORT = frozenset({OrganizationKind.HOSPITAL, OrganizationKind.SCHOOL, OrganizationKind.COMPANY})
"""Kinds of bodies whose short names lose their ending: 市一院, 县三中, 华新机械."""


def with_antecedents(
    text: str,
    sequences: Sequence[TitleSequence],
    bodies: Sequence[OrganizationHit],
    places: Sequence[PlaceHit],
) -> tuple[TitleSequence, ...]:
    """The sequences, with the body named elsewhere where an office needs one of its kind and names none."""
    antecedents = _Antecedents(text, bodies, places)
    done: list[TitleSequence] = []
    for sequence in sequences:
        before = done[-1].items[-1] if done else None
        done.append(
            TitleSequence(tuple(_beside_one_another(text, [antecedents.completed(i, before) for i in sequence.items])))
        )
    return tuple(done)


def _beside_one_another(text: str, items: Sequence[TitleItem]) -> Iterator[TitleItem]:
    """学校副校长、|体操教练: what has no body is at that which was found for the office before it."""
    found: OrganizationHit | None = None
    for at, item in enumerate(items):
        if at and text[items[at - 1].span.end] in _COMMAS:
            found = None  # 由罗大川当队长，|妇联主席田春生管登记
        alone = item.organization is None and item.implied is None and item.place is None
        takes = alone and item.level is None and item.is_post and not item.collective
        done = replace(item, organization=shared_body(found, item)) if found and takes else item
        elsewhere = done.organization and not done.span.contains(done.organization.span)
        found = done.organization if elsewhere and not _without_stand_in(item.title)[1] else None
        yield done


class _Antecedents:
    """The bodies of one article as what its offices may belong to."""

    def __init__(self, text: str, bodies: Sequence[OrganizationHit], places: Sequence[PlaceHit]) -> None:
        self.text = text
        self.bodies = sorted(bodies, key=lambda body: (body.span.end, body.span.start))
        self.ends = [body.span.end for body in self.bodies]
        self.by_start = {body.span.start: body for body in self.bodies}
        self.villages = [place for place in places if place.level is PlaceLevel.VILLAGE and not place.deictic]
        self.sites = [place for place in places if place.level is PlaceLevel.SITE and not place.is_zone]
        self.site_ends = [place.span.end for place in self.sites]
        self.village_starts = [place.span.start for place in self.villages]

    def completed(self, item: TitleItem, before: TitleItem | None) -> TitleItem:
        """The office with the body that stands elsewhere, if it has none by itself."""
        if item.implied or item.collective:
            return item
        if item.organization is None and (branch := self._village_branch(item)):
            return replace(item, implied=branch)
        if (
            item.organization is None
            and (team := _RESIDENT_TEAM.match(item.title))
            and (village := self._last_village(item))
        ):
            hit = OrganizationHit(
                item.span, OrganizationKind.TASK_FORCE, own_name=team.group(), place=village, votes=("title",)
            )
            return replace(item, title=item.title[team.end() :], implied=hit)
        if item.organization and (own := self._in_village(item)):
            return replace(item, organization=own)
        if item.organization is None and item.place is None and (short := self._under_short_name(item)):
            return short
        title, endings = _without_stand_in(item.title)
        known = item.organization is not None and not self._is_of_another(item, endings)
        return item if item.place or known else self._elsewhere(item, before, title, endings)

    def _elsewhere(self, item: TitleItem, before: TitleItem | None, title: str, endings: tuple[str, ...]) -> TitleItem:
        """The office at the body behind its bearer, beside it, or of its kind before; at none where there is none."""
        own = title == item.title
        endings = endings or _kinds_of(title)
        found: OrganizationHit | None = None
        if own and (endings or title.endswith(_staff())):
            found = self._named_behind(item) or self._beside(item, before, endings)
        if found is None and endings:
            found = next(self._earlier(item, endings), None) or self._facility(item, endings) or self._anywhere(endings)
        return replace(item, title=title if found else item.title, organization=found)

    def _under_short_name(self, item: TitleItem) -> TitleItem | None:
        """繁育中心|主任, where 青石大熊猫繁育中心 is printed: the office at the body by the last words of its name."""
        for length in range(len(item.title) - 1, _SHORTEST_NAME - 1, -1):
            name, office = item.title[:length], item.title[length:]
            if office not in offices() or not name.endswith(_named_ends()) or _has_own_kind(item.title, office):
                continue
            whole = [body for body in self.bodies if self._is_longer(body, name)]
            before = [body for body in whole if body.span.end <= item.span.start]
            if whole:
                return replace(item, title=office, organization=(before[-1:] or whole[:1])[0])
        return None

    def _is_longer(self, body: OrganizationHit, name: str) -> bool:
        printed = body.span.of(self.text)
        if printed == name:
            return bool(body.units)  # 物资保障组|组长, where the command is printed with its parts
        return len(printed) > len(name) + 1 and printed.endswith(name)  # 团党委 is no end of 兵团党委

    def _facility(self, item: TitleItem, endings: tuple[str, ...]) -> OrganizationHit | None:
        """到临江东站察看，站长罗大川介绍: a site of the kind, which is printed as a place alone."""
        before = bisect_right(self.site_ends, item.span.start) - 1
        for site in self.sites[max(before, 0) : before + 1]:
            near = not _SENTENCE_END.search(self.text, site.span.end, item.span.start)
            if near and site.name.endswith(endings):
                return OrganizationHit(item.span, OrganizationKind.OTHER, own_name=site.name, votes=("title",))
        return None

    def _anywhere(self, endings: tuple[str, ...]) -> OrganizationHit | None:
        """The first body made for a task of a kind, for its members are printed before it too."""
        if not set(endings) <= _task_endings():
            return None
        return next((body for body in self.bodies if self._is_of(body, endings)), None)

    def _village_branch(self, item: TitleItem) -> OrganizationHit | None:
        """青禾村第一书记, 到青禾村任第一书记; 在青禾村，党支部书记: the branch in the village that is named last."""
        key = next((key for office, key in _branch_offices() if item.title.endswith(office)), None)
        if key is None:
            return None
        village, sent_there = item.place, item.title.endswith(_SENT_TO_VILLAGES)
        if village is None:
            village = self._last_village(item)
            if village and not sent_there and _SENTENCE_END.search(self.text, village.span.end, item.span.start):
                return None
        if village is None or village.level is not PlaceLevel.VILLAGE:
            return None
        key = self._printed_branch(village) or key if sent_there else key
        kind = naming.bodies()[key].kind
        return OrganizationHit(item.span, kind, key, place=village, votes=("title",))

    def _last_village(self, item: TitleItem) -> PlaceHit | None:
        before = bisect_right(self.village_starts, item.span.start) - 1
        return self.villages[before] if before >= 0 else None

    def _in_village(self, item: TitleItem) -> OrganizationHit | None:
        """在青禾村，村党支部|书记: the body of a village is of the village named last."""
        body = item.organization
        if body is None or body.place or body.level is not PlaceLevel.VILLAGE:
            return None
        village = self._last_village(item)
        same = village is not None and village.name.endswith(body.level_word)
        return replace(body, place=village, level=None) if village and same else None

    def _printed_branch(self, village: PlaceHit) -> str | None:
        """The key of the village's branch as the article prints it: 村党总支 where there is one."""
        own = (
            body.body
            for body in self.bodies
            if body.body in _branches()
            and (body.place.name == village.name if body.place else body.level is PlaceLevel.VILLAGE)
        )
        return next(own, None)

    def _is_of_another(self, item: TitleItem, endings: tuple[str, ...]) -> bool:
        """县委书记、指挥部总指挥: the second office is none in the committee, which is printed before the first."""
        body = item.organization
        inherited = body is not None and not item.span.contains(body.span)
        return body is not None and inherited and bool(endings) and not self._is_of(body, endings)

    def _earlier(self, item: TitleItem, endings: tuple[str, ...]) -> Iterator[OrganizationHit]:
        """The bodies of a kind before an office, the nearest first."""
        for at in range(bisect_right(self.ends, item.span.start) - 1, -1, -1):
            body = self.bodies[at]
            if body.span.start < item.span.start - _REACH:
                return
            if self._is_of(body, endings):
                yield body

    def _is_of(self, body: OrganizationHit, endings: tuple[str, ...]) -> bool:
        printed = body.span.of(self.text)
        if printed.endswith(endings):
            return True
        short = body.kind in _KEPT_SHORT and body.body is None and not body.units
        return short and not ending_words().ends(printed) and body.kind in _kinds(endings)

    def _named_behind(self, item: TitleItem) -> OrganizationHit | None:
        """护士罗大川|来自市中心医院, 主教练罗大川|率领的青石队, 由市长任组长|的工作专班."""
        link = _COMES_FROM.match(self.text, item.head.end) or _WHICH_HEADS.match(self.text, item.head.end)
        return self.by_start.get(link.end()) if link else None

    def _beside(self, item: TitleItem, before: TitleItem | None, endings: tuple[str, ...]) -> OrganizationHit | None:
        """市中心医院院长罗大川、|工会主席林秀英: an office of a body's staff in a list is one at the body before."""
        if before is None or before.organization is None or not before.is_post:
            return None
        listed = _NEXT_IN_LIST.fullmatch(self.text, before.head.end, item.span.start)
        institution = before.organization.body is None or bool(before.organization.own_name)
        body = shared_body(before.organization, item) if listed and institution else None
        return body if body and (not endings or self._is_of(body, endings)) else None


@lru_cache(maxsize=_TITLES)
def _without_stand_in(title: str) -> tuple[str, tuple[str, ...]]:
    """局|党组书记 → 党组书记, of what ends in 局; 集团公司|副总经理 → 副总经理, of a company."""
    for word, endings in _stand_ins():
        rest = title.removeprefix(word)
        if rest != title and len(rest) > 1 and not rest.startswith(("长", "级", "学")):
            return rest, endings
    return title, ()


def _has_own_kind(title: str, office: str) -> bool:
    """Whether the lexicon says of the whole title what body has it, and not only of its last word: 执行局局长."""
    known = next((whole for whole, _ in _offices() if title.endswith(whole)), "")
    return len(known) > len(office)


@lru_cache(maxsize=_TITLES)
def _kinds_of(title: str) -> tuple[str, ...]:
    """The endings of the only kind of body that has such an office."""
    return next((kinds for office, kinds in _offices() if title.endswith(office)), ())


@cache
def _named_ends() -> tuple[str, ...]:
    """What the names of bodies and of bodies made for a task end in."""
    return (*lexicon("organizations").mapping("endings"), *_task_endings(), "代表团", "队", "组")


@cache
def _branch_offices() -> tuple[tuple[str, str], ...]:
    return tuple((office, key) for office, key in lexicon("titles").rows("village branches"))


@cache
def _branches() -> frozenset[str]:
    return frozenset({"party-committee", *(key for _, key in _branch_offices())})


@cache
def _kinds(endings: tuple[str, ...]) -> frozenset[OrganizationKind]:
    """The kinds of organisations that names with the endings are of."""
    table = lexicon("organizations").mapping("endings")
    return frozenset(OrganizationKind(table[ending]) for ending in endings if ending in table)


@cache
def _task_endings() -> frozenset[str]:
    return frozenset(lexicon("organizations").words("task-endings"))


@cache
def _staff() -> tuple[str, ...]:
    return lexicon("titles").words("staff")


@cache
def _offices() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return _by_length("offices of a kind of body")


@cache
def _stand_ins() -> tuple[tuple[str, tuple[str, ...]], ...]:
    tasks = tuple((ending, (ending,)) for ending in _task_endings())  # 督导组|组长
    return tuple(sorted({*_by_length("stand-ins"), *tasks}, key=lambda row: (-len(row[0]), row)))


def _by_length(section: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = [(word, tuple(endings.split("|"))) for word, endings in lexicon("titles").rows(section)]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))
