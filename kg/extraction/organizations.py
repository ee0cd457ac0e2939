"""Organisations in an article: standing organs, bodies and departments of a division, and names by their ending.

A hit is a key (see `kg.naming`) whose jurisdiction is a printed place, or a level word (市委 → the city of the article's
home), or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.extraction.places import PlaceHit
from kg.extraction.words import TaggedText, Word
from kg.gazetteer import CHINA
from kg.lexicons import lexicon
from kg.model import OrganizationKind, PlaceLevel
from kg.naming import LEVEL_WORDS, bodies
from kg.text import Span

_LEVEL_OF_WORD = {word: level for level, words in LEVEL_WORDS.items() for word in words}
_LEVEL_WORD = "|".join(sorted(_LEVEL_OF_WORD, key=len, reverse=True))
_LEVEL_AT = re.compile(f"(?:中共)?({_LEVEL_WORD})")
_DIVISION_END = tuple("省市州县区盟旗镇乡村") + ("街道", "社区")
# 市发改委|商品价格和调控管理科: a unit below, if the tagger's words agree with its ends
_UNIT = re.compile("[\u4e00-\u9fff]{2,12}?(?:科|处|股|室|大队|中队|支队)(?!长|级|学|技|理|分)")
_NAME_TAGS = frozenset({"n", "nz", "nw", "ORG", "LOC", "vn", "an", "s", "j"})
_ANCHOR_TAGS = frozenset({"ORG", "nz", "LOC", "nw"})
_HAN_OR_LATIN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]+")
_LONGEST_TASK_NAME = 40
_COMPANY_INSIDE = re.compile(".+有限(?:责任)?公司.")
_COMMITTEE = re.compile("(?:工作)?委员会|委会|工委|委(?=[主副会、，。书常])")
_ACCOUNT = re.compile("(?<![\u4e00-\u9fff])[当该由据，。、“]*([\u4e00-\u9fff]{2,8})[”]?[（(](?:微信)?(?:公众号|客户端|官方微博)[）)]")
_BOUND_FOR = frozenset("赴援驻往")
# 我市|医疗队: the level word belongs to a deictic place
_DEICTIC_BEFORE = frozenset("我全该本各")


@dataclass(frozen=True, slots=True)
class OrganizationHit:
    """A printed organisation: its key, and the place or the level word that says whose it is."""

    span: Span
    kind: OrganizationKind
    body: str | None = None
    units: tuple[str, ...] = ()
    own_name: str = ""
    place: PlaceHit | None = None
    level: PlaceLevel | None = None
    level_word: str = ""
    votes: tuple[str, ...] = ()

    @property
    def deictic(self) -> bool:
        """Whether the printed form needs the article's home to be understood."""
        return self.level is not None and self.place is None


def organization_hits(tagged: TaggedText, places: Sequence[PlaceHit]) -> tuple[OrganizationHit, ...]:
    """All organisations printed in the article, in order, not overlapping; the longer of two that overlap wins."""
    known = [*_central(tagged, places), *_of_divisions(tagged, places), *_of_parties(tagged, places)]
    ends = {hit.span.end for hit in known}
    by_ending = (hit for hit in _by_ending(tagged, places) if hit.span.end not in ends)
    found = [*known, *_for_a_task(tagged, places), *by_ending, *_accounts(tagged)]
    return tuple(_without_overlaps(found))


# ------------------------------------------------------------------------------------ standing central organs


def _central(tagged: TaggedText, places: Sequence[PlaceHit]) -> Iterator[OrganizationHit]:
    countries = {
        place.span.end: place
        for place in places
        if place.level is PlaceLevel.COUNTRY and CHINA not in place.codes
    }
    for match in _central_pattern().finditer(tagged.text):
        full, kind = _central_names()[match.group()]
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
        if tagged.cuts(span.start) and tagged.text.startswith(_centre_followers(), span.end):
            yield OrganizationHit(
                span, OrganizationKind.PARTY, own_name="中国共产党中央委员会", votes=("lexicon",)
            )


