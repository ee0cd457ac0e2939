"""Standing organs, and the bodies and departments that every division has: 国务院, 市委宣传部, 临江市发改委."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from msgspec.structs import replace

from kg.extraction.bodies.hits import OrganizationHit
from kg.extraction.bodies.tables import (
    DEICTIC_BEFORE,
    LEVEL_AT,
    LEVEL_OF_WORD,
    NAME_TAGS,
    body_forms,
    central_forms,
    central_names,
    centre_followers,
    coined_department,
    department_forms,
    department_pattern,
    form_pattern,
    rooms,
    run_together,
    shared_place_pattern,
    standing,
    standing_pattern,
    title_beginnings,
    title_heads,
    unit_pattern,
    units_below,
)
from kg.extraction.place_hits import PlaceHit
from kg.extraction.words import TaggedText, Word
from kg.gazetteer import gazetteer
from kg.model import OrganizationKind, PlaceLevel
from kg.naming import bodies
from kg.text import Span, printings

# 市发改委|商品价格和调控管理科: a unit below, if the tagger's words agree with its ends
_UNIT = re.compile(
    "(?![\u4e00-\u9fff]{0,10}(?:楼|会议室|办公室|大厅))[\u4e00-\u9fff]{2,12}?(?:科|处|股|室|大队|中队|支队|(?<!派出|研究)所)(?!长|级|学|技|理|分)"
)
_MEETS = ("会同", "会议", "会见", "会商")
_NO_COMMITTEE = ("会", "员", "托", "任", "屈", "以", "身")
_JOINED_BY = ("会同", "联合", "协同", "和", "与", "及", "、")
# 省|十二届|人大常委会
_SESSION = re.compile("第?[一二三四五六七八九十百〇0-9]{1,4}届(?:委员会)?")
_FULL_LEVEL = {"地": "地区"}
_WITH_DEPARTMENTS = frozenset({OrganizationKind.HOSPITAL, OrganizationKind.SCHOOL})
"""Kinds whose departments stay in the title: 呼吸内科主任医师."""
_STREET_OFFICE = re.compile("办事处|办(?!公|理|事|好|成|起|学|了|的)")
_OFFICES_OF_STREETS = ("办事处", "办")
_LIKE_PEOPLE = frozenset({"民革", "民盟", "民建", "民进", "民委"})
_FORMER = "原"
_ALL = "全"
_COMMAND = "防指"
_GOES_ON_BEHIND_COMMAND = tuple("导挥定示标出明令派数")
_POSTS = ("所", "队")
_OFFICE, _OFFICE_ROOM = "办", "公室"
_MARKS_BETWEEN = frozenset("、和与及")
_REST_OF_VILLAGE = ("委会", "民委员会")
_OF_EACH = re.compile("[各县市区省][（(][省市县区州旗、]{1,5}[）)]、?$")
_BRACKET = 8
_BEFORE_OTHER_LEVELS = DEICTIC_BEFORE | LEVEL_OF_WORD.keys()
_OF_PREFECTURES = frozenset({"军分区", "行署", "行政公署", "中院", "中级人民法院", "中级法院"})
_RESIDENT = frozenset("驻住在")
_OF_DISTRICTS = re.compile("行署|行政公署|专署|革委会|地委|妇联|人大|政协|公安处")
_LEVEL_BEFORE_FORM = re.compile(f"地区(?={_OF_DISTRICTS.pattern})|[地州盟](?=委)")


def central(tagged: TaggedText, taken: Container[int]) -> Iterator[OrganizationHit]:
    """Standing central organs, but where another body is read whose name ends at one of ``taken``."""
    for start, name in central_forms().apart(tagged.text):
        full, kind = central_names()[name]
        span = Span(start, start + len(name))
        if span.end not in taken and not _torn_from_word(tagged, span):
            yield OrganizationHit(span, OrganizationKind(kind), own_name=full, votes=("lexicon",))
    for span in printings(tagged.text, "中央"):
        if tagged.text.startswith(("、省级", "和省级", "、地方", "和地方", "和省驻", "、省驻"), span.end):
            continue  # 中央、省级媒体
        if tagged.cuts(span.start) and tagged.text.startswith(centre_followers(), span.end):
            yield OrganizationHit(span, OrganizationKind.PARTY, own_name="中国共产党中央委员会", votes=("lexicon",))


def _torn_from_word(tagged: TaggedText, span: Span) -> bool:
    """Whether the tagger sees one longer word that only contains this name: 新|华社 never, 中国银行|业 yes."""
    first, last = tagged.at(span.start), tagged.at(span.end - 1)
    if last and last.span.start >= span.start and last.span.end == span.end + 1 and last.tag in {"n", "v"}:
        return True  # 公安部|门
    if first and first.span.start < span.start and first.span.end < span.end and first.tag != "ORG":
        return True  # 安全|总指挥
    return first is not None and first.span.start < span.start and first.tag not in {"ORG", "n", "nz"}


def of_divisions(tagged: TaggedText, places: Sequence[PlaceHit]) -> Iterator[OrganizationHit]:
    """Bodies and departments printed behind a division's name or a level word."""
    yield from _of_named(tagged, places)
    ends = {place.span.end for place in places}
    yield from _of_level_words(tagged, ends)
    for match in standing_pattern().finditer(tagged.text):
        if _begins(tagged, match.start()) and match.start() not in ends:
            body = bodies()[standing()[match.group()]]
            span = Span(*match.span())
            yield OrganizationHit(span, body.kind, body.key, level=PlaceLevel.PREFECTURE, votes=("lexicon",))


