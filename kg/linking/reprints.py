"""Reprints: the same text in another paper or on another page, also with a cut tail and small slips.

Candidates come from MinHash signatures of the whole text and of its opening (a cut tail leaves the opening alone);
each is verified on the characters themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from zlib import crc32

from datasketch import MinHash, MinHashLSH
from rapidfuzz import fuzz

from kg.linking.clusters import Clusters
from kg.linking.source import Source
from kg.model import BlockKind

_SHINGLE = 5
_PERMUTATIONS = 64
_CANDIDATE_LIKENESS = 0.5
_LEAST_LIKENESS, _LEAST_SHORT_LIKENESS = 85.0, 92.0
"""rapidfuzz's ratio over the common length; slips and changed punctuation of a reprint stay above it.

Two briefs of one office, or two reports of one meeting, differ in little but a name and a phrase: a short text must be
more like the other than a long one. Calibrated on generated corpora (`scripts/measure_identity`, seeds 1 and 2).
"""
_SHORT = 200
_LEAST_LENGTH = 40
_OPENING = 240
_LEAST_KEPT = 0.3
"""A reprint keeps at least this share of the longer text."""


@dataclass(frozen=True, slots=True)
class Reprint:
    """Two articles with one text: the earlier one, the later one, and how like they are in [0, 1]."""

    original: int
    reprint: int
    likeness: float


def reprints(sources: Sequence[Source]) -> tuple[dict[int, int], tuple[Reprint, ...]]:
    """For each article, by its number, the earliest with the same text; and the pairs that were found alike."""
    texts = {source.index: text for source in sources if len(text := body_text(source)) >= _LEAST_LENGTH}
    pairs = sorted(_verified(texts), key=lambda pair: (-pair.likeness, pair.original, pair.reprint))
    clusters: Clusters[int] = Clusters(sorted((s.index for s in sources), key=lambda at: _precedence(sources[at])))
    for pair in pairs:
        clusters.join(pair.original, pair.reprint)
    return {source.index: clusters.first(source.index) for source in sources}, tuple(pairs)


def body_text(source: Source) -> str:
    """Letters and digits of the article's body, without the agency's opening and all punctuation."""
    article = source.record.article
    text = article.text.text
    skip = article.dateline.span.end if article.dateline is not None else 0
    bodies = [block.span for block in article.blocks if block.kind is BlockKind.BODY]
    parts = [text[max(span.start, min(skip, span.end)) : span.end] for span in bodies] or [text]
    return "".join(character for part in parts for character in part if character.isalnum())


def _precedence(source: Source) -> tuple[str, str, int, int]:
    article = source.record.article
    return (source.issued, article.page, article.position, source.index)


def _verified(texts: dict[int, str]) -> Iterator[Reprint]:
    signatures = {number: _signature(text) for number, text in texts.items()}
    openings = {
        number: _signature(text[:_OPENING]) if len(text) > _OPENING else signatures[number]
        for number, text in texts.items()
    }
    for one, other in sorted({*_candidates(signatures), *_candidates(openings)}):
        likeness = _likeness(texts[one], texts[other])
        short = min(len(texts[one]), len(texts[other])) < _SHORT
        if likeness >= (_LEAST_SHORT_LIKENESS if short else _LEAST_LIKENESS):
            yield Reprint(one, other, round(likeness / 100, 3))


def _likeness(one: str, other: str) -> float:
    """How like two texts are as far as the shorter one goes; 0 where too little was kept of the longer."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _LEAST_KEPT * len(longer):
        return 0.0
    whole = fuzz.ratio(shorter, longer)
    return max(whole, fuzz.ratio(shorter, longer[: len(shorter)]))


def _candidates(signatures: Mapping[int, MinHash]) -> Iterator[tuple[int, int]]:
    index = MinHashLSH(threshold=_CANDIDATE_LIKENESS, num_perm=_PERMUTATIONS)
    for number, signature in signatures.items():
        for earlier in index.query(signature):
            yield min(earlier, number), max(earlier, number)
        index.insert(number, signature)


@cache
def _blank() -> MinHash:
    """The signature of nothing, to copy: making the permutations anew for each costs more than the signature."""
    return MinHash(num_perm=_PERMUTATIONS, hashfunc=crc32)


def _signature(text: str) -> MinHash:
    signature = _blank().copy()
    signature.update_batch(text[at : at + _SHINGLE].encode() for at in range(max(len(text) - _SHINGLE + 1, 1)))
    return signature
