"""Offices whose body is named elsewhere."""

from __future__ import annotations

import pytest

from tests.extraction.told import told

LINES = [
    pytest.param(
        "龙山华新机械制造有限公司开工。总经理陶立言说，订单充足。",
        ("陶立言", "总经理", "龙山华新机械制造有限公司"),
        id="a company's",
    ),
    pytest.param(
        "县水利局连夜会商。局党组书记柯长青带队巡堤。",
        ("柯长青", "党组书记", "~county 水利局"),
        id="a word that stands in for the bureau",
    ),
    pytest.param(
        "记者从临江海关获悉，出口增长。海关缉私科科长柯长青说，订单多了。",
        ("柯长青", "缉私科科长", "临江海关"),
        id="海关 for the one named before",
    ),
    pytest.param(
        "他们走进临江学院。学院党委书记柯长青介绍了情况。",
        ("柯长青", "党委书记", "临江学院"),
        id="学院 for the one named before",
    ),
    pytest.param(
        "临江博物馆开馆。博物馆学系教授柯长青讲课。",
        ("柯长青", "博物馆学系教授", ""),
        id="a field of study is no museum",
    ),
    pytest.param(
        "市人民检察院提起公诉，检察员柯长青出庭。",
        ("柯长青", "检察员", "~prefecture procuratorate"),
        id="an office that only a procuratorate has",
    ),
    pytest.param("志愿者来到河边。局长柯长青说，水退了。", ("柯长青", "局长", ""), id="none was named"),
    pytest.param(
        "市一院派出12人，带队的是该院副院长陶立言。", ("陶立言", "副院长", "~prefecture 第一人民医院"), id="该院"
    ),
    pytest.param(
        "市三中连夜搬书。护士柯长青来自市一院，忙到天亮。",
        ("柯长青", "护士", "~prefecture 第一人民医院"),
        id="来自 behind the name",
    ),
    pytest.param(
        "市中心医院院长柯长青、工会主席陶立言来了。", ("陶立言", "工会主席", "~prefecture 中心医院"), id="a list"
    ),
    pytest.param(
        "市第二医院骨科医师柯长青、急诊科护师陶立言坐诊。",
        ("陶立言", "急诊科护师", "~prefecture 第二医院"),
        id="a nurse with a department",
    ),
    pytest.param(
        "县防汛指挥部会商。县委书记、指挥部总指挥柯长青主持。",
        ("柯长青", "总指挥", "~county 防汛抗旱指挥部"),
        id="a second office that is none in the body of the first",
    ),
    pytest.param(
        "我市第二批援疆医疗队出发。医疗队队长、市一院副院长柯长青说，行李不多。",
        ("柯长青", "队长", "~prefecture 第二批援疆医疗队"),
        id="a team's leader",
    ),
    pytest.param(
        "青禾县石桥镇长溪村第一书记柯长青带队。", ("柯长青", "第一书记", "长溪村 party-branch"), id="sent to a village"
    ),
    pytest.param(
        "石桥镇长溪村党总支开会。驻村第一书记柯长青带队。",
        ("柯长青", "驻村第一书记", "长溪村 party-general-branch"),
        id="the village's branch as it is printed",
    ),
    pytest.param(
        "在石桥镇长溪村，党支部书记柯长青带队。", ("柯长青", "党支部书记", "长溪村 party-branch"), id="in a village"
    ),
    pytest.param(
        "龙山华新生物科技有限公司和龙山远大纺织有限公司开工。在华新生物，董事长柯长青说，订单多。",
        ("柯长青", "董事长", "龙山华新生物科技有限公司"),
        id="a firm under its short name is the nearer one",
    ),
    pytest.param(
        "主教练罗大川率领的中国女排战胜了泰国队。",
        ("罗大川", "主教练", "中国国家女子排球队"),
        id="率领的 behind the name",
    ),
    pytest.param("记者来到长溪村。党支部书记柯长青带队。", ("柯长青", "党支部书记", ""), id="in another sentence"),
    pytest.param(
        "龙山华新机械有限公司赶工。县工信局局长陶立言上门帮忙，董事长柯长青说，订单多。",
        ("柯长青", "董事长", "龙山华新机械有限公司"),
        id="a bureau has no such office",
    ),
    pytest.param(
        "县防汛督导组进村。督导组组长柯长青说，水退了。", ("柯长青", "组长", "~county 防汛督导组"), id="a group"
    ),
    pytest.param(
        "成立由市长柯长青任组长的市森林防火工作专班。",
        ("柯长青", "组长", "~prefecture 森林防火工作专班"),
        id="a group named behind its head",
    ),
    pytest.param(
        "市委第二巡察组组长柯长青作动员。", ("柯长青", "组长", "~prefecture party-committee 第二巡察组"), id="numbered"
    ),
    pytest.param(
        "县教育局驻石桥镇工作组组长柯长青说，水退了。", ("柯长青", "组长", "~county 教育局 驻石桥镇工作组"), id="sent"
    ),
    pytest.param(
        "市防汛指挥部物资保障组组长柯长青说，水退了。",
        ("柯长青", "组长", "~prefecture 防汛抗旱指挥部 物资保障组"),
        id="a group of a command post",
    ),
    pytest.param(
        "在青禾水文站，站长柯长青报出水位。", ("柯长青", "站长", "青禾水文站"), id="a facility that is a place"
    ),
    pytest.param(
        "记者走进石桥镇长溪村。村党总支书记柯长青带队。",
        ("柯长青", "党总支书记", "长溪村 party-general-branch"),
        id="the village's own branch in the next sentence",
    ),
    pytest.param(
        "临江大学附属医院北岸分院接诊。院长柯长青说，床位够。",
        ("柯长青", "院长", "临江大学附属医院北岸分院"),
        id="a branch of a hospital",
    ),
    pytest.param("市第一医院副院长兼骨科主任柯长青坐诊。", ("柯长青", "骨科主任", "~prefecture 第一医院"), id="兼"),
    pytest.param(
        "记者来到石桥镇长溪村。雪天里，柯长青到村里任第一书记、驻村工作队队长。",
        ("柯长青", "队长", "长溪村 驻村工作队"),
        id="the team that lives in a village",
    ),
    pytest.param(
        "石桥大熊猫繁育中心很热闹。繁育中心主任柯长青说，幼崽长得快。",
        ("柯长青", "主任", "石桥大熊猫繁育中心"),
        id="the last words of a name",
    ),
    pytest.param(
        "在青禾县体育运动学校，校长田春生介绍了副校长、体操教练柯长青。",
        ("柯长青", "体操教练", "青禾县 体育运动学校"),
        id="beside one that is found",
    ),
    pytest.param(
        "市公安局反诈中心揭牌。该中心民警柯长青讲了一课。",
        ("柯长青", "民警", "~prefecture 公安局 反电信网络诈骗中心"),
        id="该中心",
    ),
    pytest.param(
        "新加坡临江同乡会寄来护目镜。会长柯长青写了信。",
        ("柯长青", "会长", "新加坡临江同乡会"),
        id="an association of fellow countrymen",
    ),
    pytest.param(
        "中央第六生态环境保护督察组进驻。组长柯长青讲话。",
        ("柯长青", "组长", "中央第六生态环境保护督察组"),
        id="an inspection from the centre",
    ),
    pytest.param(
        "成立县防汛工作领导小组，领导小组办公室设在县水利局，县水利局局长柯长青兼任办公室主任。",
        ("柯长青", "办公室主任", "~county 防汛工作领导小组 办公室"),
        id="an office that a bureau hosts",
    ),
    pytest.param(
        "市四届人大二次会议主席团开会。主席团常务主席柯长青主持。",
        ("柯长青", "主席团常务主席", "~prefecture congress"),
        id="of a session",
    ),
    pytest.param(
        "县法院开庭。执行局局长柯长青带队。",
        ("柯长青", "执行局局长", "~county court"),
        id="an office of one kind of body",
    ),
    pytest.param(
        "市防汛指挥部开会，市防指副指挥长柯长青说，水位上涨。",
        ("柯长青", "副指挥长", "~prefecture 防汛抗旱指挥部"),
        id="防指 at high water",
    ),
    pytest.param(
        "市疫情防控指挥部开会，市防指医疗救治组、物资保障组汇报了疫情。物资保障组组长柯长青说，口罩够了。",
        ("柯长青", "组长", "~prefecture 疫情防控指挥部 物资保障组"),
        id="防指 in an epidemic",
    ),
]


@pytest.mark.parametrize(("line", "post"), LINES)
def test_the_body_that_an_office_is_of(line: str, post: tuple[str, str, str]) -> None:
    assert post in told(line).posts
