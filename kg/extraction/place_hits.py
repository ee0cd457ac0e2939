"""What is heard of a place: a printed name with its candidates."""

from __future__ import annotations

import msgspec

from kg.model import PlaceLevel
from kg.text import Span


class PlaceHit(msgspec.Struct, frozen=True):
    """A printed place: ``name`` as printed ("" if deictic), ``level`` where its form says it, gazetteer ``codes``.

    ``base`` is the division that the name of a zone begins with (青禾县经济开发区).
    """

    span: Span
    name: str
    level: PlaceLevel | None = None
    codes: tuple[str, ...] = ()
    deictic: bool = False
    votes: tuple[str, ...] = ()
    base: PlaceHit | None = None
    is_zone: bool = False

    @property
    def has_bodies(self) -> bool:
        """Whether a body of it may be printed behind the name (临江市|委, 临江高新区|管委会)."""
        return self.is_full or bool(self.codes) or self.is_zone

    @property
    def is_full(self) -> bool:
        """Whether the name is a division's full one: 临江市, not 郑州 for 郑州市."""
        return self.level is not None and self.level is not PlaceLevel.SITE
