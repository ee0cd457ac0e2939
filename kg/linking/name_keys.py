"""The name as identity sees it: what print may do to a name without making it another one."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

from kg.traditional import simplified

_DOTS = re.compile(r"[·•・‧∙⋅.]")
_SPACES = re.compile(r"\s")


@cache
def name_key(name: str) -> str:
    """The name as identity sees it.

    Without the space that pads a short name in a list (王　川) and the middle dot of foreign ones, full-width letters
    made half-width, traditional characters made simplified.
    """
    return simplified(_SPACES.sub("", _DOTS.sub("", normalize("NFKC", name)))).casefold()


def plainness(name: str) -> tuple[bool, bool, bool]:
    """Sorts the forms of one name: the simplified first, without spaces, of a foreign name the one with its dots."""
    return simplified(name) != name, _SPACES.search(name) is not None, _DOTS.search(name) is None
