"""What the user says of the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.model import UserKnowledge
from kg.reading import Knowledge


def manifest(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "manifest.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_row_of_the_manifest_goes_before_what_is_said_of_all(tmp_path: Path, encoding: str) -> None:
    path = manifest(tmp_path, "file,paper,date,home,page\na/1.txt,临江晚报的周末版,2016-07-05,,A1\n", encoding)
    known = Knowledge.given("临江日报", "2016-07-04", path)
    assert known.of("a/1.txt") == UserKnowledge("临江晚报的周末版", "2016-07-05", None, "A1")
    assert known.of("a/2.txt") == UserKnowledge("临江日报", "2016-07-04")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("file,papers\n", "unknown column 'papers'"),
        ("paper,date\n", "no column 'file'"),
        ("", "is empty"),
        ("file,date\n1.txt,5/7/2016\n", "line 2: '5/7/2016' is not a date"),
        ("file,date\n1.txt,2016-02-30\n", "not a date"),
        ("file\n1.txt\n1.txt\n", "line 3: 1.txt stands in the manifest already"),
        ("file,paper\n,临江日报\n", "line 2: names no file"),
        ("file,paper\n1.txt,a,b\n", "more cells than columns"),
    ],
)
def test_a_faulty_manifest_is_a_clear_error(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        Knowledge.given(manifest=manifest(tmp_path, text))


def test_a_manifest_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        Knowledge.given(manifest=tmp_path / "none.csv")


def test_a_bad_date_on_the_command_line_is_a_clear_error() -> None:
    with pytest.raises(UsageError, match="--date: '昨天' is not a date"):
        Knowledge.given(issued="昨天")
