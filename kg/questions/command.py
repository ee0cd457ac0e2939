"""What ``kg query`` does: finds the query, fills in its parameters, asks, and writes the answer."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import IO

from pyoxigraph import Store

from kg.errors import InputError, UsageError
from kg.questions.answers import write_answer
from kg.questions.asking import ask, opened
from kg.questions.binding import bound, values_of
from kg.questions.catalogue import Question, parsed, question, questions
from kg.questions.names import Names

__all__ = ["answer", "listed", "query_of"]


def query_of(asked: str | None, text: str | None) -> Question | None:
    """The query that the user means by a name, a file or a text; None where nothing was given.

    Raises UsageError where both were given or there is no such question, and InputError for a file without text.
    """
    if asked is not None and text is not None:
        message = "give the name of a question, a file, or a text after -e: one of them"
        raise UsageError(message)
    if text is not None:
        return parsed("the query", text)
    if asked is None:
        return None
    return parsed(asked, _read(Path(asked))) if asked.endswith(".rq") or "/" in asked else question(asked)


def listed() -> str:
    """The shipped questions, each with its titles and parameters."""
    lines: list[str] = []
    for each in questions():
        lines += [each.name, f"    {each.title['zh']}", f"    {each.title['en']}"]
        lines += [f"      --set {parameter.name}=…  {parameter.meaning['en']}" for parameter in each.parameters]
    return "\n".join(lines) + "\n"


def answer(
    wanted: Question,
    folder: Path,
    given: Iterable[str],
    form: str,
    target: IO[bytes],
    *,
    all_namesakes: bool = False,
    allow_service: bool = False,
) -> None:
    """Asks the store in that folder and writes the answer; ``given`` are ``parameter=value``.

    Raises UsageError for what cannot be asked so, InputError where there is no store, or another server that a query
    with SERVICE asks does not answer.
    """
    store = opened(folder)
    known = Names(store)
    values = values_of(wanted, dict(map(_pair, given)), known, all_namesakes=all_namesakes)
    sparql = bound(wanted, values)
    if allow_service:
        target.write(_answered_with_others(store, sparql, form, known.base_iri))
    else:
        write_answer(ask(store, sparql, known.base_iri), form, target, known.base_iri)
    target.flush()


def _answered_with_others(store: Store, sparql: str, form: str, base_iri: str) -> bytes:
    """The whole answer, so that nothing is written of one that another server breaks off."""
    whole = BytesIO()
    try:
        write_answer(ask(store, sparql, base_iri, allow_service=True), form, whole, base_iri)
    except OSError as error:
        message = f"a server that the query asks by SERVICE gave no answer: {error}"
        raise InputError(message) from error
    return whole.getvalue()


def _pair(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not (name and equals and value):
        message = f"--set {given}: give it as PARAMETER=VALUE, such as person=沈青石"
        raise UsageError(message)
    return name, value


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file}: the query cannot be read: {error}"
        raise InputError(message) from error
