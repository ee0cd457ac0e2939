"""Names as careless print has them: in traditional characters, padded, without their dot, with a wrong character.

Some people first get names with a dot, in all articles alike; then each person of each article is misprinted, in all
the article's mentions, in a share of the cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from pypinyin import lazy_pinyin

from corpus.composing import Draft, Span
from corpus.names import GIVEN
from kg.traditional import simplified_characters

_DOTTED_SHARE = 0.02
_FIRST = ("艾力", "吐尔逊", "阿不都", "古丽娜", "玉素甫", "买买提", "热依汗", "库尔班", "帕提古丽", "赛买提")
_LAST = ("阿西木", "吾守尔", "卡德尔", "依明", "托乎提", "巴拉提", "肉孜", "萨吾提", "艾山", "尼亚孜")
_SHORT = 2


def with_variants(drafts: Iterable[Draft], share: float, seed: int) -> tuple[tuple[Draft, ...], dict[str, int]]:
    """The drafts with some of their names misprinted, and how many people of an article were in which way."""
    random = Random(seed)  # noqa: S311 - news, no secret
    dotted: dict[str, str] = {}
    counts: dict[str, int] = {}
    changed = tuple(_varied(draft, share, random, dotted, counts) for draft in drafts)
    return changed, dict(sorted(counts.items()))


def _varied(draft: Draft, share: float, random: Random, dotted: dict[str, str], counts: dict[str, int]) -> Draft:
    printed: dict[str, str] = {}
    for mark in draft.marks:
        if mark.kind != "person" or mark.truth in printed:
            continue
        name = _lasting(mark.truth, draft.text[slice(*mark.span)], random, dotted)
        kinds = [(kind, form) for kind, form in _forms(name, random) if form != name]
        if kinds and random.random() < share:
            kind, name = random.choice(kinds)
            counts[kind] = counts.get(kind, 0) + 1
        printed[mark.truth] = name
    spans = {mark.span: printed[mark.truth] for mark in draft.marks if mark.kind == "person"}
    return rewritten(draft, spans)


def _lasting(truth: str, name: str, random: Random, dotted: dict[str, str]) -> str:
    if truth not in dotted:
        has_dot = random.random() < _DOTTED_SHARE
        dotted[truth] = f"{random.choice(_FIRST)}·{random.choice(_LAST)}" if has_dot else name
    return dotted[truth]


def _forms(name: str, random: Random) -> Iterator[tuple[str, str]]:
    """The ways in which a name can be misprinted, each with what is printed."""
    if "·" in name:
        yield "without its dot", name.replace("·", "")
        return
    yield "traditional", "".join(_TRADITIONAL.get(character, character) for character in name)
    if len(name) == _SHORT:
        yield "padded", f"{name[0]}{random.choice(' 　')}{name[1]}"
        return
    alike = [c for c in GIVEN if c != name[-1] and lazy_pinyin(c) == lazy_pinyin(name[-1])]
    if alike:
        yield "a character of the same sound", name[:-1] + random.choice(alike)
    yield "another character", name[:-1] + random.choice([c for c in GIVEN if c != name[-1]])


_TRADITIONAL = {new: old for old, new in reversed(simplified_characters().items())}


def rewritten(draft: Draft, spans: dict[Span, str]) -> Draft:
    """The draft with other words in some places; everything that is marked moves along."""
    text, at_new, done = "", [0] * (len(draft.text) + 1), 0
    for (start, end), words in sorted(spans.items()):
        for at in range(done, start):
            at_new[at] = len(text) + at - done
        text += draft.text[done:start]
        for at in range(start, end):
            at_new[at] = len(text)
        text += words
        done = end
    for at in range(done, len(draft.text) + 1):
        at_new[at] = len(text) + at - done
    text += draft.text[done:]

    def moved(span: Span) -> Span:
        return at_new[span[0]], at_new[span[1]]

    return replace(
        draft,
        text=text,
        marks=[replace(mark, span=moved(mark.span)) for mark in draft.marks],
        held=[replace(held, span=moved(held.span)) for held in draft.held],
        told=[
            replace(
                told,
                day_span=moved(told.day_span) if told.day_span else None,
                roles=[replace(role, verb=moved(role.verb)) for role in told.roles],
                conveys=[(id_, moved(span)) for id_, span in told.conveys],
            )
            for told in draft.told
        ],
    )
