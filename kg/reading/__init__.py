"""Bytes to pages, pages to articles."""

from __future__ import annotations

from kg.reading.articles import Reading, articles_of
from kg.reading.knowledge import Knowledge
from kg.reading.pages import Problem, ReadResult, read_pages

__all__ = ["Knowledge", "Problem", "ReadResult", "Reading", "articles_of", "read_pages"]
