"""How many bearers of a name to expect among the people of a build: what a shared name by itself is worth.

The parts of a name (surname, each character of the given name) are counted over the build's own names, beside a
background that stands for builds too small to count. 王伟 is many people; a rare name with posts in two cities, one
after the other, is rather one who moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

_LEAST_PEOPLE = 3000
"""A small build is judged as if it were a sample of this many people."""
_SURNAME, _SURNAME_WEIGHT = 0.02, 200
"""Background frequency of a surname, and for how many counted names it stands."""
_GIVEN, _GIVEN_WEIGHT = 0.008, 500
_LONE_GIVEN = 0.015
"""One-character given names draw on fewer characters."""
_LONE_SHARE, _LONE_SHARE_WEIGHT = 0.2, 100
_SHORT, _USUAL = 2, 3
_FOREIGN = 1e-7
"""A transliterated name, or a compound surname with a given name of two characters."""


class NameFrequency:
    """Counts over the distinct names of a build."""

    def __init__(self, names: Iterable[str]) -> None:
        distinct = [name for name in sorted(set(names)) if len(name) in {_SHORT, _USUAL}]
        self._people = max(len(distinct), _LEAST_PEOPLE)
        self._names = len(distinct)
        self._surnames = Counter(name[0] for name in distinct)
        self._lone = Counter(name[1] for name in distinct if len(name) == _SHORT)
        self._given = Counter(character for name in distinct if len(name) == _USUAL for character in name[1:])

    def expected(self, name: str) -> float:
        """The number of other people of this name to expect in the build."""
        return self._people * self._frequency(name)

    def _frequency(self, name: str) -> float:
        surname = _smoothed(self._surnames[name[:1]], self._names, _SURNAME, _SURNAME_WEIGHT)
        lone = _smoothed(self._lone.total(), self._names, _LONE_SHARE, _LONE_SHARE_WEIGHT)
        if len(name) == _SHORT:
            return surname * lone * _smoothed(self._lone[name[1]], self._lone.total(), _LONE_GIVEN, _GIVEN_WEIGHT)
        if len(name) != _USUAL:
            return _FOREIGN
        frequency = surname * (1 - lone)
        for character in name[1:]:
            frequency *= _smoothed(self._given[character], self._given.total(), _GIVEN, _GIVEN_WEIGHT)
        return frequency


def _smoothed(count: int, total: int, background: float, weight: int) -> float:
    return (count + background * weight) / (total + weight)
