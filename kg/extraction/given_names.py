"""How likely two or one characters are a given name, by the names of people in jieba's dictionary."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.dictionary import dictionary
from kg.extraction import names

_COMMON_IN_PLACE = 25
"""So many names of the dictionary must have a character at its place in a given name of two."""
_COMMON_WORD = 1000
"""A word so frequent is a given name only if people of several surnames bear it (爱国, 文学)."""
_BEARERS = 3
FULL = 3
"""The characters of a name that has a surname of one and a given name of two."""
_SOME = 5
"""Fewer names of the dictionary may be misread words."""


@dataclass(frozen=True, slots=True)
class _Bearers:
    whole: Counter[str]
    first: Counter[str]
    second: Counter[str]


@cache
def _bearers() -> _Bearers:
    tags = dictionary().tags
    full = [name for name, tag in tags.items() if tag == "nr" and len(name) == FULL and name[0] in names.surnames()]
    return _Bearers(Counter(n[1:] for n in full), Counter(n[1] for n in full), Counter(n[2] for n in full))


@lru_cache(maxsize=1 << 12)
def is_likely(name: str) -> bool:
    """Whether what follows the surname of a Chinese name of three characters is a given name by its characters."""
    if len(name) != FULL or not names.is_chinese_name(name):
        return False
    given = name[1:]
    bearers = _bearers()
    if bearers.first[given[0]] < _COMMON_IN_PLACE or bearers.second[given[1]] < _COMMON_IN_PLACE:
        return False
    return dictionary().frequencies.get(given, 0) < _COMMON_WORD or bearers.whole[given] >= _BEARERS


def may_end(name: str) -> bool:
    """Whether people bear given names that end as ``name`` does: X建, X之, but not X没."""
    return _bearers().second[name[-1:]] >= _SOME
