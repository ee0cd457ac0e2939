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

from kg.reading.evidence import Evidence
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
        (_best_path(evidence, ways, habit) for habit in (Template.TITLE_FIRST, Template.TITLE_LAST)),
        key=lambda explanation: explanation.total,
    )


class _Way(NamedTuple):
    """A way to a state: its total score, what the last token gained, the state before, whether an article begins."""

    total: float
    gained: float
    before: State | None
    begins: bool


Gains = list[tuple[State, float]]
"""The states before, with what the token gains by following each."""


def _ways_on(evidence: Evidence) -> list[dict[State, Gains]]:
    """For each token and state the ways within an article that lead there; they are the same whatever the habit."""
    ways: list[dict[State, Gains]] = []
    before: Mapping[State, float] = {}
    for at, scores in enumerate(evidence.own):
        joints: dict[tuple[Part, Part], float] = {}
        here: dict[State, Gains] = {}
        for (template, part), score in scores.items():
            gains: Gains = []
            for last in FOLLOWS[template, part]:
                if (template, last) in before:
                    if (last, part) not in joints:
                        joints[last, part] = evidence.joint(last, part, at)
                    gains.append(((template, last), score + joints[last, part]))
            here[template, part] = gains
        ways.append(here)
        before = scores
    return ways


def _best_path(evidence: Evidence, ways: Sequence[Mapping[State, Gains]], habit: Template) -> Explanation:
    columns: list[dict[State, _Way]] = [{}]
    for at, scores in enumerate(evidence.own):
        before = columns[-1]
        total, last = _closed(before)
        column: dict[State, _Way] = {}
        for state, gains in ways[at].items():
            best = _best_way(gains, before)
            if state in STARTS:
                gained = scores[state] + STARTS[state] + evidence.opening(state, at, habit)
                if best is None or total + gained > best.total:
                    best = _Way(total + gained, gained, last, begins=True)
            if best is not None:
                column[state] = best
        columns.append(column)
    return Explanation(_traced(columns), _closed(columns[-1])[0])


def _best_way(gains: Gains, column: Mapping[State, _Way]) -> _Way | None:
    """The first of the best ways; None where no state before was reached."""
    best: _Way | None = None
    for before, gained in gains:
        way = column.get(before)
        if way is not None and (best is None or way.total + gained > best.total):
            best = _Way(way.total + gained, gained, before, begins=False)
    return best


def _traced(columns: Sequence[Mapping[State, _Way]]) -> list[Step]:
    _, state = _closed(columns[-1])
    path: list[Step] = []
    for column in reversed(columns):
        if state is not None:
            way = column[state]
            template, part = state
            path.append(Step(part, template, way.begins, way.gained))
            state = way.before
    return path[::-1]


def _closed(column: Mapping[State, _Way]) -> tuple[float, State | None]:
    """The best total with an article ended here, and the state it ends with; nothing before the first token."""
    if not column:
        return 0.0, None
    return max((way.total + ENDS.get(state, NO_END), state) for state, way in column.items())
