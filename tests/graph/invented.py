"""An invented graph: a flood-control meeting in 临江市, its conveyance in 青禾县, and an inspection.

Everything in it is made up. `GRAPH` holds at least one of everything that linking can make.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from kg.graph.facts import BuildSettings
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
    SpeechNode,
    TenureFact,
)
from kg.model import EventKind, Genre, OrganizationKind, PlaceLevel, Role, Status
from kg.text import Span

BUILD = BuildSettings("0.1.0", (("paper", "临江晚报"), ("corrections", "none")))

PAGE_TEXT = (
    "全市防汛工作会议召开\n本报讯 7月3日,市委书记沈青石主持召开全市防汛工作会议。副市长\n江采薇出席并讲话。"
    "会议传达学习了全省防汛会议精神,水利局缺席。"
)
FIRST = "本报讯 7月3日,市委书记沈青石主持召开全市防汛工作会议。"
SECOND = "副市长\n江采薇出席并讲话。"
THIRD = "会议传达学习了全省防汛会议精神,水利局缺席。"


def _span(text: str, within: str = PAGE_TEXT) -> Span:
    start = within.index(text)
    return Span(start, start + len(text))


def _passage(name: str, text: str, repeated_at: tuple[Span, ...] = ()) -> Passage:
    exact = text.replace("\n", "").replace(" ", "")
    return Passage(f"passage-{name}", "article-1", "page-1", exact, (_span(text),), repeated_at)


def _mention(name: str, entity: str, text: str, passage: str = "1") -> MentionNode:
    return MentionNode(
        f"mention-{name}", "article-1", f"passage-{passage}", "page-1", entity, text, (_span(text),), 0.9
    )


PAGES = (
    PageNode("page-1", "临江晚报-19980704-A1.txt", "ab" * 32, "1998-07-04", "file name", "organization-paper", "A1"),
    PageNode("page-2", "青禾通讯.txt", "cd" * 32, None, "", None, None),
)
ARTICLES = (
    ArticleNode(
        "article-1",
        "page-1",
        1,
        Genre.NEWS,
        (Span(0, 10), Span(11, len(PAGE_TEXT))),
        "全市防汛工作会议召开",
        "抓早抓小",
        "各县区连夜部署",
        ("person-reporter",),
        "organization-paper",
        "1998-07-04",
        "place-linjiang",
        "the paper's name",
        "A4版",
        "article-2",
        "article-1",
        None,
        ("防汛", "堤防"),
    ),
    ArticleNode(
        "article-2",
        "page-2",
        1,
        Genre.BRIEF,
        (Span(0, 30),),
        None,
        None,
        None,
        (),
        None,
        None,
        None,
        "",
        None,
        None,
        "article-1",
        "article-1",
        (),
    ),
)
PASSAGES = (
    _passage("1", FIRST, (Span(70, 80),)),
    replace(_passage("2", SECOND), regions=(_span("副市长"), _span("江采薇出席并讲话。"))),
    _passage("3", THIRD),
    Passage("passage-4", "article-2", "page-2", "青禾县迅速部署,沈青石检查东堤。", (Span(3, 19),)),
)
MENTIONS = (
    _mention("1", "person-shen", "沈青石"),
    _mention("2", "person-jiang", "江采薇", "2"),
    _mention("3", "organization-committee", "市委"),
    replace(_mention("4", "event-flood", "全市防汛工作会议"), confidence=1.0, regions=(Span(0, 8), Span(8, 10))),
    MentionNode("mention-5", "article-2", "passage-4", "page-2", "place-qinghe", "青禾县", (Span(3, 6),), 0.75),
    _mention("6", "organization-bureau", "水利局", "3"),
    MentionNode("mention-7", "article-2", "passage-4", "page-2", "person-shen", "沈青石", (Span(11, 14),), 0.9),
)
PEOPLE = (
    PersonNode("person-jiang", Names("江采薇", description="临江市副市长")),
    PersonNode("person-reporter", Names("路小满")),
    PersonNode("person-shen", Names("沈青石", other=("青石同志",))),
    PersonNode("person-wang", Names("王某"), anonymous=True),
    PersonNode("person-clerk", Names("郑科长"), fictional=True),
)
ORGANIZATIONS = (
    OrganizationNode(
        "organization-committee",
        Names("中国共产党临江市委员会", ("临江市委",), ("市委",)),
        OrganizationKind.PARTY,
        "place-linjiang",
    ),
    OrganizationNode(
        "organization-bureau",
        Names("临江市水利局"),
        OrganizationKind.GOVERNMENT,
        "place-linjiang",
        "organization-government",
    ),
    OrganizationNode("organization-government", Names("临江市人民政府"), OrganizationKind.GOVERNMENT, "place-linjiang"),
    OrganizationNode("organization-paper", Names("临江晚报社"), OrganizationKind.MEDIA),
    OrganizationNode("organization-unknown", Names("县委", deictic=("县委",)), OrganizationKind.PARTY, unresolved=True),
)
PLACES = (
    PlaceNode(
        "place-linjiang", Names("临江市", deictic=("我市", "全市")), "云岭省临江市", PlaceLevel.PREFECTURE, "990100"
    ),
    PlaceNode(
        "place-qinghe", Names("青禾县"), "云岭省临江市青禾县", PlaceLevel.COUNTY, "990121", container="place-linjiang"
    ),
    PlaceNode("place-dyke", Names("东堤"), "云岭省临江市东堤", PlaceLevel.SITE, container="place-linjiang"),
)
EVENTS = (
    EventNode("event-flood", Names("全市防汛工作会议"), EventKind.MEETING, ("article-1",), ()),
    EventNode("event-province", Names("全省防汛会议"), EventKind.MEETING, (), ("article-1",)),
    EventNode("event-visit", Names("沈青石检查东堤"), EventKind.VISIT, ("article-1",), ("article-2",)),
    EventNode("event-oath", Names("抢险队出征仪式"), EventKind.OCCASION, ("article-2",), ()),
)
DOCUMENTS = (DocumentNode("document-1", Names("关于加强堤防管理的意见"), "临政发〔1998〕7号", ("article-1",)),)
SPEECHES = (SpeechNode("speech-1", Names("沈青石在全省防汛会议上的讲话"), ("article-1",)),)
POSTS = (
    PostNode("post-mayor", "副市长", "organization-government"),
    PostNode("post-secretary", "市委书记", "organization-committee"),
)
TENURES = (
    TenureFact(
        "tenure-1",
        "person-shen",
        "市委书记",
        Status.INCUMBENT,
        ("passage-1", "passage-2"),
        "organization-committee",
        post="post-secretary",
        attested_on=("1998-07-04",),
        started_on="1998-03-01",
        ended_on="2001-02-28",
    ),
    TenureFact("tenure-2", "person-jiang", "副市长", Status.ACTING, ("passage-2",), "organization-government"),
    TenureFact("tenure-3", "person-jiang", "市领导", Status.FORMER, ("passage-2",), jurisdiction="place-linjiang"),
)
PARTICIPATIONS = (
    ParticipationFact(
        "participation-1",
        "event-flood",
        "person-shen",
        Role.CHAIR,
        ("passage-1",),
        0.95,
        ("主持召开",),
        1,
        ("tenure-1",),
        "organization-committee",
    ),
    ParticipationFact("participation-2", "event-flood", "person-jiang", Role.SPEAKER, ("passage-2",), 0.9, ("讲话",)),
    ParticipationFact(
        "participation-3", "event-flood", "organization-bureau", Role.ABSENTEE, ("passage-3",), 0.5, ("缺席",)
    ),
    ParticipationFact("participation-4", "event-visit", "person-shen", Role.LEAD, ("passage-4",), 1.0, ("检查",)),
)


def _claim(
    name: str,
    predicate: str,
    value: str,
    subject: str = "event-flood",
    *,
    entity: bool = False,
    direct: bool = True,
) -> ClaimFact:
    return ClaimFact(f"claim-{name}", subject, predicate, value, entity, ("passage-1",), 0.8, direct)


CLAIMS = (
    _claim("1", "startDate", "1998-07-03"),
    _claim("2", "startDate", "1998-07-02", direct=False),
    _claim("3", "endDate", "1998-07-04"),
    _claim("4", "partialDate", "1998-06", "event-province"),
    _claim("5", "notBefore", "1998-06-01", "event-province"),
    _claim("6", "notAfter", "1998-06-30", "event-province"),
    _claim("7", "partOfDay", "下午3点"),
    _claim("8", "location", "place-dyke", "event-visit", entity=True),
    _claim("9", "organizer", "organization-committee", entity=True),
    _claim("10", "mode", "telephone-video"),
    _claim("11", "agendaItem", "部署主汛期工作"),
    _claim("12", "outcome", "通过防汛预案"),
    _claim("13", "groupParticipant", "各县区负责人"),
    _claim("14", "conveys", "event-province", entity=True),
    _claim("15", "creator", "organization-government", "document-1", entity=True),
    _claim("16", "deliveredAt", "event-province", "speech-1", entity=True),
    _claim("17", "dateBasis", "computed"),
    _claim("18", "partialDate", "--05-01", "event-oath"),
)

GRAPH = KnowledgeGraph(
    pages=PAGES,
    articles=ARTICLES,
    passages=PASSAGES,
    mentions=MENTIONS,
    people=PEOPLE,
    organizations=ORGANIZATIONS,
    places=PLACES,
    events=EVENTS,
    documents=DOCUMENTS,
    speeches=SPEECHES,
    posts=POSTS,
    tenures=TENURES,
    participations=PARTICIPATIONS,
    claims=CLAIMS,
)


def shuffled(graph: KnowledgeGraph, seed: int) -> KnowledgeGraph:
    """The same graph with each of its tuples in another order."""
    random = Random(seed)  # noqa: S311 - an order for a test
    parts = {name: list(getattr(graph, name)) for name in KnowledgeGraph.__dataclass_fields__}
    for part in parts.values():
        random.shuffle(part)
    return KnowledgeGraph(**{name: tuple(part) for name, part in parts.items()})


def with_label(graph: KnowledgeGraph, label: str) -> KnowledgeGraph:
    """The same graph with the first person bearing another name."""
    renamed = replace(graph.people[0], names=Names(label, (label,), (label,), label))
    return replace(graph, people=(renamed, *graph.people[1:]))
