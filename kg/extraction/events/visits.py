"""Visits and inspections: who leads, who goes along, the stops in order."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extraction.events.drafts import EventDraft, Part, Told
from kg.extraction.events.reading import D, P, Reading, Sentence, T
from kg.extraction.events.subjects import VERB_OF_ROLE, Subject, subject_of
from kg.extraction.events.told_apart import date_of
from kg.extraction.events.words import any_of, pattern, words
from kg.model import DateExpression, EventKind, Mention, Role
from kg.text import Span

PART_OF_DAY = re.compile("上午|下午|晚上|晚|清晨|凌晨|中午|早上|傍晚")
LONGEST_WAY = 70
"""So many characters at most stand between a movement and what was done there."""


def tell_visits(reading: Reading, told: Told) -> None:
    """Add the visits that the article reports; those of one leader on one day are one visit."""
    for sentence in reading.sentences:
        for verb in pattern(any_of("visits", "verbs")).finditer(reading.masked, sentence.span.start, sentence.span.end):
            _tell(reading, told, sentence, Span(*verb.span()))


def _tell(reading: Reading, told: Told, sentence: Sentence, verb: Span) -> None:
    if not _is_used(reading, sentence, verb):
        return
    subject = subject_of(reading, sentence, verb, lists=True)
    if subject is None:
        subject = _subject_after(reading, sentence, verb)
    led = _led(reading, sentence, subject) if subject is not None else None
    subject = led or subject
    if subject is None or not _leads(reading, subject):
        return
    start = _way(reading, sentence, verb)
    light = verb.of(reading.masked) in words("visits", "verbs-light")
    if start is None and not led and (light or not _stands_right_after(reading, subject, verb)):
        return
    if _is_habit(reading, sentence, subject, verb):
        return
    visit = _visit(reading, told, sentence, subject, verb)
    if visit is not None:
        _stops(reading, visit, start or verb.start, verb)
        _stop_after(reading, visit, verb)


def _is_used(reading: Reading, sentence: Sentence, verb: Span) -> bool:
    before, after = reading.masked[sentence.span.start : verb.start], reading.masked[verb.end : sentence.span.end]
    if not sentence.told(verb.start) or pattern(any_of("visits", "not-after")).match(after) or re.match("时曾", after):
        return False
    if re.search("(?:率|带)[^。；]{2,60}(?:开展|进行)(?:执法|专项|专题|集中)*$", before):
        return True  # 率队到某市，就…开展执法检查
    return pattern(any_of("visits", "noun-before") + "$").search(before) is None


def _leads(reading: Reading, subject: Subject) -> bool:
    """Whether the subject is a person of rank: one to whom the article gives a post, and no mere list of names."""
    first, last = subject.people[0], subject.people[-1]
    if any(tenure.person == first.entity for tenure in reading.found.tenures):
        return True
    among = re.match("等(?:[^，。；]{0,6}领导|[^，。；]{0,4}负责同志)", reading.masked[last.span.end :]) is not None
    return among or (not reading.found.tenures and bool(subject.people))


LED = rf"({P}+)(?:率领|带领|率)(?=[^。；]{{0,24}}(?:{T}|{P}|等))"


def _led(reading: Reading, sentence: Sentence, subject: Subject) -> Subject | None:
    """市长P率副市长Q、局长R等，赴云汀市考察: P leads, though the list of the others stands right before the verb."""
    first = subject.people[0].span.start
    match = pattern(LED).search(reading.masked, sentence.span.start, first)
    if match is None or pattern(VERB_OF_ROLE).search(reading.masked[match.end() : first]):
        return None
    people = reading.persons_of(Span(*match.span(1)))
    return Subject(people[:1], subject.clause) if people else None


def _subject_after(reading: Reading, sentence: Sentence, verb: Span) -> Subject | None:
    """继上午在企业检查工作后，2月2日下午，市长P…: the one who did the first thing is named after it."""
    if (
        not re.match(r"继|在|结束", sentence.span.of(reading.masked).lstrip("， "))
        or "后，" not in reading.masked[verb.end : sentence.span.end]
    ):
        return None
    people = reading.persons_of(Span(verb.end, sentence.span.end))
    return Subject(people[:1], sentence.span) if people else None


def _way(reading: Reading, sentence: Sentence, verb: Span) -> int | None:
    """Where the movement before the verb begins (赴…, 来到…，); None where there is none."""
    at = None
    for match in pattern(any_of("visits", "motion")).finditer(reading.masked, sentence.span.start, verb.start):
        between = reading.masked[match.end() : verb.start]
        if len(between) > LONGEST_WAY or re.search("[。；]|召开|强调|指出", between):
            continue
        if match.group() == "来" and reading.masked[match.start() - 1 : match.start()] not in (P, D, "行", "后", "，"):
            continue
        if match.group() == "到" and between.startswith(("会", "位", "场", "岗")):
            continue
        if match.group() in ("在", "到") and (
            not between or (re.search("[，]", between) and not re.search("等地|一线|现场|社区|村|园", between))
        ):
            continue
        at = match.start() if at is None else at
    return at


def _stands_right_after(reading: Reading, subject: Subject, verb: Span) -> bool:
    between = reading.masked[subject.people[-1].span.end : verb.start]
    return (
        re.fullmatch(
            rf"(?:等[^，。；]{{0,8}})?(?:率队|带队|专题|实地|上门|登门|专程|一行|再次|现场|{D}|连夜|冒雨|带着|(?:率领|带领|率)[^，。；]{{0,16}})*",
            between,
        )
        is not None
    )


def _is_habit(reading: Reading, sentence: Sentence, subject: Subject, verb: Span) -> bool:
    low = min(max(subject.people[-1].span.end, sentence.span.start), verb.start)
    return pattern(any_of("visits", "any-visit") + "(?!急|邀|用)").search(reading.masked[low : verb.start]) is not None


def _visit(reading: Reading, told: Told, sentence: Sentence, subject: Subject, verb: Span) -> EventDraft | None:
    """The visit that the leader's verb tells: one already begun, else a new one."""
    lead = subject.people[0]
    date = _date(reading, told, sentence, verb)
    for visit in told.reported(EventKind.VISIT):
        if any(part.who.entity == lead.entity for part in visit.parts if part.role is Role.LEAD) and not _other_day(
            visit.date, date, sentence
        ):
            if visit.date is None and not sentence.display:
                visit.date = date
            visit.add_printed(verb, deictic=True)
            return visit
    name = _name(reading, sentence, lead, verb)
    visit = EventDraft(
        EventKind.VISIT, name, Span(min(lead.span.start, verb.start), max(verb.end, lead.span.end)), reported=True
    )
    visit.date = None if sentence.display else date
    for rank, person in enumerate(subject.people, 1):
        who = Mention(person.kind, person.entity, subject.pronoun) if subject.pronoun else person
        visit.add_part(Part(who, Role.LEAD, verb, rank if len(subject.people) > 1 else None))
    visit.add_printed(verb, deictic=True)
    told.events.append(visit)
    return visit


