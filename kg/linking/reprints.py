"""Reprints: the same text in another paper or on another page, also with a cut tail and small slips.

Candidates come from MinHash signatures of the whole text and of its opening (a cut tail leaves the opening alone);
each is verified on the characters themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import inf

import numpy as np
from datasketch import MinHash, MinHashLSH
from rapidfuzz import fuzz

from kg.linking.clusters import Clusters
from kg.linking.name_keys import name_key
from kg.linking.source import Source
from kg.model import BlockKind

_FIGURE = re.compile(r"\d+")
_SHINGLE = 5
_PERMUTATIONS = 64
_CANDIDATE_LIKENESS = 0.5
_LEAST_LIKENESS, _LEAST_SHORT_LIKENESS = 85.0, 92.0
"""rapidfuzz's ratio over the common length; slips and changed punctuation of a reprint stay above it.

Two briefs of one office, or two reports of one meeting, differ in little but a name and a phrase: a short text must be
more like the other than a long one. Calibrated on generated corpora (`scripts/measure_identity`, seeds 1 and 2).
"""
_SHORT = 200
_SLIP = 60.0
"""Names of three characters that differ in one, by rapidfuzz's ratio (66.7); those of two in one are 50."""
_LEAST_LENGTH, _LEAST_CERTAIN = 20, 40
_WORD_FOR_WORD = 100.0
"""A text of a sentence or two must be word for word the other's beginning."""
_NEAR_DAYS, _STRICT_LIKENESS = 31, 97.0
"""Wire copy is printed within days under its writers' names; what is printed later, or signed by others, is the same
but for a letter, or another report: a form filled in again, the same meeting told by two papers."""
_SAME_FIGURES = 0.75
"""The share of figures that two prints have in common; what is filled into one form (weather, prices) differs there."""
_OPENING = 240
_MULTIPLIER, _SCRAMBLER = np.uint64(1_000_003), np.uint64(0x9E37_79B9_7F4A_7C15)
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
    pairs = sorted(_verified(texts, sources), key=lambda pair: (-pair.likeness, pair.original, pair.reprint))
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


def _verified(texts: Mapping[int, str], sources: Sequence[Source]) -> Iterator[Reprint]:
    for one, other in sorted(set(_candidates(texts))):
        shorter, longer = sorted((texts[one], texts[other]), key=len)
        likeness = _likeness(shorter, longer)
        near = _near(sources[one].day, sources[other].day)
        others = _signed_by_others(sources[one], sources[other])
        least = _least_likeness(len(shorter), near=near, others=others)
        if likeness < least or not _one_in_figures(shorter, longer, near=near):
            continue
        if len(shorter) >= _SHORT or _same_people(texts, sources[one], sources[other]):
            yield Reprint(one, other, round(likeness / 100, 3))


def _least_likeness(length: int, *, near: bool, others: bool) -> float:
    """How like another text one of so many characters must be to be its reprint."""
    if length < _LEAST_CERTAIN:
        return _WORD_FOR_WORD if near else inf
    if length < _SHORT and others and not near:
        return inf  # a few sentences told again, by others, months later
    least = _LEAST_SHORT_LIKENESS if length < _SHORT else _LEAST_LIKENESS
    return least if near and not others else max(least, _STRICT_LIKENESS)


def _same_people(texts: Mapping[int, str], one: Source, other: Source) -> bool:
    """Whether the text of fewer people names those of the other, but for a slip of a character in each.

    市水利局局长甲某某介绍… is what every city's paper prints with other names.
    """
    named = {source.index: _people_in(texts[source.index], source) for source in (one, other)}
    fewer, more = sorted(named.values(), key=len)
    return all(any(fuzz.ratio(name, known) >= _SLIP for known in more) for name in fewer)


def _people_in(text: str, source: Source) -> list[str]:
    """The people whom the body names, but for the writers."""
    writers = {byline.name for byline in source.record.article.bylines}
    people = (person.name for person in source.record.people if not person.anonymous)
    return [name for name in people if name in text and name not in writers]


def _signed_by_others(one: Source, other: Source) -> bool:
    """Whether both articles name their writers, and none of them is the same."""
    left, right = ({name_key(byline.name) for byline in source.record.article.bylines} for source in (one, other))
    return bool(left and right) and not left & right


def _near(one: str | None, other: str | None) -> bool:
    """Whether the two days are near each other, as far as they are known."""
    return one is None or other is None or abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= _NEAR_DAYS


def _one_in_figures(shorter: str, longer: str, *, near: bool) -> bool:
    """Whether two texts, as far as the shorter one goes, have the same figures but for a few, or one of near prints."""
    one, other = (Counter(_FIGURE.findall(text[: len(shorter)])) for text in (shorter, longer))
    most = max(one.total(), other.total())
    return most - (one & other).total() <= max(most * (1 - _SAME_FIGURES), 1 if near else 0)


def _likeness(shorter: str, longer: str) -> float:
    """How like two texts are as far as the shorter one goes; 0 where too little was kept of the longer."""
    if len(shorter) < _LEAST_KEPT * len(longer):
        return 0.0
    whole = fuzz.ratio(shorter, longer)
    return max(whole, fuzz.ratio(shorter, longer[: len(shorter)]))


def _candidates(texts: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Pairs of texts of which one whole or opening is likely much like the other's; some may come twice."""
    index = MinHashLSH(threshold=_CANDIDATE_LIKENESS, num_perm=_PERMUTATIONS)
    for number, text in texts.items():
        parts = (text,) if len(text) <= _OPENING else (text, text[:_OPENING])
        signatures = [_signature(part) for part in parts]
        for earlier, _ in (key for signature in signatures for key in index.query(signature)):
            yield min(earlier, number), max(earlier, number)
        for part, signature in enumerate(signatures):
            index.insert((number, part), signature)


@cache
def _blank() -> MinHash:
    """The signature of nothing, to copy: making the permutations anew for each costs more than the signature."""
    return MinHash(num_perm=_PERMUTATIONS, hashfunc=int)


def _signature(text: str) -> MinHash:
    signature = _blank().copy()
    signature.update_batch(_shingles(text))
    return signature


def _shingles(text: str) -> list[int]:
    """A 32-bit hash of each run of five characters, all at once; of a shorter text one."""
    points = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    width = min(_SHINGLE, len(points))
    hashes = np.zeros(len(points) - width + 1, dtype=np.uint64)
    for at in range(width):
        hashes = hashes * _MULTIPLIER + points[at : at + len(hashes)]
    found: list[int] = ((hashes * _SCRAMBLER) >> np.uint64(32)).tolist()
    return found
