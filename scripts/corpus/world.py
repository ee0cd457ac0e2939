"""The world: divisions, bodies with their seats, people with careers through them, papers with their reporters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from corpus.names import Names
from kg.gazetteer import Division, gazetteer
from kg.model import OrganizationKind, PlaceLevel

FIRST_YEAR, LAST_YEAR = 2012, 2021
PROVINCES, CITIES, COUNTIES = 6, 5, 5
"""How many provinces, cities in each, counties in each of these."""
TURNOVER = 0.17
"""The share of seats that change hands in a year."""
_PROMOTED, _MOVED = 0.4, 0.22
"""The shares of new holders who come from below in the same place, and from elsewhere in the province."""
_STEP = 6
"""Who moves to another place comes at most so many ranks from below."""
_LONGEST_NAME = 4

_LEVEL_WORD = {PlaceLevel.PROVINCE: "省", PlaceLevel.PREFECTURE: "市", PlaceLevel.COUNTY: "县"}


@dataclass(frozen=True)
class Organisation:
    """A body: its key among the package's bodies, or its own name; ``short`` is printed after the level word."""

    key: str | None
    units: tuple[str, ...]
    own_name: str
    short: str
    place: Division
    kind: OrganizationKind

    @property
    def id(self) -> str:
        """What it is known by in the truth."""
        return f"{self.place.code}/{self.key or self.own_name}{''.join('/' + unit for unit in self.units)}"


@dataclass(frozen=True)
class Seat:
    """A post: ``body`` printed ("市委" is level word and 委), ``title`` after it, ``rank`` for lists."""

    organisation: Organisation
    title: str
    rank: int
    number: int = 0

    @property
    def level(self) -> str:
        """省, 市, 县 or 区."""
        return level_word(self.organisation.place)

    @property
    def printed(self) -> str:
        """市委书记, 市长, 市财政局局长, as at home."""
        return self.level + self.organisation.short + self.title


@dataclass
class Person:
    """A person: seats held with first and last day (ISO, the last open), or an ordinary life."""

    id: int
    name: str
    official: bool = True
    career: list[tuple[str, Seat]] = field(default_factory=list)


@dataclass(frozen=True)
class Paper:
    """A newspaper of a place with its reporters."""

    name: str
    place: Division
    reporters: tuple[Person, ...]


def level_word(place: Division) -> str:
    """The word by which its own papers call it; a district is 区."""
    if place.level is PlaceLevel.COUNTY and place.name.endswith(("区", "市")):
        return place.name[-1]
    return _LEVEL_WORD[place.level]


class World:
    """Everything that is the case, day by day. The same seed gives the same world."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - news, no secret
        self.names = Names(self.random)
        self.people: list[Person] = []
        self.provinces = self._provinces()
        self.cities = {p.code: self._divisions(p, PlaceLevel.PREFECTURE, CITIES) for p in self.provinces}
        self.counties = {
            c.code: self._divisions(c, PlaceLevel.COUNTY, COUNTIES) for cities in self.cities.values() for c in cities
        }
        self.seats: dict[str, list[Seat]] = {place.code: list(_seats(place)) for place in self.places()}
        self.papers: dict[str, list[Paper]] = {p.code: list(self._papers(p)) for p in self.places()}
        self._holders: dict[int, dict[Seat, Person]] = {}
        self._live()

    def places(self) -> Iterator[Division]:
        """Provinces, cities, counties."""
        yield from self.provinces
        for province in self.provinces:
            for city in self.cities[province.code]:
                yield city
                yield from self.counties[city.code]

    def all_cities(self) -> list[Division]:
        """All cities."""
        return [city for province in self.provinces for city in self.cities[province.code]]

    def holder(self, seat: Seat, day: str) -> Person:
        """Who holds a seat in the quarter of a day."""
        return self._holders[_quarter(day)][seat]

    def somebody(self) -> Person:
        """A new ordinary person."""
        return self._born(official=False)

    def province_of(self, place: Division) -> Division:
        """The province of a place."""
        return next(p for p in self.provinces if gazetteer().contains(p.code, place.code))

    def city_of(self, county: Division) -> Division:
        """The city of a county."""
        return next(c for c in self.all_cities() if gazetteer().contains(c.code, county.code))

    def _born(self, *, official: bool = True) -> Person:
        person = Person(len(self.people), self.names.draw(), official)
        self.people.append(person)
        return person

    def _provinces(self) -> list[Division]:
        found = [d for d in gazetteer().children("CN") if d.name.endswith("省") and len(_cities_in(d)) >= CITIES]
        return sorted(self.random.sample(found, PROVINCES), key=lambda d: d.code)

    def _divisions(self, outer: Division, level: PlaceLevel, count: int) -> list[Division]:
        found = _cities_in(outer) if level is PlaceLevel.PREFECTURE else _plain_divisions(outer.code, level)
        return sorted(self.random.sample(found, count), key=lambda d: d.code)

    def _papers(self, place: Division) -> Iterator[Paper]:
        if place.level is PlaceLevel.COUNTY:
            return
        stem = place.short[0] if place.short else place.name[:-1]
        for ending in ("日报", "晚报")[: 1 if place.level is PlaceLevel.PROVINCE else 2]:
            yield Paper(stem + ending, place, tuple(self._born(official=False) for _ in range(5)))

    def _live(self) -> None:
        """Fills all seats, then moves people on, quarter by quarter."""
        seats = [seat for place in self.places() for seat in self.seats[place.code]]
        now = {seat: self._born() for seat in seats}
        for quarter in range(FIRST_YEAR * 4, LAST_YEAR * 4 + 4):
            for seat in seats:
                if self.random.random() < TURNOVER / 4:
                    self._succeed(seat, now, seats)
            self._holders[quarter] = dict(now)

    def _succeed(self, seat: Seat, now: dict[Seat, Person], seats: list[Seat]) -> None:
        """A new holder: from below in the same place, from elsewhere in the province, from outside the news."""
        chosen = self.random.random()
        place = seat.organisation.place
        if chosen < _PROMOTED:
            pool = [s for s in self.seats[place.code] if s.rank > seat.rank]
        elif chosen < _PROMOTED + _MOVED:
            pool = [
                s
                for s in seats
                if s.organisation.place.code[:2] == place.code[:2]
                and s.organisation.place.code != place.code
                and 0 <= s.rank - seat.rank <= _STEP
            ]
        else:
            pool = []
        if not pool:
            now[seat] = self._born()
            return
        left = self.random.choice(pool)
        now[seat] = now[left]
        now[left] = self._born()


def _cities_in(province: Division) -> list[Division]:
    """Its cities with enough counties; one named like its province would have a paper named like the province's."""
    return [
        city
        for city in _plain_divisions(province.code, PlaceLevel.PREFECTURE)
        if len(_plain_divisions(city.code, PlaceLevel.COUNTY)) >= COUNTIES and not set(city.short) & set(province.short)
    ]


