"""Who is who: people of all articles, blocked by name, joined by posts, organisations, jurisdiction, company and time.

First what leaves no doubt is joined (one text, one body, the leading bodies of one place, one paper's byline); then the
groups left under one name are compared pair by pair. Anonymous people (王某) are never joined across articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.linking.appearances import Appearance, shared_titles
from kg.linking.atlas import Atlas
from kg.linking.clusters import Clusters
from kg.linking.corrected import NOTHING_FORCED, Forced, GuardedClusters, brought_together, opposed, person_id
from kg.linking.graph import Decision
from kg.linking.identifiers import mention_identifier
from kg.linking.likeness import THRESHOLD, VETO, Judge, Likeness, Profile, profile
from kg.linking.misprints import without_misprints
from kg.linking.name_frequency import NameFrequency
from kg.linking.name_keys import plainness
from kg.linking.organizations import Register
from kg.linking.source import Ref
from kg.linking.successions import Successions
from kg.model import EntityKind, Status

_RARE_LENGTH = 3
_MANY = 200
"""In a block of more groups than this, bare names are compared with titled ones only."""
_MARGIN = 0.03
"""A bare name joins one of several namesakes only where it fits that one better by this much."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A person across articles: the earliest appearance first."""

    id: str
    appearances: tuple[Appearance, ...]

    @property
    def name(self) -> str:
        """The name as the earliest article prints it that neither slips nor writes it in other characters."""
        return min(self.appearances, key=lambda a: (a.misprint is not None, *plainness(a.name))).name


@dataclass(frozen=True, slots=True)
class People:
    """All people of a build, which one each of a record's is, and the decisions behind it."""

    identities: tuple[Identity, ...]
    of: dict[Ref, str]
    decisions: tuple[Decision, ...]


def identified(
    appearances: Sequence[Appearance], atlas: Atlas, register: Register, forced: Forced = NOTHING_FORCED
) -> People:
    """Who is who among all appearances, as far as the user has not ``forced`` it."""
    together = brought_together(without_misprints(appearances, register), forced)
    ordered = sorted(together, key=lambda a: (a.anchor, a.ref))
    blocks: dict[str, list[Appearance]] = {}
    alone: list[Appearance] = []
    for appearance in ordered:
        (alone if appearance.anonymous else blocks.setdefault(appearance.key, [])).append(appearance)
    successions = Successions(register.bodies())
    judge = Judge(atlas, register, NameFrequency(blocks), successions)
    identities = [_identity([appearance]) for appearance in alone]
    decisions: list[Decision] = []
    for name in sorted(blocks):
        found, made = _settled_block(blocks[name], judge, register, forced, successions)
        identities += found
        decisions += made
    of = {appearance.ref: person.id for person in identities for appearance in person.appearances}
    return People(tuple(sorted(identities, key=lambda p: p.id)), of, tuple(decisions))


def _identity(appearances: Sequence[Appearance]) -> Identity:
    return Identity(person_id(appearances[0]), tuple(appearances))


def _settled_block(
    block: Sequence[Appearance], judge: Judge, register: Register, forced: Forced, successions: Successions
) -> tuple[list[Identity], list[Decision]]:
    """The people of one name."""
    if len(block) == 1:
        return [_identity(block)], []
    groups, sure = _sure_groups(block, forced, successions, register)
    profiles = [profile(group, register) for group in groups]
    likenesses = {(i, j): judge.likeness(profiles[i], profiles[j]) for i, j in _compared(profiles)}
    likenesses |= dict(_kept_apart(groups, forced))
    clusters: Clusters[int] = Clusters(range(len(profiles)))
    joined = list(_joined(profiles, likenesses, clusters))
    identities = [
        _identity(sorted((a for at in members for a in groups[at]), key=lambda a: (a.anchor, a.ref)))
        for members in clusters.sets()
    ]
    return identities, list(_decisions(identities, groups, sure, joined, likenesses))


def _kept_apart(groups: Sequence[Sequence[Appearance]], forced: Forced) -> Iterator[tuple[tuple[int, int], Likeness]]:
    """The pairs of groups that the user says are two people."""
    marked = [at for at, group in enumerate(groups) if any(a.ref in forced.sides for a in group)]
    standing = {at: {side for a in groups[at] for side in forced.sides.get(a.ref, ())} for at in marked}
    for i, j in combinations(marked, 2):
        number = opposed(standing[i], standing[j])
        if number is not None:
            yield (i, j), Likeness(0.0, (f"用户更正：{forced.apart[number][2].text}",))


def _sure_groups(
    block: Sequence[Appearance], forced: Forced, successions: Successions, register: Register
) -> tuple[list[list[Appearance]], dict[Ref, str]]:
    """Groups joined by what leaves no doubt, and for each appearance that joined an earlier one the reason."""
    clusters = GuardedClusters([appearance.ref for appearance in block], forced)
    reasons = dict(_joined_by_user(block, forced, clusters))
    bearers: dict[tuple[str, object], list[Ref]] = {}
    by_ref = {appearance.ref: appearance for appearance in block}
    for appearance in block:
        for key, reason in _sure_keys(appearance, successions, register):
            earlier = bearers.setdefault(key, [])
            bearer = next((ref for ref in earlier if clusters.one(ref, appearance.ref)), None)
            if bearer is None:
                earlier.append(appearance.ref)
            elif bearer != appearance.ref:
                reasons.setdefault(appearance.ref, appearance.misprint or by_ref[bearer].misprint or reason)
    groups = [[by_ref[ref] for ref in refs] for refs in clusters.sets()]
    earliest = {group[0].ref for group in groups}
    return groups, {ref: reason for ref, reason in reasons.items() if ref not in earliest}


