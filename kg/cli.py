"""The ``kg`` command: words to calls and outcomes to exit statuses, no logic of its own.

Exit status: 0 done; 1 done, but some inputs could not be used; 2 wrong usage; 3 nothing could be used or the output
could not be written, and what stood there before is untouched; 130 interrupted.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg import __version__
from kg.errors import NewskgError, UsageError

if TYPE_CHECKING:
    from kg.built import Build
    from kg.pipeline import Listener

DONE, SOME_UNUSED, WRONG_USAGE, NOTHING_DONE, INTERRUPTED = 0, 1, 2, 3, 130
VIOLATIONS = 1

output_option = click.option(
    "-o",
    "--output",
    "directory",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="The folder of the build.",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit status."""
    try:
        status: Any = commands.main(args=arguments, prog_name="kg", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("kg: interrupted; no output was changed", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return WRONG_USAGE
    except NewskgError as error:
        for line in str(error).splitlines():
            click.echo(f"kg: {line}", err=True)
        return WRONG_USAGE if isinstance(error, UsageError) else NOTHING_DONE
    return status if isinstance(status, int) else DONE


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with:  kg build PAGES_FOLDER  and open output/graph.html in a browser.",
)
@click.version_option(__version__, prog_name="newskg")
def commands() -> None:
    """Makes a knowledge graph from Chinese newspaper pages.

    Who met whom, in what post, at which meeting, where and when: linked across articles, every fact with the sentence
    that says it. Works without the network.
    """


@commands.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@output_option
@click.option("--paper", metavar="NAME", help="The newspaper of all these pages, such as 临江日报.")
@click.option("--date", "issued", metavar="YYYY-MM-DD", help="The date of issue of all these pages.")
@click.option(
    "--manifest",
    metavar="FILE.csv",
    type=click.Path(path_type=Path),
    help="What is known of single files, as CSV with the columns file,paper,date,home,page.",
)
@click.option("--base-iri", metavar="IRI", help="The namespace of the data, ending in / or #.")
@click.option(
    "--corrections",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Your corrections of who is who: same, different, rename, not-a-person, belongs-to, one a line.",
)
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="How many processes may read pages.  [default: one a processor]",
)
def build(
    paths: tuple[Path, ...],
    directory: Path,
    paper: str | None,
    issued: str | None,
    manifest: Path | None,
    base_iri: str | None,
    corrections: Path | None,
    jobs: int | None,
) -> int:
    """Builds a graph from newspaper pages.

    PATH is a text file with one page, a folder with such files in any depth (*.txt), or a *.jsonl file with an article
    or page a line ("text", and "title", "paper", "date", "home", "page" where known). Text is UTF-8, UTF-16 or GB18030.

    Newspaper, date and home of each page are looked for in file names and text; say them if you know better.

    \b
    Examples:
      kg build pages/
      kg build pages/ more.jsonl -o graphs/2016
      kg build A1.txt --paper 临江日报 --date 2016-07-05
      kg build pages/ --manifest pages.csv --jobs 8
      kg build pages/ --corrections who-is-who.txt

    \b
    Written into DIR, all at once when complete:
      graph.ttl     the graph in Turtle, for any triple store
      graph.html    the graph to look at, one file for any browser
      report.json   counts, and what was seen but not understood
      redirects.ttl over an earlier build: where its retired IRIs lead now

    Exit status: 0 done; 1 done, but some inputs could not be used (named on stderr); 2 wrong usage; 3 nothing could be
    used or written, and what stood in DIR before is untouched.
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from kg.cache import RecordCache
    from kg.kept import earlier_build
    from kg.pipeline import Settings, publish, run
    from kg.publication import publication
    from kg.workers import usable_processors

    settings = Settings.given(
        paper=paper,
        date=issued,
        manifest=manifest,
        base_iri=base_iri,
        jobs=jobs or usable_processors(),
        corrections=corrections,
    )
    with publication(directory) as folder, _progress() as heard:
        cache = RecordCache(directory / ".cache")
        built = run(paths, settings, cache, heard)
        publish(built, folder, heard, earlier_build(directory))
    cache.prune()
    for problem in built.problems:
        click.echo(f"kg: {problem.name}: {problem.reason}", err=True)
    _summarise(built, directory)
    return SOME_UNUSED if built.problems else DONE


@commands.command()
@output_option
def validate(directory: Path) -> int:
    """Checks the graph of a build against the SHACL shapes.

    Each violation is one line on stdout: the node, the property, and what is wrong. Exit status 1 if there is any.
    """
    from kg.graph.validation import validate as violations_of
    from kg.publication import current_build

    violations = violations_of(current_build(directory) / "graph.ttl")
    for violation in violations:
        click.echo(f"{violation.focus}\t{violation.path}\t{violation.message}")
    click.echo(f"violations: {len(violations)}", err=True)
    return VIOLATIONS if violations else DONE


@commands.command()
@click.argument("name")
@output_option
def explain(name: str, directory: Path) -> None:
    """Prints all that the graph says of an entity, each fact with its sentence, paper and date.

    NAME is a label, another printed name, or an IRI. Also printed: why its mentions were taken for one, with scores,
    and its namesakes with why they are apart. Where several entities bear the name, all of them are explained.

    \b
    Examples:
      kg explain 孟庆川
      kg explain person-3f9a0c1d2e4b5a67 -o graphs/2016
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from kg.explaining import Explainer
    from kg.kept import kept_in
    from kg.publication import current_build

    kept = kept_in(current_build(directory))
    click.echo(Explainer(kept.graph, kept.base_iri).explanation(name), nl=False)


