"""The nouns of the package: frozen data that one stage hands to the next, with no logic of any stage.

Reading makes `Page` and `Article`; extraction makes `ArticleRecord` (what one article says, entities numbered within
the article); linking makes `kg.linking.graph.KnowledgeGraph` from records. All types serialise through `msgspec`.

Spans in an `Article` or `ArticleRecord` count characters of ``article.text.text`` (clean text, display lines first,
then byline and body, blocks separated by one line end). ``article.text`` maps them to the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kg.text import AlignedText, Span

__all__ = [
    "AgendaItem",
    "Article",
    "ArticleRecord",
    "Block",
    "BlockKind",
    "Byline",
    "Conveyance",
    "DateExpression",
    "Dateline",
    "Document",
    "EntityKind",
    "Event",
    "EventKind",
    "Genre",
    "Jurisdiction",
    "Mention",
    "Mode",
    "Organization",
    "OrganizationKind",
    "Page",
    "Participation",
    "Person",
    "Place",
    "PlaceLevel",
    "Role",
    "Span",
    "Speech",
    "Status",
    "Tenure",
    "Unread",
    "UserKnowledge",
]


# ---------------------------------------------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class UserKnowledge:
    """What the user said of a page (command line, manifest, JSONL fields); None where nothing was said.

    ``date`` is ISO ``YYYY-MM-DD``; ``home`` a place name such as 福建省厦门市; ``page`` the page number, "A4".
    """

    paper: str | None = None
    date: str | None = None
    home: str | None = None
    page: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One newspaper page as read: ``text`` is the decoded file, without byte-order mark, every line end one character.

    ``name`` is the file's name as given below the input folder (``a/b.txt``; ``c.jsonl#3`` for line 3 of a JSONL
    file); ``sha256`` is of ``text`` in UTF-8; ``whole`` says that the text is one article and must not be cut;
    ``copy_of`` names the page with the same text that sorts before this one.
    """

    name: str
    text: str
    sha256: str
    encoding: str
    known: UserKnowledge = UserKnowledge()
    whole: bool = False
    copy_of: str | None = None


class BlockKind(StrEnum):
    """What a block of an article is."""

    KICKER = "kicker"
    HEADLINE = "headline"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    BODY = "body"
    CAPTION = "caption"
    SIGNATURE = "signature"
    JUMP = "jump"
    SUBHEAD = "subhead"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or display line: its kind and its span in the article's clean text (without the line end)."""

    kind: BlockKind
    span: Span


class Genre(StrEnum):
    """The kind of article, the values of ``schema:genre``."""

    NEWS = "news"
    COMMENTARY = "commentary"
    NOTICE = "notice"
    LETTER = "letter"
    PHOTO = "photo"
    BRIEF = "brief"


@dataclass(frozen=True, slots=True)
class Byline:
    """A person named as author: ``name`` without inner spaces; ``role`` 记者, 通讯员, 作者 or 摄影; where printed."""

    name: str
    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Dateline:
    """The printed opening 新华社北京1月25日电: ``source`` 新华社, ``place`` 北京 if printed; the span of all of it."""

    source: str
    span: Span
    source_span: Span
    place: str | None = None
    place_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page.

    ``regions`` are the page ranges of all lines that belong to it, in page order (display lines, byline, body,
    caption, jump). ``kicker``, ``headline``, ``subtitle`` are as printed, lines joined with one space.
    ``newspaper`` is the paper that the page itself shows (byline, dateline, masthead, file name), if any.
    ``repeats`` are spans of the page that repeat, word for word, the text whose span in the article is given first.
    ``furniture`` are the page's furniture lines as printed (masthead, folio), the same on all of its articles;
    ``pagination`` is its number: what the user said, else the folio's, else the file name's.
    """

    page: str
    page_sha256: str
    position: int
    text: AlignedText
    blocks: tuple[Block, ...]
    regions: tuple[Span, ...]
    genre: Genre
    headline: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    bylines: tuple[Byline, ...] = ()
    dateline: Dateline | None = None
    newspaper: str | None = None
    jumps_to: str | None = None
    continues_from: str | None = None
    known: UserKnowledge = UserKnowledge()
    repeats: tuple[tuple[Span, Span], ...] = ()
    furniture: tuple[str, ...] = ()
    pagination: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """Something seen and not understood.

    ``kind`` is a stable word such as "line-of-no-article"; ``page`` the page's name; ``span`` where it stands there.
    """

    kind: str
    page: str
    span: Span | None
    text: str


# ------------------------------------------------------------------------------------------------- extraction


class EntityKind(StrEnum):
    """What a mention refers to."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    EVENT = "event"
    DOCUMENT = "document"
    SPEECH = "speech"


