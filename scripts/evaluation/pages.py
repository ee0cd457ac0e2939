"""Page by page: quotes, article boundaries, issue dates; then each article against the one that overlaps it."""

from __future__ import annotations

import json
from pathlib import Path

from evaluation.articles import score_article, score_unmatched_article
from evaluation.names import squeeze
from evaluation.published import KG, OA, SCHEMA, PublishedGraph
from evaluation.scores import Scores, Truth, pair_up

SAME_ARTICLE = 0.3  # share of characters in common from which two cuts are one article
EXACT_ARTICLE = 0.95
QUOTES = "quotes that stand where they say"


def score_graph(turtle: str, pages: Path, truths: Path) -> tuple[Scores, int, int]:
    """The scores of a graph, how many annotated pages there are, and how many of them the graph holds.

    ``pages`` is the folder of page texts, ``truths`` that of their annotations (`<page>.json`).
    """
    graph, scores = PublishedGraph(turtle), Scores()
    by_stem = graph.pages()
    annotated = [json.loads(file.read_text("utf-8")) for file in sorted(truths.glob("*.json"))]
    found = 0
    for truth in annotated:
        file = _file_of(truth["page"], pages)
        if file is None:
            continue
        node = by_stem.get(file.stem)
        found += node is not None
        score_page(scores, graph, truth, page_text(file), node)
    return scores, len(annotated), found


def page_text(file: Path) -> str:
    """The decoded page as offsets count it."""
    return file.read_text("utf-8").replace("\r\n", "\n").lstrip("\ufeff")


def _file_of(page: str, folder: Path) -> Path | None:
    return next((f for f in sorted(folder.iterdir()) if f.stem.startswith(page) or page.startswith(f.stem)), None)


def score_page(scores: Scores, graph: PublishedGraph, truth: Truth, text: str, node: str | None) -> None:
    """Adds the scores of one page."""
    said = graph.articles(node)
    regions = [_characters_of_article(graph, article, node, text) for article in said]
    for article, region in zip(said, regions, strict=True):
        _score_quotes(scores, graph, article, region, node, text)
    wanted = [characters_of_lines(text, article["lines"]) for article in truth["articles"]]
    pairs = dict(pair_up(wanted, regions, _overlap, SAME_ARTICLE))
    exact = sum(_overlap(wanted[i], regions[j]) >= EXACT_ARTICLE for i, j in pairs.items())
    issued = [date[:10] for date in graph.values(node, SCHEMA + "datePublished")]
    scores.add("page dates", issued == [truth["page_date"]], bool(truth["page_date"]), len(issued))
    scores.add("article boundaries", exact, len(wanted), len(regions))
    for i, article in enumerate(truth["articles"]):
        share = _overlap(wanted[i], regions[pairs[i]]) if i in pairs else 0.0
        if share < EXACT_ARTICLE:
            described = f"{squeeze(article['title'])[:30]} (overlap {share:.2f})"
            scores.note("article boundaries", f"{truth['page']}/{article['id']}", [described], [])
    for i, article in enumerate(truth["articles"]):
        score_article(scores, graph, truth["page"], article, said[pairs[i]] if i in pairs else None)
    for j, article_node in enumerate(said):
        if j not in pairs.values():
            score_unmatched_article(scores, graph, truth["page"], article_node)


def _overlap(one: set[int], other: set[int]) -> float:
    return len(one & other) / max(len(one | other), 1)


def characters_of_lines(text: str, ranges: list[list[int]]) -> set[int]:
    """Offsets of the non-blank characters of 1-based inclusive line ranges."""
    starts, at = [], 0
    for line in text.split("\n"):
        starts.append((at, line))
        at += len(line) + 1
    return {
        start + k
        for first, last in ranges
        for start, line in starts[first - 1 : last]
        for k, character in enumerate(line)
        if not character.isspace()
    }


def _printed(text: str, start: str, end: str) -> set[int]:
    return {i for i in range(int(start), min(int(end), len(text))) if not text[i].isspace()}


def _characters_of_article(graph: PublishedGraph, article: str, page: str | None, text: str) -> set[int]:
    characters: set[int] = set()
    for region in graph.values(article, KG + "region"):
        start, end = graph.value(region, OA + "start"), graph.value(region, OA + "end")
        if start is not None and end is not None and _is_on(graph, region, page):
            characters |= _printed(text, start, end)
    return characters


def _is_on(graph: PublishedGraph, node: str, page: str | None) -> bool:
    on = graph.values(node, KG + "onPage")
    return not on or page in on


def _score_quotes(
    scores: Scores, graph: PublishedGraph, article: str, region: set[int], page: str | None, text: str
) -> None:
    """Every mention and passage is the page's text at its offsets, inside its article's region."""
    for quote in graph.subjects(KG + "inArticle", article):
        if not _is_on(graph, quote, page):
            continue
        start, end = graph.value(quote, OA + "start"), graph.value(quote, OA + "end")
        exact = squeeze(graph.value(quote, OA + "exact"))
        stands = (
            bool(exact)
            and start is not None
            and end is not None
            and squeeze(text[int(start) : int(end)]) == exact
            and _printed(text, start, end) <= region
        )
        scores.add(QUOTES, stands, 1, 1)
