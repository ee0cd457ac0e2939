"""People in an article: every source of names heard, then decided once for the article.

The tagger, titles before a name, lists of names, bylines and verbs of speech each give votes to spans; a name is taken
where the votes for it, over the whole article, weigh enough. Then every further occurrence of it is found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from kg.dictionary import dictionary
from kg.extraction import names
from kg.extraction.bodies import OrganizationHit
from kg.extraction.titles import TitleItem, TitleSequence
from kg.extraction.words import TaggedText
from kg.gazetteer import gazetteer
from kg.lexicons import lexicon
from kg.model import Byline, Status
from kg.text import Span

_WEIGHTS = {"byline": 1.0, "lac": 0.55, "title": 0.45, "dot": 0.6, "title-closed": 0.7, "list": 0.7, "speaker": 0.2}
_NEEDED = 0.5
_FORM_COMMON, _FORM_RARE, _FORM_FOREIGN, _FORM_NONE = 0.15, -0.05, 0.1, -0.4
_LIKE_A_WORD = -0.35
_AGAIN = 0.4
_PADDED = re.compile("([\u4e00-\u9fff])[ \u3000]([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
_NOUN_LIKE = frozenset({"n", "nz", "PER", "an", "vn", "LOC", "a"})
_LONGEST_FOREIGN = 8
_LONGEST_CHINESE = 3
_GLUED = ("说", "称", "表", "率", "等")
_GAP = re.compile(r"[ \u3000]?")
_SEPARATOR = re.compile(r"[、，,]|[ \u3000](?=[\u4e00-\u9fff])|和|与")
_ELEMENT = re.compile("[\u4e00-\u9fff·]{2,5}")
_SHORTEST_LIST = 3
_CLAUSE = 24
_HOLDS = re.compile("(?:同志)?(?:为|任|担任|出任|当选为?|兼任|就任|调任|升任|转任|拟任|被任命为|被选举为|被选为)$")
_COMRADE = re.compile("同志(?=任|为|的|担任|当选)")
_TAKES_OFFICE = re.compile("(?:同志)?(?:任|担任|出任|当选为?|兼任|就任|调任|升任|转任|拟任)$")
_REMOVED = re.compile("(?:同志)?(?:辞去|担任)?的?$")
_AFTER_APPOINTED = ("为", "同志", "的", "任", "担任", "、", "辞去")
_SPEECH = re.compile("说|表示|指出|强调|要求|介绍|坦言|告诉|认为|透露|回忆道|写道")
_SURNAME_AND_ONE = 2
_NO_SURNAME = frozenset({"v", "f", "p", "d", "vd"})
_NO_GIVEN_NAME = frozenset({"w", "p", "c", "u", "r", "xc", "m"})
_AND_SO_ON = re.compile("等+$")


@dataclass(frozen=True, slots=True)
class NameHit:
    """A printed name of a person and who heard it."""

    span: Span
    name: str
    votes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """A person's name printed with a title: the spans of the name and the item."""

    name: Span
    item: TitleItem


@dataclass(frozen=True, slots=True)
class People:
    """The names printed in an article and the titles printed with them."""

    names: tuple[NameHit, ...]
    holdings: tuple[Holding, ...]


def people_in(
    tagged: TaggedText,
    sequences: Sequence[TitleSequence],
    organizations: Sequence[OrganizationHit],
    bylines: Sequence[Byline],
    places: frozenset[str] = frozenset(),
) -> People:
    """The people named in an article. Anonymous ones (刘某, 张阿姨) are `kg.extraction.anonymous`'s.

    ``places`` are names of places that the tagger may have taken for people.
    """
    listener = _Listener(tagged, sequences, organizations)
    heard = _completed(tagged, listener.heard(bylines))
    accepted = {
        name: votes
        for name, votes in _accepted(tagged, heard).items()
        if "byline" in votes or not (name.endswith(tuple(sorted(places))) or _is_division(name))
    }
    spans = _chosen(tagged, heard, accepted)
    hits = [*spans, *_again(tagged, accepted, spans, organizations)]
    hits.sort(key=lambda hit: hit.span)
    return People(tuple(hits), tuple(listener.holdings(hits)))