@dataclass(frozen=True, slots=True)
class Mention:
    """One printed occurrence of an entity: ``entity`` numbers the record's tuple of that kind.

    ``deictic`` marks a form that needs the article's home to be understood (市委, 我市, 会议);
    ``votes`` names the sources that found it ("lac", "title", "list", "byline", "again", "gazetteer" …).
    """

    kind: EntityKind
    entity: int
    span: Span
    deictic: bool = False
    votes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A printed time, before the page's date is known.

    Either calendar parts (``year``, ``month``, ``day``, each None where not printed), or ``days_ago`` from the issue
    date (昨日 is 1, 今日 0, 明日 -1). ``lunar`` marks month and day of the lunar calendar (正月初一 is 1, 1; 除夕 is
    12, 30, meaning the last day of the year). ``end`` closes a range (1月19日至20日). ``part_of_day`` as printed
    (上午, 下午3点, 晚). ``vague`` marks 近日, 日前.

    ``years_ago`` and ``months_ago`` count from the issue date (去年 is 1, 本月 0), ``weeks_ago`` with ``weekday`` too
    (上周五 is 1 and 5); ``weekday`` alone (1 to 7) and ``lunar_day`` (month, day) are printed beside a solar date.
    ``future`` marks a date that the clause announces (将于3月1日, 3月1日起).
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    days_ago: int | None = None
    lunar: bool = False
    part_of_day: str | None = None
    end: DateExpression | None = None
    vague: bool = False
    years_ago: int | None = None
    months_ago: int | None = None
    weeks_ago: int | None = None
    weekday: int | None = None
    lunar_day: tuple[int, int] | None = None
    future: bool = False


class PlaceLevel(StrEnum):
    """The level of a place, the values of ``kg:level``."""

    COUNTRY = "country"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Place:
    """A place as one article names it.

    ``name`` is the printed own name (临江, 临江市, 石桥镇), or "" for a purely deictic one (我市, 全省), whose
    ``level`` then says which. ``codes`` are the gazetteer's candidates for the name, most likely first, empty for a
    place that it does not hold. ``within`` numbers the place of this record that printed context puts around it.
    """

    name: str
    level: PlaceLevel | None = None
    codes: tuple[str, ...] = ()
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """Whose an organisation is: a place of the record, or a level relative to the article's home (市委 → prefecture).

    Both None: a body with no jurisdiction in its name (国务院, 远洋集团).
    """

    place: int | None = None
    level: PlaceLevel | None = None


