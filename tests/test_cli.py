"""The whole command, as a user runs it: in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import FAIR, FLOOD, Command

RESULTS = ("graph.ttl", "graph.html", "report.json")


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in RESULTS}


def copies(folder: Path, count: int) -> Path:
    """Many different pages."""
    folder.mkdir()
    for number in range(count):
        text = f"第{number}期\n\n{FLOOD.replace('7月4日', f'7月{number % 30 + 1}日')}\n\n{FAIR}"
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return folder


def test_pages_in_results_out(kg_command: Command, pages: Path, tmp_path: Path) -> None:
    done = kg_command("build", pages)
    assert (done.returncode, done.stderr) == (0, ""), "nothing but the summary when no terminal is there"
    assert done.stdout.startswith("2 pages, 2 articles: ")
    assert done.stdout.splitlines()[-3:] == [str(Path("output", name)) for name in RESULTS]
    assert "孟庆川" in (tmp_path / "output" / "graph.ttl").read_text(encoding="utf-8")
    assert "薛广文" in (tmp_path / "output" / "graph.html").read_text(encoding="utf-8")
    report = json.loads((tmp_path / "output" / "report.json").read_text(encoding="utf-8"))
    assert (report["pages"], report["articles"], report["unused"]) == (2, 2, [])
    assert [page["issued"] for page in report["issue_dates"]] == ["2017-05-19", "2016-07-05"]


UNUSABLE = {
    "big5.txt": ("青禾縣部署防汛工作，縣委書記主持會議並講話，各鄉鎮要加強巡查。".encode("big5") * 20, "is not text"),
    "binary.txt": (bytes(range(256)) * 20, "is not text"),
    "blank.txt": ("\n \u3000\n".encode(), "has no text"),
    "empty.txt": (b"", "is empty"),
    "lines.jsonl#1": (b'{"text": 3}\n', "is not an object"),
    "masthead.txt": ("青禾日报\n2016年7月5日 星期二\n".encode(), "has no article"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(500), "is not text"),
    "utf16-cut.txt": (FLOOD.encode("utf-16")[:-1], "is not text"),
}


def test_inputs_that_cannot_be_used_are_named_and_the_rest_is_built(
    kg_command: Command, pages: Path, tmp_path: Path
) -> None:
    for name, (content, _) in UNUSABLE.items():
        (pages / name.partition("#")[0]).write_bytes(content)
    (pages / "notes.md").write_text("no page by its name", encoding="utf-8")
    done = kg_command("build", pages, "no/such.txt")
    said = dict(line.removeprefix("kg: ").split(": ", 1) for line in done.stderr.splitlines())
    assert said.pop("no/such.txt") == "does not exist"
    assert said.keys() == UNUSABLE.keys()
    for name, (_, reason) in UNUSABLE.items():
        assert reason in said[name]
    assert done.returncode == 1
    assert "2 pages, 2 articles" in done.stdout
    report = json.loads((tmp_path / "output" / "report.json").read_text(encoding="utf-8"))
    assert [unused["name"] for unused in report["unused"]] == sorted([*UNUSABLE, "no/such.txt"])
    assert report["other_files"] == 1


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(kg_command: Command, pages: Path) -> None:
    (pages / "secret.txt").write_text(FAIR, encoding="utf-8")
    (pages / "secret.txt").chmod(0)
    done = kg_command("build", pages)
    assert done.returncode == 1
    assert "secret.txt: cannot be read" in done.stderr


def test_nothing_usable_leaves_the_build_before(kg_command: Command, built: Path, tmp_path: Path) -> None:
    before = contents(built)
    (tmp_path / "empty.txt").write_bytes(b"")
    done = kg_command("build", "empty.txt", "absent.txt")
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.splitlines()[:2] == ["kg: absent.txt: does not exist", "kg: empty.txt: is empty"]
    assert contents(built) == before


def test_an_empty_folder_says_what_was_looked_for(kg_command: Command, tmp_path: Path) -> None:
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans" / "A1.pdf").write_bytes(b"%PDF")
    done = kg_command("build", "scans")
    assert done.returncode == 3
    assert "no page could be used" in done.stderr
    assert "*.txt and *.jsonl" in done.stderr


def test_an_output_folder_that_cannot_be_written(kg_command: Command, pages: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    done = kg_command("build", pages, "-o", "file/below")
    assert (done.returncode, done.stdout) == (3, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("kg: file/below: cannot be written: ")


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files as Linux does")
@pytest.mark.parametrize("limit", [0, 2_000, 60_000])
def test_a_disk_that_fills_up_leaves_the_build_before(
    kg_command: Command, built: Path, pages: Path, limit: int
) -> None:
    before = contents(built)
    done = kg_command("build", pages, limit_file_size=limit)
    assert done.returncode == 3, done.stderr
    assert "written" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(built) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--date", "2016-13-40"], "is not a date"),
        (["--date", "昨日"], "is not a date"),
        (["--manifest", "none.csv"], "none.csv"),
        (["--base-iri", "not an iri"], "base IRI"),
        (["--jobs", "0"], "--jobs"),
        (["--no-such-option"], "--no-such-option"),
    ],
)
def test_wrong_usage(kg_command: Command, pages: Path, tmp_path: Path, arguments: list[str], said: str) -> None:
    done = kg_command("build", pages, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (tmp_path / "output").exists()


def test_no_path_is_wrong_usage(kg_command: Command) -> None:
    done = kg_command("build")
    assert done.returncode == 2
    assert "PATH" in done.stderr


def test_the_same_bytes_whatever_the_order_and_hash_seed(kg_command: Command, pages: Path, tmp_path: Path) -> None:
    names = sorted(pages.iterdir())
    for directory, order, seed in (("one", names, "1"), ("two", names[::-1], "2")):
        done = kg_command("build", *order, "-o", directory, environment={"PYTHONHASHSEED": seed})
        assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_what_the_user_knows_of_the_pages(kg_command: Command, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(FLOOD if name == "a" else FAIR, encoding="utf-8")
    (tmp_path / "known.csv").write_text("file,date,paper\nb.txt,2009-03-02,云岭晚报\n", encoding="utf-8")
    done = kg_command("build", "a.txt", "b.txt", "--date", "2011-07-05", "--manifest", "known.csv")
    assert done.returncode == 0, done.stderr
    report = json.loads((tmp_path / "output" / "report.json").read_text(encoding="utf-8"))
    assert {page["page"]: page["issued"] for page in report["issue_dates"]} == {
        "a.txt": "2011-07-05",
        "b.txt": "2009-03-02",
    }


def test_articles_a_line_in_jsonl(kg_command: Command, tmp_path: Path) -> None:
    lines = [{"text": FLOOD, "date": "2016-07-05", "paper": "青禾日报"}, {"text": FAIR, "date": "2017-05-19"}]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (tmp_path / "pages.jsonl").write_text(text + "{broken\n", encoding="utf-8")
    done = kg_command("build", "pages.jsonl")
    assert done.returncode == 1
    assert done.stderr.startswith("kg: pages.jsonl#3: is not JSON")
    assert "2 pages, 2 articles" in done.stdout


def test_encodings_of_the_trade(kg_command: Command, tmp_path: Path) -> None:
    encodings = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
    for number, encoding in enumerate(encodings):
        text = FLOOD.replace("陶立言", "陶立" + "言行知用"[number])
        (tmp_path / f"{encoding}.txt").write_bytes(text.encode(encoding))
    done = kg_command("build", *(f"{encoding}.txt" for encoding in encodings))
    assert (done.returncode, done.stderr) == (0, "")
    turtle = (tmp_path / "output" / "graph.ttl").read_text(encoding="utf-8")
    assert all(f"陶立{last}" in turtle for last in "言行知用")


@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
def test_interrupted_it_says_so_and_leaves_no_trace(built: Path, tmp_path: Path) -> None:
    before = contents(built)
    builds = built / ".builds"
    held = {entry.name for entry in builds.iterdir()}
    cache = built / ".cache"
    known = len(list(cache.rglob("*")))
    folder = copies(tmp_path / "many", 400)
    # coverage's own lock may be held where the interrupt falls, and is then never given back
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    with subprocess.Popen(
        [sys.executable, "-m", "kg", "build", folder, "--jobs", "2"],
        cwd=tmp_path,
        env=unmeasured,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
        # a shell's background jobs ignore the interrupt, and so would what the tests start from one
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - the tests have no threads
    ) as running:
        while len(list(cache.rglob("*"))) == known and running.poll() is None:
            time.sleep(0.005)
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGINT)
        try:
            out, err = running.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            raise
    assert (running.returncode, out, err.strip()) == (130, "", "kg: interrupted; no output was changed")
    assert contents(built) == before
    assert {entry.name for entry in builds.iterdir()} == held


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal to be made")
def test_progress_on_a_terminal(built: Path, pages: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "kg", "build", pages], cwd=built.parent, stdout=subprocess.PIPE, stderr=theirs
    ) as running:
        out, _ = running.communicate(timeout=120)
    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert "reading pages 2/2" in shown
    assert "reading pages" not in out.decode()
    assert shown.rpartition("\r")[0].endswith(" "), "the line is wiped at the end"


def test_help_for_a_newcomer(kg_command: Command) -> None:
    assert "build" in kg_command("--help").stdout
    shown = kg_command("build", "--help").stdout
    for needed in ("Examples:", "kg build pages/", "graph.ttl", "--manifest", "Exit status"):
        assert needed in shown
    assert kg_command("--version").stdout.startswith("newskg, version 0.")


def test_help_and_import_load_no_heavy_library() -> None:
    heavy = "{'rdflib', 'pyoxigraph', 'numpy', 'onnxruntime', 'onnx', 'networkx', 'jieba', 'pyvis', 'igraph'}"
    code = f"import sys, kg, kg.cli; sys.exit(str(sorted({heavy} & set(sys.modules)) or ''))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) in {(0, ""), (1, "")}


@pytest.mark.usefixtures("built")
def test_a_build_passes_its_own_shapes(kg_command: Command) -> None:
    done = kg_command("validate")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "violations: 0\n")


def test_a_graph_without_some_evidence_fails_its_shapes(kg_command: Command, built: Path) -> None:
    turtle = (built / "graph.ttl").resolve()
    whole = turtle.read_text(encoding="utf-8")
    turtle.write_text(whole.replace("kg:evidence", "kg:hearsay", 1), encoding="utf-8")
    done = kg_command("validate")
    assert done.returncode == 1
    assert done.stdout.startswith("https://w3id.org/newskg/id/")


def test_nothing_to_validate(kg_command: Command) -> None:
    done = kg_command("validate", "-o", "nowhere")
    assert done.returncode == 3
    assert "nowhere: no build here; make one with: kg build" in done.stderr
