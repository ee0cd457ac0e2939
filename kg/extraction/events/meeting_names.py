"""Printed meetings and occasions, and what the words around them say: held, pointed back to, or referred to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from kg.extraction.events.holders import ORDINAL, bodies_of_name, holders, hosts, joined, with_term
from kg.extraction.events.name_extent import (
    Head,
    PrintedName,
    ends_body,
    heads,
    is_bare,
    is_inner,
    is_within_body,
    printed_name,
)
from kg.extraction.events.reading import D, P, Reading, Sentence, T
from kg.extraction.events.words import any_of, pattern, words
from kg.lexicons import lexicon
from kg.model import DateExpression, Mention
from kg.text import Span


class Standing(StrEnum):
    """What the text says of a printed meeting: it takes place, it is pointed back to, or it is referred to."""

    HELD = "held"
    BACK = "back"
    REFERRED = "referred"


@dataclass(frozen=True, slots=True)
class PrintedMeeting:
    """One printed form of a meeting.

    ``name`` is the name it yields (市委常委会召开会议 → 市委常委会会议), "" for a form that points back (会议);
    ``holding`` is the span of the holding verb; ``organizers`` are the bodies said to hold it.
    """

    span: Span
    name: str
    head: str
    standing: Standing
    occasion: bool
    sentence: Sentence
    holding: Span | None = None
    organizers: tuple[Mention, ...] = ()


LONG_NAME = 9
"""From so many characters on, a name that opens with a place or body is taken for one meeting's own."""

SPECIFIC_AFTER = re.compile(
    r"^(?:（[^）]{1,12}）)?(?:精神|(?:、|和|及|以及|与)[^，。；]{2,40}?精神|上(?:的|所作|作|答|回答|说|表示|发表|指出|强调|讲|，|关于|研究)"
    r"|的?(?:部署|要求|决策|决定|讲话|安排|文件|批示|重要)|期间|明确|提出|确定|通过|作出|闭幕|以来|后)"
)
SESSION_AFTER = re.compile(r"第?[一二三四五六七八九十百\d]+次(?:全体)?会议")
BACK_AFTER = re.compile(
    r"^(?:上|前|后|中|期间|由|还|以|指出|强调|要求|认为|决定|听取|传达|学习|研究|审议|通报|部署|在|采取|通过|宣布|表彰|的|将"
    r"|现场|结束|开始|围绕|就|对|，|邀请|分|讨论|原则|同意|号召|明确|提出|安排|总结|分析|观看|为)"
)
HELD_BY_OPENER = ("主持", "召集", "收听收看", "收看", "出席", "参加", "列席")
POINTING = ("本次", "此次", "这次", "该次", "当天的")
POINTING_AFTER = ("出席", "参加", "列席", "主持", "传达", "在")
UNTOLD = ("会议", "大会", "全会")
"""Heads that name nothing by themselves."""


def printed_meetings(reading: Reading) -> tuple[PrintedMeeting, ...]:
    """All printed meetings and occasions that are particular ones, in order; habits and generalities left out."""
    printed: list[PrintedMeeting] = []
    for sentence in reading.sentences:
        for head in heads(reading, sentence):
            meeting = _printed(reading, sentence, head, printed)
            if meeting is not None:
                printed.append(meeting)
    return _with_those_spoken_at(reading, _without_coming(reading, printed))


def _without_coming(reading: Reading, printed: list[PrintedMeeting]) -> list[PrintedMeeting]:
    """Beside a meeting that was held one that will be is only referred to: 会议将于明日开幕."""
    held = [meeting for meeting in printed if meeting.standing is Standing.HELD]
    coming = [meeting for meeting in held if _is_coming(reading, meeting)]
    if len(coming) == len(held):
        return printed
    return [
        replace(meeting, standing=Standing.REFERRED, holding=None) if meeting in coming and meeting.name else meeting
        for meeting in printed
    ]


def _is_coming(reading: Reading, meeting: PrintedMeeting) -> bool:
    verb = meeting.holding
    return verb is not None and COMING.match(reading.masked, meeting.span.end, verb.start) is not None


COMING = re.compile("，?(?:将于?|即将|拟于?|定于)")


