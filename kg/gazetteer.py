"""The divisions of China by code and name, the countries of the world, and a fast search for their names in text.

Codes are those of the national statistics code: six digits for a province (110000), prefecture (350200) or county,
nine for a township; a country has its ISO 3166 code, CN for China. Grouping nodes of the code (市辖区 below 北京市) are
left out: 东城区 lies in 北京市. Source: ``lexicons/README.md``.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import islice
from operator import add

from kg.lexicons import lexicon
from kg.model import PlaceLevel
from kg.text import Span

__all__ = ["CHINA", "Division", "Former", "Gazetteer", "gazetteer", "short_name", "without_peoples"]

CHINA = "CN"
_TOWNSHIP_DIGITS = 9
_SHORTEST = 2
"""Characters of the shortest name that text is searched for; 和 for 和县 would hit everywhere."""

_RANK = {level: rank for rank, level in enumerate(PlaceLevel)}
_TOWNSHIP_ENDINGS = ("镇", "乡", "街道", "苏木")
_ETHNIC_UNITS = ("自治州", "自治县", "自治旗", "自治区", "区")
_ETHNIC_DIVISIONS = ("自治州", "自治县", "自治旗")
_UNITS: Mapping[PlaceLevel, tuple[str, ...]] = {
    PlaceLevel.PROVINCE: ("特别行政区", "自治区", "省", "市"),
    PlaceLevel.PREFECTURE: ("自治州", "地区", "盟", "市"),
    PlaceLevel.COUNTY: ("自治县", "自治旗", "林区", "特区", "市", "县", "区", "旗"),
    PlaceLevel.TOWNSHIP: ("街道", "镇", "乡"),
}
# 土默特左 and 井陉矿 are no names, and zones have none
_NO_STEMS: Mapping[str, tuple[str, ...]] = {
    "旗": ("左", "右", "前", "后", "中", "白", "黄", "蓝", "联合"),
    "区": ("矿", "新", "开发", "管理", "示范", "工业", "产业", "集聚", "聚集", "实验", "业园", "意园", "名胜", "食品"),
}


@dataclass(frozen=True, slots=True)
class Division:
    """A country, or a division of China. ``parent`` is the code of what contains it; ``short`` its short names."""

    code: str
    name: str
    level: PlaceLevel
    parent: str | None
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Former:
    """A division that was abolished or renamed: its name and code then, its successor's code.

    ``until`` is the first year in which the official list no longer has it.
    """

    name: str
    code: str
    successor: str
    until: str


class Gazetteer:
    """All divisions. Loading reads two small files; the search index is made at the first search."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Take code to name of the divisions of China; countries and short names come from ``lexicons/places.txt``."""
        places = lexicon("places")
        self._countries = {row[1]: row for row in places.rows("countries")}
        self._names: dict[str, str] = {**names, **{code: row[0] for code, row in self._countries.items()}}
        self._extra: dict[str, tuple[str, ...]] = {}
        for short, code in places.rows("short names"):
            self._extra[code] = (*self._extra.get(code, ()), short)
        self._built: dict[str, Division] = {}
        self._bearers: dict[str, tuple[Division, ...]] = {}

    @classmethod
    def shipped(cls) -> Gazetteer:
        """The gazetteer made from the package's own files."""
        packed = files("kg.lexicons").joinpath("divisions.csv.gz").read_bytes()
        lines = gzip.decompress(packed).decode("utf-8").splitlines()
        names = {code: name for code, _, name in (line.partition(",") for line in lines)}
        return cls({code: _without_county(name, names.get(code[:6], "")) for code, name in names.items()})

    # ------------------------------------------------------------------------------------------- by code

    def get(self, code: str) -> Division | None:
        """The division with this code, or None."""
        known = self._built.get(code)
        if known is None and code in self._names:
            known = self._built[code] = self._division(code)
        return known

    def container(self, code: str) -> Division | None:
        """What directly contains the division; None for a country or an unknown code."""
        division = self.get(code)
        return self.get(division.parent) if division and division.parent else None

    def ancestors(self, code: str) -> tuple[Division, ...]:
        """All that contains the division, the nearest first, the country last."""
        found: list[Division] = []
        at = self.container(code)
        while at:
            found.append(at)
            at = self.container(at.code)
        return tuple(found)

    def contains(self, outer: str, inner: str) -> bool:
        """Whether the division ``inner`` is ``outer`` or lies in it."""
        return outer == inner or any(division.code == outer for division in self.ancestors(inner))

    def full_name(self, code: str) -> str:
        """The names from the province down, 北京市东城区; "" for an unknown code. A country has its name alone."""
        return "".join(division.name for division in reversed(self._chain(code)))

    def official_style(self, code: str) -> str:
        """The name as official bodies print it: enough of what contains it to be clear, and no more.

        厦门市, 惠安县 and 晋江市 stand alone; a district stands with its city (厦门市思明区, 北京市东城区), a town
        with its county (惠安县崇武镇) or its district and city (厦门市思明区莲前街道).
        """
        chain = self._chain(code)
        if not chain:
            return ""
        kept = 1
        while kept < len(chain) and _needs_container(chain[kept - 1]):
            kept += 1
        return "".join(division.name for division in reversed(chain[:kept]))

    def children(self, code: str) -> tuple[Division, ...]:
        """The divisions that it directly contains, by code."""
        return tuple(division for inner in self._children.get(code, ()) if (division := self.get(inner)))

    # ------------------------------------------------------------------------------------------- by name

    def named(self, name: str) -> tuple[Division, ...]:
        """The divisions with this name or short name: full names before short ones, high levels first, then by code."""
        if name not in self._by_name and name not in self._by_short:
            return ()
        known = self._bearers.get(name)
        if known is None:
            codes = (*self._by_name.get(name, ()), *self._by_short.get(name, ()))
            known = self._bearers[name] = tuple(division for code in codes if (division := self.get(code)))
        return known

    def ambiguous(self, name: str) -> bool:
        """Whether the name is also a common word, a person's, or a generic one (和平, 城区, 开发区)."""
        if name in _ambiguous() or name in _TOWNSHIP_ENDINGS:
            return True
        return name in self._by_name and all(
            len(code) == _TOWNSHIP_DIGITS and not name.endswith(_TOWNSHIP_ENDINGS) for code in self._by_name[name]
        )

    def abbreviated(self, text: str) -> tuple[Division, ...]:
        """What one-character abbreviations in a row stand for: 京津冀, 湘鄂, 中美; () unless all are of one kind.

        A single character is read too; whether 日 or 云 is meant as a place is for the caller to know.
        """
        for signs in (self._province_signs, self._country_signs):
            if text and all(character in signs for character in text):
                return tuple(division for character in text if (division := self.get(signs[character])))
        return ()

    def region(self, name: str) -> tuple[Division, ...]:
        """The provinces that a name of several means (长三角, 京津冀), or ()."""
        return tuple(division for code in self._regions.get(name, ()) if (division := self.get(code)))

    def former(self, name: str) -> tuple[Former, ...]:
        """The former divisions of this name, by code."""
        return _formers().get(name, ())

    def formers_of(self, successor: str) -> tuple[Former, ...]:
        """The former divisions that became the division with this code."""
        return _formers_by_successor().get(successor, ())

    def former_names(self) -> tuple[str, ...]:
        """The names of all former divisions, in order of their codes then."""
        return tuple(_formers())

    # ------------------------------------------------------------------------------------------- in text

    def find_longest(self, text: str, at: int) -> tuple[int, tuple[Division, ...]] | None:
        """The longest name that begins at ``at``: its length and what bears it; None if there is none."""
        for length in self._lengths.get(text[at : at + _SHORTEST], ()):
            name = text[at : at + length]
            if len(name) == length and name in self._scanned:
                return length, self.named(name)
        return None

    def scan(self, text: str) -> list[tuple[Span, str]]:
        """The names in ``text`` from left to right, the longest at each place, not overlapping.

        Searched are full names of all divisions, short names above the township, former names, names of countries,
        and national new areas; not generic names (开发区), which are some township's too. A hit may be part of another
        word (南京市长江大桥): that is for the caller to judge.
        """
        lengths, scanned = self._lengths, self._scanned
        beginnings = [at for at, pair in enumerate(map(add, text, islice(text, 1, None))) if pair in lengths]
        found: list[tuple[Span, str]] = []
        end = 0
        for at in beginnings:
            if at < end:
                continue
            for length in lengths[text[at : at + _SHORTEST]]:
                name = text[at : at + length]
                if len(name) == length and name in scanned:
                    end = at + length
                    found.append((Span(at, end), name))
                    break
        return found

    def short_names(self) -> Iterator[tuple[str, tuple[Division, ...]]]:
        """The short names of divisions of China above the township with what bears them, sorted."""
        for name in sorted(self._by_short):
            if bearers := tuple(division for division in self.named(name) if division.level is not PlaceLevel.COUNTRY):
                yield name, bearers

    # ------------------------------------------------------------------------------------------- making

    def _division(self, code: str) -> Division:
        name, level = self._names[code], _level(code)
        if level is PlaceLevel.COUNTRY:
            return Division(code, name, level, None, self._countries[code][2:])
        short = () if level is PlaceLevel.TOWNSHIP else _short_names(name, level)
        return Division(code, name, level, self._parent(code, level), (*short, *self._extra.get(code, ())))

    def _parent(self, code: str, level: PlaceLevel) -> str:
        if level is PlaceLevel.PROVINCE:
            return CHINA
        above = (code[:6], code[:4] + "00", code[:2] + "0000")
        return next(outer for outer in above if outer != code and outer in self._names)

    def _chain(self, code: str) -> list[Division]:
        division = self.get(code)
        if division is None:
            return []
        above = [outer for outer in self.ancestors(code) if outer.level is not PlaceLevel.COUNTRY]
        return [division, *above]

    @cached_property
    def _by_name(self) -> dict[str, tuple[str, ...]]:
        index: dict[str, list[str]] = {}
        for code, name in self._names.items():
            index.setdefault(name, []).append(code)
        return {
            name: tuple(codes) if len(codes) == 1 else tuple(sorted(codes, key=_by_rank))
            for name, codes in index.items()
        }

    @cached_property
    def _by_short(self) -> dict[str, tuple[str, ...]]:
        index: dict[str, list[str]] = {}
        for code in self._names:
            if len(code) != _TOWNSHIP_DIGITS and (division := self.get(code)):
                for short in division.short:
                    index.setdefault(short, []).append(code)
        return {short: tuple(sorted(codes, key=_by_rank)) for short, codes in index.items()}

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for code in self._names:
            level = _level(code)
            if level is not PlaceLevel.COUNTRY:
                index.setdefault(self._parent(code, level), []).append(code)
        return index

    @cached_property
    def _scanned(self) -> frozenset[str]:
        areas = lexicon("places").words("national new areas")
        none = {*_TOWNSHIP_ENDINGS, *lexicon("places").words("generic names")}
        return frozenset(
            name
            for name in (*self._by_name, *self._by_short, *_formers(), *areas)
            if len(name) >= _SHORTEST and name not in none
        )

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, ...]]:
        """For the first two characters of names, the lengths of those names, the longest first."""
        index: dict[str, set[int]] = {}
        for name in self._scanned:
            index.setdefault(name[:_SHORTEST], set()).add(len(name))
        return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in index.items()}

    @cached_property
    def _province_signs(self) -> Mapping[str, str]:
        return lexicon("places").mapping("province abbreviations")

    @cached_property
    def _country_signs(self) -> Mapping[str, str]:
        return lexicon("places").mapping("country abbreviations")

    @cached_property
    def _regions(self) -> dict[str, Sequence[str]]:
        return {row[0]: row[1:] for row in lexicon("places").rows("regions")}


