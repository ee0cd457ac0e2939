"""The table of scores: what was hit, what the truth has, what the graph says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence, Sized
from dataclasses import dataclass, field
from typing import Any, TypeVar

Truth = dict[str, Any]
Pairs = list[tuple[int, int]]
Wanted = TypeVar("Wanted")
Said = TypeVar("Said")
IDENTITY_KINDS = ("people", "organisations", "places", "meetings")


@dataclass(frozen=True)
class Row:
    """One line of the table; ``items`` is set for identity scores, the three counts for all others."""

    precision: float
    recall: float
    f1: float
    hit: int | None = None
    truth: int | None = None
    said: int | None = None
    items: int | None = None

    @property
    def counts(self) -> str:
        """The counts behind the figures, as printed."""
        return f"{self.items} items" if self.items is not None else f"{self.hit}/{self.truth}/{self.said}"


@dataclass
class Tally:
    """Counts of one kind of finding over all articles."""

    hit: int = 0
    truth: int = 0
    said: int = 0

    def add(self, hit: int, truth: int, said: int) -> None:
        """Counts what one article adds."""
        self.hit += hit
        self.truth += truth
        self.said += said

    def row(self) -> Row:
        """Micro-averaged precision, recall and F1, 0 where nothing was said or nothing is true."""
        precision = self.hit / self.said if self.said else 0.0
        recall = self.hit / self.truth if self.truth else 0.0
        return Row(precision, recall, harmonic(precision, recall), self.hit, self.truth, self.said)


@dataclass
class Scores:
    """All tallies in the order in which they first counted, the identities met, and what went wrong."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    identities: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)

    def add(self, kind: str, hit: int, truth: int, said: int) -> None:
        """Counts one article's findings of a kind."""
        self.tallies[kind].add(hit, truth, said)

    def add_paired(self, kind: str, truth: Sequence[Truth], said: Sized, pairs: Pairs) -> None:
        """Counts paired entities; what the truth calls optional counts neither when found nor when missed."""
        free = sum(bool(truth[i].get("optional")) for i, _ in pairs)
        self.add(kind, len(pairs) - free, sum(not t.get("optional") for t in truth), len(said) - free)

    def note(self, kind: str, where: str, missed: Iterable[str], wrong: Iterable[str]) -> None:
        """Remembers what was missed and what was wrong in an article, for `--errors`."""
        lost, extra = "、".join(missed), "、".join(wrong)
        if lost or extra:
            self.errors.append(f"  {kind:<22} {where:<28} missed: {lost or '-'}   wrong: {extra or '-'}")

    def identify(self, kind: str, cluster: str, entity: str) -> None:
        """Remembers which entity stands for which real one, for the scores across articles."""
        self.identities[kind].append((cluster, entity))

    def rows(self) -> dict[str, Row]:
        """The whole table."""
        table = {kind: tally.row() for kind, tally in self.tallies.items()}
        for kind in IDENTITY_KINDS:
            table[f"identity across articles: {kind}"] = b_cubed(self.identities[kind])
        return table


def harmonic(precision: float, recall: float) -> float:
    """F1."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def b_cubed(items: Collection[tuple[str, str]]) -> Row:
    """B³ of the identity of recognised entities across articles (Bagga and Baldwin 1998)."""
    if not items:
        return Row(0.0, 0.0, 0.0, items=0)
    clusters, entities = Counter(c for c, _ in items), Counter(e for _, e in items)
    both = Counter(items)
    precision = sum(n * n / entities[e] for (_, e), n in both.items()) / len(items)
    recall = sum(n * n / clusters[c] for (c, _), n in both.items()) / len(items)
    return Row(precision, recall, harmonic(precision, recall), items=len(items))


def pair_up(
    truth: Sequence[Wanted], said: Sequence[Said], likeness: Callable[[Wanted, Said], float], least: float
) -> Pairs:
    """Greedy one-to-one pairs of positions, best likeness first, none below ``least``."""
    likened = ((likeness(t, s), i, j) for i, t in enumerate(truth) for j, s in enumerate(said))
    pairs: Pairs = []
    left: set[int] = set()
    right: set[int] = set()
    for value, i, j in sorted(likened, key=lambda found: (-found[0], found[1], found[2])):
        if value >= least and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs
