"""The page as text: whole, the same each time, and closed to whatever its data holds."""

from __future__ import annotations

import base64
import gzip
import json
import random
import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OutputError
from kg.linking.graph import KnowledgeGraph, MentionNode, Names, Passage, PersonNode
from kg.outputs.html import FIRST_VIEW, to_html
from kg.outputs.layout import positions
from kg.outputs.page.bundle import csp_hash, packed_json, page_script, page_source, script_json, vis_script
from kg.outputs.page.communities import communities
from kg.outputs.page.contents import page_contents
from kg.outputs.page.firstview import first_view
from kg.outputs.page.marks import turns
from kg.outputs.pinyin import readings
from kg.outputs.traditional import simplifications
from kg.text import Span
from tests.outputs.hostile import PAYLOADS
from tests.outputs.invented_graph import ENTITIES, identifier, invented_graph, label_of, large_graph, shuffled


def embedded(html: str, name: str) -> dict[str, object]:
    found = re.search(rf'<script type="application/(json|gzip)" id="{name}">(.*?)</script>', html, re.DOTALL)
    assert found
    value = json.loads(found[2] if found[1] == "json" else gzip.decompress(base64.b64decode(found[2])))
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_the_graph_does_not_show(seed: int) -> None:
    assert to_html(shuffled(invented_graph(), seed)) == to_html(invented_graph())


def test_nothing_in_the_page_names_another_place() -> None:
    html = to_html(invented_graph())
    assert "sourceMappingURL" not in html
    assert not re.search(r"<(?:link|img|iframe|object|embed)\b|<script[^>]+\bsrc=|@import|url\(", html)


def test_the_policy_allows_exactly_the_scripts_that_stand_there() -> None:
    html = to_html(invented_graph())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert len(scripts) == 2
    allowed = re.findall(r"'sha256-[^']+'", policy[1].replace("&#39;", "'"))
    assert allowed == [*map(csp_hash, scripts), csp_hash(re.findall(r"<style>(.*?)</style>", html, re.DOTALL)[0])]
    assert "unsafe" not in policy[1]


def test_every_entity_and_every_sentence_is_in_the_page() -> None:
    graph = invented_graph()
    contents = embedded(to_html(graph), "contents")
    entities, passages = contents["entities"], contents["passages"]
    assert isinstance(entities, dict)
    assert isinstance(passages, dict)
    assert sorted(row[3] for row in entities["rows"]) == sorted(map(label_of, ENTITIES))
    assert {row[2] for row in passages["rows"]} == {passage.exact for passage in graph.passages}


def test_an_empty_graph_has_a_page() -> None:
    assert embedded(to_html(KnowledgeGraph()), "first-view")["nodes"] == []


def test_a_graph_of_names_alone_draws_them() -> None:
    people = tuple(PersonNode(f"person-{at}", Names(f"某{at}")) for at in range(5))
    nodes = embedded(to_html(KnowledgeGraph(people=people)), "first-view")["nodes"]
    assert isinstance(nodes, list)
    assert len({(node["x"], node["y"]) for node in nodes}) == 5


def test_a_fact_about_nobody_is_refused() -> None:
    graph = invented_graph()
    with pytest.raises(OutputError, match=identifier("曾广澜")):
        to_html(replace(graph, people=tuple(p for p in graph.people if p.id != identifier("曾广澜"))))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_names_and_titles_stay_inside_their_place(payload: str) -> None:
    html, plain = (
        to_html(KnowledgeGraph(people=(PersonNode("person-1", Names(text, (text,), (), text)),)), title=text)
        for text in (payload, "某")
    )
    tags = re.compile(r"<[a-zA-Z/!][^\s>]*")
    assert tags.findall(html) == tags.findall(plain)
    assert embedded(html, "contents")["title"] == payload


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_any_text_comes_through_the_data_whole_and_closed(text: str) -> None:
    written = script_json({"text": text})
    assert not set(written) & set("<>&\u2028\u2029")
    written.encode("utf-8")
    assert json.loads(written)["text"] == re.sub("[\ud800-\udfff]", "\ufffd", text)


def test_each_of_the_first_view_has_a_line_and_people_lead() -> None:
    contents = page_contents(large_graph(2000))
    numbers = first_view(contents, FIRST_VIEW)
    joined = {end for pair in contents.pairs(numbers) for end in pair}
    people = [number for number in numbers if contents.entities[number].kind == "person"]
    assert joined == set(numbers)
    assert FIRST_VIEW - 2 <= len(numbers) <= FIRST_VIEW
    assert len(people) >= FIRST_VIEW / 3


