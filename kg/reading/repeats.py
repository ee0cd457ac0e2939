"""Sentences that a faulty extraction repeats word for word: the clean text holds each once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.text import AlignedText, Span

_SENTENCE = re.compile(r"[^。！？…]*[。！？…]*[”’」』）)]*")
_SHORTEST = 20
"""Characters; a slogan may well be said twice in one article, a whole sentence is not."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A sentence that repeats one of paragraph ``paragraph``, ``first`` counting its characters; where on the page."""

    paragraph: int
    first: Span
    copy: Span


def without_repeats(paragraphs: Sequence[AlignedText]) -> tuple[list[AlignedText], list[Repeat]]:
    """The paragraphs with every sentence said before left out (they may come out empty), and what was left out.

    The spans of the repeats count characters of the paragraphs as returned.
    """
    if not _has_repeats(paragraphs):
        return list(paragraphs), []
    kept: list[AlignedText] = []
    repeats: list[Repeat] = []
    seen: dict[str, tuple[int, Span]] = {}
    for number, paragraph in enumerate(paragraphs):
        parts: list[AlignedText] = []
        length = 0
        for match in _SENTENCE.finditer(paragraph.text):
            span = Span(*match.span())
            known = seen.get(match.group()) if len(span) >= _SHORTEST else None
            if known:
                regions = paragraph.page_regions(span)
                repeats += [Repeat(*known, region) for region in _one_region(regions)]
                continue
            if len(span) >= _SHORTEST:
                seen[match.group()] = number, Span(0, len(span)).shifted(length)
            length += len(span)
            parts.append(paragraph.slice(span))
        kept.append(paragraph if length == len(paragraph) else AlignedText.concatenate(parts))
    return kept, repeats


def _has_repeats(paragraphs: Sequence[AlignedText]) -> bool:
    sentences = [
        sentence
        for paragraph in paragraphs
        for sentence in _SENTENCE.findall(paragraph.text)
        if len(sentence) >= _SHORTEST
    ]
    return len(set(sentences)) < len(sentences)


def _one_region(regions: Sequence[Span]) -> Sequence[Span]:
    in_order = all(before.end <= after.start for before, after in pairwise(regions))
    return [Span(regions[0].start, regions[-1].end)] if regions and in_order else regions
