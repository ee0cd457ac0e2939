"""Datelines 电头 and printed sources: 新华社北京1月25日电, 临江日报讯, 本报讯(记者 李明), （据某台消息）."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicons import lexicon
from kg.text import Span

_HAN = "㐀-鿿"
_DATE = r"(?:(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日|\d{1,2}\s*日)?"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A dateline in some text: all of it, the source and, if printed, the place."""

    span: Span
    source: Span
    place: Span | None = None


@cache
def _opening() -> re.Pattern[str]:
    words = lexicon("reading_bylines")
    ends = "|".join(words.words("paper end"))
    agencies = "|".join(words.words("agency"))
    source = rf"(?P<source>本报|本刊|本台|{agencies}|(?!本报|综合|据)[{_HAN}]{{2,12}}?(?:{ends}|报(?=讯)))"
    credit = r"(?:\s*[（(](?P<credit>[^（）()]{2,60})[）)])?"
    return re.compile(
        rf"[\s●■▲◆★※◎□○△【\[]*(?:"
        rf"据?{source}{credit}\s*(?P<place>(?!综合|据)[{_HAN}“”]{{2,14}}?)??\s*(?P<date>{_DATE})\s*(?:专?电|讯|综合(?:电|消息|报道)|消息)(?=[\s（(】\]—：:“”\d{_HAN}]|$)"
        rf"|(?:本报综合|本报据|综合|据)(?P<reported>[^，。；！？]{{2,24}}?)(?:消息|报道|电)(?=[\s，,：:—】\]（(]|$)"
        rf")[】\]]?{credit.replace('credit', 'credit2')}"
    )


_CLOSING = re.compile(
    r"[（(](?:据|来源[：:]|转自|摘自|原载于?)(?P<source>[^（）()，。]{2,20}?)(?:消息|报道|电|讯|综合)?[）)]\s*$"
)


def begins_with_dateline(words: str) -> bool:
    """Whether a paragraph begins with a dateline."""
    return opening_dateline(words) is not None


def opening_dateline(text: str) -> SourceLine | None:
    """The dateline at the very beginning of the text."""
    match = _opening().match(text)
    if match is None:
        return None
    group = "source" if match.group("source") else "reported"
    place = Span(*match.span("place")) if match.group("place") else None
    return SourceLine(Span(*match.span()), Span(*match.span(group)), place)


def is_agency(source: str) -> bool:
    """Whether the source is an agency or a central house, whose copy papers print as they get it."""
    return source in lexicon("reading_bylines").words("agency")


def closing_source(text: str) -> SourceLine | None:
    """The source at the very end of the text: （据新闻联播消息）."""
    match = _CLOSING.search(text)
    return SourceLine(Span(*match.span()), Span(*match.span("source"))) if match else None
