"""Display lines told apart: kicker 引题, main headline 主标题, subtitle 副标题."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.lexicons import lexicon
from kg.model import BlockKind
from kg.reading.headline import Statement, is_slogan, kinds_of_lines, outgrows
from kg.reading.occasions import leads_on, names_founding, names_occasion, names_visit
from kg.reading.statements import are_one_occasion, begins_subtitle, statements_of
from kg.text import Span

_DASH_INSIDE = re.compile(r"(?<=[^\s—])(?:——|――)(?=[^—])")
_BRACKETED = re.compile(r"[（(][^（）()]{3,40}[）)]")
_ELLIPSIS = re.compile(r"(?:……|…|——)$|、[㐀-鿿]+[：:]$|[部委局府院会社厅办][：:]$")
"""How a kicker ends that counts up or says which bodies speak: 修渠、打井……; 全国妇联、文化和旅游部："""
_STAR_TURN = re.compile(
    r"(?:[㐀-鿿·]{2,4}[\s　、]+){0,4}(?![㐀-鿿]{0,8}(?:学习|传达|贯彻|落实|领会))[㐀-鿿·]{2,10}?(?:主持(?:[㐀-鿿]{2})?"
    r"|讲话|致信|致[贺欢祝闭开][㐀-鿿]{1,2}|致[辞词]|宣布开[幕赛工]|宣布闭幕|作[㐀-鿿]{0,8}(?:报告|批示|讲话|说明|点评)|批示"
    r"|发表[㐀-鿿]{0,6}(?:讲话|演讲|致辞)|提出[㐀-鿿]{0,4}要求|出席|参加|陪同|列席|到会[㐀-鿿]{2}"
    r"|(?:出席|主持|参加)[㐀-鿿]{0,6}并[㐀-鿿]{2,8})(?=[\s　]|$)|[㐀-鿿·]{2,10}当选[㐀-鿿]{2}"
)
"""Who did what at the meeting that the headline names: 李明主持大会 王强致辞; 张立 周正出席; 李明作出批示."""
_APPOINTED = re.compile(r"[㐀-鿿·]{2,6}任[㐀-鿿]{3,16}")
_ASKS = re.compile(r"[？！?!][”’]?$")
_PHRASES = re.compile(r"[\s　]+")
_SHORTEST_KICKER = 8
_LONGEST_COLUMN = 11
_SHORTEST_PIECE = 4
_PAIR = 2


@cache
def _words(section: str) -> tuple[str, ...]:
    return lexicon("reading_display").words(section)


def trails(words: str) -> bool:
    """Whether the line stands below a headline: ——…, 系列评论之三, X主持会议."""
    if begins_subtitle(words) or _BRACKETED.fullmatch(words) or any(word in words for word in _words("series")):
        return True
    if _STAR_TURN.match(words):
        return True
    return any(word in words for word in _words("subtitle")) and not leads_on(words) and not words.startswith("“")


@dataclass(frozen=True, slots=True)
class DisplayPiece:
    """A piece of the title's printed lines: which line, where in it, and what it is."""

    line: int
    span: Span
    kind: BlockKind


def display_pieces(lines: Sequence[str], gaps: Sequence[bool]) -> tuple[DisplayPiece, ...]:
    """The kind of each line of a title; a line that holds kicker and headline, or headline and subtitle, is cut.

    ``gaps`` says for each line whether a blank line stands before it. Spans count the line's own characters.
    """
    pieces = [(at, span) for at, line in enumerate(lines) for span in _cut(line)]
    words = [span.of(lines[at]) for at, span in pieces]
    statements = statements_of(words)
    begun = [pieces[statement[0]] for statement in statements]
    kinds = _kinds(
        [[words[piece] for piece in statement] for statement in statements],
        [gaps[at] and span.start == 0 for at, span in begun],
        shared=[span != Span(0, len(lines[at])) for at, span in begun],
    )
    return tuple(
        DisplayPiece(*pieces[piece], kind)
        for statement, kind in zip(statements, kinds, strict=True)
        for piece in statement
    )


def _cut(line: str) -> list[Span]:
    """The line in one or two pieces: 会议召开 | 始终把……; ……工作 | X主持会议; 守护…… | ——来自……."""
    dash = _DASH_INSIDE.search(line)
    if dash and min(dash.start(), len(line) - dash.end()) >= _SHORTEST_PIECE:
        return [Span(0, dash.start()), Span(dash.start(), len(line))]
    for space in _PHRASES.finditer(line):
        left, right = line[: space.start()], line[space.end() :]
        if not left or not right:
            continue
        if leads_on(left) or (_names_what_happened(left) and len(left) > _SHORTEST_KICKER) or trails(right):
            return [Span(0, space.start()), Span(space.end(), len(line))]
    return [Span(0, len(line))]


