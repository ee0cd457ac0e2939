"""Where the first view's entities stand: computed here, so that the page opens settled and without physics."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from math import cos, pi, sin, sqrt

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.float64]

_HOLD = 0.1
"""How strongly an entity holds to its own place, against one neighbour's pull."""
_STEPS = 50
_PULL = 0.6
"""How strongly an entity is held back to where relaxing began."""
_SPACING = 105.0
"""Canvas units that one entity with its label wants in each direction."""
_LABEL_BOX = (118.0, 62.0)
"""Width and height that are kept free around each entity."""
_PUSHES = 80
_STEP = 0.25
"""What part of an overlap one round undoes: more lets crowds swing."""


def positions(identifiers: Sequence[str], pairs: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The place of each entity in canvas units, for lines between ``pairs`` of their numbers.

    Every step goes on from places that come from the identifiers alone, and none is left to chance, so an entity stays
    roughly where it was when others are added.
    Entities without a line stand in rows below the others.
    """
    joined = sorted({end for pair in pairs for end in pair})
    place = {old: new for new, old in enumerate(joined)}
    spread = _spread([identifiers[at] for at in joined], [(place[a], place[b]) for a, b in pairs])
    lone = [at for at in range(len(identifiers)) if at not in place]
    rows = _rows(len(lone), spread)
    found = {at: (round(x), round(y)) for at, (x, y) in zip([*joined, *lone], [*spread, *rows], strict=True)}
    return tuple(found[at] for at in range(len(identifiers)))


def _spread(identifiers: Sequence[str], pairs: Sequence[tuple[int, int]]) -> Positions:
    if not identifiers:
        return np.zeros((0, 2))
    joined = np.zeros((len(identifiers), len(identifiers)))
    for start, end in pairs:
        joined[start, end] = joined[end, start] = 1
    own = np.array([_place_of(identifier, len(identifiers)) for identifier in identifiers])
    laid = _squared(_relaxed(_filling_a_disc(_between_neighbours(own, joined)), joined))
    extent = np.maximum(np.percentile(np.abs(laid), 95, axis=0), 1e-9)  # each axis its own, so that the view is filled
    return _pushed_apart(laid * (_SPACING * sqrt(len(identifiers)) / 2 / extent))


def _between_neighbours(own: Positions, joined: Positions) -> Positions:
    """Each entity in the middle of its neighbours, drawn a little to its own place.

    These places are the one solution of a system of linear equations, so an entity more or less changes them little;
    force-directed layouts, which settle in one of many minima, turn about wholly.
    """
    degree = joined.sum(axis=1)
    hold = _HOLD * np.sqrt(degree)
    return np.asarray(np.linalg.solve(np.diag(degree + hold) - joined, hold[:, None] * own))


def _filling_a_disc(laid: Positions) -> Positions:
    """The same directions from the middle and the same order outwards, with equal room for each."""
    laid = laid - laid.mean(axis=0)
    radius = np.hypot(laid[:, 0], laid[:, 1])
    rank = np.argsort(np.argsort(radius, kind="stable"), kind="stable")
    return np.asarray(laid / np.maximum(radius, 1e-9)[:, None] * (0.62 * np.sqrt(rank + 0.5))[:, None])


def _squared(laid: Positions) -> Positions:
    """A disc's places drawn out into its corners, so that the view, which is no disc, is filled."""
    laid = laid - laid.mean(axis=0)
    radius = np.maximum(np.hypot(laid[:, 0], laid[:, 1]), 1e-9)
    return np.asarray(laid * (radius / np.maximum(np.abs(laid).max(axis=1), 1e-9))[:, None])


def _relaxed(home: Positions, joined: Positions) -> Positions:
    """The places after entities drew their neighbours near and kept others off, each held back to where it began."""
    laid = home.copy()
    for step in range(_STEPS):
        across, down = (np.subtract.outer(laid[:, axis], laid[:, axis]) for axis in (0, 1))
        distance = np.maximum(np.hypot(across, down), 1e-3)
        push = (np.minimum(1 / distance, 2) - 0.3 * joined * distance**2) / distance
        force = np.stack([(across * push).sum(axis=1), (down * push).sum(axis=1)], axis=1) + _PULL * (home - laid)
        size = np.maximum(np.hypot(force[:, 0], force[:, 1]), 1e-9)
        laid = laid + force * (np.minimum(size, 0.4 * (1 - step / _STEPS)) / size)[:, None]
    return laid


def _place_of(identifier: str, count: int) -> tuple[float, float]:
    digest = hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).digest()
    angle = int.from_bytes(digest[:4]) / 2**32 * 2 * pi
    radius = sqrt(int.from_bytes(digest[4:8]) / 2**32) * sqrt(count)
    return radius * cos(angle), radius * sin(angle)


def _pushed_apart(laid: Positions) -> Positions:
    """The places moved until no two label boxes overlap, or the rounds are over; each pair along its shorter way."""
    across, down = laid[:, 0].copy(), laid[:, 1].copy()
    wide, high = _LABEL_BOX
    order = np.sign(np.subtract.outer(np.arange(len(laid)), np.arange(len(laid)))).astype(np.float64)
    for _ in range(_PUSHES):
        gap_across, gap_down = np.subtract.outer(across, across), np.subtract.outer(down, down)
        over_across, over_down = wide - np.abs(gap_across), high - np.abs(gap_down)
        first, second = np.nonzero((over_across > 0) & (over_down > 0) & (order > 0))
        if not len(first):
            break
        pair = first, second
        sideways = over_across[pair] / wide < over_down[pair] / high
        push_across = np.where(sideways, over_across[pair] * np.where(gap_across[pair] < 0, -1, 1), 0.0)
        push_down = np.where(sideways, 0.0, over_down[pair] * np.where(gap_down[pair] < 0, -1, 1))
        for places, push in ((across, push_across), (down, push_down)):
            np.add.at(places, first, push * _STEP)
            np.subtract.at(places, second, push * _STEP)
    return np.stack([across, down], axis=1)


def _rows(count: int, laid: Positions) -> Positions:
    """Places in rows below what is laid out."""
    width = max(1, round(sqrt(3 * count)), round(float(np.ptp(laid[:, 0])) / _LABEL_BOX[0]) if len(laid) else 0)
    top, left = (float(laid[:, 1].max()) + 2 * _SPACING, float(laid[:, 0].min())) if len(laid) else (0.0, 0.0)
    places = [(left + at % width * _LABEL_BOX[0], top + at // width * _SPACING) for at in range(count)]
    return np.array(places, dtype=np.float64).reshape(count, 2)
