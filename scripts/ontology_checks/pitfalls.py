"""The checks of OOPS! (OntOlogy Pitfall Scanner) and FOOPS! that need no network, over one ontology file.

P-numbers are those of the OOPS! catalogue; FOOPS names what FOOPS! asks of metadata; KG what this ontology asks of
itself. What OOPS! calls critical or important is an error here; what it calls minor and cannot be decided is a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import VANN
from rdflib.term import Node

SCHEMA = Namespace("https://schema.org/")
LANGUAGES = ("zh", "en")
PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
DOMAINS = (RDFS.domain, SCHEMA.domainIncludes)
RANGES = (RDFS.range, SCHEMA.rangeIncludes)
DEFINING = {
    RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.equivalentClass, OWL.equivalentProperty,
    OWL.inverseOf, OWL.disjointWith, OWL.sameAs,
}  # fmt: skip
METADATA = {
    "title": DCTERMS.title,
    "description": DCTERMS.description,
    "licence": DCTERMS.license,
    "creator": DCTERMS.creator,
    "date of creation": DCTERMS.created,
    "version IRI": OWL.versionIRI,
    "version": OWL.versionInfo,
    "preferred prefix": VANN.preferredNamespacePrefix,
    "namespace": VANN.preferredNamespaceUri,
}


@dataclass(frozen=True, slots=True, order=True)
class Pitfall:
    """What is wrong with a term, or may be where it is a ``note``."""

    code: str
    term: str
    message: str
    note: bool = False

    def __str__(self) -> str:
        return f"{'note ' if self.note else 'error'} {self.code:5} {self.term}: {self.message}"


class Ontology:
    """An ontology's graph with the terms of its own namespace."""

    def __init__(self, graph: Graph, namespace: str) -> None:
        self.graph = graph
        self.namespace = namespace
        self.iri = URIRef(namespace.rstrip("#/"))

    def of_kind(self, *kinds: Node) -> list[URIRef]:
        """The own terms of those types, sorted."""
        typed = (term for kind in kinds for term in self.graph.subjects(RDF.type, kind))
        return sorted({term for term in typed if isinstance(term, URIRef) and self.owns(term)})

    def owns(self, term: Node) -> bool:
        """Whether the term is of this ontology's namespace."""
        return isinstance(term, URIRef) and term.startswith(self.namespace)

    def name(self, term: Node) -> str:
        """The term as people write it."""
        return f"kg:{term.removeprefix(self.namespace)}" if isinstance(term, URIRef) else "(no name)"

    @cached_property
    def classes(self) -> list[URIRef]:
        """Own classes."""
        return self.of_kind(OWL.Class)

    @cached_property
    def properties(self) -> list[URIRef]:
        """Own properties."""
        return self.of_kind(*PROPERTY_KINDS)

    @cached_property
    def concepts(self) -> list[URIRef]:
        """Own concepts and the schemes that they are in."""
        return self.of_kind(SKOS.Concept, SKOS.ConceptScheme)

    @cached_property
    def terms(self) -> list[URIRef]:
        """All of them."""
        return [*self.classes, *self.properties, *self.concepts]

    def texts(self, term: Node, *predicates: URIRef) -> dict[str, str]:
        """What is said of the term, by language."""
        said = (text for predicate in predicates for text in self.graph.objects(term, predicate))
        return {text.language or "": str(text) for text in said if isinstance(text, Literal)}


def pitfalls(graph: Graph, namespace: str) -> list[Pitfall]:
    """All that is found, errors before notes, sorted."""
    ontology = Ontology(graph, namespace)
    found = {pitfall for check in CHECKS for pitfall in check(ontology)}
    return sorted(found, key=lambda each: (each.note, each))


