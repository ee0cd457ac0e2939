from __future__ import annotations

import hashlib
import os
import signal
from collections import Counter
from collections.abc import Sequence

import pytest

from kg import workers
from kg.model import Page
from kg.workers import Lost, over_pages


def page(name: str, characters: int = 30_000) -> Page:
    text = "水" * characters
    return Page(name, text, hashlib.sha256(text.encode()).hexdigest(), "utf-8")


def length_and_process(pages: Sequence[Page]) -> list[tuple[int, int]]:
    return [(len(page.text), os.getpid()) for page in pages]


def length_unless_deadly(pages: Sequence[Page]) -> list[int]:
    if any(page.name.startswith("deadly") for page in pages):
        os.kill(os.getpid(), signal.SIGKILL)
    return [len(page.text) for page in pages]


def refuse(pages: Sequence[Page]) -> list[int]:
    message = f"a fault met on {pages[0].name}"
    raise ValueError(message)


def test_few_pages_are_read_in_this_process() -> None:
    found = dict(over_pages(length_and_process, [page("a", 3), page("b", 4)], 8))
    assert list(found.values()) == [(3, os.getpid()), (4, os.getpid())]


def test_many_pages_are_read_in_other_processes_each_once() -> None:
    pages = [page(f"{number}") for number in range(12)]
    found = list(over_pages(length_and_process, pages, 2))
    assert Counter(read.name for read, _ in found) == Counter(each.name for each in pages)
    assert os.getpid() not in {process for _, (_, process) in found}  # type: ignore[misc]


def test_a_page_that_kills_its_process_is_lost_alone() -> None:
    pages = [page(name) for name in ("a", "b", "deadly-1", "c", "d", "e", "deadly-2", "f")]
    found = {read.name: result for read, result in over_pages(length_unless_deadly, pages, 2)}
    assert {name for name, result in found.items() if isinstance(result, Lost)} == {"deadly-1", "deadly-2"}
    assert {found[name] for name in "abcdef"} == {30_000}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_the_program_is_not_hidden(jobs: int) -> None:
    with pytest.raises(ValueError, match="a fault met on"):
        list(over_pages(refuse, [page(f"{number}") for number in range(12)], jobs))


def test_no_pages() -> None:
    assert list(over_pages(length_and_process, [], 4)) == []


def test_there_is_a_processor() -> None:
    assert 1 <= workers.usable_processors() <= (os.cpu_count() or 1)
