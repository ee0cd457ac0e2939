"""What is read of a title: one printed office, and those printed one after another."""

from __future__ import annotations

import msgspec

from kg.extraction.bodies import OrganizationHit
from kg.extraction.place_hits import PlaceHit
from kg.model import PlaceLevel, Status
from kg.text import Span


class TitleItem(msgspec.Struct, frozen=True):
    """One printed office: ``span`` of all of it, ``head`` of its last word, ``title`` the office alone as read.

    ``organization`` is the body printed before it; ``implied`` the body that the title itself says; ``place`` or
    ``level`` whose it is, where printed. ``collective`` marks 市领导, ``is_post`` is False for 村民 and the like.
    """

    span: Span
    head: Span
    title: str
    organization: OrganizationHit | None = None
    implied: OrganizationHit | None = None
    place: PlaceHit | None = None
    level: PlaceLevel | None = None
    status: Status = Status.INCUMBENT
    collective: bool = False
    is_post: bool = True


class TitleSequence(msgspec.Struct, frozen=True):
    """Items printed one after another, which belong to the same person or persons."""

    items: tuple[TitleItem, ...]

    @property
    def span(self) -> Span:
        """All that is printed of the sequence."""
        return Span(self.items[0].span.start, self.items[-1].span.end)
