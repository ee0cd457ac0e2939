"""Where a person's name begins and ends in print, whatever the tagger made of it."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.dictionary import dictionary
from kg.extraction import given_names, minority_names, names
from kg.extraction.last_characters import is_verb_in_aspect, with_lost_character
from kg.extraction.words import TaggedText
from kg.gazetteer import gazetteer
from kg.text import Span

_PADDED = re.compile("([\u4e00-\u9fff])[ \u3000]([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
_NOUN_LIKE = frozenset({"n", "nz", "PER", "an", "vn", "LOC", "a"})
_LONGEST_FOREIGN = 8
_LONGEST_CHINESE = 3
_OF_ELEMENTS = 4
"""The characters of a name of two elements, of which one may be unknown."""
_TAKES = frozenset("为任")
_PREPOSITIONS = frozenset("用在把被从给跟让")
_AND = frozenset("和与及")
_ASPECT = re.compile("着(?![手力重眼实急想])|了(?![解然])")
_GIVES = re.compile("作(?:了|出|说明|汇报|发言|报告|介绍|讲话|点评|总结|动员|部署|辅导|表态|交流|安排|通报|批示)")
_VERBS = frozenset({"v", "vn", "p"})
_NO_SYLLABLE = frozenset({"v", "p", "d", "c", "u", "uj", "ul", "f"})
_GLUED = ("说", "称", "表", "率", "等")
_SURNAME_AND_ONE = 2
_OFTEN = 500
"""A word that the dictionary counts so often is one."""
_NO_SURNAME = frozenset({"v", "f", "p", "d", "vd"})
_JOINS = frozenset({"c", "u", "r", "m"})
_NO_LAST_CHARACTER = frozenset({"c", "d", "f", "p", "u", "w", "xc"})
_NO_RARE_SURNAME = frozenset({"c", "u", "w", "m"})


class NameSpans:
    """Finds the extent of names in one article; no name begins where one of ``taken`` (titles, bodies) does."""

    def __init__(self, tagged: TaggedText, taken: Collection[int]) -> None:
        self.tagged = tagged
        self.text = tagged.text
        self.taken = taken
        self.tagged_starts = {word.span.start: word for word in tagged.tagged("PER")}

    def name_at(self, at: int) -> Span | None:
        """The name that begins at ``at``, None if none does."""
        if at in self.taken or self._is_place(at):
            return None
        word = self.tagged_starts.get(at)
        if word and len(word.span) > 1:
            trimmed = self.trimmed(word.span)
            return max(trimmed, self._of_minority(at) or trimmed, key=len)
        padded = _PADDED.match(self.text, at)
        if padded and names.is_chinese_name(padded.group(1) + padded.group(2)):
            return Span(*padded.span())
        return self._of_minority(at) or self._torn_foreign(at) or self._by_form(at)

    def _is_place(self, at: int) -> bool:
        """李建国与|邵阳|的同事: whether the tagger saw a place there, and there is one of that name."""
        word = self.tagged.at(at)
        seen = word is not None and word.tag == "LOC" and word.span.start == at
        return seen and word is not None and bool(gazetteer().named(word.span.of(self.text)))

    def name_behind_office(self, at: int) -> Span | None:
        """The name that begins directly behind an office: there one of a rare surname counts too (应海波, 由佳)."""
        usual = self.name_at(at)
        word = self.tagged.at(at)
        if word and word.tag == "LOC" and word.span.start == at and self._reads_foreign(word.span):
            return word.span  # 总理|阿尔巴尼亚诺
        if at not in self.taken and self._is_of_elements(at):
            return Span(at, at + _OF_ELEMENTS)
        closed = usual and self._is_closed(usual.end)
        if closed or at in self.taken or (word and word.tag in _NO_RARE_SURNAME) or self._is_place(at):
            return usual
        for length in names.lengths_at(self.text, at):
            span = Span(at, at + length)
            name = span.of(self.text)
            rest = self.tagged.starting(usual.end) if usual else None
            apart = rest is not None and (rest.tag in _NO_LAST_CHARACTER or is_verb_in_aspect(self.tagged, rest))
            cut = self.tagged.cuts(span.end) or self._is_drawn_to_verb(span)
            apart = apart or (usual is not None and len(usual) < length and not given_names.may_end(name))
            likely = given_names.is_likely(name) and cut and not apart
            closed = self._is_closed(span.end) and not (apart or (usual is None and names.is_nobody(name)))
            seen = word is not None and word.tag == "PER" and len(word.span) == 1  # 惠|民生
            whole = word is not None and word.span == span and name not in dictionary().tags
            unknown = whole and length == _LONGEST_CHINESE  # 揭云和|、
            if likely or (closed and (seen or unknown or self._may_be_rare(name))):
                return span
        return usual

    def _is_of_elements(self, at: int) -> bool:
        """洛桑|元旦|介绍, but 旺姆|陪同。: whether a name of two elements is closed there, and none before."""
        whole = minority_names.may_be_whole(self.text, at) and self._is_closed(at + _OF_ELEMENTS)
        return whole and not any(self._is_closed(end) for end in range(at + _SURNAME_AND_ONE, at + _OF_ELEMENTS))

    def _reads_foreign(self, span: Span) -> bool:
        name = span.of(self.text)
        return len(name) > _LONGEST_CHINESE and names.is_foreign_name(name) and not gazetteer().named(name)

    def _is_drawn_to_verb(self, span: Span) -> bool:
        """郝成林托|人: whether the tagger made one word, which no dictionary has, of a name and the verb behind it."""
        word = self.tagged.starting(span.start)
        if word is None or word.span.end != span.end + 1 or word.span.of(self.text) in dictionary().tags:
            return False
        return dictionary().tags.get(self.text[span.end]) in _VERBS

    def _is_closed(self, end: int) -> bool:
        return names.closes_name(self.text, end)

    def _of_minority(self, at: int) -> Span | None:
        """尼玛次仁, 曲木拉且, 旺久: names that are put together, or one element that fills a word."""
        end = minority_names.end_at(self.text, at)
        if end == at:
            end = minority_names.end_of_unknown_clan(self.text, at)
        if end == at and (word := self.tagged.at(at)) and minority_names.is_minority_name(word.span.of(self.text)):
            end = word.span.end if word.span.start == at and self._is_closed(word.span.end) else at
        return Span(at, end) if end > at else None

    def trimmed(self, span: Span) -> Span:
        """The name in what the tagger took for one, longer where it lost a character."""
        if self._is_one_too_long(span):
            return Span(span.start, span.end - 1)
        if (name := self._chinese_within(span)) is not None:
            return name
        span = self._with_compound_surname(span)
        if (polite := self._courtesy_in(span)) is not None:
            return Span(span.start, polite)
        ends = (minority_names.end_at(self.text, span.start), minority_names.end_of_element(self.text, span.start))
        if (end := max(ends)) > span.end and self.tagged.cuts(end):
            return Span(span.start, end)
        return with_lost_character(self.tagged, span) or span

    def _is_one_too_long(self, span: Span) -> bool:
        """阿里莫夫|说, 莫雷利应|约会见; 路遥|为州中级人民法院院长; 杜玲拉|着, 薛文作|说明."""
        if len(span) > _LONGEST_CHINESE and self._is_glued(span):
            return True
        if len(span) > _SURNAME_AND_ONE and self.text[span.end - 1] in _TAKES and span.end in self.taken:
            return True
        if len(span) == _OF_ELEMENTS and _ASPECT.match(self.text, span.end):
            return names.is_chinese_name(self.text[span.start : span.end - 1])  # 孟爱莲红|着脸
        return len(span) == _LONGEST_CHINESE and self._ends_in_verb(span)

    def _ends_in_verb(self, span: Span) -> bool:
        """Whether the last character is a verb by what follows it, for nothing of the kind stands behind a name."""
        if not names.is_chinese_name(self.text[span.start : span.end - 1]):
            return False
        if any(match.match(self.text, at) for match, at in ((_ASPECT, span.end), (_GIVES, span.end - 1))):
            return True
        return self.text[span.end - 1] in _PREPOSITIONS and not given_names.is_likely(span.of(self.text))  # 路遥|用

    def _chinese_within(self, span: Span) -> Span | None:
        """郑升安|和, 郑秋莲|教石桥村: the Chinese name that a longer word begins with, if the rest is none."""
        printed = span.of(self.text)
        name = Span(span.start, span.start + _LONGEST_CHINESE)
        if len(span) <= _LONGEST_CHINESE or printed[:_SURNAME_AND_ONE] in names.compound_surnames():
            return None
        if not names.has_common_surname(printed) or not names.is_chinese_name(name.of(self.text)):
            return None
        if names.is_foreign_name(printed) or any(mark in printed for mark in "·-"):
            return None
        if dictionary().tags.get(printed[_LONGEST_CHINESE:], "")[:1] in _VERBS and len(span) > _LONGEST_CHINESE + 1:
            return name  # 孟志强|冒雪
        verb = dictionary().tags.get(printed[_LONGEST_CHINESE]) in _NO_SYLLABLE
        likely = given_names.is_likely(name.of(self.text)) or printed[_LONGEST_CHINESE] in _AND
        return name if verb and (likely or len(span) == _LONGEST_CHINESE + 1) else None

    def _is_glued(self, span: Span) -> bool:
        """Whether the tagger drew the word behind a transliterated name to it."""
        printed = span.of(self.text)
        name, last = printed[:-1], printed[-1]
        if last in _GLUED or self.text[span.end - 1 : span.end + 1] in names.closing():
            return True
        foreign = set(name) <= names.transliteration() and not names.has_common_surname(name[0])
        return foreign and last not in names.transliteration() and dictionary().tags.get(last) in _NO_SYLLABLE

    def _with_compound_surname(self, span: Span) -> Span:
        """令|狐晓峰: the tagger took the first character of a compound surname for a word of its own."""
        before = self.tagged.ending(span.start)
        if before is None or len(before.span) > 1 or before.span.start in self.taken:
            return span
        longer = Span(before.span.start, span.end)
        name = longer.of(self.text)
        compound = name[:_SURNAME_AND_ONE] in names.compound_surnames() and names.is_chinese_name(name)
        return longer if compound else span

    def _courtesy_in(self, span: Span) -> int | None:
        """Where the word of courtesy begins in 苗秀兰|大姐 that the tagger took for one name."""
        printed = span.of(self.text)
        name, word = printed[:_LONGEST_CHINESE], printed[_LONGEST_CHINESE:]
        polite = word and word in names.courtesies() and names.is_chinese_name(name)
        return span.start + len(name) if polite else None

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
        if first and len(first.span) == 1 and first.tag in _JOINS:
            second = self.tagged.starting(first.span.end)
            often = second is not None and dictionary().frequencies.get(second.span.of(self.text), 0) >= _OFTEN
            acts = second is not None and second.tag in _VERBS and often
            if not self.tagged.cuts(end) or acts:
                return 0  # 民警|和|工作人员, 撤销|和|调整|道路; but 省长|和|段琪|等
        if not names.has_common_surname(name) and not self._may_be_rare(name):
            return 0
        if length > _SURNAME_AND_ONE and self.tagged.cuts(end - 1) and _ASPECT.match(self.text, end):
            return 0  # 陶冶|拉着
        follows, closed = names.may_follow_name(self.text, end), names.closes_name(self.text, end)
        if names.is_nobody(name):
            word = self.tagged.at(at)
            return int(closed and word is not None and word.tag in _NOUN_LIKE and self.tagged.cuts(end))
        cut = self.tagged.cuts(end) and (follows or names.has_common_surname(name))
        shorter = length > _SURNAME_AND_ONE and self.tagged.cuts(end - 1)
        swallowed = shorter and names.may_follow_name(self.text, end - 1)
        return 2 * follows + closed + cut - 2 * swallowed

    def _may_be_rare(self, name: str) -> bool:
        """Whether a name of a rare surname is more than a word that begins with it (职|务)."""
        if names.has_known_surname(name):
            return True
        return given_names.is_likely(name) if len(name) > _SURNAME_AND_ONE else name not in dictionary().tags
