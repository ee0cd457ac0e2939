"""Columns that interleave: a sentence broken off goes on below a stranger's article."""

from __future__ import annotations

import pytest

from kg.reading import articles_of
from kg.reading.broken_words import is_word_broken
from tests.reading.test_articles import assert_consistent, page_of

ABOVE = (
    "石鼓乡万亩旱田改水田\n\n本报讯 昨日，石鼓乡响水河灌区改造工程\n正式通水，沿线十二个村的万亩旱田改成\n水田。"
    "乡党委书记方海平说，响水河灌区建\n于上世纪六十年代，渠道年久失修，灌溉面\n积一年比一年少，村民盼着改造，一直盼到去\n"
)
STRANGER = (
    "\n县医院门诊楼启用\n\n本报记者 云小舟\n\n"
    "县医院新门诊楼三日启用，设诊室六十间，\n可日接诊一千五百人次，药房由人工发药改\n"
    "为机器发药，患者候药时间缩短一半以上。\n"
)
BELOW = (
    "\n年。响水河灌区改造工程投资三千万元，疏\n浚渠道四十公里，新建泵站六座，全部由石\n鼓乡的施工队承建，工期只用了十个月时间。\n"
    "石鼓乡的村民说，水到了田头，心就定了。\n"
)


def test_a_sentence_goes_on_below_a_strangers_article() -> None:
    page = page_of(ABOVE + STRANGER + BELOW)
    reading = articles_of(page)
    assert_consistent(page, reading)
    first, second = reading.articles
    assert (first.headline, second.headline) == ("石鼓乡万亩旱田改水田", "县医院门诊楼启用")
    assert "一直盼到去年。响水河" in first.text.text
    assert [len(article.regions) for article in (first, second)] == [2, 1]


def test_whole_sentences_stay_where_they_stand() -> None:
    reading = articles_of(page_of(ABOVE.replace("盼到去\n", "盼到去年。\n") + STRANGER + BELOW.replace("年。", "", 1)))
    assert [len(article.regions) for article in reading.articles] == [1, 1]


@pytest.mark.parametrize(
    ("before", "after", "broken"),
    [("群众陆续返", "回家中", True), ("调研时要求", "全力推进", False), ("水位回落", "群众返家", False)],
)
def test_a_word_is_broken_if_no_other_words_meet_there(before: str, after: str, broken: bool) -> None:  # noqa: FBT001
    assert is_word_broken(before, after) == broken
