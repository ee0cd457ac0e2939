"""A knowledge graph of invented people, bodies and places, as linking would make it, for tests of the outputs."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace

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
    SpeechNode,
    TenureFact,
)
from kg.model import EventKind, Genre, OrganizationKind, PlaceLevel, Role, Status
from kg.text import Span

PEOPLE = {
    "曾广澜": ("临江市委书记", ()),
    "仇雨衡": ("临江市市长", ("雨衡同志",)),
    "单若溪": ("临江市副市长", ()),
    "解文朴": ("青禾县委书记", ()),
    "柏千帆": ("青禾县县长", ()),
    "覃望舒": ("临江市水利局局长", ()),
    "邬青禾": ("临江市第二中学校长", ()),
    "仲孙岚": ("临江港务集团董事长", ()),
    "宓长庚": ("云梦省省长", ()),
    "缪听雪": ("省防汛指挥部专家组组长", ()),
    "顾惟岩": ("临江市农业农村局局长", ()),
    "顾惟岩二": ("青禾县石桥村党支部书记", ()),
    "芮明夷": ("临江晚报记者", ()),
    "某": (None, ()),
}
ORGANIZATIONS = {
    "中国共产党临江市委员会": (OrganizationKind.PARTY, ("临江市委",), ("市委",), "临江市", None),
    "临江市人民政府": (OrganizationKind.GOVERNMENT, ("临江市政府",), ("市政府",), "临江市", None),
    "临江市水利局": (OrganizationKind.GOVERNMENT, (), ("市水利局",), "临江市", "临江市人民政府"),
    "临江市农业农村局": (OrganizationKind.GOVERNMENT, (), ("市农业农村局",), "临江市", "临江市人民政府"),
    "中国共产党青禾县委员会": (OrganizationKind.PARTY, ("青禾县委",), ("县委",), "青禾县", None),
    "青禾县人民政府": (OrganizationKind.GOVERNMENT, ("青禾县政府",), ("县政府",), "青禾县", None),
    "云梦省人民政府": (OrganizationKind.GOVERNMENT, (), ("省政府",), "云梦省", None),
    "云梦省防汛抗旱指挥部": (OrganizationKind.TASK_FORCE, (), ("省防指",), "云梦省", "云梦省人民政府"),
    "临江市第二中学": (OrganizationKind.SCHOOL, ("临江二中",), ("市二中",), "临江市", None),
    "临江港务集团有限公司": (OrganizationKind.COMPANY, ("临江港务集团",), (), None, None),
    "临江日报": (OrganizationKind.MEDIA, (), ("本报",), None, None),
    "临江晚报": (OrganizationKind.MEDIA, (), (), None, None),
}
PLACES = {
    "云梦省": (PlaceLevel.PROVINCE, None, ("全省",)),
    "临江市": (PlaceLevel.PREFECTURE, "云梦省", ("我市", "全市")),
    "青禾县": (PlaceLevel.COUNTY, "临江市", ("我县",)),
    "石桥村": (PlaceLevel.VILLAGE, "青禾县", ()),
    "柳树湾大堤": (PlaceLevel.SITE, "青禾县", ()),
}
EVENTS = {
    "全市防汛工作会议": (EventKind.MEETING, "2031-06-18"),
    "全省防汛抗旱视频会议": (EventKind.MEETING, "2031-06-16"),
    "柳树湾大堤防汛督导": (EventKind.VISIT, "2031-06-20"),
    "临江市招商引资推介会": (EventKind.OCCASION, "2031-09-08"),
    "青禾县秋粮收购现场会": (EventKind.MEETING, "2031-09-21"),
    "临江二中建校六十周年座谈会": (EventKind.MEETING, "2031-10"),
}
DOCUMENTS = {"临江市防汛应急预案": ("临政发〔2031〕12号", "临江市人民政府")}
SPEECHES = {"宓长庚在全省防汛抗旱视频会议上的讲话": ("宓长庚", "全省防汛抗旱视频会议")}

ARTICLES = (
    (
        "临江日报",
        "2031-06-19",
        "A1",
        "压实责任 确保安全度汛",
        (
            "6月18日，全市防汛工作会议在临江市召开，市委书记曾广澜出席并讲话，市长仇雨衡主持会议。",
            "会议传达学习了宓长庚在全省防汛抗旱视频会议上的讲话。",
            "曾广澜强调，市委、市政府要把群众安全放在第一位，逐堤逐段落实责任人。",
            "副市长单若溪通报了《临江市防汛应急预案》修订情况，市水利局局长覃望舒作汇报，青禾县县长柏千帆请假。",
        ),
    ),
    (
        "临江晚报",
        "2031-06-19",
        "2",
        "我市部署防汛工作",
        (
            "6月18日，全市防汛工作会议在临江市召开，市委书记曾广澜出席并讲话，市长仇雨衡主持会议。",
            "（记者 芮明夷）会后，覃望舒表示，市水利局已备足沙袋八万条。",
        ),
    ),
    (
        "临江日报",
        "2031-06-17",
        "A1",
        "全省防汛抗旱视频会议召开",
        (
            "6月16日，全省防汛抗旱视频会议召开，省长宓长庚讲话，省防指专家组组长缪听雪分析汛情。",
            "曾广澜、仇雨衡在临江市分会场参加会议。",
        ),
    ),
    (
        "临江日报",
        "2031-06-21",
        "A2",
        "柳树湾大堤上的一天",
        (
            "6月20日，仇雨衡率队到青禾县柳树湾大堤督导，县委书记解文朴、县长柏千帆陪同。",
            "仇雨衡说：“堤在人在，一个险情也不能漏。”",
            "石桥村党支部书记顾惟岩带着村民值守了三个通宵。",
        ),
    ),
    (
        "临江晚报",
        "2031-09-09",
        "3",
        "百家企业来临江签约",
        (
            "9月8日，临江市招商引资推介会举行，单若溪致辞，临江港务集团董事长仲孙岚代表企业发言。",
            "临江港务集团与市政府签下二十亿元的码头改造协议。",
        ),
    ),
    (
        "临江日报",
        "2031-09-22",
        "A3",
        "秋粮收购不打白条",
        (
            "9月21日，青禾县秋粮收购现场会在石桥村召开，解文朴主持，市农业农村局局长顾惟岩到会指导。",
            "柏千帆要求，县政府相关部门当天结清粮款。",
        ),
    ),
    (
        "临江晚报",
        "2031-10-12",
        "5",
        "一甲子弦歌不辍",
        (
            "近日，临江二中建校六十周年座谈会举行，校长邬青禾回顾校史，校友代表、副市长单若溪参加。",
            "校友某先生捐出藏书三百册。",
        ),
    ),
)

TENURES = (
    ("曾广澜", "市委书记", "中国共产党临江市委员会", Status.INCUMBENT),
    ("仇雨衡", "市长", "临江市人民政府", Status.INCUMBENT),
    ("单若溪", "副市长", "临江市人民政府", Status.INCUMBENT),
    ("覃望舒", "局长", "临江市水利局", Status.INCUMBENT),
    ("柏千帆", "县长", "青禾县人民政府", Status.ACTING),
    ("解文朴", "县委书记", "中国共产党青禾县委员会", Status.INCUMBENT),
    ("宓长庚", "省长", "云梦省人民政府", Status.INCUMBENT),
    ("缪听雪", "专家组组长", "云梦省防汛抗旱指挥部", Status.INCUMBENT),
    ("仲孙岚", "董事长", "临江港务集团有限公司", Status.INCUMBENT),
    ("邬青禾", "校长", "临江市第二中学", Status.INCUMBENT),
    ("顾惟岩", "局长", "临江市农业农村局", Status.INCUMBENT),
)
PARTS = (
    ("全市防汛工作会议", "曾广澜", Role.ATTENDEE, "出席"),
    ("全市防汛工作会议", "曾广澜", Role.SPEAKER, "强调"),
    ("全市防汛工作会议", "仇雨衡", Role.CHAIR, "主持"),
    ("全市防汛工作会议", "单若溪", Role.SPEAKER, "通报"),
    ("全市防汛工作会议", "覃望舒", Role.SPEAKER, "汇报"),
    ("全市防汛工作会议", "柏千帆", Role.ABSENTEE, "请假"),
    ("全省防汛抗旱视频会议", "宓长庚", Role.SPEAKER, "讲话"),
    ("全省防汛抗旱视频会议", "缪听雪", Role.SPEAKER, "分析"),
    ("全省防汛抗旱视频会议", "曾广澜", Role.ATTENDEE, "参加"),
    ("全省防汛抗旱视频会议", "仇雨衡", Role.ATTENDEE, "参加"),
    ("柳树湾大堤防汛督导", "仇雨衡", Role.LEAD, "率队"),
    ("柳树湾大堤防汛督导", "解文朴", Role.COMPANION, "陪同"),
    ("柳树湾大堤防汛督导", "柏千帆", Role.COMPANION, "陪同"),
    ("临江市招商引资推介会", "单若溪", Role.SPEAKER, "致辞"),
    ("临江市招商引资推介会", "仲孙岚", Role.SPEAKER, "发言"),
    ("青禾县秋粮收购现场会", "解文朴", Role.CHAIR, "主持"),
    ("青禾县秋粮收购现场会", "顾惟岩", Role.ATTENDEE, "到会"),
    ("青禾县秋粮收购现场会", "柏千帆", Role.SPEAKER, "要求"),
    ("临江二中建校六十周年座谈会", "邬青禾", Role.SPEAKER, "回顾"),
    ("临江二中建校六十周年座谈会", "单若溪", Role.ATTENDEE, "参加"),
)
CLAIMS = (
    ("全市防汛工作会议", "location", "临江市"),
    ("全市防汛工作会议", "organizer", "中国共产党临江市委员会"),
    ("全市防汛工作会议", "conveys", "宓长庚在全省防汛抗旱视频会议上的讲话"),
    ("全市防汛工作会议", "agendaItem", "《临江市防汛应急预案》修订情况"),
    ("宓长庚在全省防汛抗旱视频会议上的讲话", "creator", "宓长庚"),
    ("宓长庚在全省防汛抗旱视频会议上的讲话", "deliveredAt", "全省防汛抗旱视频会议"),
    ("全省防汛抗旱视频会议", "organizer", "云梦省防汛抗旱指挥部"),
    ("全省防汛抗旱视频会议", "mode", "video"),
    ("柳树湾大堤防汛督导", "location", "柳树湾大堤"),
    ("临江市招商引资推介会", "location", "临江市"),
    ("青禾县秋粮收购现场会", "location", "石桥村"),
    ("临江二中建校六十周年座谈会", "organizer", "临江市第二中学"),
    ("临江市防汛应急预案", "creator", "临江市人民政府"),
)

_KINDS = (
    ("person", PEOPLE),
    ("organization", ORGANIZATIONS),
    ("place", PLACES),
    ("event", EVENTS),
    ("document", DOCUMENTS),
    ("speech", SPEECHES),
)

ENTITIES = tuple(key for _, table in _KINDS for key in table)


def local_name(kind: str, key: str) -> str:
    """An identifier in the form of the graph's."""
    return f"{kind}-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def identifier(key: str) -> str:
    """The identifier of the entity of that key in the invented graph."""
    return next(local_name(kind, key) for kind, table in _KINDS if key in table)


