"""Retired IRIs lead to their successors; identifiers stay while pages are added."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from random import Random

import pytest

from kg.errors import OutputError
from kg.kept import KeptGraph, keep, kept_in
from kg.linking.link import link
from kg.redirects import redirects, write_redirects
from tests.linking.cities import LINJIANG, SHUOYUAN, city_news, flood_meeting
from tests.linking.records import linked, named

BASE = "https://example.org/id/"

MAYOR = city_news(LINJIANG, "b", "2018-09-01", "王川", "市长", "government", words="验收")
EARLIER = city_news(LINJIANG, "a", "2018-03-01", "王川", "市长", "government")
ELSEWHERE = city_news(SHUOYUAN, "c", "2018-03-02", "王川")
MEETING = flood_meeting(LINJIANG, "d", "2018-07-04", "7月3日", "王川")


def test_an_earlier_mention_retires_an_iri() -> None:
    old, new = linked(MAYOR), linked(MAYOR, EARLIER)
    [before], [after] = named(old, "王川"), named(new, "王川")
    pairs = dict(redirects(KeptGraph(BASE, old), new, BASE))
    assert pairs[BASE + before.id] == BASE + after.id
    assert pairs[BASE + old.tenures[0].id] == BASE + new.tenures[0].id


def test_nothing_is_retired_by_later_pages() -> None:
    assert redirects(KeptGraph(BASE, linked(EARLIER)), linked(EARLIER, MAYOR, ELSEWHERE), BASE) == ()


def test_what_was_withdrawn_leads_nowhere() -> None:
    old, new = linked(EARLIER, ELSEWHERE), linked(EARLIER)
    gone = {person.id for person in old.people} - {person.id for person in new.people}
    assert gone
    assert not {BASE + id_ for id_ in gone} & dict(redirects(KeptGraph(BASE, old), new, BASE)).keys()


def test_redirects_of_earlier_builds_are_led_on() -> None:
    old, new = linked(MAYOR), linked(MAYOR, EARLIER)
    [before], [after] = named(old, "王川"), named(new, "王川")
    first = KeptGraph(BASE, old, ((BASE + "person-0000000000000001", BASE + before.id),))
    assert dict(redirects(first, new, BASE))[BASE + "person-0000000000000001"] == BASE + after.id


def test_another_namespace_retires_every_iri() -> None:
    graph = linked(EARLIER)
    pairs = dict(redirects(KeptGraph("urn:old:", graph), graph, BASE))
    assert pairs["urn:old:" + graph.people[0].id] == BASE + graph.people[0].id


def test_redirects_are_written_as_turtle() -> None:
    target = BytesIO()
    write_redirects(((BASE + "person-1", BASE + "person-2"),), target)
    assert f"<{BASE}person-1> dcterms:isReplacedBy <{BASE}person-2> ." in target.getvalue().decode()


def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("build")
    kept = KeptGraph(BASE, linked(EARLIER, MEETING), ((BASE + "person-1", BASE + "person-2"),))
    keep(kept, folder)
    assert kept_in(folder) == kept
    (folder / "kept" / "graph.msgpack").write_bytes(b"\x93")
    with pytest.raises(OutputError, match="build the pages again"):
        kept_in(folder)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_pages_added_one_by_one_in_any_order_give_one_graph(seed: int) -> None:
    records = [draft.record() for draft in (MAYOR, EARLIER, ELSEWHERE, MEETING)]
    whole = link(records, [])
    Random(seed).shuffle(records)  # noqa: S311 - an order, no secret
    grown = [link(records[: count + 1], []) for count in range(len(records))]
    assert grown[-1] == whole
    for before, after in pairwise(grown):
        kept = KeptGraph(BASE, before)
        led = dict(redirects(kept, after, BASE))
        here = {person.id for person in after.people}
        assert all(person.id in here or BASE + person.id in led for person in before.people)
