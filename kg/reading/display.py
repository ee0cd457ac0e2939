"""Display lines told apart: kicker 引题, main headline 主标题, subtitle 副标题."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.lexicons import lexicon
from kg.model import BlockKind
from kg.reading.headline import is_slogan, kinds_of_lines, outgrows
from kg.reading.occasions import leads_on, names_occasion, names_visit
from kg.text import Span

_DASH = re.compile(r"^(?:——|—|――|--)")
_DASH_INSIDE = re.compile(r"(?<=[^\s—])(?:——|――)(?=[^—])")
_BRACKETED = re.compile(r"[（(][^（）()]{3,40}[）)]")
_ELLIPSIS = re.compile(r"(?:……|…|——)$|、[㐀-鿿]+[：:]$|[部委局府院会社厅办][：:]$")
"""How a kicker ends that counts up or says which bodies speak: 修渠、打井……; 全国妇联、文化和旅游部："""
_STAR_TURN = re.compile(
    r"^[㐀-鿿·]{2,10}(?:主持|致辞|讲话|宣布开幕|主持[㐀-鿿]{2}|作[㐀-鿿]{0,8}报告|出席|参加|陪同|列席|到会[㐀-鿿]{2})"
    r"(?:[\s　]|$)|^[㐀-鿿·]{2,10}当选[㐀-鿿]{2}"
)
"""Who did what at the meeting that the headline names: 李明主持大会 王强致辞."""
_ASKS = re.compile(r"[？！?!][”’]?$")
_PHRASES = re.compile(r"[\s　]+")
_SHORTEST_KICKER = 8
_SHORTEST_PIECE = 4
_PAIR = 2


@cache
def _words(section: str) -> tuple[str, ...]:
    return lexicon("reading_display").words(section)


def trails(words: str) -> bool:
    """Whether the line stands below a headline: ——…, 系列评论之三, X主持会议."""
    if _DASH.match(words) or _BRACKETED.fullmatch(words) or any(word in words for word in _words("series")):
        return True
    if _STAR_TURN.search(words):
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
    gaps = [gaps[at] and span.start == 0 for at, span in pieces]
    kinds = _kinds(words, gaps, [at for at, _ in pieces])
    return tuple(DisplayPiece(at, span, kind) for (at, span), kind in zip(pieces, kinds, strict=True))


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


def _kinds(words: Sequence[str], gaps: Sequence[bool], lines: Sequence[int]) -> list[BlockKind]:
    """What each piece is; ``lines`` are the numbers of the printed lines that they stand on."""
    kinds = [BlockKind.HEADLINE] * len(words)
    below = [at for at, line in enumerate(words) if at > 0 and trails(line)]
    for at in below:
        kinds[at] = BlockKind.SUBTITLE
    main = [at for at in range(len(words)) if kinds[at] is BlockKind.HEADLINE]
    if len(main) > 1 and (_DASH.match(words[0]) or words[0].startswith(_words("kicker beginning"))):
        kinds[main.pop(0)] = BlockKind.KICKER  # ——三论…… / 到群众中去
    if len(main) > 1 and _follows(words, main, beside_another=lines.count(lines[main[-1]]) > 1):
        kinds[main.pop()] = BlockKind.SUBTITLE
    for at, following in pairwise(main):
        if leads_on(words[at]) or _ELLIPSIS.search(words[at]) or (_names_what_happened(words[at]) and at == main[0]):
            kinds[at] = BlockKind.KICKER
        elif _ASKS.search(words[at]) and not _ASKS.search(words[following]) and at == main[0]:
            if len(main) > _PAIR:  # “乡亲们，放心吧！” / 县医疗队 / 抵达河口镇
                kinds[at] = BlockKind.KICKER
            else:
                kinds[following] = BlockKind.SUBTITLE
    if len(main) > 1 and BlockKind.KICKER not in kinds and kinds[main[1]] is BlockKind.HEADLINE:
        found = kinds_of_lines([words[at] for at in main], [gaps[at] for at in main])
        for at, kind in zip(main, found, strict=True):
            kinds[at] = kind
    return kinds


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
    if not any(not leads_on(line) and not names_occasion(line) for line in before):
        return False
    beginnings = _words("subtitle beginning")
    if last.startswith(beginnings) and not before[-1].startswith(beginnings):
        return True
    if any(phrase.startswith(_words("subtitle figure")) for phrase in _PHRASES.split(last)):
        return True  # 三个项目签约 总投资两亿元
    goes_on = last.startswith(_words("meeting end"))  # 国务院扶贫开发领导小组 / 召开全体会议
    if not names_occasion(last) or goes_on or _PHRASES.search(last):
        return False
    return beside_another or not is_slogan(before[0]) or outgrows(last, "".join(before))
