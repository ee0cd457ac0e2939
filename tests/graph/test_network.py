"""The NetworkX view of the invented graph."""

from __future__ import annotations

import networkx as nx
import pytest

from kg.graph.network import Quotation, to_network
from tests.graph.invented import GRAPH, SECOND, shuffled

NETWORK = to_network(GRAPH)

EDGES = [
    ("person-shen", "organization-committee", "tenure", "市委书记", "1998-03-01"),
    ("person-jiang", "place-linjiang", "tenure", "市领导", None),
    ("person-shen", "event-flood", "chair", "主持", "1998-07-03"),
    ("person-jiang", "event-flood", "speaker", "讲话", "1998-07-03"),
    ("organization-bureau", "event-flood", "absentee", "缺席", "1998-07-03"),
    ("person-shen", "event-visit", "lead", "带队", None),
    ("event-visit", "place-dyke", "location", "地点", None),
    ("event-flood", "organization-committee", "organizer", "组织者", "1998-07-03"),
    ("event-flood", "event-province", "conveys", "传达", "1998-07-03"),
    ("speech-1", "event-province", "deliveredAt", "发表于", None),
    ("document-1", "organization-government", "creator", "作者", None),
    ("organization-committee", "place-linjiang", "jurisdiction", "辖区", None),
    ("organization-bureau", "organization-government", "subOrganizationOf", "上级机构", None),
    ("place-qinghe", "place-linjiang", "containedInPlace", "所在地", None),
]


@pytest.mark.parametrize(("source", "target", "kind", "label", "date"), EDGES)
def test_edges(source: str, target: str, kind: str, label: str, date: str | None) -> None:
    edges = NETWORK.get_edge_data(source, target)
    assert (kind, label, date) in [(edge["kind"], edge["label"], edge["date"]) for edge in edges.values()]


def test_nodes_say_what_they_are() -> None:
    meeting = NETWORK.nodes["event-flood"]
    assert (meeting["label"], meeting["kind"], meeting["subkind"], meeting["date"]) == (
        "全市防汛工作会议",
        "event",
        "meeting",
        "1998-07-03",
    )
    assert NETWORK.nodes["event-province"]["date"] == "1998-06"
    assert NETWORK.nodes["person-wang"]["subkind"] == "anonymous"
    assert NETWORK.nodes["person-shen"]["mentions"] == 2


def test_an_edge_carries_its_sentence_paper_and_date() -> None:
    edge = NETWORK.edges["person-jiang", "event-flood", "participation-2"]
    assert edge["evidence"] == (
        Quotation(
            "passage-2", SECOND.replace("\n", ""), "article-1", "全市防汛工作会议召开", "临江晚报社", "1998-07-04"
        ),
    )


def test_every_end_is_a_node_with_a_label() -> None:
    assert [node for node, label in NETWORK.nodes(data="label") if not label] == []


def test_order_of_the_tuples_does_not_matter() -> None:
    other = to_network(shuffled(GRAPH, 7))
    assert list(other.nodes(data=True)) == list(NETWORK.nodes(data=True))
    assert list(other.edges(keys=True, data=True)) == list(NETWORK.edges(keys=True, data=True))


def test_algorithms_run_on_it() -> None:
    path = nx.shortest_path(NETWORK.to_undirected(), "person-jiang", "place-dyke")
    assert path[0] == "person-jiang"
    assert path[-1] == "place-dyke"
