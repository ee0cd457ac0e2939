"""What the user knows of the pages: one paper and date for all of them, and a manifest with a row a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from kg.errors import UsageError
from kg.model import UserKnowledge
from kg.reading.decoding import UndecodableError, decode

MANIFEST_COLUMNS = ("file", "paper", "date", "home", "page")
_NOTHING: Mapping[str, UserKnowledge] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the user said of all pages (``everywhere``) and of single files (``by_file``, names below the input folder).

    What is said of a file goes before what is said of all.
    """

    everywhere: UserKnowledge = field(default_factory=UserKnowledge)
    by_file: Mapping[str, UserKnowledge] = field(default_factory=lambda: _NOTHING)

    @classmethod
    def given(cls, paper: str | None = None, issued: str | None = None, manifest: Path | None = None) -> Knowledge:
        """What ``--paper``, ``--date`` and ``--manifest`` say; raises UsageError for a bad date or manifest."""
        if issued is not None:
            issued = iso_date(issued, "--date")
        everywhere = UserKnowledge(paper=paper or None, date=issued)
        return cls(everywhere, read_manifest(manifest) if manifest is not None else _NOTHING)

    def of(self, name: str) -> UserKnowledge:
        """What is known of the page file called ``name``."""
        return merged(self.by_file.get(name, UserKnowledge()), self.everywhere)


def merged(first: UserKnowledge, second: UserKnowledge) -> UserKnowledge:
    """The first, its gaps filled from the second."""
    return replace(
        first,
        paper=first.paper or second.paper,
        date=first.date or second.date,
        home=first.home or second.home,
        page=first.page or second.page,
        title=first.title or second.title,
    )


def iso_date(text: str, where: str) -> str:
    """The date as ``YYYY-MM-DD``; raises UsageError saying ``where`` it stands when it is none."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        message = f"{where}: {text!r} is not a date; write it as 2016-07-05"
        raise UsageError(message) from None
    return day.isoformat()


def read_manifest(path: Path) -> Mapping[str, UserKnowledge]:
    """The rows of a CSV file with the columns ``file,paper,date,home,page``; only ``file`` must be there.

    Raises UsageError, naming file and line, for a file that cannot be read, an unknown or missing column, a row
    without a file name, a bad date or a file named twice.
    """
    try:
        text, _ = decode(path.read_bytes())
    except OSError as error:
        message = f"manifest {path}: cannot be read ({error.strerror})"
        raise UsageError(message) from error
    except UndecodableError as error:
        message = f"manifest {path}: {error}"
        raise UsageError(message) from error
    rows = csv.DictReader(io.StringIO(text))
    _check_columns(path, [name.strip() for name in rows.fieldnames or ()])
    known: dict[str, UserKnowledge] = {}
    for number, row in enumerate(rows, 2):
        where = f"manifest {path}, line {number}"
        cells = {(key or "").strip(): value.strip() for key, value in row.items() if isinstance(value, str)}
        if None in row:
            message = f"{where}: more cells than columns; quote a cell that holds a comma"
            raise UsageError(message)
        if not any(cells.values()):
            continue
        name = Path(cells.get("file", "")).as_posix()
        if name in {"", "."}:
            message = f"{where}: names no file"
            raise UsageError(message)
        if name in known:
            message = f"{where}: {name} stands in the manifest already"
            raise UsageError(message)
        known[name] = UserKnowledge(
            paper=cells.get("paper") or None,
            date=iso_date(cells["date"], where) if cells.get("date") else None,
            home=cells.get("home") or None,
            page=cells.get("page") or None,
        )
    return MappingProxyType(known)


def _check_columns(path: Path, columns: list[str]) -> None:
    unknown = [name for name in columns if name not in MANIFEST_COLUMNS]
    allowed = ",".join(MANIFEST_COLUMNS)
    if unknown:
        message = f"manifest {path}: unknown column {', '.join(map(repr, unknown))}; the columns are {allowed}"
        raise UsageError(message)
    if "file" not in columns:
        message = f"manifest {path}: has no column 'file'; the columns are {allowed}"
        raise UsageError(message)
