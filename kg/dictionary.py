"""jieba's dictionary, read once for all who ask: how frequent a word is, its tag, and how text falls into words.

Nothing is ever added to it. jieba's own loading is not used: it would read and write a marshalled cache in the system's
temporary folder, which anyone may write, and print while it does. Nor is its cutting: rjieba has the same dictionary
and cuts the same words in a twentieth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SURROGATE = re.compile("[\ud800-\udfff]")
"""No character, but a page may hold one, and rjieba takes none."""


@dataclass(frozen=True)
class Dictionary:
    """``frequencies`` and ``tags`` (n, v, nr, ns …) of the words."""

    frequencies: Mapping[str, int]
    tags: Mapping[str, str]


@cache
def dictionary() -> Dictionary:
    """The process's one dictionary, read at the first call (a third of a second)."""
    words: dict[str, int] = {}
    tags: dict[str, str] = {}
    for line in (files("jieba") / "dict.txt").read_text("utf-8").splitlines():
        word, number, tag = line.split(" ")
        words[word] = int(number)
        tags[word] = tag
    return Dictionary(words, tags)


def cut(text: str) -> list[str]:
    """The words of ``text`` that are the likeliest together, each mark and white space by itself.

    As jieba cuts it without its model of characters: what only that makes a word is none that says anything.
    """
    import rjieba

    return rjieba.cut(_SURROGATE.sub(" ", text), hmm=False)