def _with_those_spoken_at(reading: Reading, printed: list[PrintedMeeting]) -> tuple[PrintedMeeting, ...]:
    """Where no meeting is held, one at which somebody speaks is: 表彰大会上，P宣读决定; P在例行记者会上说."""
    if any(meeting.standing is Standing.HELD for meeting in printed):
        return tuple(printed)
    pointed = next((m for m in printed if m.standing is Standing.BACK and m.head not in UNTOLD), None)
    if pointed is not None and _is_spoken_at(reading, pointed):  # 调解会上，村支书P讲起…, no word of it before
        end = pointed.span.end
        first = replace(pointed, name=pointed.head, standing=Standing.HELD, holding=Span(end - 1, end))
        return tuple(first if meeting is pointed else meeting for meeting in printed)
    return tuple(
        replace(meeting, standing=Standing.HELD, holding=Span(meeting.span.end - 1, meeting.span.end))
        if meeting.standing is Standing.REFERRED and _is_spoken_at(reading, meeting)
        else meeting
        for meeting in printed
    )


def _is_spoken_at(reading: Reading, meeting: PrintedMeeting) -> bool:
    sentence = meeting.sentence.span
    before = reading.masked[sentence.start : meeting.span.start]
    after = reading.masked[meeting.span.end : sentence.end]
    if (
        not meeting.sentence.told(meeting.span.start)
        or re.search("传达|学习|贯彻", before)
        or _is_past(reading, meeting)
    ):
        return False
    if before.endswith("从") and HEARD_THERE.match(after):
        return pattern(rf"{P}(?:在|于)会上|会上，[^。；]{{0,30}}?{P}").search(reading.masked, sentence.end) is not None
    speaks = rf"[^。；]{{0,30}}?(?:{any_of('roles', 'speaker')}|主持|出席|参加)"
    opens = re.fullmatch(rf"[，\s]*(?:{D}|[，、\s]|在|于)*", before) is not None
    if opens and re.match(rf"(?:上|期间)，(?:{T}|、)*{P}{speaks}", after):
        return True
    body = next(iter(reading.found.bodies_in(Span(meeting.span.end, sentence.end))), None)
    if opens and after.startswith("上，") and body is not None and body.span.start == meeting.span.end + len("上，"):
        return (
            re.match("[^。；]{0,30}?(?:发言|汇报|介绍|通报)", reading.masked[body.span.end : sentence.end]) is not None
        )
    if re.search(f"{P}{D}*在$", before) and pattern(rf"上{speaks}").match(after):
        return not meeting.sentence.display
    return re.search(f"{P}[^；。]{{0,40}}向$", before) is not None and re.match("(?:作|汇报|报告)", after) is not None


HEARD_THERE = re.compile("上?(?:获悉|了解到|得知|传来)")
"""记者从新闻发布会上|获悉 is a report of it where somebody is said to speak there: 副市长P在会上表示."""


def _is_past(reading: Reading, meeting: PrintedMeeting) -> bool:
    dates = reading.found.dates_in(Span(meeting.sentence.span.start, meeting.span.start))
    held_then = re.search("(?:召开|举行|举办)的", meeting.sentence.span.of(reading.masked)) is not None
    return any(_is_before(reading, date, held_then=held_then) for date in dates)


def _is_before(reading: Reading, date: DateExpression, *, held_then: bool) -> bool:
    """Whether a time is no day of the news: 去年, 两个月前, and 今年3月 of what was held then (今年3月召开的会议上)."""
    printed = date.span.of(reading.text)
    told = LONG_AGO.match(printed) or date.years_ago or date.months_ago
    return bool(told) or (held_then and MONTH_ALONE.fullmatch(printed) is not None)


MONTH_ALONE = re.compile("(?:今年|当年|同年)?[0-9]{1,2}月份?[初底]?")


def _printed(reading: Reading, sentence: Sentence, head: Head, before: list[PrintedMeeting]) -> PrintedMeeting | None:
    holding = _holding_after(reading, sentence, head)
    if _is_other_word(reading, sentence, head) or _is_body(reading, sentence, head, holding):
        return None
    name = _with_joint(reading, printed_name(reading, sentence, head, held=holding is not None))
    if _is_any_meeting(reading, sentence, name) or _is_held_together(reading, name, before):
        return None
    if _is_part_of_session(reading, sentence, name, before):
        return PrintedMeeting(name.span, "", name.head, Standing.BACK, name.occasion, sentence)
    return _judged(reading, sentence, name, holding, before)


def _is_held_together(reading: Reading, name: PrintedName, before: list[PrintedMeeting]) -> bool:
    """Whether a name goes on after 暨 with that of a meeting printed before it: 推介会暨项目签约仪式."""
    return any(
        other.span.contains(Span(name.span.end - 1, name.span.end))
        or (name.span.contains(other.span) and reading.text.startswith("暨", other.span.end))
        for other in before
        if other.sentence.span.contains(name.span)
    )


