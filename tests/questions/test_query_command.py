"""`kg query` as a user runs it."""

from __future__ import annotations

import json
import socket
import threading
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kg.questions.catalogue import names
from kg.serving.server import serving
from tests.conftest import run_kg


def test_alone_it_lists_the_questions(tmp_path: Path) -> None:
    done = run_kg(tmp_path, "query")
    assert done.returncode == 0
    assert [line for line in done.stdout.splitlines() if not line.startswith(" ")] == list(names())


def test_a_table_for_people_shows_names(sample_build: Path, tmp_path: Path) -> None:
    done = run_kg(tmp_path, "query", "chairs-of-body", "--set", "body=云汀市防汛抗旱指挥部", "-o", sample_build)
    assert done.stderr == ""
    heading, rule, line = done.stdout.splitlines()
    assert heading.split() == ["bodyName", "date", "eventName", "personName"]
    assert set(rule) == {"-", " "}
    assert line.split() == ["云汀市防汛抗旱指挥部", "2013-06-23", "防汛会商会", "邵立言"]


def test_formats_for_machines(sample_build: Path, tmp_path: Path) -> None:
    text = 'SELECT ?name { ?person a kg:Person ; rdfs:label ?name FILTER(STR(?name) = "洪波") }'
    said = {
        form: run_kg(tmp_path, "query", "-e", text, "-o", sample_build, "--format", form)
        for form in ("csv", "json", "xml")
    }
    assert said["csv"].stdout.split() == ["name", "洪波"]
    assert json.loads(said["json"].stdout)["results"]["bindings"][0]["name"]["value"] == "洪波"
    assert [each.text for each in ET.fromstring(said["xml"].stdout).iter() if each.text] == ["洪波"]  # noqa: S314


def test_graphs_come_in_turtle(sample_build: Path, tmp_path: Path) -> None:
    done = run_kg(tmp_path, "query", "-e", 'DESCRIBE ?x { ?x rdfs:label "洪波"@zh }', "-o", sample_build)
    assert 'foaf:name "洪波"@zh' in done.stdout
    assert done.stdout.startswith("@prefix")


def test_a_file_with_parameters_of_its_own(sample_build: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(
        "# parameter who person: who | 谁\nSELECT ?label { \n # VALUES ?who { }\n ?who rdfs:label ?label }",
        encoding="utf-8",
    )
    done = run_kg(tmp_path, "query", "mine.rq", "--set", "who=洪波", "-o", sample_build, "--format", "csv")
    assert done.stdout.split() == ["label", "洪波"]


WRONG = {
    "no such question": (("nope",), "no question"),
    "namesakes": (("career", "--set", "person=张伟民"), "2 entities bear the name"),
    "nobody": (("career", "--set", "person=查无此人"), "no person in this graph"),
    "no value": (("career", "--set", "person"), "PARAMETER=VALUE"),
    "service": (("-e", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"), "SERVICE"),
    "load": (("-e", "LOAD <http://127.0.0.1:9/x.ttl>"), "LOAD is refused"),
    "insert": (("-e", "INSERT DATA { <a:b> <a:b> <a:b> }"), "INSERT is refused"),
    "syntax": (("-e", "SELEC"), "cannot be used"),
    "two queries": (("career", "-e", "ASK {}"), "one of them"),
    "turtle of a table": (("career", "--format", "ttl"), "ttl"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_usage_ends_with_2(case: str, sample_build: Path, tmp_path: Path) -> None:
    arguments, said = WRONG[case]
    done = run_kg(tmp_path, "query", *arguments, "-o", sample_build)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_all_namesakes_are_told_apart_by_iri(sample_build: Path, tmp_path: Path) -> None:
    done = run_kg(tmp_path, "query", "career", "--set", "person=张伟民", "--all-namesakes", "-o", sample_build)
    assert done.returncode == 0
    assert {line.split()[0] for line in done.stdout.splitlines()[2:]} != {"张伟民"}


def test_a_query_without_end_is_stopped(sample_build: Path, tmp_path: Path) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    done = run_kg(tmp_path, "query", "-e", text, "--timeout", "0.5", "-o", sample_build)
    assert (done.returncode, done.stdout) == (3, "")
    assert "--timeout" in done.stderr


def test_no_build_yet(tmp_path: Path) -> None:
    done = run_kg(tmp_path, "query", "career")
    assert done.returncode == 3
    assert "kg build" in done.stderr


def test_what_could_steer_a_terminal_is_shown_as_text(sample_build: Path, tmp_path: Path) -> None:
    done = run_kg(tmp_path, "query", "-e", 'SELECT ("\\u001b[31m\\u202e" AS ?x) {}', "-o", sample_build)
    assert done.stdout.splitlines()[-1] == r"\u{1b}[31m\u{202e}"


def counted_elsewhere(port: int) -> str:
    counted = "SELECT (COUNT(*) AS ?n) { ?s a kg:Person }"
    return f"SELECT ?n {{ SERVICE <http://127.0.0.1:{port}/sparql> {{ {counted} }} }}"


def test_service_reaches_another_server_where_that_is_allowed(sample_build: Path, tmp_path: Path) -> None:
    here = run_kg(tmp_path, "query", "-e", "SELECT (COUNT(*) AS ?n) { ?s a kg:Person }", "-o", sample_build)
    with serving(sample_build, 0, 20) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            text = counted_elsewhere(server.server_port)
            there = run_kg(tmp_path, "query", "-e", text, "--allow-service", "-o", sample_build)
            refused = run_kg(tmp_path, "query", "-e", text, "-o", sample_build)
        finally:
            server.shutdown()
            thread.join()
    assert (there.returncode, there.stdout) == (0, here.stdout)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--allow-service" in refused.stderr


def test_a_service_that_does_not_answer_is_named(sample_build: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens there
        text = counted_elsewhere(taken.getsockname()[1])
        done = run_kg(tmp_path, "query", "-e", text, "--allow-service", "-o", sample_build)
    assert (done.returncode, done.stdout) == (3, "")
    assert "SERVICE gave no answer" in done.stderr
