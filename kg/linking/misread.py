"""Names taken for a person's that the build knows as a place's: 临江 in 临江代表团, where others print 临江市."""

from __future__ import annotations

from collections.abc import Sequence

from kg.linking.atlas import PlaceKey
from kg.linking.name_index import NameIndex
from kg.linking.places import ArticlePlaces
from kg.linking.source import Ref, Source


def places_read_as_people(
    sources: Sequence[Source], places: Sequence[ArticlePlaces], index: NameIndex
) -> dict[Ref, PlaceKey]:
    """The people of records, without post or byline, whose name is the short form of one unlisted place of the build.

    A page alone cannot know the place; names that the gazetteer has are extraction's to judge.
    """
    found: dict[Ref, PlaceKey] = {}
    for source, settled in zip(sources, places, strict=True):
        titled = {tenure.person for tenure in source.record.tenures}
        bylines = {byline.name for byline in source.record.article.bylines}
        for number, person in enumerate(source.record.people):
            full = index.full_form(person.name)
            if full is not None and number not in titled and person.name not in bylines and not person.anonymous:
                found[source.index, number] = settled.unlisted(full)
    return found
