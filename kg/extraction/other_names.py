"""Where the name of a place is only part of something else's name: sayings, honours and accounts in quotes, teams."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicons import lexicon
from kg.text import Span

_STAFF_OF_PAPERS = "(?:见习|实习|首席|特约|特派|全媒体|融媒体)?(?:记者|通讯员|评论员|编辑部|讯)"
_PAPER = re.compile(f"[\u4e00-\u9fff]{{2,4}}报(?={_STAFF_OF_PAPERS})")
_QUOTED = re.compile("“[^“”\n]{2,24}”")


def other_names(text: str) -> list[Span]:
    """Where the text prints one: 重于泰山, 获“青禾县文明家庭”称号, 青禾|报记者, “云溪农家”微信公众号."""
    words = [Span(*match.span()) for pattern in (_sayings(), _PAPER) for match in pattern.finditer(text)]
    quoted = (Span(*match.span()) for match in _QUOTED.finditer(text))
    return words + [span for span in quoted if _names_something(text, span)]


def is_team(text: str, span: Span) -> bool:
    """Whether the place is a team there: 临江|队, 中国|女排."""
    return text.startswith(_teams(), span.end) and not text.startswith("队伍", span.end)


@cache
def _sayings() -> re.Pattern[str]:
    return re.compile("|".join(sorted(lexicon("sites").words("sayings"), key=len, reverse=True)))


def _names_something(text: str, quotation: Span) -> bool:
    """Whether what stands before a quotation or behind it says that it is a name: 获“…”, “…”称号."""
    at = quotation.end + text.startswith("的", quotation.end)
    behind, before = lexicon("sites").words("behind-quoted-names"), lexicon("sites").words("before-quoted-names")
    said_behind = text.startswith(behind, at) or text.startswith(behind, quotation.end)
    return said_behind or text.endswith(before, 0, quotation.start)


@cache
def _teams() -> tuple[str, ...]:
    return lexicon("sites").words("teams")
