"""What the endpoint says of itself: SPARQL 1.1 Service Description and VoID, in Turtle."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple

from kg.graph.terms import KG, PREFIXES, RDF, XSD

__all__ = ["description"]

_VOID = "http://rdfs.org/ns/void#"
_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_CLASSES = (
    KG.Page, KG.Article, KG.Passage, KG.Mention, KG.Person, KG.Organization, KG.Place, KG.Meeting, KG.Visit,
    KG.Occasion, KG.Document, KG.Speech, KG.Tenure, KG.Participation, KG.Claim,
)  # fmt: skip
_USED = ("kg", "schema", "org", "foaf", "oa", "prov", "skos")


def description(store: Store, endpoint: str) -> bytes:
    """The description of the endpoint at that address and of what it serves, with counts, in Turtle."""
    prefixes = {"void": _VOID, "sd": _SD, "formats": _FORMATS} | PREFIXES
    turtle = pyoxigraph.serialize(_triples(store, endpoint), format=RdfFormat.TURTLE, prefixes=prefixes)
    return turtle or b""


def _triples(store: Store, endpoint: str) -> Iterator[Triple]:
    service, dataset, graph = NamedNode(endpoint), BlankNode("dataset"), BlankNode("graph")
    yield Triple(service, RDF.type, _sd("Service"))
    yield Triple(service, _sd("endpoint"), service)
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    for form in ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle"):
        yield Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + form))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, RDF.type, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), graph)
    yield Triple(graph, RDF.type, _sd("Graph"))
    yield Triple(graph, RDF.type, _void("Dataset"))
    yield Triple(graph, _void("sparqlEndpoint"), service)
    yield Triple(graph, _void("triples"), _count(len(store)))
    for prefix in _USED:
        yield Triple(graph, _void("vocabulary"), NamedNode(PREFIXES[prefix]))
    for cls in _CLASSES:
        part = BlankNode(f"c{cls.value.rpartition('#')[2]}")
        yield Triple(graph, _void("classPartition"), part)
        yield Triple(part, _void("class"), cls)
        members = sum(1 for _ in store.quads_for_pattern(None, RDF.type, cls, None))
        yield Triple(part, _void("entities"), _count(members))


def _count(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.integer)


def _void(name: str) -> NamedNode:
    return NamedNode(_VOID + name)


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
