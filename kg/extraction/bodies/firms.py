"""Firms under a short name: 华新生物 in a text that prints 临江华新生物科技有限公司, “华新茶业” before 总经理."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from kg.dictionary import dictionary
from kg.extraction.bodies.hits import OrganizationHit
from kg.extraction.bodies.tables import alternatives
from kg.extraction.words import TaggedText
from kg.gazetteer import gazetteer
from kg.lexicons import lexicon
from kg.model import OrganizationKind
from kg.text import Span

_SHORTEST, _SHORTEST_TAGGED = 3, 2
_LEGAL = re.compile("(?:股份|集团)*有限(?:责任)?公司$|(?:集团)?公司$|集团$")
_NAME_TAGS = frozenset({"ORG", "nz", "nw"})


def under_short_names(tagged: TaggedText, known: Sequence[OrganizationHit]) -> Iterator[OrganizationHit]:
    """The further places where a firm is printed by the first words of its own name."""
    taken = {at for hit in known for at in range(hit.span.start, hit.span.end)}
    for hit in _by_own_name(tagged, known):
        own = _own_words(tagged.of(hit.span))
        beginning = own[:_SHORTEST_TAGGED]
        start = tagged.text.find(beginning) if len(beginning) == _SHORTEST_TAGGED else -1
        while start >= 0:
            span = Span(start, start + _agreeing(tagged.text[start:], own))
            if taken.isdisjoint(range(span.start, span.end)) and _is_short_name(tagged, span):
                taken.update(range(span.start, span.end))
                yield replace(hit, span=span, votes=("short-form",))
            start = tagged.text.find(beginning, span.end)


def _by_own_name(tagged: TaggedText, known: Sequence[OrganizationHit]) -> Iterator[OrganizationHit]:
    """The firms with a legal form, each once by what is printed."""
    seen: set[str] = set()
    for hit in known:
        printed = tagged.of(hit.span)
        firm = hit.kind is OrganizationKind.COMPANY and hit.body is None and not hit.units
        if firm and printed not in seen and _LEGAL.search(printed):
            seen.add(printed)
            yield hit


def _own_words(name: str) -> str:
    """华新生物科技 in 临江市华新生物科技有限公司: without the places before and the legal form behind."""
    start = 0
    while found := gazetteer().find_longest(name, start):
        start += found[0]
    return _LEGAL.sub("", name[start:])


def _agreeing(text: str, own: str) -> int:
    """How many characters at the beginning of the text are those of the name."""
    return next((at for at, (one, other) in enumerate(zip(text, own, strict=False)) if one != other), len(own))


def _is_short_name(tagged: TaggedText, span: Span) -> bool:
    """Whether the characters stand for a firm: whole words, none that are common ones (新能源)."""
    printed = tagged.of(span)
    if not (tagged.cuts(span.start) and tagged.cuts(span.end)) or gazetteer().named(printed):
        return False
    if len(span) >= _SHORTEST:
        return printed not in dictionary().tags
    word = tagged.starting(span.start)
    return len(span) == _SHORTEST_TAGGED and word is not None and word.span == span and word.tag in _NAME_TAGS


def quoted(tagged: TaggedText) -> Iterator[OrganizationHit]:
    """What is printed in quotation marks before an office that only firms have: “华新茶业”总经理."""
    for match in _quoted_pattern().finditer(tagged.text):
        span = Span(*match.span("name"))
        yield OrganizationHit(span, OrganizationKind.COMPANY, own_name=tagged.of(span), votes=("quoted",))


@cache
def _quoted_pattern() -> re.Pattern[str]:
    offices = alternatives(lexicon("titles").words("offices of firms")).pattern
    return re.compile(f'[“"](?P<name>[\u4e00-\u9fffA-Za-z0-9]{{2,10}})[”"](?=副?(?:{offices}))')
