"""The article as the rules for events see it: every person, title, time, quotation and 《…》 reduced to one sign.

The masked text has the length of the article's text, so that every offset in it is an offset in the article:
``市委书记陆明远主持会议`` is ``TTTTPPP主持会议`` with private signs in place of T and P.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.extraction.events.words import any_of, pattern
from kg.extraction.found import Found
from kg.model import BlockKind, Mention
from kg.text import Span

P, T, D, Q, B = "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"
"""The signs of a person's name, a title, a time, a quotation, and a work in 《》."""

DISPLAY = (BlockKind.KICKER, BlockKind.HEADLINE, BlockKind.SUBTITLE)
TOLD = (*DISPLAY, BlockKind.BODY)
SHORT_QUOTATION = 14
QUOTATION = re.compile(r"“[^”\n]*”")
WORK = re.compile(r"《[^》\n]+》")
CLAUSE_END = re.compile(r"[，；：。！？\s]")
SENTENCE = re.compile(r"[^。！？]*[。！？]*[”’]?")
NARROW, WIDE = ",;:!?()", "，；：！？（）"
AUTHORS = re.compile(
    r"[（(](?:本报|本台|驻[^）)]{1,8})?(?:见习|实习|首席)?(?:记者|通讯员|特约|特派)[^）)\n]{1,60}[）)]"
)
"""（记者 李明）: people who write, not people who do something."""
SENTENCE_END = re.compile("[。！？”]$")
FULL_STOP = re.compile(r"(?<![0-9A-Za-z])\.(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a display line or the body, and from where on it only repeats what somebody said."""

    span: Span
    block: int
    kind: BlockKind
    said_from: int

    @property
    def display(self) -> bool:
        """Whether it stands in a kicker, headline or subtitle."""
        return self.kind in DISPLAY

    def told(self, at: int) -> bool:
        """Whether the article itself speaks at offset ``at``, not somebody whom it quotes."""
        return at < self.said_from


@dataclass(frozen=True)
class Reading:
    """The article with its masked text and its sentences in order."""

    found: Found

    @property
    def text(self) -> str:
        """The article's clean text."""
        return self.found.text

    @cached_property
    def masked(self) -> str:
        """The text with people, titles, times, quotations and works masked; of the same length.

        Half-width marks, which some papers print, are full-width in it.
        """
        wide = _with_wide_marks(self.text)
        signs = list(FULL_STOP.sub("。", wide))
        _cover(signs, (tenure.span for tenure in self.found.tenures), T)
        _cover(signs, (date.span for date in self.found.dates), D)
        _cover(signs, (person.span for person in self.found.persons), P)
        _cover(signs, (Span(*m.span()) for m in QUOTATION.finditer(self.text) if _is_speech(m.group())), Q)
        _cover(signs, (Span(*m.span()) for m in WORK.finditer(self.text)), B)
        _cover(signs, (Span(*m.span()) for m in AUTHORS.finditer(self.text)), "，")
        _cover(signs, (dateline.span for dateline in [self.found.article.dateline] if dateline is not None), "，")
        notes = (_notes().match(wide, person.span.end) for person in self.found.persons)
        _cover(signs, (Span(*m.span()) for m in notes if m is not None and not self.persons_of(Span(*m.span()))), P)
        return "".join(signs)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of display lines and body paragraphs, in order."""
        read: list[Sentence] = []
        saying = False
        for number, block in enumerate(self.found.article.blocks):
            if block.kind not in TOLD:
                continue
            saying = saying and not SENTENCE_END.search(
                self.masked, max(block.span.start - 3, 0), max(block.span.start - 1, 0)
            )
            for match in SENTENCE.finditer(self.masked, block.span.start, block.span.end):
                if not match.group().strip():
                    continue
                span = Span(*match.span())
                said_from, saying = self._said_from(span, saying=saying)
                read.append(Sentence(span, number, block.kind, said_from))
        return tuple(read)

    def _said_from(self, span: Span, *, saying: bool) -> tuple[int, bool]:
        """Where reported speech begins in a sentence, and whether it may go on in the next.

        ``陆明远强调，要减少会议。要抓好落实。`` — after 强调 nothing is told by the article, nor in the sentence after.
        """
        sentence = span.of(self.masked)
        if saying and not FRESH_START.match(sentence):
            return span.start, True
        match = SAYING.search(sentence)
        if match is None:
            return span.end, False
        return span.start + match.end(), True

    def sentence_at(self, at: int) -> Sentence | None:
        """The display or body sentence that holds ``at``."""
        index = bisect_right(self._sentence_starts, at) - 1
        return self.sentences[index] if index >= 0 and at < self.sentences[index].span.end else None

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def clauses(self, span: Span) -> tuple[Span, ...]:
        """The clauses of a sentence, without their closing marks; a comma inside brackets closes none."""
        spans, start = [], span.start
        for match in CLAUSE_END.finditer(self.masked, span.start, span.end):
            if _in_brackets(self.masked[start : match.start()]):
                continue
            if match.start() > start:
                spans.append(Span(start, match.start()))
            start = match.end()
        if start < span.end:
            spans.append(Span(start, span.end))
        return tuple(spans)

    def persons_of(self, span: Span) -> tuple[Mention, ...]:
        """The people whose names lie in ``span``, in order."""
        return self.found.persons_in(span)


PERSON = rf"(?:(?:{T}++[、和兼]?)*+{P}++)"
SAYING = re.compile(
    rf"(?:(?:会议|大会|全会|会上|{P}|并|还|他|她)[^，。；：听的]{{0,24}}?(?:强调|指出|要求|认为|写道|表示|说|介绍|提出|嘱咐|叮嘱)"
    r"|(?<=[，。])(?:强调|指出|要求|表示|叮嘱)|^(?:强调|指出|要求))(?:[，：]|(?=要|，|全[市县省区]|各))"
)
FRESH_START = re.compile(
    rf"\s*(?:会议|会上|会前|会后|随后|当日|当天|{D}|{P}|{T}|{Q}|他|她|大会|全会|本次|此次|这次|座谈会|发布会|仪式上|省领导|市领导|县领导|区领导"
    rf"|[^，。；]{{2,40}}{P}+[^，。；]{{0,30}}(?:出席|参加|主持|列席|陪同|强调|指出|要求|提出|说|介绍|表示|讲话|致辞))"
)


def _notes() -> re.Pattern[str]:
    """What print adds to a name without saying anything of the event: P（女，彝族）, P大校, P（线上）."""
    ranks = any_of("roles", "ranks after names")
    return pattern(rf"{ranks}(?:（[^（）。；\n]{{1,16}}）)?|（[^（）。；\n]{{1,16}}）")


def _with_wide_marks(text: str) -> str:
    for narrow, wide in zip(NARROW, WIDE, strict=True):
        text = text.replace(narrow, wide)
    return text


def _is_speech(quotation: str) -> bool:
    """Whether a quotation is somebody's words rather than a term: “不忘初心、牢记使命” is a term."""
    return len(quotation) > SHORT_QUOTATION + 2 or pattern("[。，！？]").search(quotation) is not None


def _cover(signs: list[str], spans: Iterable[Span], sign: str) -> None:
    for span in spans:
        signs[span.start : span.end] = sign * len(span)


def _in_brackets(text: str) -> bool:
    return text.count("（") > text.count("）") or text.count("(") > text.count(")")


def holds(name: str, section: str, text: str) -> bool:
    """Whether ``text`` holds a word of the section."""
    return pattern(any_of(name, section)).search(text) is not None
