"""Whether a break falls inside a word, by jieba's dictionary (read only; nothing is added to it)."""

from __future__ import annotations

from kg.dictionary import dictionary

_LONGEST = 4
_LEAST_FREQUENCY = 3


def is_word_across(before: str, after: str) -> bool:
    """Whether a word of two to four characters begins at the end of ``before`` and ends in ``after``."""
    frequencies = dictionary().frequencies
    left, right = before[-_LONGEST + 1 :], after[: _LONGEST - 1]
    return any(
        frequencies.get(left[-taken:] + right[:given], 0) >= _LEAST_FREQUENCY
        for taken in range(1, len(left) + 1)
        for given in range(1, min(len(right), _LONGEST - taken) + 1)
    )
