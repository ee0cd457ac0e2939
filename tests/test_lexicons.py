"""Lexicon files: their form, and that every section is used."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

import kg
from kg.errors import InputError
from kg.lexicons import lexicon, parse_lexicon

NAMES = sorted(
    entry.name.removesuffix(".txt") for entry in files("kg.lexicons").iterdir() if entry.name.endswith(".txt")
)
SOURCE = "\n".join(path.read_text("utf-8") for path in sorted(Path(kg.__file__).parent.rglob("*.py")))


@pytest.mark.parametrize("name", NAMES)
def test_a_lexicon_can_be_read_and_is_used(name: str) -> None:
    sections = lexicon(name).sections
    assert sections
    assert all(sections.values())
    unused = [section for section in sections if f'"{section}"' not in SOURCE and f"'{section}'" not in SOURCE]
    assert unused == []


@pytest.mark.parametrize(
    ("text", "place"),
    [("市长\n", "line 1"), ("[heads]\n市长\n# again\n市长\n", "line 4")],
    ids=["a row before any section", "a row twice"],
)
def test_a_malformed_lexicon_names_file_and_line(text: str, place: str) -> None:
    with pytest.raises(InputError, match=rf"lexicons/titles\.txt {place}"):
        parse_lexicon("titles", text)


def test_a_section_that_is_not_there_is_named() -> None:
    with pytest.raises(InputError, match=r"no section \[tails\]; it has heads"):
        parse_lexicon("titles", "[heads]\n市长\n").rows("tails")
