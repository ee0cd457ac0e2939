"""From what people call a thing to the things of a built graph that bear the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.errors import UsageError
from kg.graph.minting import DEFAULT_BASE_IRI, plain, safe_text, zh
from kg.graph.terms import DATA_PREFIX, KG, RDF, RDFS, SCHEMA, SKOS

__all__ = ["Names", "base_iri_of"]

CLASSES: Mapping[str, tuple[NamedNode, ...]] = MappingProxyType(
    {
        "person": (KG.Person,),
        "organization": (KG.Organization,),
        "place": (KG.Place,),
        "event": (KG.Event,),
        "entity": (KG.Person, KG.Organization, KG.Place, KG.Event, KG.Document, KG.Speech),
    },
)
_IRI = re.compile(r"<?(?P<iri>[a-z][a-z0-9+.-]*:[^\s<>\"{}|^`\\\x00-\x20]+)>?")
_LOCAL = re.compile(rf"(?:{DATA_PREFIX}:)?(?P<local>[a-z]+(?:-[A-Za-z0-9]+)+)")
_SHOWN = 20


class Names:
    """Looks names up in the store of a built graph."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        self._store = store
        self.base_iri = base_iri_of(store)

    def bearer(self, name: str, kind: str) -> NamedNode:
        """The one thing of that kind with that name or IRI; raises UsageError, listing them, where several bear it."""
        found = self.bearers(name, kind)
        if len(found) > 1:
            shown = [self.described(node) for node in found[:_SHOWN]]
            more = [f"… and {len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
            heading = f"{len(found)} entities bear the name {name}; give the IRI of one, or --all-namesakes:"
            raise UsageError("\n".join((heading, *shown, *more)))
        return found[0]

    def bearers(self, name: str, kind: str) -> tuple[NamedNode, ...]:
        """All things of that kind with that name or IRI, sorted; raises UsageError where there is none.

        ``kind`` is a key of `CLASSES`. A name is a label or another name that stands by itself, or a place's full one;
        an IRI may be whole, in angle brackets, prefixed (``id:person-3f9a``) or the local name alone.
        """
        named = self._iris(name) or self._named(name)
        found = {node.value: node for node in named if self._is_a(node, kind)}
        if not found:
            what = "thing" if kind == "entity" else kind
            message = f"no {what} in this graph is called {name!r}{self._hint(name, kind)}"
            raise UsageError(message)
        return tuple(found[iri] for iri in sorted(found))

    def described(self, node: NamedNode) -> str:
        """A line to tell the thing from its namesakes: its IRI as a prefixed name, its label, what it is."""
        local = node.value.removeprefix(self.base_iri)
        words = [self._value(node, predicate) for predicate in (RDFS.label, SCHEMA.disambiguatingDescription)]
        return "  ".join(filter(None, (f"{DATA_PREFIX}:{local}", *words)))

    def _iris(self, name: str) -> tuple[NamedNode, ...]:
        local, whole = _LOCAL.fullmatch(name), _IRI.fullmatch(name)
        if local:
            return (NamedNode(self.base_iri + local["local"]),)
        return (NamedNode(whole["iri"]),) if whole else ()

    def _named(self, name: str) -> Iterator[NamedNode]:
        text = safe_text(name.strip())
        for predicate, literal in ((RDFS.label, zh(text)), (SKOS.altLabel, zh(text)), (KG.fullName, plain(text))):
            for quad in self._store.quads_for_pattern(None, predicate, literal, None):
                if isinstance(quad.subject, NamedNode):
                    yield quad.subject

    def _is_a(self, node: NamedNode, kind: str) -> bool:
        return any(Quad(node, RDF.type, cls, DefaultGraph()) in self._store for cls in CLASSES[kind])

    def _value(self, node: NamedNode, predicate: NamedNode) -> str | None:
        found = self._store.quads_for_pattern(node, predicate, None, None)
        return next((quad.object.value for quad in found if isinstance(quad.object, Literal)), None)

    def _hint(self, name: str, kind: str) -> str:
        """Up to five labels that the name is a part of."""
        text = name.strip()
        labels = self._store.quads_for_pattern(None, RDFS.label, None, DefaultGraph())
        near = {
            quad.object.value
            for quad in labels
            if isinstance(quad.object, Literal)
            and isinstance(quad.subject, NamedNode)
            and text in quad.object.value
            and self._is_a(quad.subject, kind)
        }
        shown = sorted(near, key=lambda label: (len(label), label))[:5] if text else []
        return f"; do you mean {'、'.join(shown)}?" if shown else ""


def base_iri_of(store: pyoxigraph.Store) -> str:
    """The namespace of a built graph's data, which its build activity's IRI shows."""
    for quad in store.quads_for_pattern(None, RDF.type, KG.Build, None):
        if isinstance(quad.subject, NamedNode):
            base, found, _ = quad.subject.value.rpartition("build-")
            if found:
                return base
    return DEFAULT_BASE_IRI
