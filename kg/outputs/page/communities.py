"""Groups of entities that facts join more to each other than to the rest (Louvain's method, as igraph has it)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import igraph

from kg.outputs.layout import fixed_random


def communities(count: int, pairs: Iterable[tuple[int, int]]) -> list[int | None]:
    """The community of each of ``count`` entities, in the order of first members; None for one without a line."""
    graph = igraph.Graph(n=count, edges=list(pairs))
    with fixed_random():
        members = graph.community_multilevel().membership
    first: dict[int, int] = defaultdict(lambda: len(first))
    lone = {number for number, degree in enumerate(graph.degree()) if not degree}
    return [None if number in lone else first[members[number]] for number in range(count)]
