"""What ``kg export`` does: one format, to stdout or, all at once when complete, to a file or folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

from pyoxigraph import Store

from kg.errors import UsageError
from kg.outputs.exports import SYNTAXES
from kg.publication import writing_to
from kg.questions.asking import opened
from kg.questions.names import base_iri_of

__all__ = ["export_to"]


def export_to(target: Path | None, form: str, folder: Path, stdout: IO[bytes]) -> None:
    """Writes the store in ``folder`` in one of the formats; where ``target`` is None to ``stdout``.

    Raises UsageError for CSV without a target, InputError where there is no store, OutputError where writing fails.
    """
    if form == "csv" and target is None:
        message = "csv is several tables: name a folder for them with --to"
        raise UsageError(message)
    store = opened(folder)
    if target is None:
        _write(store, form, stdout)
        stdout.flush()
        return
    with writing_to(target):
        if form == "csv":
            from kg.outputs.tables import write_tables

            write_tables(store, target, base_iri_of(store))
        else:
            _write_aside(store, form, target)


def _write_aside(store: Store, form: str, target: Path) -> None:
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with aside.open("wb") as file:
            _write(store, form, file)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def _write(store: Store, form: str, target: IO[bytes]) -> None:
    base_iri = base_iri_of(store)
    if form in SYNTAXES:
        SYNTAXES[form](store, target, base_iri)
        return
    from kg.outputs.networks import write_gexf, write_graphml

    (write_graphml if form == "graphml" else write_gexf)(store, target, base_iri)