def _plain_divisions(code: str, level: PlaceLevel) -> list[Division]:
    """The cities, or counties and districts, right below."""
    endings = ("市",) if level is PlaceLevel.PREFECTURE else ("县", "区")
    return [
        d
        for d in gazetteer().children(code)
        if d.level is level and d.name.endswith(endings) and "自治" not in d.name and len(d.name) <= _LONGEST_NAME
    ]


def _quarter(day: str) -> int:
    return int(day[:4]) * 4 + (int(day[5:7]) - 1) // 3


_BUREAUS = (
    ("财政局", "财政局"),
    ("教育局", "教育局"),
    ("水利局", "水利局"),
    ("民政局", "民政局"),
    ("公安局", "公安局"),
    ("审计局", "审计局"),
    ("卫生健康委员会", "卫健委"),
)


def _seats(place: Division) -> Iterator[Seat]:
    """The seats of a place, the highest first."""

    def body(key: str, short: str, *units: str) -> Organisation:
        kinds = {
            "government": OrganizationKind.GOVERNMENT,
            "congress-standing": OrganizationKind.CONGRESS,
            "consultative": OrganizationKind.CONSULTATIVE,
        }
        return Organisation(key, units, "", short, place, kinds.get(key, OrganizationKind.PARTY))

    def own(name: str, short: str, kind: OrganizationKind) -> Organisation:
        return Organisation(None, (), name, short, place, kind)

    committee, government = body("party-committee", "委"), body("government", "")
    congress, consultative = body("congress-standing", "人大常委会"), body("consultative", "政协")
    yield Seat(committee, "书记", 1)
    yield Seat(government, "长", 2)
    yield Seat(congress, "主任", 3)
    yield Seat(consultative, "主席", 4)
    yield Seat(committee, "副书记", 5)
    for number, unit in enumerate(("组织部", "宣传部", "统战部")):
        yield Seat(body("party-committee", f"委{unit}", unit), "部长", 6 + number)
    yield Seat(body("discipline", "纪委"), "书记", 6)
    county = place.level is PlaceLevel.COUNTY
    for number in range(3 if county else 6):
        yield Seat(government, "副长", 9, number)
    for number in range(1 if county else 3):
        yield Seat(congress, "副主任", 10, number)
        yield Seat(consultative, "副主席", 11, number)
    if place.level is PlaceLevel.PROVINCE:
        for name in ("财政厅", "教育厅", "水利厅", "民政厅", "公安厅"):
            yield Seat(own(name, name, OrganizationKind.GOVERNMENT), "厅长", 12)
        return
    for name, short in _BUREAUS[: 4 if county else len(_BUREAUS)]:
        title = "主任" if short.endswith("委") else "局长"
        yield Seat(own(name, short, OrganizationKind.GOVERNMENT), title, 12)
    hospital, school = ("人民医院", "第一中学") if county else ("中心医院", "实验中学")
    yield Seat(own(hospital, hospital, OrganizationKind.HOSPITAL), "院长", 14)
    yield Seat(own(school, school, OrganizationKind.SCHOOL), "校长", 14)
