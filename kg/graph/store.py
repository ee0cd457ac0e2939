"""The store on disk that the other commands read, and questions put to it.

Nothing here changes a graph or reaches the network: a query may read what was built, and no more.
"""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
from rdflib import Graph
from rdflib.query import Result

from kg.errors import InputError, OutputError, UsageError
from kg.graph.minting import DEFAULT_BASE_IRI
from kg.graph.rdf import over_store

__all__ = ["open_store", "query", "write_store"]

# What may hold the letters of a keyword without being one comes first, so that it is passed over. The engine needs no
# space around a keyword ("1SERVICE:x{"), so every other run of letters counts, even a prefix.
_TOKEN = re.compile(
    r"""
      \\.                                                    # \# in a local name opens no comment
    | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | <[^<>"{}|^`\\\x00-\x20]*>
    | \#[^\n\r]*
    | [?$:]\w+                                               # ?service, x:service
    | (?P<word>[A-Za-z]+)
    """,
    re.VERBOSE | re.DOTALL,
)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})


def write_store(graph: Graph, folder: Path) -> None:
    """Writes the graph into a new on-disk store at ``folder``, which must not exist or be empty.

    Raises OutputError if the folder cannot be written.
    """
    if folder.exists() and any(folder.iterdir()):
        message = f"{folder}: holds something already; a store is written into a new folder"
        raise OutputError(message)
    try:
        store = pyoxigraph.Store(str(folder))
        store.bulk_load(graph.serialize(format="ox-nt", encoding="utf-8"), format=pyoxigraph.RdfFormat.N_TRIPLES)
        store.flush()
    except OSError as error:
        message = f"{folder}: the store cannot be written: {error}"
        raise OutputError(message) from error


def open_store(folder: Path, base_iri: str = DEFAULT_BASE_IRI) -> Graph:
    """The built graph on disk, read-only; raises InputError if there is none at ``folder``."""
    if not folder.is_dir():
        message = f"{folder}: no graph was built here yet; run kg build first"
        raise InputError(message)
    try:
        store = pyoxigraph.Store.read_only(str(folder))
    except OSError as error:
        message = f"{folder}: the store cannot be read ({error}); run kg build again"
        raise InputError(message) from error
    return over_store(store, base_iri)


def query(graph: Graph, sparql: str) -> Result:
    """The answer to a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT or DESCRIBE), with the vocabulary's prefixes known.

    Raises UsageError for an update, for a query that would reach another server, and for one that does not parse.
    """
    words = keywords(sparql)
    if "SERVICE" in words:
        message = "SERVICE (even as a prefix) is refused: a query reads the built graph and reaches no other server"
        raise UsageError(message)
    try:
        return graph.query(sparql)
    except SyntaxError as error:
        update = next((word for word in words if word in _UPDATES), None)
        reason = f"{update} is refused: the built graph is only read" if update else str(error)
        message = f"the query cannot be used: {reason}"
        raise UsageError(message) from error


def keywords(sparql: str) -> tuple[str, ...]:
    """The bare words of a query in capitals: outside strings, IRIs, comments, variables and local names.

    Words spelt with code point escapes are read both ways, as some engines do and others do not.
    """
    readings = {sparql: None, _CODE_POINT.sub(_character, sparql): None}
    found = (token["word"] for reading in readings for token in _TOKEN.finditer(reading))
    return tuple(word.upper() for word in found if word)


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code < 0x110000 else escape[0]  # noqa: PLR2004 - the end of Unicode
