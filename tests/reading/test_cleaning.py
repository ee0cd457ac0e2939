"""Printed text in, clean text out: layout gone, real spaces kept, every character where the page has it."""

from __future__ import annotations

import pytest

from kg.reading.cleaning import clean_line, clean_paragraph
from kg.text import Span


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("水位在2月 12 日\n回落到 1.5 米", "水位在2月12日回落到1.5米"),
        ("堤长19\n53米", "堤长1953米"),
        ("全市\ue0a3 上下  同心", "全市上下同心"),
        ("使用 Windows Server\n2016 系统", "使用Windows Server 2016系统"),
        ("本报讯（记者 李 明 王小强）昨 日", "本报讯（记者 李明 王小强）昨日"),
        ("代表：\n丁 一 王小明 欧阳春 赵大力 钱多多", "代表：丁一 王小明 欧阳春 赵大力 钱多多"),
    ],
)
def test_running_text_loses_its_layout(printed: str, clean: str) -> None:
    found = clean_paragraph(printed, Span(0, len(printed)))
    assert found.text == clean


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("战洪水　　护家园", "战洪水　护家园"),
        ("通 告", "通告"),
        ("2月 12 日大堤合龙", "2月12日大堤合龙"),
        ("\ue0a3临江日报记者 李 明  王小强", "临江日报记者 李明 王小强"),
        ("保障群众生命\n财产安全", "保障群众生命财产安全"),
    ],
)
def test_a_display_line_keeps_one_space_between_its_phrases(printed: str, clean: str) -> None:
    assert clean_line(printed, Span(0, len(printed))).text == clean
