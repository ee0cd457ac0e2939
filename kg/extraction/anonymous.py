"""People named without their full name: 刘某, 孙阿姨, 小李, 方科长, net names. They are people of one article only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from kg.dictionary import dictionary
from kg.extraction import names
from kg.extraction.people import NameHit
from kg.extraction.title_words import heads
from kg.extraction.words import TaggedText
from kg.lexicons import lexicon
from kg.text import Span

_SOMEBODY = re.compile("([\u4e00-\u9fff])某(?:某|[甲乙丙丁](?![\u4e00-\u9fff]{2}))?")
_NET_NAME = re.compile(r"[“‘\"@]?([A-Za-z0-9_\u4e00-\u9fff]{2,12})")
_NO_SURNAME = frozenset({"v", "p", "d", "c", "u", "r", "f"})
_NOT_SOME = frozenset({"p", "d", "c", "u", "r", "f", "w"})
_YOUNG_OR_OLD = frozenset("小老")
_DOUBLED = re.compile("([\u4e00-\u9fff])\\1")
_NO_GIVEN_NAME = frozenset({"p", "d", "c", "uj", "ul", "v"})
_QUOTES = ("“", "‘", "《")
_VERBS = frozenset({"v", "vn"})
_BEFORE_NAMES = frozenset("小老阿")
_OLD = "老"
_SURNAME_ALONE = 2
_SELDOM = 300
_WORDS = frozenset("来时从有能和同")
"""Surnames that are words by far more often, where the tagger took them for verbs or particles."""
_WITHHELD = re.compile(".某[^某甲乙丙丁]")
_OPENING = frozenset("：:，。、；“")
_CHIEF = "总"
"""全|总书记 are rather the secretaries of 全总."""
_MAIN_FIGURE = 2
"""So many times as often as any other of the surname must he be named whom 老X means."""


def anonymous_hits(tagged: TaggedText, known: Sequence[NameHit]) -> tuple[NameHit, ...]:
    """The anonymous people printed in the article, not overlapping the ``known`` names, in order."""
    taken = [hit.span for hit in known]
    found: list[NameHit] = []
    sources = (_some_with_end, _some, _polite, _young_or_old, _pet_names, _on_the_net, _with_office)
    for hit in (hit for source in sources for hit in source(tagged)):
        if not any(hit.span.overlaps(span) for span in taken):
            taken.append(hit.span)
            found.append(hit)
    return tuple(sorted(found, key=lambda hit: hit.span))


def bearer(tagged: TaggedText, hit: NameHit, named: Sequence[NameHit]) -> NameHit | None:
    """Who is meant by 项老师, 方科长 or 老项: the person with that surname whom the article names in full.

    Of several it is the one that the article speaks of most; nobody where words before the hit introduce somebody new
    (她的丈夫项师傅).
    """
    if not {"polite", "office"} & set(hit.votes) or hit.name.endswith(_kin()):
        return None
    if tagged.text.endswith(_introducing(), 0, hit.span.start):
        return None
    surname = hit.name[1] if hit.name[0] in _YOUNG_OR_OLD else hit.name[0]
    whole = [other for other in named if other.name[0] == surname and "byline" not in other.votes]
    aside = {other.name for other in whole if tagged.text.endswith(_introducing(), 0, other.span.start)}
    if aside != {other.name for other in whole}:
        whole = [other for other in whole if other.name not in aside]  # 她的丈夫项有田
    often = Counter(other.name for other in whole).most_common(2)
    if not often or (len(often) > 1 and often[0][1] < _MAIN_FIGURE * often[1][1]):
        return None
    return next(other for other in whole if other.name == often[0][0])


def is_fictional(tagged: TaggedText, sentence: Span) -> bool:
    """Whether the sentence speaks of a play, film or novel, so that an unnamed person in it is a character."""
    return any(word in sentence.of(tagged.text) for word in lexicon("people").words("fiction"))


def _some(tagged: TaggedText) -> Iterator[NameHit]:
    """刘某, 王某某, 张某甲."""
    for match in _SOMEBODY.finditer(tagged.text):
        surname, word = match.group(1), tagged.starting(match.start())
        rare = surname in names.surnames() and word is not None and word.tag not in _NOT_SOME
        said = tagged.text.endswith(_before_some(), 0, match.start())  # 嫌疑人|呼某
        if said or (word and (names.has_known_surname(surname) or rare)):
            yield NameHit(Span(*match.span()), match.group(), ("some",))


def _some_with_end(tagged: TaggedText) -> Iterator[NameHit]:
    """钟某生: a name whose middle is withheld."""
    for word in tagged.tagged("PER"):
        text = tagged.of(word.span)
        if _WITHHELD.fullmatch(text) and text[0] in names.surnames():
            yield NameHit(word.span, text, ("some",))


def _polite(tagged: TaggedText) -> Iterator[NameHit]:
    """孙阿姨, 周女士: a surname with a word of courtesy or age."""
    for match in _polite_pattern().finditer(tagged.text):
        surname, span = match.group(1), Span(*match.span())
        word = tagged.starting(span.start)
        if word is None or not tagged.cuts(span.end):
            continue
        alone = len(word.span) == 1 and word.tag in _NO_SURNAME
        seldom = dictionary().frequencies.get(surname, 0) < _SELDOM
        if alone and (surname in _WORDS or not (names.has_common_surname(surname) or seldom)):
            continue  # 家里|有|老人, 做饭|时|婆婆, but 背着|昝|奶奶
        rare = surname in names.surnames() and word.tag == "PER" and word.span.end >= span.end
        if names.has_known_surname(surname) or rare:
            yield NameHit(span, match.group(), ("polite",))
    for word in tagged.tagged("PER"):
        text = tagged.of(word.span)
        if text[0] in names.surnames() and text[1:] in _behind_surname():  # 胡老, 周姐
            yield NameHit(word.span, text, ("polite",))


def _young_or_old(tagged: TaggedText) -> Iterator[NameHit]:
    """小李, 老王: what the tagger took for a person, and 老 with a common surname that it took for another word."""
    for word in tagged.tagged("PER"):
        text = tagged.of(word.span)
        if text[0] in _BEFORE_NAMES and (text[1:] in names.surnames() or _is_by_itself(tagged, word.span)):
            yield NameHit(word.span, text, ("polite",))
    for word in tagged.words if _OLD in tagged.text else ():
        if tagged.text[word.span.start] != _OLD or word.tag == "PER":
            continue
        span = Span(word.span.start, word.span.start + _SURNAME_ALONE)
        printed = span.of(tagged.text)
        if not names.has_common_surname(printed[1:]):
            continue
        if printed in _no_elders() or tagged.text[span.start + 1 : span.end + 1] in dictionary().tags:
            continue  # 老|方法
        if word.span.end == span.end or _is_torn(tagged, word.span.end):
            yield NameHit(span, printed, ("polite",))


def _is_by_itself(tagged: TaggedText, span: Span) -> bool:
    """Whether 小远 is no rest of a name whose rare surname the tagger took for a word (计|小远), nor a quoted word."""
    before, last = tagged.ending(span.start), tagged.text[span.end - 1]
    rest = before is not None and len(before.span) == 1 and tagged.of(before.span) in names.surnames()
    quoted = tagged.text.endswith(_QUOTES, 0, span.start)
    given = not last.isascii() and dictionary().tags.get(last) not in _NO_GIVEN_NAME
    return given and len(span) == _SURNAME_ALONE and not rest and not quoted


def _pet_names(tagged: TaggedText) -> Iterator[NameHit]:
    """女儿暖暖, or 暖暖 more than once: a doubled character that the tagger takes for a person."""
    doubled = [word for word in tagged.tagged("PER") if _DOUBLED.fullmatch(tagged.of(word.span))]
    often = Counter(tagged.of(word.span) for word in doubled)
    introduced = (word for word in tagged.words if word.tag in _VERBS and _DOUBLED.fullmatch(tagged.of(word.span)))
    doubled += [word for word in introduced if tagged.text.startswith("，", word.span.end)]  # 儿子|壮壮，
    for word in doubled:
        text = tagged.of(word.span)
        if often[text] > 1 or tagged.text.endswith(_introducing(), 0, word.span.start):
            yield NameHit(word.span, text, ("pet-name",))


def _is_torn(tagged: TaggedText, at: int) -> bool:
    """老|谢种|了: whether the tagger drew the surname at ``at`` to the word behind it, so that both are none."""
    word = tagged.starting(at)
    if word is None or len(word.span) != _SURNAME_ALONE or word.span.end >= len(tagged.text):
        return False
    return tagged.of(word.span) not in dictionary().tags and word.tag in _VERBS


def _on_the_net(tagged: TaggedText) -> Iterator[NameHit]:
    """网友青竹, 网友Luna: the tagger's next word, or what stands in quotation marks."""
    for match in _net_name_pattern().finditer(tagged.text):
        word = tagged.starting(match.end())
        if word is None:
            continue
        if tagged.of(word.span) in {"“", "‘", "@"}:
            quoted = _NET_NAME.match(tagged.text, match.end())
            if quoted and tagged.text[quoted.end() : quoted.end() + 1] in {"”", "’"}:
                yield NameHit(Span(*quoted.span(1)), quoted.group(1), ("net-name",))
        elif word.tag in {"PER", "nz", "nw"} or (tagged.of(word.span).isascii() and tagged.of(word.span).isalnum()):
            yield NameHit(word.span, tagged.of(word.span), ("net-name",))


