"""What nothing but the tagger takes for a person's name, and is rather another word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.dictionary import dictionary
from kg.extraction import given_names, names
from kg.extraction.words import TaggedText
from kg.gazetteer import gazetteer
from kg.lexicons import lexicon
from kg.text import Span, occurrences, printings

_HAN = re.compile("[一-鿿]")
_MARKS = ("、", "和", "与")
_SURNAME_AND_ONE = 2


def is_known_word(tagged: TaggedText, span: Span) -> bool:
    """技术员|来到: whether the tagger, too, takes what the dictionary knows as a word, and no name, for one."""
    word = tagged.at(span.start)
    tag = dictionary().tags.get(tagged.of(span)[:_SURNAME_AND_ONE])
    known = tag is not None and not tag.startswith("nr")
    return known and word is not None and word.tag != "PER" and len(word.span) == _SURNAME_AND_ONE


def is_doubtful(text: str, name: str, bodies: Sequence[Span]) -> bool:
    """Whether it is rather a piece of a word, a place, or what a body of the article (``bodies``) is called."""
    return (
        _is_torn(text, name)
        or _is_breed(text, name)
        or _is_rare_and_open(text, name)
        or _is_place(text, name)
        or _is_of_body(text, name, bodies)
    )


def _is_rare_and_open(text: str, name: str) -> bool:
    """Whether a name of two characters, of the rarest surnames, never stands before what closes a name: 茶海|迎客."""
    if len(name) != _SURNAME_AND_ONE or names.has_known_surname(name) or not names.is_chinese_name(name):
        return False
    return not any(
        names.closes_name(text, span.end) or text.endswith(_MARKS, 0, span.start) for span in printings(text, name)
    )


def _is_torn(text: str, name: str) -> bool:
    """Whether the same character follows a name wherever it stands: 秦工智|造 is a longer word, and nobody."""
    ends = [span.end for span in printings(text, name)]
    follows = {text[end : end + 1] for end in ends}
    if len(ends) == 1 or len(follows) > 1:
        return False
    at = ends[0]
    if names.may_follow_name(text, at) or names.closes_name(text, at) or text.startswith(names.behind_name(), at):
        return False
    return _HAN.match(follows.pop()) is not None


def _is_breed(text: str, name: str) -> bool:
    """夏南牛 is a breed of cattle where the article speaks of 夏南牛产业 or 夏南牛存栏量."""
    people = lexicon("people")
    if not name.endswith(people.words("breeds")):
        return False
    return any(text.startswith(people.words("behind breeds"), at + len(name)) for at in occurrences(text, name))


def _is_place(text: str, name: str) -> bool:
    """石墨 in 石墨嘎查, in 石墨、青禾等县 or in 石墨等镇; 苏皖 are two provinces."""
    if len(name) == _SURNAME_AND_ONE and gazetteer().abbreviated(name):
        return True
    return any(_place_pattern().match(text, span.end) for span in printings(text, name))


def _is_of_body(text: str, name: str, bodies: Sequence[Span]) -> bool:
    """石墨 where the article names 石墨高级中学: no given name by its form, and said of nobody."""
    if given_names.is_likely(name):
        return False
    return any(len(body) > len(name) and name in body.of(text) for body in bodies)


@cache
def _place_pattern() -> re.Pattern[str]:
    kinds = "|".join(sorted(lexicon("people").words("behind places")))
    no_place = "长|委|政|领导|直|级|纪|人大|党|法院|检察|民|里|场"  # 罗大川等市|领导
    listed = f"(?:、[一-鿿]{{2,4}}){{0,8}}等[^，。、；]{{0,6}}(?:县|市|区|镇|乡|村|旗|州)(?!{no_place})"
    return re.compile(f"{kinds}|{listed}")
