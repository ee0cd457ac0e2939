"""A page's tokens to articles: one decision over the whole page.

Every article follows a template, a small automaton over tokens: title first (title, byline, body, signature), title
last (byline, body, title, signature), a photo (title, caption, photographer), or no title. The best path through the
templates, one article after another, explains the page; it is found by dynamic programming, once for pages whose habit
is to set titles first and once for the other habit. Each step of a path has a score, and `Step.why` names its terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.reading.affinity import Affinity
from kg.reading.cues import begins_item
from kg.reading.display import leads_on, trails
from kg.reading.genres import heads_notice
from kg.reading.labels import Label, Token


class Template(StrEnum):
    """The order in which an article is printed."""

    TITLE_FIRST = "title first"
    TITLE_LAST = "title last"
    PHOTO = "photo"
    UNTITLED = "untitled"


class Part(StrEnum):
    """What a token is in its article."""

    TITLE = "title"
    BYLINE = "byline"
    BODY = "body"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    ABOVE_TITLE = "picture or label above the title"
    SIGNATURE = "signature"
    CLOSING_BYLINE = "closing byline"
    JUMP = "jump"


@dataclass(frozen=True, slots=True)
class Step:
    """One token's place in an article, with the score of putting it there."""

    part: Part
    template: Template
    begins: bool
    score: float


State = tuple[Template, Part]
_T, _P = Template, Part

_FOLLOWS: Mapping[State, tuple[Part, ...]] = {
    (_T.TITLE_FIRST, _P.ABOVE_TITLE): (_P.ABOVE_TITLE,),
    (_T.TITLE_FIRST, _P.TITLE): (_P.ABOVE_TITLE, _P.TITLE, _P.CAPTION),
    (_T.TITLE_FIRST, _P.BYLINE): (_P.TITLE, _P.BYLINE, _P.CAPTION),
    (_T.TITLE_FIRST, _P.BODY): (_P.TITLE, _P.BYLINE, _P.BODY, _P.SUBHEAD, _P.CAPTION),
    (_T.TITLE_FIRST, _P.SUBHEAD): (_P.BODY, _P.SUBHEAD, _P.CAPTION),
    (_T.TITLE_FIRST, _P.CAPTION): (_P.TITLE, _P.BYLINE, _P.BODY, _P.SUBHEAD, _P.CAPTION, _P.CLOSING_BYLINE),
    (_T.TITLE_FIRST, _P.SIGNATURE): (_P.BODY, _P.SIGNATURE, _P.CAPTION),
    (_T.TITLE_FIRST, _P.CLOSING_BYLINE): (_P.BODY, _P.CAPTION, _P.CLOSING_BYLINE),
    (_T.TITLE_FIRST, _P.JUMP): (_P.BODY, _P.CAPTION),
    (_T.TITLE_LAST, _P.BYLINE): (_P.BYLINE,),
    (_T.TITLE_LAST, _P.BODY): (_P.BYLINE, _P.BODY, _P.SUBHEAD, _P.CAPTION),
    (_T.TITLE_LAST, _P.SUBHEAD): (_P.BODY, _P.SUBHEAD, _P.CAPTION),
    (_T.TITLE_LAST, _P.CAPTION): (_P.BYLINE, _P.BODY, _P.CAPTION, _P.SUBHEAD),
    (_T.TITLE_LAST, _P.JUMP): (_P.BODY,),
    (_T.TITLE_LAST, _P.TITLE): (_P.BODY, _P.CAPTION, _P.TITLE, _P.SIGNATURE, _P.JUMP),
    (_T.TITLE_LAST, _P.SIGNATURE): (_P.BODY, _P.TITLE, _P.SIGNATURE),
    (_T.PHOTO, _P.TITLE): (_P.TITLE,),
    (_T.PHOTO, _P.BODY): (_P.TITLE, _P.BODY),
    (_T.PHOTO, _P.CAPTION): (_P.TITLE, _P.CAPTION),
    (_T.PHOTO, _P.CLOSING_BYLINE): (_P.BODY, _P.CAPTION, _P.CLOSING_BYLINE),
    (_T.UNTITLED, _P.BYLINE): (_P.BYLINE,),
    (_T.UNTITLED, _P.BODY): (_P.BYLINE, _P.BODY, _P.CAPTION),
    (_T.UNTITLED, _P.CAPTION): (_P.BODY, _P.CAPTION),
    (_T.UNTITLED, _P.SIGNATURE): (_P.BODY, _P.SIGNATURE),
    (_T.UNTITLED, _P.CLOSING_BYLINE): (_P.BODY, _P.CAPTION, _P.CLOSING_BYLINE),
}
"""The states, and the parts of the same article that may stand before each."""

