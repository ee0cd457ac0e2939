"""Bodies known by a short name (北大, 微软, 一汽), and short forms before an office (省旅发委|主任)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.dictionary import dictionary
from kg.extraction.bodies.hits import OrganizationHit
from kg.extraction.bodies.tables import (
    DEICTIC_BEFORE,
    LEVEL_OF_WORD,
    endings,
    generic,
    pseudo_levels,
    title_beginnings,
)
from kg.extraction.words import TaggedText
from kg.lexicons import lexicon
from kg.model import OrganizationKind
from kg.text import Span

_NAMES = frozenset({"ORG", "nz", "PER", "LOC"})
_SHORT = 2
_SHORT_FORM = re.compile("(省|市|县|区|州|旗|盟)([\u4e00-\u9fff]{2,5}?(?:委|办|局|社|团))")
# what the tagger takes for a body and ends in the short word of its kind: 邯钢, 国航
_OF_A_KIND = {"钢": OrganizationKind.COMPANY, "航": OrganizationKind.COMPANY, "大": OrganizationKind.SCHOOL}


def by_short_name(tagged: TaggedText) -> Iterator[OrganizationHit]:
    """The well-known short names, where the tagger took the very word for a name."""
    for word in tagged.printed_as(_known()):
        name = tagged.of(word.span)
        if word.tag in _NAMES and _is_name(name, word.tag):
            full, kind = _known()[name]
            yield OrganizationHit(word.span, OrganizationKind(kind), own_name=full, votes=("short-name",))


def by_short_form(tagged: TaggedText) -> Iterator[OrganizationHit]:
    """Names of two characters whose second says what they are: 邯钢, 国航, where the tagger took one for a body."""
    for word in tagged.tagged("ORG"):
        name = tagged.of(word.span)
        kind = _OF_A_KIND.get(name[-1]) if len(name) == _SHORT else None
        if kind is not None and name not in lexicon("organizations").words("no-short-names"):
            yield OrganizationHit(word.span, kind, own_name=name, votes=("short-name",))


def _is_name(name: str, tag: str) -> bool:
    """Whether the tag says that the name is meant, and no common word: 苹果 and 大众 only as a body."""
    return tag == "ORG" or dictionary().tags.get(name, "nz") in {"nz", "nt", "nrt", "j"}


@cache
def _known() -> dict[str, tuple[str, str]]:
    rows = lexicon("organizations").rows("short-names")
    return {form: (full, kind) for full, kind, forms in rows for form in forms.split("|")}


def before_title(tagged: TaggedText) -> Iterator[OrganizationHit]:
    """省旅发委|主任: a short form that no lexicon holds, between a level word and an office."""
    for match in _SHORT_FORM.finditer(tagged.text):
        span = Span(*match.span())
        word = match.group(1)
        before = tagged.text[max(span.start - 1, 0) : span.start]
        titled = title_beginnings().begins(tagged.text, span.end)
        pseudo = before in DEICTIC_BEFORE or tagged.text.startswith(pseudo_levels(), span.start)
        committee = match.group().endswith(tuple(lexicon("organizations").mapping("party-bodies")))
        if titled and tagged.cuts(span.start) and not pseudo and not committee and match.group(2) not in generic():
            kind = OrganizationKind(endings().get(match.group(2)[-1], "government"))
            level = LEVEL_OF_WORD[word]
            yield OrganizationHit(
                span, kind, own_name=match.group(2), level=level, level_word=word, votes=("short-form",)
            )
