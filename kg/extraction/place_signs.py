"""Places by one character each: 中美, 京津冀, 赴|宁; and when such a character is none, or another's (驻临高校)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.extraction.place_forms import no_places
from kg.extraction.place_hits import PlaceHit
from kg.extraction.words import TaggedText
from kg.gazetteer import Division, gazetteer
from kg.lexicons import lexicon
from kg.model import PlaceLevel
from kg.text import Span

IN_A_ROW = ("abbreviation",)
"""What votes for a province in a row of them."""
_BOUND_FOR = "驻赴来离在抵援返访涉"
_ARRIVING = "抵赴来返离进入回飞晋"
_STATIONED = "驻"
_OLD = ("边区", "苏区", "解放区", "根据地", "革命", "军区", "野战军")
"""What makes of a row of provinces an area of the past: 晋察冀|边区."""
_ROAD = re.compile("[\u4e00-\u9fff]{0,2}?(?:高速|高铁|铁路|客专|城际|特高压|国道)")
"""What makes of signs the name of a road: 京港澳|高速, 沪|昆高铁."""
_NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_RELATIONS = "两|双方|双边|关系|友好|友谊|建交|经贸|贸易|合作|人民|元首|是|互为|边境|之间|传统|命运|全面|战略|联合"
_WIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.PROVINCE})


def signs(tagged: TaggedText, listed: Sequence[PlaceHit]) -> Iterator[PlaceHit]:
    """The countries and provinces that the tagger took a row of characters for; ``listed`` are the gazetteer's hits."""
    for word in tagged.tagged("LOC"):
        text = tagged.of(word.span)
        bearers = gazetteer().abbreviated(text)
        if not bearers or _ROAD.match(tagged.text, word.span.end):
            continue
        if len(bearers) == 1 and not _is_meant(tagged, word.span, bearers[0], listed):
            continue
        for offset, division in enumerate(bearers):
            span = Span(word.span.start + offset, word.span.start + offset + 1)
            yield PlaceHit(span, division.name, division.level, (division.code,), votes=("lac", "abbreviation"))


def provinces_in_a_row(tagged: TaggedText) -> Iterator[PlaceHit]:
    """Three provinces and more by one character each, whatever the tagger took them for: 苏浙沪, 陕甘宁青."""
    for match in _row_of_provinces().finditer(tagged.text):
        row = match.group()
        behind = tagged.text.startswith(_OLD, match.end()) or _ROAD.match(tagged.text, match.end())
        if len(set(row)) == len(row) and row not in no_places() and not behind:
            yield from _each(match.start(), row)


def counted_rows(tagged: TaggedText) -> Iterator[PlaceHit]:
    """Countries or provinces by one character each with their number behind: 中俄蒙三国, 川渝两地, 中俄|蒙|三方."""
    for match in _row_with_number().finditer(tagged.text):
        row, number = match.groups()
        if tagged.cuts(match.start()) and len(set(row)) == len(row) == _NUMBERS[number] and row not in no_places():
            yield from _each(match.start(), row)


def with_china(tagged: TaggedText) -> Iterator[PlaceHit]:
    """China and a country that the article prints in full: 古巴 …, 中古|两党, 中古|是老朋友."""
    for match in _with_china().finditer(tagged.text):
        row = match.group()
        bearers = gazetteer().abbreviated(row)
        named = any(name in tagged.text for name in (bearers[-1].name, *bearers[-1].short)) if bearers else False
        if named and tagged.cuts(match.start()) and tagged.cuts(match.end()):
            yield from _each(match.start(), row)


def bound_for(tagged: TaggedText) -> Iterator[PlaceHit]:
    """The province that a verb of one character leads to, which the tagger took for one word: 抵京, 来沪, 入川."""
    for match in _journey().finditer(tagged.text):
        word = tagged.at(match.start())
        if word is not None and word.span == Span(*match.span()):
            yield from _each(match.start() + 1, match.group()[1:])


def _each(start: int, row: str) -> Iterator[PlaceHit]:
    for offset, division in enumerate(gazetteer().abbreviated(row)):
        span = Span(start + offset, start + offset + 1)
        yield PlaceHit(span, division.name, division.level, (division.code,), votes=IN_A_ROW)


