"""Prints what owlrl finds contradictory in the ontology, the invented graph and the Turtle on standard input.

A process of its own: owlrl exchanges rdflib's readers of literals for the whole process.
"""

from __future__ import annotations

import sys

import owlrl  # type: ignore[import-untyped]
from rdflib import XSD, Graph, URIRef

from kg.graph.ontology import ontology_file
from kg.graph.rdf import to_rdf
from tests.graph.invented import BUILD, GRAPH

CONTRADICTION = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")


def main() -> None:
    closed = Graph().parse(data=sys.stdin.read(), format="turtle")
    closed.parse(data=ontology_file("newskg.ttl").read_text(encoding="utf-8"), format="turtle")
    # owlrl takes --05-01, a good xsd:gMonthDay, for an ill-formed one.
    built = to_rdf(GRAPH, BUILD)
    closed += [triple for triple in built if getattr(triple[2], "datatype", None) != XSD.gMonthDay]
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    sys.stdout.writelines(f"{error}\n" for error in closed.objects(None, CONTRADICTION))


if __name__ == "__main__":
    main()
