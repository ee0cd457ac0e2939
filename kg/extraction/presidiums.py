"""Offices of a session of a congress or conference: 主席团常务主席, 大会秘书长 are at the one that meets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from kg.extraction.bodies import OrganizationHit
from kg.extraction.title_items import TitleItem, TitleSequence

_OFFICES = re.compile("主席团(?:常务主席|执行主席|主席|成员)|大会(?:副?秘书长|发言人)")
_SESSIONS = frozenset({"congress", "consultative"})


def with_sessions(sequences: Sequence[TitleSequence], bodies: Sequence[OrganizationHit]) -> tuple[TitleSequence, ...]:
    """The sequences, each office of a session with the congress or conference that the article names first."""
    meeting = next((body for body in bodies if body.body in _SESSIONS and not body.units), None)
    if meeting is None:
        return tuple(sequences)
    return tuple(TitleSequence(tuple(_at_session(item, meeting) for item in sequence.items)) for sequence in sequences)


def _at_session(item: TitleItem, meeting: OrganizationHit) -> TitleItem:
    if item.organization or item.implied or item.place or not _OFFICES.fullmatch(item.title):
        return item
    return replace(item, implied=replace(meeting, span=item.span, votes=("title",)))
