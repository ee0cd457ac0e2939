"""A page's tokens to articles: one decision over the whole page.

Every article follows a template, a small automaton over tokens (`kg.reading.templates`): title first, title last, a
photo, or no title. The best path through the templates, one article after another, explains the page; it is found by
dynamic programming, once for pages whose habit is to set titles first and once for the other habit. Each step of a
path has a score, the sum of terms that `kg.reading.evidence` names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.reading.evidence import Evidence, against_habit
from kg.reading.templates import ENDS, FOLLOWS, NO_END, STARTS, Part, State, Template
from kg.reading.tokens import Token


@dataclass(frozen=True, slots=True)
class Step:
    """One token's place in an article, with the score of putting it there."""

    part: Part
    template: Template
    begins: bool
    score: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """A step for each token; a new article begins at each step that says so. The total is that of all scores."""

    steps: Sequence[Step]
    total: float


def explained(tokens: Sequence[Token]) -> Explanation:
    """The best explanation of the tokens."""
    if not tokens:
        return Explanation((), 0.0)
    evidence = Evidence(tokens)
    ways = _ways_on(evidence)
    return max(
        (_best_path(ways, habit) for habit in (Template.TITLE_FIRST, Template.TITLE_LAST)),
        key=lambda explanation: explanation.total,
    )


_STATES: Sequence[State] = tuple(FOLLOWS)
_NUMBER: Mapping[State, int] = {state: number for number, state in enumerate(_STATES)}
_BEFORE: Sequence[Sequence[tuple[int, Part]]] = [
    [(_NUMBER[state[0], part], part) for part in FOLLOWS[state]] for state in _STATES
]
_END: Sequence[float] = [ENDS.get(state, NO_END) for state in _STATES]
"""The templates by numbers of states, for this is where reading spends its time."""


class _Ways(NamedTuple):
    """The ways to a state: what the token gains by following each state before, and by opening an article."""

    state: int
    following: Sequence[tuple[int, float]]
    opening: float | None


class _Way(NamedTuple):
    """A way to a state: its total score, what the last token gained, the state before, whether an article begins."""

    total: float
    gained: float
    before: int
    begins: bool


_NONE = -1
"""The state before the first token."""


def _ways_on(evidence: Evidence) -> list[list[_Ways]]:
    """For each token the ways to its states; but for what habit costs an opening they are the same for all habits."""
    ways: list[list[_Ways]] = []
    before: frozenset[int] = frozenset()
    for at, scores in enumerate(evidence.own):
        joints: dict[Part, dict[Part, float]] = {}
        here: list[_Ways] = []
        for state, score in scores.items():
            number, part = _NUMBER[state], state[1]
            known = joints.setdefault(part, {})
            following: list[tuple[int, float]] = []
            for last, last_part in _BEFORE[number]:
                if last in before:
                    if last_part not in known:
                        known[last_part] = evidence.joint(last_part, part, at)
                    following.append((last, score + known[last_part]))
            opening = score + STARTS[state] + evidence.opening(state, at) if state in STARTS else None
            here.append(_Ways(number, following, opening))
        ways.append(here)
        before = frozenset(way.state for way in here)
    return ways


def _best_path(ways: Sequence[Sequence[_Ways]], habit: Template) -> Explanation:
    against = [against_habit(state[0], habit) for state in _STATES]
    columns: list[dict[int, _Way]] = []
    column: dict[int, _Way] = {}
    closed, last = 0.0, _NONE
    for here in ways:
        before, column = column, {}
        for state, following, opening in here:
            best = _best_way(following, before)
            if opening is not None:
                gained = opening + against[state]
                if best is None or closed + gained > best.total:
                    best = _Way(closed + gained, gained, last, begins=True)
            if best is not None:
                column[state] = best
        columns.append(column)
        closed, last = _closed(column)
    return Explanation(_traced(columns, last), closed)


def _best_way(following: Sequence[tuple[int, float]], column: Mapping[int, _Way]) -> _Way | None:
    """The first of the best ways; None where no state before was reached."""
    most, gain, state = float("-inf"), 0.0, _NONE
    for before, gained in following:
        if before in column and column[before][0] + gained > most:
            most, gain, state = column[before][0] + gained, gained, before
    return None if state == _NONE else _Way(most, gain, state, begins=False)


def _traced(columns: Sequence[Mapping[int, _Way]], last: int) -> list[Step]:
    path: list[Step] = []
    for column in reversed(columns):
        way = column[last]
        template, part = _STATES[last]
        path.append(Step(part, template, way.begins, way.gained))
        last = way.before
    return path[::-1]


def _closed(column: Mapping[int, _Way]) -> tuple[float, int]:
    """The best total with an article ended here, and the state it ends with."""
    total, _, state = max((way[0] + _END[state], _STATES[state], state) for state, way in column.items())
    return total, state
