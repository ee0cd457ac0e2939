"""Articles to records: people with posts, organisations, places, meetings, documents, each where it is printed."""

from __future__ import annotations

from kg.extraction.records import records
from kg.model import ArticleRecord
from kg.reading import Reading

__all__ = ["records_of"]


def records_of(reading: Reading) -> tuple[ArticleRecord, ...]:
    """The records of the articles of one page, in their order. They depend on the page alone."""
    return records(reading.articles)
