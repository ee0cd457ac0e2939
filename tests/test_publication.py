from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.publication import current_build, publication


def publish(directory: Path, **files: str) -> None:
    with publication(directory) as folder:
        for name, text in files.items():
            (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
        (folder / "store").mkdir()
        (folder / "store" / "CURRENT").write_text(files["graph_ttl"], encoding="utf-8")


def entries(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_results_stand_in_the_folder_and_the_store_in_the_current_build(tmp_path: Path) -> None:
    publish(tmp_path / "out", graph_ttl="one", report_json="{}")
    assert (tmp_path / "out" / "graph.ttl").read_text() == "one"
    assert (tmp_path / "out" / "report.json").read_text() == "{}"
    assert (current_build(tmp_path / "out") / "store" / "CURRENT").read_text() == "one"


def test_a_second_build_takes_the_place_of_the_first(tmp_path: Path) -> None:
    publish(tmp_path, graph_ttl="one", redirects_ttl="old")
    publish(tmp_path, graph_ttl="two")
    assert (tmp_path / "graph.ttl").read_text() == "two"
    assert not (tmp_path / "redirects.ttl").is_symlink(), "the second build has no redirects"


def test_a_reader_of_the_build_before_can_finish(tmp_path: Path) -> None:
    publish(tmp_path, graph_ttl="one")
    reading = current_build(tmp_path)
    publish(tmp_path, graph_ttl="two")
    assert (reading / "graph.ttl").read_text() == "one"
    publish(tmp_path, graph_ttl="three")
    assert not reading.exists(), "only the latest two builds are kept"


def test_a_failed_build_leaves_the_one_before(tmp_path: Path) -> None:
    publish(tmp_path, graph_ttl="one")
    before = entries(tmp_path / ".builds")
    with pytest.raises(UnicodeEncodeError):
        publish(tmp_path, graph_ttl="half", report_json="\ud800 is no text")
    assert (tmp_path / "graph.ttl").read_text() == "one"
    assert entries(tmp_path / ".builds") == before


def test_what_a_killed_build_left_behind_is_cleared_away(tmp_path: Path) -> None:
    publish(tmp_path, graph_ttl="one")
    (tmp_path / ".builds" / "0123456789abcdef").mkdir()
    publish(tmp_path, graph_ttl="two")
    assert not (tmp_path / ".builds" / "0123456789abcdef").exists()


def test_files_of_the_user_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    publish(tmp_path, graph_ttl="one")
    publish(tmp_path, graph_ttl="two")
    assert (tmp_path / "README.md").read_text() == "mine"


def test_a_plain_file_from_elsewhere_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("copied here by hand")
    publish(tmp_path, graph_ttl="one")
    assert (tmp_path / "graph.ttl").read_text() == "one"


def test_two_builds_into_one_folder_do_not_mix(tmp_path: Path) -> None:
    with (
        publication(tmp_path) as folder,
        pytest.raises(OutputError, match="another build is writing here"),
        publication(tmp_path),
    ):
        pytest.fail("the second build was let in")
    assert entries(tmp_path / ".builds") == sorted([folder.name, "lock"]), "the first build was finished"


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(OutputError, match="cannot be written") as caught, publication(tmp_path / place):
        pytest.fail("there is no such folder")
    assert str(tmp_path / place) in str(caught.value)


def test_a_folder_in_the_way_is_named_and_nothing_is_switched(tmp_path: Path) -> None:
    publish(tmp_path, graph_ttl="one", report_json="1")
    (tmp_path / "report.json").unlink()
    (tmp_path / "report.json").mkdir()
    with pytest.raises(OutputError, match=r"report\.json: a folder stands"):
        publish(tmp_path, graph_ttl="two", report_json="2")
    assert (tmp_path / "graph.ttl").read_text() == "one"


def test_where_links_cannot_be_made_files_are_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "a privilege is not held")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    for text in ("one", "two"):
        publish(tmp_path, graph_ttl=text)
        assert (tmp_path / "graph.ttl").read_text() == text
        assert (current_build(tmp_path) / "store" / "CURRENT").read_text() == text
    assert not (tmp_path / "graph.ttl").is_symlink()


def test_no_build_yet(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no build here; make one with: kg build"):
        current_build(tmp_path)
