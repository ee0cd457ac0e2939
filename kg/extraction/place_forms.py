"""What a printed form may be by itself, whatever stands around it: a place at all, a division, of which level."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.dictionary import dictionary
from kg.gazetteer import gazetteer
from kg.lexicons import lexicon
from kg.model import PlaceLevel
from kg.text import Span

_LEVEL_OF_ENDING: tuple[tuple[str, PlaceLevel], ...] = (
    ("特别行政区", PlaceLevel.PROVINCE),
    ("自治区", PlaceLevel.PROVINCE),
    ("自治州", PlaceLevel.PREFECTURE),
    ("自治县", PlaceLevel.COUNTY),
    ("自治旗", PlaceLevel.COUNTY),
    ("街道", PlaceLevel.TOWNSHIP),
    ("苏木", PlaceLevel.TOWNSHIP),
    ("嘎查", PlaceLevel.VILLAGE),
    ("地区", PlaceLevel.PREFECTURE),
    ("社区", PlaceLevel.VILLAGE),
    ("省", PlaceLevel.PROVINCE),
    ("市", PlaceLevel.PREFECTURE),
    ("州", PlaceLevel.PREFECTURE),
    ("盟", PlaceLevel.PREFECTURE),
    ("县", PlaceLevel.COUNTY),
    ("区", PlaceLevel.COUNTY),
    ("旗", PlaceLevel.COUNTY),
    ("镇", PlaceLevel.TOWNSHIP),
    ("乡", PlaceLevel.TOWNSHIP),
    ("村", PlaceLevel.VILLAGE),
)
MONGOLIAN = ("苏木", "嘎查")
"""What ends the names of towns and villages of Inner Mongolia."""
DIVISIONS = frozenset({PlaceLevel.PROVINCE, PlaceLevel.PREFECTURE, PlaceLevel.COUNTY, PlaceLevel.TOWNSHIP})
_FORMS = 1 << 13
"""So many forms are remembered with what they may be: the same ones are asked about again and again."""
SHORTEST = 2
"""Characters of the shortest form that can name a place."""
_VILLAGE_ENDINGS = ("社区", "村", "嘎查")
_CITY_OF_ZHOU = re.compile("[^各地县省本全外我两三几等]州市")
_COUNTED = re.compile("[一二两三四五六七八九十几多数0-9]+个?(?:省|市|县|区|州|旗|镇|乡|村|街道|社区|方|国)")
"""三县, 两省: how many divisions, and none of them."""
_MEASURED = re.compile("[一二两三四五六七八九十百千几多数0-9]+(?:公里|里|米)[山水夜土雪长险]?路")
_BODY_AND_LEVEL = re.compile("[局委厅办院会部社]和[省市县区州旗镇乡]$")
_PEOPLE = "们"
_SIDE = "方"
_ADMINISTRATIVE = "(?:特别行政区|自治区|自治州|自治县|街道|苏木|嘎查|社区|省|市|州|盟|县|区|旗|镇|乡|村)"
_FORM = re.compile(f"([\u4e00-\u9fff]{{1,5}}?){_ADMINISTRATIVE}(?![镇乡](?!村))(?<!市(?=场))")
OWNER = re.compile(
    "中国共产党|中共|共青团|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟"
    "|国网|中国石油|中国石化|中石油|中石化|中国电信|中国移动|中国联通|中国铁塔|中国邮政|中国烟草"
    "|[农工建中交]行|邮储银行"
)
"""What stands before the division whose branch a body is: 中共|临江市|委, 国网|青禾县|供电公司."""
_DEICTIC_STARTS = frozenset("省市县区")
HAN = re.compile("[\u4e00-\u9fff]+")
OF_LAW = re.compile("(?:军分区|警备区|省军区|行署|委会|段)$")
TAIL = re.compile(
    "[东西南北中]{1,2}部|沿海|境内|地区|一带|方面|相邻|周边|附近|沿线|沿岸|[一二两三四五六七八九十]{1,2}[省市县区州]?"
)
"""What the tagger draws to a place's name though it only says which part, or how many the places before are."""


@lru_cache(maxsize=_FORMS)
def level_of(name: str) -> PlaceLevel | None:
    """The level that the name's ending says (青禾县 → county), None where it says nothing."""
    if name.endswith(_site_endings()) and not name.endswith(_VILLAGE_ENDINGS):
        return PlaceLevel.SITE
    if not may_be_division(name):
        return None
    return next(
        (level for ending, level in _LEVEL_OF_ENDING if name.endswith(ending) and len(name) > len(ending)), None
    )


