"""The tagger's words over an article: which characters begin or end a word, and what it is tagged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

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
    def _covering(self) -> dict[int, Word]:
        return {at: word for word in self.words for at in range(word.span.start, word.span.end)}

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
        return self._covering.get(index)

    def cuts(self, at: int) -> bool:
        """Whether a word of the tagger begins or ends at ``at``, so that nothing is torn apart there."""
        return at in self._starts or at in self._ends

    def tagged(self, tag: str) -> tuple[Word, ...]:
        """All words with a tag, in order."""
        return tuple(word for word in self.words if word.tag == tag)

    def of(self, span: Span) -> str:
        """The characters in ``span``."""
        return span.of(self.text)

    def within(self, span: Span) -> tuple[Word, ...]:
        """The words that lie wholly in ``span``."""
        return tuple(word for word in self.words if span.contains(word.span))
