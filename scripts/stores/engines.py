"""The stores that are compared: each loads a Turtle file into a folder of its own and answers queries with rows.

Recipes as ontology/stores.md tells them. Every server listens on 127.0.0.1 and is stopped at the end.
"""

from __future__ import annotations

import csv
import io
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

JAVA_LIBRARIES = Path("/usr/share/java")
LOGGERS = ("log4j-over-slf4j", "slf4j-", "jcl-over", "jul-to", "log4j-to")
KEPT = ("slf4j-api", "slf4j-nop")
XERCES = "org/apache/jena/ext/xerces/"
STARTS_WITHIN_S, ANSWERS_WITHIN_S = 60, 300
VIRTUOSO_INI = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {data}
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryExecutionTime = 300
"""
Rows = list[dict[str, str]]


class Missing(Exception):  # noqa: N818 - the state of a machine
    """The store is not installed here; says which package brings it."""


class Oxigraph:
    """The `oxigraph` server of PyPI."""

    name = "Oxigraph server"

    @contextmanager
    def loaded(self, turtle: Path, folder: Path) -> Iterator[Oxigraph]:
        """The store with that file in it, running."""
        binary = Path(sys.executable).with_name("oxigraph")
        if not binary.exists():
            raise Missing("PyPI: oxigraph")
        location = str(folder / "data")
        run([str(binary), "load", "--location", location, "--file", str(turtle)])
        port = free_port()
        command = [str(binary), "serve-read-only", "--location", location, "--bind", f"127.0.0.1:{port}"]
        with started(command, port):
            self._address = f"http://127.0.0.1:{port}/query"
            yield self

    def ask(self, sparql: str) -> Rows:
        """The rows of the answer."""
        return asked_over_http(self._address, sparql)


class Virtuoso:
    """Virtuoso 7, Debian's virtuoso-opensource-7."""

    name = "Virtuoso 7"

    @contextmanager
    def loaded(self, turtle: Path, folder: Path) -> Iterator[Virtuoso]:
        """The store with that file in it, running."""
        if not shutil.which("virtuoso-t"):
            raise Missing("Debian: virtuoso-opensource-7")
        sql, http = free_port(), free_port()
        ini = folder / "virtuoso.ini"
        ini.write_text(VIRTUOSO_INI.format(folder=folder, data=turtle.parent, sql=sql, http=http), encoding="utf-8")
        with started(["virtuoso-t", "+foreground", "+configfile", str(ini)], http):
            shell = ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba"]
            load = f"ld_dir('{turtle.parent}','{turtle.name}','urn:newskg');rdf_loader_run();checkpoint;"
            run([*shell, f"EXEC={load}"])
            self._address = f"http://127.0.0.1:{http}/sparql"
            yield self

    def ask(self, sparql: str) -> Rows:
        """The rows of the answer."""
        return asked_over_http(self._address, sparql)


class Jena:
    """Jena TDB2, Debian's libapache-jena-java; a process a query, so its times hold the start of Java."""

    name = "Jena TDB2"

    @contextmanager
    def loaded(self, turtle: Path, folder: Path) -> Iterator[Jena]:
        """The store with that file in it."""
        core = JAVA_LIBRARIES / "jena-core.jar"
        if not core.exists():
            raise Missing("Debian: libapache-jena-java")
        with zipfile.ZipFile(core) as jar:
            for name in jar.namelist():
                if name.startswith(XERCES) and name.endswith(".properties"):
                    target = folder / "resources" / "xerces" / name.removeprefix(XERCES)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(jar.read(name))
        # Debian's folder also has bridges between loggers that must not meet on one class path.
        jars = ":".join(
            str(jar)
            for jar in sorted(JAVA_LIBRARIES.glob("*.jar"))
            if not jar.stem.startswith(LOGGERS) or jar.stem.startswith(KEPT)
        )
        self._java = ["java", "-Xmx4g", "-cp", f"{folder / 'resources'}:{jars}"]
        self._location = f"--loc={folder / 'tdb2'}"
        self._query = folder / "query.rq"
        run([*self._java, "tdb2.tdbloader", self._location, str(turtle)])
        yield self

    def ask(self, sparql: str) -> Rows:
        """The rows of the answer."""
        self._query.write_text(sparql, encoding="utf-8")
        said = run([*self._java, "tdb2.tdbquery", self._location, "--results=CSV", f"--query={self._query}"])
        return list(csv.DictReader(io.StringIO(said)))


Engine: TypeAlias = type[Oxigraph] | type[Virtuoso] | type[Jena]
ENGINES: tuple[Engine, ...] = (Oxigraph, Virtuoso, Jena)


def asked_over_http(address: str, sparql: str) -> Rows:
    """The rows that a SPARQL endpoint answers with, as CSV."""
    body = urllib.parse.urlencode({"query": sparql}).encode()
    request = urllib.request.Request(address, body, {"Accept": "text/csv"})  # noqa: S310 - loopback
    try:
        with urllib.request.urlopen(request, timeout=ANSWERS_WITHIN_S) as answer:  # noqa: S310
            return list(csv.DictReader(io.StringIO(answer.read().decode())))
    except urllib.error.HTTPError as error:
        message = error.read().decode("utf-8", "replace")[:300]
        raise RuntimeError(message) from error


def run(command: list[str]) -> str:
    """What a command says, or a RuntimeError with the end of its complaint."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=ANSWERS_WITHIN_S)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]}: {done.stderr[-500:]}")
    return done.stdout


@contextmanager
def started(command: list[str], port: int) -> Iterator[None]:
    """A server while the block runs, from when it listens on the port."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            deadline = time.monotonic() + STARTS_WITHIN_S
            while not listens(port):
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"{command[0]} did not start")
                time.sleep(0.2)
            yield
        finally:
            process.terminate()


def listens(port: int) -> bool:
    """Whether somebody listens on the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
