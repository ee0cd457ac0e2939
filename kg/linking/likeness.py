"""How likely two groups of appearances under one name are one person, with the reasons.

The score is a probability: how often one person shows two such groups (a move of this kind, a report without titles),
against how many namesakes of such groups the name makes expect. What other people both appear with multiplies the odds.
A pair at or above `THRESHOLD` is one person, at or below `VETO` two, whoever else joins them.

The rates below were calibrated on generated corpora (`scripts/measure_identity`, seeds 1 and 2: thousands of officials,
some 15 in a hundred with a namesake), so that of the pairs of posts in two places of one province that score about 0.5,
0.7 and 0.95, about that share are one person; what such a corpus does not show (moves between provinces, reporters who
change papers) is set by judgement, on the side of keeping apart. On them any threshold from 0.6 to 0.8 gives the same
F1 within 0.0002; 0.7 favours neither merging nor splitting. Cases are in ``tests/linking/test_people.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.linking.appearances import Appearance
from kg.linking.atlas import Atlas, PlaceKey
from kg.linking.name_frequency import NameFrequency
from kg.linking.organizations import Register
from kg.linking.successions import Successions
from kg.model import OrganizationKind, PlaceLevel

THRESHOLD = 0.7
VETO = 0.1

_SAME_TIME_DAYS = 31
_SHORTEST_FIRM = 3
_COMPANY_ODDS, _COMPANY_LIMIT = 3.0, 3
_ORDINARY = {OrganizationKind.HOSPITAL, OrganizationKind.SCHOOL, OrganizationKind.COMPANY, OrganizationKind.OTHER}


@dataclass(frozen=True, slots=True)
class Relation:
    """How two groups stand to each other.

    ``one`` is how often one person shows two such groups, ``two`` the share of namesakes who would look so: a namesake
    in the same city is a tenth as likely as one anywhere.
    """

    reason: str
    one: float
    two: float


_UNIT = Relation("机构有隶属关系", 0.8, 0.05)
_REFORMED = Relation("机构改革前后", 0.7, 0.05)
_FIRM = Relation("机构名称相含", 0.8, 0.05)
_SAME_PLACE = Relation("同一地方，先后任职", 0.5, 0.1)
_SAME_PLACE_ORDINARY = Relation("同一地方，先后在一般单位", 0.2, 0.1)
_SAME_PLACE_SAME_TIME = Relation("同一地方，同时任不同职务", 0.02, 0.1)
_SAME_PLACE_ORDINARY_SAME_TIME = Relation("同一地方，同时在一般单位", 0.0003, 0.1)
_UP_OR_DOWN = Relation("上下级地方，先后任职", 0.12, 0.15)
_UP_OR_DOWN_SAME_TIME = Relation("上下级地方，同时任不同职务", 0.001, 0.15)
_SAME_PROVINCE = Relation("一省两地，先后任职", 0.08, 0.3)
_LEAST_EXPECTED_ELSEWHERE = 0.004
"""Whoever holds posts in two provinces has more namesakes than the parts of a name of four and more characters say."""
_ELSEWHERE = Relation("两省先后任职", 0.005, 1.0)
_ELSEWHERE_SAME_TIME = Relation("两地同时任职", 0.00001, 1.0)
_CENTRE_AND_PLACE = Relation("中央与地方，先后任职", 0.1, 0.5)
_CENTRE_AND_PLACE_SAME_TIME = Relation("中央与地方，同时任职", 0.001, 0.5)
_BOTH_CENTRAL = Relation("均为全国性职务", 0.8, 0.05)
_PLACELESS_NEAR = Relation("同地，机构无地名", 0.1, 0.1)
_PLACELESS = Relation("机构无地名", 0.003, 1.0)
_WRITER_OR_NOT = Relation("一为署名作者", 0.00001, 1.0)
_WRITERS_NEAR = Relation("同地报纸的署名", 0.2, 0.1)
_WRITERS = Relation("异地报纸的署名", 0.0005, 1.0)
_BARE_NATIONAL = Relation("未提职务，另有全国性职务", 0.5, 0.3)
_BARE_NEAR = Relation("未提职务，同地", 0.05, 0.3)
_BARE_FAR = Relation("未提职务，异地", 0.0005, 1.0)
_BARE = Relation("未提职务，不知何地", 0.01, 1.0)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a group of appearances of one name, already sure to be one person, says together."""

    appearances: tuple[Appearance, ...]
    organizations: frozenset[str]
    places: frozenset[PlaceKey]
    homes: frozenset[PlaceKey]
    company: frozenset[str]
    first: str | None
    last: str | None
    byline: bool
    bare: bool
    national: bool

    @property
    def name(self) -> str:
        """The name that all appearances share."""
        return self.appearances[0].key