def _torn_from_word(tagged: TaggedText, span: Span) -> bool:
    """Whether the tagger sees one longer word that only contains this name: 新|华社 never, 中国银行|业 yes."""
    first, last = tagged.at(span.start), tagged.at(span.end - 1)
    if last and last.span.start >= span.start and last.span.end == span.end + 1 and last.tag in {"n", "v"}:
        return True  # 公安部|门
    return first is not None and first.span.start < span.start and first.tag not in {"ORG", "n", "nz"}


# ------------------------------------------------------------------------------------ bodies of a division


def _of_divisions(tagged: TaggedText, places: Sequence[PlaceHit]) -> Iterator[OrganizationHit]:
    for place in places:
        if place.name.endswith(_DIVISION_END) or place.codes:
            yield from _bodies_behind(tagged, place.span.start, place.span.end, place=place)
    ends = {place.span.end for place in places}
    for match in _LEVEL_AT.finditer(tagged.text):
        start = match.start()
        before = tagged.text[max(start - 1, 0) : start]
        if tagged.cuts(start) and start not in ends and before not in _DEICTIC_BEFORE | _LEVEL_OF_WORD.keys():
            yield from _bodies_behind(tagged, start, match.end(), level_word=match.group(1))
    for match in _standing_pattern().finditer(tagged.text):
        if tagged.cuts(match.start()) and match.start() not in ends:
            body = bodies()[_standing()[match.group()]]
            span = Span(*match.span())
            yield OrganizationHit(span, body.kind, body.key, level=PlaceLevel.PREFECTURE, votes=("lexicon",))


def _bodies_behind(
    tagged: TaggedText, start: int, at: int, place: PlaceHit | None = None, level_word: str = ""
) -> Iterator[OrganizationHit]:
    """The body whose form stands at ``at``, behind the place or level word that begins at ``start``."""
    if place and tagged.text[start - 2 : start] == "中共":
        start -= 2
    if place and tagged.text.startswith(place.name[-1:], at) and _form_pattern().match(tagged.text, at + 1):
        at += 1  # 临江市|市委
    match = _form_pattern().match(tagged.text, at)
    if match is None or not _ends_well(tagged, match.end()):
        return
    form = match.group()
    for hit in _readings(form, Span(start, match.end())):
        placed = replace(hit, place=place, level=_LEVEL_OF_WORD.get(level_word), level_word=level_word)
        yield _with_units(tagged, placed)


def _readings(form: str, span: Span) -> Iterator[OrganizationHit]:
    if form in _body_forms():
        body = bodies()[_body_forms()[form]]
        yield OrganizationHit(span, body.kind, body=body.key, votes=("lexicon",))
    elif form in _department_forms():
        full, kind = _department_forms()[form]
        yield OrganizationHit(span, OrganizationKind(kind), own_name=full, votes=("lexicon",))


def _ends_well(tagged: TaggedText, end: int) -> bool:
    """Whether a form may end here: the tagger cuts, or a title or a unit goes on (市委|书记, 市委|宣传部)."""
    if tagged.cuts(end) or tagged.text.startswith(_title_heads(), end) or _party_unit_pattern().match(tagged.text, end):
        return True
    word = tagged.at(end)
    return word is not None and word.tag == "ORG"


def _with_units(tagged: TaggedText, hit: OrganizationHit) -> OrganizationHit:
    """The hit with the units printed directly behind it."""
    end = hit.span.end
    pattern = _party_unit_pattern() if hit.body == "party-committee" else _office_unit_pattern()
    if (match := pattern.match(tagged.text, end)) and _ends_well(tagged, match.end()):
        table = _party_units() if hit.body == "party-committee" else _office_units()
        hit = replace(hit, span=Span(hit.span.start, match.end()), units=(*hit.units, table[match.group()]))
        end = match.end()
    if hit.body in {None, "party-committee", "government"} and (match := _UNIT.match(tagged.text, end)):
        unit = Span(*match.span())
        if tagged.cuts(unit.start) and tagged.cuts(unit.end) and _all_names(tagged.within(unit)):
            hit = replace(hit, span=Span(hit.span.start, unit.end), units=(*hit.units, match.group()))
    return hit