@cache
def gazetteer() -> Gazetteer:
    """The process's one gazetteer, loaded at the first call."""
    return Gazetteer.shipped()


def formal_name(country: str) -> str:
    """The name of a country, by code, as its embassies have it: 阿拉伯埃及共和国; the usual one where none is known."""
    row = next(row for row in lexicon("places").rows("countries") if row[1] == country)
    return next((name for name in row[2:] if name.endswith(("国", "联邦"))), row[0])


def short_name(name: str, level: PlaceLevel) -> str | None:
    """The name without its unit and the peoples in it: 延边朝鲜族自治州 → 延边; None where nothing usable is left.

    A stem of one character (和县) is no short name, nor is one that is itself a generic word (土默特左旗).
    """
    unit = next((unit for unit in _UNITS.get(level, ()) if name.endswith(unit)), "")
    if not unit:
        return None
    stem = name.removesuffix(unit)
    if unit in _ETHNIC_UNITS:
        stem = without_peoples(stem)
    return None if len(stem) < _SHORTEST or stem.endswith(_NO_STEMS.get(unit, ())) else stem


def _short_names(name: str, level: PlaceLevel) -> tuple[str, ...]:
    """All short names that rules give: 延边朝鲜族自治州 → 延边, 延边州 and 延边自治州, 广西壮族自治区 → 广西自治区."""
    short = short_name(name, level)
    if short is None:
        return ()
    unit = next((unit for unit in (*_ETHNIC_DIVISIONS, "自治区") if name.endswith(unit)), "")
    printed = (short, short + name[-1], short + unit) if unit in _ETHNIC_DIVISIONS else (short, short + unit)
    return tuple(form for form in dict.fromkeys(printed) if form != name)


