"""Knowledge graphs from Chinese newspapers.

>>> import kg
>>> build = kg.build(["pages/"])
>>> build.to_html("graph.html")
>>> build.query("SELECT ?name ?title { ?tenure org:member/rdfs:label ?name ; kg:title ?title }")
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.built import Build

__all__ = ["__version__", "build"]
__version__ = "0.1.0"


def build(
    paths: str | Path | Iterable[str | Path],
    *,
    paper: str | None = None,
    date: str | None = None,
    manifest: str | Path | None = None,
    base_iri: str | None = None,
    jobs: int | None = None,
) -> Build:
    """The knowledge graph of newspaper pages: ``paths`` are files, or folders searched for ``*.txt`` and ``*.jsonl``.

    ``paper`` and ``date`` (``2016-07-05``) say the newspaper and the date of issue of all pages, ``manifest`` names a
    CSV file with what is known of single files (``file,paper,date,home,page``); what is not said is looked for in file
    names and text. ``base_iri`` is the namespace of the data. ``jobs`` is the number of processes to read with, one
    where not said; more than one needs the usual ``if __name__ == "__main__":`` around a script.

    Inputs that cannot be used stand in the result's ``problems``. Raises `kg.errors.UsageError` for settings that make
    no sense, `kg.errors.InputError` where no page could be used.
    """
    from kg.pipeline import Settings, run

    inputs = [paths] if isinstance(paths, str | Path) else paths
    said_in = Path(manifest) if manifest is not None else None
    return run(inputs, Settings.given(paper=paper, date=date, manifest=said_in, base_iri=base_iri, jobs=jobs))