def _date(reading: Reading, told: Told, sentence: Sentence, verb: Span) -> DateExpression | None:
    """The day of a visit, with the part of day of its own clause: 继上午检查后，2月2日下午… was on 2月2日上午."""
    date = date_of(reading, sentence, verb)
    if date is None and re.match("[，\\s]*继", sentence.span.of(reading.masked)):
        date = next(iter(reading.found.dates_in(Span(verb.end, sentence.span.end))), None)
    if date is None and re.match(
        "[，\\s]*[^，。；]{0,6}(?:会前|会后|会议结束后|会议开始前)，", sentence.span.of(reading.masked)
    ):
        current = told.current.get(sentence.span.start)
        date = current.date if current is not None else None
    part = PART_OF_DAY.search(_clause_of(reading, sentence, verb).of(reading.text))
    if date is None or part is None or date.span.start < verb.start:
        return date
    return replace(date, part_of_day=part.group())


def _clause_of(reading: Reading, sentence: Sentence, verb: Span) -> Span:
    return next((c for c in reading.clauses(sentence.span) if c.start <= verb.start < c.end), verb)


def _other_day(one: DateExpression | None, other: DateExpression | None, sentence: Sentence) -> bool:
    if one is None or other is None or one.day is None or other.day is None or sentence.display:
        return False
    return (one.year, one.month, one.day, one.lunar) != (other.year, other.month, other.day, other.lunar)


