"""People, organisations, places, events, documents, speeches and posts as RDF."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.graph.minting import Minter, Property, Statement, describe, each, flag, optional_plain, optional_zh, plain, zh
from kg.graph.terms import DCTERMS, EVENT_CLASS, FOAF, KG, KIND, LEVEL, ORG, PROV, RDFS, SCHEMA, SKOS
from kg.linking.graph import (
    DocumentNode,
    EventNode,
    Names,
    OrganizationNode,
    PersonNode,
    PlaceNode,
    PostNode,
    SpeechNode,
)

_PERSON = (KG.Person, SCHEMA.Person, FOAF.Person, PROV.Entity)
_ORGANIZATION = (KG.Organization, SCHEMA.Organization, ORG.Organization, PROV.Entity)
_PLACE = (KG.Place, SCHEMA.Place, PROV.Entity)
_EVENT = (KG.Event, SCHEMA.Event, PROV.Entity)
_DOCUMENT = (KG.Document, SCHEMA.CreativeWork, PROV.Entity)
_SPEECH = (KG.Speech, SCHEMA.CreativeWork, PROV.Entity)
_POST = (ORG.Post, PROV.Entity)


def person(node: PersonNode, mint: Minter) -> Iterator[Statement]:
    """A person across articles."""
    return describe(
        mint(node.id),
        _PERSON,
        *_names(node.names),
        (FOAF.name, zh(node.names.label)),
        (KG.anonymous, flag(node.anonymous)),
        (KG.fictional, flag(node.fictional)),
    )


def organization(node: OrganizationNode, mint: Minter) -> Iterator[Statement]:
    """An organisation across articles."""
    return describe(
        mint(node.id),
        _ORGANIZATION,
        *_names(node.names),
        (KG.kind, KIND[node.kind]),
        (KG.jurisdiction, mint.optional(node.jurisdiction)),
        (ORG.subOrganizationOf, mint.optional(node.parent)),
        (KG.unresolved, flag(node.unresolved)),
        *each(DCTERMS.isReplacedBy, (mint(later) for later, _ in node.replaced_by)),
    )


def place(node: PlaceNode, mint: Minter) -> Iterator[Statement]:
    """A place, from a country down to a site."""
    return describe(
        mint(node.id),
        _PLACE,
        *_names(node.names),
        (KG.fullName, plain(node.full_name)),
        (KG.level, LEVEL[node.level]),
        (KG.adminCode, optional_plain(node.code)),
        (SCHEMA.containedInPlace, mint.optional(node.container)),
        (DCTERMS.isReplacedBy, mint.optional(node.replaced_by)),
    )


def event(node: EventNode, mint: Minter) -> Iterator[Statement]:
    """A meeting, visit or occasion; what is said of it are claims."""
    return describe(
        mint(node.id),
        (EVENT_CLASS[node.kind], *_EVENT),
        *_names(node.names),
        *each(KG.reportedIn, (mint(article) for article in node.reported_in)),
        *_referred_to(node.mentioned_in, mint),
    )


def document(node: DocumentNode, mint: Minter) -> Iterator[Statement]:
    """A named document."""
    return describe(
        mint(node.id),
        _DOCUMENT,
        *_names(node.names),
        (SCHEMA.name, zh(node.names.label)),
        (SCHEMA.identifier, optional_plain(node.number)),
        *_referred_to(node.mentioned_in, mint),
    )


def speech(node: SpeechNode, mint: Minter) -> Iterator[Statement]:
    """A speech or instruction that is passed on."""
    return describe(mint(node.id), _SPEECH, *_names(node.names), *_referred_to(node.mentioned_in, mint))


def post(node: PostNode, mint: Minter) -> Iterator[Statement]:
    """A post in an organisation, whose label is its title."""
    return describe(
        mint(node.id),
        _POST,
        *_names(Names(node.title)),
        (ORG.postIn, mint(node.organization)),
    )


def _names(names: Names) -> Iterator[Property]:
    label = zh(names.label)
    yield RDFS.label, label
    yield SKOS.prefLabel, label
    yield from each(SKOS.altLabel, (zh(other) for other in names.other))
    yield from each(KG.deicticLabel, (zh(form) for form in names.deictic))
    yield SCHEMA.disambiguatingDescription, optional_zh(names.description)


def _referred_to(articles: tuple[str, ...], mint: Minter) -> Iterator[tuple[NamedNode, NamedNode]]:
    return ((KG.mentionedIn, mint(article)) for article in articles)
