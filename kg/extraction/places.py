"""Places in an article: gazetteer names, names by their form, sites and villages, deictic ones (我市, 全省).

A hit is a printed place with its candidates; which 朝阳区 it is, linking decides by home and neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from msgspec.structs import replace

from kg.dictionary import dictionary
from kg.extraction import given_names
from kg.extraction.known_places import FEATURE, IN_COUNTRY, KNOWN, known_places
from kg.extraction.other_names import is_team, other_names
from kg.extraction.place_extent import pieces, trimmed
from kg.extraction.place_forms import (
    HAN,
    MONGOLIAN,
    OF_LAW,
    SHORTEST,
    TAIL,
    begins_deictic,
    chained_form,
    level_of,
    may_be_division,
    may_be_place,
    never_begin,
)
from kg.extraction.place_hits import PlaceHit
from kg.extraction.place_lists import LISTED, in_a_list, listed_beside, of_a_unit
from kg.extraction.place_signs import (
    IN_A_ROW,
    bound_for,
    counted_rows,
    provinces_in_a_row,
    signs,
    with_china,
)
from kg.extraction.place_stems import is_listed_in_full, is_unlisted, stems_of
from kg.extraction.sites import joined, sites
from kg.extraction.words import TaggedText, Word
from kg.extraction.zones import zones
from kg.gazetteer import CHINA, Division, gazetteer
from kg.landmarks import landmark
from kg.lexicons import lexicon
from kg.model import PlaceLevel
from kg.text import Span, printings

__all__ = ["PlaceHit", "place_hits"]


_OPENING = frozenset("（(")
_CLOSING = ("）", ")")
_TOWNS = frozenset("镇乡村")
_CONJUNCTIONS = frozenset("和与及")
_LEVEL_STARTS = frozenset("省市县区镇乡村")
_DEICTIC = re.compile("(?:我|全|本)(省|自治区|市|州|盟|县|区|旗|镇|乡|街道|苏木|村|社区|嘎查|国)|(?:我国|祖国)")
_DEICTIC_LEVEL = {
    "省": PlaceLevel.PROVINCE,
    "自治区": PlaceLevel.PROVINCE,
    "市": PlaceLevel.PREFECTURE,
    "州": PlaceLevel.PREFECTURE,
    "盟": PlaceLevel.PREFECTURE,
    "县": PlaceLevel.COUNTY,
    "区": PlaceLevel.COUNTY,
    "旗": PlaceLevel.COUNTY,
    "镇": PlaceLevel.TOWNSHIP,
    "乡": PlaceLevel.TOWNSHIP,
    "街道": PlaceLevel.TOWNSHIP,
    "苏木": PlaceLevel.TOWNSHIP,
    "嘎查": PlaceLevel.VILLAGE,
    "村": PlaceLevel.VILLAGE,
    "社区": PlaceLevel.VILLAGE,
}
# 全市场, 全国人大, 全村人: what follows must not make another word of it
_DEICTIC_CONTINUED = re.compile("场|民(?!众)|性")
_LONGEST_PERSON = 3
_NAMING_TAGS = frozenset({"LOC", "nz", "ORG", "PER"})
_IN_SEAT = re.compile("([市县区旗])(?:委(?!员|托|派|任|会)|政府|人民政府|人大|政协|纪委|监委|副?[市县区旗]长)")
_LONGEST_STEM = 3
_BELOW = re.compile(
    "((?:(?![镇乡县区市旗]|街道)[\u4e00-\u9fff]){2,6}?)"
    "(?:苏木|(?:社区|村|嘎查)(?=党|支|村?[两居民监委]|的|[，。、；（）0-9]|易地|检查|查看|察看|走访|看望|慰问|调研|督导|视察|指导|$)|嘎查)"
)
# 在|浩日图苏木, 来自|浩日图苏木, ，|浩日图苏木; but 在|各苏木, 到|边境苏木
_MONGOLIAN_TOWN = re.compile(
    "(?:(?<=[在到赴自往的、，；。：（“])|^)(?![在到赴自往向从由对来])((?:(?![的了个各全该本我两几和与苏])[一-鿿]){2,6}?)(?:苏木|嘎查)(?![乡镇达长村党])"
)
_AFTER_NUMBER = re.compile("[0-9][日月年时点分名人个]$")
_BACK = re.compile(r"[来到入返]([\u4e00-\u9fff])[返来离抵]\1")  # 来临返临
_COMMON = 50
"""So often a word is found in the dictionary's texts that it is no chance spelling (白音 is one)."""
_NO_STEM_WORDS = frozenset({"p", "c", "u", "r", "w", "m", "xc", "f", "q"})
_VERBS_BEFORE = frozenset("驻辖属访帮包联原有等是去下到至赴")
_ALL_CHINA = "全国"
_PEOPLE_OF = ("各", "广大", "人民", "上下", "范围", "其他", "其它", "统一", "公众")
# 全国|巡视工作会议, but 全国的会议
_NATIONAL_MEETING = re.compile("(?:(?![的和在将已召开各])[\u4e00-\u9fff]){2,10}?(?:工作|电视电话|视频|表彰)会议")
_NOUNS = frozenset({"n", "vn", "nz", "nw", "ORG"})
_NOUN_TAGS = frozenset({"n", "vn"})
_FUNCTION = frozenset({"c", "p", "u", "d", "r", "xc", "w"})
_AROUND_VILLAGES = frozenset({PlaceLevel.COUNTY, PlaceLevel.TOWNSHIP})


