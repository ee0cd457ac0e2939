"""The vocabulary that the graph is written in: namespaces, the terms used of each, and the value concepts.

The names are those of the public vocabulary; a name that is not listed here cannot be written by mistake.
"""

from __future__ import annotations

from types import MappingProxyType

from pyoxigraph import NamedNode

from kg.model import EventKind, Mode, OrganizationKind, PlaceLevel, Role, Status

__all__ = [
    "DATA_PREFIX",
    "DCTERMS",
    "DIRECT_ROLE",
    "EVENT_CLASS",
    "FOAF",
    "KG",
    "KIND",
    "LEVEL",
    "MODE",
    "OA",
    "ORG",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "ROLE",
    "SCHEMA",
    "SKOS",
    "STATUS",
    "XSD",
    "Vocabulary",
]


class Vocabulary:
    """A namespace with the terms of it that this package writes; ``KG.evidence`` is the IRI of that term.

    Raises AttributeError for a term that was not listed.
    """

    def __init__(self, prefix: str, namespace: str, names: str) -> None:
        self.prefix = prefix
        self.namespace = namespace
        self.names = tuple(sorted(names.split()))
        self._terms = {name: NamedNode(namespace + name) for name in self.names}

    def __getattr__(self, name: str) -> NamedNode:
        try:
            return self.__dict__["_terms"][name]  # type: ignore[no-any-return]
        except KeyError:
            message = f"{self.__dict__.get('prefix', '')}:{name} is not a term of the vocabulary"
            raise AttributeError(message) from None


KG = Vocabulary(
    "kg",
    "https://w3id.org/newskg/ontology#",
    """
    Page Article Region Passage Mention
    sha256 kicker home continuedOn continuedIn reprintOf original region onPage inArticle inPassage refersTo
    confidence repeatedAt dateReason homeReason

    Person Organization Place Event Meeting Visit Occasion Document Speech
    anonymous fictional kind jurisdiction unresolved fullName level adminCode validUntil deicticLabel
    partOfDay mode agendaItem outcome groupParticipant conveys reportedIn mentionedIn deliveredAt
    dayNumber partialDate notBefore notAfter dateBasis

    Tenure Participation Claim Build
    title post status attestedOn startedOn endedOn evidence agent event role actingAs roleWord listPosition
    onBehalfOf correctedBy setting
    participant chair attendee observer speaker companion lead absentee

    Kinds PartyKind GovernmentKind CongressKind ConsultativeKind CourtKind MilitaryKind HospitalKind
    SchoolKind CompanyKind MediaKind InternationalKind TaskForceKind OtherKind
    Levels CountryLevel ProvinceLevel PrefectureLevel CountyLevel TownshipLevel VillageLevel SiteLevel
    Modes InPersonMode VideoMode TelephoneVideoMode
    Roles ChairRole AttendeeRole ObserverRole SpeakerRole CompanionRole LeadRole AbsenteeRole
    Statuses IncumbentStatus ActingStatus FormerStatus DesignateStatus
    """,
)

SCHEMA = Vocabulary(
    "schema",
    "https://schema.org/",
    """
    CreativeWork NewsArticle Person Organization Place Event
    identifier datePublished publisher pagination isPartOf position headline alternativeHeadline genre author
    sourceOrganization keywords name disambiguatingDescription containedInPlace startDate endDate location organizer
    creator softwareVersion
    """,
)

ORG = Vocabulary(
    "org",
    "http://www.w3.org/ns/org#",
    "Organization Membership Post subOrganizationOf postIn member organization",
)
FOAF = Vocabulary("foaf", "http://xmlns.com/foaf/0.1/", "Person name")
OA = Vocabulary("oa", "http://www.w3.org/ns/oa#", "TextPositionSelector TextQuoteSelector start end exact")
PROV = Vocabulary("prov", "http://www.w3.org/ns/prov#", "Entity Activity wasGeneratedBy")
SKOS = Vocabulary("skos", "http://www.w3.org/2004/02/skos/core#", "prefLabel altLabel Concept ConceptScheme inScheme")
RDF = Vocabulary("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type Statement subject predicate object")
RDFS = Vocabulary("rdfs", "http://www.w3.org/2000/01/rdf-schema#", "label")
DCTERMS = Vocabulary("dcterms", "http://purl.org/dc/terms/", "isReplacedBy")
XSD = Vocabulary(
    "xsd",
    "http://www.w3.org/2001/XMLSchema#",
    "date gYear gYearMonth gMonthDay nonNegativeInteger integer decimal boolean string",
)

