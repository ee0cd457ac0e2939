"""What print does to a name: other characters, spaces, lost dots, and a wrong character."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.linking.misprints import one_character_apart
from kg.linking.name_keys import name_key
from kg.traditional import simplified, simplified_characters
from tests.linking.cities import LINJIANG, SHUOYUAN, city_news
from tests.linking.records import Draft, linked, named


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("張偉民", "张伟民"),
        ("葉 禾", "叶禾"),
        ("陆　川", "陆川"),
        ("安德烈·科尔", "安德烈科尔"),
        ("安德烈．科尔", "安德烈•科尔"),
        ("Ｊ·科尔", "j科尔"),
        ("安德烈 科尔", "安德烈·科尔"),
    ],
)
def test_forms_of_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("张伟民", "张伟明"), ("陆川", "陆川川"), ("安德烈·科尔", "安德烈·科拉")])
def test_other_names_stay_other_names(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(st.sampled_from(sorted(simplified_characters()) + list("王川，。")), max_size=20))
def test_simplifying_keeps_the_length(text: str) -> None:
    assert len(simplified(text)) == len(text)


@pytest.mark.parametrize(
    ("one", "other", "at"),
    [
        ("王一川", "王一州", 2),
        ("王一川", "汪一川", 0),
        ("王川", "王州", None),
        ("王一川", "王一川", None),
        ("王一川", "王川一", None),
        ("王一川", "王川", None),
    ],
)
def test_one_character_apart(one: str, other: str, at: int | None) -> None:
    assert one_character_apart(one, other) == at


@pytest.mark.parametrize(
    ("first", "second"), [("葉長禾", "叶长禾"), ("叶长禾", "葉長禾"), ("叶 禾", "叶禾"), ("安娜·科尔", "安娜科尔")]
)
def test_two_forms_of_one_name_are_one_person_under_the_plain_one(first: str, second: str) -> None:
    graph = linked(
        city_news(LINJIANG, "a", "2018-03-01", first), city_news(LINJIANG, "b", "2018-09-01", second, words="验收")
    )
    [leader] = graph.people
    plain = {"葉長禾": "叶长禾", "叶 禾": "叶禾", "安娜科尔": "安娜·科尔"}
    assert name_key(leader.names.label) == name_key(first)
    assert leader.names.label == plain.get(first, first)


def slipping(name: str, day: str, title: str = "市委书记", company: tuple[str, ...] = ("陈望", "李苗")) -> list[Draft]:
    """Two reports that print 王一川, and one that prints another name."""
    return [
        city_news(LINJIANG, "a", "2018-03-01", "王一川", title, company=company),
        city_news(LINJIANG, "b", "2018-09-01", "王一川", title, company=company, words="验收水库"),
        city_news(LINJIANG, "c", day, name, title, company=company, words="走访敬老院"),
    ]


@pytest.mark.parametrize(
    ("drafts", "people"),
    [
        pytest.param(slipping("王一州", "2018-05-01"), 1, id="one post, one time, one company"),
        pytest.param(slipping("王一州", "2019-05-01"), 2, id="another time: a successor"),
        pytest.param(slipping("王二州", "2018-05-01"), 2, id="two characters"),
        pytest.param(slipping("王一州", "2018-05-01", company=()), 2, id="nobody beside them"),
        pytest.param(slipping("王一州", "2018-05-01", "副市长"), 2, id="one of several deputies"),
        pytest.param(slipping("王一穿", "2018-05-01", "副市长"), 1, id="a deputy whose name sounds alike"),
        pytest.param(slipping("王一州", "2018-05-01", "市委委员"), 2, id="a post that many hold"),
        pytest.param(
            [
                *slipping("王一川", "2018-05-01")[:2],
                city_news(SHUOYUAN, "c", "2018-05-01", "王一州", company=("陈望", "李苗")),
            ],
            2,
            id="another city's",
        ),
        pytest.param(
            [
                *slipping("王一州", "2018-05-01"),
                city_news(LINJIANG, "d", "2018-06-01", "王一州", company=("陈望",), words="看望新兵"),
            ],
            2,
            id="printed twice",
        ),
    ],
)
def test_a_wrong_character(drafts: list[Draft], people: int) -> None:
    assert (
        len({person.id for name in ("王一川", "王一州", "王一穿", "王二州") for person in named(linked(*drafts), name)})
        == people
    )


def test_a_slip_has_its_reason_and_is_another_name_of_the_person() -> None:
    graph = linked(*slipping("王一州", "2018-02-20"))
    [leader] = named(graph, "王一川")
    assert leader.names.other == ("王一州",)
    reasons = [reason for decision in graph.decisions if decision.same for reason in decision.reasons]
    assert "一字之差：王一州／王一川；同时同一职务：市委书记；同现：李苗、陈望" in reasons


def test_two_people_of_one_article_are_no_slip() -> None:
    drafts = slipping("王一州", "2018-05-01")
    drafts[0].text += "王一州也在场。"
    drafts[0].person("王一州")
    assert len(named(linked(*drafts), "王一州")) == 1


def test_a_slip_in_a_reprint() -> None:
    words = "在渡口连续值守三十个昼夜，劝返车辆上百台，帮助乡亲运送种子化肥，连家里的麦子都顾不上收割。"
    told = Draft(f"村民刘大山{words}", page="a", day="1996-07-20", paper="临江日报")
    told.person("刘大山")
    slipped = replace(Draft(f"村民刘大川{words}", page="b", day="1996-07-21", paper="朔原日报"))
    slipped.person("刘大川")
    [villager] = linked(told, slipped).people
    assert (villager.names.label, villager.names.other) == ("刘大山", ("刘大川",))
