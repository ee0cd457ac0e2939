"""What kind of article it is, by its display lines, byline, signature and length."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicons import lexicon
from kg.model import Genre
from kg.reading.bylines import AUTHOR
from kg.reading.letters import salutes, salutes_in_person

_NUMBER_OF_NOTICE = re.compile("[（(〔][^（）()]{0,12}第?[0-9一二三四五六七八九十]+号[）)]$")
_LONGEST_BRIEF = 150
_LONGEST_UNSIGNED_BRIEF = 280
_LONGEST_WIRED_BRIEF = 90
_MOST_PARAGRAPHS_OF_BRIEF = 2
_LONGEST_PHOTO = 260
_LEAST_TOLD = 3
_SHORTEST_OF_PROSE = 16
_VERSE = re.compile(r"[（(](?:外[一二三四]首|组诗|[二两三四五六七八九十]首)[）)]$")


@dataclass(frozen=True, slots=True)
class Features:
    """What the genre is read from."""

    headline: str
    display: str
    labels: str
    first_paragraph: str
    body: str
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
    wired: bool
    unsigned: bool
    marked: bool


@cache
def _words(section: str) -> tuple[str, ...]:
    return lexicon("reading_genres").words(section)


def _holds(text: str, section: str) -> bool:
    return any(word in text for word in _words(section))


def heads_notice(headline: str) -> bool:
    """Whether the line ends as the headline of an official notice does, be it set wide (讣　告) or with its number."""
    solid = _NUMBER_OF_NOTICE.sub("", "".join(headline.split()))
    return solid.rstrip("”》）)").endswith(_words("notice headline end"))


def heads_briefs(words: str) -> bool:
    """Whether the line stands over briefs: 简讯三则, 基层短讯."""
    return words.startswith(_words("brief")) or words.endswith(_words("brief"))


def _is_brief(features: Features) -> bool:
    """A brief 简讯 has no byline of its own line (credits in brackets may be) and at most two short paragraphs.

    A headline or label says so (简讯三则); what an agency wires in two paragraphs is news. What the paper reports by
    itself without naming who did (本报讯 and nobody's name) is a brief though it be longer.
    """
    named = f"{features.headline} {features.labels}".split() if not features.byline else []
    if any(map(heads_briefs, named)):
        return True
    if features.marked and not features.headline:  # ▲敬老院落成。（李明） ▲大桥合龙。（王强）
        return True
    if features.wired and features.paragraphs > 1 and features.body_length > _LONGEST_WIRED_BRIEF:
        return False
    longest = _LONGEST_UNSIGNED_BRIEF if features.unsigned else _LONGEST_BRIEF
    short = features.body_length <= longest and features.paragraphs <= _MOST_PARAGRAPHS_OF_BRIEF
    return short and not features.byline and not features.jumps


def _is_photo(features: Features) -> bool:
    return features.photographed and (features.body_length <= _LONGEST_PHOTO or features.captioned_only)


def _is_reported(features: Features) -> bool:
    return features.has_dateline or "记者" in features.roles


def _is_headed_notice(features: Features) -> bool:
    return heads_notice(features.headline) and not _is_reported(features)


def _is_letter(features: Features) -> bool:
    """A letter says so in its headline and has a signature or salutation; or it speaks to the editor or to somebody.

    编辑同志：; 亲爱的妈妈：, but not 各位家长：
    """
    addressed = salutes(features.first_paragraph)
    if addressed and features.first_paragraph.startswith(_words("editor")):
        return True
    if salutes_in_person(features.first_paragraph):
        return True
    return _holds(features.headline, "letter headline") and (features.signed or addressed)


def _is_commentary(features: Features) -> bool:
    if _holds(features.display + features.labels + features.byline, "commentary"):
        return True
    signs_alone = AUTHOR in features.roles and not features.signed and not _is_reported(features)
    verse = _VERSE.search(features.display) or features.body_length < _SHORTEST_OF_PROSE * features.paragraphs
    return signs_alone and not verse and _argues(features.body)


def _argues(body: str) -> bool:
    """Whether a signed article argues; else it tells of somebody, as a story does."""
    told, argued = (sum(body.count(word) for word in _words(section)) for section in ("story", "argument"))
    return told < _LEAST_TOLD or told <= 2 * argued


def _is_signed(features: Features) -> bool:
    return features.signed


_IN_ORDER: tuple[tuple[Callable[[Features], bool], Genre], ...] = (
    (_is_photo, Genre.PHOTO),
    (_is_headed_notice, Genre.NOTICE),
    (_is_letter, Genre.LETTER),
    (_is_commentary, Genre.COMMENTARY),
    (_is_signed, Genre.NOTICE),
    (_is_brief, Genre.BRIEF),
)


def genre_of(features: Features) -> Genre:
    """The kind of the article: the first that fits, in the order of how sure its signs are; news where none does."""
    return next((genre for fits, genre in _IN_ORDER if fits(features)), Genre.NEWS)
