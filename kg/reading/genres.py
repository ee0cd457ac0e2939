"""What kind of article it is, by its display lines, byline, signature and length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicons import lexicon
from kg.model import Genre
from kg.reading.bylines import AUTHOR
from kg.reading.cues import SALUTATION

_LONGEST_BRIEF = 150
_MOST_PARAGRAPHS_OF_BRIEF = 2
_LONGEST_PHOTO = 260


@dataclass(frozen=True, slots=True)
class Features:
    """What the genre is read from."""

    headline: str
    display: str
    labels: str
    first_paragraph: str
    body_length: int
    paragraphs: int
    jumps: bool
    roles: Sequence[str]
    byline: str
    signed: bool
    dated: bool
    photographed: bool
    captioned_only: bool
    has_dateline: bool


@cache
def _words(section: str) -> tuple[str, ...]:
    return lexicon("reading_genres").words(section)


def _holds(text: str, section: str) -> bool:
    return any(word in text for word in _words(section))


def heads_notice(headline: str) -> bool:
    """Whether the line ends as the headline of an official notice does."""
    return headline.rstrip("”》）) ").endswith(_words("notice headline end"))


def _is_brief(features: Features) -> bool:
    """A brief 简讯 has no byline of its own line (credits in brackets may be) and at most two short paragraphs."""
    short = features.body_length <= _LONGEST_BRIEF and features.paragraphs <= _MOST_PARAGRAPHS_OF_BRIEF
    return short and not features.byline and not features.jumps


def genre_of(features: Features) -> Genre:
    """The kind of the article; news where nothing speaks for another."""
    if features.photographed and (features.body_length <= _LONGEST_PHOTO or features.captioned_only):
        return Genre.PHOTO
    if heads_notice(features.headline) and not features.has_dateline and "记者" not in features.roles:
        return Genre.NOTICE
    if _holds(features.headline, "letter headline") and (
        features.signed or SALUTATION.fullmatch(features.first_paragraph)
    ):
        return Genre.LETTER
    if _holds(features.display + features.labels + features.byline, "commentary"):
        return Genre.COMMENTARY
    if features.signed:
        return Genre.NOTICE
    if (
        _holds(features.headline, "letter headline")
        and not features.has_dateline
        and SALUTATION.fullmatch(features.first_paragraph)
    ):
        return Genre.LETTER
    if AUTHOR in features.roles and not features.has_dateline and "记者" not in features.roles:
        return Genre.COMMENTARY
    if _is_brief(features):
        return Genre.BRIEF
    return Genre.NEWS
