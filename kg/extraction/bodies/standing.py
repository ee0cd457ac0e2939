"""Standing organs, and the bodies and departments that every division has: 国务院, 市委宣传部, 临江市发改委."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.bodies.hits import OrganizationHit
from kg.extraction.bodies.tables import (
    DEICTIC_BEFORE,
    LEVEL_AT,
    LEVEL_OF_WORD,
    NAME_TAGS,
    body_forms,
    central_names,
    central_pattern,
    centre_followers,
    department_forms,
    form_pattern,
    office_unit_pattern,
    office_units,
    parties,
    party_pattern,
    party_unit_pattern,
    party_units,
    standing,
    standing_pattern,
    title_heads,
)
from kg.extraction.places import PlaceHit
from kg.extraction.words import TaggedText, Word
from kg.gazetteer import CHINA
from kg.model import OrganizationKind, PlaceLevel
from kg.naming import bodies
from kg.text import Span

# 市发改委|商品价格和调控管理科: a unit below, if the tagger's words agree with its ends
_UNIT = re.compile("[\u4e00-\u9fff]{2,12}?(?:科|处|股|室|大队|中队|支队)(?!长|级|学|技|理|分)")
_MEETS = ("会同", "会议", "会见", "会商")
_NO_COMMITTEE = ("会", "员", "托", "派", "任", "屈", "以", "身")
_JOINED_BY = ("会同", "联合", "协同", "和", "与", "及", "、")
# 省|十二届|人大常委会
_SESSION = re.compile("第?[一二三四五六七八九十百〇0-9]{1,4}届(?:委员会)?")
_COMMITTEE = re.compile("(?:工作)?委员会|委会|工委|委(?!员|托|派|任|会)")


def central(tagged: TaggedText, places: Sequence[PlaceHit]) -> Iterator[OrganizationHit]:
    """Standing central organs; behind a country's name, that country's ministries."""
    countries = {
        place.span.end: place for place in places if place.level is PlaceLevel.COUNTRY and CHINA not in place.codes
    }
    for match in central_pattern().finditer(tagged.text):
        full, kind = central_names()[match.group()]
        span = Span(*match.span())
        if _torn_from_word(tagged, span):
            continue
        if abroad := countries.get(span.start):
            printed = Span(abroad.span.start, span.end)
            yield OrganizationHit(
                printed, OrganizationKind(kind), own_name=match.group(), place=abroad, votes=("lexicon",)
            )
            continue
        yield OrganizationHit(span, OrganizationKind(kind), own_name=full, votes=("lexicon",))
    for match in re.finditer("中央", tagged.text):
        span = Span(*match.span())
        if tagged.text.startswith(("、省级", "和省级", "、地方", "和地方"), span.end):
            continue  # 中央、省级媒体
        if tagged.cuts(span.start) and tagged.text.startswith(centre_followers(), span.end):
            yield OrganizationHit(span, OrganizationKind.PARTY, own_name="中国共产党中央委员会", votes=("lexicon",))


def _torn_from_word(tagged: TaggedText, span: Span) -> bool:
    """Whether the tagger sees one longer word that only contains this name: 新|华社 never, 中国银行|业 yes."""
    first, last = tagged.at(span.start), tagged.at(span.end - 1)
    if last and last.span.start >= span.start and last.span.end == span.end + 1 and last.tag in {"n", "v"}:
        return True  # 公安部|门
    return first is not None and first.span.start < span.start and first.tag not in {"ORG", "n", "nz"}


def of_divisions(tagged: TaggedText, places: Sequence[PlaceHit]) -> Iterator[OrganizationHit]:
    """Bodies and departments printed behind a division's name or a level word."""
    for place in places:
        if place.is_full or place.codes:
            yield from _bodies_behind(tagged, place.span.start, place.span.end, place=place)
    ends = {place.span.end for place in places}
    for match in LEVEL_AT.finditer(tagged.text):
        start = match.start()
        before = tagged.text[max(start - 1, 0) : start]
        begins = tagged.cuts(start) or tagged.text.endswith(_JOINED_BY, 0, start)
        if begins and start not in ends and before not in DEICTIC_BEFORE | LEVEL_OF_WORD.keys():
            yield from _bodies_behind(tagged, start, match.end(), level_word=match.group(1))
    for match in standing_pattern().finditer(tagged.text):
        if tagged.cuts(match.start()) and match.start() not in ends:
            body = bodies()[standing()[match.group()]]
            span = Span(*match.span())
            yield OrganizationHit(span, body.kind, body.key, level=PlaceLevel.PREFECTURE, votes=("lexicon",))


