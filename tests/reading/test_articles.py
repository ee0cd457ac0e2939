"""Pages in, articles out: invented pages of many papers in several layouts, and what must hold of any text."""

from __future__ import annotations

import hashlib
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.model import BlockKind, Genre, Page, UserKnowledge
from kg.reading import Reading, articles_of
from kg.reading.layout import has_text
from tests.reading.measuring import measuring
from tests.reading.printing import LAYOUTS, invented_pages, printed, shuffled

LAYOUT = re.compile("[\\s\ue000-\uf8ff]+")
PAGES = invented_pages()


def page_of(text: str, **more: object) -> Page:
    return Page("1.txt", text, hashlib.sha256(text.encode()).hexdigest(), "utf-8", **more)  # type: ignore[arg-type]


def squeezed(text: str) -> str:
    return LAYOUT.sub("", text)


def assert_consistent(page: Page, reading: Reading) -> None:
    """Every character but white space belongs to one article or is listed; every block stands where it says."""
    owners = [0] * len(page.text)
    spans = [region for article in reading.articles for region in article.regions]
    for span in [*spans, *(unread.span for unread in reading.unread if unread.span)]:
        for at in range(span.start, span.end):
            owners[at] += 1
    assert [at for at, sign in enumerate(page.text) if not sign.isspace() and owners[at] != 1] == []
    for article in reading.articles:
        text = article.text
        for block in article.blocks:
            regions = "".join(region.of(page.text) for region in text.page_regions(block.span))
            assert squeezed(regions) == squeezed(block.span.of(text.text))
        for first, copy in article.repeats:
            assert squeezed(copy.of(page.text)) == squeezed(first.of(text.text))
        for byline in article.bylines:
            assert squeezed(byline.span.of(text.text)) == byline.name


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("how", ["", "no-gaps", "double-gaps", "rewrap"])
def test_invented_pages_are_cut_in_every_layout(layout: str, how: str) -> None:
    tools = measuring()
    tally = tools.Tally()
    for name, articles, furniture in PAGES:
        page = printed(name, articles, furniture, layout)
        tools.measure(page.text, page.truth, tally, how)
    loss = 0.05 if how else 0.0
    assert tally.f1("boundaries") >= 0.97 - loss
    assert tally.f1("headline, all lines") >= 0.95 - loss
    assert tally.f1("headline, main line") >= 0.95 - loss
    assert tally.f1("bylines") >= 0.98 - loss
    assert tally.f1("genres") >= 0.95 - loss


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_articles_does_not_matter(layout: str, seed: int) -> None:
    tools = measuring()
    tally = tools.Tally()
    for name, articles, furniture in PAGES:
        page = printed(name, shuffled(articles, seed), furniture, layout)
        tools.measure(page.text, page.truth, tally)
    assert tally.f1("boundaries") >= 0.93


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_character_of_an_invented_page_is_lost(layout: str) -> None:
    for name, articles, furniture in PAGES:
        page = page_of(printed(name, articles, furniture, layout).text)
        assert_consistent(page, articles_of(page))


