"""How far the name of a place goes: without what the tagger drew to it, with what it left, cut into its divisions."""

from __future__ import annotations

import re
from functools import cache

from kg.dictionary import dictionary
from kg.extraction.place_forms import DIVISIONS, MONGOLIAN, begins_word, chained_form, level_of, never_begin
from kg.extraction.words import TaggedText, Word
from kg.gazetteer import gazetteer
from kg.landmarks import landmark
from kg.lexicons import lexicon
from kg.model import PlaceLevel
from kg.text import Span

_LONGEST_PERSON = 3
_CENTRES = ("会议", "会展", "体育", "奥体", "艺术", "文化", "活动", "会务", "博览", "展览")
_ROAD = "高速"
_TRAINS = ("高铁", "火车")
_VILLAGE = "村"
_CITY = "市"
_SHORT_STEM = 2
_VILLAGE_TWICE = "村村"
_TWO = 4
_LINKED = re.compile("([\u4e00-\u9fff]{2,}[路街道桥站口])[至到与和]([\u4e00-\u9fff]+)")
_MEASURED = re.compile("(?:[一二三四五六七八九十百千万]{1,2}[亩里])$")
_BESIDE = re.compile(
    "(?<=[江河湖溪])[江河湖溪][边旁畔]$|(?<=[街路巷道村区])口$|(?<=[街路巷村桥站路河江湖港])[边旁畔]$|(?<=[村街])头$"
)
_EACH = "各"
_CAPITAL = "北京"
_NUMERALS = "一二两三四五六七八九十甲乙丙丁"
_SIDES = frozenset(("东", "西", "南", "北", "城"))
_WIRES = frozenset(("电", "讯"))
_FIRMLY, _GUARDING = "牢", frozenset("守筑盯扎把兜抓绷系")
_GROUP_OF_VILLAGERS = "民小组"
_BUILDING = re.compile("[0-9]+(?:号楼|号院|栋|幢|座|单元|号(?!线))[^社村]*$")
_BANKS = frozenset("边畔旁")
_MAKING = "当成为是"
_BETWEEN_TAGS = frozenset({"p", "c", "u", "r", "w", "xc", "d", "f", "m", "q"})
_BETWEEN_DIVISIONS = frozenset("驻辖属访帮包联原有等是去下到至赴在为于名叫达及往即派")


def trimmed(tagged: TaggedText, span: Span) -> Span:
    """The name without what the tagger drew to it, and with what it left: 经|兰海高速公路, 客天下国际会议|中心."""
    name = tagged.of(span)
    start, end = span.start + _drawn_before(tagged, span), span.end
    if name.endswith(_CENTRES) and tagged.text.startswith("中心", end):
        end += len("中心")
    if name.endswith(_VILLAGE) and tagged.text.startswith(_GROUP_OF_VILLAGERS, end):
        end += len(_GROUP_OF_VILLAGERS)  # 青石村|民小组
    if (building := _BUILDING.search(name)) and building.start() > 1:
        end -= len(building.group())  # 兴隆小区|7号楼
    if name.endswith("景区") and (measured := _MEASURED.search(tagged.text, max(start - 3, 0), start)):
        start = measured.start()  # 万亩|茶海景区
    if name.endswith("站") and tagged.text.endswith(_TRAINS, 0, start):
        start -= len(_TRAINS[0])
    if name.endswith(_VILLAGE_TWICE) and len(name) > len(_VILLAGE_TWICE) + 1:
        end -= 1  # 望山村|村主任, which the tagger cut behind the second
    if (beside := _BESIDE.search(name)) and beside.start() > 1 and level_of(name[: beside.start()]):
        end = span.start + beside.start()  # 石桥直街|口, 云湖|边
    if name[-1] in _NUMERALS and level_of(name[:-1]) is not None:
        end -= 1  # 云岭山|三|勇士
    end -= _drawn(tagged, start, end)
    return Span(_with_first(tagged, start, end), end)


def _drawn_before(tagged: TaggedText, span: Span) -> int:
    """How many characters the tagger drew to a name from before: 经|兰海高速公路, 飞|海口, 北京|人民大会堂."""
    name = tagged.of(span)
    start = 0
    if name[0] in never_begin() and len(span) > _LONGEST_PERSON and not begins_word(name):
        start += 1
    elif name[0] in _verbs_before() and gazetteer().named(name[1:]) and not gazetteer().named(name):
        start += 1  # 飞|海口
    if name[0] == _FIRMLY and tagged.text[max(span.start - 1, 0) : span.start] in _GUARDING:
        start += 1  # 守|牢临江北站
    if name.startswith(MONGOLIAN) and len(name) > len(MONGOLIAN[0]) + 1:
        start += len(MONGOLIAN[0])  # 白音|苏木达布希|嘎查
    if name.startswith(_ROAD) and len(name) > len(_ROAD) + 1:
        start += len(_ROAD)  # 蓉遵高速|石桥收费站
    if name.endswith(_of_the_capital()) and name.startswith(_CAPITAL):
        start += len(_CAPITAL)
    return start


