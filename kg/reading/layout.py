"""Printed lines to passages: what hard-wrapping and column breaks cut is put together again.

A passage is a paragraph or one display line. Two lines are one passage when the evidence for it (a full line, no final
punctuation, a word of the page across the break) outweighs the evidence against; `_evidence_for_joining` weighs it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.reading.broken_words import is_word_across
from kg.reading.cues import begins_afresh, ends_with_jump, goes_on, is_row, speaks_prose, stands_alone
from kg.reading.datelines import begins_with_dateline
from kg.reading.furniture import begins_with_contact, is_folio_cut_in_two, is_furniture
from kg.reading.occasions import leads_on, names_occasion
from kg.text import Span

GLYPHS = "\ue000-\uf8ff"
_WORDS = re.compile(rf"[^\s{GLYPHS}]")
_GLYPH = re.compile(f"[{GLYPHS}]")
_NARROW_MARKS = "“”‘’　"
_LINE = re.compile(r"[^\n]*\S[^\n]*")

_STOP = r"(?:[。！？!?；;]|(?<=[㐀-鿿”’）)》])\.)"
"""A full stop may be printed half-width: 双方举行会谈."""
ENDS_SENTENCE = re.compile(
    rf"(?:{_STOP}|…{{1,2}}|\.{{3,6}})[”’」』）)》\"']*$|[：:]$|——$|{_STOP}[”’]?[（(][^（）()]{{1,40}}[）)]$"
    r"|(?:摄|摄影|供图)[）)]?$|供图[：:/][^，。]{2,12}$"
)
_ENDS_CLAUSE = re.compile(r"[，、,]$")
_TWO_HAN = re.compile("[㐀-鿿]{2}")
_CLAUSE = re.compile(r"[，。、；：！？,;]")
_BRACKETED = re.compile(r"[（(][^（）()，。]{2,20}[）)]")
_SERIES_LINE = re.compile(r"——.{4,30}(?:活动|精神|之[一二三四五六七八九十]{1,2}|纪实|侧记|综述|述评|见闻|启示)")
_STOP_INSIDE = re.compile(r"(?:。|(?<=[㐀-鿿])\.)[”’）)]?[㐀-鿿“]")

WIDEST_COLUMN = 45
"""Characters; no newspaper column is wider, so a longer line is a whole paragraph of flowing text."""
_WINDOW = 7
_LEAST_IN_COLUMN = 4
_NARROWEST_COLUMN = 8
_NARROWEST_LENT = 12
_LENT_LINES = 3
"""A column is taken for that of a short article beside it if so many of its lines would fit in."""
_RAGGED = 2.0
"""A full line may be this many characters short (a mark that must not begin a line) or over."""
_INDENT = 2.5
"""The first line of a paragraph is shorter by its indent, which extraction loses."""
_LEAST_OF_PAGE = 0.3
_LEAST_CUT = 0.2
_CUT_EVERYWHERE = 0.85
_SHORT_REMNANT = 4
_BROKEN_WORD = 2.7
_ENOUGH = 2.8


def has_text(text: str) -> bool:
    """Whether there is anything but white space and layout glyphs."""
    return _WORDS.search(text) is not None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its span on the page, its words without glyphs and outer space, and how it stands there."""

    span: Span
    words: str
    after_gap: bool = False
    marked: bool = False
    indent: int = 0
    width: float = 0.0
    length: int = 0
    ragged: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that are one paragraph or one display line; ``words`` are theirs, without the line ends."""

    lines: tuple[Line, ...]
    words: str
    span: Span

    @property
    def after_gap(self) -> bool:
        """Whether a blank line stands before it."""
        return self.lines[0].after_gap

    @property
    def marked(self) -> bool:
        """Whether a layout glyph stands before it, as before bylines."""
        return self.lines[0].marked


def lines_of(text: str) -> tuple[Line, ...]:
    """The printed lines that hold words; a line of glyphs alone belongs to the line after it."""
    lines: list[Line] = []
    loose: Span | None = None
    previous_end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        start = text.index(stripped[0], match.start())
        span = Span(start, start + len(stripped))
        words = _GLYPH.sub("", stripped).strip()
        if not words:
            loose = loose or span
            continue
        whole = Span(loose.start, span.end) if loose else span
        lines.append(
            Line(
                span=whole,
                words=words,
                after_gap=text.count("\n", previous_end, match.start()) > 1,
                marked=loose is not None or _GLYPH.match(stripped) is not None,
                indent=len(raw) - len(raw.lstrip()),
                width=_width(words),
                length=len(raw),
            )
        )
        loose = None
        previous_end = match.end()
    if loose and lines:
        lines.append(replace(lines[-1], span=Span(lines.pop().span.start, loose.end)))
    return tuple(lines)


def _width(words: str) -> float:
    """Width in full characters: a Latin letter, a digit, a space or a quotation mark takes half of one."""
    narrow = sum(map(words.count, _NARROW_MARKS)) + len(words.encode("ascii", "ignore"))
    return len(words) - narrow / 2


def passages_of(text: str, lines: Sequence[Line]) -> tuple[Passage, ...]:
    """The lines joined to paragraphs and display lines, in page order."""
    lines = _recut(text, lines)
    if not lines:
        return ()
    alone = [stands_alone(line.words) for line in lines]
    columns = _column_widths(lines, alone)
    alone = [apart and not _is_inside(lines, at, columns[at]) for at, apart in enumerate(alone)]
    groups: list[list[Line]] = [[lines[0]]]
    for at, (before, after) in enumerate(pairwise(lines)):
        apart = alone[at] or alone[at + 1]
        if not apart and _continues(text, before, after, columns[at], within=len(groups[-1]) > 1):
            groups[-1].append(after)
        else:
            groups.append([after])
    return tuple(_passage(group) for group in groups)


def _recut(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines as they were before some program cut them at a fixed number of characters, if one did.

    Such a cut shows: no line is longer than the limit, and many have just its length, whatever their width in print.
    """
    limit = max((line.length for line in lines), default=0)
    cut = [before.length == limit for before, after in pairwise(lines) if not after.after_gap]
    if limit > WIDEST_COLUMN or len(cut) < _LEAST_IN_COLUMN or sum(cut) < _LEAST_CUT * len(cut):
        return list(lines)
    everywhere = sum(cut) >= _CUT_EVERYWHERE * len(cut)
    whole: list[Line] = []
    last: Line | None = None
    for line in lines:
        if last is not None and last.length == limit and _was_cut(last, line, everywhere=everywhere):
            whole.append(_rejoined(text, whole.pop(), line))
        else:
            whole.append(line)
        last = line
    return whole if everywhere else [_as_remnant(line, limit) for line in whole]


