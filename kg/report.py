"""What a build reports: counts, the issue date of each page and why, and all that was seen but not understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from kg.linking.graph import KnowledgeGraph
from kg.model import Unread
from kg.reading import Problem


@dataclass(frozen=True, slots=True)
class PageReport:
    """One page: its issue date with the reason for it, its newspaper's name, and how many articles were read on it."""

    page: str
    issued: str | None
    issued_why: str
    newspaper: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class Report:
    """The content of ``report.json``. ``entities`` and ``facts`` count by kind, ``not_understood`` by kind of passage.

    ``unused`` are the inputs that are not in the graph; ``other_files`` how many files were no pages by their name.
    """

    pages: int
    articles: int
    mentions: int
    entities: Mapping[str, int]
    facts: Mapping[str, int]
    genres: Mapping[str, int]
    not_understood: Mapping[str, int]
    unused: Sequence[Problem]
    other_files: int
    issue_dates: Sequence[PageReport]
    passages_not_understood: Sequence[Unread]

    def to_json(self) -> bytes:
        """The report as indented JSON in UTF-8; the same bytes for the same build."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"


def report_of(graph: KnowledgeGraph, unused: Sequence[Problem], other_files: int) -> Report:
    """The report on a build's graph and on the inputs that it could not use."""
    return Report(
        pages=len(graph.pages),
        articles=len(graph.articles),
        mentions=len(graph.mentions),
        entities={
            "people": len(graph.people),
            "organizations": len(graph.organizations),
            "places": len(graph.places),
            "posts": len(graph.posts),
            **_counted(f"{event.kind}s" for event in graph.events),
            "documents": len(graph.documents),
            "speeches": len(graph.speeches),
        },
        facts={
            "tenures": len(graph.tenures),
            "participations": len(graph.participations),
            **_counted(f"claims of {claim.predicate}" for claim in graph.claims),
        },
        genres=_counted(article.genre for article in graph.articles),
        not_understood=_counted(passage.kind for passage in graph.unread),
        unused=sorted(unused),
        other_files=other_files,
        issue_dates=_issue_dates(graph),
        passages_not_understood=sorted(graph.unread, key=_place_on_page),
    )


def _counted(kinds: Iterable[str | StrEnum]) -> dict[str, int]:
    return dict(sorted(Counter(map(str, kinds)).items()))


def _issue_dates(graph: KnowledgeGraph) -> list[PageReport]:
    labels = {organization.id: organization.names.label for organization in graph.organizations}
    articles = Counter(article.page for article in graph.articles)
    return [
        PageReport(page.name, page.issued, page.issued_why, labels.get(page.newspaper or ""), articles[page.id])
        for page in sorted(graph.pages, key=lambda page: page.name)
    ]


def _place_on_page(passage: Unread) -> tuple[str, int, int, str, str]:
    start, end = (passage.span.start, passage.span.end) if passage.span else (-1, -1)
    return passage.page, start, end, passage.kind, passage.text
