"""Who holds an office by appointment, by list, by 由, as a candidate; and whose body a deputy's is."""

from __future__ import annotations

import pytest

from tests.extraction.told import told

STATUSES = [
    pytest.param(
        "任命慎国强为市财政局局长；免去公维民的市水利局局长职务。",
        {("慎国强", "局长", "incumbent"), ("公维民", "局长", "former")},
        id="rare surnames that the tagger draws to other words",
    ),
    pytest.param(
        "田春生不再担任市财政局局长职务，拟任市科技局局长的罗大川作了发言。",
        {("田春生", "局长", "former"), ("罗大川", "局长", "designate")},
        id="不再担任, and 拟任 … 的",
    ),
    pytest.param(
        "林秀英，女，1970年3月出生，现任青禾县副县长，拟任市文联主席。",
        {("林秀英", "副县长", "incumbent"), ("林秀英", "主席", "designate")},
        id="a notice before an appointment",
    ),
    pytest.param(
        "林秀英，女，1970年3月出生，中共党员，现任青禾县副县长，拟任市文联主席。",
        {("林秀英", "副县长", "incumbent"), ("林秀英", "主席", "designate")},
        id="what is said of somebody before the office is none itself",
    ),
    pytest.param(
        "经查,田春生利用担任市财政局局长、市政府秘书长等职务的便利,为他人谋利。",
        {("田春生", "局长", "former"), ("田春生", "秘书长", "former")},
        id="利用担任",
    ),
    pytest.param("罗大川是市水利局局长,常年在堤上。", {("罗大川", "局长", "incumbent")}, id="a narrow comma"),
    pytest.param(
        "会议免去费学先的市交通局副局长职务，任命其为市水利局副局长。",
        {("费学先", "副局长", "former"), ("费学先", "副局长", "incumbent")},
        id="任命其为",
    ),
    pytest.param("罗大川是市政协委员，常年在果园里。", {("罗大川", "市政协委员", "incumbent")}, id="是"),
    pytest.param("街道有一位社区主任名叫罗大川。", {("罗大川", "社区主任", "incumbent")}, id="名叫"),
    pytest.param("市长候选人罗大川与代表见面。", {("罗大川", "市长", "designate")}, id="a candidate"),
    pytest.param("时任临江市市长的罗大川回忆说。", {("罗大川", "市长", "former")}, id="时任 … 的"),
    pytest.param(
        "罗大川（满族）、田春生、林秀英（女）当选为副主任。",
        {(name, "副主任", "incumbent") for name in ("罗大川", "田春生", "林秀英")},
        id="a list before the office",
    ),
    pytest.param(
        "会议通报：组长由市长罗大川担任，副组长由副市长田春生兼任。",
        {
            ("罗大川", "组长", "incumbent"),
            ("罗大川", "市长", "incumbent"),
            ("田春生", "副组长", "incumbent"),
            ("田春生", "副市长", "incumbent"),
        },
        id="由 … 担任",
    ),
    pytest.param(
        "市长蓝若川院士，临江大学副校长荀子方先后发言。",
        {("蓝若川", "市长", "incumbent"), ("蓝若川", "院士", "incumbent"), ("荀子方", "副校长", "incumbent")},
        id="an office behind a name, the next one's before",
    ),
]


@pytest.mark.parametrize(("line", "statuses"), STATUSES)
def test_who_holds_which_office(line: str, statuses: set[tuple[str, str, str]]) -> None:
    assert told(line).statuses == statuses


