"""Words that the tagger ran together, cut apart: 青禾县县长|孟庆川, 李刚|市教育局; what it tore, mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction import given_names, names
from kg.extraction.bodies.tables import LEVEL_OF_WORD, ending_words, form_pattern
from kg.extraction.words import TaggedText, Word
from kg.gazetteer import gazetteer
from kg.lexicons import lexicon
from kg.lexicons.finding import WordFinder
from kg.model import PlaceLevel
from kg.text import Span

_NAMES = frozenset({"PER", "ORG", "LOC"})
_SHORTEST = 3
_SHORTEST_BODY = 5
_OF_PLACES = frozenset({PlaceLevel.PREFECTURE, PlaceLevel.COUNTY})
_DOUBLED = re.compile("([段局科站队院校所处厅厂组社关])\\1长$")
_CHIEF = "长"
_LAST_OF_CUT = frozenset("长区")
_LEAGUE = "团"
_LINK = re.compile("(?<=[\u4e00-\u9fff]{3})[和与及向]")
_NUMBERED = re.compile("[一二三四五六七八九十][中院小]$")
_LEVEL = re.compile("|".join(sorted(LEVEL_OF_WORD, key=len, reverse=True)))


def recut(tagged: TaggedText) -> TaggedText:
    """The same text, with the words cut where an office stands between a body and a name, or a body behind a name."""
    words: list[Word] = []
    for word in tagged.words:
        if word.tag not in _NAMES and not _may_be_cut(tagged.of(word.span)):
            words.append(word)
            continue
        if words and _tears_district(tagged.text, words[-1], word):
            words[-1] = Word(Span(words[-1].span.start, word.span.end), "LOC")
            continue
        if word.tag == "PER" and (tag := _other_than_person(tagged.text, word)):
            words.append(Word(word.span, tag))
            continue
        if cut := _cut_inside(tagged.text, word):
            words += (Word(Span(word.span.start, cut[0]), cut[1]), Word(Span(cut[0], word.span.end), cut[2]))
            continue
        words += _parts(tagged.text, word) if word.tag in _NAMES and len(word.span) >= _SHORTEST else (word,)
    return TaggedText(tagged.text, tuple(words)) if tuple(words) != tagged.words else tagged


def _may_be_cut(printed: str) -> bool:
    """Whether a word that is no name may be two, or the end of one that was torn, by its first and last character."""
    return printed[-1] in _LAST_OF_CUT or printed[0] == _LEAGUE


def _tears_district(text: str, before: Word, word: Word) -> bool:
    """承平军|分区|司令员: the tagger drew the first character of a military district to its city."""
    torn = before.tag in _NAMES and text[before.span.end - 1] == "军" and before.span.end == word.span.start
    return torn and word.span.of(text) == "分区"


def _cut_inside(text: str, word: Word) -> tuple[int, str, str] | None:
    """Where a word is two, with the tags of both: 管理段|段长, 临江海关|关长, 团|临江."""
    printed, start = word.span.of(text), word.span.start
    if printed[-1] == _CHIEF and (doubled := _DOUBLED.search(printed)):
        return start + doubled.start() + 1, word.tag if word.tag in _NAMES else "n", "n"
    placed = printed[0] == _LEAGUE and (found := gazetteer().find_longest(printed, 1)) and found[0] == len(printed) - 1
    return (start + 1, "n", "LOC") if placed else None


def _other_than_person(text: str, word: Word) -> str | None:
    """The tag of what the tagger took for a person and is none: 来自|邵阳, 张家界; 内江慈善总会."""
    printed = word.span.of(text)
    divisions = gazetteer().named(printed)
    if divisions and any(division.level in _OF_PLACES for division in divisions):
        bound = text.endswith(lexicon("places").words("before places"), 0, word.span.start)
        return "LOC" if bound or len(printed) >= _SHORTEST else None
    placed = len(printed) >= _SHORTEST_BODY and gazetteer().find_longest(printed, 0) is not None
    return "ORG" if placed and ending_words().ends(printed) and _body_inside(printed) is None else None


def _parts(text: str, word: Word) -> Iterator[Word]:
    printed = word.span.of(text)
    start = word.span.start
    if blank := len(printed) - len(printed.lstrip()):
        yield Word(Span(start, start + blank), "w")
        yield from _parts(text, Word(Span(start + blank, word.span.end), word.tag))
        return
    if word.tag != "PER" and (cut := _office_inside(printed)):
        before, name = start + cut[0], start + cut[1]
        if before > start:
            yield Word(Span(start, before), word.tag)
        yield Word(Span(before, name), "n")
        yield Word(Span(name, word.span.end), "PER")
    elif word.tag == "ORG" and (link := _between_bodies(printed)):
        yield Word(Span(start, start + link), "ORG")
        yield Word(Span(start + link, start + link + 1), "c")
        yield from _parts(text, Word(Span(start + link + 1, word.span.end), "ORG"))
    elif word.tag == "PER" and printed.endswith(names.NO_LAST_OF_NAME):
        yield Word(word.span, "LOC")  # 云川市, with a surname's character first
    elif word.tag == "PER" and (at := _body_inside(printed)):
        yield Word(Span(start, start + at), "PER")
        yield Word(Span(start + at, word.span.end), "ORG")
    else:
        yield word


def _office_inside(printed: str) -> tuple[int, int] | None:
    """Where an office begins and ends in ``printed`` whose rest is a name."""
    for start, office in _offices().everywhere(printed):
        rest = printed[start + len(office) :]
        chinese = names.is_chinese_name(rest) and (names.has_common_surname(rest) or given_names.is_likely(rest))
        if (chinese or names.is_foreign_name(rest)) and not names.is_nobody(rest):
            return start, start + len(office)
    return None


def _between_bodies(printed: str) -> int | None:
    """Where the link of two bodies stands: 县水利局|和|石桥镇政府, but no 文化和旅游局."""
    for match in _LINK.finditer(printed):
        before, behind = printed[: match.start()], printed[match.end() :]
        whole = ending_words().ends(before) or _NUMBERED.search(before) is not None
        if whole and len(behind) >= _SHORTEST and ending_words().ends(behind):
            return match.start()
    return None


def _body_inside(printed: str) -> int | None:
    """Where the body of a division begins behind a Chinese name."""
    for length in names.lengths_at(printed, 0):
        level = _LEVEL.match(printed, length)
        form = form_pattern().match(printed, level.end()) if level else None
        if form and form.end() == len(printed) and form.end() - length > 1:
            return length
    return None


@cache
def _offices() -> WordFinder:
    titles = lexicon("titles")
    return WordFinder({word for word in titles.words("heads") if len(word) > 1} - set(titles.words("not-posts")))
