"""How well entities across articles were told apart: B³ over what the truth says of each article's entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.composing import Draft
from corpus.records import page_name
from kg.linking.graph import KnowledgeGraph

KINDS = {"person": "people", "organization": "organisations", "meeting": "meetings"}

Element = tuple[str, str]
"""An article and an entity that it names, by the truth."""


@dataclass(frozen=True)
class Score:
    """Precision and recall; ``found`` the share of the elements that the build found at all."""

    precision: float
    recall: float
    found: float = 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(truth: Mapping[Element, Hashable], said: Mapping[Element, Hashable]) -> Score:
    """B³ over all elements; one that was not found stands alone."""
    cluster = {element: said.get(element, ("missed", element)) for element in truth}
    together = Counter((truth[element], cluster[element]) for element in truth)
    true_size, said_size = Counter(truth.values()), Counter(cluster.values())
    precision = sum(n * n / said_size[kept] for (_, kept), n in together.items()) / len(truth)
    recall = sum(n * n / true_size[whole] for (whole, _), n in together.items()) / len(truth)
    return Score(precision, recall, sum(element in said for element in truth) / len(truth))


def truth_of(drafts: Sequence[Draft], kind: str) -> dict[Element, str]:
    """Who each entity of each article is."""
    return {(d.id, mark.truth): mark.truth for d in drafts for mark in d.marks if mark.kind == kind}


def names_of(drafts: Sequence[Draft], kind: str) -> dict[Element, str]:
    """What linking by name alone says: one printed name, one entity; for a body the name with its place if printed."""
    named: dict[Element, str] = {}
    for draft in drafts:
        for mark in draft.marks:
            if mark.kind == kind:
                printed = draft.text[slice(*mark.span)]
                named[draft.id, mark.truth] = max(named.get((draft.id, mark.truth), ""), printed, key=len)
    return named


def linked_of(
    drafts: Sequence[Draft],
    graph: KnowledgeGraph,
    kind: str,
    located: Callable[[Draft, tuple[int, int]], tuple[int, int]],
) -> dict[Element, str]:
    """Which entity of the graph most mentions of each element are; ``located`` says where on the page a mark stands."""
    pages = {page.id: page.name for page in graph.pages}
    wanted = "event" if kind == "meeting" else kind
    ids = {
        "person": {node.id for node in graph.people},
        "organization": {node.id for node in graph.organizations},
        "event": {node.id for node in graph.events},
    }[wanted]
    mentions: dict[str, list[tuple[int, int, str]]] = {}
    for mention in graph.mentions:
        if mention.entity in ids:
            region = mention.regions[0]
            mentions.setdefault(pages[mention.page], []).append((region.start, region.end, mention.entity))
    votes: dict[Element, Counter[str]] = {}
    for draft in drafts:
        here = mentions.get(page_name(draft), [])
        for mark in draft.marks:
            if mark.kind != kind:
                continue
            start, end = located(draft, mark.span)
            for low, high, entity in here:
                if _same_extent(kind, (start, end), (low, high)):
                    votes.setdefault((draft.id, mark.truth), Counter())[entity] += 1
    return {element: min(found, key=lambda id_: (-found[id_], id_)) for element, found in votes.items()}


def _same_extent(kind: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """A person's name to the letter; a body or meeting where the two end together or nearly cover each other."""
    if kind == "person":
        return one == other
    low, high = max(one[0], other[0]), min(one[1], other[1])
    return (high - low) * 2 > max(one[1] - one[0], other[1] - other[0])


def reprint_score(drafts: Sequence[Draft], graph: KnowledgeGraph) -> Score:
    """Precision and recall of pairs of articles that print one text."""
    pages = {page.id: page.name for page in graph.pages}
    original = {pages[article.page]: article.original for article in graph.articles}
    true = pairs({d.id: d.reprint_of or d.id for d in drafts})
    said = pairs({d.id: original[page_name(d)] for d in drafts if page_name(d) in original})
    hits = len(true & said)
    return Score(hits / len(said) if said else 1.0, hits / len(true) if true else 1.0)


def pairs(groups: Mapping[str, str]) -> set[tuple[str, str]]:
    """All pairs of keys with one value."""
    members: dict[str, list[str]] = {}
    for key in sorted(groups):
        members.setdefault(groups[key], []).append(key)
    return {(a, b) for keys in members.values() for i, a in enumerate(keys) for b in keys[i + 1 :]}


def rows(
    drafts: Sequence[Draft],
    graph: KnowledgeGraph,
    located: Callable[[Draft, tuple[int, int]], tuple[int, int]],
) -> Iterable[tuple[str, Score, Score]]:
    """For each kind its score and that of linking by name alone."""
    for kind, words in KINDS.items():
        truth = truth_of(drafts, kind)
        yield words, b_cubed(truth, linked_of(drafts, graph, kind, located)), b_cubed(truth, names_of(drafts, kind))
