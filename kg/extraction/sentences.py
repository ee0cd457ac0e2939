"""Cutting clean text into sentences, the unit of evidence."""

from __future__ import annotations

import re

from kg.text import Span

# A sentence ends with its final marks and the quotation marks and brackets that close with it, or with the line.
_SENTENCE = re.compile(r"[^。！？!?…\n]*(?:(?:[。！？!?]|……|…)+[”’」』）)》\"]*|(?=\n)|$)")


def sentences(text: str) -> tuple[Span, ...]:
    """The spans of the sentences, in order, without white space around them.

    Every character of ``text`` but white space is in exactly one of them.

    >>> [span.of("他说：“好！”随后散会。") for span in sentences("他说：“好！”随后散会。")]
    ['他说：“好！”', '随后散会。']
    """
    return tuple(span for match in _SENTENCE.finditer(text) if (span := _stripped(text, *match.span())))


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
