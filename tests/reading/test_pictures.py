"""Photos beside, below and in the middle of articles: whose they are."""

from __future__ import annotations

import pytest

from kg.model import Article, Genre
from kg.reading import articles_of
from tests.reading.test_articles import assert_consistent, page_of

REPORT = (
    "一座桥圆了三代人的梦\n\n本报记者 云小舟\n\n"
    "清晨，石鼓乡的响水河上雾气未散，新建成的连心桥已经人来车往。八十岁的放排老人洪大川扶着栏杆，看了又看。\n\n"
    "响水河把石鼓乡分成两半，过去孩子上学要坐渡船。去年，县交通局筹资三百万元，用十个月修通了连心桥。\n\n"
)
STRANGER = "9月3日，城关镇幼儿园的小朋友在学做月饼。中秋将近，该园开展民俗体验活动。"
OWN = "连心桥上人来车往，响水河两岸的石鼓乡群众告别渡船。"
NEXT = "\n\n早稻收割过半\n\n本报讯 记者昨日从县农业局获悉，全县早稻收割过半，单产比上年略增。"


def read(text: str) -> list[Article]:
    page = page_of(text)
    reading = articles_of(page)
    assert_consistent(page, reading)
    return list(reading.articles)


def summary(articles: list[Article]) -> list[tuple[str | None, list[str]]]:
    return [(article.headline, [byline.name for byline in article.bylines]) for article in articles]


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        (
            f"{STRANGER}\n\n本报通讯员 凌霜 摄",
            [("一座桥圆了三代人的梦", ["云小舟"]), (None, ["凌霜"]), ("早稻收割过半", [])],
        ),
        (f"{OWN}\n\n本报通讯员 凌霜 摄", [("一座桥圆了三代人的梦", ["云小舟", "凌霜"]), ("早稻收割过半", [])]),
    ],
)
def test_a_photo_below_an_article_is_its_own_if_it_tells_of_the_same(
    caption: str, expected: list[tuple[str | None, list[str]]]
) -> None:
    assert summary(read(REPORT + caption + NEXT)) == expected


def test_a_photo_with_its_photographer_may_stand_in_the_middle_of_a_column() -> None:
    text = (
        "融媒体记者 云小舟\n本报讯 9月2日，县委书记方海平到石鼓\n乡调研秋粮生产，先后察看了烘干中心和高\n"
        "标准农田，与种粮大户座谈，询问收成。\n在石鼓乡杨柳村，方海平走进田间，看望正\n在收割的农户，要求农机部门做好服务。\n\n"
        "9月3日，城关镇幼儿园的小朋友在学\n做月饼，中秋将近，该园开展民俗活动，\n孩子们乐在其中。\n"
        "融媒体记者 凌霜 摄\n\n"
        "在烘干中心，方海平同企业负责人算了一笔\n账，强调要降低烘干费用，让农民多得实惠，\n并现场协调解决了用电问题。\n"
        "县政府有关部门负责人参加调研。\n\n方海平调研秋粮生产时强调\n颗粒归仓 让农民多得实惠\n"
    )
    articles = read(text)
    assert summary(articles) == [("颗粒归仓 让农民多得实惠", ["云小舟"]), (None, ["凌霜"])]
    assert [len(article.regions) for article in articles] == [2, 1]
    assert "月饼" not in articles[0].text.text
    assert [article.genre for article in articles] == [Genre.NEWS, Genre.PHOTO]


def test_a_brief_with_its_mark_and_author_is_no_part_of_the_commentary_above() -> None:
    text = (
        "少些“留痕”多些实干\n\n辛一言\n\n有的地方检查多如牛毛，基层疲于填表。表格填得再满，不如把路修好。\n\n"
        "▲9月1日，青禾县敬老院落成，首批老人当天入住。（孔小芬）\n\n▲河口镇日前聘请十名老党员担任义务监督员。（荣小庆）\n"
    )
    assert summary(read(text)) == [("少些“留痕”多些实干", ["辛一言"]), (None, ["孔小芬", "荣小庆"])]


def test_briefs_below_their_headline_stay_with_it() -> None:
    text = "基层简讯\n\n▲9月1日，青禾县敬老院落成。（孔小芬）\n\n▲河口镇聘请十名老党员担任监督员。（荣小庆）\n"
    assert summary(read(text)) == [("基层简讯", ["孔小芬", "荣小庆"])]
