"""Measure reading against pages cut by hand: article boundaries, display lines, bylines, genres, robustness, speed.

    .venv/bin/python scripts/measure_reading.py --pages PAGES --gold GOLD [--errors] [--disturb HOW]
    .venv/bin/python scripts/measure_reading.py --invented [--each] [--errors] [--disturb HOW]
    .venv/bin/python scripts/measure_reading.py [--pages PAGES --gold GOLD] [--invented] --robustness

GOLD holds one JSON file a page: ``page`` (the file's stem) and ``articles`` with ``lines``, ``title``, ``kicker``,
``subtitle``, ``bylines``, ``kind``. Boundaries count as met where the characters overlap by 0.95 or more.
``--invented`` takes the pages of the tests in all their layouts. ``--robustness`` prints how much F1 of the boundaries
every disturbance costs, the mean of five seeds where chance has a part in it; page and truth are changed together.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.model import Article, Page
from kg.reading import articles_of

REWRAPPED_TO = 17
DELETED = 0.02
BREAKS_AFTER, BREAKS_BEFORE, FULL_LINE = 5, 2, 14
"""Rows that an interleaved column has before and after its break at the least, and the characters of a full one."""
SEEDS = 5
SPEED_RUNS = 3
SAME = 0.95
ALIKE = 0.3
LAYOUT = re.compile(r"[\s\ue000-\uf8ff]+")

Row = tuple[str, int | None]
"""A printed line and the article that it belongs to."""
Case = tuple[str, dict[str, Any]]
"""A page's text and its truth."""


def squeeze(text: str | None) -> str:
    """The text without white space and layout glyphs."""
    return LAYOUT.sub("", text or "")


def rows_of(text: str, ranges: Sequence[list[list[int]]]) -> list[Row]:
    """The page's lines, each with the article whose ``ranges`` of line numbers hold it."""
    owner = {
        number: article
        for article, lines in enumerate(ranges)
        for first, last in lines
        for number in range(first, last + 1)
    }
    return [(line, owner.get(number)) for number, line in enumerate(text.split("\n"), 1)]


def without_gaps(rows: Iterable[Row], _: random.Random) -> Iterator[Row]:
    """No blank line left."""
    return (row for row in rows if row[0].strip())


def doubled_gaps(rows: Iterable[Row], _: random.Random) -> Iterator[Row]:
    """Every blank line twice."""
    for row in rows:
        yield row
        if not row[0].strip():
            yield row


def rewrapped(rows: Iterable[Row], _: random.Random) -> Iterator[Row]:
    """Every line cut at a fixed number of characters."""
    for line, owner in rows:
        for at in range(0, max(len(line), 1), REWRAPPED_TO):
            yield line[at : at + REWRAPPED_TO], owner


def shuffled(rows: Iterable[Row], chance: random.Random) -> Iterator[Row]:
    """The articles in another order, what belongs to none before them."""
    loose: list[Row] = []
    articles: dict[int, list[Row]] = {}
    before: int | None = None
    for line, owner in rows:
        if owner is not None:
            lines = articles.setdefault(owner, [])
            lines += [("", owner)] if lines and before != owner else []
            lines.append((line, owner))
            before = owner
        elif line.strip():
            loose.append((line, owner))
        elif before in articles:
            articles[before].append(("", before))
    order = list(articles.values())
    chance.shuffle(order)
    yield from loose
    for lines in order:
        yield ("", None)
        yield from lines


def thinned(rows: Iterable[Row], chance: random.Random) -> Iterator[Row]:
    """Two of a hundred characters lost."""
    for line, owner in rows:
        yield "".join(sign for sign in line if chance.random() >= DELETED), owner


def interleaved(rows: Iterable[Row], chance: random.Random) -> Iterator[Row]:
    """Every other article broken off in the middle of a sentence, to go on below the next one."""
    articles: list[list[Row]] = []
    loose: list[Row] = []
    for row in rows:
        if row[1] is None:
            loose += [row] if row[0].strip() else []
        elif articles and articles[-1][0][1] == row[1]:
            articles[-1].append(row)
        else:
            articles.append([row])
    yield from loose
    for at in range(0, len(articles), 2):
        article, following = articles[at], articles[at + 1] if at + 1 < len(articles) else []
        gap = ("", None)
        breaks = [
            place
            for place in range(BREAKS_AFTER, len(article) - BREAKS_BEFORE)
            if all(len(row[0]) >= FULL_LINE for row in article[place - BREAKS_BEFORE : place + 1])
            and not article[place - 1][0].rstrip().endswith(("。", "！", "？", "”", "：", "；"))
        ]
        cut = chance.choice(breaks) if breaks and following else len(article)
        yield from (gap, *article[:cut], gap, *following, gap, *article[cut:])


DISTURBANCES: dict[str, Callable[[Iterable[Row], random.Random], Iterator[Row]]] = {
    "no-gaps": without_gaps,
    "double-gaps": doubled_gaps,
    "rewrap": rewrapped,
    "shuffle": shuffled,
    "delete": thinned,
    "interleave": interleaved,
}
BY_CHANCE = frozenset({"shuffle", "delete", "interleave"})