class _Listener:
    """Hears names in one article."""

    def __init__(
        self, tagged: TaggedText, sequences: Sequence[TitleSequence], organizations: Sequence[OrganizationHit]
    ) -> None:
        self.tagged = tagged
        self.text = tagged.text
        self.sequences = sequences
        self.title_starts = {item.span.start: item for sequence in sequences for item in sequence.items}
        self.organizations = {hit.span.start: hit for hit in organizations}
        self.person_starts = {word.span.start: word for word in tagged.tagged("PER")}

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
            said = self.names_behind(self._name_place(sequence))
            for span in said if sequence.items[-1].is_post else self._only_tagged(said):
                heard[span].add("title-closed" if names.closes_name(self.text, span.end) else "title")
        for span in list(heard):
            if _SPEECH.match(self.text, span.end):
                heard[span].add("speaker")
        return heard

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

    def _tagged(self) -> Iterator[Span]:
        for word in self.tagged.tagged("PER"):
            if not self.text.endswith(_net_name_words(), 0, word.span.start):
                yield from self._trimmed(word.span)

    def _only_tagged(self, spans: Iterable[Span]) -> Iterator[Span]:
        """Behind 干部 and the like a verb follows as often as a name (干部包户): the tagger must have seen one."""
        return (span for span in spans if span.start in self.person_starts)

    def _name_place(self, sequence: TitleSequence) -> int:
        """Where the name of a title's bearer would begin: behind it, or behind the comma of 作为市长，."""
        end, clause = sequence.span.end, self.text[max(sequence.span.start - _CLAUSE, 0) : sequence.span.start]
        said_as = any(word in clause.rsplit("，", 1)[-1].rsplit("。", 1)[-1] for word in ("作为", "身为"))
        return end + 1 if said_as and self.text[end : end + 1] == "，" else end

    def names_behind(self, at: int) -> list[Span]:
        """The names of the list that begins at ``at``, directly behind a title."""
        gap = _GAP.match(self.text, at)
        at = gap.end() if gap else at
        found: list[Span] = []
        while (span := self.name_at(at)) is not None:
            found.append(span)
            separator = _SEPARATOR.match(self.text, span.end)
            if separator is None or separator.group() in {"，", ","}:
                break
            at = separator.end()
        return found

    def name_at(self, at: int) -> Span | None:
        """The name that begins at ``at``, None if none does."""
        if at in self.title_starts or at in self.organizations:
            return None
        word = self.person_starts.get(at)
        if word and len(word.span) > 1:
            return next(iter(self._trimmed(word.span)), None)
        padded = _PADDED.match(self.text, at)
        if padded and names.is_chinese_name(padded.group(1) + padded.group(2)):
            return Span(*padded.span())
        return self._torn_foreign(at) or self._by_form(at)

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

    def _trimmed(self, span: Span) -> Iterator[Span]:
        """The name in what the tagger took for one, longer where it lost a character."""
        if len(span) > _LONGEST_CHINESE and span.of(self.text).endswith(_GLUED):
            span = Span(span.start, span.end - 1)  # 苏莱曼诺夫|说
        longer = self._with_lost_character(span) or self._with_last_syllable(span)
        if longer is not None:
            yield longer
            return
        yield span

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

    def _appointed(self) -> Iterator[Span]:
        """The name between a verb of appointment or removal and 为, 同志, 的: 任命X为…, 免去X的…."""
        for match in _appointing_pattern().finditer(self.text):
            span = self.name_at(match.end())
            if span and self.text.startswith(_AFTER_APPOINTED, span.end):
                yield span
        ends = [match.start() for match in _COMRADE.finditer(self.text)]
        for sequence in self.sequences:
            start = sequence.span.start
            if link := _TAKES_OFFICE.search(self.text[max(start - _CLAUSE, 0) : start]):
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
            while (span := self.name_at(at)) is not None:
                run.append(span)
                if self.text[span.end : span.end + 1] != "、":
                    break
                at = span.end + 1
            sure = sum(span.start in self.person_starts for span in run)
            if len(run) >= _SHORTEST_LIST and 2 * sure >= len(run):
                yield from run
            at = max(at, start + 1) if run else match.start()

    def holdings(self, hits: Sequence[NameHit]) -> Iterator[Holding]:
        """Which name bears which printed titles: before it, behind it, behind a list with 等."""
        by_start = {hit.span.start: hit for hit in hits}
        by_end = {hit.span.end: hit for hit in hits}
        for sequence in self.sequences:
            behind = list(self._run(self._name_place(sequence), by_start))
            appointed = self._appointee(sequence, by_end)
            if appointed:
                bearer, status = appointed
                yield from (Holding(bearer, replace(item, status=status or item.status)) for item in sequence.items)
                continue
            for bearer in behind or self._before(sequence, by_end):
                yield from (Holding(bearer, item) for item in sequence.items)

    def _run(self, at: int, by_start: dict[int, NameHit]) -> Iterator[Span]:
        gap = _GAP.match(self.text, at)
        hit = by_start.get(at) or by_start.get(gap.end() if gap else at)
        while hit is not None:
            yield hit.span
            separator = _SEPARATOR.match(self.text, hit.span.end)
            hit = by_start.get(separator.end()) if separator and separator.group() not in {"，", ","} else None

    def _appointee(self, sequence: TitleSequence, by_end: dict[int, NameHit]) -> tuple[Span, Status | None] | None:
        """Who is appointed to the office, or removed from it (then the status is former): X同志任…, 免去X的…."""
        start = sequence.span.start
        before = self.text[max(start - _CLAUSE, 0) : start]
        for pattern, status in ((_HOLDS, None), (_REMOVED, Status.FORMER)):
            link = pattern.search(before)
            hit = by_end.get(start - len(link.group())) if link else None
            if hit and (status is None or _removing_pattern().search(self.text[: hit.span.start])):
                return hit.span, status
        return None

    def _before(self, sequence: TitleSequence, by_end: dict[int, NameHit]) -> list[Span]:
        """习近平总书记; A、B等市领导."""
        start = sequence.span.start
        and_so_on = _AND_SO_ON.search(self.text[max(start - 2, 0) : start])
        end = start - len(and_so_on.group()) if and_so_on else start
        hit = by_end.get(end)
        if hit is None:
            return []
        if and_so_on is None:
            return [hit.span] if _apposed(sequence) else []
        found = [hit.span]
        while self.text[found[0].start - 1 : found[0].start] == "、" and (before := by_end.get(found[0].start - 1)):
            found.insert(0, before.span)
        return found


