"""JSON-LD that reads naturally: the short names of the shipped context, a node a line, and no remote context."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import IO, Any

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.minting import DEFAULT_BASE_IRI
from kg.graph.ontology import ontology_file
from kg.graph.terms import PREFIXES, RDF, XSD

__all__ = ["write_jsonld"]


def write_jsonld(triples: Iterable[Triple], target: IO[bytes], base_iri: str = DEFAULT_BASE_IRI) -> None:
    """Writes the triples, all of a subject together, as one JSON-LD document with its context inside.

    What the context has no short name for stands under its prefixed name, or its IRI. The data's own IRIs are
    relative to ``base_iri`` where that ends in a slash (``person-3f9a``), else whole.
    """
    relative = base_iri if base_iri.endswith("/") else None
    context = {**_context(), **({"@base": relative} if relative else {})}
    names = _Names(context, relative)
    target.write(b'{"@context": ' + _json(context) + b',\n"@graph": [')
    before = b"\n"
    for _, of_subject in groupby(triples, attrgetter("subject")):
        target.write(before + _json(_node(list(of_subject), names)))
        before = b",\n"
    target.write(b"\n]}\n")


class _Names:
    """The context read backwards: from IRIs to short names, and from a property to what it says of its values."""

    def __init__(self, context: Mapping[str, Any], base_iri: str | None) -> None:
        self._base_iri = base_iri
        self._compacted: dict[str, str] = {}
        self._terms: dict[str, tuple[str, Mapping[str, Any]]] = {}
        for term, said in context.items():
            definition = said if isinstance(said, dict) else {"@id": said}
            iri = self._expanded(str(definition.get("@id", "")))
            if iri and term not in PREFIXES:
                self._terms.setdefault(iri, (term, definition))

    def property(self, node: NamedNode) -> tuple[str, Mapping[str, Any]]:
        return self._terms.get(node.value) or (self.prefixed(node), {})

    def type(self, node: NamedNode) -> str:
        term, definition = self.property(node)
        return term if set(definition) <= {"@id"} else self.prefixed(node)

    def prefixed(self, node: NamedNode) -> str:
        iri = node.value
        if self._base_iri and iri.startswith(self._base_iri):
            return iri.removeprefix(self._base_iri)
        short = self._compacted.get(iri)
        if short is None:
            spaces = ((prefix, namespace) for prefix, namespace in PREFIXES.items() if iri.startswith(namespace))
            prefix, namespace = next(spaces, ("", ""))
            short = self._compacted[iri] = f"{prefix}:{iri.removeprefix(namespace)}" if prefix else iri
        return short

    def _expanded(self, name: str) -> str:
        prefix, colon, local = name.partition(":")
        return PREFIXES[prefix] + local if colon and prefix in PREFIXES else ""


def _node(triples: list[Triple], names: _Names) -> dict[str, Any]:
    node: dict[str, Any] = {"id": _iri(triples[0].subject, names)}
    types = [
        names.type(triple.object)
        for triple in triples
        if triple.predicate == RDF.type and isinstance(triple.object, NamedNode)
    ]
    if types:
        node["type"] = types
    for triple in triples:
        if triple.predicate == RDF.type:
            continue
        term, said = names.property(triple.predicate)
        value = _value(triple.object, said, names)
        if term not in node:
            node[term] = value
        elif isinstance(node[term], list):
            node[term].append(value)
        else:
            node[term] = [node[term], value]
    return node


def _iri(term: object, names: _Names) -> str:
    return names.prefixed(term) if isinstance(term, NamedNode) else str(term)


def _value(term: object, said: Mapping[str, Any], names: _Names) -> Any:
    if not isinstance(term, Literal):
        short = _iri(term, names)
        return short if said.get("@type") == "@id" else {"id": short}
    if term.language:
        known = said.get("@language") == term.language
        return term.value if known else {"@value": term.value, "@language": term.language}
    datatype = names.prefixed(term.datatype)
    if said.get("@type") == datatype:
        return term.value
    if term.datatype == XSD.boolean and term.value in ("true", "false"):
        return term.value == "true"
    if term.datatype == XSD.string:
        return term.value if not {"@type", "@language"} & said.keys() else {"@value": term.value}
    return {"@value": term.value, "@type": datatype}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


@cache
def _context() -> dict[str, Any]:
    context: dict[str, Any] = json.loads(ontology_file("context.jsonld").read_text(encoding="utf-8"))["@context"]
    return context
