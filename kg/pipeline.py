"""The one place that names the stages in order: files → pages → articles → records → graph → results."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from kg import __version__
from kg.built import Build
from kg.cache import RecordCache
from kg.corrections import Correction, read_corrections
from kg.errors import InputError, UsageError
from kg.extraction import records_of
from kg.graph.facts import BuildSettings
from kg.graph.minting import DEFAULT_BASE_IRI, checked_base_iri
from kg.graph.rdf import statements
from kg.graph.store import write_store
from kg.kept import KeptGraph, keep
from kg.linking.graph import KnowledgeGraph
from kg.linking.link import link
from kg.model import ArticleRecord, Page, Unread
from kg.publication import writing_to
from kg.reading import Knowledge, Problem, articles_of, read_pages
from kg.redirects import redirects, write_redirects
from kg.workers import over_pages

Listener = Callable[[str, int, int], None]
"""Is told the stage, how much of it is done, and how much there is to do (0 where that is not known)."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user says of a build, checked.

    ``said`` are the settings, beside the base IRI, that the output depends on; ``jobs`` is the number of processes at
    most.
    """

    knowledge: Knowledge = field(default_factory=Knowledge)
    base_iri: str = DEFAULT_BASE_IRI
    jobs: int = 1
    said: tuple[tuple[str, str], ...] = ()
    corrections: tuple[Correction, ...] = ()

    @classmethod
    def given(
        cls,
        *,
        paper: str | None = None,
        date: str | None = None,
        manifest: Path | None = None,
        base_iri: str | None = None,
        jobs: int | None = None,
        corrections: Path | None = None,
    ) -> Settings:
        """The settings for what the user gave, None where nothing; raises UsageError for what makes no sense.

        ``paper`` and ``date`` (ISO) hold for all pages, ``manifest`` is a CSV file of what is known of each,
        ``corrections`` a file in the form that `kg.corrections` says.
        """
        if jobs is not None and jobs < 1:
            message = f"jobs: {jobs} processes cannot read anything; give 1 or more"
            raise UsageError(message)
        knowledge = Knowledge.given(paper, date, manifest)
        rows = sorted(knowledge.by_file.items())
        listed = hashlib.sha256(msgspec.msgpack.encode(rows)).hexdigest() if rows else None
        corrected = read_corrections(corrections) if corrections is not None else ()
        lines = "\n".join(correction.text for correction in corrected)
        said = {
            "paper": knowledge.everywhere.paper,
            "date": knowledge.everywhere.date,
            "manifest": listed,
            "corrections": hashlib.sha256(lines.encode()).hexdigest() if corrected else None,
        }
        return cls(
            knowledge,
            checked_base_iri(base_iri or DEFAULT_BASE_IRI),
            jobs or 1,
            tuple((name, value) for name, value in said.items() if value),
            corrected,
        )


NOTHING_SAID = Settings()


@dataclass(frozen=True, slots=True)
class PageRecords:
    """All that is found on one page, in a form that can be stored and sent between processes."""

    records: tuple[ArticleRecord, ...]
    unread: tuple[Unread, ...]


DIED = PageRecords((), ())
"""Stands for what is found on a page that ended the process reading it."""


def run(
    paths: Iterable[str | Path],
    settings: Settings = NOTHING_SAID,
    cache: RecordCache | None = None,
    heard: Listener | None = None,
) -> Build:
    """The build of the pages in some files and folders.

    Inputs that cannot be used are among the result's ``problems``. Raises InputError, saying what is wrong with each
    input, where no page can be used.
    """
    told = heard or _nobody_listens
    told("reading files", 0, 0)
    read = read_pages([Path(path) for path in paths], settings.knowledge)
    found = _found_on(read.pages, settings.jobs, cache, told)
    problems = tuple(sorted((*read.problems, *_left_out(read.pages, found))))
    records = tuple(record for page in read.pages for record in found[page.name].records)
    if not records:
        raise InputError(_nothing_usable(problems))
    told("linking", 0, 0)
    used = [page for page in read.pages if found[page.name].records]
    unread = [passage for page in read.pages for passage in found[page.name].unread]
    return Build(
        graph=_linked(records, used, unread, settings),
        records=records,
        problems=problems,
        other_files=read.ignored,
        settings=BuildSettings(__version__, settings.said),
        base_iri=settings.base_iri,
    )


def _linked(
    records: Sequence[ArticleRecord], pages: Sequence[Page], unread: Sequence[Unread], settings: Settings
) -> KnowledgeGraph:
    """The graph of the records. All that linking makes stays."""
    with _without_collector():
        return link(records, pages, unread, settings.corrections)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Without the collector of cycles, for what makes many objects and no cycles: it would go through all of them."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def records_on(pages: Sequence[Page]) -> list[PageRecords]:
    """All that is found on each page: a function of that page, with what the user said of it, alone.

    The sentences of all go through the tagger together, which is cheaper.
    """
    with _without_collector():
        readings = [articles_of(page) for page in pages]
        found = records_of(readings)
    return [PageRecords(records, reading.unread) for records, reading in zip(found, readings, strict=True)]


def publish(build: Build, folder: Path, heard: Listener | None = None, earlier: KeptGraph | None = None) -> None:
    """Writes all results of a build into an empty folder, with redirects from an ``earlier`` build that it replaces.

    Raises OutputError where that fails.
    """
    told = heard or _nobody_listens
    with writing_to(folder):
        told("writing graph.ttl", 0, 0)
        with (folder / "graph.ttl").open("wb") as file:
            build.write_turtle(file)
        told("filling the store", 0, 0)
        write_store(statements(build.graph, build.settings, build.base_iri), folder / "store")
        told("drawing graph.html", 0, 0)
        build.to_html(folder / "graph.html")
        (folder / "report.json").write_bytes(build.report.to_json())
        retired = redirects(earlier, build.graph, build.base_iri) if earlier is not None else ()
        if earlier is not None:
            with (folder / "redirects.ttl").open("wb") as file:
                write_redirects(retired, file)
        keep(KeptGraph(build.base_iri, build.graph, retired), folder)


def _found_on(pages: Sequence[Page], jobs: int, cache: RecordCache | None, told: Listener) -> Mapping[str, PageRecords]:
    """What is found on each page, by the page's name, from the cache where the page was read before."""
    found: dict[str, PageRecords] = {}
    if cache is not None:
        for page in pages:
            known = cache.load(page, PageRecords)
            if known is not None:
                found[page.name] = known
    new = [page for page in pages if page.name not in found]
    told("reading pages", len(found), len(pages))
    with closing(over_pages(records_on, new, jobs)) as results:
        for page, result in results:
            found[page.name] = result if isinstance(result, PageRecords) else DIED
            if cache is not None and isinstance(result, PageRecords):
                cache.store(page, result)
            told("reading pages", len(found), len(pages))
    return found


def _left_out(pages: Iterable[Page], found: Mapping[str, PageRecords]) -> Iterator[Problem]:
    for page in pages:
        if found[page.name] is DIED:
            yield Problem(page.name, "ended the process that read it (no memory left, or a fault in a library)")
        elif not found[page.name].records:
            yield Problem(page.name, "has no article that could be made out")


def _nothing_usable(problems: Iterable[Problem]) -> str:
    lines = [f"{problem.name}: {problem.reason}" for problem in problems]
    return "\n".join((*lines, "no page could be used; pages are files named, and *.txt and *.jsonl in folders"))


def _nobody_listens(_stage: str, _done: int, _total: int) -> None:
    pass
