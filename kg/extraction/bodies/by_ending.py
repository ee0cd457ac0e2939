"""Names by their ending: 东山华新机械有限公司, 市第二人民医院; back to the first word that can be no part of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.dictionary import dictionary
from kg.extraction import names
from kg.extraction.bodies.hits import OrganizationHit
from kg.extraction.bodies.tables import (
    DEICTIC_BEFORE,
    DIVISION_END,
    LEVEL_AT,
    LEVEL_OF_WORD,
    NAME_TAGS,
    ending_pattern,
    endings,
    generic,
    inner_ending_pattern,
    inside_names,
    never_begin,
    pseudo_levels,
    title_heads,
)
from kg.extraction.place_hits import PlaceHit
from kg.extraction.venues import is_site
from kg.extraction.words import TaggedText, Word
from kg.gazetteer import gazetteer
from kg.lexicons import lexicon
from kg.model import OrganizationKind
from kg.text import Span

_SHORT_ENDING = 2
_LONG = 3
_SHORT_FORM = re.compile("(省|市|县|区|州|旗|盟)([\u4e00-\u9fff]{2,5}?(?:委|办|局|社|团))")
_ANCHOR_TAGS = frozenset({"ORG", "nz", "LOC", "nw"})
_HAN_OR_LATIN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]+")
_SELF_NAMED = ("有限公司", "有限责任公司")
_DIGITS = re.compile("[0-9]{4}|[0-9]个")
_LEVELS = ("省", "市", "县", "区")
_JOINT = re.compile("(?<=[\u4e00-\u9fff]{2})(?:[和与及]|[0-9]{4,})")
_BRACKET_WORDS = 3
_MEETINGS = ("会商会", "协商会", "磋商会", "报告会", "董事会", "联席会议")
_NO_BODY = (
    "和",
    "与",
    "及",
    "等",
    "的",
    "会议",
    "大会",
    "讯",
    "党委",
    "政府",
    "大",
    "族",
    "高铁",
    "高速",
    "协定",
    "工程",
    "精神",
    "时代",
    "系统",
)
_SEVERAL = re.compile("[一二两三四五六七八九十几多各][省市县区州]")
_HALLS = ("发布厅", "会议厅", "报告厅", "演播厅", "宴会厅", "展示厅", "音乐厅", "展厅")
_VENUES = frozenset(
    {"宾馆", "酒店", "饭店", "体育馆", "剧院", "博物馆", "纪念馆", "图书馆", "文化馆", "中心", "美术馆"}
)
_IN = re.compile("[在于][\u4e00-\u9fff]{0,6}$")
_BEFORE_VENUE = 7
_TAKES_PLACE = ("召开", "举行", "举办", "开幕", "闭幕", "开会", "隆重", "胜利", "启动", "揭幕", "上演", "会见", "开展")
_EDUCATION = ("学历", "文化程度", "文化，", "本科")
_TWO_WORDS = frozenset({"教学点", "试验站", "管理段", "公路段", "工务段"})
_COUNTED = re.compile("[0-9]+[\u4e00-\u9fff]{1,2}")
_UNNAMED = ("当地", "各", "有关", "相关", "本地")
_COMPANY_INSIDE = re.compile(".+有限(?:责任)?公司.")
_ACCOUNT = re.compile(
    "(?<![\u4e00-\u9fff])[当该由据，。、“]*([\u4e00-\u9fff]{2,8})[”]?[（(](?:微信)?(?:公众号|客户端|官方微博)[）)]"
)


def by_ending(tagged: TaggedText, places: Sequence[PlaceHit]) -> Iterator[OrganizationHit]:
    """The bodies whose name ends in an ending of the lexicon and has something of its own before it."""
    for index, whole in enumerate(tagged.words):
        parted = _behind_other(tagged, whole)
        word = _cut_behind_ending(tagged, parted or _with_head(tagged, index))
        ending = _ending_of(tagged.of(word.span))
        if ending is None or word.tag in {"PER", "TIME", "w"}:
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
    kind = OrganizationKind(endings().get(_ending_of(own) or "", OrganizationKind.OTHER))
    bureau = replace(hit, span=Span(hit.span.start, hit.span.end - len(ending)), kind=kind, own_name=own)
    return replace(hit, body=body, own_name=own, form=ending, base=bureau if _ending_of(own) else None)


def _with_head(tagged: TaggedText, index: int) -> Word:
    """The word with the one before it where both are one ending: 管理|段, 试验|站, 教学|点."""
    word = tagged.words[index]
    before = tagged.ending(word.span.start)
    if before is None or index == 0 or len(word.span) > 1:
        return word
    both = Span(before.span.start, word.span.end)
    return Word(both, word.tag) if tagged.of(both) in _TWO_WORDS else word


def _cut_behind_ending(tagged: TaggedText, word: Word) -> Word:
    """东山医院康复科 tagged as one body → its part up to the ending of a name."""
    text = tagged.of(word.span)
    if text[-1] == text[-2:-1] and tagged.text.startswith("长", word.span.end):
        return Word(Span(word.span.start, word.span.end - 1), word.tag)  # 临江海关关|长
    if word.tag != "ORG" or _ending_of(text):
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


def _ending_of(text: str) -> str | None:
    match = ending_pattern().search(text)
    return match.group() if match else None


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
    if word.span.end != following.span.start:
        return False
    text = tagged.of(word.span)
    if text in generic() or not _HAN_OR_LATIN.fullmatch(text):
        return False
    return word.tag in NAME_TAGS or text in inside_names()


def _is_anchor(tagged: TaggedText, word: Word) -> bool:
    text = tagged.of(word.span)
    pseudo = tagged.text.startswith(pseudo_levels(), word.span.start)
    if pseudo and len(text) == 1:
        return False  # 镇|区酒店
    if word.tag in _ANCHOR_TAGS and ending_pattern().fullmatch(text) is None and text not in generic():
        return True
    level = LEVEL_AT.match(text)
    before = tagged.text[max(word.span.start - 1, 0) : word.span.start]
    return level is not None and not pseudo and before not in DEICTIC_BEFORE and word.tag in NAME_TAGS


def _named(
    tagged: TaggedText, chunk: Sequence[Word], ending: str, places: Sequence[PlaceHit]
) -> OrganizationHit | None:
    span = _from_own_place(Span(chunk[0].span.start, chunk[-1].span.end), places)
    span = _without_name(tagged, _behind_zone(span, places), places)
    name = tagged.of(span)
    if not _is_name(tagged, span, name, ending):
        return None
    kind = OrganizationKind(endings()[ending])
    place = _place_at(places, span.start, span.end - len(ending) + 1)
    if place and place.is_full:
        own = tagged.text[place.span.end : span.end]
        named = own and own.removesuffix(ending) not in generic()
        return OrganizationHit(span, kind, own_name=own, place=place, votes=("ending",)) if named else None
    level = LEVEL_AT.match(name) if place is None else None
    own = name[level.end() :] if level else name
    if own == ending and len(ending) <= _SHORT_ENDING:
        return None  # 市卫生院 is a name, 市中心 none
    word = level.group(1) if level else ""
    votes = ("ending",) if level else ("ending", *_tag_vote(chunk))
    return OrganizationHit(span, kind, own_name=own, level=LEVEL_OF_WORD.get(word), level_word=word, votes=votes)


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


def _without_name(tagged: TaggedText, span: Span, places: Sequence[PlaceHit]) -> Span:
    """The body without a person's name that a list runs on to it: 管仲平|蕉岭县公安局."""
    full = (place.span.start for place in places if place.is_full and place.codes and span.contains(place.span))
    begin = next(full, span.start)
    before = tagged.text[span.start : begin]
    return Span(begin, span.end) if before and names.is_chinese_name(before) else span


