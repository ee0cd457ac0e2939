"""Places in an article: gazetteer names, names by their form, sites and villages, deictic ones (我市, 全省).

A hit is a printed place with its candidates; which 朝阳区 it is, linking decides by home and neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.extraction.words import TaggedText, Word
from kg.gazetteer import CHINA, gazetteer
from kg.lexicons import lexicon
from kg.model import PlaceLevel
from kg.text import Span

_LEVEL_OF_ENDING: tuple[tuple[str, PlaceLevel], ...] = (
    ("特别行政区", PlaceLevel.PROVINCE),
    ("自治区", PlaceLevel.PROVINCE),
    ("自治州", PlaceLevel.PREFECTURE),
    ("自治县", PlaceLevel.COUNTY),
    ("自治旗", PlaceLevel.COUNTY),
    ("街道", PlaceLevel.TOWNSHIP),
    ("地区", PlaceLevel.PREFECTURE),
    ("社区", PlaceLevel.VILLAGE),
    ("省", PlaceLevel.PROVINCE),
    ("市", PlaceLevel.PREFECTURE),
    ("州", PlaceLevel.PREFECTURE),
    ("盟", PlaceLevel.PREFECTURE),
    ("县", PlaceLevel.COUNTY),
    ("区", PlaceLevel.COUNTY),
    ("旗", PlaceLevel.COUNTY),
    ("镇", PlaceLevel.TOWNSHIP),
    ("乡", PlaceLevel.TOWNSHIP),
    ("村", PlaceLevel.VILLAGE),
)

_LEVEL_STARTS = frozenset("省市县区镇乡村")
_DEICTIC = re.compile("(?:我|全|本)(省|自治区|市|州|盟|县|区|旗|镇|乡|街道|村|社区|国)|(?:我国|祖国)")
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
    "村": PlaceLevel.VILLAGE,
    "社区": PlaceLevel.VILLAGE,
}
# 全市场, 全国人大, 全村人: what follows must not make another word of it
_DEICTIC_CONTINUED = re.compile("场|民(?!众)|性")
_ADMINISTRATIVE = "(?:特别行政区|自治区|自治州|自治县|街道|社区|省|市|州|盟|县|区|旗|镇|乡|村)"
_FORM = re.compile(f"([\u4e00-\u9fff]{{1,5}}?){_ADMINISTRATIVE}(?![镇乡](?!村))")
_SHORTEST = 2
_LONGEST_PERSON = 3
_FUNCTION = frozenset({"c", "p", "u", "d", "r", "xc", "w"})
_PARTY = re.compile("中国共产党|中共|共青团|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟")
_DIVISIONS = frozenset({PlaceLevel.PROVINCE, PlaceLevel.PREFECTURE, PlaceLevel.COUNTY, PlaceLevel.TOWNSHIP})
_HAN = re.compile("[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """A printed place: ``name`` as printed ("" if deictic), ``level`` where its form says it, gazetteer ``codes``."""

    span: Span
    name: str
    level: PlaceLevel | None = None
    codes: tuple[str, ...] = ()
    deictic: bool = False
    votes: tuple[str, ...] = ()

    @property
    def is_full(self) -> bool:
        """Whether the name is a division's full one: 临江市, not 郑州 for 郑州市."""
        return self.level is not None and self.level is not PlaceLevel.SITE


def place_hits(tagged: TaggedText) -> tuple[PlaceHit, ...]:
    """All places printed in the article, in order, not overlapping; those inside organisations' names too."""
    sayings = _sayings(tagged.text)
    found = [
        *_from_gazetteer(tagged),
        *_deictic(tagged),
        *_by_tag(tagged),
        *_in_bodies(tagged),
        *_villages_and_sites(tagged),
    ]
    hits = list(_without_overlaps([*found, *_further(tagged, found)]))
    return tuple(hit for hit in hits if not any(saying.contains(hit.span) for saying in sayings))


def level_of(name: str) -> PlaceLevel | None:
    """The level that the name's ending says (青禾县 → county), None where it says nothing."""
    if name.endswith(_site_endings()) and not name.endswith(("社区", "村")):
        return PlaceLevel.SITE
    if not _may_be_division(name):
        return None
    return next(
        (level for ending, level in _LEVEL_OF_ENDING if name.endswith(ending) and len(name) > len(ending)), None
    )


def chained_form(text: str) -> list[Span]:
    """The divisions by their form that ``text`` begins with (青禾县石桥镇党委 → 青禾县, 石桥镇), as spans of it."""
    chain: list[Span] = []
    party = _PARTY.match(text)  # 中共|临江市|委
    at = party.end() if party else 0
    while (match := _FORM.match(text, at)) and _may_be_division(match.group()):
        chain.append(Span(*match.span()))
        at = match.end()
    return chain