def _all_names(words: Sequence[Word]) -> bool:
    return bool(words) and all(word.tag in _NAME_TAGS or word.tag in {"c", "v", "m"} for word in words)


def _of_parties(tagged: TaggedText, places: Sequence[PlaceHit]) -> Iterator[OrganizationHit]:
    """Parties and leagues whose name stands before the division: 民进临江市委, 团市委, 共青团青禾县委."""
    by_start = {place.span.start: place for place in places}
    for match in _party_pattern().finditer(tagged.text):
        if not tagged.cuts(match.start()):
            continue
        body = bodies()[_parties()[match.group()]]
        place, level = by_start.get(match.end()), _LEVEL_AT.match(tagged.text, match.end())
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
            level=_LEVEL_OF_WORD.get(word),
            level_word=word,
            votes=("lexicon",),
        )


# ------------------------------------------------------------------------------------ bodies made for a task


def _for_a_task(tagged: TaggedText, places: Sequence[PlaceHit]) -> Iterator[OrganizationHit]:
    for match in _task_pattern().finditer(tagged.text):
        end = match.end()
        begin = _task_start(tagged, match.start(), places)
        if begin is None:
            continue
        start, place, level = begin
        own_start = place.span.end if place else start
        own_name = tagged.text[own_start:end]
        if level is not None:
            own_name = own_name[len(_LEVEL_AT.match(own_name).group()) :]  # type: ignore[union-attr]  # it began so
        if own_name == match.group():
            continue
        yield OrganizationHit(
            Span(start, end),
            OrganizationKind.TASK_FORCE,
            own_name=own_name,
            place=place,
            level=level,
            votes=("ending",),
        )


def _task_start(
    tagged: TaggedText, end: int, places: Sequence[PlaceHit]
) -> tuple[int, PlaceHit | None, PlaceLevel | None] | None:
    """Where the name begins: at the nearest division, level word or central organ before, with no boundary between."""
    by_start = {place.span.start: place for place in places if not place.deictic}
    at = tagged.ending(end) or tagged.at(end - 1)
    while at is not None and end - at.span.start <= _LONGEST_TASK_NAME:
        text, start = tagged.of(at.span), at.span.start
        if text in _task_boundaries() or (at.tag == "w" and text not in "“”（）"):
            return None
        if at.tag == "v" and text not in _inside_names() and text not in _BOUND_FOR:
            return None
        if (place := by_start.get(start)) and place.span.end <= end and tagged.text[start - 1 : start] not in _BOUND_FOR:
            return start, place, None
        if text.startswith(("中央", "国务院", "党中央", "全国")):
            return start, None, None
        if (level := _LEVEL_AT.match(text)) and text not in _no_level_words():
            if tagged.text[max(start - 1, 0) : start] in _DEICTIC_BEFORE:
                return None
            return start, None, _LEVEL_OF_WORD[level.group(1)]
        at = tagged.ending(start)
    return None


# ------------------------------------------------------------------------------------ names by their ending


def _by_ending(tagged: TaggedText, places: Sequence[PlaceHit]) -> Iterator[OrganizationHit]:
    for index, whole in enumerate(tagged.words):
        word = _cut_behind_ending(tagged, whole)
        ending = _ending_of(tagged.of(word.span))
        if ending is None or word.tag in {"PER", "TIME", "w"}:
            continue
        chunk = _chunk(tagged, index, word)
        if chunk and (hit := _named(tagged, chunk, ending, places)):
            yield hit


def _cut_behind_ending(tagged: TaggedText, word: Word) -> Word:
    """三一医院康复科 tagged as one body → its part up to the ending of a name."""
    text = tagged.of(word.span)
    if word.tag != "ORG" or _ending_of(text):
        return word
    ends = [match.end() for match in _inner_ending_pattern().finditer(text)]
    return Word(Span(word.span.start, word.span.start + ends[-1]), word.tag) if ends else word


