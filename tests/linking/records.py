"""Records made by hand: a piece of news, and what extraction would find in it, each found by its words.

>>> draft = Draft("市委书记王一川主持会议。", page="a", day="2018-07-03", paper="临江日报")
>>> committee = draft.body("市委", "party-committee", level=PlaceLevel.PREFECTURE)
>>> draft.person("王一川", ("市委书记", committee))
0
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from hashlib import sha256

from kg.linking.graph import KnowledgeGraph, PersonNode
from kg.linking.link import link
from kg.model import (
    AgendaItem,
    Article,
    ArticleRecord,
    Block,
    BlockKind,
    Byline,
    Conveyance,
    DateExpression,
    Dateline,
    Document,
    EntityKind,
    Event,
    EventKind,
    Genre,
    Jurisdiction,
    Mention,
    Organization,
    OrganizationKind,
    Page,
    Participation,
    Person,
    Place,
    PlaceLevel,
    Role,
    Span,
    Status,
    Tenure,
    UserKnowledge,
)
from kg.naming import bodies
from kg.text import AlignedText

Post = tuple[str, int | None]
_SENTENCE = re.compile(r"\S[^。\n]*。?")
_DAY = re.compile(r"(?:(\d{4})年)?(\d+)月(\d+)日")


@dataclass
class Draft:
    """One article under construction; every method adds an entity with its mentions and gives its number."""

    text: str
    page: str
    day: str | None = None
    paper: str | None = None
    home: str | None = None
    position: int = 1
    jumps_to: str | None = None
    continues_from: str | None = None
    number_of_page: str | None = None
    headline: str | None = None
    dateline: Dateline | None = None
    people: list[Person] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    tenures: list[Tenure] = field(default_factory=list)
    bylines: list[Byline] = field(default_factory=list)

    def span(self, words: str) -> Span:
        """Where the words first stand."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def place(self, printed: str, level: PlaceLevel, *codes: str, within: int | None = None) -> int:
        """A place by its own name."""
        self.places.append(Place(printed, level, codes, within))
        return self._mentioned(EntityKind.PLACE, len(self.places) - 1, printed)

    def here(self, printed: str, level: PlaceLevel) -> int:
        """A deictic place: 我市."""
        self.places.append(Place("", level))
        return self._mentioned(EntityKind.PLACE, len(self.places) - 1, printed, deictic=True)

    def body(
        self, printed: str, key: str, *units: str, level: PlaceLevel | None = None, place: int | None = None
    ) -> int:
        """A body of a place, or of the level that its printed form has."""
        kind = bodies()[key].kind
        self.organizations.append(Organization(kind, key, Jurisdiction(place, level), units))
        number = len(self.organizations) - 1
        return self._mentioned(EntityKind.ORGANIZATION, number, printed, deictic=level is not None)

    def organization(
        self,
        printed: str,
        kind: OrganizationKind,
        own_name: str | None = None,
        level: PlaceLevel | None = None,
        place: int | None = None,
    ) -> int:
        """An organisation with a name of its own."""
        self.organizations.append(Organization(kind, None, Jurisdiction(place, level), (), own_name or printed))
        number = len(self.organizations) - 1
        return self._mentioned(EntityKind.ORGANIZATION, number, printed, deictic=level is not None)

    def person(self, name: str, *posts: Post, anonymous: bool = False, status: Status = Status.INCUMBENT) -> int:
        """A person with posts, each a printed title and the number of its organisation."""
        self.people.append(Person(name, anonymous))
        number = len(self.people) - 1
        for title, organization in posts:
            self.tenures.append(Tenure(number, title, self.span(title), organization, status=status))
        return self._mentioned(EntityKind.PERSON, number, name)

    def leader(self, name: str, title: str, level: PlaceLevel) -> int:
        """A person with a title of a jurisdiction, as 市领导."""
        number = self.person(name)
        self.tenures.append(Tenure(number, title, self.span(title), None, Jurisdiction(None, level)))
        return number

    def byline(self, name: str, role: str = "记者") -> int:
        """An author."""
        self.bylines.append(Byline(name, role, self.span(name)))
        return self.person(name)

    def wire(self, printed: str, source: str, place: str | None = None) -> None:
        """A printed dateline."""
        span = self.span(printed)
        self.dateline = Dateline(source, span, self.span(source), place)

    def meeting(
        self,
        name: str,
        *,
        date: str | None = None,
        reported: bool = True,
        organizers: tuple[tuple[int, str], ...] = (),
        roles: tuple[tuple[int, Role, str, str], ...] = (),
        agenda: tuple[str, ...] = (),
        conveys: tuple[tuple[int, str], ...] = (),
        kind: EventKind = EventKind.MEETING,
    ) -> int:
        """A meeting; a role is person, role, the words of the agent and of the verb."""
        self.events.append(
            Event(
                kind,
                name,
                self.span(name),
                reported,
                date=self._date(date) if date else None,
                organizers=tuple((number, self.span(words)) for number, words in organizers),
                participations=tuple(
                    Participation(EntityKind.PERSON, agent, role, self.span(words), self.span(verb))
                    for agent, role, words, verb in roles
                ),
                agenda=tuple(AgendaItem("agenda", self.span(words)) for words in agenda),
                conveys=tuple(Conveyance(EntityKind.EVENT, target, self.span(words)) for target, words in conveys),
            )
        )
        return self._mentioned(EntityKind.EVENT, len(self.events) - 1, name)

    def document(self, title: str, issuer: int | None = None) -> int:
        """A named document."""
        self.documents.append(Document(title, self.span(title), issuer))
        return self._mentioned(EntityKind.DOCUMENT, len(self.documents) - 1, title)

    def record(self) -> ArticleRecord:
        """The finished record."""
        known = UserKnowledge(self.paper, self.day, self.home, self.number_of_page)
        article = Article(
            page=self.page,
            page_sha256=sha256((self.page + self.text).encode()).hexdigest(),
            position=self.position,
            text=AlignedText.of_page(self.text),
            blocks=(Block(BlockKind.BODY, Span(0, len(self.text))),),
            regions=(Span(0, len(self.text)),),
            genre=Genre.NEWS,
            headline=self.headline,
            bylines=tuple(self.bylines),
            dateline=self.dateline,
            jumps_to=self.jumps_to,
            continues_from=self.continues_from,
            known=known,
        )
        return ArticleRecord(
            article,
            sentences=tuple(Span(*found.span()) for found in _SENTENCE.finditer(self.text)),
            people=tuple(self.people),
            organizations=tuple(self.organizations),
            places=tuple(self.places),
            events=tuple(self.events),
            documents=tuple(self.documents),
            mentions=tuple(self.mentions),
            tenures=tuple(self.tenures),
        )

    def _date(self, printed: str) -> DateExpression:
        match = _DAY.search(printed)
        assert match is not None, printed
        year, month, day = match.groups()
        return DateExpression(self.span(printed), int(year) if year else None, int(month), int(day))

    def _mentioned(self, kind: EntityKind, number: int, printed: str, *, deictic: bool = False) -> int:
        for found in re.finditer(re.escape(printed), self.text):
            self.mentions.append(Mention(kind, number, Span(*found.span()), deictic))
        return number


def linked(*drafts: Draft) -> KnowledgeGraph:
    """The graph of some drafts."""
    return link([draft.record() for draft in drafts], [])


def page_of(draft: Draft, copy_of: str | None = None) -> Page:
    """The page of a draft."""
    record = draft.record()
    return Page(draft.page, draft.text, record.article.page_sha256, "utf-8", copy_of=copy_of)


def reprinted(draft: Draft, page: str, **changes: object) -> Draft:
    """The same article on another page."""
    return replace(draft, page=page, **changes)  # type: ignore[arg-type]


def named(graph: KnowledgeGraph, name: str) -> list[PersonNode]:
    """The people of that name."""
    return [person for person in graph.people if person.names.label == name]
