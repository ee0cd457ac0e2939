"""The page as checkers of others see it: axe-core for accessibility, biome for the scripts."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.outputs.html import to_html
from tests.outputs.browser import opened
from tests.outputs.invented_graph import identifier, invented_graph

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SCRIPTS = Path(__file__).parents[2] / "kg" / "outputs" / "page" / "js"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "graph.html"
    file.write_text(to_html(invented_graph()), encoding="utf-8")
    return file


def faults(page: Page, checkers: Path) -> list[tuple[str, str, str]]:
    """What axe-core finds: rule, weight, the first element at fault."""
    page.evaluate((checkers / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8") + ";0")
    found = page.evaluate("axe.run()")
    assert found["passes"]
    return [(each["id"], each["impact"], each["nodes"][0]["html"]) for each in found["violations"]]


@pytest.mark.parametrize(
    ("width", "dark", "language"),
    [
        (390, True, "zh"),
        (390, False, "en"),
        (1280, False, "zh"),
        (1280, True, "zh"),
        (1280, False, "en"),
        (1280, True, "en"),
    ],
)
def test_axe_finds_no_fault(
    browser: Browser,
    written: Path,
    checkers: Path,
    width: int,
    dark: bool,  # noqa: FBT001
    language: str,
) -> None:
    with opened(browser, written, width=width, dark=dark, fragment=f"#?lang={language}") as shown:
        page = shown.page
        assert page.locator("html").get_attribute("lang") == language
        assert faults(page, checkers) == []
        if width < 600:
            page.locator("#legend summary").first.click()
        page.locator(".facets summary").click()
        page.locator("#find-place").fill("lin")
        page.locator(".colours select").select_option("community")
        page.locator("#take summary").click()
        assert faults(page, checkers) == []
        page.evaluate("address => { location.hash = address }", f"#{identifier('仇雨衡')}")
        page.wait_for_selector("#card mark")
        assert faults(page, checkers) == []
        page.evaluate("address => { location.hash = address }", f"#/path/{identifier('缪听雪')}/{identifier('解文朴')}")
        page.wait_for_selector("#card h2.pair")
        assert faults(page, checkers) == []
        page.evaluate("location.hash = '#/people'")
        page.wait_for_selector("#overview tbody tr")
        assert faults(page, checkers) == []


def test_biome_finds_no_fault(checkers: Path) -> None:
    copied = checkers / "js"
    shutil.rmtree(copied, ignore_errors=True)
    shutil.copytree(SCRIPTS, copied)
    biome = checkers / "node_modules" / ".bin" / "biome"
    done = subprocess.run(
        [biome, "lint", "--error-on-warnings", "js"],
        cwd=checkers,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout + done.stderr
