"""Which printed forms are one meeting: from headline, lead and body to the events of the article."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.extraction.events.drafts import EventDraft, Told
from kg.extraction.events.meeting_names import PrintedMeeting, Standing, is_form_of
from kg.extraction.events.reading import D, P, Reading, Sentence, T, holds
from kg.extraction.events.words import any_of, pattern, words
from kg.lexicons import lexicon
from kg.model import DateExpression, EntityKind, EventKind, Genre, Mention, Mode, Role
from kg.text import Span

NOT_THE_DAY = re.compile(r"(?:截至|截止|自|从|到|至|早在|继)$")
RIGHT_AFTER = 12
"""So near behind a name a time belongs to it: 会议将于3月1日举行."""
PART_OF_DAY = re.compile("上午|下午|晚")
DATE_NEIGHBOUR = re.compile(r"[（(，、]?(?:农历|即)?$")


def tell_meetings(reading: Reading, told: Told, printed: tuple[PrintedMeeting, ...]) -> None:
    """Add the article's meetings and occasions, held ones with date, holders, venue and mode."""
    drafts: list[tuple[PrintedMeeting, EventDraft]] = []
    if reading.found.article.genre is Genre.COMMENTARY:  # 热烈祝贺某会议开幕 is an opinion of it, no report
        printed = tuple(
            replace(p, standing=Standing.REFERRED) if p.standing is Standing.HELD and p.name else p for p in printed
        )
    printed = _as_portrait(reading, printed)
    held = [meeting for meeting in printed if meeting.standing is Standing.HELD]
    hours: dict[int, set[str]] = {}
    for meeting in sorted(held, key=lambda meeting: (meeting.sentence.display, meeting.span)):
        drafts += [(meeting, _held(reading, told, meeting, hours))]
    for meeting in (meeting for meeting in printed if meeting.standing is Standing.REFERRED):
        drafts += [(meeting, _referred(reading, told, meeting))]
    _speak_of(reading, told, drafts)
    for meeting in (p for p in printed if p.standing is Standing.BACK):
        draft = _pointed_at(told, meeting)
        if draft is not None:
            draft.add_printed(meeting.span, deictic=meeting.name == "")
            drafts.append((meeting, draft))
    for meeting, draft in sorted(drafts, key=lambda pair: (pair[0].sentence.display, pair[0].span)):
        if draft.reported and meeting.standing is not Standing.REFERRED:
            _circumstances(reading, draft, meeting)


PORTRAIT = re.compile("[—─－]{1,2}\\s*(?:追)?记(?!者)")


def _as_portrait(reading: Reading, printed: tuple[PrintedMeeting, ...]) -> tuple[PrintedMeeting, ...]:
    """In a portrait (——记某人) the meetings that its display lines do not name are past ones, told by the way.

    A meeting of which the portrait tells who chaired it is reported.
    """
    display = [sentence.span for sentence in reading.sentences if sentence.display]
    if not any(PORTRAIT.search(reading.text, span.start, span.end) for span in display):
        return printed
    shown = [meeting.name for meeting in printed if meeting.sentence.display]
    return tuple(
        replace(meeting, standing=Standing.REFERRED)
        if meeting.standing is Standing.HELD
        and meeting.name
        and "主持" not in meeting.sentence.span.of(reading.masked)
        and not any(is_form_of(name, meeting.name) or is_form_of(meeting.name, name) for name in shown)
        else meeting
        for meeting in printed
    )


