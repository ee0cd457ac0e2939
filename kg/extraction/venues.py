"""Whether a facility is where something is, and no body that does something: 在临江奥体中心, 石桥收费站."""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.words import TaggedText
from kg.lexicons import lexicon
from kg.text import Span

_TOWARDS = re.compile("(?:[在于到赴]|走进|前往|抵达|驶向|返回|参观)(?:[\u4e00-\u9fff]{1,6}[省市县区州旗镇乡村])?$")
_LONGEST = 9


def is_site(tagged: TaggedText, span: Span) -> bool:
    """Whether the facility is a place there: what stands on a road unless its staff follows, a venue behind 在."""
    name = tagged.of(span)
    if name.endswith(_sites()):
        return not tagged.text.startswith(_staff(), span.end)
    if not name.endswith(_venues()):
        return False
    towards = _TOWARDS.search(tagged.text, max(span.start - _LONGEST, 0), span.start)
    there = towards is not None or tagged.text.startswith(_behind_venues(), span.end)
    return there or _is_listed_with_sites(tagged, span)


def _is_listed_with_sites(tagged: TaggedText, span: Span) -> bool:
    """Whether the tagger took it for a place beside others: 把云溪体育馆、|青禾会展中心|改为医院."""
    word = tagged.at(span.start)
    if word is None or word.span != span or word.tag != "LOC":
        return False
    beside = tagged.text[span.start - 1 : span.start] == "、" or tagged.text.startswith(("、", "等场馆"), span.end)
    return beside and not tagged.text.startswith(_staff(), span.end)


@cache
def _sites() -> tuple[str, ...]:
    return (*lexicon("sites").words("highway-sites"), *lexicon("sites").words("facilities"))


@cache
def _venues() -> tuple[str, ...]:
    return lexicon("sites").words("venues")


@cache
def _behind_venues() -> tuple[str, ...]:
    return lexicon("sites").words("behind venues")


@cache
def _staff() -> tuple[str, ...]:
    return (*lexicon("titles").words("heads"), *lexicon("sites").words("staff"))
