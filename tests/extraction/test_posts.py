"""Titles and the people who hold them: a line of news in, name, office and body out."""

from __future__ import annotations

import pytest

from tests.extraction.told import told

POSTS = [
    pytest.param(
        "市委书记、市人大常委会主任陆明远主持会议。",
        {
            ("陆明远", "市委书记", "~prefecture party-committee"),
            ("陆明远", "市人大常委会主任", "~prefecture congress-standing"),
        },
        id="two bodies, one person",
    ),
    pytest.param(
        "市委副书记、市长何思齐出席招商大会。",
        {
            ("何思齐", "市委副书记", "~prefecture party-committee"),
            ("何思齐", "市长", "~prefecture government"),
        },
        id="an office that says its body",
    ),
    pytest.param(
        "市委常委、宣传部长沈玉兰到场祝贺。",
        {
            ("沈玉兰", "市委常委", "~prefecture party-committee"),
            ("沈玉兰", "宣传部长", "~prefecture party-committee 宣传部"),
        },
        id="a department of the body before",
    ),
    pytest.param(
        "青禾县经开区党工委委员、党政工作部部长乔大川带队走访。",
        {
            ("乔大川", "党工委委员", "青禾县经开区 party-working-committee"),
            ("乔大川", "党政工作部部长", "青禾县经开区 party-working-committee"),
        },
        id="a unit whose name holds a common word",
    ),
    pytest.param(
        "罗大川、乔大川等市领导，临江军分区政委何思齐在主席台就座。",
        {("罗大川", "市领导", ""), ("乔大川", "市领导", ""), ("何思齐", "政委", "临江 garrison")},
        id="leaders behind their names, and an office of its own",
    ),
    pytest.param(
        "市政协党组副书记、副主席、二级巡视员乔大川讲话。",
        {
            ("乔大川", "党组副书记", "~prefecture consultative"),
            ("乔大川", "副主席", "~prefecture consultative"),
            ("乔大川", "二级巡视员", "~prefecture consultative"),
        },
        id="offices that share a body",
    ),
    pytest.param(
        "省人大代表、市人民医院院长苏慧芳带头捐款。",
        {
            ("苏慧芳", "省人大代表", "~province congress"),
            ("苏慧芳", "院长", "~prefecture 人民医院"),
        },
        id="a delegate",
    ),
    pytest.param(
        "临江市青禾县石桥镇党委书记罗建业说，堤坝保住了。",
        {("罗建业", "党委书记", "石桥镇 party-committee")},
        id="a town's committee",
    ),
    pytest.param(
        "市第二人民医院骨科主任医师郑怀仁坐诊。",
        {("郑怀仁", "骨科主任医师", "~prefecture 第二人民医院")},
        id="a hospital's department stays in the title",
    ),
    pytest.param(
        "县教育局局长冯立冬介绍，今年新建小学三所。",
        {("冯立冬", "局长", "~county 教育局")},
        id="a bureau",
    ),
    pytest.param(
        "市疾病预防控制中心消杀科科长郑怀仁告诉记者，水井要消毒。",
        {("郑怀仁", "消杀科科长", "~prefecture 疾病预防控制中心")},
        id="a section named by a verb",
    ),
    pytest.param(
        "民政部救灾司司长郑怀仁参加会商。",
        {("郑怀仁", "救灾司司长", "民政部")},
        id="a ministry's department in one word with the office",
    ),
    pytest.param(
        "昨天早上孩子忘带准考证，是特警二大队民警武明安骑着摩托车帮忙取回来的。",
        {("武明安", "民警", "")},
        id="no half of a unit in the title",
    ),
    pytest.param(
        "地委书记贺长河、行署专员董耀宗分别讲话。",
        {
            ("贺长河", "地委书记", "~prefecture party-committee"),
            ("董耀宗", "专员", "~prefecture commissioner"),
        },
        id="a prefecture of the eighties",
    ),
    pytest.param(
        "旗委书记白音参加了那达慕开幕式。",
        {("白音", "旗委书记", "~county party-committee")},
        id="a banner",
    ),
    pytest.param(
        "龙山市委书记方志诚，市委常委、副市长田雨生到现场迎接。",
        {
            ("方志诚", "市委书记", "龙山市 party-committee"),
            ("田雨生", "市委常委", "龙山市 party-committee"),
            ("田雨生", "副市长", "龙山市 government"),
        },
        id="the second 市委 is that of the city named with the first",
    ),
    pytest.param(
        "云川市代市长鲁文山、云川市委书记、市人大常委会主任高树德到会。",
        {
            ("鲁文山", "市长", "云川市 government"),
            ("高树德", "市委书记", "云川市 party-committee"),
            ("高树德", "市人大常委会主任", "云川市 congress-standing"),
        },
        id="a city that reads like a name, and 市 behind it",
    ),
    pytest.param(
        "承德军分区司令员高长海，市委常委、黄石军分区政委何思齐到会。",
        {
            ("高长海", "司令员", "承德 garrison"),
            ("何思齐", "市委常委", "承德 party-committee"),
            ("何思齐", "政委", "黄石 garrison"),
        },
        id="a military district torn from its city's name, and a committee of a city named short",
    ),
    pytest.param(
        "河源海关关长王志刚到会。",
        {("王志刚", "关长", "河源海关")},
        id="an office that begins as its body ends",
    ),
    pytest.param(
        "罗平县委书记李建国到会。",
        {("李建国", "县委书记", "罗平县 party-committee")},
        id="a county whose name reads like a person's",
    ),
    pytest.param(
        "市委常委、统战部部长傅新华到会。",
        {
            ("傅新华", "市委常委", "~prefecture party-committee"),
            ("傅新华", "统战部部长", "~prefecture party-committee 统一战线工作部"),
        },
        id="a department that the tagger takes for a body by itself",
    ),
    pytest.param(
        "罗文斌、吕思敏、高志强等市领导参加活动。",
        {("罗文斌", "市领导", ""), ("吕思敏", "市领导", ""), ("高志强", "市领导", "")},
        id="a list before a collective title",
    ),
    pytest.param(
        "市领导罗文斌、吕思敏、羊景辉、高志强参加活动。",
        {("罗文斌", "市领导", ""), ("吕思敏", "市领导", ""), ("羊景辉", "市领导", ""), ("高志强", "市领导", "")},
        id="a list behind a collective title, a rare surname in it",
    ),
    pytest.param(
        "会议补选杜春生为县人大常委会副主任。",
        {("杜春生", "县人大常委会副主任", "~county congress-standing")},
        id="an election",
    ),
    pytest.param(
        "国务委员封启明在会上讲话。",
        {("封启明", "国务委员", "国务院")},
        id="an office that the tagger takes for a body",
    ),
    pytest.param(
        "市委主题教育领导小组组长葛长庚主持会议。",
        {("葛长庚", "组长", "~prefecture party-committee 主题教育领导小组")},
        id="a task force of the committee, no place 长葛",
    ),
    pytest.param(
        "民进临江市委副主委吴晓梅提出建议。",
        {("吴晓梅", "副主委", "临江市 promoting-democracy")},
        id="a party before its division",
    ),
    pytest.param(
        "参加植树的市领导有：陆明远、何思齐、沈玉兰。",
        {("陆明远", "市领导", ""), ("何思齐", "市领导", ""), ("沈玉兰", "市领导", "")},
        id="a list behind 有",
    ),
    pytest.param(
        "获奖者有陆明远（市作协主席）、沈玉兰（女，县教育局局长）。",
        {("陆明远", "主席", "~prefecture 作家协会"), ("沈玉兰", "局长", "~county 教育局")},
        id="offices in brackets behind the names",
    ),
    pytest.param(
        "（作者沈玉兰系市文联主席）",
        {("沈玉兰", "主席", "~prefecture 文学艺术界联合会")},
        id="系",
    ),
    pytest.param(
        "原行署副专员、退休干部陆明远到会。",
        {("陆明远", "副专员", "~prefecture commissioner")},
        id="a verb that begins the next office",
    ),
    pytest.param(
        "省防汛抗旱指挥部总指挥何思齐到场。",
        {("何思齐", "总指挥", "~province 防汛抗旱指挥部")},
        id="an office that the tagger takes for an adverb",
    ),
    pytest.param(
        "全总经济技术部部长沈玉兰致辞。",
        {("沈玉兰", "经济技术部部长", "中华全国总工会")},
        id="a department of a central body under its short name",
    ),
    pytest.param(
        "青禾县工商局石桥工商所所长何思齐到场。",
        {("何思齐", "所长", "青禾县 工商行政管理局 石桥工商所")},
        id="a bureau's post in a town",
    ),
    pytest.param(
        "青禾县司法局石桥司法所所长何思齐到场。",
        {("何思齐", "所长", "青禾县 司法局 石桥司法所")},
        id="所所长, which the tagger tears",
    ),
    pytest.param(
        "专班由陆明远任组长，县委常委沈玉兰和副县长何思齐任副组长。",
        {
            ("陆明远", "组长", ""),
            ("沈玉兰", "县委常委", "~county party-committee"),
            ("何思齐", "副县长", "~county government"),
            ("沈玉兰", "副组长", ""),
            ("何思齐", "副组长", ""),
        },
        id="who is appointed to what, in one sentence",
    ),
    pytest.param(
        "行署副专员、地区绿化指挥部总指挥陆明远到场。",
        {
            ("陆明远", "副专员", "~prefecture commissioner"),
            ("陆明远", "总指挥", "~prefecture 绿化指挥部"),
        },
        id="a task force of a prefecture",
    ),
    pytest.param("县林业局党组成员陆明远到场。", {("陆明远", "党组成员", "~county 林业局")}, id="a bureau's group"),
    pytest.param(
        "省寄生虫病预防控制所所长陆明远到场。", {("陆明远", "所长", "~province 寄生虫病预防控制所")}, id="预防控制所"
    ),
    pytest.param(
        "在石桥镇，镇党委书记陆明远、镇长沈玉兰介绍。到了长溪乡，乡党委书记何思齐汇报。",
        {
            ("陆明远", "党委书记", "石桥镇 party-committee"),
            ("沈玉兰", "镇长", "石桥镇 government"),
            ("何思齐", "党委书记", "长溪乡 party-committee"),
        },
        id="from town to town",
    ),
    pytest.param(
        "中国驻坦桑尼亚大使陆明远、意大利驻华大使罗西出席。",
        {
            ("陆明远", "驻坦桑尼亚大使", "中华人民共和国驻坦桑尼亚联合共和国大使馆"),
            ("罗西", "驻华大使", "意大利 驻华大使馆"),
        },
        id="envoys",
    ),
    pytest.param("县委办主任陆明远到场。", {("陆明远", "主任", "~county party-committee 办公室")}, id="县委|办|主任"),
    pytest.param(
        "地区专员陆明远到会，行署发文。副专员何思齐讲话。",
        {("陆明远", "专员", "~prefecture commissioner"), ("何思齐", "副专员", "~prefecture commissioner")},
        id="the commissioner of a prefecture",
    ),
    pytest.param("公司人事专员陆明远到场。", {("陆明远", "公司人事专员", "")}, id="a clerk is no commissioner"),
    pytest.param("公司安全总指挥何思齐到场。", {("何思齐", "公司安全总指挥", "")}, id="安全总指挥 is of no 全总"),
    pytest.param("劳动模范沈玉兰登台。", set(), id="an honour is no post"),
    pytest.param(
        "市中心医院发热门诊护士陶立言、市中心医院感染防控办公室主任田春生接班。",
        {("陶立言", "发热门诊护士", "~prefecture 中心医院"), ("田春生", "感染防控办公室主任", "~prefecture 中心医院")},
        id="departments named by a verb",
    ),
    pytest.param(
        "陶立言是市中心医院的护士，田春生是市中心医院的退休护士。",
        {("陶立言", "护士", "~prefecture 中心医院")},
        id="what somebody is said to be",
    ),
    pytest.param(
        "去年，陶立言挂任青禾县文化馆副馆长。", {("陶立言", "副馆长", "青禾县 文化馆")}, id="sent to an office"
    ),
    pytest.param(
        "石桥镇长溪村的木匠陶立言以512票当选村委会主任。",
        {("陶立言", "主任", "长溪村 village-committee")},
        id="elected with so many votes",
    ),
    pytest.param(
        "副县长、公安局局长陶立言到场。",
        {("陶立言", "副县长", "~county government"), ("陶立言", "局长", "~county 公安局")},
        id="a bureau beside the government",
    ),
    pytest.param(
        "临江市市长、市防汛指挥部指挥长陶立言到场。",
        {("陶立言", "市长", "临江市 government"), ("陶立言", "指挥长", "临江市 防汛抗旱指挥部")},
        id="a command of the city just named",
    ),
    pytest.param(
        "石桥林场场长兼党委书记陶立言说，今年雪大。",
        {("陶立言", "场长", "石桥林场"), ("陶立言", "党委书记", "party-committee")},
        id="the committee of an institution",
    ),
    pytest.param("青禾县邮政局乡邮员陶立言退休了。", {("陶立言", "乡邮员", "青禾县 邮政局")}, id="a postman"),
    pytest.param(
        "县社队企业管理局局长陶立言说，砖窑停了火。",
        {("陶立言", "局长", "~county 社队企业管理局")},
        id="a bureau of former days",
    ),
]


