"""Passages and mentions: where on the page stands what the graph says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.linking.confidence import of_votes
from kg.linking.graph import MentionNode, Passage
from kg.linking.identifiers import identifier, mention_identifier
from kg.linking.source import Ref, Source, squeezed
from kg.model import EntityKind, Unread
from kg.text import AlignedText, Span

Entities = Mapping[EntityKind, Mapping[Ref, str]]
"""For each kind, the identifier of the entity that each entity of a record is."""


class Evidence:
    """The passages of a build. A sentence becomes one when it is first asked for."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        self._passages: dict[tuple[int, int], Passage] = {}
        self._without: dict[tuple[int, Span], Source] = {}

    def passage(self, source: Source, span: Span) -> str | None:
        """The identifier of the sentence in which the span begins; None where it stands in none, or not on the page.

        What has none is remembered, for the report: a fact without its sentence is left out of the graph.
        """
        sentence = source.sentence(span)
        key = (source.index, sentence) if sentence is not None else None
        if key is not None and key not in self._passages:
            made = _passage(source, source.record.sentences[key[1]])
            if made is not None:
                self._passages[key] = made
        if key is None or key not in self._passages:
            self._without[source.index, span] = source
            return None
        return self._passages[key].id

    def without_sentence(self) -> tuple[Unread, ...]:
        """The words of facts that no sentence of their page can be given for, in order."""
        return tuple(
            Unread(
                "fact-without-sentence",
                source.record.article.page,
                next(iter(source.regions(span)), None),
                source.text_of(span),
            )
            for (_, span), source in sorted(self._without.items(), key=lambda item: item[0])
        )

    def of_spans(self, source: Source, spans: Sequence[Span]) -> tuple[str, ...]:
        """The sentences of several spans, each once, by identifier."""
        return tuple(sorted({found for span in spans if (found := self.passage(source, span)) is not None}))

    def passages(self) -> tuple[Passage, ...]:
        """All that were asked for, by identifier."""
        return tuple(sorted(self._passages.values(), key=lambda passage: passage.id))

    def mentions(self, entities: Entities) -> tuple[MentionNode, ...]:
        """All printed occurrences of entities, by identifier."""
        found = {node.id: node for source in self._sources for node in self._mentions(source, entities)}
        return tuple(found[id_] for id_ in sorted(found))

    def _mentions(self, source: Source, entities: Entities) -> Iterator[MentionNode]:
        text = source.record.article.text
        for mention in source.record.mentions:
            entity = entities[mention.kind].get((source.index, mention.entity))
            passage = self.passage(source, mention.span)
            regions = source.regions(mention.span)
            if entity is None or passage is None or not regions:
                continue
            yield MentionNode(
                id=mention_identifier(source.anchor_at(regions[0]), mention.kind, mention.entity),
                article=source.article_id,
                passage=passage,
                page=source.page_id,
                entity=entity,
                exact=_standing_in(text, mention.span, regions),
                regions=regions,
                confidence=of_votes(mention.votes),
            )


def _standing_in(text: AlignedText, span: Span, regions: Sequence[Span]) -> str:
    """The words of the span that stand in its first region; all of them where the two are equally long."""
    first = regions[0]
    if first.end - first.start == span.end - span.start:
        return squeezed(span.of(text.text))
    return squeezed(text.standing_in(span, first))


def _passage(source: Source, sentence: Span) -> Passage | None:
    article = source.record.article
    regions = source.regions(sentence)
    if not regions:
        return None
    return Passage(
        id=identifier("passage", source.article_id, regions[0].start, regions[0].end),
        article=source.article_id,
        page=source.page_id,
        exact=_standing_in(article.text, sentence, regions),
        regions=regions,
        repeated_at=tuple(sorted(copy for original, copy in article.repeats if sentence.contains(original))),
    )