def _ending_of(text: str) -> str | None:
    match = _ending_pattern().search(text)
    return match.group() if match else None


def _chunk(tagged: TaggedText, last: int, end: Word) -> tuple[Word, ...]:
    """The words of a name, back from its last one to the first that can be none of it."""
    first = last
    text = tagged.of(end.span)
    if len(text) == 1 and first > 0 and tagged.of(tagged.words[first - 1].span).endswith(text):
        return ()  # 卫生厅|厅|长
    while first > 0 and _continues_name(tagged, tagged.words[first - 1], tagged.words[first]):
        first -= 1
    words = (*tagged.words[first:last], end)
    anchors = [index for index, word in enumerate(words) if _is_anchor(tagged, word)]
    return words[anchors[0] :] if anchors else ()


def _continues_name(tagged: TaggedText, word: Word, following: Word) -> bool:
    if word.span.end != following.span.start:
        return False
    text = tagged.of(word.span)
    if text in _generic() or not _HAN_OR_LATIN.fullmatch(text):
        return False
    return word.tag in _NAME_TAGS or text in _inside_names()


def _is_anchor(tagged: TaggedText, word: Word) -> bool:
    text = tagged.of(word.span)
    if word.tag in _ANCHOR_TAGS and _ending_pattern().fullmatch(text) is None and text not in _generic():
        return True
    level = _LEVEL_AT.match(text)
    before = tagged.text[max(word.span.start - 1, 0) : word.span.start]
    return (
        level is not None
        and before not in _DEICTIC_BEFORE
        and not tagged.text.startswith(_pseudo_levels(), word.span.start)
        and word.tag in _NAME_TAGS
    )


def _named(
    tagged: TaggedText, chunk: Sequence[Word], ending: str, places: Sequence[PlaceHit]
) -> OrganizationHit | None:
    span = Span(chunk[0].span.start, chunk[-1].span.end)
    name = tagged.of(span)
    inner = _COMPANY_INSIDE.match(name)
    if inner and not ending.endswith("公司"):
        return None  # 有限公司|三楼办公室
    stem = name.removesuffix(ending)
    if not stem or stem in _generic():
        return None
    kind = OrganizationKind(_endings()[ending])
    place = _place_at(places, span.start, span.end)
    if place and place.span.end > span.end - len(ending):
        place = None
    if place is None and (level := _LEVEL_AT.match(name)) and chunk[0].span.start == span.start:
        own = name[level.end() :]
        if not _well_named(own, ending):
            return None
        return OrganizationHit(
            span, kind, own_name=own, level=_LEVEL_OF_WORD[level.group(1)], votes=("ending",)
        )
    if place and place.name.endswith(_DIVISION_END):
        own = tagged.text[place.span.end : span.end]
        if not own or own.removesuffix(ending) in _generic():
            return None
        return OrganizationHit(span, kind, own_name=own, place=place, votes=("ending",))
    if not _well_named(name, ending):
        return None
    return OrganizationHit(span, kind, own_name=name, votes=("ending", *_tag_vote(chunk)))


def _well_named(name: str, ending: str) -> bool:
    """Whether something is left to tell the body from others of its kind."""
    return name != ending or len(ending) > 2  # noqa: PLR2004 - 市卫生院, but not 市中心


def _tag_vote(chunk: Sequence[Word]) -> tuple[str, ...]:
    return ("lac",) if any(word.tag == "ORG" for word in chunk) else ()


def _place_at(places: Sequence[PlaceHit], start: int, end: int) -> PlaceHit | None:
    """The innermost division of the chain of places that begins at ``start``: 青禾县|石桥镇|中心小学 → 石桥镇."""
    found: PlaceHit | None = None
    for place in places:
        if place.span.start == (found.span.end if found else start) and place.span.end < end:
            found = place
    return found


def _without_overlaps(hits: Sequence[OrganizationHit]) -> Iterator[OrganizationHit]:
    taken: list[OrganizationHit] = []
    for hit in sorted(hits, key=lambda hit: (-len(hit.span), hit.span, hit.votes != ("lexicon",))):
        if not any(hit.span.overlaps(other.span) for other in taken):
            taken.append(hit)
    yield from sorted(taken, key=lambda hit: hit.span)


