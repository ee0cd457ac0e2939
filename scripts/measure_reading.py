"""Measure reading against pages cut by hand: article boundaries, display lines, bylines, genres, speed.

    python scripts/measure_reading.py --pages PAGES --gold GOLD [--errors] [--disturb no-gaps|double-gaps|rewrap]

GOLD holds one JSON file a page: ``page`` (the file's stem) and ``articles`` with ``lines``, ``title``, ``kicker``,
``subtitle``, ``bylines``, ``kind``. Boundaries count as met where the characters overlap by 0.95 or more.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import time
from pathlib import Path
from typing import Any

from kg.model import Article, Page
from kg.reading import articles_of

REWRAPPED_TO = 17
SAME = 0.95
ALIKE = 0.3


def squeeze(text: str | None) -> str:
    """The text without white space and layout glyphs."""
    return re.sub(r"[\s\ue000-\uf8ff]+", "", text or "")


def disturbed(text: str, lines: list[list[list[int]]], how: str) -> tuple[str, list[set[int]]]:
    """The page changed, and for each article its characters, counted without white space."""
    rows = text.split("\n")
    if how == "no-gaps":
        changed = "\n".join(row for row in rows if row.strip())
    elif how == "double-gaps":
        changed = "\n".join(row if row.strip() else "\n" for row in rows)
    elif how == "rewrap":
        changed = "\n".join(rewrapped(row) for row in rows)
    else:
        changed = text
    solid: list[int] = [0]
    for row in rows:
        solid.append(solid[-1] + len(squeeze(row)))
    return changed, [{at for first, last in ranges for at in range(solid[first - 1], solid[last])} for ranges in lines]


def rewrapped(row: str) -> str:
    """The line cut at a fixed number of characters."""
    return "\n".join(row[at : at + REWRAPPED_TO] for at in range(0, len(row), REWRAPPED_TO)) if row.strip() else row


def solid_characters(text: str, article: Article) -> set[int]:
    """The characters of the article's regions, counted without white space."""
    before = [0]
    for sign in text:
        before.append(before[-1] + bool(squeeze(sign)))
    return {at for region in article.regions for at in range(before[region.start], before[region.end])}


def page_of(name: str, text: str) -> Page:
    """The text as a page."""
    return Page(name, text, hashlib.sha256(text.encode()).hexdigest(), "utf-8")


class Tally:
    """Hits, wanted and said of each measure."""

    def __init__(self) -> None:
        self.rows: dict[str, list[int]] = {}

    def add(self, measure: str, hit: int, wanted: int, said: int) -> None:
        """Count some more."""
        row = self.rows.setdefault(measure, [0, 0, 0])
        for at, value in enumerate((hit, wanted, said)):
            row[at] += value

    def f1(self, measure: str) -> float:
        """The harmonic mean of precision and recall."""
        hit, wanted, said = self.rows[measure]
        return 2 * hit / (wanted + said) if wanted + said else 0.0

    def __str__(self) -> str:
        return "\n".join(
            f"{name:<24}{self.f1(name):.3f}   {row[0]}/{row[1]}/{row[2]}" for name, row in self.rows.items()
        )


def display_of(kicker: str | None, headline: str | None, subtitle: str | None) -> str:
    """The characters of all display lines, whichever is called the main one."""
    return "".join(sorted(re.sub(r"\W", "", "".join(filter(None, (kicker, headline, subtitle))))))


def measure(text: str, gold: dict[str, Any], tally: Tally, how: str = "", *, errors: bool = False) -> None:
    """Add to the tally how well the articles of the page are found, the page disturbed as ``how`` says."""
    changed, wanted = disturbed(text, [article["lines"] for article in gold["articles"]], how)
    articles = articles_of(page_of(gold["page"], changed)).articles
    said = [solid_characters(changed, article) for article in articles]
    pairs = sorted(
        ((len(w & s) / max(len(w | s), 1), i, j) for i, w in enumerate(wanted) for j, s in enumerate(said)),
        reverse=True,
    )
    match: dict[int, int] = {}
    hits = 0
    for overlap, i, j in pairs:
        if overlap >= ALIKE and i not in match and j not in match.values():
            match[i] = j
            hits += overlap >= SAME
            if errors and overlap < SAME:
                print(f"  boundary {gold['page'][:3]} {overlap:.2f} {gold['articles'][i]['title']}")
    tally.add("boundaries", hits, len(wanted), len(said))
    for i, article in enumerate(gold["articles"]):
        found = articles[match[i]] if i in match else None
        _measure_article(article, found, tally, errors=errors)
    for j, article in enumerate(articles):
        if j not in match.values():
            tally.add("headline, main line", 0, 0, article.headline is not None)
            tally.add("bylines", 0, 0, len({byline.name for byline in article.bylines}))
            if errors:
                print("  extra article", article.headline, article.regions)


def _measure_article(gold: dict[str, Any], found: Article | None, tally: Tally, *, errors: bool) -> None:
    said = found.headline if found else None
    main = bool(gold["title"]) and squeeze(gold["title"]) == squeeze(said)
    tally.add("headline, main line", main, bool(gold["title"]), said is not None)
    wanted_display = display_of(gold.get("kicker"), gold["title"], gold.get("subtitle"))
    said_display = display_of(found.kicker, found.headline, found.subtitle) if found else ""
    tally.add(
        "headline, all lines",
        bool(wanted_display) and wanted_display == said_display,
        bool(gold["title"]),
        bool(said_display),
    )
    names, said_names = {b["name"] for b in gold["bylines"]}, {b.name for b in found.bylines} if found else set()
    tally.add("bylines", len(names & said_names), len(names), len(said_names))
    genre = found is not None and found.genre == gold["kind"]
    tally.add("genres", genre, 1, found is not None)
    if errors and not (main and genre and names == said_names):
        print(
            f"  wanted K {gold.get('kicker')} | T {gold['title']} | S {gold.get('subtitle')} | {names} {gold['kind']}"
        )
        if found:
            print(f"     said   K {found.kicker} | T {said} | S {found.subtitle} | {said_names} {found.genre}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--disturb", choices=["no-gaps", "double-gaps", "rewrap"], default="")
    arguments = parser.parse_args()
    tally = Tally()
    texts: list[str] = []
    for file in sorted(arguments.gold.glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        text = (arguments.pages / f"{gold['page']}.txt").read_text("utf-8")
        texts.append(text)
        measure(text, gold, tally, arguments.disturb, errors=arguments.errors)
    print(tally)
    start = time.process_time()
    for text in texts * 5:
        articles_of(page_of("speed", text))
    print(f"{5 * sum(map(len, texts)) / (time.process_time() - start):,.0f} characters a second")


if __name__ == "__main__":
    main()
