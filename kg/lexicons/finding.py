"""Where words of a long list stand in text, without trying them all: by their first and their last character."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator


class WordFinder:
    """Finds the words of a list in text; a list of a thousand is asked as fast as one of three."""

    def __init__(self, words: Iterable[str]) -> None:
        """Of ``words`` none may be empty."""
        longest_first = sorted(set(words), key=lambda word: (-len(word), word))
        self._by_first = _grouped(longest_first, lambda word: word[0])
        self._by_last = _grouped(longest_first, lambda word: word[-1])

    def begins(self, text: str, at: int) -> bool:
        """Whether a word begins at ``at``."""
        return text.startswith(self._by_first.get(text[at : at + 1], ()), at)

    def ends(self, text: str, end: int | None = None) -> bool:
        """Whether a word ends before ``end``, by default at the end of the text."""
        end = len(text) if end is None else end
        return text.endswith(self._by_last.get(text[max(end - 1, 0) : end], ()), 0, end)

    def beginning(self, text: str, at: int) -> str:
        """The longest word that begins at ``at``, "" if none does."""
        words = self._by_first.get(text[at : at + 1], ())
        return next((word for word in words if text.startswith(word, at)), "")

    def ending(self, text: str, end: int) -> str:
        """The longest word that ends before ``end``, "" if none does."""
        words = self._by_last.get(text[max(end - 1, 0) : end], ())
        return next((word for word in words if text.endswith(word, 0, end)), "")

    def everywhere(self, text: str) -> Iterator[tuple[int, str]]:
        """Where words begin, in order, each with the longest that begins there; they may overlap."""
        by_first = self._by_first
        for at, character in enumerate(text):
            words = by_first.get(character)
            if words is not None and text.startswith(words, at):
                yield at, next(word for word in words if text.startswith(word, at))

    def apart(self, text: str) -> Iterator[tuple[int, str]]:
        """Like `everywhere`, but no word that begins within the one before."""
        end = 0
        for at, word in self.everywhere(text):
            if at >= end:
                end = at + len(word)
                yield at, word


def _grouped(words: Iterable[str], key: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(key(word), []).append(word)
    return {character: tuple(group) for character, group in groups.items()}
