"""Formations by their number or name: 兵团第八师一五〇团 of the production and construction corps, 海军“青石”舰."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.bodies.hits import OrganizationHit
from kg.extraction.words import TaggedText
from kg.model import OrganizationKind
from kg.text import Span

_NAME = "新疆生产建设兵团"
_NUMBER = "[一二三四五六七八九十百〇零0-9]{1,4}"
_UNITS = re.compile(
    f"(?P<corps>(?:新疆)?生产建设兵团|兵团)?(?P<division>第{_NUMBER}师)?(?P<regiment>{_NUMBER}团场?)?(?P<company>{_NUMBER}连)?"
)
_MARK = "兵团"
_SHIP = re.compile(
    '(?:(?:中国)?海军)?(?:导弹)?(?:驱逐舰|护卫舰|护卫艇|登陆舰|补给舰|扫雷舰|测量舰|训练舰)?[“"](?P<name>[\u4e00-\u9fff]{2,4})[”"]舰'
)
_NAVY = "中国人民解放军海军"


def of_the_corps(tagged: TaggedText) -> Iterator[OrganizationHit]:
    """The corps and its units, in articles that print its name."""
    if _NAME not in tagged.text and not ("新疆" in tagged.text and _MARK in tagged.text):
        return
    for match in _UNITS.finditer(tagged.text):
        parts = [match.group(part) or "" for part in ("division", "regiment", "company")]
        if not (match.group("corps") or parts[0] or len(parts[1]) > len("一团")):
            continue
        if match.group("corps") and not tagged.cuts(match.start()):
            continue
        own = _NAME + "".join(parts)
        yield OrganizationHit(
            Span(*match.span()), OrganizationKind.GOVERNMENT, own_name=own.removesuffix("场"), votes=("lexicon",)
        )


def ships(tagged: TaggedText) -> Iterator[OrganizationHit]:
    """The ships of the navy, whose names are printed in quotation marks: 海军“青石”舰."""
    for match in _SHIP.finditer(tagged.text):
        own = f"{_NAVY}{match.group('name')}舰"
        yield OrganizationHit(Span(*match.span()), OrganizationKind.MILITARY, own_name=own, votes=("lexicon",))
