"""Each competency question, asked of the sample pages, gives what those pages say."""

from __future__ import annotations

import csv
from io import BytesIO
from pathlib import Path

import pytest
import rdflib

from kg.questions.answers import write_answer
from kg.questions.asking import ask, opened
from kg.questions.binding import bound, values_of
from kg.questions.catalogue import names, question, questions
from kg.questions.names import Names
from tests.graph.invented import GRAPH

Row = dict[str, str]

# Question, what its parameters are given, and what one row of the answer says.
SAMPLE: dict[str, tuple[Row, Row]] = {
    "attends-or-speaks": ({"person": "倪正道"}, {"personName": "倪正道", "events": "1", "spokeAt": "0"}),
    "body-and-parts": (
        {"body": "中国共产党澜东省委员会"},
        {"partName": "中国共产党澜东省委员会组织部", "personName": "齐乐", "title": "副部长"},
    ),
    "career": ({"person": "祝安平"}, {"title": "市长", "bodyName": "景川市人民政府"}),
    "chain-of-conveyance": ({}, {"eventName": "防汛会商会", "sourceName": "全省防汛抗旱工作视频会议"}),
    "chairs-of-body": (
        {"body": "云汀市防汛抗旱指挥部"},
        {"date": "2013-06-23", "eventName": "防汛会商会", "personName": "邵立言"},
    ),
    "coverage": ({"entity": "邵立言"}, {"paperName": "景川日报", "month": "2013-06", "articles": "1"}),
    "holders-of-post": (
        {"body": "云汀市人民政府", "title": "市长"},
        {"personName": "邵立言", "from": "2013-06-24", "until": "2013-06-25"},
    ),
    "independent-originals": ({}, {"kind": "https://w3id.org/newskg/ontology#Participation", "originals": "2"}),
    "inspections": ({"place": "青禾县"}, {"month": "2013-06", "placeName": "青禾县", "visits": "1"}),
    "joint-meetings": ({"body": "中国铁路总公司"}, {"partnerName": "澜东省人民政府", "date": "2017-01-17"}),
    "known-by-reference": ({}, {"eventName": "省委九届五次全会", "published": "2013-06-24"}),
    "last-seen": ({"date": "2010-01-01"}, {"personName": "伊文广", "last": "2009-09-09"}),
    "meetings-conveying": (
        {"original": "国家防汛抗旱总指挥部会商会"},
        {"placeName": "景川市", "eventName": "市委常委（扩大）会议", "days": "1"},
    ),
    "namesakes": ({}, {"name": "张伟民", "description": "景川市第三中学校长，2013"}),
    "participants": (
        {"event": "防汛会商会"},
        {"agentName": "张伟民", "position": "1", "role": "https://w3id.org/newskg/ontology#AttendeeRole"},
    ),
    "person-by-month": (
        {"person": "岳承志", "year": "2017"},
        {"month": "2017-01", "eventName": "澜云高铁建设合作备忘录签字仪式"},
    ),
    "place-codes": ({"place": "阿拉山口市"}, {"code": "652702"}),
    "posts-on-date": (
        {"person": "邵立言", "date": "2013-12-31"},
        {
            "title": "总指挥",
            "bodyName": "云汀市防汛抗旱指挥部",
            "attested": "2013-06-24",
        },
    ),
    "rank-moves": ({"person": "欧阳启明"}, {"best": "2", "worst": "3"}),
    "single-source": ({"entity": "洪波"}, {"entityName": "洪波"}),
    "stand-ins": ({}, {"bodyName": "国家防汛抗旱总指挥部", "personName": "陆怀章", "title": "副总指挥"}),
    "texts-studied": ({}, {"textName": "郁正清在全会上的讲话", "date": "2013-06-23"}),
    "who-met-whom": (
        {"person": "邵立言", "other": "欧阳启明"},
        {"times": "3", "first": "2013-06-23", "last": "2023-11-15"},
    ),
    "who-says-so": ({"entity": "洪波"}, {"page": "05_jingchuan_trade.txt", "date": "2009-09-09"}),
}
REPRINTED = next(passage.exact for passage in GRAPH.passages if passage.article == "article-2")

# The invented graph has a reprint that differs from its original, and a meeting with two dates.
INVENTED: dict[str, tuple[Row, Row]] = {
    "reprints": ({}, {"originalHeadline": "全市防汛工作会议召开", "sentence": REPRINTED}),
    "rival-values": ({"event": "全市防汛工作会议"}, {"value": "1998-07-02", "eventName": "全市防汛工作会议"}),
}


def rows(store: Path, name: str, given: Row) -> list[Row]:
    kept = opened(store)
    known = Names(kept)
    wanted = question(name)
    answer = BytesIO()
    write_answer(ask(kept, bound(wanted, values_of(wanted, given, known)), known.base_iri), "csv", answer)
    return list(csv.DictReader(answer.getvalue().decode().splitlines()))


def test_every_question_is_tested_here() -> None:
    assert {*SAMPLE, *INVENTED} == set(names())
    assert len(names()) >= 20


@pytest.mark.parametrize("name", SAMPLE)
def test_the_sample_pages_answer(name: str, sample_build: Path) -> None:
    given, expected = SAMPLE[name]
    found = rows(sample_build / "current" / "store", name, given)
    assert any(expected.items() <= row.items() for row in found), found[:20]


@pytest.mark.parametrize("name", INVENTED)
def test_the_invented_graph_answers(name: str, invented_store: Path) -> None:
    given, expected = INVENTED[name]
    assert any(expected.items() <= row.items() for row in rows(invented_store, name, given))


@pytest.mark.parametrize("name", ["career", "who-met-whom", "coverage"])
def test_a_parameter_leaves_nothing_of_others(name: str, sample_build: Path) -> None:
    given = {question(name).parameters[0].name: "邵立言"}
    found = rows(sample_build / "current" / "store", name, given)
    column = f"{question(name).parameters[0].name}Name"
    assert {row[column] for row in found} == {"邵立言"}


@pytest.mark.parametrize("each", questions(), ids=lambda each: each.name)
def test_each_says_what_it_asks_in_both_languages(each: object) -> None:
    asked = question(getattr(each, "name"))  # noqa: B009 - pytest gives an object
    assert set(asked.title) == set(asked.description) == {"zh", "en"}
    assert all(set(parameter.meaning) == {"zh", "en"} for parameter in asked.parameters)


@pytest.mark.parametrize("name", names())
def test_plain_sparql_that_needs_no_prefixes_of_ours(name: str) -> None:
    assert rdflib.Graph(bind_namespaces="none").query(question(name).sparql).type == "SELECT"
