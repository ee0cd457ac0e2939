"""All places of a build, each once: those of the gazetteer by code, all others by name and what contains them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.gazetteer import gazetteer
from kg.gazetteer import short_name as gazetteer_short_name
from kg.lexicons import lexicon
from kg.model import PlaceLevel
from kg.naming import LEVEL_WORDS, PlaceNames, official_zone_name

PlaceKey = str
"""Identifies a place in a build: its code, else its full name, else (where nothing settles it) article and name."""

LEVELS = tuple(PlaceLevel)
"""From the country down to the site."""

_RANK = {level: rank for rank, level in enumerate(LEVELS)}
_ABOLISHED = ("地区", "盟")
"""Prefectures of kinds of which most have become cities."""

_DOWN_TO_COUNTY = (PlaceLevel.PROVINCE, PlaceLevel.PREFECTURE, PlaceLevel.COUNTY)
_PARTS = re.compile(
    r"(?P<province>.{2,7}?(?:省|自治区|特别行政区))?"
    r"(?P<prefecture>.{1,9}?(?:市|自治州|州(?!市)|地区|盟))?"  # 德州市|德城区
    r"(?P<county>.{1,9}?(?:自治县|县|区|市|旗))?"
)


@dataclass(frozen=True, slots=True)
class Locality:
    """A place across articles: ``full_name`` from the province down, ``container`` the place directly around it.

    ``successor`` is the code of the division that took the place of a former one.
    """

    key: PlaceKey
    name: str
    full_name: str
    level: PlaceLevel
    code: str | None = None
    container: PlaceKey | None = None
    successor: str | None = None


class Atlas:
    """The places met so far. Adding the same place again changes nothing."""

    def __init__(self) -> None:
        self._localities: dict[PlaceKey, Locality] = {}
        self._names: dict[PlaceKey, PlaceNames] = {}

    def __getitem__(self, key: PlaceKey) -> Locality:
        return self._localities[key]

    def all(self) -> Iterator[Locality]:
        """Every place, in the order of the keys."""
        return (self._localities[key] for key in sorted(self._localities))

    def add_code(self, code: str) -> PlaceKey | None:
        """The division with this code, and all that contain it up to the province; None for an unknown code."""
        division = gazetteer().get(code)
        if division is not None and code not in self._localities:
            outer = gazetteer().container(code)
            container = self.add_code(outer.code) if outer and outer.level is not PlaceLevel.COUNTRY else None
            full_name = gazetteer().full_name(code)
            self._localities[code] = Locality(code, division.name, full_name, division.level, code, container)
        return code if division is not None else None

    def add_former(self, name: str, successor: str) -> PlaceKey | None:
        """The abolished division of this name where its successor, by code, lies; None where there was none.

        A code that went on to the successor is not the former division's own, which then has its full name for a key.
        """
        for former in gazetteer().former(name):
            if former.successor == successor:
                outer = gazetteer().container(successor)
                container = self.add_code(outer.code) if outer else None
                self.add_code(successor)
                full_name = (self[container].full_name if container else "") + name
                code = former.code if gazetteer().get(former.code) is None else None
                key = code or full_name
                level = level_of_name(name) or PlaceLevel.COUNTY
                self._localities[key] = Locality(key, name, full_name, level, code, container, successor)
                return key
        return None

    def add_named(self, name: str, level: PlaceLevel, container: PlaceKey | None) -> PlaceKey:
        """A place that the gazetteer does not have, known by its name and the place around it."""
        outer = self[container].full_name if container is not None else ""
        if container is not None and self[container].level is PlaceLevel.COUNTRY:
            outer = ""
        repeated = self[container].name if container is not None else ""
        key = outer + (name.removeprefix(repeated) if name.startswith(repeated) and name != repeated else name)
        if key not in self._localities:
            self._localities[key] = Locality(key, name, key, level, None, container)
        return key

    def add_unsettled(self, name: str, level: PlaceLevel, article: str) -> PlaceKey:
        """A place that the text leaves open: known by its name within one article only."""
        key = f"{article}/{name}"
        if key not in self._localities:
            self._localities[key] = Locality(key, name, name, level)
        return key

    def add_full_name(self, full_name: str) -> PlaceKey | None:
        """The place with this full name (江南省临江市), the gazetteer's where it has it; None for no such name."""
        code = _in_gazetteer(full_name)
        if code is not None:
            return self.add_code(code)
        match = _PARTS.fullmatch(full_name)
        if match is None:
            return None
        if (known := self._of_former_prefecture(match)) is not None:
            return known
        container: PlaceKey | None = None
        for level in _DOWN_TO_COUNTY:
            name = match[level.value]
            if name:
                container = self._part(name, level, container)
        return container

    def _of_former_prefecture(self, parts: re.Match[str]) -> PlaceKey | None:
        """湖南省零陵地区道县 is the county of today's 永州市, 湖南省零陵地区 the prefecture that became it."""
        province, prefecture, county = (parts[level.value] or "" for level in _DOWN_TO_COUNTY)
        if not province or not prefecture.endswith(_ABOLISHED):
            return None
        if county:
            named = [division.code for division in gazetteer().named(county) if division.name == county]
            codes = [code for code in named if gazetteer().full_name(code).startswith(province)]
            return self.add_code(codes[0]) if len(codes) == 1 else None
        became = [former.successor for former in gazetteer().former(prefecture)]
        codes = [code for code in became if gazetteer().full_name(code).startswith(province)]
        return self.add_former(prefecture, codes[0]) if len(codes) == 1 else None

    def _part(self, name: str, level: PlaceLevel, container: PlaceKey | None) -> PlaceKey:
        code = _in_gazetteer((self[container].full_name if container else "") + name)
        return (self.add_code(code) if code else None) or self.add_named(name, level, container)

    def ancestors(self, key: PlaceKey) -> Iterator[PlaceKey]:
        """What contains the place, innermost first, without the place itself."""
        at = self[key].container
        while at is not None:
            yield at
            at = self[at].container

    def contains(self, outer: PlaceKey, inner: PlaceKey) -> bool:
        """Whether ``inner`` is ``outer`` or lies in it."""
        return outer == inner or outer in self.ancestors(inner)

    def related(self, one: PlaceKey, other: PlaceKey) -> bool:
        """Whether one of the two lies in the other."""
        return self.contains(one, other) or self.contains(other, one)

    def at_level(self, key: PlaceKey, level: PlaceLevel) -> PlaceKey | None:
        """The place itself or what contains it, at this level; None if there is none."""
        return next((at for at in (key, *self.ancestors(key)) if self[at].level is level), None)

    def meant(self, home: PlaceKey, level: PlaceLevel) -> PlaceKey | None:
        """The place that a word of this level means at a home: 市 in 临江市青禾县 is 临江市.

        市 is also a city that is itself a province (北京市) or a county (a 县级市) where home is there.
        """
        if level is PlaceLevel.PREFECTURE:
            around = (home, *self.ancestors(home))
            return next((at for at in around if self._is_city(self[at])), None)
        return self.at_level(home, level)

    def _is_city(self, place: Locality) -> bool:
        is_named_so = place.name.endswith("市") and wider(place.level, PlaceLevel.TOWNSHIP)
        return place.level is PlaceLevel.PREFECTURE or is_named_so

    def code_of(self, key: PlaceKey) -> str:
        """The code, else the full name: what an organisation's identifier takes for its jurisdiction."""
        return self[key].code or self[key].full_name

    def names(self, key: PlaceKey) -> PlaceNames:
        """The names from which organisations' official names are made."""
        if key not in self._names:
            self._names[key] = self._made_names(key)
        return self._names[key]

    def _made_names(self, key: PlaceKey) -> PlaceNames:
        place = self[key]
        if place.code is not None and place.successor is None:
            return PlaceNames(gazetteer().official_style(place.code), place.name, short_name(place.name, place.level))
        if place.level is PlaceLevel.SITE:
            name = official_zone_name(place.name)
            if place.container is not None and place.name in lexicon("sites").words("zone-endings"):
                name = self.names(place.container).short + name  # 经开区 of 临江市
            return PlaceNames(name, place.name, place.name)
        style = place.name
        if place.container is not None and (wider(PlaceLevel.COUNTY, place.level) or place.name.endswith("区")):
            around = self[place.container]
            if wider(PlaceLevel.PROVINCE, around.level):
                style = self.names(place.container).style + place.name
        return PlaceNames(style, place.name, short_name(place.name, place.level))


def wider(outer: PlaceLevel, inner: PlaceLevel) -> bool:
    """Whether a place of the first level can contain one of the second."""
    return _RANK[outer] < _RANK[inner]


@cache
def short_name(name: str, level: PlaceLevel) -> str:
    """The name without its level word (临江市 → 临江); the name itself where nothing usable would be left (和县)."""
    return gazetteer_short_name(name, level) or name


def level_of_name(name: str) -> PlaceLevel | None:
    """The level that the name's last word says, None where it says none (临江). 市 is taken for a prefecture."""
    for level, words in LEVEL_WORDS.items():
        if any(name.endswith(word) and len(name) > len(word) for word in words if word != "地"):
            return level
    return None


def _in_gazetteer(full_name: str) -> str | None:
    """The code of the one division with this full name, or with this name where only one bears it."""
    match = _PARTS.fullmatch(full_name)
    last = next(filter(None, reversed(match.groups())), full_name) if match else full_name
    named = {division.code: division for name in (last, full_name) for division in gazetteer().named(name)}
    exact = [code for code in named if gazetteer().full_name(code) == full_name]
    bearing = [code for code, division in named.items() if division.name == full_name]
    found = exact or bearing
    return found[0] if len(found) == 1 else None
