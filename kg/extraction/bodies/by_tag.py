"""What only the tagger took for a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.dictionary import dictionary
from kg.extraction import names
from kg.extraction.bodies.hits import OrganizationHit
from kg.extraction.bodies.no_names import MEETINGS, ending_of, is_of_a_kind, is_of_several, is_sent_there
from kg.extraction.bodies.tables import (
    DIVISION_END,
    LEVEL_AT,
    department_forms,
    generic,
    never_begin,
    title_heads,
    units_below,
)
from kg.extraction.venues import is_site
from kg.extraction.words import TaggedText
from kg.model import OrganizationKind
from kg.text import Span

_SHORTEST, _LONG = 3, 3
_HAN_OR_LATIN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]+")
_NO_BODY = (
    "和",
    "与",
    "及",
    "等",
    "的",
    "会议",
    "大会",
    "讯",
    "党委",
    "政府",
    "大",
    "族",
    "高铁",
    "高速",
    "协定",
    "工程",
    "精神",
    "时代",
    "系统",
    "企业",
)
_COUNTED = re.compile("[0-9]+[\u4e00-\u9fff]{1,2}")
_OF_A_FIELD = ("部门", "系统", "战线")
_TOWARDS = frozenset("同与和向对")
_UNNAMED = ("当地", "各", "有关", "相关", "本地")


def by_tag(tagged: TaggedText, known: Sequence[OrganizationHit]) -> Iterator[OrganizationHit]:
    """What only the tagger took for a body, of three characters and more, where nothing else was read."""
    taken = [hit.span for hit in known]
    for word in tagged.tagged("ORG"):
        drawn = tagged.of(word.span)[0] in never_begin() and len(word.span) > _LONG
        name_span = Span(word.span.start + drawn, word.span.end)  # 考|青禾一中
        name = tagged.of(name_span)
        if _runs_on(tagged, name_span) or is_sent_there(tagged, name_span) or is_site(tagged, name_span):
            continue
        if tagged.text.startswith(_OF_A_FIELD, name_span.end):
            continue  # 临江市人社|部门
        if name[0] in _TOWARDS and f"·{name[1:]}" in tagged.text:
            continue  # 同|奥雷塔: a person whom the text names in full
        if name in units_below("party-committee"):
            continue  # 市委常委、统战部|部长: whose it is the office says
        free = not any(name_span.overlaps(span) for span in taken)
        if free and len(name) >= _SHORTEST and _HAN_OR_LATIN.fullmatch(name) and not _is_no_body(name):
            yield OrganizationHit(name_span, OrganizationKind.OTHER, own_name=name, votes=("lac",))


def _runs_on(tagged: TaggedText, span: Span) -> bool:
    """Whether the tagger tore a common word: 安洲社|火脸谱 has 社火 in it."""
    after = tagged.starting(span.end)
    if after is None or after.tag != "n" or tagged.of(after.span) in dictionary().tags:
        return False
    torn = tagged.text[span.end - 1 : span.end + 1]
    return dictionary().tags.get(torn, "").startswith("n")


def _is_no_body(name: str) -> bool:
    """Whether it is a division, a person, an office or a meeting that the tagger took for a body."""
    person = names.is_chinese_name(name) and not name.endswith("党")
    if person or name.endswith((*DIVISION_END, *MEETINGS, *_NO_BODY, *title_heads())):
        return True
    if name in department_forms() or is_of_a_kind(name, ending_of(name) or name):
        return True  # 人社局, 临江市|定点医院
    tag = dictionary().tags.get(name, "nt")
    if not tag.startswith("nt"):
        return True  # a common word: 新时代
    if is_of_several(name):
        return True  # 四省区党校系统
    return (
        _COUNTED.fullmatch(name) is not None
        or any(word in name for word in _UNNAMED)
        or name in generic()
        or LEVEL_AT.match(name) is not None
    )
