"""Places of records to places of the build: by gazetteer candidates, printed containers, home and neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.gazetteer import CHINA, gazetteer
from kg.landmarks import Landmark, landmark
from kg.lexicons import lexicon
from kg.linking.atlas import Atlas, PlaceKey, level_of_name, short_name, wider
from kg.linking.deixis import antecedent, subject
from kg.linking.name_index import NameIndex, codes_of
from kg.linking.source import Source
from kg.model import EntityKind, Jurisdiction, Place, PlaceLevel

_LEVEL_WORDS = ("县", "区", "旗", "盟", "州", "镇", "乡", "市")
"""Words that only a place with a name that ends so is called; 省 stands for 自治区 too."""

_RELATED = 8
"""What it counts for a candidate to lie in the home, or around it."""


_WIDE = 3
"""What it counts for a province that one of its divisions, or another's, is called as it is for short."""


class ArticlePlaces:
    """Settles the places of one article, once its home is known; ``home`` None where it has none."""

    def __init__(self, source: Source, atlas: Atlas, index: NameIndex, home: PlaceKey | None) -> None:
        self._source = source
        self._atlas = atlas
        self._index = index
        self._home = home
        self._settled: dict[int, PlaceKey | None] = {}
        self._open: set[int] = set()
        self._clear = self._clear_codes()
        self._named = sorted(
            (at, key)
            for number, place in enumerate(source.record.places)
            if place.name and (key := self.settle(number)) is not None
            for at in _printed_at(source, number)
        )

    def settle(self, number: int) -> PlaceKey | None:
        """The place of the build that a place of the record is; None where nothing says."""
        if number not in self._settled:
            self._open.add(number)
            self._settled[number] = self._settle(number)
            self._open.discard(number)
        return self._settled[number]

    def meant(self, level: PlaceLevel, at: int) -> PlaceKey | None:
        """The place that 市, 省, 县 at an offset of the text means: by home, else the one named last before."""
        if level is PlaceLevel.COUNTRY:
            return self._atlas.add_code(CHINA)
        word = self._level_word(at)
        if self._home is not None:
            found = self._atlas.meant(self._home, level)
            if found is not None and self._is_called(found, word):
                return found
        named = self._so_called(level, word)
        return subject(self._source, named, at) or antecedent(named, at)

    def _so_called(self, level: PlaceLevel, word: str) -> list[tuple[int, PlaceKey]]:
        """The places of a level named in the text that a word may mean; those in the home alone, if there are any.

        县委 in a city's paper is that of a county of the city, though the text last spoke of one elsewhere.
        """
        found = [
            (at, place)
            for at, key in self._named
            if (place := self._atlas.meant(key, level)) is not None and self._is_called(place, word)
        ]
        inside = [(at, place) for at, place in found if self._home and self._atlas.contains(self._home, place)]
        return inside or found

    def _level_word(self, at: int) -> str:
        """The level word printed at an offset, "" where there is none."""
        text = self._source.record.article.text.text
        return next((word for word in _LEVEL_WORDS if text.startswith(word, at)), "")

    def _is_called(self, place: PlaceKey, word: str) -> bool:
        """Whether a level word is that of the place: 旗委 is not the committee of a district, 市委 not of a 州."""
        return self._atlas[place].name.endswith(word)

    def unlisted(self, name: str) -> PlaceKey:
        """The place of a full name that the gazetteer does not have."""
        return self._uncoded(Place(name), None)

    def jurisdiction(self, jurisdiction: Jurisdiction, at: int) -> PlaceKey | None:
        """Whose a body is that is printed at an offset."""
        if jurisdiction.place is not None:
            return self.settle(jurisdiction.place)
        return self.meant(jurisdiction.level, at) if jurisdiction.level is not None else None

    @property
    def home(self) -> PlaceKey | None:
        """The article's home."""
        return self._home

    @property
    def named(self) -> Sequence[tuple[int, PlaceKey]]:
        """Where each settled place is printed, in reading order."""
        return self._named

    def _settle(self, number: int) -> PlaceKey | None:
        place = self._source.record.places[number]
        if not place.name:
            return self._deictic(number, place)
        container = self._container(place)
        known = landmark(place.name)
        if known is not None and self._is_landmark(known, place):
            around = self._atlas.add_code(known.within) if known.within is not None else None
            return self._atlas.add_named(self._whole_name(replace(place, level=None)), PlaceLevel.SITE, around)
        if place.codes:
            return self._coded(place, container)
        return self._uncoded(place, container)

    def _is_landmark(self, known: Landmark, place: Place) -> bool:
        """Whether the city of the world or the feature of nature is meant, and no county called so for short.

        太湖 in a paper of 湖州 is the lake; in one of 安庆, or where 安庆市 is printed, it is the county there.
        """
        if not place.codes:
            return not known.is_doubtful or place.within is not None
        around = (self._atlas.add_code(code) for code in place.codes)
        return (
            known.is_feature
            and place.level is None
            and not any(self._is_near(key) for key in around if key is not None)
        )

    def _is_near(self, division: PlaceKey) -> bool:
        """Whether a division lies in the home or around it, or in what the article names."""
        container = self._atlas[division].container
        if self._atlas[division].level is not PlaceLevel.COUNTY or container is None or container in self._clear:
            return True
        return self._home is not None and self._atlas.related(division, self._home)

    def _deictic(self, number: int, place: Place) -> PlaceKey | None:
        if place.level is None:
            return None
        mentions = self._source.mentions(EntityKind.PLACE, number)
        return self.meant(place.level, mentions[0].span.start if mentions else 0)

    def _container(self, place: Place) -> PlaceKey | None:
        if place.within is None or place.within in self._open or place.within >= len(self._source.record.places):
            return None
        return self.settle(place.within)

    def _clear_codes(self) -> frozenset[str]:
        """What the article names beyond doubt, and all around it: the neighbours that decide doubtful names."""
        clear: set[str] = set()
        for place in self._source.record.places:
            codes = codes_of(place)
            if len(codes) == 1 and (place.level is not None or landmark(place.name) is None):
                clear.update(codes, (outer.code for outer in gazetteer().ancestors(codes[0])))
        return frozenset(clear - {CHINA})

    def _coded(self, place: Place, container: PlaceKey | None) -> PlaceKey | None:
        codes = codes_of(place)
        if not codes:
            return self._uncoded(place, container)
        if container is not None and self._atlas[container].code is None and self._is_division(container):
            return self._uncoded(place, container)  # 临江市 of a province that the gazetteer does not have
        scored = sorted(
            ((self._fitness(code, place, container), -order, code) for order, code in enumerate(codes)), reverse=True
        )
        best = scored[0]
        if best[0] < _RELATED and self._index.container(self._atlas, self._whole_name(place), self._home) is not None:
            return self._uncoded(place, None)
        if place.level is PlaceLevel.TOWNSHIP and container is None and self._is_strange(codes, best[0]):
            return self._uncoded(place, None)  # a town that the list does not have at home
        rivals = [code for score, _, code in scored[1:] if score == best[0] and self._same_level(code, best[2])]
        if rivals:
            level = place.level or PlaceLevel.SITE
            return self._atlas.add_unsettled(place.name, level, self._source.article_id)
        return self._former(place.name, best[2]) or self._atlas.add_code(best[2])

    def _former(self, name: str, successor: str) -> PlaceKey | None:
        """The former division of a name that no present one has, or that stood when the page was printed.

        京山县 is not the 京山市 that it became, nor is 京山 on a page of the time before that.
        """
        if any(division.name == name for division in gazetteer().named(name)):
            return None
        return self._atlas.add_former(self._name_then(name, successor), successor)

    def _standing(self, key: PlaceKey | None) -> PlaceKey | None:
        """What stood in the place of a division when the page was printed: 京山县 before it was 京山市."""
        code = self._atlas[key].code if key is not None else None
        if key is None or code is None:
            return key
        short = short_name(self._atlas[key].name, self._atlas[key].level)
        return self._former(self._name_then(short, code), code) or key

    def _name_then(self, name: str, successor: str) -> str:
        """The full name that a short one stood for in the year of the page; the name itself where nothing is known."""
        year = self._source.issued[:4]
        for former in gazetteer().formers_of(successor):
            level = level_of_name(former.name)
            if level is not None and short_name(former.name, level) == name and year < former.until:
                return former.name
        return name

    def _is_strange(self, codes: Sequence[str], score: int) -> bool:
        """Whether no bearer of a town's name lies near home, nor in a county that the article names."""
        if self._home is None or score >= _RELATED:
            return False
        around = (gazetteer().container(code) for code in codes)
        return not any(outer is not None and outer.code in self._clear for outer in around)

    def _fitness(self, code: str, place: Place, container: PlaceKey | None) -> int:
        key = self._atlas.add_code(code)
        if key is None:
            return 0
        score = 0
        if container is not None and container != key and self._atlas.contains(container, key):
            score += 16
        if self._home is not None:
            score += self._nearness(key, self._home)
        score += sum(outer in self._clear and outer not in place.codes for outer in self._atlas.ancestors(key))
        if place.level is not None and self._atlas[key].level is place.level:
            score += 2
        if place.level is None and self._atlas[key].level is PlaceLevel.PROVINCE:
            score += _WIDE  # 北京、天津、河北: not the district of 天津
        return score

    def _nearness(self, key: PlaceKey, home: PlaceKey) -> int:
        """`_RELATED` where one of the two lies in the other, 6 in one prefecture, 4 in one province, else 0."""
        if self._atlas.related(key, home):
            return _RELATED
        for level, score in ((PlaceLevel.PREFECTURE, 6), (PlaceLevel.PROVINCE, 4)):
            shared = self._atlas.at_level(key, level)
            if shared is not None and shared == self._atlas.at_level(home, level):
                return score
        return 0

    def _is_division(self, key: PlaceKey) -> bool:
        return self._atlas[key].level not in {PlaceLevel.SITE, PlaceLevel.COUNTRY}

    def _whole_name(self, place: Place) -> str:
        """临江 → 临江市 where the build prints that; a site keeps its name."""
        return place.name if place.level is PlaceLevel.SITE else self._index.full_form(place.name) or place.name

    def _same_level(self, one: str, other: str) -> bool:
        return self._atlas[one].level is self._atlas[other].level

    def _uncoded(self, place: Place, container: PlaceKey | None) -> PlaceKey:
        name = self._whole_name(place)
        level = place.level
        level = level_of_name(name) if name != place.name or level is None else level
        level = level or PlaceLevel.SITE
        if level is PlaceLevel.COUNTRY:
            return self._atlas.add_named(name, level, None)
        if container is not None and name in _zone_endings() and self._is_division(container):
            name = self._atlas[container].name + name  # 县|经济开发区
        around = container or self._standing(self._index.container(self._atlas, name, self._home))
        around = around or self._around(name, level)
        if container is None and level is PlaceLevel.SITE and name.endswith(lexicon("linking").words("long features")):
            around = self._province()
        if around is not None and self._atlas[around].name == name:
            return around
        return self._atlas.add_named(name, level, around)

    def _around(self, name: str, level: PlaceLevel) -> PlaceKey | None:
        """Home, or what contains it, as far as a place of this level can lie in it."""
        if self._home is None or level is PlaceLevel.PROVINCE:
            return None
        for at in (self._home, *self._atlas.ancestors(self._home)):
            outer = self._atlas[at]
            if outer.name == name and outer.level is level:
                return outer.container
            if wider(outer.level, level) and (level is not PlaceLevel.PREFECTURE or self._home_is_province()):
                return at
        return None

    def _province(self) -> PlaceKey | None:
        return self._atlas.at_level(self._home, PlaceLevel.PROVINCE) if self._home is not None else None

    def _home_is_province(self) -> bool:
        return self._home is not None and self._atlas[self._home].level is PlaceLevel.PROVINCE


def _printed_at(source: Source, number: int) -> list[int]:
    """Where a place of the record is printed, by itself or at the head of a body's name (青禾县|委)."""
    found = [mention.span.start for mention in source.mentions(EntityKind.PLACE, number)]
    for body, organization in enumerate(source.record.organizations):
        if organization.jurisdiction.place == number:
            found += [mention.span.start for mention in source.mentions(EntityKind.ORGANIZATION, body)]
    return found


@cache
def _zone_endings() -> frozenset[str]:
    return frozenset(lexicon("sites").words("zone-endings"))
