"""Every source that hears names of people in an article: the tagger, titles, lists, bylines, appointments, speech."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from kg.extraction import names
from kg.extraction.holdings import CLAUSE, name_place
from kg.extraction.name_spans import NameSpans
from kg.extraction.titles import TitleSequence
from kg.extraction.words import TaggedText
from kg.lexicons import lexicon
from kg.model import Byline
from kg.text import Span

_GAP = re.compile(r"[ \u3000]?")
_SEPARATOR = re.compile(r"[、，,]|[ \u3000](?=[\u4e00-\u9fff])|和|与")
_ELEMENT = re.compile("[\u4e00-\u9fff·]{2,5}")
_SHORTEST_LIST = 3
_COMRADE = re.compile("同志(?=任|为|的|担任|当选)")
_TAKES_OFFICE = re.compile("(?:同志)?(?:任|担任|出任|当选为?|兼任|就任|调任|升任|转任|拟任)$")
_AFTER_APPOINTED = ("为", "同志", "的", "任", "担任", "、", "辞去")
_SPEECH = re.compile("说|表示|指出|强调|要求|介绍|坦言|告诉|认为|透露|回忆道|写道")


class NameListener:
    """Hears names in one article."""

    def __init__(self, tagged: TaggedText, sequences: Sequence[TitleSequence], spans: NameSpans) -> None:
        self.tagged = tagged
        self.text = tagged.text
        self.sequences = sequences
        self.spans = spans

    def heard(self, bylines: Sequence[Byline]) -> dict[Span, set[str]]:
        """Spans that may be names, with the sources that say so."""
        heard: dict[Span, set[str]] = defaultdict(set)
        for source, spans in (
            ("byline", (byline.span for byline in bylines)),
            ("lac", self._tagged()),
            ("dot", self._dotted()),
            ("dot", self._side_by_side()),
            ("title-closed", self._appointed()),
            ("list", self._listed()),
        ):
            for span in spans:
                heard[span].add(source)
        for sequence in self.sequences:
            said = self._names_behind(name_place(self.text, sequence))
            for span in said if sequence.items[-1].is_post else self._only_tagged(said):
                heard[span].add("title-closed" if names.closes_name(self.text, span.end) else "title")
        for span in list(heard):
            if _SPEECH.match(self.text, span.end):
                heard[span].add("speaker")
        return heard

    def _tagged(self) -> Iterator[Span]:
        for word in self.tagged.tagged("PER"):
            if not self.text.endswith(_net_name_words(), 0, word.span.start):
                yield self.spans.trimmed(word.span)

    def _dotted(self) -> Iterator[Span]:
        """贡觉|·|扎西, 马库斯·魏斯曼: the words on both sides of a dot, however the tagger cut them."""
        at = 0
        while (dot := self.text.find("·", at)) >= 0:
            at = dot + 1
            left, right = self.tagged.at(dot - 1) if dot else None, self.tagged.at(dot + 1)
            if left is None or right is None:
                continue
            end = self._end_of_syllables(right.span.end)
            while self.text[end : end + 1] == "·" and (further := self.tagged.at(end + 1)):
                end = self._end_of_syllables(further.span.end)
            span = Span(left.span.start, end)
            if names.is_foreign_name(span.of(self.text)) and "PER" in {left.tag, right.tag}:
                yield span
                at = end

    def _end_of_syllables(self, at: int) -> int:
        """阿不|都满金: on over words that are all of transliteration characters."""
        while (word := self.tagged.starting(at)) and set(word.span.of(self.text)) <= names.transliteration():
            at = word.span.end
        return at

    def _side_by_side(self) -> Iterator[Span]:
        """巴图|孟克: two names of syllables that the tagger saw with nothing between."""
        words = self.tagged.tagged("PER")
        for first, second in pairwise(words):
            whole = Span(first.span.start, second.span.end)
            adjacent = first.span.end == second.span.start
            if (
                adjacent
                and names.is_foreign_name(whole.of(self.text))
                and not names.has_common_surname(whole.of(self.text))
            ):
                yield whole

    def _only_tagged(self, spans: Iterable[Span]) -> Iterator[Span]:
        """Behind 干部 and the like a verb follows as often as a name (干部包户): the tagger must have seen one."""
        return (span for span in spans if span.start in self.spans.tagged_starts)

    def _names_behind(self, at: int) -> list[Span]:
        """The names of the list that begins at ``at``, directly behind a title."""
        gap = _GAP.match(self.text, at)
        at = gap.end() if gap else at
        found: list[Span] = []
        while (span := self.spans.name_at(at)) is not None:
            found.append(span)
            separator = _SEPARATOR.match(self.text, span.end)
            if separator is None or separator.group() in {"，", ","}:
                break
            at = separator.end()
        return found

    def _appointed(self) -> Iterator[Span]:
        """The name between a verb of appointment or removal and 为, 同志, 的: 任命X为…, 免去X的…."""
        for match in _appointing_pattern().finditer(self.text):
            span = self.spans.name_at(match.end())
            if span and self.text.startswith(_AFTER_APPOINTED, span.end):
                yield span
        ends = [match.start() for match in _COMRADE.finditer(self.text)]
        for sequence in self.sequences:
            start = sequence.span.start
            if link := _TAKES_OFFICE.search(self.text[max(start - CLAUSE, 0) : start]):
                ends.append(start - len(link.group()))
        for end in ends:
            for length in (3, 2):
                span = Span(max(end - length, 0), end)
                if self.tagged.cuts(span.start) and names.is_chinese_name(span.of(self.text)):
                    yield span
                    break

    def _listed(self) -> Iterator[Span]:
        """Elements of lists of names of which most are surely names: A、B、C等."""
        run: list[Span] = []
        at = 0
        for match in _ELEMENT.finditer(self.text):
            if match.start() < at:
                continue
            del run[:]
            at = match.start()
            start = at
            while (span := self.spans.name_at(at)) is not None:
                run.append(span)
                if self.text[span.end : span.end + 1] != "、":
                    break
                at = span.end + 1
            sure = sum(span.start in self.spans.tagged_starts for span in run)
            if len(run) >= _SHORTEST_LIST and 2 * sure >= len(run):
                yield from run
            at = max(at, start + 1) if run else match.start()


@cache
def _net_name_words() -> tuple[str, ...]:
    words = lexicon("people").words("net-name")
    return tuple(word + mark for word in words for mark in ("", "“", "‘", "@"))


@cache
def _appointing_pattern() -> re.Pattern[str]:
    titles = lexicon("titles")
    return re.compile("|".join(sorted((*titles.words("appoint"), *titles.words("remove")), key=len, reverse=True)))
