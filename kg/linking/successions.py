"""Bodies that a reform renamed or merged: 卫计委 → 卫健委, 工商局 → 市场监管局, each with the years of the reform.

Both names stay bodies of their own, as each was when an article named it; the earlier one is replaced by the later one
of the same place. A body that was only renamed counts as the same body for the people who hold posts there; one that
was merged does not, but a post in what came of it speaks for one person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from kg.lexicons import lexicon
from kg.linking.atlas import PlaceKey
from kg.linking.graph import OrganizationNode
from kg.linking.organizations import Body

_RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Reform:
    """What one name became: the ``later`` name, whether only the name changed, and between which years."""

    later: str
    renamed: bool
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class Succession:
    """Two bodies of a build, by identifier, the later of which replaced the earlier."""

    earlier: str
    later: str
    renamed: bool
    first_year: int
    last_year: int

    @property
    def words(self) -> str:
        """更名（2018–2019年）."""
        years = "–".join(dict.fromkeys((str(self.first_year), str(self.last_year))))
        return f"{'更名' if self.renamed else '机构改革'}（{years}年）"


class Successions:
    """The successions among the bodies of a build."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        self.all = tuple(sorted(_found(bodies), key=lambda s: (s.earlier, s.later)))
        self._later: dict[str, list[Succession]] = defaultdict(list)
        for succession in self.all:
            self._later[succession.earlier].append(succession)

    def of(self, earlier: str) -> tuple[Succession, ...]:
        """What replaced a body."""
        return tuple(self._later.get(earlier, ()))

    def current(self, id_: str) -> str:
        """The body under its last name: only renaming is followed, and only where it leads to one body."""
        renamed = [s.later for s in self._later.get(id_, ()) if s.renamed]
        return self.current(renamed[0]) if len(renamed) == 1 else id_

    def between(self, one: Iterable[str], other: Iterable[str]) -> Succession | None:
        """How a body of the one group became one of the other, either way; None where none did."""
        left, right = frozenset(one), frozenset(other)
        return next((s for earlier, later in ((left, right), (right, left)) for s in self._from(earlier, later)), None)

    def _from(self, earlier: frozenset[str], later: frozenset[str]) -> Iterator[Succession]:
        return (s for id_ in sorted(earlier) for s in self._later.get(id_, ()) if s.later in later)


def with_successors(nodes: Iterable[OrganizationNode], successions: Successions) -> tuple[OrganizationNode, ...]:
    """The organisations, each with what replaced it."""
    return tuple(
        replace(node, replaced_by=tuple((s.later, s.words) for s in successions.of(node.id)))
        if successions.of(node.id)
        else node
        for node in nodes
    )


def _found(bodies: Iterable[Body]) -> Iterator[Succession]:
    """Each body with a former name and what replaced it, of the same place; names that the build lacks are skipped."""
    named: dict[tuple[str, PlaceKey | None], str] = {}
    for body in bodies:
        organization = body.organization
        if organization.own_name and organization.body is None and not organization.units and not body.unresolved:
            named[organization.own_name, body.place] = body.id
    known: dict[PlaceKey | None, set[str]] = defaultdict(set)
    for name, place in named:
        known[place].add(name)
    for (name, place), id_ in sorted(named.items(), key=lambda item: item[1]):
        table = _central() if place is None else _local()
        for reform in _reached(name, table, known[place]):
            yield Succession(id_, named[reform.later, place], reform.renamed, reform.first_year, reform.last_year)


def _reached(name: str, table: Mapping[str, tuple[Reform, ...]], known: set[str]) -> Iterator[Reform]:
    """The nearest later names that the build knows: 卫生局 → 卫健委 where nothing names the 卫计委 between them."""
    for reform in table.get(name, ()):
        if reform.later in known:
            yield reform
            continue
        for further in _reached(reform.later, table, known):
            renamed = reform.renamed and further.renamed
            yield Reform(further.later, renamed, reform.first_year, further.last_year)


@cache
def _local() -> Mapping[str, tuple[Reform, ...]]:
    return _table("local successions")


@cache
def _central() -> Mapping[str, tuple[Reform, ...]]:
    return _table("central successions")


def _table(section: str) -> Mapping[str, tuple[Reform, ...]]:
    table: dict[str, list[Reform]] = defaultdict(list)
    for then, now, how, first, last in lexicon("successions").rows(section):
        table[then].append(Reform(now, how == _RENAMED, int(first), int(last)))
    return {then: tuple(reforms) for then, reforms in table.items()}