def _accounts(tagged: TaggedText) -> Iterator[OrganizationHit]:
    """What is called a medium in brackets: 云上临江（微信公众号）."""
    for match in _ACCOUNT.finditer(tagged.text):
        name = Span(*match.span(1))
        words = [word.span.start for word in tagged.within(name)]
        if words:
            first = next((start for start in words if tagged.of(Span(start, start + 1)) not in "，。、的"), name.start)
            span = Span(max(first, name.start), name.end)
            yield OrganizationHit(span, OrganizationKind.MEDIA, own_name=tagged.of(span), votes=("bracket",))


# ------------------------------------------------------------------------------------ tables


def _alternatives(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))))


@cache
def _central_names() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for full, kind, *forms in lexicon("organizations").rows("central"):
        for form in (full, *"".join(forms).split("|")):
            if form:
                table[form] = (full, kind)
    return table


@cache
def _central_pattern() -> re.Pattern[str]:
    return _alternatives(tuple(_central_names()))


@cache
def _centre_followers() -> tuple[str, ...]:
    return lexicon("organizations").words("centre-followers")


@cache
def _body_forms() -> dict[str, str]:
    return {form: body.key for body in reversed(bodies().values()) for form in body.forms}


@cache
def _department_forms() -> dict[str, tuple[str, str]]:
    rows = lexicon("organizations").rows("departments")
    return {form: (full, kind) for forms, full, kind in rows for form in forms.split("|")}


@cache
def _form_pattern() -> re.Pattern[str]:
    return _alternatives((*_body_forms(), *_department_forms()))


@cache
def _party_units() -> dict[str, str]:
    return {form: full for forms, full in lexicon("organizations").rows("party-units") for form in forms.split("|")}


@cache
def _office_units() -> dict[str, str]:
    return {form: full for forms, full in lexicon("organizations").rows("office-units") for form in forms.split("|")}


@cache
def _party_unit_pattern() -> re.Pattern[str]:
    return _alternatives(tuple(_party_units()))


@cache
def _office_unit_pattern() -> re.Pattern[str]:
    return _alternatives(tuple(_office_units()))


@cache
def _parties() -> dict[str, str]:
    return lexicon("organizations").mapping("parties")


@cache
def _party_pattern() -> re.Pattern[str]:
    return _alternatives(tuple(_parties()))


@cache
def _standing() -> dict[str, str]:
    """Bodies that only a prefecture has and that stand without a level word: 行署, 军分区."""
    return lexicon("organizations").mapping("standing")


@cache
def _standing_pattern() -> re.Pattern[str]:
    return _alternatives(tuple(_standing()))


@cache
def _title_heads() -> tuple[str, ...]:
    titles = lexicon("titles")
    return (*titles.words("heads"), *titles.words("modifiers"))


@cache
def _task_pattern() -> re.Pattern[str]:
    return _alternatives(lexicon("organizations").words("task-endings"))


@cache
def _task_boundaries() -> frozenset[str]:
    return frozenset(lexicon("organizations").words("task-boundaries"))


@cache
def _endings() -> dict[str, str]:
    return lexicon("organizations").mapping("endings")


@cache
def _ending_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{_alternatives(tuple(_endings())).pattern})$")


@cache
def _inner_ending_pattern() -> re.Pattern[str]:
    return _alternatives([ending for ending in _endings() if len(ending) > 1])


@cache
def _pseudo_levels() -> tuple[str, ...]:
    return lexicon("sites").words("no-level-words")


@cache
def _generic() -> frozenset[str]:
    return frozenset(lexicon("organizations").words("generic"))


@cache
def _inside_names() -> frozenset[str]:
    return frozenset(lexicon("organizations").words("inside-names"))


@cache
def _no_level_words() -> frozenset[str]:
    """Words that begin with a level word and are none: 市民, 市场, 区域, 县城."""
    return frozenset(lexicon("sites").words("no-level-words"))
