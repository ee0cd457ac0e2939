"""Which printed name bears which printed titles: before it, behind it, behind a list with 等, by appointment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec
from msgspec.structs import replace

from kg.extraction.rosters import Roster
from kg.extraction.title_items import TitleItem, TitleSequence
from kg.lexicons import lexicon
from kg.model import Status
from kg.text import Span

CLAUSE = 24
"""So many characters before a title may hold the words that tie it to a name."""

_COMMAS = frozenset("，,")
_GAP = re.compile(r"[：:]?[ \u3000]*")
_NOTE = r"(?:同志)?(?:[（(][^（）()。；;]{1,12}[）)])?"
_SEPARATOR = re.compile(_NOTE + r"(?:、|[ \u3000]+(?=[\u4e00-\u9fff])|和|与|及|以及)")
_SEPARATOR_BEFORE = re.compile(_NOTE + "(?:、|和|与|及|以及)$")
_HOLDS = re.compile(
    f"{_NOTE}(?:现|拟|将|并|也|均|都|分别|再次|全票|高票|以[0-9]{{1,4}}票(?:的?[高得]票(?:数)?)?)?"
    "(?:到[一-鿿]{0,7}[村里县乡镇市区州局厂校院](?=任|担任|挂))?(?:为|任|挂任|挂职任|挂职担任|挂职|担任|出任|当选为?|兼任|就任|接任|继任|履新|调任|升任|转任|改任|拟任|被任命为|被选举为|被选为|被增补为|被聘为|被?推举为|被?推选为|受聘为|受聘担任|受聘)$"
)
_ABUSED = re.compile(f"{_NOTE}(?:利用|在)其?(?:先后)?担任$")
_REMOVED = re.compile(f"{_NOTE}(?:辞去|担任)?的?$")
# 免去：|陆某某的…职务；|何某某的…职务。
_ANNOUNCED = re.compile(r"[：:]?\s*$")
_AND_OF = re.compile(r"职务[；;，,、]\s*$")
_LEAVES = re.compile(
    f"{_NOTE}(?:因[^，。；,;]{{1,12}})?(?:不再(?:担任|兼任|任)|(?:申请|请求|提出)?辞去了?|卸任|被免去|被撤销|被免除|被罢免)$"
)
_CALLED = re.compile("名叫|叫做?|名为|叫作")
_NAMELY = re.compile("(?:同志)?(?:主要|分别|还)?(?:有|是|为|包括)[：:]?")
_IN_BRACKETS = re.compile("[（(](?:[^（）()。；]{1,12}[，,])?$")
_BRACKET_ENDS = re.compile("[，,）)]")
_IS = re.compile(f"{_NOTE}(?:(?:就|也|还)?是|系)$")
_SAID_AND_DONE = re.compile("[，。；！？,;!?）)]|$")
_AND_SO_ON = re.compile("等+$")
_CANDIDATE = re.compile("(?:候选人|提名人选|人选|候选人选)+")
_AS = ("作为", "身为")
_WHO_HOLDS = re.compile("(?:任|担任|兼任|出任|当选)$")
_HELD_BY = re.compile("(?:一职|职务|职)?[，,]?由")
_TAKES = re.compile(f"{_NOTE}(?:同时)?(?:担任|兼任|出任|接任|继任|代理|暂代|兼)")
_CLAUSE_VERB = re.compile(
    "(?:^|[，；。：,;:])(?:并|还|又|同时|此前|曾|先后|历|现|拟|后|其后|随后)?"
    "(?P<verb>任|(?:利用|在)?其?(?:先后)?担任|兼任|出任|当选为?|被任命为|被选为|提名为?|推荐为?|不再担任|不再兼任|不再任|升任|转任|改任|调任|辞去|卸任|)$"
)
_NO_MORE = ("不再", "辞", "卸", "利用", "在", "其")
_HIM = re.compile("(?:(?P<off>免去|免除|撤销|罢免)|任命|聘任|选举|决定)其(?:担任的|的|为|担任|任)?$")
_STANDS_IN, _OFFICE = "代理", "职务"
_SENTENCE_END = re.compile("[。！？!?]")
_ROSTER_REACH = 60
_HISTORY = "。历任"
_SUBJECT_REACH = 120


class Holding(msgspec.Struct, frozen=True):
    """A person's name printed with a title: the spans of the name and the item."""

    name: Span
    item: TitleItem