class OrganizationKind(StrEnum):
    """The kind of an organisation, the values of ``kg:kind``."""

    PARTY = "party"
    GOVERNMENT = "government"
    CONGRESS = "congress"
    CONSULTATIVE = "consultative"
    COURT = "court"
    MILITARY = "military"
    HOSPITAL = "hospital"
    SCHOOL = "school"
    COMPANY = "company"
    MEDIA = "media"
    INTERNATIONAL = "international"
    TASK_FORCE = "task-force"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Organization:
    """An organisation as one article names it: a key from which `kg.naming.full_name` renders its full name.

    ``body`` is the row of [bodies] in ``lexicons/organizations.txt`` that it is ("party-committee", "government"), or
    None for one known by its own name alone; ``jurisdiction`` whose it is; ``units`` the path below (宣传部; 价格科),
    outermost first, in their full form; ``own_name`` the printed name without the jurisdiction where there is no body
    row (中心医院; 远洋集团). Two equal values are one organisation.
    """

    kind: OrganizationKind
    body: str | None = None
    jurisdiction: Jurisdiction = Jurisdiction()
    units: tuple[str, ...] = ()
    own_name: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one article names it: ``name`` bare, inner spaces removed; 王某, 孙阿姨, net names are anonymous."""

    name: str
    anonymous: bool = False
    fictional: bool = False


class Status(StrEnum):
    """The status of a tenure, the values of ``kg:status``."""

    INCUMBENT = "incumbent"
    ACTING = "acting"
    FORMER = "former"
    DESIGNATE = "designate"


@dataclass(frozen=True, slots=True)
class Tenure:
    """A post that the article gives a person. Numbers point into the record; ``span`` covers the printed title.

    ``jurisdiction`` is set where no organisation is named (市领导). ``started`` and ``ended`` are dates of appointment
    and removal that the text gives.
    """

    person: int
    title: str
    span: Span
    organization: int | None = None
    jurisdiction: Jurisdiction | None = None
    status: Status = Status.INCUMBENT
    started: DateExpression | None = None
    ended: DateExpression | None = None


class EventKind(StrEnum):
    """Meeting 会议, visit 督导/调研, or another occasion (ceremony, dispatch)."""

    MEETING = "meeting"
    VISIT = "visit"
    OCCASION = "occasion"


class Mode(StrEnum):
    """How a meeting was held, the values of ``kg:mode``."""

    IN_PERSON = "in-person"
    VIDEO = "video"
    TELEPHONE_VIDEO = "telephone-video"


class Role(StrEnum):
    """What somebody did at an event, the values of ``kg:role``."""

    CHAIR = "chair"
    ATTENDEE = "attendee"
    OBSERVER = "observer"
    SPEAKER = "speaker"
    COMPANION = "companion"
    LEAD = "lead"
    ABSENTEE = "absentee"


@dataclass(frozen=True, slots=True)
class Participation:
    """A role of a person (or organisation) at an event, as one clause says it.

    ``agent_span`` is where the agent is printed, ``word_span`` the role's verb (主持, 强调); ``position`` the rank in
    the printed list from 1; ``on_behalf_of`` numbers a person or an organisation of the record.
    """

    agent_kind: EntityKind
    agent: int
    role: Role
    agent_span: Span
    word_span: Span
    position: int | None = None
    on_behalf_of: tuple[EntityKind, int] | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A printed phrase of what a meeting discussed, decided (``outcome``) or who came as a group (``group``)."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Conveyance:
    """A meeting passing on (传达, 学习, 贯彻) another event, a speech or a document of the record."""

    kind: EntityKind
    target: int
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting, visit or other occasion as one article tells it.

    ``name`` is the best printed name; ``reported`` says that the article reports it, else it is only referred to.
    ``places`` (the venue, or a visit's stops in order), ``hosts`` (organisations whose house is the venue or a stop)
    and ``organizers`` are numbers, each with the span that says so; the date and the others carry their own spans.
    """

    kind: EventKind
    name: str
    span: Span
    reported: bool
    date: DateExpression | None = None
    places: tuple[tuple[int, Span], ...] = ()
    organizers: tuple[tuple[int, Span], ...] = ()
    mode: Mode | None = None
    mode_span: Span | None = None
    participations: tuple[Participation, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    conveys: tuple[Conveyance, ...] = ()
    hosts: tuple[tuple[int, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A named document 《…》: ``title`` without the marks; ``issuer`` numbers an organisation; ``number`` its 文号."""

    title: str
    span: Span
    issuer: int | None = None
    issuer_span: Span | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """A speech or instruction that is passed on: ``speaker`` numbers a person, ``delivered_at`` an event."""

    name: str
    span: Span
    speaker: int | None = None
    speaker_span: Span | None = None
    delivered_at: int | None = None
    delivered_span: Span | None = None


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """All that extraction found in one article. It depends on the page (with what the user said) alone.

    ``sentences`` are spans of the article's text that cover all of its characters but white space, in order;
    evidence for a fact is the sentence that holds its span. ``dates`` are all time expressions read, for the page's
    date. ``keywords`` most telling first.
    """

    article: Article
    sentences: tuple[Span, ...]
    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    documents: tuple[Document, ...] = ()
    speeches: tuple[Speech, ...] = ()
    mentions: tuple[Mention, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    keywords: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = field(default=())
