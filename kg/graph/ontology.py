"""The ontology and the shapes as shipped: where their files are, and the labels of terms."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat

from kg.errors import InputError
from kg.graph.terms import RDFS

__all__ = ["label", "ontology_file"]


def ontology_file(name: str) -> Traversable:
    """The file ``name`` (``newskg.ttl``, ``shapes.ttl``, ``context.jsonld``, ``queries/x.rq``) of the ontology folder.

    An installed package carries the folder as ``kg/ontology``; a checkout has it beside ``kg``.
    Raises InputError if it is in neither.
    """
    package = files("kg")
    for folder in (package / "ontology", package / ".." / "ontology"):
        found = folder.joinpath(*name.split("/"))
        if found.is_file():
            return found
    message = f"ontology/{name} is missing from the installation: install newskg again, or run from a whole checkout"
    raise InputError(message)


def label(term: NamedNode, language: str = "zh") -> str:
    """What people call the term; raises KeyError for a term that the ontology does not label in that language."""
    return _labels(language)[term.value]


@cache
def _labels(language: str) -> dict[str, str]:
    triples = pyoxigraph.parse(ontology_file("newskg.ttl").read_bytes(), format=RdfFormat.TURTLE)
    return {
        quad.subject.value: quad.object.value
        for quad in triples
        if quad.predicate == RDFS.label
        and isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, Literal)
        and quad.object.language == language
    }