def label_of(key: str) -> str:
    """The printed name: of the second bearer of a name it is the same as of the first."""
    return "某先生" if key == "某" else key.removesuffix("二")


def invented_graph() -> KnowledgeGraph:
    """Some forty entities of an invented city in a wet summer, with two namesakes, a reprint and an anonymous man."""
    articles, passages = _articles()
    return KnowledgeGraph(
        pages=tuple(
            PageNode(
                article.page,
                f"{article.page}.txt",
                "0" * 64,
                article.published,
                "printed",
                article.source,
                ARTICLES[at][2],
            )
            for at, article in enumerate(articles)
        ),
        articles=articles,
        passages=passages,
        mentions=_mentions(passages),
        people=tuple(
            PersonNode(identifier(key), Names(label_of(key), other, (), about), anonymous=key == "某")
            for key, (about, other) in PEOPLE.items()
        ),
        organizations=tuple(
            OrganizationNode(
                identifier(key),
                Names(key, other, deictic),
                kind,
                where and identifier(where),
                above and identifier(above),
            )
            for key, (kind, other, deictic, where, above) in ORGANIZATIONS.items()
        ),
        places=tuple(
            PlaceNode(identifier(key), Names(key, (), deictic), _full(key), level, None, above and identifier(above))
            for key, (level, above, deictic) in PLACES.items()
        ),
        events=tuple(
            EventNode(identifier(key), Names(key), kind, (articles[0].id,), ()) for key, (kind, _) in EVENTS.items()
        ),
        documents=tuple(
            DocumentNode(identifier(key), Names(key), number, ()) for key, (number, _) in DOCUMENTS.items()
        ),
        speeches=tuple(SpeechNode(identifier(key), Names(key), ()) for key in SPEECHES),
        tenures=tuple(
            TenureFact(
                local_name("tenure", person + title),
                identifier(person),
                title,
                status,
                _said(passages, person, title),
                identifier(body),
                attested_on=("2031-06-19",),
            )
            for person, title, body, status in TENURES
        ),
        participations=tuple(
            ParticipationFact(
                local_name("part", event + agent + role),
                identifier(event),
                identifier(agent),
                role,
                _said(passages, agent, word),
                0.9,
                (word,),
                position=at % 4 + 1,
            )
            for at, (event, agent, role, word) in enumerate(PARTS)
        ),
        claims=_claims(passages),
    )