def _sayings(text: str) -> list[Span]:
    """Where the text prints a saying or a word that has a place's name in it: 重于泰山, 中西医."""
    return [Span(*match.span()) for match in _saying_pattern().finditer(text)]


def _from_gazetteer(tagged: TaggedText) -> Iterator[PlaceHit]:
    places = gazetteer()
    for span, name in places.scan(tagged.text):
        divisions = places.named(name)
        codes = tuple(division.code for division in divisions) or tuple(f.successor for f in places.former(name))
        full = any(division.name == name for division in divisions) or not divisions
        if _is_place_here(tagged, span, name, full=full):
            level = divisions[0].level if divisions and full else None
            yield PlaceHit(span, name, level, codes, votes=("gazetteer", *_tag_vote(tagged, span)))


def _is_place_here(tagged: TaggedText, span: Span, name: str, *, full: bool) -> bool:
    word = tagged.at(span.start)
    if word is None or (word.tag == "PER" and not (full and len(name) > _LONGEST_PERSON)):
        return False
    if _is_torn_out(tagged, span, word, full=full):
        return False
    begins = tagged.cuts(span.start) or _after_place(tagged, span.start)
    if word.tag in {"LOC", "ORG"} and (begins or full):
        return True
    if gazetteer().ambiguous(name) or not begins:
        return False
    return full or (tagged.cuts(span.end) and word.tag in {"nz", "n", "vn", "v"} and len(word.span) >= len(span))


def _is_torn_out(tagged: TaggedText, span: Span, word: Word, *, full: bool) -> bool:
    """Whether the name is only a part of what is printed: 市中|心医院, 和|县直单位, 乌兰|巴托."""
    if word.tag in _FUNCTION and word.span.start == span.start and len(word.span) < len(span):
        return True
    if word.span.start < span.start and word.tag == "n":
        return True  # 旗|长|白
    last = tagged.at(span.end - 1)
    if last and last.tag == "PER" and span.start < last.span.start:
        return True  # 组|长葛|某: a place that ends within a person's name
    if full or tagged.cuts(span.end):
        return False
    if tagged.text[span.start] in _LEVEL_STARTS:
        return True
    return word.tag == "LOC" and span.end < word.span.end and not _goes_on_as_places(tagged, word, span.end)


def _goes_on_as_places(tagged: TaggedText, word: Word, at: int) -> bool:
    """Whether what follows in the tagger's word is a further place or a site: 厦门|思明区, 青禾|火车站."""
    rest = tagged.of(Span(at, word.span.end))
    return gazetteer().find_longest(tagged.text, at) is not None or level_of("某" + rest) is not None


def _after_place(tagged: TaggedText, at: int) -> bool:
    """Whether a place's name ends at ``at``, so that the next may begin there: 湖南省|长沙市."""
    return at > 0 and tagged.text[at - 1] in "省市州县区盟旗镇乡"


def _tag_vote(tagged: TaggedText, span: Span) -> tuple[str, ...]:
    word = tagged.at(span.start)
    return ("lac",) if word and word.tag in {"LOC", "ORG"} else ()


def _deictic(tagged: TaggedText) -> Iterator[PlaceHit]:
    for match in _DEICTIC.finditer(tagged.text):
        span = Span(*match.span())
        if not tagged.cuts(span.start) or _DEICTIC_CONTINUED.match(tagged.text, span.end):
            continue
        level = _DEICTIC_LEVEL.get(match.group(1) or "")
        if level is None:
            yield PlaceHit(span, "中国", PlaceLevel.COUNTRY, (CHINA,), deictic=True, votes=("deictic",))
        else:
            yield PlaceHit(span, "", level, deictic=True, votes=("deictic",))


def _by_tag(tagged: TaggedText) -> Iterator[PlaceHit]:
    """What the tagger took for a place and the gazetteer does not hold."""
    for word in tagged.tagged("LOC"):
        text = tagged.of(word.span)
        if bearers := gazetteer().abbreviated(text):
            for offset, division in enumerate(bearers):
                span = Span(word.span.start + offset, word.span.start + offset + 1)
                yield PlaceHit(span, division.name, division.level, (division.code,), votes=("lac", "abbreviation"))
            continue
        for span in _pieces(word, text):
            name = tagged.of(span)
            if _may_be_place(name):
                yield PlaceHit(span, name, level_of(name), votes=("lac",))


def _in_bodies(tagged: TaggedText) -> Iterator[PlaceHit]:
    """The divisions by their form that the name of a body begins with: 沙田县|委, 青禾县|石桥镇|党委."""
    for word in tagged.tagged("ORG"):
        for span in chained_form(tagged.of(word.span)):
            name = span.of(tagged.of(word.span))
            if len(name) > _SHORTEST:
                yield PlaceHit(span.shifted(word.span.start), name, level_of(name), votes=("form",))


