"""Values into the parameters of a question: as RDF terms in a VALUES clause, never as text pasted into a query.

A VALUES clause means the same in every store, and takes several values where a name has several bearers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.errors import UsageError
from kg.graph.minting import Term, day, plain
from kg.questions.catalogue import Question
from kg.questions.names import Names

__all__ = ["bound", "values_of"]

# "  # VALUES ?person { }" and "  VALUES ?date { "2099-12-31"^^xsd:date }", each a line of its own.
_CLAUSE = re.compile(r"^([ \t]*)(?:#[ \t]*)?VALUES[ \t]+\?(\w+)[ \t]*\{[^{}\n]*\}[ \t]*$", re.MULTILINE)


def bound(question: Question, values: Mapping[str, Sequence[Term]]) -> str:
    """The query with the values in the place of the parameters of those names, the others as they were.

    Raises UsageError for a name that is no parameter of the question.
    """
    places = {clause[2] for clause in _CLAUSE.finditer(question.sparql)}
    declared = tuple(parameter.name for parameter in question.parameters if parameter.name in places)
    for name in values:
        if name not in declared:
            known = f"its parameters are: {', '.join(declared)}" if declared else "it has none"
            message = f"{question.name} has no parameter {name!r}; {known}"
            raise UsageError(message)

    def clause(match: re.Match[str]) -> str:
        terms = values.get(match[2]) if match[2] in declared else None
        return match[0] if terms is None else f"{match[1]}VALUES ?{match[2]} {{ {' '.join(map(str, terms))} }}"

    return _CLAUSE.sub(clause, question.sparql)


def values_of(
    question: Question, given: Mapping[str, str], known: Names, *, all_namesakes: bool = False
) -> dict[str, tuple[Term, ...]]:
    """The terms that the user's words stand for, each read as the kind of its parameter.

    Raises UsageError for a name that nothing bears or, unless all are wanted, several do, and for what is no date.
    """
    kinds = {parameter.name: parameter.kind for parameter in question.parameters}
    return {
        name: _terms(kinds.get(name, "text"), text, known, all_namesakes=all_namesakes) for name, text in given.items()
    }


def _terms(kind: str, text: str, known: Names, *, all_namesakes: bool) -> tuple[Term, ...]:
    if kind == "text":
        return (plain(text),)
    if kind == "date":
        try:
            return (day(text),)
        except ValueError as error:
            message = f"{text!r} is no date: give it as YYYY-MM-DD"
            raise UsageError(message) from error
    return known.bearers(text, kind) if all_namesakes else (known.bearer(text, kind),)
