"""A whole corpus: articles with their reprints among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from corpus.articles import Press
from corpus.composing import Draft
from corpus.noise import reprinted
from corpus.world import Paper, World
from kg.model import PlaceLevel

REPRINT_SHARE = 0.06


@dataclass(frozen=True)
class Corpus:
    """Articles, and the world that they are news of."""

    world: World
    articles: tuple[Draft, ...]

    @property
    def officials(self) -> set[int]:
        """The officials whom some article names with a post."""
        return {int(d.marks[held.person].truth) for d in self.articles for held in d.held}

    @property
    def namesakes(self) -> set[int]:
        """Those officials who share their name with another one of them."""
        bearers: dict[str, list[int]] = {}
        for number in sorted(self.officials):
            bearers.setdefault(self.world.people[number].name, []).append(number)
        return {number for people in bearers.values() if len(people) > 1 for number in people}


def corpus(count: int, seed: int) -> Corpus:
    """So many articles, reprints among them; the same seed gives the same ones."""
    world = World(seed)
    press = Press(world)
    return Corpus(world, tuple(_numbered(islice(_with_reprints(press, world, count), count))))


def _with_reprints(press: Press, world: World, count: int) -> Iterator[Draft]:
    for draft in press.articles(count):
        yield draft
        if world.random.random() < REPRINT_SHARE:
            papers = _others(draft, world)
            if papers:
                yield reprinted(draft, world.random.choice(papers), "", world.random)


def _others(draft: Draft, world: World) -> list[Paper]:
    """The papers at home in which the words of the article mean the same."""
    if draft.home.level is PlaceLevel.PROVINCE:
        return [world.papers[city.code][0] for city in world.cities[draft.home.code]]
    return [paper for paper in world.papers[draft.home.code] if paper != draft.paper]


def _numbered(drafts: Iterator[Draft]) -> Iterator[Draft]:
    renamed: dict[str, str] = {}
    for number, draft in enumerate(drafts, start=1):
        id_ = f"a{number:06}"
        if draft.id:
            renamed[draft.id] = id_
        original = renamed[draft.reprint_of] if draft.reprint_of else None
        yield replace(draft, id=id_, reprint_of=original)
