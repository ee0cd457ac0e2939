"""The page without a mouse: from opening to taking along, by Tab, arrows, Enter and what is typed into a box."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.outputs.html import to_html
from tests.outputs.browser import Opened, opened, until
from tests.outputs.invented_graph import identifier, invented_graph, large_graph

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inView: Math.min(box.width, box.height, box.bottom, box.right, innerHeight - box.top, innerWidth - box.left) > 0,
    named: Boolean(element.ariaLabel || element.textContent.trim() || element.title || element.id === "card"),
    what: element.outerHTML.slice(0, 160),
  };
}"""
CONTROLS = "a[href], button:not(:disabled), input, select, summary, [tabindex='0']"
MARKED = (
    "selector => { let at = 0; for (const each of document.querySelectorAll(selector))"
    " if (each.checkVisibility() && !each.closest('dialog:not([open])')) each.dataset.control = at++; return at; }"
)


class Walker:
    """A reader at the keyboard: goes on by Tab, and at each stop sees where they are."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def tab_to(self, selector: str, said: str = "", *, back: bool = False) -> None:
        """Presses Tab (with Shift: back) until the control is reached; each stop on the way is seen and has a name."""
        wanted = (
            "([selector, said]) => document.activeElement.matches(selector)"
            " && document.activeElement.textContent.includes(said)"
        )
        for _ in range(250):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            self.sees_where()
            if self.page.evaluate(wanted, [selector, said]):
                return
        pytest.fail(f"no way by Tab to {selector} {said}")

    def sees_where(self) -> None:
        if self.page.evaluate("document.activeElement === document.body"):  # between the page's end and its beginning
            return
        told = self.page.evaluate(FOCUSED)
        assert (told["outlined"], told["inView"], told["named"]) == (True, True, True), told["what"]

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def find(self, query: str, label: str) -> None:
        """Types into the search box, where the focus is, and takes the first result."""
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(query)
        until(self.page, "document.querySelector('#results [aria-selected=true]')")
        self.press("Enter")
        self.reads(label)

    def reads(self, label: str) -> None:
        until(self.page, "label => document.querySelector('#card h2')?.textContent === label", label)

    @property
    def status(self) -> str:
        return self.page.locator("#status").inner_text()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("keyboard")
    graphs = {"small": invented_graph(), "large": large_graph(1200)}
    for name, graph in graphs.items():
        (folder / f"{name}.html").write_text(to_html(graph), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in graphs}


@pytest.fixture
def shown(browser: Browser, pages: dict[str, Path], request: pytest.FixtureRequest) -> Iterator[Opened]:
    name, fragment = getattr(request, "param", ("large", ""))
    with opened(browser, pages[name], fragment=fragment) as page:
        yield page
    assert (page.requests, page.complaints, page.dialogs) == ([], [], [])


def test_the_whole_way_by_keyboard_alone(shown: Opened) -> None:
    walker = Walker(shown.page)
    finds_reads_and_goes_back(walker)
    expands_and_asks_for_a_path(walker)
    filters_and_narrows_the_time(walker)
    sorts_a_table_and_opens_a_row(walker)
    walks_the_drawing(walker)
    switches_the_language_and_takes_along(walker)


def finds_reads_and_goes_back(walker: Walker) -> None:
    walker.tab_to("#search")
    walker.find("曾广澜", "曾广澜")
    for query in ("zengguanglan", "zgl"):
        walker.tab_to("#search", back=True)
        walker.find(query, "曾广澜")
    walker.tab_to("#card a", "全市防汛工作会议")
    walker.press("Enter")
    walker.reads("全市防汛工作会议")
    walker.page.go_back()  # Alt and the left arrow, which belong to the browser's window
    walker.reads("曾广澜")


def expands_and_asks_for_a_path(walker: Walker) -> None:
    walker.tab_to("#search", back=True)
    walker.find("临江市第0办事处", "临江市第0办事处")
    before = walker.status
    walker.tab_to("#card .actions button", "展开相邻")
    walker.press("Enter")
    assert walker.status != before
    walker.sees_where()
    walker.tab_to("#search", back=True)
    walker.find("miaotingxue", "缪听雪")
    walker.tab_to("#card .actions button", "路径")
    walker.press("Enter")
    walker.page.keyboard.type("xwp")
    walker.press("ArrowDown", "ArrowUp", "Enter")
    until(walker.page, "document.querySelector('#card h2.pair')")
    assert walker.page.locator("#card h3").count() == 4


def filters_and_narrows_the_time(walker: Walker) -> None:
    walker.tab_to("#legend button", "人物", back=True)
    walker.press("Enter")
    assert "筛选隐藏" in walker.status
    walker.tab_to("#status button", "取消筛选")
    walker.press("Enter")
    assert "筛选隐藏" not in walker.status
    walker.tab_to(".timeline input", back=True)
    walker.press("Home")
    assert "筛选隐藏" in walker.status
    walker.press("End")


def sorts_a_table_and_opens_a_row(walker: Walker) -> None:
    page = walker.page
    walker.tab_to("#tools a", "一览表", back=True)
    walker.press("Enter")
    walker.tab_to("#overview nav a", "会议")
    walker.press("Enter")
    walker.tab_to("#overview th button", "日期")
    for order in ("ascending", "descending"):
        walker.press("Enter")
        assert page.locator("#overview th").first.get_attribute("aria-sort") == order
    dates = page.locator("#overview tbody tr td:first-child").all_inner_texts()
    assert dates == sorted(dates, reverse=True)
    walker.tab_to("#overview tbody a", "全市防汛工作会议")
    walker.press("Enter")
    walker.reads("全市防汛工作会议")
    assert page.evaluate("document.activeElement.id") == "card"


def walks_the_drawing(walker: Walker) -> None:
    walker.tab_to("#drawing", back=True)
    walker.press("ArrowDown", "ArrowUp")
    told = walker.page.locator("#told").inner_text()
    assert told
    walker.press("Enter")
    walker.reads(told.split(" · ")[0])


def switches_the_language_and_takes_along(walker: Walker) -> None:
    page = walker.page
    walker.tab_to("#language", back=True)
    walker.press("Enter")
    assert page.locator("html").get_attribute("lang") == "en"
    walker.tab_to("#take summary", back=True)
    walker.press("Enter")
    walker.tab_to("#take button", "CSV")
    with page.expect_download() as download:
        walker.press("Enter")
    assert download.value.path().read_bytes().startswith("\ufeffsource,".encode())
    assert page.evaluate("document.activeElement.matches('#take summary')")


@pytest.mark.parametrize(
    "shown",
    [
        ("small", ""),
        ("small", f"#{identifier('仇雨衡')}"),
        ("small", f"#{identifier('全市防汛工作会议')}"),
        ("small", f"#/path/{identifier('缪听雪')}/{identifier('解文朴')}"),
        ("small", "#/organizations"),
        ("small", f"#{identifier('青禾县')}?place={identifier('青禾县')}&lang=en"),
    ],
    indirect=True,
)
def test_every_control_is_reached_and_seen(shown: Opened) -> None:
    page, walker = shown.page, Walker(shown.page)
    within = "#overview" if page.locator("#overview").is_visible() else "body"
    count = page.evaluate(MARKED, ", ".join(f"{within} {each}" for each in CONTROLS.split(", ")))
    assert count > 8
    reached = set()
    for _ in range(count + 5):
        page.keyboard.press("Tab")
        walker.sees_where()
        reached.add(page.evaluate("document.activeElement.dataset.control"))
    assert reached - {None} == {str(at) for at in range(count)}


@pytest.mark.parametrize("key", ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"])
def test_arrows_go_from_entity_to_entity_on_the_drawing(shown: Opened, key: str) -> None:
    page, walker = shown.page, Walker(shown.page)
    walker.tab_to("#drawing")
    said = []
    for _ in range(3):
        walker.press(key)
        said.append(page.locator("#told").inner_text())
    assert all(said)
    assert len(set(said)) > 1
