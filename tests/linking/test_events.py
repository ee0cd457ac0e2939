"""One meeting told by several articles, and meetings that only look alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.linking.graph import KnowledgeGraph
from kg.model import OrganizationKind, Role
from tests.linking.cities import LINJIANG, PREFECTURE, SHUOYUAN, flood_meeting
from tests.linking.records import Draft, linked

STANDING = "中国共产党中央委员会政治局常务委员会"


def test_one_meeting_from_two_sides() -> None:
    second = flood_meeting(LINJIANG, "b", "2018-07-05", "7月3日", "王一川", name="防汛工作会议")
    graph = linked(flood_meeting(LINJIANG, "a", "2018-07-04", "7月3日", "王一川"), second)
    assert len(graph.events) == 1
    assert len(graph.events[0].reported_in) == 2
    [chair] = graph.participations
    assert len(chair.evidence) == 2


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(flood_meeting(SHUOYUAN, "b", "2018-07-04", "7月3日", "赵望山"), id="another city"),
        pytest.param(flood_meeting(LINJIANG, "b", "2018-07-10", "7月9日", "王一川"), id="another day"),
        pytest.param(
            flood_meeting(LINJIANG, "b", "2018-07-04", "7月3日", "王一川", name="市委常委会会议"), id="another subject"
        ),
    ],
)
def test_meetings_that_stay_two(other: Draft) -> None:
    assert len(linked(flood_meeting(LINJIANG, "a", "2018-07-04", "7月3日", "王一川"), other).events) == 2


def test_two_meetings_of_one_article_stay_two() -> None:
    draft = Draft("7月3日上午召开防汛工作会议，7月3日下午又召开防汛工作会议（续）。", page="a", day="2018-07-04")
    draft.meeting("防汛工作会议", date="7月3日")
    draft.meeting("防汛工作会议（续）", date="7月3日")
    assert len(linked(draft).events) == 2


def wire_report(page: str, day: str, said: str) -> Draft:
    draft = Draft(
        f"新华社北京电 中共中央政治局常务委员会{said}召开会议，研究防汛救灾工作。", page=page, day=day, paper="临江日报"
    )
    draft.wire("新华社北京电", "新华社", "北京")
    body = draft.organization("中共中央政治局常务委员会", OrganizationKind.PARTY, STANDING)
    number = draft.meeting(
        f"中共中央政治局常务委员会{said}召开会议", date=said, organizers=((body, "中共中央政治局常务委员会"),)
    )
    draft.events[number] = replace(draft.events[number], name="中共中央政治局常务委员会会议")
    return draft


def conveying(page: str, day: str, said: str) -> Draft:
    name = f"中央政治局常务委员会{said}会议"
    draft = Draft(f"临江市召开全市防汛工作会议，传达{name}精神。", page=page, day=day, paper="临江日报")
    draft.place("临江市", PREFECTURE)
    conveyed = draft.meeting(name, date=said, reported=False)
    draft.meeting("全市防汛工作会议", conveys=((conveyed, "传达"),))
    return draft


def central(graph: KnowledgeGraph) -> list[tuple[int, int]]:
    return [
        (len(event.reported_in), len(event.mentioned_in)) for event in graph.events if "政治局" in event.names.label
    ]


def test_a_conveyed_meeting_is_the_one_that_the_agency_reports() -> None:
    graph = linked(wire_report("a", "2018-07-03", "7月2日"), conveying("b", "2018-07-04", "7月2日"))
    assert central(graph) == [(1, 1)]
    [conveyed] = [claim for claim in graph.claims if claim.predicate == "conveys"]
    assert conveyed.object in {event.id for event in graph.events if event.reported_in and event.mentioned_in}


def test_a_conveyed_meeting_of_another_day_is_another() -> None:
    graph = linked(wire_report("a", "2018-07-03", "7月2日"), conveying("b", "2018-06-21", "6月20日"))
    assert sorted(central(graph)) == [(0, 1), (1, 0)]


def test_a_reference_without_a_date_joins_the_one_meeting_of_the_name() -> None:
    reference = Draft("临江市贯彻全市防汛工作会议精神。", page="b", day="2018-07-09", paper="临江日报")
    reference.place("临江市", PREFECTURE)
    reference.meeting("全市防汛工作会议", reported=False)
    graph = linked(flood_meeting(LINJIANG, "a", "2018-07-04", "7月3日", "王一川"), reference)
    assert [(len(e.reported_in), len(e.mentioned_in)) for e in graph.events] == [(1, 1)]


def test_a_reference_without_a_date_that_fits_two_days_joins_neither() -> None:
    reference = Draft("临江市贯彻全市防汛工作会议精神。", page="c", day="2018-07-15", paper="临江日报")
    reference.place("临江市", PREFECTURE)
    reference.meeting("全市防汛工作会议", reported=False)
    graph = linked(
        flood_meeting(LINJIANG, "a", "2018-07-04", "7月3日", "王一川"),
        flood_meeting(LINJIANG, "b", "2018-07-11", "7月10日", "王一川"),
        reference,
    )
    assert len(graph.events) == 3


def test_a_day_whose_year_one_page_does_not_tell() -> None:
    undated = flood_meeting(LINJIANG, "b", "", "7月3日", "王一川", name="防汛工作会议")
    undated.day = None
    graph = linked(flood_meeting(LINJIANG, "a", "2018-07-04", "7月3日", "王一川"), undated)
    assert len(graph.events) == 1


def test_two_names_of_a_meeting_in_two_prints_of_one_text_are_one() -> None:
    drafts = []
    for page, name in (("a", "防汛会商会"), ("b", "会商会")):
        text = "7月3日，国家防总召开防汛会商会，分析雨情水情，" + "部署下一步工作，" * 12 + "要求各地严防死守。"
        draft = Draft(text, page=page, day="2018-07-04")
        draft.meeting(name, date="7月3日")
        drafts.append(draft)
    assert len(linked(*drafts).events) == 1


def test_a_meeting_has_one_direct_start_date() -> None:
    graph = linked(flood_meeting(LINJIANG, "a", "2018-07-04", "7月3日", "王一川"))
    starts = [claim for claim in graph.claims if claim.predicate == "startDate"]
    assert [(claim.object, claim.direct) for claim in starts] == [("2018-07-03", True)]


def test_what_the_chair_was_when_chairing() -> None:
    graph = linked(flood_meeting(LINJIANG, "a", "2018-07-04", "7月3日", "王一川"))
    [chair] = graph.participations
    assert (chair.role, chair.words, chair.acting_as) == (Role.CHAIR, ("主持",), (graph.tenures[0].id,))
