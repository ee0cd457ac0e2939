"""The user's corrections applied: which appearances each means, what they force, and where they contradict."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product

from kg.corrections import Correction, Reference, Verb
from kg.errors import UsageError
from kg.linking.appearances import Appearance
from kg.linking.atlas import Atlas, PlaceKey, short_name
from kg.linking.clusters import Clusters
from kg.linking.graph import CorrectionNode, PersonNode
from kg.linking.identifiers import identifier
from kg.linking.name_keys import name_key
from kg.linking.organizations import Body, Register
from kg.linking.source import Ref, Source
from kg.model import EntityKind

Side = tuple[int, int]
"""A correction's number among those that keep apart, and on which of its sides something stands."""

_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


@dataclass(frozen=True)
class Forced:
    """What corrections force on people: ``same`` and ``apart`` sets of appearances, names, and what is nobody.

    Each comes with the line that says it.
    """

    same: tuple[tuple[frozenset[Ref], Correction], ...] = ()
    apart: tuple[tuple[frozenset[Ref], frozenset[Ref], Correction], ...] = ()
    names: tuple[tuple[frozenset[Ref], Correction], ...] = ()
    nobody: tuple[tuple[frozenset[Ref], Correction], ...] = ()

    @property
    def dropped(self) -> frozenset[Ref]:
        """The appearances that are no people."""
        return frozenset(ref for refs, _ in self.nobody for ref in refs)

    @cached_property
    def sides(self) -> Mapping[Ref, frozenset[Side]]:
        """For each appearance that is kept apart from others: the corrections' numbers and the side it stands on."""
        found: dict[Ref, set[Side]] = {}
        for number, (left, right, _) in enumerate(self.apart):
            for side, refs in enumerate((left, right)):
                for ref in refs:
                    found.setdefault(ref, set()).add((number, side))
        return {ref: frozenset(sides) for ref, sides in found.items()}


NOTHING_FORCED = Forced()


def opposed(one: Iterable[Side], other: Collection[Side]) -> int | None:
    """The number of a correction in which two sets of sides stand against each other; None where there is none."""
    return min((number for number, side in one if (number, 1 - side) in other), default=None)


class GuardedClusters:
    """Disjoint sets of appearances that never hold two whom the user keeps apart."""

    def __init__(self, refs: Sequence[Ref], forced: Forced) -> None:
        self._clusters: Clusters[Ref] = Clusters(refs)
        self._sides = {ref: forced.sides.get(ref, frozenset()) for ref in refs} if forced.sides else None

    def one(self, one: Ref, other: Ref) -> bool:
        """Makes one set of two where that is allowed; whether both are in one now."""
        left, right = self._clusters.first(one), self._clusters.first(other)
        if self._sides is not None and left != right:
            if opposed(self._sides[left], self._sides[right]) is not None:
                return False
            self._sides[left] = self._sides[right] = self._sides[left] | self._sides[right]
        self._clusters.join(left, right)
        return True

    def sets(self) -> list[list[Ref]]:
        """All sets, each in the given order, ordered by their first."""
        return self._clusters.sets()


def person_id(appearance: Appearance) -> str:
    """The identifier that a person has whose earliest appearance this is."""
    return identifier("person", *appearance.anchor[1:], name_key(appearance.name))