def _is_name(tagged: TaggedText, span: Span, name: str, ending: str) -> bool:
    """Whether the words before an ending tell one body from others of its kind."""
    if ending == "党组" and tagged.text.startswith(title_heads(), span.end):
        return False  # 市政协|党组副书记: the vocabulary keeps the group in the title
    if _COMPANY_INSIDE.match(name) and not ending.endswith("公司"):
        return False  # 有限公司|三楼办公室
    if _SEVERAL.search(name) or name.endswith((*_HALLS, *_MEETINGS)):
        return False  # 四省区|党校, 国家防总|会商会
    venue = (ending in _VENUES and _is_venue(tagged, span)) or is_site(tagged, span)
    if venue or tagged.text.startswith(_EDUCATION, span.end):
        return False  # 在临江宾馆召开, 沪蓉高速|临江收费站, 大学学历
    stem = name.removesuffix(ending)
    if name in generic():
        return False  # 老年大学
    return bool(stem) and stem not in generic() and stem != "人民" and _DIGITS.search(name) is None


def _is_venue(tagged: TaggedText, span: Span) -> bool:
    """Whether something takes place there: 在临江宾馆召开."""
    inside = _IN.search(tagged.text, max(span.start - _BEFORE_VENUE, 0), span.start) is not None
    return inside and tagged.text.startswith(_TAKES_PLACE, span.end)


