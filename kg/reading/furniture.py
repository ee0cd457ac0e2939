"""Page furniture: mastheads, folio lines, imprints and addresses; the paper and the page number that they print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.reading.bylines import paper_named

YEAR = r"(?:[12]\d{3}|[〇○零一二三四五六七八九]{4})\s*年"
DAY = rf"{YEAR}\s*[\d〇一二三四五六七八九十]{{1,3}}\s*月\s*[\d〇一二三四五六七八九十廿]{{1,3}}\s*日"
SIGNATURE_DATE = re.compile(rf"[（(]?{DAY}[）)]?\s*")
LONGEST_FURNITURE = 80
_EDITORS = "责任编辑|责编|编辑|版式|美编|校对|组版|值班编委|值班主任|值班总编|主编|总编辑|社长"
_CONTACTS = "地址|邮编|邮政编码|电话|热线|邮箱|网址|传真"
_HOUSE = (
    "社址|报社地址|编辑部地址|总编室电话|报料热线|新闻热线|投稿邮箱|统一刊号|统一连续出版物号|准印证|准印证号|邮发代号|"
    "广告许可证|广告经营许可证|许可证|零售|零售每份|定价|月价|印刷|承印|订阅|订阅热线|发行热线|广告热线|发行电话|广告电话|"
    "本报地址|本报邮编|本报电话"
)
_IMPRINT = f"{_EDITORS}|{_CONTACTS}|{_HOUSE}"
_FURNITURE = re.compile(
    rf"(?!值班电话)(?:本版|本报|新闻|投稿|广告|总编室|国内|执行|值班)*(?:{_IMPRINT})\s*[：:/／]"
    r"|(?:责任编辑|责编|版式|美编|校对|组版)\s|今日\d+版|今日[一二三四八]版|总第\d+期|第\d+期|国内统一"
)
_CONTACT = re.compile(rf"(?:{_CONTACTS})\s*[：:]")
_OF_A_HOUSE = re.compile(
    rf"{_HOUSE}|报料|刊号|(?:责任编辑|责编|美编|校对|组版|版式)[\s：:]|(?:{_CONTACTS})[：:]|每逢.{{2,8}}出版|编辑部$"
)
_MASTHEAD_RANK = re.compile(r"[㐀-鿿]{4,24}机关报|中共[㐀-鿿]{2,14}(?:主管主办|主管|主办)")
_PAGE_CUE = re.compile(
    rf"星期[一二三四五六日天]|农历|{DAY}|\d{{4}}[.．/-]\d{{1,2}}[.．/-]\d{{1,2}}|第?\s*[A-Z]?\d{{1,2}}\s*版"
    rf"|(?<![A-Z\d])[A-D]\d{{1,2}}(?!\d)|(?:{_IMPRINT})\s*[：:/／]"
)
_FEWEST_PAGE_CUES = 2
_LONGEST_FOLIO = 30
"""Characters of a folio line that has a paper's name and one cue: 临江日报 02版 本地新闻."""
_CLAUSE_END = re.compile(r"[，。！？；]")
_ISSUE_LINE = re.compile(
    rf"(?:{DAY}|\d{{4}}[.．/-]\d{{1,2}}[.．/-]\d{{1,2}}|星期[一二三四五六日天]|农历\S{{2,12}}"
    r"|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\S{0,8}|第?\s*[A-Za-z]?\d{1,3}\s*版|第[一二三四五六七八九十]{1,3}版"
    r"|[\s|｜/·:：]|要闻|综合|时政|国内|国际|民生|广告|版)+"
)
_PARTS = re.compile(r"[\s　|｜/／·:：《》〈〉（）()【】\[\]_—-]+")
_NO_PAPER = ("机关报", "预报", "简报", "海报", "公报", "通报", "汇报", "捷报", "喜报", "墙报", "板报", "情报", "警报")
_TODAY = re.compile(r"(?:今日|共|本期)\s*\d+\s*版")
_PRINTED_PAGE = (
    re.compile(r"(?<![A-Za-z\d])第?\s*0*(?P<page>[A-Za-z]?\d{1,3})\s*版"),
    re.compile(r"第\s*(?P<page>[一二三四五六七八九十]{1,3})\s*版"),
    re.compile(r"(?<![A-Za-z\d])(?P<page>[A-Z]\d{1,2})(?![\d.．])"),
    re.compile(r"(?:^|[\s|｜])0*(?P<page>\d{1,2})(?=[\s|｜]|$)"),
)
_PAGE_IN_NAME = re.compile(
    r"(?:^|[^A-Za-z\d])(?:第?0*(?P<page>[A-Z]?\d{1,2})版|(?P<letter>[A-D]\d{1,2})(?![A-Za-z\d]))"
)
_NOT_NAME = re.compile(r"[\W\d_A-Za-z]+")


