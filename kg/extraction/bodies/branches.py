"""Bodies that another body's name begins: its party committee (市水利局|党委), a central organ's branch in a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kg.extraction.bodies.hits import OrganizationHit
from kg.extraction.bodies.tables import party_body_pattern, title_beginnings
from kg.extraction.words import TaggedText
from kg.lexicons import lexicon
from kg.model import OrganizationKind
from kg.text import Span

_NO_PARENTS = frozenset({OrganizationKind.PARTY, OrganizationKind.MEDIA, OrganizationKind.TASK_FORCE})


def committee_of(tagged: TaggedText, hit: OrganizationHit) -> OrganizationHit:
    """The party committee printed directly behind a body, which has the body's name in its own; else the body."""
    if hit.body or hit.units or not hit.own_name or hit.kind in _NO_PARENTS:
        return hit
    match = party_body_pattern().match(tagged.text, hit.span.end)
    if match is None:
        return hit
    end = match.end()
    if not (tagged.cuts(end) or title_beginnings().begins(tagged.text, end)):
        return hit
    body = lexicon("organizations").mapping("party-bodies")[match.group()]
    span = Span(hit.span.start, end)
    return replace(hit, span=span, kind=OrganizationKind.PARTY, body=body, form=match.group(), base=hit)


def with_its_body(hit: OrganizationHit) -> Iterator[OrganizationHit]:
    """The hit, and before it the body whose party committee it is."""
    if hit.base is not None and hit.base.votes != ("lac",):
        yield hit.base
    yield hit


def below_central(
    tagged: TaggedText, central: Sequence[OrganizationHit], others: Sequence[OrganizationHit]
) -> Iterator[OrganizationHit]:
    """国家统计局|临江调查队 is one body, a branch; 国家税务总局|临江市税务局 the city's bureau under its whole name."""
    organs = {hit.span.end: hit for hit in central if hit.place is None}
    for hit in others:
        organ = organs.get(hit.span.start)
        if organ is None or hit.body or hit.level or hit in central:
            continue
        span = Span(organ.span.start, hit.span.end)
        if hit.place and hit.votes == ("lexicon",):
            yield replace(hit, span=span)
        else:
            own = organ.own_name + tagged.of(hit.span)
            yield replace(hit, span=span, own_name=own, place=None)
