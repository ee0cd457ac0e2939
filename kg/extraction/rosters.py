"""Lists of names set out in lines and columns: 委员名单（按姓氏笔画为序）马向阳（回族） 王 勤（女） …."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extraction import given_names, names
from kg.extraction.words import TaggedText
from kg.lexicons import lexicon
from kg.text import Span

_HEAD_LENGTH = 30
_HEAD_END = re.compile("[：:）)]+|(?=[\u4e00-\u9fff]{2,4}[ \u3000\n])")
_BETWEEN = re.compile(r"(?:[（(][^（()）]{1,10}[）)]|[ \u3000\n、，,])*")
_PADDED = re.compile("([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
_RUN = re.compile("[\u4e00-\u9fff·]+")
_WITHIN = ("上", "中", "里", "内", "外")
_FEWEST = 5
_LONGEST_RUN = 24
_KNOWN_SHARE = 0.8
_NOT_BEHIND = frozenset("：:")
_LENGTHS = (3, 2, 4)
_ALONE, _UNKNOWN = 0.5, -0.5


@dataclass(frozen=True, slots=True)
class Roster:
    """A list of names without marks between; ``head`` is where the words end that announce it."""

    head: int
    names: tuple[Span, ...]


def rosters(tagged: TaggedText) -> tuple[Roster, ...]:
    """The lists of names of the article that words such as 名单 and 按姓氏笔画 announce."""
    found: list[Roster] = []
    for match in _announcing_pattern().finditer(tagged.text):
        if (found and match.start() < found[-1].names[-1].end) or tagged.text.startswith(_WITHIN, match.end()):
            continue  # 名单上没有…
        begin = _HEAD_END.search(tagged.text, match.end(), match.end() + _HEAD_LENGTH)
        at = begin.end() if begin else match.end()
        listed = tuple(_names_from(tagged, at))
        known = sum(names.is_chinese_name(_bare(span.of(tagged.text))) for span in listed)
        if len(listed) >= _FEWEST and known >= _KNOWN_SHARE * len(listed):
            found.append(Roster(at, listed))
    return tuple(found)


def _names_from(tagged: TaggedText, at: int) -> Iterator[Span]:
    text = tagged.text
    while True:
        gap = _BETWEEN.match(text, at)
        at = gap.end() if gap else at
        padded = _PADDED.match(text, at)
        run = _RUN.match(text, at)
        if padded and names.is_chinese_name(padded.group(1) + padded.group(2)):
            cut: tuple[Span, ...] | None = (Span(*padded.span()),)
        else:
            cut = _cut(tagged, Span(*run.span())) if run else None
        ends = text.startswith(_closing(), at) or not cut or text[cut[-1].end : cut[-1].end + 1] in _NOT_BEHIND
        if ends or not cut:
            return
        yield from cut
        at = cut[-1].end


def _cut(tagged: TaggedText, run: Span) -> tuple[Span, ...] | None:
    """The likeliest names that a run of characters is made of, None if it is not made of names."""
    if len(run) > _LONGEST_RUN:
        return None
    best: dict[int, tuple[float, tuple[Span, ...]]] = {run.start: (0.0, ())}
    for at in range(run.start, run.end):
        if at not in best:
            continue
        for length in _LENGTHS:
            span = Span(at, at + length)
            if span.end > run.end or (worth := _worth(tagged, span, alone=span == run)) is None:
                continue
            score, before = best[at]
            if span.end not in best or score + worth > best[span.end][0]:
                best[span.end] = (score + worth, (*before, span))
    spans = best.get(run.end, (0.0, ()))[1]
    unknown = sum(not names.is_chinese_name(span.of(tagged.text)) for span in spans)
    return spans if unknown <= 1 else None


def _worth(tagged: TaggedText, span: Span, *, alone: bool) -> float | None:
    """How good a name the characters are, None for none; longer names are worth more, for they are fewer."""
    name = span.of(tagged.text)
    if not names.is_chinese_name(name):
        unknown = alone and (names.is_foreign_name(name) or len(name) < max(_LENGTHS))
        return _ALONE if unknown else _UNKNOWN if len(name) < max(_LENGTHS) else None
    worth = 1.0 + given_names.is_likely(name) + names.has_common_surname(name)
    return worth + len(name) / 3 + tagged.cuts(span.end) / 2


def _bare(printed: str) -> str:
    return re.sub(r"\s+", "", printed)


@cache
def _closing() -> tuple[str, ...]:
    return lexicon("people").words("roster ends")


@cache
def _announcing_pattern() -> re.Pattern[str]:
    words = sorted(lexicon("people").words("roster words"), key=lambda word: (-len(word), word))
    return re.compile("|".join(words))
