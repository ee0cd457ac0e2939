"""Places that everybody knows and that are no divisions of the mainland: cities of the world, and features of nature.

Their names are read from the lexicons ``foreign_places`` and ``features``, with what they lie in where that is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.lexicons import lexicon
from kg.text import Span

_HEAD = 2
"""Characters of the shortest name, by which text is searched."""
_FEATURES = ("oceans and seas", "rivers", "lakes", "mountains", "plains, deserts and plateaus")


@dataclass(frozen=True, slots=True)
class Landmark:
    """A well-known place: ``within`` is the gazetteer's code of the country or province that it lies in, if in one.

    ``is_doubtful`` where the name is a common word too (汉堡).
    """

    name: str
    within: str | None = None
    is_feature: bool = False
    is_doubtful: bool = False


def landmark(name: str) -> Landmark | None:
    """The landmark with this name, None where none is so called; 市 may stand behind the name of a city."""
    return _landmarks().get(name) or _landmarks().get(name.removesuffix("市"))


def landmarks_in(text: str) -> Iterator[tuple[Span, Landmark]]:
    """The names of landmarks in ``text`` from left to right, the longest at each place, not overlapping."""
    lengths, known = _lengths(), _landmarks()
    end = 0
    for at in range(len(text) - _HEAD + 1):
        if at < end or (longest := lengths.get(text[at : at + _HEAD])) is None:
            continue
        for length in longest:
            found = known.get(text[at : at + length])
            if found is not None:
                end = at + length
                yield Span(at, end), found
                break


@cache
def _landmarks() -> dict[str, Landmark]:
    features, cities = lexicon("features"), lexicon("foreign_places")
    found = [
        *(
            Landmark(row[0], next(iter(row[1:]), None), is_feature=True)
            for section in _FEATURES
            for row in features.rows(section)
        ),
        *(Landmark(name, code) for name, code in cities.rows("cities")),
        *(Landmark(name, code, is_doubtful=True) for name, code in cities.rows("doubtful cities")),
    ]
    return {each.name: each for each in reversed(found)}


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """For the first two characters of names, the lengths of those names, the longest first."""
    lengths: dict[str, set[int]] = {}
    for name in _landmarks():
        lengths.setdefault(name[:_HEAD], set()).add(len(name))
    return {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}
