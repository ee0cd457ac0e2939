"""Names printed with one wrong character: 王一州 for 王一川, taken for a slip only on strong other evidence.

Two grounds are strong enough. Two prints of one text, one of which has the one name and not the other. Or one post of
one body that a single person holds, at one time, in the company of somebody whom both appear with, where all other
articles print the one name; for a post that several hold (副市长) the two characters must sound alike too, as input by
sound makes them. Nothing else joins two names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations

from pypinyin import lazy_pinyin

from kg.lexicons import lexicon
from kg.linking.appearances import Appearance, HeldPost
from kg.linking.organizations import Register
from kg.linking.source import Ref
from kg.model import Status

_SHORTEST = 3
"""Of a shorter name one character is too much to be wrong."""
_NEAR_DAYS = 31
_COMPANY, _COMPANY_OF_DEPUTIES = 1, 2
_TEXTS_OF_MEANT = 2
"""A slip stands in one text, the name that was meant in several."""
_DEPUTY = "副"


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrongly printed name's appearances, the name that was meant, and why it is taken for that."""

    refs: tuple[Ref, ...]
    meant: str
    reason: str


def without_misprints(shown: Sequence[Appearance], register: Register) -> list[Appearance]:
    """The appearances, those with a misprinted name under the key of the name that was meant."""
    found: dict[Ref, Slip] = {}
    wrong: set[str] = set()
    for slip in (*_in_two_prints(shown), *_in_one_post(shown, register)):
        if slip.meant not in wrong and not any(ref in found for ref in slip.refs):
            found |= dict.fromkeys(slip.refs, slip)
            wrong |= {appearance.key for appearance in shown if appearance.ref in slip.refs}
    return list(_corrected(shown, found)) if found else list(shown)


def _corrected(shown: Sequence[Appearance], found: Mapping[Ref, Slip]) -> Iterator[Appearance]:
    """The appearances under the names that were meant, in the company of names that were meant."""
    meant: dict[int, dict[str, str]] = {}
    for appearance in shown:
        if appearance.ref in found:
            meant.setdefault(appearance.ref[0], {})[appearance.key] = found[appearance.ref].meant
    for appearance in shown:
        names = meant.get(appearance.ref[0])
        slip = found.get(appearance.ref)
        one = replace(appearance, key=slip.meant, misprint=slip.reason) if slip is not None else appearance
        yield replace(one, company=frozenset(names.get(n, n) for n in one.company)) if names else one


def one_character_apart(one: str, other: str) -> int | None:
    """Where two names of one length differ, if only there; None otherwise and for short names."""
    if len(one) != len(other) or len(one) < _SHORTEST:
        return None
    differing = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    return differing[0] if len(differing) == 1 else None


def _in_two_prints(shown: Sequence[Appearance]) -> Iterator[Slip]:
    """Names of one text's prints that only one print has, with the name that the others have in its stead."""
    texts: dict[int, dict[int, dict[str, Appearance]]] = {}
    for appearance in shown:
        if not appearance.anonymous:
            texts.setdefault(appearance.text, {}).setdefault(appearance.ref[0], {})[appearance.key] = appearance
    for prints in texts.values():
        if len(prints) > 1:
            yield from _odd_ones(list(prints.values()))


def _odd_ones(prints: Sequence[dict[str, Appearance]]) -> Iterator[Slip]:
    names = sorted({name for printed in prints for name in printed})
    for one, other in combinations(names, 2):
        if one_character_apart(one, other) is None or any(one in p and other in p for p in prints):
            continue
        bearing = {name: [p[name] for p in prints if name in p] for name in (one, other)}
        wrong, meant = sorted((one, other), key=lambda n: (len(bearing[n]), *_latest_first(bearing[n])))
        yield Slip(tuple(a.ref for a in bearing[wrong]), meant, f"同一稿件，一字之差：{_pair(wrong, meant)}")


def _latest_first(appearances: Sequence[Appearance]) -> tuple[int, str]:
    """The earlier print is trusted."""
    first = min(a.day or "" for a in appearances)
    return -int(first.replace("-", "") or 0), appearances[0].key


@cache
def _single_posts() -> tuple[str, ...]:
    return lexicon("linking").words("single posts")


def _in_one_post(shown: Sequence[Appearance], register: Register) -> Iterator[Slip]:
    """Names that one article gives the holder of a post for whom the others have another name."""
    for post, held in sorted(_holders(shown, register).items(), key=repr):
        for one, other in combinations(sorted(held), 2):
            at = one_character_apart(one, other)
            if at is None:
                continue
            wrong, meant = sorted((one, other), key=lambda n: (_texts(held[n]), *_latest_first(held[n])))
            shared = _company(held[wrong]) & _company(held[meant]) - {one, other}
            if _is_slip(post, held[wrong], held[meant], len(shared), alike=_sound_alike(wrong[at], meant[at])):
                with_whom = "、".join(sorted(shared)[:3])
                reason = f"一字之差：{_pair(wrong, meant)}；同时同一职务：{post.title}；同现：{with_whom}"
                yield Slip(tuple(a.ref for a in held[wrong]), meant, reason)


def _holders(shown: Sequence[Appearance], register: Register) -> dict[HeldPost, dict[str, list[Appearance]]]:
    """For each post the names of its holders with their appearances."""
    holders: dict[HeldPost, dict[str, list[Appearance]]] = {}
    for appearance in shown:
        for post in set() if appearance.anonymous else set(appearance.posts):
            settled = post.organization is not None and not register[post.organization].unresolved
            if settled and post.status is not Status.FORMER and post.title.endswith(_single_posts()):
                holders.setdefault(post, {}).setdefault(appearance.key, []).append(appearance)
    return holders


def _is_slip(
    post: HeldPost, wrong: Sequence[Appearance], meant: Sequence[Appearance], shared: int, *, alike: bool
) -> bool:
    deputy = _DEPUTY in post.title
    if deputy and not alike:
        return False
    if shared < (_COMPANY_OF_DEPUTIES if deputy else _COMPANY):
        return False
    if _texts(wrong) > 1 or _texts(meant) < _TEXTS_OF_MEANT or {a.ref[0] for a in wrong} & {a.ref[0] for a in meant}:
        return False
    return _within_time([a.day for a in wrong], [a.day for a in meant])


def _within_time(days: Iterable[str | None], known: Iterable[str | None]) -> bool:
    """Whether all the days lie in the time of the known ones, or near it."""
    inner, outer = sorted(filter(None, days)), sorted(filter(None, known))
    if not inner or not outer:
        return False
    before = (date.fromisoformat(outer[0]) - date.fromisoformat(inner[0])).days
    after = (date.fromisoformat(inner[-1]) - date.fromisoformat(outer[-1])).days
    return before <= _NEAR_DAYS and after <= _NEAR_DAYS


def _texts(appearances: Iterable[Appearance]) -> int:
    return len({appearance.text for appearance in appearances})


def _company(appearances: Iterable[Appearance]) -> frozenset[str]:
    return frozenset[str]().union(*(appearance.company for appearance in appearances))


def _sound_alike(one: str, other: str) -> bool:
    return lazy_pinyin(one) == lazy_pinyin(other)


def _pair(wrong: str, meant: str) -> str:
    return f"{wrong}／{meant}"
