"""Printed names of meetings and occasions: where each stands, and what the words around it say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from kg.extraction.events.reading import B, D, P, Q, Reading, Sentence, T, holds
from kg.extraction.events.words import any_of, pattern, words
from kg.model import Mention
from kg.text import Span


class Standing(StrEnum):
    """What the text says of a printed meeting: it takes place, it is pointed back to, or it is referred to."""

    HELD = "held"
    BACK = "back"
    REFERRED = "referred"


@dataclass(frozen=True, slots=True)
class PrintedMeeting:
    """One printed form of a meeting.

    ``name`` is the name it yields (市委常委会召开会议 → 市委常委会会议), "" for a bare 会议; ``holding`` the span of the holding
    verb; ``organizers`` the bodies said to hold it; ``opened`` where the clause before the name's opener ends.
    """

    span: Span
    name: str
    head: str
    standing: Standing
    occasion: bool
    sentence: Sentence
    holding: Span | None = None
    organizers: tuple[Mention, ...] = ()


STOP = re.compile(rf"[，。；：:;！？\n“”《》{P}{T}{D}{Q}{B}\s,]")
LEADING = re.compile(r"^(?:了|过|的|一次|一场|一个|好|以|近日|隆重|又一次|上[，]?|、|和|与|及|为期.天的|首场|有关部门|我|开)+")
MODIFIERS_ONLY = re.compile(r"^(?:专题|重要|紧急|相关|有关|本次|此次|这次|第.次|该|今天的|昨天的|上述)?$")
SPECIFIC_AFTER = re.compile(
    r"^(?:（[^）]{1,12}）)?(?:精神|(?:、|和|及|以及|与)[^，。；]{2,40}?精神|上(?:的|所作|作|发表|指出|强调|讲|，|关于|研究)|的?(?:部署|要求|决策|决定|讲话|安排|文件|批示|重要)|期间|明确|提出|确定|通过|作出|闭幕|以来|后)"
)
SESSION_AFTER = re.compile(r"第?[一二三四五六七八九十百\d]+次(?:全体)?会议")
ORDINAL = re.compile(r"第[一二三四五六七八九十百零〇\d]+(?:届|次)|[一二三四五六七八九十\d]+届")
SESSION = re.compile(r"第[一二三四五六七八九十百零〇\d]+次(?:全体|常务|全体（扩大）)?会议")
BACK_AFTER = re.compile(
    r"^(?:上|前|后|中|期间|由|还|以|指出|强调|要求|认为|决定|听取|传达|学习|研究|审议|通报|部署|在|采取|通过|宣布|表彰|的|将|现场|结束|开始|围绕|就|对|，|邀请|分|讨论|原则|同意|号召|明确|提出|安排|总结|分析|观看|为)"
)
SPECIFYING = re.compile(r"(?:本次|此次|这次|该|当天的)$")


def printed_meetings(reading: Reading) -> tuple[PrintedMeeting, ...]:
    """All printed meetings and occasions that are particular ones, in order; habits and generalities left out."""
    printed: list[PrintedMeeting] = []
    for sentence in reading.sentences:
        for head in _heads(reading, sentence):
            meeting = _printed(reading, sentence, head, printed)
            if meeting is not None:
                printed.append(meeting)
    return tuple(printed)


def _heads(reading: Reading, sentence: Sentence) -> list[re.Match[str]]:
    expression = (
        f"(?P<occasion>{any_of('meetings', 'occasions')})|{any_of('meetings', 'heads')}(?!议)|{any_of('meetings', 'body-heads')}(?!议)"
    )
    held = rf"(?:召开|举行|举办)(?:了|过)?[^，。；{P}{D}]{{2,30}}会(?=[，。；\n]|$)"
    matches = list(pattern(expression).finditer(reading.masked, sentence.span.start, sentence.span.end))
    taken = {match.end() for match in matches}
    for match in pattern(held).finditer(reading.masked, sentence.span.start, sentence.span.end):
        if match.end() not in taken and not _is_body_end(reading, match.end()):
            inner = re.compile("..会").match(reading.masked, match.end() - 3)
            if inner is not None and not re.search(NO_MEETING, reading.masked[match.end() - 4 : match.end()]):
                matches.append(inner)
    matches += pattern(QUOTED).finditer(reading.masked, sentence.span.start, sentence.span.end)
    return [match for match in sorted(matches, key=lambda m: m.end()) if not _swallowed(match, matches)]


QUOTED = r"(?<=会)”(?=召开|举行|开|上，|精神)|(?<=会)”(?=[，。])"
NO_MEETING = "(?:协|学|工|社|机|委员|商|基金|联合|总|晚|音乐|博览|展览|运动|展销|交易|庙|灯|演唱|歌|舞|酒|展示|集|订货|联欢|游园|花|龙舟|比武|展)会$"


def _swallowed(match: re.Match[str], matches: list[re.Match[str]]) -> bool:
    """Whether a longer head covers the match: 动员大会 covers 大会 of another reading."""
    return any(
        other is not match and other.start() <= match.start() and match.end() <= other.end() and other.span() != match.span()
        for other in matches
    )


def _is_body_end(reading: Reading, at: int) -> bool:
    """Whether an organisation's printed name ends at ``at``."""
    return any(body.span.end == at for body in reading.found.bodies_in(Span(max(at - 40, 0), at)))


