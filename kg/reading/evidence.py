"""What a token's words and neighbours say for its place in an article, in points; every term is named here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from kg.reading.affinity import Affinity
from kg.reading.cues import begins_item
from kg.reading.display import leads_on, trails
from kg.reading.genres import heads_notice
from kg.reading.labels import Label, Token
from kg.reading.templates import FOLLOWS, LOOKS, Part, State, Template

_AGAINST_HABIT = -3.0
_AFFINITY = 3.0
_LONGEST_PHOTO_TEXT = 220
_LONG_SUBHEAD = 20
_SHORT_TITLE = 9
_TWO_PHRASES = re.compile(r"[㐀-鿿”][ 　]+[㐀-鿿“]")
_MOST_DRESSED_OF_BARE = 0.2
"""Where fewer of the page's titles than this have a byline or dateline below them, its titles stand bare."""


class Evidence:
    """The scores of one page."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Weigh the tokens; ``own`` is what each says by itself for each state it can have."""
        self._tokens = tokens
        self._affinity = Affinity(tokens)
        self._joints: dict[tuple[Part, Part, int], float] = {}
        self.own: list[Mapping[State, float]] = [self._own_scores(at) for at in range(len(tokens))]

    def opening(self, state: State, at: int, habit: Template) -> float:
        """What speaks for an article beginning here with this state."""
        template, part = state
        token = self._tokens[at]
        score = 0.0
        if template in {Template.TITLE_FIRST, Template.TITLE_LAST} and template is not habit:
            score += _AGAINST_HABIT
        if part is Part.BODY and token.opens:
            score += 1.5
        if template is Template.UNTITLED and (token.opens or begins_item(token.words)):
            score += 1.0
        if part is Part.BYLINE and token.label is Label.NAME:
            score -= 2.0
        if at and self._tokens[at - 1].closes:
            score += 1.5
        return score

    def joint(self, last: Part, part: Part, at: int) -> float:
        """What speaks for this part following that one within an article."""
        key = last, part, at
        if key not in self._joints:
            self._joints[key] = self._joint(*key)
        return self._joints[key]

    def _joint(self, last: Part, part: Part, at: int) -> float:
        token = self._tokens[at]
        if part is Part.TITLE:
            return self._title_joint(last, at)
        if part is Part.SUBHEAD or last is Part.SUBHEAD:
            return -3.0 if self._tokens[at - 1].closes or token.opens else 0.0
        if part is Part.BODY:
            return self._body_joint(last, at)
        if part is Part.BYLINE:
            return (1.0 if last is Part.TITLE else 0.0) - (
                3.0 if token.label is Label.NAME and last is not Part.TITLE else 0.0
            )
        return 0.0

    def _title_joint(self, last: Part, at: int) -> float:
        if last is Part.CAPTION:
            return -2.0
        return 0.3 if last is Part.TITLE and not self._tokens[at].passages[0].after_gap else 0.0

    def _body_joint(self, last: Part, at: int) -> float:
        token = self._tokens[at]
        if last is Part.TITLE and not token.opens:
            long_enough = len(self._tokens[at - 1].words) >= _SHORT_TITLE
            return -0.5 if self._titles_are_bare and long_enough else -2.0
        if last in {Part.TITLE, Part.BYLINE}:
            return 1.0 if token.opens else 0.0
        if token.opens:
            return -5.0
        return -3.0 if self._tokens[at - 1].closes and not begins_item(token.words) else 0.0

    @cached_property
    def _titles_are_bare(self) -> bool:
        """Whether the page's titles have neither byline nor dateline, as on a page of briefs."""
        below = [
            self._tokens[at]
            for at in range(1, len(self._tokens))
            if self._tokens[at - 1].label is Label.DISPLAY and self._tokens[at].label is not Label.DISPLAY
        ]
        dressed = sum(token.opens or token.label in {Label.BYLINE, Label.NAME} for token in below)
        return dressed <= _MOST_DRESSED_OF_BARE * len(below)

    def _own_scores(self, at: int) -> dict[State, float]:
        label = self._tokens[at].label
        return {
            state: LOOKS[state[1]][label] + self._own_score(state, at) for state in FOLLOWS if label in LOOKS[state[1]]
        }

    def _own_score(self, state: State, at: int) -> float:
        template, part = state
        token = self._tokens[at]
        if part is Part.TITLE:
            last = template is Template.TITLE_LAST
            return _AFFINITY * (self._affinity.with_previous(at) if last else self._affinity.with_next(at))
        if part is Part.SUBHEAD:
            return _AFFINITY * self._affinity.with_next(at) + _subhead_by_words(token.words)
        if template is Template.PHOTO:
            return _photo_part(part, token)
        return -2.0 if part is Part.CLOSING_BYLINE and token.photographed else 0.0


def _subhead_by_words(words: str) -> float:
    score = 0.0
    if leads_on(words) or trails(words):
        score -= 3.0
    if heads_notice(words):
        score -= 2.0
    if len(words) > _LONG_SUBHEAD:
        score -= 1.5
    if len(words) >= _SHORT_TITLE and _TWO_PHRASES.search(words):  # 战洪水保家园 军民同心上堤
        score -= 1.5
    if begins_item(words):
        score += 2.0
    return score


def _photo_part(part: Part, token: Token) -> float:
    if part is Part.CAPTION and token.label is Label.LABEL:
        return -3.0
    if part is Part.BODY and len(token.words) > _LONGEST_PHOTO_TEXT:
        return -8.0
    if part is Part.CLOSING_BYLINE:
        return 3.0 if token.photographed else -8.0
    return 0.0
