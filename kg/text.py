"""Text that remembers where on the page each of its characters stands.

All offset arithmetic of the package is in this module. Offsets count Unicode code points from 0, end exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Self

import msgspec

INSERTED = -1
"""The page offset of a character that the page does not have (a separator between joined blocks)."""


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """The half-open range ``[start, end)`` of characters of some text.

    A struct, for there are more of these than of anything else: made, compared and hashed in a quarter of the time.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            message = f"a span needs 0 <= start <= end, not [{self.start}, {self.end})"
            raise ValueError(message)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` in this span."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """The same span counted from ``by`` characters earlier."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive characters of clean text that also stand consecutively on the page.

    ``continues`` says that nothing but layout (white space, layout glyphs) stands on the page between the run before
    and this one, so that both belong to one passage of the page.
    """

    page_start: int
    length: int
    continues: bool = False


@dataclass(frozen=True)
class AlignedText:
    """Clean text together with the page offsets of its characters.

    The characters are those of the page, never replaced by others; cleaning only leaves characters out, reorders
    whole pieces, or inserts separators (whose page offset is `INSERTED`).
    """

    text: str
    runs: tuple[Run, ...]

    def __post_init__(self) -> None:
        if sum(run.length for run in self.runs) != len(self.text):
            message = "the runs of an AlignedText must cover its text exactly"
            raise ValueError(message)

    @classmethod
    def of_page(cls, text: str, start: int = 0) -> Self:
        """All of ``text``, which stands on the page from offset ``start``."""
        return cls(text, (Run(start, len(text)),) if text else ())

    @classmethod
    def inserted(cls, text: str) -> Self:
        """A separator that the page does not have."""
        return cls(text, (Run(INSERTED, len(text)),) if text else ())

    @classmethod
    def concatenate(cls, parts: Iterable[AlignedText], *, continuing: bool = False) -> Self:
        """The parts one after another; ``continuing`` says that only layout was left out between them."""
        texts: list[str] = []
        runs: list[Run] = []
        for part in parts:
            texts.append(part.text)
            for index, run in enumerate(part.runs):
                joined = run.continues if index else continuing and bool(runs)
                runs.append(Run(run.page_start, run.length, joined))
        return cls("".join(texts), tuple(runs))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(accumulate((run.length for run in self.runs), initial=0))[:-1]

    def __len__(self) -> int:
        return len(self.text)

    def page_offset(self, index: int) -> int:
        """The page offset of the character at ``index``; `INSERTED` for a separator. Raises IndexError outside."""
        if not 0 <= index < len(self.text):
            message = f"no character at {index} in a text of {len(self.text)}"
            raise IndexError(message)
        at = bisect_right(self._starts, index) - 1
        run = self.runs[at]
        return INSERTED if run.page_start == INSERTED else run.page_start + index - self._starts[at]

    def slice(self, span: Span) -> AlignedText:
        """The part in ``span``, still knowing its place on the page."""
        pieces: list[Run] = []
        for at, run in self._runs_in(span):
            low, high = max(span.start, at), min(span.end, at + run.length)
            start = INSERTED if run.page_start == INSERTED else run.page_start + low - at
            pieces.append(Run(start, high - low, run.continues and low == at and bool(pieces)))
        return AlignedText(span.of(self.text), tuple(pieces))

    def without(self, spans: Sequence[Span]) -> AlignedText:
        """The text with the given layout (white space, glyphs) left out; what is on either side stays one passage."""
        if len(self.runs) == 1 and self.runs[0].page_start != INSERTED:
            return self._one_run_without(sorted(spans))
        kept: list[AlignedText] = []
        at = 0
        for span in sorted(spans):
            kept.append(self.slice(Span(at, max(at, span.start))))
            at = max(at, span.end)
        kept.append(self.slice(Span(at, len(self.text))))
        return AlignedText.concatenate((part for part in kept if part.text), continuing=True)

    def _one_run_without(self, spans: Sequence[Span]) -> AlignedText:
        """`without` for text that stands on the page in one piece, as all text does when it is first cleaned."""
        page_start = self.runs[0].page_start
        texts: list[str] = []
        runs: list[Run] = []
        at = 0
        for low, high in [*((span.start, span.end) for span in spans), (len(self.text), len(self.text))]:
            if low > at:
                texts.append(self.text[at:low])
                runs.append(Run(page_start + at, min(low, len(self.text)) - at, bool(runs)))
            at = max(at, high)
        return AlignedText("".join(texts), tuple(runs))

    def page_regions(self, span: Span) -> tuple[Span, ...]:
        """Where the characters of ``span`` stand on the page, in reading order, as few ranges as possible.

        Each range holds only characters of the text and the layout between them.
        """
        regions: list[Span] = []
        for at, run in self._runs_in(span):
            if run.page_start == INSERTED:
                continue
            start = run.page_start + max(span.start - at, 0)
            end = run.page_start + min(span.end - at, run.length)
            if regions and (start == regions[-1].end or (run.continues and start > regions[-1].end)):
                regions[-1] = Span(regions[-1].start, end)
            else:
                regions.append(Span(start, end))
        return tuple(regions)

    def standing_in(self, span: Span, region: Span) -> str:
        """The characters of ``span`` that stand on the page within ``region``."""
        return "".join(
            character
            for character, offset in zip(span.of(self.text), self._page_offsets(span), strict=True)
            if region.start <= offset < region.end
        )

    def _page_offsets(self, span: Span) -> Iterable[int]:
        for at, run in self._runs_in(span):
            low, high = max(span.start, at), min(span.end, at + run.length)
            if run.page_start == INSERTED:
                yield from (INSERTED for _ in range(low, high))
            else:
                yield from range(run.page_start + low - at, run.page_start + high - at)

    def _runs_in(self, span: Span) -> Iterable[tuple[int, Run]]:
        if span.start >= span.end:
            return
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        for at, run in zip(self._starts[first:], self.runs[first:], strict=True):
            if at >= span.end:
                return
            if at + run.length > span.start:
                yield at, run


def offset_in_regions(regions: Sequence[Span], offset: int) -> int:
    """How many characters of ``regions``, joined, stand before a page offset."""
    return sum(min(max(offset - region.start, 0), len(region)) for region in regions)


def occurrences(text: str, form: str) -> tuple[int, ...]:
    """Where ``form`` stands in ``text``, from the first on, overlapping ones too."""
    return tuple(_places(text, form, 1)) if form else ()


def printings(text: str, form: str) -> Iterator[Span]:
    """Where ``form``, which is not empty, stands in ``text``, from the first on, not overlapping."""
    return (Span(at, at + len(form)) for at in _places(text, form, len(form)))


def _places(text: str, form: str, step: int) -> Iterator[int]:
    at = text.find(form)
    while at >= 0:
        yield at
        at = text.find(form, at + step)
