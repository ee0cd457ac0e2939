"""What a line's own words show of it: where something begins afresh, and lines that never are part of a paragraph."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicons import lexicon
from kg.reading.bylines import is_byline
from kg.reading.datelines import begins_with_dateline
from kg.reading.furniture import DAY, SIGNATURE_DATE, is_furniture
from kg.reading.letters import salutes

_DAY_ALONE = re.compile(
    r"(?:写于)?\d{1,2}\s*月\s*\d{1,2}\s*日(?:深夜|[夜晚晨]|晚上|凌晨|清晨|上午|中午|下午|傍晚)?(?:[写记]?于[㐀-鿿]{2,8})?"
)
"""2月3日; and as under a letter: 2月3日夜, 2月3日于云汀."""
_DAMAGED_DATE = re.compile(
    r"[12]\d{2,3}\s*年\s*\d{2,4}\s*日|[12]\d{4,5}\s*月\s*\d{1,2}\s*日|[12]\d{2,3}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日?"
)
"""A full date that has lost one character: 2016年75日, 20167月5日, 216年7月5日."""
_SIGNED_AND_DATED = re.compile(
    rf"[^。，；！？：]{{2,40}}?\s*{DAY}\s*|[^。，；！？：\d]{{2,24}}\s+\d{{1,2}}\s*月\s*\d{{1,2}}\s*日"
)
JUMP = re.compile(
    r"[>＞》→▶►（(\[【\s]*(?P<way>下转|紧接|上接|转|接)\s*第?\s*(?P<page>[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*"
    r"(?P<unit>版|页)(?P<part>[①-⑳\d]*)[）)\]】]*"
)
_ITEM = re.compile(
    r"[●■▲◆★※◎□○△▶►·•]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)"
    r"|第[一二三四五六七八九十百]{1,4}[条章]|[问答记][：:]|案例[一二三四五六七八九十\d]"
)
MARKED = re.compile(r"[●■▲◆★※◎□○△▶►]")
"""How a brief begins that has no headline."""
_LONGEST_LINE = 80
_PHRASES_APART = re.compile(r"[㐀-鿿”][ 　]+[㐀-鿿“]")
_UNIT = re.compile(r"[（(]?(?:计量|计价)?单位[：:]\s*[^，。]{1,14}$")
_NUMBER = re.compile(r"[-+－＋±]?\d[\d.,，．]*[%％℃元点倍]?|持平|——|-")
_NAME = r"(?:[㐀-鿿·]{2,12}|[㐀-鿿]\s{1,2}[㐀-鿿])(?:[（(][女㐀-鿿，、,]{1,8}[）)])?"
_NAMES = re.compile(
    r"(?:[㐀-鿿]{2,4}|[㐀-鿿]\s+[㐀-鿿])(?:[\s]+(?:[㐀-鿿·]{2,6}(?:[（(][女\u3400-\u9fff]{1,4}[）)])?|[㐀-鿿]\s+[㐀-鿿])){4,}"
    rf"|{_NAME}(?:\s+{_NAME})+(?<=[）)])|(?=.*[）)]\s){_NAME}(?:\s+{_NAME}){{2,}}"
)
"""Five names; or fewer if one tells of itself: 马向阳（回族） 王 勤（女） 云天."""
_FEWEST_CELLS = 3
_FEWEST_NUMBERS = 2


@cache
def _labels() -> frozenset[str]:
    return frozenset(lexicon("reading_display").words("section label"))


def is_label(words: str) -> bool:
    """Whether the line is a label over or between articles (相关新闻, 编者按)."""
    return words.strip("【】[]■●▲◆□·:：|<>〈〉《》 　") in _labels()


def is_signature_date(words: str) -> bool:
    """Whether the line is a full date and nothing else, as under a notice."""
    return "日" in words and any(pattern.fullmatch(words) for pattern in (SIGNATURE_DATE, _DAY_ALONE, _DAMAGED_DATE))


def is_signed_and_dated(words: str) -> bool:
    """Whether who signs and the date stand on one line."""
    return (
        not is_signature_date(words) and len(words) <= _LONGEST_LINE and _SIGNED_AND_DATED.fullmatch(words) is not None
    )


def names_signer(words: str) -> bool:
    """Whether the line ends as the name of a body does, so that it may be one of several that sign."""
    return words.rstrip("）) 　").endswith(lexicon("reading_display").words("signer end"))


def is_jump(words: str) -> bool:
    """Whether the line only says where the article goes on or comes from."""
    return JUMP.fullmatch(words) is not None


def ends_with_jump(words: str) -> bool:
    """Whether the line ends with where the article goes on: …不断变化，>>> 下转 A4版."""
    return any(match.end() == len(words) for match in JUMP.finditer(words, max(len(words) - 24, 0)))


def is_row(words: str) -> bool:
    """Whether the line is a row of a table or of a list of names: 大白菜 0.80 0.85 -5.9%; 单位：元; 李明 王强 ……."""
    if _UNIT.match(words):
        return True
    cells = words.split()
    if len(cells) < _FEWEST_CELLS:
        return False
    numbers = [_NUMBER.fullmatch(cell) is not None for cell in cells]
    # the last cell too, for print puts spaces into dates: 12 月 4 日召开会
    in_columns = sum(numbers) >= _FEWEST_NUMBERS and numbers[-1]
    return in_columns or _NAMES.fullmatch(words) is not None


def begins_item(words: str) -> bool:
    """Whether the line begins an item of a list, a clause, a question or an answer."""
    return _ITEM.match(words) is not None


def goes_on(words: str) -> bool:
    """Whether a line begins as no line of its own can: 所作的报告, 和副市长李明."""
    return words.startswith(lexicon("reading_display").words("never first"))


def speaks_prose(words: str) -> bool:
    """Whether a line holds what headlines leave out: 会议听取和审议了市人大…."""
    inside = words[:-1]
    return not _PHRASES_APART.search(words) and any(
        mark in inside for mark in lexicon("reading_display").words("prose")
    )


def begins_afresh(words: str) -> bool:
    """Whether a line begins a paragraph by its own words: a dateline, an item, a salutation."""
    return begins_with_dateline(words) or begins_item(words) or salutes(words)


def stands_alone(words: str) -> bool:
    """Whether a line can be neither continued nor a continuation: byline, date, jump, label, furniture."""
    if len(words) > _LONGEST_LINE:
        return False
    return is_label(words) or is_jump(words) or is_signature_date(words) or is_furniture(words) or is_byline(words)
