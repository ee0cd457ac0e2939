"""Titles in an article: each office parsed leftwards from its last word to the body that it belongs to.

市政协党组副书记、副主席、二级巡视员 is a sequence of three items; 市中心医院骨科主任医师 one item with its body.
What a title leaves unsaid (市长 → the government; 副主席 after 市政协… → the same body) follows from the lexicon and
the items before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from kg.extraction import names
from kg.extraction.bodies import OrganizationHit
from kg.extraction.place_hits import PlaceHit
from kg.extraction.title_items import TitleItem, TitleSequence
from kg.extraction.title_owners import beside_one_another, completed
from kg.extraction.title_words import (
    central_or_state,
    collectives,
    head_words,
    heads,
    implied_bodies,
    implied_titles,
    is_post,
    modifiers,
    no_department,
    no_titles,
    office_words,
    stand_ins,
    status_words,
    statuses,
    units,
    verbs_of_units,
)
from kg.extraction.words import TaggedText, Word
from kg.model import OrganizationKind, PlaceLevel, Status
from kg.naming import LEVEL_WORDS, bodies
from kg.text import Span

_LEVEL_OF_WORD = {word: level for level, words in LEVEL_WORDS.items() for word in words}
_DISTRICT = "地区"
_REGION, _CHINA = "自治区", "中国"
_MINISTRIES = frozenset({"外交部", "国防部", "财政部", "教育部"})
_DEPUTY = re.compile("^(?:常务副|第一副|副|第一)")
_DEPUTY_INSIDE = re.compile("常务副|第一副|副|第一")
_LINK = re.compile("(?:、|，|,|和|及|兼任?|、兼)?")
_TITLE_TAGS = frozenset({"n", "nz", "vn", "an", "s", "j", "f", "nw", "ORG"})
_PART_OF_NEXT = frozenset({"v", "a", "ad"})
_MARK = "、"
_COMMAS = frozenset("，,")
_AND_SO_ON = "等"
_LONGEST_DEPARTMENT = 14
_SHORT_UNIT = 2
_UNIT = re.compile("[^，。；：、！？“”‘’《》（）()\\s的了在到向由把被和及等兼任]{2,}")
_OF_BODY = re.compile("的(?:一[名位个])?$")
_LONGEST_OF = 3
_NO_LONGER = ("退休", "离休", "离退休", "下岗", "老")
_INTRODUCING = ("是", "系", "来自", "身为", "作为")
_QUOTES = frozenset('”"》')


def title_sequences(
    tagged: TaggedText, organizations: Sequence[OrganizationHit], places: Sequence[PlaceHit]
) -> tuple[TitleSequence, ...]:
    """All titles printed in the article, in order, grouped where they follow one another directly."""
    reader = _Reader(tagged, organizations, places)
    items = _longest(reader.items())
    groups: list[list[TitleItem]] = []
    for item in items:
        if groups and _joins(tagged.text, groups[-1][-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return tuple(beside_one_another(tagged.text, [TitleSequence(completed(group)) for group in groups]))


def _longest(items: Iterable[TitleItem]) -> list[TitleItem]:
    """Of items that overlap the longest: 专家组组长 is one office, not also that of 专家."""
    taken: list[TitleItem] = []
    covered: set[int] = set()
    for item in sorted(items, key=lambda item: (-len(item.span), item.span)):
        if covered.isdisjoint(range(item.span.start, item.span.end)):
            covered.update(range(item.span.start, item.span.end))
            taken.append(item)
    return sorted(taken, key=lambda item: item.span)


def _joins(text: str, before: TitleItem, item: TitleItem) -> bool:
    gap = text[before.span.end : item.span.start]
    if not before.is_post and gap in _COMMAS:
        return False  # 中共党员，|现任青禾县副县长
    if before.collective and text.endswith(_AND_SO_ON, 0, before.span.start):
        return False  # 陆某某、何某某等市领导，|军分区政委
    return _LINK.fullmatch(gap) is not None


class _Reader:
    """Reads the items of one article."""

    def __init__(
        self, tagged: TaggedText, organizations: Sequence[OrganizationHit], places: Sequence[PlaceHit]
    ) -> None:
        self.tagged = tagged
        self.text = tagged.text
        quoted = {
            hit.span.end + 1: hit for hit in organizations if self.text[hit.span.end : hit.span.end + 1] in _QUOTES
        }
        self.bodies = quoted | {hit.span.end: hit for hit in organizations}  # “华新茶业”|总经理
        self.places = {hit.span.end: hit for hit in places if not hit.deictic}
        self.place_starts = {hit.span.start for hit in places}

    def items(self) -> Iterator[TitleItem]:
        """Every title that ends in a head of the lexicon."""
        for start, word in head_words().everywhere(self.text):
            head = Span(start, start + len(word))
            if word in collectives():
                yield self._collective(head)
            elif self._is_head(head):
                yield self._item(head)

    def _is_head(self, head: Span) -> bool:
        """代表 in 代表党中央 is a verb: the tagger's word must be a noun, or the end of one."""
        word = self.tagged.at(head.end - 1)
        if word is None or no_titles().begins(self.text, head.start) or head.end - 1 in self.place_starts:
            return False  # 主席|台; 青禾县|长溪乡
        if head.start in self.bodies:
            return True
        if word.span.start == head.end - 1 and len(head) > 1 and names.lengths_at(self.text, head.end):
            return True  # 理事|长连|世昌: the tagger drew the office's last character to the name
        if word.tag == "PER":
            return word.span.end == head.end
        of_words = word.span.start >= head.start and len(head) > _SHORT_UNIT  # 副总|指挥; 总指挥 is no adverb
        noun = of_words or word.tag not in {"v", "vd", "d", "p", "TIME", "m", "q"}
        return noun and word.span.end <= head.end + 1

    def _collective(self, head: Span) -> TitleItem:
        title = head.of(self.text)
        level = next((level for word, level in _LEVEL_OF_WORD.items() if title.startswith(word)), None)
        place = self.places.get(head.start)
        if place is None and (before := self.places.get(head.start + 1)) and level is not None:
            place = before  # 临江市|领导 is read as 临江市 + 市领导
        start = place.span.start if place else head.start
        return TitleItem(Span(start, head.end), head, title, place=place, level=level, collective=True)

    def _item(self, head: Span) -> TitleItem:
        office, status = self._over_modifiers(head.start)
        owner, begin = self._owner(office, head)
        printed = owner.span.start if owner else begin
        while outer := self.places.get(printed):
            printed = outer.span.start  # 临江市|石桥镇|柳湾村党总支书记
        start, earlier = self._over_status(printed)
        item = TitleItem(
            Span(start, head.end),
            head,
            _without_status(self.text[begin : head.end]) if status else self.text[begin : head.end],
            organization=owner if isinstance(owner, OrganizationHit) else None,
            place=owner if isinstance(owner, PlaceHit) else None,
            status=earlier or status or Status.INCUMBENT,
            is_post=is_post(head.of(self.text), known=isinstance(owner, OrganizationHit)),
        )
        return item if item.organization else _with_implied(item)

    def _owner(self, office: int, head: Span) -> tuple[OrganizationHit | PlaceHit | None, int]:
        """The body or place printed before the office, and where the title behind it begins."""
        inside = next((end for end in range(head.start + 1, head.end - 1) if end in self.bodies), None)
        if inside is not None and self.text[inside : head.end] in heads():
            return self.bodies[inside], inside  # 省委第三巡视组|组长, though 巡视组组长 is an office too
        if body := self.bodies.get(office):
            return body, office
        if office == head.start:
            if (body := self.bodies.get(office + 1)) and len(head) > 1:
                return body, office  # 市委宣传部|长
            if (place := self.places.get(office + 1)) and self.text[office] in _LEVEL_OF_WORD:
                return place, office  # 临江市|长
        if place := self.places.get(office):
            return place, office
        owner, begin = self._over_department(office, head)
        return (owner or self._introduced(begin)), begin

    def _introduced(self, begin: int) -> OrganizationHit | None:
        """The body of 罗大川是市第一医院的|护士, 来自市第一医院的|护士罗大川."""
        if self.text.startswith(_NO_LONGER, begin):
            return None  # 他是棉纺厂的|退休工人
        of = _OF_BODY.search(self.text, max(begin - _LONGEST_OF, 0), begin)
        body = self.bodies.get(of.start()) if of else None
        return body if body and self.text.endswith(_INTRODUCING, 0, body.span.start) else None

    def _with_words_before(self, head: Span) -> int:
        """Where the longest title of the lexicon begins that ends with the head: 国务委员, 国家主席."""
        return head.end - len(implied_titles().ending(self.text, head.end))

    def _over_department(self, office: int, head: Span) -> tuple[OrganizationHit | PlaceHit | None, int]:
        """Back over the nouns before an office to a body or place: 呼吸内科 in 市中心医院呼吸内科主任医师."""
        whole = self._with_words_before(head)
        if whole < office:
            return None, whole
        if (body := self._body_of_unit(office)) is not None:
            return body, body.span.end
        begin = self._begin_of_word(office)
        if owner := self.bodies.get(begin) or self.places.get(begin):
            return owner, begin
        while office - begin < _LONGEST_DEPARTMENT and (word := self.tagged.ending(begin)):
            text = word.span.of(self.text)
            ordinal = word.tag == "m" and text.startswith("第")
            unit = office - begin == 1 and self.text[begin] in units()  # 党政|工作|部
            named = word.tag in _TITLE_TAGS or (
                begin < office and word.tag in _PART_OF_NEXT and text in verbs_of_units()
            )
            if not ordinal and (not named or (text in no_department() and not unit)):
                begin = word.span.start if self._goes_on(word) else begin
                break
            if body := self._body_ending_in(word.span):
                return body, body.span.end
            begin = word.span.start
            if owner := self.bodies.get(begin) or self.places.get(begin):
                return owner, begin
        begin = self._begin_of_unit(begin, office)
        spoken = (office - len(word) for word in stand_ins() if self.text.endswith(word, 0, office))
        return None, min((at for at in spoken if at < begin < office), default=begin)  # 协调|小组|常务副组长

    def _goes_on(self, word: Word) -> bool:
        """副主席、|协调|小组组长: what stands behind the mark behind an office is part of the next one."""
        mark = word.span.start - 1
        return word.tag in _PART_OF_NEXT and self.text[mark] == _MARK and self.text.endswith(office_words(), 0, mark)

    def _body_of_unit(self, office: int) -> OrganizationHit | None:
        """The body before a unit of it, whatever words name the unit: 疾控中心|消杀|科|科长, 民政部|救灾司|司长."""
        if not self.text.startswith(units(), office - 1):
            return None
        earliest = max(office - _LONGEST_DEPARTMENT, 0)
        end = next((end for end in range(office - 1, earliest, -1) if end in self.bodies), None)
        return self.bodies[end] if end is not None and _UNIT.fullmatch(self.text, end, office) else None

    def _begin_of_unit(self, begin: int, office: int) -> int:
        """消杀|科|科长 with no body: the verb that names a unit belongs to it; 二|大队|民警: a number's unit goes."""
        unit = self.text[begin:office]
        before = self.tagged.ending(begin)
        if before is None or not unit or len(unit) > _SHORT_UNIT or not unit.endswith(units()):
            return begin
        if before.tag == "m":
            return office
        return before.span.start if before.tag in {"v", "vn"} and len(unit) == 1 and len(before.span) > 1 else begin

    def _begin_of_word(self, office: int) -> int:
        """Where the tagger's word begins that ends in the office: 政法委|书记."""
        word = self.tagged.at(office)
        return word.span.start if word and word.tag in _TITLE_TAGS and word.tag != "ORG" else office

    def _body_ending_in(self, word: Span) -> OrganizationHit | None:
        """The body that the tagger took for one word with the department behind it: 东山医院|康复科."""
        ends = (end for end in range(word.end - 1, word.start, -1) if end in self.bodies)
        return next((self.bodies[end] for end in ends if self.bodies[end].span.start <= word.start), None)

    def _over_modifiers(self, at: int) -> tuple[int, Status | None]:
        """Back over 常务, 副, 党组 and the words of status between body and office (市委原副书记)."""
        status: Status | None = None
        while at not in self.bodies:  # 石桥镇党委|书记: a body that is printed there is no modifier
            word, said = modifiers().ending(self.text, at), status_words().ending(self.text, at)
            if word and at - len(word) >= 0:
                at -= len(word)
            elif said and self._status_stands(said, at):
                at, status = at - len(said), statuses()[said]
            else:
                break
        return at, status

    def _over_status(self, at: int) -> tuple[int, Status | None]:
        said = status_words().ending(self.text, at)
        if said and self._status_stands(said, at):
            return at - len(said), statuses()[said]
        return at, None

    def _status_stands(self, said: str, at: int) -> bool:
        """Whether 原, 前, 代 stands by itself or before a body here and is no part of another word (从前, 年前)."""
        start = at - len(said)
        return self.tagged.cuts(start) or start in self.bodies or start in self.places


