"""jieba's dictionary, read once for all who ask: how frequent a word is, its tag, and how text falls into words.

Nothing is ever added to it. jieba's own loading is not used: it would read and write a marshalled cache in the system's
temporary folder, which anyone may write, and print while it does. Nor is its cutting, which takes four times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from math import log

_BLOCK = re.compile("[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+")
"""What jieba looks for words in; other characters end every word."""


@dataclass(frozen=True)
class Dictionary:
    """``frequencies`` of the words and, with 0, of their beginnings; ``tags`` of the words (n, v, nr, ns …)."""

    frequencies: Mapping[str, int]
    tags: Mapping[str, str]

    def cut(self, text: str) -> Iterator[str]:
        """The words of ``text`` that are the likeliest together, as jieba cuts it without its model of characters.

        Marks and white space are left out; Latin letters and digits that no word has stay together.
        """
        for block in _BLOCK.findall(text):
            ends = self._likeliest_ends(block)
            at = single = 0
            while at < len(block):
                end = ends[at]
                if end - at > 1 or not block[at].isascii() or not block[at].isalnum():
                    if single < at:
                        yield block[single:at]
                    yield block[at:end]
                    single = end
                at = end
            if single < at:
                yield block[single:at]

    def _likeliest_ends(self, block: str) -> list[int]:
        """For each place in ``block`` where the word that begins there ends, on the likeliest way from there on."""
        frequencies, of_one, total, size = self.frequencies, self._likelihoods_of_one, self._log_of_total, len(block)
        ends = list(range(1, size + 1))
        likelihoods = [0.0] * (size + 1)
        for at in range(size - 1, -1, -1):
            best = of_one.get(block[at])
            if best is not None:
                best += likelihoods[at + 1]
            for end in range(at + 2, size + 1):
                frequency = frequencies.get(block[at:end])
                if frequency is None:
                    break
                if frequency:
                    likelihood = log(frequency) - total + likelihoods[end]
                    if best is None or likelihood >= best:  # of two alike the longer word
                        best, ends[at] = likelihood, end
            likelihoods[at] = best if best is not None else likelihoods[at + 1] - total
        return ends

    @cached_property
    def _likelihoods_of_one(self) -> dict[str, float]:
        """The logarithms of how likely the words of one character are."""
        total = self._log_of_total
        return {word: log(number) - total for word, number in self.frequencies.items() if number and len(word) == 1}

    @cached_property
    def _log_of_total(self) -> float:
        return log(sum(self.frequencies.values()))


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