def _joined_by_user(
    block: Sequence[Appearance], forced: Forced, clusters: GuardedClusters
) -> Iterator[tuple[Ref, str]]:
    for refs, correction in forced.same:
        here = [appearance.ref for appearance in block if appearance.ref in refs]
        for ref in here[1:]:
            if clusters.one(here[0], ref):
                yield ref, f"用户更正：{correction.text}"


def _sure_keys(
    appearance: Appearance, successions: Successions, register: Register
) -> Iterator[tuple[tuple[str, object], str]]:
    yield ("text", appearance.text), "同一稿件"
    if appearance.byline_of is not None:
        yield ("byline", appearance.byline_of), "同一报纸的署名"
    for post in appearance.posts:
        if post.title.endswith(shared_titles()):
            continue
        if post.organization is not None:
            body = successions.current(post.organization)
            yield ("organization", body), f"同在{register[body].label}任职：{post.title}"
        if post.leading and post.place is not None and post.status is not Status.FORMER:
            yield ("leading", post.place), f"同一地方的领导职务：{post.title}"
    if appearance.bare and len(appearance.key) >= _RARE_LENGTH and appearance.home is not None:
        yield ("bare", appearance.home), "同地同名，姓名少见"


def _compared(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    if len(profiles) <= _MANY:
        yield from combinations(range(len(profiles)), 2)
        return
    titled = [at for at, one in enumerate(profiles) if not one.bare]
    for at, one in enumerate(profiles):
        for other in titled:
            if one.bare or other > at:
                yield min(at, other), max(at, other)


def _joined(
    profiles: Sequence[Profile], likenesses: dict[tuple[int, int], Likeness], clusters: Clusters[int]
) -> Iterator[tuple[int, int, Likeness]]:
    """Join the likest pairs first, never against a veto between members; the pairs that were joined.

    Bare names come last: whom they may mean is only clear when those with posts are settled.
    """
    vetoed: dict[int, set[int]] = {}
    for (i, j), likeness in likenesses.items():
        if likeness.score <= VETO:
            vetoed.setdefault(i, set()).add(j)
            vetoed.setdefault(j, set()).add(i)
    members = {at: {at} for at in range(len(profiles))}
    bare = [one.bare for one in profiles]
    ranked = sorted(likenesses, key=lambda pair: (bare[pair[0]] or bare[pair[1]], -likenesses[pair].score, pair))
    for i, j in ranked:
        if likenesses[i, j].score < THRESHOLD:
            continue
        left, right = clusters.first(i), clusters.first(j)
        if left == right or any(vetoed.get(at, set()) & members[right] for at in members[left]):
            continue
        if _undecided(i, j, profiles, likenesses, clusters) or _undecided(j, i, profiles, likenesses, clusters):
            continue
        clusters.join(i, j)
        both = members.pop(left) | members.pop(right)
        members[clusters.first(i)] = both
        yield i, j, likenesses[i, j]


def _undecided(
    bare: int,
    titled: int,
    profiles: Sequence[Profile],
    likenesses: dict[tuple[int, int], Likeness],
    clusters: Clusters[int],
) -> bool:
    """Whether a bare name fits another, different bearer as well."""
    if not profiles[bare].bare or profiles[titled].bare:
        return False
    score = likenesses[min(bare, titled), max(bare, titled)].score
    return any(
        likenesses[pair].score > score - _MARGIN
        for other in range(len(profiles))
        if other not in {bare, titled}
        and not profiles[other].bare
        and clusters.first(other) != clusters.first(titled)
        and (pair := (min(bare, other), max(bare, other))) in likenesses
    )


def _decisions(
    identities: Sequence[Identity],
    groups: Sequence[Sequence[Appearance]],
    sure: dict[Ref, str],
    joined: Sequence[tuple[int, int, Likeness]],
    likenesses: dict[tuple[int, int], Likeness],
) -> Iterator[Decision]:
    """What joined each person's articles, and why namesakes were kept apart."""
    of = {appearance.ref: person for person in identities for appearance in person.appearances}
    for group in groups:
        for appearance in group:
            if appearance.ref in sure:
                yield _same(of[appearance.ref], appearance, 1.0, (sure[appearance.ref],))
    for i, j, likeness in joined:
        later = max(groups[i][0], groups[j][0], key=lambda a: (a.anchor, a.ref))
        yield _same(of[later.ref], later, likeness.score, likeness.reasons)
    for (left, right), likeness in sorted(_apart(groups, likenesses, of).items()):
        yield Decision("person", left, right, same=False, score=likeness.score, reasons=likeness.reasons)


def _apart(
    groups: Sequence[Sequence[Appearance]], likenesses: dict[tuple[int, int], Likeness], of: dict[Ref, Identity]
) -> dict[tuple[str, str], Likeness]:
    """For each two namesakes that stayed two, the likest of their groups."""
    best: dict[tuple[str, str], Likeness] = {}
    for (i, j), likeness in likenesses.items():
        left, right = sorted((of[groups[i][0].ref].id, of[groups[j][0].ref].id))
        if left != right and ((left, right) not in best or likeness.score > best[left, right].score):
            best[left, right] = likeness
    return best


def _same(person: Identity, appearance: Appearance, score: float, reasons: tuple[str, ...]) -> Decision:
    mention = mention_identifier(appearance.anchor, EntityKind.PERSON, appearance.ref[1])
    return Decision("person", person.id, mention, same=True, score=score, reasons=reasons)