def _with_implied(item: TitleItem) -> TitleItem:
    """The item with the body that its office says: 市长 → government of the city."""
    if item.place and item.place.name.endswith(_REGION) and _DEPUTY.sub("", item.title) == "主席":
        item = replace(item, title=_REGION + item.title)  # 广西壮族自治区|主席
    chief = _DEPUTY_INSIDE.sub("", item.title)  # 管委会|副|主任, 常务副|市长
    row = implied_bodies().get(item.title) or implied_bodies().get(chief)
    if row is None:
        return item
    body, level_word, *unit = row
    level = _LEVEL_OF_WORD.get(level_word)
    level = None if item.place else level
    if level is not None and level_word == _DISTRICT:
        item = replace(item, title=item.title.removeprefix(_DISTRICT))  # 地区|专员
    inner = tuple(unit)
    known = bodies().get(body)
    if known:
        hit = OrganizationHit(
            item.span, known.kind, body=body, units=inner, place=item.place, level=level, votes=("title",)
        )
    elif item.place and item.place.level is PlaceLevel.COUNTRY and item.place.name != _CHINA:
        if body not in _MINISTRIES:
            return item  # 德国总理 is none of the State Council
        hit = OrganizationHit(item.span, OrganizationKind.GOVERNMENT, own_name=body, place=item.place, votes=("title",))
    elif level_word == "-" and body in central_or_state():
        hit = OrganizationHit(item.span, central_or_state()[body], own_name=body, votes=("title",))
    else:
        hit = OrganizationHit(item.span, OrganizationKind.GOVERNMENT, own_name=body, place=item.place, votes=("title",))
    return replace(item, implied=hit, level=level)


def _without_status(title: str) -> str:
    for word in statuses():
        if title.startswith(word) and len(title) > len(word) + 1:
            return title.removeprefix(word)
    return title
