"""The graph in other formats: the same statements in all, one named graph an article, the same bytes each time."""

from __future__ import annotations

import csv
from io import BytesIO
from pathlib import Path

import networkx as nx
import pyoxigraph
import pytest
import rdflib
from pyoxigraph import Quad, RdfFormat, Store, Triple

from kg.graph.minting import DEFAULT_BASE_IRI
from kg.graph.rdf import statements
from kg.graph.store import write_store
from kg.linking.graph import KnowledgeGraph
from kg.outputs.exports import SYNTAXES, merged, quads, write_export
from kg.outputs.networks import network_of, write_gexf, write_graphml
from kg.outputs.tables import TABLES, write_tables
from kg.questions.asking import opened
from tests.conftest import run_kg
from tests.graph.invented import BUILD, GRAPH, shuffled, with_label
from tests.outputs.hostile import PAYLOADS

FORMATS = {
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
HOSTILE = [
    *PAYLOADS[::9],
    'a"b\\',
    "line\nbreak\r\ttab",
    "} . <x> <y> <z>",
    "\u202e\u200b\ufeff",
    "\ud800",
    "\x00\x1b",
    "']]>&amp;",
]
QUADS = {Quad(*statement) for statement in statements(GRAPH, BUILD)}
TRIPLES = {quad.triple for quad in QUADS}


def stored(graph: KnowledgeGraph = GRAPH, base_iri: str = DEFAULT_BASE_IRI) -> Store:
    store = Store()
    store.extend(Quad(*statement[:3]) for statement in statements(graph, BUILD, base_iri))
    return store


def exported(store: Store, syntax: str, base_iri: str = DEFAULT_BASE_IRI) -> bytes:
    target = BytesIO()
    write_export(store, syntax, target, base_iri)
    return target.getvalue()


def test_each_statement_is_in_the_graph_that_the_vocabulary_gives_it() -> None:
    assert set(quads(stored())) == QUADS


def test_merged_is_everything_once() -> None:
    everything = list(merged(stored()))
    assert len(everything) == len(TRIPLES)
    assert set(everything) == TRIPLES


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize("base_iri", [DEFAULT_BASE_IRI, "https://data.example/papers#", "urn:papers:"])
def test_every_syntax_says_the_same(syntax: str, base_iri: str) -> None:
    content = exported(stored(base_iri=base_iri), syntax, base_iri)
    read = list(pyoxigraph.parse(content, format=FORMATS[syntax]))
    expected = {Quad(*statement) for statement in statements(GRAPH, BUILD, base_iri)}
    if syntax in ("nq", "trig"):
        assert set(read) == expected
    else:
        assert {quad.triple for quad in read} == {quad.triple for quad in expected}


@pytest.mark.parametrize(("syntax", "form"), [("jsonld", "json-ld"), ("rdfxml", "xml"), ("nt", "nt")])
def test_rdflib_reads_it(syntax: str, form: str) -> None:
    graph = rdflib.Graph().parse(data=exported(stored(), syntax), format=form)
    assert len(graph) == len(TRIPLES)


def test_the_order_in_which_statements_came_in_does_not_matter(tmp_path: Path) -> None:
    for name, graph in (("once", GRAPH), ("again", shuffled(GRAPH, 3))):
        write_store(statements(graph, BUILD), tmp_path / name)
    once, again = opened(tmp_path / "once"), opened(tmp_path / "again")
    for syntax in SYNTAXES:
        assert exported(once, syntax) == exported(again, syntax)


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_labels_survive(syntax: str, label: str) -> None:
    graph = with_label(GRAPH, label)
    read = pyoxigraph.parse(exported(stored(graph), syntax), format=FORMATS[syntax])
    expected = {Triple(*statement[:3]) for statement in statements(graph, BUILD)}
    assert {quad.triple for quad in read} == expected


def test_jsonld_reads_naturally() -> None:
    text = exported(stored(), "jsonld").decode()
    (line,) = [line for line in text.splitlines() if line.startswith('{"id": "person-shen"')]
    assert '"label": "沈青石"' in line
    assert '"Person"' in line


@pytest.mark.parametrize("label", HOSTILE)
def test_networks_survive_hostile_labels(label: str) -> None:
    store = stored(with_label(GRAPH, label))
    for write, read in ((write_graphml, nx.read_graphml), (write_gexf, nx.read_gexf)):
        target = BytesIO()
        write(store, target)
        target.seek(0)
        assert set(read(target)) == set(network_of(store))


def test_the_network_holds_facts_as_edges() -> None:
    edges = {(source, target, said["kind"]) for source, target, said in network_of(stored()).edges(data=True)}
    assert ("person-shen", "event-flood", "ChairRole") in edges
    assert ("person-shen", "organization-committee", "Tenure") in edges
    assert ("event-flood", "event-province", "conveys") in edges
    assert ("organization-bureau", "organization-government", "subOrganizationOf") in edges


def test_tables_hold_a_row_a_fact_and_sentence(tmp_path: Path) -> None:
    write_tables(stored(), tmp_path)
    assert {file.stem for file in tmp_path.iterdir()} == set(TABLES)
    with (tmp_path / "tenures.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(row["name"], row["title"]) for row in rows} == {
        ("沈青石", "市委书记"),
        ("江采薇", "副市长"),
        ("江采薇", "市领导"),
    }


@pytest.mark.parametrize("label", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_no_cell_is_a_formula(label: str, tmp_path: Path) -> None:
    write_tables(stored(with_label(GRAPH, label)), tmp_path)
    with (tmp_path / "people.csv").open(encoding="utf-8-sig", newline="") as file:
        assert f"'{label}" in {row["name"] for row in csv.DictReader(file)}


def test_the_command_writes_to_stdout_or_a_file(built: Path, tmp_path: Path) -> None:
    said = run_kg(tmp_path, "export", "nt", "-o", built)
    kept = run_kg(tmp_path, "export", "nt", "-o", built, "--to", "graph.nt")
    assert (said.returncode, kept.returncode, kept.stdout) == (0, 0, "")
    assert (tmp_path / "graph.nt").read_text(encoding="utf-8") == said.stdout
    turtle = pyoxigraph.parse((built / "graph.ttl").read_bytes(), format=RdfFormat.TURTLE)
    read = pyoxigraph.parse(said.stdout, format=RdfFormat.N_TRIPLES)
    assert {quad.triple for quad in read} == {quad.triple for quad in turtle}


def test_csv_needs_a_folder(built: Path, tmp_path: Path) -> None:
    done = run_kg(tmp_path, "export", "csv", "-o", built)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--to" in done.stderr
