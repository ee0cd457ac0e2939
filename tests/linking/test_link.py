"""Properties of the whole: order, stability, offsets, evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.linking.graph import KnowledgeGraph
from kg.linking.link import link
from kg.model import ArticleRecord, Block, BlockKind, Span
from kg.text import AlignedText
from tests.linking.cities import LINJIANG, SHUOYUAN, city_news, flood_meeting
from tests.linking.records import Draft, linked, page_of
from tests.linking.test_events import conveying, wire_report
from tests.linking.test_reprints import story

DRAFTS = (
    city_news(LINJIANG, "a", "2018-03-01", "王川", company=("陈望",)),
    city_news(LINJIANG, "b", "2021-03-01", "王川", "市长", "government"),
    city_news(SHUOYUAN, "c", "2018-03-02", "王川"),
    flood_meeting(LINJIANG, "d", "2018-07-04", "7月3日", "王川"),
    flood_meeting(LINJIANG, "e", "2018-07-05", "7月3日", "王川", name="防汛工作会议"),
    wire_report("f", "2018-07-03", "7月2日"),
    conveying("g", "2018-07-04", "7月2日"),
    story("h", "1996-07-20"),
    story("i", "1996-07-21"),
)
RECORDS = tuple(draft.record() for draft in DRAFTS)


@given(st.permutations(RECORDS))
@settings(max_examples=15, deadline=None)
def test_the_graph_does_not_depend_on_the_order_of_records(records: Sequence[ArticleRecord]) -> None:
    assert link(records, []) == link(RECORDS, [])


def ids(graph: KnowledgeGraph) -> set[str]:
    return {
        node.id
        for nodes in (graph.pages, graph.articles, graph.people, graph.organizations, graph.events, graph.mentions)
        for node in nodes
    }


def test_identifiers_stay_when_later_pages_are_added() -> None:
    early = link(RECORDS[:4], [])
    assert ids(early) <= ids(link([*RECORDS[:4], *(d.record() for d in (later("x"), later("y")))], []))


def later(page: str) -> Draft:
    return city_news(LINJIANG, page, "2022-05-01", "陈望", "市长", "government")


def test_identifiers_are_unique_and_sorted() -> None:
    graph = link(RECORDS, [])
    for name in graph.__dataclass_fields__:
        if name not in {"decisions", "unread"}:
            found = [node.id for node in getattr(graph, name)]
            assert found == sorted(set(found)), name


def test_every_reference_ends_in_the_graph() -> None:
    graph = link(RECORDS, [])
    people, organizations = {p.id for p in graph.people}, {o.id for o in graph.organizations}
    places, passages = {p.id for p in graph.places}, {p.id for p in graph.passages}
    entities = people | organizations | places | {e.id for e in graph.events}
    assert {m.entity for m in graph.mentions} <= entities
    assert {m.passage for m in graph.mentions} <= passages
    assert {place.container for place in graph.places} - {None} <= places
    assert {o.jurisdiction for o in graph.organizations} - {None} <= places
    assert {o.parent for o in graph.organizations} - {None} <= organizations
    assert {t.person for t in graph.tenures} <= people
    evidence = [fact.evidence for fact in graph.tenures]
    evidence += [fact.evidence for fact in graph.participations]
    evidence += [fact.evidence for fact in graph.claims]
    assert all(found and set(found) <= passages for found in evidence)


def test_words_stand_on_the_page_where_they_are_said_to() -> None:
    graph = link(RECORDS, [])
    names = {page.id: page.name for page in graph.pages}
    texts = {draft.page: draft.text for draft in DRAFTS}
    assert graph.mentions
    placed = [(m.page, m.regions[0], m.exact) for m in graph.mentions]
    placed += [(p.page, p.regions[0], p.exact) for p in graph.passages]
    for page, region, exact in placed:
        assert "".join(region.of(texts[names[page]]).split()) == exact


def test_a_sentence_over_two_columns_has_its_further_regions_apart() -> None:
    page = "村民刘大山连夜\n\n【广告】\n\n转移了粮食。"
    first, second = Span(0, 7), Span(page.index("转移"), len(page))
    text = AlignedText.concatenate(AlignedText.of_page(span.of(page), span.start) for span in (first, second))
    draft = Draft(text.text, page="a", day="1996-07-20")
    draft.person("刘大山")
    record = draft.record()
    article = replace(
        record.article, text=text, blocks=(Block(BlockKind.BODY, Span(0, len(text))),), regions=(first, second)
    )
    [passage] = link([replace(record, article=article)], []).passages
    assert passage.regions == (first, second)
    assert passage.exact == "村民刘大山连夜"


def test_a_copy_of_a_page_is_a_page_of_its_own() -> None:
    draft = story("a", "1996-07-20")
    copy = replace(draft, page="b")
    records = [
        draft.record(),
        replace(copy.record(), article=replace(copy.record().article, page_sha256=draft.record().article.page_sha256)),
    ]
    graph = link(records, [page_of(draft), page_of(copy, copy_of="a")])
    assert len({page.id for page in graph.pages}) == 2
    assert len({article.id for article in graph.articles}) == 2
    assert len({mention.id for mention in graph.mentions}) == 2


def test_nothing_makes_an_empty_graph() -> None:
    assert link([], []) == KnowledgeGraph()


@pytest.mark.parametrize("words", ["，", "\n"])
def test_a_fact_whose_words_stand_in_no_sentence_is_left_out(words: str) -> None:
    draft = Draft(f"甲{words}乙", page="a", day="1996-07-20")
    draft.person("甲")
    record = replace(draft.record(), sentences=())
    graph = link([record], [])
    assert (graph.mentions, graph.passages) == ((), ())
    assert [(one.kind, one.page, one.text) for one in graph.unread] == [("fact-without-sentence", "a", "甲")]
    assert [person.names.label for person in graph.people] == ["甲"]


def test_one_page_alone() -> None:
    assert len(linked(DRAFTS[0]).articles) == 1
