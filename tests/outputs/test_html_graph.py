"""What the page's scripts make of a whole graph: filters, colours, search, and files to take along."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import networkx as nx
import pytest

from kg.graph.minting import DEFAULT_BASE_IRI
from kg.linking.graph import KnowledgeGraph, Names, PersonNode
from kg.outputs.html import SHAPES
from kg.outputs.page.contents import page_contents
from tests.outputs.hostile import PAYLOADS
from tests.outputs.invented_graph import identifier, invented_graph
from tests.outputs.test_html_modules import ran

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="needs the Debian package nodejs (18 or newer)")


def tables_of(graph: KnowledgeGraph, folder: Path) -> Path:
    tables = page_contents(graph).tables | {"shapes": SHAPES, "title": "临江<市>", "base": DEFAULT_BASE_IRI}
    file = folder / "tables.json"
    file.write_text(json.dumps(tables).encode("utf-8", "replace").decode(), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tables_of(invented_graph(), tmp_path_factory.mktemp("tables"))


def told(tables: Path, module: str, expression: str) -> object:
    """What an expression gives, in which ``g`` is the graph and ``at`` finds an entity's number by its label."""
    graph = f"new m.Graph(JSON.parse(fs.readFileSync({json.dumps(str(tables))}, 'utf8')))"
    at = "(label) => g.entities.find((entity) => entity.label === label).number"
    return ran(f"graph.js {module}", f"(() => {{ const g = {graph}; const at = {at}; return {expression}; }})()")


def labels(tables: Path, filtered: str) -> set[str]:
    shown = told(
        tables,
        "filters.js",
        "(() => { const filter = m.emptyFilter();"
        f" {filtered}; const tests = m.filterTests(g, filter);"
        " return g.entities.filter(tests.entity).map(({ label }) => label); })()",
    )
    assert isinstance(shown, list)
    return set(shown)


@pytest.mark.parametrize(
    ("filtered", "inside", "outside"),
    [
        ("", {"曾广澜", "宓长庚", "临江港务集团有限公司"}, set()),
        ("filter.kinds.add('person')", {"临江市"}, {"曾广澜"}),
        ("filter.places.add(at('青禾县'))", {"石桥村", "青禾县人民政府", "柏千帆", "解文朴"}, {"宓长庚", "临江日报"}),
        ("filter.places.add(at('临江市'))", {"青禾县", "石桥村", "曾广澜", "仇雨衡"}, {"缪听雪", "云梦省人民政府"}),
        ("filter.organizations.add(at('临江市人民政府'))", {"临江市水利局", "覃望舒", "仇雨衡"}, {"解文朴", "宓长庚"}),
        ("filter.roles.add('absentee')", {"柏千帆", "全市防汛工作会议"}, {"曾广澜", "临江市"}),
        ("filter.papers.add(at('临江晚报'))", {"曾广澜", "覃望舒", "临江晚报"}, {"解文朴", "宓长庚"}),
        ("filter.papers.add(at('临江晚报')); filter.roles.add('chair')", {"仇雨衡"}, {"覃望舒", "曾广澜"}),
        ("filter.from = '2031-09-01'", {"临江市招商引资推介会"}, {"全市防汛工作会议", "柳树湾大堤防汛督导"}),
    ],
)
def test_filters(tables: Path, filtered: str, inside: set[str], outside: set[str]) -> None:
    shown = labels(tables, filtered)
    assert inside <= shown
    assert not outside & shown


def test_a_filter_is_the_same_after_its_address(tables: Path) -> None:
    query = f"hide=speech&role=chair&place={identifier('青禾县')}&from=2031-06-01"
    assert told(tables, "filters.js", f"m.filterQuery(g, m.readFilter(g, {json.dumps(query)}))") == query


def test_an_address_that_asks_for_what_is_not_there_filters_nothing(tables: Path) -> None:
    query = "place=nowhere,constructor&from=yesterday&paper=%00"
    assert told(tables, "filters.js", f"m.filterQuery(g, m.readFilter(g, {json.dumps(query)}))") == ""


@pytest.mark.parametrize("query", ["曾廣瀾", "臨江二中", "单若溪", "市水利局", "雨衡同志"])
def test_printed_and_traditional_forms_are_found(tables: Path, query: str) -> None:
    found = told(tables, "search.js", f"new m.Search(g).find({json.dumps(query)}).map((n) => g.entities[n].label)")
    assert isinstance(found, list)
    wanted = {
        "曾廣瀾": "曾广澜",
        "臨江二中": "临江市第二中学",
        "单若溪": "单若溪",
        "市水利局": "临江市水利局",
        "雨衡同志": "仇雨衡",
    }
    assert found[0] == wanted[query]


