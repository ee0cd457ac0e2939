"""What a meeting passes on: 传达, 学习, 贯彻 of meetings, speeches, instructions and documents, each by itself."""

from __future__ import annotations

import re

from kg.extraction.events.drafts import EventDraft, Told
from kg.extraction.events.reading import WORK, P, Reading, Sentence
from kg.extraction.events.speeches import Conveyed, speeches_in
from kg.model import Conveyance, EntityKind, EventKind
from kg.text import Span

VERB = re.compile(
    r"(?:传达学习贯彻|学习传达贯彻|传达学习|学习传达|传达贯彻|集体学习|专题学习|认真学习|学习贯彻落实|学习贯彻|贯彻学习|传达|学习领会|学习|贯彻落实|贯彻)(?:了|好)?"
)
PASSING_ON = re.compile("传达|集体学习|专题学习|^学习(?!教育|型|会|中|习|班|强国)|^认真学习")
VAGUE_MEETING = re.compile(r"[^，。；、和及]{0,20}?(?:有关|相关|系列|一系列|重要)(?:重要)?会议(?:和文件)?精神")


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
    for speech_span, conveyed in speeches_in(reading, told, sentence, extent):
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
    """Leave out what is only vaguely named and, since a fuller phrase says it, conveyed by no meeting."""
    kept = {(c.kind, c.target) for event in told.events for c in event.conveys}
    dropped = {(c.conveyance.kind, c.conveyance.target) for c in conveyed if c.vague} - kept
    told.leave_out(
        events={number for kind, number in dropped if kind is EntityKind.EVENT},
        speeches={number for kind, number in dropped if kind is EntityKind.SPEECH},
    )