_STARTS: Mapping[State, float] = {
    (_T.TITLE_FIRST, _P.TITLE): -1.0,
    (_T.TITLE_FIRST, _P.ABOVE_TITLE): -1.0,
    (_T.TITLE_LAST, _P.BYLINE): -1.0,
    (_T.TITLE_LAST, _P.BODY): -2.5,
    (_T.PHOTO, _P.TITLE): -1.0,
    (_T.UNTITLED, _P.BYLINE): -4.0,
    (_T.UNTITLED, _P.BODY): -4.0,
    (_T.UNTITLED, _P.CAPTION): -4.5,
}
"""What it costs that an article begins with a state."""

_ENDS: Mapping[State, float] = {
    (_T.TITLE_FIRST, _P.TITLE): -7.0,
    (_T.TITLE_FIRST, _P.BYLINE): -6.0,
    (_T.TITLE_FIRST, _P.BODY): 0.0,
    (_T.TITLE_FIRST, _P.SUBHEAD): -7.0,
    (_T.TITLE_FIRST, _P.CAPTION): 0.0,
    (_T.TITLE_FIRST, _P.SIGNATURE): 0.5,
    (_T.TITLE_FIRST, _P.CLOSING_BYLINE): 0.0,
    (_T.TITLE_FIRST, _P.JUMP): 0.5,
    (_T.TITLE_LAST, _P.TITLE): 0.0,
    (_T.TITLE_LAST, _P.SIGNATURE): 0.0,
    (_T.PHOTO, _P.CLOSING_BYLINE): 0.0,
    (_T.PHOTO, _P.CAPTION): 1.0,
    (_T.UNTITLED, _P.BODY): 0.0,
    (_T.UNTITLED, _P.CAPTION): 0.0,
    (_T.UNTITLED, _P.SIGNATURE): 0.0,
    (_T.UNTITLED, _P.CLOSING_BYLINE): 0.0,
    (_T.UNTITLED, _P.BYLINE): -4.0,
}
"""What it costs that an article ends with a state; the others cannot be last."""

_LOOKS: Mapping[Part, Mapping[Label, float]] = {
    _P.TITLE: {Label.DISPLAY: 0.0, Label.NAME: -3.5},
    _P.BYLINE: {Label.BYLINE: 1.0, Label.NAME: 1.0},
    _P.BODY: {
        Label.BODY: 0.0,
        Label.DISPLAY: -6.0,
        Label.NAME: -3.0,
        Label.CAPTION: -1.0,
        Label.SIGNATURE: -3.0,
        Label.JUMP: -3.0,
        Label.LABEL: -3.0,
        Label.BYLINE: -7.0,
    },
    _P.SUBHEAD: {Label.DISPLAY: -1.5, Label.NAME: -2.0, Label.LABEL: -0.5},
    _P.CAPTION: {Label.CAPTION: 0.0, Label.LABEL: -0.5, Label.JUMP: -1.0},
    _P.ABOVE_TITLE: {Label.CAPTION: -2.0, Label.LABEL: 0.0, Label.JUMP: 0.0},
    _P.SIGNATURE: {Label.SIGNATURE: 0.5, Label.DISPLAY: -4.0},
    _P.CLOSING_BYLINE: {Label.BYLINE: -1.0, Label.NAME: -2.5},
    _P.JUMP: {Label.JUMP: 0.0},
}
"""How well each look suits each part."""

_NO_END = -20.0
_AGAINST_HABIT = -3.0
_AFFINITY = 3.0
_LONGEST_PHOTO_TEXT = 220
_LONG_SUBHEAD = 20


def articles_in(tokens: Sequence[Token]) -> list[Step]:
    """The best explanation of the page: a step for each token; a new article begins at each step that says so."""
    if not tokens:
        return []
    affinity = Affinity(tokens)
    own = [_own_scores(at, token, affinity) for at, token in enumerate(tokens)]
    return max(
        (_best_path(tokens, own, habit) for habit in (Template.TITLE_FIRST, Template.TITLE_LAST)),
        key=lambda path: sum(step.score for step in path),
    )


def _own_scores(at: int, token: Token, affinity: Affinity) -> dict[State, float]:
    """For each state that the token can have, what its look and words say for it."""
    return {
        state: _LOOKS[state[1]][token.label] + _own_score(state, at, token, affinity)
        for state in _FOLLOWS
        if token.label in _LOOKS[state[1]]
    }