def _with_joint(reading: Reading, name: PrintedName) -> PrintedName:
    """The name with that of the meeting held together with it: 县委常委会会议|暨县防汛指挥部全体会议."""
    joint = pattern(rf"暨[^，。；“”{P}{T}{D}]{{2,30}}?{any_of('meetings', 'heads')}(?!议|暨)").match(
        reading.masked, name.span.end
    )
    return replace(name, span=Span(name.span.start, joint.end())) if joint and not name.occasion else name


def _after(reading: Reading, sentence: Sentence, at: int) -> str:
    """What follows a name, past an abbreviation in brackets: 座谈会（以下简称会议）召开."""
    bracket = pattern(r"（[^）]{1,10}）(?=召开|举行|会议)").match(reading.masked, at)
    return reading.masked[bracket.end() if bracket else at : sentence.span.end]


def _is_other_word(reading: Reading, sentence: Sentence, head: Head) -> bool:
    """Whether the head only begins another word (会议室), another name (人民代表大会第四次会议) or a body's."""
    after = _after(reading, sentence, head.span.end)
    if SESSION_AFTER.match(after) or is_within_body(reading, head.span.end):
        return True
    if reading.masked.endswith(words("meetings", "platforms"), 0, head.span.end):
        return True
    return pattern(any_of("meetings", "not-after")).match(after) is not None and not after.startswith(
        ("代表大会", "中，")
    )


def _holding_after(reading: Reading, sentence: Sentence, head: Head) -> Span | None:
    """The holding verb that follows a name: 会议[3月1日][在北京]召开."""
    match = _holding_pattern().match(reading.masked, head.span.end, sentence.span.end)
    return Span(*match.span(1)) if match else None


@cache
def _holding_pattern() -> re.Pattern[str]:
    adverbs = "如期|隆重|胜利|顺利|正式|圆满|相继|分别|将于?"
    where = r"(?:在[^，。；]{1,24}?)?(?:(?:以|采用|采取|通过)[^，。；]{1,16}?(?:形式|方式))?"
    verb = rf"({any_of('meetings', 'holding')})"
    done = r"(?:，?在?(?:圆满|顺利|胜利)?完成[^，。；]{0,12}议程(?:之后|以后|后)?，?)?"  # 在圆满完成各项议程后，在…闭幕
    too = r"(?:暨[^，。；]{2,24}?(?:会议|会|仪式|论坛|典礼))?"  # 推介会暨集中签约仪式在…举行
    anniversary = r"(?![\d一二三四五六七八九十]+周年|以来)"
    apart = r"(?:，(?=在[^，。；]{2,24}(?:召开|举行|举办)))?"  # 由市文联主办的《…》研讨会，在市图书馆举行
    return re.compile(rf"{too}{done}{apart}(?:于|在)?{D}*{where}(?:{adverbs})*{D}*{where}{verb}{anniversary}")


def _is_body(reading: Reading, sentence: Sentence, head: Head, holding: Span | None) -> bool:
    """Whether the head ends a body's name and no meeting's: 市委常委会 in 市委常委会召开会议."""
    body_word = head.text in words("meetings", "body-heads")
    if not body_word and not ends_body(reading, head.span.end):
        return False
    if holding is not None and re.match(r"[^，。]{0,30}?会", reading.masked[holding.end : sentence.span.end]):
        return True
    after = _after(reading, sentence, head.span.end)
    if body_word:
        return not after.startswith(("上", "精神"))
    return SPECIFIC_AFTER.match(after) is None and holding is None


def _is_any_meeting(reading: Reading, sentence: Sentence, name: PrintedName) -> bool:
    """Whether the words speak of meetings at large: 多次召开会议, 减少大型会议, 原则上不举办大型会议."""
    masked, start = reading.masked, sentence.span.start
    opened_at = name.opener.start if name.opener else name.span.start
    not_before = any_of("meetings", "not-before")
    if pattern(rf"{not_before}[^，。]{{0,4}}(?:会|会议|大会)$").match(name.span.of(masked)):
        return True
    if name.opener is None and pattern(f"{not_before}$").search(masked[start : name.span.start]):
        return True
    clause = re.split(r"[，。；：\n]", masked[start:opened_at])[-1]
    if pattern(any_of("meetings", "any-meeting")).search(clause) and not sentence.display:
        return True
    if name.opener is None:
        return re.match("上?[等或]", _after(reading, sentence, name.span.end)) is not None
    return re.search("(?:不|未|没有|没|拒绝)$", masked[start:opened_at]) is not None