def _in_body_name(reading: Reading, at: int) -> bool:
    """Whether the character before ``at`` lies inside an organisation's name that goes on: 人民代表大会|常务委员会."""
    return any(
        body.span.start < at < body.span.end for body in reading.found.bodies_in(Span(max(at - 40, 0), min(at + 40, len(reading.text))))
    )


def _printed(
    reading: Reading, sentence: Sentence, head: re.Match[str], before: list[PrintedMeeting]
) -> PrintedMeeting | None:
    end = head.end()
    masked = reading.masked
    bracket = re.compile(r"（[^）]{1,10}）(?=召开|举行|会议)").match(masked, end)
    after = masked[bracket.end() if bracket else end : sentence.span.end]
    if SESSION_AFTER.match(after) or _in_body_name(reading, end) or re.match(any_of("meetings", "not-after"), after) and not re.match("代表大会|中，", after):
        return None
    body_end = head.group() in words("meetings", "body-heads") or _is_body_end(reading, end)
    holding_after = pattern(rf"(?:于|在)?{D}*(?:在[^，。；]{{1,24}}?)?(?:如期|隆重|胜利|顺利|正式|圆满|相继|分别|将于?)*{D}*(?:在[^，。；]{{1,24}}?)?({any_of('meetings', 'holding')})").match(
        masked, end, sentence.span.end
    )
    if body_end and not (SPECIFIC_AFTER.match(after) or (holding_after and head.group() not in words("meetings", "body-heads"))):
        return None
    if body_end and holding_after and re.match(r".{0,30}?会", masked[holding_after.end(1) :].split("。")[0].split("，")[0]):
        return None  # 市委常委会召开会议: the body, and the meeting is named by what follows
    start, opener = _opening(reading, sentence, head.start(), end, held=holding_after is not None)
    return _judged(reading, sentence, head, Span(start, end), opener, holding_after, before)


def _opening(reading: Reading, sentence: Sentence, head: int, end: int, *, held: bool) -> tuple[int, re.Match[str] | None]:
    """Where the name that ends at ``end`` begins, and the word that opens it."""
    start = sentence.span.start
    for stop in STOP.finditer(reading.masked, start, head):
        if _is_closed_quotation(reading.masked, stop, start, end):
            continue
        start = stop.end()
    opener = None
    for section in ("openers-strong",) if held else ("openers-strong", "openers-weak"):
        for match in pattern(any_of("meetings", section)).finditer(reading.masked, start, head):
            if _opens(reading, match, end):
                opener = match
        if opener is not None:
            break
    if opener is not None:
        start = opener.end()
    coordinate = None
    before_and = rf"(?:{any_of('meetings', 'heads')}|精神|讲话|常委会|会上)(?:、|和|及|与|以及)"
    for match in pattern(before_and).finditer(reading.masked, start, head):
        coordinate = match
    start = coordinate.end() if coordinate else start
    leading = LEADING.match(reading.masked[start:head])
    return start + (leading.end() if leading else 0), opener


