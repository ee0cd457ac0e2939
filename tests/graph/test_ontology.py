"""The ontology declares every term that is written, in Chinese and in English, and nothing dangles."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from kg.errors import InputError
from kg.graph import ontology
from kg.graph.ontology import label, ontology_file
from kg.graph.rdf import to_rdf
from kg.graph.terms import KG
from tests.graph.invented import BUILD, GRAPH

ROOT = Path(__file__).parents[2]
ONTOLOGY = URIRef("https://w3id.org/newskg/ontology")


@cache
def declared() -> Graph:
    return Graph().parse(data=ontology_file("newskg.ttl").read_text(encoding="utf-8"), format="turtle")


def _names(graph: Graph, *, subjects_only: bool = False) -> set[str]:
    terms = set(graph.subjects()) if subjects_only else {term for triple in graph for term in triple}
    iris = {str(term) for term in terms if isinstance(term, URIRef)}
    return {iri.removeprefix(KG.namespace) for iri in iris if iri.startswith(KG.namespace)}


def test_every_term_that_can_be_written_is_declared() -> None:
    assert set(KG.names) - _names(declared(), subjects_only=True) == set()


def test_every_declared_term_can_be_written_or_is_a_scheme() -> None:
    assert _names(declared()) - set(KG.names) == set()


def test_every_term_of_a_built_graph_is_declared() -> None:
    assert _names(to_rdf(GRAPH, BUILD)) - _names(declared(), subjects_only=True) == set()


@pytest.mark.parametrize("name", ["shapes.ttl", "context.jsonld", "README.md"])
def test_files_beside_it_use_declared_terms_only(name: str) -> None:
    text = ontology_file(name).read_text(encoding="utf-8")
    used = set(re.findall(r"\bkg:([A-Za-z0-9]+)", text))
    assert used - set(KG.names) == set()


@pytest.mark.parametrize("name", KG.names)
def test_each_term_is_explained_in_both_languages(name: str) -> None:
    term = URIRef(KG.namespace + name)
    graph = declared()
    assert _languages(graph, term, RDFS.label) == ["en", "zh"]
    assert _languages(graph, term, RDFS.comment) or _languages(graph, term, SKOS.definition)
    for predicate in (RDFS.comment, SKOS.definition, SKOS.example):
        assert _languages(graph, term, predicate) in ([], ["en", "zh"])
    assert _languages(graph, term, SKOS.example) == ["en", "zh"]
    assert (term, RDFS.isDefinedBy, ONTOLOGY) in graph


def _languages(graph: Graph, term: URIRef, predicate: URIRef) -> list[str]:
    return sorted(text.language or "" for text in graph.objects(term, predicate) if isinstance(text, Literal))


def test_every_concept_is_in_a_scheme_that_lists_it() -> None:
    graph = declared()
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        (scheme,) = graph.objects(concept, SKOS.inScheme)
        assert (scheme, RDF.type, SKOS.ConceptScheme) in graph
        assert (scheme, SKOS.hasTopConcept, concept) in graph


def test_the_ontology_names_version_licence_and_creator() -> None:
    predicates = {str(predicate) for predicate in declared().predicates(ONTOLOGY)}
    assert predicates >= {
        str(OWL.versionIRI),
        "http://purl.org/dc/terms/license",
        "http://purl.org/dc/terms/creator",
        "http://purl.org/dc/terms/title",
    }


def test_context_names_every_class_and_property_and_loads_nothing() -> None:
    context = json.loads(ontology_file("context.jsonld").read_text(encoding="utf-8"))["@context"]
    graph = declared()
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    named = {str(term) for kind in kinds for term in graph.subjects(RDF.type, kind) if isinstance(term, URIRef)}
    assert {name.removeprefix(KG.namespace) for name in named} <= set(context)
    assert "@import" not in context


def test_json_ld_reads_back_with_the_context() -> None:
    context = json.loads(ontology_file("context.jsonld").read_text(encoding="utf-8"))["@context"]
    node = {
        "@context": context | {"@base": "https://w3id.org/newskg/id/"},
        "id": "tenure-1",
        "type": ["Tenure"],
        "title": "市委书记",
        "member": "person-shen",
        "status": "kg:IncumbentStatus",
        "attestedOn": "1998-07-04",
    }
    read = Graph().parse(data=json.dumps(node), format="json-ld")
    assert {triple for triple in read if triple not in to_rdf(GRAPH, BUILD)} == set()
    assert len(read) == 5


@pytest.mark.parametrize(("name", "zh"), [("chair", "主持"), ("conveys", "传达"), ("PartyKind", "党组织")])
def test_labels(name: str, zh: str) -> None:
    assert label(getattr(KG, name)) == zh


def test_a_missing_file_is_named() -> None:
    with pytest.raises(InputError, match=r"ontology/absent\.ttl"):
        ontology.ontology_file("absent.ttl")


def contradictions(turtle: str) -> list[str]:
    """What owlrl finds contradictory in the ontology, the invented graph and the triples given."""
    if find_spec("owlrl") is None:
        pytest.skip("owlrl is missing: pip install owlrl")
    command = [sys.executable, "-m", "tests.graph.owl_rl"]
    done = subprocess.run(command, input=turtle, capture_output=True, text=True, timeout=300, check=True, cwd=ROOT)
    return done.stdout.splitlines()


def test_nothing_contradicts_itself_under_owl_rl() -> None:
    assert contradictions("") == []


def test_a_person_that_is_a_place_contradicts_itself() -> None:
    (error,) = contradictions("<https://w3id.org/newskg/id/person-shen> a <https://w3id.org/newskg/ontology#Place> .")
    assert "Disjoint classes" in error
