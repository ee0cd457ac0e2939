"""Bytes to text: an encoding is taken only when the bytes fit it strictly and the outcome looks like news text."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16 LE, so it is tried first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESSES = ("gb18030", "utf-16-le", "utf-16-be")
_LINE_END = re.compile("\r\n|\r")
_HAN = re.compile(r"[㐀-鿿豈-﫿]")
_ORDINARY = re.compile(r"[\s!-~·—‘’“”…、-】〔〕㐀-鿿！-｠￥]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")

_LEVEL_ONE_LEAD = range(0xB0, 0xD8)
"""Lead bytes of the 3,755 most used characters in GB 2312."""
_LEAST_COMMON = 0.85
"""Share of a page's Chinese characters that are among those; Chinese news has over 0.97, Big5 read as GB under 0.5."""
_LEAST_ORDINARY = 0.9
_MOST_CONTROL = 0.02


class UndecodableError(ValueError):
    """The bytes are no text in an encoding that Chinese papers use; the message says what they are."""


def decode(raw: bytes) -> tuple[str, str]:
    r"""The text of ``raw`` with every line end as one ``\n`` and no byte-order mark, and the encoding found.

    Raises UndecodableError rather than guess: for an empty or binary file, and where several encodings or none fit.
    """
    if not raw:
        message = "is empty"
        raise UndecodableError(message)
    text, encoding = _decoded(raw)
    return normalised(text), encoding


def normalised(text: str) -> str:
    """The text with one character a line end, and U+FFFD for each half of a broken surrogate pair."""
    return _SURROGATE.sub("\ufffd", _LINE_END.sub("\n", text))


def _decoded(raw: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            text = _strictly(raw[len(mark) :], encoding)
            if text is None or _is_binary(text):
                message = f"begins with the byte-order mark of {encoding} but is not text in it"
                raise UndecodableError(message)
            return text, encoding
    text = _strictly(raw, "utf-8")
    if text is not None and not _is_binary(text):
        return text, "utf-8"
    for encoding in _GUESSES:
        text = _strictly(raw, encoding)
        if text is not None and not _is_binary(text) and _is_plausible(text):
            return text, encoding
    message = "is not text in UTF-8, UTF-16 or GB18030 (binary, damaged or another encoding); save it as UTF-8"
    raise UndecodableError(message)


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_binary(text: str) -> bool:
    return len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text)


def _is_plausible(text: str) -> bool:
    """Whether the text reads as Chinese: its characters are ordinary ones, and the Chinese ones common."""
    han = _HAN.findall(text)
    if not han or len(_ORDINARY.findall(text)) < _LEAST_ORDINARY * len(text):
        return False
    encoded = "".join(han).encode("gb2312", "ignore")
    common = sum(lead in _LEVEL_ONE_LEAD for lead in encoded[::2])
    return common >= _LEAST_COMMON * len(han)
