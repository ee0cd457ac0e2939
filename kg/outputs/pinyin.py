"""How Chinese characters are read, so that the page can be searched by pinyin and by initials."""

from __future__ import annotations

from collections.abc import Iterable

from pypinyin import Style, pinyin

_FIRST_IDEOGRAPH = "〇"
"""U+3007; what stands before it in Unicode has no pinyin."""


def readings(texts: Iterable[str]) -> dict[str, str]:
    """The readings of every Chinese character in ``texts``, without tones, joined by ``/``, ü written v.

    A character with several readings has all of them (曾 → ``ceng/zeng``), because a surname is often read unlike the
    word; one that pypinyin does not know is left out. Sorted by character.
    """
    characters = sorted({character for text in texts for character in text if _may_be_read(character)})
    return {character: read for character in characters if (read := "/".join(_readings_of(character)))}


def _may_be_read(character: str) -> bool:
    return character >= _FIRST_IDEOGRAPH and not "\ud800" <= character <= "\udfff"


def _readings_of(character: str) -> list[str]:
    options = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return [reading for reading in options[0] if reading.isascii() and reading.isalpha()] if options else []
