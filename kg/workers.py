"""The pages of a build shared out over processes, so that a page that kills a process costs that page alone."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TypeVar

from kg.model import Page

Found = TypeVar("Found")
Chunk = tuple[Page, ...]

CHARACTERS_WORTH_A_PROCESS = 150_000
"""Starting a process and loading the model there takes as long as reading about this many characters."""

CHARACTERS_A_TASK = 20_000
"""About a second of work: little overhead, an even load, and a quick end when interrupted."""

_TASKS_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Lost:
    """What is found on a page whose reading ended the process that did it: nothing."""


def usable_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def over_pages(
    read: Callable[[Page], Found], pages: Sequence[Page], jobs: int
) -> Iterator[tuple[Page, Found | Lost]]:
    """Each page with what ``read`` finds on it, in no particular order.

    At most ``jobs`` processes; this one alone where the pages are too few to be worth another. ``read`` must be a
    function of a module. A page that kills its process comes back as `Lost`.
    """
    characters = sum(len(page.text) for page in pages)
    jobs = min(jobs, 1 + characters // CHARACTERS_WORTH_A_PROCESS, len(pages))
    if jobs <= 1:
        for page in pages:
            yield page, read(page)
        return
    waiting = deque(_chunks(pages))
    while waiting:
        suspects: list[Chunk] = []
        yield from _until_broken(read, waiting, jobs, suspects)
        yield from _one_at_a_time(read, deque(page for chunk in suspects for page in chunk))


def _chunks(pages: Iterable[Page]) -> Iterator[Chunk]:
    chunk: list[Page] = []
    characters = 0
    for page in pages:
        chunk.append(page)
        characters += len(page.text)
        if characters >= CHARACTERS_A_TASK:
            yield tuple(chunk)
            chunk, characters = [], 0
    if chunk:
        yield tuple(chunk)


def _until_broken(
    read: Callable[[Page], Found], waiting: deque[Chunk], jobs: int, suspects: list[Chunk]
) -> Iterator[tuple[Page, Found]]:
    """Takes chunks from ``waiting`` until there are none, or a process died: then ``suspects`` has the chunks lost."""
    running: dict[Future[list[Found]], Chunk] = {}
    with _pool(jobs) as pool:
        try:
            while waiting or running:
                while waiting and len(running) < jobs * _TASKS_AHEAD:
                    running[pool.submit(_read_chunk, read, waiting[0])] = waiting[0]
                    waiting.popleft()
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    results = future.result()
                    yield from zip(running.pop(future), results, strict=True)
        except BrokenProcessPool:
            suspects.extend(running.values())
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _one_at_a_time(read: Callable[[Page], Found], pages: deque[Page]) -> Iterator[tuple[Page, Found | Lost]]:
    while pages:
        with _pool(1) as pool:
            try:
                while pages:
                    yield pages[0], pool.submit(read, pages[0]).result()
                    pages.popleft()
            except BrokenProcessPool:
                yield pages[0], Lost()
                pages.popleft()


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Spawned, not forked: the model's and the store's threads do not survive a fork.
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Ctrl-C goes to the whole group of processes; only the one that started the build answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read_chunk(read: Callable[[Page], Found], chunk: Chunk) -> list[Found]:
    return [read(page) for page in chunk]