def _tag_vote(chunk: Sequence[Word]) -> tuple[str, ...]:
    return ("lac",) if any(word.tag == "ORG" for word in chunk) else ()


def _place_at(places: Sequence[PlaceHit], start: int, end: int) -> PlaceHit | None:
    """The innermost division of the chain of places that begins at ``start``: 青禾县|石桥镇|中心小学 → 石桥镇."""
    found: PlaceHit | None = None
    for place in places:
        if place.span.start == (found.span.end if found else start) and place.span.end < end:
            found = place
    return found


def accounts(tagged: TaggedText) -> Iterator[OrganizationHit]:
    """What is called a medium in brackets: 云上临江（微信公众号）."""
    for match in _ACCOUNT.finditer(tagged.text):
        name = Span(*match.span(1))
        words = [word.span.start for word in tagged.within(name)]
        if words:
            first = next((start for start in words if tagged.of(Span(start, start + 1)) not in "，。、的"), name.start)
            span = Span(max(first, name.start), name.end)
            yield OrganizationHit(span, OrganizationKind.MEDIA, own_name=tagged.of(span), votes=("bracket",))


def by_tag(tagged: TaggedText, known: Sequence[OrganizationHit]) -> Iterator[OrganizationHit]:
    """What only the tagger took for a body, of three characters and more, where nothing else was read."""
    taken = [hit.span for hit in known]
    for word in tagged.tagged("ORG"):
        drawn = tagged.of(word.span)[0] in never_begin() and len(word.span) > _LONG
        name_span = Span(word.span.start + drawn, word.span.end)  # 考|青禾一中
        name = tagged.of(name_span)
        if _runs_on(tagged, name_span) or is_site(tagged, name_span):
            continue
        free = not any(name_span.overlaps(span) for span in taken)
        if free and len(name) > _SHORT_ENDING and _HAN_OR_LATIN.fullmatch(name) and not _is_no_body(name):
            yield OrganizationHit(name_span, OrganizationKind.OTHER, own_name=name, votes=("lac",))


def _runs_on(tagged: TaggedText, span: Span) -> bool:
    """Whether the tagger tore a common word: 安洲社|火脸谱 has 社火 in it."""
    after = tagged.starting(span.end)
    if after is None or after.tag != "n" or tagged.of(after.span) in dictionary().tags:
        return False
    torn = tagged.text[span.end - 1 : span.end + 1]
    return dictionary().tags.get(torn, "").startswith("n")


def _is_no_body(name: str) -> bool:
    """Whether it is a division, a person, an office or a meeting that the tagger took for a body."""
    person = names.is_chinese_name(name) and not name.endswith("党")
    if person or name.endswith((*DIVISION_END, *_MEETINGS, *_NO_BODY, *title_heads())):
        return True
    tag = dictionary().tags.get(name, "nt")
    if not tag.startswith("nt"):
        return True  # a common word: 新时代
    if _SEVERAL.search(name) or _DIGITS.search(name):
        return True  # 四省区党校系统
    return (
        _COUNTED.fullmatch(name) is not None
        or any(word in name for word in _UNNAMED)
        or name in generic()
        or LEVEL_AT.match(name) is not None
    )


def before_title(tagged: TaggedText) -> Iterator[OrganizationHit]:
    """省旅发委|主任: a short form that no lexicon holds, between a level word and an office."""
    for match in _SHORT_FORM.finditer(tagged.text):
        span = Span(*match.span())
        word = match.group(1)
        before = tagged.text[max(span.start - 1, 0) : span.start]
        titled = tagged.text.startswith(title_heads(), span.end)
        pseudo = before in DEICTIC_BEFORE or tagged.text.startswith(pseudo_levels(), span.start)
        if titled and tagged.cuts(span.start) and not pseudo and match.group(2) not in generic():
            kind = OrganizationKind(endings().get(match.group(2)[-1], "government"))
            level = LEVEL_OF_WORD[word]
            yield OrganizationHit(
                span, kind, own_name=match.group(2), level=level, level_word=word, votes=("short-form",)
            )
