"""Files and folders in, pages and problems out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.model import UserKnowledge
from kg.reading import Knowledge, Problem, ReadResult, articles_of, read_pages

TEXT = "本报讯 清水河水位昨日回落，转移群众陆续返家。\n"


def read(*paths: Path, known: Knowledge | None = None) -> ReadResult:
    return read_pages(paths, known or Knowledge())


def written(path: Path, text: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def test_folders_are_read_in_all_depths_and_other_files_counted(tmp_path: Path) -> None:
    for name in ("b.txt", "深/层/a.TXT", "notes.md", "scan.pdf"):
        written(tmp_path / name, TEXT + name)
    result = read(tmp_path)
    assert [page.name for page in result.pages] == ["b.txt", "深/层/a.TXT"]
    assert result.ignored == 2
    assert result.problems == ()


def test_the_order_of_the_inputs_changes_nothing(tmp_path: Path) -> None:
    paths = [written(tmp_path / folder / "1.txt", TEXT + folder) for folder in ("甲", "乙", "丙")]
    assert read(*paths) == read(*reversed(paths))
    assert [page.name for page in read(*paths).pages] == ["丙/1.txt", "乙/1.txt", "甲/1.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path / "1.txt")
    assert len(read(path, tmp_path, path).pages) == 1


def test_a_page_with_the_same_text_is_a_copy(tmp_path: Path) -> None:
    written(tmp_path / "1.txt")
    written(tmp_path / "2.txt", TEXT.encode("gb18030"))
    first, second = read(tmp_path).pages
    assert (first.copy_of, second.copy_of) == (None, "1.txt")
    assert first.sha256 == second.sha256


def test_whatever_cannot_be_used_is_one_problem_and_the_rest_is_read(tmp_path: Path) -> None:
    written(tmp_path / "empty.txt", b"")
    written(tmp_path / "binary.txt", bytes(range(256)))
    written(tmp_path / "blank.txt", " \n\ue0a3\n　")
    written(tmp_path / "good.txt")
    result = read(tmp_path, tmp_path / "missing.txt")
    assert [page.name for page in result.pages] == ["good.txt"]
    assert [(problem.name.rsplit("/", 1)[-1], problem.reason) for problem in result.problems] == [
        ("missing.txt", "does not exist"),
        (
            "binary.txt",
            "is not text in UTF-8, UTF-16 or GB18030 (binary, damaged or another encoding); save it as UTF-8",
        ),
        ("blank.txt", "has no text"),
        ("empty.txt", "is empty"),
    ]


def test_a_line_of_jsonl_is_a_page(tmp_path: Path) -> None:
    line = {"text": TEXT, "title": "水位回落", "paper": "临江日报", "date": "1998-08-20", "home": "临江市", "page": 3}
    written(tmp_path / "c.jsonl", json.dumps(line) + "\n\n" + json.dumps({"text": TEXT + "二", "other": [1]}))
    first, second = read(tmp_path).pages
    assert first.name == "c.jsonl#1"
    assert first.known == UserKnowledge("临江日报", "1998-08-20", "临江市", "3", "水位回落")
    assert (first.whole, second.whole) == (True, False)
    assert second.name == "c.jsonl#3"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "is not JSON"),
        ("[" * 5000, "is not JSON"),
        ("[1]", 'is not an object with a string "text"'),
        ('{"text": 7}', 'is not an object with a string "text"'),
        ('{"text": "  "}', "has no text"),
        ('{"text": "汛情", "date": "1998年8月"}', "is not a date"),
        ('{"text": "汛情", "paper": ["a"]}', 'has a "paper" that is no string'),
    ],
)
def test_a_bad_line_is_named_with_its_number(tmp_path: Path, line: str, reason: str) -> None:
    written(tmp_path / "c.jsonl", json.dumps({"text": TEXT}) + "\n" + line)
    result = read(tmp_path)
    assert [page.name for page in result.pages] == ["c.jsonl#1"]
    assert [problem.name for problem in result.problems] == ["c.jsonl#2"]
    assert reason in result.problems[0].reason


def test_broken_surrogates_and_control_characters_do_no_harm(tmp_path: Path) -> None:
    written(tmp_path / "c.jsonl", '{"text": "水位\\ud800回落\\u0000。\\r\\n群众返家。"}')
    page = read(tmp_path).pages[0]
    assert page.text == "水位\ufffd回落\0。\n群众返家。"
    assert articles_of(page).articles[0].text.text.startswith("水位\ufffd回落\0。")


def test_a_file_of_the_manifest_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    written(folder / "1.txt")
    table = written(tmp_path / "m.csv", "file,paper\n1.txt,临江日报\n9.txt,临江日报\n")
    result = read(folder, known=Knowledge.given(manifest=table))
    assert result.pages[0].known.paper == "临江日报"
    assert result.problems == (Problem("9.txt", "is named in the manifest but is not among the inputs"),)
