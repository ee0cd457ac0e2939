"""Which of a title's lines is the headline where none of them says that it stands above or below one.

The size of the type is lost; what is left is what a line tells (who did what, or what is called for), a blank line
between two sizes, how many lines of one size there are, and that a subtitle is longer than its headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kg.lexicons import lexicon
from kg.model import BlockKind
from kg.reading.genres import heads_notice
from kg.reading.occasions import names_occasion, names_visit

_PHRASES = re.compile(r"[\s　]+|，")
_FURTHEST_SUBJECT = 12
_SHORTEST_STATEMENT = 8
_LONGER = 1.1
"""A subtitle is longer than its headline; a line about as long as the slogan above it is the headline itself."""
_FEWEST_COUNTED = 2


@cache
def _words(section: str) -> tuple[str, ...]:
    return lexicon("reading_display").words(section)


@cache
def _subject() -> re.Pattern[str]:
    """How a line begins that says who did something: 我市…, 临江市…, 37名护士…, 三家企业…."""
    first, heads, counted = (
        "|".join(sorted(_words(section), key=lambda word: (-len(word), word)))
        for section in ("subject", "subject end", "counted")
    )
    number = r"(?!一[个对])(?:约|近|逾|超)?[\d.,一二三四五六七八九十百千万亿两]+(?:余|多)?[万亿]?(?:余|多)?"
    named = rf"[㐀-鿿·“”]{{1,{_FURTHEST_SUBJECT}}}?(?:{heads})(?=[㐀-鿿“])"
    return re.compile(f"{first}|{number}(?:{counted})|{named}")


Statement = Sequence[str]
"""The printed lines of one statement."""


def kinds_of_lines(statements: Sequence[Statement], gaps: Sequence[bool]) -> list[BlockKind]:
    """What each of the statements is; all are the headline where nothing parts them."""
    parted = any(gaps[1:])
    groups = _parted_by_gaps(statements, gaps) if parted else _parted_by_statements(statements)
    if len(groups) == 1:
        return [BlockKind.HEADLINE] * len(statements)
    order = [BlockKind.HEADLINE, BlockKind.SUBTITLE]
    upper, lower = groups[:2]
    if _is_larger(lower, upper, parted=parted):
        order = [BlockKind.KICKER, *order]
    return [order[min(place, len(order) - 1)] for place, group in enumerate(groups) for _ in group]


def _is_larger(lower: Sequence[Statement], upper: Sequence[Statement], *, parted: bool) -> bool:
    """Whether the second group is the headline: large type needs more lines, and its lines are no longer ones."""
    below, above = ([line for statement in group for line in statement] for group in (lower, upper))
    if parted and len(above) != len(below):
        return len(above) < len(below) and not outgrows(min(below, key=len), max(above, key=len))
    return leads("".join(above), "".join(below))


def leads(upper: str, lower: str) -> bool:
    """Whether a line is the kicker of the one below it, and not the headline over a subtitle."""
    if counts_up(upper) or (heads_notice(lower) and not heads_notice(upper)):
        return True  # 临江市教育局 / 关于调整作息时间的通告
    if is_slogan(upper):
        return not outgrows(lower, upper)
    return is_slogan(lower) and tells(upper)


def outgrows(lower: str, upper: str) -> bool:
    """Whether a line is so much longer than the one above it as a subtitle is."""
    return len(lower) >= _LONGER * len(upper)


def is_slogan(words: str) -> bool:
    """Whether a line calls for something or paints a picture: 守好门 管好人; 一个守车间，一个守码头."""
    if words.startswith(_words("slogan beginning")):
        return True
    return _PHRASES.search(words.strip()) is not None and not tells(words)


def tells(words: str) -> bool:
    """Whether a line tells who did what: 我市…, 三家企业…, …调研秋收工作."""
    if words.startswith(_words("slogan beginning")):
        return False
    return begins_with_subject(words) or names_occasion(words) or names_visit(words)


def begins_with_subject(words: str) -> bool:
    """Whether a line begins with who did something."""
    return _subject().match(words) is not None


def counts_up(words: str) -> bool:
    """Whether a line is nothing but a list of three things or more: 修渠、打井、种树."""
    return words.count("、") >= _FEWEST_COUNTED and not _PHRASES.search(words) and not begins_with_subject(words)


def _parted_by_gaps(statements: Sequence[Statement], gaps: Sequence[bool]) -> list[list[Statement]]:
    """The statements of one size of type each: blank lines stand between them."""
    groups: list[list[Statement]] = []
    for at, statement in enumerate(statements):
        if at == 0 or gaps[at]:
            groups.append([])
        groups[-1].append(statement)
    return groups


def _parted_by_statements(statements: Sequence[Statement]) -> list[list[Statement]]:
    """The statements in two groups where one stands by itself and the next does not go on with it; else in one."""
    for at, (upper, lower) in enumerate(pairwise(statements), 1):
        if _are_two_statements("".join(upper), "".join(lower)):
            return [list(statements[:at]), list(statements[at:])]
    return [list(statements)]


def _are_two_statements(upper: str, lower: str) -> bool:
    """Whether a line is no second half of the one above it: 一手抓春耕 一手抓防火 / 三十名干部进村入户."""
    if len(lower) < _SHORTEST_STATEMENT or lower.startswith(_words("slogan beginning")):
        return False
    if counts_up(upper):
        return True
    if not is_slogan(upper) or is_slogan(lower):
        return False
    return _PHRASES.search(upper) is not None or names_occasion(lower)
