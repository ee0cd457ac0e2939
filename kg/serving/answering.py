"""One query in a process of its own, which can be ended at its time limit, as the engine itself cannot.

``python -m kg.serving.answering STORE`` reads a request as JSON from stdin and writes the answer to stdout. Exit status
2 says on stderr what is wrong with the query.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from http import HTTPStatus
from pathlib import Path
from typing import IO

import pyoxigraph
from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat

from kg.errors import NewskgError, UsageError
from kg.graph.terms import DATA_PREFIX, PREFIXES
from kg.questions.asking import ask, opened
from kg.questions.names import base_iri_of
from kg.serving.protocol import GRAPHS, RESULTS, Refused, preferred

__all__ = ["answered"]

_RESULT_FORMATS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
_GRAPH_FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
_WRONG, _NOT_ACCEPTABLE = 2, 4


def answered(store: Path, query: str, accept: str, seconds: float) -> tuple[str, IO[bytes]]:
    """The media type and the bytes of the answer, to be closed by the caller; raises Refused where there is none."""
    output: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - handed to the caller
    try:
        done = subprocess.run(  # noqa: S603 - this program itself
            [sys.executable, "-m", "kg.serving.answering", str(store)],
            input=json.dumps({"query": query, "accept": accept}).encode(),
            stdout=output,
            stderr=subprocess.PIPE,
            timeout=seconds,
            check=False,
        )
        if done.returncode != 0:
            raise _refusal(done.returncode, done.stderr.decode("utf-8", "replace"))
        output.seek(0)
        return output.readline().decode("ascii").strip(), output
    except subprocess.TimeoutExpired as error:
        output.close()
        message = f"stopped after {seconds:g} seconds; narrow the query, or start kg serve with a longer --timeout"
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, message) from error
    except Refused:
        output.close()
        raise


def _refusal(status: int, said: str) -> Refused:
    if status == _WRONG:
        return Refused(HTTPStatus.BAD_REQUEST, said)
    if status == _NOT_ACCEPTABLE:
        return Refused(HTTPStatus.NOT_ACCEPTABLE, said)
    return Refused(HTTPStatus.INTERNAL_SERVER_ERROR, "the query could not be answered (no memory left, or no store)")


def _answer(store: Path, asked: dict[str, str], target: IO[bytes]) -> int:
    """Writes the media type on a line, then the answer."""
    kept = opened(store)
    base_iri = base_iri_of(kept)
    answer = ask(kept, asked["query"], base_iri)
    offered = GRAPHS if isinstance(answer, QueryTriples) else RESULTS
    media = preferred(asked["accept"], tuple(offered))
    if media is None:
        sys.stderr.write(f"this answer can be had as {', '.join(offered)}")
        return _NOT_ACCEPTABLE
    target.write(media.encode() + b"\n")
    if isinstance(answer, QueryTriples):
        prefixes = {DATA_PREFIX: base_iri} | PREFIXES
        form = _GRAPH_FORMATS[GRAPHS[media]]
        prefixed = prefixes if form in (RdfFormat.TURTLE, RdfFormat.RDF_XML) else None
        pyoxigraph.serialize(answer, target, format=form, prefixes=prefixed)
    elif isinstance(answer, pyoxigraph.QueryBoolean) and RESULTS[media] in ("csv", "tsv"):
        target.write(b"true\n" if answer else b"false\n")
    else:
        answer.serialize(target, format=_RESULT_FORMATS[RESULTS[media]])
    target.flush()
    return 0


def _main() -> int:
    try:
        return _answer(Path(sys.argv[1]), json.loads(sys.stdin.buffer.read()), sys.stdout.buffer)
    except UsageError as error:
        sys.stderr.write(str(error))
        return _WRONG
    except NewskgError as error:
        sys.stderr.write(str(error))
        return 3


if __name__ == "__main__":
    sys.exit(_main())