def place_hits(tagged: TaggedText) -> tuple[PlaceHit, ...]:
    """All places printed in the article, in order, not overlapping; those inside organisations' names too."""
    listed = list(_from_gazetteer(tagged))
    found = [
        *listed,
        *_deictic(tagged),
        *_by_tag(tagged),
        *signs(tagged, listed),
        *provinces_in_a_row(tagged),
        *bound_for(tagged),
        *counted_rows(tagged),
        *with_china(tagged),
        *known_places(tagged, listed),
        *_in_bodies(tagged),
        *sites(tagged),
        *_with_seats(tagged),
        *_mongolian_towns(tagged),
    ]
    found = [*found, *_below(tagged, found)]
    found = [*found, *joined(tagged, found), *of_a_unit(tagged, found), *in_a_list(tagged, found)]
    found = [*found, *zones(tagged, found)]
    others = other_names(tagged.text)
    hits = _without_overlaps([*found, *_further(tagged, found)])
    return tuple(
        hit
        for hit in hits
        if not any(other.contains(hit.span) for other in others) and not is_team(tagged.text, hit.span)
    )


def _from_gazetteer(tagged: TaggedText) -> Iterator[PlaceHit]:
    sure: list[PlaceHit] = []
    doubtful: list[PlaceHit] = []
    for span, name in gazetteer().scan(tagged.text):
        codes, level, full = _by_name(name)
        hit = PlaceHit(span, name, level, codes, votes=("gazetteer", *_tag_vote(tagged, span)))
        if _is_place_here(tagged, span, name, full=full):
            sure.append(hit)
        elif codes and (full or tagged.cuts(span.start) or tagged.cuts(span.end)):
            doubtful.append(hit)
    yield from sure
    yield from listed_beside(tagged, sure, doubtful)


@lru_cache(maxsize=1 << 12)
def _by_name(name: str) -> tuple[tuple[str, ...], PlaceLevel | None, bool]:
    """What a name of the gazetteer says by itself: codes of all that bear it or did, a level, whether it is full."""
    places = gazetteer()
    divisions = places.named(name)
    full = any(division.name == name for division in divisions)
    formers = () if full else tuple(former.successor for former in places.former(name))
    codes = tuple(dict.fromkeys((*(division.code for division in divisions), *formers)))
    full = full or bool(formers) or not divisions or _says_its_level(name, divisions)
    bearer = divisions[0] if divisions and full else places.get(formers[0]) if formers else None
    return codes, bearer.level if bearer is not None else None, full


