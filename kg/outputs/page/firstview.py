"""Which entities the page draws before the reader asks for any."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.outputs.page.contents import PageContents

SHARE = {"person": 0.5, "event": 0.22, "organization": 0.18, "place": 0.05, "document": 0.03, "speech": 0.02}
"""What part of the first view a kind has at most while there are others: a place or an office gathers more facts than
any person, and would leave no room for people."""


def first_view(contents: PageContents, limit: int) -> list[int]:
    """Numbers of at most ``limit`` telling entities, sorted; each has a line to another of them.

    An entity comes in with its most telling neighbour, where none of its neighbours is in yet. Only where no entity has
    any line are entities without one taken.
    """
    neighbours = _neighbours(contents)
    if not neighbours:
        return list(range(min(limit, len(contents.entities))))
    chosen: set[int] = set()
    for number in _by_turns(contents):
        if number in chosen or number not in neighbours:
            continue
        company = set() if neighbours[number] & chosen else {min(neighbours[number])}
        if len(chosen) + 1 + len(company) > limit:
            break
        chosen |= {number, *company}
    return sorted(chosen)


def _neighbours(contents: PageContents) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for start, end in contents.pairs(range(len(contents.entities))):
        found[start].add(end)
        found[end].add(start)
    return dict(found)


def _by_turns(contents: PageContents) -> Iterator[int]:
    """All numbers, each kind's most telling first, the kinds mixed by their share."""
    place: dict[str, int] = defaultdict(int)
    turn = {}
    for number, entity in enumerate(contents.entities):
        place[entity.kind] += 1
        turn[number] = place[entity.kind] / SHARE[entity.kind]
    yield from sorted(turn, key=lambda number: (turn[number], number))