def _held(reading: Reading, told: Told, meeting: PrintedMeeting, hours: dict[int, set[str]]) -> EventDraft:
    """The event that the meeting is, a new one where none before is; ``hours`` are those printed for each by number."""
    hour = _hour(reading, meeting)
    draft = next(
        (
            event
            for number, event in enumerate(told.events)
            if event.reported and _same(event, meeting) and not _at_another_hour(hour, hours.get(number, set()))
        ),
        None,
    )
    if draft is None:
        kind = EventKind.OCCASION if meeting.occasion else EventKind.MEETING
        draft = EventDraft(kind, meeting.name, meeting.span, reported=True)
        told.events.append(draft)
    elif len(meeting.name) > len(draft.name) and not meeting.sentence.display:
        draft.name, draft.span = meeting.name, meeting.span
    if hour:
        hours.setdefault(told.number(draft), set()).add(hour)
    draft.add_printed(meeting.span, deictic=_built(reading, meeting))
    for body in meeting.organizers if not draft.organizers else ():
        draft.add_organizer(body)
    return draft


def _hour(reading: Reading, meeting: PrintedMeeting) -> str | None:
    """The half of the day that the sentence prints before it says that the meeting was held: 上午, 下午."""
    if meeting.holding is None or meeting.sentence.display:
        return None
    dates = reading.found.dates_in(Span(meeting.sentence.span.start, max(meeting.holding.start, meeting.span.start)))
    parts = [PART_OF_DAY.match(date.part_of_day or "") for date in dates]
    return next((part.group() for part in reversed(parts) if part), None)


def _at_another_hour(hour: str | None, others: set[str]) -> bool:
    """Whether a meeting of one name is another: 当天下午，青禾县召开干部大会, after that of the morning."""
    return hour is not None and bool(others) and hour not in others


def _built(reading: Reading, meeting: PrintedMeeting) -> bool:
    return meeting.span.of(reading.text) != meeting.name


def _same(event: EventDraft, meeting: PrintedMeeting) -> bool:
    if event.kind is not (EventKind.OCCASION if meeting.occasion else EventKind.MEETING):
        return False
    one, other = _essence(meeting.name), _essence(event.name)
    if is_form_of(one, other) or is_form_of(other, one):
        return True
    # A display line tells what the body tells, perhaps in a short form: 市政协五届三次会议 for 政协…第五届…第三次会议
    return meeting.sentence.display and _alike(meeting.name, event.name)


def _essence(name: str) -> str:
    """A name without what one print of it has and another lacks: 全省X领导小组会议, 省X领导小组全体会议."""
    return pattern(any_of("meetings", "unessential")).sub("", name) or name


def _alike(one: str, other: str) -> bool:
    for short, long in lexicon("meetings").mapping("short heads").items():
        one, other = (re.sub(f"{short}$", long, name) for name in (one, other))
    shared = sum(character in other for character in one)
    return shared >= 0.6 * len(one) and one[-2:] == other[-2:]


def _referred(reading: Reading, told: Told, meeting: PrintedMeeting) -> EventDraft:
    for event in told.events:
        if event.reported and _is_headed_in_full(reading, meeting, event):
            event.name, event.span = meeting.name, meeting.span
            for body in meeting.organizers if not event.organizers else ():
                event.add_organizer(body)
        if event.name == meeting.name or (
            not event.reported and (is_form_of(event.name, meeting.name) or is_form_of(meeting.name, event.name))
        ):
            if len(meeting.name) > len(event.name) and not event.reported:
                event.name, event.span = meeting.name, meeting.span
            event.add_printed(meeting.span, deictic=False)
            return event
    draft = EventDraft(
        EventKind.OCCASION if meeting.occasion else EventKind.MEETING, meeting.name, meeting.span, reported=False
    )
    draft.date = next((date for date in reading.found.dates if date.span.end == meeting.span.start), None)
    for body in meeting.organizers:
        draft.add_organizer(body)
    _mode(reading, draft, meeting.span)
    draft.add_printed(meeting.span, deictic=False)
    told.events.append(draft)
    return draft


def _is_headed_in_full(reading: Reading, meeting: PrintedMeeting, event: EventDraft) -> bool:
    """Whether a display line prints in full what the body shortens: P在市防汛领导小组第三次会议上强调."""
    spoken_at = meeting.sentence.display and reading.text.startswith("上", meeting.span.end)
    return spoken_at and is_form_of(event.name, meeting.name)


