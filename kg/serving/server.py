"""The server: pages and the SPARQL endpoint of one output folder, on 127.0.0.1, read-only.

A request for another host than this machine is refused, so that no page of the web can read the graph through a
visitor's browser. Each request sees the build that is current when it comes.
"""

from __future__ import annotations

import shutil
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from urllib.parse import parse_qsl, urlsplit

import msgspec

from kg.errors import InputError, NewskgError, OutputError
from kg.publication import current_build
from kg.questions.asking import opened
from kg.questions.binding import bound, values_of
from kg.questions.catalogue import question, questions
from kg.questions.names import Names
from kg.serving.answering import answered
from kg.serving.description import description
from kg.serving.protocol import Refused, preferred, read_request

__all__ = ["HOST", "Server", "serving"]

HOST = "127.0.0.1"
_LARGEST_REQUEST = 1 << 20
_AT_ONCE = 4
_PATIENCE_S = 20.0
_PAGE_FILES = MappingProxyType(
    {
        "/": ("index.html", "text/html; charset=utf-8"),
        "/query.js": ("query.js", "text/javascript; charset=utf-8"),
        "/style.css": ("style.css", "text/css; charset=utf-8"),
    },
)
_OWN_ONLY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'"


class Server(ThreadingHTTPServer):
    """Serves an output folder; ``seconds`` is the time limit of a query."""

    daemon_threads = True

    def __init__(self, directory: Path, port: int, seconds: float) -> None:
        self.directory = directory
        self.seconds = seconds
        self.turns = threading.BoundedSemaphore(_AT_ONCE)
        super().__init__((HOST, port), _Handler)

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{HOST}:{self.server_port}/"


def serving(directory: Path, port: int, seconds: float) -> Server:
    """A server that listens and waits for ``serve_forever``; port 0 takes a free one.

    Raises OutputError where there is no build or the port is taken.
    """
    current_build(directory)
    try:
        return Server(directory, port, seconds)
    except OSError as error:
        message = f"port {port}: {error.strerror or error}; choose another with --port"
        raise OutputError(message) from error


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 30
    server_version = "newskg"
    sys_version = ""

    def do_GET(self) -> None:
        self._carry_out()

    def do_POST(self) -> None:
        self._carry_out()

    def log_message(self, *_: object) -> None:
        """Nothing: queries are the user's own business."""

    def _carry_out(self) -> None:
        try:
            self._check_host()
            body = self._body()
            self._answer(body)
        except Refused as refused:
            self._send(refused.status, "text/plain; charset=utf-8", f"{refused}\n".encode())
        except NewskgError as error:
            status = HTTPStatus.NOT_FOUND if isinstance(error, InputError | OutputError) else HTTPStatus.BAD_REQUEST
            self._send(status, "text/plain; charset=utf-8", f"{error}\n".encode())
        except ConnectionError:  # the visitor did not wait for the answer
            self.close_connection = True

    def _check_host(self) -> None:
        host = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        if host not in (HOST, "localhost"):
            self.close_connection = True
            raise Refused(HTTPStatus.MISDIRECTED_REQUEST, f"this server is {self.server.address}")

    def _body(self) -> bytes:
        if self.command != "POST":
            return b""
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit():
            self.close_connection = True
            raise Refused(HTTPStatus.LENGTH_REQUIRED, "say how long the request is")
        if int(length) > _LARGEST_REQUEST:
            self.close_connection = True
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "a query has at most a megabyte")
        return self.rfile.read(int(length))

    def _answer(self, body: bytes) -> None:
        address = urlsplit(self.path)
        if address.path == "/sparql":
            self._sparql(address.query, body)
        elif self.command != "GET":
            raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, "only queries are posted, to /sparql")
        elif address.path in _PAGE_FILES:
            name, media = _PAGE_FILES[address.path]
            content = (files("kg.serving") / "page" / name).read_bytes()
            self._send(HTTPStatus.OK, media, content, {"Content-Security-Policy": _OWN_ONLY})
        elif address.path == "/graph.html":
            page = (current_build(self.server.directory) / "graph.html").read_bytes()
            self._send(HTTPStatus.OK, "text/html; charset=utf-8", page)
        elif address.path == "/questions.json":
            self._send(HTTPStatus.OK, "application/json", msgspec.json.encode(questions()))
        elif address.path == "/bound":
            self._bound(address.query)
        elif address.path in ("/void.ttl", "/.well-known/void"):
            self._describe()
        else:
            raise Refused(HTTPStatus.NOT_FOUND, "there is /, /sparql, /graph.html and /void.ttl")

    def _sparql(self, query_string: str, body: bytes) -> None:
        asked = read_request(self.command, query_string, self.headers.get("Content-Type", ""), body)
        if asked.query is None:
            self._describe()
            return
        if asked.default_graphs or asked.named_graphs:
            raise Refused(HTTPStatus.BAD_REQUEST, "there is one graph here: leave out default- and named-graph-uri")
        if not self.server.turns.acquire(timeout=_PATIENCE_S):
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "too many queries at once; ask again in a while")
        try:
            store = current_build(self.server.directory) / "store"
            media, content = answered(store, asked.query, self.headers.get("Accept", ""), self.server.seconds)
        finally:
            self.server.turns.release()
        with content:
            start = content.tell()
            length = content.seek(0, 2) - start
            content.seek(start)
            self._head(HTTPStatus.OK, f"{media}; charset=utf-8" if media.startswith("text/") else media, length)
            shutil.copyfileobj(content, self.wfile)

    def _describe(self) -> None:
        wanted = preferred(self.headers.get("Accept", ""), ("text/turtle", "text/html"))
        if self.command == "GET" and wanted == "text/html":
            self._head(HTTPStatus.SEE_OTHER, "text/html", 0, {"Location": "/"})
            return
        store = opened(current_build(self.server.directory) / "store")
        self._send(HTTPStatus.OK, "text/turtle; charset=utf-8", description(store, f"{self.server.address}sparql"))

    def _bound(self, query_string: str) -> None:
        """The query of a question with the values that its parameters are given."""
        given = dict(parse_qsl(query_string))
        wanted = question(given.pop("question", ""))
        everyone = given.pop("all-namesakes", "") == "true"
        known = Names(opened(current_build(self.server.directory) / "store"))
        values = values_of(wanted, given, known, all_namesakes=everyone)
        self._send(HTTPStatus.OK, "text/plain; charset=utf-8", bound(wanted, values).encode())

    def _send(self, status: HTTPStatus, media: str, content: bytes, headers: dict[str, str] | None = None) -> None:
        self._head(status, media, len(content), headers)
        self.wfile.write(content)

    def _head(self, status: HTTPStatus, media: str, length: int, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(length))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-cache")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
