"""What shows a letter, an open address or a notice: how it opens, who signs it, and the note on who wrote it."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicons import lexicon

_LONGEST_SIGNER = 30
_AUTHOR_NOTE = re.compile(r"[（(](?:本文)?作者(?:[：:]|系|为|是|单位|现为|现任|曾任|简介)[^（）()]{2,60}[）)]")


def _any_of(section: str) -> str:
    return "|".join(lexicon("reading_genres").words(section))


@cache
def _salutation() -> re.Pattern[str]:
    begin, end = map(_any_of, ("salutation beginning", "salutation end"))
    return re.compile(rf"(?:{begin})[^，。；！？]{{1,24}}[：:]|[^，。；！？]{{1,16}}(?:{end})们?[：:]")


@cache
def _personal() -> re.Pattern[str]:
    """亲爱的外婆：; 县医院的医生、护士：; not 记者问一位老师：, which leads to what is said."""
    kin, telling = map(_any_of, ("salutation kin", "no salutation"))
    return re.compile(rf"亲爱的[^，。；！？]{{1,12}}[：:]|(?!.*(?:{telling}))[^，。；！？]{{1,14}}?(?:{kin})们?[：:]")


@cache
def _signer() -> re.Pattern[str]:
    """青禾县居民 王勤 李明; 石鼓小学三（2）班 唐小人; 青禾县石桥镇 王勤; 您的学生 小满."""
    described, intimate = map(_any_of, ("letter signer", "letter signer beginning"))
    name = r"[㐀-鿿·]{2,4}|[㐀-鿿]\s[㐀-鿿]"
    full = rf"[^，。；！？：]{{0,22}}?(?:{described})[）)]?[\s：:]+(?P<names>(?:{name})(?:[\s、]+(?:{name})){{0,3}})"
    return re.compile(rf"{full}|(?:{intimate})[^，。；！？：]{{1,8}}[\s：:]+(?:{name})")


def salutes(words: str) -> bool:
    """Whether the line speaks to the readers of a letter: 尊敬的家长朋友：, 邮递员叔叔：."""
    return _salutation().fullmatch(words) is not None or _personal().fullmatch(words) is not None


def salutes_in_person(words: str) -> bool:
    """Whether the line speaks to somebody the writer knows, not to all: 邮递员叔叔：, but not 各位老师：."""
    return _personal().fullmatch(words) is not None and not words.startswith(
        lexicon("reading_genres").words("salutation to all")
    )


def announces(words: str) -> bool:
    """Whether a paragraph opens a notice: 为保障群众出行安全，经研究，现将有关事项通告如下（with a colon）."""
    return _announcing().fullmatch(words) is not None


@cache
def _announcing() -> re.Pattern[str]:
    begin, kind = map(_any_of, ("notice opening", "notice named"))
    return re.compile(rf"(?:{begin}).{{8,160}}现[^。！？]{{0,30}}(?:{kind})如下[：:]")


def signs_letter(words: str) -> bool:
    """Whether the line is of one who signs a letter: 青禾县居民 王勤."""
    return signer_of_letter(words) is not None


def signer_of_letter(words: str) -> re.Match[str] | None:
    """The line of those who sign a letter; the group ``names`` is none where it may be a given name alone."""
    return _signer().fullmatch(words) if len(words) <= _LONGEST_SIGNER else None


def tells_of_author(words: str) -> bool:
    """Whether the line is the note on who wrote what stands above: （作者系青禾县中学教师）."""
    return _AUTHOR_NOTE.fullmatch(words) is not None
