"""What a build keeps beside its results for later commands: the graph as plain data, with the decisions behind it.

The decisions (what was taken for one, what was not, and why) are no statements about the world and stand in no RDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from kg.errors import OutputError
from kg.linking.graph import KnowledgeGraph
from kg.publication import current_build

FOLDER = "kept"
_FILE = "graph.msgpack"


@dataclass(frozen=True, slots=True)
class KeptGraph:
    """A build's graph with the namespace of its data, and where each retired IRI of earlier builds leads now."""

    base_iri: str
    graph: KnowledgeGraph
    redirects: tuple[tuple[str, str], ...] = ()


def keep(kept: KeptGraph, build: Path) -> None:
    """Writes what is kept into a build's folder."""
    folder = build / FOLDER
    folder.mkdir()
    (folder / _FILE).write_bytes(msgspec.msgpack.encode(kept))


def kept_in(build: Path) -> KeptGraph:
    """What a build kept; raises OutputError where it kept nothing that this version can read."""
    file = build / FOLDER / _FILE
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=KeptGraph)
    except (OSError, msgspec.MsgspecError, RecursionError) as error:
        message = f"{file}: the build's own record of its graph cannot be read; build the pages again with: kg build"
        raise OutputError(message) from error


def earlier_build(directory: Path) -> KeptGraph | None:
    """What the build that stands in an output folder kept; None where there is none, or one of another version."""
    try:
        return kept_in(current_build(directory))
    except OutputError:
        return None
