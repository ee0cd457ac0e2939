"""What many tests start from: invented pages in a folder, the command as a user runs it, and the real pages if here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.outputs.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Command = Callable[..., subprocess.CompletedProcess[str]]

FLOOD = """青禾县部署防汛工作

青禾日报讯（记者 秦若兰）7月4日上午，青禾县防汛抗旱工作会议召开。县委书记孟庆川主持会议并讲话，县长陶立言出席。

孟庆川强调，各乡镇要加强巡查，确保安全度汛。
"""

FAIR = """临溪市投资洽谈会签约十二个项目

临溪日报讯（记者 邱启明）5月18日，临溪市投资洽谈会在市会展中心举行。市长薛广文出席开幕式并致辞，副市长贺知秋主持。

会上，市商务局与六家企业签订了合作协议。
"""


def run_kg(
    folder: Path,
    *arguments: str | Path,
    environment: Mapping[str, str] | None = None,
    limit_file_size: int | None = None,
) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, started in ``folder``, its files no larger than a limit in bytes."""

    def limit() -> None:
        if limit_file_size is not None:
            import resource

            resource.setrlimit(resource.RLIMIT_FSIZE, (limit_file_size, limit_file_size))

    outside = dict(os.environ)
    if limit_file_size is not None:  # coverage's own file would not fit either, and it says so on stderr
        outside = {name: value for name, value in outside.items() if not name.startswith("COVERAGE")}
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        cwd=folder,
        env={**outside, "PYTHONIOENCODING": "utf-8", **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
        preexec_fn=limit,
    )


def write_pages(folder: Path) -> Path:
    """Two invented pages of two papers."""
    folder.mkdir()
    (folder / "青禾日报_2016-07-05_A1.txt").write_text(FLOOD, encoding="utf-8")
    (folder / "临溪日报_2017-05-19_A1.txt").write_text(FAIR, encoding="utf-8")
    return folder


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with two invented pages of two papers."""
    return write_pages(tmp_path / "pages")


@pytest.fixture(scope="session")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of those pages, made once for all tests that start from one; not to be changed."""
    folder = tmp_path_factory.mktemp("first")
    done = run_kg(folder, "build", write_pages(folder / "pages"))
    assert done.returncode == 0, done.stderr
    return folder / "output"


@pytest.fixture
def built(first_build: Path, tmp_path: Path) -> Path:
    """The folder ``output`` with a build of those pages, and what was read from them."""
    return Path(shutil.copytree(first_build, tmp_path / "output", symlinks=True))


@pytest.fixture
def kg_command(tmp_path: Path) -> Command:
    """``kg_command("build", folder)`` runs the command in a process of its own, in the test's folder."""
    return partial(run_kg, tmp_path)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests: a process can hold one playwright at a time."""
    with chromium() as started:
        yield started


@pytest.fixture
def shared() -> Path:
    """The folder of real pages beside the repository, where it is."""
    folder = Path(__file__).parents[2] / "shared"
    if not (folder / "pages").is_dir():
        pytest.skip("the real pages (../shared) are not here")
    return folder
