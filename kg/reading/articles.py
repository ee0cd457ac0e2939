"""A page to its articles: lines to passages, passages to articles, each article's blocks to clean text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from kg.model import Article, Page, Unread
from kg.reading.article_text import ArticlePlan, PageShown, composed
from kg.reading.bylines import paper_named
from kg.reading.datelines import opening_dateline
from kg.reading.furniture import page_of_file, paper_of_file, printed_page, printed_paper
from kg.reading.interleaved import Strand, strands_of
from kg.reading.labels import Label
from kg.reading.layout import Passage, lines_of, passages_of
from kg.reading.segmentation import Step
from kg.reading.templates import Part, Template
from kg.reading.tokens import Token, tokens_of

_LONGEST_SOURCE = 24
_A_WORD = re.compile(r"[^\W\d_a-zA-Z]{2}|[a-zA-Z]{3}")


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles of a page in page order, and what belongs to none."""

    articles: tuple[Article, ...]
    unread: tuple[Unread, ...]


def articles_of(page: Page) -> Reading:
    """The articles of a page; every character but white space is in the regions of one of them, or in ``unread``."""
    passages = passages_of(page.text, lines_of(page.text))
    tokens = tokens_of(passages)
    furniture = [token for token in tokens if token.label is Label.FURNITURE]
    tokens = [token for token in tokens if token.label is not Label.FURNITURE]
    strands = [Strand(tokens, _whole(page, tokens))] if page.whole else strands_of(tokens)
    newspaper = _newspaper(page, tokens, furniture)
    apart = [passage for token in furniture for passage in token.passages]
    printed = tuple(passage.words for passage in apart)
    order = {passage.span.start: place for place, passage in enumerate(passages)}
    shown = PageShown(newspaper, page.known.page or printed_page(printed) or page_of_file(_stem(page)), printed, order)
    worded, wordless = _sorted_out(_in_page_order(strands))
    articles = tuple(composed(page, ArticlePlan(number, shown, group)) for number, group in enumerate(worded, 1))
    unread = [Unread("page-furniture", page.name, passage.span, passage.words) for passage in apart]
    unread += [Unread("line-of-no-article", page.name, passage.span, passage.words) for passage in wordless]
    return Reading(articles, tuple(unread))


Group = list[tuple[Token, Step]]


def _sorted_out(groups: Iterable[Group]) -> tuple[list[Group], list[Passage]]:
    """The groups that hold words, and the passages of those that do not: a page of `-----`, `A1`, `1`, `。`."""
    worded: list[Group] = []
    wordless: list[Passage] = []
    for group in groups:
        if any(_A_WORD.search(token.words) for token, _ in group):
            worded.append(group)
        else:
            wordless += [passage for token, _ in group for passage in token.passages]
    return worded, wordless


def _in_page_order(strands: Iterable[Strand]) -> list[Group]:
    groups = [group for strand in strands for group in _groups(strand.tokens, strand.steps)]
    return sorted(groups, key=lambda group: group[0][0].passages[0].span.start)


def _groups(tokens: Sequence[Token], steps: Sequence[Step]) -> list[Group]:
    """Each article's tokens, in page order of their first; a stranger's photo in the middle of one is its own."""
    groups: list[Group] = []
    article: Group = []
    inset: Group = []
    for token, step in zip(tokens, steps, strict=True):
        if step.part in _PARTS_OF_INSET:
            if step.part is Part.INSET and (not inset or inset[-1][1].part is Part.CLOSING_BYLINE):
                inset = []
                groups.append(inset)
            inset.append((token, _of_photo(token, step)))
            continue
        inset = []
        if step.begins or not article:
            article = []
            groups.append(article)
        article.append((token, step))
    return groups


_PARTS_OF_INSET = frozenset({Part.INSET, Part.INSET_CREDIT})


def _of_photo(token: Token, step: Step) -> Step:
    if step.part is Part.INSET_CREDIT:
        part = Part.CLOSING_BYLINE
    else:
        part = Part.CAPTION if token.label is Label.CAPTION else Part.BODY
    return Step(part, Template.PHOTO, begins=part is not Part.CLOSING_BYLINE, score=step.score)


_WHOLE_PARTS = {
    Label.BYLINE: Part.BYLINE,
    Label.CAPTION: Part.CAPTION,
    Label.SIGNATURE: Part.SIGNATURE,
    Label.JUMP: Part.JUMP,
    Label.DISPLAY: Part.SUBHEAD,
    Label.LABEL: Part.SUBHEAD,
}


def _whole(page: Page, tokens: Sequence[Token]) -> list[Step]:
    """The page as one article: the lines before the body that the known title holds are its display lines."""
    title = _squeezed(page.known.title or "")
    steps: list[Step] = []
    heading = True
    for at, token in enumerate(tokens):
        heading = heading and _squeezed(token.words) in title
        part = Part.TITLE if heading else _WHOLE_PARTS.get(token.label, Part.BODY)
        if token.label is Label.NAME and not heading:
            part = Part.BYLINE if at <= 1 or steps[-1].part is Part.TITLE else Part.BODY
        steps.append(Step(part, Template.TITLE_FIRST, begins=at == 0, score=0.0))
    return steps


def _squeezed(words: str) -> str:
    return re.sub(r"\s", "", words)


def _newspaper(page: Page, tokens: Sequence[Token], furniture: Sequence[Token]) -> str | None:
    """The paper that the page shows: its masthead, else what most bylines and datelines name, else the file."""
    if named := printed_paper(token.words for token in furniture):
        return named
    votes: Counter[str] = Counter()
    for token in tokens:
        votes.update(_papers_in(token.passages[0]) if token.label in {Label.BYLINE, Label.BODY, Label.CAPTION} else ())
    if votes:
        return max(votes, key=lambda name: (votes[name], name))
    return paper_of_file(_stem(page))


def _stem(page: Page) -> str:
    return PurePosixPath(page.name.partition("#")[0]).stem


def _papers_in(passage: Passage) -> Iterator[str]:
    dateline = opening_dateline(passage.words)
    printed = dateline.source.of(passage.words) if dateline else re.split("记者", passage.words, maxsplit=1)[0]
    named = paper_named(printed) if len(printed) <= _LONGEST_SOURCE and (dateline or "记者" in passage.words) else None
    if named is not None and named == printed[: len(named)] and not printed.startswith("本报"):
        yield named
