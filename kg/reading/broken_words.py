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


def is_word_broken(before: str, after: str) -> bool:
    """Whether a word lies across the break and the break is none between two words: 返|回, but not 要求|全力."""
    return is_word_across(before, after) and not (_ends_with_word(before) and _begins_with_word(after))


def is_break_between_words(before: str, after: str) -> bool:
    """Whether a word ends at the break and another begins there."""
    return _ends_with_word(before) and _begins_with_word(after)


def _ends_with_word(words: str) -> bool:
    frequencies = dictionary().frequencies
    return any(frequencies.get(words[-taken:], 0) >= _LEAST_FREQUENCY for taken in range(2, _LONGEST + 1))


def _begins_with_word(words: str) -> bool:
    frequencies = dictionary().frequencies
    return any(frequencies.get(words[:given], 0) >= _LEAST_FREQUENCY for given in range(2, _LONGEST + 1))