def _is_part_of_session(reading: Reading, sentence: Sentence, name: PrintedName, before: list[PrintedMeeting]) -> bool:
    """Whether a name is of a part (闭幕大会) of a session named before, which is no meeting beside it."""
    parts = pattern("|".join(lexicon("meetings").words("parts of sessions")))
    return (
        sentence.told(name.span.start)
        and parts.fullmatch(name.span.of(reading.text)) is not None
        and any(ORDINAL.search(other.name) for other in before)
    )


def _judged(
    reading: Reading, sentence: Sentence, name: PrintedName, holding: Span | None, before: list[PrintedMeeting]
) -> PrintedMeeting | None:
    text, after = name.span.of(reading.text), _after(reading, sentence, name.span.end)
    another = text.startswith(("有关", "相关")) and after.startswith("上的")  # 书记P在有关专题会议上的讲话
    bare, told = is_bare(reading, name) and not another, sentence.told(name.span.start)
    if bare and holding is not None and holding.of(reading.masked) in ("结束", "落幕"):
        holding = None
    holding = _said_to_be_held(reading, sentence, name, holding, after)
    meeting = PrintedMeeting(name.span, text, name.head, Standing.HELD, name.occasion, sentence, holding)
    back = replace(meeting, standing=Standing.BACK)
    if name.opened_by in POINTING or (bare and reading.masked.endswith((*POINTING, "该"), 0, name.span.start)):
        return replace(back, name="", holding=None) if before or told else None
    if holding is not None and told:
        return _held(reading, meeting, bare=bare, before=before)
    if bare:
        points = BACK_AFTER.match(after) or name.opened_by in POINTING_AFTER or not after.strip("。")
        return replace(back, name="") if points and told else None
    if told and any(is_form_of(text, other.name) for other in before if other.name):
        return back
    if not _is_particular(reading, name, after):
        return None
    return replace(meeting, standing=Standing.REFERRED, organizers=bodies_of_name(reading, name.span))


def _said_to_be_held(
    reading: Reading, sentence: Sentence, name: PrintedName, holding: Span | None, after: str
) -> Span | None:
    """The words that say that the meeting takes place: the verb behind its name, or the one that opens it."""
    opener = name.opener
    if DECIDED.search(reading.masked, sentence.span.start, (opener or name.span).start):
        return None
    if opener and (_long_ago(reading, sentence, opener) or _is_decided(reading, sentence, opener, after)):
        return None
    if holding is None and re.match("[^，。；]{0,8}(?:讨论|审议|研究|商议|表决|听取)", after):
        under = pattern(rf"在[^，。；]{{0,24}}{P}的?主持下，?$").search(
            reading.masked[sentence.span.start : name.span.start]
        )
        holding = Span(under.start(), under.end()).shifted(sentence.span.start) if under else None
    return opener if holding is None and opener and _is_held_by_opener(reading, sentence, name, after) else holding


DECIDED = re.compile(r"(?:(?:会议|大会|全会)(?:还|并)?|^\s*)(?:决定|同意|建议|确定)[，：]?(?:于|将)?$")
"""会议决定，|第三次会议7月18日举行: it is yet to be held."""
LONG_AGO = re.compile("^(?:去年|前年|上届|往年|历年|上个?月|上年|上次)")


def _long_ago(reading: Reading, sentence: Sentence, opener: Span) -> bool:
    """在去年召开的全省旅游发展大会上: no report of that meeting."""
    dates = reading.found.dates_in(Span(sentence.span.start, opener.start))
    near = [d for d in dates if re.fullmatch("[^，。；]{0,12}", reading.masked[d.span.end : opener.start])]
    held_then = reading.masked[opener.start : opener.end + 1].endswith("的")
    return any(_is_before(reading, date, held_then=held_then) for date in near[-1:])


def _is_decided(reading: Reading, sentence: Sentence, opener: Span, after: str) -> bool:
    """通过了关于召开第一次会议的决定: it is yet to be held."""
    before = reading.masked[sentence.span.start : opener.start]
    return before.endswith("关于") and re.match("的(?:决定|议案|通知|建议|请示|方案|报告)", after) is not None


PLANNED = re.compile(
    "(?:将于|将在|将赴|即将|将访问|拟于|计划)[^。；]{0,30}$|将$|将(?:继续|统一)?(?:推荐|选派|选拔|组织|派出|派|邀请)[^，。；]{0,16}$"
)
"""将推荐优秀代表|参加报告会: it is yet to be held."""


