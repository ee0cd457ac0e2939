from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from rdflib.query import Result, ResultRow

import kg
from kg import pipeline, workers
from kg.cache import RecordCache
from kg.errors import InputError, UsageError
from kg.model import Page
from kg.reading import Knowledge, read_pages
from kg.workers import Lost

NONSENSE = [{"date": "5 July"}, {"base_iri": "ftp:x y"}, {"manifest": "none.csv"}, {"jobs": 0}]


def rows(result: Result) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in result if isinstance(row, ResultRow)]


def test_library_use(pages: Path, tmp_path: Path) -> None:
    build = kg.build(pages)
    assert [article.page for article in build.articles] == [
        "临溪日报_2017-05-19_A1.txt",
        "青禾日报_2016-07-05_A1.txt",
    ]
    assert build.problems == ()
    names = {name for (name,) in rows(build.query("SELECT ?name { ?who a kg:Person ; rdfs:label ?name }"))}
    assert {"孟庆川", "陶立言", "薛广文", "贺知秋"} <= names
    assert {"孟庆川", "薛广文"} <= {node["label"] for _, node in build.network.nodes(data=True)}
    assert build.to_turtle(tmp_path / "graph.ttl").encode() == (tmp_path / "graph.ttl").read_bytes()
    assert build.to_html(str(tmp_path / "graph.html")) == (tmp_path / "graph.html").read_text(encoding="utf-8")
    assert build.report.articles == len(build.articles) == 2


def test_who_chaired_what_with_the_sentence_that_says_it(pages: Path) -> None:
    answers = kg.build([pages]).query("""
        SELECT ?who ?meeting ?sentence {
          ?part kg:role kg:ChairRole ; kg:agent/rdfs:label ?who ; kg:event/rdfs:label ?meeting ;
                kg:evidence/oa:exact ?sentence . }""")
    found = {who: (meeting, sentence) for who, meeting, sentence in rows(answers)}
    meeting, sentence = found["孟庆川"]
    assert "防汛" in meeting
    assert "孟庆川主持会议" in sentence


def test_what_cannot_be_used_is_told_and_the_rest_is_there(pages: Path) -> None:
    build = kg.build([pages, pages / "none.txt"])
    assert [problem.reason for problem in build.problems] == ["does not exist"]
    assert len(build.articles) == 2


def test_nothing_usable_is_an_error_that_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(InputError, match=r"a\.txt: is empty"):
        kg.build(tmp_path)


@pytest.mark.parametrize("settings", NONSENSE)
def test_settings_that_make_no_sense(pages: Path, settings: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        kg.build(pages, **settings)  # type: ignore[arg-type]


def test_a_query_that_is_none(pages: Path) -> None:
    with pytest.raises(UsageError):
        kg.build(pages).query("SELECT nothing")


def test_pages_known_already_are_not_read_again(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = pipeline.run([pages], cache=RecordCache(tmp_path / "cache"))
    read: list[str] = []

    def records_on(pages: Sequence[Page]) -> list[pipeline.PageRecords]:
        read.extend(page.name for page in pages)
        return [pipeline.PageRecords((), ()) for _ in pages]

    monkeypatch.setattr(pipeline, "records_on", records_on)
    again = pipeline.run([pages], cache=RecordCache(tmp_path / "cache"))
    assert read == []
    assert again.records == first.records
    assert again.to_turtle() == first.to_turtle()
    (pages / "new.txt").write_text("青禾县小学开学\n\n9月1日，青禾县实验小学开学。\n", encoding="utf-8")
    pipeline.run([pages], cache=RecordCache(tmp_path / "cache"))
    assert read == ["new.txt"]


def test_a_withdrawn_page_leaves_nothing(pages: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    pipeline.run([pages], cache=RecordCache(cache))
    (pages / "临溪日报_2017-05-19_A1.txt").unlink()
    assert "薛广文" not in pipeline.run([pages], cache=RecordCache(cache)).to_turtle()


def test_a_page_that_ends_its_process_is_named(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def over_pages(
        read: workers.Read[pipeline.PageRecords], pages: Sequence[Page], jobs: int
    ) -> Iterator[tuple[Page, pipeline.PageRecords | Lost]]:
        assert jobs == 2
        for page, found in zip(pages, read(pages), strict=True):
            yield page, Lost() if page.name.startswith("临溪") else found

    monkeypatch.setattr(pipeline, "over_pages", over_pages)
    build = pipeline.run([pages], pipeline.Settings.given(jobs=2))
    (problem,) = build.problems
    assert problem.name == "临溪日报_2017-05-19_A1.txt"
    assert "ended the process" in problem.reason
    assert [article.page for article in build.articles] == ["青禾日报_2016-07-05_A1.txt"]


def test_several_processes_give_what_one_gives(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = pipeline.run([pages])
    monkeypatch.setattr(workers, "CHARACTERS_WORTH_A_PROCESS", 50)
    monkeypatch.setattr(workers, "CHARACTERS_A_TASK", 50)
    together = pipeline.run([pages], pipeline.Settings.given(jobs=2))
    assert together.records == alone.records
    assert together.to_turtle() == alone.to_turtle()


def test_a_page_is_found_alone_as_among_others(pages: Path) -> None:
    read = read_pages([pages], Knowledge()).pages
    assert pipeline.records_on(read) == [found for page in read for found in pipeline.records_on([page])]


def test_the_listener_hears_every_stage_and_page(pages: Path, tmp_path: Path) -> None:
    heard: list[tuple[str, int, int]] = []

    def listen(stage: str, done: int, total: int) -> None:
        heard.append((stage, done, total))

    build = pipeline.run([pages], heard=listen)
    (tmp_path / "results").mkdir()
    pipeline.publish(build, tmp_path / "results", listen)
    assert ("reading pages", 2, 2) in heard
    stages = list(dict.fromkeys(stage for stage, *_ in heard))
    assert stages[:3] == ["reading files", "reading pages", "linking"]
    written = {entry.name for entry in (tmp_path / "results").iterdir()}
    assert written == {"graph.ttl", "graph.html", "report.json", "store", "kept"}
