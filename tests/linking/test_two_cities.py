"""Two invented cities whose papers share names: identity in gold form beside linking by name alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from corpus.identity import b_cubed

from kg.linking.graph import KnowledgeGraph
from tests.linking.cities import LINJIANG, SHUOYUAN, city_news, flood_meeting
from tests.linking.records import linked

NEWS = (
    (LINJIANG, city_news(LINJIANG, "1", "2016-07-01", "王一川", "市长", "government", company=("陈望", "李苗"))),
    (LINJIANG, city_news(LINJIANG, "2", "2019-03-01", "王一川", company=("陈望",), words="检查水库")),
    (LINJIANG, flood_meeting(LINJIANG, "3", "2016-07-04", "7月3日", "何远山")),
    (LINJIANG, flood_meeting(LINJIANG, "4", "2016-07-05", "7月3日", "何远山", name="防汛工作会议")),
    (LINJIANG, city_news(LINJIANG, "5", "2016-08-01", "何远山", company=("周禾",), words="走访农户")),
    (SHUOYUAN, city_news(SHUOYUAN, "6", "2016-07-02", "王一川", company=("陈望", "赵青"))),
    (SHUOYUAN, city_news(SHUOYUAN, "7", "2016-09-02", "王一川", company=("赵青",), words="看望教师")),
    (SHUOYUAN, flood_meeting(SHUOYUAN, "8", "2016-07-04", "7月3日", "王一川")),
    (SHUOYUAN, city_news(SHUOYUAN, "9", "2016-08-02", "周禾", "市长", "government", words="调度抢险")),
)
"""Whose news each is; in it every name means that city's bearer."""

Element = tuple[str, str]


def said_by(graph: KnowledgeGraph, ids: set[str]) -> dict[Element, str]:
    """Which entity each printed name of each page is."""
    pages = {page.id: page.name for page in graph.pages}
    return {(pages[m.page], m.exact): m.entity for m in graph.mentions if m.entity in ids}


@pytest.mark.parametrize("kind", ["people", "organizations", "events"])
def test_identity_in_two_cities_beside_names_alone(kind: str) -> None:
    graph = linked(*(draft for _, draft in NEWS))
    city_of = {draft.page: city for city, draft in NEWS}
    said = said_by(graph, {node.id for node in getattr(graph, kind)})
    same = {"防汛工作会议": "全市防汛工作会议"}
    truth = {element: (city_of[element[0]], same.get(element[1], element[1])) for element in said}
    score = b_cubed(truth, said)
    by_name = b_cubed(truth, {element: element[1] for element in said})
    assert score.precision == pytest.approx(1.0)
    assert score.f1 > 0.93  # bare names of company may stay apart: nothing says that they are one
    assert by_name.precision < 0.9
