"""Names of places that the gazetteer does not have, and where in the build's texts and papers they lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.gazetteer import gazetteer
from kg.linking.atlas import LEVELS, Atlas, PlaceKey, level_of_name, short_name, wider
from kg.linking.source import Source
from kg.model import Place, PlaceLevel

Outer = str
"""What lies around a name: a code of the gazetteer, or another name that it does not have."""

_DIVISIONS = (PlaceLevel.PREFECTURE, PlaceLevel.COUNTY, PlaceLevel.TOWNSHIP)


@dataclass
class NameIndex:
    """What the build says of names that the gazetteer does not have.

    ``printed`` is what texts print around a name (岭东省临江市), ``inferred`` the homes of the articles that name it,
    which count only where nothing is printed; ``papers`` the places of newspapers, as far as they were asked for.
    """

    printed: dict[str, set[Outer]] = field(default_factory=dict)
    inferred: dict[str, set[Outer]] = field(default_factory=dict)
    full_forms: dict[str, set[str]] = field(default_factory=dict)
    levels: dict[str, set[PlaceLevel]] = field(default_factory=dict)
    papers: dict[str, PlaceKey | None] = field(default_factory=dict)

    def note(self, name: str, level: PlaceLevel) -> None:
        """Remember that a text prints the name."""
        self.levels.setdefault(name, set()).add(level)
        short = short_name(name, level)
        if name.endswith("地区") and gazetteer().named(short):
            return  # what the city of that name was once called
        if short != name:
            self.full_forms.setdefault(short, set()).add(name)

    def __contains__(self, name: str) -> bool:
        return name in self.levels

    def full_form(self, name: str) -> str | None:
        """临江 → 临江市 where the build prints exactly one such longer form."""
        forms = self.full_forms.get(name, set())
        return next(iter(forms)) if len(forms) == 1 else None

    def level(self, name: str) -> PlaceLevel | None:
        """The level that the name's last word says, else the widest at which the build prints it."""
        return level_of_name(name) or min(self.levels.get(name, set()), key=LEVELS.index, default=None)

    def container(self, atlas: Atlas, name: str, home: PlaceKey | None, trail: tuple[str, ...] = ()) -> PlaceKey | None:
        """The one place that fits the home and that texts print, else homes suggest, around the name."""
        for known in (self.printed, self.inferred):
            outers = sorted(known.get(name, set()) - {*trail, name})
            keys = {self._key(atlas, outer, (*trail, name)) for outer in outers}
            fitting = _narrowest(atlas, [key for key in sorted(keys) if home is None or _near(atlas, key, home)])
            if len(fitting) == 1:
                return fitting[0]
        return None

    def _key(self, atlas: Atlas, outer: Outer, trail: tuple[str, ...]) -> PlaceKey:
        coded = atlas.add_code(outer)
        if coded is not None:
            return coded
        level = self.level(outer) or PlaceLevel.SITE
        return atlas.add_named(outer, level, self.container(atlas, outer, None, trail))


def gathered(sources: Sequence[Source]) -> NameIndex:
    """What all records print of places that the gazetteer does not have."""
    index = NameIndex()
    found = [(source, number) for source in sources for number in _unlisted(source)]
    for source, number in found:
        place = source.record.places[number]
        index.note(place.name, place.level or level_of_name(place.name) or PlaceLevel.SITE)
    for source, number in found:
        outer = _printed_outer(source, number, index)
        if outer is not None:
            place = source.record.places[number]
            index.printed.setdefault(index.full_form(place.name) or place.name, set()).add(outer)
    return index


def infer(index: NameIndex, atlas: Atlas, sources: Sequence[Source], homes: Sequence[PlaceKey | None]) -> None:
    """Add to the index what the homes suggest: what a city's paper calls a county lies in the city.

    A city that a province's paper names lies in the province; so does one whose articles name a single province, where
    the gazetteer does not have that either.
    """
    for source, home in zip(sources, homes, strict=True):
        if home is None:
            continue
        around = atlas[home].container
        if atlas[home].code is None and around is not None:  # the user's word, or what another text prints
            index.printed.setdefault(atlas[home].name, set()).add(_outer_of(atlas, around))
        for number in _unlisted(source):
            name = _whole(source.record.places[number], index)
            level = index.level(name)
            if level in _DIVISIONS and wider(atlas[home].level, level) and name != atlas[home].name:
                index.inferred.setdefault(name, set()).add(_outer_of(atlas, home))
        if atlas[home].code is None and atlas[home].level is PlaceLevel.PREFECTURE:
            index.inferred.setdefault(atlas[home].name, set()).update(_unlisted_provinces(source, index))
    index.papers.clear()


def codes_of(place: Place) -> list[str]:
    """The candidates that the gazetteer has."""
    return [code for code in place.codes if gazetteer().get(code) is not None]


def _unlisted(source: Source) -> Iterator[int]:
    """The record's places that the gazetteer cannot have."""
    for number, place in enumerate(source.record.places):
        if place.name and (not codes_of(place) or _in_unknown_place(source, number)):
            yield number


def _unlisted_provinces(source: Source, index: NameIndex) -> set[Outer]:
    """The one province that the article names and the gazetteer does not have."""
    names = {_whole(source.record.places[number], index) for number in _unlisted(source)}
    provinces = {name for name in names if index.level(name) is PlaceLevel.PROVINCE}
    return provinces if len(provinces) == 1 else set()


def _whole(place: Place, index: NameIndex) -> str:
    return index.full_form(place.name) or place.name


def _printed_outer(source: Source, number: int, index: NameIndex) -> Outer | None:
    """What the text prints directly around a place."""
    for at in outer_numbers(source.record.places, number):
        place = source.record.places[at]
        if not place.name:
            return None
        codes = codes_of(place)
        if codes and not _in_unknown_place(source, at):
            return codes[0]
        name = _whole(place, index)
        if name != _whole(source.record.places[number], index):
            return name
    return None


def _outer_of(atlas: Atlas, key: PlaceKey) -> Outer:
    return atlas[key].code or atlas[key].name


def _narrowest(atlas: Atlas, keys: Iterable[PlaceKey]) -> list[PlaceKey]:
    """The places that contain no other of them: 临江市 of 岭东省 and 临江市."""
    known = list(keys)
    around = {outer for key in known for outer in atlas.ancestors(key)}
    return [key for key in known if key not in around]


def _in_unknown_place(source: Source, number: int) -> bool:
    """Whether the text prints the place inside one that the gazetteer does not have; it cannot have this one then."""
    places = source.record.places
    return any(_is_unknown_division(places[at]) for at in outer_numbers(places, number))


def _is_unknown_division(place: Place) -> bool:
    """Whether the gazetteer has no such division; a site says nothing (a motorway through the city)."""
    level = place.level or level_of_name(place.name)
    return bool(place.name) and not codes_of(place) and level is not PlaceLevel.SITE


def outer_numbers(places: Sequence[Place], number: int) -> list[int]:
    """The numbers of what is printed around a place, innermost first; a circle ends it."""
    chain: list[int] = []
    at = places[number].within
    while at is not None and at != number and at not in chain and at < len(places):
        chain.append(at)
        at = places[at].within
    return chain


def _near(atlas: Atlas, key: PlaceKey, home: PlaceKey) -> bool:
    """Whether the two lie in one prefecture, or one in the other."""
    if atlas.related(key, home):
        return True
    prefectures = [atlas.at_level(at, PlaceLevel.PREFECTURE) for at in (key, home)]
    return prefectures[0] is not None and prefectures[0] == prefectures[1]
