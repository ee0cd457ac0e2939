"""What a build gives back to a program that made it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import escape
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kg.graph.facts import BuildSettings
from kg.linking.graph import KnowledgeGraph
from kg.model import Article, ArticleRecord
from kg.reading import Problem
from kg.report import Report, report_of

if TYPE_CHECKING:
    import networkx as nx
    import rdflib
    import rdflib.query


@dataclass(frozen=True)
class Build:
    """The knowledge graph of some pages, with the views of it.

    ``graph`` is the graph as plain data, ``records`` what each article says for itself, in the order of page names and
    articles, ``problems`` the inputs that could not be used, each with the reason, ``other_files`` how many files in
    the folders were no pages by their name.
    """

    graph: KnowledgeGraph
    records: tuple[ArticleRecord, ...]
    problems: tuple[Problem, ...]
    other_files: int
    settings: BuildSettings
    base_iri: str

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles as cut out of the pages, with their clean text."""
        return tuple(record.article for record in self.records)

    @cached_property
    def rdf(self) -> rdflib.Graph:
        """The graph in RDF, held by the Oxigraph engine."""
        from kg.graph.rdf import to_rdf

        return to_rdf(self.graph, self.settings, self.base_iri)

    @cached_property
    def network(self) -> nx.MultiDiGraph:
        """People, organisations, meetings and places as nodes, with labelled, dated edges that carry their evidence."""
        from kg.graph.network import to_network

        return to_network(self.graph)

    @cached_property
    def report(self) -> Report:
        """Counts, issue dates with their reasons, and what was seen but not understood."""
        return report_of(self.graph, self.problems, self.other_files)

    def query(self, sparql: str) -> rdflib.query.Result:
        """The result of a SPARQL query over `rdf`; the vocabulary's prefixes need not be declared.

        Raises UsageError for an update, and for a query that cannot be read or would reach another server.
        """
        from kg.graph.store import query

        return query(self.rdf, sparql)

    def to_turtle(self, path: str | Path | None = None) -> str:
        """The graph in Turtle, the same bytes for the same pages; also written to ``path`` where one is given."""
        turtle = BytesIO()
        self.write_turtle(turtle)
        return _also_written(turtle.getvalue().decode(), path)

    def write_turtle(self, target: IO[bytes]) -> None:
        """Writes the graph in Turtle to an open file, without holding all of it as text."""
        from kg.graph.rdf import statements
        from kg.outputs.turtle import write_turtle

        write_turtle(statements(self.graph, self.settings, self.base_iri), target, self.base_iri)

    def to_html(self, path: str | Path | None = None) -> str:
        """The page to look at the graph, one file without requests; also written to ``path`` where one is given."""
        from kg.outputs.html import to_html

        return _also_written(to_html(self.graph, base_iri=self.base_iri), path)

    def _repr_html_(self) -> str:
        """The page in a frame that may run its script and save files, but can do nothing to the notebook around it."""
        return (
            '<iframe title="newskg" sandbox="allow-scripts allow-downloads" allowfullscreen '
            'style="width:100%;height:640px;border:1px solid #ccc;border-radius:8px" '
            f'srcdoc="{escape(self.to_html())}"></iframe>'
        )


def _also_written(text: str, path: str | Path | None) -> str:
    if path is not None:
        Path(path).write_bytes(text.encode("utf-8"))
    return text
