"""SPARQL put to the store of a built graph: read-only, without the network."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import pyoxigraph

from kg.errors import InputError
from kg.graph.keywords import refuse_service, unusable
from kg.graph.minting import DEFAULT_BASE_IRI
from kg.graph.terms import DATA_PREFIX, PREFIXES

__all__ = ["Answer", "ask", "opened"]

Answer: TypeAlias = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples


def opened(folder: Path) -> pyoxigraph.Store:
    """The store in that folder, read-only; raises InputError where there is none."""
    if not folder.is_dir():
        message = f"{folder}: no store was built here yet; run kg build first"
        raise InputError(message)
    try:
        return pyoxigraph.Store.read_only(str(folder))
    except OSError as error:
        message = f"{folder}: the store cannot be read ({error}); run kg build again"
        raise InputError(message) from error


def ask(
    store: pyoxigraph.Store, sparql: str, base_iri: str = DEFAULT_BASE_IRI, *, allow_service: bool = False
) -> Answer:
    """The answer to a SPARQL 1.1 query; the vocabulary's prefixes, and ``id:`` for the data, need not be declared.

    Raises UsageError for an update, for one that does not parse and, unless it is allowed, for a query that would
    reach another server. Reading an answer that asks another server can raise OSError.
    """
    if not allow_service:
        refuse_service(sparql)
    try:
        return store.query(sparql, prefixes={DATA_PREFIX: base_iri} | PREFIXES)
    except (SyntaxError, ValueError) as error:
        raise unusable(sparql, error) from error
