"""Pages, articles, passages and mentions as RDF: where every fact of the graph was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg.graph.minting import (
    Minter,
    Property,
    Statement,
    confidence,
    describe,
    each,
    integer,
    offset,
    optional_day,
    optional_plain,
    optional_zh,
    plain,
)
from kg.graph.terms import KG, OA, PROV, SCHEMA
from kg.linking.graph import ArticleNode, MentionNode, PageNode, Passage
from kg.text import Span

_PAGE = (KG.Page, PROV.Entity, SCHEMA.CreativeWork)
_ARTICLE = (KG.Article, SCHEMA.NewsArticle, PROV.Entity)
_REGION = (KG.Region, OA.TextPositionSelector)
_PASSAGE = (KG.Passage, OA.TextQuoteSelector, OA.TextPositionSelector)
_MENTION = (KG.Mention, OA.TextQuoteSelector, OA.TextPositionSelector)


def page(node: PageNode, mint: Minter) -> Iterator[Statement]:
    """A page and what is known of it."""
    return describe(
        mint(node.id),
        _PAGE,
        (SCHEMA.identifier, plain(node.name)),
        (KG.sha256, plain(node.sha256)),
        (SCHEMA.datePublished, optional_day(node.issued)),
        (KG.dateReason, optional_plain(node.issued_why or None)),
        (SCHEMA.publisher, mint.optional(node.newspaper)),
        (SCHEMA.pagination, optional_plain(node.pagination)),
    )


def article(node: ArticleNode, mint: Minter) -> Iterator[Statement]:
    """An article and its regions, in the graph that bears the article's name."""
    subject = mint(node.id)
    regions = _Regions(node.id, node.page, mint)
    yield from describe(
        subject,
        _ARTICLE,
        (SCHEMA.isPartOf, mint(node.page)),
        (SCHEMA.position, integer(node.position)),
        (SCHEMA.headline, optional_zh(node.headline)),
        (KG.kicker, optional_zh(node.kicker)),
        (SCHEMA.alternativeHeadline, optional_zh(node.subtitle)),
        (SCHEMA.genre, plain(node.genre)),
        *each(SCHEMA.author, (mint(author) for author in node.authors)),
        (SCHEMA.sourceOrganization, mint.optional(node.source)),
        (SCHEMA.datePublished, optional_day(node.published)),
        (KG.home, mint.optional(node.home)),
        (KG.homeReason, optional_plain(node.home_why or None)),
        (KG.continuedOn, optional_plain(node.continued_on)),
        (KG.continuedIn, mint.optional(node.continued_in)),
        (KG.reprintOf, mint.optional(node.reprint_of)),
        (KG.original, mint(node.original)),
        *each(SCHEMA.keywords, (plain(word) for word in node.keywords)),
        *each(KG.region, (regions.name(span) for span in node.regions)),
        graph=subject,
    )
    yield from regions.described(node.regions)


def passage(node: Passage, mint: Minter) -> Iterator[Statement]:
    """A sentence with its place on the page."""
    regions = _Regions(node.article, node.page, mint)
    yield from describe(
        mint(node.id),
        _PASSAGE,
        (KG.inArticle, mint(node.article)),
        *_quotation(node.page, node.exact, node.regions[0], mint),
        *each(KG.region, (regions.name(span) for span in node.regions[1:])),
        *each(KG.repeatedAt, (regions.name(span) for span in node.repeated_at)),
        graph=mint(node.article),
    )
    yield from regions.described((*node.regions[1:], *node.repeated_at))


def mention(node: MentionNode, mint: Minter) -> Iterator[Statement]:
    """A printed occurrence of an entity with its place on the page."""
    regions = _Regions(node.article, node.page, mint)
    yield from describe(
        mint(node.id),
        _MENTION,
        (KG.inArticle, mint(node.article)),
        (KG.inPassage, mint(node.passage)),
        (KG.refersTo, mint(node.entity)),
        *_quotation(node.page, node.exact, node.regions[0], mint),
        *each(KG.region, (regions.name(span) for span in node.regions[1:])),
        (KG.confidence, confidence(node.confidence)),
        graph=mint(node.article),
    )
    yield from regions.described(node.regions[1:])


def _quotation(page_id: str, exact: str, span: Span, mint: Minter) -> Iterable[Property]:
    return (
        (KG.onPage, mint(page_id)),
        (OA.exact, plain(exact)),
        (OA.start, offset(span.start)),
        (OA.end, offset(span.end)),
    )


class _Regions:
    """Names and describes runs of a page's text; one range of one article is one node, whatever points at it."""

    def __init__(self, article_id: str, page_id: str, mint: Minter) -> None:
        self._stem = f"region-{article_id.removeprefix('article-')}"
        self._page = mint(page_id)
        self._article = mint(article_id)
        self._mint = mint

    def name(self, span: Span) -> NamedNode:
        return self._mint(f"{self._stem}-{span.start}-{span.end}")

    def described(self, spans: Iterable[Span]) -> Iterator[Statement]:
        for span in spans:
            yield from describe(
                self.name(span),
                _REGION,
                (KG.onPage, self._page),
                (OA.start, offset(span.start)),
                (OA.end, offset(span.end)),
                graph=self._article,
            )