def _as_remnant(line: Line, limit: int) -> Line:
    """Marked as broken at no column's edge: what is left of a line cut in two is of any width, or very short."""
    return replace(line, ragged=line.width <= _SHORT_REMNANT or line.width >= limit - _RAGGED - _INDENT)


def _was_cut(before: Line, after: Line, *, everywhere: bool) -> bool:
    if after.after_gap or after.marked:
        return False
    if len(after.words) <= _SHORT_REMNANT and not stands_alone(after.words) and not ENDS_SENTENCE.search(before.words):
        return True
    if is_furniture(before.words) and is_folio_cut_in_two(before.words, after.words):
        return True
    return everywhere or not (
        ENDS_SENTENCE.search(before.words)
        or stands_alone(before.words)
        or stands_alone(after.words)
        or begins_afresh(after.words)
    )


def _rejoined(text: str, before: Line, after: Line) -> Line:
    span = Span(before.span.start, after.span.end)
    words = _GLYPH.sub("", span.of(text).replace("\n", "")).strip()
    return replace(before, span=span, words=words, width=_width(words), length=after.length)


def _passage(lines: Sequence[Line]) -> Passage:
    return Passage(tuple(lines), "".join(line.words for line in lines), Span(lines[0].span.start, lines[-1].span.end))


def _is_inside(lines: Sequence[Line], at: int, column: tuple[float, ...]) -> bool:
    """Whether what looks like the paper's address is a line of a paragraph: 欢迎举报。举报|电话：12345，市水务."""
    if not 0 < at < len(lines) - 1 or not begins_with_contact(lines[at].words):
        return False
    before, line, after = lines[at - 1 : at + 2]
    if line.after_gap or after.after_gap or ENDS_SENTENCE.search(before.words) or ENDS_SENTENCE.search(line.words):
        return False
    return bool(column) and all(abs(column[0] - full.width) <= _RAGGED for full in (before, line))


def _column_widths(lines: Sequence[Line], alone: Sequence[bool]) -> list[tuple[float, ...]]:
    """For each line the widths of the hard-wrapped column around it, looking back and looking on; none if flowing.

    Lines that stand alone are of no column: bylines and short titles between flowing paragraphs make none.
    """
    widths = [0 if apart else round(line.width) for line, apart in zip(lines, alone, strict=True)]
    ahead = [_common_width(widths[at : at + _WINDOW + 1]) for at in range(len(lines))]
    behind = [ahead[0]] * _WINDOW + ahead
    around = [
        tuple(width for width in (back, on) if width is not None) for back, on in zip(behind, ahead, strict=False)
    ]
    everywhere = _width_of_page(widths)
    if everywhere:
        return [near or everywhere for near in around]
    return [near or _nearest(widths, around, at) for at, near in enumerate(around)]


def _nearest(widths: Sequence[int], around: Sequence[tuple[float, ...]], at: int) -> tuple[float, ...]:
    """The widths of the column nearest to a line that is in none and fits: one of the short articles between."""
    beside = (place for step in range(1, _WINDOW + 1) for place in (at - step, at + step) if 0 <= place < len(around))
    column = next((around[place] for place in beside if around[place]), ())
    widest = max(widths[at : at + _LENT_LINES])
    return tuple(width for width in column if width >= _NARROWEST_LENT and widest <= width + _RAGGED)


