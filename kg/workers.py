"""The pages of a build shared out over processes, so that a page that kills a process costs that page alone."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from typing import TypeVar

from kg.model import Page

Found = TypeVar("Found")
Chunk = tuple[Page, ...]
Read = Callable[[Sequence[Page]], Sequence[Found]]
"""Finds something on each of several pages, in their order."""

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


def over_pages(read: Read[Found], pages: Sequence[Page], jobs: int) -> Generator[tuple[Page, Found | Lost]]:
    """Each page with what ``read`` finds on it, in no particular order.

    At most ``jobs`` processes; this one alone where the pages are too few to be worth another. ``read`` must be a
    function of a module, and what it finds on a page must depend on that page alone: it is given several together so
    that they can share what is cheaper together. A page that kills its process comes back as `Lost`. Whoever may leave
    off before the end, an interrupt included, closes the generator, which ends the processes: left to the garbage
    collector, that could happen in the pool's own thread, which then waits for itself.
    """
    characters = sum(len(page.text) for page in pages)
    jobs = min(jobs, 1 + characters // CHARACTERS_WORTH_A_PROCESS, len(pages))
    if jobs <= 1:
        for chunk in _chunks(pages):
            yield from zip(chunk, read(chunk), strict=True)
        return
    waiting = deque(_chunks(pages))
    while waiting:
        suspects: list[Chunk] = []
        yield from _until_broken(read, waiting, jobs, suspects)
        yield from _one_at_a_time(read, [page for chunk in suspects for page in chunk])


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
    read: Read[Found], waiting: deque[Chunk], jobs: int, suspects: list[Chunk]
) -> Iterator[tuple[Page, Found]]:
    """Takes chunks from ``waiting`` until there are none, or a process died: then ``suspects`` has the chunks lost."""
    running: dict[Future[Sequence[Found]], Chunk] = {}
    with _pool(jobs) as pool:
        try:
            while waiting or running:
                while waiting and len(running) < jobs * _TASKS_AHEAD:
                    with _interrupts_kept_here():
                        future = pool.submit(read, waiting[0])
                    running[future] = waiting.popleft()
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    results = future.result()
                    yield from zip(running.pop(future), results, strict=True)
        except BrokenProcessPool:
            suspects.extend(running.values())


def _one_at_a_time(read: Read[Found], pages: list[Page]) -> Iterator[tuple[Page, Found | Lost]]:
    while pages:
        with _pool(1) as pool:
            try:
                while pages:
                    with _interrupts_kept_here():
                        future = pool.submit(read, pages[:1])
                    yield pages[0], future.result()[0]
                    pages.pop(0)
            except BrokenProcessPool:
                yield pages[0], Lost()
                pages.pop(0)


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """A pool whose processes are killed where the block is left by any way but its end: nobody waits for their work."""
    others = set(multiprocessing.active_children())
    # Spawned, not forked: the model's and the store's threads do not survive a fork.
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            yield pool
        except BaseException:
            for process in set(multiprocessing.active_children()) - others:
                process.kill()
            raise


@contextmanager
def _interrupts_kept_here() -> Iterator[None]:
    """Processes started in the block never hear of Ctrl-C, which goes to the whole group; the one that builds answers.

    They inherit what is blocked here; one that made itself deaf could be interrupted before it got so far. The tracker
    of shared resources is started first, as it would unblock the signal.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
