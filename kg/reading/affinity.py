"""How much a display line talks about a body: by the pairs of characters they share, the rarer on the page the more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import fsum, log
from operator import add

from kg.reading.labels import Label, Token

_NOT_WORDS = re.compile(r"[^㐀-鿿A-Za-z0-9]+")
_FARTHEST = 1500
"""Characters of body text looked at on either side of a display line."""
_NEUTRAL = 0.3

Pairs = frozenset[str]


def pairs_of(words: str) -> Pairs:
    """The pairs of neighbouring characters, punctuation left out."""
    solid = _NOT_WORDS.sub("", words)
    return frozenset(map(add, solid, solid[1:]))


class Affinity:
    """The affinities of one page's tokens, each between 0 and 1."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Count in how many paragraphs each pair of characters stands."""
        self._tokens = tokens
        self._next: dict[int, float] = {}
        self._pairs = [pairs_of(token.words) for token in tokens]
        self._sizes = [len(token.words) for token in tokens]
        bodies = [pairs for token, pairs in zip(tokens, self._pairs, strict=True) if token.label is Label.BODY]
        counts: Counter[str] = Counter()
        for pairs in bodies:
            counts.update(pairs)
        self._weights: Mapping[str, float] = {pair: log((len(bodies) + 1) / count) for pair, count in counts.items()}

    def with_next(self, at: int) -> float:
        """How much the display line at ``at`` talks about the body that follows."""
        if at not in self._next:
            self._next[at] = self._shared(self._pairs[at], self._window(range(at + 1, len(self._tokens))))
        return self._next[at]

    def with_previous(self, at: int) -> float:
        """How much it talks about the body before."""
        return self._shared(self._pairs[at], self._window(range(at - 1, -1, -1)))

    def _window(self, order: Iterable[int]) -> list[Pairs]:
        """The bodies met in this order until another article must have begun."""
        window: list[Pairs] = []
        size = 0
        for at in order:
            label = self._tokens[at].label
            if (window and label is Label.BYLINE) or size >= _FARTHEST:
                break
            if label is Label.BODY:
                window.append(self._pairs[at])
                size += self._sizes[at]
            elif window and label is Label.DISPLAY and size > _FARTHEST / 3:
                break
        return window

    def _shared(self, title: Pairs, window: Sequence[Pairs]) -> float:
        weights = {pair: self._weights[pair] for pair in title if pair in self._weights}
        total = fsum(weights.values())  # the same in whatever order a set gives them
        if not total or not window:
            return _NEUTRAL if window else 0.0
        return fsum(weight for pair, weight in weights.items() if any(pair in pairs for pairs in window)) / total