@dataclass(frozen=True)
class Context:
    """Looks up what corrections mean in the light of the build's articles, places and organisations."""

    sources: Sequence[Source]
    papers: Sequence[str | None]
    atlas: Atlas
    register: Register
    _said: dict[Ref, frozenset[str]] = field(default_factory=dict)

    def appearances(self, reference: Reference, correction: Correction, shown: Sequence[Appearance]) -> frozenset[Ref]:
        """The appearances that a reference means; raises UsageError where there is none."""
        key = name_key(reference.name) if reference.name else None
        named = [a for a in shown if (a.key == key if key is not None else person_id(a) == reference.id)]
        found = frozenset(a.ref for a in named if all(self._holds(word, a) for word in reference.context))
        if not found:
            raise UsageError(f"{correction.where}: {_nobody(reference, bool(named))}")
        return found

    def _holds(self, word: str, appearance: Appearance) -> bool:
        source = self.sources[appearance.ref[0]]
        if _DATE.fullmatch(word):
            return source.issued.startswith(word)
        if appearance.ref not in self._said:
            self._said[appearance.ref] = frozenset(self._words(appearance))
        return word in self._said[appearance.ref] or name_key(word) in appearance.company

    def _words(self, appearance: Appearance) -> Iterator[str]:
        yield from article_words(self.sources[appearance.ref[0]], self.papers[appearance.ref[0]])
        yield from self._place_words(appearance.home)
        for post in appearance.posts:
            yield post.title
            yield from self._place_words(post.place)
            if post.place is not None:
                place = self.atlas[post.place]
                level = place.name.removeprefix(short_name(place.name, place.level))
                yield place.name + post.title.removeprefix(level)
            if post.organization is not None:
                yield from _names(self.register[post.organization])

    def _place_words(self, key: PlaceKey | None) -> Iterator[str]:
        if key is not None:
            for at in (key, *self.atlas.ancestors(key)):
                place = self.atlas[at]
                yield from (place.name, place.full_name, short_name(place.name, place.level))


def article_words(source: Source, paper: str | None) -> Iterator[str]:
    """What may stand for an article: its paper, its page's file, its headline."""
    article = source.record.article
    yield from filter(None, (paper, article.known.paper, article.newspaper, article.page))
    yield article.page.rsplit("/", 1)[-1]
    if article.headline:
        yield f"《{''.join(article.headline.split())}》"


def forced(corrections: Sequence[Correction], shown: Sequence[Appearance], context: Context) -> Forced:
    """What the corrections force; raises UsageError for a name that nobody bears and for what contradicts itself."""

    def meant(correction: Correction) -> list[frozenset[Ref]]:
        return [context.appearances(reference, correction, shown) for reference in correction.references]

    of = {verb: [(meant(c), c) for c in corrections if c.verb is verb] for verb in Verb if verb is not Verb.BELONGS_TO}
    found = Forced(
        same=tuple((frozenset().union(*sets), c) for sets, c in of[Verb.SAME]),
        apart=tuple((sets[0], sets[1], c) for sets, c in of[Verb.DIFFERENT]),
        names=tuple((sets[0], c) for sets, c in of[Verb.RENAME]),
        nobody=tuple((sets[0], c) for sets, c in of[Verb.NOT_A_PERSON]),
    )
    _check(found)
    return found


def _check(found: Forced) -> None:
    for left, right, correction in found.apart:
        if left & right:
            raise UsageError(f"{correction.where}: one article is meant by both sides; say more after @")
    for (refs, correction), (dropped, denied) in product((*found.same, *found.names), found.nobody):
        if refs & dropped:
            raise UsageError(f"{correction.where}: contradicts {denied.where}: {denied.text}")
    clusters: Clusters[Ref] = Clusters(sorted({ref for refs, _ in found.same for ref in refs}))
    for refs, _ in found.same:
        first, *others = sorted(refs)
        for ref in others:
            clusters.join(first, ref)
    for left, right, correction in found.apart:
        for refs, same in found.same:
            root = clusters.first(min(refs))
            if _touches(left, root, clusters, found) and _touches(right, root, clusters, found):
                raise UsageError(f"{correction.where}: contradicts {same.where}: {same.text}")


def _touches(refs: frozenset[Ref], root: Ref, clusters: Clusters[Ref], found: Forced) -> bool:
    joined = {ref for set_, _ in found.same for ref in set_}
    return any(clusters.first(ref) == root for ref in refs & joined)


def _nobody(reference: Reference, named: bool) -> str:  # noqa: FBT001
    who = reference.name or reference.id
    if named:
        return f"no article names {who} where all of this holds: {' '.join(reference.context)}"
    return f"no article of this build names {who}"


def brought_together(shown: Sequence[Appearance], found: Forced) -> list[Appearance]:
    """The appearances without those of nobody; those that are one under several names all under one of them."""
    keys = {appearance.ref: appearance.key for appearance in shown}
    clusters: Clusters[str] = Clusters(sorted(set(keys.values())))
    moved: dict[Ref, str] = {}
    for refs, _ in found.same:
        names = sorted({keys[ref] for ref in refs})
        for name in names[1:]:
            clusters.join(names[0], name)
        moved |= dict.fromkeys(refs, names[0])
    return [
        replace(a, key=clusters.first(moved[a.ref]), anonymous=False) if a.ref in moved else a
        for a in shown
        if a.ref not in found.dropped
    ]