@pytest.mark.parametrize(("line", "posts"), POSTS)
def test_titles_give_posts(line: str, posts: set[tuple[str, str, str]]) -> None:
    assert told(line).posts == posts


STATUSES = [
    pytest.param("市委副书记、代市长何思齐作报告。", ("何思齐", "市长", "acting"), id="代"),
    pytest.param("陆明远，男，拟任县水利局局长。", ("陆明远", "局长", "designate"), id="拟任, no 任县"),
    pytest.param(
        "陆明远，男，现任石桥镇党委书记，拟提名为副县长候选人。", ("陆明远", "副县长", "designate"), id="a candidate"
    ),
    pytest.param("原副市长田雨生应邀出席。", ("田雨生", "副市长", "former"), id="原"),
    pytest.param("会议决定免去钱国栋的市财政局局长职务。", ("钱国栋", "局长", "former"), id="removal"),
    pytest.param("免去：钱国栋的市水利局局长职务；", ("钱国栋", "局长", "former"), id="removal, a list"),
    pytest.param(
        "免去钱国栋的市水利局局长职务，杜春生（女）的市财政局局长职务。",
        ("杜春生", "局长", "former"),
        id="removal, the second of a list",
    ),
    pytest.param("任命杜春生为市水利局局长。", ("杜春生", "局长", "incumbent"), id="appointment"),
    pytest.param("会议决定陶立言代理市长职务。", ("陶立言", "市长", "acting"), id="代理 behind the name"),
]


