"""Offices whose body is that of their chief, named before in the sentence: 市人大常委会主任A，副主任B、C，秘书长D."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from kg.extraction.title_items import TitleItem, TitleSequence
from kg.extraction.title_owners import shared_body
from kg.lexicons import lexicon

_REACH = 150
_HEADING_REACH = 400
_SENTENCE_END = re.compile("[。！？]")
_DEPUTY = re.compile("^(?:常务副|第一副|副|党组副)")
_COMMITTEES = frozenset(
    {"party-committee", "discipline", "congress", "congress-standing", "consultative", "consultative-standing"}
)


def with_chiefs(text: str, sequences: Sequence[TitleSequence]) -> tuple[TitleSequence, ...]:
    """The sequences, with the body of the chief of the sentence where a deputy or member names none."""
    earlier: list[TitleItem] = []
    done: list[TitleSequence] = []
    for sequence in sequences:
        items = tuple(_with_chief(text, item, earlier) for item in sequence.items)
        done.append(TitleSequence(items))
        earlier = [*earlier, *items][-_MOST_EARLIER:]
    return tuple(done)


_MOST_EARLIER = 24


def _with_chief(text: str, item: TitleItem, earlier: Sequence[TitleItem]) -> TitleItem:
    if item.organization or item.implied or item.place or item.collective or not item.is_post:
        return item
    for chief in reversed(earlier):
        body = chief.organization
        if body is None or item.span.start - chief.span.end > _HEADING_REACH:
            continue
        near = item.span.start - chief.span.end <= _REACH
        near = near and not _SENTENCE_END.search(text, chief.span.end, item.span.start)
        if (near and _is_under(item, chief)) or (chief.title == item.title and item.title in _members()):
            return replace(item, organization=shared_body(body, item))
    return item


def _is_under(item: TitleItem, chief: TitleItem) -> bool:
    """副主任 under 主任; 常委, 秘书长 under the chief of a committee."""
    base = _DEPUTY.sub("", item.title)
    if base != item.title and chief.title.endswith(base):
        return True
    body = chief.organization
    return body is not None and body.body in _COMMITTEES and not body.units and item.title in _members()


@cache
def _members() -> frozenset[str]:
    return frozenset(lexicon("titles").words("members"))
