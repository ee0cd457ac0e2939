"""`kg serve`, started and stopped on the loopback interface."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat

from kg.errors import OutputError
from kg.questions.catalogue import names
from kg.serving.protocol import preferred
from kg.serving.server import HOST, Server, serving

COUNT = "SELECT (COUNT(*) AS ?n) { ?s a kg:Person }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@contextmanager
def running(directory: Path, seconds: float) -> Iterator[Server]:
    with serving(directory, 0, seconds) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def server(first_build: Path) -> Iterator[Server]:
    with running(first_build, 20) as started:
        yield started


class Reply:
    def __init__(self, status: int, media: str, body: bytes, headers: dict[str, str]) -> None:
        self.status, self.media, self.body, self.headers = status, media, body, headers

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(server: Server, method: str, path: str, body: str | None = None, **headers: str) -> Reply:
    connection = http.client.HTTPConnection(HOST, server.server_port, timeout=60)
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        reply = connection.getresponse()
        said = dict(reply.getheaders())
        return Reply(reply.status, said.get("Content-Type", ""), reply.read(), said)
    finally:
        connection.close()


def query(server: Server, sparql: str, accept: str = "*/*") -> Reply:
    return ask(server, "POST", "/sparql", urlencode({"query": sparql}), **FORM, Accept=accept)


def number(reply: Reply) -> int:
    return int(json.loads(reply.text)["results"]["bindings"][0]["n"]["value"])


def test_the_three_ways_of_the_protocol(server: Server) -> None:
    by_form = query(server, COUNT)
    by_get = ask(server, "GET", f"/sparql?{urlencode({'query': COUNT})}")
    by_body = ask(server, "POST", "/sparql", COUNT, Content_Type="application/sparql-query")
    assert [reply.status for reply in (by_form, by_get, by_body)] == [200, 200, 200]
    assert number(by_form) == number(by_get) == number(by_body) > 0


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/html, application/sparql-results+xml;q=0.5, text/csv;q=0.1", "application/sparql-results+xml"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
    ],
)
def test_results_in_the_form_that_is_asked_for(server: Server, accept: str, media: str) -> None:
    reply = query(server, COUNT, accept)
    assert (reply.status, reply.media) == (200, media)


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
def test_graphs_in_the_form_that_is_asked_for(server: Server, accept: str, form: RdfFormat) -> None:
    reply = query(server, "DESCRIBE ?p { ?p a kg:Person }", accept)
    assert len(list(pyoxigraph.parse(reply.body, format=form))) > 0


def test_what_cannot_be_had(server: Server) -> None:
    assert query(server, COUNT, "image/png").status == 406


REFUSED = {
    "an update": (("POST", "/sparql", urlencode({"update": "DROP ALL"}), FORM), 403),
    "an update by its type": (("POST", "/sparql", "DROP ALL", {"Content-Type": "application/sparql-update"}), 403),
    "an update as a query": (("POST", "/sparql", urlencode({"query": "DROP ALL"}), FORM), 400),
    "load": (("POST", "/sparql", urlencode({"query": "LOAD <http://127.0.0.1:9/>"}), FORM), 400),
    "service": (("POST", "/sparql", urlencode({"query": "SELECT * { SERVICE <http://127.0.0.1:9/> {} }"}), FORM), 400),
    "no query": (("POST", "/sparql", urlencode({"query": ""}), FORM), 400),
    "two queries": (("POST", "/sparql", f"{urlencode({'query': COUNT})}&{urlencode({'query': COUNT})}", FORM), 400),
    "another type": (("POST", "/sparql", "x", {"Content-Type": "text/plain"}), 415),
    "too long": (("POST", "/sparql", "x", FORM | {"Content-Length": str((1 << 20) + 1)}), 413),
    "another graph": (("GET", f"/sparql?{urlencode({'query': COUNT, 'default-graph-uri': 'a:b'})}", None, {}), 400),
    "another host": (("GET", "/", None, {"Host": "papers.example"}), 421),
    "another place": (("GET", "/../../etc/passwd", None, {}), 404),
    "an encoded place": (("GET", "/%2e%2e/graph.ttl", None, {}), 404),
    "not utf-8": (("GET", "/sparql?query=%ff%fe", None, {}), 400),
    "posting to a page": (("POST", "/", "", {}), 405),
    "no such question": (("GET", "/bound?question=../career", None, {}), 400),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused(case: str, server: Server) -> None:
    (method, path, body, headers), status = REFUSED[case]
    reply = ask(server, method, path, body, **headers)
    assert reply.status == status, reply.text
    assert reply.text.strip()
    assert query(server, COUNT).status == 200, "the server goes on"


def test_a_query_without_end_is_stopped(first_build: Path) -> None:
    with running(first_build, 0.8) as impatient:
        reply = query(impatient, ENDLESS)
    assert reply.status == 503
    assert "--timeout" in reply.text


def test_the_service_describes_itself(server: Server) -> None:
    for path in ("/sparql", "/void.ttl"):
        reply = ask(server, "GET", path)
        triples = list(pyoxigraph.parse(reply.body, format=RdfFormat.TURTLE))
        said = {str(quad.predicate.value).rpartition("#")[2]: quad.object for quad in triples}
        assert said["endpoint"].value == f"{server.address}sparql"
        assert said["defaultGraph"]


def test_a_browser_at_the_endpoint_is_shown_the_page(server: Server) -> None:
    reply = ask(server, "GET", "/sparql", Accept="text/html,application/xhtml+xml,*/*;q=0.8")
    assert (reply.status, reply.headers["Location"]) == (303, "/")


@pytest.mark.parametrize("path", ["/", "/query.js", "/style.css"])
def test_pages_load_nothing_from_elsewhere(server: Server, path: str) -> None:
    reply = ask(server, "GET", path)
    assert reply.status == 200
    assert "http://" not in reply.text
    assert "https://" not in reply.text
    assert "default-src 'none'" in reply.headers["Content-Security-Policy"]


def test_the_graph_page_is_that_of_the_build(server: Server, first_build: Path) -> None:
    assert ask(server, "GET", "/graph.html").body == (first_build / "graph.html").read_bytes()


def test_questions_come_with_their_parameters(server: Server) -> None:
    listed = json.loads(ask(server, "GET", "/questions.json").text)
    assert [each["name"] for each in listed] == list(names())
    bound = ask(server, "GET", f"/bound?{urlencode({'question': 'career', 'person': '孟庆川'})}")
    assert len(json.loads(query(server, bound.text).text)["results"]["bindings"]) > 0
    nobody = ask(server, "GET", f"/bound?{urlencode({'question': 'career', 'person': '} #'})}")
    assert nobody.status == 400


def test_no_build_no_server(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="kg build"):
        serving(tmp_path, 0, 1)


def test_a_port_that_is_taken(server: Server, first_build: Path) -> None:
    with pytest.raises(OutputError, match="--port"):
        serving(first_build, server.server_port, 1)


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "a/x"),
        ("*/*", "a/x"),
        ("a/y", "a/y"),
        ("a/*;q=0.5, a/y;q=0.9", "a/y"),
        ("b/*", None),
        ("a/x;q=0, a/y", "a/y"),
        ("a/y;q=loud", None),
    ],
)
def test_what_an_accept_header_likes_best(accept: str, chosen: str | None) -> None:
    assert preferred(accept, ("a/x", "a/y")) == chosen
