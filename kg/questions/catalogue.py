"""The competency questions as shipped: SPARQL files whose leading comments say what they ask and can be told.

A question is plain SPARQL 1.1 and runs as it is in any store. Its parameters are the lines ``# VALUES ?person { }``,
or ``VALUES ?date { … }`` with a value that stands where the user gives none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from kg.errors import InputError, UsageError
from kg.graph.ontology import ontology_file

__all__ = ["KINDS", "Parameter", "Question", "names", "parsed", "question", "questions"]

KINDS = ("person", "organization", "place", "event", "entity", "date", "text")
"""What a parameter can be: one of the entities of that kind (``entity``: of any), a day, or a plain string."""

_SAID = re.compile(r"#\s*(?P<key>title|description)@(?P<language>zh|en):\s*(?P<text>.+)")
_PARAMETER = re.compile(r"#\s*parameter\s+(?P<name>\w+)\s+(?P<kind>\w+):\s*(?P<en>[^|]+?)\s*\|\s*(?P<zh>.+)")
_SUFFIX = ".rq"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be told: ``kind`` is one of `KINDS`, ``meaning`` says what it is, by language."""

    name: str
    kind: str
    meaning: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its title and description by language ("zh", "en") and its parameters in order."""

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    sparql: str


def names() -> tuple[str, ...]:
    """The names of the shipped questions, sorted; raises InputError where the installation lacks them."""
    package = files("kg")
    for folder in (package / "ontology" / "queries", package / ".." / "ontology" / "queries"):
        if folder.is_dir():
            return tuple(sorted(file.name.removesuffix(_SUFFIX) for file in folder.iterdir() if _is_query(file.name)))
    message = "ontology/queries is missing from the installation: install newskg again, or run from a whole checkout"
    raise InputError(message)


def question(name: str) -> Question:
    """The shipped question of that name; raises UsageError where there is none."""
    if name not in names():
        message = f"there is no question {name!r}; kg query lists them all (files end in .rq, a text stands after -e)"
        raise UsageError(message)
    return parsed(name, ontology_file(f"queries/{name}{_SUFFIX}").read_text(encoding="utf-8"))


def questions() -> tuple[Question, ...]:
    """All shipped questions, by name."""
    return tuple(question(name) for name in names())


def parsed(name: str, sparql: str) -> Question:
    """A query with what its leading comments say of it; raises UsageError for a parameter of no known kind."""
    said: dict[str, dict[str, str]] = {"title": {}, "description": {}}
    parameters: list[Parameter] = []
    for line in sparql.splitlines():
        if match := _SAID.fullmatch(line.strip()):
            said[match["key"]][match["language"]] = match["text"]
        elif match := _PARAMETER.fullmatch(line.strip()):
            if match["kind"] not in KINDS:
                message = f"{name}: parameter {match['name']} is a {match['kind']!r}; it can be {', '.join(KINDS)}"
                raise UsageError(message)
            parameters.append(Parameter(match["name"], match["kind"], {"en": match["en"], "zh": match["zh"]}))
    return Question(name, said["title"], said["description"], tuple(parameters), sparql)


def _is_query(file: str) -> bool:
    return file.endswith(_SUFFIX)