def disturbed(text: str, ranges: list[list[list[int]]], how: str, seed: int = 0) -> tuple[str, list[set[int]]]:
    """The page changed, and for each article its characters, counted without white space."""
    rows = rows_of(text, ranges)
    if how:
        rows = list(DISTURBANCES[how](rows, random.Random(seed)))  # noqa: S311
    wanted: list[set[int]] = [set() for _ in ranges]
    solid = 0
    for line, owner in rows:
        length = len(squeeze(line))
        if owner is not None:
            wanted[owner].update(range(solid, solid + length))
        solid += length
    return "\n".join(line for line, _ in rows), wanted


def solid_characters(text: str, article: Article) -> set[int]:
    """The characters of the article's regions, counted without white space."""
    before = [0]
    for sign in text:
        before.append(before[-1] + (LAYOUT.match(sign) is None))
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


def measure(
    text: str, gold: dict[str, Any], tally: Tally, how: str = "", seed: int = 0, *, errors: bool = False
) -> None:
    """Add to the tally how well the articles of the page are found, the page disturbed as ``how`` says."""
    changed, wanted = disturbed(text, [article["lines"] for article in gold["articles"]], how, seed)
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


def cases_of(pages: Path, gold: Path) -> list[Case]:
    """The pages with their truth, as files."""
    truths = [json.loads(file.read_text("utf-8")) for file in sorted(gold.glob("*.json"))]
    return [((pages / f"{truth['page']}.txt").read_text("utf-8"), truth) for truth in truths]


def invented_cases() -> list[Case]:
    """The invented pages of the tests in all layouts."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from tests.reading.printing import LAYOUTS, invented_pages, printed

    pages = (
        printed(f"{name}, {layout}", articles, furniture, layout)
        for name, articles, furniture in invented_pages()
        for layout in LAYOUTS
    )
    return [(page.text, page.truth) for page in pages]


def tally_of(cases: Iterable[Case], how: str = "", seed: int = 0, *, errors: bool = False) -> Tally:
    """The measures over all pages."""
    tally = Tally()
    for text, truth in cases:
        measure(text, truth, tally, how, seed, errors=errors)
    return tally


def print_each(cases: Sequence[Case]) -> None:
    """A row for every page: F1 of each measure."""
    for case in cases:
        tally = tally_of([case])
        figures = "  ".join(f"{name} {tally.f1(name):.2f}" for name in tally.rows)
        print(f"{case[1]['page']:<32}{figures}")


def print_robustness(name: str, cases: Sequence[Case]) -> None:
    """What each disturbance costs."""
    clear = tally_of(cases).f1("boundaries")
    print(f"{name}: boundaries {clear:.3f}")
    for how in DISTURBANCES:
        found = [tally_of(cases, how, seed).f1("boundaries") for seed in range(SEEDS if how in BY_CHANCE else 1)]
        mean = sum(found) / len(found)
        print(f"  {how:<14}{mean:.3f}   loss {clear - mean:+.3f}   (worst {clear - min(found):+.3f})")


def seconds_of(work: Callable[[], object]) -> float:
    """Processor time of the work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def print_speed(cases: Sequence[Case]) -> None:
    """Reading beside tagging the same text in the same run."""
    from kg.extraction.sentences import sentences
    from kg.extraction.tagger import tagger

    pages = [page_of("speed", text) for text, _ in cases]
    texts = [article.text.text for page in pages for article in articles_of(page).articles]
    printed = [sentence.of(text) for text in texts for sentence in sentences(text)]
    tagger().tag(printed[:1])
    reading = min(seconds_of(lambda: [articles_of(page) for page in pages]) for _ in range(SPEED_RUNS))
    tagging = min(seconds_of(lambda: tagger().tag(printed)) for _ in range(SPEED_RUNS))
    signs = sum(len(page.text) for page in pages)
    print(
        f"reading {signs / reading:,.0f} characters a second, tagging {signs / tagging:,.0f}:"
        f" reading costs {reading / tagging:.3f} of tagging"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--invented", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--disturb", choices=list(DISTURBANCES), default="")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--robustness", action="store_true")
    arguments = parser.parse_args()
    groups: dict[str, list[Case]] = {}
    if arguments.pages and arguments.gold:
        groups[str(arguments.pages)] = cases_of(arguments.pages, arguments.gold)
    if arguments.invented:
        groups["invented pages"] = invented_cases()
    if not groups:
        parser.error("name --pages and --gold, or --invented, or both")
    for name, cases in groups.items():
        if arguments.robustness:
            print_robustness(name, cases)
        else:
            print(tally_of(cases, arguments.disturb, arguments.seed, errors=arguments.errors))
            print_speed(cases)
        if arguments.each:
            print_each(cases)


if __name__ == "__main__":
    main()