def metadata(ontology: Ontology) -> Iterator[Pitfall]:
    """P38, P41 and what FOOPS! asks: an ontology that says what it is, whose, and under which licence."""
    if (ontology.iri, RDF.type, OWL.Ontology) not in ontology.graph:
        yield Pitfall("P38", str(ontology.iri), "not declared as an owl:Ontology")
    for name, predicate in METADATA.items():
        if (ontology.iri, predicate, None) not in ontology.graph:
            yield Pitfall("P41" if name == "licence" else "FOOPS", str(ontology.iri), f"says no {name}")
    if not str(ontology.graph.value(ontology.iri, DCTERMS.license)).startswith(("http:", "https:")):
        yield Pitfall("P41", str(ontology.iri), "the licence is no IRI")
    if re.search(r"\.(owl|rdf|ttl|n3|rdfxml)\b", ontology.namespace):
        yield Pitfall("P36", ontology.namespace, "the namespace holds the ending of a file")


def explanations(ontology: Ontology) -> Iterator[Pitfall]:
    """P08, P20: a label, a definition and an example in each language, and none of them the other."""
    for term in ontology.terms:
        labels = ontology.texts(term, RDFS.label)
        definitions = ontology.texts(term, RDFS.comment, SKOS.definition)
        examples = ontology.texts(term, SKOS.example)
        for language in LANGUAGES:
            for what, texts in (("label", labels), ("definition", definitions), ("example", examples)):
                if not texts.get(language, "").strip():
                    yield Pitfall("P08", ontology.name(term), f"has no {what} in {language}")
            if labels.get(language) and labels.get(language) == definitions.get(language):
                yield Pitfall("P20", ontology.name(term), f"its definition in {language} is its label")
        if (term, RDFS.isDefinedBy, ontology.iri) not in ontology.graph:
            yield Pitfall("FOOPS", ontology.name(term), "does not say what defines it")


def domains_and_ranges(ontology: Ontology) -> Iterator[Pitfall]:
    """P11, P19: each property says what it is of and what it leads to, and no two classes are meant at once."""
    for term in ontology.properties:
        for what, predicates in (("domain", DOMAINS), ("range", RANGES)):
            if not any((term, predicate, None) in ontology.graph for predicate in predicates):
                yield Pitfall("P11", ontology.name(term), f"has no {what}")
            if len(list(ontology.graph.objects(term, predicates[0]))) > 1:
                yield Pitfall("P19", ontology.name(term), f"has several {what}s, which mean all of them at once")


def inverses(ontology: Ontology) -> Iterator[Pitfall]:
    """P05, P13, P25: inverses that fit; relations without one are named, for they may lack it with good reason."""
    graph = ontology.graph
    related = {term for each in graph.subject_objects(OWL.inverseOf) for term in each}
    for one, other in graph.subject_objects(OWL.inverseOf):
        if one == other:
            yield Pitfall("P25", ontology.name(one), "is its own inverse; say that it is symmetric")
        for here, there in ((RDFS.domain, RDFS.range), (RDFS.range, RDFS.domain)):
            ends = graph.value(one, here), graph.value(other, there)
            if None not in ends and ends[0] != ends[1]:
                yield Pitfall("P05", ontology.name(one), f"its inverse {other} leads elsewhere")
    for term in ontology.of_kind(OWL.ObjectProperty):
        if term not in related and (term, RDF.type, OWL.SymmetricProperty) not in graph:
            yield Pitfall("P13", ontology.name(term), "has no inverse", note=True)


def characteristics(ontology: Ontology) -> Iterator[Pitfall]:
    """P28, P29: what is symmetric or transitive leads to what it starts from."""
    for code, kind in (("P28", OWL.SymmetricProperty), ("P29", OWL.TransitiveProperty)):
        for term in ontology.of_kind(kind):
            ends = ontology.graph.value(term, RDFS.domain), ontology.graph.value(term, RDFS.range)
            if None not in ends and ends[0] != ends[1]:
                yield Pitfall(code, ontology.name(term), "starts and ends in different classes")


def connections(ontology: Ontology) -> Iterator[Pitfall]:
    """P04, P10: no term stands alone, and classes say what they are not."""
    graph = ontology.graph
    for term in ontology.classes:
        uses = (RDFS.subClassOf, *DOMAINS, *RANGES, OWL.disjointWith)
        if (term, RDFS.subClassOf, None) not in graph and not any((None, use, term) in graph for use in uses):
            yield Pitfall("P04", ontology.name(term), "stands alone: no superclass, and no property is of it")
    for term in ontology.of_kind(SKOS.Concept):
        schemes = list(graph.objects(term, SKOS.inScheme))
        if not any((scheme, RDF.type, SKOS.ConceptScheme) in graph for scheme in schemes):
            yield Pitfall("P04", ontology.name(term), "is in no scheme")
    if not any((None, says, None) in graph for says in (OWL.disjointWith, OWL.members, OWL.disjointUnionOf)):
        yield Pitfall("P10", str(ontology.iri), "says of no classes that they are disjoint")


