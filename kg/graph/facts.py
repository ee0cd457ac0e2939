"""Tenures, participations and claims as RDF, each with the passages that say it, and the build that made them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType

from pyoxigraph import NamedNode

from kg.graph.minting import (
    MERGED,
    GraphName,
    Minter,
    Statement,
    Term,
    confidence,
    day,
    day_number,
    describe,
    each,
    optional_day,
    optional_integer,
    partial_date,
    plain,
    zh,
)
from kg.graph.terms import DIRECT_ROLE, KG, MODE, ORG, PROV, RDF, RDFS, ROLE, SCHEMA, SKOS, STATUS
from kg.linking.graph import ClaimFact, CorrectionNode, ParticipationFact, TenureFact
from kg.model import Mode

_TENURE = (KG.Tenure, ORG.Membership, PROV.Entity)
_PARTICIPATION = (KG.Participation, PROV.Entity)
_CLAIM = (KG.Claim, RDF.Statement, PROV.Entity)


def _mode(value: str) -> Term:
    return MODE[Mode(value)]


_VALUE: Mapping[str, tuple[NamedNode, Callable[[str], Term]]] = MappingProxyType(
    {
        "startDate": (SCHEMA.startDate, day),
        "endDate": (SCHEMA.endDate, day),
        "partialDate": (KG.partialDate, partial_date),
        "notBefore": (KG.notBefore, day),
        "notAfter": (KG.notAfter, day),
        "dateBasis": (KG.dateBasis, plain),
        "partOfDay": (KG.partOfDay, plain),
        "location": (SCHEMA.location, zh),
        "organizer": (SCHEMA.organizer, zh),
        "mode": (KG.mode, _mode),
        "agendaItem": (KG.agendaItem, zh),
        "outcome": (KG.outcome, zh),
        "groupParticipant": (KG.groupParticipant, zh),
        "conveys": (KG.conveys, zh),
        "creator": (SCHEMA.creator, zh),
        "deliveredAt": (KG.deliveredAt, zh),
    },
)
"""The property of each predicate of a claim, and how its object is written where it is no entity."""


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """What made the graph: the package's version and the settings that bear on the output (no clock time)."""

    version: str
    settings: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """The identifier of the build, which depends on version and settings alone."""
        text = "\n".join((self.version, *self.lines))
        return f"build-{sha256(text.encode('utf-8', 'replace')).hexdigest()[:16]}"

    @property
    def lines(self) -> tuple[str, ...]:
        """``name=value`` of each setting, sorted."""
        return tuple(sorted(f"{name}={value}" for name, value in self.settings))


class FactWriter:
    """Writes facts as statements; knows the build that made them and the article of each passage."""

    def __init__(
        self,
        mint: Minter,
        build: BuildSettings,
        article_of: Mapping[str, str],
        corrections: Sequence[CorrectionNode] = (),
    ) -> None:
        self._mint = mint
        self._build = build
        self._article_of = article_of
        self._corrections: dict[str, list[str]] = {}
        for correction in corrections:
            for entity in correction.entities:
                self._corrections.setdefault(entity, []).append(correction.id)

    def build(self) -> Iterator[Statement]:
        """The activity that generated every fact."""
        return describe(
            self._mint(self._build.id),
            (KG.Build, PROV.Activity),
            (SCHEMA.softwareVersion, plain(self._build.version)),
            *each(KG.setting, (plain(line) for line in self._build.lines)),
        )

    def correction(self, node: CorrectionNode) -> Iterator[Statement]:
        """A line of the user's corrections file, and the entities that it bears on."""
        line = self._mint(node.id)
        yield from describe(line, (PROV.Entity,), (RDFS.label, zh(node.text)), (SKOS.prefLabel, zh(node.text)))
        for entity in node.entities:
            yield self._mint(entity), KG.correctedBy, line, MERGED

    def tenure(self, fact: TenureFact) -> Iterator[Statement]:
        """A person holding a post."""
        mint = self._mint
        subject = mint(fact.id)
        yield from describe(
            subject,
            _TENURE,
            (ORG.member, mint(fact.person)),
            (ORG.organization, mint.optional(fact.organization)),
            (KG.jurisdiction, mint.optional(fact.jurisdiction)),
            (KG.title, plain(fact.title)),
            (KG.post, mint.optional(fact.post)),
            (KG.status, STATUS[fact.status]),
            *each(KG.attestedOn, map(day, fact.attested_on)),
            (KG.startedOn, optional_day(fact.started_on)),
            (KG.endedOn, optional_day(fact.ended_on)),
        )
        yield from self._provenance(subject, fact.evidence, fact.person, fact.organization)

    def participation(self, fact: ParticipationFact) -> Iterator[Statement]:
        """An agent's role at an event, and the direct properties from the event to the agent."""
        mint = self._mint
        subject, event, agent = mint(fact.id), mint(fact.event), mint(fact.agent)
        yield from describe(
            subject,
            _PARTICIPATION,
            (KG.agent, agent),
            (KG.event, event),
            (KG.role, ROLE[fact.role]),
            *each(KG.actingAs, map(mint, fact.acting_as)),
            *each(KG.roleWord, map(plain, fact.words)),
            (KG.listPosition, optional_integer(fact.position)),
            (KG.onBehalfOf, mint.optional(fact.on_behalf_of)),
            (KG.confidence, confidence(fact.confidence)),
        )
        yield from self._provenance(subject, fact.evidence, fact.agent)
        for predicate in DIRECT_ROLE[fact.role]:
            yield event, predicate, agent, MERGED

    def claim(self, fact: ClaimFact) -> Iterator[Statement]:
        """A statement with its evidence, and the statement itself unless it is a rival value."""
        subject, statement_of = self._mint(fact.id), self._mint(fact.subject)
        predicate, write = _VALUE[fact.predicate]
        value = self._mint(fact.object) if fact.is_entity else write(fact.object)
        yield from describe(
            subject,
            _CLAIM,
            (RDF.subject, statement_of),
            (RDF.predicate, predicate),
            (RDF.object, value),
            (KG.confidence, confidence(fact.confidence)),
        )
        yield from self._provenance(subject, fact.evidence, fact.object if fact.is_entity else None)
        if fact.direct:
            yield statement_of, predicate, value, MERGED
            if fact.predicate == "startDate":
                yield statement_of, KG.dayNumber, day_number(fact.object), MERGED

    def _provenance(self, subject: NamedNode, evidence: Iterable[str], *entities: str | None) -> Iterator[Statement]:
        """The build, the user's corrections of who the fact's ``entities`` are, and the evidence."""
        yield subject, PROV.wasGeneratedBy, self._mint(self._build.id), MERGED
        for correction in sorted({id_ for entity in entities for id_ in self._corrections.get(entity or "", ())}):
            yield subject, KG.correctedBy, self._mint(correction), MERGED
        for passage in evidence:
            yield subject, KG.evidence, self._mint(passage), self._graph_of(passage)

    def _graph_of(self, passage: str) -> GraphName:
        return self._mint(self._article_of[passage])
