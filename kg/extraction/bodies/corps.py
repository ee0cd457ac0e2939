"""The production and construction corps with its divisions and regiments: 兵团第八师一五〇团."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.bodies.hits import OrganizationHit
from kg.extraction.words import TaggedText
from kg.model import OrganizationKind
from kg.text import Span

_NAME = "新疆生产建设兵团"
_NUMBER = "[一二三四五六七八九十百〇零0-9]{1,4}"
_UNITS = re.compile(
    f"(?P<corps>(?:新疆)?生产建设兵团|兵团)?(?P<division>第{_NUMBER}师)?(?P<regiment>{_NUMBER}团场?)?(?P<company>{_NUMBER}连)?"
)
_MARK = "兵团"


def of_the_corps(tagged: TaggedText) -> Iterator[OrganizationHit]:
    """The corps and its units, in articles that print its name."""
    if _NAME not in tagged.text and not ("新疆" in tagged.text and _MARK in tagged.text):
        return
    for match in _UNITS.finditer(tagged.text):
        parts = [match.group(part) or "" for part in ("division", "regiment", "company")]
        if not (match.group("corps") or parts[0] or len(parts[1]) > len("一团")):
            continue
        if match.group("corps") and not tagged.cuts(match.start()):
            continue
        own = _NAME + "".join(parts)
        yield OrganizationHit(
            Span(*match.span()), OrganizationKind.GOVERNMENT, own_name=own.removesuffix("场"), votes=("lexicon",)
        )
