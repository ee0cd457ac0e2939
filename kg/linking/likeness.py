"""How likely two groups of appearances under one name are one person, with the reasons.

Scores are additive evidence in [0, 1]; a pair at or above `THRESHOLD` is one person, at or below `VETO` two, whoever
else joins them. The weights are set by hand so that each of the cases in ``tests/linking/test_people.py`` comes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.linking.appearances import Appearance
from kg.linking.atlas import Atlas, PlaceKey
from kg.linking.organizations import Register
from kg.model import OrganizationKind

THRESHOLD = 0.6
VETO = 0.2

_COMMON_LENGTH = 2
"""Names of two characters are shared by many; three are rarer, transliterated ones rarer still."""
_SAME_TIME_DAYS = 31
_SHORTEST_FIRM = 3
_COMPANY_WEIGHT, _COMPANY_LIMIT = 0.08, 0.24
_ORDINARY = {OrganizationKind.HOSPITAL, OrganizationKind.SCHOOL, OrganizationKind.COMPANY, OrganizationKind.OTHER}


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
    """Compares profiles in the light of the build's places and organisations."""

    def __init__(self, atlas: Atlas, register: Register) -> None:
        self._atlas = atlas
        self._register = register

    def likeness(self, one: Profile, other: Profile) -> Likeness:
        """How likely the two are one person."""
        if one.bare or other.bare:
            grounds = self._bare_grounds(one, other)
        elif one.byline or other.byline:
            grounds = [(0.15, "一为署名作者")] if one.byline != other.byline else [(0.3, "不同报纸的署名")]
        else:
            grounds = self._post_grounds(one, other)
        grounds += self._common_grounds(one, other)
        score = round(min(max(sum(weight for weight, _ in grounds), 0.0), 1.0), 3)
        return Likeness(score, tuple(f"{reason} {weight:+.2f}" for weight, reason in grounds))

    def _common_grounds(self, one: Profile, other: Profile) -> list[tuple[float, str]]:
        grounds: list[tuple[float, str]] = []
        shared = sorted(one.company & other.company)
        if shared:
            weight = min(_COMPANY_WEIGHT * len(shared), _COMPANY_LIMIT)
            grounds.append((weight, "同现人物：" + "、".join(shared[:5])))
        if len(one.name) > _COMMON_LENGTH:
            grounds.append((0.1 if len(one.name) == _COMMON_LENGTH + 1 else 0.25, "姓名少见"))
        return grounds

    def _bare_grounds(self, one: Profile, other: Profile) -> list[tuple[float, str]]:
        """Somebody named without any post: the same home, or a figure whom the whole country knows."""
        grounds = [(0.3, "同名")]
        if one.byline or other.byline:
            return [(0.15, "一为署名作者")]
        if one.national or other.national:
            return [*grounds, (0.25, "全国性职务")]
        around = (one.homes | one.places, other.homes | other.places)
        if self._any_related(*around):
            grounds.append((0.2, "同地"))
        elif all(around):
            grounds.append((-0.15, "异地"))
        return grounds

    def _post_grounds(self, one: Profile, other: Profile) -> list[tuple[float, str]]:
        """Two people with posts in different bodies: the bodies' relation, and the time between."""
        same_time = _same_time(one, other)
        if self._one_above_other(one.organizations, other.organizations):
            return [(0.85, "机构有隶属关系")]
        if self._one_firm(one.organizations, other.organizations):
            return [(0.7, "机构名称相含")]
        if not one.places or not other.places:
            return self._placeless_grounds(one, other)
        return self._place_grounds(one, other, same_time=same_time)

    def _place_grounds(self, one: Profile, other: Profile, *, same_time: bool) -> list[tuple[float, str]]:
        """Two people with posts in different bodies of known places."""
        if one.places & other.places:
            ordinary = self._ordinary(one) or self._ordinary(other)
            base = (0.3, "同一地方的一般单位") if ordinary else (0.45, "同一地方的机构")
            return [base, (-0.2, "同时任不同职务") if same_time else (0.05, "任职时间不同")]
        if self._any_related(one.places, other.places):
            return [(0.5, "上下级地方"), (-0.15, "同时任不同职务") if same_time else (0.05, "任职时间不同")]
        if one.national or other.national:
            return [(0.3, "中央与地方")]
        return [(0.05, "两地同时任职") if same_time else (0.2, "两地先后任职")]

    def _placeless_grounds(self, one: Profile, other: Profile) -> list[tuple[float, str]]:
        if one.national and other.national:
            return [(0.5, "均为全国性职务")]
        if self._any_related(one.places | one.homes, other.places | other.homes):
            return [(0.35, "同地")]
        return [(0.2, "机构无地名")]

    def _one_above_other(self, one: Iterable[str], other: Iterable[str]) -> bool:
        lower, upper = frozenset(one), frozenset(other)
        return any(upper.intersection(self._register.ancestors(id_)) for id_ in lower) or any(
            lower.intersection(self._register.ancestors(id_)) for id_ in upper
        )

    def _one_firm(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """全盛精密 and 全盛精密科技有限公司."""
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
        OrganizationKind.PARTY, OrganizationKind.GOVERNMENT, OrganizationKind.CONGRESS, OrganizationKind.CONSULTATIVE,
        OrganizationKind.MILITARY,
    }


def _same_time(one: Profile, other: Profile) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    earlier, later = sorted(((one.first, one.last), (other.first, other.last)))
    return (date.fromisoformat(later[0]) - date.fromisoformat(earlier[1])).days <= _SAME_TIME_DAYS


