"""Official names rendered from keys."""

from __future__ import annotations

import pytest

from kg.model import Organization, OrganizationKind
from kg.naming import PlaceNames, bodies, full_name, other_names, parent

CITY = PlaceNames("临江市", "临江市", "临江")
TOWN = PlaceNames("青禾县石桥镇", "石桥镇", "石桥")
STREET = PlaceNames("临江市北岸区滨河街道", "滨河街道", "滨河")
PARTY, GOVERNMENT = OrganizationKind.PARTY, OrganizationKind.GOVERNMENT

FULL_NAMES = [
    (Organization(PARTY, "party-committee"), CITY, "中国共产党临江市委员会"),
    (Organization(PARTY, "party-committee", units=("宣传部",)), CITY, "中国共产党临江市委员会宣传部"),
    (Organization(PARTY, "party-committee"), TOWN, "中国共产党青禾县石桥镇委员会"),
    (Organization(PARTY, "party-committee"), STREET, "中国共产党临江市北岸区滨河街道工作委员会"),
    (Organization(GOVERNMENT, "government"), STREET, "临江市北岸区滨河街道办事处"),
    (Organization(GOVERNMENT, "government"), PlaceNames("北原盟", "北原盟", "北原"), "北原盟行政公署"),
    (Organization(OrganizationKind.CONSULTATIVE, "consultative"), CITY, "中国人民政治协商会议临江市委员会"),
    (Organization(GOVERNMENT, own_name="卫生健康委员会"), CITY, "临江市卫生健康委员会"),
    (Organization(GOVERNMENT, own_name="国务院"), None, "国务院"),
]


@pytest.mark.parametrize(("organization", "place", "name"), FULL_NAMES)
def test_the_full_name_follows_from_key_and_place(
    organization: Organization, place: PlaceNames | None, name: str
) -> None:
    assert full_name(organization, place) == name


def test_short_forms_stand_beside_the_full_name() -> None:
    names = other_names(Organization(GOVERNMENT, own_name="卫生健康委员会"), CITY)
    assert "临江市卫健委" in names
    assert "临江市卫生健康委员会" not in names


def test_no_other_name_stands_without_its_place() -> None:
    for body in bodies().values():
        for name in other_names(Organization(body.kind, body.key), CITY):
            assert "临江" in name


def test_a_unit_has_the_body_above_it() -> None:
    unit = Organization(PARTY, "party-committee", units=("宣传部",))
    assert parent(unit) == Organization(PARTY, "party-committee")
    assert parent(Organization(PARTY, "party-committee")) is None