def _kinds(statements: Sequence[Statement], gaps: Sequence[bool], *, shared: Sequence[bool]) -> list[BlockKind]:
    """What each statement is; ``shared`` says whether it begins on a printed line that holds another."""
    words = ["".join(printed) for printed in statements]
    kinds = [BlockKind.SUBTITLE if at and trails(line) else BlockKind.HEADLINE for at, line in enumerate(words)]
    main = [at for at in range(len(words)) if kinds[at] is BlockKind.HEADLINE]
    if len(main) > 1 and _names_series(words[0]):
        kinds[main.pop(0)] = BlockKind.KICKER
    if len(main) > 1 and _follows(words, main, beside_another=shared[main[-1]]):
        kinds[main.pop()] = BlockKind.SUBTITLE
    if len(main) > _PAIR and are_one_occasion(*(words[at] for at in main[:_PAIR])):
        kinds[main.pop(0)] = kinds[main.pop(0)] = BlockKind.KICKER
    for at, kind in _told_by_words(words, main):
        kinds[at] = kind
    if len(main) > 1 and BlockKind.KICKER not in kinds and kinds[main[1]] is BlockKind.HEADLINE:
        found = kinds_of_lines([statements[at] for at in main], [gaps[at] for at in main])
        for at, kind in zip(main, found, strict=True):
            kinds[at] = kind
    return kinds


def _told_by_words(words: Sequence[str], main: Sequence[int]) -> Iterator[tuple[int, BlockKind]]:
    """Which of the main statements are kicker or subtitle by what they say."""
    for at, following in pairwise(main):
        if leads_on(words[at]):
            yield from ((above, BlockKind.KICKER) for above in main if above <= at)
        elif _ELLIPSIS.search(words[at]):
            yield at, BlockKind.KICKER
        elif at != main[0]:
            continue
        elif len(main) == _PAIR and _has_subtitle(words[at], words[following]):
            yield following, BlockKind.SUBTITLE
        elif _names_what_happened(words[at]) or _is_answered(words[at], words[following]):
            yield at, BlockKind.KICKER  # “乡亲们，放心吧！” / 县医疗队 / 抵达河口镇


def _has_subtitle(upper: str, lower: str) -> bool:
    """Whether a line asks what the next answers, or is the news itself: 票价该不该浮动？; 县菌菇产业联盟成立."""
    return _is_answered(upper, lower) or (names_occasion(upper) and names_founding(upper))


def _is_answered(upper: str, lower: str) -> bool:
    return _ASKS.search(upper) is not None and not _ASKS.search(lower)


def _names_series(words: str) -> bool:
    """Whether a line above the headline says of what series the article is: ——三论抓落实; 走近老匠人; 新春走基层."""
    if begins_subtitle(words) or words.startswith(_words("kicker beginning")):
        return True
    return len(words) <= _LONGEST_COLUMN and words.endswith(_words("column"))


def _names_what_happened(words: str) -> bool:
    return names_occasion(words) or names_visit(words)


def _follows(words: Sequence[str], main: Sequence[int], *, beside_another: bool) -> bool:
    """Whether the last line tells what else there is to the headline: 预计年底通车, 两市座谈会在我市召开.

    An occasion below a slogan about as long is the headline, unless a subtitle stands beside it on its line.
    """
    before = [words[at] for at in main[:-1]]
    last = words[main[-1]]
    if last.startswith(_words("subtitle demand")):
        return True
    if all(leads_on(line) or names_occasion(line) for line in before):
        return False
    if _tells_more(last, before[-1]):
        return True
    goes_on = last.startswith(_words("meeting end"))  # 国务院扶贫开发领导小组 / 召开全体会议
    if not names_occasion(last) or goes_on or _PHRASES.search(last):
        return False
    return beside_another or not is_slogan(before[0]) or outgrows(last, "".join(before))


def _tells_more(last: str, above: str) -> bool:
    """Whether a line says what a meeting also did, who became what, or figures: 三个项目签约 总投资两亿元."""
    beginnings = _words("subtitle beginning")
    if last.startswith(beginnings) and not above.startswith(beginnings):
        return True
    if _APPOINTED.match(last) and last.endswith(_words("appointment")):
        return True
    return any(phrase.startswith(_words("subtitle figure")) for phrase in _PHRASES.split(last))
