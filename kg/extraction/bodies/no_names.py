"""What ends like the name of a body and is none: a hall, a venue, bodies of a kind, a team whose goal alone is said."""

from __future__ import annotations

import re

from kg.extraction.bodies.tables import DIVISION_END, ending_words, generic, inside_names, title_beginnings
from kg.extraction.venues import is_site
from kg.extraction.words import TaggedText
from kg.gazetteer import gazetteer
from kg.text import Span

_DIGITS = re.compile("[0-9]{4}|[0-9]个")
MEETINGS = ("会商会", "协商会", "磋商会", "报告会", "董事会", "联席会议")
"""Meetings that end like a body."""

_SEVERAL = re.compile("[一二两三四五六七八九十几多各][省市县区州]")
_HALLS = ("大厅", "发布厅", "会议厅", "报告厅", "演播厅", "宴会厅", "展示厅", "音乐厅", "展厅")
_VENUES = frozenset(
    {"宾馆", "酒店", "饭店", "体育馆", "剧院", "博物馆", "纪念馆", "图书馆", "文化馆", "中心", "美术馆"}
)
_IN = re.compile("[在于][\u4e00-\u9fff]{0,6}$")
_BEFORE_VENUE = 7
_TAKES_PLACE = ("召开", "举行", "举办", "开幕", "闭幕", "开会", "隆重", "胜利", "启动", "揭幕", "上演", "会见", "开展")
_EDUCATION = ("学历", "文化程度", "文化，", "本科")
_TOWNS = "乡镇"
_OF_ALL_PLACES = frozenset({"定点", "各级", "各类", "相关", "有关"})
_UNION = "工会"
_UNION_OFFICES = ("主席", "副主席", "常务副主席", "委员")
_SENT = ("医疗队", "救援队", "工作队", "工作组")
_BOUND_FOR = frozenset("赴援驻往助")
_STUDIES = re.compile("(?:读|念|考上|考取|考入|没上过|托)(?:大学|中学|小学)$")
_HOSPITAL = "医院"
_TREATS = re.compile("(?:收治|救治|诊治|接诊)[一-鿿]{0,6}$")
_COMPANY_INSIDE = re.compile(".+有限(?:责任)?公司.")


def ending_of(text: str) -> str | None:
    """The ending of the lexicon that a name has."""
    return ending_words().ending(text, len(text)) or None


def is_name(tagged: TaggedText, span: Span, name: str, ending: str) -> bool:
    """Whether the words before an ending tell one body from others of its kind."""
    if _goes_on_otherwise(tagged, span, ending) or is_sent_there(tagged, span) or is_site(tagged, span):
        return False
    if _COMPANY_INSIDE.match(name) and not ending.endswith("公司"):
        return False  # 有限公司|三楼办公室
    if _STUDIES.search(name) or _is_for_a_disease(tagged, span, ending):
        return False  # 在临江|读大学
    begun = gazetteer().find_longest(name, 0)
    if is_of_several(name[begun[0] :] if begun else name) or name.endswith((*_HALLS, *MEETINGS)):
        return False  # 四省区|党校, 国家防总|会商会
    stem = name.removesuffix(ending)
    if name in generic() or is_of_a_kind(name, ending):
        return False  # 老年大学
    return bool(stem) and stem not in generic() and stem != "人民"


def _is_for_a_disease(tagged: TaggedText, span: Span, ending: str) -> bool:
    """收治新型|冠状病毒肺炎医院: a hospital that only the disease names."""
    before = max(span.start - _BEFORE_VENUE, 0)
    return ending == _HOSPITAL and _TREATS.search(tagged.text, before, span.start) is not None


def is_of_several(name: str) -> bool:
    """Whether a number makes several of it, or something counted: 四省区党校, 360套."""
    return _SEVERAL.search(name) is not None or _DIGITS.search(name) is not None


def _goes_on_otherwise(tagged: TaggedText, span: Span, ending: str) -> bool:
    """Whether what follows says that no body is meant: 市政协|党组副书记, 公司|工会主席, 大学|学历, 在临江宾馆|召开."""
    if ending == "党组":
        return title_beginnings().begins(tagged.text, span.end)  # the vocabulary keeps the group in the title
    if ending == _UNION:
        return tagged.text.startswith(_UNION_OFFICES, span.end)
    return tagged.text.startswith(_EDUCATION, span.end) or (ending in _VENUES and _is_venue(tagged, span))


def is_of_a_kind(name: str, ending: str) -> bool:
    """Whether a division's bodies of a kind are meant: 市|定点|医院, 临江市|定点|医院."""
    stem = name.removesuffix(ending)
    kind = next((stem[-length:] for length in (2, 3) if stem[-length:] in generic()), "")
    owner = stem.removesuffix(kind)
    whole = kind and kind not in inside_names() and owner not in generic()
    listed = bool(gazetteer().named(owner)) and kind in _OF_ALL_PLACES  # 大理|定点|医院
    return bool(whole) and (listed or owner.endswith(DIVISION_END)) and not owner.endswith(_TOWNS)  # 县|乡镇企业局


def is_sent_there(tagged: TaggedText, span: Span) -> bool:
    """Whether the place before a team is where it goes: 支援|临江医疗队."""
    sent = tagged.of(span).endswith(_SENT)
    return sent and tagged.text[max(span.start - 1, 0) : span.start] in _BOUND_FOR


def _is_venue(tagged: TaggedText, span: Span) -> bool:
    """Whether something takes place there: 在临江宾馆召开."""
    inside = _IN.search(tagged.text, max(span.start - _BEFORE_VENUE, 0), span.start) is not None
    return inside and tagged.text.startswith(_TAKES_PLACE, span.end)
