"""The page in a browser without a network: found by characters and pinyin, read, walked, and not to be subverted."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from playwright.sync_api import expect

from kg.built import Build
from kg.graph.facts import BuildSettings
from kg.graph.minting import DEFAULT_BASE_IRI
from kg.linking.graph import (
    DocumentNode,
    EventNode,
    KnowledgeGraph,
    Names,
    OrganizationNode,
    PersonNode,
    PlaceNode,
    SpeechNode,
)
from kg.outputs.html import to_html
from tests.outputs.browser import Opened, opened, until
from tests.outputs.hostile import PAYLOADS
from tests.outputs.invented_graph import ENTITIES, identifier, invented_graph, large_graph

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Opener = Callable[..., Opened]
Named = TypeVar("Named", PersonNode, OrganizationNode, PlaceNode, EventNode, DocumentNode, SpeechNode)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "graph.html"
    file.write_text(to_html(invented_graph(), title="临江市新闻知识图谱"), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "large.html"
    file.write_text(to_html(large_graph(1500)), encoding="utf-8")
    return file


@pytest.fixture
def show(browser: Browser, written: Path) -> Iterator[Opener]:
    """Opens the page; at the end of the test nothing was requested, nothing complained, nothing spoke up."""
    with ExitStack() as stack:
        shown: list[Opened] = []

        def start(fragment: str = "", file: Path = written, width: int = 1280) -> Opened:
            shown.append(stack.enter_context(opened(browser, file, fragment=fragment, width=width)))
            return shown[-1]

        yield start
    for page in shown:
        assert (page.requests, page.complaints, page.dialogs) == ([], [], [])


def to(key: str) -> str:
    return f"#{identifier(key)}"


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("曾广澜", "曾广澜"),
        ("广澜", "曾广澜"),
        ("zengguanglan", "曾广澜"),
        ("zgl", "曾广澜"),
        ("ZengGL", "曾广澜"),
        ("qiuyuheng", "仇雨衡"),
        ("xwp", "解文朴"),
        ("shan ruo", "单若溪"),
        ("临江二中", "临江市第二中学"),
        ("fxgzhy", "全市防汛工作会议"),
    ],
)
def test_search_finds_by_characters_pinyin_and_initials(show: Opener, query: str, label: str) -> None:
    page = show().page
    page.keyboard.press("/")
    page.keyboard.type(query)
    assert label in page.locator("#results .name").all_inner_texts()[:3]


def test_enter_shows_the_sentences_with_the_name_marked(show: Opener) -> None:
    page = show().page
    page.keyboard.press("/")
    page.keyboard.type("zgl")
    until(page, "document.querySelector('#results .about')")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('#card').dataset.shows === 'chosen'")
    expect(page.locator("#card h2")).to_have_text("曾广澜")
    assert "曾广澜强调，市委、市政府要把群众安全放在第一位" in page.locator("#card").inner_text()
    assert {"曾广澜"} <= set(page.locator("#card mark").all_inner_texts())
    assert "《压实责任 确保安全度汛》" in page.locator("#card figcaption").first.inner_text()
    assert page.url.endswith(to("曾广澜"))


def test_arrows_choose_among_namesakes_told_apart(show: Opener) -> None:
    page = show().page
    page.locator("#search").fill("顾惟岩")
    about = page.locator("#results .about").all_inner_texts()
    assert any("农业农村局" in text for text in about)
    assert any("石桥村" in text for text in about)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('#card').dataset.shows === 'chosen'")
    assert "值守了三个通宵" in page.locator("#card").inner_text()


def test_a_click_on_the_drawing_shows_the_card(show: Opener) -> None:
    page = show(to("仇雨衡")).page
    page.locator("#card .actions button", has_text="居中").click()
    page.wait_for_timeout(500)
    box = page.locator("#drawing").bounding_box()
    legend = page.locator("#legend").bounding_box()
    assert box
    assert legend
    page.keyboard.press("Escape")
    until(page, "document.querySelector('#card').dataset.shows === 'start'")
    page.mouse.click(box["x"] + box["width"] / 2 + (legend["width"] + 20) / 2, box["y"] + box["height"] / 2)
    until(page, "document.querySelector('#card').dataset.shows === 'chosen'")
    expect(page.locator("#card h2")).to_have_text("仇雨衡")


def test_links_between_cards_back_forward_and_reload(show: Opener) -> None:
    page = show(to("仇雨衡")).page
    page.locator("#card a", has_text="全市防汛工作会议").first.click()
    expect(page.locator("#card h2")).to_have_text("全市防汛工作会议")
    page.go_back()
    expect(page.locator("#card h2")).to_have_text("仇雨衡")
    page.go_forward()
    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect(page.locator("#card h2")).to_have_text("全市防汛工作会议")


def test_a_meeting_shows_date_place_and_roles(show: Opener) -> None:
    card = show(to("全市防汛工作会议")).page.locator("#card").inner_text()
    for said in ("2031-06-18", "地点", "临江市", "主持", "仇雨衡", "缺席", "柏千帆", "传达", "议题"):
        assert said in card


def test_a_line_shows_what_joins_two(show: Opener) -> None:
    page = show(f"{to('曾广澜')}+{identifier('全市防汛工作会议')}").page
    assert {"出席", "讲话"} <= set(page.locator("#card .word").all_inner_texts())


def test_a_path_between_two_is_found_and_has_its_sentences(show: Opener) -> None:
    page = show(to("缪听雪")).page
    page.locator("#card .actions button", has_text="路径").click()
    page.keyboard.type("xwp")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('#card h2.pair')")
    assert page.locator("#card h3").count() == 4
    assert "陪同" in page.locator("#card").inner_text()
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.locator("#card h2.pair a").all_inner_texts() == ["缪听雪", "解文朴"]


def test_a_reprint_is_folded_and_told(show: Opener) -> None:
    card = show(to("仇雨衡")).page.locator("#card").inner_text()
    assert "另有 1 处转载" in card
    assert card.count("市长仇雨衡主持会议。") == card.count("另有 1 处转载")


def test_legend_hides_a_kind_and_says_how_many(show: Opener) -> None:
    page = show().page
    page.locator("#legend button", has_text="人物").click()
    assert "筛选隐藏" in page.locator("#status").inner_text()
    page.locator("#legend button", has_text="人物").click()
    assert "筛选隐藏" not in page.locator("#status").inner_text()


def test_the_timeline_narrows_by_keyboard(show: Opener) -> None:
    page = show().page
    page.locator(".timeline input").first.focus()
    page.keyboard.press("End")
    assert "筛选隐藏" in page.locator("#status").inner_text()


def test_the_language_switches_and_stays(show: Opener) -> None:
    page = show(to("仇雨衡")).page
    page.locator("#language").click()
    assert "Meetings and events" in page.locator("#card").inner_text()
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.locator("html").get_attribute("lang") == "en"


SEEN = """() => ({
  status: document.querySelector("#status").innerText,
  colours: [...document.querySelectorAll(".swatch bdi")].map((each) => each.textContent),
  pressed: [...document.querySelectorAll("#legend [aria-pressed=false]")].map((each) => each.textContent),
  facets: [...document.querySelectorAll(".chips bdi")].map((each) => each.textContent),
  selects: [...document.querySelectorAll("#legend select")].map((each) => each.value),
  time: [...document.querySelectorAll(".timeline input")].map((each) => each.value),
  language: document.documentElement.lang,
  card: document.querySelector("#card").innerText,
  rows: [...document.querySelectorAll("#overview[open] tbody tr")].map((each) => each.innerText),
  sorted: [...document.querySelectorAll("#overview[open] th")].map((each) => each.ariaSort),
})"""
PICTURE = "document.querySelector('#drawing canvas').toDataURL()"


def seen_by_another(browser: Browser, file: Path, address: str) -> tuple[dict[str, object], str]:
    """What somebody sees to whom the address is sent, and the address that they have then."""
    with opened(browser, file, fragment=address[address.index("#") :]) as other:
        return other.page.evaluate(SEEN), other.page.url


def test_the_address_restores_all_that_a_view_consists_of(show: Opener, browser: Browser, large: Path) -> None:
    page = show("#organization-000000", file=large).page
    page.locator("#card button.primary").click()
    page.locator("#status button", has_text="再画").click()
    page.locator(".colours select").select_option("community")
    page.locator("#legend button", has_text="地点").click()
    page.locator(".timeline input").first.focus()
    page.keyboard.press("ArrowRight")
    page.locator(".facets summary").click()
    page.locator(".facets select").first.select_option(label="主持")
    page.locator("#language").click()
    assert seen_by_another(browser, large, page.url) == (page.evaluate(SEEN), page.url)
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert seen_by_another(browser, large, page.url) == (page.evaluate(SEEN), page.url)


def test_the_address_restores_a_table_sorted_and_filtered(show: Opener, browser: Browser, large: Path) -> None:
    page = show("#/meetings", file=large).page
    page.locator("#overview th button", has_text="人数").click()
    page.locator("#overview th button", has_text="人数").click()
    page.locator("#overview input").fill("第1")
    rows = page.locator("#overview tbody tr").all_inner_texts()
    assert seen_by_another(browser, large, page.url) == (page.evaluate(SEEN), page.url)
    page.locator("#overview tbody a").first.click()
    assert "sort" not in page.url
    page.go_back()
    until(page, "document.querySelector('#overview').open")
    assert page.locator("#overview tbody tr").all_inner_texts() == rows


def test_the_address_restores_where_the_drawing_was_moved_to(show: Opener) -> None:
    page = show().page
    page.locator("#zoom button").first.click()
    until(page, "location.hash.includes('at=')")
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    page.wait_for_timeout(300)
    before = page.evaluate(PICTURE)
    page.locator("#zoom button").nth(2).click()
    until(page, f"before => {PICTURE} !== before", before)
    page.wait_for_timeout(600)
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    page.wait_for_timeout(300)
    assert page.evaluate(PICTURE) == before


def test_filters_are_cleared_at_once(show: Opener) -> None:
    page = show(f"#?role=chair&paper={identifier('临江晚报')}&hide=place").page
    page.locator("#status button", has_text="取消筛选").click()
    assert "筛选隐藏" not in page.locator("#status").inner_text()
    assert "?" not in page.url
    assert page.locator("#legend [aria-pressed=false]").count() == 0


def test_a_newcomer_is_shown_how_to_find_a_name(show: Opener) -> None:
    page = show().page
    page.locator("#card .try").first.click()
    until(page, "document.querySelector('#results [aria-selected=true]')")
    name = page.locator("#results .name").first.inner_text()
    assert name in page.locator("#card p", has=page.locator(".try")).inner_text()


def test_an_empty_graph_says_so(show: Opener, tmp_path: Path) -> None:
    file = tmp_path / "empty.html"
    file.write_text(to_html(KnowledgeGraph()), encoding="utf-8")
    assert "report.json" in show(file=file).page.locator("#card").inner_text()


def test_posts_stand_in_the_order_of_time(show: Opener, tmp_path: Path) -> None:
    graph, file = invented_graph(), tmp_path / "career.html"
    (held,) = (tenure for tenure in graph.tenures if tenure.person == identifier("仇雨衡"))
    later = [replace(held, id=f"tenure-{at}", title=f"{at}书记", attested_on=(f"203{at}-03-04",)) for at in (4, 3)]
    file.write_text(to_html(replace(graph, tenures=(*graph.tenures, *later))), encoding="utf-8")
    page = show(to("仇雨衡"), file=file).page
    rows = page.locator(".career li .note").all_inner_texts()
    assert len(rows) == 3
    assert rows == sorted(rows)


def test_a_citation_is_copied(show: Opener) -> None:
    page = show(to("曾广澜")).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#card .cite").first.click()
    page.locator("#card .cite", has_text="已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“")
    assert "《临江日报》" in copied
    assert f"{DEFAULT_BASE_IRI}passage-" in copied


def test_a_place_is_chosen_by_pinyin_and_the_address_keeps_it(show: Opener) -> None:
    page = show().page
    page.locator(".facets summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("qhx")
    page.keyboard.press("Enter")
    assert page.locator(".chips bdi").all_inner_texts() == ["青禾县"]
    hidden = page.locator("#status").inner_text()
    assert "筛选隐藏" in hidden
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.locator("#status").inner_text() == hidden
    page.locator("#card .top a").first.click()
    until(page, "document.querySelector('#card').dataset.shows === 'chosen'")
    assert f"?place={identifier('青禾县')}" in page.url
    page.locator(".chips button").click()
    assert "筛选隐藏" not in page.locator("#status").inner_text()
    assert "?" not in page.url


def test_a_role_and_a_paper_are_chosen_from_lists(show: Opener) -> None:
    page = show(f"#?role=chair&paper={identifier('临江晚报')}").page
    assert page.locator(".facets select").evaluate_all("all => all.map((each) => each.selectedOptions[0].text)") == [
        "主持",
        "临江晚报",
    ]
    before = page.locator("#status").inner_text()
    page.locator(".facets select").first.select_option(label="所有角色")
    assert page.locator("#status").inner_text() != before


def test_a_card_narrows_the_view_to_its_place(show: Opener) -> None:
    page = show(to("青禾县")).page
    page.locator("#card .actions button", has_text="只看有关的").click()
    assert "筛选隐藏" in page.locator("#status").inner_text()


@pytest.mark.parametrize(("fragment", "said"), [("", "画出的 34 个"), ("仇雨衡", "选中的及其相邻")])
@pytest.mark.parametrize(("name", "start"), [("CSV", "\ufeffsource,"), ("GEXF", "<?xml"), ("JSON", "{\n")])
def test_what_is_looked_at_is_taken_along(show: Opener, fragment: str, said: str, name: str, start: str) -> None:
    page = show(to(fragment) if fragment else "").page
    page.locator("#take summary").click()
    until(page, "document.querySelector('#take p').textContent")
    assert said in page.locator("#take p").inner_text()
    with page.expect_download() as download:
        page.locator("#take button", has_text=name).click()
    text = download.value.path().read_text(encoding="utf-8")
    assert download.value.suggested_filename == f"graph.{name.lower()}"
    assert text.startswith(start)
    assert "仇雨衡" in text
    assert ("临江港务集团有限公司" in text) == (not fragment)


def test_the_picture_is_taken_along(show: Opener) -> None:
    page = show().page
    page.locator("#take summary").click()
    with page.expect_download() as download:
        page.locator("#take button", has_text="PNG").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("by", ["community", "jurisdiction"])
def test_colours_change_the_drawing_and_are_explained(show: Opener, by: str) -> None:
    page = show().page
    before = page.evaluate("document.querySelector('#drawing canvas').toDataURL()")
    page.locator(".colours select").select_option(by)
    until(page, "before => document.querySelector('#drawing canvas').toDataURL() !== before", before)
    assert page.locator(".swatch").count() >= 2
    page.locator(".swatch").first.click()
    until(page, "document.querySelector('#card').dataset.shows === 'chosen'")


def test_a_browser_that_cannot_unpack_is_told(browser: Browser, written: Path) -> None:
    context = browser.new_context(offline=True)
    context.add_init_script("delete globalThis.DecompressionStream")
    page = context.new_page()
    page.goto(written.resolve().as_uri())
    page.wait_for_selector("html[data-ready=too-old]", state="attached")
    assert "太旧" in page.locator("#card").inner_text()
    assert "too old" in page.locator("#card").inner_text()
    context.close()


def test_the_page_works_inside_a_notebook(browser: Browser, tmp_path: Path) -> None:
    build = Build(invented_graph(), (), (), 0, BuildSettings("0"), DEFAULT_BASE_IRI)
    file = tmp_path / "notebook.html"
    file.write_text(f"<!DOCTYPE html><meta charset=utf-8><h1>笔记</h1>{build._repr_html_()}", encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(file.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("#card .top a", has_text="仇雨衡").click()
    frame.locator("#card mark").first.wait_for()
    assert frame.locator("#card h2").inner_text() == "仇雨衡"
    frame.locator("#search").fill("zgl")
    frame.locator("#search").press("Enter")
    frame.locator("#card h2", has_text="曾广澜").wait_for()
    frame.locator("#legend button", has_text="人物").click()
    frame.locator("#language").click()
    assert page.url == file.as_uri()
    assert page.locator("iframe").evaluate("frame => frame.contentDocument") is None
    assert complaints == []
    context.close()


def test_light_and_dark_change_while_open(show: Opener) -> None:
    page = show().page
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(100)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


@pytest.mark.parametrize("key", ["zoom.in", "zoom.out"])
def test_buttons_zoom_the_drawing(show: Opener, key: str) -> None:
    page = show().page
    name = json.loads(page.locator("#words").text_content() or "")["zh"][key]
    before = page.evaluate("document.querySelector('#drawing canvas').toDataURL()")
    page.get_by_role("button", name=name).click()
    until(page, "before => document.querySelector('#drawing canvas').toDataURL() !== before", before)


def test_tables_sort_and_lead_to_cards(show: Opener) -> None:
    page = show("#/meetings").page
    page.locator("#overview th button", has_text="日期").click()
    dates = page.locator("#overview tbody tr td:first-child").all_inner_texts()
    assert dates == sorted(dates)
    page.locator("#overview tbody a", has_text="全市防汛工作会议").click()
    expect(page.locator("#card h2")).to_have_text("全市防汛工作会议")
    assert not page.locator("#overview").is_visible()


def test_a_large_graph_says_what_it_draws_and_grows(show: Opener, large: Path) -> None:
    page = show(file=large).page
    told = page.locator("#status").inner_text()
    assert "1,539" in told
    page.locator("#status button").click()
    assert page.locator("#status").inner_text() != told
    page.goto(f"{large.as_uri()}#person-000899")
    until(page, "document.querySelector('#card').dataset.shows === 'chosen'")
    assert "第899位" in page.locator("#card").inner_text()


def test_expansion_draws_neighbours(show: Opener, large: Path) -> None:
    page = show("#organization-000000", file=large).page
    before = page.locator("#status").inner_text()
    page.locator("#card button.primary").click()
    assert page.locator("#status").inner_text() != before


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_sticks_out(show: Opener, width: int) -> None:
    page = show(to("全市防汛工作会议"), width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("#card h2").is_visible()
    assert page.locator("#search").is_visible()


def hostile_graph() -> KnowledgeGraph:
    """The invented graph with payloads for all its printed text, each used several times."""
    graph, payload = invented_graph(), itertools.cycle(PAYLOADS)

    def named(nodes: tuple[Named, ...]) -> tuple[Named, ...]:
        return tuple(replace(node, names=names()) for node in nodes)

    def names() -> Names:
        return Names(next(payload), (next(payload),), (next(payload),), next(payload))

    return KnowledgeGraph(
        people=named(graph.people),
        organizations=named(graph.organizations),
        places=named(graph.places),
        events=named(graph.events),
        documents=named(graph.documents),
        speeches=named(graph.speeches),
        pages=tuple(replace(page, name=next(payload), pagination=next(payload)) for page in graph.pages),
        articles=tuple(replace(article, headline=next(payload)) for article in graph.articles),
        passages=tuple(replace(passage, exact=next(payload)) for passage in graph.passages),
        mentions=tuple(replace(mention, exact=next(payload)) for mention in graph.mentions),
        tenures=tuple(replace(tenure, title=next(payload)) for tenure in graph.tenures),
        participations=tuple(replace(part, words=(next(payload),)) for part in graph.participations),
        claims=tuple(claim if claim.is_entity else replace(claim, object=next(payload)) for claim in graph.claims),
    )


def test_no_payload_runs_wherever_it_is_printed(show: Opener, tmp_path: Path) -> None:
    graph = hostile_graph()
    file = tmp_path / "hostile.html"
    file.write_text(to_html(graph, title=PAYLOADS[1]), encoding="utf-8")
    page = show(file=file).page
    assert page.title().replace(" ", "") == PAYLOADS[1].replace(" ", "")
    seen = ""
    for name in sorted(identifier(key) for key in ENTITIES):
        page.evaluate("address => { location.hash = address }", f"#{name}")
        page.evaluate("document.querySelectorAll('#card details').forEach((each) => { each.open = true })")
        seen += page.locator("#card").evaluate(
            "async card => { await new Promise(requestAnimationFrame); return card.textContent }"
        )
    for table in ("people", "meetings", "organizations"):
        page.evaluate("address => { location.hash = address }", f"#/{table}")
        page.wait_for_selector("#overview tbody tr")
    assert page.evaluate("window.pwned") is None
    assert [payload for payload in PAYLOADS if payload.replace("\0", "") not in seen.replace("\0", "")] == []
    assert page.locator("#card").locator("script, img, iframe, form, style, link, meta").count() == 0
