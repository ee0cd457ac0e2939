"""The official names of organisations, rendered from their keys.

An `kg.model.Organization` is a key: a row of ``lexicons/organizations.txt`` [bodies] or a name of its own, the units
below it, and a jurisdiction. Extraction makes keys from printed forms, linking settles the jurisdiction; the full name
(市委宣传部 → 中国共产党临江市委员会宣传部) follows from the key and the place alone. The patterns are those
of the bodies' own constitutions and statutes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from kg.lexicons import lexicon
from kg.model import Organization, OrganizationKind, PlaceLevel


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """A jurisdiction's names: ``style`` in official names (临江市北岸区), ``own`` (北岸区), ``short`` (北岸)."""

    style: str
    own: str
    short: str


@dataclass(frozen=True, slots=True)
class Body:
    """A row of [bodies]: the full name, the printed short forms, the form kept in titles.

    In the full name ``{}`` stands for the place as official names have it, ``{short}`` for its short name (临江军分区).
    """

    key: str
    kind: OrganizationKind
    pattern: str
    forms: tuple[str, ...]
    in_title: str


@cache
def bodies() -> dict[str, Body]:
    """All bodies that every division has, by key."""
    table = {}
    for row in lexicon("organizations").rows("bodies"):
        key, kind, pattern, forms, in_title = (*row, "", "")[:5]
        table[key] = Body(key, OrganizationKind(kind), pattern, tuple(filter(None, forms.split("|"))), in_title)
    return table


@cache
def short_units() -> dict[str, tuple[str, ...]]:
    """Full name of a department or unit → its shorter printed forms."""
    table: dict[str, tuple[str, ...]] = {}
    for section in ("departments", "party-units", "office-units"):
        for forms, full, *_ in lexicon("organizations").rows(section):
            shorter = tuple(form for form in forms.split("|") if form != full)
            table[full] = tuple(dict.fromkeys(table.get(full, ()) + shorter))
    return table


@cache
def central_forms() -> dict[str, tuple[str, ...]]:
    """Full name of a standing central organ → its other printed forms."""
    return {full: tuple(filter(None, "".join(forms).split("|"))) for full, _, *forms in _central_rows()}


@cache
def _central_rows() -> tuple[tuple[str, ...], ...]:
    return lexicon("organizations").rows("central")


_TOWN_BODIES = {
    # a street has a working committee and an office where a town has a committee and a government
    "party-committee": "中国共产党{}工作委员会",
    "government": "{}办事处",
}


_COMMISSIONED = ("地区", "盟")
"""Prefectures that an office sent by the province governs, whose head is its 专员 or 盟长."""


def full_name(organization: Organization, place: PlaceNames | None) -> str:
    """The full official name; ``place`` is the settled jurisdiction, None where there is none.

    >>> full_name(Organization(OrganizationKind.PARTY, body="party-committee"), PlaceNames("临江市", "临江市", "临江"))
    '中国共产党临江市委员会'
    """
    style = place.style if place else ""
    short = place.short if place else ""
    return _base(organization, style, short, official=True) + "".join(organization.units)


def other_names(organization: Organization, place: PlaceNames | None) -> tuple[str, ...]:
    """Shorter names that stand by themselves (临江市委宣传部), best known first, without the full one."""
    full = full_name(organization, place)
    names: list[str] = []
    tails = _tails(organization.units)
    for base in _short_bases(organization, place):
        names += [base + tail for tail in tails]
    return tuple(name for name in dict.fromkeys(names) if name not in {full, ""})


def official_zone_name(name: str) -> str:
    """A zone's name as its bodies have it: 临江高新区 → 临江高新技术产业开发区."""
    for short, full in lexicon("organizations").rows("zone-names"):
        if name.endswith(short):
            return name.removesuffix(short) + full
    return name


def parent(organization: Organization) -> Organization | None:
    """The key of the organisation that this one is a unit of, None for a body that stands by itself."""
    if organization.units:
        return replace(organization, units=organization.units[:-1], kind=_kind_of_base(organization))
    if organization.own_name and organization.body:
        return replace(organization, body=None, kind=OrganizationKind.OTHER)
    if organization.body == "party-standing":
        return replace(organization, body="party-committee")
    if organization.body == "congress-standing":
        return replace(organization, body="congress")
    if organization.body == "consultative-standing":
        return replace(organization, body="consultative")
    return None


def _kind_of_base(organization: Organization) -> OrganizationKind:
    body = bodies().get(organization.body or "")
    return body.kind if body else organization.kind


def _base(organization: Organization, style: str, short: str, *, official: bool) -> str:
    body = bodies().get(organization.body or "")
    if body is None:
        return style + organization.own_name
    if official and style.endswith("街道") and body.key in _TOWN_BODIES:
        return _TOWN_BODIES[body.key].format(style)
    if official and style.endswith(_COMMISSIONED) and body.key == "government":
        body = bodies()["commissioner"]
    return body.pattern.format(style + organization.own_name, short=short + organization.own_name)


def _short_bases(organization: Organization, place: PlaceNames | None) -> list[str]:
    styles = list(dict.fromkeys([place.style, place.own])) if place else [""]
    body = bodies().get(organization.body or "")
    if body is None:
        forms = (organization.own_name, *short_units().get(organization.own_name, ()))
        return [style + form for style in styles for form in forms] + list(
            central_forms().get(organization.own_name, ())
        )
    own = organization.own_name
    if own:  # the committee of a body: 临江市水利局党委
        return [style + own + form for style in styles for form in body.forms if len(form) > 1]
    bases = [style + form for style in styles for form in _printable(body, style)]
    bases += [_base(organization, style, place.short if place else "", official=False) for style in styles]
    if body.kind is OrganizationKind.PARTY and place and body.key != "youth-league":
        bases += ["中共" + style + form for style in styles for form in _printable(body, style)]
    return bases


def _printable(body: Body, style: str) -> tuple[str, ...]:
    """临江市委 but 青禾镇党委: the one-character form is for provinces, cities and counties."""
    if body.key != "party-committee":
        return body.forms
    town = style.endswith((*LEVEL_WORDS[PlaceLevel.TOWNSHIP], *LEVEL_WORDS[PlaceLevel.VILLAGE]))
    return ("党工委", "党委") if style.endswith("街道") else ("党委",) if town else ("委",)


def _tails(units: tuple[str, ...]) -> list[str]:
    tails = [""]
    for unit in units:
        tails = [tail + form for tail in tails for form in (unit, *short_units().get(unit, ()))]
    return tails


def title_prefix(organization: Organization, level_word: str) -> str:
    """What a title at this body keeps in front of the office: 市委 in 市委书记, 市人大常委会 in 市人大常委会主任."""
    body = bodies().get(organization.body or "")
    return body.in_title.format(level_word) if body and not organization.units else ""


LEVEL_WORDS: dict[PlaceLevel, tuple[str, ...]] = {
    PlaceLevel.PROVINCE: ("省", "自治区"),
    PlaceLevel.PREFECTURE: ("市", "州", "地区", "盟", "地"),
    PlaceLevel.COUNTY: ("县", "区", "旗"),
    PlaceLevel.TOWNSHIP: ("镇", "乡", "街道", "苏木"),
    PlaceLevel.VILLAGE: ("村", "社区", "嘎查"),
}
"""The words that stand for one's own division of a level in deictic names: 省委, 市政府, 县教育局."""