def _of_named(tagged: TaggedText, places: Sequence[PlaceHit]) -> Iterator[OrganizationHit]:
    zones = {place.span.end: place for place in places if place.is_zone}
    for place in places:
        if place.deictic and tagged.text[place.span.start] == _ALL:
            continue  # 全市|法院工作会议: those of all its divisions
        own = place.has_bodies or place.name.endswith("地区")
        if place.level is PlaceLevel.COUNTRY or not own or place.name in department_forms():  # 县|林业局|党组
            continue
        for hit in _bodies_behind(tagged, place.span.start, place.span.end, place=place):
            yield hit
            if place.is_zone and hit.body:
                yield from _of_zones_before(tagged, hit, zones)


def _of_level_words(tagged: TaggedText, ends: Container[int]) -> Iterator[OrganizationHit]:
    for match in LEVEL_AT.finditer(tagged.text):
        start = match.start()
        before = tagged.text[max(start - 1, 0) : start]
        visiting = tagged.text[max(start - 2, 0) : start - 1] in _RESIDENT  # 驻临|省政协委员
        begins = visiting or _begins(tagged, start) or tagged.text.endswith(_JOINED_BY, 0, start)
        begins = begins or _follows_committee(tagged, match)
        if not begins or start in ends or before in _BEFORE_OTHER_LEVELS:
            continue
        if not _OF_EACH.search(tagged.text, max(start - _BRACKET, 0), start):  # 各县（市）|区人大常委会
            yield from _bodies_behind(tagged, start, match.end(), level_word=match.group(1))


def _begins(tagged: TaggedText, start: int) -> bool:
    """Whether a word begins here, also behind the 原 that the tagger drew to it: 原|行署副专员."""
    return tagged.cuts(start) or (tagged.text[start - 1 : start] == _FORMER and tagged.cuts(start - 1))


def _follows_committee(tagged: TaggedText, level: re.Match[str]) -> bool:
    """区委|区政府, 市纪委|市监委, printed without a mark."""
    word, at = level.group(1), level.start()
    forms = [(word[-1] + "委", "政府"), (word + "纪委", "监委"), (word + "政府", "人大"), (word + "人大", "政协")]
    return any(
        tagged.text.endswith(form, 0, at) and tagged.text.startswith(next_, level.end()) for form, next_ in forms
    )


def _of_zones_before(
    tagged: TaggedText, hit: OrganizationHit, zones: Mapping[int, PlaceHit]
) -> Iterator[OrganizationHit]:
    """临江高新区|、漳河新区管委会: the zones in a list before the last one have the body too."""
    at = hit.place.span.start - 1 if hit.place else 0
    while (zone := zones.get(at)) is not None and tagged.text[at] in "、和":
        yield replace(hit, span=zone.span, place=zone)
        at = zone.span.start - 1


