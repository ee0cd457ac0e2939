"""Places that everybody knows, whatever the tagger made of them: 内罗|毕, 曾母|暗沙, 东海之滨.

A feature of nature is often a county's name too. Behind it may stand what only a feature has (太湖|沿岸); where nothing
does, linking decides by home.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.extraction.place_hits import PlaceHit
from kg.extraction.words import TaggedText
from kg.gazetteer import gazetteer
from kg.landmarks import Landmark, landmarks_in
from kg.lexicons import lexicon
from kg.model import PlaceLevel
from kg.text import Span

KNOWN = "known"
"""What votes for a place that everybody knows."""
FEATURE = "feature"
"""What votes for a feature of nature, and no county called so: 东海之滨."""
IN_COUNTRY = "country"
"""What votes for a city behind the country that it lies in: 德国汉堡, 越南河|内."""
_SURE = 3
"""Characters of the shortest name that needs the tagger to cut it out on one side alone."""
_DOT = "·"
_CITY = re.compile("市(?![场民长区中郊内面容])")
_MARK, _LISTED_BEHIND = "、", re.compile("等地|等市")
_AGENCY = "新华社"
_DATELINE = re.compile("[0-9]{1,2}月[0-9]{1,2}日(?:专?电|讯)")


def known_places(tagged: TaggedText, listed: Sequence[PlaceHit]) -> Iterator[PlaceHit]:
    """The cities of the world and the features of nature that the text prints; ``listed`` are the gazetteer's hits."""
    ends = {hit.span.end: hit for hit in listed if hit.codes}
    for span, known in landmarks_in(tagged.text):
        if _behind_country(ends.get(span.start), known):
            yield _in_country(tagged, span)
            continue
        if not _stands_alone(tagged, span, known) or (known.is_doubtful and not _in_dateline(tagged.text, span)):
            continue
        namesake = bool(gazetteer().named(known.name))
        if not namesake:
            yield PlaceHit(span, known.name, PlaceLevel.SITE if known.is_feature else None, votes=(KNOWN,))
        elif known.is_feature and tagged.text.startswith(_behind_features(), span.end):
            yield PlaceHit(span, known.name, PlaceLevel.SITE, votes=(KNOWN, FEATURE))


def _in_country(tagged: TaggedText, span: Span) -> PlaceHit:
    """The city with its level word, where that is printed: 韩国|釜山市."""
    whole = _CITY.match(tagged.text, span.end) if tagged.text[span.end - 1] != "市" else None
    if whole is None:
        word = tagged.starting(span.start)
        in_name = word is not None and len(word.span) > len(span)  # 英国|伦敦希思罗机场
        return PlaceHit(span, tagged.of(span), votes=(KNOWN,) if in_name else (KNOWN, IN_COUNTRY))
    span = Span(span.start, whole.end())
    return PlaceHit(span, tagged.of(span), PlaceLevel.PREFECTURE, votes=(KNOWN, IN_COUNTRY))


def _stands_alone(tagged: TaggedText, span: Span, known: Landmark) -> bool:
    """Whether the tagger tore nothing to find the name, and it is no part of a person's (约翰·华盛顿, 伦敦时报)."""
    word = tagged.at(span.start)
    begins, ends = tagged.cuts(span.start), tagged.cuts(span.end) or _cuts_behind_feature(tagged, span.end)
    if tagged.text[span.start - 1 : span.start] == _MARK and _LISTED_BEHIND.match(tagged.text, span.end):
        return True  # 柏林、|基尔|等地, whatever the tagger saw
    if word is None or (not (begins and ends) and (len(span) < _SURE or not (begins or ends))):
        return False
    if _DOT in {tagged.text[span.start - 1 : span.start], tagged.text[span.end : span.end + 1]}:
        return False
    if word.tag == "PER" and (word.span != span or len(span) < _SURE or known.is_feature):
        return False  # a person may be called as a mountain is
    return not tagged.text.startswith(_behind_cities(), span.end)


def _cuts_behind_feature(tagged: TaggedText, at: int) -> bool:
    """湘|江边: whether the tagger cut behind what only a feature has."""
    return any(tagged.text.startswith(word, at) and tagged.cuts(at + len(word)) for word in _behind_features())


def _behind_country(before: PlaceHit | None, known: Landmark) -> bool:
    """Whether the country that a city lies in is printed right before it: 德国|汉堡."""
    return before is not None and not known.is_feature and known.within in before.codes


def _in_dateline(text: str, span: Span) -> bool:
    """新华社|万象|6月2日电."""
    return text.endswith(_AGENCY, 0, span.start) and _DATELINE.match(text, span.end) is not None


@cache
def _behind_features() -> tuple[str, ...]:
    return lexicon("features").words("behind features")


@cache
def _behind_cities() -> tuple[str, ...]:
    return lexicon("foreign_places").words("behind cities")
