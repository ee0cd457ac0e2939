"""What is heard of an organisation: a key (see `kg.naming`) at a printed place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from kg.extraction.place_hits import PlaceHit
from kg.model import OrganizationKind, PlaceLevel
from kg.text import Span


class OrganizationHit(msgspec.Struct, frozen=True):
    """A printed organisation: its key, and the place or the level word that says whose it is.

    ``base`` is the body within whose party committee this is.
    """

    span: Span
    kind: OrganizationKind
    body: str | None = None
    units: tuple[str, ...] = ()
    own_name: str = ""
    place: PlaceHit | None = None
    level: PlaceLevel | None = None
    level_word: str = ""
    form: str = ""
    votes: tuple[str, ...] = ()
    base: OrganizationHit | None = None

    @property
    def deictic(self) -> bool:
        """Whether the printed form says by a level word alone whose it is, so that it is no name of the body."""
        return self.level is not None and (self.place is None or self.place.span.end <= self.span.start)


def without_overlaps(hits: Sequence[OrganizationHit]) -> Iterator[OrganizationHit]:
    """Of hits that overlap the longer, of equal ones the lexicon's; in order."""
    taken: list[OrganizationHit] = []
    for hit in sorted(hits, key=lambda hit: (-len(hit.span), hit.span, hit.votes != ("lexicon",))):
        if not any(hit.span.overlaps(other.span) for other in taken):
            taken.append(hit)
    yield from sorted(taken, key=lambda hit: hit.span)
