"""The lines of a title in; kicker, headline, subtitle out."""

from __future__ import annotations

import pytest

from kg.model import BlockKind
from kg.reading.display import display_pieces

K, T, S = BlockKind.KICKER, BlockKind.HEADLINE, BlockKind.SUBTITLE


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["市委农村工作会议强调", "把群众安危放在心上"], [(K, "市委农村工作会议强调"), (T, "把群众安危放在心上")]),
        (["县委常委会召开会议", "研究村集体经济工作"], [(K, "县委常委会召开会议"), (T, "研究村集体经济工作")]),
        (
            ["全市防汛工作电视电话会议召开 始终绷紧安全这根弦"],
            [(K, "全市防汛工作电视电话会议召开"), (T, "始终绷紧安全这根弦")],
        ),
        (["研究救灾工作 县委书记何大江主持会议"], [(T, "研究救灾工作"), (S, "县委书记何大江主持会议")]),
        (["柿子红了，腰包鼓了", "——大岭村集体经济翻身记"], [(T, "柿子红了，腰包鼓了"), (S, "——大岭村集体经济翻身记")]),
        (["点亮山乡的灯——来自高原电网工地的报告"], [(T, "点亮山乡的灯"), (S, "——来自高原电网工地的报告")]),
        (["给干部画像", "抓落实系列评论之三"], [(T, "给干部画像"), (S, "抓落实系列评论之三")]),
        (["修渠、打井、种树……", "一个村支书的账本"], [(K, "修渠、打井、种树……"), (T, "一个村支书的账本")]),
        (["提升灌溉能力", "争取更多良田丰收"], [(T, "提升灌溉能力"), (T, "争取更多良田丰收")]),
        (["战洪水 护家园 四万军民上堤"], [(T, "战洪水 护家园 四万军民上堤")]),
        (["票价该不该浮动？", "二十五名代表激烈交锋"], [(T, "票价该不该浮动？"), (S, "二十五名代表激烈交锋")]),
        (
            ["市十二届人大三次会议开幕", "何大江主持大会 唐小人作政府工作报告"],
            [(T, "市十二届人大三次会议开幕"), (S, "何大江主持大会"), (S, "唐小人作政府工作报告")],
        ),
        (
            ["方海平到石鼓乡河口镇调研秋收工作", "陶立言参加"],
            [(T, "方海平到石鼓乡河口镇调研秋收工作"), (S, "陶立言参加")],
        ),
        (
            ["方海平在石鼓乡河口镇调研", "颗粒归仓 让农民多得实惠"],
            [(K, "方海平在石鼓乡河口镇调研"), (T, "颗粒归仓 让农民多得实惠")],
        ),
        (["县供销合作联合社", "召开全体会议"], [(T, "县供销合作联合社"), (T, "召开全体会议")]),
        (["全县干部会议召开"], [(T, "全县干部会议召开")]),
    ],
)
def test_the_lines_of_a_title_are_told_apart(lines: list[str], expected: list[tuple[BlockKind, str]]) -> None:
    pieces = display_pieces(lines, [False] * len(lines))
    assert [(piece.kind, piece.span.of(lines[piece.line])) for piece in pieces] == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["云汀市党政代表团来我州考察林业合作", "优势互补 共谋发展"], [K, T]),
        (["方海平率队赴云汀市学习城市绿化", "看得见的差距 追得上的路"], [K, T]),
        (["市政府举行新闻发布会介绍秋粮收购情况", "仓容充足 不打白条"], [K, T]),
        (["县政府常务会议决定", "今年起取消两项检测收费"], [K, T]),
        (["经省人民政府批准", "青禾县设立县级湿地公园"], [K, T]),
        (["我市第三批援建队出征", "46名技术员登车北上"], [K, T]),
        (["锄头、账本、小喇叭", "石鼓乡有支“夜校宣讲队”"], [K, T]),
        (["一个修水渠，一个守水库", "父子俩的“汛期日历”"], [K, T]),
        (["把果园管到枝头 不让一户掉队", "青禾县派出三百名农技员"], [K, T]),
        (["看得清来路 算得明去处", "市审计局公布去年账本"], [K, T]),
        (["冬训不停 新春添将", "我市第六批足球少年昨赴云汀市集训"], [T, S]),
        (["石鼓梨园添新苗", "5个合作社签约 总投资3.6亿元"], [T, S]),
        (["首趟果蔬专列开进临江港", "六十个车皮装满脐橙"], [T, S]),
        (["青禾县教育局", "关于调整作息时间的通告"], [K, T]),
        (["“老乡，水来了！”", "青禾县送水队", "抵达石鼓乡"], [K, T, T]),
        (["把渠修到每一块田头", "让群众喝上放心水", "县委县政府召开冬修水利动员会"], [K, K, T]),
    ],
)
def test_what_the_lines_tell_says_which_is_the_headline(lines: list[str], expected: list[BlockKind]) -> None:
    gaps = [True] * len(lines) if len(lines) == 2 else [False] * len(lines)
    pieces = display_pieces(lines, gaps)
    assert [piece.kind for piece in pieces] == expected


@pytest.mark.parametrize(
    ("lines", "gaps", "expected"),
    [
        (["首趟果蔬专列", "开进临江港"], [True, False], [T, T]),
        (["同一条水渠", "不一样的收成"], [True, False], [T, T]),
        (["一手抓春耕 一手抓防火", "夺取丰收"], [True, False], [T, T]),
        (["一手抓春耕 一手抓防火", "青禾县三十名干部进村"], [True, False], [K, T]),
        (["石鼓乡办起流动图书馆", "书香飘进农家院", "老乡当起管理员"], [True, True, False], [K, T, T]),
    ],
)
def test_lines_that_no_gap_parts_are_of_one_size_unless_they_state_two_things(
    lines: list[str], gaps: list[bool], expected: list[BlockKind]
) -> None:
    assert [piece.kind for piece in display_pieces(lines, gaps)] == expected
