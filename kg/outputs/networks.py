"""The graph of a build as GraphML and GEXF, for Gephi, Cytoscape and igraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

import networkx as nx
from pyoxigraph import NamedNode, QuerySolutions, Store

from kg.graph.minting import DEFAULT_BASE_IRI
from kg.questions.asking import ask

__all__ = ["network_of", "write_gexf", "write_graphml"]

_NODES = """
SELECT ?node ?kind ?label ?description ?date WHERE {
  VALUES ?kind { kg:Person kg:Organization kg:Place kg:Meeting kg:Visit kg:Occasion kg:Document kg:Speech }
  ?node a ?kind ; rdfs:label ?label .
  OPTIONAL { ?node schema:disambiguatingDescription ?description } OPTIONAL { ?node schema:startDate ?date }
} ORDER BY ?node"""
_EDGES = """
SELECT ?source ?target ?kind ?label ?key ?date WHERE {
  {
    ?key kg:agent ?source ; kg:event ?target ; kg:role ?kind . BIND("" AS ?label)
    OPTIONAL { ?target schema:startDate ?date }
  } UNION {
    ?key org:member ?source ; org:organization ?target ; kg:title ?label . BIND(kg:Tenure AS ?kind)
  } UNION {
    ?key rdf:subject ?source ; rdf:predicate ?kind ; rdf:object ?target . FILTER(isIRI(?target)) BIND("" AS ?label)
    ?source ?kind ?target . ?target rdfs:label ?name . FILTER(?kind != kg:mode)
  } UNION {
    ?source org:subOrganizationOf ?target . BIND(org:subOrganizationOf AS ?kind) BIND("" AS ?label)
    BIND(?source AS ?key)
  }
} ORDER BY ?source ?target ?kind ?key"""
_WRITTEN_TODAY = re.compile(r' lastmodifieddate="[^"]*"')


def network_of(store: Store, base_iri: str = DEFAULT_BASE_IRI) -> nx.MultiDiGraph[str]:
    """Entities by local name, with ``kind``, ``label``, ``description`` and ``date``; facts as edges, keyed by theirs.

    An edge's ``kind`` is the local name of its role or property; ``label`` is a tenure's title. Absent values are "".
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, kind, label, description, date in _rows(store, _NODES, base_iri):
        network.add_node(node, kind=kind, label=label, description=description, date=date)
    for source, target, kind, label, key, date in _rows(store, _EDGES, base_iri):
        if source in network and target in network:
            network.add_edge(source, target, key=f"{key}.{kind}", kind=kind, label=label or kind, date=date)
    return network


def write_graphml(store: Store, target: IO[bytes], base_iri: str = DEFAULT_BASE_IRI) -> None:
    """Writes the network in GraphML to an open file."""
    nx.write_graphml_xml(network_of(store, base_iri), target, named_key_ids=True)


def write_gexf(store: Store, target: IO[bytes], base_iri: str = DEFAULT_BASE_IRI) -> None:
    """Writes the network in GEXF to an open file, without the date of writing, so that it is the same every day."""
    target.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    for line in nx.generate_gexf(network_of(store, base_iri), version="1.2draft"):
        target.write(_WRITTEN_TODAY.sub("", line).encode("utf-8") + b"\n")


def _rows(store: Store, sparql: str, base_iri: str) -> Iterator[tuple[str, ...]]:
    answer = ask(store, sparql, base_iri)
    if isinstance(answer, QuerySolutions):
        for solution in answer:
            yield tuple(_local(term) for term in solution)


def _local(term: object) -> str:
    if isinstance(term, NamedNode):
        return re.split("[/#]", term.value)[-1]
    return "" if term is None else str(getattr(term, "value", term))
