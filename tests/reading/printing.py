"""Invented pages in a marked form, and the ways in which a paper may print them.

A `.page` file holds articles: ``= kind names…`` opens one, then each line is one block, told by its letter: K kicker,
T headline, S subtitle, Y byline, N bare author, B paragraph, H sub-head, C caption, L label, G signature, J jump,
X page furniture. The same articles are printed in several layouts, so that truth follows from the form.
"""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parent / "pages"
_COLUMN = 18
_INDENT = 2
_FEWEST_CELLS = 3
_COLUMN_LENGTH = 23
_NOT_FIRST = "，。、；：！？”》）%"


@dataclass(frozen=True)
class Invented:
    """An article: its kind, its authors, its blocks as (letter, words)."""

    kind: str
    authors: tuple[str, ...]
    blocks: tuple[tuple[str, str], ...]

    def words(self, letter: str) -> str | None:
        return " ".join(words for found, words in self.blocks if found == letter) or None


@dataclass(frozen=True)
class Printed:
    """A page's text with its truth in the form of the gold files."""

    text: str
    truth: dict[str, object]


def invented_pages() -> list[tuple[str, list[Invented], list[str]]]:
    """Name, articles and furniture of every invented page."""
    return [(file.stem, *_parsed(file.read_text("utf-8"))) for file in sorted(PAGES.glob("*.page"))]


def _parsed(text: str) -> tuple[list[Invented], list[str]]:
    articles: list[Invented] = []
    furniture: list[str] = []
    for line in text.splitlines():
        letter, _, words = line.partition(" ")
        if letter == "=":
            kind, *authors = words.split()
            articles.append(Invented(kind, tuple(authors), ()))
        elif letter == "X":
            furniture.append(words)
        elif letter != "#" and words:
            last = articles.pop()
            articles.append(Invented(last.kind, last.authors, (*last.blocks, (letter, words))))
    return articles, furniture


Rows = Iterator[str]


def flowing(article: Invented) -> Rows:
    """Each block a line, a blank line after each; signatures stand together, and so do the lines of a headline."""
    for at, (letter, words) in enumerate(article.blocks):
        yield words
        if letter != "G" and not _in_one_headline(article.blocks, at):
            yield ""
    yield ""


def _in_one_headline(blocks: Sequence[tuple[str, str]], at: int) -> bool:
    """Whether this line and the next are of one headline, set in one size."""
    return [letter for letter, _ in blocks[at : at + 2]] == ["T", "T"]


def wrapped(article: Invented) -> Rows:
    """Paragraphs cut at the column's width, their indent lost, a blank line between them."""
    yield from _wrapped(article.blocks)


def title_last(article: Invented) -> Rows:
    """As some extractors give it: byline and body first, then the display lines, then who signs."""
    order = ("KTS", "BC", "Y") if article.kind == "photo" else ("NY", "BHCLJ", "KTS", "G")
    yield from _wrapped(
        [block for letters in order for block in article.blocks if block[0] in letters], mark_bylines=True
    )


def _wrapped(blocks: Sequence[tuple[str, str]], *, mark_bylines: bool = False) -> Rows:
    printed = 0
    for at, (letter, words) in enumerate(blocks):
        if letter not in "BC":
            yield ("\ue0a3" if mark_bylines and letter == "Y" else "") + words
            if letter not in {"K", "G"} and not _in_one_headline(blocks, at):
                yield ""
            continue
        for row in _columns(words):
            yield row
            printed += 1
            if printed % _COLUMN_LENGTH == 0:
                yield ""
        yield ""
    yield ""


def _columns(words: str) -> Iterator[str]:
    if words.count(" ") >= _FEWEST_CELLS:  # a row of a table or of names is broken between its cells
        yield from textwrap.wrap(words, _COLUMN, break_on_hyphens=False)
        return
    at, width = 0, _COLUMN - _INDENT
    while at < len(words):
        end = at + width
        while end < len(words) and words[end] in _NOT_FIRST:
            end += 1
        yield words[at:end]
        at, width = end, _COLUMN


LAYOUTS: dict[str, Callable[[Invented], Rows]] = {"flowing": flowing, "wrapped": wrapped, "title last": title_last}


def printed(name: str, articles: Iterable[Invented], furniture: Iterable[str], layout: str) -> Printed:
    """The page in one layout, with its truth."""
    rows: list[str] = [*furniture, ""]
    truth: list[dict[str, object]] = []
    for number, article in enumerate(articles, 1):
        first = len(rows) + 1
        rows += LAYOUTS[layout](article)
        truth.append(
            {
                "id": f"a{number}",
                "lines": [[first, len(rows)]],
                "title": article.words("T"),
                "kicker": article.words("K"),
                "subtitle": article.words("S"),
                "bylines": [{"name": author} for author in article.authors],
                "kind": article.kind,
            }
        )
    return Printed("\n".join(rows), {"page": name, "articles": truth})


def shuffled(articles: Iterable[Invented], seed: int) -> list[Invented]:
    """The articles in another order."""
    order = list(articles)
    random.Random(seed).shuffle(order)  # noqa: S311
    return order
