"""An invented graph of any size in the shape of a build: the same for the same number of articles.

It has what the competency questions ask of: namesakes, rival dates, conveyance, reprints, acting and former posts.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from kg.linking.graph import (
    ArticleNode,
    ClaimFact,
    DocumentNode,
    EventNode,
    KnowledgeGraph,
    MentionNode,
    Names,
    OrganizationNode,
    PageNode,
    ParticipationFact,
    Passage,
    PersonNode,
    PlaceNode,
    PostNode,
    TenureFact,
)
from kg.model import EventKind, Genre, OrganizationKind, PlaceLevel, Role, Status
from kg.text import Span

SURNAMES = "沈江路郑陶孟秦邱薛贺方邵欧樊祝薄林郁柏石"
GIVEN = "青石采薇小满庆川立言若兰启明广文知秋劲松安平守义一鸣大为正清文舟静宜"
TITLES = ("市委书记", "市长", "副市长", "局长", "副局长", "主任", "县委书记", "县长", "秘书长", "院长")
ROLES = (Role.CHAIR, Role.SPEAKER, *(Role.ATTENDEE,) * 5, Role.OBSERVER, Role.LEAD, Role.COMPANION)
KINDS = (EventKind.MEETING, EventKind.MEETING, EventKind.VISIT, EventKind.OCCASION)
FIRST_DAY = date(2001, 1, 1)
ROLE_WORD = "出席"
ARTICLES_A_PAGE, PASSAGES_AN_ARTICLE, MENTIONS_A_PASSAGE = 5, 9, 3
PASSAGE_LENGTH = 40


class Corpus:
    """Draws a graph of ``articles`` articles; `graph` gives it."""

    def __init__(self, articles: int, seed: int = 7) -> None:
        self._random = Random(seed)  # noqa: S311 - nothing secret is drawn
        self._count = articles
        self._people = [f"person-{number}" for number in range(max(20, articles // 2))]
        self._bodies = [f"organization-{number}" for number in range(max(10, articles // 8))]
        self._places = [f"place-{number}" for number in range(max(10, articles // 10))]
        self._posts = {f"post-{body}-{at}": (body, title) for body in self._bodies for at, title in enumerate(TITLES)}
        self._post_ids = tuple(self._posts)
        self._passages: list[Passage] = []
        self._mentions: list[MentionNode] = []
        self._events: list[EventNode] = []
        self._participations: list[ParticipationFact] = []
        self._claims: list[ClaimFact] = []
        self._tenures: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def graph(self) -> KnowledgeGraph:
        """The whole graph."""
        articles = tuple(self._article(number) for number in range(self._count))
        return KnowledgeGraph(
            pages=tuple(self._page(number) for number in range(-(-self._count // ARTICLES_A_PAGE))),
            articles=articles,
            passages=tuple(self._passages),
            mentions=tuple(self._mentions),
            people=tuple(PersonNode(person, self._name()) for person in self._people),
            organizations=tuple(self._organization(number) for number in range(len(self._bodies))),
            places=tuple(self._place(number) for number in range(len(self._places))),
            events=tuple(self._events),
            documents=tuple(self._document(number) for number in range(self._count // 20)),
            posts=tuple(PostNode(post, title, body) for post, (body, title) in self._posts.items()),
            tenures=tuple(self._tenure(*key, said) for key, said in self._tenures.items()),
            participations=tuple(self._participations),
            claims=tuple(self._claims),
        )

    def _name(self) -> Names:
        given = "".join(self._random.choices(GIVEN, k=2))
        return Names(self._random.choice(SURNAMES) + given, description="invented")

    def _page(self, number: int) -> PageNode:
        paper = self._bodies[number % 7]
        return PageNode(f"page-{number}", f"{number}.txt", f"{number:064x}", self._day(number), "", paper, "A1")

    def _day(self, page: int) -> str:
        return (FIRST_DAY + timedelta(days=page * 7 % 7000)).isoformat()

    def _article(self, number: int) -> ArticleNode:
        page = number // ARTICLES_A_PAGE
        copied = number - ARTICLES_A_PAGE if number % 11 == 0 < number else None
        original = f"article-{copied if copied is not None else number}"
        self._sentences(number, page)
        self._event(number, page)
        return ArticleNode(
            id=f"article-{number}",
            page=f"page-{page}",
            position=number % ARTICLES_A_PAGE + 1,
            genre=Genre.NEWS,
            regions=(Span(0, PASSAGE_LENGTH * PASSAGES_AN_ARTICLE),),
            headline=f"第{number}次会议召开",
            kicker=None,
            subtitle=None,
            authors=(self._random.choice(self._people),),
            source=self._bodies[page % 7],
            published=self._day(page),
            home=self._random.choice(self._places),
            home_why="invented",
            continued_on=None,
            continued_in=None,
            original=original,
            reprint_of=original if copied is not None else None,
            keywords=("防汛",),
        )

    def _sentences(self, number: int, page: int) -> None:
        for at in range(PASSAGES_AN_ARTICLE):
            start = at * PASSAGE_LENGTH
            passage = f"passage-{number}-{at}"
            text = f"第{number}次会议第{at}句，某某等{ROLE_WORD}会议，听取了汇报。"
            span = Span(start, start + PASSAGE_LENGTH)
            self._passages.append(Passage(passage, f"article-{number}", f"page-{page}", text, (span,)))
            for turn in range(MENTIONS_A_PASSAGE):
                entity = self._random.choice((self._people, self._bodies, self._places)[turn % 3])
                self._mention(number, at, str(turn), entity, start + turn)

    def _mention(self, number: int, sentence: int, turn: str, entity: str, start: int) -> None:
        self._mentions.append(
            MentionNode(
                f"mention-{number}-{sentence}-{turn}",
                f"article-{number}",
                f"passage-{number}-{sentence}",
                f"page-{number // ARTICLES_A_PAGE}",
                entity,
                "某某",
                (Span(start, start + 2),),
                0.9,
            )
        )

    def _event(self, number: int, page: int) -> None:
        event = f"event-{number}"
        kind = KINDS[number % len(KINDS)]
        self._events.append(EventNode(event, Names(f"第{number}次会议"), kind, (f"article-{number}",), ()))
        day = date.fromisoformat(self._day(page)) - timedelta(days=1)
        self._claim(event, "startDate", day.isoformat())
        if number % 20 == 0:
            self._claim(event, "startDate", (day + timedelta(days=1)).isoformat(), direct=False)
        self._claim(event, "organizer", self._random.choice(self._bodies), entity=True)
        self._claim(event, "location", self._random.choice(self._places), entity=True)
        self._claim(event, "agendaItem", f"研究第{number}号事项")
        if number > 0 and number % 3 == 0:
            self._claim(event, "conveys", f"event-{self._random.randrange(number)}", entity=True)
        if number % 20 == 1 and number // 20 < self._count // 20:
            self._claim(event, "conveys", f"document-{number // 20}", entity=True)
        for at, role in enumerate(ROLES[: self._random.randint(3, len(ROLES))]):
            self._participate(number, at, role, self._day(page))

    def _participate(self, number: int, at: int, role: Role, published: str) -> None:
        person = self._people[min(int(self._random.expovariate(4 / len(self._people))), len(self._people) - 1)]
        post = self._random.choice(self._post_ids) if at % 2 else f"post-{self._bodies[number % 9]}-0"
        sentence = at % PASSAGES_AN_ARTICLE
        passage = f"passage-{number}-{sentence}"
        self._mention(number, sentence, f"role-{at}", person, sentence * PASSAGE_LENGTH + at + 10)
        self._tenures.setdefault((person, post), []).append((passage, published))
        self._participations.append(
            ParticipationFact(
                f"participation-{number}-{at}",
                f"event-{number}",
                person,
                role,
                (passage,),
                0.9,
                (ROLE_WORD,),
                at + 1 if role is Role.ATTENDEE else None,
                (f"tenure-{person}-{post}",),
            )
        )

    def _claim(self, subject: str, predicate: str, value: str, *, entity: bool = False, direct: bool = True) -> None:
        number = subject.removeprefix("event-")
        passage = f"passage-{number}-{len(self._claims) % PASSAGES_AN_ARTICLE}"
        name = f"claim-{len(self._claims)}"
        self._claims.append(ClaimFact(name, subject, predicate, value, entity, (passage,), 0.8, direct))

    def _organization(self, number: int) -> OrganizationNode:
        place = self._places[number % len(self._places)]
        parent = self._bodies[number // 6] if number else None
        kind = OrganizationKind.GOVERNMENT
        return OrganizationNode(self._bodies[number], Names(f"第{number}局"), kind, place, parent)

    def _place(self, number: int) -> PlaceNode:
        name = f"第{number}县"
        parent = self._places[number // 10] if number else None
        return PlaceNode(
            self._places[number], Names(name), f"云岭省{name}", PlaceLevel.COUNTY, f"{990000 + number}", parent
        )

    def _document(self, number: int) -> DocumentNode:
        return DocumentNode(f"document-{number}", Names(f"第{number}号意见"), None, (f"article-{number}",))

    def _tenure(self, person: str, post: str, said: list[tuple[str, str]]) -> TenureFact:
        body, title = self._posts[post]
        return TenureFact(
            id=f"tenure-{person}-{post}",
            person=person,
            title=title,
            status=Status.INCUMBENT,
            evidence=tuple(passage for passage, _ in said),
            organization=body,
            post=post,
            attested_on=tuple(sorted({day for _, day in said})),
        )
