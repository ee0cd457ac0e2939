"""What an article is about, in words: TF-IDF over jieba's words, with jieba's own dictionary left as it is.

Names are not put into the dictionary, which is the process's; the text is cut between the names instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from kg.dictionary import dictionary
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
    segmenter, subjects, stops = dictionary().segmenter, _subjects(), _stop_words()
    rarities, median = _rarities()
    counts: dict[str, int] = {}
    for piece in _between(text, names):
        for word in segmenter.cut(piece, HMM=False):  # a word that only the model of characters makes is no subject
            if len(word) > 1 and word in subjects and word not in stops:
                counts[word] = counts.get(word, 0) + 1
    weights = {word: number * rarities.get(word, median) for word, number in counts.items()}
    return tuple(sorted(weights, key=lambda word: -weights[word])[:count])


def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in order, without white space."""
    return tuple(word for word in dictionary().segmenter.cut(text) if word.strip())


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


@cache
def _subjects() -> frozenset[str]:
    """The dictionary's words that can name a subject."""
    tags = dictionary().tags
    return frozenset(word for word, tag in tags.items() if tag.startswith(_SUBJECTS) and not tag.startswith(_NAMES))


@cache
def _rarities() -> tuple[Mapping[str, float], float]:
    """The inverse document frequencies that jieba ships, and their median, for words that it does not know."""
    lines = (files("jieba") / "analyse" / "idf.txt").read_text("utf-8").splitlines()
    known = {word: float(value) for word, _, value in (line.partition(" ") for line in lines)}
    return known, sorted(known.values())[len(known) // 2]