def test_the_most_telling_come_first() -> None:
    entities = page_contents(invented_graph()).entities
    assert entities[0].importance == max(entity.importance for entity in entities)
    assert [e.importance for e in entities] == sorted((e.importance for e in entities), reverse=True)


def test_entities_stand_apart_and_where_they_stood() -> None:
    names = [f"person-{at}" for at in range(30)]
    pairs = [(0, at) for at in range(1, 25)]
    placed = positions(names, pairs)
    assert placed == positions(names, pairs)
    assert all(abs(a[0] - b[0]) > 40 or abs(a[1] - b[1]) > 25 for i, a in enumerate(placed) for b in placed[:i])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_most_entities_stay_where_they_stood_when_pages_are_added(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - a graph, not a secret
    names = [f"person-{at:03}" for at in range(120)]
    pairs = [(draw.randrange(at), at) for at in range(1, 100)] + [
        (draw.randrange(60), draw.randrange(60, 100)) for _ in range(40)
    ]
    later = [*pairs, *((draw.randrange(100), at) for at in range(100, 105))]
    before, after = (np.array(positions(names[:count], lines)) for count, lines in ((100, pairs), (105, later)))
    moved = np.hypot(*(after[:100] - before).T) / np.ptp(after, axis=0).max()
    assert np.mean(moved < 0.1) > 0.6


@pytest.mark.parametrize(
    ("texts", "expected"),
    [(["曾广澜"], {"廣": "广", "瀾": "澜"}), (["曾廣瀾"], {"廣": "广", "瀾": "澜"}), (["甲"], {}), ([], {})],
)
def test_simplifications(texts: list[str], expected: dict[str, str]) -> None:
    assert simplifications(texts) == expected


def test_communities_are_what_hangs_together() -> None:
    triangles = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)]
    assert communities(7, triangles) == [0, 0, 0, 1, 1, 1, None]


@pytest.mark.parametrize(
    ("text", "regions", "at", "expected"),
    [
        ("市长到市里，市长讲话", [(10, 20)], 16, [1]),
        ("市长到市里，市长讲话", [(10, 12), (14, 22)], 18, [1]),
        ("市长到市里，市长讲话", [(10, 20)], 10, [0]),
        ("市长讲话", [(10, 14)], 10, []),
    ],
)
def test_the_mention_meant(text: str, regions: list[tuple[int, int]], at: int, expected: list[int]) -> None:
    spans = tuple(Span(*region) for region in regions)
    mention = MentionNode("m", "a", "p", "page", "e", "市长", (Span(at, at + 2),), 1.0)
    assert turns(Passage("p", "a", "page", text, spans), "市长", [mention]) == expected


def test_the_packed_data_is_the_same_each_time() -> None:
    assert packed_json({"某": "</script>"}) == packed_json({"某": "</script>"})
    assert "<" not in packed_json({"某": "</script>"})


def test_the_file_is_little_more_than_its_data_and_the_library() -> None:
    graph = large_graph(2000)
    packed = len(gzip.compress(json.dumps(page_contents(graph).tables, ensure_ascii=False).encode(), 9))
    assert len(to_html(graph).encode()) < 1.5 * (packed + len(vis_script().encode()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("曾", {"曾": "ceng/zeng"}),
        ("吕", {"吕": "lv"}),
        ("A1，。", {}),
        ("\ud800", {}),
        ("临江", {"临": "lin", "江": "jiang"}),
    ],
)
def test_readings(text: str, expected: dict[str, str]) -> None:
    assert readings([text]) == expected


def test_the_script_is_one_scope_without_module_words() -> None:
    script = page_script()
    assert not re.search(r"^(?:import|export)\b", script, re.MULTILINE)
    assert len(re.findall(r"^open\(\);$", script, re.MULTILINE)) == 1


def test_data_never_becomes_markup() -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", page_script())


def test_both_languages_say_the_same_things() -> None:
    words = json.loads(page_source("words.json"))
    assert words["zh"].keys() == words["en"].keys()
    holes = re.compile(r"\{\w+\}")
    assert {key: sorted(holes.findall(text)) for key, text in words["zh"].items()} == {
        key: sorted(holes.findall(text)) for key, text in words["en"].items()
    }