def without_peoples(stem: str) -> str:
    """彭水苗族土家族 → 彭水; 东乡族 → 东乡; 伊犁哈萨克 → 伊犁."""
    peoples = lexicon("places").words("ethnic names")
    while people := max((people for people in peoples if stem.endswith(people)), key=len, default=""):
        if len(stem) - len(people) < _SHORTEST:
            return stem.removesuffix("族")
        stem = stem.removesuffix(people)
    return stem


def _without_county(name: str, county: str) -> str:
    """A town's own name, where the list has it with its county's (some 30 of Xinjiang)."""
    rest = name.removeprefix(county)
    return rest if county and rest.endswith(_TOWNSHIP_ENDINGS) and len(rest) > _SHORTEST else name


def _level(code: str) -> PlaceLevel:
    if not code[0].isdigit():
        return PlaceLevel.COUNTRY
    if len(code) == _TOWNSHIP_DIGITS:
        return PlaceLevel.TOWNSHIP
    if code.endswith("0000"):
        return PlaceLevel.PROVINCE
    return PlaceLevel.PREFECTURE if code.endswith("00") else PlaceLevel.COUNTY


def _by_rank(code: str) -> tuple[int, str]:
    return _RANK[_level(code)], code


def _needs_container(division: Division) -> bool:
    """Whether an official name goes on to what contains the division: a town and a district do, a county does not."""
    if division.level is PlaceLevel.TOWNSHIP:
        return True
    return division.level is PlaceLevel.COUNTY and not division.name.endswith(("县", "市", "旗", "林区", "特区"))


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset((*lexicon("ambiguous_places").words("ambiguous"), *lexicon("places").words("ambiguous words")))


@cache
def _formers() -> dict[str, tuple[Former, ...]]:
    found: dict[str, tuple[Former, ...]] = {}
    for name, code, successor, until in lexicon("former_places").rows("former divisions"):
        found[name] = (*found.get(name, ()), Former(name, code, successor, until))
    return found


@cache
def _formers_by_successor() -> dict[str, tuple[Former, ...]]:
    found: dict[str, tuple[Former, ...]] = {}
    for formers in _formers().values():
        for former in formers:
            found[former.successor] = (*found.get(former.successor, ()), former)
    return found
