"""Names of persons by their form: surnames, given names, transliterations, and what is nobody's name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.extraction.minority_names import is_minority_name
from kg.lexicons import lexicon
from kg.lexicons.finding import WordFinder

_HAN = re.compile("[\u4e00-\u9fff]+")
_COMMON_SURNAMES = 240
"""So many of the first surnames of the lexicon may carry a name on weak evidence."""
_KNOWN_SURNAMES = 529
"""Those behind are words first (职, 邀): they need a likely given name or the tagger's word."""
_LONGEST_SINGLE, _LONGEST_COMPOUND = 3, 4
_DOT = "·•・‧"
NO_LAST_OF_NAME = ("省", "市", "县", "区")
"""What ends the names of divisions, and no person's."""
_NO_PART_OF_NAME = frozenset("的了着们吗呢")
_HYPHEN = "\\-－‐–—"
_HYPHENS = re.compile(f"[{_HYPHEN}]")
_JOINTS = re.compile(f"[{_DOT}{_HYPHEN}]")
_YOUNG_OR_OLD = frozenset("小老")
_OLD = "老"
"""A surname too, but before one it says how old somebody is."""


@lru_cache(maxsize=1 << 14)
def is_chinese_name(name: str) -> bool:
    """Whether ``name`` has the form of a Chinese name: a surname with one or two more characters (毛某某 has not)."""
    if not _HAN.fullmatch(name) or name in _never() or "某" in name or name[1:] in _no_given_names():
        return False
    if name.endswith(NO_LAST_OF_NAME) or not _NO_PART_OF_NAME.isdisjoint(name):
        return False  # 云川市 is a city, though 云 is a surname
    if name[0] == _OLD and name[1:2] in _common_surnames():
        return False  # 老谢|守着
    if name[:2] in compound_surnames() and 3 <= len(name) <= _LONGEST_COMPOUND:  # noqa: PLR2004 - 欧阳 and a given name
        return True
    return name[0] in surnames() and 2 <= len(name) <= _LONGEST_SINGLE  # noqa: PLR2004 - a surname and a given name


def has_common_surname(name: str) -> bool:
    """Whether its surname is compound or among the commonest, so that the form alone says something."""
    return name[:2] in compound_surnames() or name[:1] in _common_surnames()


def has_known_surname(name: str) -> bool:
    """Whether its surname is compound or not among the rarest, which are words first (职, 强, 由)."""
    return has_common_surname(name) or name[:1] in _known_surnames()


@lru_cache(maxsize=1 << 12)
def is_foreign_name(name: str) -> bool:
    """Whether ``name`` reads like a transliteration or a minority name: with a dot, or of its characters only."""
    parts = parts_of(name)
    if len(parts) > 1:
        if _HYPHENS.search(name) and not set(name) <= dotted_syllables() | set(_DOT + _HYPHEN):
            return False
        if any(len(part) == 1 and _HAN.fullmatch(part) and part not in dotted_syllables() for part in parts):
            return False  # 童心向|党·非遗进校园
        return all(_HAN.fullmatch(part) or (part.isascii() and part.replace(".", "").isalpha()) for part in parts)
    if is_minority_name(name):
        return True
    return len(name) >= 3 and not is_nobody(name) and set(name) <= transliteration()  # noqa: PLR2004 - 奥巴马


def parts_of(name: str) -> list[str]:
    """The parts of a foreign name between dots and hyphens: 马哈迪-雷萨·霍拉米."""
    return _JOINTS.split(name)


def is_nobody(name: str) -> bool:
    """Whether ``name`` is, or begins like, a common word (高质量, 全市, 高峰): a name only with good evidence."""
    return name in _nobody() or name[:3] in _nobody() or name[:2] in _nobody()


def lengths_at(text: str, at: int) -> tuple[int, ...]:
    """The lengths that a Chinese name beginning at ``at`` could have, the longest first; () if none begins there."""
    longest = _LONGEST_COMPOUND if text[at : at + 2] in compound_surnames() else _LONGEST_SINGLE
    return tuple(length for length in range(longest, 1, -1) if is_chinese_name(text[at : at + length]))


def may_follow_name(text: str, at: int) -> bool:
    """Whether what stands at ``at`` is what follows a person's name: a verb of speech, a list mark, the end."""
    return at >= len(text) or text[at].isspace() or _after_name().begins(text, at)


