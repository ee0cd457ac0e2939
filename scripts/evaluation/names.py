"""When two names, or two titles, count as the same."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

SHORT_FORMS = (
    (r"^中华人民共和国(?=.)", ""),
    ("中国共产党", "中共"),
    ("人民代表大会", "人大"),
    ("常务委员会", "常委会"),
    ("人民政府", "政府"),
    ("卫生健康委员会|卫生健康委", "卫健委"),
    ("发展和改革委员会", "发改委"),
    ("^中国人民政治协商会议(.+?)委员会$", r"\1政协"),
    ("^(中共)?(.+?[省市县区州镇乡])委员会$", r"中共\2委"),
    ("^(?!中共)(.+?[省市县区州镇乡])党?委$", r"中共\1委"),
    ("^(党中央|中共中央|中央|中共中央委员会)$", "中共中央"),
    ("^(中共)?中央(委员会)?政治局", "中共中央政治局"),
    ("新华通讯社", "新华社"),
    ("日报社$", "日报"),
    ("^国家电网.*", "国家电网"),
)
LEVEL_WORDS = ("省", "市")
BYLINE_TITLES = {"记者", "通讯员"}  # the byline says it already, so it is no post
RANK_BEFORE_TITLE = re.compile("(副|常务|第一|助理|执行|名誉)$")  # 副 before 市长 makes another title
LAYOUT = re.compile(r"[\s\ue000-\uf8ff]+")


def squeeze(text: str | None) -> str:
    """The text without white space and private-use glyphs."""
    return LAYOUT.sub("", text or "")


@cache
def canonical(name: str) -> str:
    """A name in its shortest usual form, so that 中国共产党甲市委员会, 中共甲市委 and 甲市委 compare equal."""
    name = squeeze(name).replace("（", "(").replace("）", ")").strip('“”"')
    for long, short in SHORT_FORMS:
        name = re.sub(long, short, name)
    return name


def dice(one: str, other: str) -> float:
    """How alike two names are, 0 to 1, by the pairs of characters that they share."""
    first, second = _bigrams(squeeze(one)), _bigrams(squeeze(other))
    return 2 * sum((first & second).values()) / max(sum(first.values()) + sum(second.values()), 1)


def _bigrams(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(max(len(text) - 1, 1)))


def accepted_names(organisation: dict[str, Any], home: str | None) -> set[str]:
    """Every full name that counts for an organisation: its own, its alternatives, and 市X read with the home city."""
    names = {organisation["name"], *organisation.get("also", [])}
    home_parts = re.match("(.+?省|.+?自治区)?(.+?市)?", home or "")
    places = home_parts.groups() if home_parts else (None, None)
    for printed in map(squeeze, organisation["surfaces"]):
        for word, place in zip(LEVEL_WORDS, places, strict=True):
            if place and printed.startswith(word) and len(printed) > len("市委"):
                names.add(place + printed[1:])
    return {canonical(name) for name in names}


def same_title(one: str, other: str) -> bool:
    """Whether two printed titles are one: 市中心医院院长 and 院长 are, 副市长 and 市长 are not.

    原市长 is 市长 too: that it is a former post is said by its status.
    """
    one, other = squeeze(one), squeeze(other)
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    if long == short:
        return True
    return len(short) > 1 and long.endswith(short) and not RANK_BEFORE_TITLE.search(long[: -len(short)])
