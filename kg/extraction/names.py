"""Names of persons by their form: surnames, given names, transliterations, and what is nobody's name."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicons import lexicon

_HAN = re.compile("[\u4e00-\u9fff]+")
_COMMON_SURNAMES = 240
"""So many of the first surnames of the lexicon may carry a name on weak evidence."""
_LONGEST_SINGLE, _LONGEST_COMPOUND = 3, 4
_DOT = "·•・‧"


def is_chinese_name(name: str) -> bool:
    """Whether ``name`` has the form of a Chinese name: a surname with one or two more characters (毛某某 has not)."""
    if not _HAN.fullmatch(name) or name in _never() or "某" in name or name[1:] in _no_given_names():
        return False
    if name[:2] in compound_surnames() and 3 <= len(name) <= _LONGEST_COMPOUND:  # noqa: PLR2004 - 欧阳 and a given name
        return True
    return name[0] in surnames() and 2 <= len(name) <= _LONGEST_SINGLE  # noqa: PLR2004 - a surname and a given name


def has_common_surname(name: str) -> bool:
    """Whether its surname is compound or among the commonest, so that the form alone says something."""
    return name[:2] in compound_surnames() or name[:1] in _common_surnames()


def is_foreign_name(name: str) -> bool:
    """Whether ``name`` reads like a transliteration or a minority name: with a dot, or of its characters only."""
    parts = re.split(f"[{_DOT}]", name)
    if len(parts) > 1:
        return all(_HAN.fullmatch(part) or part.isascii() for part in parts if part) and all(parts)
    return len(name) >= 3 and not is_nobody(name) and set(name) <= transliteration()  # noqa: PLR2004 - 奥巴马


def is_nobody(name: str) -> bool:
    """Whether ``name`` is, or begins like, a common word (高质量, 全市, 高峰): a name only with good evidence."""
    return name in _nobody() or name[:3] in _nobody() or name[:2] in _nobody()


def lengths_at(text: str, at: int) -> tuple[int, ...]:
    """The lengths that a Chinese name beginning at ``at`` could have, the longest first; () if none begins there."""
    longest = _LONGEST_COMPOUND if text[at : at + 2] in compound_surnames() else _LONGEST_SINGLE
    return tuple(length for length in range(longest, 1, -1) if is_chinese_name(text[at : at + length]))


def may_follow_name(text: str, at: int) -> bool:
    """Whether what stands at ``at`` is what follows a person's name: a verb of speech, a list mark, the end."""
    return at >= len(text) or text[at].isspace() or text.startswith(_after_name(), at)


def is_without_given_name(name: str) -> bool:
    """Whether it is a surname with a word of courtesy or an office: 孙阿姨, 郝科长, 刘某."""
    return "某" in name or name[1:] in _after_surname()


def closes_name(text: str, at: int) -> bool:
    """Whether a mark of punctuation, the end or a verb that only persons are the subject of stands at ``at``."""
    return at >= len(text) or text[at].isspace() or text.startswith(_closing(), at)


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
    return frozenset((*lexicon("people").words("polite"), *lexicon("titles").words("heads")))


@cache
def _closing() -> tuple[str, ...]:
    return lexicon("people").words("closing")


@cache
def _no_given_names() -> frozenset[str]:
    """包|乡镇: what stands for divisions is no given name."""
    return frozenset(lexicon("sites").words("no-divisions"))


@cache
def _after_name() -> tuple[str, ...]:
    return lexicon("people").words("after-name")
