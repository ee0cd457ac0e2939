"""Identifiers that stay the same when pages are added, as VOCABULARY.md's section on forms says."""

from __future__ import annotations

from hashlib import sha256

_HEX_DIGITS = 16


def identifier(kind: str, *parts: object) -> str:
    """``kind-hash``: the same parts always give the same identifier; ASCII letters, digits and one hyphen."""
    digest = sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}-{digest[:_HEX_DIGITS]}"


def mention_identifier(anchor: tuple[str, str, str, int, int], kind: str, number: int) -> str:
    """The identifier of the mention at an anchor (`kg.linking.source.Anchor`) of a record's entity of that number."""
    return identifier("mention", *anchor[1:], kind, number)