@lru_cache(maxsize=_FORMS)
def may_be_place(name: str) -> bool:
    """Whether the form can name a place: no common noun, no part of a place, no ending of other things."""
    if (
        len(name) < SHORTEST
        or not HAN.fullmatch(name)
        or name in no_places()
        or _is_common_noun(name)
        or _is_other(name)
    ):
        return False
    if name.endswith(("乡村", "城镇", "乡镇", "社区", "农村")) and not may_be_division(name):
        return False  # 和|美乡村
    begun = gazetteer().find_longest(name, 0)
    named = level_of(name) is not None
    if (begun and TAIL.fullmatch(name, begun[0])) or OF_LAW.search(name):
        return False  # 广西|东南部, 楚雄军分区
    if not named and name.endswith(_no_division_endings()) and not _CITY_OF_ZHOU.fullmatch(name):
        return False  # 老矿区
    if begun and begun[0] < len(name) and not named and any(d.name == name[: begun[0]] for d in begun[1]):
        return False  # 德国|商会: the gazetteer's full name is the place
    return named or not name.endswith(_no_place_endings())


def _is_other(name: str) -> bool:
    """Whether the form counts divisions, measures a road, means people, or one of two states that talk (英方, 美方)."""
    if name.endswith(_PEOPLE) or _COUNTED.fullmatch(name) or _MEASURED.fullmatch(name):
        return True  # 来宾|们, 三县, 十里山路
    return name in _sides()


def _is_common_noun(name: str) -> bool:
    """Whether the dictionary has the name, and its stem too, as words for a thing: 苹果园, but not 五角场 or 大理站."""
    tags = dictionary().tags
    nouns = tags.get(name) == tags.get(name[:-1]) == "n"
    return nouns and gazetteer().find_longest(name, 0) is None


@lru_cache(maxsize=_FORMS)
def may_be_division(name: str) -> bool:
    """Whether a form that ends as divisions do is none of the words that only look so (各州市, 本报讯|市人大)."""
    if "讯" in name or "报" in name or _BODY_AND_LEVEL.search(name):
        return False  # 本报讯|市人大, 农业局和县|红十字会
    if _CITY_OF_ZHOU.fullmatch(name):
        return True  # 桐州市, though 州市 is none
    return name not in _no_divisions() | _like_divisions() and not name.endswith(_no_division_endings())


def chained_form(text: str) -> list[Span]:
    """The divisions by their form that ``text`` begins with (青禾县石桥镇党委 → 青禾县, 石桥镇), as spans of it."""
    chain: list[Span] = []
    owner = OWNER.match(text)
    at = owner.end() if owner else 0
    if text[at : at + 1] in never_begin() and not begins_word(text[at:]) and not gazetteer().find_longest(text, at):
        at += 1  # 考|青禾县一中
    while match := _FORM.match(text, at):
        end = match.end()
        if text.startswith("街道", end) and (match.group() in no_places() or text[end - 1] == "镇"):
            end += len("街道")  # 新区|街道, 古塘镇|街道
        name = text[at:end]
        if not may_be_division(name) or begins_deictic(name):
            break
        chain.append(Span(at, end))
        at = end
    return chain


def begins_word(name: str) -> bool:
    """Whether a name begins with a word that is no verb, so that nothing was drawn to it: 团结|村, but 到|达州."""
    return dictionary().tags.get(name[:2], "v") != "v"


def begins_deictic(name: str) -> bool:
    """县医院和|县敬老院: what begins with a level word and is none of the gazetteer's (市中区) is no division."""
    return name[0] in _DEICTIC_STARTS and len(name) > SHORTEST and not gazetteer().named(name)


@cache
def _sides() -> frozenset[str]:
    return frozenset(sign + _SIDE for sign in lexicon("places").words("country abbreviations"))


@cache
def never_begin() -> frozenset[str]:
    """Characters that no name of a place begins with (考|青禾县一中)."""
    return frozenset(lexicon("sites").words("never-begin"))


@cache
def _no_division_endings() -> tuple[str, ...]:
    """Words that no name of a division ends with (老|矿区), but 社区, which ends those of communities."""
    return tuple(sorted(word for word in _no_divisions() if len(word) > 1 and word != "社区"))


@cache
def _no_divisions() -> frozenset[str]:
    return frozenset(lexicon("sites").words("no-divisions"))


@cache
def _like_divisions() -> frozenset[str]:
    """Words that only look like divisions by themselves, while names may end as they do: 家乡, but 李|家乡."""
    return frozenset(lexicon("sites").words("like-divisions"))


@cache
def no_places() -> frozenset[str]:
    """The words of the lexicon that are never places."""
    return frozenset(lexicon("sites").words("no-places")) | _no_divisions() | _like_divisions()


@cache
def _no_place_endings() -> tuple[str, ...]:
    """What ends the names of bodies and persons' titles: a word tagged as a place that ends so is none."""
    return (*lexicon("organizations").words("endings"), *lexicon("titles").words("heads"))


@cache
def _site_endings() -> tuple[str, ...]:
    return lexicon("sites").words("site-endings")
