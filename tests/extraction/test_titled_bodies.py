"""Bodies that are printed only within an office of theirs."""

from __future__ import annotations

import pytest

from tests.extraction.told import told

LINES = [
    pytest.param("临江市委常委、组织部部长罗大川到场。", {"临江市委", "组织部"}, id="a department of the committee"),
    pytest.param("市委副书记、政法委书记罗大川主持。", {"市委", "政法委"}, id="a commission"),
    pytest.param("市委常委、宣传部长田春生参加。", {"市委"}, id="none where the office has the last character"),
    pytest.param(
        "临江高新区党工委副书记、管委会主任罗大川介绍了园区。", {"临江高新区党工委", "管委会"}, id="a zone's committee"
    ),
    pytest.param("副县长、公安局局长罗大川到场。", {"公安局"}, id="a bureau beside the government"),
]


@pytest.mark.parametrize(("line", "bodies"), LINES)
def test_a_body_named_in_an_office_is_mentioned(line: str, bodies: set[str]) -> None:
    assert told(line).organizations == bodies


POSTS = [
    pytest.param(
        "临江高新区党工委书记、管委会主任罗大川到场。",
        {
            ("罗大川", "党工委书记", "临江高新区 party-working-committee"),
            ("罗大川", "管委会主任", "临江高新区 management-committee"),
        },
        id="the committee that manages the zone",
    ),
    pytest.param(
        "青禾经济开发区党工委副书记、管委会常务副主任罗大川到场。",
        {
            ("罗大川", "党工委副书记", "青禾经济开发区 party-working-committee"),
            ("罗大川", "管委会常务副主任", "青禾经济开发区 management-committee"),
        },
        id="its deputy, the rank within the title",
    ),
    pytest.param(
        "石桥镇党委书记、人大主席罗大川到场。",
        {("罗大川", "党委书记", "石桥镇 party-committee"), ("罗大川", "人大主席", "石桥镇 congress")},
        id="the congress of a town",
    ),
]


@pytest.mark.parametrize(("line", "posts"), POSTS)
def test_an_office_that_names_another_body_of_the_place(line: str, posts: set[tuple[str, str, str]]) -> None:
    assert told(line).posts == posts
