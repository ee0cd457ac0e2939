"""Foreign and minority names with a dot or a hyphen, however the tagger cut them: 贡觉|·|扎西, 马哈迪-雷萨·霍拉米."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kg.dictionary import dictionary
from kg.extraction import names
from kg.extraction.words import TaggedText
from kg.text import Span

_JOIN = re.compile(r"(?<=[一-鿿])(?:·|[-－‐–—](?=[一-鿿]))")
_DOT = "·"
_NAMED = frozenset({"PER", "nz", "LOC"})
_JOINING = frozenset({"p", "c"})
_VERB = 2
_VERBS = frozenset({"v", "vn"})
_NO_SYLLABLE = frozenset({"d", "p", "c", "u", "r", "w", "m"})


def dotted_names(tagged: TaggedText, office_ends: Collection[int]) -> Iterator[Span]:
    """The names; none begins within an office, which ends at one of ``office_ends``."""
    at = 0
    while join := _JOIN.search(tagged.text, at):
        at = join.end()
        left, right = tagged.at(join.start() - 1), tagged.at(at)
        if left is None or right is None:
            continue
        end = _end_of_syllables(tagged, right.span.end, named=right.tag == "PER")
        while (further := _JOIN.match(tagged.text, end)) and (word := tagged.at(further.end())):
            end = _end_of_syllables(tagged, word.span.end, named=word.tag == "PER")
        span = Span(_begin_of_syllables(tagged, join.start(), left.span.start, office_ends), end)
        hyphen = join.group() != _DOT
        known = {left.tag, right.tag} & ({"PER"} if hyphen else _NAMED) or span.start in office_ends
        if known and names.is_foreign_name(span.of(tagged.text)):
            yield span
            at = end


def _begin_of_syllables(tagged: TaggedText, dot: int, word: int, office_ends: Collection[int]) -> int:
    """Where the syllables before a dot begin: 专员|买买|提江·, 老红军依明·; never within an office or a place."""
    at = dot
    while at > 0 and tagged.text[at - 1] in names.dotted_syllables() and at not in office_ends:
        before = tagged.at(at - 1)
        place = before and before.tag == "LOC" and len(before.span) > 1
        if at <= word and before and (place or before.tag in _NO_SYLLABLE):
            break
        at -= 1
    if at in office_ends or at < word:
        return at if at in office_ends or tagged.cuts(at) else word
    return at if dot - at > 1 else word


def _end_of_syllables(tagged: TaggedText, at: int, *, named: bool) -> int:
    """阿不|都满金: on over words that are all of transliteration characters; not 吾买尔|拉|起 behind a whole name."""
    if tagged.text[at - 1 : at + 1] in names.closing():
        return at - 1  # 孔蒂应|约会见
    while (word := tagged.starting(at)) and set(tagged.of(word.span)) <= names.dotted_syllables():
        drawn = word.tag in _JOINING or _begins_verb(tagged.text, word.span.start)
        if named and len(word.span) == 1 and drawn and not names.closes_name(tagged.text, word.span.end):
            break  # but 阿不都|拉|出席
        acts = len(word.span) == _VERB and word.tag in _VERBS and not names.closes_name(tagged.text, word.span.end)
        if named and acts:
            return at  # 哈桑|合开
        at = word.span.end
    return at


def _begins_verb(text: str, at: int) -> bool:
    """得|票, 拉|起, 应|约: whether a character begins a verb of two."""
    return names.closes_name(text, at) or dictionary().tags.get(text[at : at + 2], "").startswith("v")
