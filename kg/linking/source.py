"""An article's record with its place in the build: the order of all records, where in time and print each stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.linking.calendar import IssueDate, settle_issue_dates
from kg.linking.identifiers import identifier
from kg.model import ArticleRecord, EntityKind, Mention, Page
from kg.text import Span

Ref = tuple[int, int]
"""An entity as one article names it: the number of the source and the number in its record."""

Anchor = tuple[str, str, str, int, int]
"""Where a mention stands, earliest first: issue date, page hash, page name (copies only), page offset, span end."""

UNDATED = "9999-12-31"
"""Sorts what has no date after all that has one."""


@dataclass(frozen=True)
class Source:
    """One record: ``index`` its number in the build's own order, ``copy`` the page's name where its text is a copy."""

    index: int
    record: ArticleRecord
    issue: IssueDate
    copy: str

    @property
    def issued(self) -> str:
        """The issue date, ISO, or `UNDATED`."""
        return self.issue.date or UNDATED

    @property
    def day(self) -> str | None:
        """The issue date, ISO, or None."""
        return self.issue.date

    @cached_property
    def page_id(self) -> str:
        """The identifier of the page: of its text, and for a further copy of the same text of its name too."""
        return page_identifier(self.record.article.page_sha256, self.copy)

    @cached_property
    def article_id(self) -> str:
        """The identifier of the article: of the page and the order on it."""
        return identifier("article", self.record.article.page_sha256, self.copy, self.record.article.position)

    @cached_property
    def _mentions_by_entity(self) -> dict[tuple[EntityKind, int], list[Mention]]:
        grouped: dict[tuple[EntityKind, int], list[Mention]] = {}
        for mention in sorted(self.record.mentions, key=lambda m: (m.span, m.kind, m.entity)):
            grouped.setdefault((mention.kind, mention.entity), []).append(mention)
        return grouped

    def mentions(self, kind: EntityKind, entity: int) -> Sequence[Mention]:
        """The mentions of one entity in reading order."""
        return self._mentions_by_entity.get((kind, entity), ())

    def organization_at(self, number: int) -> int:
        """Where an organisation is said first: its first mention, else a title that implies it (县长), else 0."""
        mentions = self.mentions(EntityKind.ORGANIZATION, number)
        return mentions[0].span.start if mentions else self._implied_at.get(number, 0)

    @cached_property
    def _implied_at(self) -> dict[int, int]:
        tenures = sorted(self.record.tenures, key=lambda tenure: tenure.span, reverse=True)
        return {tenure.organization: tenure.span.start for tenure in tenures if tenure.organization is not None}

    def printed(self, mention: Mention) -> str:
        """The printed form without white space."""
        return squeezed(mention.span.of(self.record.article.text.text))

    def text_of(self, span: Span) -> str:
        """The words in a span, lines joined without white space."""
        return squeezed(span.of(self.record.article.text.text))

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.record.sentences)

    def sentence(self, span: Span) -> int | None:
        """The number of the sentence in which a span begins; None where it stands in no sentence."""
        sentences = self.record.sentences
        at = bisect_right(self._sentence_starts, span.start) - 1
        for number in (at, at + 1):  # a span that begins in the white space between two belongs to the second
            if 0 <= number < len(sentences) and sentences[number].overlaps(span):
                return number
        return None

    @cached_property
    def _regions(self) -> dict[Span, tuple[Span, ...]]:
        return {}

    def regions(self, span: Span) -> tuple[Span, ...]:
        """Where the span stands on the page; remembered, for the same spans are asked for again and again."""
        known = self._regions.get(span)
        if known is None:
            known = self._regions[span] = self.record.article.text.page_regions(span)
        return known

    def anchor(self, span: Span) -> Anchor:
        """Where a span stands, for choosing the earliest mention."""
        regions = self.regions(span)
        return self.anchor_at(regions[0] if regions else Span(0, 0))

    def anchor_at(self, first: Span) -> Anchor:
        """The anchor of what stands first in this range of the page."""
        return (self.issued, self.record.article.page_sha256, self.copy, first.start, first.end)

    def entity_anchor(self, kind: EntityKind, entity: int, span: Span | None = None) -> Anchor:
        """The earliest place where the entity is printed; its own span, else the article, where no mention is given."""
        spans = [mention.span for mention in self.mentions(kind, entity)] or [span or self._opening]
        return min(map(self.anchor, spans)) if len(spans) > 1 else self.anchor(spans[0])

    @property
    def _opening(self) -> Span:
        return Span(0, min(1, len(self.record.article.text)))


def squeezed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def page_identifier(sha256: str, copy: str) -> str:
    """The identifier of a page from its hash, and its name where it is a further copy of the same text."""
    return identifier("page", sha256, copy)


def in_build_order(records: Iterable[ArticleRecord], pages: Sequence[Page]) -> tuple[Source, ...]:
    """The records in an order that depends on them alone: by issue date, page hash, page name and position."""
    ordered = sorted(records, key=lambda r: (r.article.page_sha256, r.article.page, r.article.position))
    issues = settle_issue_dates(ordered)
    copies = {page.name for page in pages if page.copy_of is not None}
    ordered.sort(key=lambda r: issues[r.article.page].date or UNDATED)
    return tuple(
        Source(index, record, issues[record.article.page], record.article.page if record.article.page in copies else "")
        for index, record in enumerate(ordered)
    )
