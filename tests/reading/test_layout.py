"""Printed lines in; paragraphs and display lines out."""

from __future__ import annotations

import pytest

from kg.reading.layout import lines_of, passages_of


def joined(text: str) -> list[str]:
    return [passage.words for passage in passages_of(text, lines_of(text))]


WRAPPED = """本报讯 昨日，全县秋收现
场会在大岭乡召开，县委书记出席
会议并讲话。会议要求，各乡镇抢
抓晴好天气，组织机械下田，确保

颗粒归仓，不误农时。

全县秋收现场会召开
抢晴天 保丰收

本报记者 李明
进入十月，粮站门前排起长队，农
民赶着大车来交公粮。"""


def test_hard_wrapped_lines_are_joined_across_columns_and_titles_are_not() -> None:
    assert joined(WRAPPED) == [
        WRAPPED.partition("\n\n全县")[0].replace("\n", ""),
        "全县秋收现场会召开",
        "抢晴天 保丰收",
        "本报记者 李明",
        "进入十月，粮站门前排起长队，农民赶着大车来交公粮。",
    ]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("书记指出，面对严峻的水旱灾\n\n害形势，必须立足抗大洪。", 1),  # a word is broken
        ("学校现有学生三百人。学校为每个学\n\n生配备雨衣。", 1),  # a sentence ended before
        ("水位正在回落。\n\n群众开始返家。", 2),
        ("水位回落\n群众返家", 2),
        ("各镇要抢收抢种，\n\n不误农时。", 1),  # a comma ends the line
        ("\ue0a3\n水位回落", 1),  # a glyph alone is no line
    ],
)
def test_flowing_text_is_joined_where_a_sentence_goes_on(text: str, passages: int) -> None:
    assert len(joined(text)) == passages


def test_the_first_line_of_a_paragraph_may_have_no_punctuation() -> None:
    text = (
        "本报讯 9月2日，县人大常委会举行会议，主任何\n大川主持会议，委员三十人出席会议。\n"
        "会议听取和审议了县财政局受县政府委托\n所作的决算报告，批准了本级决算，要求加强\n预算执行管理，提高资金使用效益，并就有关\n"
        "问题开展专题询问，县政府负责人到会应询。\n\n何大川主持会议时要求\n管好用好每一分钱"
    )
    assert [passage[:10] for passage in joined(text)] == [
        "本报讯 9月2日，县",
        "会议听取和审议了县财",
        "何大川主持会议时要求",
        "管好用好每一分钱",
    ]


def test_reporters_named_in_a_dateline_go_on_in_the_next_line() -> None:
    text = (
        "新华社云汀2月 12日电（记者 许一凡\n 池 满） 全省水利工作会议12日在云\n汀举行，会议总结了冬修水利的经验，部\n"
        "署了今年的重点任务，要求各地抓住农闲\n时节，早动手，早见效，把水渠修到田头。"
    )
    assert len(joined(text)) == 1


def test_a_line_that_names_the_occasion_is_not_run_into_the_next() -> None:
    text = (
        "我县举行秋粮收购新闻发布会\n生活用粮充足\n价格总体平稳\n 临江日报记者 李明\n\n"
        "临江日报讯 9月2日，县政府举行秋粮收\n购新闻发布会，介绍全县秋粮收购情况，\n"
        "粮食局负责人回答提问，会后参观粮库，\n粮库存粮够全县居民吃一年，价格平稳。"
    )
    assert joined(text)[:3] == ["我县举行秋粮收购新闻发布会", "生活用粮充足", "价格总体平稳"]


def test_lines_cut_by_a_program_are_put_together_first() -> None:
    whole = [
        "全市中小学校舍加固工程提前四个月全部完工交付使用",
        "记者从市教育局获悉，历时两年的校舍加固工程日前全部完工，惠及学生两万人。" * 3,
    ]
    cut = "\n\n".join("\n".join(line[at : at + 13] for at in range(0, len(line), 13)) for line in whole)
    assert joined(cut) == whole
