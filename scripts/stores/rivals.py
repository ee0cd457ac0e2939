"""rdflib's own serialiser and query engine, to measure ours beside."""

from __future__ import annotations

import io
import signal
import statistics
from collections.abc import Iterable, Mapping
from time import perf_counter

from rdflib import Graph

from kg.graph.minting import Statement
from kg.graph.terms import PREFIXES
from kg.outputs.turtle import write_turtle

SECONDS_A_QUESTION = 60


class TooLong(Exception):  # noqa: N818 - what an answer takes
    """The engine did not answer in time."""


def turtle_beside_rdflib(written: list[Statement]) -> Graph:
    """The graph in rdflib's memory; prints what writing it as sorted, prefixed Turtle takes both ways."""
    start = perf_counter()
    target = io.BytesIO()
    write_turtle(written, target)
    ours = perf_counter() - start
    graph = Graph().parse(data=target.getvalue(), format="turtle")
    start = perf_counter()
    graph.serialize(format="turtle")
    theirs = perf_counter() - start
    print(
        f"{len(graph):,} triples as Turtle: {len(graph) / ours:,.0f} a second, rdflib {len(graph) / theirs:,.0f}: "
        f"{theirs / ours:.1f} times"
    )
    return graph


def questions_to_rdflib(graph: Graph, queries: Mapping[str, str], ours: Iterable[float]) -> None:
    """Prints what rdflib's own engine takes for the questions, beside what our store takes for the same graph."""
    prologue = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
    times: list[float] = []
    late: list[str] = []
    signal.signal(signal.SIGALRM, _give_up)
    for name, sparql in queries.items():
        start = perf_counter()
        signal.alarm(SECONDS_A_QUESTION)
        try:
            len(list(graph.query(prologue + sparql)))
        except TooLong:
            late.append(name)
        finally:
            signal.alarm(0)
        times.append(perf_counter() - start)
    own = sorted(ours)
    print(f"kg query's store: median {statistics.median(own):.3f} s, worst {own[-1]:.3f} s on {len(graph):,} triples")
    print(
        f"rdflib's engine: median {statistics.median(times):.3f} s, worst {max(times):.3f} s on the same; "
        f"none within {SECONDS_A_QUESTION} s: {', '.join(late) or 'no question'}"
    )


def _give_up(_signal: int, _frame: object) -> None:
    raise TooLong
