"""Branches that a city's bureaus have in its districts: 北岸区公安分局 is 临江市公安局北岸分局, and called so."""

from __future__ import annotations

from dataclasses import replace

from kg.linking.atlas import Atlas, PlaceKey
from kg.model import Organization, PlaceLevel
from kg.naming import short_units

_BRANCH, _BUREAU = "分局", "局"
_DISTRICT = "区"


def as_branch(organization: Organization, place: PlaceKey | None, atlas: Atlas) -> tuple[Organization, PlaceKey | None]:
    """A district's 公安分局 as the branch of its city's bureau, of the city; any other body as it is."""
    bureau = organization.own_name.removesuffix(_BRANCH) + _BUREAU
    if place is None or organization.body or not organization.own_name.endswith(_BRANCH) or bureau not in short_units():
        return organization, place
    city = atlas.meant(place, PlaceLevel.PREFECTURE)
    if city is None or city == place or not atlas[place].name.endswith(_DISTRICT):
        return organization, place
    return replace(organization, own_name=bureau + _short(atlas[place].name) + _BRANCH), city


def _short(district: str) -> str:
    return district.removesuffix(_DISTRICT) if len(district) > len("北区") else district