def _with_office(tagged: TaggedText) -> Iterator[NameHit]:
    """方科长, 李书记: what the tagger took for a person and is a surname with an office."""
    offices = heads()
    for word in (*tagged.tagged("PER"), *tagged.tagged("n")):
        text = tagged.of(word.span)
        if text[1:] not in offices:
            continue
        if text[0] in names.surnames() if word.tag == "PER" else _is_surname_for_sure(text):
            yield NameHit(word.span, text, ("office",))
    for word in tagged.tagged("n"):
        behind, text = tagged.starting(word.span.end), tagged.of(word.span)
        whole = Span(word.span.start, behind.span.end) if behind and tagged.of(behind.span) in offices else None
        if whole and len(text) == 1 and _is_surname_for_sure(tagged.of(whole)) and _opens(tagged.text, whole.start):
            yield NameHit(whole, tagged.of(whole), ("office",))  # ：|苗|科长


def _opens(text: str, at: int) -> bool:
    """Whether a clause or an element of a list begins there."""
    return at == 0 or text[at - 1] in _OPENING


def _is_surname_for_sure(text: str) -> bool:
    """苗科长, which the tagger took for a common noun, and no dictionary has; not 班主任."""
    titles = lexicon("titles")
    known = text in dictionary().tags or text in heads() or text[0] in titles.words("acting")
    return names.has_known_surname(text) and not text.startswith(_CHIEF, 1) and not known


@cache
def _polite_pattern() -> re.Pattern[str]:
    words = sorted(lexicon("people").words("polite"), key=len, reverse=True)
    return re.compile(f"([\u4e00-\u9fff])(?:{'|'.join(words)})")


@cache
def _before_some() -> tuple[str, ...]:
    return lexicon("people").words("before 某")


@cache
def _net_name_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(lexicon("people").words("net-name"), key=len, reverse=True)))


@cache
def _kin() -> tuple[str, ...]:
    return lexicon("people").words("polite, of kin")


@cache
def _introducing() -> tuple[str, ...]:
    return lexicon("people").words("introducing")


@cache
def _behind_surname() -> frozenset[str]:
    return frozenset(lexicon("people").words("polite, if tagged"))


@cache
def _no_elders() -> frozenset[str]:
    return frozenset(lexicon("people").words("no elders"))
