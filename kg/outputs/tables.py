"""The graph of a build as four tables for spreadsheets: people, tenures, meetings and participations."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import QuerySolutions, Store

from kg.graph.minting import DEFAULT_BASE_IRI
from kg.questions.asking import ask

__all__ = ["TABLES", "write_tables"]

_EVIDENCE = """
  ?fact kg:evidence ?passage . ?passage oa:exact ?sentence ; oa:start ?start ; oa:end ?end ; kg:onPage ?sheet ;
    kg:inArticle ?article .
  ?sheet schema:identifier ?page . OPTIONAL { ?article schema:datePublished ?published }
"""

TABLES: Mapping[str, str] = MappingProxyType(
    {
        "people": """
SELECT ?person ?name ?description (COUNT(DISTINCT ?mention) AS ?mentions) (MIN(?published) AS ?first)
  (MAX(?published) AS ?last)
WHERE {
  ?person a kg:Person ; rdfs:label ?name . OPTIONAL { ?person schema:disambiguatingDescription ?description }
  OPTIONAL { ?mention kg:refersTo ?person ; kg:inArticle ?article . ?article schema:datePublished ?published }
}
GROUP BY ?person ?name ?description ORDER BY ?name ?person""",
        "tenures": f"""
SELECT ?fact ?person ?name ?title ?status ?body ?bodyName ?jurisdictionName ?published ?page ?start ?end ?sentence
WHERE {{
  ?fact org:member ?person ; kg:title ?title ; kg:status ?status . ?person rdfs:label ?name .
  OPTIONAL {{ ?fact org:organization ?body . ?body rdfs:label ?bodyName }}
  OPTIONAL {{ ?fact kg:jurisdiction/rdfs:label ?jurisdictionName }}
  {_EVIDENCE}
}}
ORDER BY ?name ?fact ?published ?page ?start""",
        "meetings": """
SELECT DISTINCT ?event ?name ?type ?date ?endDate ?place ?placeName ?body ?bodyName
WHERE {
  VALUES ?type { kg:Meeting kg:Visit kg:Occasion }
  ?event a ?type ; rdfs:label ?name .
  OPTIONAL { ?event schema:startDate ?date } OPTIONAL { ?event schema:endDate ?endDate }
  OPTIONAL { ?event schema:location ?place . ?place rdfs:label ?placeName }
  OPTIONAL { ?event schema:organizer ?body . ?body rdfs:label ?bodyName }
}
ORDER BY ?date ?name ?event ?place ?body""",
        "participations": f"""
SELECT ?fact ?event ?eventName ?date ?agent ?name ?role ?listPosition ?published ?page ?start ?end ?sentence
WHERE {{
  ?fact kg:event ?event ; kg:agent ?agent ; kg:role ?role .
  ?event rdfs:label ?eventName . ?agent rdfs:label ?name .
  OPTIONAL {{ ?event schema:startDate ?date }} OPTIONAL {{ ?fact kg:listPosition ?listPosition }}
  {_EVIDENCE}
}}
ORDER BY ?date ?eventName ?event ?role ?listPosition ?name ?fact ?published ?page ?start""",
    },
)
"""The query of each table. A fact with several sentences has a row for each; a meeting, for each place and body."""

# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_tables(store: Store, folder: Path, base_iri: str = DEFAULT_BASE_IRI) -> None:
    """Writes ``people.csv`` and the other tables, in UTF-8 with the mark by which spreadsheets know it.

    A text that a spreadsheet would run as a formula has an apostrophe before it. Raises OSError where that fails.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, sparql in TABLES.items():
        answer = ask(store, sparql, base_iri)
        if isinstance(answer, QuerySolutions):
            with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows(_rows(answer))


def _rows(answer: QuerySolutions) -> Iterator[list[str]]:
    yield [variable.value for variable in answer.variables]
    for solution in answer:
        yield [_cell("" if term is None else str(getattr(term, "value", term))) for term in solution]


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
