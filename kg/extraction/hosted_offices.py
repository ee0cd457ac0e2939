"""Heads of an office that a bureau hosts for a body made for a task: 领导小组办公室设在县水利局，局长兼任办公室主任."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from kg.extraction.bodies import OrganizationHit
from kg.extraction.title_items import TitleItem, TitleSequence
from kg.model import OrganizationKind
from kg.text import Span

_HOSTED = re.compile("办公室[，,]?(?:地点)?(?:设在|设于|设立在|挂靠)")
_HEADS = ("办公室主任", "办公室副主任", "办公室常务副主任")
_OFFICE = "办公室"
_REACH = 120
"""So many characters behind the words the office's heads are named."""


def with_hosted_offices(
    text: str, sequences: Sequence[TitleSequence], bodies: Sequence[OrganizationHit]
) -> tuple[TitleSequence, ...]:
    """The sequences, each head of an office with the office that the words before say is set up in a bureau."""
    hosted = [match.start() for match in _HOSTED.finditer(text)]
    if not hosted:
        return tuple(sequences)
    makers = [body for body in bodies if body.kind is OrganizationKind.TASK_FORCE]
    offices = {at: office for at in hosted if (office := _office(makers, at))}
    return tuple(
        TitleSequence(tuple(_at_office(text, item, hosted, offices) for item in sequence.items))
        for sequence in sequences
    )


def _office(makers: Sequence[OrganizationHit], at: int) -> OrganizationHit | None:
    """The office of the body made for a task that is named last before it, or that is printed with it."""
    before = next((maker for maker in reversed(makers) if maker.span.start < at), None)
    if before is None or (before.units and before.units[-1] == _OFFICE) or before.own_name.endswith(_OFFICE):
        return before
    return replace(before, units=(*before.units, _OFFICE))


def _at_office(text: str, item: TitleItem, hosted: Sequence[int], offices: dict[int, OrganizationHit]) -> TitleItem:
    if item.organization or item.implied or not item.title.endswith(_HEADS):
        return item
    before = bisect_right(hosted, item.span.start) - 1
    office = offices.get(hosted[before]) if before >= 0 else None
    if office is None or item.span.start - hosted[before] > _REACH or "\n" in text[hosted[before] : item.span.start]:
        return item
    return replace(item, implied=replace(office, span=Span(item.span.start, item.head.end), votes=("title",)))
