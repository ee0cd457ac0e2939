"""The store on disk, and what a query may do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Quad, Store, Triple

from kg.errors import InputError, OutputError, UsageError
from kg.graph.keywords import keywords
from kg.graph.rdf import statements, to_rdf
from kg.graph.store import query, write_store
from kg.questions.asking import opened
from tests.graph.invented import BUILD, GRAPH


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_store(statements(GRAPH, BUILD), tmp_path / "store")
    kept = opened(tmp_path / "store")
    assert {quad.triple for quad in kept} == set(triples_of_the_engine())


def triples_of_the_engine() -> Iterator[Triple]:
    """What the engine makes of the statements, which keeps numbers by value."""
    store = Store()
    store.extend(Quad(*statement[:3]) for statement in statements(GRAPH, BUILD))
    return (quad.triple for quad in store)


def test_chains_of_conveyance() -> None:
    rows = query(to_rdf(GRAPH, BUILD), "SELECT ?high { id:event-flood (kg:conveys|kg:deliveredAt)+ ?high }")
    assert [str(high).rsplit("/", 1)[1] for (high,) in rows] == ["event-province"]  # type: ignore[misc]


def test_a_full_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(OutputError, match=str(tmp_path)):
        write_store(statements(GRAPH, BUILD), tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_no_build_yet(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="kg build"):
        opened(tmp_path / "store")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX : <a:> SELECT * { :a :b 1SERVICE<http://127.0.0.1:9/>{?s ?p ?o}}",
        "PREFIX : <a:> SELECT * { :a :b :.SERVICE<http://127.0.0.1:9/>{?s ?p ?o}}",
        "PREFIX : <a:> SELECT * { :a :b 'x'@en.SERVICE:x{?s ?p ?o}}",
        "PREFIX : <a:> SELECT * { ?a :b :c\\#d . SERVICE :x {?s ?p ?o}}",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT ('\\u0027' AS ?x) { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } #'",
        "SELECT * { ?s ?p ?o FILTER(?s<?p)SERVICE<http://127.0.0.1:9/>{?s ?p ?o}}",
    ],
)
def test_other_servers_are_not_reached(sparql: str) -> None:
    with pytest.raises(UsageError, match="SERVICE"):
        query(to_rdf(GRAPH, BUILD), sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "INSERT DATA { id:a kg:kicker 'x' }",
        "DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:9/x.ttl>",
        "PREFIX a: <a:> CLEAR ALL",
        "DROP ALL",
        "SELEC ?s {}",
        "",
    ],
)
def test_the_graph_is_only_read(sparql: str) -> None:
    graph = to_rdf(GRAPH, BUILD)
    before = len(graph)
    with pytest.raises(UsageError):
        query(graph, sparql)
    assert len(graph) == before


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?service { ?service a kg:Person } # SERVICE",
        "SELECT * { ?s rdfs:label 'SERVICE <x> {'@en }",
        'SELECT * { ?s rdfs:label """a "quoted" SERVICE """ }',
        "SELECT * { ?s a schema:Service }",
        "SELECT * { ?s a <http://example.org/service/SERVICE> }",
    ],
)
def test_the_word_alone_is_harmless(sparql: str) -> None:
    assert query(to_rdf(GRAPH, BUILD), sparql).type == "SELECT"


@given(st.text(st.sampled_from("\"'\\<>#{}?:.a \n")), st.sampled_from(["SERVICE", "sErViCe"]))
def test_no_prefix_of_a_well_formed_query_hides_the_keyword(junk: str, word: str) -> None:
    quoted = "".join(f"\\{each}" if each in '"\\' else each for each in junk).replace("\n", "\\n")
    assert "SERVICE" in keywords(f'SELECT * {{ ?s ?p "{quoted}" . {word} <x:y> {{ }} }}')
