"""Columns that interleave: an article whose sentence breaks off goes on below a stranger's articles.

The first pass takes articles for contiguous. Where a full line of a column breaks off in the middle of a word or name,
and a later paragraph begins with the rest of it, what stands between may be set aside and read by itself. It is, if the
page explained in two strands scores about as well as in one: the mended sentence is the evidence for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.reading.affinity import pairs_of
from kg.reading.broken_words import is_break_between_words, is_word_broken
from kg.reading.cues import begins_afresh, ends_with_jump, goes_on, is_row
from kg.reading.labels import Label
from kg.reading.layout import ENDS_SENTENCE, Passage
from kg.reading.segmentation import Explanation, Step, explained
from kg.reading.templates import Part
from kg.reading.tokens import Token, joined

_ENOUGH = 1.5
"""How much better two strands must explain the page, with what speaks for the mended sentence."""
_LEAST_EVIDENCE = 1.0
_WORD_MENDED, _NAME_MENDED, _QUOTATION_MENDED = 2.5, 2.0, 3.0
_SUBJECT = 12.0
_NEAR = 4
"""Passages above a place that show its subject and its column."""
_FEWEST_LINES = 3
_FULL = 1.0
"""A line is full that is no more than this many characters shorter than the widest of its paragraph."""
_FARTHEST = 24
"""Passages between the two halves of a sentence, at most."""
_OPEN_END = re.compile(r"[㐀-鿿\d，、,“《（]$")
_HAN = re.compile("[㐀-鿿]{2}")


@dataclass(frozen=True, slots=True)
class Strand:
    """Tokens that follow one another when what stands between them is set aside, with their steps."""

    tokens: Sequence[Token]
    steps: Sequence[Step]


@dataclass(frozen=True, slots=True)
class _Break:
    """A paragraph that breaks off and one that goes on with it, by their places, and what speaks for it in points."""

    off: int
    on: int
    evidence: float


def strands_of(tokens: Sequence[Token]) -> list[Strand]:
    """The page's tokens in one strand, or in several where that mends sentences."""
    strands = _parted(tokens)
    return strands if len(strands) == 1 else [part for strand in strands for part in strands_of(strand.tokens)]


def _parted(tokens: Sequence[Token]) -> list[Strand]:
    """One strand, or the two that mend the one sentence for which most speaks."""
    whole = explained(tokens)
    best = [Strand(tokens, whole.steps)]
    most = whole.total + _ENOUGH
    for broken in _breaks(tokens):
        found = _mended(tokens, broken)
        if found is not None and found[0] > most:
            most, best = found
    return best


def _breaks(tokens: Sequence[Token]) -> Iterator[_Break]:
    passages = [(passage, token.label) for token in tokens for passage in token.passages]
    mended = {token.passages[0].span.start for token in tokens if token.takes_up}
    text = "\n".join(passage.words for passage, _ in passages)
    for off, (passage, label) in enumerate(passages):
        goes_on_below = off + 1 < len(passages) and passages[off + 1][0].span.start in mended
        if (
            label is not Label.BODY
            or goes_on_below
            or not _breaks_off([near for near, _ in passages[max(off - _NEAR, 0) : off + 1]])
        ):
            continue
        for on in range(off + 2, min(off + _FARTHEST, len(passages))):
            after, its_label = passages[on]
            before = passages[on - 1][0]
            free = passages[on - 1][1] is not Label.BODY or ENDS_SENTENCE.search(before.words)
            if its_label is Label.BODY and free and not begins_afresh(after.words):
                evidence = _evidence_at_break(text, passage.words, after.words)
                evidence += _evidence_of_subject(passages, off, on)
                if evidence >= _LEAST_EVIDENCE:
                    yield _Break(off, on, evidence)


def _breaks_off(near: Sequence[Passage]) -> bool:
    """Whether the last of the passages ends in the middle of a sentence: in a full line of a column, or in a quotation."""
    if _is_open(near[-1].words) and not ENDS_SENTENCE.search(near[-1].words):
        return True
    widths = [line.width for passage in near for line in passage.lines]
    last = near[-1].words
    full = len(widths) >= _FEWEST_LINES and near[-1].lines[-1].width >= max(widths) - _FULL
    return full and _OPEN_END.search(last) is not None and not (is_row(last) or ends_with_jump(last))


def _is_open(words: str) -> bool:
    """Whether a quotation is begun and not ended: 她说：“换上工装，"""
    return words.count("“") > words.count("”")


def _closes_quotation(words: str) -> bool:
    """Whether a quotation ends that began before: 我就是车间的一员。”"""
    end = words.find("”")
    return end >= 0 and "“" not in words[:end]


def _evidence_at_break(text: str, before: str, after: str) -> float:
    """What speaks for the paragraph beginning with the rest of a word, name or quotation that broke off."""
    if _is_open(before) and _closes_quotation(after):
        return _QUOTATION_MENDED
    if goes_on(after) or is_word_broken(before, after):
        return _WORD_MENDED
    across = before[-1] + after[0]
    named = _HAN.fullmatch(across) is not None and across in text and not is_break_between_words(before, after)
    return _NAME_MENDED if named else 0.0


def _evidence_of_subject(passages: Sequence[tuple[Passage, Label]], off: int, on: int) -> float:
    """What speaks for the paragraph telling of the same as the one that broke off, and not as the one above it."""
    told = pairs_of(passages[on][0].words)
    own = _told_before(passages, off + 1)
    other = _told_before(passages, on)
    return _SUBJECT * (len(told & own) - len(told & other)) / max(len(told), 1)


def _told_before(passages: Sequence[tuple[Passage, Label]], end: int) -> frozenset[str]:
    """What the paragraphs right above a place tell, some of them."""
    near = (pairs_of(passage.words) for passage, label in passages[max(end - _NEAR, 0) : end] if label is Label.BODY)
    return frozenset().union(*near)


def _mended(tokens: Sequence[Token], broken: _Break) -> tuple[float, list[Strand]] | None:
    """The page in two strands, and how well that explains it."""
    parts = _cut(tokens, broken)
    if parts is None:
        return None
    above, between, below = parts
    outer, inner = explained([*above, *below]), explained(between)
    at = len(above)
    if not _goes_on_in(outer, at) or not inner.steps[0].begins:
        return None
    strands = [Strand([*above, *below], outer.steps), Strand(between, inner.steps)]
    return outer.total + inner.total + broken.evidence, strands


def _goes_on_in(outer: Explanation, at: int) -> bool:
    before, after = outer.steps[at - 1], outer.steps[at]
    return not after.begins and before.part is Part.BODY and after.part is Part.BODY


def _cut(tokens: Sequence[Token], broken: _Break) -> tuple[list[Token], list[Token], list[Token]] | None:
    """The tokens before the break, between its halves and after it; a token may be cut in two."""
    above: list[Token] = []
    between: list[Token] = []
    below: list[Token] = []
    place = 0
    for token in tokens:
        end = place + len(token.passages)
        for part, low, high in (
            (above, 0, broken.off + 1),
            (between, broken.off + 1, broken.on),
            (below, broken.on, end),
        ):
            held = token.passages[max(low - place, 0) : max(min(high, end) - place, 0)]
            if held:
                part.append(token if len(held) == len(token.passages) else joined(token.label, held))
        place = end
    below[:1] = [replace(token, takes_up=True) for token in below[:1]]
    return (above, between, below) if above and between and below else None
