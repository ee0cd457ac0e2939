"""What speaks for a paragraph being a photo's caption, and for the photo belonging to the text around it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.affinity import Affinity
from kg.reading.labels import Label
from kg.reading.templates import PHOTOS, Part, State, Template
from kg.reading.tokens import LONGEST_PHOTO_TEXT, Token

_INSET = -1.5
"""What it costs that a stranger's photo stands in the middle of an article."""
_PHOTOGRAPHER_ALONE = -2.0
_BRACKETED_LAST = 1.5
_OWN_PICTURE = 0.19
"""How much of what a caption tells is told by the article that it belongs to, at the least."""
_FIT = 12.0
_WORST_FIT, _BEST_FIT = -2.5, 1.5
_SHORT = 24
_WORST_FIT_OF_SHORT = -0.5
"""A caption as short as 图为会议现场 tells nothing by itself."""


class Pictures:
    """The scores of one page's captions and photographers."""

    def __init__(self, tokens: Sequence[Token], affinity: Affinity) -> None:
        """Look at nothing yet: few tokens are captions."""
        self._tokens = tokens
        self._affinity = affinity
        self._fits: dict[int, float] = {}

    def allows(self, state: State, token: Token) -> bool:
        """Whether the token can be this part at all: only what tells of a photo is one in the middle of an article."""
        template, part = state
        if part is Part.INSET:
            return token.pictured
        if part is Part.INSET_CREDIT or (part is Part.CLOSING_BYLINE and template is Template.TITLE_LAST):
            return token.photographed
        return True

    def score(self, state: State, at: int) -> float:
        """What the token says as this part of a photo or of an article that may have one."""
        template, part = state
        token = self._tokens[at]
        if template in PHOTOS:
            return _photo_part(part, token)
        if part is Part.INSET:
            return _INSET
        if part is Part.CLOSING_BYLINE:
            return self._closing_byline(at)
        return self._fit(at) if token.pictured else 0.0

    def _closing_byline(self, at: int) -> float:
        token = self._tokens[at]
        if not token.photographed:
            return _BRACKETED_LAST if token.bracketed and not token.passages[0].after_gap else 0.0
        return 0.0 if at and self._tokens[at - 1].pictured else _PHOTOGRAPHER_ALONE

    def _fit(self, at: int) -> float:
        """How well a caption suits the text around it: what it tells is told there too, or is nothing by itself."""
        if at not in self._fits:
            share = self._affinity.of_caption(at)
            fit = 0.0 if share is None else _FIT * (share - _OWN_PICTURE)
            short = len(self._affinity.told_by_caption(at)) <= _SHORT
            self._fits[at] = min(max(fit, _WORST_FIT_OF_SHORT if short else _WORST_FIT), _BEST_FIT)
        return self._fits[at]


def _photo_part(part: Part, token: Token) -> float:
    if part is Part.CAPTION and token.label is Label.LABEL:
        return -3.0
    if part is Part.BODY and len(token.words) > LONGEST_PHOTO_TEXT:
        return -8.0
    if part is Part.CLOSING_BYLINE:
        return 3.0 if token.photographed else -8.0
    return 0.0
