"""The printed lines of a title put together to what each states: 李明主持召开 / 全县防汛工作会议 is one.

A line of large type holds few characters, so kicker, headline and subtitle may each take several lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.lexicons import lexicon
from kg.reading.headline import begins_with_subject, is_slogan
from kg.reading.occasions import leads_on, names_occasion

_DASH = re.compile(r"——|—|――|--")
_PHRASES = re.compile(r"[\s　]|，")
_PAIRS = (("（", "）"), ("(", ")"), ("《", "》"), ("“", "”"))


@cache
def _words(section: str) -> tuple[str, ...]:
    return lexicon("reading_display").words(section)


@cache
def _rest_of_occasion() -> re.Pattern[str]:
    """How a line begins that only says what was done: 召开全体会议; 签署合作协议; 在青禾县隆重开幕."""
    verbs, ends = ("|".join(_words(section)) for section in ("line goes on", "meeting end"))
    return re.compile(rf"(?:{verbs})|(?:在[㐀-鿿]{{1,8}}?)?(?:隆重|胜利|圆满)?(?:{ends})$")


def statements_of(lines: Sequence[str]) -> list[list[int]]:
    """The numbers of the lines that are one statement each, in order."""
    statements: list[list[int]] = []
    for at, line in enumerate(lines):
        if statements and _goes_on("".join(lines[before] for before in statements[-1]), line, first=not statements[1:]):
            statements[-1].append(at)
        else:
            statements.append([at])
    return statements


def begins_subtitle(words: str) -> bool:
    """Whether a line begins with the dash that subtitles have."""
    return _DASH.match(words) is not None


def are_one_occasion(upper: str, lower: str) -> bool:
    """Whether two lines above a headline are its kicker together: 全县推进小型水库除险加固|领导小组会议召开."""
    if leads_on(upper) or names_occasion(upper) or is_slogan(upper):
        return False
    if leads_on(lower):
        return True
    if _PHRASES.search(lower) or begins_with_subject(lower):
        return False
    opened = any(verb in upper for verb in _words("occasion verb"))  # 李明主持召开全县应对|旱情工作领导小组会议
    return names_occasion(lower) or (opened and lower.endswith(_words("occasion")))


def _goes_on(above: str, line: str, *, first: bool) -> bool:
    """Whether a line is the rest of what stands above: 关于表彰先进的|决定; ——记青禾县农技站|站长李明."""
    if any(above.rfind(opening) > above.rfind(closing) for opening, closing in _PAIRS):
        return True
    if begins_subtitle(above) and not first:
        return True
    if line.startswith(_words("never first")):
        return True
    if above.endswith(_words("line breaks off")) and not above.endswith(_words("whole at the end")):
        return True
    return _rest_of_occasion().match(line) is not None and not _PHRASES.search(line)
