"""Organisations of records to organisations of the build: key and settled jurisdiction give the full name.

A deictic form whose home is not settled stays an organisation of its article alone, named as printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.gazetteer import gazetteer
from kg.linking.atlas import Atlas, PlaceKey
from kg.linking.branches import as_branch
from kg.linking.firms import FullerNames, is_firm
from kg.linking.graph import Names, OrganizationNode
from kg.linking.identifiers import identifier
from kg.linking.places import ArticlePlaces
from kg.linking.source import Ref, Source
from kg.linking.task_forces import WholeNames, is_task_force, owner, whole_name, whole_names
from kg.model import EntityKind, Jurisdiction, Organization, OrganizationKind
from kg.naming import LEVEL_WORDS, PlaceNames, full_name, other_names, parent

_SHORTEST_END = 4
_FIRMS = ("集团", "公司")


@dataclass
class Body:
    """An organisation across articles while its names are gathered."""

    id: str
    label: str
    organization: Organization
    place: PlaceKey | None
    parent: str | None = None
    unresolved: bool = False
    kinds: Counter[OrganizationKind] = field(default_factory=Counter)
    printed: set[str] = field(default_factory=set)
    deictic: set[str] = field(default_factory=set)


class Register:
    """All organisations of a build by identifier, and which one each of a record's is."""

    def __init__(self, atlas: Atlas, firms: FullerNames, task_forces: WholeNames, told: Mapping[Ref, PlaceKey]) -> None:
        self._atlas = atlas
        self._firms = firms
        self._task_forces = task_forces
        self._told = told
        self._bodies: dict[str, Body] = {}
        self.of: dict[Ref, str] = {}

    def __getitem__(self, id_: str) -> Body:
        return self._bodies[id_]

    def enter(self, source: Source, places: ArticlePlaces) -> None:
        """Settle every organisation of one article."""
        for number, organization in enumerate(source.record.organizations):
            self.of[source.index, number] = self._enter_one(source, number, organization, places)

    def named(self, name: str, kind: OrganizationKind) -> str:
        """The organisation with this full or printed name (a newspaper), made where the build has none."""
        known = self._by_name(kind).get(name)
        return known or self._settled(Organization(kind, own_name=name), None).id

    def ancestors(self, id_: str) -> list[str]:
        """The organisations above, nearest first."""
        above: list[str] = []
        at = self._bodies[id_].parent
        while at is not None and at not in above:
            above.append(at)
            at = self._bodies[at].parent
        return above

    def bodies(self) -> Iterator[Body]:
        """Every organisation of the build, by identifier."""
        return (self._bodies[id_] for id_ in sorted(self._bodies))

    def places(self) -> Iterator[PlaceKey]:
        """Every place that has an organisation of the build."""
        return (place for id_ in sorted(self._bodies) if (place := self._bodies[id_].place) is not None)

    def nodes(self, places: dict[PlaceKey, str]) -> tuple[OrganizationNode, ...]:
        """The organisations as nodes, by identifier; ``places`` gives the places' identifiers."""
        return tuple(self._node(self._bodies[id_], places) for id_ in sorted(self._bodies))

    def _by_name(self, kind: OrganizationKind) -> dict[str, str]:
        index: dict[str, str] = {}
        for id_ in sorted(self._bodies):
            body = self._bodies[id_]
            if body.organization.kind is kind and not body.unresolved:
                for name in (body.label, *sorted(body.printed)):
                    index.setdefault(name, id_)
        return index

    def _enter_one(self, source: Source, number: int, organization: Organization, places: ArticlePlaces) -> str:
        mentions = source.mentions(EntityKind.ORGANIZATION, number)
        told = self._told.get((source.index, number))
        organization, number = _named_with_place(source.record.organizations, number)
        jurisdiction = organization.jurisdiction
        place = told or owner(source, number, organization, places)
        organization = self._in_full(organization, place, places.home, source.index)
        organization, place = as_branch(organization, place, self._atlas)
        needs_place = jurisdiction.place is not None or jurisdiction.level is not None
        if needs_place and place is None:
            body = self._unresolved(source, number, organization)
        else:
            body = self._settled(replace(organization, jurisdiction=Jurisdiction()), place)
        body.kinds[organization.kind] += 1
        for mention in mentions:
            (body.deictic if mention.deictic else body.printed).add(source.printed(mention))
        return body.id

    def _in_full(
        self, organization: Organization, place: PlaceKey | None, home: PlaceKey | None, article: int
    ) -> Organization:
        """A firm or task force under its fuller name, where articles of the same home or place know one."""
        fuller: str | None = None
        if home is not None and is_firm(organization):
            fuller = self._firms.get((organization.own_name, home))
        elif is_task_force(organization):
            fuller = whole_name(self._task_forces, organization.own_name, place, article)
        return replace(organization, own_name=fuller) if fuller is not None else organization

    def _settled(self, organization: Organization, place: PlaceKey | None) -> Body:
        names = self._place_names(place)
        label = full_name(organization, names)
        id_ = identifier("organization", label, self._atlas.code_of(place) if place is not None else "")
        body = self._bodies.get(id_)
        if body is None:
            body = self._bodies[id_] = Body(id_, label, organization, place)
            above = parent(organization)
            if above is not None:
                upper = self._settled(above, place)
                body.parent = upper.id if upper.id != id_ else None
        return body

    def _unresolved(self, source: Source, number: int, organization: Organization) -> Body:
        mentions = source.mentions(EntityKind.ORGANIZATION, number)
        printed = [source.printed(mention) for mention in mentions]
        label = max(printed, key=len, default="") or _unprinted_name(organization)
        anchor = source.entity_anchor(EntityKind.ORGANIZATION, number)
        id_ = identifier("organization", *anchor[1:], label, number)
        body = self._bodies[id_] = Body(id_, label, organization, None, unresolved=True)
        return body

    def _place_names(self, place: PlaceKey | None) -> PlaceNames | None:
        return self._atlas.names(place) if place is not None else None

    def _node(self, body: Body, places: dict[PlaceKey, str]) -> OrganizationNode:
        kind = min(body.kinds, key=lambda k: (k is OrganizationKind.OTHER, -body.kinds[k], k), default=None)
        standing = () if body.unresolved else other_names(body.organization, self._place_names(body.place))
        other = [name for name in dict.fromkeys((*standing, *sorted(body.printed))) if name not in {body.label, ""}]
        return OrganizationNode(
            id=body.id,
            names=Names(body.label, tuple(other), tuple(sorted(body.deictic - {body.label, *other}))),
            kind=kind or body.organization.kind,
            jurisdiction=places[body.place] if body.place is not None else None,
            parent=body.parent,
            unresolved=body.unresolved,
        )