def rows_of_provinces(text: str) -> set[str]:
    """The rows of provinces as printed: 苏浙沪."""
    return set(_row_of_provinces().findall(text))


def _is_meant(tagged: TaggedText, span: Span, bearer: Division, listed: Sequence[PlaceHit]) -> bool:
    sign = tagged.of(span)
    if _is_language(tagged.text, span.end):
        return False
    doubtful = sign in _doubtful_signs()
    if doubtful and not _stands_for_province(tagged, span):
        return False  # 渔船回|港
    if not doubtful and bearer.level is not PlaceLevel.COUNTRY:
        return True
    stationed = tagged.text.startswith(_local_bodies(), span.end) and tagged.text.endswith(_STATIONED, 0, span.start)
    named = any(name in tagged.text for name in (bearer.name, *bearer.short))
    return not (stationed and bearer.level is PlaceLevel.COUNTRY) and (named or not _is_local(sign, listed))


def _is_language(text: str, at: int) -> bool:
    """Whether what the signs from there on tell are languages: 英、法、日语播报."""
    return _row_of_languages().match(text, at) is not None


def _is_local(sign: str, listed: Sequence[PlaceHit]) -> bool:
    """Whether a city or county that the article prints is called so for short: 来|港 in 连云港."""
    divisions = (gazetteer().get(code) for hit in listed for code in hit.codes)
    local = (division for division in divisions if division is not None and division.level not in _WIDE)
    return any(sign in {name[0], name[-1]} for division in local for name in division.short)


def _stands_for_province(tagged: TaggedText, span: Span) -> bool:
    """Whether one character is a province here: 赴|宁, 粤|港 and 港|、澳, not 回|港."""
    before, after = tagged.text[max(span.start - 1, 0) : span.start], tagged.text[span.end : span.end + 2]
    if before == "、":
        return tagged.text[span.start - 2 : span.start - 1] in _signs()  # not 日调度、日|通报
    behind = after[1:] if after[:1] == "、" else after[:1]
    return (before != "" and before in _BOUND_FOR) or before in _signs() or behind[:1] in _signs()


@cache
def _signs() -> frozenset[str]:
    sections = ("province abbreviations", "country abbreviations")
    return frozenset(sign for section in sections for sign in lexicon("places").words(section))


@cache
def _row_of_languages() -> re.Pattern[str]:
    signs_ = "".join(sorted(_signs()))
    return re.compile(f"(?:[、和及][{signs_}西葡])*[等多几两三四五六七八九十0-9]*[种国门个]?(?:外语|语|文字|译)")


@cache
def _row_with_number() -> re.Pattern[str]:
    return re.compile(f"([{''.join(sorted(_signs()))}]{{2,10}})([{''.join(_NUMBERS)}])(?:国|方|省|地|区|市|党|军)")


@cache
def _journey() -> re.Pattern[str]:
    signs_ = "".join(sorted(set(lexicon("places").words("province abbreviations")) - _no_goals()))
    return re.compile(f"[{_ARRIVING}][{signs_}]")


@cache
def _no_goals() -> frozenset[str]:
    """Signs that are other words behind a verb (回港, 来云) or stand for a country (赴蒙, 访新)."""
    countries = frozenset(lexicon("places").words("country abbreviations"))
    return (_doubtful_signs() | countries) - {"川"}


@cache
def _with_china() -> re.Pattern[str]:
    signs_ = "".join(sorted(lexicon("places").words("country abbreviations")))
    return re.compile(f"(?:中[{signs_}]|(?!中)[{signs_}]中)(?={_RELATIONS})")


@cache
def _doubtful_signs() -> frozenset[str]:
    return frozenset(lexicon("places").words("doubtful abbreviations"))


@cache
def _local_bodies() -> tuple[str, ...]:
    return lexicon("sites").words("stationed-locally")


@cache
def _row_of_provinces() -> re.Pattern[str]:
    return re.compile(f"[{''.join(lexicon('places').words('province abbreviations'))}]{{3,}}")
