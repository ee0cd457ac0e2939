"""Turtle that every parser reads alike, whose bytes depend on the graph alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.minting import safe_text
from kg.graph.rdf import statements
from kg.linking.graph import KnowledgeGraph
from kg.outputs.turtle import write_turtle
from tests.graph.invented import BUILD, GRAPH, PEOPLE, shuffled, with_label

ROOT = Path(__file__).parents[2]

HOSTILE = [
    'say "yes"',
    "back\\slash \\n \\u0041",
    "ends in backslash\\",
    "'''\"\"\"",
    "two\nlines\r\nand\ta tab",
    "} . <a:b> <a:b> <a:b> .",
    "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>",
    " ! ",
    "\u202e反转\u202c",
    "zero\u200bwidth\ufeff",
    "lone \ud800 surrogate",
    "\x00\x07\x1b",
    "\x7f\x85\u2028\u2029",
    "𠮷野家 👩‍🚒",
    "#@prefix kg: <evil:> .",
    "",
]


def turtle_of(graph: KnowledgeGraph, base_iri: str = "https://w3id.org/newskg/id/") -> bytes:
    target = BytesIO()
    write_turtle(statements(graph, BUILD, base_iri), target, base_iri)
    return target.getvalue()


def count() -> int:
    return len({statement[:3] for statement in statements(GRAPH, BUILD)})


def read(turtle: bytes) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle, format="turtle")


def test_rdflib_counts_the_triples() -> None:
    assert len(read(turtle_of(GRAPH))) == count()


def test_pyoxigraph_counts_the_triples() -> None:
    parsed = pyoxigraph.parse(turtle_of(GRAPH), format=pyoxigraph.RdfFormat.TURTLE)
    assert sum(1 for _ in parsed) == count()


@pytest.mark.parametrize(
    ("command", "package"),
    [
        (["rapper", "-q", "-i", "turtle", "-o", "ntriples"], "raptor2-utils"),
        (["serdi", "-i", "turtle", "-o", "ntriples"], "serdi"),
    ],
)
@pytest.mark.parametrize("label", ["江采薇", *HOSTILE])
def test_other_parsers_count_the_triples(command: list[str], package: str, label: str, tmp_path: Path) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is missing: install the Debian package {package}")
    turtle = turtle_of(with_label(GRAPH, label))
    path = tmp_path / "graph.ttl"
    path.write_bytes(turtle)
    done = subprocess.run([*command, str(path)], capture_output=True, timeout=60, check=True)
    assert len(done.stdout.splitlines()) == len(read(turtle))
    assert done.stderr == b""


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_names_come_back_as_text(label: str) -> None:
    graph = read(turtle_of(with_label(GRAPH, label)))
    person = rdflib.URIRef("https://w3id.org/newskg/id/" + PEOPLE[0].id)
    names = {(str(name), name.language) for name in graph.objects(person, rdflib.RDFS.label)}  # type: ignore[attr-defined]
    assert names == {(safe_text(label), "zh")}
    assert (None, None, rdflib.URIRef("a:b")) not in graph


@settings(max_examples=50)
@given(st.text(st.characters(codec=None)))
def test_any_name_comes_back(label: str) -> None:
    parsed = pyoxigraph.parse(turtle_of(with_label(GRAPH, label)), format=pyoxigraph.RdfFormat.TURTLE)
    names = [
        quad.object.value
        for quad in parsed
        if quad.subject.value.endswith(PEOPLE[0].id) and quad.predicate.value.endswith("rdf-schema#label")
    ]
    assert names == [safe_text(label)]


def test_sorted_prefixed_types_first() -> None:
    text = turtle_of(GRAPH).decode()
    subjects = [line.split()[0] for line in text.splitlines() if line.startswith("id:")]
    assert subjects == sorted(set(subjects), key="{}>".format)
    assert "id:tenure-2 a org:Membership , prov:Entity , kg:Tenure ;\n" in text
    assert "<http" not in text[text.index("\nid:") :]


def test_numbers_keep_their_types() -> None:
    text = turtle_of(GRAPH).decode()
    assert 'oa:start "0"^^xsd:nonNegativeInteger' in text
    assert 'kg:confidence "1"^^xsd:decimal' in text


def test_base_iri_bears_the_prefix() -> None:
    text = turtle_of(GRAPH, "http://example.org/kg#").decode()
    assert "@prefix id: <http://example.org/kg#> .\n" in text
    assert "https://w3id.org/newskg/id/" not in text


@pytest.mark.parametrize("seed", range(3))
def test_order_of_the_input_does_not_matter(seed: int) -> None:
    assert turtle_of(shuffled(GRAPH, seed)) == turtle_of(GRAPH)


_WRITE = """
import sys
from kg.graph.rdf import statements
from kg.outputs.turtle import write_turtle
from tests.graph.invented import BUILD, GRAPH, shuffled
write_turtle(statements(shuffled(GRAPH, int(sys.argv[1])), BUILD), sys.stdout.buffer)
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_hash_seed_does_not_matter(seed: str) -> None:
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", _WRITE, seed], capture_output=True, timeout=120, check=True, env=environment, cwd=ROOT
    )
    assert done.stdout == turtle_of(GRAPH)