def _named_with_place(organizations: Sequence[Organization], number: int) -> tuple[Organization, int]:
    """The organisation with the place that the same article prints with its name elsewhere: 西寨中学 of 青禾县."""
    organization = organizations[number]
    if organization.body or not organization.own_name or organization.jurisdiction != Jurisdiction():
        return organization, number
    parts = [(at, other) for at, other in enumerate(organizations) if other.units[-1:] == (organization.own_name,)]
    if len(parts) == 1:
        return parts[0][1], parts[0][0]  # 城北中队 is 市消防支队城北中队
    plain = [(at, other) for at, other in enumerate(organizations) if not other.body and not other.units]
    placed = [(at, other) for at, other in plain if other.jurisdiction != Jurisdiction()]
    longer = [(at, other) for at, other in plain if _is_end_behind_place(organization.own_name, other.own_name)]
    same = [(at, other) for at, other in placed if _is_end_of(organization.own_name, other.own_name)]
    for found in (same, longer):
        if len(found) == 1:
            return found[0][1], found[0][0]
    above = [(at, other) for at, other in placed if _is_firm_above(organization.own_name, other.own_name)]
    if len(above) == 1:
        return replace(organization, jurisdiction=above[0][1].jurisdiction), above[0][0]
    return organization, number


def _is_end_of(short: str, whole: str) -> bool:
    """西寨中学 for itself, 城北供水分公司 for 水务集团城北供水分公司."""
    return short == whole or (len(short) > _SHORTEST_END and whole.endswith(short))


def _is_end_behind_place(short: str, whole: str) -> bool:
    """龟兹研究院, where 新疆龟兹研究院 is printed."""
    ends = len(short) > _SHORTEST_END and whole != short and whole.endswith(short)
    return ends and bool(gazetteer().named(whole.removesuffix(short)))


def _is_firm_above(firm: str, branch: str) -> bool:
    """水务集团, where 市水务集团城北供水分公司 is printed."""
    return branch.startswith(firm) and firm.endswith(_FIRMS)


def _unprinted_name(organization: Organization) -> str:
    """市委 for the committee of an unsettled city that is known only by its department (市委宣传部)."""
    level = organization.jurisdiction.level
    word = LEVEL_WORDS.get(level, ("",))[0] if level is not None else ""
    names = PlaceNames(word, word, word)
    return next(iter(other_names(organization, names)), "") or full_name(organization, names)


def settled_organizations(
    sources: Sequence[Source],
    places: Sequence[ArticlePlaces],
    atlas: Atlas,
    firms: FullerNames,
    told: Mapping[Ref, PlaceKey],
) -> Register:
    """The register of all organisations that the records name.

    ``firms`` are the fuller names of firms, ``told`` whose some organisations are by the user's word.
    """
    register = Register(atlas, firms, whole_names(sources, places), told)
    for source, settled in zip(sources, places, strict=True):
        register.enter(source, settled)
    return register