def is_without_given_name(name: str) -> bool:
    """Whether it is a surname with a word of courtesy or an office, or 小 or 老 with one: 孙阿姨, 方科长, 刘某."""
    young_or_old = name[:1] in _YOUNG_OR_OLD and name[1:] in _common_surnames()
    doubled = name[:1] == name[1:] and name[:1] not in surnames()  # 点点
    return young_or_old or doubled or "某" in name or name[1:] in _after_surname()


def closes_name(text: str, at: int) -> bool:
    """Whether a mark of punctuation, the end or a verb that only persons are the subject of stands at ``at``."""
    return at >= len(text) or text[at].isspace() or _closing().begins(text, at)


def japanese_lengths_at(text: str, at: int) -> tuple[int, ...]:
    """The lengths that a Japanese name beginning at ``at`` could have, the longest first; () if none begins there."""
    surname = next((text[at : at + n] for n in (3, 2) if text[at : at + n] in _japanese_surnames()), "")
    lengths = (len(surname) + given for given in (3, 2, 1))
    given = tuple(length for length in lengths if text[at + length - 1 : at + length] in _japanese_endings())
    return (*given, len(surname)) if surname else ()


def end_with_courtesy(text: str, at: int) -> int:
    """Where a word of courtesy ends behind a surname of one character at ``at``, else ``at``."""
    if text[at : at + 1] not in surnames():
        return at
    word = _courtesies().beginning(text, at + 1)
    return at + 1 + len(word) if word else at


@cache
def courtesies() -> tuple[str, ...]:
    """Words of courtesy or age behind a name (大姐, 女士)."""
    return lexicon("people").words("polite")


@cache
def _courtesies() -> WordFinder:
    return WordFinder(courtesies())


@cache
def offices() -> tuple[str, ...]:
    """What an office ends in, which may stand behind a name too (李明书记)."""
    return lexicon("titles").words("heads")


@cache
def behind_name() -> tuple[str, ...]:
    """Offices and words of courtesy, which stand behind a name too (李明书记, 李明老师)."""
    return (*courtesies(), *offices())


@cache
def surnames() -> frozenset[str]:
    """All surnames of one character."""
    return frozenset(lexicon("people").words("surnames"))


@cache
def compound_surnames() -> frozenset[str]:
    """Surnames of two characters (longer ones are read as transliterations)."""
    return frozenset(name for name in lexicon("people").words("compound-surnames") if len(name) == 2)  # noqa: PLR2004


@cache
def transliteration() -> frozenset[str]:
    """The characters of transliterated names."""
    return frozenset(lexicon("people").words("transliteration"))


@cache
def dotted_syllables() -> frozenset[str]:
    """The characters of names with a dot: those of transliterations and some that are words too often elsewhere."""
    return transliteration() | frozenset(lexicon("people").words("syllables beside a dot"))


@cache
def _japanese_surnames() -> frozenset[str]:
    return frozenset(lexicon("people").words("japanese surnames"))


@cache
def _known_surnames() -> frozenset[str]:
    return frozenset(lexicon("people").words("surnames")[:_KNOWN_SURNAMES])


@cache
def _japanese_endings() -> frozenset[str]:
    return frozenset(lexicon("people").words("japanese endings"))


@cache
def _common_surnames() -> frozenset[str]:
    return frozenset(lexicon("people").words("surnames")[:_COMMON_SURNAMES])


@cache
def _nobody() -> frozenset[str]:
    people = lexicon("people")
    return frozenset((*people.words("nobody"), *_never()))


@cache
def _never() -> frozenset[str]:
    people = lexicon("people")
    return frozenset((*people.words("not-names"), *people.words("collective-authors")))


@cache
def _after_surname() -> frozenset[str]:
    people = lexicon("people")
    return frozenset((*people.words("polite"), *people.words("polite, if tagged"), *lexicon("titles").words("heads")))


@cache
def _closing() -> WordFinder:
    return WordFinder(lexicon("people").words("closing"))


@cache
def closing() -> frozenset[str]:
    """What can only stand behind a person's name: marks, and verbs that only persons are the subject of."""
    return frozenset(lexicon("people").words("closing"))


@cache
def _no_given_names() -> frozenset[str]:
    """包|乡镇, 徐|举行: what stands for divisions is no given name, nor what is done at meetings."""
    sites = lexicon("sites")
    no_names = (*sites.words("no-divisions"), *sites.words("like-divisions"))
    return frozenset((*no_names, *lexicon("people").words("no given names")))


@cache
def _after_name() -> WordFinder:
    return WordFinder(lexicon("people").words("after-name"))
