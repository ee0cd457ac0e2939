"""jieba's dictionary, read once for all who ask: how frequent a word is, what it is tagged, and the segmenter over it.

Nothing is ever added to it. jieba's own loading is not used: it would read and write a marshalled cache in the system's
temporary folder, which anyone may write, and print while it does.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Dictionary:
    """``frequencies`` of the words and, with 0, of their beginnings; ``tags`` of the words (n, v, nr, ns …)."""

    frequencies: Mapping[str, int]
    tags: Mapping[str, str]

    @cached_property
    def segmenter(self) -> Any:
        """A `jieba.Tokenizer` over this dictionary, apart from the module's global one."""
        import jieba

        logging.getLogger("jieba").setLevel(logging.WARNING)
        tokenizer = jieba.Tokenizer()
        tokenizer.FREQ = self.frequencies
        tokenizer.total = sum(self.frequencies.values())
        tokenizer.initialized = True
        return tokenizer


@cache
def dictionary() -> Dictionary:
    """The process's one dictionary, read at the first call (a third of a second)."""
    words: dict[str, int] = {}
    tags: dict[str, str] = {}
    for line in (files("jieba") / "dict.txt").read_text("utf-8").splitlines():
        word, number, tag = line.split(" ")
        words[word] = int(number)
        tags[word] = tag
    beginnings = {word[:end] for word in words for end in range(1, len(word))}
    return Dictionary(dict.fromkeys(beginnings, 0) | words, tags)
