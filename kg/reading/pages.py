"""Files and folders to pages: finding them, naming them, decoding them, and what the user knows of them."""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.model import Page, UserKnowledge
from kg.reading.decoding import UndecodableError, decode, normalised
from kg.reading.knowledge import Knowledge, iso_date, merged
from kg.reading.layout import has_text

PAGE_SUFFIXES = (".txt", ".jsonl")
_FIELDS = ("title", "paper", "date", "home", "page")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """An input that could not be used: its name (``c.jsonl#3`` for a line) and the reason in one line."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The pages read, sorted by name; what could not be used; and how many other files the folders hold."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    ignored: int


@dataclass(frozen=True, slots=True)
class _Input:
    """A file to read: where it is, and what it is called below the input folder."""

    path: Path
    name: str


def read_pages(paths: Sequence[Path], known: Knowledge) -> ReadResult:
    """The pages in the files named and, in folders, in every ``*.txt`` and ``*.jsonl``, in all depths.

    Whatever cannot be used is a `Problem`, never an exception; all else is read.
    """
    inputs, problems, ignored = _found(paths)
    pages: list[Page] = []
    files = _distinctly_named(inputs)
    for name, path in files:
        for outcome in _pages_of(path, name, known.of(name)):
            if isinstance(outcome, Page):
                pages.append(outcome)
            else:
                problems.append(outcome)
    problems += [
        Problem(name, "is named in the manifest but is not among the inputs")
        for name in known.by_file
        if name not in {named for named, _ in files}
    ]
    pages.sort(key=lambda page: page.name)
    return ReadResult(tuple(_with_copies_marked(pages)), tuple(sorted(set(problems))), ignored)


def _found(paths: Iterable[Path]) -> tuple[list[_Input], list[Problem], int]:
    inputs: list[_Input] = []
    problems: list[Problem] = []
    ignored = 0
    for path in paths:
        if path.is_dir():
            held, refused, others = _in_folder(path)
            inputs += held
            problems += refused
            ignored += others
        elif path.exists():
            inputs.append(_Input(path, _printable(path.name)))
        else:
            problems.append(Problem(_printable(str(path)), "does not exist"))
    return inputs, problems, ignored


def _in_folder(folder: Path) -> tuple[list[_Input], list[Problem], int]:
    problems: list[Problem] = []

    def refused(error: OSError) -> None:
        problems.append(Problem(_printable(str(error.filename)), f"cannot be opened ({error.strerror})"))

    files = [Path(parent, name) for parent, _, names in os.walk(folder, onerror=refused) for name in names]
    held = [path for path in files if path.suffix.lower() in PAGE_SUFFIXES]
    inputs = [_Input(path, _printable(path.relative_to(folder).as_posix())) for path in held]
    return inputs, problems, len(files) - len(held)


def _printable(name: str) -> str:
    """The name with U+FFFD for bytes that are no UTF-8, and control characters as in Python's ``repr``."""
    decoded = os.fsencode(name).decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in decoded)


def _distinctly_named(inputs: Iterable[_Input]) -> list[tuple[str, Path]]:
    """Each file once, sorted by name; files of one name are told apart by as many parent folders as that takes."""
    name_of: dict[Path, str] = {}
    for item in sorted(inputs, key=lambda item: item.name):
        name_of.setdefault(item.path.resolve(), item.name)
    namesakes: dict[str, list[Path]] = defaultdict(list)
    for path, name in sorted(name_of.items()):
        namesakes[name].append(path)
    single = {name: paths[0] for name, paths in namesakes.items() if len(paths) == 1}
    several = {name: paths for name, paths in namesakes.items() if len(paths) > 1}
    for name, paths in several.items():
        single |= _told_apart(name, paths, single)
    return sorted(single.items())


def _told_apart(name: str, paths: Sequence[Path], taken: Mapping[str, Path]) -> dict[str, Path]:
    for depth in range(len(Path(name).parts) + 1, max(len(path.parts) for path in paths) + 1):
        named = {_printable("/".join(path.parts[-depth:])): path for path in paths}
        if len(named) == len(paths) and not named.keys() & taken.keys():
            return named
    return {f"{name}~{number}": path for number, path in enumerate(paths, 1)}


def _pages_of(path: Path, name: str, known: UserKnowledge) -> Iterator[Page | Problem]:
    try:
        text, encoding = decode(path.read_bytes())
    except OSError as error:
        yield Problem(name, f"cannot be read ({error.strerror})")
        return
    except UndecodableError as error:
        yield Problem(name, str(error))
        return
    if path.suffix.lower() == ".jsonl":
        yield from _pages_of_lines(text, name, encoding, known)
    else:
        yield _page(name, text, encoding, known)


def _pages_of_lines(text: str, name: str, encoding: str, known: UserKnowledge) -> Iterator[Page | Problem]:
    filled = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        filled = True
        where = f"{name}#{number}"
        try:
            yield _page_of_line(line, where, encoding, known)
        except (_BadLineError, UsageError) as error:
            yield Problem(where, str(error))
    if not filled:
        yield Problem(name, "has no text")


class _BadLineError(ValueError):
    """A line of a JSONL file that is no article; the message says why."""


def _page_of_line(line: str, where: str, encoding: str, known: UserKnowledge) -> Page | Problem:
    try:
        record: Any = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        message = f"is not JSON ({reason})"
        raise _BadLineError(message) from None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        message = 'is not an object with a string "text"'
        raise _BadLineError(message)
    said = _said(record)
    page = _page(where, normalised(record["text"].removeprefix("\ufeff")), encoding, merged(said, known))
    return replace(page, whole=said.title is not None) if isinstance(page, Page) else page


def _said(record: Mapping[str, Any]) -> UserKnowledge:
    fields: dict[str, str | None] = {}
    for name in _FIELDS:
        value = record.get(name)
        if isinstance(value, int) and not isinstance(value, bool) and name == "page":
            value = str(value)
        if value is not None and not isinstance(value, str):
            message = f'has a "{name}" that is no string'
            raise _BadLineError(message)
        fields[name] = normalised(value).strip() or None if value is not None else None
    if fields["date"]:
        fields["date"] = iso_date(fields["date"], '"date"')
    return UserKnowledge(**fields)


def _page(name: str, text: str, encoding: str, known: UserKnowledge) -> Page | Problem:
    if not has_text(text):
        return Problem(name, "has no text")
    return Page(name, text, hashlib.sha256(text.encode("utf-8")).hexdigest(), encoding, known)


def _with_copies_marked(pages: Iterable[Page]) -> Iterator[Page]:
    first: dict[str, str] = {}
    for page in pages:
        original = first.setdefault(page.sha256, page.name)
        yield page if original == page.name else replace(page, copy_of=original)
