"""Organisations in an article: standing organs, bodies of a division, bodies made for a task, names by their ending."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.extraction.bodies.abroad import abroad
from kg.extraction.bodies.branches import below_central, committee_of, with_its_body
from kg.extraction.bodies.by_ending import by_ending
from kg.extraction.bodies.by_tag import by_tag
from kg.extraction.bodies.commands import as_meant
from kg.extraction.bodies.corps import of_the_corps, ships
from kg.extraction.bodies.firms import quoted, under_short_names
from kg.extraction.bodies.hits import OrganizationHit, without_overlaps
from kg.extraction.bodies.media import accounts, papers_of_places, periodicals
from kg.extraction.bodies.numbered import numbered
from kg.extraction.bodies.parties import of_parties
from kg.extraction.bodies.short_names import before_title, by_short_form, by_short_name
from kg.extraction.bodies.standing import central, of_divisions, sharing_the_place, with_units
from kg.extraction.bodies.task_forces import for_a_task, groups_of
from kg.extraction.bodies.teams import teams
from kg.extraction.place_hits import PlaceHit
from kg.extraction.words import TaggedText

__all__ = ["OrganizationHit", "organization_hits"]


def _free(hits: Iterable[OrganizationHit], taken: Sequence[OrganizationHit]) -> Iterator[OrganizationHit]:
    spans = [hit.span for hit in taken]
    return (hit for hit in hits if not any(hit.span.overlaps(span) for span in spans))


def organization_hits(tagged: TaggedText, places: Sequence[PlaceHit]) -> tuple[OrganizationHit, ...]:
    """All organisations printed in the article, in order; the longer of two that overlap wins.

    Only a body and its party committee (市水利局|党委) are printed one within the other, and both found.
    A name by its ending gives way to what the lexicon reads at the same end: 市发改委会同市市场监管局 is two bodies.
    """
    foreign = abroad(tagged, places)
    standing = [*foreign, *central(tagged, {hit.span.end for hit in foreign})]
    known = [
        *standing,
        *sharing_the_place(tagged, list(of_divisions(tagged, places))),
        *of_parties(tagged, places),
        *numbered(tagged, places),
        *of_the_corps(tagged),
        *ships(tagged),
        *teams(tagged),
    ]
    ends = {hit.span.end for hit in known}
    inside = {at for hit in known for at in range(hit.span.start + 1, hit.span.end)}
    named = [hit for hit in by_ending(tagged, places) if hit.span.end not in ends and hit.span.start not in inside]
    short = (hit for hit in before_title(tagged) if hit.span.end not in ends)
    media = (*accounts(tagged), *periodicals(tagged), *papers_of_places(tagged))
    marked = (*media, *quoted(tagged), *by_short_name(tagged))
    tasks = list(for_a_task(tagged, places))
    known = list(as_meant(tagged, [*known, *tasks]))[: len(known)]
    groups = list(groups_of(tagged, [*known, *tasks]))
    found = list(without_overlaps([*groups, *known, *tasks, *named, *marked, *short]))
    found = [*found, *under_short_names(tagged, found)]
    found = [*found, *by_tag(tagged, found)]
    found = [*found, *_free(by_short_form(tagged), found)]
    found = [*found, *below_central(tagged, standing, found)]
    whole = without_overlaps([with_units(tagged, committee_of(tagged, hit)) for hit in found])
    return tuple(part for hit in whole for part in with_its_body(hit))