def _is_held_by_opener(reading: Reading, sentence: Sentence, name: PrintedName, after: str) -> bool:
    """Whether the opener says that the meeting takes place; 来我市参加洽谈会的客商 does not."""
    start = name.opener.start if name.opener is not None else name.span.start
    planned = name.opened_by in ("出席", "参加", "列席") and PLANNED.search(reading.masked[sentence.span.start : start])
    visitors = name.opened_by in ("出席", "参加", "列席") and after.startswith("的")
    return (
        not visitors
        and not planned
        and (
            name.opened_by in HELD_BY_OPENER
            or re.search("召开|举行|举办|套开", name.opened_by) is not None
            or (name.opened_by == "开展" and name.head.endswith(("班会", "讲座", "大会")))
        )
    )


def _is_particular(reading: Reading, name: PrintedName, after: str) -> bool:
    """Whether a meeting that is only named is one meeting: 精神 follows, a number or a day stands in its name."""
    text = name.span.of(reading.text)
    if SPECIFIC_AFTER.match(after):
        return True
    if not name.opened_by and after.startswith("等"):
        return False
    if re.search("(?:主题|本地|各级|村民|小组|党员|屋场)(?:会|大会|会议)$", text):
        return False
    opening = (*reading.found.bodies_in(name.span), *reading.found.sites_in(name.span))
    return (
        ORDINAL.search(text) is not None
        or reading.masked[: name.span.start].endswith(D)
        or (len(text) >= LONG_NAME and any(mention.span.start == name.span.start for mention in opening))
    )


def _held(reading: Reading, meeting: PrintedMeeting, *, bare: bool, before: list[PrintedMeeting]) -> PrintedMeeting:
    """A meeting that takes place, with its holders and, where its name lacks the holder, the name made of both."""
    sentence, verb = meeting.sentence.span, meeting.holding
    by_verb = verb is not None and verb.start < meeting.span.start
    bodies = holders(reading, sentence, verb) if verb is not None and by_verb else ()
    if bare and before and verb is not None and verb.of(reading.masked) in ("主持", "出席", "参加", "列席"):
        return replace(meeting, name="", standing=Standing.BACK)  # 县委常委会主持会议, 市公安局参加会议
    if bodies and (bare or is_inner(meeting.name)):
        subject = with_term(reading, sentence, bodies[-1].span)
        name = joined(subject.of(reading.text), meeting.name)
        return replace(meeting, name=name, span=Span(subject.start, meeting.span.end), organizers=bodies)
    if bare:
        first = not before and (by_verb or meeting.head not in UNTOLD)
        tells = first or (verb is not None and by_verb and _is_another(meeting, verb.of(reading.masked), before))
        return (
            replace(meeting, name=_plain(meeting.name, meeting.head), standing=Standing.HELD)
            if tells
            else replace(meeting, name="", standing=Standing.BACK)
        )
    return replace(
        meeting, organizers=hosts(reading, sentence, meeting.span) or bodies or bodies_of_name(reading, meeting.span)
    )


def _is_another(meeting: PrintedMeeting, verb: str, before: list[PrintedMeeting]) -> bool:
    """Whether P召开座谈会 tells of a meeting of its own, where others were named that are none, or not held."""
    held = [other.name for other in before if other.standing is Standing.HELD]
    known = held if meeting.head in UNTOLD else [name for name in held if name.endswith(meeting.head)]
    return not known and re.search("召开|举行|举办", verb) is not None


def _plain(name: str, head: str) -> str:
    """紧急会商会 keeps its 紧急, 本次座谈会 is a 座谈会."""
    return name if name.startswith(("紧急", "专题")) else head


GENERIC_HEAD = re.compile(r"(?:会议|大会|会)$")


AT_SESSION = re.compile("主席团|预备|临时党委|党员")
"""What makes of a session's name that of another meeting: 四次会议|主席团第一次会议."""


def is_form_of(short: str, long: str) -> bool:
    """Whether ``short`` may be a shorter print of the name ``long``: its characters stand in it in order.

    >>> is_form_of("全市防汛会议", "全市防汛抗旱工作会议"), is_form_of("全市防汛会议", "全省防汛会议")
    (True, False)
    """
    if len(short) > len(long):
        return False
    if long.startswith(short) and AT_SESSION.match(long[len(short) :]):
        return False
    stem = GENERIC_HEAD.sub("", short)
    if GENERIC_HEAD.search(short) and not GENERIC_HEAD.search(long):
        return False
    characters = iter(long)
    return all(character in characters for character in stem)
