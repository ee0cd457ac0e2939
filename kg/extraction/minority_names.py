"""Names put together: of elements (尼玛次仁, 宝音德力格尔), or of a clan of the Yi and a given name (曲木拉且)."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicons import lexicon

_CLAN = 2
_WHOLE = 4
_LONGEST = 6


def end_at(text: str, at: int) -> int:
    """Where a Tibetan, Mongolian, Uyghur or Yi name ends that begins at ``at``, else ``at``."""
    match = pattern().match(text, at)
    return match.end() if match else at


def end_of_unknown_clan(text: str, at: int) -> int:
    """Where a name ends whose clan no list holds but whose given name is a common one of the Yi, else ``at``."""
    clan, given = text[at : at + _CLAN], text[at + _CLAN : at + _WHOLE]
    return at + _WHOLE if given in _given_names() and set(clan) <= _of_clans() else at


def is_minority_name(name: str) -> bool:
    """Whether ``name`` is such a name, be it of one element (旺久)."""
    return name in _elements() or len(name) in {end_at(name, 0), end_of_unknown_clan(name, 0)} - {0}


def end_of_element(text: str, at: int) -> int:
    """Where the longest element ends that begins at ``at``, else ``at``: 乌力吉|图."""
    return next((at + n for n in range(_LONGEST, 1, -1) if text[at : at + n] in _elements()), at)


def may_be_whole(text: str, at: int) -> bool:
    """Whether four characters there may be a name of two elements, one of which is known: 洛桑|元旦, 布周|才旺."""
    first, second = text[at : at + _CLAN], text[at + _CLAN : at + _WHOLE]
    return first in _elements() or (second in _elements() and set(first) <= _characters())


def has_clan(name: str) -> bool:
    """Whether ``name`` begins with a clan of the Yi, which nothing else than a name does."""
    return name[:_CLAN] in _clans()


@cache
def pattern() -> re.Pattern[str]:
    """Two or more elements of Tibetan, Mongolian or Uyghur names, or a clan with a given name."""
    elements, clans = sorted(_elements(), key=lambda word: (-len(word), word)), sorted(_clans())
    syllable = f"[{''.join(sorted(_syllables()))}]"
    begins, goes_on = (("".join(sorted({word[at] for word in (*elements, *clans)}))) for at in (0, 1))
    long = [element for element in elements if len(element) >= _WHOLE]  # 额尔德木图 is a name by itself
    of_elements = f"(?:{'|'.join(elements)}){{2,4}}|{'|'.join(long)}"
    of_yi = f"(?:{'|'.join(clans)}){syllable}{{2}}莫?"
    # the two first characters are looked at before all the elements are tried: a third of the time
    return re.compile(f"(?=[{begins}][{goes_on}])(?:{of_elements}|{of_yi})")


@cache
def _elements() -> frozenset[str]:
    return frozenset(lexicon("people").words("name elements"))


@cache
def _characters() -> frozenset[str]:
    return frozenset(character for element in _elements() for character in element)


@cache
def _clans() -> frozenset[str]:
    return frozenset(lexicon("people").words("yi clans"))


@cache
def _syllables() -> frozenset[str]:
    return frozenset(lexicon("people").words("yi syllables"))


@cache
def _of_clans() -> frozenset[str]:
    return _syllables() | {character for clan in _clans() for character in clan}


@cache
def _given_names() -> frozenset[str]:
    return frozenset(lexicon("people").words("yi given names"))
