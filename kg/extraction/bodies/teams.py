"""Teams of sportsmen: 泰国队 and 中国男足, the teams of countries; 青石队, a club's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.extraction.bodies.hits import OrganizationHit
from kg.extraction.bodies.tables import alternatives
from kg.extraction.place_hits import PlaceHit
from kg.extraction.words import TaggedText
from kg.gazetteer import CHINA
from kg.lexicons import lexicon
from kg.model import OrganizationKind, PlaceLevel
from kg.text import Span

_TEAM = "队"
_NATIONAL = "国家队"
_CHINA = "中国"
_GOES_ON = re.compile("[员长伍友旗形列服服部]")
_TAGS = frozenset({"ORG", "LOC", "nz"})
_LENGTHS = range(3, 7)


def teams(tagged: TaggedText, places: Sequence[PlaceHit]) -> Iterator[OrganizationHit]:
    """The national teams behind the names of their countries, and what the tagger took for a name that ends in 队."""
    played = {_sports()[match.group()] for match in _sport_pattern().finditer(tagged.text)}
    sport = played.pop() if len(played) == 1 else _NATIONAL
    for place in places:
        if place.level is PlaceLevel.COUNTRY and not place.deictic:
            yield from _national(tagged, place, sport)
    for word in tagged.words:
        name = tagged.of(word.span)
        if word.tag in _TAGS and _is_team(name) and not _GOES_ON.match(tagged.text, word.span.end):
            yield OrganizationHit(word.span, OrganizationKind.OTHER, own_name=name, votes=("lac",))


def _national(tagged: TaggedText, place: PlaceHit, sport: str) -> Iterator[OrganizationHit]:
    match = _team_pattern().match(tagged.text, place.span.end)
    if match is None or _GOES_ON.match(tagged.text, match.end()):
        return
    own = sport if match.group() in {_TEAM, _NATIONAL} else _sports().get(match.group(), match.group())
    span = Span(place.span.start, match.end())
    home = CHINA in place.codes
    yield OrganizationHit(
        span,
        OrganizationKind.OTHER,
        own_name=_CHINA + own if home else own,
        place=None if home else place,
        votes=("lexicon",),
    )


def _is_team(name: str) -> bool:
    return name.endswith(_TEAM) and len(name) in _LENGTHS and not name.endswith(_no_teams())


@cache
def _no_teams() -> tuple[str, ...]:
    return lexicon("organizations").words("no-teams")


@cache
def _sports() -> dict[str, str]:
    """Printed short form of a national team → its own name."""
    return lexicon("organizations").mapping("teams")


@cache
def _sport_pattern() -> re.Pattern[str]:
    return alternatives(tuple(_sports()))


@cache
def _team_pattern() -> re.Pattern[str]:
    return re.compile(
        f"国家队|(?:国家)?(?:男子|女子)?(?:{_sport_pattern().pattern}|[\u4e00-\u9fff]{{2,3}}(?=队))?队|{_sport_pattern().pattern}"
    )
