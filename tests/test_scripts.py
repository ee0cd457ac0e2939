"""The scripts that set everything up, run with a Python that only writes down what it was asked."""

from __future__ import annotations

import os
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SET_UP = "scripts/set-up.sh"

# Makes a virtual environment whose Python is this script again; "installs" by making the command; logs everything.
PRETEND_PYTHON = """#!/bin/sh
echo "$*" >> "$PRETEND_LOG"
case "$*" in
  *sys.version_info*) exit "${PRETEND_TOO_OLD:-0}" ;;
  "-m venv "*) for folder; do :; done; mkdir -p "$folder/bin"; cp "$0" "$folder/bin/python" ;;
  *--constraint*) [ -z "$PRETEND_MISFIT" ] || exit 1; make_kg=1 ;;
  *"pip"*install*) [ -z "$PRETEND_OFFLINE" ] || exit 1; make_kg=1 ;;
esac
if [ -n "$make_kg" ]; then
  [ -z "$PRETEND_OFFLINE" ] || exit 1
  printf '#!/bin/sh\\necho kg "$@"\\n' > "$(dirname "$0")/kg"
  chmod +x "$(dirname "$0")/kg"
fi
"""

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the scripts need bash")


class Checkout:
    """A copy of the scripts with a pretended Python."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "log"
        shutil.copytree(ROOT / "scripts", folder / "scripts")
        for name in ("pyproject.toml", "constraints.txt"):
            shutil.copy(ROOT / name, folder / name)
        self.python = folder / "pretended" / "python3"
        self.python.parent.mkdir()
        self.python.write_text(PRETEND_PYTHON)
        self.python.chmod(0o755)

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        self.log.write_text("")
        path = f"{self.python.parent}:/usr/bin:/bin"
        return subprocess.run(
            ["bash", *arguments],
            cwd=self.folder,
            env={"PATH": path, "HOME": os.environ.get("HOME", "/"), "PRETEND_LOG": str(self.log), **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def installs(self) -> list[str]:
        return [line for line in self.log.read_text().splitlines() if " install " in line]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_run_installs_once_and_builds_the_sample_pages(checkout: Checkout) -> None:
    first = checkout.run("scripts/run")
    assert first.stdout == f"kg build -o {checkout.folder}/output {checkout.folder}/kg/sample\n"
    assert [("constraints.txt" in line, "[dev]" in line) for line in checkout.installs()] == [(True, False)]
    second = checkout.run("scripts/run", "my pages", "--jobs", "2")
    assert second.stdout == f"kg build -o {checkout.folder}/output my pages --jobs 2\n"
    assert checkout.installs() == []


@pytest.mark.parametrize("changed", ["pyproject.toml", "constraints.txt"])
def test_a_change_of_what_is_needed_installs_again(checkout: Checkout, changed: str) -> None:
    checkout.run("scripts/run")
    with (checkout.folder / changed).open("a") as file:
        file.write("\n# another version\n")
    checkout.run("scripts/run")
    assert len(checkout.installs()) == 1


def test_what_tests_need_is_installed_beside(checkout: Checkout) -> None:
    checkout.run("scripts/run")
    checkout.run("-c", f"source {SET_UP}; set_up dev")
    assert ["[dev]" in line for line in checkout.installs()] == [True]
    checkout.run("-c", f"source {SET_UP}; set_up dev")
    assert checkout.installs() == []


def test_a_python_that_the_pinned_versions_do_not_fit(checkout: Checkout) -> None:
    done = checkout.run("scripts/run", PRETEND_MISFIT="yes")
    assert done.returncode == 0
    assert "do not all fit this Python" in done.stderr
    assert ["--constraint" in line for line in checkout.installs()] == [True, False]


def test_a_failed_installation_fails_and_is_tried_again(checkout: Checkout) -> None:
    failed = checkout.run("scripts/run", PRETEND_OFFLINE="yes")
    assert failed.returncode != 0
    assert failed.stdout == ""
    assert checkout.run("scripts/run").stdout.startswith("kg build")


def test_no_python_that_is_new_enough(checkout: Checkout) -> None:
    only_old = {"PRETEND_TOO_OLD": "1", "PYTHON": str(checkout.python)}
    tools = checkout.folder / "tools"
    tools.mkdir()
    for tool in ("bash", "dirname", "cat", "cksum"):
        (tools / tool).symlink_to(shutil.which(tool) or tool)
    done = checkout.run("scripts/run", PATH=str(tools), **only_old)
    assert done.returncode != 0
    assert "needs Python 3.11 or newer" in done.stderr


def test_names_no_machine(checkout: Checkout) -> None:
    for file in [*checkout.folder.glob("scripts/*"), checkout.folder / "constraints.txt"]:
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        assert "://" not in text, file
        assert "--index-url" not in text, file


@pytest.mark.parametrize("script", ["scripts/run", "scripts/test", SET_UP, ".ci/run"])
def test_the_scripts_parse(script: str) -> None:
    assert subprocess.run(["bash", "-n", ROOT / script], check=False).returncode == 0


def name(requirement: str, sign: str) -> str:
    return requirement.partition(sign)[0].lower().replace("_", "-")


def test_the_pinned_versions_cover_what_the_package_needs() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*wanted["dependencies"], *wanted["optional-dependencies"]["dev"]]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {name(line, "==") for line in lines if "==" in line}
    assert {name(need, ">=") for need in needed} <= pinned
