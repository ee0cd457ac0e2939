"""One person or namesakes."""

from __future__ import annotations

import pytest

from tests.linking.cities import LINJIANG, PREFECTURE, SHUOYUAN, city_news
from tests.linking.records import Draft, linked, named


@pytest.mark.parametrize(
    ("first", "second", "people"),
    [
        pytest.param(
            city_news(LINJIANG, "a", "2018-03-01", "王川"),
            city_news(LINJIANG, "b", "2018-09-01", "王川", words="验收"),
            1,
            id="one post, two reports",
        ),
        pytest.param(
            city_news(LINJIANG, "a", "2018-03-01", "王川"),
            city_news(SHUOYUAN, "b", "2018-03-02", "王川"),
            2,
            id="namesakes in two cities at one time",
        ),
        pytest.param(
            city_news(LINJIANG, "a", "2018-03-01", "王一川"),
            city_news(SHUOYUAN, "b", "2018-03-02", "王一川"),
            2,
            id="namesakes with a rare name in two cities at one time",
        ),
        pytest.param(
            city_news(LINJIANG, "a", "2018-03-01", "王川", "市长", "government"),
            city_news(LINJIANG, "b", "2021-03-01", "王川", "市委书记"),
            1,
            id="promotion in one city",
        ),
        pytest.param(
            city_news(LINJIANG, "a", "2018-03-01", "王川", company=("陈望", "李苗", "周禾")),
            city_news(SHUOYUAN, "b", "2021-03-02", "王川"),
            2,
            id="another city years later, nothing shared",
        ),
    ],
)
def test_people_of_one_name(first: Draft, second: Draft, people: int) -> None:
    graph = linked(first, second)
    assert len(named(graph, graph_name(first))) == people


def graph_name(draft: Draft) -> str:
    return draft.people[0].name


def test_namesakes_say_who_they_are() -> None:
    graph = linked(
        city_news(LINJIANG, "a", "2018-03-01", "王川", "副市长", "government"),
        city_news(LINJIANG, "b", "2021-03-01", "王川", "副市长", "government", words="查看水库"),
        city_news(SHUOYUAN, "c", "2018-03-02", "王川"),
    )
    assert sorted(str(person.names.description) for person in named(graph, "王川")) == [
        "临江市副市长，2018–2021",
        "朔原市委书记，2018",
    ]


def test_namesakes_have_a_decision_with_reasons() -> None:
    graph = linked(city_news(LINJIANG, "a", "2018-03-01", "王川"), city_news(SHUOYUAN, "b", "2018-03-02", "王川"))
    ids = sorted(person.id for person in named(graph, "王川"))
    apart = [d for d in graph.decisions if d.kind == "person" and not d.same]
    assert [[d.left, d.right] for d in apart] == [ids]
    assert any("两地同时任职" in reason for reason in apart[0].reasons)


def test_a_joined_mention_has_its_reason() -> None:
    graph = linked(
        city_news(LINJIANG, "a", "2018-03-01", "王川"), city_news(LINJIANG, "b", "2018-09-01", "王川", words="验收")
    )
    joined = [d for d in graph.decisions if d.kind == "person" and d.same]
    [leader] = named(graph, "王川")
    assert [(d.left, d.reasons) for d in joined] == [(leader.id, ("同在中国共产党临江市委员会任职：市委书记",))]
    assert joined[0].right in {mention.id for mention in graph.mentions}


def test_anonymous_people_are_never_joined() -> None:
    drafts = []
    for page in ("a", "b"):
        draft = Draft(f"刘某在{page}站被查获。", page=page, day="2018-03-01", paper="临江日报")
        draft.person("刘某", anonymous=True)
        drafts.append(draft)
    graph = linked(*drafts)
    assert len(named(graph, "刘某")) == 2
    assert all(person.names.description for person in graph.people if person.anonymous)


