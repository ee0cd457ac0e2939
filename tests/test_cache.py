from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import cache
from kg.cache import RecordCache
from kg.model import Page, UserKnowledge

PAGE = Page("a/A1.txt", "青禾县部署防汛工作", "0" * 64, "utf-8")
FOUND = ("孟庆川", "陶立言")
Found = tuple[str, ...]


def files_in(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def test_what_was_stored_is_found_again(tmp_path: Path) -> None:
    RecordCache(tmp_path).store(PAGE, FOUND)
    assert RecordCache(tmp_path).load(PAGE, Found) == FOUND


@pytest.mark.parametrize(
    "other",
    [
        replace(PAGE, text=PAGE.text + "。", sha256="1" * 64),
        replace(PAGE, name="b/A1.txt"),
        replace(PAGE, known=UserKnowledge(date="2016-07-05")),
        replace(PAGE, whole=True),
    ],
)
def test_another_page_or_other_knowledge_of_it_is_another_entry(tmp_path: Path, other: Page) -> None:
    RecordCache(tmp_path).store(PAGE, FOUND)
    assert RecordCache(tmp_path).load(other, Found) is None


def test_another_version_of_the_extractor_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    RecordCache(tmp_path).store(PAGE, FOUND)
    monkeypatch.setattr(cache, "extractor_version", lambda: "another")
    newer = RecordCache(tmp_path)
    assert newer.load(PAGE, Found) is None
    newer.store(PAGE, FOUND)
    newer.prune()
    assert len(files_in(tmp_path)) == 1, "what the version before stored is gone"


@given(at=st.integers(0, 200), byte=st.integers(1, 255))
def test_a_damaged_entry_counts_as_not_there(tmp_path_factory: pytest.TempPathFactory, at: int, byte: int) -> None:
    folder = tmp_path_factory.mktemp("cache")
    RecordCache(folder).store(PAGE, FOUND)
    (file,) = files_in(folder)
    content = bytearray(file.read_bytes())
    content[at % len(content)] ^= byte
    file.write_bytes(content)
    assert RecordCache(folder).load(PAGE, Found) is None


@pytest.mark.parametrize("kept", [0, 10, 40])
def test_an_entry_cut_short_counts_as_not_there(tmp_path: Path, kept: int) -> None:
    RecordCache(tmp_path).store(PAGE, FOUND)
    (file,) = files_in(tmp_path)
    file.write_bytes(file.read_bytes()[:kept])
    assert RecordCache(tmp_path).load(PAGE, Found) is None


def test_an_entry_of_another_form_counts_as_not_there(tmp_path: Path) -> None:
    RecordCache(tmp_path).store(PAGE, {"people": 2})
    assert RecordCache(tmp_path).load(PAGE, Found) is None


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    unwritable = RecordCache(tmp_path / "file")
    unwritable.store(PAGE, FOUND)
    unwritable.prune()
    assert unwritable.load(PAGE, Found) is None


def test_the_cache_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "ENTRIES_KEPT", 2)
    earlier = RecordCache(tmp_path)
    for number in range(5):
        earlier.store(replace(PAGE, name=f"{number}.txt"), FOUND)
    latest = RecordCache(tmp_path)
    latest.store(PAGE, FOUND)
    latest.prune()
    assert len(files_in(tmp_path)) == 3
    assert RecordCache(tmp_path).load(PAGE, Found) == FOUND
