"""Articles to records: people with posts, organisations, places, meetings, documents, each where it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from kg.extraction.records import records
from kg.model import ArticleRecord
from kg.reading import Reading

__all__ = ["records_of"]


def records_of(readings: Sequence[Reading]) -> list[tuple[ArticleRecord, ...]]:
    """The records of the articles of each page, in their order. They depend on that page alone."""
    found = iter(records([article for reading in readings for article in reading.articles]))
    return [tuple(islice(found, len(reading.articles))) for reading in readings]
