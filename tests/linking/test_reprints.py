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


PRICES = "市场今日菜价：白菜每公斤{}元，萝卜每公斤{}元，黄瓜每公斤{}元，猪肉每公斤{}元，鲫鱼每公斤{}元，货源充足。"
BRIEF = "近日，石桥镇镇长何远山现场办公，为企业解决难题。"


@pytest.mark.parametrize(
    ("first", "second", "day", "copies"),
    [
        pytest.param(PRICES.format(2, 3, 5, 26, 18), PRICES.format(3, 4, 6, 27, 19), "1996-07-21", 0, id="prices"),
        pytest.param(PRICES.format(2, 3, 5, 26, 18), PRICES.format(2, 3, 5, 26, 13), "1996-07-21", 1, id="one slip"),
        pytest.param(PRICES.format(2, 3, 5, 26, 18), PRICES.format(2, 3, 5, 26, 18), "1997-02-21", 1, id="once more"),
        pytest.param(
            STORY,
            STORY.replace("三千多名", "两万名")
            .replace("清溪河", "白沙江")
            .replace("二十个", "四十个")
            .replace("两百多名", "一千名"),
            "1997-07-21",
            0,
            id="a form filled in again next year",
        ),
        pytest.param(BRIEF, BRIEF, "1996-07-22", 1, id="a brief of one sentence"),
        pytest.param(BRIEF, BRIEF.replace("何远山", "何近水"), "1996-07-22", 0, id="a brief about somebody else"),
        pytest.param(BRIEF, BRIEF, "1997-07-22", 0, id="a brief next year"),
    ],
)
def test_what_is_filled_into_one_form_is_no_reprint(first: str, second: str, day: str, copies: int) -> None:
    graph = linked(Draft(first, page="a", day="1996-07-20"), Draft(second, page="b", day=day))
    assert sum(article.reprint_of is not None for article in graph.articles) == copies


def test_on_one_day_the_page_that_sorts_first_is_the_original() -> None:
    graph = linked(story("b", "1996-07-20"), story("a", "1996-07-20"))
    pages = {page.id: page.name for page in graph.pages}
    assert [pages[article.page] for article in graph.articles if article.reprint_of is None] == ["a"]


def test_the_people_of_a_reprint_are_those_of_the_original() -> None:
    draft = story("b", "1996-07-20")
    graph = linked(draft, reprinted(draft, "a", day="1996-07-22"))
    assert len(named(graph, "刘大山")) == 1


@pytest.mark.parametrize(("second", "copies"), [("许文", 0), ("高明", 1)])
def test_two_reports_of_one_meeting_under_two_names_are_two(second: str, copies: int) -> None:
    told = "记者 {}\n21日信访座谈会{}。市长张超主持会议，副市长唐文{}。{}要加大投入加快进度，确保年底前全部完工。"
    drafts = [
        Draft(told.format("高明", "召开", "出席会议", "张超要求，"), page="a", day="2016-12-22"),
        Draft(told.format(second, "举行", "出席", "会议要求，"), page="b", day="2016-12-22"),
    ]
    for draft, name in zip(drafts, ("高明", second), strict=True):
        draft.byline(name)
    assert sum(article.reprint_of is not None for article in linked(*drafts).articles) == copies


TOLD_EVERYWHERE = (
    "记者从市水利局获悉，今年以来新建灌渠三十公里，灌溉更加方便。市水利局局长{}告诉记者，明年再建两处泵站，修好五座水闸，"
    "让更多的旱地变成水田，有关的材料和机械都已经备好。"
)


@pytest.mark.parametrize(
    ("second", "copies"),
    [pytest.param("段成才", 0, id="another city's director"), pytest.param("鲁明艺", 1, id="a slip in the name")],
)
def test_a_brief_that_names_other_people_is_no_reprint(second: str, copies: int) -> None:
    drafts = [Draft(TOLD_EVERYWHERE.format(name), page=name, day="2009-05-04") for name in ("鲁明义", second)]
    for draft, name in zip(drafts, ("鲁明义", second), strict=True):
        draft.person(name)
    assert sum(article.reprint_of is not None for article in linked(*drafts).articles) == copies


@pytest.mark.parametrize(("later", "copies"), [("2009-06-01", 1), ("2009-12-01", 0)])
def test_a_brief_told_again_by_others_months_later_is_another(later: str, copies: int) -> None:
    text = TOLD_EVERYWHERE.format("鲁明义")
    drafts = [Draft(f"记者 {who}\n{text}", page=who, day=day) for who, day in (("高明", "2009-05-04"), ("许文", later))]
    for draft, who in zip(drafts, ("高明", "许文"), strict=True):
        draft.byline(who)
        draft.person("鲁明义")
    assert sum(article.reprint_of is not None for article in linked(*drafts).articles) == copies
