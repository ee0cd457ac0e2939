"""下转 and 上接."""

from __future__ import annotations

from tests.linking.records import Draft, linked


def test_a_jump_finds_its_continuation() -> None:
    front = Draft(
        "春耕全面展开。",
        page="a",
        day="2001-03-20",
        paper="临江日报",
        headline="春耕全面展开 农资供应充足",
        jumps_to="4版",
        number_of_page="1",
    )
    back = Draft(
        "农资已备齐。",
        page="b",
        day="2001-03-20",
        paper="临江日报",
        headline="春耕全面展开",
        continues_from="1版",
        number_of_page="4",
    )
    other = Draft(
        "球赛落幕。",
        page="c",
        day="2001-03-20",
        paper="临江日报",
        headline="球赛落幕",
        continues_from="2版",
        number_of_page="4",
    )
    graph = linked(front, back, other)
    by_headline = {article.headline: article for article in graph.articles}
    assert by_headline[front.headline].continued_in == by_headline["春耕全面展开"].id
    assert by_headline[front.headline].continued_on == "4版"


def test_pages_of_one_issue_dated_a_day_apart_still_belong_together() -> None:
    front = Draft("春耕全面展开。", page="a", day="2001-03-20", headline="春耕全面展开", jumps_to="4版")
    back = Draft("农资已备齐。", page="b", day="2001-03-21", headline="春耕全面展开", continues_from="1版")
    graph = linked(front, back)
    assert sum(article.continued_in is not None for article in graph.articles) == 1
    assert [(unread.kind, unread.page, unread.text) for unread in graph.unread] == [
        ("continued-on-another-day", "b", "a, b: 2001-03-20 / 2001-03-21")
    ]


def test_a_jump_into_another_issue_finds_nothing() -> None:
    front = Draft("春耕全面展开。", page="a", day="2001-03-20", headline="春耕全面展开", jumps_to="4版")
    back = Draft("农资已备齐。", page="b", day="2001-03-27", headline="春耕全面展开", continues_from="1版")
    assert all(article.continued_in is None for article in linked(front, back).articles)
