"""The store on disk that the other commands read, and questions put to an RDF graph in memory.

The store holds everything merged, which queries read more than twice as fast as one graph an article; which article a
statement is from follows from the statements themselves.
Nothing here changes a graph or reaches the network: a query may read what was built, and no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
from pyoxigraph import Quad
from rdflib import Graph
from rdflib.query import Result

from kg.errors import OutputError
from kg.graph.keywords import refuse_service, unusable
from kg.graph.minting import Statement

__all__ = ["query", "write_store"]


def write_store(statements: Iterable[Statement], folder: Path) -> None:
    """Writes the statements into a new on-disk store at ``folder``, which must not exist or be empty.

    Raises OutputError if the folder cannot be written.
    """
    if folder.exists() and any(folder.iterdir()):
        message = f"{folder}: holds something already; a store is written into a new folder"
        raise OutputError(message)
    try:
        store = pyoxigraph.Store(str(folder))
        store.bulk_extend(Quad(subject, predicate, value) for subject, predicate, value, _ in statements)
        store.optimize()
        store.flush()
    except OSError as error:
        message = f"{folder}: the store cannot be written: {error}"
        raise OutputError(message) from error


def query(graph: Graph, sparql: str) -> Result:
    """The answer to a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT or DESCRIBE), with the vocabulary's prefixes known.

    Raises UsageError for an update, for a query that would reach another server, and for one that does not parse.
    """
    refuse_service(sparql)
    try:
        return graph.query(sparql)
    except SyntaxError as error:
        raise unusable(sparql, error) from error
