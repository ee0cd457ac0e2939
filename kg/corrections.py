"""The user's corrections file: what is one, what is two, what is named otherwise, what is nobody, what belongs where.

One correction a line, its parts between vertical bars, ``#`` opens a comment::

    # the mayor of 2018 and the secretary of 2021 are one
    same          陈望 @ 临江市 市长 | 陈望 @ 临江市 2021
    different     王川 @ 临江市 | 王川 @ 朔原市
    rename        王川 @ 临江市 | 王小川
    not-a-person  临江 @ 2018-03-02
    belongs-to    市委 @ 朔原日报 2018-03-02 | 岭东省朔原市

What is meant is a name, and after ``@`` words that must all hold of the article or of what it says there: a date or the
beginning of one, a paper, a file, 《a headline》, a post, an organisation, a place, somebody named beside. In place of
the name may stand an IRI, or its last part, as ``kg explain`` prints it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kg.errors import UsageError

_COMMENT = re.compile(r"(?:^|\s)#.*")
_ID = re.compile(r"(?:.*[/#:])?((?:person|organization)-[0-9a-f]{16})>?")
_TWO = 2


class Verb(StrEnum):
    """What a line corrects."""

    SAME = "same"
    DIFFERENT = "different"
    RENAME = "rename"
    NOT_A_PERSON = "not-a-person"
    BELONGS_TO = "belongs-to"


@dataclass(frozen=True, slots=True)
class Reference:
    """What a correction speaks of: ``name`` or ``id`` (``person-3f9a…``), and words that must hold beside it."""

    name: str | None
    id: str | None
    context: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """One line: ``text`` as given, ``where`` file and line; ``target`` the new name or the place belonged to."""

    verb: Verb
    references: tuple[Reference, ...]
    target: str | None
    text: str
    where: str


def read_corrections(file: Path) -> tuple[Correction, ...]:
    """The corrections of a file, in its order; raises UsageError naming file and line for what cannot be read."""
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8 text"
        raise UsageError(f"{file}: the corrections cannot be read: {reason}") from error
    return tuple(_corrections(text, file.name))


def _corrections(text: str, file: str) -> Iterator[Correction]:
    for number, line in enumerate(text.splitlines(), start=1):
        said = _COMMENT.sub("", line).strip()
        if said:
            yield _correction(said, f"{file}:{number}")


def _correction(said: str, where: str) -> Correction:
    word, _, rest = said.partition(" ") if " " in said else said.partition("\t")
    verb = next((verb for verb in Verb if verb == word.strip().removesuffix(":")), None)
    if verb is None:
        raise UsageError(f"{where}: {word!r} is no correction; there are {', '.join(Verb)}")
    parts = [part.strip() for part in rest.split("|")]
    wanted = 1 if verb is Verb.NOT_A_PERSON else _TWO
    too_many = len(parts) > wanted and verb is not Verb.SAME
    if len(parts) < wanted or too_many or not all(parts):
        form = {
            Verb.NOT_A_PERSON: "NAME @ context",
            Verb.RENAME: "NAME @ context | NEW NAME",
            Verb.BELONGS_TO: "ORGANISATION @ context | PLACE",
        }.get(verb, "NAME @ context | NAME @ context")
        raise UsageError(f"{where}: write it as: {verb} {form}")
    has_target = verb in {Verb.RENAME, Verb.BELONGS_TO}
    named = parts[:1] if has_target else parts
    references = tuple(_reference(part, where) for part in named)
    return Correction(verb, references, parts[-1] if has_target else None, " ".join(said.split()), where)


def _reference(part: str, where: str) -> Reference:
    name, _, context = (piece.strip() for piece in part.partition("@"))
    if not name:
        raise UsageError(f"{where}: a name or an IRI must stand before the @ in {part!r}")
    found = _ID.fullmatch(name)
    words = tuple(context.split())
    return Reference(None, found[1], words) if found else Reference(name, None, words)
