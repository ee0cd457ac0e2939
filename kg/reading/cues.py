"""What a line's own words show of it: where something begins afresh, and lines that never are part of a paragraph."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicons import lexicon
from kg.reading.bylines import is_byline, paper_named
from kg.reading.datelines import begins_with_dateline

_YEAR = r"(?:[12]\d{3}|[〇○零一二三四五六七八九]{4})\s*年"
_MONTH_AND_DAY = r"[\d〇一二三四五六七八九十]{1,3}\s*月\s*[\d〇一二三四五六七八九十廿]{1,3}\s*日"
_DAY = rf"{_YEAR}\s*{_MONTH_AND_DAY}"
SIGNATURE_DATE = re.compile(rf"[（(]?{_DAY}[）)]?\s*")
_DAY_ALONE = re.compile(r"\d{1,2}\s*月\s*\d{1,2}\s*日")
_SIGNED_AND_DATED = re.compile(
    rf"[^。，；！？：]{{2,40}}?\s*{_DAY}\s*|[^。，；！？：\d]{{2,24}}\s+\d{{1,2}}\s*月\s*\d{{1,2}}\s*日"
)
JUMP = re.compile(
    r"[>＞》→▶►（(\[【\s]*(?P<way>下转|紧接|上接|转|接)\s*第?\s*(?P<page>[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*"
    r"(?P<unit>版|页)(?P<part>[①-⑳\d]*)[）)\]】]*"
)
_ITEM = re.compile(
    r"[●■▲◆★※◎□○△▶►·•]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)"
    r"|第[一二三四五六七八九十百]{1,4}[条章]|[问答记][：:]|案例[一二三四五六七八九十\d]"
)
_IMPRINT = (
    "责任编辑|责编|编辑|版式|美编|校对|组版|值班编委|值班主任|社址|报社地址|地址|邮编|邮政编码|电话|热线|邮箱|"
    "统一刊号|统一连续出版物号|邮发代号|许可证|零售|印刷|订阅"
)
_FURNITURE = re.compile(
    rf"(?:本版|本报|新闻|投稿|广告|总编室|国内)?(?:{_IMPRINT})\s*[：:]|(?:责任编辑|责编|版式|美编|校对|组版)\s|今日\d+版|总第\d+期|第\d+期|国内统一"
)
_PAGE_CUE = re.compile(
    rf"星期[一二三四五六日天]|农历|{_DAY}|\d{{4}}[.．/-]\d{{1,2}}[.．/-]\d{{1,2}}|第?\s*[A-Z]?\d{{1,2}}\s*版|(?<![A-Z\d])[A-D]\d{{1,2}}(?!\d)|(?:{_IMPRINT})[：:]"
)
_FEWEST_PAGE_CUES = 2
_LONGEST_LINE = 80
_CLAUSE_END = re.compile(r"[，。！？；]")
_ISSUE_LINE = re.compile(
    rf"(?:{_DAY}|星期[一二三四五六日天]|农历\S{{2,12}}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\S{{0,8}}|第?\s*[A-Za-z]?\d{{1,3}}\s*版|[\s|｜/·:：]|"
    rf"要闻|综合|时政|国内|国际|民生|广告|版)+"
)
SALUTATION = re.compile(
    r"(?:尊敬的|敬爱的|亲爱的|广大|全[省市县区镇村体]|各位|各|致)[^，。；！？]{1,24}[：:]$|[^，。；！？]{1,16}(?:同志们?|朋友们?|同学们|乡亲们|师生|单位|市民|居民|家长|读者)[：:]$"
)


@cache
def _labels() -> frozenset[str]:
    return frozenset(lexicon("reading_display").words("section label"))


def is_label(words: str) -> bool:
    """Whether the line is a label over or between articles (相关新闻, 编者按)."""
    return words.strip("【】[]■●▲◆□·:：|<>〈〉《》 　") in _labels()


def is_signature_date(words: str) -> bool:
    """Whether the line is a full date and nothing else, as under a notice."""
    return SIGNATURE_DATE.fullmatch(words) is not None or _DAY_ALONE.fullmatch(words) is not None


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


def is_furniture(words: str) -> bool:
    """Whether the line belongs to the page, not to an article: masthead, issue line, editors."""
    if len(words) > _LONGEST_LINE:
        return False
    paper = paper_named(words)
    if paper is not None and paper == words.replace(" ", ""):
        return True
    if _FURNITURE.match(words):
        return True
    if (
        not _CLAUSE_END.search(words) and len(set(_PAGE_CUE.findall(words))) >= _FEWEST_PAGE_CUES
    ):  # 要闻 02 2016年7月5日 星期二
        return True
    return not is_signature_date(words) and _ISSUE_LINE.fullmatch(words) is not None and not words.isdigit()


def begins_item(words: str) -> bool:
    """Whether the line begins an item of a list, a clause, a question or an answer."""
    return _ITEM.match(words) is not None


def begins_afresh(words: str) -> bool:
    """Whether a line begins a paragraph by its own words: a dateline, an item, a salutation."""
    return begins_with_dateline(words) or begins_item(words)


def stands_alone(words: str) -> bool:
    """Whether a line can be neither continued nor a continuation: byline, date, jump, label, furniture."""
    if len(words) > _LONGEST_LINE:
        return False
    return is_label(words) or is_jump(words) or is_signature_date(words) or is_furniture(words) or is_byline(words)
