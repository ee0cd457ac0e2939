"""Names by their ending: 东山华新机械有限公司, 市第二人民医院; back to the first word that can be no part of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from kg.extraction import names
from kg.extraction.bodies.hits import OrganizationHit
from kg.extraction.bodies.no_names import ending_of, is_name
from kg.extraction.bodies.tables import (
    DEICTIC_BEFORE,
    JOINS_MEETINGS,
    LEVEL_AT,
    LEVEL_OF_WORD,
    NAME_TAGS,
    central_names,
    endings,
    generic,
    inner_ending_pattern,
    inside_names,
    pseudo_levels,
    visiting_verbs,
)
from kg.extraction.place_forms import OWNER
from kg.extraction.place_hits import PlaceHit
from kg.extraction.words import TaggedText, Word
from kg.gazetteer import gazetteer
from kg.lexicons import lexicon
from kg.model import OrganizationKind
from kg.text import Span

_SHORT_ENDING = 2
_LONG = 3
_ANCHOR_TAGS = frozenset({"ORG", "nz", "LOC", "nw"})
_HAN_OR_LATIN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]+")
_SELF_NAMED = ("有限公司", "有限责任公司")
_LEVELS = ("省", "市", "县", "区")
_JOINT = re.compile("(?<=[\u4e00-\u9fff]{2})(?:[和与及]|[0-9]{4,})")
_BRACKET_WORDS = 3
_LINKS = frozenset("从在到向由与和对赴被让给为经致于")
_NO_NAMES = frozenset({"PER", "TIME", "w"})
_TWO_WORDS = frozenset({"教学点", "试验站", "管理段", "公路段", "工务段"})
_OFFICE = "办公室"
# 市中心医院|感染防控办公室: offices of hospitals and schools stay in the title
_WITH_OFFICES = re.compile(".{2,}?(医院|卫生院|保健院|学院|大学|中学|小学)(?=.{2,}办公室$)")
_GROUPS = ("组", "队")
_TOLD_OF = re.compile("[—─－]记")
_BANK = re.compile("([农工建中交]行|邮储银行)(?=.{2,}[支分]行)")
_DATELINE_END = re.compile("[社报台日][电讯]$")  # 新华社电|中共中央政治局


def by_ending(tagged: TaggedText, places: Sequence[PlaceHit]) -> Iterator[OrganizationHit]:
    """The bodies whose name ends in an ending of the lexicon and has something of its own before it."""
    for index, whole in enumerate(tagged.words):
        if whole.tag in _NO_NAMES or (whole.tag != "ORG" and tagged.text[whole.span.end - 1] not in _last_characters()):
            continue
        parted = _behind_other(tagged, whole)
        word = _cut_behind_ending(tagged, parted or _with_head(tagged, index))
        ending = ending_of(tagged.of(word.span))
        if ending is None:
            continue
        first = index if word.span.start == whole.span.start else index - 1
        chunk = (word,) if parted else _chunk(tagged, first, word)
        if chunk and (hit := _named(tagged, chunk, ending, places)):
            yield _as_committee(tagged, hit, ending)


def _as_committee(tagged: TaggedText, hit: OrganizationHit, ending: str) -> OrganizationHit:
    """The party committee of a body (市水利局党委), which has the body's name in its own."""
    body = lexicon("organizations").mapping("party-bodies").get(ending)
    if body is None or tagged.of(hit.span) == ending:
        return hit
    own = hit.own_name.removesuffix(ending)
    kind = OrganizationKind(endings().get(ending_of(own) or "", OrganizationKind.OTHER))
    bureau = replace(hit, span=Span(hit.span.start, hit.span.end - len(ending)), kind=kind, own_name=own)
    return replace(hit, body=body, own_name=own, form=ending, base=bureau if ending_of(own) else None)


def _with_head(tagged: TaggedText, index: int) -> Word:
    """The word with the one before it where both are one ending: 管理|段, 试验|站, 同乡|会, but not 商|会."""
    word = tagged.words[index]
    before = tagged.ending(word.span.start)
    if before is None or index == 0 or len(word.span) > 1:
        return word
    both = Span(before.span.start, word.span.end)
    ending = tagged.of(both)
    whole = len(both) >= _LONG and ending in endings() and not ending.endswith(_GROUPS)
    return Word(both, before.tag) if whole else word