def _bodies_behind(
    tagged: TaggedText, start: int, at: int, place: PlaceHit | None = None, level_word: str = ""
) -> Iterator[OrganizationHit]:
    """The body whose form stands at ``at``, behind the place or level word that begins at ``start``."""
    if place and tagged.text[start - 2 : start] == "中共":
        start -= 2
    doubled = place is not None and tagged.text.startswith(place.name[-1:], at)
    if doubled and not form_pattern().match(tagged.text, at) and form_pattern().match(tagged.text, at + 1):
        at += 1  # 临江市|市委
    if session := _SESSION.match(tagged.text, at):
        at = session.end()
    match = form_pattern().match(tagged.text, at)
    if match is None or not _ends_well(tagged, match.end()):
        return
    form = match.group()
    goes_on = tagged.text.startswith(_NO_COMMITTEE, match.end())
    if form == "委" and goes_on and not tagged.text.startswith(_MEETS, match.end()):
        return  # 市委|托, 村委|会
    for hit in _readings(form, Span(start, match.end())):
        placed = replace(hit, place=place, level=LEVEL_OF_WORD.get(level_word), level_word=level_word, form=form)
        yield _with_units(tagged, placed)


def _readings(form: str, span: Span) -> Iterator[OrganizationHit]:
    if form in body_forms():
        body = bodies()[body_forms()[form]]
        yield OrganizationHit(span, body.kind, body=body.key, votes=("lexicon",))
    elif form in department_forms():
        full, kind = department_forms()[form]
        yield OrganizationHit(span, OrganizationKind(kind), own_name=full, votes=("lexicon",))


def _ends_well(tagged: TaggedText, end: int) -> bool:
    """Whether a form may end here: the tagger cuts, or a title or a unit goes on (市委|书记, 市委|宣传部)."""
    if tagged.cuts(end) or tagged.text.startswith(title_heads(), end) or party_unit_pattern().match(tagged.text, end):
        return True
    word = tagged.at(end)
    return word is not None and word.tag == "ORG"


def _with_units(tagged: TaggedText, hit: OrganizationHit) -> OrganizationHit:
    """The hit with the units printed directly behind it."""
    end = hit.span.end
    pattern = party_unit_pattern() if hit.body == "party-committee" else office_unit_pattern()
    if (match := pattern.match(tagged.text, end)) and _ends_well(tagged, match.end()):
        table = party_units() if hit.body == "party-committee" else office_units()
        hit = replace(hit, span=Span(hit.span.start, match.end()), units=(*hit.units, table[match.group()]))
        end = match.end()
    if hit.body in {None, "party-committee", "government"} and (match := _UNIT.match(tagged.text, end)):
        unit = Span(*match.span())
        titled = any(head in match.group() for head in title_heads())
        if not titled and tagged.cuts(unit.start) and tagged.cuts(unit.end) and _all_names(tagged.within(unit)):
            hit = replace(hit, span=Span(hit.span.start, unit.end), units=(*hit.units, match.group()))
    return hit


def _all_names(words: Sequence[Word]) -> bool:
    return bool(words) and all(word.tag in NAME_TAGS or word.tag in {"c", "v", "m"} for word in words)


def of_parties(tagged: TaggedText, places: Sequence[PlaceHit]) -> Iterator[OrganizationHit]:
    """Parties and leagues whose name stands before the division: 民进临江市委, 团市委, 共青团青禾县委."""
    by_start = {place.span.start: place for place in places}
    for match in party_pattern().finditer(tagged.text):
        if not tagged.cuts(match.start()):
            continue
        body = bodies()[parties()[match.group()]]
        place, level = by_start.get(match.end()), LEVEL_AT.match(tagged.text, match.end())
        at = place.span.end if place else (level.end() if level else None)
        committee = _COMMITTEE.match(tagged.text, at) if at else None
        if committee is None:
            continue
        word = level.group(1) if level and place is None else ""
        yield OrganizationHit(
            Span(match.start(), committee.end()),
            body.kind,
            body.key,
            place=place,
            level=LEVEL_OF_WORD.get(word),
            level_word=word,
            votes=("lexicon",),
        )
