"""What a village lies in, as far as the article prints it: right before it somewhere, or before it in the sentence.

石桥镇党委书记孟庆川在望山村、云溪村查看旱情 → both lie in 石桥镇.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extraction.place_hits import PlaceHit
from kg.model import PlaceLevel

_STOPS = frozenset("。！？；\n")
_BESIDE = 1
"""Characters between two of a list: 石桥镇、云溪镇."""


def printed_outers(text: str, hits: Sequence[PlaceHit]) -> Mapping[str, PlaceHit]:
    """By name of an unlisted village what contains it, where the article always says the same."""
    row = sorted((hit for hit in hits if not hit.deictic), key=lambda hit: hit.span)
    ends = {hit.span.end: hit for hit in row}
    directly: dict[str, set[PlaceHit]] = {}
    before: dict[str, set[PlaceHit]] = {}
    town: PlaceHit | None = None
    for hit in row:
        if hit.level is PlaceLevel.TOWNSHIP:
            town = hit
        elif hit.level is PlaceLevel.VILLAGE and not hit.codes:
            if (outer := ends.get(hit.span.start)) is not None:
                directly.setdefault(hit.name, set()).add(outer)
            elif town is not None and _is_in_sentence(text, town, hit, row):
                before.setdefault(hit.name, set()).add(town)
    return _agreed(before) | _agreed(directly)


def _is_in_sentence(text: str, town: PlaceHit, village: PlaceHit, row: Sequence[PlaceHit]) -> bool:
    """Whether the town is the one before the village in its sentence, and no last one of a list of towns."""
    if not _STOPS.isdisjoint(text[town.span.end : village.span.start]):
        return False
    at = row.index(town)
    beside = row[at - 1] if at else None
    return not (
        beside is not None and beside.level is PlaceLevel.TOWNSHIP and town.span.start - beside.span.end <= _BESIDE
    )


def _agreed(found: Mapping[str, set[PlaceHit]]) -> dict[str, PlaceHit]:
    return {
        name: min(outers, key=lambda outer: outer.span)
        for name, outers in found.items()
        if len({outer.name for outer in outers}) == 1
    }
