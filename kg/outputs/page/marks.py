"""Which of the places where a form stands in a sentence are the mention meant, so that only those are highlighted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.linking.graph import MentionNode, Passage
from kg.text import occurrences, offset_in_regions


def turns(passage: Passage, form: str, mentions: Iterable[MentionNode]) -> list[int]:
    """Which occurrences of ``form`` in the sentence (0 the first) the mentions are; [] where none is to be chosen.

    A line break inside the sentence shifts offsets by a character or two, so the nearest occurrence is taken.
    """
    places = occurrences(passage.exact, form)
    if len(places) < 2:  # noqa: PLR2004 - nothing to choose
        return []
    found = {_nearest(places, offset_in_regions(passage.regions, mention.regions[0].start)) for mention in mentions}
    return sorted(found) if len(found) < len(places) else []


def _nearest(places: Sequence[int], offset: int) -> int:
    return min(range(len(places)), key=lambda turn: (abs(places[turn] - offset), turn))