def _says_its_level(name: str, divisions: Sequence[Division]) -> bool:
    """Whether a short name has the level word of its division: 石柱县, 延边州, 科左后旗, but not 郑州."""
    return any(division.name[-1] == name[-1] and division.level is not PlaceLevel.PROVINCE for division in divisions)


def _is_place_here(tagged: TaggedText, span: Span, name: str, *, full: bool) -> bool:
    word = tagged.at(span.start)
    seated = _IN_SEAT.match(tagged.text, span.end - 1) is not None  # 罗|平县|委书记: no name of a person
    surely_named = full and (len(name) > _LONGEST_PERSON or seated or _after_place(tagged, span.start))  # 青禾县|石桥镇
    if word is None or (word.tag == "PER" and not surely_named):
        return False
    if _is_plain_word(tagged.text, name, full=full) or _is_torn_out(tagged, span, word, full=full):
        return False
    begins = tagged.cuts(span.start) or _after_place(tagged, span.start)
    full = full and (begins or len(span) > SHORTEST)  # 渤|海地|区
    doubtful = gazetteer().ambiguous(name)
    if doubtful and not full and word.tag == "ORG" and word.span.start < span.start:
        return False  # 安康市|公安消防支队
    if word.tag in {"LOC", "ORG"} and (begins or full):
        return True
    if doubtful or not begins:
        return False
    return full or (tagged.cuts(span.end) and word.tag in {"nz", "n", "vn", "v"} and len(word.span) >= len(span))


def _is_plain_word(text: str, name: str, *, full: bool) -> bool:
    """Whether the name is only a word there: 来宾 where no 来宾市 is printed nor its paper, 老城区 without its city."""
    if name not in _plain_words():
        return False
    divisions = gazetteer().named(name)
    around = (gazetteer().container(division.code) for division in divisions) if full else ()
    printed = (outer.short[0] if outer.short else outer.name for outer in around if outer is not None)
    named = (*printed,) if full else (*(division.name for division in divisions), name + "日报", name + "晚报")
    return not any(form in text for form in named)


def _is_torn_out(tagged: TaggedText, span: Span, word: Word, *, full: bool) -> bool:
    """Whether the name is only a part of what is printed: 市中|心医院, 和|县直单位, 乌兰|巴托."""
    if word.tag in _FUNCTION and word.span.start == span.start and len(word.span) < len(span):
        return True
    behind_town = tagged.text[span.start - 1 : span.start] in _TOWNS
    before = tagged.ending(span.start)
    behind = behind_town or (before is not None and before.tag == "PER")
    drawn = tagged.text[span.start] in _CONJUNCTIONS and (behind or not tagged.cuts(span.start))
    if drawn or (word.span.start < span.start and word.tag == "n") or tagged.text.startswith("族", span.end):
        return True  # 县医院|和县敬老院, 石桥镇|和县经济开发区, 罗大川|和县农业局, 旗|长|白, 朝鲜|族
    last = tagged.at(span.end - 1)
    within_person = last and last.tag == "PER" and span.start < last.span.start
    named = word.tag in _NAMING_TAGS and bool(gazetteer().named(tagged.of(span)[:-1]))
    if within_person or (not named and _begins_other_word(tagged, span.end - 1)):
        return True  # 组|长葛|某: a place that ends within a person's name; 发展|乡村, 苏木|乡镇, but 临江|市场
    if full or tagged.cuts(span.end):
        return False
    if tagged.text[span.start] in _LEVEL_STARTS:
        return True
    return word.tag == "LOC" and span.end < word.span.end and not _goes_on_as_places(tagged, word, span.end)


def _begins_other_word(tagged: TaggedText, at: int) -> bool:
    """Whether a word like 乡村, 市场 or 县城 begins there; 青禾|县长 is none."""
    word = tagged.starting(at)
    return word is not None and len(word.span) > 1 and tagged.of(word.span) in _words_of_level()