def _drawn(tagged: TaggedText, start: int, end: int) -> int:
    """How many characters the tagger drew to a listed name from behind: 厦门|会合, 福建|东|向, 徐州|城."""
    name = tagged.text[start:end]
    if name[-1] in _BANKS and landmark(name[:-1]) is not None:
        return 1  # 洱海|边
    begun = gazetteer().find_longest(name, 0)
    rest = name[begun[0] :] if begun else ""
    if not rest or gazetteer().ambiguous(name[: -len(rest)]) or gazetteer().named(name):
        return 0
    if rest in _SIDES or rest in _WIRES:
        return len(rest)
    word = rest[1:] if rest[0] in _MAKING else rest
    if gazetteer().named(rest):
        return 0
    common = len(word) > 1 and dictionary().tags.get(word) in {"v", "vn", "n", "j"}
    return len(rest) if common and (level_of(name) is None or word != rest) else 0


def _with_first(tagged: TaggedText, start: int, end: int) -> int:
    """With what the tagger tore off: 青禾县|泼|石桥乡, 各|岭村, 石桥|畲族村."""
    name, before = tagged.text[start:end], tagged.ending(start)
    if before and before.tag in {"LOC", "nz"} and name[:-1] in lexicon("places").words("ethnic names"):
        listed = level_of(tagged.of(before.span)) in DIVISIONS
        return start if listed or len(before.span) > _LONGEST_PERSON else before.span.start
    if before is None or len(before.span) > 1 or gazetteer().named(name) or level_of(name) in {None, PlaceLevel.SITE}:
        return start
    printed, outer = tagged.of(before.span), tagged.ending(before.span.start)
    if printed == _EACH:
        return before.span.start if len(name) == len("岭村") else start
    below = outer is not None and outer.tag == "LOC" and level_of(tagged.of(outer.span)) in DIVISIONS
    apart = before.tag in _BETWEEN_TAGS or printed in _BETWEEN_DIVISIONS
    return before.span.start if below and not apart else start


def pieces(word: Word, text: str) -> list[Span]:
    """A tagged word cut after each division that it begins with, and between two sites: 青禾县石桥镇 → two."""
    two = _two_listed(text) or _linked(text)
    found = two or chained_form(text)
    end = found[-1].end if found else 0
    if found and _is_short(found[-1].of(text)) and level_of(text[found[-1].start :]) is PlaceLevel.SITE:
        end = found.pop().start  # 楚州|东站 is one
    if found and text[end:] in _road_endings() and _may_name_street(found[-1].of(text)):
        end = found.pop().start  # 望山村|大街 is one
    if len(text) - end > 1:
        found = [*found, Span(end, len(text))]
    elif end < len(text) and not (found and text.endswith("委")):
        found = [Span(0, len(text))]  # but 龙山市|委
    return [piece.shifted(word.span.start) for piece in found]


def _may_name_street(name: str) -> bool:
    """Whether a street may be called so, as after a village or 新市, and none of a town is printed behind it."""
    return name.endswith(_VILLAGE) or (len(name) == _SHORT_STEM and name.endswith(_CITY))


def _linked(text: str) -> list[Span]:
    """The ways of a stretch from one to another: 石桥路|至|府前街."""
    linked = _LINKED.fullmatch(text)
    return [Span(*linked.span(1)), Span(*linked.span(2))] if linked else []


def _two_listed(text: str) -> list[Span]:
    """The two listed names that stand side by side: 厦门|福州."""
    begun = gazetteer().find_longest(text, 0)
    if begun is None or len(text) < _TWO or begun[0] == len(text) or gazetteer().named(text):
        return []
    second = gazetteer().find_longest(text, begun[0])
    sure = second is not None and begun[0] + second[0] == len(text) and begun[1] and second[1]
    if not sure or gazetteer().ambiguous(text[begun[0] :]):
        return []
    return [Span(0, begun[0]), Span(begun[0], len(text))]


def _is_short(name: str) -> bool:
    """Whether what looks like a 州 is the short name of a city."""
    divisions = gazetteer().named(name) if name.endswith("州") else ()
    return bool(divisions) and all(division.name == name + "市" for division in divisions)


@cache
def _of_the_capital() -> tuple[str, ...]:
    return lexicon("sites").words("of-the-capital")


@cache
def _road_endings() -> frozenset[str]:
    return frozenset(lexicon("sites").words("road-endings"))


@cache
def _verbs_before() -> frozenset[str]:
    return frozenset(lexicon("sites").words("verbs-before"))
