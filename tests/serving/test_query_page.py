"""The query page of `kg serve` in a browser: a question picked, its parameter set, the answer read as a table."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from kg.questions.catalogue import questions
from kg.serving.server import HOST, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script>'


@pytest.fixture(scope="module")
def address(sample_build: Path) -> Iterator[str]:
    with serving(sample_build, 0, 60) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.address
        finally:
            server.shutdown()
            thread.join()


@dataclass
class Shown:
    page: Page
    hosts: set[str | None] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def note_dialog(self, dialog: Dialog) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()

    def choose(self, question: str, **given: str) -> None:
        self.page.locator("#question").select_option(question)
        for name, value in given.items():
            self.page.locator(f"#parameters input[name={name}]").fill(value)

    def ask(self, sparql: str | None = None) -> str:
        """What the page says when it is done."""
        if sparql is not None:
            self.page.locator("#query").fill(sparql)
        self.page.locator("#run").click()
        self.page.wait_for_selector("#run:enabled", timeout=60_000)
        return self.page.locator("#status").inner_text()

    def rows(self) -> list[list[str]]:
        return [row.split("\t") for row in self.page.locator("#answer tr").all_inner_texts()]


@contextmanager
def shown(browser: Browser, address: str) -> Iterator[Shown]:
    context = browser.new_context()
    try:
        result = Shown(context.new_page())
        result.page.on("request", lambda request: result.hosts.add(urlsplit(request.url).hostname))
        result.page.on("pageerror", lambda error: result.complaints.append(str(error)))
        result.page.on("dialog", result.note_dialog)
        result.page.goto(address)
        result.page.wait_for_selector("html[data-ready]", state="attached", timeout=30_000)
        yield result
        assert result.complaints == []
        assert result.hosts <= {HOST, None}  # None: data: has no host
    finally:
        context.close()


def test_all_questions_are_there_to_choose(browser: Browser, address: str) -> None:
    with shown(browser, address) as opened:
        options = opened.page.locator("#question option").all_inner_texts()
        assert options[1:] == [f"{each.title['zh']} · {each.title['en']}" for each in questions()]


def test_a_question_with_its_parameters_set_is_answered_with_a_table(browser: Browser, address: str) -> None:
    with shown(browser, address) as opened:
        opened.choose("holders-of-post", body="云汀市人民政府", title="市长")
        said = opened.ask()
        query = opened.page.locator("#query").input_value()
        assert 'VALUES ?title { "市长" }' in query
        assert query.count("# VALUES") == 0
        heading, *rows = opened.rows()
        assert heading == ["body", "bodyName", "title", "person", "personName", "status", "from", "until", "next"]
        assert said.startswith(f"{len(rows)} ")
        assert {(row[1], row[2]) for row in rows} == {("云汀市人民政府", "市长")}
        assert rows[0][4:6] == ["邵立言", "IncumbentStatus"]


def test_another_value_is_set_anew(browser: Browser, address: str) -> None:
    with shown(browser, address) as opened:
        opened.choose("holders-of-post", body="云汀市人民政府", title="市长")
        opened.ask()
        opened.page.locator("#parameters input[name=title]").fill("没有这个职务")
        assert opened.ask().startswith("0 ")
        assert len(opened.rows()) == 1


def test_a_query_changed_by_hand_is_asked_as_it_stands(browser: Browser, address: str) -> None:
    with shown(browser, address) as opened:
        opened.choose("holders-of-post", body="云汀市人民政府", title="市长")
        opened.ask()
        assert opened.ask("SELECT ?mine { VALUES ?mine { 7 } }").startswith("1 ")
        assert opened.rows() == [["mine"], ["7"]]


def test_a_name_that_several_bear_lists_them(browser: Browser, address: str) -> None:
    with shown(browser, address) as opened:
        opened.choose("career", person="张伟民")
        opened.page.locator("#run").click()
        opened.page.wait_for_selector("#answer pre.wrong")
        assert "2 entities bear the name" in opened.page.locator("#answer").inner_text()


def test_one_s_own_query_and_what_is_wrong_with_it(browser: Browser, address: str) -> None:
    with shown(browser, address) as opened:
        assert opened.ask("SELECT ?x { VALUES ?x { 1 2 3 } }").startswith("3 ")
        assert opened.rows() == [["x"], ["1"], ["2"], ["3"]]
        assert opened.ask("ASK { ?s a kg:Person }") == "true"
        assert "cannot be used" in opened.ask("SELEC")
        assert opened.page.locator("#status.wrong").count() == 1
        assert "SERVICE" in opened.ask("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
        opened.ask("CONSTRUCT { ?s a kg:Person } { ?s a kg:Person } LIMIT 1")
        assert "kg:Person" in opened.page.locator("#answer pre").inner_text()


def test_what_an_answer_holds_is_shown_as_text(browser: Browser, address: str) -> None:
    with shown(browser, address) as opened:
        text = HOSTILE.replace('"', '\\"')
        said = opened.ask(f'SELECT ("{text}" AS ?text) (IRI("javascript:alert(3)") AS ?iri) {{}}')
        assert said.startswith("1 ")
        assert opened.page.locator("#answer td").first.inner_text() == HOSTILE
        assert opened.page.locator("#answer img, #answer script, #answer a").count() == 0
        opened.choose("career", person=HOSTILE)
        opened.page.locator("#run").click()
        opened.page.wait_for_selector("#answer pre.wrong")
        assert HOSTILE in opened.page.locator("#answer").inner_text()
        assert opened.page.locator("#answer img, #answer script").count() == 0
