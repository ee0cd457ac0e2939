"""How letters speak to their readers, who signs them, and what follows."""

from __future__ import annotations

import pytest

from kg.model import Genre
from kg.reading import articles_of
from kg.reading.letters import salutes, salutes_in_person, signs_letter, tells_of_author
from tests.reading.test_articles import page_of


@pytest.mark.parametrize(
    ("line", "everybody", "somebody"),
    [
        ("各位家长：", True, False),
        ("我市各敬老院、福利院：", True, False),
        ("编辑同志：", True, False),
        ("邮递员叔叔：", True, True),
        ("亲爱的外婆：", True, True),
        ("县医院骨科的医生、护士：", True, True),
        ("记者问一位老师：", False, False),
        ("下列单位负责人和医生：", False, False),
        ("会议要求：", False, False),
    ],
)
def test_whom_a_line_speaks_to(line: str, *, everybody: bool, somebody: bool) -> None:
    assert (salutes(line), salutes_in_person(line)) == (everybody, somebody)


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("青禾县居民 王勤", True),
        ("石鼓小学三（2）班 唐小人", True),
        ("您的学生 小满", True),
        ("我家的好日子", False),
        ("战洪水 保家园", False),
    ],
)
def test_who_signs_a_letter(line: str, *, signs: bool) -> None:
    assert signs_letter(line) is signs


def test_a_note_tells_who_wrote_it() -> None:
    assert tells_of_author("（作者系青禾县中学语文教师）")
    assert not tells_of_author("（记者 李明）")


LETTER = """大堤牢固 群众安心

本报讯（记者 李明）大堤昨日加固完毕，群众放下心来。

写给摆渡人的信

摆渡伯伯：

您好！每天放学，您都等我们坐稳了才开船。大堤加固了，船还要开下去吗？

石鼓小学三（2）班 唐小人
"""

SIGNED_AND_NOTED = """外婆，水渠通了

唐小人

亲爱的外婆：

水渠昨天通到了家门口，您种的菜都活了。

您的外孙 小人

7月2日夜

（作者系石鼓小学四年级学生）

莫让水渠断了头

□ 李大明

水渠修到田头不容易，管护也不能松劲。
"""


def test_a_letter_ends_with_who_signs_it() -> None:
    report, letter = articles_of(page_of(LETTER)).articles
    assert (letter.headline, letter.genre) == ("写给摆渡人的信", Genre.LETTER)
    assert [byline.name for byline in letter.bylines] == ["唐小人"]
    assert report.genre is Genre.BRIEF


def test_what_stands_below_a_letter_is_no_headline() -> None:
    letter, comment = articles_of(page_of(SIGNED_AND_NOTED)).articles
    assert (letter.headline, letter.genre) == ("外婆，水渠通了", Genre.LETTER)
    assert (comment.kicker, comment.headline) == (None, "莫让水渠断了头")
    assert "作者系石鼓小学" in letter.text.text
    assert [byline.name for byline in letter.bylines] == ["唐小人"]
