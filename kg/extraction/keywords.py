"""What an article is about, in words: TF-IDF over the words of jieba's dictionary.

Names are not put into the dictionary, which is the process's; the text is cut between the names instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from kg.dictionary import cut, dictionary
from kg.lexicons import lexicon
from kg.text import Span

__all__ = ["keywords"]

_COUNT = 8
_SUBJECTS = ("n", "vn", "an", "j", "l")
"""jieba's tags of words that can name a subject: nouns, nominal verbs, short forms, set phrases."""
_NAMES = ("nr", "ns", "nt")


def keywords(text: str, names: Iterable[Span] = (), count: int = _COUNT) -> tuple[str, ...]:
    """The words that tell most of ``text``, the most telling first, those printed first before others alike.

    ``names`` are spans of people, organisations, places and other names, which are entities and so no keywords.
    """
    subjects = _subjects()
    rarities, median = _rarities()
    counts = Counter(word for piece in _between(text, names) for word in cut(piece) if word in subjects)
    weights = {word: number * rarities.get(word, median) for word, number in counts.items()}
    return tuple(sorted(weights, key=lambda word: -weights[word])[:count])


def _between(text: str, names: Iterable[Span]) -> Iterator[str]:
    """The pieces of text outside the names."""
    at = 0
    for span in sorted(names):
        if span.start > at:
            yield text[at : span.start]
        at = max(at, span.end)
    yield text[at:]


@cache
def _subjects() -> frozenset[str]:
    """The dictionary's words, of more than one character, that can name a subject and say enough by themselves."""
    stops = frozenset(lexicon("keywords").words("stop words"))
    return frozenset(
        word
        for word, tag in dictionary().tags.items()
        if len(word) > 1 and tag.startswith(_SUBJECTS) and not tag.startswith(_NAMES) and word not in stops
    )


@cache
def _rarities() -> tuple[Mapping[str, float], float]:
    """The inverse document frequencies that jieba ships, and their median, for words that it does not know."""
    lines = (files("jieba") / "analyse" / "idf.txt").read_text("utf-8").splitlines()
    known = {word: float(value) for word, _, value in (line.partition(" ") for line in lines)}
    return known, sorted(known.values())[len(known) // 2]
