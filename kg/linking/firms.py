"""Short names of firms: 青石机械 in one article and 青石机械制造有限公司 in another of the same city are one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.linking.atlas import PlaceKey
from kg.linking.home import Home
from kg.linking.source import Source
from kg.model import Organization, OrganizationKind

_SHORTEST = 3
_LEGAL_ENDINGS = ("公司", "集团", "厂", "合作社", "银行")

FullerNames = dict[tuple[str, PlaceKey], str]
"""For a firm's short name and the home of an article, the one fuller name that articles of that home print."""


def is_firm(organization: Organization) -> bool:
    """Whether the organisation is a firm known by its own name alone."""
    jurisdiction = organization.jurisdiction
    placeless = jurisdiction.place is None and jurisdiction.level is None
    return placeless and organization.body is None and organization.kind is OrganizationKind.COMPANY


def fuller_names(sources: Sequence[Source], homes: Sequence[Home]) -> FullerNames:
    """The short names of firms that stand for exactly one fuller name printed in articles of the same home."""
    names: dict[PlaceKey, set[str]] = {}
    for source, home in zip(sources, homes, strict=True):
        if home.place is not None:
            firms = {one.own_name for one in source.record.organizations if is_firm(one) and one.own_name}
            names.setdefault(home.place, set()).update(firms)
    return {
        (short, place): fuller
        for place, known in sorted(names.items())
        for short in sorted(known)
        if (fuller := _the_fuller(short, known)) is not None
    }


def _the_fuller(short: str, known: set[str]) -> str | None:
    if len(short) < _SHORTEST:
        return None
    fuller = [name for name in known if name != short and short in name and name.endswith(_LEGAL_ENDINGS)]
    longest = max(fuller, key=lambda name: (len(name), name), default=None)
    return longest if longest is not None and all(name in longest for name in fuller) else None
