"""Reprints: the same text in another paper, its tail cut, its punctuation changed, letters slipped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from corpus.composing import Draft, Marked
from corpus.world import Paper

_SLIPS = {"，": "，", "的": "地", "在": "再", "和": "与", "了": "", "、": "，", "。": "．"}
_SLIP_SHARE = 0.012
_CUT_SHARE = 0.3
_LEAST_CUT = 0.55


def reprinted(draft: Draft, paper: Paper, number: str, random: Random) -> Draft:
    """The article as another paper prints it some days later: what is marked stays as it is, all else may slip."""
    kept = _kept_length(draft, random)
    marks = [mark for mark in draft.marks if mark.span[1] <= kept]
    fixed = sorted(
        (
            *(mark.span for mark in draft.marks),
            *(held.span for held in draft.held),
            *(role.verb for told in draft.told for role in told.roles),
            *(told.day_span for told in draft.told if told.day_span),
        )
    )
    text, at_new = [], [0] * (len(draft.text) + 1)
    length = 0
    for at, character in enumerate(draft.text[:kept]):
        at_new[at] = length
        slips = random.random() < _SLIP_SHARE and not any(start <= at < end for start, end in fixed)
        printed = _SLIPS.get(character, character) if slips else character
        text.append(printed)
        length += len(printed)
    for at in range(kept, len(draft.text) + 1):
        at_new[at] = length

    def moved(span: tuple[int, int]) -> tuple[int, int]:
        return at_new[span[0]], at_new[span[1]]

    count = len(marks)
    whole = draft.marks[:count]
    later = (date.fromisoformat(draft.day) + timedelta(random.choice((0, 0, 1, 2)))).isoformat()
    return Draft(
        id=number,
        paper=paper,
        home=draft.home,
        day=later,
        headline=draft.headline,
        text="".join(text),
        marks=[replace(mark, span=moved(mark.span)) for mark in whole],
        held=[
            replace(held, span=moved(held.span)) for held in draft.held if held.person < count and held.span[1] <= kept
        ],
        told=[
            replace(
                told,
                day_span=moved(told.day_span) if told.day_span else None,
                roles=[replace(r, verb=moved(r.verb)) for r in told.roles if r.person < count and r.verb[1] <= kept],
                conveys=[(id_, moved(span)) for id_, span in told.conveys if span[1] <= kept],
            )
            for told in draft.told
            if told.mark < count
        ],
        bylines=[number for number in draft.bylines if number < count],
        reprint_of=draft.reprint_of or draft.id,
        organisations=draft.organisations,
    )


def _kept_length(draft: Draft, random: Random) -> int:
    """How much of the text is printed; marks are in reading order but for bodies that hold their place's name."""
    if random.random() >= _CUT_SHARE:
        return len(draft.text)
    least = int(len(draft.text) * _LEAST_CUT)
    ends = [at + 1 for at, character in enumerate(draft.text) if character in "。\n" and at + 1 >= least]
    return random.choice(ends) if ends else len(draft.text)


__all__ = ["Marked", "reprinted"]
