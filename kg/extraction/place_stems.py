"""The names of places that are printed in an article, and so are nobody's there, with and without their level word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.known_places import KNOWN
from kg.extraction.place_forms import DIVISIONS, MONGOLIAN, SHORTEST
from kg.extraction.place_hits import PlaceHit
from kg.extraction.place_lists import LISTED
from kg.extraction.place_signs import rows_of_provinces
from kg.gazetteer import without_peoples

_ENDS_OF_DIVISIONS = "市县区旗镇乡"
_FEATURES = "坝墩沟坪坡湾塘寨店庄堡集桥渡口营咀嘴垭坳垸圩埠浜崖峪峡铺街岗冲坑台洼滩洲港闸墙窑畈"
_OF_A_FAMILY = re.compile(f"[\u4e00-\u9fff]家[{_FEATURES}]")
"""赵家墩, 李家坝: places that a family gave its name."""


def is_unlisted(hit: PlaceHit) -> bool:
    """Whether only its form says that it is a division."""
    return not hit.codes and hit.level in DIVISIONS and len(hit.name) > SHORTEST


def is_listed_in_full(hit: PlaceHit) -> bool:
    """石桥镇 and 青禾县 where the gazetteer has them: then 石桥 and 青禾 are nobody there."""
    return bool(hit.codes) and hit.is_full and hit.name.endswith(tuple(_ENDS_OF_DIVISIONS)) and len(hit.name) > SHORTEST


def stems_of(name: str) -> frozenset[str]:
    """What a division is called for short: 石桥镇 石桥, 石桥畲族乡 石桥."""
    stem = name[:-1]
    return frozenset({stem, without_peoples(stem)})


def division_stems(text: str, hits: Sequence[PlaceHit]) -> frozenset[str]:
    """The names of divisions that are printed in full, without and with their level word (临江, 临江市).

    With them rows of provinces (苏浙沪), what stands in a list of places, and cities of the world: nobody's names.
    """
    # not the features of nature: a person may be called as a mountain is
    cities = (hit for hit in hits if KNOWN in hit.votes and hit.level is None)
    listed = {hit.span.of(text) for hit in (*cities, *(hit for hit in hits if LISTED in hit.votes))}
    names = {hit.name for hit in hits if is_unlisted(hit) or is_listed_in_full(hit) or hit.name.endswith(MONGOLIAN)}
    stems = {name[: -2 if name.endswith(MONGOLIAN) else -1] for name in names}
    return frozenset(names | stems | listed | rows_of_provinces(text) | set(_OF_A_FAMILY.findall(text)))
