"""Teams of sportsmen: 泰国队 and 中国男足, the teams of countries; 青石队, a club's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from kg.extraction.bodies.hits import OrganizationHit
from kg.extraction.bodies.tables import alternatives
from kg.extraction.place_hits import PlaceHit
from kg.extraction.words import TaggedText
from kg.gazetteer import CHINA, gazetteer
from kg.lexicons import lexicon
from kg.model import OrganizationKind, PlaceLevel
from kg.text import Span

_TEAM = "队"
_LENGTHS_OF_COUNTRIES = range(8, 1, -1)
_NATIONAL = "国家队"
_CHINA = "中国"
_GOES_ON = re.compile("[员长伍友旗形列服服部]")
_TAGS = frozenset({"ORG", "LOC", "nz"})
_LENGTHS = range(3, 7)


def teams(tagged: TaggedText) -> Iterator[OrganizationHit]:
    """The national teams behind the names of their countries, and what the tagger took for a name that ends in 队."""
    played = {_sports()[match.group()] for match in _sport_pattern().finditer(tagged.text)}
    sport = played.pop() if len(played) == 1 else _NATIONAL
    for match in _team_pattern().finditer(tagged.text):
        country = _country_before(tagged, match.start())
        if country is not None and not _GOES_ON.match(tagged.text, match.end()):
            own = _sports().get(match.group(), sport)
            yield _national(country, own, match.end())
    for word in tagged.words:
        if word.tag not in _TAGS:
            continue
        name = tagged.of(word.span)
        if _is_team(name) and not _GOES_ON.match(tagged.text, word.span.end):
            yield OrganizationHit(word.span, OrganizationKind.OTHER, own_name=name, votes=("lac",))


def _country_before(tagged: TaggedText, at: int) -> PlaceHit | None:
    """The country whose name stands before a team: 泰国|队, 中国|女排."""
    for length in _LENGTHS_OF_COUNTRIES:
        span = Span(max(at - length, 0), at)
        codes = tuple(d.code for d in gazetteer().named(tagged.of(span)) if d.level is PlaceLevel.COUNTRY)
        if codes:
            return PlaceHit(span, tagged.of(span), PlaceLevel.COUNTRY, codes)
    return None


def _national(country: PlaceHit, own: str, end: int) -> OrganizationHit:
    """The team of a country: 中国国家女子排球队 by its whole name, as all know it."""
    home = CHINA in country.codes
    return OrganizationHit(
        Span(country.span.start, end),
        OrganizationKind.OTHER,
        own_name=_CHINA + own if home else own,
        place=None if home else country,
        votes=("lexicon",),
    )


def _is_team(name: str) -> bool:
    return name.endswith(_TEAM) and len(name) in _LENGTHS and not name.endswith(_no_teams())


@cache
def _no_teams() -> tuple[str, ...]:
    return lexicon("organizations").words("no-teams")


@cache
def _sports() -> Mapping[str, str]:
    """Printed short form of a national team → its own name."""
    return lexicon("organizations").mapping("teams")


@cache
def _sport_pattern() -> re.Pattern[str]:
    return alternatives(tuple(_sports()))


@cache
def _team_pattern() -> re.Pattern[str]:
    return re.compile(f"{_sport_pattern().pattern}|国家队|代表队|队")
