"""Groups of entities that facts join more to each other than to the rest (Louvain's method, as igraph has it)."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import igraph

_SEED = 7


def communities(count: int, pairs: Iterable[tuple[int, int]]) -> list[int | None]:
    """The community of each of ``count`` entities, in the order of first members; None for one without a line."""
    graph = igraph.Graph(n=count, edges=list(pairs))
    with _fixed_random():
        members = graph.community_multilevel().membership
    first: dict[int, int] = defaultdict(lambda: len(first))
    lone = {number for number, degree in enumerate(graph.degree()) if not degree}
    return [None if number in lone else first[members[number]] for number in range(count)]


@contextmanager
def _fixed_random() -> Iterator[None]:
    """While inside, igraph draws the same numbers each time; afterwards from `random` again, its default."""
    igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311 - a drawing, not a secret
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)