def _full(place: str) -> str:
    above = PLACES[place][1]
    return (_full(above) if above else "") + place


def _articles() -> tuple[tuple[ArticleNode, ...], tuple[Passage, ...]]:
    articles, passages = [], []
    for at, (paper, date, _, headline, sentences) in enumerate(ARTICLES):
        name, original = local_name("article", headline), local_name("article", ARTICLES[0][3] if at == 1 else headline)
        articles.append(
            ArticleNode(
                name,
                f"page-{at}",
                1,
                Genre.NEWS,
                (Span(0, 400),),
                headline,
                None,
                None,
                (identifier("芮明夷"),) if at == 1 else (),
                identifier(paper),
                date,
                identifier("临江市"),
                "dateline",
                None,
                None,
                original,
                original if at == 1 else None,
                (),
            )
        )
        start = 0
        for order, sentence in enumerate(sentences):
            span = Span(start, start + len(sentence))
            passages.append(Passage(local_name("passage", f"{at}.{order}"), name, f"page-{at}", sentence, (span,)))
            start = span.end
    return tuple(articles), tuple(passages)


def _forms(key: str) -> tuple[str, ...]:
    other = ORGANIZATIONS[key][1] + ORGANIZATIONS[key][2] if key in ORGANIZATIONS else ()
    return (label_of(key), *other)


