"""Traditional characters and the simplified ones they are written as, so that a name is found in either script."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files


def simplifications(texts: Iterable[str]) -> dict[str, str]:
    """The traditional characters that stand in ``texts``, or for which one in ``texts`` may stand, with the simplified.

    From OpenCC's TSCharacters table (Apache-2.0), of several simplified forms the first. Sorted by character.
    """
    printed = {character for text in texts for character in text}
    return {old: new for old, new in _table().items() if old in printed or new in printed}


@cache
def _table() -> dict[str, str]:
    lines = (files("kg.outputs") / "traditional.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return {old: new for run in pairs for old, new in zip(*run, strict=True)}