def _name(reading: Reading, sentence: Sentence, lead: Mention, verb: Span) -> str:
    """The printed words from the leader to the end of the verb's clause; for a leader named later, name and clause."""
    clause = _clause_of(reading, sentence, verb)
    end = re.search(r"时?(?:强调|指出|要求|并主持|并召开)", reading.text[verb.end : clause.end])
    stop = verb.end + end.start() if end else clause.end
    near = sentence.span.start <= lead.span.start < clause.start and lead.span.end + LONGEST_WAY > clause.start
    if near or clause.start <= lead.span.start < verb.start:
        return reading.text[lead.span.start : stop]
    own = re.sub("^(?:继|在)?(?:上午|下午|晚上)?", "", reading.text[clause.start : stop]).removesuffix("后")
    return lead.span.of(reading.text) + own


def _stops(reading: Reading, visit: EventDraft, start: int, verb: Span) -> None:
    """The places between the movement and the verb, in order."""
    for site in _outermost(reading.found.sites_in(Span(start, verb.start))):
        visit.add_place(site)
    for body in reading.found.bodies_in(Span(start, verb.start)):
        before = reading.masked[max(start, body.span.start - 1) : body.span.start]
        people = pattern(any_of("visits", "people of bodies")).match(reading.masked, body.span.end)
        if before in BEFORE_A_STOP and people is None:
            visit.add_host(body)


BEFORE_A_STOP = ("", "、", "和", "到", "了", "进", "往", "赴", "在")
STOPS_ON_THE_SPOT = ("暗访", "走访", "慰问", "走访慰问", "看望慰问", "察看", "查看", "踏勘", "巡查")


def _stop_after(reading: Reading, visit: EventDraft, verb: Span) -> None:
    """暗访东风仓库: the place right after the verb, where none was told before it."""
    sites = _outermost(reading.found.sites_in(Span(verb.end, min(verb.end + LONGEST_WAY, len(reading.text)))))
    right_after = [site for site in sites if site.span.start == verb.end]
    if not visit.places and right_after and verb.of(reading.masked) in STOPS_ON_THE_SPOT:
        visit.add_place(right_after[0])


def _outermost(sites: tuple[Mention, ...]) -> list[Mention]:
    """Of places printed one within another only the longer."""
    return [s for s in sites if not any(o is not s and o.span.contains(s.span) and o.span != s.span for o in sites)]


def tell_further_stops(reading: Reading, told: Told) -> None:
    """在X，他与老人交谈; 随后来到Y: the stops told in later sentences of an article's one visit, before any meeting."""
    visits, meetings = told.reported(EventKind.VISIT), told.reported(EventKind.MEETING)
    if len(visits) != 1:
        return
    until = min((m.span.start for m in meetings if m.span.start > visits[0].span.start), default=len(reading.text))
    if meetings and until == len(reading.text):
        return
    way = rf"(?:^|，|。|随后|接着|又)(?:{D}|，|他|她|一行|{P})*(?:在|来到|走进|前往)(?P<where>[^，。；]{{2,30}})"
    for sentence in reading.sentences:
        if sentence.display or not visits[0].span.start <= sentence.span.start < until:
            continue
        told_until = min(sentence.span.end, max(sentence.said_from, sentence.span.start))
        for match in pattern(way).finditer(reading.masked[sentence.span.start : told_until]):
            where = Span(*match.span("where")).shifted(sentence.span.start)
            for site in _outermost(reading.found.sites_in(where))[:1]:
                visits[0].add_place(site)
                if visits[0].date is None:
                    visits[0].date = next(
                        iter(reading.found.dates_in(Span(sentence.span.start, site.span.start))), None
                    )