@dataclass(frozen=True, slots=True)
class _Reached:
    """The best way to a state: its total score, the state before, and the step."""

    total: float
    before: State | None
    step: Step


def _best_path(tokens: Sequence[Token], own: Sequence[Mapping[State, float]], habit: Template) -> list[Step]:
    columns: list[dict[State, _Reached]] = [{}]
    for at, scores in enumerate(own):
        closed = _closed(columns[-1])
        column: dict[State, _Reached] = {}
        for state, score in scores.items():
            reached = [
                *_begun(state, score, closed, tokens[at], habit),
                *_continued(state, score, columns[-1], tokens[at]),
            ]
            if reached:
                column[state] = max(reached, key=lambda way: way.total)
        columns.append(column)
    _, state = _closed(columns[-1])
    path: list[Step] = []
    for column in reversed(columns[1:]):
        assert state is not None
        path.append(column[state].step)
        state = column[state].before
    return path[::-1]


def _closed(column: Mapping[State, _Reached]) -> tuple[float, State | None]:
    """The best total with an article ended here, and the state it ends with; nothing before the first token."""
    if not column:
        return 0.0, None
    return max((reached.total + _ENDS.get(state, _NO_END), state) for state, reached in column.items())


def _begun(
    state: State, score: float, closed: tuple[float, State | None], token: Token, habit: Template
) -> Iterator[_Reached]:
    start = _STARTS.get(state)
    if start is not None:
        score += start + _opening_score(state, token, habit)
        total, before = closed
        yield _Reached(total + score, before, Step(state[1], state[0], True, score))


def _continued(state: State, score: float, column: Mapping[State, _Reached], token: Token) -> Iterator[_Reached]:
    template, part = state
    for last in _FOLLOWS[state]:
        reached = column.get((template, last))
        if reached is not None:
            joint = score + _joint_score(last, part, token)
            yield _Reached(reached.total + joint, (template, last), Step(part, template, False, joint))


def _own_score(state: State, at: int, token: Token, affinity: Affinity) -> float:
    """What the token itself says for its place, beyond its look."""
    template, part = state
    if part is Part.TITLE:
        near = affinity.with_previous(at) if template is Template.TITLE_LAST else affinity.with_next(at)
        return _AFFINITY * near
    if part is Part.SUBHEAD:
        score = _AFFINITY * affinity.with_next(at)
        if leads_on(token.words) or trails(token.words):
            score -= 3.0
        if heads_notice(token.words):
            score -= 2.0
        if len(token.words) > _LONG_SUBHEAD:
            score -= 1.5
        if begins_item(token.words):
            score += 2.0
        return score
    if template is Template.PHOTO:
        if part is Part.CAPTION and token.label is Label.LABEL:
            return -3.0
        if part is Part.BODY and len(token.words) > _LONGEST_PHOTO_TEXT:
            return -8.0
        if part is Part.CLOSING_BYLINE:
            return 3.0 if token.photographed else -8.0
    if part is Part.CLOSING_BYLINE and token.photographed:
        return -2.0
    return 0.0


def _opening_score(state: State, token: Token, habit: Template) -> float:
    """What speaks for an article beginning here with this state."""
    template, part = state
    score = 0.0
    if template in {Template.TITLE_FIRST, Template.TITLE_LAST} and template is not habit:
        score += _AGAINST_HABIT
    if part is Part.BODY and token.opens:
        score += 1.5
    if template is Template.UNTITLED and (token.opens or begins_item(token.words)):
        score += 1.0
    if token.label is Label.NAME and part is Part.BYLINE:
        score -= 2.0
    return score


def _joint_score(last: Part, part: Part, token: Token) -> float:
    """What speaks for this part following that one within an article."""
    if part is Part.BODY and last is Part.TITLE:
        return 1.0 if token.opens else -2.0
    if part is Part.BODY and last is Part.BYLINE:
        return 1.0 if token.opens else 0.0
    if part is Part.BODY and token.opens:
        return -5.0
    if part is Part.BYLINE and last is Part.TITLE:
        return 1.0
    if part is Part.BYLINE and token.label is Label.NAME:
        return -3.0
    if part is Part.TITLE and last is Part.CAPTION:
        return -2.0
    if part is Part.TITLE and last is Part.TITLE and not token.passages[0].after_gap:
        return 0.3
    return 0.0
