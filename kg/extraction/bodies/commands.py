"""Commands called by one short form for two tasks: 市防指 fights the flood, in an epidemic the disease."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kg.extraction.bodies.hits import OrganizationHit
from kg.extraction.words import TaggedText
from kg.lexicons import lexicon

_FORM = "防指"
_COMMAND = "指挥部"
_FIGHTS_DISEASE = "疫情防控指挥部"


def as_meant(tagged: TaggedText, hits: Sequence[OrganizationHit]) -> Iterator[OrganizationHit]:
    """The hits, each 防指 as the command against the disease where the text tells more of that than of water."""
    if not any(hit.form == _FORM for hit in hits) or not _tells_of_disease(tagged.text):
        yield from hits
        return
    printed = [hit for hit in hits if hit.own_name.endswith(_COMMAND) and _count("epidemic words", hit.own_name)]
    for hit in hits:
        yield replace(hit, own_name=_whole_name(hit, printed)) if hit.form == _FORM else hit


def _whole_name(hit: OrganizationHit, printed: Sequence[OrganizationHit]) -> str:
    """The name in full that the text prints of the command of the same place, or of the same level."""
    own = (whole for whole in printed if whole.level is hit.level and _place(whole) == _place(hit))
    return next((whole.own_name for whole in own), _FIGHTS_DISEASE)


def _place(hit: OrganizationHit) -> str:
    return hit.place.name if hit.place else ""


def _tells_of_disease(text: str) -> bool:
    return _count("epidemic words", text) > _count("flood words", text)


def _count(section: str, text: str) -> int:
    return sum(len(re.findall(re.escape(word), text)) for word in lexicon("organizations").words(section))
