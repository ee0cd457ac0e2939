"""The tagger's words over an article: which characters begin or end a word, and what it is tagged."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

import msgspec

from kg.text import Span


class Word(msgspec.Struct, frozen=True):
    """A word of the article: its span there and the tagger's tag (n, v, PER, LOC, ORG, TIME, w …)."""

    span: Span
    tag: str


@dataclass(frozen=True)
class TaggedText:
    """An article's text with its words in order. Sentences are tagged one by one, so words never cross them."""

    text: str
    words: tuple[Word, ...]

    @classmethod
    def aligned(cls, text: str, sentences: Sequence[Span], tagged: Iterable[Iterable[tuple[Span, str]]]) -> TaggedText:
        """The text with the words that the tagger found in each of its sentences (spans count the sentence)."""
        words = (
            Word(span.shifted(sentence.start), tag)
            for sentence, found in zip(sentences, tagged, strict=True)
            for span, tag in found
        )
        return cls(text, tuple(words))

    @cached_property
    def _starts(self) -> dict[int, Word]:
        return {word.span.start: word for word in self.words}

    @cached_property
    def _ends(self) -> dict[int, Word]:
        return {word.span.end: word for word in self.words}

    @cached_property
    def _covering(self) -> list[Word | None]:
        covering: list[Word | None] = [None] * len(self.text)
        for word in self.words:
            covering[word.span.start : word.span.end] = [word] * len(word.span)
        return covering

    @cached_property
    def _by_tag(self) -> dict[str, tuple[Word, ...]]:
        found: dict[str, list[Word]] = {}
        for word in self.words:
            found.setdefault(word.tag, []).append(word)
        return {tag: tuple(words) for tag, words in found.items()}

    @cached_property
    def _forms(self) -> tuple[str, ...]:
        text = self.text
        return tuple(text[word.span.start : word.span.end] for word in self.words)

    def tagged_verb(self, at: int) -> bool:
        """Whether a verb begins at ``at``."""
        word = self._starts.get(at)
        return word is not None and word.tag in {"v", "vn"}

    def starting(self, at: int) -> Word | None:
        """The word that begins at ``at``."""
        return self._starts.get(at)

    def ending(self, at: int) -> Word | None:
        """The word that ends before ``at``."""
        return self._ends.get(at)

    def at(self, index: int) -> Word | None:
        """The word that holds the character at ``index``."""
        return self._covering[index] if 0 <= index < len(self._covering) else None

    def cuts(self, at: int) -> bool:
        """Whether a word of the tagger begins or ends at ``at``, so that nothing is torn apart there."""
        return at in self._starts or at in self._ends

    def tagged(self, tag: str) -> tuple[Word, ...]:
        """All words with a tag, in order."""
        return self._by_tag.get(tag, ())

    def printed_as(self, forms: Container[str]) -> list[Word]:
        """All words that are printed as one of ``forms``, in order."""
        return [word for word, form in zip(self.words, self._forms, strict=True) if form in forms]

    def of(self, span: Span) -> str:
        """The characters in ``span``."""
        return self.text[span.start : span.end]

    def within(self, span: Span) -> tuple[Word, ...]:
        """The words that lie wholly in ``span``."""
        first = bisect_left(self.words, span.start, key=lambda word: word.span.start)
        behind = takewhile(lambda word: word.span.start < span.end, islice(self.words, first, None))
        return tuple(word for word in behind if word.span.end <= span.end)
