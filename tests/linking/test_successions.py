"""Bodies before and after a reform."""

from __future__ import annotations

import pytest

from kg.explaining import Explainer
from kg.lexicons import lexicon
from kg.linking.graph import KnowledgeGraph
from kg.model import OrganizationKind
from tests.linking.cities import LINJIANG, PREFECTURE, PROVINCE, SHUOYUAN
from tests.linking.records import Draft, linked, named

GOVERNMENT = OrganizationKind.GOVERNMENT
FULL = {
    "卫生局": "卫生局",
    "卫计委": "卫生和计划生育委员会",
    "卫健委": "卫生健康委员会",
    "工商局": "工商行政管理局",
    "质监局": "质量技术监督局",
    "市场监管局": "市场监督管理局",
}


def bureau_news(page: str, day: str, bureau: str, head: str = "陆川", city: str = LINJIANG) -> Draft:
    title = "主任" if bureau.endswith("委") else "局长"
    draft = Draft(f"岭东省{city}市{bureau}{title}{head}到乡镇检查工作，{page}。", page=page, day=day)
    province = draft.place("岭东省", PROVINCE)
    draft.place(city, PREFECTURE, within=province)
    body = draft.organization(f"市{bureau}", GOVERNMENT, FULL[bureau], level=PREFECTURE)
    draft.person(head, (title, body))
    return draft


def replaced(graph: KnowledgeGraph) -> set[tuple[str, str, str]]:
    labels = {node.id: node.names.label for node in graph.organizations}
    return {(node.names.label, labels[id_], words) for node in graph.organizations for id_, words in node.replaced_by}


def test_a_renamed_body_is_two_names_one_after_the_other_and_its_head_one_person() -> None:
    graph = linked(bureau_news("a", "2016-05-01", "卫计委"), bureau_news("b", "2020-05-01", "卫健委"))
    assert replaced(graph) == {("临江市卫生和计划生育委员会", "临江市卫生健康委员会", "更名（2018–2019年）")}
    assert len(named(graph, "陆川")) == 1
    assert len(graph.tenures) == 2


def test_merged_bodies_stay_apart_from_what_they_went_into() -> None:
    graph = linked(
        bureau_news("a", "2012-05-01", "工商局", "陆川"),
        bureau_news("b", "2012-05-01", "质监局", "叶禾"),
        bureau_news("c", "2020-05-01", "市场监管局", "叶禾"),
    )
    assert replaced(graph) == {
        ("临江市工商行政管理局", "临江市市场监督管理局", "机构改革（2014–2019年）"),
        ("临江市质量技术监督局", "临江市市场监督管理局", "机构改革（2014–2019年）"),
    }
    assert len(graph.organizations) == 3
    [head] = named(graph, "叶禾")
    assert any("机构改革前后" in d.reasons for d in graph.decisions if d.same and d.left == head.id)


@pytest.mark.parametrize("city", [LINJIANG, SHUOYUAN])
def test_only_bodies_of_one_place_succeed_each_other(city: str) -> None:
    graph = linked(bureau_news("a", "2016-05-01", "卫计委"), bureau_news("b", "2020-05-01", "卫健委", city=city))
    assert bool(replaced(graph)) == (city == LINJIANG)
    assert len(named(graph, "陆川")) == (1 if city == LINJIANG else 2)


def test_a_name_in_between_that_no_article_has_is_passed_over() -> None:
    graph = linked(bureau_news("a", "2010-05-01", "卫生局"), bureau_news("b", "2020-05-01", "卫健委"))
    assert replaced(graph) == {("临江市卫生局", "临江市卫生健康委员会", "机构改革（2013–2019年）")}


def test_either_body_is_explained_with_the_other() -> None:
    graph = linked(bureau_news("a", "2016-05-01", "卫计委"), bureau_news("b", "2020-05-01", "卫健委"))
    explainer = Explainer(graph, "https://example.org/")
    earlier, later = "临江市卫生和计划生育委员会", "临江市卫生健康委员会"
    assert f"  replaced by {later}: 更名（2018–2019年）\n" in explainer.explanation(earlier)
    assert f"  replaces {earlier}: 更名（2018–2019年）\n" in explainer.explanation(later)


@pytest.mark.parametrize("section", ["local successions", "central successions"])
def test_no_reform_leads_in_a_circle_or_back_in_time(section: str) -> None:
    rows = lexicon("successions").rows(section)
    later: dict[str, set[str]] = {}
    for then, now, how, first, last in rows:
        assert how in {"renamed", "merged"}
        assert int(first) <= int(last)
        later.setdefault(then, set()).add(now)

    def reached(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, trail
        for further in later.get(name, ()):
            reached(further, (*trail, name))

    for name in later:
        reached(name, ())