def _apposed(sequence: TitleSequence) -> bool:
    """Whether a title directly behind a name is that person's: 总书记, 书记 — one bare office, no body between."""
    item = sequence.items[0]
    return len(sequence.items) == 1 and item.organization is None and item.place is None and item.span == item.head


def _is_division(name: str) -> bool:
    return any(division.name == name for division in gazetteer().named(name))


def _completed(tagged: TaggedText, heard: dict[Span, set[str]]) -> dict[Span, set[str]]:
    """Spans that are only the beginning of a name heard elsewhere in the article, made as long as it (陆明|远)."""
    known = defaultdict(set)
    for span in heard:
        known[span.of(tagged.text)[:_SURNAME_AND_ONE]].add(span.of(tagged.text))
    done: dict[Span, set[str]] = defaultdict(set)
    for span, sources in heard.items():
        name = span.of(tagged.text)
        longer = [
            other
            for other in sorted(known[name])
            if len(name) == _SURNAME_AND_ONE < len(other) and tagged.text.startswith(other, span.start)
        ]
        done[Span(span.start, span.start + len(longer[0])) if longer else span] |= sources
    return done


def _accepted(tagged: TaggedText, heard: dict[Span, set[str]]) -> dict[str, tuple[str, ...]]:
    """The names that weigh enough, with their votes over the whole article."""
    votes: dict[str, set[str]] = defaultdict(set)
    count: dict[str, int] = defaultdict(int)
    for span, sources in heard.items():
        name = _bare(span.of(tagged.text))
        votes[name] |= sources
        count[name] += "lac" in sources
    return {
        name: tuple(sorted(sources))
        for name, sources in sorted(votes.items())
        if _weight(name, sources, count[name]) >= _NEEDED
    }


def _weight(name: str, sources: Iterable[str], tagged: int) -> float:
    if names.is_without_given_name(name):
        return 0.0
    weight = sum(_WEIGHTS[source] for source in sorted(sources))
    if "byline" in sources:
        return weight
    if names.is_chinese_name(name):
        weight += _FORM_COMMON if names.has_common_surname(name) else _FORM_RARE
    elif names.is_foreign_name(name):
        weight += _FORM_FOREIGN
    elif not dictionary().tags.get(name, "").startswith("nr"):
        weight += _FORM_NONE + (_AGAIN if tagged > 1 and len(name) > _SURNAME_AND_ONE else 0)
    return weight + (_LIKE_A_WORD if names.is_nobody(name) else 0)


def _chosen(tagged: TaggedText, heard: dict[Span, set[str]], accepted: dict[str, tuple[str, ...]]) -> list[NameHit]:
    """Of spans that overlap, the one with more votes, then the longer."""
    ranked = sorted(heard, key=lambda span: ("dot" not in heard[span], -len(heard[span]), -len(span), span))
    taken: list[Span] = []
    for span in ranked:
        if _bare(span.of(tagged.text)) in accepted and not any(span.overlaps(other) for other in taken):
            taken.append(span)
    return [NameHit(span, _bare(span.of(tagged.text)), tuple(sorted(heard[span]))) for span in taken]


def _again(
    tagged: TaggedText,
    accepted: dict[str, tuple[str, ...]],
    found: Sequence[NameHit],
    organizations: Sequence[OrganizationHit],
) -> Iterator[NameHit]:
    """Every further occurrence of a name that is sure, where it is no part of a longer word."""
    taken = [hit.span for hit in found] + [hit.span for hit in organizations]
    for name in sorted(accepted, key=lambda name: (-len(name), name)):
        for match in re.finditer(re.escape(name), tagged.text):
            span = Span(*match.span())
            if any(span.overlaps(other) for other in taken):
                continue
            if tagged.cuts(span.start) or tagged.cuts(span.end):
                taken.append(span)
                yield NameHit(span, name, ("again",))


def _bare(printed: str) -> str:
    """The name without the space that pads a name of two characters (李 明)."""
    return re.sub(r"[\s\u3000]+", "", printed) if not printed.isascii() else printed


@cache
def _net_name_words() -> tuple[str, ...]:
    words = lexicon("people").words("net-name")
    return tuple(word + mark for word in words for mark in ("", "“", "‘", "@"))


@cache
def _appointing_pattern() -> re.Pattern[str]:
    titles = lexicon("titles")
    return re.compile("|".join(sorted((*titles.words("appoint"), *titles.words("remove")), key=len, reverse=True)))


@cache
def _removing_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(lexicon('titles').words('remove'))})$")
