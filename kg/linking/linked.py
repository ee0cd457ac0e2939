"""What all records' entities were found to be: the ground on which facts are merged across articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.linking.atlas import PlaceKey
from kg.linking.evidence import Entities, Evidence
from kg.linking.places import ArticlePlaces
from kg.linking.source import Source
from kg.model import EntityKind, Jurisdiction


@dataclass(frozen=True)
class Linked:
    """The sources with every entity settled. ``place_ids`` gives the identifier of each place of the build."""

    sources: Sequence[Source]
    places: Sequence[ArticlePlaces]
    place_ids: dict[PlaceKey, str]
    entities: Entities
    evidence: Evidence

    def entity(self, source: Source, kind: EntityKind, number: int) -> str | None:
        """The identifier of a record's entity; None where linking could not settle it (我县 without a home)."""
        return self.entities[kind].get((source.index, number))

    def jurisdiction(self, source: Source, jurisdiction: Jurisdiction, at: int) -> str | None:
        """The identifier of the place whose a post is that is printed at an offset."""
        place = self.places[source.index].jurisdiction(jurisdiction, at)
        return self.place_ids[place] if place is not None else None
