"""The knowledge graph as RDF: an `rdflib.Graph` over the Oxigraph engine, filled in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

import pyoxigraph
from oxrdflib import OxigraphStore
from pyoxigraph import Quad
from rdflib import Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.graph import entities, sources
from kg.graph.facts import BuildSettings, FactWriter
from kg.graph.minting import DEFAULT_BASE_IRI, Minter, Statement
from kg.graph.terms import DATA_PREFIX, PREFIXES
from kg.linking.graph import KnowledgeGraph

__all__ = ["BuildSettings", "over_store", "statements", "to_rdf"]


def to_rdf(graph: KnowledgeGraph, build: BuildSettings, base_iri: str = DEFAULT_BASE_IRI) -> Graph:
    """All statements of ``graph``, merged into one RDF graph, as the public vocabulary writes them.

    The engine keeps numbers by value and gives offsets back as xsd:integer; Turtle is written from `statements`.
    Raises UsageError for a base IRI to which local names cannot be added.
    """
    store = pyoxigraph.Store()
    written = statements(graph, build, base_iri)
    store.extend(Quad(subject, predicate, value) for subject, predicate, value, _ in written)
    return over_store(store, base_iri)


def over_store(store: pyoxigraph.Store, base_iri: str = DEFAULT_BASE_IRI) -> Graph:
    """The default graph of an Oxigraph store as an rdflib graph with the vocabulary's prefixes bound."""
    graph = Graph(OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")
    for prefix, namespace in ({DATA_PREFIX: base_iri} | PREFIXES).items():
        graph.bind(prefix, URIRef(namespace))
    return graph


def statements(
    graph: KnowledgeGraph,
    build: BuildSettings,
    base_iri: str = DEFAULT_BASE_IRI,
) -> Iterator[Statement]:
    """All statements, each in one graph: its article's (article, regions, mentions, passages, evidence) or the default.

    A statement may come twice (a region that two passages share).
    """
    mint = Minter(base_iri)
    facts = FactWriter(mint, build, {passage.id: passage.article for passage in graph.passages}, graph.corrections)
    written: tuple[tuple[Callable[[Any, Minter], Iterator[Statement]], tuple[Any, ...]], ...] = (
        (sources.page, graph.pages),
        (sources.article, graph.articles),
        (sources.passage, graph.passages),
        (sources.mention, graph.mentions),
        (entities.person, graph.people),
        (entities.organization, graph.organizations),
        (entities.place, graph.places),
        (entities.event, graph.events),
        (entities.document, graph.documents),
        (entities.speech, graph.speeches),
        (entities.post, graph.posts),
    )
    yield from facts.build()
    for write, nodes in written:
        for node in nodes:
            yield from write(node, mint)
    yield from chain.from_iterable(map(facts.correction, graph.corrections))
    yield from chain.from_iterable(map(facts.tenure, graph.tenures))
    yield from chain.from_iterable(map(facts.participation, graph.participations))
    yield from chain.from_iterable(map(facts.claim, graph.claims))
