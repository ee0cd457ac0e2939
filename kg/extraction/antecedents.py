"""Offices whose body was named before: 局长 after 市水利局, 局党组书记 in a bureau's report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.extraction.bodies import OrganizationHit
from kg.extraction.titles import TitleItem, TitleSequence
from kg.lexicons import lexicon

_REACH = 400
"""So many characters back a body may have been named; a longer report has come to others."""


def with_antecedents(
    text: str, sequences: Sequence[TitleSequence], bodies: Sequence[OrganizationHit]
) -> tuple[TitleSequence, ...]:
    """The sequences, with the nearest body before where an office needs one of its kind and names none."""
    return tuple(
        TitleSequence(tuple(_with_antecedent(text, item, bodies) for item in sequence.items)) for sequence in sequences
    )


def _with_antecedent(text: str, item: TitleItem, bodies: Sequence[OrganizationHit]) -> TitleItem:
    if item.organization or item.implied or item.place or item.collective:
        return item
    title, endings = _without_stand_in(item.title)
    kinds = endings or next((kinds for office, kinds in _offices() if title.endswith(office)), ())
    if not kinds:
        return item
    named = (
        body
        for body in reversed(bodies)
        if item.span.start - _REACH <= body.span.start
        and body.span.end <= item.span.start
        and body.span.of(text).endswith(kinds)
    )
    body = next(named, None)
    return item if body is None else replace(item, title=title, organization=body)


def _without_stand_in(title: str) -> tuple[str, tuple[str, ...]]:
    """局|党组书记 → 党组书记, of what ends in 局; 集团公司|副总经理 → 副总经理, of a company."""
    for word, endings in _stand_ins():
        rest = title.removeprefix(word)
        if rest != title and len(rest) > 1 and not rest.startswith(("长", "级")):
            return rest, endings
    return title, ()


@cache
def _offices() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return _by_length("offices of a kind of body")


@cache
def _stand_ins() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return _by_length("stand-ins")


def _by_length(section: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = [(word, tuple(endings.split("|"))) for word, endings in lexicon("titles").rows(section)]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))