def _mentions(passages: tuple[Passage, ...]) -> tuple[MentionNode, ...]:
    found = []
    for passage in passages:
        for _, table in _KINDS:
            for key in table:
                if key.endswith("二") != ("支部书记顾惟岩" in passage.exact) and label_of(key) == "顾惟岩":
                    continue
                for form in (form for form in _forms(key) if form in passage.exact):
                    at = passage.exact.index(form)
                    found.append(
                        MentionNode(
                            local_name("mention", passage.id + key + form),
                            passage.article,
                            passage.id,
                            passage.page,
                            identifier(key),
                            form,
                            (Span(at, at + len(form)),),
                            0.9,
                        )
                    )
    return tuple(found)


def _said(passages: tuple[Passage, ...], *words: str) -> tuple[str, ...]:
    """The passages with all of the words; failing that with the first; failing that the very first."""
    both = tuple(passage.id for passage in passages if all(label_of(word) in passage.exact for word in words))
    one = tuple(passage.id for passage in passages if label_of(words[0]) in passage.exact)
    return both or one[:1] or (passages[0].id,)


def _claims(passages: tuple[Passage, ...]) -> tuple[ClaimFact, ...]:
    stated = [
        ClaimFact(
            local_name("claim", subject + predicate),
            identifier(subject),
            predicate,
            identifier(value) if value in ENTITIES else value,
            value in ENTITIES,
            _said(passages, subject, value),
            0.9,
        )
        for subject, predicate, value in CLAIMS
    ]
    dated = [
        ClaimFact(
            local_name("claim", subject + "date"),
            identifier(subject),
            "startDate" if len(date) == 10 else "partialDate",
            date,
            is_entity=False,
            evidence=_said(passages, subject),
            confidence=0.9,
        )
        for subject, (_, date) in EVENTS.items()
    ]
    return (*stated, *dated)