def _sharing_place(tagged: TaggedText, hit: OrganizationHit) -> Iterator[OrganizationHit]:
    """The bodies of the same place printed behind it without the place: 县委|、政府, 市发改委|、工信局, 市纪委|监委."""
    pattern = shared_place_pattern() if hit.body else department_pattern()
    further = pattern.match(tagged.text, hit.span.end)
    while further is not None and _ends_well(tagged, further.end()):
        group = "form" if further.group("form") else "joined"
        for reading in _readings(further.group(group), Span(*further.span(group))):
            form = further.group(group)
            yield replace(reading, place=hit.place, level=hit.level, level_word=hit.level_word, form=form)
        further = pattern.match(tagged.text, further.end())


def _bodies_behind(
    tagged: TaggedText, start: int, at: int, place: PlaceHit | None = None, level_word: str = ""
) -> Iterator[OrganizationHit]:
    """The body whose form stands at ``at``, behind the place or level word that begins at ``start``."""
    if place and tagged.text[start - 2 : start] == "中共":
        start -= 2
    at = _where_form_begins(tagged, at, place)
    if place and place.codes and not place.is_full and (level := _LEVEL_BEFORE_FORM.match(tagged.text, at)):
        at, place = level.end(), _in_prefecture(place, level.group())  # 那曲|地|委
    form = _form_at(tagged, at, place.name if place else level_word)
    if not form:
        return
    if place and not place.is_full and form in _OF_PREFECTURES:
        place = _as_prefecture(place)
    for hit in _readings(form, Span(start, at + len(form))):
        placed = replace(hit, place=place, level=LEVEL_OF_WORD.get(level_word), level_word=level_word, form=form)
        whole = _with_units(tagged, placed)
        yield whole
        if not whole.units:
            yield from _sharing_place(tagged, whole)


def _where_form_begins(tagged: TaggedText, at: int, place: PlaceHit | None) -> int:
    """Behind what stands between a place and its body: 临江市|市|委, 乐余镇|原|党委, 省|十二届|人大常委会."""
    between = _FORMER if tagged.text.startswith(_FORMER, at) else place.name[-1:] if place else ""
    doubled = between and tagged.text.startswith(between, at)
    if doubled and not form_pattern().match(tagged.text, at) and form_pattern().match(tagged.text, at + 1):
        at += 1
    session = _SESSION.match(tagged.text, at)
    return session.end() if session else at


def _form_at(tagged: TaggedText, at: int, of: str) -> str:
    """The printed form of a body behind a place or level word, "" where there is none or the word goes on."""
    match = _longest(form_pattern().match(tagged.text, at), coined_department().match(tagged.text, at))
    if of.endswith("街道"):
        match = _STREET_OFFICE.match(tagged.text, at) or match
    if match is None or not _ends_well(tagged, match.end()):
        return ""
    form = match.group()
    if form in _REST_OF_VILLAGE and tagged.text[at - 1] != "村":
        return ""
    if form in _LIKE_PEOPLE and (word := tagged.at(at - 1)) and at < word.span.end < at + len(form):
        return ""  # 村民|进城
    goes_on = tagged.text.startswith(_NO_COMMITTEE, match.end())
    if form == "委" and goes_on and not tagged.text.startswith(_MEETS, match.end()):
        return ""  # 市委|托, 村委|会
    return form


def _longest(one: re.Match[str] | None, other: re.Match[str] | None) -> re.Match[str] | None:
    return max((match for match in (one, other) if match), key=re.Match.end, default=None)


def _in_prefecture(place: PlaceHit, word: str) -> PlaceHit:
    """The prefecture of a short name, as 地委, 州委 or 盟委 means it: 那曲|地委 is of 那曲地区."""
    name = place.name + _FULL_LEVEL.get(word, word)
    known = tuple(division.code for division in gazetteer().named(name))
    known = known or tuple(former.successor for former in gazetteer().former(name))
    return replace(place, name=name, level=PlaceLevel.PREFECTURE, codes=known)


def _as_prefecture(place: PlaceHit) -> PlaceHit:
    """楚雄|军分区 is that of the prefecture, not of the city of the same short name in it."""
    codes = tuple(code for code in place.codes if (d := gazetteer().get(code)) and d.level is PlaceLevel.PREFECTURE)
    return replace(place, codes=codes or place.codes)


