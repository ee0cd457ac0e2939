"""The bare words of a SPARQL query, so that what would write or reach the network is refused before it runs."""

from __future__ import annotations

import re

from kg.errors import UsageError

__all__ = ["keywords", "refuse_service", "unusable"]

_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})

# What may hold the letters of a keyword without being one comes first, so that it is passed over. The engine needs no
# space around a keyword ("1SERVICE:x{"), so every other run of letters counts, even a prefix.
_TOKEN = re.compile(
    r"""
      \\.                                                    # \# in a local name opens no comment
    | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | <[^<>"{}|^`\\\x00-\x20]*>
    | \#[^\n\r]*
    | [?$:]\w+                                               # ?service, x:service
    | (?P<word>[A-Za-z]+)
    """,
    re.VERBOSE | re.DOTALL,
)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def keywords(sparql: str) -> tuple[str, ...]:
    """The bare words of a query in capitals: outside strings, IRIs, comments, variables and local names.

    Words spelt with code point escapes are read both ways, as some engines do and others do not.
    """
    readings = {sparql: None, _CODE_POINT.sub(_character, sparql): None}
    found = (token["word"] for reading in readings for token in _TOKEN.finditer(reading))
    return tuple(word.upper() for word in found if word)


def refuse_service(sparql: str) -> None:
    """Raises UsageError for a query that would reach another server."""
    if "SERVICE" in keywords(sparql):
        message = (
            "SERVICE (even as a prefix) is refused: a query reads the built graph and reaches no other server; "
            "kg query --allow-service lets one through"
        )
        raise UsageError(message)


def unusable(sparql: str, error: Exception) -> UsageError:
    """The error that says why an engine did not take the query: it is an update, or what the engine said."""
    update = next((word for word in keywords(sparql) if word in _UPDATES), None)
    reason = f"{update} is refused: the built graph is only read" if update else str(error)
    return UsageError(f"the query cannot be used: {reason}")


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code < 0x110000 else escape[0]  # noqa: PLR2004 - the end of Unicode