def profile(appearances: Sequence[Appearance], register: Register) -> Profile:
    """The profile of appearances that are one person."""
    posts = [post for appearance in appearances for post in appearance.posts]
    organizations = frozenset(post.organization for post in posts if post.organization is not None)
    days = sorted(appearance.day for appearance in appearances if appearance.day is not None)
    return Profile(
        appearances=tuple(appearances),
        organizations=organizations,
        places=frozenset(post.place for post in posts if post.place is not None),
        homes=frozenset(appearance.home for appearance in appearances if appearance.home is not None),
        company=frozenset().union(*(appearance.company for appearance in appearances)),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        byline=any(appearance.byline_of is not None for appearance in appearances),
        bare=all(appearance.bare for appearance in appearances),
        national=any(_is_national(id_, register) for id_ in organizations),
    )


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score in [0, 1] with what speaks for and against."""

    score: float
    reasons: tuple[str, ...]


class Judge:
    """Compares profiles in the light of the build's places, organisations and names."""

    def __init__(self, atlas: Atlas, register: Register, names: NameFrequency, successions: Successions) -> None:
        self._atlas = atlas
        self._register = register
        self._names = names
        self._successions = successions

    def likeness(self, one: Profile, other: Profile) -> Likeness:
        """How likely the two are one person."""
        relation = self._relation(one, other)
        expected = self._names.expected(one.name)
        if relation is _ELSEWHERE:
            expected = max(expected, _LEAST_EXPECTED_ELSEWHERE)
        odds = relation.one / (relation.two * expected)
        shared = sorted(one.company & other.company)
        odds *= _COMPANY_ODDS ** min(len(shared), _COMPANY_LIMIT)
        reasons = [relation.reason, f"这一姓名预计另有{expected:.2g}人"]
        if shared:
            reasons.append("同现人物：" + "、".join(shared[:5]))
        return Likeness(round(odds / (1 + odds), 3), tuple(reasons))

    def _relation(self, one: Profile, other: Profile) -> Relation:
        if one.byline or other.byline:
            return self._writers(one, other)
        if one.bare or other.bare:
            return self._without_posts(one, other)
        if one.national or other.national:
            return self._national(one, other)
        return self._of_bodies(one, other) or self._of_places(one, other)

    def _of_bodies(self, one: Profile, other: Profile) -> Relation | None:
        if self._one_above_other(one.organizations, other.organizations):
            return _UNIT
        if self._successions.between(one.organizations, other.organizations) is not None:
            return _REFORMED
        return _FIRM if self._one_firm(one.organizations, other.organizations) else None

    def _writers(self, one: Profile, other: Profile) -> Relation:
        if one.byline != other.byline:
            return _WRITER_OR_NOT
        return _WRITERS_NEAR if self._any_related(one.homes, other.homes) else _WRITERS

    def _without_posts(self, one: Profile, other: Profile) -> Relation:
        """Somebody named without any post: mostly an ordinary person, of whom there are many."""
        if one.national or other.national:
            return _BARE_NATIONAL
        around = (one.homes | one.places, other.homes | other.places)
        if self._any_related(*around):
            return _BARE_NEAR
        return _BARE_FAR if all(around) else _BARE

    def _national(self, one: Profile, other: Profile) -> Relation:
        if one.national and other.national:
            return _BOTH_CENTRAL
        return _CENTRE_AND_PLACE_SAME_TIME if _same_time(one, other) else _CENTRE_AND_PLACE

    def _of_places(self, one: Profile, other: Profile) -> Relation:
        """Two with posts in different bodies, by the places of these."""
        if not one.places or not other.places:
            near = self._any_related(one.places or one.homes, other.places or other.homes)
            return _PLACELESS_NEAR if near else _PLACELESS
        same_time = _same_time(one, other)
        if one.places & other.places:
            if self._ordinary(one) or self._ordinary(other):
                return _SAME_PLACE_ORDINARY_SAME_TIME if same_time else _SAME_PLACE_ORDINARY
            return _SAME_PLACE_SAME_TIME if same_time else _SAME_PLACE
        if self._any_related(one.places, other.places):
            return _UP_OR_DOWN_SAME_TIME if same_time else _UP_OR_DOWN
        if same_time:
            return _ELSEWHERE_SAME_TIME
        return _SAME_PROVINCE if self._provinces(one) & self._provinces(other) else _ELSEWHERE

    def _provinces(self, one: Profile) -> set[PlaceKey | None]:
        return {self._atlas.at_level(place, PlaceLevel.PROVINCE) for place in one.places} - {None}

    def _one_above_other(self, one: Iterable[str], other: Iterable[str]) -> bool:
        lower, upper = frozenset(one), frozenset(other)
        return any(upper.intersection(self._register.ancestors(id_)) for id_ in lower) or any(
            lower.intersection(self._register.ancestors(id_)) for id_ in upper
        )

    def _one_firm(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """华新机械 and 华新机械制造有限公司."""
        labels = [[self._register[id_].label for id_ in ids if self._is_firm(id_)] for ids in (one, other)]
        return any(
            min(len(left), len(right)) >= _SHORTEST_FIRM and (left in right or right in left)
            for left in labels[0]
            for right in labels[1]
        )

    def _is_firm(self, id_: str) -> bool:
        return self._register[id_].organization.kind is OrganizationKind.COMPANY

    def _ordinary(self, one: Profile) -> bool:
        return all(self._register[id_].organization.kind in _ORDINARY for id_ in one.organizations)

    def _any_related(self, one: Iterable[PlaceKey], other: Iterable[PlaceKey]) -> bool:
        right = list(other)
        return any(self._atlas.related(left, at) for left in one for at in right)


def _is_national(id_: str, register: Register) -> bool:
    """A central organ: no jurisdiction, and of a kind that has one everywhere else."""
    body = register[id_]
    if body.unresolved:
        return False
    if body.place is not None:
        return False
    return body.organization.kind in {
        OrganizationKind.PARTY,
        OrganizationKind.GOVERNMENT,
        OrganizationKind.CONGRESS,
        OrganizationKind.CONSULTATIVE,
        OrganizationKind.MILITARY,
    }


def _same_time(one: Profile, other: Profile) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    earlier, later = sorted(((one.first, one.last), (other.first, other.last)))
    return (date.fromisoformat(later[0]) - date.fromisoformat(earlier[1])).days <= _SAME_TIME_DAYS
