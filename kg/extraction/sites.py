"""Sites: villages and facilities by their ending, and how far the name of one goes.

The tagger cuts a long name in parts (沪蓉高速|临江东|收费站, 云汀|北岸国际机场); what belongs together is joined here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.dictionary import dictionary
from kg.extraction.place_extent import trimmed
from kg.extraction.place_forms import HAN, SHORTEST, chained_form, level_of, no_places
from kg.extraction.place_hits import PlaceHit
from kg.extraction.venues import is_site
from kg.extraction.words import TaggedText, Word
from kg.gazetteer import gazetteer
from kg.lexicons import lexicon
from kg.model import PlaceLevel
from kg.text import Span

_NAMING_TAGS = frozenset({"LOC", "nz", "ORG", "PER"})
_NOUN_TAGS = frozenset({"n", "vn"})
_MODERN = "现代"  # which the tagger takes for a time
_SITE_WORDS = 4
_ROAD_NAME_TAGS = frozenset({"n", "vn", "nz", "a", "nw", "LOC", "PER"})
_ROAD_STEM = 2
_NAME_TAGS = frozenset({"LOC", "n", "vn", "nz", "nw", "ORG", "PER", "f", "s", "a", "m"})
_ROAD = re.compile("高速(?:公路)?|(?:[国省县乡]道)?[GSX][0-9]{1,4}(?:高速|国道|省道|线)?|[0-9]{3}(?:国道|省道)")
_ROAD_STEMS = 4
_NUMBERED_ROAD = re.compile(
    "[国省县乡]道[GSXY]?[0-9]{1,4}线?(?![0-9.]|公里|千米|米)|(?<![0-9.])[GSXY]?[0-9]{2,4}(?:国道|省道|县道|乡道)"
)
_COMPASS = frozenset("东西南北")
_VERBS_LIKE_ENDINGS = frozenset("站")
_STANDING = ("在", "前", "起", "出", "上", "到", "了", "着", "稳", "成", "好", "队", "岗")
_CAMPUS = "院区"
_MARKETS = "市场"
_GREENS = "菜"
"""What the tagger draws to the name of a market for greens: 老街菜|市场."""
_BANK = re.compile("[江河湖溪](?:[畔边岸]|面上)")
_STRETCH = re.compile("(?<=[江河渠堤道速])([\u4e00-\u9fff]{2,4})段(?![时落位])")
_PARTS_OF_RIVERS = ("全线", "上游", "下游", "中游")
_MOST_BETWEEN = 10
ROOM = ("room",)
"""What votes for a room or building of a body."""


def sites(tagged: TaggedText) -> Iterator[PlaceHit]:
    """The villages and sites that their endings tell, whatever the tagger made of their names."""
    yield from _by_ending(tagged)
    yield from _estates(tagged)
    yield from _on_banks(tagged)
    yield from _venues(tagged)
    yield from _roads(tagged)
    yield from _numbered_roads(tagged)
    yield from _on_highways(tagged)
    yield from _stretches(tagged)
    yield from _of_level(tagged)


def joined(tagged: TaggedText, hits: Sequence[PlaceHit]) -> Iterator[PlaceHit]:
    """A facility with what it is printed behind: 云汀|北岸国际机场, 临江|东站, 石桥镇|排涝站."""
    ends = {hit.span.end: hit for hit in hits if not hit.deictic and not hit.is_zone}
    for hit in hits:
        outer = ends.get(hit.span.start)
        if outer is None or outer.is_full or hit.level is not PlaceLevel.SITE or not hit.name.endswith(_with_city()):
            continue
        span = Span(outer.span.start, hit.span.end)
        yield PlaceHit(span, tagged.of(span), PlaceLevel.SITE, votes=("joined",))
    for end, outer in sorted(ends.items()):
        match = _facility().match(tagged.text, end) if outer.is_full else None
        within = tagged.at(end)
        cut = tagged.cuts(end) or (within is not None and match is not None and within.span.end == match.end())
        if match is not None and tagged.cuts(match.end()) and cut:  # 青禾市体育馆, which the tagger knows as one
            span = Span(outer.span.start, match.end())
            yield PlaceHit(span, tagged.of(span), PlaceLevel.SITE, votes=("joined",), base=outer)


def with_rooms(tagged: TaggedText, places: Sequence[PlaceHit], bodies: Sequence[Span]) -> list[PlaceHit]:
    """The places with the rooms and buildings of bodies and facilities: 临江市水利局|三楼会议室, 青禾一中|北校区."""
    starts = {span.end: span.start for span in (*(p.span for p in places if p.level is PlaceLevel.SITE), *bodies)}
    rooms: list[PlaceHit] = []
    for end, start in sorted(starts.items()):
        match = _room().match(tagged.text, end)
        if match is None or not tagged.cuts(match.end()):
            continue
        if all(word.tag in _NAME_TAGS for word in tagged.within(Span(*match.span()))):
            span = Span(start, match.end())
            rooms.append(PlaceHit(span, tagged.of(span), PlaceLevel.SITE, votes=ROOM))
    kept = [place for place in places if not any(room.span.overlaps(place.span) for room in rooms)]
    return [*(place for place in kept if not _is_known_campus(place, rooms)), *rooms]


def _is_known_campus(place: PlaceHit, rooms: Sequence[PlaceHit]) -> bool:
    """Whether it is the last part of a campus that is printed with its hospital: 滨江院区."""
    return place.name.endswith(_CAMPUS) and any(room.name.endswith(place.name) for room in rooms)


def _by_ending(tagged: TaggedText) -> Iterator[PlaceHit]:
    """A named word with the ending behind it: 云溪 + 村, 枫林 + 小区; the strong endings need no tag."""
    for last in tagged.words:
        if tagged.text[last.span.end - 1] not in _last_characters():
            continue
        word = _whole_ending(tagged, last)
        ending = tagged.of(word.span)
        before = _named_before(tagged, word)
        if ending not in _endings() or before is None or not _begins_site(tagged, before):
            continue
        if word.tag == "v" and ending in _VERBS_LIKE_ENDINGS and tagged.text.startswith(_STANDING, word.span.end):
            continue  # 青禾人民|站|在一起
        if ending == _MARKETS and gazetteer().named(tagged.of(before.span)):
            continue  # 看好中国|市场
        if tagged.of(before.span).endswith(ending) or tagged.text.startswith("铁路", word.span.end):
            continue  # 凌河站|站 on: the tagger drew one ending to the name; 临江|高速|铁路
        span = Span(_start(tagged, before), word.span.end)
        outer = [piece.end for piece in chained_form(tagged.of(span)) if piece.end < len(span)]
        span = trimmed(tagged, Span(span.start + max(outer, default=0), span.end))  # 石桥镇|东街社区
        name = tagged.of(span)
        if (HAN.fullmatch(name) or ending.isascii()) and name not in no_places() and name != ending:
            yield PlaceHit(span, name, level_of(name), votes=("form",))


def _whole_ending(tagged: TaggedText, last: Word) -> Word:
    """The ending that the tagger cut in two words: 检查|站; the word itself where it did not."""
    before = tagged.ending(last.span.start)
    if before is None or len(before.span) < SHORTEST:
        return last
    span = Span(before.span.start, last.span.end)
    return Word(span, "n") if tagged.of(span) in _endings() else last


def _named_before(tagged: TaggedText, ending: Word) -> Word | None:
    """The word before an ending, without what stands between: 临江|北|收费站, 青禾|菜|市场."""
    before = tagged.ending(ending.span.start)
    if before is None or len(before.span) > 1:
        return before
    outer = tagged.ending(before.span.start)
    if tagged.of(before.span) == _GREENS and tagged.of(ending.span) == _MARKETS:
        return outer
    return outer if tagged.of(before.span) in _COMPASS and outer is not None and outer.tag == "LOC" else before


def _estates(tagged: TaggedText) -> Iterator[PlaceHit]:
    """Housing estates whose name is of common words: 阳光|花园|小区."""
    for match in _estate().finditer(tagged.text):
        stem = tagged.starting(match.start())
        if stem is not None and stem.tag in _NAME_TAGS and tagged.cuts(match.end()):
            yield PlaceHit(Span(*match.span()), match.group(), PlaceLevel.SITE, votes=("form",))


def _on_banks(tagged: TaggedText) -> Iterator[PlaceHit]:
    """The water on whose bank something is: 白沙|河畔, 云溪|江边 → 白沙河, 云溪江."""
    for match in _BANK.finditer(tagged.text):
        before = tagged.ending(match.start())
        if before is not None and before.tag in {"LOC", "nz"} and tagged.cuts(match.end()):
            span = Span(before.span.start, match.start() + 1)
            name = tagged.of(span)
            if HAN.fullmatch(name) and len(name) > SHORTEST and name[-2] != name[-1]:
                yield PlaceHit(span, name, PlaceLevel.SITE, votes=("form",))


def _venues(tagged: TaggedText) -> Iterator[PlaceHit]:
    """What the tagger took for a body, and may be where something is: in 云溪会展厅 something is opened."""
    for word in tagged.tagged("ORG"):
        name = tagged.of(word.span)
        if is_site(tagged, word.span) and HAN.fullmatch(name) and level_of(name) is PlaceLevel.SITE:
            yield PlaceHit(word.span, name, PlaceLevel.SITE, votes=("form",))


def _begins_site(tagged: TaggedText, word: Word) -> bool:
    stem = tagged.of(word.span)
    greens = stem.endswith(_GREENS) and len(stem) > _ROAD_STEM and stem not in dictionary().tags
    return word.tag in _NAMING_TAGS or greens or _start(tagged, word) < word.span.start


def _start(tagged: TaggedText, word: Word) -> int:
    """Where a site's name begins: 云溪|中药材|交易|市场, 石桥|事变|烈士陵园; a division's full name is none of it."""
    if word.tag in _NAMING_TAGS:
        return word.span.start
    at: Word | None = word
    for _ in range(_SITE_WORDS):
        if at is None or not (at.tag in _NOUN_TAGS or tagged.of(at.span) == _MODERN):
            break
        at = tagged.ending(at.span.start)
    name = tagged.of(at.span) if at is not None and at.tag == "LOC" else ""
    if at is None or len(name) < SHORTEST or level_of(name) not in {None, PlaceLevel.SITE}:
        return word.span.start
    return at.span.start


def _roads(tagged: TaggedText) -> Iterator[PlaceHit]:
    """Streets named for what streets are named for: 胜利|东路, 人民|中路, 建设|大街."""
    for word in tagged.printed_as(_road_endings()):
        ending = tagged.of(word.span)
        before = tagged.ending(word.span.start)
        if before is None or len(before.span) != _ROAD_STEM:
            continue
        stem = tagged.of(before.span)
        compass = ending[0] in "东西南北中" and before.tag in _ROAD_NAME_TAGS
        if (compass or stem in _road_stems()) and HAN.fullmatch(stem) and stem not in no_places():
            yield PlaceHit(Span(before.span.start, word.span.end), stem + ending, PlaceLevel.SITE, votes=("form",))


def _numbered_roads(tagged: TaggedText) -> Iterator[PlaceHit]:
    """Roads by their number: 308国道, 省道211线, 国道G318."""
    for match in _NUMBERED_ROAD.finditer(tagged.text):
        yield PlaceHit(Span(*match.span()), match.group(), PlaceLevel.SITE, votes=("form",))


def _on_highways(tagged: TaggedText) -> Iterator[PlaceHit]:
    """What stands on a highway, with its name: 沪蓉高速|临江东|收费站, G40|青禾检查站."""
    for match in _ROAD.finditer(tagged.text):
        end = _highway_site().match(tagged.text, match.end())
        if end is None or not tagged.cuts(end.end()):
            continue
        between = Span(match.end(), end.end())
        if any(word.tag not in _NAME_TAGS for word in tagged.within(between)[:-1]):
            continue
        start = match.start() if match.group()[0] != "高" else _highway_start(tagged, match.start())
        if end.group(1) or start < match.start() or match.group()[0] != "高":
            span = Span(start, end.end())
            yield PlaceHit(span, tagged.of(span), PlaceLevel.SITE, votes=("form",))


def _highway_start(tagged: TaggedText, at: int) -> int:
    """Where the name of a highway begins, which the tagger knows, or cut in characters: 沪蓉|高速, 沪|蓉|高速."""
    word = tagged.at(at)
    if word is not None and word.span.start < at:
        return word.span.start
    start = at
    while (before := tagged.ending(start)) is not None and at - before.span.start <= _ROAD_STEMS:
        single = len(before.span) == 1 and before.tag not in {"p", "c", "u", "w", "v", "r", "d"}
        if not single and (start < at or before.tag not in _NAMING_TAGS):
            break
        start = before.span.start
        if not single:
            break
    return start if at - start >= SHORTEST else at


def _stretches(tagged: TaggedText) -> Iterator[PlaceHit]:
    """A stretch of a river or road: 漪江|云汀段, 长江|临江|段, 308国道|青禾段."""
    for match in _STRETCH.finditer(tagged.text):
        word = tagged.at(match.start() - 1)
        if word is None or word.tag not in _NAMING_TAGS or match.group(1) in _PARTS_OF_RIVERS:
            continue
        local = tagged.at(match.start())
        named = local is not None and (local is word or local.tag in _NAMING_TAGS)
        if named and tagged.cuts(match.end()) and len(word.span) >= SHORTEST:
            span = Span(word.span.start, match.end())
            yield PlaceHit(span, tagged.of(span), PlaceLevel.SITE, votes=("form",))


def _of_level(tagged: TaggedText) -> Iterator[PlaceHit]:
    """The halls and centres that a division has one of: 市政务中心, 县会议中心."""
    for match in _site_of_level().finditer(tagged.text):
        if tagged.cuts(match.start()) and tagged.cuts(match.end()):
            yield PlaceHit(Span(*match.span()), match.group(), PlaceLevel.SITE, votes=("form",))


@cache
def _endings() -> frozenset[str]:
    lexicon_ = lexicon("sites")
    return frozenset((*lexicon_.words("site-endings"), *lexicon_.words("village-endings")))


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(ending[-1] for ending in _endings())


@cache
def _with_city() -> tuple[str, ...]:
    return lexicon("sites").words("sites-with-their-city")


@cache
def _road_endings() -> frozenset[str]:
    return frozenset(lexicon("sites").words("road-endings"))


@cache
def _road_stems() -> frozenset[str]:
    return frozenset(lexicon("sites").words("road-stems"))


@cache
def _highway_site() -> re.Pattern[str]:
    words = sorted(lexicon("sites").words("highway-sites"), key=len, reverse=True)
    return re.compile(f"([\u4e00-\u9fff]{{0,{_MOST_BETWEEN}}}?)(?:{'|'.join(words)})")


@cache
def _room() -> re.Pattern[str]:
    words = sorted(lexicon("sites").words("rooms"), key=len, reverse=True)
    number = "[一二三四五六七八九十0-9]{1,3}"
    campus = "(?:[东西南北中新老]|[\u4e00-\u9fff]{2,3})院区"
    inside = f"(?:{number}(?:号楼|楼|层))?(?:第{number})?[\u4e00-\u9fff]{{0,3}}?(?:{'|'.join(words)})"
    return re.compile(f"(?:{campus})?{inside}|{campus}")


@cache
def _estate() -> re.Pattern[str]:
    return re.compile(f"[\u4e00-\u9fff]{{2}}(?:{'|'.join(lexicon('sites').words('estates'))})小区")


@cache
def _facility() -> re.Pattern[str]:
    words = sorted(lexicon("sites").words("sites-of-a-level"), key=len, reverse=True)
    return re.compile("|".join(words))


@cache
def _site_of_level() -> re.Pattern[str]:
    return re.compile(f"(?<![我全该本各])[省市县区州旗](?:{_facility().pattern})")