PIECES = st.sampled_from(
    [
        *"。，：“”（）《》 \n\n\n　\ue0a3A1年月日记者讯电摄市委\x00\u2028",
        "本报讯 ",
        "本报记者 李明\n",
        "会议召开\n",
        "水位回落，群众返家。",
        "下转第3版",
        "\n责任编辑：李明\n",
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_keeps_every_character(text: str) -> None:
    assume(has_text(text))
    page = page_of(text)
    assert_consistent(page, articles_of(page))


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_any_unicode_keeps_every_character(text: str) -> None:
    assume(has_text(text))
    page = page_of(text.replace("\r", "\n"))
    assert_consistent(page, articles_of(page))


def test_a_sentence_repeated_by_a_faulty_extraction_is_one() -> None:
    loop = "村里的老人说，像这样全村一条心修渠的场面，三十年没有见过了。"
    text = f"一渠清水进山来\n\n本报讯 水渠昨日通水。{loop}\n\n{loop}\n\n{loop}\n\n年底前，水渠将通到每个村。"
    article = articles_of(page_of(text)).articles[0]
    assert article.text.text.count(loop) == 1
    assert [copy.of(text) for _, copy in article.repeats] == [loop, loop]
    assert article.regions[0].end == len(text)


def test_an_article_tells_where_it_goes_on() -> None:
    text = "全县秋收现场会召开\n\n本报讯 昨日，全县秋收现场会召开，各乡镇抢抓天气，>>> 下转 A4版"
    article = articles_of(page_of(text)).articles[0]
    assert article.jumps_to == "A4版"
    assert [block.kind for block in article.blocks] == [BlockKind.HEADLINE, BlockKind.BODY, BlockKind.JUMP]
    assert article.text.text.endswith("抢抓天气，\n>>>下转A4版") or article.text.text.endswith(
        "抢抓天气，\n>>> 下转 A4版"
    )


def test_a_line_with_a_known_title_is_one_article() -> None:
    text = "水渠通了\n本报记者 李明\n本报讯 水渠通水。\n王家庄村\n村民奔走相告。"
    reading = articles_of(page_of(text, known=UserKnowledge(title="水渠通了"), whole=True))
    assert len(reading.articles) == 1
    assert reading.articles[0].headline == "水渠通了"
    assert [byline.name for byline in reading.articles[0].bylines] == ["李明"]


def test_furniture_inside_an_article_is_not_in_its_regions() -> None:
    text = "水渠通了\n\n本报讯 水渠昨日通水，\n\n责任编辑：李明\n\n村民奔走相告。"
    page = page_of(text)
    reading = articles_of(page)
    assert_consistent(page, reading)
    assert [len(article.regions) for article in reading.articles] == [2]


def test_masthead_and_imprint_belong_to_no_article() -> None:
    text = "临江日报\n2016年7月5日 星期二 第1版\n\n水渠通了\n\n本报讯 水渠昨日通水。\n\n责任编辑：李明 版式：王强"
    reading = articles_of(page_of(text))
    assert [unread.kind for unread in reading.unread] == ["page-furniture"] * 3
    assert [article.newspaper for article in reading.articles] == ["临江日报"]


@pytest.mark.parametrize("text", ["-----", "A1", "1\n2\n3", "。", "2016年7月5日 星期二 A1版"])
def test_a_page_without_words_has_no_article_and_says_so(text: str) -> None:
    reading = articles_of(page_of(text))
    assert reading.articles == ()
    assert "".join(unread.text for unread in reading.unread) == text.replace("\n", "")


@pytest.mark.parametrize(
    ("folio", "paper", "number"),
    [
        ("临江日报 2016年7月5日 星期二 A1版", "临江日报", "A1"),
        ("A04 城事 / 临江晚报 / 2019/4/19 星期五 / 编辑 宁静", "临江晚报", "A04"),
        ("国际新闻 2015年9月25日 星期五 8", None, "8"),
        ("《临江报》编辑部 地址：滨河路1号 每逢星期三、六出版", "临江报", None),
        ("临 江 日 报", "临江日报", None),
        ("一九八三年五月十二日 星期四 第三版", None, "三"),
        ("2016年7月5日 星期二 今日8版", None, None),
        ("临江日报 02版 本地新闻", "临江日报", "2"),
        ("02 要闻 临江日报 星期三 责编/宁静 版式/卓然", "临江日报", None),
        ("中共临江市委机关报", None, None),
    ],
)
def test_the_folio_tells_paper_and_page(folio: str, paper: str | None, number: str | None) -> None:
    reading = articles_of(page_of(f"{folio}\n\n水渠通了\n\n水渠昨日通水，村民奔走相告。"))
    assert [(article.newspaper, article.pagination, article.headline) for article in reading.articles] == [
        (paper, number, "水渠通了")
    ]
    assert [unread.text for unread in reading.unread] == [folio]


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("假记者落网\n\n三月二日，县公安局抓获一名骗子。（青禾县公安局 毛 平）", ["毛平"]),
        ("旱田改水田\n\n全县今春旱改水三千亩。（青禾台）\n\n青禾县水利局供稿。", []),
        ("大堤之上看作风\n\n南 木\n\n作风好不好，必须到大堤上看。", ["南木"]),
        ("井盖何时补\n\n编辑同志：\n\n井盖丢了半个月。\n\n读者 丁老实\n4月10日\n编后：井盖昨日已补。", ["丁老实"]),
        ("水渠通了\n\n临江日报记 罗小欣 通讯朱小健\n\n水渠昨日通水。", ["罗小欣", "朱小健"]),
    ],
)
def test_who_is_an_author(text: str, authors: list[str]) -> None:
    reading = articles_of(page_of(text))
    assert [[byline.name for byline in article.bylines] for article in reading.articles] == [authors]


@pytest.mark.parametrize(
    ("text", "headlines"),
    [
        # a cry in quotation marks is a headline where a line with a dash stands below it
        (
            "水渠通了\n\n本报讯 水渠昨日通水。\n\n“往高处跑！”\n——追记护林员洪大川\n\n那天夜里，洪大川敲响了铜锣。",
            ["水渠通了", "“往高处跑！”"],
        ),
        # a column of briefs is named above them
        (
            "水渠通了\n\n本报讯 水渠昨日通水。\n\n一句话新闻\n●敬老院落成。（孔小芬）\n●大桥合龙。（荣小庆）",
            ["水渠通了", "一句话新闻"],
        ),
        # a byline in brackets right below a text ends it
        (
            "大桥合龙\n\n大桥昨日合龙，群众相告。\n（记者 云舟）\n\n关于封桥的公告\n\n老桥封闭。\n交通局\n2016年7月5日",
            ["大桥合龙", "关于封桥的公告"],
        ),
        # who speaks, above the headline
        (
            "本报讯 水渠昨日通水。\n\n水渠昨日通水\n\n县妇联、县文化局：\n\n姐妹齐上阵\n\n本报讯 昨日，县妇联办竞赛。",
            ["水渠昨日通水", "姐妹齐上阵"],
        ),
        # of whom it tells, above the headline
        (
            "水渠通了\n\n本报讯 水渠通水。\n\n洪大川巡山三十年——\n\n铁脚走青山\n\n□本报记者 李明\n\n天刚亮就上山。",
            ["水渠通了", "铁脚走青山"],
        ),
        # a text that leads to its sections goes on below the line that looks like a headline
        (
            "守夜人\n\n本报记者 李明\n\n走近这些守夜人——\n\n“灯要亮着”\n\n7月2日灯火通明。\n\n“路要通着”\n\n人出发了。",
            ["守夜人"],
        ),
        # a notice that speaks to its readers begins an article, its headline below who signs
        (
            "水渠通了\n\n本报讯 通水了。\n\n我市各敬老院：\n请备足药。\n临江市民政局\n2016年7月5日\n关于防暑的通知",
            ["水渠通了", "关于防暑的通知"],
        ),
    ],
)
def test_what_stands_below_shows_a_headline(text: str, headlines: list[str]) -> None:
    assert [article.headline for article in articles_of(page_of(text)).articles] == headlines