def _width_of_page(widths: Sequence[int]) -> tuple[float, ...]:
    """The width that so many of the page's lines have that the short articles between must be set in it too."""
    width = _common_width(widths)
    if width is None or sum(abs(width - other) <= 1 for other in widths) < _LEAST_OF_PAGE * len(widths):
        return ()
    return (width,)


def _common_width(window: Sequence[int]) -> float | None:
    """The width that most lines of the window have, nearly; None where too few have one."""
    count = window.count
    near = {width: count(width - 2) + count(width - 1) + count(width) + count(width + 1) for width in set(window)}
    width = max(near, key=lambda width: (near[width], width))
    return float(width) if near[width] >= _LEAST_IN_COLUMN and _NARROWEST_COLUMN <= width <= WIDEST_COLUMN else None


def _continues(text: str, before: Line, after: Line, column: tuple[float, ...], *, within: bool) -> bool:
    if ends_with_jump(before.words) or after.marked or is_row(before.words) or is_row(after.words):
        return False
    if _SERIES_LINE.fullmatch(before.words):
        return False
    if _BRACKETED.fullmatch(after.words) and not after.after_gap and ENDS_SENTENCE.search(before.words):
        return True  # 代表们参观了粮站。|（李明）
    if ENDS_SENTENCE.search(before.words):
        return _fills_column(before, column) and _goes_on_in_column(after, column)
    if begins_afresh(after.words) and (after.after_gap or not within):
        return False
    return _evidence_for_joining(text, before, after, column, within=within) >= _ENOUGH


def _evidence_for_joining(text: str, before: Line, after: Line, column: tuple[float, ...], *, within: bool) -> float:
    """How much speaks for ``after`` going on where ``before`` breaks off, in points; `_ENOUGH` of them decide."""
    clauses = _CLAUSE.search(before.words) is not None, _CLAUSE.search(after.words) is not None
    evidence = 2.0 if _is_full(before, column, within=within) else -1.0
    if (column or before.ragged) and not after.after_gap:
        evidence += 1.7
    if within:
        evidence += 1.0
    if _ENDS_CLAUSE.search(before.words):
        evidence += 2.5
    if _STOP_INSIDE.search(before.words):  # 水位已退。群众陆续返 is no display line
        evidence += 2.5
    if _is_open(before.words):
        evidence += 2.5
    broken_word = _evidence_of_broken_word(text, before.words, after.words)
    evidence += broken_word
    evidence += 0.7 * clauses[0] + (0.7 if clauses[1] else -1.0)
    if goes_on(after.words):
        evidence += 2.5
    if not within and not clauses[0]:
        evidence += _evidence_of_display(before.words, goes=clauses[1] or broken_word == _BROKEN_WORD)
        evidence += 3.2 if speaks_prose(before.words) and not after.after_gap else 0.0
    return evidence


def _evidence_of_display(words: str, *, goes: bool) -> float:
    """How much speaks against a line without clauses being text: 市委常委会召开会议, and so is what follows."""
    if begins_with_dateline(words):  # 新华社北京2月3日电（记者 李明|王 强）国务院…
        return 0.0
    evidence = -1.5 if goes else -3.0
    return evidence - (2.5 if leads_on(words) or names_occasion(words) or words.startswith("——") else 0.0)


def _is_full(line: Line, column: tuple[float, ...], *, within: bool) -> bool:
    if line.ragged or line.width > WIDEST_COLUMN - 5:
        return True
    short = _RAGGED if within else _RAGGED + _INDENT
    return any(width - short <= line.width <= width + _RAGGED for width in column)


def _fills_column(line: Line, column: tuple[float, ...]) -> bool:
    """Whether a sentence happens to end with a full line, so that the paragraph may go on."""
    ends = line.words.endswith(("。", "！", "？", "”"))
    return ends and any(abs(line.width - width) <= _RAGGED for width in column)


def _goes_on_in_column(line: Line, column: tuple[float, ...]) -> bool:
    """Whether the line is itself a full or last line of a paragraph, and no new one by its words."""
    if line.after_gap or begins_afresh(line.words):
        return False
    full = any(abs(line.width - width) <= _RAGGED for width in column) and _CLAUSE.search(line.words) is not None
    return full or ENDS_SENTENCE.search(line.words) is not None


def _is_open(words: str) -> bool:
    """Whether a bracket or quotation is not closed: 对《关于暂停."""
    return any(words.rfind(opening) > words.rfind(closing) for opening, closing in ("《》", "“”", "（）"))


def _evidence_of_broken_word(text: str, before: str, after: str) -> float:
    if is_word_across(before, after):  # 方案上|级
        return _BROKEN_WORD
    across = before[-1] + after[0]
    return 1.0 if _TWO_HAN.fullmatch(across) and across in text else 0.0