def shuffled(graph: KnowledgeGraph, seed: int) -> KnowledgeGraph:
    """The same graph, its tuples in another order."""
    order = random.Random(seed)  # noqa: S311 - an order, not a secret
    return replace(
        graph,
        **{
            name: tuple(order.sample(rows, len(rows)))
            for name in graph.__dataclass_fields__
            if (rows := getattr(graph, name))
        },
    )


def large_graph(entities: int, seed: int = 5) -> KnowledgeGraph:
    """A graph of about that many entities: people in bodies and at meetings, hubs few and leaves many."""
    draw = random.Random(seed)  # noqa: S311
    base = invented_graph()
    articles, passages = base.articles, list(base.passages)
    surnames, given = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "广澜雨衡若溪文朴千帆望舒长庚听雪惟岩明夷"
    people = [
        PersonNode(
            f"person-{at:06}", Names(draw.choice(surnames) + "".join(draw.sample(given, 2)), (), (), f"第{at}位")
        )
        for at in range(entities * 6 // 10)
    ]
    bodies = [
        OrganizationNode(f"organization-{at:06}", Names(f"临江市第{at}办事处"), OrganizationKind.OTHER)
        for at in range(entities // 5)
    ]
    events = [
        EventNode(f"event-{at:06}", Names(f"第{at}次全市工作例会"), EventKind.MEETING, (articles[0].id,), ())
        for at in range(entities // 5)
    ]
    mentions, tenures, parts = [], [], []
    for at, person in enumerate(people):
        sentence = f"{person.names.label}在第{at}次检查中要求各单位落实责任，做好记录，按时报送情况。"
        passage = Passage(
            f"passage-{at:06}", articles[at % len(articles)].id, "page-0", sentence, (Span(0, len(sentence)),)
        )
        passages.append(passage)
        mentions.append(
            MentionNode(
                f"mention-{at:06}",
                passage.article,
                passage.id,
                "page-0",
                person.id,
                person.names.label,
                (Span(0, 3),),
                0.9,
            )
        )
        body = bodies[min(int(draw.expovariate(8 / len(bodies))), len(bodies) - 1)]
        tenures.append(TenureFact(f"tenure-{at:06}", person.id, "主任", Status.INCUMBENT, (passage.id,), body.id))
        for turn in range(draw.choice((0, 1, 1, 2, 6))):
            event = events[min(int(draw.expovariate(6 / len(events))), len(events) - 1)]
            role = draw.choice(list(Role))
            parts.append(ParticipationFact(f"part-{at:06}-{turn}", event.id, person.id, role, (passage.id,), 0.9))
    return replace(
        base,
        passages=tuple(passages),
        mentions=base.mentions + tuple(mentions),
        people=base.people + tuple(people),
        organizations=base.organizations + tuple(bodies),
        events=base.events + tuple(events),
        tenures=base.tenures + tuple(tenures),
        participations=base.participations + tuple(parts),
    )
