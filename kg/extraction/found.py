"""What one article names: people, posts, bodies, places and dates; the input of `kg.extraction.meetings`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.model import Article, DateExpression, EntityKind, Mention, Organization, Person, Place, Tenure
from kg.text import Span


@dataclass(frozen=True)
class Found:
    """One article with all that is known of it before its meetings are read. All spans count ``text``.

    ``mentions`` (people with bylines, organisations, places with deictic ones) are sorted by span and number the
    tuples beside them; a place inside an organisation's name may be mentioned too. A tenure's span covers the printed
    title directly before or after the name.
    """

    article: Article
    sentences: tuple[Span, ...]
    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    places: tuple[Place, ...] = ()
    mentions: tuple[Mention, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    dates: tuple[DateExpression, ...] = ()

    @property
    def text(self) -> str:
        """The article's clean text."""
        return self.article.text.text

    @cached_property
    def persons(self) -> tuple[Mention, ...]:
        """The mentions of people, in order."""
        return self._of_kind(EntityKind.PERSON)

    @cached_property
    def bodies(self) -> tuple[Mention, ...]:
        """The mentions of organisations, in order; of two that begin together the longer first."""
        return self._of_kind(EntityKind.ORGANIZATION)

    @cached_property
    def sites(self) -> tuple[Mention, ...]:
        """The mentions of places, in order; of two that begin together the longer first."""
        return self._of_kind(EntityKind.PLACE)

    def persons_in(self, span: Span) -> tuple[Mention, ...]:
        """The people mentioned wholly within ``span``, in order."""
        return _within(self.persons, self._person_starts, span)

    def bodies_in(self, span: Span) -> tuple[Mention, ...]:
        """The organisations mentioned wholly within ``span``, in order."""
        return _within(self.bodies, self._body_starts, span)

    def sites_in(self, span: Span) -> tuple[Mention, ...]:
        """The places mentioned wholly within ``span``, in order."""
        return _within(self.sites, self._site_starts, span)

    def dates_in(self, span: Span) -> tuple[DateExpression, ...]:
        """The time expressions wholly within ``span``, in order."""
        first = bisect_left(self._date_starts, span.start)
        last = bisect_left(self._date_starts, span.end)
        return tuple(date for date in self._sorted_dates[first:last] if date.span.end <= span.end)

    def person_ending(self, at: int) -> Mention | None:
        """The person whose printed name ends at offset ``at``."""
        return next((m for m in self.persons_in(Span(max(at - 30, 0), at)) if m.span.end == at), None)

    def sentence_at(self, at: int) -> Span | None:
        """The sentence that holds offset ``at``."""
        index = bisect_right(self._sentence_starts, at) - 1
        return self.sentences[index] if index >= 0 and at < self.sentences[index].end else None

    def _of_kind(self, kind: EntityKind) -> tuple[Mention, ...]:
        chosen = (mention for mention in self.mentions if mention.kind is kind)
        return tuple(sorted(chosen, key=lambda mention: (mention.span.start, -mention.span.end)))

    @cached_property
    def _sorted_dates(self) -> tuple[DateExpression, ...]:
        return tuple(sorted(self.dates, key=lambda date: date.span))

    @cached_property
    def _date_starts(self) -> list[int]:
        return [date.span.start for date in self._sorted_dates]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _person_starts(self) -> list[int]:
        return _starts(self.persons)

    @cached_property
    def _body_starts(self) -> list[int]:
        return _starts(self.bodies)

    @cached_property
    def _site_starts(self) -> list[int]:
        return _starts(self.sites)


def _starts(mentions: Iterable[Mention]) -> list[int]:
    return [mention.span.start for mention in mentions]


def _within(mentions: tuple[Mention, ...], starts: list[int], span: Span) -> tuple[Mention, ...]:
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    return tuple(mention for mention in mentions[first:last] if mention.span.end <= span.end)
