"""Traditional characters and the simplified ones they are written as, so that a name is found in either script."""

from __future__ import annotations

from collections.abc import Iterable

from kg.traditional import simplified_characters


def simplifications(texts: Iterable[str]) -> dict[str, str]:
    """The traditional characters that stand in ``texts``, or for which one in ``texts`` may stand, with the simplified.

    Sorted by character.
    """
    printed = {character for text in texts for character in text}
    return {old: new for old, new in simplified_characters().items() if old in printed or new in printed}