def _further(tagged: TaggedText, found: Sequence[PlaceHit]) -> Iterator[PlaceHit]:
    """What the article names as 临江市 somewhere, wherever else it does, also where the tagger saw a person in 临江."""
    for name, hit in sorted({hit.name: hit for hit in found if _is_unlisted(hit)}.items()):
        for match in re.finditer(name, tagged.text):
            yield PlaceHit(Span(*match.span()), name, hit.level, votes=("again",))


def _is_unlisted(hit: PlaceHit) -> bool:
    """Whether only its form says that it is a division."""
    return not hit.codes and hit.level in _DIVISIONS and len(hit.name) > _SHORTEST


def unlisted_stems(hits: Sequence[PlaceHit]) -> frozenset[str]:
    """The names of divisions that only their form says, without and with their level word (临江, 临江市)."""
    names = {hit.name for hit in hits if _is_unlisted(hit)}
    return frozenset(names | {name[:-1] for name in names})


def _pieces(word: Word, text: str) -> Iterable[Span]:
    """A tagged word cut after each division that it begins with: 青禾县石桥镇 → two."""
    pieces = chained_form(text)
    end = pieces[-1].end if pieces else 0
    if len(text) - end > 1:
        pieces = [*pieces, Span(end, len(text))]
    elif end < len(text) and not (pieces and text.endswith("委")):
        pieces = [Span(0, len(text))]  # but 龙山市|委
    return [piece.shifted(word.span.start) for piece in pieces]


def _villages_and_sites(tagged: TaggedText) -> Iterator[PlaceHit]:
    """A named word with the ending behind it: 云溪 + 村, 枫林 + 小区; the strong endings need no tag."""
    for word in tagged.words:
        ending = tagged.of(word.span)
        before = tagged.ending(word.span.start)
        if ending not in _endings() or before is None or before.tag not in {"LOC", "nz", "ORG", "PER"}:
            continue
        span = Span(before.span.start, word.span.end)
        name = tagged.of(span)
        if _HAN.fullmatch(name) and name not in _no_divisions():
            yield PlaceHit(span, name, level_of(name), votes=("form",))


def _may_be_place(name: str) -> bool:
    if len(name) < _SHORTEST or not _HAN.fullmatch(name) or name in _no_places():
        return False
    if name.endswith(("乡村", "城镇", "乡镇", "社区", "农村")) and not _may_be_division(name):
        return False  # 和|美乡村
    begun = gazetteer().find_longest(name, 0)
    named = level_of(name) is not None
    if begun and begun[0] < len(name) and not named and any(d.name == name[: begun[0]] for d in begun[1]):
        return False  # 德国|商会: the gazetteer's full name is the place
    return named or not name.endswith(_no_place_endings())


def _may_be_division(name: str) -> bool:
    if "讯" in name or "报" in name:
        return False  # 本报讯|市人大
    return name not in _no_divisions() and not name.endswith(_no_division_endings())


def _torn(hit: PlaceHit, hits: Sequence[PlaceHit]) -> bool:
    """广州|市越秀区: a form that begins within a division of the gazetteer is a torn one."""
    return not hit.codes and any(
        other.codes and other.span.start < hit.span.start < other.span.end < hit.span.end for other in hits
    )


def _without_overlaps(hits: Sequence[PlaceHit]) -> Iterator[PlaceHit]:
    """The longer of two that overlap; of equal ones the gazetteer's."""
    taken: list[PlaceHit] = []
    for hit in sorted(hits, key=lambda hit: (_torn(hit, hits), -len(hit.span), not hit.codes, hit.span, hit.votes)):
        if not any(hit.span.overlaps(other.span) for other in taken):
            taken.append(hit)
    yield from sorted(taken, key=lambda hit: hit.span)


@cache
def _saying_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(lexicon("sites").words("sayings"), key=len, reverse=True)))


@cache
def _no_division_endings() -> tuple[str, ...]:
    return tuple(sorted(word for word in _no_divisions() if len(word) > 1))


@cache
def _no_divisions() -> frozenset[str]:
    return frozenset(lexicon("sites").words("no-divisions"))


@cache
def _no_places() -> frozenset[str]:
    return frozenset((*lexicon("sites").words("no-places"), *lexicon("sites").words("no-divisions")))


@cache
def _no_place_endings() -> tuple[str, ...]:
    """What ends the names of bodies and persons' titles: a word tagged as a place that ends so is none."""
    return (*lexicon("organizations").words("endings"), *lexicon("titles").words("heads"))


@cache
def _site_endings() -> tuple[str, ...]:
    return lexicon("sites").words("site-endings")


@cache
def _endings() -> frozenset[str]:
    sites = lexicon("sites")
    return frozenset((*sites.words("site-endings"), *sites.words("village-endings")))