def name_place(text: str, sequence: TitleSequence) -> int:
    """Where the name of a title's bearer would begin: behind it, behind the comma of 作为市长，, 的 of 时任市长的."""
    span = sequence.span
    start, end = span.start, span.end
    clause = text[max(start - CLAUSE, 0) : start]
    if text[end : end + 1] in {"，", ","} and any(
        word in clause.rsplit("，", 1)[-1].rsplit("。", 1)[-1] for word in _AS
    ):
        return end + 1
    if called := _CALLED.match(text, end):
        return called.end()
    if text[end : end + 1] == "的" and (_WHO_HOLDS.search(clause) or text.startswith(_status_verbs(), start)):
        return end + 1
    if sequence.items[-1].collective and (namely := _NAMELY.match(text, end)):
        return namely.end()  # 出席会议的市领导有：陆明远、何思齐
    candidate = _CANDIDATE.match(text, end)
    return candidate.end() if candidate else end


def gap_before_name(text: str, at: int) -> int:
    """Where the name behind a title begins: over a colon and blanks (组长：李明)."""
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


def after_name(text: str, end: int) -> int | None:
    """Where the next name of a list begins behind one that ends at ``end``: 李静（女）、王勇（满族）."""
    separator = _SEPARATOR.match(text, end)
    return separator.end() if separator else None


def holdings(
    text: str, sequences: Sequence[TitleSequence], names: Sequence[Span], rosters: Sequence[Roster] = ()
) -> Iterator[Holding]:
    """Which name bears which printed titles: before it, behind it, behind a list with 等, by appointment."""
    bearers = _Bearers(text, names, sequences)
    parted = [part for sequence in sequences for part in bearers.parted(sequence)]
    for sequence in parted:
        for bearer, status in bearers.of(sequence, parted):
            yield from (Holding(bearer, replace(item, status=status or item.status)) for item in sequence.items)
    for roster in rosters:
        if announced := _announcing(text, roster, parted):
            yield from (Holding(name, item) for name in roster.names for item in announced.items[-1:])


def _announcing(text: str, roster: Roster, sequences: Sequence[TitleSequence]) -> TitleSequence | None:
    """The office that those on a roster hold: 委员（35名，按姓氏笔画排列）."""
    first = roster.names[0].start
    before = [one for one in sequences if one.span.end <= first and first - one.span.end <= _ROSTER_REACH]
    if not before or _SENTENCE_END.search(text, before[-1].span.end, first - 1):
        return None
    return before[-1]


Bearer = tuple[Span, Status | None]
"""A name, and the status that the words between it and the title say, if any."""