def test_jurisdictions_colour_people_as_their_bodies(tables: Path) -> None:
    hues = told(
        tables,
        "colouring.js",
        "(({ hues }) => g.entities.map(({ label }, n) => [label, hues[n]]))(m.colouring(g, 'jurisdiction'))",
    )
    assert isinstance(hues, list)
    hue = dict(hues)
    assert hue["曾广澜"] == hue["临江市"] == hue["青禾县"] == hue["柏千帆"] == 1
    assert hue["宓长庚"] == hue["云梦省"] != 1


def test_communities_have_their_colours(tables: Path) -> None:
    groups = told(tables, "colouring.js", "m.colouring(g, 'community').groups.map(({ hue, count }) => [hue, count])")
    assert isinstance(groups, list)
    assert [hue for hue, _ in groups] == list(range(1, len(groups) + 1))
    assert [count for _, count in groups] == sorted((count for _, count in groups), reverse=True)


NUMBERS = "g.entities.map(({ number }) => number)"
FACTS = f"m.factsAmong(g, {NUMBERS}, () => true)"
ALL = f"{NUMBERS}, {FACTS}"


def test_the_table_has_a_row_for_each_sentence_of_each_fact(tables: Path) -> None:
    text = told(tables, "takealong.js", f"m.toCsv(g, {FACTS})")
    assert isinstance(text, str)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    chaired = [row for row in rows if row["word"] == "chair" and row["source"] == "仇雨衡"]
    assert {row["newspaper"] for row in chaired} == {"临江日报", "临江晚报"}
    assert chaired[0]["target"] == "全市防汛工作会议"
    assert chaired[0]["source_iri"] == DEFAULT_BASE_IRI + identifier("仇雨衡")
    assert "市长仇雨衡主持会议" in chaired[0]["sentence"]
    assert chaired[0]["dates"] == "2031-06-18"


def test_networkx_reads_the_data(tables: Path) -> None:
    text = told(tables, "takealong.js", f"m.toJson(g, {ALL})")
    graph = nx.node_link_graph(json.loads(str(text)), edges="links")
    assert graph.nodes[identifier("曾广澜")]["label"] == "曾广澜"
    words = {edge["word"] for edge in graph[identifier("曾广澜")][identifier("全市防汛工作会议")].values()}
    assert words == {"attendee", "speaker"}


def test_networkx_reads_the_graph_file(tables: Path) -> None:
    text = told(tables, "takealong.js", f"m.toGexf(g, {ALL}, (n) => ({{ x: n, y: 2 * n }}))")
    graph = nx.read_gexf(io.BytesIO(str(text).encode()))
    node = graph.nodes[identifier("曾广澜")]
    assert (node["label"], node["kind"]) == ("曾广澜", "person")
    assert any("市长仇雨衡主持会议" in str(edge.get("sentences")) for *_, edge in graph.edges(data=True))


def test_hostile_names_come_through_every_format(tmp_path: Path) -> None:
    people = tuple(PersonNode(f"person-{at:03}", Names(text, (text,), (), text)) for at, text in enumerate(PAYLOADS))
    tables = tables_of(KnowledgeGraph(people=people), tmp_path)
    gexf = nx.read_gexf(io.BytesIO(str(told(tables, "takealong.js", f"m.toGexf(g, {ALL})")).encode()))
    data = json.loads(str(told(tables, "takealong.js", f"m.toJson(g, {ALL})")))
    assert sorted(node["label"] for node in data["nodes"]) == sorted(PAYLOADS)
    printed = {text.replace("\0", "\ufffd") for text in PAYLOADS}
    assert {label for _, label in gexf.nodes(data="label")} == printed


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(1)", "+1", "-1", "甲,乙", '他说"好"', "一\n二"])
def test_cells_of_the_table_are_text(tables: Path, cell: str) -> None:
    text = told(
        tables,
        "takealong.js",
        "m.toCsv(g, [Object.create(g.facts.find(({ end }) => end !== null),"
        f" {{ word: {{ value: {json.dumps(cell)} }}, evidence: {{ value: [] }} }})])",
    )
    (row,) = csv.DictReader(io.StringIO(str(text)[1:], newline=""))
    assert row["word"] == (f"'{cell}" if cell[0] in "=@+-" else cell)