def _goes_on_as_places(tagged: TaggedText, word: Word, at: int) -> bool:
    """Whether what follows in the tagger's word is a further place or a site: 厦门|思明区, 青禾|火车站."""
    rest = tagged.of(Span(at, word.span.end))
    if TAIL.fullmatch(rest) or OF_LAW.fullmatch(rest) or landmark(rest) is not None:
        return True  # 广西|东南部, 陇西|三, 楚雄|军分区, 印尼|雅加达
    return gazetteer().find_longest(tagged.text, at) is not None or level_of("某" + rest) is not None


def _after_place(tagged: TaggedText, at: int) -> bool:
    """Whether a place's name ends at ``at``, so that the next may begin there: 云南省|大理市."""
    return at > 0 and tagged.text[at - 1] in "省市州县区盟旗镇乡"


def _tag_vote(tagged: TaggedText, span: Span) -> tuple[str, ...]:
    word = tagged.at(span.start)
    return ("lac",) if word and word.tag in {"LOC", "ORG"} else ()


def _deictic(tagged: TaggedText) -> Iterator[PlaceHit]:
    for match in _DEICTIC.finditer(tagged.text):
        span = Span(*match.span())
        if not tagged.cuts(span.start) or _DEICTIC_CONTINUED.match(tagged.text, span.end):
            continue
        if match.group() == _ALL_CHINA and _in_title(tagged, span):
            continue
        level = _DEICTIC_LEVEL.get(match.group(1) or "")
        if level is None:
            yield PlaceHit(span, "中国", PlaceLevel.COUNTRY, (CHINA,), deictic=True, votes=("deictic",))
        else:
            yield PlaceHit(span, "", level, deictic=True, votes=("deictic",))


def _in_title(tagged: TaggedText, span: Span) -> bool:
    """Whether 全国 only begins a name: 全国|人口普查, 全国|劳动模范, 全国|“最美家庭”, but 全国|各族人民."""
    if tagged.text.startswith(_PEOPLE_OF, span.end):
        return False
    if tagged.text.startswith(_national_titles(), span.end) or _NATIONAL_MEETING.match(tagged.text, span.end):
        return True
    word, following = tagged.starting(span.start), tagged.starting(span.end)
    if word is not None and len(word.span) > len(span):
        return word.tag in _NOUNS
    return following is not None and following.tag in _NOUNS


def _with_seats(tagged: TaggedText) -> Iterator[PlaceHit]:
    """The division that no list holds, cut behind its stem by the tagger: 桐溪|市委书记, 青谷|县人民政府."""
    for word in (*tagged.tagged("LOC"), *tagged.tagged("ORG")):
        stem = tagged.of(word.span)
        seat = _IN_SEAT.match(tagged.text, word.span.end)
        if seat is None or not SHORTEST <= len(stem) <= _LONGEST_STEM or not HAN.fullmatch(stem):
            continue
        if stem[0] in never_begin() and gazetteer().named(stem[1:]):
            continue  # 团|玉林市委
        name = stem + seat.group(1)
        listed = gazetteer().find_longest(stem, 0) is not None or level_of(stem) in _AROUND_VILLAGES
        if not listed and may_be_place(stem) and may_be_division(name) and not begins_deictic(name):
            yield PlaceHit(Span(word.span.start, seat.end(1)), name, level_of(name), votes=("form",))


def _mongolian_towns(tagged: TaggedText) -> Iterator[PlaceHit]:
    """The towns and villages of Inner Mongolia whatever the tagger saw in their names: 在|浩日|图|苏木."""
    for match in _MONGOLIAN_TOWN.finditer(tagged.text):
        name, stem = match.group(), match.group(1)
        if not _has_words(stem) and not begins_deictic(name) and may_be_place(name):
            yield PlaceHit(Span(*match.span()), name, level_of(name), votes=("form",))


