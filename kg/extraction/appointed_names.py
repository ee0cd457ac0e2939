"""Names of those appointed, elected or removed: 任命X为…, 免去X的…, A、B为副州长."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.dictionary import dictionary
from kg.extraction import names
from kg.extraction.doubtful_names import is_known_word
from kg.extraction.holdings import CLAUSE, after_name, gap_before_name
from kg.extraction.name_spans import NameSpans
from kg.extraction.title_items import TitleSequence
from kg.extraction.words import TaggedText
from kg.lexicons import lexicon
from kg.text import Span

_JOINS = frozenset({"c", "p"})
_COLONS = frozenset("：:")
_UNUSUAL = re.compile("[一-鿿]{2,5}?(?:·[一-鿿]{1,6})?(?=为|的|同志|[（(][男女])")
_FILLS_CLAUSE = re.compile("[；;：:]([一-鿿]{2,4})$")
_NOTE = "(?:[（(][^（）()]{1,12}[）)])?"
_SURNAME_AND_ONE = 2
_TAKEN = ("为", "同志为", "任", "同志任")
_COMRADE = re.compile("同志(?=任|为|的|担任|当选)")
_AFTER_APPOINTED = ("为", "同志", "的", "任", "担任", "、", "辞去")
_LONGEST_LIST = 160
_LONGEST_NAME = 4
_NAMES_AT_END = re.compile(f"(?:[\u4e00-\u9fff·]{{2,6}}{_NOTE}(?:、|和))*[\u4e00-\u9fff·]{{2,6}}{_NOTE}$")
_ELEMENT_OF_LIST = re.compile("(?<![（(，,])[\u4e00-\u9fff·]{2,6}(?=[（(、和]|$)")
_TAKES_OFFICE = re.compile(
    "(?:同志)?(?:不再|利用)?(?:为|任|担任|出任|当选为?|兼任|就任|接任|调任|升任|转任|拟任|辞去|不再担任|被任命为)$"
)
_LAST_OF_TAKING = frozenset("为任选去\n")
"""The last characters of what takes an office, and the end of a line behind it."""


class AppointedNames:
    """Finds the names in one article of those who take an office or leave it."""

    def __init__(self, tagged: TaggedText, sequences: Sequence[TitleSequence], spans: NameSpans) -> None:
        self.tagged = tagged
        self.text = tagged.text
        self.sequences = sequences
        self.spans = spans

    def appointed(self) -> Iterator[Span]:
        """The name between a verb of appointment or removal and 为, 同志, 的: 任命X为…, 免去X的…."""
        for match in _appointing_pattern().finditer(self.text):
            at = gap_before_name(self.text, match.end())
            while span := self._before_office_taken(at) or self.spans.name_at(at):
                goes_on = after_name(self.text, span.end)
                if goes_on or self.text.startswith(_AFTER_APPOINTED, span.end):
                    yield span
                if goes_on is None:
                    break
                at = goes_on
        ends = [match.start() for match in _COMRADE.finditer(self.text)]
        for sequence in self.sequences:
            start = sequence.span.start
            if self.text[start - 1 : start] not in _LAST_OF_TAKING:
                continue
            if link := _TAKES_OFFICE.search(self.text[max(start - CLAUSE, 0) : start]):
                ends.append(start - len(link.group()))
        yield from (span for end in ends if (span := self._name_before(end) or self._between_marks(end)))

    def _name_before(self, end: int) -> Span | None:
        """The name of a Chinese that ends at ``end``; not 先后|任, 全票|当选."""
        spans = (Span(max(end - length, 0), end) for length in (3, 2))
        formed = (s for s in spans if self.tagged.cuts(s.start) and names.is_chinese_name(s.of(self.text)))
        span = next(formed, None)
        word = self.tagged.at(span.start) if span else None
        if span and len(span) == _SURNAME_AND_ONE and word and (is_known_word(self.tagged, span) or word.tag in _JOINS):
            return None  # 原本|和|同为护士
        return span

    def _between_marks(self, end: int) -> Span | None:
        """；央吉加|为: what fills a clause before an office taken, and is no word."""
        match = _FILLS_CLAUSE.search(self.text, max(end - _LONGEST_NAME - 1, 0), end)
        if match is None or match.group(1) in dictionary().tags or names.is_nobody(match.group(1)):
            return None
        return Span(*match.span(1))

    def _before_office_taken(self, at: int) -> Span | None:
        """任命|慎国荣|为: what the tagger made of the name does not matter before 为."""
        spans = (Span(at, at + length) for length in names.lengths_at(self.text, at))
        usual = next((span for span in spans if self.text.startswith(_TAKEN, span.end)), None)
        if usual or self.text[at - 1 : at] not in _COLONS:
            return usual
        unusual = _UNUSUAL.match(self.text, at)  # 任命：|央吉加|为
        return Span(*unusual.span()) if unusual and unusual.group() not in dictionary().tags else None

    def elected(self) -> Iterator[Span]:
        """Each name of a list before 为 or 任 and an office, be its surname ever so rare: 起建勋、字国栋为副州长."""
        for sequence in self.sequences:
            start = sequence.span.start
            if self.text[start - 1 : start] not in _LAST_OF_TAKING:
                continue
            link = _TAKES_OFFICE.search(self.text, max(start - CLAUSE, 0), start)
            if link is None:
                continue
            clause = self.text[max(link.start() - _LONGEST_LIST, 0) : link.start()]
            run = _NAMES_AT_END.search(clause)
            if run is None:
                continue
            begin = link.start() - len(run.group())
            spans = [Span(begin + m.start(), begin + m.end()) for m in _ELEMENT_OF_LIST.finditer(run.group())]
            spans = [self._without_verb(span) for span in spans]
            sure = sum(names.is_chinese_name(span.of(self.text)) for span in spans)
            if len(spans) > 1 and 2 * sure >= len(spans):
                yield from (span for span in spans if self._may_be_listed(span))

    def _may_be_listed(self, span: Span) -> bool:
        name = span.of(self.text)
        return 1 < len(span) <= _LONGEST_NAME and (names.is_chinese_name(name) or not names.is_nobody(name))

    def _without_verb(self, span: Span) -> Span:
        """选举|尚跃东: the verb before the first name of a list is no part of it."""
        verb = _appointing_pattern().match(self.text, span.start, span.end)
        return Span(verb.end(), span.end) if verb and verb.end() < span.end - 1 else span


@cache
def _appointing_pattern() -> re.Pattern[str]:
    titles = lexicon("titles")
    return re.compile("|".join(sorted((*titles.words("appoint"), *titles.words("remove")), key=len, reverse=True)))
