"""A line of news in, what extraction says of it out, in a form that reads well in tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.extraction import records_of
from kg.model import Article, ArticleRecord, Block, BlockKind, EntityKind, Genre, Organization
from kg.reading import Reading
from kg.text import AlignedText, Span


@dataclass(frozen=True)
class Told:
    """What the record of one paragraph says."""

    record: ArticleRecord

    @cached_property
    def text(self) -> str:
        return self.record.article.text.text

    @property
    def people(self) -> set[str]:
        """Names of people with their full name."""
        return {person.name for person in self.record.people if not person.anonymous}

    @property
    def anonymous(self) -> set[str]:
        return {person.name for person in self.record.people if person.anonymous}

    @property
    def posts(self) -> set[tuple[str, str, str]]:
        """(name, title, whose): 市委书记 of a deictic 市委 is ("…", "市委书记", "~市 party-committee")."""
        return {
            (
                self.record.people[tenure.person].name,
                tenure.title,
                self.whose(tenure.organization) if tenure.organization is not None else "",
            )
            for tenure in self.record.tenures
        }

    @property
    def statuses(self) -> set[tuple[str, str, str]]:
        return {(self.record.people[t.person].name, t.title, t.status.value) for t in self.record.tenures}

    def whose(self, number: int) -> str:
        """The key of an organisation in words: whose it is, what it is, its units."""
        organization: Organization = self.record.organizations[number]
        owner = organization.jurisdiction
        place = self.record.places[owner.place].name if owner.place is not None else ""
        level = f"~{owner.level.value}" if owner.level else ""
        parts = (place or level, organization.body or organization.own_name, *organization.units)
        return " ".join(part for part in parts if part)

    def printed(self, kind: EntityKind) -> set[str]:
        """The printed forms of all mentions of a kind."""
        return {mention.span.of(self.text) for mention in self.record.mentions if mention.kind is kind}

    @property
    def organizations(self) -> set[str]:
        return self.printed(EntityKind.ORGANIZATION)

    @property
    def places(self) -> set[str]:
        return self.printed(EntityKind.PLACE)


def told(text: str) -> Told:
    """What extraction says of a paragraph of news."""
    article = Article(
        page="test.txt",
        page_sha256="0" * 64,
        position=1,
        text=AlignedText.of_page(text),
        blocks=(Block(BlockKind.BODY, Span(0, len(text))),),
        regions=(Span(0, len(text)),),
        genre=Genre.NEWS,
    )
    ((record,),) = records_of([Reading((article,), ())])
    return Told(record)
