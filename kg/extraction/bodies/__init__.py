"""Organisations in an article: standing organs, bodies of a division, bodies made for a task, names by their ending."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.bodies.by_ending import accounts, before_title, by_ending, by_tag
from kg.extraction.bodies.hits import OrganizationHit, without_overlaps
from kg.extraction.bodies.standing import central, of_divisions, of_parties
from kg.extraction.bodies.task_forces import for_a_task
from kg.extraction.places import PlaceHit
from kg.extraction.words import TaggedText

__all__ = ["OrganizationHit", "organization_hits"]


def organization_hits(tagged: TaggedText, places: Sequence[PlaceHit]) -> tuple[OrganizationHit, ...]:
    """All organisations printed in the article, in order, not overlapping; the longer of two that overlap wins.

    A name by its ending gives way to what the lexicon reads at the same end: 市发改委会同市市场监管局 is two bodies.
    """
    known = [*central(tagged, places), *of_divisions(tagged, places), *of_parties(tagged, places)]
    ends = {hit.span.end for hit in known}
    named = (hit for hit in by_ending(tagged, places) if hit.span.end not in ends)
    short = (hit for hit in before_title(tagged) if hit.span.end not in ends)
    found = list(without_overlaps([*known, *for_a_task(tagged, places), *named, *accounts(tagged), *short]))
    return tuple(without_overlaps([*found, *by_tag(tagged, found)]))
