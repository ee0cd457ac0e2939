"""The ontology as its page shows it: sections of terms, each with names, definitions, examples and links to others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import VANN
from rdflib.term import Node

SCHEMA = Namespace("https://schema.org/")
SECTIONS = (
    ("classes", "类", "Classes", (OWL.Class,)),
    ("relations", "关系属性", "Properties that lead to a thing", (OWL.ObjectProperty,)),
    ("values", "数值属性", "Properties that hold a value", (OWL.DatatypeProperty,)),
)
RELATIONS = (
    ("上位类", "subclass of", RDFS.subClassOf),
    ("上位属性", "subproperty of", RDFS.subPropertyOf),
    ("定义域", "domain", RDFS.domain),
    ("定义域含", "domain includes", SCHEMA.domainIncludes),
    ("值域", "range", RDFS.range),
    ("值域含", "range includes", SCHEMA.rangeIncludes),
    ("逆属性", "inverse of", OWL.inverseOf),
    ("不相交", "disjoint with", OWL.disjointWith),
)
BACK = (
    ("下位类", "superclass of", RDFS.subClassOf),
    ("下位属性", "superproperty of", RDFS.subPropertyOf),
)
OF = (("所用属性", "properties of it", (RDFS.domain, SCHEMA.domainIncludes)),
      ("指向它的属性", "properties that lead to it", (RDFS.range, SCHEMA.rangeIncludes)))  # fmt: skip
METADATA = (
    ("版本", "version", OWL.versionInfo),
    ("版本 IRI", "version IRI", OWL.versionIRI),
    ("创建", "created", DCTERMS.created),
    ("作者", "creator", DCTERMS.creator),
    ("许可", "licence", DCTERMS.license),
    ("前缀", "prefix", VANN.preferredNamespacePrefix),
)


@dataclass(frozen=True, slots=True)
class Link:
    """Another term as shown, and where it is told of: "#name" for one of this page."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a term's table: what it says in Chinese and in English, and the terms or texts."""

    zh: str
    en: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property, scheme or concept; texts by language."""

    name: str
    iri: str
    label: dict[str, str]
    definition: dict[str, str]
    example: dict[str, str]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Terms of one kind, by name; a scheme's section starts with the scheme."""

    name: str
    zh: str
    en: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """All that the page shows."""

    iri: str
    title: dict[str, str]
    description: dict[str, str]
    metadata: tuple[Row, ...]
    prefixes: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


class Reader:
    """Reads terms out of the graph of an ontology."""

    def __init__(self, graph: Graph, namespace: str) -> None:
        self._graph = graph
        self._namespace = namespace
        self._prefixes = tuple(sorted((prefix, str(iri)) for prefix, iri in graph.namespaces()))
        self._apart = [list(Collection(graph, members)) for members in graph.objects(None, OWL.members)]

    def ontology(self) -> Ontology:
        """The whole ontology."""
        iri = URIRef(self._namespace.rstrip("#"))
        used = [str(term) for triple in self._graph for term in triple if isinstance(term, URIRef)]
        prefixes = (each for each in self._prefixes if any(term.startswith(each[1]) for term in used))
        return Ontology(
            iri=str(iri),
            title=self._texts(iri, DCTERMS.title),
            description=self._texts(iri, DCTERMS.description),
            metadata=tuple(self._rows(iri, METADATA)),
            prefixes=tuple(prefixes),
            sections=(*(self._section(*section) for section in SECTIONS), *self._schemes()),
        )

    def _section(self, name: str, zh: str, en: str, kinds: Iterable[Node]) -> Section:
        typed = {term for kind in kinds for term in self._graph.subjects(RDF.type, kind) if self._owns(term)}
        return Section(name, zh, en, tuple(map(self._term, sorted(typed, key=str))))

    def _schemes(self) -> Iterable[Section]:
        for scheme in sorted(self._graph.subjects(RDF.type, SKOS.ConceptScheme), key=str):
            terms = (scheme, *sorted(self._graph.subjects(SKOS.inScheme, scheme), key=str))
            label = self._texts(scheme, RDFS.label)
            yield Section(self._short(scheme).text, label["zh"], label["en"], tuple(map(self._term, terms)))

    def _term(self, term: Node) -> Term:
        return Term(
            name=str(term).removeprefix(self._namespace),
            iri=str(term),
            label=self._texts(term, RDFS.label),
            definition=self._texts(term, RDFS.comment) | self._texts(term, SKOS.definition),
            example=self._texts(term, SKOS.example),
            rows=tuple(self._rows_of(term)),
        )

    def _rows_of(self, term: Node) -> Iterable[Row]:
        yield from self._rows(term, RELATIONS)
        for zh, en, predicate in BACK:
            yield from self._row(zh, en, self._graph.subjects(predicate, term))
        for zh, en, predicates in OF:
            yield from self._row(zh, en, (each for one in predicates for each in self._graph.subjects(one, term)))
        for apart in self._apart:
            if term in apart:
                yield from self._row("不相交", "disjoint with", (other for other in apart if other != term))
        if (term, RDF.type, OWL.FunctionalProperty) in self._graph:
            yield Row("特性", "characteristic", (Link("owl:FunctionalProperty", str(OWL.FunctionalProperty)),))

    def _rows(self, term: Node, relations: Iterable[tuple[str, str, Node]]) -> Iterable[Row]:
        for zh, en, predicate in relations:
            yield from self._row(zh, en, self._graph.objects(term, predicate))

    def _row(self, zh: str, en: str, values: Iterable[Node]) -> Iterable[Row]:
        links = tuple(map(self._short, sorted(set(values), key=str)))
        if links:
            yield Row(zh, en, links)

    def _short(self, term: Node) -> Link:
        text = str(term)
        if self._owns(term):
            return Link(text.removeprefix(self._namespace), f"#{text.removeprefix(self._namespace)}")
        if not isinstance(term, URIRef):
            return Link(text, "")
        for prefix, namespace in self._prefixes:
            if text.startswith(namespace) and text != namespace:
                return Link(f"{prefix}:{text.removeprefix(namespace)}", text)
        return Link(text, text)

    def _owns(self, term: Node) -> bool:
        return isinstance(term, URIRef) and term.startswith(self._namespace)

    def _texts(self, term: Node, predicate: Node) -> dict[str, str]:
        said = (text for text in self._graph.objects(term, predicate) if isinstance(text, Literal))
        return {text.language or "": str(text) for text in sorted(said)}