BODIES = [
    pytest.param(
        "选举罗大川为市人大常委会主任，田春生、林秀英为副主任，费学先为秘书长。",
        {
            ("罗大川", "市人大常委会主任", "~prefecture congress-standing"),
            ("田春生", "市人大常委会副主任", "~prefecture congress-standing"),
            ("林秀英", "市人大常委会副主任", "~prefecture congress-standing"),
            ("费学先", "市人大常委会秘书长", "~prefecture congress-standing"),
        },
        id="deputies and members of an elected committee",
    ),
    pytest.param(
        "南昌铁路局局长罗大川，省残联理事长田春生到场。",
        {("罗大川", "局长", "南昌铁路局"), ("田春生", "理事长", "~province 残疾人联合会")},
        id="the province's is none of the city named with the first",
    ),
    pytest.param(
        "石桥街道党工委副书记、办事处主任罗大川到场。",
        {("罗大川", "党工委副书记", "石桥街道 party-working-committee"), ("罗大川", "主任", "石桥街道 government")},
        id="the office of a street",
    ),
    pytest.param(
        "北岸经开区党工委副书记、管委会主任罗大川到场。",
        {
            ("罗大川", "党工委副书记", "北岸经开区 party-working-committee"),
            ("罗大川", "管委会主任", "北岸经开区 management-committee"),
        },
        id="the two bodies of a zone",
    ),
    pytest.param(
        "青石生态城党工委副书记、管委会主任罗大川到场。",
        {("罗大川", "党工委副书记", "party-working-committee"), ("罗大川", "管委会主任", "management-committee")},
        id="the two bodies of a zone that is read as no place",
    ),
    pytest.param(
        "青禾县委书记罗大川主持会议并讲话，县委副书记、县长田春生出席。",
        {
            ("罗大川", "县委书记", "青禾县 party-committee"),
            ("田春生", "县委副书记", "青禾县 party-committee"),
            ("田春生", "县长", "青禾县 government"),
        },
        id="of the place named with the one who chairs",
    ),
    pytest.param("国家主席罗大川发表讲话。", {("罗大川", "国家主席", "")}, id="the state is no body"),
    pytest.param(
        "市水利局局长罗大川、副局长田春生到场。",
        {("罗大川", "局长", "~prefecture 水利局"), ("田春生", "副局长", "~prefecture 水利局")},
        id="a deputy behind the chief",
    ),
]


@pytest.mark.parametrize(("line", "posts"), BODIES)
def test_a_deputy_is_of_the_body_of_the_chief(line: str, posts: set[tuple[str, str, str]]) -> None:
    assert told(line).posts == posts


NAMES = [
    pytest.param(
        "大会执行主席尚跃中、起建国、字国民、自朝云（女，彝族）、毕光辉就座。",
        {"尚跃中", "起建国", "字国民", "自朝云", "毕光辉"},
        id="unusual surnames within a list",
    ),
    pytest.param("县长次仁旺堆、副县长尼玛多吉参加。", {"次仁旺堆", "尼玛多吉"}, id="names of elements"),
    pytest.param("专员买买提江·吐尔洪致辞。", {"买买提江·吐尔洪"}, id="a dotted name that the tagger tears"),
    pytest.param("日本前首相村上健二郎、教授西原清一联名发表声明。", {"村上健二郎", "西原清一"}, id="Japanese names"),
    pytest.param("盟长斯日古楞出席会议。", {"斯日古楞"}, id="one element behind an office"),
    pytest.param(
        "副州长谢尔盖·科尔涅夫到访。科尔涅夫表示，合作前景广阔。", {"谢尔盖·科尔涅夫"}, id="the last part of a name"
    ),
    pytest.param("市教师罗大川老师到校。罗老师说，书都齐了。", {"罗大川"}, id="a courtesy for somebody named in full"),
    pytest.param("总理关于防汛的指示，主任职务调整。", set(), id="words that begin with a rare surname"),
    pytest.param(
        "委员名单（按姓氏笔画为序）：\n于洋 才让（藏族） 王 石\n田园 白桦（女） 罗大川\n高原 金不换 喜汉中\n特此公告。",
        {"于洋", "才让", "王石", "田园", "白桦", "罗大川", "高原", "金不换", "喜汉中"},
        id="a roster",
    ),
    pytest.param(
        "委员名单（按姓氏笔画为序）：\n于洋才让（藏族）王石\n田园白桦（女）罗大川",
        {"于洋", "才让", "王石", "田园", "白桦", "罗大川"},
        id="a roster without blanks",
    ),
]


@pytest.mark.parametrize(("line", "people"), NAMES)
def test_names(line: str, people: set[str]) -> None:
    assert told(line).people == people


def test_a_bare_occupation_is_no_post() -> None:
    assert told("导游罗大川忙得不可开交。").posts == set()
    assert {title for _, title, _ in told("市水利局干部罗大川下乡。").posts} == {"干部"}
    assert told("网格员罗大川每天上门。").posts == {("罗大川", "网格员", "")}  # people are told by their job
    assert told("消防员罗大川确保安全度汛。").people == {"罗大川"}


def test_an_office_behind_a_name_is_one_at_the_body_named_before() -> None:
    said = told("青禾县公安局云溪分局民警罗大川受伤。石金国局长指挥抢救，石局长也受了轻伤。")
    assert {title for name, title, _ in said.posts if name == "石金国"} == {"局长"}
    assert all(whose for name, _, whose in said.posts if name == "石金国")


def test_what_somebody_is_may_be_said_before_a_comma() -> None:
    said = told("作为市水利局负责人，石明说，水库运行平稳。身为望山村党支部书记，孟海第一个上堤。")
    assert {(name, title) for name, title, _ in said.posts} == {("石明", "负责人"), ("孟海", "党支部书记")}
