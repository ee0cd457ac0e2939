"""Organisations of several articles under several names."""

from __future__ import annotations

import pytest

from kg.model import OrganizationKind, PlaceLevel
from tests.linking.records import Draft, linked

SHORT, FULL = "青石机械", "青石机械制造有限公司"


def firm_news(page: str, name: str, home: str) -> Draft:
    draft = Draft(f"{name}扩建{page}号车间。", page=page, day="2009-05-01", home=home)
    draft.organization(name, OrganizationKind.COMPANY)
    return draft


@pytest.mark.parametrize(
    ("home", "firms"),
    [
        pytest.param("岭东省临江市", [FULL], id="the short name of a firm at home"),
        pytest.param("岭东省朔原市", [SHORT, FULL], id="a firm of another city"),
    ],
)
def test_a_short_name_is_the_firm_of_the_same_city(home: str, firms: list[str]) -> None:
    graph = linked(firm_news("1", FULL, "岭东省临江市"), firm_news("2", SHORT, home))
    assert sorted(node.names.label for node in graph.organizations) == sorted(firms)


def test_a_short_name_of_two_firms_is_neither() -> None:
    home = "岭东省临江市"
    graph = linked(
        firm_news("1", FULL, home), firm_news("2", "青石机械销售有限公司", home), firm_news("3", SHORT, home)
    )
    assert len(graph.organizations) == 3


def test_a_joined_short_name_is_another_name() -> None:
    home = "岭东省临江市"
    [firm] = linked(firm_news("1", FULL, home), firm_news("2", SHORT, home)).organizations
    assert SHORT in firm.names.other
    assert firm.kind is OrganizationKind.COMPANY


def test_a_name_is_longer_only_where_it_ends_in_the_short_one() -> None:
    draft = Draft("中华人民共和国加入国际电信组织。", page="1", day="2009-05-01")
    draft.organization("中华人民共和国", OrganizationKind.GOVERNMENT)
    draft.organization("国际电信组织", OrganizationKind.INTERNATIONAL)
    assert len(linked(draft).organizations) == 2


@pytest.mark.parametrize(
    ("names", "whole"),
    [
        (("市防汛抗旱救灾工作领导小组", "市防汛工作领导小组"), ["临江市防汛抗旱救灾工作领导小组"]),
        (("市防汛工作领导小组", "市禁毒工作领导小组"), ["临江市禁毒工作领导小组", "临江市防汛工作领导小组"]),
        (
            ("市创建卫生城市领导小组", "市创建文明城市领导小组", "市创建领导小组"),
            ["临江市创建卫生城市领导小组", "临江市创建文明城市领导小组", "临江市创建领导小组"],
        ),
    ],
)
def test_a_task_force_under_a_shorter_name(names: tuple[str, ...], whole: list[str]) -> None:
    drafts = []
    for page, name in enumerate(names):
        draft = Draft(f"{name}开会。", page=str(page), day="2009-05-01", home="岭东省临江市")
        draft.organization(name, OrganizationKind.TASK_FORCE, name.removeprefix("市"), level=PlaceLevel.PREFECTURE)
        drafts.append(draft)
    assert sorted(node.names.label for node in linked(*drafts).organizations) == whole
