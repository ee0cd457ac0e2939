"""Long reports in sections, and what stands between articles whose titles are printed last."""

from __future__ import annotations

from kg.model import Article, BlockKind, Genre
from tests.reading.test_pictures import read, summary

TITLES_LAST = """本报记者 甄有年

本报讯 8月2日，县防汛抗旱指挥部召开会商
会，分析当前雨情水情，部署下一步防汛工作。
县长项长河主持会议并讲话，要求各乡镇加密巡
堤，确保水库安全度汛。

会议指出，主汛期还没有过去，各级干部不能有
丝毫松懈，要把群众的生命安全放在第一位。

县防汛抗旱指挥部召开会商会

8月1日，在杏花乡百亩莲塘，技术人员指导农民
采收莲子。今年，该乡发展莲子种植二千亩，带
动三百户农民增收。本报记者 甄有年 摄

莲子采收忙

为保护水库水质，维护群众饮水安全，根据有关
法律法规，现将禁止在水库垂钓、游泳的有关事
项通告如下：

一、任何单位和个人不得在水库管理范围内垂钓、
游泳、洗涤物品。

二、鼓励公众举报违法行为，为举报人保密。举报
电话：县水务局5550177，杏花乡政府水务站和
派出所5550188。

三、本通告自发布之日起施行。

关于禁止在水库垂钓游泳的通告

青禾县人民政府
2017年8月1日

本报通讯员 桑小满

本报讯 8月2日，县卫生院组织二十名医生到杏
花乡开展义诊，为三百多名老人检查身体，免费
送药四百余盒，受到群众欢迎。

县卫生院二十名医生下乡义诊
"""

IN_SECTIONS = """本报记者 甄有年

三月的杏花乡，山坡上到处是栽树的人。天刚亮，
护林员项老根就背着树苗上了山，这是他栽树的
第二十个年头。

“头几年栽一片死一片，现在栽一片活一片。”项老
根抹了把汗，指着远处的林子说。

荒坡添绿
栽树有新招
荒坡怎么绿起来？在乡林业站的苗圃，站长桑小满
正带着工人起苗，教他们栽树的新招。

今年的苗木全部带着土球，成活率比往年高出两
成，全乡已经栽下十二万棵。

山路变宽
运苗不发愁
过去运苗上山靠人背，一天只能跑两趟。去年冬天，
县交通局把山路修到了半山腰。

山货出山
日子“一年比一年甜”
在山脚下的合作社，打包机响个不停，山货正装上
卡车，运往临江市的超市。

合作社负责人和向阳算了一笔账：去年人均分红
三千元，今年还要翻一番，日子一年比一年好。

又是一年栽树时
——来自杏花乡春季造林一线的报道
"""

FLOWING_IN_SECTIONS = """喜迎“六一”

5月31日，杏花乡小学的孩子们在体验剪纸。

当日，由县教育局主办的“小手传大艺·

非遗进课堂”活动在该校举行，剪纸、泥塑、草编等项目让孩子们大开眼界。

本报记者 桑小满
通讯员/和向阳 摄

送医、送教、送技术……

代表在身边

本报记者 甄有年

连日来，全县各级人大代表走进村组和车间，用一件件实事温暖了群众的心。

听民声，问诊送药到门前

“和大夫来了，我心里就踏实了。”5月27日，在杏花乡塘坎村，七十岁的项大娘拉着县人大代表、县医院医生和向阳的手说。每月最后一个周四，和向阳都带着同事进山巡诊。

像这样的代表还有很多，他们牵头成立服务队，为老人提供上门护理。

教本领，田间课堂开起来

“剪枝前要先看树势，剪口要平……”5月28日，在城关镇的果园里，县人大代表、农艺师桑田正在给果农讲解管理技术。

护平安，风雨之中冲在前

5月15日凌晨，石门乡突降暴雨，乡道出现塌方。县人大代表、养路队队长项长河接到报告后，带领队员连夜奔赴现场，奋战十一个小时，道路恢复通行。
"""


def sections(article: Article) -> list[str]:
    return [block.span.of(article.text.text) for block in article.blocks if block.kind is BlockKind.SUBHEAD]


def test_a_photo_has_its_title_below_where_the_page_sets_titles_last() -> None:
    articles = read(TITLES_LAST)
    assert summary(articles) == [
        ("县防汛抗旱指挥部召开会商会", ["甄有年"]),
        ("莲子采收忙", ["甄有年"]),
        ("关于禁止在水库垂钓游泳的通告", []),
        ("县卫生院二十名医生下乡义诊", ["桑小满"]),
    ]
    assert [article.genre for article in articles] == [Genre.NEWS, Genre.PHOTO, Genre.NOTICE, Genre.NEWS]


def test_a_line_of_a_paragraph_that_begins_with_a_telephone_is_no_imprint() -> None:
    notice = read(TITLES_LAST)[2]
    assert "举报电话：县水务局5550177，杏花乡政府水务站和派出所5550188。" in notice.text.text


def test_sub_heads_of_two_lines_are_told_by_the_sections_before() -> None:
    (article,) = read(TITLES_LAST.rpartition("本报通讯员")[0] + IN_SECTIONS)[3:]
    assert article.headline == "又是一年栽树时"
    assert sections(article) == [
        "荒坡添绿",
        "栽树有新招",
        "山路变宽",
        "运苗不发愁",
        "山货出山",
        "日子“一年比一年甜”",
    ]


def test_sub_heads_of_one_rhythm_open_no_article_though_a_day_follows() -> None:
    photo, report = read(FLOWING_IN_SECTIONS)
    assert photo.genre is Genre.PHOTO
    assert sections(report) == [
        "听民声，问诊送药到门前",
        "教本领，田间课堂开起来",
        "护平安，风雨之中冲在前",
    ]