def _cut_behind_ending(tagged: TaggedText, word: Word) -> Word:
    """东山医院康复科 tagged as one body → its part up to the ending of a name."""
    text = tagged.of(word.span)
    if text[-1] == text[-2:-1] and tagged.text.startswith("长", word.span.end):
        return Word(Span(word.span.start, word.span.end - 1), word.tag)  # 临江海关关|长
    if word.tag != "ORG" or ending_of(text):
        return word
    ends = [match.end() for match in inner_ending_pattern().finditer(text)]
    return Word(Span(word.span.start, word.span.start + ends[-1]), word.tag) if ends else word


def _behind_other(tagged: TaggedText, word: Word) -> Word | None:
    """The second of two bodies that the tagger took for one: 省防总和|安康水电站, 安康分行100000|安康市中心医院."""
    if word.tag != "ORG" or (match := _JOINT.search(tagged.of(word.span))) is None:
        return None
    start = word.span.start + match.end()
    named = gazetteer().find_longest(tagged.text, start) or tagged.text.startswith(_LEVELS, start)
    return Word(Span(start, word.span.end), word.tag) if named and start < word.span.end else None


def _chunk(tagged: TaggedText, last: int, end: Word) -> tuple[Word, ...]:
    """The words of a name, back from its last one to the first that can be none of it."""
    first = last
    text = tagged.of(end.span)
    if len(text) == 1 and first > 0 and tagged.of(tagged.words[first - 1].span).endswith(text):
        return ()  # 卫生厅|厅|长
    while first > 0:
        if _continues_name(tagged, tagged.words[first - 1], tagged.words[first]):
            first -= 1
        elif (opening := _over_bracket(tagged, first)) is not None:
            first = opening
        else:
            break
    words = (*tagged.words[first:last], end)
    anchors = [index for index, word in enumerate(words) if _is_anchor(tagged, word)]
    if not anchors and tagged.of(end.span).endswith(_SELF_NAMED):
        return words  # 远大重工|有限公司: with this ending any name is its own
    return words[anchors[0] :] if anchors else ()


def _over_bracket(tagged: TaggedText, first: int) -> int | None:
    """The word before a place in brackets: 远洋电子|（临江）|有限公司, 中国|（广西）|自由贸易试验区管委会."""
    closing = tagged.words[first - 1]
    if tagged.of(closing.span) not in {"）", ")"} or closing.span.end != tagged.words[first].span.start:
        return None
    for at in range(first - 2, max(first - 2 - _BRACKET_WORDS, 0), -1):
        if tagged.of(tagged.words[at].span) in {"（", "("}:
            before = tagged.words[at - 1]
            named = before.tag in NAME_TAGS and before.span.end == tagged.words[at].span.start
            inner = closing.span.start - tagged.words[at].span.end > 1
            return at - 1 if named and inner else None
    return None


def _continues_name(tagged: TaggedText, word: Word, following: Word) -> bool:
    if word.span.end != following.span.start or _DATELINE_END.search(tagged.text, word.span.start - 1, word.span.end):
        return False
    text = tagged.of(word.span)
    if (text in generic() and text not in inside_names()) or not _HAN_OR_LATIN.fullmatch(text):
        return False
    return word.tag in NAME_TAGS or text in inside_names()


def _is_anchor(tagged: TaggedText, word: Word) -> bool:
    text = tagged.of(word.span)
    pseudo = tagged.text.startswith(pseudo_levels(), word.span.start)
    if pseudo and len(text) == 1:
        return False  # 镇|区酒店
    if word.tag in _ANCHOR_TAGS and text not in endings() and text not in generic():
        return True
    level = LEVEL_AT.match(text)
    before = tagged.text[max(word.span.start - 1, 0) : word.span.start]
    return level is not None and not pseudo and before not in DEICTIC_BEFORE and word.tag in NAME_TAGS


def _named(
    tagged: TaggedText, chunk: Sequence[Word], ending: str, places: Sequence[PlaceHit]
) -> OrganizationHit | None:
    span = Span(chunk[0].span.start, chunk[-1].span.end)
    if ending == _OFFICE and (institution := _WITH_OFFICES.match(tagged.of(span))):
        span, ending = Span(span.start, span.start + institution.end()), institution.group(1)
    if joint := next(reversed(list(JOINS_MEETINGS.finditer(tagged.text, span.start, span.end))), None):
        span = Span(joint.end(), span.end)
    span = _with_torn_place(span, places)
    span = _from_own_place(span, places)
    span = _without_name(tagged, _behind_zone(_behind_visit(tagged, _behind_link(tagged, span)), places), places)
    name = tagged.of(span)
    if not is_name(tagged, span, name, ending):
        return None
    kind = OrganizationKind(endings()[ending])
    place = _place_at(places, span.start, span.end - len(ending) + 1)
    if place and place.is_full:
        own = tagged.text[place.span.end : span.end]
        named = own and own.removesuffix(ending) not in generic()
        return OrganizationHit(span, kind, own_name=own, place=place, votes=("ending",)) if named else None
    level = LEVEL_AT.match(name) if place is None else None
    own = name[level.end() :] if level else _bank_in_full(name)
    if own == ending and len(ending) <= _SHORT_ENDING:
        return None  # 市卫生院 is a name, 市中心 none
    word = level.group(1) if level else ""
    votes = ("ending",) if level else ("ending", *_tag_vote(chunk))
    return OrganizationHit(span, kind, own_name=own, level=LEVEL_OF_WORD.get(word), level_word=word, votes=votes)


