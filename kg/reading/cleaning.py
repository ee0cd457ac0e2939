"""Clean text of a passage: layout spaces, line ends and private-use glyphs left out, real spaces kept.

A space is real between Latin words, between the names of a byline or of a list of names, and between the phrases of a
headline. It is layout between Chinese characters of running text, around numbers (2月 12 日, 1.5 万), and inside a name
of two characters set apart (李 明).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.reading.bylines import credit_spans, padding_of_names
from kg.reading.layout import GLYPHS
from kg.text import AlignedText, Span

_LAYOUT = re.compile(rf"[\s{GLYPHS}]+")
_LATIN = re.compile(r"[A-Za-z0-9]")
_HAN = "㐀-鿿"
_NAME = rf"(?:[{_HAN}]{{2,4}}|[{_HAN}][ 　]{{1,4}}[{_HAN}])"
_NAME_LIST = re.compile(rf"(?<![{_HAN}]){_NAME}(?:[ 　]+{_NAME}){{3,}}(?![{_HAN}])")
_LETTER_SPACED = re.compile(rf"(?<![^\s{GLYPHS}])\S(?:[ 　]+\S)+(?![^\s{GLYPHS}])")
_AROUND_NUMBER = re.compile(r"(?<=\d)\s+(?=[年月日时点分秒万亿千百元个名人岁届期号％%])|(?<=[年月日第近约])\s+(?=\d)")
_PARTS_LATIN = AlignedText.inserted(" ")


def clean_paragraph(text: str, span: Span) -> AlignedText:
    """The running text in ``span`` of the page ``text``."""
    raw = span.of(text)
    zones = (
        [*credit_spans(raw), *(Span(*match.span()) for match in _NAME_LIST.finditer(raw))]
        if " " in raw or "　" in raw
        else []
    )
    kept = _kept_in(raw, zones)
    return _cleaned(raw, span, kept)


def clean_line(text: str, span: Span) -> AlignedText:
    """The display line or byline in ``span`` of the page ``text``: its phrases or names parted by single spaces."""
    raw = span.of(text)
    return _cleaned(raw, span, _kept_in(raw, [Span(0, len(raw))]))


def _kept_in(raw: str, zones: Iterable[Span]) -> frozenset[int]:
    """Where a single space is kept: at the first of each run of spaces in the zones, unless it is padding."""
    kept: set[int] = set()
    for zone in zones:
        words = zone.of(raw)
        dropped = {at for span in _padding(words) for at in range(span.start, span.end)}
        for match in _LAYOUT.finditer(words):
            spaces = (at for at in range(match.start(), match.end()) if words[at] in " 　\t\xa0")
            at = next(spaces, None)
            if at is not None and at not in dropped and match.start() > 0 and match.end() < len(words):
                kept.add(Span(at, at).shifted(zone.start).start)
    return frozenset(kept)


def _padding(words: str) -> Iterator[Span]:
    yield from padding_of_names(words)
    yield from (Span(*match.span()) for match in _AROUND_NUMBER.finditer(words))
    yield from (Span(*match.span()) for match in _LETTER_SPACED.finditer(words))


def _cleaned(raw: str, span: Span, kept: frozenset[int]) -> AlignedText:
    layout: list[Span] = []
    breaks: list[int] = []
    for match in _LAYOUT.finditer(raw):
        run = Span(*match.span())
        keep = next((at for at in range(run.start, run.end) if at in kept), None)
        if keep is None and _stands_between_latin(raw, run):
            keep = next((at for at in range(run.start, run.end) if raw[at] in " \t\xa0"), None)
            if keep is None and "\n" in match.group() and not _stands_in_number(raw, run):
                breaks.append(run.start)
        if keep is None:
            layout.append(run)
        else:
            layout += [Span(run.start, keep), Span(keep + 1, run.end)]
    whole = AlignedText.of_page(raw, span.start)
    if not breaks:
        return whole.without([part for part in layout if len(part)]) if layout else whole
    return AlignedText.concatenate(_with_breaks(whole, layout, breaks))


def _with_breaks(whole: AlignedText, layout: list[Span], breaks: list[int]) -> Iterator[AlignedText]:
    """The text with a space put in where a line ends between two Latin words."""
    for begin, end in zip([0, *breaks], [*breaks, len(whole)], strict=True):
        if begin:
            yield _PARTS_LATIN
        inside = [
            Span(part.start - begin, part.end - begin) for part in layout if begin <= part.start < end and len(part)
        ]
        yield whole.slice(Span(begin, end)).without(inside)


def _stands_between_latin(raw: str, run: Span) -> bool:
    return (
        run.start > 0
        and run.end < len(raw)
        and _LATIN.match(raw[run.start - 1]) is not None
        and _LATIN.match(raw[run.end]) is not None
    )


def _stands_in_number(raw: str, run: Span) -> bool:
    return raw[run.start - 1].isdigit() and raw[run.end].isdigit()