@lru_cache(maxsize=256)  # asked of a line when lines are joined and when they are labelled
def is_furniture(words: str) -> bool:
    """Whether the line belongs to the page, not to an article: masthead, issue line, editors, address of the paper."""
    if len(words) > LONGEST_FURNITURE:
        return False
    return _is_masthead(words) or _is_imprint(words) or _is_folio(words)


def begins_with_contact(words: str) -> bool:
    """Whether the line begins with an address or number, which may also be a notice's: 电话：5550177."""
    return _CONTACT.match(words) is not None


def _is_masthead(words: str) -> bool:
    if _MASTHEAD_RANK.fullmatch(words):
        return True
    name = words.strip("《》 　")
    return any(paper == re.sub(r"\s", "", name) for paper in _papers_beginning(name))


def _is_imprint(words: str) -> bool:
    """责任编辑：李明; 社址：…; 临江报 地址：滨河路1号 准印证：……."""
    if _FURNITURE.match(words):
        return True
    return _OF_A_HOUSE.search(words) is not None and _names_house(words)


def _is_folio(words: str) -> bool:
    """要闻 02 2016年7月5日 星期二; a date alone is who signs on what day."""
    if _CLAUSE_END.search(words) or SIGNATURE_DATE.fullmatch(words):
        return False
    cues = set(_PAGE_CUE.findall(words))
    if len(cues) >= _FEWEST_PAGE_CUES or (cues and len(words) <= _LONGEST_FOLIO and _names_house(words)):
        return True
    return _ISSUE_LINE.fullmatch(words) is not None and not words.isdigit()


def is_folio_cut_in_two(before: str, after: str) -> bool:
    """Whether two lines show more of a folio together than apart: 临江日报 第6版 200 / 1年4月19日 星期四."""
    together = set(_PAGE_CUE.findall(before + after))
    return len(together) >= _FEWEST_PAGE_CUES and len(together) > len(set(_PAGE_CUE.findall(before)))


def _names_house(words: str) -> bool:
    """Whether the line begins with a paper's name: 《临江报》编辑部, 临江报 地址."""
    return next(papers_in(words), None) is not None


def _papers_beginning(words: str) -> Iterator[str]:
    paper = paper_named(words.replace(" ", ""))
    if paper is not None and not paper.endswith(_NO_PAPER):
        yield paper


def papers_in(line: str) -> Iterator[str]:
    """The papers that a furniture line names: 临江日报 of `A04 城事 / 临江日报 / 2019/4/19`."""
    for part in _PARTS.split(line):
        if part and paper_named(part) == part and not part.endswith(_NO_PAPER):
            yield part


def printed_paper(lines: Iterable[str]) -> str | None:
    """The first paper that the page's furniture names, also one whose name is letter-spaced (临 江 日 报)."""
    for line in lines:
        named = next(papers_in(line), None) or next(papers_in(re.sub(r"\s", "", line)), None)
        if named is None:
            named = next(_papers_beginning(line), None)
        if named is not None:
            return named
    return None


def paper_of_file(stem: str) -> str | None:
    """The paper that a file is named for: 临江日报-2016-07-05-A1."""
    return next(
        (part for part in _NOT_NAME.split(stem) if part and paper_named(part) == part and not part.endswith(_NO_PAPER)),
        None,
    )


def printed_page(lines: Iterable[str]) -> str | None:
    """The page number on the folio as printed, without leading zeros: A4, 2, 三; 今日8版 is none."""
    kept = [_TODAY.sub(" ", re.sub(rf"{DAY}|\d{{4}}[.．/-]\d{{1,2}}[.．/-]\d{{1,2}}", " ", line)) for line in lines]
    for pattern in _PRINTED_PAGE[:-1]:
        for line in kept:
            if not _CLAUSE_END.search(line) and (match := pattern.search(line)):
                return match["page"]
    for line, changed in zip(lines, kept, strict=True):
        if line != changed and (match := _PRINTED_PAGE[-1].search(changed)):  # a bare number only beside a date
            return match["page"]
    return None


def page_of_file(stem: str) -> str | None:
    """The page number in a file's name: A1 of 临江日报-2016-07-05-A1, 3 of 临江日报_第03版."""
    match = _PAGE_IN_NAME.search(stem)
    return (match["page"] or match["letter"]) if match else None
