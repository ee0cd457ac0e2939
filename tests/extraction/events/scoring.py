"""How much of what marked news tells of events is found, kind by kind.

Events of truth and answer are paired by the likeness of their names, so that one wrong name costs one name and not
all that stands under it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from kg.extraction.meetings import events_of
from tests.extraction.events.marked import found
from tests.extraction.events.notation import FOLDER, ONLY_WHERE_SAID, Case, cases, told

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))
from evaluation.scores import Row, Scores, pair_up

__all__ = ["Row", "Scores"]

REQUIRED, MEASURED = FOLDER, FOLDER.parent / "measured"
"""Cases that must come out exactly, and cases of which only so many."""

THERE = ("chair", "attendee", "observer", "speaker", "companion", "lead")
KINDS = (
    "meetings reported",
    "their names",
    "dates",
    "organisers",
    "venues and stops",
    "modes",
    "who was there",
    "who did what",
    "groups",
    "conveyed",
    "referred to",
    "visits",
    "documents",
)
LEAST_LIKENESS = 0.5


@dataclass
class Block:
    """What stands under one heading of a case: an event with its facts, or a document."""

    kind: str
    name: str
    facts: list[str] = field(default_factory=list)

    def said(self, *words: str) -> list[str]:
        """The facts that open with one of the words, once each."""
        return list(dict.fromkeys(fact for fact in self.facts if fact.split()[0] in words))


def measured_files() -> list[Path]:
    """The files of measured cases."""
    return sorted(MEASURED.glob("*.txt"))


def all_files() -> list[Path]:
    """The files of all cases."""
    return [*sorted(REQUIRED.glob("*.txt")), *measured_files()]


def scores_of(files: Iterable[Path]) -> Scores:
    """The scores over all cases of some files."""
    scores = Scores()
    for file in files:
        for case in cases(file):
            score_case(scores, case)
    return scores


def score_case(scores: Scores, case: Case) -> None:
    """Add what one case shows."""
    article = found(case.news)
    want, got = _blocks(case.truth), _blocks(told(article, events_of(article)))
    for kind, headings in (
        ("meetings reported", ("meeting", "occasion")),
        ("referred to", ("referred",)),
        ("visits", ("visit", "referred visit")),
    ):
        _score_events(scores, case, kind, _of(want, headings), _of(got, headings))
    _compare(scores, "documents", case, *(_documents(side) for side in (want, got)))
    loose = [[block.name for block in _of(side, ("conveys",))] for side in (want, got)]
    _compare(scores, "conveyed", case, *loose)


def _blocks(lines: Iterable[str]) -> list[Block]:
    blocks: list[Block] = []
    for line in lines:
        if line.startswith("  "):
            blocks[-1].facts.append(line.strip())
            continue
        word, _, name = line.partition(" ")
        if word == "referred" and name.startswith("visit "):
            word, name = "referred visit", name.removeprefix("visit ")
        blocks.append(Block(word, name))
    return blocks


def _of(blocks: list[Block], kinds: tuple[str, ...]) -> list[Block]:
    return [block for block in blocks if block.kind in kinds]


def _likeness(one: Block, other: Block) -> float:
    if one.kind != other.kind:
        return 0.0
    if one.kind.endswith("visit"):
        return float(bool(set(one.name.split("、")) & set(other.name.split("、"))))
    alike = SequenceMatcher(None, one.name, other.name, autojunk=False).ratio()
    return max(alike, LEAST_LIKENESS) if one.name in other.name or other.name in one.name else alike


def _score_events(scores: Scores, case: Case, kind: str, want: list[Block], got: list[Block]) -> None:
    pairs = pair_up(want, got, _likeness, LEAST_LIKENESS)
    scores.add(kind, len(pairs), len(want), len(got))
    missed = [block.name for at, block in enumerate(want) if at not in {i for i, _ in pairs}]
    wrong = [f"{block.kind} {block.name}" for at, block in enumerate(got) if at not in {j for _, j in pairs}]
    scores.note(kind, case.name, missed, wrong)
    if kind == "meetings reported":
        _compare(scores, "their names", case, [want[i].name for i, _ in pairs], [got[j].name for _, j in pairs])
    if kind == "referred to":
        return
    matched = [(want[i], got[j]) for i, j in pairs]
    alone = [(block, None) for at, block in enumerate(want) if at not in {i for i, _ in pairs}]
    extra = [(None, block) for at, block in enumerate(got) if at not in {j for _, j in pairs}]
    for one, other in (*matched, *alone, *extra):
        _score_facts(scores, case, one or Block("", ""), other or Block("", ""))


def _score_facts(scores: Scores, case: Case, want: Block, got: Block) -> None:
    for kind, words in (
        ("dates", ("on",)),
        ("organisers", ("by",)),
        ("venues and stops", ("at",)),
        ("modes", ("mode",)),
        ("who did what", (*THERE, "absentee")),
        ("groups", ("group",)),
        ("conveyed", ("conveys",)),
    ):
        if words[0] in ONLY_WHERE_SAID and not want.said(*words):
            continue
        _compare(scores, kind, case, want.said(*words), got.said(*words))
    _compare(scores, "who was there", case, _people(want), _people(got))


def _people(block: Block) -> list[str]:
    return list(dict.fromkeys(fact.split()[1] for fact in block.said(*THERE)))


def _documents(blocks: list[Block]) -> list[str]:
    return [" | ".join((block.name, *block.facts)) for block in _of(blocks, ("document",))]


def _compare(scores: Scores, kind: str, case: Case, want: list[str], got: list[str]) -> None:
    hit = [item for item in want if item in got]
    scores.add(kind, len(hit), len(want), len(got))
    scores.note(kind, case.name, [i for i in want if i not in got], [i for i in got if i not in want])
