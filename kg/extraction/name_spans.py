"""Where a person's name begins and ends in print, whatever the tagger made of it."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.extraction import names
from kg.extraction.words import TaggedText
from kg.text import Span

_PADDED = re.compile("([\u4e00-\u9fff])[ \u3000]([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
_NOUN_LIKE = frozenset({"n", "nz", "PER", "an", "vn", "LOC", "a"})
_LONGEST_FOREIGN = 8
_LONGEST_CHINESE = 3
_GLUED = ("说", "称", "表", "率", "等")
_SURNAME_AND_ONE = 2
_NO_SURNAME = frozenset({"v", "f", "p", "d", "vd"})
_NO_GIVEN_NAME = frozenset({"w", "p", "c", "u", "r", "xc", "m"})


class NameSpans:
    """Finds the extent of names in one article; no name begins where one of ``taken`` (titles, bodies) does."""

    def __init__(self, tagged: TaggedText, taken: Collection[int]) -> None:
        self.tagged = tagged
        self.text = tagged.text
        self.taken = taken
        self.tagged_starts = {word.span.start: word for word in tagged.tagged("PER")}

    def name_at(self, at: int) -> Span | None:
        """The name that begins at ``at``, None if none does."""
        if at in self.taken:
            return None
        word = self.tagged_starts.get(at)
        if word and len(word.span) > 1:
            return self.trimmed(word.span)
        padded = _PADDED.match(self.text, at)
        if padded and names.is_chinese_name(padded.group(1) + padded.group(2)):
            return Span(*padded.span())
        return self._torn_foreign(at) or self._by_form(at)

    def trimmed(self, span: Span) -> Span:
        """The name in what the tagger took for one, longer where it lost a character."""
        if len(span) > _LONGEST_CHINESE and span.of(self.text).endswith(_GLUED):
            span = Span(span.start, span.end - 1)  # 阿里莫夫|说
        return self._with_lost_character(span) or self._with_last_syllable(span) or span

    def _torn_foreign(self, at: int) -> Span | None:
        """乌云|毕力格, 贡觉|·|扎西: the tagger saw only the end of a transliterated name."""
        end = at
        while end - at <= _LONGEST_FOREIGN and (word := self.tagged.starting(end)):
            text = word.span.of(self.text)
            if word.tag == "PER":
                whole = Span(at, word.span.end)
                torn = at < word.span.start and (len(whole) > _LONGEST_CHINESE or not names.is_chinese_name(text))
                return whole if torn and names.is_foreign_name(whole.of(self.text)) else None
            if not set(text) <= names.transliteration() | set("·"):
                return None
            end = word.span.end
        return None

    def _by_form(self, at: int) -> Span | None:
        """The likeliest length of a Chinese name here: what may follow a name, and the tagger's cuts, decide."""
        best: tuple[int, int] | None = None
        for length in names.lengths_at(self.text, at):
            fits = self._fit(at, length)
            if fits > 0 and (best is None or fits > best[0]):
                best = (fits, length)
        return Span(at, at + best[1]) if best else None

    def _fit(self, at: int, length: int) -> int:
        name, end = self.text[at : at + length], at + length
        first = self.tagged.at(at)
        if first and len(first.span) == 1 and first.tag in _NO_SURNAME and not names.has_common_surname(name):
            return 0  # 包|联, 上|前线
        follows, closed = names.may_follow_name(self.text, end), names.closes_name(self.text, end)
        if names.is_nobody(name):
            word = self.tagged.at(at)
            return int(closed and word is not None and word.tag in _NOUN_LIKE and self.tagged.cuts(end))
        cut = self.tagged.cuts(end) and (follows or names.has_common_surname(name))
        shorter = length > _SURNAME_AND_ONE and self.tagged.cuts(end - 1)
        swallowed = shorter and names.may_follow_name(self.text, end - 1)
        return 2 * follows + closed + cut - 2 * swallowed

    def _with_lost_character(self, span: Span) -> Span | None:
        """俞平|年、: the tagger took the last character of a given name for a word of its own."""
        rest = self.tagged.starting(span.end)
        longer = Span(span.start, span.end + 1)
        surname_and_one = _SURNAME_AND_ONE + (span.of(self.text)[:2] in names.compound_surnames())
        if len(span) != surname_and_one or rest is None or len(rest.span) > 1 or rest.tag in _NO_GIVEN_NAME:
            return None
        if names.may_follow_name(self.text, span.end):
            return None
        closed = names.closes_name(self.text, longer.end)
        return longer if closed and names.is_chinese_name(longer.of(self.text)) else None

    def _with_last_syllable(self, span: Span) -> Span | None:
        """萨仁其其|格、: the same for a name of syllables."""
        rest = self.tagged.starting(span.end)
        longer = Span(span.start, min(span.end + 1, len(self.text)))
        if len(span) <= _SURNAME_AND_ONE or rest is None or len(rest.span) > 1 or rest.tag in _NO_GIVEN_NAME:
            return None
        foreign = names.is_foreign_name(longer.of(self.text)) and not names.has_common_surname(span.of(self.text))
        return longer if foreign and names.closes_name(self.text, longer.end) else None
