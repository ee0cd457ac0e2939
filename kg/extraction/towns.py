"""Bodies and offices of a town that are printed without its name: 镇党委, 乡长 are of the town named last before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kg.extraction.bodies import OrganizationHit
from kg.extraction.place_hits import PlaceHit
from kg.extraction.title_items import TitleItem, TitleSequence
from kg.model import PlaceLevel
from kg.naming import LEVEL_WORDS


class Towns:
    """The towns of one article as what 镇 and 乡 mean in it.

    An article that goes from town to town means another one each time, so no home tells which.
    """

    def __init__(self, places: Sequence[PlaceHit]) -> None:
        towns = [hit for hit in places if hit.level is PlaceLevel.TOWNSHIP and not hit.deictic]
        self._called = {word: _ending_in(word, towns) for word in LEVEL_WORDS[PlaceLevel.TOWNSHIP]}

    def settled(self, bodies: Sequence[OrganizationHit]) -> tuple[OrganizationHit, ...]:
        """The bodies, each of a town with the town that it means."""
        return tuple(self._settled(body) for body in bodies)

    def held(self, sequences: Sequence[TitleSequence]) -> Iterator[TitleSequence]:
        """The titles, each office that says a town's body (镇长) with the town that it means."""
        for sequence in sequences:
            yield TitleSequence(tuple(self._held(item) for item in sequence.items))

    def _settled(self, body: OrganizationHit) -> OrganizationHit:
        if body.place or body.level is not PlaceLevel.TOWNSHIP:
            return body
        return replace(body, place=self._last(body.level_word, body.span.start))

    def _held(self, item: TitleItem) -> TitleItem:
        said = item.implied
        if said is None or said.place or said.level is not PlaceLevel.TOWNSHIP:
            return item
        town = self._last(next((word for word in self._called if word in item.title), ""), item.span.start)
        return replace(item, place=town, implied=replace(said, place=town, level=None)) if town else item

    def _last(self, word: str, at: int) -> PlaceHit | None:
        ends, towns = self._called.get(word, ((), ()))
        before = bisect_right(ends, at) - 1
        return towns[before] if before >= 0 else None


def _ending_in(word: str, towns: Sequence[PlaceHit]) -> tuple[tuple[int, ...], tuple[PlaceHit, ...]]:
    called = sorted((town for town in towns if town.name.endswith(word)), key=lambda town: town.span.end)
    return tuple(town.span.end for town in called), tuple(called)
