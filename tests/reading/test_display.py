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
