"""Debian's Chromium without a network, for tests of the page; every request and console message is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page, Request

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@dataclass
class Opened:
    """A page in the browser; ``requests`` are all that it attempted but its own file, ``complaints`` console errors."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser; skips the test where it or playwright is not installed."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs the PyPI package playwright")
    if not CHROMIUM.exists():
        pytest.skip("needs the Debian package chromium (and fonts-noto-cjk): /usr/bin/chromium is absent")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(
    browser: Browser, file: Path, *, width: int = 1280, height: int = 800, dark: bool = False, fragment: str = ""
) -> Iterator[Opened]:
    """``file`` open and ready for use, as by double-click, with every way to a network cut."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", offline=True,
        has_touch=width < 600, device_scale_factor=2 if width < 600 else 1,
    )  # fmt: skip
    try:
        result = Opened(context.new_page())
        own = file.resolve().as_uri()

        def note_request(request: Request) -> None:
            if request.url.split("#")[0] != own:
                result.requests.append(request.url)

        def note_dialog(dialog: Dialog) -> None:
            result.dialogs.append(dialog.message)
            dialog.dismiss()

        result.page.on("request", note_request)
        result.page.on("pageerror", lambda error: result.complaints.append(str(error)))
        result.page.on(
            "console", lambda said: result.complaints.append(said.text) if said.type in {"error", "warning"} else None
        )
        result.page.on("dialog", note_dialog)
        result.page.goto(own + fragment)
        result.page.wait_for_selector("html[data-ready]", state="attached", timeout=20_000)
        yield result
    finally:
        context.close()


def until(page: Page, expression: str, argument: object = None, *, seconds: float = 20) -> None:
    """Returns as soon as a JavaScript expression holds; playwright's own waiting evaluates text in the page, which the
    page's policy forbids."""
    deadline = monotonic() + seconds
    while not page.evaluate(expression, argument):
        assert monotonic() < deadline, f"not within {seconds} s: {expression}"
        page.wait_for_timeout(40)
