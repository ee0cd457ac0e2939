"""What linking makes: one graph across articles, every fact with its evidence. Frozen data, no RDF yet.

Identifiers are the local names of IRIs (``person-3f9a…``), unique in the graph, ASCII letters, digits and hyphen.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import EventKind, Genre, OrganizationKind, PlaceLevel, Role, Status, Unread
from kg.text import Span


@dataclass(frozen=True, slots=True)
class PageNode:
    """``name`` the file's name; ``issued`` ISO date or None, ``issued_why`` in words; ``newspaper`` an organisation."""

    id: str
    name: str
    sha256: str
    issued: str | None
    issued_why: str
    newspaper: str | None
    pagination: str | None


@dataclass(frozen=True, slots=True)
class ArticleNode:
    """An article. ``authors``, ``source``, ``home``, ``continued_in``, ``original``, ``reprint_of`` are identifiers."""

    id: str
    page: str
    position: int
    genre: Genre
    regions: tuple[Span, ...]
    headline: str | None
    kicker: str | None
    subtitle: str | None
    authors: tuple[str, ...]
    source: str | None
    published: str | None
    home: str | None
    home_why: str
    continued_on: str | None
    continued_in: str | None
    original: str
    reprint_of: str | None
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article on its page: ``regions[0]`` is its start and end, ``exact`` the text there.

    ``repeated_at`` are page ranges of further copies of the sentence.
    """

    id: str
    article: str
    page: str
    exact: str
    regions: tuple[Span, ...]
    repeated_at: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class MentionNode:
    """A printed occurrence of an entity; ``regions[0]`` is its start and end on the page, ``exact`` the text there."""

    id: str
    article: str
    passage: str
    page: str
    entity: str
    exact: str
    regions: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Names:
    """One label, other names that stand by themselves, names that need a home, and what tells it from namesakes."""

    label: str
    other: tuple[str, ...] = ()
    deictic: tuple[str, ...] = ()
    description: str | None = None


@dataclass(frozen=True, slots=True)
class PersonNode:
    """A person across articles."""

    id: str
    names: Names
    anonymous: bool = False
    fictional: bool = False


@dataclass(frozen=True, slots=True)
class OrganizationNode:
    """An organisation across articles; ``jurisdiction`` a place, ``parent`` an organisation.

    ``replaced_by`` are the organisations that a reform of government made of it, each with how and when in words.
    """

    id: str
    names: Names
    kind: OrganizationKind
    jurisdiction: str | None = None
    parent: str | None = None
    unresolved: bool = False
    replaced_by: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceNode:
    """A place; ``code`` its national statistics code of six digits (nine for a township); ``container`` a place.

    ``replaced_by`` is the place that a former division became.
    """

    id: str
    names: Names
    full_name: str
    level: PlaceLevel
    code: str | None = None
    container: str | None = None
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class EventNode:
    """A meeting, visit or occasion; its date, place, organiser and the rest are claims."""

    id: str
    names: Names
    kind: EventKind
    reported_in: tuple[str, ...]
    mentioned_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentNode:
    """A named document; ``number`` its 文号. The issuer is a claim."""

    id: str
    names: Names
    number: str | None
    mentioned_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeechNode:
    """A speech that is passed on; speaker and occasion are claims."""

    id: str
    names: Names
    mentioned_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostNode:
    """One a (organisation, normalised title)."""

    id: str
    title: str
    organization: str


@dataclass(frozen=True, slots=True)
class TenureFact:
    """A person holding a post. Dates are ISO; ``evidence`` are passages, at least one."""

    id: str
    person: str
    title: str
    status: Status
    evidence: tuple[str, ...]
    organization: str | None = None
    jurisdiction: str | None = None
    post: str | None = None
    attested_on: tuple[str, ...] = ()
    started_on: str | None = None
    ended_on: str | None = None


@dataclass(frozen=True, slots=True)
class ParticipationFact:
    """An agent's role at an event: ``acting_as`` tenures, ``words`` the printed verbs, ``position`` the best rank."""

    id: str
    event: str
    agent: str
    role: Role
    evidence: tuple[str, ...]
    confidence: float
    words: tuple[str, ...] = ()
    position: int | None = None
    acting_as: tuple[str, ...] = ()
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimFact:
    """Any other statement that a text bears.

    ``predicate`` is one of "startDate", "endDate", "partialDate", "notBefore", "notAfter", "partOfDay", "location",
    "organizer", "mode", "agendaItem", "outcome", "groupParticipant", "conveys", "creator", "deliveredAt",
    "dateBasis". ``object`` is an identifier where ``is_entity``, else the value as text (ISO date, mode, phrase).
    ``direct`` says whether the statement itself is also asserted (a rival date is not).
    """

    id: str
    subject: str
    predicate: str
    object: str
    is_entity: bool
    evidence: tuple[str, ...]
    confidence: float
    direct: bool = True


@dataclass(frozen=True, slots=True)
class Decision:
    """Why two things were, or were not, taken for one: ``kind`` of entity, what with what, score in [0, 1], reasons."""

    kind: str
    left: str
    right: str
    same: bool
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorrectionNode:
    """A line of the user's corrections file as given: its ``verb``, and the ``entities`` that it bears on."""

    id: str
    verb: str
    text: str
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnowledgeGraph:
    """Everything, each tuple sorted by identifier."""

    pages: tuple[PageNode, ...] = ()
    articles: tuple[ArticleNode, ...] = ()
    passages: tuple[Passage, ...] = ()
    mentions: tuple[MentionNode, ...] = ()
    people: tuple[PersonNode, ...] = ()
    organizations: tuple[OrganizationNode, ...] = ()
    places: tuple[PlaceNode, ...] = ()
    events: tuple[EventNode, ...] = ()
    documents: tuple[DocumentNode, ...] = ()
    speeches: tuple[SpeechNode, ...] = ()
    posts: tuple[PostNode, ...] = ()
    tenures: tuple[TenureFact, ...] = ()
    participations: tuple[ParticipationFact, ...] = ()
    claims: tuple[ClaimFact, ...] = ()
    decisions: tuple[Decision, ...] = ()
    unread: tuple[Unread, ...] = ()
    corrections: tuple[CorrectionNode, ...] = ()