@pytest.mark.parametrize(
    ("below", "authors"),
    [
        # the byline below a headline that stands last, and a report that names its own reporter
        ("临江日报讯（记者 云舟）大桥昨日合龙，全长三里。\n\n大桥昨日合龙", ["李明"]),
        ("关于封桥的公告\n\n老桥封闭。\n\n临江市交通局\n2016年7月5日", ["李明"]),
        # … or that of the next text
        ("临江日报讯 大桥昨日合龙，全长三里。\n\n大桥昨日合龙", []),
    ],
)
def test_whose_byline_stands_below_a_headline_that_stands_last(below: str, authors: list[str]) -> None:
    text = f"本报讯 水渠昨日通水，群众相告。\n\n水渠昨日通水\n临江日报记者 李明\n\n{below}"
    first, *_ = articles_of(page_of(text)).articles
    assert (first.headline, [byline.name for byline in first.bylines]) == ("水渠昨日通水", authors)


def test_a_list_of_names_with_remarks_is_text() -> None:
    text = (
        "青禾县第十届人民代表大会第一次会议\n公 告\n（第三号）\n会议选出常务委员会委员，现将名单公告如下：\n"
        "马向东（回族）  王 勤（女）  云小舟  孔令小\n田 园  白小堂（苗族）  司光小\n特此公告。\n"
        "大会主席团\n2016年7月5日"
    )
    (article,) = articles_of(page_of(text)).articles
    assert article.headline == "青禾县第十届人民代表大会第一次会议 公告"
    assert (article.subtitle, article.bylines, article.genre) == ("（第三号）", (), Genre.NOTICE)


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("关于停水的通告\n\n因管道检修，城北停水一天。\n\n临江市水务公司\n2016年7月5日", Genre.NOTICE),
        ("把功夫下在平时\n\n□ 李大明\n\n堤坝不是一天垮的，功夫要下在平时。", Genre.COMMENTARY),
        ("丰收时节\n\n图为农民在田间收割。本报记者 李明 摄", Genre.PHOTO),
        ("致全县教师的慰问信\n\n全县教师：\n\n你们辛苦了。\n\n青禾县教育局\n2016年9月9日", Genre.LETTER),
        ("大桥合龙\n\n本报讯 大桥昨日合龙。", Genre.BRIEF),
        ("大桥合龙\n\n本报讯 大桥昨日合龙，" + "两岸群众奔走相告，" * 20 + "十分高兴。", Genre.BRIEF),
        ("大桥合龙\n\n本报讯（记者 李明）大桥昨日合龙，" + "两岸群众奔走相告，" * 20 + "十分高兴。", Genre.NEWS),
        ("▲9月1日，敬老院落成，老人入住。（孔小芬）\n\n▲大桥昨日合龙，全长三里。（荣小庆）", Genre.BRIEF),
    ],
)
def test_the_kind_of_an_article(text: str, genre: Genre) -> None:
    assert [article.genre for article in articles_of(page_of(text)).articles] == [genre]


FEATURE = """琴声飞出校园

本报记者 石 兰

7月5日傍晚，实验小学的音乐教室里，学生们又拉起了新学的曲子，琴声传到了院子外面。

家长们站在窗下，有人悄悄抹了一把眼泪：“老人家要是能听见就好了。”

"""
NOTICES = [
    pytest.param("讣　　告", "离休干部石明同志，因病医治无效，于7月5日在县医院逝世。", id="set wide"),
    pytest.param("关于调整防汛措施的通告\n（2014年第18号）", "根据汛情，现就有关事项通告如下：", id="numbered"),
]


@pytest.mark.parametrize(("headline", "body"), NOTICES)
def test_a_notice_below_a_feature_is_an_article_of_its_own(headline: str, body: str) -> None:
    reading = articles_of(page_of(f"{FEATURE}{headline}\n\n{body}\n\n县防汛指挥部\n2014年7月8日\n"))
    assert [article.genre for article in reading.articles] == [Genre.NEWS, Genre.NOTICE]
