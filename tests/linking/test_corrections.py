"""The user's corrections: read, checked, applied by the whole command, and taken back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.corrections import Verb, read_corrections
from kg.errors import UsageError
from kg.linking.link import link
from kg.model import ArticleRecord
from kg.pipeline import records_on
from kg.reading import Knowledge, read_pages
from tests.conftest import Command
from tests.linking.invented_pages import LATER, write_years


@pytest.fixture
def years(tmp_path: Path) -> Path:
    return write_years(tmp_path / "years")


@pytest.fixture(scope="module")
def read_years(tmp_path_factory: pytest.TempPathFactory) -> tuple[ArticleRecord, ...]:
    """The records of the pages, made once."""
    pages = read_pages([write_years(tmp_path_factory.mktemp("read") / "years")], Knowledge()).pages
    return tuple(record for found in records_on(pages) for record in found.records)


def corrected(kg_command: Command, folder: Path, text: str) -> str:
    """Builds with these corrections and gives the graph."""
    (folder / "who.txt").write_text(text, encoding="utf-8")
    done = kg_command("build", "years", "--corrections", "who.txt")
    assert done.returncode == 0, done.stderr
    return (folder / "output" / "graph.ttl").read_text(encoding="utf-8")


def bearers(kg_command: Command, name: str) -> list[str]:
    """The identifiers of all people of a name."""
    said = kg_command("explain", name).stdout
    return sorted(set(re.findall(r"(?m)^  \S*(person-[0-9a-f]{16})$", said)))


SPLIT = "different  贺知秋 @ 2017 副市长 | 贺知秋 @ 临溪日报 2021   # two of one name in one city\n"
MERGE = "same 薛广文 @ 临溪市 | 薛广文 @ 桐州市\n"


@pytest.mark.usefixtures("years")
def test_split_and_merge_then_take_it_back(kg_command: Command, tmp_path: Path) -> None:
    before = corrected(kg_command, tmp_path, "# nothing yet\n")
    merged, [first, second] = bearers(kg_command, "贺知秋"), bearers(kg_command, "薛广文")
    assert len(merged) == 1

    after = corrected(kg_command, tmp_path, SPLIT + MERGE)
    assert len(bearers(kg_command, "贺知秋")) == 2
    [one] = bearers(kg_command, "薛广文")
    [retired] = {first, second} - {one}
    redirects = (tmp_path / "output" / "redirects.ttl").read_text(encoding="utf-8")
    assert re.search(rf"{retired}> dcterms:isReplacedBy <\S*{one}>", redirects)
    assert "kg:correctedBy" in after
    assert '"same 薛广文 @ 临溪市 | 薛广文 @ 桐州市"@zh' in after
    assert kg_command("validate").returncode == 0

    assert corrected(kg_command, tmp_path, "# nothing any more\n") == before


def test_a_correction_stays_when_pages_are_added(kg_command: Command, years: Path, tmp_path: Path) -> None:
    corrected(kg_command, tmp_path, SPLIT)
    apart = bearers(kg_command, "贺知秋")
    (years / "临溪日报_2021-06-02_A1.txt").write_text(LATER, encoding="utf-8")
    corrected(kg_command, tmp_path, SPLIT)
    assert bearers(kg_command, "贺知秋") == apart
    said = kg_command("explain", apart[0]).stdout + kg_command("explain", apart[1]).stdout
    assert said.count("柳巷社区走访") >= 1


@pytest.mark.usefixtures("years")
def test_an_iri_stands_for_a_name(kg_command: Command, tmp_path: Path) -> None:
    corrected(kg_command, tmp_path, "")
    first, second = bearers(kg_command, "薛广文")
    corrected(kg_command, tmp_path, f"same {first} | {second}\n")
    assert len(bearers(kg_command, "薛广文")) == 1


@pytest.mark.usefixtures("years")
def test_a_person_renamed_and_one_that_is_none(kg_command: Command, tmp_path: Path) -> None:
    graph = corrected(kg_command, tmp_path, "rename 邱启明 | 邱启鸣\nnot-a-person 柳青禾\n")
    assert '"邱启鸣"@zh' in graph
    assert kg_command("explain", "柳青禾").returncode == 2
    assert kg_command("explain", "邱启明").stdout.startswith("邱启鸣 · person")


@pytest.mark.usefixtures("years")
def test_a_bureau_belongs_where_the_user_says(kg_command: Command, tmp_path: Path) -> None:
    corrected(kg_command, tmp_path, "belongs-to 市水利局 @ 2021-03-10 | 岭东省云陂市\n")
    assert "of 岭东省云陂市" in kg_command("explain", "云陂市水利局").stdout
    assert kg_command("explain", "桐州市水利局").returncode == 0


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("same 贺知秋 | 贺知春", "who.txt:1: no article of this build names 贺知春"),
        ("\nrename 贺知秋 @ 1999 | 贺之秋", "who.txt:2: no article names 贺知秋 where all of this holds: 1999"),
        ("different 贺知秋 | 贺知秋 @ 2021", "who.txt:1: one article is meant by both sides"),
        (SPLIT + "same 贺知秋 @ 2017 | 贺知秋 @ 2021", "who.txt:1: contradicts who.txt:2: same 贺知秋"),
        ("rename 薛广文 | 薛文", "who.txt:1: means 2 people; say after @ which: person-"),
        ("not-a-person 贺知秋\nrename 贺知秋 | 贺秋", "who.txt:2: contradicts who.txt:1"),
        ("belongs-to 市粮食局 | 岭东省云陂市", "who.txt:1: no article of this build names 市粮食局"),
    ],
)
def test_what_means_nothing_or_contradicts_itself(
    read_years: tuple[ArticleRecord, ...], tmp_path: Path, lines: str, says: str
) -> None:
    file = tmp_path / "who.txt"
    file.write_text(lines, encoding="utf-8")
    with pytest.raises(UsageError, match=re.escape(says)):
        link(read_years, [], (), read_corrections(file))


@pytest.mark.usefixtures("years")
def test_a_wrong_correction_leaves_the_output_alone(kg_command: Command, tmp_path: Path) -> None:
    (tmp_path / "who.txt").write_text("same 贺知秋 | 贺知春", encoding="utf-8")
    done = kg_command("build", "years", "--corrections", "who.txt")
    assert (done.returncode, done.stderr) == (2, "kg: who.txt:1: no article of this build names 贺知春\n")
    assert not (tmp_path / "output" / "graph.ttl").exists()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("sane 王川 | 王穿", "'sane' is no correction; there are same, different"),
        ("same 王川", "write it as: same NAME @ context | NAME @ context"),
        ("rename 王川 | 王穿 | 王船", "write it as: rename NAME @ context | NEW NAME"),
        ("not-a-person", "write it as: not-a-person NAME @ context"),
        ("different @ 2018 | 王川", "a name or an IRI must stand before the @"),
    ],
)
def test_a_line_that_cannot_be_read(tmp_path: Path, line: str, says: str) -> None:
    file = tmp_path / "who.txt"
    file.write_text(f"# comment\n{line}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=re.escape(says)) as raised:
        read_corrections(file)
    assert str(raised.value).startswith("who.txt:2: ")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_corrections(tmp_path / "none.txt")


def test_comments_and_iris_with_a_hash(tmp_path: Path) -> None:
    file = tmp_path / "who.txt"
    iri = "http://example.org/data#person-0123456789abcdef"
    file.write_text(f"\ufeff# all\n same  {iri} | 王川 @ 2018   临江日报 # why\n", encoding="utf-8")
    [read] = read_corrections(file)
    assert (read.verb, read.text) == (Verb.SAME, f"same {iri} | 王川 @ 2018 临江日报")
    assert [(r.name, r.id, r.context) for r in read.references] == [
        (None, "person-0123456789abcdef", ()),
        ("王川", None, ("2018", "临江日报")),
    ]