def _has_words(stem: str) -> bool:
    """Whether two characters of it are a word that is no name, as none are in names of another language: 边境|苏木."""
    known = dictionary()
    pairs = (stem[at : at + 2] for at in range(len(stem) - 1))
    return any(
        known.frequencies.get(pair, 0) >= _COMMON and not known.tags[pair].startswith(("nr", "ns", "nz"))
        for pair in pairs
        if pair in known.tags
    )


def _below(tagged: TaggedText, found: Sequence[PlaceHit]) -> Iterator[PlaceHit]:
    """The village or community behind a town or district, whatever the tagger saw in its name: 石桥镇|自强社区."""
    ends = sorted({hit.span.end for hit in found if hit.is_full and hit.level in _AROUND_VILLAGES})
    while ends:
        hit = _directly_below(tagged, ends.pop(0))
        if hit is not None:
            yield hit
            if hit.level is PlaceLevel.TOWNSHIP:
                ends.insert(0, hit.span.end)  # 青禾旗|白音苏木|达布希嘎查


def _directly_below(tagged: TaggedText, at: int) -> PlaceHit | None:
    match = _BELOW.match(tagged.text, at)
    if match is None:
        return None
    name, stem = match.group(), Span(*match.span(1))
    mongolian = name.endswith(MONGOLIAN)
    if not (mongolian or tagged.cuts(match.end()) or _ends_in_name(tagged, match.end())):
        return None
    words = tagged.within(stem)
    sound = all(_may_be_in_stem(word) for word in words)
    begins = name[0] not in _VERBS_BEFORE | never_begin() and not begins_deictic(name)
    if not (sound or mongolian) or not begins or match.group(1) in _no_stems() or not may_be_place(name):
        return None
    return PlaceHit(Span(*match.span()), name, level_of(name), votes=("form",))


def _may_be_in_stem(word: Word) -> bool:
    """Whether a word can be part of a village's name: 站|前|社区 has a verb and a side of one character each."""
    if len(word.span) == 1 and word.tag in {"v", "f"}:
        return True
    return word.tag not in _NO_STEM_WORDS and word.tag != "v"


def _ends_in_name(tagged: TaggedText, at: int) -> bool:
    word = tagged.at(at)
    return word is not None and word.tag in _NAMING_TAGS


def _by_tag(tagged: TaggedText) -> Iterator[PlaceHit]:
    """What the tagger took for a place and the gazetteer does not hold."""
    for word in (*tagged.tagged("LOC"), *_works(tagged)):
        text = tagged.of(word.span)
        if gazetteer().abbreviated(text) or _is_plain_word(tagged.text, text, full=False):
            continue
        for piece in pieces(word, text):
            span = trimmed(tagged, piece)
            name = tagged.of(span)
            in_brackets = tagged.text[span.start - 1 : span.start] in _OPENING and tagged.text.startswith(
                _CLOSING, span.end
            )  # 哈（尔滨）牡（丹江）高铁
            torn = _AFTER_NUMBER.search(tagged.text, max(span.start - 1, 0), span.start + 1)  # 提前3|日向村里报告
            back = _BACK.match(tagged.text, span.start)
            if may_be_place(name) and not (in_brackets or torn or back or _holds_office(tagged.text, span)):
                yield _listed(PlaceHit(span, name, level_of(name), votes=("lac",)))


def _works(tagged: TaggedText) -> Iterator[Word]:
    """The railways, motorways and bridges that the tagger took for names of other things: 杭温高铁."""
    works = lexicon("sites").words("works")
    for word in tagged.tagged("nz"):
        name = tagged.of(word.span)
        if any(name.endswith(ending) and len(name) >= len(ending) + SHORTEST for ending in works):
            yield word


def _holds_office(text: str, span: Span) -> bool:
    """段远平|总书记: whether an office stands behind what is likely a person's name and no listed place."""
    name = span.of(text)
    likely = given_names.is_likely(name) and not gazetteer().named(name)
    return likely and text.startswith(_offices(), span.end)


