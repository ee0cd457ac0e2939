"""Offices whose body was named before."""

from __future__ import annotations

import pytest

from tests.extraction.told import told

LINES = [
    pytest.param(
        "龙山华新机械制造有限公司开工。总经理陶立言说，订单充足。",
        ("陶立言", "总经理", "龙山华新机械制造有限公司"),
        id="a company's",
    ),
    pytest.param(
        "县水利局连夜会商。局党组书记柯长青带队巡堤。",
        ("柯长青", "党组书记", "~county 水利局"),
        id="a word that stands in for the bureau",
    ),
    pytest.param("志愿者来到河边。局长柯长青说，水退了。", ("柯长青", "局长", ""), id="none was named"),
]


@pytest.mark.parametrize(("line", "post"), LINES)
def test_the_nearest_body_of_the_kind(line: str, post: tuple[str, str, str]) -> None:
    assert post in told(line).posts
