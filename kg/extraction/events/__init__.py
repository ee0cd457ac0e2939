"""Meetings, visits, occasions, documents and speeches: the parts of `kg.extraction.meetings`."""
