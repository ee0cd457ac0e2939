"""The domain's words as data files, read once.

A lexicon is a UTF-8 text file ``NAME.txt`` in this folder. ``#`` starts a comment, ``[section]`` opens a section, every
other line is a row of tab-separated columns. A row may belong to one section only; words are never repeated in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from kg.errors import InputError

Row = tuple[str, ...]
"""One line of a lexicon, its tab-separated columns."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The sections of one lexicon file, in the order of the file."""

    name: str
    sections: Mapping[str, tuple[Row, ...]]
    _words: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _mappings: dict[str, Mapping[str, str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def rows(self, section: str) -> tuple[Row, ...]:
        """The rows of a section; raises InputError naming file and section where there is none."""
        try:
            return self.sections[section]
        except KeyError:
            message = f"lexicons/{self.name}.txt has no section [{section}]; it has {', '.join(self.sections)}"
            raise InputError(message) from None

    def words(self, section: str) -> tuple[str, ...]:
        """The first column of each row of a section, made once."""
        if section not in self._words:
            self._words[section] = tuple(row[0] for row in self.rows(section))
        return self._words[section]

    def mapping(self, section: str) -> Mapping[str, str]:
        """First column to second column, made once."""
        if section not in self._mappings:
            self._mappings[section] = {row[0]: row[1] for row in self.rows(section)}
        return self._mappings[section]


@cache
def lexicon(name: str) -> Lexicon:
    """The lexicon file ``NAME.txt``; raises InputError with file and line where it is malformed."""
    return parse_lexicon(name, files(__name__).joinpath(f"{name}.txt").read_text("utf-8"))


def parse_lexicon(name: str, text: str) -> Lexicon:
    """The lexicon that ``text`` spells; raises InputError for a row before any section or a repeated row."""
    sections: dict[str, list[Row]] = {}
    current: list[Row] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        content = line.split("#", 1)[0].rstrip()
        if not content.strip():
            continue
        if content.startswith("[") and content.endswith("]"):
            current = sections.setdefault(content[1:-1].strip(), [])
            continue
        row = tuple(cell.strip() for cell in content.split("\t"))
        if current is None:
            message = f"lexicons/{name}.txt line {number}: a row stands before any [section]"
            raise InputError(message)
        if row in current:
            message = f"lexicons/{name}.txt line {number}: {row[0]} stands twice in its section"
            raise InputError(message)
        current.append(row)
    return Lexicon(name, {key: tuple(rows) for key, rows in sections.items()})
