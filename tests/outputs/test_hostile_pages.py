"""Hostile text in every field of the pages that are read: built as users build, and opened in a browser."""

from __future__ import annotations

import base64
import csv
import gzip
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import networkx as nx
import pytest

from tests.outputs.browser import Opened, opened
from tests.outputs.hostile import PAYLOADS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FIELDS = {
    "headline": "{payload}\n\n临江日报讯 6月18日上午，全市防汛工作会议在临江市召开。\n",
    "kicker": "{payload}\n全市防汛工作会议召开\n压实责任\n\n临江日报讯 市长仇雨衡主持会议。\n",
    "byline": "全市防汛工作会议召开\n临江日报记者 {payload}\n\n6月18日，市委书记曾广澜检查防汛工作。\n",
    "dateline": "防汛会议召开\n\n{payload}讯 （记者{payload}）6月18日，市长仇雨衡主持会议。\n",
    "person": "市领导检查防汛\n\n本报讯 6月18日，市委书记{payload}检查防汛工作，副市长“{payload}”参加。\n",
    "title": "市领导检查防汛\n\n本报讯 6月18日，{payload}曾广澜强调，要落实{payload}责任，市长仇雨衡{payload}出席。\n",
    "organisation": "企业复工\n\n本报讯 6月18日，临江{payload}有限公司董事长仲孙岚说，{payload}集团已全部复工。\n",
    "venue": "座谈会举行\n\n本报讯 6月18日，防汛工作座谈会在临江市{payload}会议中心举行，副市长单若溪主持。\n",
    "meeting": "会议召开\n\n本报讯 6月18日，全市{payload}工作会议召开，市长仇雨衡主持并传达省委{payload}会议精神。\n",
    "document": "印发通知\n\n本报讯 6月18日，市委印发《关于{payload}的通知》（临发〔2031〕5号），《{payload}》施行。\n",
    "quotation": "群众来信\n\n本报讯 6月18日，市长仇雨衡在会上说：“{payload}，要把{payload}办好。”\n",
    "place": "防汛检查\n\n本报讯 6月18日，县委书记解文朴到青禾县{payload}镇{payload}村检查，{payload}路已通车。\n",
}
"""Articles in which a payload stands where a reader of pages expects something."""

LEAST = 60
"""How many of the payloads must be seen as text: the layout repair takes some apart, as of a page's broken lines."""

WENT = """async (address) => {
  const went = new Promise((done) => addEventListener("hashchange", done, { once: true }));
  const before = location.hash;
  location.hash = address;
  if (location.hash !== before) await went;
}"""
CARDS = """async (ids) => {
  const card = document.querySelector("#card");
  const foreign = "script, img, iframe, form, style, link, meta, object, embed, video, base";
  const seen = [];
  for (const id of ids) {
    const went = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    location.hash = `#${id}`;
    await went;
    for (let more = card.querySelector("button.more"); more; more = card.querySelector("button.more")) more.click();
    for (const folded of card.querySelectorAll("details")) folded.open = true;
    await new Promise((done) => setTimeout(done, 0));
    card.querySelector(".cite")?.click();
    seen.push([card.querySelector("h2").textContent, card.textContent, card.querySelectorAll(foreign).length]);
  }
  return seen;
}"""
HEADINGS = """async (addresses) => {
  const seen = [];
  for (const address of addresses) {
    const went = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    const before = location.hash;
    location.hash = address;
    if (location.hash !== before) await went;
    seen.push(document.querySelectorAll("#card h2").length);
  }
  return seen;
}"""
ROWS = """() => {
  const table = document.querySelector("#overview");
  for (let more = table.querySelector("button.more"); more; more = table.querySelector("button.more")) more.click();
  return table.textContent;
}"""


def name_of(payload: str, at: int) -> str:
    """The payload as far as a file can be called so: no slash, no NUL, not too long, in UTF-8."""
    kept = payload.replace("/", "∕").replace("\0", "").encode()[:180].decode(errors="ignore")
    return f"{at:02} {kept}.txt"


@pytest.fixture(scope="module")
def hostile_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages, each payload in a quarter of the fields, in files called like it, with a manifest."""
    folder = tmp_path_factory.mktemp("hostile pages")
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as manifest:
        table = csv.writer(manifest)
        table.writerow(("file", "paper", "date", "home", "page"))
        for at, payload in enumerate(PAYLOADS):
            file = folder / name_of(payload, at)
            texts = [text.format(payload=payload) for turn, text in enumerate(FIELDS.values()) if (turn + at) % 4 == 0]
            file.write_text("\n".join(texts), encoding="utf-8")
            table.writerow((file.name, payload.replace("\0", ""), "2031-06-19", "", payload.replace("\0", "")[:20]))
    with (folder / "lines.jsonl").open("w", encoding="utf-8") as lines:
        for payload in PAYLOADS:
            text = "本报讯 6月18日，市长仇雨衡主持会议。"
            row = {"text": text, "title": payload, "paper": payload, "date": "2031-06-19", "page": payload[:40]}
            lines.write(json.dumps(row) + "\n")
    return folder


@pytest.fixture(scope="module")
def built(hostile_pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("hostile build")
    manifest = str(hostile_pages / "manifest.csv")
    command = (sys.executable, "-m", "kg", "build", str(hostile_pages), "-o", str(output), "--manifest", manifest)
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode in {0, 1}, done.stderr[-2000:]
    return output / "graph.html"


@pytest.fixture(scope="module")
def contents(built: Path) -> dict[str, list[list[Any]]]:
    """The rows of the page's tables."""
    packed = re.search(r'id="contents">([^<]*)<', built.read_text(encoding="utf-8"))
    assert packed
    tables = json.loads(gzip.decompress(base64.b64decode(packed[1])))
    return {name: table["rows"] for name, table in tables.items() if isinstance(table, dict) and "rows" in table}


