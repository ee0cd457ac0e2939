"""What an article is about, in words: TF-IDF over jieba's words, with jieba's own dictionary left as it is.

Names are not put into jieba's dictionary, which is the process's; the text is cut between the names instead. jieba's
cache, a marshalled file in the system's temporary folder that anyone may write, is neither read nor written.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from kg.lexicons import lexicon
from kg.text import Span

__all__ = ["keywords", "words"]

_COUNT = 8
_SUBJECTS = ("n", "vn", "an", "j", "l")
"""jieba's tags of words that can name a subject: nouns, nominal verbs, short forms, set phrases."""
_NAMES = ("nr", "ns", "nt")


def keywords(text: str, names: Iterable[Span] = (), count: int = _COUNT) -> tuple[str, ...]:
    """The words that tell most of ``text``, the most telling first, those printed first before others alike.

    ``names`` are spans of people, organisations, places and other names, which are entities and so no keywords.
    """
    model = _model()
    stops = _stop_words()
    counts: dict[str, int] = {}
    for piece in _between(text, names):
        for word in model.cut(piece):
            if len(word) > 1 and word in model.subjects and word not in stops:
                counts[word] = counts.get(word, 0) + 1
    weights = {word: number * model.rarity(word) for word, number in counts.items()}
    return tuple(sorted(weights, key=lambda word: -weights[word])[:count])


def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in order, without white space."""
    return tuple(word for word in _model().cut(text) if word.strip())


def _between(text: str, names: Iterable[Span]) -> Iterator[str]:
    """The pieces of text outside the names."""
    at = 0
    for span in sorted(names):
        if span.start > at:
            yield text[at : span.start]
        at = max(at, span.end)
    yield text[at:]


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(lexicon("keywords").words("stop words"))


@dataclass(frozen=True)
class _Model:
    """jieba's segmenter with what its dictionary says of subjects."""

    tokenizer: Any
    subjects: frozenset[str]

    def cut(self, text: str) -> Iterator[str]:
        """The words of the text."""
        yield from self.tokenizer.cut(text)

    def rarity(self, word: str) -> float:
        """The inverse document frequency of a word; of an unknown one the median."""
        known, median = self._rarities
        return known.get(word, median)

    @cached_property
    def _rarities(self) -> tuple[Mapping[str, float], float]:
        lines = (files("jieba") / "analyse" / "idf.txt").read_text("utf-8").splitlines()
        known = {word: float(value) for word, _, value in (line.partition(" ") for line in lines)}
        return known, sorted(known.values())[len(known) // 2]


@cache
def _model() -> _Model:
    """The process's one segmenter, built at the first call (about half a second)."""
    import jieba

    logging.getLogger("jieba").setLevel(logging.WARNING)  # it logs its loading to stderr
    frequencies: dict[str, int] = {}
    subjects: list[str] = []
    total = 0
    for line in (files("jieba") / "dict.txt").read_text("utf-8").splitlines():
        word, number, tag = line.split(" ")
        frequencies[word] = int(number)
        total += int(number)
        if tag.startswith(_SUBJECTS) and not tag.startswith(_NAMES):
            subjects.append(word)
    _add_prefixes(frequencies)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = frequencies, total, True
    return _Model(tokenizer, frozenset(subjects))


def _add_prefixes(frequencies: dict[str, int]) -> None:
    """Enter each beginning of a word with frequency 0, as jieba's search for words wants it."""
    for word in list(frequencies):
        for end in range(1, len(word)):
            frequencies.setdefault(word[:end], 0)
