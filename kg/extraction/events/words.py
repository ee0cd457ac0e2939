"""Lexicon sections as regular expressions."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicons import lexicon


@cache
def words(name: str, section: str) -> tuple[str, ...]:
    """The words of a section of ``lexicons/NAME.txt``, longest first, so that an alternation takes the longest."""
    return tuple(sorted(lexicon(name).words(section), key=lambda word: (-len(word), word)))


@cache
def any_of(name: str, section: str) -> str:
    """A regular expression group that matches any word of the section, the longest that fits."""
    return "(?:" + "|".join(map(re.escape, words(name, section))) + ")"


@cache
def pattern(expression: str) -> re.Pattern[str]:
    """The compiled expression; compiled once, since lexicons are read only when first needed."""
    return re.compile(expression)