def _listed(hit: PlaceHit) -> PlaceHit:
    """The hit with what the gazetteer has under its name: 广州 of 广州白天鹅宾馆."""
    divisions = gazetteer().named(hit.name)
    level = divisions[0].level if divisions and divisions[0].name == hit.name else None
    return replace(hit, codes=tuple(d.code for d in divisions), level=level) if divisions else hit


def _in_bodies(tagged: TaggedText) -> Iterator[PlaceHit]:
    """The divisions by their form that the name of a body begins with: 沙田县|委, 青禾县|石桥镇|党委."""
    for word in tagged.tagged("ORG"):
        for span in chained_form(tagged.of(word.span)):
            name = span.of(tagged.of(word.span))
            if len(name) > SHORTEST:
                yield PlaceHit(span.shifted(word.span.start), name, level_of(name), votes=("form",))


def _further(tagged: TaggedText, found: Sequence[PlaceHit]) -> Iterator[PlaceHit]:
    """What the article names as 临江市 somewhere, wherever else it does, also where the tagger saw a person in 临江.

    Of listed towns and counties the stems too, where the tagger saw any name: 石桥镇党委书记说，石桥|有三家书店.
    """
    for name, hit in sorted({hit.name: hit for hit in found if is_unlisted(hit)}.items()):
        for span in printings(tagged.text, name):
            yield PlaceHit(span, name, hit.level, votes=("again",))
    stems = {stem: hit for hit in found if is_listed_in_full(hit) for stem in sorted(stems_of(hit.name))}
    for word in tagged.printed_as(stems) if stems else ():
        stem = tagged.of(word.span)
        if word.tag in _NAMING_TAGS:
            yield PlaceHit(word.span, stem, codes=stems[stem].codes, votes=("again",))


def _torn(hit: PlaceHit, hits: Sequence[PlaceHit]) -> bool:
    """广州|市越秀区: a form that begins within a division of the gazetteer is a torn one."""
    return not hit.codes and any(
        (other.codes or KNOWN in other.votes) and other.span.start < hit.span.start < other.span.end < hit.span.end
        for other in hits
    )


def _rank(hit: PlaceHit, hits: Sequence[PlaceHit]) -> int:
    """A row of provinces, a city behind its country, what a list tells are sure; a torn form the least: 陕甘宁青|四."""
    if hit.votes in {IN_A_ROW, (LISTED,)} or IN_COUNTRY in hit.votes:
        return 0
    return 2 if _torn(hit, hits) else 1


def _precedence(hit: PlaceHit) -> tuple[int, bool, bool, bool, Span, tuple[str, ...]]:
    return -len(hit.span), FEATURE not in hit.votes, not hit.codes, not hit.is_zone, hit.span, hit.votes


def _without_overlaps(hits: Sequence[PlaceHit]) -> Iterator[PlaceHit]:
    """The longer of two that overlap; of equal ones the known feature, the gazetteer's, then the zone."""
    taken: list[PlaceHit] = []
    for hit in sorted(hits, key=lambda hit: (_rank(hit, hits), *_precedence(hit))):
        if not any(hit.span.overlaps(other.span) for other in taken):
            taken.append(hit)
    yield from sorted(taken, key=lambda hit: hit.span)


@cache
def _offices() -> tuple[str, ...]:
    return lexicon("titles").words("heads")


@cache
def _words_of_level() -> frozenset[str]:
    """Words that begin with a level word and are none: 乡村, 市场; not the heads of divisions (县长)."""
    return frozenset(word for word in lexicon("sites").words("no-level-words") if not word.endswith("长"))


@cache
def _no_stems() -> frozenset[str]:
    return frozenset((*lexicon("sites").words("no-places"), *lexicon("organizations").words("generic")))


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(lexicon("places").words("plain words"))


@cache
def _national_titles() -> tuple[str, ...]:
    return lexicon("sites").words("national-titles")