PREFIXES = MappingProxyType(
    {each.prefix: each.namespace for each in (KG, SCHEMA, ORG, FOAF, OA, PROV, SKOS, RDF, RDFS, DCTERMS, XSD)}
    | {"owl": "http://www.w3.org/2002/07/owl#"},
)
"""Prefix to namespace of everything but the data, in the order in which they are declared."""

DATA_PREFIX = "id"
"""The prefix of the data's own namespace: ``id:person-3f9a``."""

KIND = MappingProxyType(
    {
        OrganizationKind.PARTY: KG.PartyKind,
        OrganizationKind.GOVERNMENT: KG.GovernmentKind,
        OrganizationKind.CONGRESS: KG.CongressKind,
        OrganizationKind.CONSULTATIVE: KG.ConsultativeKind,
        OrganizationKind.COURT: KG.CourtKind,
        OrganizationKind.MILITARY: KG.MilitaryKind,
        OrganizationKind.HOSPITAL: KG.HospitalKind,
        OrganizationKind.SCHOOL: KG.SchoolKind,
        OrganizationKind.COMPANY: KG.CompanyKind,
        OrganizationKind.MEDIA: KG.MediaKind,
        OrganizationKind.INTERNATIONAL: KG.InternationalKind,
        OrganizationKind.TASK_FORCE: KG.TaskForceKind,
        OrganizationKind.OTHER: KG.OtherKind,
    },
)

LEVEL = MappingProxyType(
    {
        PlaceLevel.COUNTRY: KG.CountryLevel,
        PlaceLevel.PROVINCE: KG.ProvinceLevel,
        PlaceLevel.PREFECTURE: KG.PrefectureLevel,
        PlaceLevel.COUNTY: KG.CountyLevel,
        PlaceLevel.TOWNSHIP: KG.TownshipLevel,
        PlaceLevel.VILLAGE: KG.VillageLevel,
        PlaceLevel.SITE: KG.SiteLevel,
    },
)

MODE = MappingProxyType(
    {
        Mode.IN_PERSON: KG.InPersonMode,
        Mode.VIDEO: KG.VideoMode,
        Mode.TELEPHONE_VIDEO: KG.TelephoneVideoMode,
    },
)

STATUS = MappingProxyType(
    {
        Status.INCUMBENT: KG.IncumbentStatus,
        Status.ACTING: KG.ActingStatus,
        Status.FORMER: KG.FormerStatus,
        Status.DESIGNATE: KG.DesignateStatus,
    },
)

ROLE = MappingProxyType(
    {
        Role.CHAIR: KG.ChairRole,
        Role.ATTENDEE: KG.AttendeeRole,
        Role.OBSERVER: KG.ObserverRole,
        Role.SPEAKER: KG.SpeakerRole,
        Role.COMPANION: KG.CompanionRole,
        Role.LEAD: KG.LeadRole,
        Role.ABSENTEE: KG.AbsenteeRole,
    },
)

DIRECT_ROLE = MappingProxyType(
    {
        Role.CHAIR: (KG.chair, KG.participant),
        Role.ATTENDEE: (KG.attendee, KG.participant),
        Role.OBSERVER: (KG.observer, KG.participant),
        Role.SPEAKER: (KG.speaker, KG.participant),
        Role.COMPANION: (KG.companion, KG.participant),
        Role.LEAD: (KG.lead, KG.participant),
        Role.ABSENTEE: (KG.absentee,),
    },
)
"""The properties from the event to the agent that a participation also yields; who was absent took no part."""

EVENT_CLASS = MappingProxyType(
    {EventKind.MEETING: KG.Meeting, EventKind.VISIT: KG.Visit, EventKind.OCCASION: KG.Occasion},
)