def cycles(ontology: Ontology) -> Iterator[Pitfall]:
    """P06: nothing is above itself."""
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.broader):
        for term in ontology.terms:
            above = {higher for step in ontology.graph.objects(term, predicate)
                     for higher in ontology.graph.transitive_objects(step, predicate)}  # fmt: skip
            if term in above:
                yield Pitfall("P06", ontology.name(term), "is above itself")


def naming(ontology: Ontology) -> Iterator[Pitfall]:
    """P03, P07, P22, P32: names in one style, none for two things, none for what RDF has."""
    styles = (("class", ontology.classes, "[A-Z]"), ("property", ontology.properties, "[a-z]"),
              ("concept", ontology.concepts, "[A-Z]"))  # fmt: skip
    for kind, terms, first in styles:
        style = f"{first}[A-Za-z0-9]*"
        labelled: dict[tuple[str, str], URIRef] = {}
        for term in terms:
            name = term.removeprefix(ontology.namespace)
            if not re.fullmatch(style, name):
                yield Pitfall("P22", ontology.name(term), f"is not named as a {kind} is: {style}")
            if name.lower() in ("is", "isa", "type", "sameas"):
                yield Pitfall("P03", ontology.name(term), "is what rdf:type or owl:sameAs says")
            if kind == "class" and re.search(r"(And|Or)[A-Z]", name):
                yield Pitfall("P07", ontology.name(term), "is two things in one")
            for language, text in ontology.texts(term, RDFS.label).items():
                other = labelled.setdefault((language, text.lower()), term)
                if other != term:
                    yield Pitfall("P32", ontology.name(term), f"has the label of {ontology.name(other)}: {text}")


def references(ontology: Ontology) -> Iterator[Pitfall]:
    """P34, P35, P40: every own term that is used is declared as what it is used for, and others' terms stay theirs."""
    graph = ontology.graph
    declared = set(ontology.terms)
    for subject, predicate, value in graph:
        for term in (subject, predicate, value):
            if ontology.owns(term) and term not in declared:
                yield Pitfall("P34", ontology.name(term), "is used and not declared")
        if predicate in DEFINING and isinstance(subject, URIRef) and not ontology.owns(subject):
            yield Pitfall("P40", str(subject), f"another's term: {str(predicate).split('#')[-1]} is not ours to say")
    for predicate in (*DOMAINS, RDFS.subClassOf):
        for term in graph.objects(None, predicate):
            if ontology.owns(term) and (term, RDF.type, OWL.Class) not in graph:
                yield Pitfall("P34", ontology.name(term), "is used as a class and is none")
    for term in graph.objects(None, RDFS.subPropertyOf):
        if ontology.owns(term) and term not in ontology.properties:
            yield Pitfall("P35", ontology.name(term), "is used as a property and is none")


def undeclared(texts: Iterable[tuple[str, str]], graph: Graph, namespace: str) -> list[Pitfall]:
    """The own names in texts (each with what it is called) that the ontology does not declare."""
    ontology = Ontology(graph, namespace)
    known = {term.removeprefix(namespace) for term in ontology.terms}
    pattern = re.compile(rf"(?:{re.escape(namespace)}|(?<![\w:/-])kg:)([A-Za-z_][\w-]*)")
    found = {(name, called) for called, text in texts for name in pattern.findall(text) if name not in known}
    return [Pitfall("KG", f"kg:{name}", f"stands in {called} and is not declared") for name, called in sorted(found)]


CHECKS: tuple[Callable[[Ontology], Iterator[Pitfall]], ...] = (
    metadata, explanations, domains_and_ranges, inverses, characteristics, connections, cycles, naming, references,
)  # fmt: skip
