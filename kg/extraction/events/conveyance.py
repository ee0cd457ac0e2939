"""What a meeting passes on: 传达, 学习, 贯彻 of meetings, speeches, instructions and documents, each by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extraction.events.drafts import EventDraft, Part, Told
from kg.extraction.events.meeting_names import is_form_of
from kg.extraction.events.reading import WORK, D, P, Reading, Sentence, T
from kg.extraction.events.words import any_of
from kg.lexicons import lexicon
from kg.model import Conveyance, EntityKind, EventKind, Mention, Role, Speech
from kg.text import Span

VERB = re.compile(
    r"(?:传达学习贯彻|学习传达贯彻|传达学习|学习传达|传达贯彻|集体学习|专题学习|认真学习|学习贯彻落实|学习贯彻|贯彻学习|传达|学习领会|学习|贯彻落实|贯彻)(?:了|好)?"
)
PASSING_ON = re.compile("传达|集体学习|专题学习|^学习(?!教育|型|会|中|习|班|强国)|^认真学习")
SPOKEN = r"(?:讲话|指示批示|指示|批示|讲话和指示|致辞|贺信|回信|重要论述|论述|要求)"
OCCASION = re.compile(
    rf"在(?P<where>[^，。；{P}{T}]{{2,60}}?(?:会上|大会上|会议上|全会上|论坛上|座谈会上|上|时|中|期间))(?=[^，。；]{{0,30}}?(?:{SPOKEN}|、在|和在|，在|以及在|$))"
)
SPEECH_END = re.compile(
    rf"(?:关于[^，。；、]{{2,40}}?的?|对[^，。；]{{2,40}}?(?:的|作出的|作出)|的|研究[^，。；]{{0,30}}?的|所作的)?(?:系列)?(?:重要)?{SPOKEN}"
)
VISITED = re.compile(r"调研|考察|视察|督导|检查|慰问|走访")
VAGUE_MEETING = re.compile(r"[^，。；、和及]{0,20}?(?:有关|相关|系列|一系列|重要)(?:重要)?会议(?:和文件)?精神")


@dataclass(frozen=True, slots=True)
class Conveyed:
    """One thing conveyed: an event, speech or document by number, where it is printed, and whether it is vague."""

    conveyance: Conveyance
    sentence: Sentence
    vague: bool
    speaker: int | None = None


def tell_conveyance(reading: Reading, told: Told) -> None:
    """Add the speeches that are passed on, the events at which they were held, and what each meeting conveys."""
    by_event: list[tuple[EventDraft, Conveyed]] = []
    for sentence in reading.sentences:
        for verb in VERB.finditer(reading.masked, sentence.span.start, sentence.span.end):
            if not _is_meetings_own(reading, sentence, verb):
                continue
            event = told.current.get(sentence.span.start)
            objects = _object_extent(reading, sentence, verb.end())
            conveyed_here = _objects(reading, told, sentence, objects)
            by_event += [(event, conveyed) for conveyed in conveyed_here if event is not None]
    for event, conveyed in by_event:
        others = [c for e, c in by_event if e is event]
        if not (_fuller_follows(conveyed, others) if conveyed.vague else _speech_there_follows(told, conveyed, others)):
            event.add_conveyance(conveyed.conveyance)
    _drop_unused_vague(told, [conveyed for _, conveyed in by_event])


def _is_meetings_own(reading: Reading, sentence: Sentence, verb: re.Match[str]) -> bool:
    """Whether the meeting itself conveys: not 要求深入学习贯彻…, not 学习 of a pupil."""
    if not sentence.told(verb.start()):
        return False
    before = reading.masked[sentence.span.start : verb.start()]
    clause = re.split("[，；。：\n]", before)[-1]
    if re.search("(?:要|必须|应|切实|各级|组织|坚持|抓好|持续|不断|加强|认真组织|强化)$", clause):
        return False
    if PASSING_ON.search(verb.group()):
        return (
            "传达" in verb.group()
            or re.search(
                rf"(?:^|会议|大会|会上|召开|还|并|、|专题|先后|首先|集体|一起|认真|深入|{P}|进一步|领学)$", clause
            )
            is not None
            or sentence.display
        )
    previous = re.split("[，；。：\n]", before.removesuffix(clause).rstrip("，"))[-1]
    return clause == "会议" or (clause in ("", "深入", "认真", "全面") and re.search("召开|举行", previous) is not None)


def _object_extent(reading: Reading, sentence: Sentence, start: int) -> Span:
    """From the verb to the end of its objects: on over 以及 and 、 past commas, while objects go on."""
    end = start
    for clause in reading.clauses(Span(start, sentence.span.end)):
        text = clause.of(reading.masked)
        if clause.start > start and not re.match("以及|和|及|在|与", text):
            break
        following = VERB.search(text) if clause.start > start else None
        end = clause.end if following is None else clause.start + following.start()
    return Span(start, max(start, end))


def _objects(reading: Reading, told: Told, sentence: Sentence, extent: Span) -> list[Conveyed]:
    """The things conveyed in an object phrase, in printed order."""
    found: list[Conveyed] = []
    covered: list[Span] = []
    for speech_span, conveyed in _speeches(reading, told, sentence, extent):
        covered.append(speech_span)
        found.extend(conveyed)
    for event in list(told.events):
        for span, _ in event.printed:
            inside = extent.contains(span) and not any(c.overlaps(span) for c in covered)
            if (
                inside
                and not event.reported
                and re.match("[^，。；]{0,6}?精神|$|、|和|及|以及", reading.masked[span.end : extent.end])
            ):
                found.append(
                    Conveyed(
                        Conveyance(EntityKind.EVENT, told.number(event), span), sentence, vague=is_vague(event.name)
                    )
                )
                covered.append(span)
    for match in WORK.finditer(reading.text, extent.start, extent.end):
        span = Span(*match.span())
        number = told.document_at(span)
        if number is not None and not any(c.overlaps(span) for c in covered):
            found.append(Conveyed(Conveyance(EntityKind.DOCUMENT, number, span), sentence, vague=False))
    for match in VAGUE_MEETING.finditer(reading.masked, extent.start, extent.end):
        found.extend(_vague_meeting(reading, told, sentence, Span(match.start(), match.end() - 2), covered))
    return sorted(found, key=lambda conveyed: conveyed.conveyance.span)


def is_vague(name: str) -> bool:
    """Whether a meeting is named so that any may be meant: 全省有关会议."""
    return re.search("有关|相关|系列|重要会议$", name) is not None


def _vague_meeting(reading: Reading, told: Told, sentence: Sentence, span: Span, covered: list[Span]) -> list[Conveyed]:
    """全省有关会议精神: a meeting known by no more than that."""
    if any(c.overlaps(span) for c in covered) or any(
        printed.overlaps(span) for e in told.events for printed, _ in e.printed
    ):
        return []
    text = span.of(reading.text)
    lead = re.match(r"(?:以及|和|及|与|、|了|，)*", text)
    span = Span(span.start + (lead.end() if lead else 0), span.end)
    draft = EventDraft(EventKind.MEETING, span.of(reading.text), span, reported=False)
    draft.add_printed(span, deictic=True)
    told.events.append(draft)
    return [Conveyed(Conveyance(EntityKind.EVENT, told.number(draft), span), sentence, vague=True)]


def _speeches(reading: Reading, told: Told, sentence: Sentence, extent: Span) -> list[tuple[Span, list[Conveyed]]]:
    """``甲在乙会上、在丙会上的讲话`` → two speeches; ``甲重要讲话`` → one with no more known of it."""
    made: list[tuple[Span, list[Conveyed]]] = []
    people = reading.persons_of(extent)
    for index, person in enumerate(people):
        until = people[index + 1].span.start if index + 1 < len(people) else extent.end
        phrase = Span(person.span.start, until)
        last = None
        for last in re.finditer(SPOKEN, phrase.of(reading.masked)):
            if re.match("精神|、|和|及|，|$|等|稿|，|以及|批示", phrase.of(reading.masked)[last.end() :]):
                break
        if last is None:
            continue
        phrase = Span(phrase.start, phrase.start + last.end())
        occasions = _occasions(reading, phrase)
        if occasions:
            made.append((phrase, [_speech_at(reading, told, sentence, person, phrase, where) for where in occasions]))
        else:
            vague = re.search("关于|对", phrase.of(reading.masked)) is None
            made.append((phrase, [_speech(told, sentence, person, phrase, phrase.of(reading.text), vague=vague)]))
    return [*made, *_speeches_of_offices(reading, told, sentence, extent, [span for span, _ in made])]


UNNAMED = re.compile(
    rf"(?P<who>(?:党中央、国务院|党中央|中央|国务院|省委|市委|县委|区委|省政府|市政府|省|市|自治区)?(?:主要)?(?:负责|领导)(?:同志|人)|省领导|市领导)(?:在(?P<where>[^，。；{P}]{{4,60}}?(?:会|会议)上)的?(?:重要)?讲话|(?:关于[^，。；]{{2,30}}?的)?(?:重要)?(?:指示批示|批示|指示|讲话))"
)


def _speeches_of_offices(
    reading: Reading, told: Told, sentence: Sentence, extent: Span, covered: list[Span]
) -> list[tuple[Span, list[Conveyed]]]:
    """中央领导同志在某会上的重要讲话: a speech of nobody named."""
    made: list[tuple[Span, list[Conveyed]]] = []
    for match in UNNAMED.finditer(reading.masked, extent.start, extent.end):
        span, where = Span(*match.span()), Span(*match.span("where")) if match["where"] else None
        if any(span.overlaps(other) for other in covered):
            continue
        event = _event_at(reading, told, None, where) if where else None
        number = len(told.speeches)
        told.speeches.append(
            Speech(
                span.of(reading.text),
                span,
                delivered_at=told.number(event) if event else None,
                delivered_span=where if event else None,
            )
        )
        told.mentions.append(Mention(EntityKind.SPEECH, number, span))
        vague = where is None and "关于" not in match.group() and "批示" not in match.group()
        made.append((span, [Conveyed(Conveyance(EntityKind.SPEECH, number, span), sentence, vague=vague)]))
    return made


def _occasions(reading: Reading, phrase: Span) -> list[Span]:
    """The occasions in a phrase, each from 在 (left out) up to 上 or 时 (kept)."""
    spans = [Span(*match.span("where")) for match in OCCASION.finditer(reading.masked, phrase.start, phrase.end)]
    if spans:
        return spans
    # 习近平总书记1月25日…会议上的重要讲话: no 在
    match = re.compile(rf"{P}{T}*(?P<where>{D}*[^，。；{P}{T}]{{4,60}}?(?:会|会议)上)的").search(
        reading.masked, phrase.start, phrase.end
    )
    return [Span(*match.span("where"))] if match else []


def _speech_at(
    reading: Reading, told: Told, sentence: Sentence, person: Mention, phrase: Span, where: Span
) -> Conveyed:
    text = reading.text
    kind = re.search(rf"(?:重要)?{SPOKEN}$", phrase.of(reading.masked))
    spoken = kind.group() if kind else "讲话"
    prefix = text[phrase.start : where.start]
    opening = (
        prefix if prefix.count("在") <= 1 and "、在" not in prefix else f"{text[person.span.start : person.span.end]}在"
    )
    conveyed = _speech(told, sentence, person, phrase, f"{opening}{where.of(text)}的{spoken}", vague=False)
    event = _event_at(reading, told, person, where)
    if event is not None:
        index = conveyed.conveyance.target
        old = told.speeches[index]
        told.speeches[index] = Speech(old.name, old.span, old.speaker, old.speaker_span, told.number(event), where)
        word = Span(phrase.end - len(spoken), phrase.end)
        event.add_part(
            Part(person, Role.SPEAKER, word)
            if event.kind is not EventKind.VISIT
            else Part(person, Role.LEAD, _visit_word(reading, where))
        )
    return conveyed


def _visit_word(reading: Reading, where: Span) -> Span:
    match = VISITED.search(reading.masked, where.start, where.end)
    return Span(*match.span()) if match else where


def _speech(told: Told, sentence: Sentence, person: Mention, phrase: Span, name: str, *, vague: bool) -> Conveyed:
    known = next((i for i, s in enumerate(told.speeches) if s.speaker == person.entity and s.name == name), None)
    if known is None:
        known = len(told.speeches)
        told.speeches.append(Speech(name, phrase, person.entity, person.span))
    if not any(m.kind is EntityKind.SPEECH and m.span == phrase for m in told.mentions):
        told.mentions.append(Mention(EntityKind.SPEECH, known, phrase, deictic=vague))
    return Conveyed(Conveyance(EntityKind.SPEECH, known, phrase), sentence, vague, person.entity)


def _event_at(reading: Reading, told: Told, person: Mention | None, where: Span) -> EventDraft | None:
    """The meeting or visit at which a speech was given, made known if it is not yet."""
    for event in told.events:
        if any(where.contains(span) for span, _ in event.printed):
            return event
    if (
        person is not None
        and VISITED.search(reading.masked, where.start, where.end)
        and where.of(reading.text).endswith(("时", "期间", "中"))
    ):
        return _visit_at(reading, told, person, where)
    match = re.compile(rf"(?P<name>[^，。；]{{1,50}}?{any_of('meetings', 'heads')})上").match(
        reading.text, where.start, where.end
    )
    if match is None:
        return None
    span = Span(*match.span("name"))
    known = next(
        (e for e in told.events if e.name == span.of(reading.text) or is_form_of(span.of(reading.text), e.name)), None
    )
    if known is None:
        known = EventDraft(EventKind.MEETING, span.of(reading.text), span, reported=False)
        told.events.append(known)
    known.add_printed(span, deictic=False)
    return known


def _visit_at(reading: Reading, told: Told, person: Mention, where: Span) -> EventDraft:
    end = where.end - (2 if where.of(reading.text).endswith("期间") else 1)
    span = Span(where.start, end)
    name = f"{person.span.of(reading.text)}在{span.of(reading.text)}"
    for event in told.events:
        if event.kind is EventKind.VISIT and event.name == name:
            return event
    visit = EventDraft(EventKind.VISIT, name, span, reported=False)
    for site in reading.found.sites_in(span):
        visit.add_place(site)
    visit.add_printed(span, deictic=True)
    told.events.append(visit)
    return visit


def _fuller_follows(vague: Conveyed, all_of_it: list[Conveyed]) -> bool:
    """Whether a later sentence says exactly what a vague phrase meant: …重要讲话精神, then …在某会上的讲话."""
    for other in all_of_it:
        if other.vague or other.sentence.span.start <= vague.sentence.span.start:
            continue
        if vague.speaker is None or other.speaker == vague.speaker:
            return True
    return False


def _speech_there_follows(told: Told, meeting: Conveyed, all_of_it: list[Conveyed]) -> bool:
    """Whether a later sentence conveys a speech held at that very meeting: 省委全会精神, then 甲在省委全会上的讲话."""
    if meeting.conveyance.kind is not EntityKind.EVENT:
        return False
    return any(
        other.conveyance.kind is EntityKind.SPEECH
        and told.speeches[other.conveyance.target].delivered_at == meeting.conveyance.target
        and other.sentence.span.start > meeting.sentence.span.start
        for other in all_of_it
    )


def _drop_unused_vague(told: Told, conveyed: list[Conveyed]) -> None:
    """Vague meetings that no meeting conveys in the end stay referred to; nothing else needs them."""
    kept = {c.target for event in told.events for c in event.conveys if c.kind is EntityKind.EVENT}
    dropped = {c.conveyance.target for c in conveyed if c.vague and c.conveyance.kind is EntityKind.EVENT} - kept
    if not dropped:
        return
    numbers = {old: new for new, old in enumerate(i for i in range(len(told.events)) if i not in dropped)}
    for event in told.events:
        event.conveys = [
            Conveyance(c.kind, numbers[c.target], c.span) if c.kind is EntityKind.EVENT else c for c in event.conveys
        ]
    told.speeches[:] = [
        Speech(
            s.name,
            s.span,
            s.speaker,
            s.speaker_span,
            numbers.get(s.delivered_at) if s.delivered_at is not None else None,
            s.delivered_span,
        )
        for s in told.speeches
    ]
    told.events[:] = [event for index, event in enumerate(told.events) if index not in dropped]


def conveying_words() -> tuple[str, ...]:
    """The words of the meeting lexicon that open a conveyed name."""
    return lexicon("meetings").words("openers-weak")