def name_unnamed(reading: Reading, told: Told) -> None:
    """Call a meeting that has no name of its own after who chairs it: 甲主持召开的座谈会."""
    for event in told.reported(EventKind.MEETING):
        chairs = [part.who for part in event.parts if part.role is Role.CHAIR and part.who.kind is EntityKind.PERSON]
        if event.name in words("meetings", "heads") and chairs:
            name = reading.found.people[chairs[0].entity].name
            event.name = f"{name}主持召开的{event.name}"


def _speak_of(reading: Reading, told: Told, drafts: list[tuple[PrintedMeeting, EventDraft]]) -> None:
    """For each sentence the meeting that it speaks of: the one held in it, else the last one held before it."""
    held = [(meeting, draft) for meeting, draft in drafts if meeting.standing is Standing.HELD and not meeting.occasion]
    held = held or [(meeting, draft) for meeting, draft in drafts if meeting.standing is Standing.HELD]
    if not held:
        return
    current: EventDraft | None = None
    for sentence in reading.sentences:
        here = [draft for meeting, draft in held if meeting.sentence is sentence]
        if here:
            current = here[0]
        elif sentence.display and current is None:
            current = held[0][1]
        if current is not None:
            told.current[sentence.span.start] = current


def _pointed_at(told: Told, meeting: PrintedMeeting) -> EventDraft | None:
    """The event that 会议, 座谈会上 or a shorter name points back to."""
    reported = told.reported()
    named = [event for event in reported if meeting.name and is_form_of(meeting.name, event.name)]
    headed = [event for event in reported if event.name.endswith(meeting.head)]
    before = [event for event in headed if event.span.start < meeting.span.start]
    if named:
        return named[-1]
    if meeting.head not in ("会议", "大会"):
        referred = [event for event in told.events if not event.reported and event.name.endswith(meeting.head)]
        if before or headed or referred:
            return (before or headed or referred)[-1]
        if meeting.head == "全会":
            return None
    current = told.current.get(meeting.sentence.span.start)
    if meeting.head == "大会" and current is not None and meeting.head not in current.name:
        congresses = [event for event in reported if meeting.head in event.name]
        return congresses[-1] if congresses else current  # beside a 恳谈会, 大会 is the 发展大会
    if current is not None and current.kind is EventKind.OCCASION and meeting.head == "会议":
        return None
    return current


def _circumstances(reading: Reading, draft: EventDraft, meeting: PrintedMeeting) -> None:
    if draft.date is None and not meeting.sentence.display and meeting.holding is not None:
        draft.date = date_of(reading, meeting.sentence, meeting.holding or meeting.span, meeting.span)
    _venue(reading, draft, meeting)
    _mode(reading, draft, meeting.span)
    if draft.mode is None:
        tell_mode(reading, draft, meeting.sentence)


def date_of(reading: Reading, sentence: Sentence, verb: Span, span: Span | None = None) -> DateExpression | None:
    """The time that a sentence gives for what its verb says.

    The nearest before the verb, else one right after the name in ``span``, else the last before in the paragraph.
    """
    end = max(verb.start, span.start if span and span.start < verb.start else verb.start)
    block = reading.found.article.blocks[sentence.block].span
    name = span if span is not None else verb
    candidates = [
        date
        for date in reading.found.dates_in(Span(block.start, max(block.end, block.start)))
        if not NOT_THE_DAY.search(reading.masked[max(block.start, date.span.start - 3) : date.span.start])
        and not (name.contains(date.span) and not name.start < date.span.start < verb.start)
    ]
    here = [d for d in candidates if sentence.span.start <= d.span.start < end]
    if here:
        return _first_of_run(reading, here)
    after = [
        d for d in candidates if end <= d.span.start < sentence.span.end and 0 <= d.span.start - name.end <= RIGHT_AFTER
    ]
    if after:
        return after[0]
    earlier = [d for d in candidates if d.span.end <= sentence.span.start]
    return _first_of_run(reading, earlier) if earlier else None


