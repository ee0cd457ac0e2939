"""Orders in which pages print articles: where one ends and the next begins, told by a line's own words."""

from __future__ import annotations

import hashlib

import pytest

from kg.model import Page
from kg.reading import articles_of

SCHOOL = (
    "临江日报讯 5月8日，青禾县长溪乡中心小学的新教学楼封顶。这所学校建于1956年，原来的教室冬天漏风，夏天漏雨，"
    "孩子们打着伞上课。县教育局局长段成才说，新楼九月就能用。"
)
FAIR = (
    "临江日报讯 5月9日，第三届茶叶博览会开幕，来自十二个省的三百家企业参展，签下十八个项目。"
    "副市长鲁明义在开幕式上推介了临江的茶园和古道。"
)
FEATURE = (
    "天还没亮，养路工高树德就扛着铁锹上了山。十八年来，他一个人守着二十公里山路，铲土、清沟、搬石头，"
    "手上的茧子比铜钱还厚。“路通了，山里的茶才出得去。”他说。"
)
HARVEST = (
    "5月9日，石桥镇的茶农在采摘夏茶。今年雨水足，茶叶长势好，合作社请来五十多名采茶工，每天采下两千多斤鲜叶。"
)


def cut(text: str) -> list[str]:
    """The headline of each article, with the first words of its body."""
    page = Page("1.txt", text, hashlib.sha256(text.encode()).hexdigest(), "utf-8")
    return [article.headline or article.text.text[:6] for article in articles_of(page).articles]


PAGES = [
    pytest.param(
        f"{FEATURE}\n\n高山上的养路人\n——记青禾县公路段养路工高树德\n\n"
        f"新教学楼封顶了\n\n临江日报记者 万小青\n\n{SCHOOL}",
        ["高山上的养路人", "新教学楼封顶了"],
        id="nothing of a title stands below its ——line",
    ),
    pytest.param(
        f"{SCHOOL}\n\n新教学楼封顶了\n\n“把路扛在肩上”\n——记青禾县公路段\n铲土清沟的高树德\n临江日报记者 万小青\n\n"
        f"{FEATURE}\n\n茶叶博览会开幕\n\n临江日报记者 顾良才\n\n{FAIR}",
        ["新教学楼封顶了", "“把路扛在肩上”", "茶叶博览会开幕"],
        id="no title begins right below a line of another, where blank lines stand before titles",
    ),
    pytest.param(
        f"新教学楼封顶了\n\n临江日报记者 万小青\n\n{SCHOOL}\n\n"
        "为保障汛期行车安全，根据《中华人民共和国公路法》和市政府的要求，现就有关路段限行通告如下：\n\n"
        "一、石桥镇至长溪乡的公路禁止货车通行。\n\n二、解除时间另行通知。\n\n"
        "关于汛期部分公路限行的通告\n\n临江市公路局\n2014年5月9日\n\n茶叶博览会开幕\n\n" + FAIR,
        ["新教学楼封顶了", "关于汛期部分公路限行的通告", "茶叶博览会开幕"],
        id="a notice opens by its own words; below its signature another article begins",
    ),
    pytest.param(
        f"新教学楼封顶了\n\n临江日报记者 罗启明\n\n{SCHOOL}\n\n{HARVEST}\n临江日报记者 万小青 摄\n\n茶农采摘夏茶\n\n"
        f"茶叶博览会开幕\n\n临江日报记者 顾良才\n\n{FAIR}",
        ["新教学楼封顶了", "茶农采摘夏茶", "茶叶博览会开幕"],
        id="a photo with its title below, where titles stand above",
    ),
    pytest.param(
        f"新教学楼封顶了\n\n临江日报记者 万小青\n\n{SCHOOL}\n\n茶农采摘夏茶\n\n{HARVEST}\n\n临江日报记者 顾良才 摄\n\n"
        "孩子们在新教学楼前排成一队。原来的教室要改成食堂，段成才对校长说，县教育局还会给学校修一条跑道，"
        "冬天漏风、夏天漏雨的日子过去了。\n\n"
        f"茶叶博览会开幕\n\n{FAIR}",
        ["新教学楼封顶了", "茶农采摘夏茶", "茶叶博览会开幕"],
        id="a photo with its title between two paragraphs of a report",
    ),
]


@pytest.mark.parametrize(("text", "headlines"), PAGES)
def test_where_articles_begin(text: str, headlines: list[str]) -> None:
    assert cut(text) == headlines
