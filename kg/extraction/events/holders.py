"""Which bodies hold a meeting: the subject of the holding verb, or the body with which the name begins."""

from __future__ import annotations

import re

from kg.extraction.events.name_extent import HOSTED, STOP
from kg.extraction.events.reading import D, P, Reading
from kg.model import Mention
from kg.text import Span

ORDINAL = re.compile(r"第[一二三四五六七八九十百零〇\d]+(?:届|次)|[一二三四五六七八九十\d]+届")
LONGEST_TERM = 9
"""市第七届 and the like before a body's name are shorter than this."""

BETWEEN = re.compile(
    rf"(?:(?:党委|党组)?(?:理论学习)?中心组|[^，。；在]{{1,8}}代表团|第?[一二三四五六七八九十]+次会议主席团)?(?:近日|日前|将于?|拟于?|定于|联合|共同|组织|线上|专题|专门|及时|迅速|连夜|又|紧急|再次|隆重|正式)*+"
    rf"(?:(?:在|于|以|通过|按照|委托|就|围绕|针对)[^{P}]{{0,24}})?"
)
"""What each phrase between a body and its holding verb is like: 近日, 联合, 在临江市, 以视频形式."""


def holders(reading: Reading, sentence: Span, verb: Span) -> tuple[Mention, ...]:
    """The bodies that are the subject of a holding verb, in printed order (甲、乙联合召开); () where there is none."""
    before = Span(sentence.start, verb.start)
    bodies = [
        body
        for body in reading.found.bodies_in(before)
        if _leads_up(reading.masked[body.span.end : before.end]) and not _is_torn(reading, body)
    ]
    if not bodies:
        return ()
    last = max(bodies, key=lambda body: (body.span.end, -body.span.start))
    if re.search("(?:在|到|赴|来到|深入|向|由.{0,6}和)$", reading.masked[sentence.start : last.span.start]):
        return ()
    return _coordinated(reading, last, before)


def hosts(reading: Reading, sentence: Span, name: Span) -> tuple[Mention, ...]:
    """由省科协主办、省大学承办的|论坛: the bodies before 主办 and 承办, in printed order."""
    for match in HOSTED.finditer(reading.masked, sentence.start, name.start):
        if match.end() <= name.start <= match.end() + LONGEST_TERM:
            return tuple(_outermost(reading.found.bodies_in(Span(*match.span()))))
    return ()


def _outermost(bodies: tuple[Mention, ...]) -> list[Mention]:
    return [b for b in bodies if not any(o.span != b.span and o.span.contains(b.span) for o in bodies)]


def _leads_up(between: str) -> bool:
    return P not in between and all(BETWEEN.fullmatch(phrase) for phrase in re.split(f"[，、{D}]+", between))


def _is_torn(reading: Reading, body: Mention) -> bool:
    """Whether a body's printed name was taken to begin in the dateline: 新华社电|中共中央…."""
    dateline = reading.found.article.dateline
    return dateline is not None and dateline.span.overlaps(body.span) and not dateline.span.contains(body.span)


def _coordinated(reading: Reading, last: Mention, before: Span) -> tuple[Mention, ...]:
    chosen = [last]
    for body in reversed(reading.found.bodies_in(Span(before.start, last.span.start))):
        if reading.masked[body.span.end : chosen[-1].span.start] in ("、", "和", "与", "及", "会同", "联合"):
            chosen.append(body)
    return tuple(reversed(chosen))


PART_OF_BODY = re.compile(
    r"(?:党委|党组)?(?:理论学习)?中心组(?=[，。召举开])|[^，。；在]{1,8}代表团(?=召开|举行)|第?[一二三四五六七八九十]+次会议主席团"
)
"""What of a body holds the meeting, printed after its name: 区委|理论学习中心组举行学习会."""


def with_term(reading: Reading, sentence: Span, holder: Span) -> Span:
    """The holder with the term printed before it: 市第七届|人民代表大会常务委员会."""
    start = sentence.start
    for stop in STOP.finditer(reading.masked, start, holder.start):
        start = stop.end()
    between = reading.text[start : holder.start]
    part = PART_OF_BODY.match(reading.text, holder.end)
    end = part.end() if part else holder.end
    return Span(start if len(between) <= LONGEST_TERM and ORDINAL.search(between) else holder.start, end)


def bodies_of_name(reading: Reading, name: Span) -> tuple[Mention, ...]:
    """The body with whose name a meeting's name begins: 省政府常务会议 is held by 省政府."""
    inside = reading.found.bodies_in(name)
    opening = [body for body in inside if body.span.start == name.start]
    if not opening and ORDINAL.search(name.of(reading.text)):
        opening = list(inside)  # 市十三届|人大常委会|第十二次会议
    if not opening:
        return ()
    body = max(opening, key=lambda body: len(body.span))
    return () if reading.masked.startswith(("、", "与", "和"), body.span.end) else (body,)


def joined(body: str, name: str) -> str:
    """市委 + 常委会会议, 市政府 + 常务会议; 市委常委会 + 常委会会议 says 常委会 once, 市农业局 + 局党组会议 局."""
    if body[-1:] == name[:1] and name[1:].startswith("党组"):
        return body + name[1:]
    for length in range(min(len(body), len(name)), 1, -1):
        if body.endswith(name[:length]):
            return body + name[length:]
    return body + name