def _first_of_run(reading: Reading, dates: list[DateExpression]) -> DateExpression:
    """1月26日农历正月初二: the first of times printed one after another."""
    chosen = dates[-1]
    for date in reversed(dates[:-1]):
        between = reading.text[date.span.end : chosen.span.start]
        if DATE_NEIGHBOUR.fullmatch(between) and date.day is not None and not date.lunar:
            chosen = date
        else:
            break
    return chosen


def _venue(reading: Reading, draft: EventDraft, meeting: PrintedMeeting) -> None:
    """在X召开, 在X，我市举行, 会议在X举行, 由P在X主持; 主会场设在X."""
    sentence = meeting.sentence.span
    verbs = r"(?:召开|举行|举办|开幕(?!式)|闭幕(?!式)|主持)"
    expression = pattern(
        rf"在(?P<venue>[^，。；{P}{T}]{{1,36}}?)(?:上|内|里)?，?(?:我[市省县区州]|{D}|隆重|线上|如期|胜利|正式|顺利|以视频形式)*(?:组织|主持)?{verbs}"
    )
    for match in expression.finditer(reading.masked, sentence.start, sentence.end):
        told = meeting.sentence.told(match.start()) and not draft.places and not draft.hosts
        near = abs(match.end() - meeting.span.end) <= max(40, len(meeting.span) + 16)
        if told and near and not holds("visits", "verbs", match["venue"]):
            _hold_at(reading, draft, Span(*match.span("venue")))
    where = pattern(r"会场设在(?P<venue>[^，。；]{2,30})")
    seat = where.search(reading.masked, sentence.start, sentence.end)
    if seat is not None and not draft.places and not draft.hosts:
        _hold_at(reading, draft, Span(*seat.span("venue")))


def _hold_at(reading: Reading, draft: EventDraft, venue: Span) -> None:
    """Note the place that a venue ends with, else the body whose house it is: 在市委党校召开, 在县医院会议室召开."""

    def extent(mention: Mention) -> tuple[int, int]:
        return mention.span.end, len(mention.span)

    site = max(reading.found.sites_in(venue), key=extent, default=None)
    body = max(reading.found.bodies_in(venue), key=extent, default=None)
    if body is not None and (site is None or body.span.contains(site.span)):
        draft.add_host(body)
    elif site is not None:
        draft.add_place(site)


def _mode(reading: Reading, draft: EventDraft, span: Span) -> None:
    for word, value in lexicon("meetings").mapping("modes").items():
        at = reading.text.find(word, span.start, span.end)
        if at >= 0 and draft.mode is None:
            draft.mode, draft.mode_span = Mode(value), Span(at, at + len(word))


def tell_mode(reading: Reading, draft: EventDraft, sentence: Sentence) -> None:
    """How a meeting is held, where the sentence that tells it says so: 以视频形式召开, 通过视频连线调度."""
    match = _mode_pattern().search(reading.masked, sentence.span.start, sentence.span.end)
    if match is not None and match.lastindex is not None:
        span = Span(*match.span(match.lastindex))
        draft.mode, draft.mode_span = Mode(lexicon("meetings").mapping("modes")[span.of(reading.text)]), span


@cache
def _mode_pattern() -> re.Pattern[str]:
    words = any_of("meetings", "modes")
    return re.compile(
        rf"(?:通过|利用|依托|使用|借助)({words})[^，。；]{{0,12}}(?:召开|举行|开展|参加|参会)"
        rf"|(?:以|采取|采用|通过)[^，。；]{{0,8}}({words})[^，。；]{{0,6}}(?:形式|方式)|({words})(?:主持)?(?:召开|举行)|({words})(?:参加|参会|调度)|(?:以|采取|采用|通过)({words})(?:连线|会议)?(?:调度|召开|举行)"
    )
