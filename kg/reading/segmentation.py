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
from kg.reading.labels import Token
from kg.reading.templates import ENDS, FOLLOWS, NO_END, STARTS, Part, State, Template


@dataclass(frozen=True, slots=True)
class Step:
    """One token's place in an article, with the score of putting it there."""

    part: Part
    template: Template
    begins: bool
    score: float


def articles_in(tokens: Sequence[Token]) -> list[Step]:
    """The best explanation of the page: a step for each token; a new article begins at each step that says so."""
    if not tokens:
        return []
    evidence = Evidence(tokens)
    return max(
        (_best_path(evidence, habit) for habit in (Template.TITLE_FIRST, Template.TITLE_LAST)),
        key=lambda path: sum(step.score for step in path),
    )


class _Way(NamedTuple):
    """A way to a state: its total score, what the last token gained, the state before, whether an article begins."""

    total: float
    gained: float
    before: State | None
    begins: bool


def _best_path(evidence: Evidence, habit: Template) -> list[Step]:
    columns: list[dict[State, _Way]] = [{}]
    for at, scores in enumerate(evidence.own):
        closed = _closed(columns[-1])
        column: dict[State, _Way] = {}
        for state, score in scores.items():
            ways = _continued(evidence, state, at, score, columns[-1])
            if state in STARTS:
                total, before = closed
                gained = score + STARTS[state] + evidence.opening(state, at, habit)
                ways.append(_Way(total + gained, gained, before, begins=True))
            if ways:
                column[state] = max(ways, key=_total)
        columns.append(column)
    return _traced(columns)


def _total(way: _Way) -> float:
    return way.total


def _continued(evidence: Evidence, state: State, at: int, score: float, column: Mapping[State, _Way]) -> list[_Way]:
    template, part = state
    ways: list[_Way] = []
    for last in FOLLOWS[state]:
        before = (template, last)
        way = column.get(before)
        if way is not None:
            gained = score + evidence.joint(last, part, at)
            ways.append(_Way(way.total + gained, gained, before, begins=False))
    return ways


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
