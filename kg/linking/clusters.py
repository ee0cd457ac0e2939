"""Disjoint sets of things found to be one, with the decisions that joined them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Clusters(Generic[T]):
    """Disjoint sets; the first item in the given order stands for each set."""

    def __init__(self, items: Iterable[T]) -> None:
        self._order = {item: at for at, item in enumerate(items)}
        self._above = {item: item for item in self._order}

    def first(self, item: T) -> T:
        """The first item of the set that holds ``item``."""
        while self._above[item] != item:
            self._above[item] = self._above[self._above[item]]
            item = self._above[item]
        return item

    def join(self, one: T, other: T) -> bool:
        """Make one set of two; whether they were two."""
        left, right = sorted((self.first(one), self.first(other)), key=self._order.__getitem__)
        self._above[right] = left
        return left != right

    def sets(self) -> list[list[T]]:
        """All sets, each in the given order, ordered by their first items."""
        grouped: dict[T, list[T]] = {}
        for item in self._order:
            grouped.setdefault(self.first(item), []).append(item)
        return list(grouped.values())
