"""Where a meeting's printed name ends (its head: 座谈会, 常务会议) and where it begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extraction.events.reading import B, D, P, Q, Reading, Sentence, T
from kg.extraction.events.words import any_of, pattern, words
from kg.lexicons import lexicon
from kg.text import Span

LONGEST_PLACE = 12
LONGEST_BODY = 40
"""So far around a place in the text a body's name that covers it is looked for."""

STOP = re.compile(rf"[，。；：！？\n“”《》{P}{T}{D}{Q}{B}\s]")
LEADING = re.compile(
    r"^(?:了|过|完|的|最后一次|一次|一场|一个|好|以|近日|隆重|又一次|上[，]?|、|和|与|及|为期.天的|首场|有关部门|我(?![市省县区州])|开|—|-)+"
)
HOSTED = re.compile(
    r"由[^，。；]{2,40}?(?:主办|承办|举办|协办|发起|组织)(?:、[^，。；]{2,30}?(?:承办|协办|主办))*的|[^，。；]{2,30}(?:主办|承办|举办|发起|组织)的"
)
"""由省科协主办、省大学承办的: who holds a meeting, printed before its name."""
HELD = re.compile(rf"(?:召开|举行|举办)(?:了|过)?[^，。；{P}{D}]{{2,30}}会(?=[，。；\n]|$)")
QUOTED_NAME_END = r"(?<=会)”(?=召开|举行|正在|开|上，|精神|[，。])"
NOT_HELD = "(?!议)"


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A meeting's printed name: its last word ``head``, and the word that opens it (召开, 传达, 在), if any."""

    span: Span
    head: str
    occasion: bool
    opener: Span | None = None
    opened_by: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The last word of a meeting's name, and whether it names an occasion rather than a meeting."""

    span: Span
    text: str
    occasion: bool = False


def heads(reading: Reading, sentence: Sentence) -> list[Head]:
    """All words of a sentence in which a meeting's name may end, in order, the longest where several fit."""
    span, masked = sentence.span, reading.masked
    found = [
        Head(Span(*match.span()), match.group(), bool(match["occasion"]))
        for match in _head_pattern().finditer(masked, span.start, span.end)
        if match.group() != "”" or _no_meeting().search(masked, span.start, match.start()) is None
    ]
    found += [
        head for head in _held_heads(reading, sentence) if all(head.span.end != other.span.end for other in found)
    ]
    found += [
        Head(Span(*match.span("name")), match["name"], occasion=True)
        for match in _opening_pattern().finditer(masked, span.start, span.end)
        if pattern(f"{P}|贺信|致辞").search(masked, match.end())
    ]
    return sorted(found, key=lambda head: head.span.end)


@cache
def _head_pattern() -> re.Pattern[str]:
    sections = ("occasions", "heads", "body-heads", "classes")
    first = re.escape("".join(sorted({word[0] for section in sections for word in words("meetings", section)})))
    # the first character is looked at before all the words are tried: a fifth of the time
    return re.compile(
        f"(?=[{first}])(?:(?P<occasion>{any_of('meetings', 'occasions')})"
        f"|{any_of('meetings', 'heads')}{NOT_HELD}|{any_of('meetings', 'body-heads')}{NOT_HELD}"
        f"|{any_of('meetings', 'classes')}(?=精神))|{QUOTED_NAME_END}"
    )


@cache
def _opening_pattern() -> re.Pattern[str]:
    opens = "(?=(?:在[^，。；]{1,24})?(?:隆重|正式|盛大)*开幕[，。；])"
    return re.compile(f"(?<!宣布)(?P<name>{any_of('meetings', 'openings')}){opens}")


@cache
def _no_meeting() -> re.Pattern[str]:
    """What ends in 会 and is an association, a fair or a concert."""
    return pattern(f"{any_of('meetings', 'no-meetings')}会$")


def _held_heads(reading: Reading, sentence: Sentence) -> list[Head]:
    """召开村情恳谈交心会，: anything in 会 that is held and is no association, fair or concert."""
    found = []
    for match in HELD.finditer(reading.masked, sentence.span.start, sentence.span.end):
        if ends_body(reading, match.end()) or _no_meeting().search(match.group()):
            continue
        span = Span(match.end() - len("..会"), match.end())
        found.append(Head(span, span.of(reading.masked)))
    return found


def ends_body(reading: Reading, at: int) -> bool:
    """Whether an organisation's printed name ends at ``at``."""
    return any(body.span.end == at for body in reading.found.bodies_in(Span(max(at - LONGEST_BODY, 0), at)))


def is_within_body(reading: Reading, at: int) -> bool:
    """Whether an organisation's name goes on over ``at``: 人民代表大会|常务委员会."""
    around = Span(max(at - LONGEST_BODY, 0), min(at + LONGEST_BODY, len(reading.text)))
    return any(body.span.start < at < body.span.end for body in reading.found.bodies_in(around))