def _bank_in_full(name: str) -> str:
    """农行|青禾县支行 is 中国农业银行|青禾县支行."""
    bank = _BANK.match(name)
    return central_names()[bank.group(1)][0] + name[bank.end() :] if bank else name


def _with_torn_place(span: Span, places: Sequence[PlaceHit]) -> Span:
    """治|多县人民医院: with the whole of the listed county whose last characters the tagger drew to the body."""
    full = (place.span for place in places if place.is_full and place.codes)
    begin = next((torn.start for torn in full if torn.start < span.start < torn.end), span.start)
    return Span(begin, span.end)


def _from_own_place(span: Span, places: Sequence[PlaceHit]) -> Span:
    """临江市北岸区|临江华新公司: where a short name follows the divisions, the body's own name begins with it."""
    short = (
        place.span.start
        for place in places
        if span.contains(place.span) and place.span.start > span.start and not place.is_full
    )
    divisions = _place_at(places, span.start, span.end)
    begin = next(short, None)
    return Span(begin, span.end) if divisions and begin == divisions.span.end else span


def _behind_zone(span: Span, places: Sequence[PlaceHit]) -> Span:
    """库车经开区|利华公司 stands in the zone, and has not its name; but 库车经开区管委会 has."""
    zone = next((place for place in places if place.is_zone and place.span.start == span.start), None)
    return Span(zone.span.end, span.end) if zone and zone.span.end + _LONG < span.end else span


def _behind_link(tagged: TaggedText, span: Span) -> Span:
    """从|临江县人民医院, 致|临江学院: the tagger drew a preposition to the place that a name begins with."""
    if tagged.text[span.start] not in _LINKS or gazetteer().find_longest(tagged.text, span.start):
        return span  # 和田地区人民医院
    drawn = gazetteer().find_longest(tagged.text, span.start + 1)
    return Span(span.start + 1, span.end) if drawn else span


def _behind_visit(tagged: TaggedText, span: Span) -> Span:
    """巡察|临江市公交公司: what an inspection goes to begins behind its verb."""
    if _TOLD_OF.match(tagged.text, max(span.start - 1, 0)):
        return Span(span.start + 1, span.end)  # ——记|县人民法院石桥法庭
    verb = next((verb for verb in visiting_verbs() if tagged.text.startswith(verb, span.start)), "")
    at = span.start + len(verb)
    drawn = verb and at < span.end and (LEVEL_AT.match(tagged.text, at) or gazetteer().find_longest(tagged.text, at))
    return Span(at, span.end) if drawn and not gazetteer().find_longest(tagged.text, span.start) else span


def _without_name(tagged: TaggedText, span: Span, places: Sequence[PlaceHit]) -> Span:
    """The body without a person's name that a list runs on to it: 管仲平|蕉岭县公安局."""
    full = (place.span.start for place in places if place.is_full and place.codes and span.contains(place.span))
    begin = next(full, span.start)
    before = tagged.text[span.start : begin]
    named = before and names.is_chinese_name(before) and not OWNER.fullmatch(before)  # but 国网|青禾县供电公司
    return Span(begin, span.end) if named else span


def _tag_vote(chunk: Sequence[Word]) -> tuple[str, ...]:
    return ("lac",) if any(word.tag == "ORG" for word in chunk) else ()


def _place_at(places: Sequence[PlaceHit], start: int, end: int) -> PlaceHit | None:
    """The innermost division of the chain of places that begins at ``start``: 青禾县|石桥镇|中心小学 → 石桥镇."""
    found: PlaceHit | None = None
    for place in places:
        if place.span.start == (found.span.end if found else start) and place.span.end < end:
            found = place
    return found


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(ending[-1] for ending in endings())