class _Bearers:
    """Who bears the titles of one article."""

    def __init__(self, text: str, names: Sequence[Span], sequences: Sequence[TitleSequence]) -> None:
        self.text = text
        self.titles = {sequence.span.end: sequence.span.start for sequence in sequences}
        self.by_start = {span.start: span for span in names}
        self.by_end = {span.end: span for span in names}
        self.names = sorted(names)

    def parted(self, sequence: TitleSequence) -> list[TitleSequence]:
        """蓝某某院士，附属中学校长荀某某: an office behind a name apart from the one before the next."""
        first, *rest = sequence.items
        apposed = rest and first.span.start in self.by_end and is_apposed(TitleSequence((first,)))
        if apposed and name_place(self.text, sequence) in self.by_start:
            return [TitleSequence((first,)), TitleSequence(tuple(rest))]
        return self._parted_at_comma(sequence)

    def _parted_at_comma(self, sequence: TitleSequence) -> list[TitleSequence]:
        """由陆某某任组长，|市委常委何某某任副组长: who is appointed holds what is printed up to the comma."""
        items = sequence.items
        commas = (at for at in range(1, len(items)) if self.text[items[at - 1].span.end] in _COMMAS)
        for at in commas:
            first, rest = TitleSequence(items[:at]), TitleSequence(items[at:])
            if self._appointed(first) and any(_run(self.text, name_place(self.text, rest), self.by_start)):
                return [first, rest]
        return [sequence]

    def of(self, sequence: TitleSequence, sequences: Sequence[TitleSequence]) -> list[Bearer]:
        """The bearers of a sequence of titles."""
        found = (
            self._appointed(sequence) or self._behind(sequence) or self._before(sequence) or self._bracketed(sequence)
        )
        taking = self._taking(sequence, sequences)
        return [*found, *taking] or self._subject(sequence)

    def _behind(self, sequence: TitleSequence) -> list[Bearer]:
        at = name_place(self.text, sequence)
        candidate = _CANDIDATE.match(self.text, sequence.span.end)
        status = Status.DESIGNATE if candidate else None
        if at > sequence.span.end and not candidate and self.text.startswith(_former_verbs(), sequence.span.start):
            status = Status.FORMER
        return [(name, status) for name in _run(self.text, at, self.by_start)]

    def _appointed(self, sequence: TitleSequence) -> list[Bearer]:
        """Who is appointed to the office, or removed from it: A、B任…, 免去X的…, X不再担任…."""
        start = sequence.span.start
        if not any(end in self.by_end for end in range(max(start - CLAUSE, 0), start + 1)):
            return []
        before = self.text[max(start - CLAUSE, 0) : start]
        if self.text.startswith(_status_verbs(), start) and (hit := self.by_end.get(start)):
            return [(name, None) for name in self._list_before(hit)]  # X现任…
        stands_in = self.text.startswith(_STANDS_IN, start) and self.text.startswith(_OFFICE, sequence.span.end)
        if stands_in and (hit := self.by_end.get(start)):
            return [(hit, None)]  # 决定罗大川|代理市长|职务
        # 罗大川利用担任临江市财政局局长的便利: he was
        patterns = [(_LEAVES, Status.FORMER), (_HOLDS, None), (_ABUSED, Status.FORMER), (_REMOVED, Status.FORMER)]
        if _SAID_AND_DONE.match(self.text, sequence.span.end):
            patterns.append((_IS, None))  # 陆某某是市政协委员，
        for pattern, status in patterns:
            link = pattern.search(before)
            hit = self.by_end.get(start - len(link.group())) if link else None
            if hit is None:
                continue
            listed = self._list_before(hit)
            if pattern is not _REMOVED or self._removed(listed[0].start):
                return [(name, status) for name in listed]
        return []

    def _removed(self, at: int) -> bool:
        """Whether those named from here on are removed: 免去|A的…职务，B的…职务."""
        before = self.text[max(at - _SUBJECT_REACH, 0) : at]
        announced = _ANNOUNCED.search(before)
        if announced and before.endswith(_removing(), 0, announced.start()):
            return True
        sentence = _SENTENCE_END.split(before)[-1]
        return bool(_AND_OF.search(before)) and any(word in sentence for word in _removing())

    def _bracketed(self, sequence: TitleSequence) -> list[Bearer]:
        """陆明远（市作协主席）、何思齐（女，县教育局局长）: who is printed before the bracket."""
        start = sequence.span.start
        opening = _IN_BRACKETS.search(self.text, max(start - CLAUSE, 0), start)
        hit = self.by_end.get(opening.start()) if opening else None
        closed = _BRACKET_ENDS.match(self.text, sequence.span.end)
        return [(hit, None)] if hit and closed else []

    def _list_before(self, last: Span) -> list[Span]:
        """The names of the list that ends in ``last``, also where some have titles: 陆某某和副县长何某某任副组长."""
        found = [last]
        while True:
            at = self.titles.get(found[0].start, found[0].start)
            separator = _SEPARATOR_BEFORE.search(self.text, max(at - CLAUSE, 0), at)
            if separator is None:
                break
            before = self.by_end.get(separator.start())
            if before is None:
                break
            found.insert(0, before)
        return found

    def _before(self, sequence: TitleSequence) -> list[Bearer]:
        """总书记X; A、B等市领导."""
        start = sequence.span.start
        and_so_on = _AND_SO_ON.search(self.text[max(start - 2, 0) : start])
        hit = self.by_end.get(start - len(and_so_on.group()) if and_so_on else start)
        if hit is None:
            return []
        if and_so_on is None:
            return [(hit, None)] if is_apposed(sequence) else []
        return [(name, None) for name in self._list_before(hit)]

    def _taking(self, sequence: TitleSequence, sequences: Sequence[TitleSequence]) -> list[Bearer]:
        """组长由李某某担任; 免去王某某的局长职务，由副主任艾某某兼任: who takes the office named before."""
        by = _HELD_BY.match(self.text, sequence.span.end)
        if by is None:
            return []
        own = next((other for other in sequences if other.span.start == by.end()), None)
        at = name_place(self.text, own) if own else by.end()
        names = list(_run(self.text, at, self.by_start))
        return [(name, Status.INCUMBENT) for name in names] if names and _TAKES.match(self.text, names[-1].end) else []

    def _subject(self, sequence: TitleSequence) -> list[Bearer]:
        """李某某，女，…，现任…，拟任…; 任命其为…: the person whom the sentence speaks of."""
        start = sequence.span.start
        before = self.text[max(start - CLAUSE, 0) : start]
        him, verb = _HIM.search(before), _CLAUSE_VERB.search(before)
        said = verb and (verb.group("verb") or self.text.startswith(_status_verbs(), start))
        if not him and not said:
            return []
        earlier = [name for name in self.names if start - _SUBJECT_REACH <= name.start and name.end <= start]
        if not earlier or (not him and _SENTENCE_END.search(self.text, earlier[-1].end, start - len(_HISTORY))):
            return []
        if _CANDIDATE.match(self.text, sequence.span.end):
            return [(earlier[-1], Status.DESIGNATE)]  # 陆某某，…，拟提名为副县长候选人
        leaves = him.group("off") if him else verb is not None and verb.group("verb").startswith(_NO_MORE)
        return [(earlier[-1], Status.FORMER if leaves else None)]


def _run(text: str, at: int, by_start: dict[int, Span]) -> Iterator[Span]:
    hit = by_start.get(at) or by_start.get(gap_before_name(text, at))
    while hit is not None:
        yield hit
        further = after_name(text, hit.end)
        hit = by_start.get(further) if further else None


def is_apposed(sequence: TitleSequence) -> bool:
    """Whether a title directly behind a name is that person's: 总书记, 书记 — one bare office, no body between."""
    item = sequence.items[0]
    printed = item.organization is not None and item.organization.span.end == item.head.start
    return len(sequence.items) == 1 and not printed and item.place is None and item.span == item.head


@cache
def _removing() -> tuple[str, ...]:
    return lexicon("titles").words("remove")


@cache
def _former_verbs() -> tuple[str, ...]:
    return tuple(word for word in lexicon("titles").words("former") if word.endswith("任"))


@cache
def _status_verbs() -> tuple[str, ...]:
    """时任, 现任, 拟任: words of status that are verbs too."""
    titles = lexicon("titles")
    words = [word for section in ("former", "incumbent", "designate") for word in titles.words(section)]
    return tuple(word for word in words if word.endswith("任"))
