"""How much a display line talks about a body: by the pairs of characters they share, the rarer on the page the more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import fsum, log
from operator import add

from kg.reading.bylines import credit_spans
from kg.reading.labels import Label
from kg.reading.tokens import Token

_NOT_WORDS = re.compile(r"[^㐀-鿿A-Za-z0-9]+")
_FIGURES = re.compile(r"[\d\s年月日时点分]+|图为|近日|昨[日天]|连日来")
_FARTHEST = 1500
"""Characters of body text looked at on either side of a display line."""
_NEUTRAL = 0.3
_DOUBT = 1.0
"""How much a title's words must weigh to outweigh that nothing is known of it."""

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
        self._counts, self._bodies = counts, len(bodies)
        self._weights: Mapping[str, float] = {pair: log((len(bodies) + 1) / count) for pair, count in counts.items()}

    def with_next(self, at: int) -> float:
        """How much the display line at ``at`` talks about the body that follows."""
        if at not in self._next:
            self._next[at] = self._shared(self._pairs[at], self._window(range(at + 1, len(self._tokens))))
        return self._next[at]

    def with_previous(self, at: int) -> float:
        """How much it talks about the body before."""
        return self._shared(self._pairs[at], self._window(range(at - 1, -1, -1)))

    def with_picture_above(self, at: int) -> float:
        """How much of the display line at ``at`` the picture right above it tells, the photographer's name aside."""
        told: set[str] = set()
        for near in range(at - 1, -1, -1):
            label = self._tokens[near].label
            if label is not Label.BYLINE and label is not Label.CAPTION and not self._tokens[near].pictured:
                break
            told |= self._pairs[near]
        return len(self._pairs[at] & told) / max(len(self._pairs[at]), 1)

    def of_caption(self, at: int) -> float | None:
        """How much of what a caption tells the text around it tells too, figures aside; None where there is none."""
        own = pairs_of(_FIGURES.sub("", self.told_by_caption(at)))
        counted = self._tokens[at].label is Label.BODY
        weights = {pair: log((self._bodies + 1) / max(self._counts[pair] - counted, 1)) for pair in own}
        total = fsum(weights.values())
        shares = [
            fsum(weight for pair, weight in weights.items() if any(pair in pairs for pairs in window)) / total
            for window in self._windows_around(at)
            if window and total
        ]
        return max(shares, default=None)

    def told_by_caption(self, at: int) -> str:
        """The words of a caption without who took the photo."""
        words = self._tokens[at].words
        for span in reversed(credit_spans(words)):
            words = words[: span.start] + words[span.end :]
        return words

    def _windows_around(self, at: int) -> Iterator[list[Pairs]]:
        """The text before a picture, if it stands in or below one, and the text after it that may be of one article."""
        before = next((near for near in range(at - 1, -1, -1) if not self._is_of_picture(near)), None)
        after = next((near for near in range(at + 1, len(self._tokens)) if not self._is_of_picture(near)), None)
        below_title = before is not None and self._tokens[before].label in {Label.DISPLAY, Label.BYLINE}
        if before is not None and self._tokens[before].label is Label.BODY:
            yield self._sections(range(before, -1, -1))
        if after is not None and (
            below_title or (self._tokens[after].label is Label.BODY and not self._tokens[after].opens)
        ):
            yield self._sections(range(after, len(self._tokens)))

    def _sections(self, order: Iterable[int]) -> list[Pairs]:
        """The bodies met in this order until a byline or a line that is no sub-head."""
        sections: list[Pairs] = []
        for at in order:
            label = self._tokens[at].label
            if label is Label.BODY:
                sections.append(self._pairs[at])
            elif sections and (label is Label.BYLINE or (label is Label.DISPLAY and not self._is_like_subhead(at))):
                break
        return sections

    def _is_like_subhead(self, at: int) -> bool:
        if not 0 < at < len(self._tokens) - 1:
            return False
        before, after = self._tokens[at - 1], self._tokens[at + 1]
        return before.label is after.label is Label.BODY and not (before.closes or after.opens or after.leads)

    def _is_of_picture(self, at: int) -> bool:
        return self._tokens[at].pictured or self._tokens[at].photographed

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
            elif window and label is Label.DISPLAY and (size > _FARTHEST / 3 or not self._is_like_subhead(at)):
                break
        return window

    def _shared(self, title: Pairs, window: Sequence[Pairs]) -> float:
        weights = {pair: self._weights[pair] for pair in title if pair in self._weights}
        total = fsum(weights.values())  # the same in whatever order a set gives them
        if not total or not window:
            return _NEUTRAL if window else 0.0
        shared = fsum(weight for pair, weight in weights.items() if any(pair in pairs for pairs in window))
        return (shared + _NEUTRAL * _DOUBT) / (total + _DOUBT)
