"""What an article is about."""

from kg.extraction.keywords import keywords
from kg.text import Span

REPORT = "青禾县召开防汛会议，部署水库泄洪和堤防巡查。梁秋萍介绍，三座水库超汛限水位，堤防巡查队伍已经上堤。"


def test_keywords_name_the_subject_most_telling_first() -> None:
    found = keywords(REPORT)
    assert set(found[:3]) == {"水库", "堤防", "巡查"}
    assert "会议" not in found


def test_names_are_no_keywords_and_cut_the_text() -> None:
    start = REPORT.index("水库泄洪")
    spans = [Span(start, start + 4), Span(REPORT.index("三座水库"), REPORT.index("三座水库") + 4)]
    assert "水库" not in keywords(REPORT, spans)
    assert "水库" in keywords(REPORT)


def test_overlapping_names_and_no_text_are_borne() -> None:
    assert keywords("", []) == ()
    assert keywords("水库", [Span(0, 2), Span(1, 2)]) == ()


def test_count_bounds_the_answer() -> None:
    assert len(keywords(REPORT, count=2)) == 2