@pytest.mark.parametrize(("line", "status"), STATUSES)
def test_the_status_is_no_part_of_the_title(line: str, status: tuple[str, str, str]) -> None:
    assert status in told(line).statuses


NAMES = [
    pytest.param("今天下午，令行禁止，阖家团圆。", set(), id="nobody"),
    pytest.param("局长高度重视，书记安全意识强。", set(), id="words that begin with a surname"),
    pytest.param("副市长李 明、孙 涛到会。", {"李明", "孙涛"}, id="names padded by a space"),
    pytest.param("旗长乌云毕力格致辞。", {"乌云毕力格"}, id="a Mongolian name that the tagger tears"),
    pytest.param("县长欧阳静怡主持会议，欧阳静怡强调安全。", {"欧阳静怡"}, id="a compound surname"),
    pytest.param("副局长田野说，防汛物资已到位。", {"田野"}, id="a name that is also a word"),
    pytest.param(
        "市委常委令狐文博、杜家栋出席会议，令狐文博讲话。", {"令狐文博", "杜家栋"}, id="令 torn from its name"
    ),
    pytest.param("市商务局局长陈景和宣读了倡议书。", {"陈景和"}, id="a name that ends in 和"),
    pytest.param("县公安局民警杨松林和县中学教师吴海琴到会。", {"杨松林", "吴海琴"}, id="a name run on behind 和"),
    pytest.param("副局长薛文作说明，老党员杜玲拉着孩子的手。", {"薛文", "杜玲"}, id="verbs drawn to names"),
    pytest.param("副市长薛文璋了解情况，杜玲珑着手整改。", {"薛文璋", "杜玲珑"}, id="了 and 着 that begin a word"),
    pytest.param("来自邵阳的护士李建国与邵阳的同事到会。", {"李建国"}, id="a place that reads like a name"),
    pytest.param("他走进贫困户代守成家中，同他算账。", {"代守成"}, id="a rare surname before 家中"),
    pytest.param("会上，市教育局主任惠民安通报了情况。", {"惠民安"}, id="a surname that the tagger knows"),
    pytest.param("请服从现场民警和工作人员的指挥。", set(), id="和 between two nouns"),
    pytest.param("青禾县皮黑牛产业发展座谈会召开，皮黑牛存栏三万头。", set(), id="a breed"),
    pytest.param("“童心向党·劳动最光荣”活动举行。", set(), id="a dot in a slogan"),
    pytest.param("坚持以毛泽东思想为指导。", set(), id="a thought called after somebody"),
    pytest.param("外交部长伊莎贝拉·恩古会见了代表团。", {"伊莎贝拉·恩古"}, id="a foreign name"),
]


@pytest.mark.parametrize(("line", "people"), NAMES)
def test_names_of_people(line: str, people: set[str]) -> None:
    assert told(line).people == people


ANONYMOUS = [
    pytest.param("“苗大夫，您来了。”", {"苗大夫"}, id="a doctor"),
    pytest.param("村里哪家有老人，他都知道。", set(), id="a verb before 老人"),
    pytest.param("刘某酒后驾车，与张某某发生争执。", {"刘某", "张某某"}, id="某"),
    pytest.param("住在河边的孙阿姨说，水退了。", {"孙阿姨"}, id="a polite form"),
    pytest.param("网友“山里娃”留言：谢谢你们。", {"山里娃"}, id="a net name in quotation marks"),
]


@pytest.mark.parametrize(("line", "people"), ANONYMOUS)
def test_people_without_their_name(line: str, people: set[str]) -> None:
    result = told(line)
    assert (result.anonymous, result.people) == (people, set())


def test_a_character_in_a_play_is_fictional() -> None:
    (person,) = told("小品《分房》里的郭科长让观众笑出了眼泪。").record.people
    assert (person.name, person.anonymous, person.fictional) == ("郭科长", True, True)
