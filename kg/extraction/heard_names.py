"""Every source that hears names of people in an article: the tagger, titles, lists, bylines, appointments, speech."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from kg.dictionary import dictionary
from kg.extraction import given_names, minority_names, names
from kg.extraction.appointed_names import AppointedNames
from kg.extraction.dotted_names import dotted_names
from kg.extraction.doubtful_names import is_known_word
from kg.extraction.holdings import after_name, gap_before_name, is_apposed, name_place
from kg.extraction.name_spans import NameSpans
from kg.extraction.rosters import Roster
from kg.extraction.title_items import TitleSequence
from kg.extraction.words import TaggedText, Word
from kg.gazetteer import gazetteer
from kg.lexicons import lexicon
from kg.model import Byline
from kg.text import Span

_JAPAN = "日本"
_ELEMENT = re.compile("[\u4e00-\u9fff·]{2,5}")
_SHORTEST_LIST = 3
_SEVERAL = "们"
_DO_TO_PEOPLE = frozenset("带陪率领叫让请对向找给帮问跟同与和由为替把被及任是说见送接看派教")
_COMMON = 50
"""A word that the dictionary counts so often is no part of a name unheard of."""
_VILLAGE = frozenset("村镇乡庄屯")
_LIKE_NAMES = frozenset({"n", "nz", "a", "an", "TIME", "s", "nw"})
_STOPS = ("，", "。", "、", "；", "（", "(")
_SHORTEST_UNHEARD_OF, _LONGEST_UNHEARD_OF = 2, 5
_VERBS = frozenset({"v", "vn", "vd"})
_LONGEST_WORD = 6
_NAMED = frozenset({"ORG", "LOC", "TIME", "w"})
_HEARD_OF = _NAMED | {"m", "p", "c", "u", "r", "f", "q", "xc"}
_LONGEST_ELEMENT = 32
_NOTE = "(?:[（(][^（）()]{1,12}[）)])?"
_LIST_ELEMENT = re.compile(f"[\u4e00-\u9fff]{{2,3}}(?={_NOTE}(?:、|和|与|等|为|在|出席|参加|列席))")
_SYLLABLES = re.compile("[一-鿿]+(?<![人名位员者们])")
_AT_HOME = re.compile("([一-鿿]{2,3})(?=家(?:中|里|[，。、]))")
_NO_SYLLABLE = frozenset({"d", "p", "c", "u", "r", "w", "m"})
_NO_SURNAME = _NO_SYLLABLE | {"v", "f"}
_SHORTEST_JAPANESE = 2
_AND = "和"
_SURNAME_AND_ONE = 2
_SPEECH = re.compile("说|提醒|表示|指出|强调|要求|介绍|坦言|告诉|认为|透露|回忆道|写道")


class NameListener:
    """Hears names in one article."""

    def __init__(
        self, tagged: TaggedText, sequences: Sequence[TitleSequence], spans: NameSpans, rosters: Sequence[Roster] = ()
    ) -> None:
        self.tagged = tagged
        self.text = tagged.text
        self.sequences = sequences
        self.spans = spans
        self.rosters = rosters
        self.unusual: set[Span] = set()
        self.office_ends = {item.span.end for sequence in sequences for item in sequence.items}

    def heard(self, bylines: Sequence[Byline]) -> dict[Span, set[str]]:
        """Spans that may be names, with the sources that say so."""
        heard: dict[Span, set[str]] = defaultdict(set)
        appointed = AppointedNames(self.tagged, self.sequences, self.spans)
        for source, spans in (
            ("byline", (byline.span for byline in bylines)),
            ("lac", self._tagged()),
            ("dot", dotted_names(self.tagged, self.office_ends)),
            ("dot", self._side_by_side()),
            ("dot", self._put_together()),
            ("dot", self._japanese()),
            ("title-closed", appointed.appointed()),
            ("list", self._listed()),
            ("list", appointed.elected()),
            ("title-closed", appointed.elected()),
            ("title-closed", self._at_home()),
            ("title", self._introduced()),
            ("title", self._before_office()),
            ("roster", (span for roster in self.rosters for span in roster.names)),
        ):
            for span in spans:
                heard[span].add(source)
        for sequence in self.sequences:
            if self._is_of_surname(sequence.items[-1].span.end):
                continue
            said = self._names_behind(name_place(self.text, sequence), office=sequence.items[-1].is_post)
            said = [s for s in said if self._is_more_than_word(s, sequence)]
            for span in said if sequence.items[-1].is_post else self._only_tagged(said):
                heard[span].add("title-closed" if names.closes_name(self.text, span.end) else "title")
        for span in sorted(self.unusual):
            heard[span].add("list")
        for span in list(heard):
            if _SPEECH.match(self.text, span.end):
                heard[span].add("speaker")
        return heard

    def _is_more_than_word(self, span: Span, sequence: TitleSequence) -> bool:
        """Whether what stands behind a title is no common word: 技术员|来到, 领事|保护; but 县委书记|巩固，."""
        if not is_known_word(self.tagged, span) or self.text.startswith("、", span.end):
            return True
        if _SPEECH.match(self.text, span.end):
            return True
        whose = any(item.organization or item.implied or item.place for item in sequence.items)
        return whose and not self.text.endswith(_at_work(), 0, sequence.span.end)

    def _tagged(self) -> Iterator[Span]:
        for word in self.tagged.tagged("PER"):
            thought = self.text.startswith(_thoughts(), word.span.end)
            courtesy = names.end_with_courtesy(self.text, word.span.start) > word.span.end  # 罗奶|奶
            if not (thought or courtesy) and not self.text.endswith(_net_name_words(), 0, word.span.start):
                yield self._with_rare_surname(self.spans.trimmed(word.span))

    def _with_rare_surname(self, span: Span) -> Span:
        """妻子|向|小娟, 居民|谈|秀芝: behind what somebody is the word before a given name is its surname."""
        before = self.tagged.ending(span.start)
        if before is None or before.tag == "c" or len(span) != _SURNAME_AND_ONE or len(before.span) > 1:
            return span  # 先生|和|小赵
        behind_office = before.span.start in self.office_ends
        introduced = behind_office or self.text.endswith(_introducing(), 0, before.span.start)
        whole = Span(before.span.start, span.end)
        name = whole.of(self.text)
        common = names.has_common_surname(span.of(self.text))  # 副县长|奉|苗芳, but 队长|带|小江
        if not introduced or (common and not (behind_office and name[0] not in _DO_TO_PEOPLE)):
            return span
        if behind_office and minority_names.is_minority_name(name):
            return whole  # 朝|鲁门
        return whole if names.is_chinese_name(name) and given_names.may_end(name) else span

    def _introduced(self) -> Iterator[Span]:
        """The name behind a word of kin: 父亲|郝成|林|回村."""
        for match in _introducing_pattern().finditer(self.text):
            if not self.tagged.cuts(match.end()):
                continue
            span, word = self.spans.name_behind_office(match.end()), self.tagged.at(match.end())
            if span is None or word is None or is_known_word(self.tagged, span):
                continue
            if word.tag not in _NO_SURNAME or given_names.is_likely(span.of(self.text)):
                yield span  # not 老伴|来|看

    def _before_office(self) -> Iterator[Span]:
        """段远平|总书记: a likely name before an office, taken for a place or for one word with what follows."""
        for sequence in self.sequences:
            span = Span(max(sequence.span.start - given_names.FULL, 0), sequence.span.start)
            word = self.tagged.starting(span.start)
            if word is None or not (is_apposed(sequence) and given_names.is_likely(span.of(self.text))):
                continue
            torn = word.span.end > span.end or (word.span == span and word.tag == "LOC")
            village = self.text[span.end - 1] in _VILLAGE and word.tag == "LOC"  # 望山村|乡村医生
            if torn and not village and not gazetteer().named(span.of(self.text)):
                yield span

    def _is_of_surname(self, end: int) -> bool:
        """苗医生|来了: whether the office that ends here stands behind a surname, so that nobody's name follows."""
        word = self.tagged.at(end - 1)
        if word is None or word.tag != "PER" or word.span.end != end:
            return False
        printed = word.span.of(self.text)
        return printed[0] in names.surnames() and names.is_without_given_name(printed)

    def _at_home(self) -> Iterator[Span]:
        """贫困户|代留成|家中: between what somebody is and 家 stands a name of any surname."""
        for sequence in self.sequences:
            match = _AT_HOME.match(self.text, sequence.span.end)
            word = self.tagged.at(sequence.span.end)
            if word is None or word.tag in _NO_SYLLABLE:
                continue  # 老师|把我从|家里
            name = match.group(1) if match else ""
            if match and names.is_chinese_name(name) and given_names.may_end(name) and not names.is_nobody(name):
                yield Span(*match.span(1))

    def _side_by_side(self) -> Iterator[Span]:
        """巴图|孟克: two names of syllables that the tagger saw with nothing between."""
        words = self.tagged.tagged("PER")
        for first, second in pairwise(words):
            whole = Span(first.span.start, second.span.end)
            adjacent = first.span.end == second.span.start
            if (
                adjacent
                and "·" not in whole.of(self.text)
                and names.is_foreign_name(whole.of(self.text))
                and not names.has_common_surname(whole.of(self.text))
            ):
                yield whole

    def _put_together(self) -> Iterator[Span]:
        """尼玛次仁, 宝音德力格尔, 曲木拉且: names put together, no part of a longer word."""
        for match in minority_names.pattern().finditer(self.text):
            span, word = Span(*match.span()), self.tagged.at(match.start())
            clan = minority_names.has_clan(match.group())
            if clan and word and (word.tag in _NO_SYLLABLE or word.span.end > span.end):
                if word.tag == "PER":
                    yield word.span  # 曲木阿依洛
                continue  # 的|日子|有, 阿尔巴尼亚
            starts, ends = self.tagged.cuts(span.start), self.tagged.cuts(span.end)
            closed = names.closes_name(self.text, span.end)
            if (starts and (ends or closed)) or (clan and (starts or ends or closed)):
                yield span

    def _japanese(self) -> Iterator[Span]:
        """小林正明, 西原清一 in a text that speaks of Japan: a Japanese surname with what the tagger cut off."""
        if _JAPAN not in self.text:
            return
        for at in sorted({word.span.start for word in self.tagged.words} | self.office_ends):
            word = self.tagged.at(at)
            for length in names.japanese_lengths_at(self.text, at):
                span = Span(at, at + length)
                ends = names.closes_name(self.text, span.end) or self.tagged.cuts(span.end)
                sure = at in self.office_ends or (word and word.tag == "PER") or names.closes_name(self.text, span.end)
                joined = self.text[span.end - 1] in _AND and not names.closes_name(self.text, span.end)
                if ends and sure and length > _SHORTEST_JAPANESE and not joined:
                    yield span
                    break

    def _only_tagged(self, spans: Iterable[Span]) -> Iterator[Span]:
        """Behind 干部 and the like a verb follows as often as a name (干部包户): the tagger must have seen one."""
        return (
            span
            for span in spans
            if span.start in self.spans.tagged_starts or self._is_likely_and_closed(span) or self._is_one_word(span)
        )

    def _is_one_word(self, span: Span) -> bool:
        """党员|石建明|主动报名: whether the tagger saw one word that no dictionary has, before what follows a name."""
        word, name = self.tagged.starting(span.start), span.of(self.text)
        unknown = word is not None and word.span == span and name not in dictionary().tags
        return unknown and names.has_common_surname(name) and names.may_follow_name(self.text, span.end)

    def _is_likely_and_closed(self, span: Span) -> bool:
        """贫困户韦有发|告诉: whether the form says that it is a name, and a verb behind that somebody acts."""
        return given_names.is_likely(span.of(self.text)) and _SPEECH.match(self.text, span.end) is not None

    def _names_behind(self, at: int, *, office: bool) -> list[Span]:
        """The names of the list that begins at ``at``, directly behind a title."""
        at = gap_before_name(self.text, at)
        found: list[Span] = []
        while span := self._name_of_list(at, found, office=office):
            found.append(span)
            further = after_name(self.text, span.end)
            if further is None:
                break
            at = further
        return found

    def _name_of_list(self, at: int, before: Sequence[Span], *, office: bool) -> Span | None:
        """The name here; between names of a list one of any surname (尚跃东、起建勋、自朝芬（女）、…)."""
        span = self.spans.name_behind_office(at) if office else self.spans.name_at(at)
        if span is None and office and not before and at not in self.spans.taken:
            return self._unheard_of(at) or self._like_a_word(at)
        if span or not before or at in self.spans.taken:
            return span
        if (word := self.tagged.starting(at)) and self._may_be_word_of_list(word):
            self.unusual.add(word.span)
            return word.span  # 、|额优其玛|、
        element = _LIST_ELEMENT.match(self.text, at)
        if element is None or element.group() in dictionary().tags or names.is_nobody(element.group()):
            return None
        if element.group().endswith(_SEVERAL):
            return None
        self.unusual.add(Span(*element.span()))
        return Span(*element.span())

    def _unheard_of(self, at: int) -> Span | None:
        """书记|达查|玛格|送来: words that no dictionary has, directly between an office and a verb that it has."""
        known, end = dictionary().tags, at
        while (word := self.tagged.starting(end)) and word.tag not in _HEARD_OF:
            if word.span.of(self.text) in known:
                break
            end = word.span.end
        span, behind = Span(at, end), self.tagged.starting(end)
        fits = _SHORTEST_UNHEARD_OF <= len(span) <= _LONGEST_UNHEARD_OF and _SYLLABLES.fullmatch(span.of(self.text))
        if behind is None or not fits or names.closes_name(self.text, at) or _has_common_word(span.of(self.text)):
            return None  # 书记|到会。
        acts = behind.tag in _VERBS and len(behind.span) > 1 and behind.span.of(self.text) in known
        if not acts and not self.text.startswith(_STOPS, end):
            return None
        self.unusual.add(span)
        return span

    def _like_a_word(self, at: int) -> Span | None:
        """董事长|蓝天|，, 研究员|盛夏|作报告: a common noun with a surname between an office and what closes a name."""
        word = self.tagged.starting(at)
        if word is None or word.tag not in _LIKE_NAMES or not 1 < len(word.span) <= _SHORTEST_LIST:
            return None
        name = word.span.of(self.text)
        closed = names.closes_name(self.text, word.span.end) or self.text.startswith(_AND, word.span.end)
        if not closed or not names.is_chinese_name(name) or not names.has_known_surname(name):
            return None
        return word.span

    def _may_be_word_of_list(self, word: Word) -> bool:
        """Whether between names of a list a word of the tagger that no dictionary has is one, whatever its form."""
        marks = self.text[word.span.start - 1] == "、" and self.text.startswith(("、", "等"), word.span.end)
        foreign = _SHORTEST_LIST < len(word.span) <= _LONGEST_WORD and word.tag not in _NAMED
        return marks and foreign and word.span.of(self.text) not in dictionary().tags

    def _listed(self) -> Iterator[Span]:
        """Elements of lists of names of which most are surely names: A、B、C等."""
        run: list[Span] = []
        at = 0
        for match in self._elements():
            if match.start() < at or self.text.find("、", match.start(), match.start() + _LONGEST_ELEMENT) < 0:
                continue
            del run[:]
            at = match.start()
            start = at
            while (span := self.spans.name_at(at)) is not None:
                run.append(span)
                further = after_name(self.text, span.end)
                if further is None or self.text[further - 1] != "、":
                    break
                at = further
            sure = sum(span.start in self.spans.tagged_starts for span in run)
            if len(run) >= _SHORTEST_LIST and 2 * sure >= len(run):
                yield from run
            at = max(at, start + 1) if run else match.start()

    def _elements(self) -> Iterator[re.Match[str]]:
        """What may be an element of a list, in the sentences with marks enough for one."""
        start = 0
        for sentence in self.text.split("。"):
            end = start + len(sentence)
            if sentence.count("、") >= _SHORTEST_LIST - 1:
                yield from _ELEMENT.finditer(self.text, start, end)
            start = end + 1


def _has_common_word(name: str) -> bool:
    """Whether two characters of it are a word of the dictionary: 技术指导."""
    pairs = (name[at : at + 2] for at in range(len(name) - 1))
    return any(dictionary().frequencies.get(pair, 0) >= _COMMON for pair in pairs)


@cache
def _thoughts() -> tuple[str, ...]:
    """What follows the name of a person in the name of a thought, which is no mention of what the person does."""
    return lexicon("people").words("thoughts")


@cache
def _at_work() -> tuple[str, ...]:
    """What people are called behind which a verb follows as often as a name."""
    return (*lexicon("people").words("at work"), *lexicon("titles").words("occupations"))


@cache
def _introducing() -> tuple[str, ...]:
    return lexicon("people").words("introducing")


@cache
def _introducing_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_introducing(), key=len, reverse=True)))


@cache
def _net_name_words() -> tuple[str, ...]:
    words = lexicon("people").words("net-name")
    return tuple(word + mark for word in words for mark in ("", "“", "‘", "@"))
