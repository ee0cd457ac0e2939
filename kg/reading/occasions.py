"""Display lines that name the occasion of a report: which meeting was held, who went where, who set out."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicons import lexicon

_MARKS = "　 “”\"'（）()"
_BY_LEAVE = re.compile(r"经[㐀-鿿·]{3,20}(?:批准|同意|授权)")
"""By whose leave it is done: 经县人民政府批准."""


@cache
def _words(section: str) -> tuple[str, ...]:
    return lexicon("reading_display").words(section)


@cache
def _visit() -> re.Pattern[str]:
    """李明在河口镇调研秋收工作; 临江市党政代表团来我县考察; 李明率队赴云汀市学习; 李明带队督查燃气安全."""
    motions, leading, verbs = ("|".join(_words(section)) for section in ("visit motion", "visit lead", "visit verb"))
    there = rf"(?:{motions})[㐀-鿿“”、·]{{2,16}}?(?:{verbs})[㐀-鿿“”、]{{0,14}}"
    return re.compile(rf"[㐀-鿿·]{{2,16}}?(?:{there}|(?:{leading})(?:{verbs})[㐀-鿿“”、]{{2,20}})$")


@cache
def _departure() -> re.Pattern[str]:
    """Who set out and where to: 我市第三批支教队启程赴河口镇; 县抢险队昨日驰援石桥镇."""
    groups, verbs = ("|".join(_words(section)) for section in ("setting out", "departure"))
    return re.compile(rf"[㐀-鿿“”、·\d]{{2,20}}(?:{groups})(?:今日|昨日|昨|今)?(?:{verbs})[㐀-鿿]{{0,6}}$")


@cache
def _briefing() -> re.Pattern[str]:
    """我市举行新闻发布会介绍汛情: an occasion with what was told there."""
    verbs, occasions, told = ("|".join(_words(section)) for section in ("occasion verb", "occasion", "briefing verb"))
    return re.compile(rf"[㐀-鿿·]{{1,20}}?(?:{verbs})[㐀-鿿“”（）]{{0,16}}?(?:{occasions})(?:{told})[㐀-鿿“”]{{2,14}}$")


def leads_on(words: str) -> bool:
    """Whether the line leads to a slogan below it: X在Y主持召开会议强调."""
    bare = words.rstrip(_MARKS + "：:")
    return bare.endswith(_words("kicker end")) or _BY_LEAVE.fullmatch(bare) is not None


def names_occasion(words: str) -> bool:
    """Whether the line says which meeting or occasion is reported: X市委常委会召开会议."""
    bare = words.rstrip(_MARKS)
    if bare.endswith(_words("meeting end")):
        return True
    if bare.endswith(_words("occasion")) and any(verb in bare for verb in _words("occasion verb")):
        return True
    return _briefing().match(bare) is not None or _departure().match(bare) is not None


def names_founding(words: str) -> bool:
    """Whether what happened is the news itself, and no frame for what was said: 县菌菇产业联盟成立."""
    return words.rstrip(_MARKS).endswith(_words("founding"))


def names_visit(words: str) -> bool:
    """Whether the line says who went where, and what for: X在Y调研秋收工作."""
    return _visit().fullmatch(words.strip(_MARKS)) is not None
