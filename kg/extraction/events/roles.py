"""Who did what: the verbs of roles, their subjects, and the event that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction.events.drafts import EventDraft, Part, Told
from kg.extraction.events.on_behalf import on_behalf
from kg.extraction.events.reading import B, D, P, Reading, Sentence, T
from kg.extraction.events.scenes import WITH_VISIT, events_of_verb
from kg.extraction.events.subjects import GROUP, Subject, subject_of
from kg.extraction.events.words import any_of, pattern, words
from kg.lexicons import lexicon
from kg.model import AgendaItem, EventKind, Mention, Role
from kg.text import Span

ATTENDED = re.compile(
    rf"^(?:了|过)?(?:[。，；、\n]|$|会(?![见谈晤客])|并|应询|(?:[^，。；{P}]{{0,16}}?(?:分组|小组|各组|联组|分团|界别))?(?:审议|讨论|协商)会?(?=[，。；\n]|$|并)|本次|此次|这次|上述|该|调度|会商|座谈|活动|仪式|开幕|闭幕|启动|签约|揭牌|欢送|全程|讲话|指导|致辞|发言|会谈|磋商|[^，。；{P}]{{0,40}}?(?:会议|大会|会|仪式|典礼|论坛|座谈|调度|会商|视频|式)(?:[。，；、\n]|$|并|上))"
)
CHAIRED = re.compile(
    r"^(?!人|词|工作|日常|正义|公道|[^，。；]{0,4}全面|编|修|了婚|家|建|[^，。；]{0,8}工作(?:[。，]|$))"
)


def tell_roles(reading: Reading, told: Told) -> None:
    """Add to the article's events everybody's part in them, and the groups that came."""
    for sentence in reading.sentences:
        for role, verb in _role_words(reading, sentence):
            _tell(reading, told, sentence, role, verb)
        _tell_heard(reading, told, sentence)
        _tell_those_there(reading, told, sentence)


THOSE_THERE = re.compile(r"(?P<word>出席|参加|列席|就座|就坐)[^，。；]{0,50}?的(?:还)?有(?P<who>[^。；]+)")


def _tell_those_there(reading: Reading, told: Told, sentence: Sentence) -> None:
    """出席会议的还有P、P: the people after the verb."""
    match = THOSE_THERE.search(reading.masked, sentence.span.start, sentence.span.end)
    if match is None or not sentence.told(match.start()):
        return
    role = Role.OBSERVER if match["word"] == "列席" else Role.ATTENDEE
    people = reading.persons_of(Span(*match.span("who")))
    for event in events_of_verb(reading, told, sentence, role, Span(*match.span("word"))):
        for rank, person in enumerate(people, 1):
            event.add_part(Part(person, role, Span(*match.span("word")), rank if len(people) > 1 else None))


HEARD = (
    rf"(?:听取|审议|听取和审议|听取并审议)(?:了|和审议了)?[^，。；]{{0,60}}?(?P<who>{P}+)"
    r"(?:受(?P<behalf>[^，。；]{2,24}?)委托，?|代表(?P<represented>[^，。；]{2,24}?))?(?:所)?(?P<word>作)(?:了|的|出的)"
)
"""听取了市发改委主任P受市政府委托所作的报告, 副市长P代表市政府所作的…: P spoke, though the meeting is the subject."""


HEARD_FROM = (
    rf"听取(?:了|过)?[^，。；]{{0,60}}?(?P<who>{P}+(?:(?:、|和|与|及){T}*{P}+)*)(?:分别|先后)?"
    rf"(?:[、和与及][^，。；{P}]{{1,20}}?)?(?:(?:关于|就|对|围绕)[^，。；]{{2,40}}?)?(?:工作|情况)*的?(?P<word>汇报|报告|介绍|说明|通报|发言|述职)"
)
"""听取了县医院院长P关于发热门诊运行情况的汇报: P reported."""


HEARD_BY = re.compile(f"{HEARD}|{HEARD_FROM}".replace("<who>", "<one>", 1).replace("<word>", "<made>", 1))


def _tell_heard(reading: Reading, told: Told, sentence: Sentence) -> None:
    for match in HEARD_BY.finditer(reading.masked, sentence.span.start, sentence.span.end):
        if not sentence.told(match.start()):
            continue
        who, word = ("one", "made") if match["one"] else ("who", "word")
        verb = Span(*match.span(word))
        if who == "who" and not _meets_in_paragraph(reading, told, sentence, verb):
            continue  # P登上大堤，听取了Q的汇报
        for_whom = next((group for group in ("behalf", "represented") if match[group]), None)
        bodies = reading.found.bodies_in(Span(*match.span(for_whom))) if for_whom else ()
        behalf = bodies[0] if bodies else None
        for event in events_of_verb(reading, told, sentence, Role.SPEAKER, verb):
            for person in reading.persons_of(Span(*match.span(who))):
                event.add_part(Part(person, Role.SPEAKER, verb, on_behalf_of=behalf))


def _meets_in_paragraph(reading: Reading, told: Told, sentence: Sentence, at: Span) -> bool:
    """Whether a meeting is printed before in the paragraph: it is the one that hears."""
    block = reading.found.article.blocks[sentence.block].span
    meetings = (event for event in told.reported() if event.kind is not EventKind.VISIT)
    return any(block.start <= span.start < at.start for event in meetings for span, _ in event.printed)


ROLES = {
    "absentee": Role.ABSENTEE,  # 未能出席 before 出席
    "chair": Role.CHAIR,
    "attendee": Role.ATTENDEE,
    "attendee-acts": Role.ATTENDEE,
    "observer": Role.OBSERVER,
    "companion": Role.COMPANION,
    "speaker": Role.SPEAKER,
}
"""The sections of role verbs, in the order in which they are read."""


@cache
def _any_role() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for section in ROLES for word in words("roles", section)))


def _role_words(reading: Reading, sentence: Sentence) -> Iterator[tuple[Role, Span]]:
    """The role verbs of a sentence that are used as such, in order."""
    seen: list[Span] = []
    torn: list[Span] | None = None
    if _any_role().search(reading.masked, sentence.span.start, sentence.span.end) is None:
        return
    for section, role in ROLES.items():
        for match in pattern(any_of("roles", section)).finditer(reading.masked, sentence.span.start, sentence.span.end):
            span = Span(*match.span())
            torn = _torn(reading, sentence) if torn is None else torn
            if any(other.contains(span) and other != span for other in torn):
                continue
            if not any(span.overlaps(other) for other in seen) and _is_used(reading, sentence, role, span):
                seen.append(span)
                yield role, span


def _torn(reading: Reading, sentence: Sentence) -> list[Span]:
    """Where words stand that hold a role verb by chance."""
    torn = pattern(any_of("roles", "torn")).finditer(reading.masked, sentence.span.start, sentence.span.end)
    return [Span(*match.span()) for match in torn]


def _is_used(reading: Reading, sentence: Sentence, role: Role, verb: Span) -> bool:
    before = reading.masked[sentence.span.start : verb.start]
    after = reading.masked[verb.end : sentence.span.end]
    if role is Role.CHAIR:
        return _chairs(verb.of(reading.masked), before, after)
    if verb.of(reading.masked) in words("roles", "attendee-acts"):
        return _is_act(verb.of(reading.masked), before, after)
    if role is Role.ATTENDEE:
        return ATTENDED.match(after) is not None or WITH_VISIT.match(after) is not None
    if role is Role.SPEAKER:
        return _speaks(verb.of(reading.masked), before, after)
    return True


CALLED = (
    rf"{P}(?:一行)?(?:{D}|在[^，。；{P}]{{2,24}})*(?:紧急|连夜|再次|及时|随即|迅速)*$"  # 市长P紧急召开
    rf"|{P}[^。；]*并$"  # P督导搬迁工作并召开
)
SIGNED = re.compile(rf"(?:了)?(?:{B}|[^，。；]{{0,16}}(?:协议|备忘录|合同|意向书|责任书|责任状))")


def _chairs(word: str, before: str, after: str) -> bool:
    if word == "召开":
        return pattern(CALLED).search(before) is not None
    under = pattern(rf"在[^，。；]{{0,24}}{P}的$").search(before) is not None and after.startswith("下")
    return CHAIRED.match(after) is not None and (under or not before.endswith(("节目", "的")))


def _is_act(word: str, before: str, after: str) -> bool:
    """Whether 揭牌, 授旗, 签署 is done, not part of 揭牌仪式; a flag sent by letter is handed over by nobody there."""
    if word.startswith("签"):
        return SIGNED.match(after) is not None
    by_letter = pattern(any_of("roles", "by letter")).search(re.split("[，；。：]", before)[-1])
    return re.match(r"并|[，。；\n]|$", after) is not None and by_letter is None


def _speaks(word: str, before: str, after: str) -> bool:
    objects = lexicon("roles").mapping("speaker-object")
    if word in objects:
        return re.match(objects[word], after) is not None and not before.endswith(("的", "所"))
    if (
        pattern(any_of("roles", "noun-before") + "$").search(before)
        and not before.endswith(("会上", "一次"))
        and word not in ("强调", "指出")
    ) or (word == "汇报" and re.search("听取[^，。；]{0,40}$", before)):
        return before.endswith("重要") and before[:-2].endswith(("发表", "发表了", "作", "作了"))
    if word in ("讲话", "发言", "致辞", "要求", "介绍", "汇报", "通报") and pattern(
        any_of("roles", "noun-after")
    ).match(after):
        return False
    return word != "希望" or not before.endswith("了")


def _tell(reading: Reading, told: Told, sentence: Sentence, role: Role, verb: Span) -> None:
    if (
        role is Role.SPEAKER
        and verb.of(reading.masked) in words("roles", "speaker-by-name")
        and not _named_in_clause(reading, sentence, verb)
    ):
        return
    explicit = (
        pattern(rf"{P}(?:[^，。；：]{{0,16}})$").search(reading.masked[sentence.span.start : verb.start]) is not None
    )
    if not sentence.told(verb.start) and not (explicit and _clause_opens_with_person(reading, sentence, verb)):
        return
    with_lists = role is not Role.CHAIR
    subject = subject_of(reading, sentence, verb, lists=with_lists) or _passive(reading, sentence, role, verb)
    events = events_of_verb(reading, told, sentence, role, verb)
    if not events and subject is not None and role in (Role.CHAIR, Role.ATTENDEE, Role.OBSERVER):
        told.without_event.append(verb)
    for event in events:
        if subject is not None and not _is_bystander(reading, event, role, verb, subject):
            along = event.kind is EventKind.VISIT and role is Role.ATTENDEE
            _add(reading, event, Role.COMPANION if along else role, verb, subject)
        if role is Role.ATTENDEE:
            _add_group(reading, event, sentence, verb)


def _is_bystander(reading: Reading, event: EventDraft, role: Role, verb: Span, subject: Subject) -> bool:
    """Whether somebody only says something to visitors: 余大爷说 is no part in the inspection, 镇长汇报 is."""
    if event.kind is not EventKind.VISIT or role is not Role.SPEAKER or verb.of(reading.masked) not in ("说", "表示"):
        return False
    taking_part = {part.who.entity for part in event.parts}
    return any(person.entity not in taking_part for person in subject.people)


def _named_in_clause(reading: Reading, sentence: Sentence, verb: Span) -> bool:
    clause = re.split("[，；。：\n]", reading.masked[sentence.span.start : verb.start])[-1]
    held = re.search("主持|召开|举行", clause) is not None
    together = clause.endswith("并") and verb.of(reading.masked) in (
        "通报",
        "宣读",
        "传达",
        "宣布",
    )  # P主持会议并通报情况
    return P in clause and (not held or together)


def _clause_opens_with_person(reading: Reading, sentence: Sentence, verb: Span) -> bool:
    clauses = [c for c in reading.clauses(sentence.span) if c.start <= verb.start]
    return bool(clauses) and re.match(rf"(?:{T}+[、]?)*{P}", clauses[-1].of(reading.masked)) is not None


def _passive(reading: Reading, sentence: Sentence, role: Role, verb: Span) -> Subject | None:
    """会议由市长P主持; 在P主持下."""
    if role is not Role.CHAIR:
        return None
    by = pattern(rf"(?:由|在)[^，。；{P}]{{0,24}}?(?P<who>{GROUP})")
    matches = list(by.finditer(reading.masked, sentence.span.start, verb.start))
    if not matches or "，" in reading.masked[matches[-1].end() : verb.start]:
        return None
    match = matches[-1]
    people = reading.persons_of(Span(*match.span("who")))  # none where the page itself prints the sign of a name
    return Subject(people, Span(*match.span())) if people else None


def _add(reading: Reading, event: EventDraft, role: Role, verb: Span, subject: Subject) -> None:
    behalf = on_behalf(reading, subject, verb)
    people = [
        person
        for person in subject.people
        if behalf is None or (person.kind, person.entity) != (behalf.kind, behalf.entity)
    ]
    for rank, person in enumerate(people, 1):
        who = Mention(person.kind, person.entity, subject.pronoun) if subject.pronoun else person
        event.add_part(Part(who, role, verb, rank if len(people) > 1 else None, behalf))


def _add_group(reading: Reading, event: EventDraft, sentence: Sentence, verb: Span) -> None:
    """各县市区主要负责同志…参加: the group as printed."""
    groups = any_of("roles", "groups")
    expression = pattern(
        rf"(?:^|[，、{P}]|以及|和|及|在)(?P<group>(?:各|全体|有关|相关|市直|省直|县直|部分|[^，。；{P}{T}、{D}]{{2,14}}?的?)[^，。；{P}{T}]{{0,30}}?{groups})"
    )
    for clause in reading.clauses(sentence.span):
        if clause.start >= verb.start or not (clause.end >= verb.start):
            continue
        for match in expression.finditer(reading.masked[clause.start : verb.start]):
            span = Span(*match.span("group")).shifted(clause.start)
            if not any(item.span.overlaps(span) for item in event.agenda):
                event.agenda.append(AgendaItem("group", span))