def _is_closed_quotation(masked: str, stop: re.Match[str], start: int, end: int) -> bool:
    """Whether a quotation mark belongs to a quotation within the name: “老旧小区改造”协商座谈会."""
    if stop.group() == "“":
        return "”" in masked[stop.end() : end]
    return stop.group() == "”" and "“" in masked[start : stop.start()]


def _opens(reading: Reading, match: re.Match[str], end: int) -> bool:
    """Whether the word opens a name: 在 only before 会上, 就 not in 就业, 自 not in 自然."""
    word, rest = match.group(), reading.masked[match.end() : end]
    if word in ("在", "于"):
        return bool(re.match(r"(?:上|中|期间|召开|举行)", reading.masked[end : end + 4])) or re.search("召开|举行", rest) is not None
    unlike = {
        "就": "业|医|学|近", "对": "外|接|口|台|话|标|策", "自": "然|治|主|贸|我|来|愿|身|建", "是": "非", "经": "济|营|开|贸|验|信|费|典",
        "要": "素|闻|案|事|务|地|点", "将": "军", "以": "上|来|及|下", "从": "业|事|严", "把": "关", "为": "民|主", "由": "此", "主持": "人",
        "向": "好|上", "到": "位", "给": "水|排|付", "并": "购", "让": "利", "落实": "情况|年", "学习": "教育|型|会|中|班", "主持人": "",
        "参加": "者", "传达": "室", "围绕": "$", "作为": "$", "根据": "地",
    }.get(word)
    if unlike and re.match(unlike, rest):
        return False
    if len(word) == 1 and match.start() and re.match("[一第推着着成认进政]", reading.masked[match.start() - 1]):
        return False
    return rest != ""


def _judged(
    reading: Reading,
    sentence: Sentence,
    head: re.Match[str],
    span: Span,
    opener: re.Match[str] | None,
    holding_after: re.Match[str] | None,
    before: list[PrintedMeeting],
) -> PrintedMeeting | None:
    masked = reading.masked
    opened_by = opener.group() if opener else ""
    held_before = not after_of_visitors(masked[span.end : sentence.span.end], opened_by) and (
        re.search("召开|举行|举办", opened_by) is not None
        or opened_by in ("主持", "召集", "收听收看", "收看", "出席", "参加", "列席")
    )
    clause = _clause_before(reading, sentence, opener.start() if opener else span.start)
    printed_name = reading.text[span.start : span.end]
    after = masked[span.end : sentence.span.end]
    occasion = bool(head.groupdict().get("occasion"))
    bare = printed_name == head.group() and head.group() in _bare_heads() or MODIFIERS_ONLY.match(printed_name[: -len(head.group())] or "") is not None
    common = {"head": head.group(), "occasion": occasion, "sentence": sentence}
    if _is_any_meeting(reading, sentence, span, opener, clause, after):
        return None
    if holding_after is not None and re.match("结束|落幕", holding_after.group(1)) and bare:
        holding_after = None
    holding = Span(*holding_after.span(1)) if holding_after else (Span(*opener.span()) if opener and held_before else None)
    if opened_by in ("本次", "此次", "这次", "该次", "当天的") or (bare and SPECIFYING.search(masked[: span.start])):
        return PrintedMeeting(span=span, name="", standing=Standing.BACK, **common) if before or sentence.told(span.start) else None
    if holding is not None and sentence.told(span.start):
        meeting = PrintedMeeting(span=span, name=printed_name, standing=Standing.HELD, holding=holding, **common)
        return _held(reading, meeting, bare=bare, before=before)
    if bare:
        points_back = BACK_AFTER.match(after) or opened_by in ("出席", "参加", "列席", "主持", "传达", "在") or not after.strip("。")
        return PrintedMeeting(span=span, name="", standing=Standing.BACK, **common) if points_back and sentence.told(span.start) and len(head.group()) >= 2 else None
    if _is_known(printed_name, before) and sentence.told(span.start):
        return PrintedMeeting(span=span, name=printed_name, standing=Standing.BACK, **common)
    if not _is_particular(reading, span, opened_by, after, printed_name):
        return None
    organizers = _bodies_opening(reading, span)
    return PrintedMeeting(span=span, name=printed_name, standing=Standing.REFERRED, organizers=organizers, **common)