def belongings(
    corrections: Sequence[Correction], sources: Sequence[Source], papers: Sequence[str | None], atlas: Atlas
) -> dict[Ref, tuple[PlaceKey, Correction]]:
    """Whose the user says that organisations of records are; raises UsageError for an unknown one or place."""
    found: dict[Ref, tuple[PlaceKey, Correction]] = {}
    for correction in corrections:
        if correction.verb is not Verb.BELONGS_TO or correction.target is None:
            continue
        place = atlas.add_full_name(correction.target)
        if place is None:
            raise UsageError(
                f"{correction.where}: {correction.target} is no place; give a full name such as 福建省厦门市"
            )
        refs = list(_organizations(correction.references[0], sources, papers))
        if not refs:
            raise UsageError(f"{correction.where}: {_nobody(correction.references[0], named=False)}")
        for ref in refs:
            earlier = found.setdefault(ref, (place, correction))
            if earlier[0] != place:
                raise UsageError(f"{correction.where}: contradicts {earlier[1].where}: {earlier[1].text}")
    return found


def _organizations(reference: Reference, sources: Sequence[Source], papers: Sequence[str | None]) -> Iterator[Ref]:
    for source, paper in zip(sources, papers, strict=True):
        words = frozenset(article_words(source, paper))
        if not all(source.issued.startswith(w) if _DATE.fullmatch(w) else w in words for w in reference.context):
            continue
        for number in range(len(source.record.organizations)):
            printed = {source.printed(mention) for mention in source.mentions(EntityKind.ORGANIZATION, number)}
            if reference.name in printed:
                yield source.index, number


def correction_nodes(
    corrections: Sequence[Correction],
    found: Forced,
    belonging: Mapping[Ref, tuple[PlaceKey, Correction]],
    person_of: Callable[[Ref], str | None],
    organization_of: Callable[[Ref], str | None],
) -> tuple[CorrectionNode, ...]:
    """The corrections as nodes, with the entities that each bears on."""
    touched: dict[Correction, set[str | None]] = {correction: set() for correction in corrections}
    for refs, correction in (*found.same, *found.names):
        touched[correction].update(map(person_of, refs))
    for left, right, correction in found.apart:
        touched[correction].update(map(person_of, left | right))
    for ref, (_, correction) in belonging.items():
        touched[correction].add(organization_of(ref))
    nodes = {
        (id_ := identifier("correction", c.text)): CorrectionNode(
            id_, c.verb, c.text, tuple(sorted(id_ for id_ in entities if id_ is not None))
        )
        for c, entities in touched.items()
    }
    return tuple(nodes[id_] for id_ in sorted(nodes))


def renamed(people: Sequence[PersonNode], found: Forced, of: Mapping[Ref, str]) -> tuple[PersonNode, ...]:
    """The people, some under the name that the user gives; raises UsageError where a line means several people."""
    given: dict[str, Correction] = {}
    for refs, correction in found.names:
        bearers = sorted({of[ref] for ref in refs if ref in of})
        if len(bearers) > 1:
            which = ", ".join(bearers)
            raise UsageError(f"{correction.where}: means {len(bearers)} people; say after @ which: {which}")
        for bearer in bearers:
            earlier = given.setdefault(bearer, correction)
            if earlier.target != correction.target:
                raise UsageError(f"{correction.where}: contradicts {earlier.where}: {earlier.text}")
    return tuple(_renamed(node, given[node.id].target) if node.id in given else node for node in people)


def _renamed(node: PersonNode, name: str | None) -> PersonNode:
    if name is None or name == node.names.label:
        return node
    others = dict.fromkeys((node.names.label, *node.names.other))
    return replace(node, names=replace(node.names, label=name, other=tuple(other for other in others if other != name)))


def _names(body: Body) -> Iterator[str]:
    yield body.label
    yield from sorted(body.printed | body.deictic)
