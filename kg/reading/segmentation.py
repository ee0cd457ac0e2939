"""A page's tokens to articles: one decision over the whole page.

Every article follows a template, a small automaton over tokens (`kg.reading.templates`): title first, title last, a
photo, or no title. The best path through the templates, one article after another, explains the page; it is found by
dynamic programming, once for pages whose habit is to set titles first and once for the other habit. Each step of a
path has a score, the sum of terms that `kg.reading.evidence` names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class _Way:
    """The best way to a state: its total score, the state before, and the step."""

    total: float
    before: State | None
    step: Step


def _best_path(evidence: Evidence, habit: Template) -> list[Step]:
    columns: list[dict[State, _Way]] = [{}]
    for at, scores in enumerate(evidence.own):
        closed = _closed(columns[-1])
        column: dict[State, _Way] = {}
        for state, score in scores.items():
            ways = [
                *_begun(evidence, state, at, score, closed, habit),
                *_continued(evidence, state, at, score, columns[-1]),
            ]
            if ways:
                column[state] = max(ways, key=lambda way: way.total)
        columns.append(column)
    return _traced(columns)


def _traced(columns: Sequence[Mapping[State, _Way]]) -> list[Step]:
    _, state = _closed(columns[-1])
    path: list[Step] = []
    for column in reversed(columns):
        if state is not None:
            way = column[state]
            path.append(way.step)
            state = way.before
    return path[::-1]


def _closed(column: Mapping[State, _Way]) -> tuple[float, State | None]:
    """The best total with an article ended here, and the state it ends with; nothing before the first token."""
    if not column:
        return 0.0, None
    return max((way.total + ENDS.get(state, NO_END), state) for state, way in column.items())


def _begun(
    evidence: Evidence, state: State, at: int, score: float, closed: tuple[float, State | None], habit: Template
) -> Iterator[_Way]:
    start = STARTS.get(state)
    if start is not None:
        template, part = state
        total, before = closed
        gained = score + start + evidence.opening(state, at, habit)
        yield _Way(total + gained, before, Step(part, template, begins=True, score=gained))


def _continued(evidence: Evidence, state: State, at: int, score: float, column: Mapping[State, _Way]) -> Iterator[_Way]:
    template, part = state
    for last in FOLLOWS[state]:
        way = column.get((template, last))
        if way is not None:
            gained = score + evidence.joint(last, part, at)
            yield _Way(way.total + gained, (template, last), Step(part, template, begins=False, score=gained))