@commands.command()
@click.argument("asked", metavar="[NAME | FILE.rq]", required=False)
@click.option("-e", "text", metavar="SPARQL", help="The query itself.")
@output_option
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json", "xml", "ttl"]), default="table", show_default=True
)
@click.option("--set", "given", metavar="PARAMETER=VALUE", multiple=True, help="What a parameter stands for.")
@click.option("--all-namesakes", is_flag=True, help="Ask of all who bear a name, where several do.")
@click.option("--allow-service", is_flag=True, help="Let SERVICE in the query reach other servers, over the network.")
@click.option(
    "--timeout", metavar="SECONDS", type=click.FloatRange(min=0.01), default=60.0, show_default=True, help="Time limit."
)
def query(
    asked: str | None,
    text: str | None,
    directory: Path,
    form: str,
    given: tuple[str, ...],
    all_namesakes: bool,  # noqa: FBT001 - click gives it by name
    allow_service: bool,  # noqa: FBT001 - as that
    timeout: float,
) -> int:
    """Asks the graph of a build.

    NAME is one of the shipped questions; without it, they are listed. A file or a text holds SPARQL 1.1; the
    vocabulary's prefixes need not be declared. A value is a name, an IRI, a date or a text, as its parameter asks.

    \b
    Examples:
      kg query
      kg query career --set person=沈青石
      kg query posts-on-date --set person=沈青石 --set date=2016-07-05 --format csv
      kg query -e 'SELECT ?name WHERE { ?person a kg:Person ; rdfs:label ?name }'

    The query only reads the graph and, without --allow-service, reaches no other server. Exit status: 0 answered; 2
    wrong usage, also where a name has several bearers (they are listed); 3 no graph was built, the time limit was
    reached, or a server asked by SERVICE did not answer.
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from kg.questions.command import answer, listed, query_of

    wanted = query_of(asked, text)
    if wanted is None:
        click.echo(listed(), nl=False)
        return DONE
    from kg.publication import current_build

    store = current_build(directory) / "store"
    with _time_limit(timeout):
        answer(
            wanted,
            store,
            given,
            form,
            sys.stdout.buffer,
            all_namesakes=all_namesakes,
            allow_service=allow_service,
        )
    return DONE


@commands.command()
@click.argument(
    "form",
    metavar="FORMAT",
    type=click.Choice(["nt", "nq", "trig", "jsonld", "rdfxml", "csv", "graphml", "gexf"]),
)
@output_option
@click.option("--to", "target", metavar="PATH", type=click.Path(path_type=Path), help="The file, for csv the folder.")
def export(form: str, directory: Path, target: Path | None) -> int:
    """Writes the graph of a build in another format, to stdout or where --to says.

    \b
    nt, jsonld, rdfxml    RDF, everything merged
    nq, trig              RDF with one named graph an article
    csv                   people, tenures, meetings and participations, a table each in the folder that --to names
    graphml, gexf         people, organisations, places and events as nodes, facts as edges

    \b
    Examples:
      kg export nq > graph.nq
      kg export csv --to tables
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from kg.outputs.exporting import export_to
    from kg.publication import current_build

    export_to(target, form, current_build(directory) / "store", sys.stdout.buffer)
    return DONE


@commands.command()
@output_option
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), default=7878, show_default=True, help="0: any.")
@click.option(
    "--timeout", metavar="SECONDS", type=click.FloatRange(min=0.1), default=30.0, show_default=True, help="For a query."
)
def serve(directory: Path, port: int, timeout: float) -> int:
    """Serves the graph of a build to this machine: a SPARQL 1.1 endpoint and pages for a browser.

    \b
    /sparql       the endpoint, read-only, with its description
    /             the questions, ready to run
    /graph.html   the graph page
    /void.ttl     what is in the graph (VoID)

    Nothing but 127.0.0.1 can reach it. Stop it with Ctrl-C.
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from kg.serving.server import serving

    with serving(directory, port, timeout) as server:
        click.echo(server.address)
        sys.stdout.flush()
        server.serve_forever()
    return DONE


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Ends the process where the block takes longer: the engine cannot be interrupted in any other way."""

    def end() -> None:
        click.echo(f"kg: stopped after {seconds:g} seconds; narrow the query, or give it more with --timeout", err=True)
        os._exit(NOTHING_DONE)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _summarise(built: Build, directory: Path) -> None:
    report = built.report
    entities = report.entities
    meetings = entities.get("meetings", 0)
    click.echo(
        f"{report.pages} pages, {report.articles} articles: {entities['people']} people, "
        f"{entities['organizations']} organisations, {entities['places']} places, {meetings} meetings, "
        f"{report.facts['tenures']} tenures, {report.facts['participations']} participations"
    )
    not_understood = sum(report.not_understood.values())
    if not_understood:
        click.echo(f"seen but not understood, listed in report.json: {not_understood} passages")
    if report.unused:
        click.echo(f"inputs that could not be used: {len(report.unused)}")
    for name in ("graph.ttl", "graph.html", "report.json"):
        click.echo(click.format_filename(directory / name))


@contextmanager
def _progress() -> Iterator[Listener]:
    """A line on the terminal that says how far the build is; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _stage, _done, _total: None
        return
    width = 0

    def tell(stage: str, done: int, total: int) -> None:
        nonlocal width
        line = f"{stage} {done}/{total}" if total else f"{stage} …"
        click.echo(f"\r{line:<{width}}", nl=False, err=True)
        width = len(line)

    try:
        yield tell
    finally:
        click.echo(f"\r{'':<{width}}\r", nl=False, err=True)
