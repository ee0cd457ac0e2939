"""`kg explain`: all that the graph says of an entity, by the whole command."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Command, run_kg
from tests.linking.invented_pages import write_years


@pytest.fixture(scope="module")
def first_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build made once for all tests here."""
    folder = tmp_path_factory.mktemp("years")
    write_years(folder / "years")
    done = run_kg(folder, "build", "years")
    assert done.returncode == 0, done.stderr
    return folder / "output"


@pytest.fixture
def built_years(first_years: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(first_years, tmp_path / "output", symlinks=True))


@pytest.mark.usefixtures("built_years")
def test_each_fact_with_its_sentence_paper_and_date(kg_command: Command) -> None:
    done = kg_command("explain", "贺知秋")
    assert done.returncode == 0
    assert "临溪市副市长, attested 2017-05-19\n" in done.stdout
    assert "chair (主持) 临溪市投资洽谈会, 2017-05-18, as 副市长" in done.stdout
    assert (
        "2017-05-19 临溪日报《临溪市投资洽谈会签约十二个项目》 “市长薛广文出席开幕式并致辞，副市长贺知秋主持。”"
        in done.stdout
    )
    assert "同一地方的领导职务：主席 (score 1)" in done.stdout


@pytest.mark.usefixtures("built_years")
def test_namesakes_are_all_explained_with_why_they_are_apart(kg_command: Command) -> None:
    done = kg_command("explain", "薛广文")
    assert done.stdout.startswith("2 entities are named 薛广文:\n")
    assert done.stdout.count("两地同时任职") == 2


@pytest.mark.parametrize(
    ("typed", "found"), [("薛 广 文", "薛广文 · person"), ("市商务局", "临溪市商务局 · organisation")]
)
@pytest.mark.usefixtures("built_years")
def test_names_as_people_type_them(kg_command: Command, typed: str, found: str) -> None:
    assert found in kg_command("explain", typed).stdout


@pytest.mark.usefixtures("built_years")
def test_an_iri_means_one_of_two_namesakes(kg_command: Command) -> None:
    both = kg_command("explain", "薛广文").stdout
    iri = both.splitlines()[1].rsplit(" ", 1)[1]
    for form in (iri, f"<{iri}>", iri.rsplit("/", 1)[1]):
        one = kg_command("explain", form).stdout
        assert one.startswith("薛广文 · person\n")
        assert one in both


@pytest.mark.usefixtures("built_years")
def test_a_name_that_nobody_bears(kg_command: Command) -> None:
    done = kg_command("explain", "贺知春")
    assert (done.returncode, done.stdout) == (2, "")
    assert "贺知春: nothing in the graph bears this name; near it are 贺知秋" in done.stderr


@pytest.mark.usefixtures("built_years")
def test_an_organisation_says_where_it_is_printed(kg_command: Command) -> None:
    done = kg_command("explain", "临溪市商务局")
    assert "of 临溪市" in done.stdout
    assert "“市商务局”: name and jurisdiction; home 临溪市" in done.stdout


def test_a_folder_without_a_build(kg_command: Command) -> None:
    done = kg_command("explain", "贺知秋")
    assert (done.returncode, done.stdout) == (3, "")
    assert "no build here" in done.stderr