def _readings(form: str, span: Span) -> Iterator[OrganizationHit]:
    if form in body_forms() or form in _OFFICES_OF_STREETS:
        body = bodies()[body_forms().get(form, "government")]
        yield OrganizationHit(span, body.kind, body=body.key, votes=("lexicon",))
    elif form in run_together():
        key, unit = run_together()[form]
        yield OrganizationHit(span, bodies()[key].kind, body=key, units=(unit,), votes=("lexicon",))
    elif form in department_forms():
        full, kind = department_forms()[form]
        yield OrganizationHit(span, OrganizationKind(kind), own_name=full, votes=("lexicon",))
    elif coined_department().fullmatch(form):
        own = form + _OFFICE_ROOM if form.endswith(_OFFICE) else form  # 口岸办 is 口岸办公室
        yield OrganizationHit(span, OrganizationKind.GOVERNMENT, own_name=own, votes=("lexicon",))


def _ends_well(tagged: TaggedText, end: int) -> bool:
    """Whether a form may end here: the tagger cuts, or a title or a unit goes on (市委|书记, 市委|宣传部)."""
    if tagged.cuts(end) or title_beginnings().begins(tagged.text, end):
        return True
    if tagged.text.endswith(_COMMAND, 0, end) and not tagged.text.startswith(_GOES_ON_BEHIND_COMMAND, end):
        return True  # 市防|指医|疗救治组
    if unit_pattern("party-committee").match(tagged.text, end):
        return True
    word = tagged.at(end)
    return word is not None and word.tag == "ORG"


def with_units(tagged: TaggedText, hit: OrganizationHit) -> OrganizationHit:
    """The hit with the units printed directly behind it, where it has none yet."""
    if hit.units or hit.body is None:
        return hit
    return _with_units(tagged, hit)


def _with_units(tagged: TaggedText, hit: OrganizationHit) -> OrganizationHit:
    end = hit.span.end
    match = unit_pattern(hit.body).match(tagged.text, end)
    does = match is not None and match.group() == _OFFICE and tagged.tagged_verb(end)
    drawn = does and not tagged.text.startswith(title_heads(), end + len(_OFFICE))  # 文明实践所|办|起, but 县委|办|主任
    if match and _ends_well(tagged, match.end()) and not drawn:
        below = units_below(hit.body)[match.group()]
        hit = replace(hit, span=Span(hit.span.start, match.end()), units=(*hit.units, below))
        end = match.end()
    own_units = hit.body in {None, "party-committee", "government"} and hit.kind not in _WITH_DEPARTMENTS
    if own_units and (match := _UNIT.match(tagged.text, end)):
        unit = Span(*match.span())
        titled = any(head in match.group() for head in title_heads())
        room = match.group().endswith(rooms())  # 市水利局|三楼会议室
        if not titled and not room and _is_named_unit(tagged, unit):
            hit = replace(hit, span=Span(hit.span.start, unit.end), units=(*hit.units, match.group()))
    return hit


def _is_named_unit(tagged: TaggedText, unit: Span) -> bool:
    """Whether the words agree that a unit is named here, also where it is one word with its body."""
    if tagged.text[unit.start] in _MARKS_BETWEEN:
        return False  # 环卫大队|和石桥街道办事处
    word = tagged.at(unit.start)
    if (
        tagged.of(unit).endswith(_POSTS)
        and word
        and word.tag == "ORG"
        and word.span.start < unit.start
        and word.span.end == unit.end
    ):
        return True  # 青禾县司法局|石桥司法所
    return tagged.cuts(unit.start) and tagged.cuts(unit.end) and _all_names(tagged.within(unit))


def _all_names(words: Sequence[Word]) -> bool:
    """Whether the words can be a unit's name: no 要 or 会同 among them, which begin a clause."""
    named = (
        word.tag in NAME_TAGS or word.tag in {"c", "m"} or (word.tag == "v" and len(word.span) > 1) for word in words
    )
    return bool(words) and all(named)


def sharing_the_place(tagged: TaggedText, hits: Sequence[OrganizationHit]) -> Iterator[OrganizationHit]:
    """临江市委|、市政府: the bodies that follow with the level word of the place just printed are that place's."""
    places: dict[int, PlaceHit] = {}
    for hit in sorted(hits, key=lambda hit: hit.span):
        at = hit.span.start
        joined = tagged.text[at - 1 : at] in _MARKS_BETWEEN
        place = hit.place or places.get(at - 1 if joined else at)
        if hit.place is None and place and hit.level_word and place.name.endswith(hit.level_word):
            hit = replace(hit, place=place)  # noqa: PLW2901
        if hit.place is not None:
            places[hit.span.end] = hit.place
        yield hit
