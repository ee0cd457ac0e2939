"""Bodies abroad: organs of foreign states and their parties (德国联邦议院, 国家杜马, 保守党), embassies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extraction.bodies.hits import OrganizationHit
from kg.extraction.bodies.tables import (
    central_names,
    foreign_alone,
    foreign_alone_pattern,
    foreign_bodies,
    foreign_pattern,
)
from kg.extraction.place_hits import PlaceHit
from kg.extraction.words import TaggedText
from kg.gazetteer import CHINA, formal_name
from kg.model import OrganizationKind, PlaceLevel
from kg.text import Span

_EMBASSY = re.compile("(?:大使馆|使馆|总领事馆|总领馆|领事馆)")
_SENDERS = ("中华人民共和国驻", "中国驻", "我国驻", "我驻", "驻")
_OF_STATES = frozenset({OrganizationKind.GOVERNMENT, OrganizationKind.COURT, OrganizationKind.MILITARY})
_EACH = re.compile("[各该本两多]国?$")
_BEFORE = 2


def abroad(tagged: TaggedText, places: Sequence[PlaceHit]) -> tuple[OrganizationHit, ...]:
    """The bodies behind the name of a foreign state, embassies, and bodies abroad printed without a state."""
    states = [place for place in places if _is_foreign(place)]
    named = tuple(_behind_states(tagged, states))
    return (*named, *_alone(tagged, states, named))


def _is_foreign(place: PlaceHit) -> bool:
    return place.level is PlaceLevel.COUNTRY and bool(place.codes) and CHINA not in place.codes


def _behind_states(tagged: TaggedText, states: Sequence[PlaceHit]) -> Iterator[OrganizationHit]:
    """德国|联邦议院, 中国|驻德国大使馆."""
    for place in states:
        if match := foreign_pattern().match(tagged.text, place.span.end):
            kind = OrganizationKind(foreign_bodies()[match.group()])
            span = Span(place.span.start, match.end())
            yield OrganizationHit(span, kind, own_name=match.group(), place=place, votes=("lexicon",))
        if match := _EMBASSY.match(tagged.text, place.span.end):
            yield _embassy(tagged, place, match.end())


def _alone(
    tagged: TaggedText, states: Sequence[PlaceHit], named: Sequence[OrganizationHit]
) -> Iterator[OrganizationHit]:
    """国家杜马, and 内政部 where the text has named one: of the state named last."""
    known = {hit.own_name for hit in named} - central_names().keys()
    taken = {hit.span.end for hit in named}
    for match in foreign_alone_pattern().finditer(tagged.text):
        span = Span(*match.span())
        if span.end not in taken and _stands_alone(tagged, span):
            kind = OrganizationKind(foreign_alone()[match.group()])
            state = _last_before(states, span.start) if kind in _OF_STATES else None
            yield OrganizationHit(span, kind, own_name=match.group(), place=state, votes=("lexicon",))
            taken.add(span.end)
    for match in foreign_pattern().finditer(tagged.text) if known else ():
        span = Span(*match.span())
        if match.group() in known and span.end not in taken and _stands_alone(tagged, span):
            earlier = [hit for hit in named if hit.own_name == match.group() and hit.span.end <= span.start]
            if earlier:
                yield OrganizationHit(
                    span, earlier[-1].kind, own_name=match.group(), place=earlier[-1].place, votes=("lexicon",)
                )


def _stands_alone(tagged: TaggedText, span: Span) -> bool:
    """Whether the tagger cuts before and behind, and no 各 or 该 makes a kind of it."""
    each = _EACH.search(tagged.text, max(span.start - _BEFORE, 0), span.start)
    return tagged.cuts(span.start) and tagged.cuts(span.end) and each is None


def _last_before(states: Sequence[PlaceHit], at: int) -> PlaceHit | None:
    return next((place for place in reversed(states) if place.span.end <= at), None)


def _embassy(tagged: TaggedText, place: PlaceHit, end: int) -> OrganizationHit:
    """中国驻埃及大使馆 and 我国驻埃及使馆 are one."""
    start = place.span.start
    sender = next((word for word in _SENDERS if tagged.text.endswith(word, 0, start)), "")
    name = f"中华人民共和国驻{formal_name(place.codes[0])}{tagged.text[place.span.end : end].replace('领馆', '领事馆')}"
    if name.endswith("国使馆"):
        name = name.removesuffix("使馆") + "大使馆"
    return OrganizationHit(
        Span(start - len(sender), end), OrganizationKind.GOVERNMENT, own_name=name, votes=("lexicon",)
    )
