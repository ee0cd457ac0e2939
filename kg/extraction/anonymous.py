"""People named without their full name: 刘某, 孙阿姨, 小李, 方科长, net names. They are people of one article only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.extraction import names
from kg.extraction.people import NameHit
from kg.extraction.words import TaggedText
from kg.lexicons import lexicon
from kg.text import Span

_NET_NAME = re.compile(r"[“‘\"@]?([A-Za-z0-9_\u4e00-\u9fff]{2,12})")
_KIN = ("爷爷", "奶奶", "叔叔", "伯伯", "婶婶", "嫂子", "大爷", "大妈", "大娘", "大伯", "大叔", "大婶", "大嫂", "婆婆")
_NO_SURNAME = frozenset({"v", "p", "d", "c", "u", "r", "f"})
_TWO_NAMES = frozenset("小老阿")


def anonymous_hits(tagged: TaggedText, known: Sequence[NameHit]) -> tuple[NameHit, ...]:
    """The anonymous people printed in the article, not overlapping the ``known`` names, in order."""
    taken = [hit.span for hit in known]
    found: list[NameHit] = []
    for hit in (*_some(tagged), *_polite(tagged), *_on_the_net(tagged), *_with_office(tagged)):
        if not any(hit.span.overlaps(span) for span in taken):
            taken.append(hit.span)
            found.append(hit)
    return tuple(sorted(found, key=lambda hit: hit.span))


def bearer(hit: NameHit, named: Sequence[NameHit]) -> NameHit | None:
    """Who is meant by 项老师 or 方科长: the one person with that surname whom the article names in full."""
    if not {"polite", "office"} & set(hit.votes) or hit.name[0] in _TWO_NAMES or hit.name.endswith(_KIN):
        return None
    whole = {other.name: other for other in named if other.name[0] == hit.name[0] and "byline" not in other.votes}
    return next(iter(whole.values())) if len(whole) == 1 else None


def is_fictional(tagged: TaggedText, sentence: Span) -> bool:
    """Whether the sentence speaks of a play, film or novel, so that an unnamed person in it is a character."""
    return any(word in sentence.of(tagged.text) for word in lexicon("people").words("fiction"))


def _some(tagged: TaggedText) -> Iterator[NameHit]:
    """刘某, 王某某, 张某甲."""
    for match in re.finditer("([\u4e00-\u9fff])某(?:某|[甲乙丙丁](?![\u4e00-\u9fff]{2}))?", tagged.text):
        if names.has_known_surname(match.group(1)) and tagged.cuts(match.start()):
            yield NameHit(Span(*match.span()), match.group(), ("some",))


def _polite(tagged: TaggedText) -> Iterator[NameHit]:
    """孙阿姨, 周女士, 小李, 老王: a surname with a word of courtesy or age."""
    for match in _polite_pattern().finditer(tagged.text):
        surname, start = match.group(1), match.start()
        word = tagged.starting(start)
        verb = word is not None and word.span.end == start + 1 and word.tag in _NO_SURNAME
        if verb and not names.has_common_surname(surname):
            continue  # 家里|有|老人
        if names.has_known_surname(surname) and tagged.cuts(start) and tagged.cuts(match.end()):
            yield NameHit(Span(*match.span()), match.group(), ("polite",))
    for word in tagged.tagged("PER"):
        text = tagged.of(word.span)
        younger = text[0] in _TWO_NAMES and text[1:] in names.surnames()  # 小李
        older = text[1:] == "老" and text[0] in names.surnames()  # 胡老
        if younger or older:
            yield NameHit(word.span, text, ("polite",))


def _on_the_net(tagged: TaggedText) -> Iterator[NameHit]:
    """网友青竹, 网友Luna: the tagger's next word, or what stands in quotation marks."""
    words = sorted(lexicon("people").words("net-name"), key=len, reverse=True)
    for match in re.finditer("|".join(words), tagged.text):
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
    heads = tuple(sorted(lexicon("titles").words("heads"), key=len, reverse=True))
    for word in tagged.tagged("PER"):
        text = tagged.of(word.span)
        if text[0] in names.surnames() and text[1:] in heads:
            yield NameHit(word.span, text, ("office",))


@cache
def _polite_pattern() -> re.Pattern[str]:
    words = sorted(lexicon("people").words("polite"), key=len, reverse=True)
    return re.compile(f"([\u4e00-\u9fff])(?:{'|'.join(words)})")