def printed_name(reading: Reading, sentence: Sentence, head: Head, *, held: bool) -> PrintedName:
    """The name that ends with ``head``; ``held`` says that a holding verb follows it (…座谈会召开)."""
    start = after_last_stop(reading, sentence.span.start, head.span)
    opener = _opener(reading, start, head.span, held=held)
    if opener is not None:
        start = opener.end
    for match in _coordination().finditer(reading.masked, start, head.span.start):
        start = match.end()
    hosted = HOSTED.match(reading.masked, start, head.span.start)
    start = hosted.end() if hosted else start
    leading = LEADING.match(reading.masked[start : head.span.start])
    span = Span(start + (leading.end() if leading else 0), head.span.end)
    return PrintedName(span, head.text, head.occasion, opener, opener.of(reading.masked) if opener else "")


@cache
def _coordination() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('meetings', 'heads')}|精神|讲话|常委会|会上)(?:、|和|及|与|以及)")


def after_last_stop(reading: Reading, start: int, head: Span) -> int:
    """Where the run of characters before a head begins that may belong to its name."""
    begin = start
    for stop in STOP.finditer(reading.masked, start, head.start):
        if stop.group() == B and _is_work_of_name(reading, stop.end(), head):
            continue
        if not _is_closed_quotation(reading.masked, stop, begin, head.end) and not _is_year_of_name(reading, stop):
            begin = stop.end()
    return begin


ABOUT_WORK = re.compile(f"{B}*(?:(?![和与及等的])[\u4e00-\u9fff]){{0,6}}")
"""《石桥往事》|作品研讨会: what stands between a work and the meeting on it."""


def _is_work_of_name(reading: Reading, at: int, head: Span) -> bool:
    """Whether the work in 《》 belongs to the name of the meeting on it: 《城市总体规划》专家评审会."""
    return head.of(reading.masked) not in GENERAL and ABOUT_WORK.fullmatch(reading.masked, at, head.start) is not None


GENERAL = ("会议", "大会", "全会", "常委会", "常务会议")


def _is_year_of_name(reading: Reading, stop: re.Match[str]) -> bool:
    """Whether a sign belongs to a year within a name that opens with a place: 青禾县2017年春季招商推介会."""
    if stop.group() != D:
        return False
    around = reading.found.dates_in(Span(max(stop.start() - len("2017"), 0), stop.end() + len("017年")))
    year = next((date.span for date in around if date.span.start <= stop.start() < date.span.end), None)
    if year is None or re.fullmatch(r"\d{4}年?", year.of(reading.text)) is None:
        return False
    sites = reading.found.sites_in(Span(max(year.start - LONGEST_PLACE, 0), year.start))
    return any(site.span.end == year.start for site in sites)


def _is_closed_quotation(masked: str, stop: re.Match[str], start: int, end: int) -> bool:
    """Whether a quotation mark belongs to a quotation within the name: “老旧小区改造”协商座谈会."""
    if stop.group() == "“":
        return "”" in masked[stop.end() : end]
    return stop.group() == "”" and "“" in masked[start : stop.start()]


def _opener(reading: Reading, start: int, head: Span, *, held: bool) -> Span | None:
    """The last word before the head that opens a name; weak ones (贯彻, 按照) only where no holding verb follows."""
    for section in ("openers-strong",) if held else ("openers-strong", "openers-weak"):
        openers = [
            Span(*match.span())
            for match in pattern(any_of("meetings", section)).finditer(reading.masked, start, head.start)
            if _opens(reading, match, head.end)
        ]
        if openers:
            return openers[-1]
    return None


def _opens(reading: Reading, match: re.Match[str], end: int) -> bool:
    """Whether a word opens the name that ends at ``end``: 在 only before 会上, 就 not in 就业, 自 not in 自然."""
    word, rest = match.group(), reading.masked[match.end() : end]
    if word in ("在", "于"):
        after = reading.masked[end : end + len("召开")]
        return after.startswith(("上", "中", "期间", "召开", "举行")) or re.search("召开|举行", rest) is not None
    unlike = lexicon("meetings").mapping("opener-unlike").get(word)
    if unlike is not None and re.match(unlike, rest):
        return False
    before = reading.masked[match.start() - 1 : match.start()]
    return rest != "" and not (len(word) == 1 and before in tuple("一第推着成认进政"))


def is_bare(reading: Reading, name: PrintedName) -> bool:
    """Whether a name is no more than its head, perhaps with 专题 or 本次: it may point back."""
    printed = name.span.of(reading.text)
    return printed == name.head or MODIFIERS_ONLY.fullmatch(printed.removesuffix(name.head)) is not None


MODIFIERS_ONLY = re.compile(r"(?:专题|重要|紧急|相关|有关|本次|此次|这次|第.次|该|今天的|昨天的|上述)?")


def is_inner(name: str) -> bool:
    """Whether a name lacks the body that holds it: 党组会议, 第十九次会议."""
    return len(name) <= SHORT_NAME or name in words("meetings", "inner") or SESSION.fullmatch(name) is not None


SHORT_NAME = 4
"""A name of so few characters (干部大会, 主任会议) tells nothing without the body that holds it."""
SESSION = re.compile(r"第[一二三四五六七八九十百零〇\d]+次(?:全体|常务|全体（扩大）)?会议")