@pytest.fixture
def show(browser: Browser, built: Path) -> Iterator[Opened]:
    """The page; when the test is over nothing has run, asked the network, complained or spoken up."""
    with opened(browser, built) as shown:
        shown.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        shown.page.emulate_media(reduced_motion="reduce")
        yield shown
        assert shown.page.evaluate("window.pwned") is None
        shown.page.wait_for_timeout(200)
    assert (shown.requests, shown.complaints, shown.dialogs) == ([], [], [])


def bare(text: str) -> str:
    """Text without white space and invisible characters, which the layout repair takes out."""
    return "".join(character for character in text if character.isprintable() and not character.isspace())


def test_every_card_is_text_whatever_the_pages_say(show: Opened, contents: dict[str, list[list[Any]]]) -> None:
    assert len(contents["articles"]) > LEAST
    entities, seen = contents["entities"], []
    for at in range(0, len(entities), 50):
        seen += show.page.evaluate(CARDS, [row[0] for row in entities[at : at + 50]])
    assert [(name, foreign) for name, _, foreign in seen] == [(row[3], 0) for row in entities]
    together = bare("\n".join(text for _, text, _ in seen))
    told = {at for row in contents["facts"] if len(row) > 4 for at in row[4]}
    assert [
        row[2] for at, row in enumerate(contents["passages"]) if at in told and bare(str(row[2])) not in together
    ] == []
    assert sum(bare(payload) in together for payload in PAYLOADS) >= LEAST


def test_tables_and_search_are_text_whatever_the_pages_say(show: Opened, contents: dict[str, list[list[Any]]]) -> None:
    page = show.page
    kinds = {"people": "person", "meetings": "event", "organizations": "organization"}
    for table, kind in kinds.items():
        page.evaluate(WENT, f"#/{table}")
        rows = bare(page.evaluate(ROWS))
        assert [row[3] for row in contents["entities"] if row[1] == kind and bare(str(row[3])) not in rows] == []
    page.evaluate(WENT, "#")
    for payload in PAYLOADS:
        page.locator("#search").fill(payload)
        assert page.locator("#results").locator("script, img, iframe").count() == 0
    for by in ("community", "jurisdiction"):
        page.locator(".colours select").select_option(by)
    page.locator("#language").click()


def test_a_hostile_address_does_nothing(show: Opened) -> None:
    addresses = []
    for payload in (*PAYLOADS, "x&at=1e9,1,1&colour=__proto__", "/people?rows=<img src=x>&sort=constructor"):
        text = quote(payload[:300])
        addresses += [
            f"#{payload[:300]}",
            f"#?place={text}&lang={text}&grown={text}&colour={text}",
            f"#/path/{text}/{text}",
        ]
    assert show.page.evaluate(HEADINGS, addresses) == [1] * len(addresses)


@pytest.mark.parametrize(
    "payload", ["<img src=x onerror=alert(1)>", "/people?rows=</script><script>alert(1)</script>&sort=-x"]
)
def test_a_page_opened_at_a_hostile_address_does_nothing(browser: Browser, built: Path, payload: str) -> None:
    with opened(browser, built, fragment=f"#{payload}") as shown:
        assert shown.page.locator("#card h2").count() == 1
    assert (shown.requests, shown.complaints, shown.dialogs) == ([], [], [])


def test_what_is_taken_along_can_be_read_by_others(show: Opened) -> None:
    page, taken = show.page, {}
    while page.locator("#status button", has_text="再画").count():
        page.locator("#status button", has_text="再画").click()
    for name in ("CSV", "GEXF", "JSON"):
        page.locator("#take summary").click()
        with page.expect_download() as download:
            page.locator("#take button", has_text=name).click()
        taken[name] = download.value.path().read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(taken["CSV"][1:], newline="")))
    assert all(not str(cell or "").startswith(("=", "+", "@")) for row in rows for cell in row.values())
    nodes = json.loads(taken["JSON"])["nodes"]
    assert nx.read_gexf(io.BytesIO(taken["GEXF"].encode())).number_of_nodes() == len(nodes)
