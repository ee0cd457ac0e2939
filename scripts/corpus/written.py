"""A corpus as files: the articles as JSON lines that `kg build` reads, and the truth beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from corpus.composing import Draft


def lines(drafts: Iterable[Draft]) -> Iterator[dict[str, Any]]:
    """One article a line, as `kg build` reads it."""
    for draft in drafts:
        yield {"text": draft.text, "title": draft.headline, "paper": draft.paper.name, "date": draft.day}


def truths(drafts: Iterable[Draft]) -> Iterator[dict[str, Any]]:
    """What each article's words mean, one article a line, in the same order; spans count characters of its text."""
    for draft in drafts:
        yield {
            "article": draft.id,
            "home": draft.home.code,
            "reprint_of": draft.reprint_of,
            "mentions": [{"kind": m.kind, "start": m.span[0], "end": m.span[1], "is": m.truth} for m in draft.marks],
            "tenures": [
                {
                    "person": draft.marks[held.person].truth,
                    "title": held.title,
                    "organisation": held.seat.organisation.id,
                }
                for held in draft.held
            ],
            "meetings": [
                {
                    "is": t.id,
                    "name": t.name,
                    "reported": t.reported,
                    "date": t.day or None,
                    "roles": [{"person": draft.marks[r.person].truth, "role": r.role} for r in t.roles],
                    "conveys": [id_ for id_, _ in t.conveys],
                }
                for t in draft.told
            ],
        }