@pytest.mark.parametrize(("paper", "people"), [("临江日报", 1), ("朔原日报", 2)])
def test_a_byline_is_one_reporter_of_one_paper(paper: str, people: int) -> None:
    drafts = []
    for page, printed in (("a", "临江日报"), ("b", paper)):
        draft = Draft(f"{printed}记者 苏叶\n集市{page}开张。", page=page, day="2018-03-01", paper=printed)
        draft.byline("苏叶")
        drafts.append(draft)
    graph = linked(*drafts)
    assert len(named(graph, "苏叶")) == people
    assert all(article.authors for article in graph.articles)


def test_a_reporter_is_not_the_mayor_of_that_name() -> None:
    reporter = Draft("临江日报记者 王一川\n集市开张。", page="b", day="2018-03-02", paper="临江日报")
    reporter.byline("王一川")
    graph = linked(city_news(LINJIANG, "a", "2018-03-01", "王一川"), reporter)
    assert len(named(graph, "王一川")) == 2


def test_a_bare_name_joins_the_official_at_home_with_shared_company() -> None:
    bare = Draft("王川、陈望、李苗、周禾走访敬老院。", page="b", day="2018-03-05", paper="临江日报")
    for name in ("王川", "陈望", "李苗", "周禾"):
        bare.person(name)
    official = city_news(LINJIANG, "a", "2018-03-01", "王川", company=("陈望", "李苗", "周禾"))
    assert len(named(linked(official, bare), "王川")) == 1


def test_a_bare_name_waits_until_those_with_posts_are_settled() -> None:
    bare = Draft("王一川、陈望走访敬老院。", page="c", day="2021-03-05", paper="临江日报")
    for name in ("王一川", "陈望"):
        bare.person(name)
    graph = linked(
        city_news(LINJIANG, "a", "2018-03-01", "王一川", "市长", "government", company=("陈望",)),
        city_news(LINJIANG, "b", "2021-03-01", "王一川", company=("陈望",)),
        bare,
    )
    assert len(named(graph, "王一川")) == 1


def test_a_bare_common_name_alone_joins_nobody() -> None:
    bare = Draft("村民王川卖瓜。", page="b", day="2018-03-05", paper="临江日报")
    bare.person("王川")
    assert len(named(linked(city_news(LINJIANG, "a", "2018-03-01", "王川"), bare), "王川")) == 2


def test_the_middle_dot_of_a_foreign_name_does_not_make_two() -> None:
    drafts = []
    for page, name in (("a", "安德烈·科尔"), ("b", "安德烈•科尔")):
        draft = Draft(f"本市外教{name}获奖，{page}。", page=page, day="2018-03-01", home="岭东省临江市")
        draft.here("本市", PREFECTURE)
        draft.person(name)
        drafts.append(draft)
    assert len(linked(*drafts).people) == 1


def test_a_city_taken_for_a_person_is_the_city() -> None:
    misread = Draft("会上，临江代表团发言，王一川出席。", page="b", day="2018-03-02", paper="朔原日报")
    misread.person("临江")
    misread.person("王一川")
    graph = linked(city_news(LINJIANG, "a", "2018-03-01", "王一川"), misread)
    [city] = [place for place in graph.places if place.names.label == LINJIANG]
    assert named(graph, "临江") == []
    assert "临江" in {mention.exact for mention in graph.mentions if mention.entity == city.id}


def test_a_headmaster_without_school_is_not_the_deputy_mayor_next_door() -> None:
    head = Draft("校长王一川给孩子们上安全课。", page="b", day="2018-03-02", home="岭东省朔原市")
    head.person("王一川", ("校长", None))
    mayor = city_news(LINJIANG, "a", "2018-03-01", "王一川", "副市长", "government")
    assert len(named(linked(mayor, head), "王一川")) == 2


def test_one_tenure_across_articles_attested_on_both_days() -> None:
    graph = linked(
        city_news(LINJIANG, "a", "2018-03-01", "王川"), city_news(LINJIANG, "b", "2018-09-01", "王川", words="验收")
    )
    assert [(t.title, t.attested_on, len(t.evidence)) for t in graph.tenures] == [
        ("市委书记", ("2018-03-01", "2018-09-01"), 2)
    ]
