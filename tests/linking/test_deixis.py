"""Which place a level word means: 县 in a city's paper, 市 beside another city, 州 at home."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import Variable

import kg

HOLDERS = """
    SELECT ?name ?title ?body {
      ?tenure org:member/rdfs:label ?name ; kg:title ?title ; org:organization/rdfs:label ?body .
    } ORDER BY ?name ?title"""


def holders(folder: Path, home: str, text: str) -> set[tuple[str, str, str]]:
    """Who holds which post in which body, in one article of a paper at home there."""
    page = {"text": text, "title": "乡村公路通车", "home": home, "date": "2014-05-09"}
    (folder / "page.jsonl").write_text(json.dumps(page, ensure_ascii=False) + "\n", "utf-8")
    answers = kg.build(folder / "page.jsonl").query(HOLDERS).bindings
    return {(str(row[Variable("name")]), str(row[Variable("title")]), str(row[Variable("body")])) for row in answers}


CASES = [
    pytest.param(
        "山东省德州市",
        "副市长鲁明义到夏津县查看公路，水泥从江苏盐城和天津静海运来。县委书记段成才介绍了进度。",
        ("段成才", "县委书记", "中国共产党夏津县委员会"),
        id="县 is the county of the home, not one that goods come from",
    ),
    pytest.param(
        "云南省大理白族自治州",
        "州委书记罗启明，宁波市委书记、市人大常委会主任高树德，州委副书记、州长金长河出席通车仪式。",
        ("高树德", "市人大常委会主任", "宁波市人民代表大会常务委员会"),
        id="市 is the city just named, where home is a 州",
    ),
    pytest.param(
        "云南省大理白族自治州",
        "州委书记罗启明，宁波市委书记、市人大常委会主任高树德，州委副书记、州长金长河出席通车仪式。",
        ("金长河", "州长", "大理白族自治州人民政府"),
        id="州 is home, whatever city was named last",
    ),
    pytest.param(
        "云南省大理白族自治州",
        "宁波市鄞州区政府区长顾良才一行走进汪清县。县委副书记、县长肖大江，副县长代长青陪同。",
        ("代长青", "副县长", "汪清县人民政府"),
        id="县长 is of the county, not of the district named before it",
    ),
    pytest.param(
        "山东省德州市",
        "德城区图书馆新添了三千册书。读者来自陵城区的两个街道。区文旅局局长段成才说，德城区还要建分馆。",
        ("段成才", "局长", "德州市德城区文化和旅游局"),
        id="区 is the district whose library the article is about, not one that it passes",
    ),
    pytest.param(
        "山东省德州市",
        "德城区图书馆新添了三千册书。陵城区的区文旅局局长段成才到场参观，德城区还要建分馆。",
        ("段成才", "局长", "德州市陵城区文化和旅游局"),
        id="but that which the same sentence names",
    ),
    pytest.param(
        "山东省德州市德城区",
        "副区长、公安分局局长段成才到学校讲安全课。",
        ("段成才", "局长", "德州市公安局德城分局"),
        id="a district's 公安分局 is the branch of its city's bureau",
    ),
]


@pytest.mark.parametrize(("home", "text", "held"), CASES)
def test_whose_a_level_word_is(tmp_path: Path, home: str, text: str, held: tuple[str, str, str]) -> None:
    assert held in holders(tmp_path, home, text)


HOMES = [
    pytest.param(
        "大理日报讯 州委副书记罗启明率队赴宁波市鄞州区，考察鄞州区的学校。鄞州区委书记顾良才陪同。随后在区委座谈。",
        "云南省大理白族自治州",
        id="州 is said of the paper's own place, however often a district is named",
    ),
    pytest.param(
        "锡林郭勒日报讯 盟委委员高树德赴北京市大兴区，看大兴区的学校。大兴区委书记顾良才陪同。随后在区委座谈。",
        "内蒙古自治区锡林郭勒盟",
        id="盟 is none of a district",
    ),
]


@pytest.mark.parametrize(("text", "home"), HOMES)
def test_a_home_is_called_as_the_text_says(tmp_path: Path, text: str, home: str) -> None:
    assert homes(tmp_path, f"学习考察共谋发展\n\n{text}\n") == [home]


def test_a_county_on_a_page_of_its_city_is_no_home_though_no_paper_is_named(tmp_path: Path) -> None:
    city = "本报讯 咸宁市委副书记罗启明在咸宁市看望教师，咸宁市的学校新添三百名教师，市教育局作了介绍。"
    county = "本报讯 通城县委书记段成才在通城县调研茶园，通城县的茶农说今年茶好。段成才要求县农业局到通城县城设点。"
    other = "本报讯 咸宁市委常委高树德到咸宁市福利院慰问，咸宁市民政局的同志陪同，市财政局拨款五万元。"
    text = f"新学校开学了\n\n{city}\n\n春茶开采了\n\n{county}\n\n福利院里过节\n\n{other}"
    assert homes(tmp_path, text) == ["湖北省咸宁市"] * 3


def homes(folder: Path, text: str) -> list[str]:
    """The home of each article of a page."""
    (folder / "page.txt").write_text(text, "utf-8")
    answers = kg.build(folder / "page.txt").query("SELECT ?home { ?article kg:home/kg:fullName ?home }")
    return [str(row[Variable("home")]) for row in answers.bindings]
