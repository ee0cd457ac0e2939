"""The same text twice."""

from __future__ import annotations

import pytest

from tests.linking.records import Draft, linked, named, reprinted

STORY = (
    "连日暴雨使清溪河水位上涨，沿岸三千多名群众连夜转移到地势较高的学校和粮库。县里抽调两百多名干部分成二十个小组，"
    "逐户清点人数，送去被褥、干粮和饮水。水文站每半小时报告一次水情，巡堤队员打着手电来回查看险段。村民刘大山把自家的"
    "两条木船划出来，往返十几趟，接回被困在屋顶上的老人和孩子。到次日清晨，雨势渐弱，河水开始回落，没有人员伤亡。"
)


def story(page: str, day: str, text: str = STORY) -> Draft:
    draft = Draft(text, page=page, day=day)
    draft.person("刘大山")
    return draft


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(STORY, id="word for word"),
        pytest.param(STORY.replace("，", ","), id="half-width commas"),
        pytest.param(STORY.replace("三千多名", "3000多名").replace("连夜", "当夜"), id="slips"),
        pytest.param(STORY[: STORY.index("到次日")], id="a cut tail"),
    ],
)
def test_a_reprint_names_the_earliest_as_its_original(text: str) -> None:
    graph = linked(story("b", "1996-07-20"), story("a", "1996-07-21", text))
    by_day = {article.published: article for article in graph.articles}
    assert by_day["1996-07-21"].reprint_of == by_day["1996-07-20"].id
    assert by_day["1996-07-20"].reprint_of is None
    assert {article.original for article in graph.articles} == {by_day["1996-07-20"].id}


def test_another_story_is_no_reprint() -> None:
    text = "市图书馆新馆昨日开放，藏书六十万册，" + "读者络绎不绝，" * 20 + "闭馆时间延到晚上九点。"
    other = Draft(text, page="a", day="1996-07-21")
    assert all(article.reprint_of is None for article in linked(story("b", "1996-07-20"), other).articles)


def test_on_one_day_the_page_that_sorts_first_is_the_original() -> None:
    graph = linked(story("b", "1996-07-20"), story("a", "1996-07-20"))
    pages = {page.id: page.name for page in graph.pages}
    assert [pages[article.page] for article in graph.articles if article.reprint_of is None] == ["a"]


def test_the_people_of_a_reprint_are_those_of_the_original() -> None:
    draft = story("b", "1996-07-20")
    graph = linked(draft, reprinted(draft, "a", day="1996-07-22"))
    assert len(named(graph, "刘大山")) == 1