def after_of_visitors(after: str, opened_by: str) -> bool:
    """来我市参加洽谈会的客商: those who came to a meeting, not a meeting told of."""
    return opened_by in ("出席", "参加", "列席") and after.startswith("的")


def _bare_heads() -> frozenset[str]:
    return frozenset(words("meetings", "heads") + words("meetings", "occasions"))


def _clause_before(reading: Reading, sentence: Sentence, at: int) -> str:
    """The clause up to ``at``, without its marks."""
    return re.split(r"[，。；：\n]", reading.masked[sentence.span.start : at])[-1]


def _is_any_meeting(
    reading: Reading, sentence: Sentence, span: Span, opener: re.Match[str] | None, clause: str, after: str
) -> bool:
    """Whether the words speak of meetings at large: 多次召开会议, 减少大型会议, 原则上不举办大型会议."""
    name = reading.masked[span.start : span.end]
    if re.match(any_of("meetings", "not-before") + r"[^，。]{0,4}(?:会|会议|大会)$", name):
        return True
    if re.search(any_of("meetings", "not-before") + "$", reading.masked[sentence.span.start : span.start]) and opener is None:
        return True
    if re.search(any_of("meetings", "any-meeting"), clause) and not sentence.display:
        return True
    if re.match("(?:上)?(?:等|或)(?:对|大型|公众|，|$)", after) and opener is None:
        return True
    return opener is not None and re.search("不$|未$|没有$|没$|拒绝$", reading.masked[sentence.span.start : opener.start()]) is not None


def _is_known(name: str, before: list[PrintedMeeting]) -> bool:
    return any(is_form_of(name, meeting.name) for meeting in before if meeting.name)


def _is_particular(reading: Reading, span: Span, opened_by: str, after: str, name: str) -> bool:
    if opened_by == "" and re.match("等", after):
        return False
    if re.search("(?:主题|本地|各级|村民|小组|党员|屋场)(?:会|大会|会议)$", name) and not SPECIFIC_AFTER.match(after):
        return False
    return (
        SPECIFIC_AFTER.match(after) is not None
        or ORDINAL.search(name) is not None
        or reading.masked[max(span.start - 1, 0)] == D
        or (len(name) >= LONG_NAME and _opens_with_name(reading, span))
    )


LONG_NAME = 9
"""From so many characters on, a name that opens with a place or body is taken for one meeting's own."""


def _opens_with_name(reading: Reading, span: Span) -> bool:
    opening = (*reading.found.bodies_in(span), *reading.found.sites_in(span))
    return any(mention.span.start == span.start for mention in opening)


def _held(reading: Reading, meeting: PrintedMeeting, *, bare: bool, before: list[PrintedMeeting]) -> PrintedMeeting | None:
    organizers, subject = _holders(reading, meeting)
    inner = meeting.name in words("meetings", "inner") or SESSION.fullmatch(meeting.name) is not None
    if subject is not None and (inner or bare):
        subject = _with_term(reading, meeting, subject)
        name = _joined(reading.text[subject.start : subject.end], meeting.name)
        span = Span(subject.start, meeting.span.end)
        return replace(meeting, name=name, span=span, organizers=organizers)
    if bare:
        by_verb = meeting.holding is not None and meeting.holding.start < meeting.span.start
        known = before or not (by_verb or meeting.head not in ("会议", "大会", "全会"))
        return replace(meeting, name="" if known else _bare_name(meeting), standing=Standing.BACK if known else Standing.HELD)
    return replace(meeting, organizers=organizers or _bodies_opening(reading, meeting.span))


def _with_term(reading: Reading, meeting: PrintedMeeting, subject: Span) -> Span:
    """The holder with the term printed before it: 市第七届|人民代表大会常务委员会."""
    start = meeting.sentence.span.start
    for stop in STOP.finditer(reading.masked, start, subject.start):
        start = stop.end()
    between = reading.text[start : subject.start]
    return Span(start, subject.end) if len(between) <= LONG_NAME and ORDINAL.search(between) else subject


def _bare_name(meeting: PrintedMeeting) -> str:
    return meeting.head


