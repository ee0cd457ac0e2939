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
_LEAST_EVIDENCE, _LEAST_AROUND_PHOTO = 1.0, 0.3
_WORD_MENDED, _NAME_MENDED = 2.5, 2.0
_SUBJECT = 12.0
_NEAR = 4
"""Passages above a place that show its subject and its column."""
_FEWEST_LINES = 3
_FULL = 1.0
"""A line is full that is no more than this many characters shorter than the widest of its paragraph."""
_FEWEST_OF_PHOTO, _MOST_OF_PHOTO = 3, 7
"""Passages of a photo with its title: the title, what it tells, who took it."""
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
    yield from _broken_sentences(tokens)
    yield from _around_photos(tokens)


def _around_photos(tokens: Sequence[Token]) -> Iterator[_Break]:
    """Where a photo with its title stands between two paragraphs of a text: what follows tells of what stood before."""
    passages = [(passage, token.label) for token in tokens for passage in token.passages]
    photographed = [token.photographed for token in tokens for _ in token.passages]
    for on in range(_FEWEST_OF_PHOTO, len(passages)):
        after, label = passages[on]
        if label is not Label.BODY or not photographed[on - 1] or begins_afresh(after.words):
            continue
        above = range(on - 2, max(on - _MOST_OF_PHOTO, 0), -1)
        title = next((at for at in above if passages[at][1] is Label.DISPLAY), 0)
        if title and passages[title - 1][1] is Label.BODY:
            evidence = _evidence_of_subject(passages, title - 1, on, within=on - title)
            if evidence >= _LEAST_AROUND_PHOTO:
                yield _Break(title - 1, on, evidence)


def _broken_sentences(tokens: Sequence[Token]) -> Iterator[_Break]:
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
    """Whether the last of the passages, a paragraph of a column, ends in a full line in the middle of a sentence."""
    widths = [line.width for passage in near for line in passage.lines]
    last = near[-1].words
    full = len(widths) >= _FEWEST_LINES and near[-1].lines[-1].width >= max(widths) - _FULL
    return full and _OPEN_END.search(last) is not None and not (is_row(last) or ends_with_jump(last))


def _evidence_at_break(text: str, before: str, after: str) -> float:
    """What speaks for the paragraph beginning with the rest of a word, or of a name of the page, that broke off."""
    if goes_on(after) or is_word_broken(before, after):
        return _WORD_MENDED
    across = before[-1] + after[0]
    named = _HAN.fullmatch(across) is not None and across in text and not is_break_between_words(before, after)
    return _NAME_MENDED if named else 0.0


def _evidence_of_subject(
    passages: Sequence[tuple[Passage, Label]], off: int, on: int, within: int = _NEAR
) -> float:
    """What speaks for the paragraph telling of the same as the one that broke off, and not as those right above it."""
    told = pairs_of(passages[on][0].words)
    own = _told_before(passages, off + 1)
    other = _told_before(passages, on, within)
    return _SUBJECT * (len(told & own) - len(told & other)) / max(len(told), 1)


def _told_before(passages: Sequence[tuple[Passage, Label]], end: int, within: int = _NEAR) -> frozenset[str]:
    """What the paragraphs right above a place tell, some of them."""
    near = (pairs_of(passage.words) for passage, label in passages[max(end - within, 0) : end] if label is Label.BODY)
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
