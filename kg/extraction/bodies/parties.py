"""Parties and leagues, whose name stands before the division of their committee: 民进临江市委, 团市委, 农工党."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kg.extraction.bodies.hits import OrganizationHit
from kg.extraction.bodies.tables import LEVEL_AT, LEVEL_OF_WORD, parties, party_pattern
from kg.extraction.place_hits import PlaceHit
from kg.extraction.words import TaggedText
from kg.gazetteer import gazetteer
from kg.naming import Body, bodies
from kg.text import Span

_COMMITTEE = re.compile("(?:工作)?委员会|委会|工委|委(?!员|托|任|会)")
# 民盟青禾县|总支, 民建临江市|第二支部: below a committee
_BRANCH = re.compile("(?:直属|第[一二三四五六七八九十]+)?(?:总支部?|支部|基层委员会|工委)(?:委员会)?")
# 农工党福建省委会|经济工作委员会
_UNIT = re.compile("[\u4e00-\u9fff]{2,8}?(?:工作委员会|专门委员会|专委会|工委|办公室)")
_WHOLE = "{}委员会"


def of_parties(tagged: TaggedText, places: Sequence[PlaceHit]) -> Iterator[OrganizationHit]:
    """The committees and branches of parties and leagues, and the parties by themselves."""
    by_start = {place.span.start: place for place in places}
    for match in party_pattern().finditer(tagged.text):
        if not tagged.cuts(match.start()):
            continue
        party = bodies()[parties()[match.group()]]
        place = by_start.get(match.end()) or _seat(tagged, match.end())
        level = LEVEL_AT.match(tagged.text, match.end())
        at = place.span.end if place else (level.end() if level else None)
        if at is not None and (committee := _COMMITTEE.match(tagged.text, at)):
            word = level.group(1) if level and place is None else ""
            hit = OrganizationHit(
                Span(match.start(), committee.end()),
                party.kind,
                party.key,
                place=place,
                level=LEVEL_OF_WORD.get(word),
                level_word=word,
                votes=("lexicon",),
            )
            yield _with_unit(tagged, hit)
        elif place is not None and (branch := _BRANCH.match(tagged.text, place.span.end)):
            own = f"{_name(party)}{place.name}{branch.group()}"
            yield OrganizationHit(Span(match.start(), branch.end()), party.kind, own_name=own, votes=("lexicon",))
        elif _stands_alone(tagged, Span(*match.span())):
            yield OrganizationHit(Span(*match.span()), party.kind, own_name=_name(party), votes=("lexicon",))


def _seat(tagged: TaggedText, at: int) -> PlaceHit | None:
    """The division between a party and its committee, whatever the tagger saw in its name: 团|汉|中|市委."""
    found = gazetteer().find_longest(tagged.text, at)
    if found is None or _COMMITTEE.match(tagged.text, at + found[0]) is None:
        return None
    span = Span(at, at + found[0])
    full = next((division for division in found[1] if division.name == tagged.of(span)), None)
    codes = tuple(division.code for division in found[1])
    return PlaceHit(span, full.name, full.level, codes, votes=("gazetteer",)) if full else None


def _with_unit(tagged: TaggedText, hit: OrganizationHit) -> OrganizationHit:
    unit = _UNIT.match(tagged.text, hit.span.end)
    if unit is None or not tagged.cuts(unit.end()):
        return hit
    return replace(hit, span=Span(hit.span.start, unit.end()), units=(unit.group(),))


def _stands_alone(tagged: TaggedText, span: Span) -> bool:
    """Whether the tagger took the very name for a body: 民革, but no 团."""
    word = tagged.starting(span.start)
    return word is not None and word.span == span and word.tag in {"ORG", "nz"} and len(span) > 1


def _name(party: Body) -> str:
    return party.pattern.removesuffix(_WHOLE)