def _joined(body: str, name: str) -> str:
    """市委常委会 + 会议, 市委 + 常委会会议, 市政府 + 常务会议; 市委常委会 + 常委会会议 says 常委会 once."""
    for length in range(min(len(body), len(name)), 1, -1):
        if body.endswith(name[:length]):
            return body + name[length:]
    return body + name


BETWEEN = rf"(?:{D}|[，、]|近日|日前|联合|共同|组织|在[^，。；{P}]{{1,20}}?|于|线上|专题|专门|及时|迅速|连夜|又|紧急|再次|隆重|以[^，。；{P}]{{1,12}}?形式|通过[^，。；{P}]{{1,20}}?|正式|按照[^，。；{P}]{{1,16}}，|委托[^，。；{P}]{{1,16}})*$"


def _holders(reading: Reading, meeting: PrintedMeeting) -> tuple[tuple[Mention, ...], Span | None]:
    """The bodies that are the subject of the holding verb, and the printed extent of the subject."""
    if meeting.holding is None or meeting.holding.start >= meeting.span.start:
        return (), None
    sentence = meeting.sentence.span
    before = Span(sentence.start, meeting.holding.start)
    bodies = [
        body
        for body in reading.found.bodies_in(before)
        if _leads_up(reading, body.span.end, before.end) and not _runs_out_of_dateline(reading, body)
    ]
    if not bodies:
        return (), None
    last = max(bodies, key=lambda b: (b.span.end, -b.span.start))
    if P in reading.masked[last.span.end : before.end] or _is_object(reading, last, sentence):
        return (), None
    return _coordinated(reading, last, before), last.span


def _runs_out_of_dateline(reading: Reading, body: Mention) -> bool:
    """Whether a body's printed name was taken to begin in the dateline: 新华社电|中共中央…."""
    dateline = reading.found.article.dateline
    return dateline is not None and dateline.span.overlaps(body.span) and not dateline.span.contains(body.span)


def _is_object(reading: Reading, body: Mention, sentence: Span) -> bool:
    return re.search("(?:在|到|赴|来到|深入|向|由.{0,6}和)$", reading.masked[sentence.start : body.span.start]) is not None


def _leads_up(reading: Reading, start: int, end: int) -> bool:
    return pattern(BETWEEN).fullmatch(reading.masked[start:end]) is not None


def _coordinated(reading: Reading, last: Mention, before: Span) -> tuple[Mention, ...]:
    """甲、乙联合召开: all bodies of the list, in printed order."""
    chosen = [last]
    for body in reversed(reading.found.bodies_in(Span(before.start, last.span.start))):
        if reading.masked[body.span.end : chosen[-1].span.start] in ("、", "和", "与", "及", "会同", "联合"):
            chosen.append(body)
    return tuple(reversed(chosen))


def _bodies_opening(reading: Reading, span: Span) -> tuple[Mention, ...]:
    """The body with whose name a meeting's name begins: 省政府常务会议 is held by 省政府."""
    inside = reading.found.bodies_in(span)
    opening = [body for body in inside if body.span.start == span.start]
    if not opening and ORDINAL.search(span.of(reading.text)):
        opening = list(inside)  # 市十三届|人大常委会|第十二次会议
    if not opening:
        return ()
    body = max(opening, key=lambda b: len(b.span))
    return () if reading.masked[body.span.end : body.span.end + 1] in ("、", "与", "和") else (body,)


GENERIC_HEAD = re.compile(r"(?:会议|大会|会)$")


def is_form_of(short: str, long: str) -> bool:
    """Whether ``short`` may be a shorter print of the name ``long``: its characters stand in it in order.

    全市防汛会议 is a form of 全市防汛抗旱工作会议; 株洲… of its full name; 座谈会 of 企业家座谈会.
    """
    if len(short) > len(long):
        return False
    stem = GENERIC_HEAD.sub("", short)
    if GENERIC_HEAD.search(short) and not GENERIC_HEAD.search(long):
        return False
    characters = iter(long)
    return all(character in characters for character in stem)


def holds_any(text: str, section: str) -> bool:
    """Whether ``text`` holds a word of that section of the meeting lexicon."""
    return holds("meetings", section, text)
