"""A line of news in, its times out."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.date_grammar import _forms, _matches
from kg.extraction.dates import date_expressions, dated, year_evidence
from kg.model import DateExpression
from kg.text import Span

ONE = [
    ("6月18日下午3点，全市防汛会议召开", "6月18日下午3点", {"month": 6, "day": 18, "part_of_day": "下午3点"}),
    ("昨日上午，县人大代表视察", "昨日上午", {"days_ago": 1, "part_of_day": "上午"}),
    ("昨天，水库开闸", "昨天", {"days_ago": 1}),
    ("今天是植树节", "今天", {"days_ago": 0}),
    ("今晨六时许", "今晨", {"days_ago": 0, "part_of_day": "晨"}),
    ("昨晚8点，演出开始", "昨晚8点", {"days_ago": 1, "part_of_day": "晚8点"}),
    ("昨晚报道了汛情", "昨晚", {"days_ago": 1, "part_of_day": "晚"}),
    ("日前，市教育局印发通知", "日前", {"vague": True}),
    ("近日，记者走进青禾县", "近日", {"vague": True}),
    ("9月3日晚，代表团抵达", "9月3日晚", {"month": 9, "day": 3, "part_of_day": "晚"}),
    ("9月3日晚会", "9月3日", {"month": 9, "day": 3}),
    ("大年初一，他还在堤上", "大年初一", {"month": 1, "day": 1, "lunar": True}),
    ("正月初二上午", "正月初二上午", {"month": 1, "day": 2, "lunar": True, "part_of_day": "上午"}),
    ("农历除夕", "农历除夕", {"month": 12, "day": 30, "lunar": True}),
    ("除夕夜，灯火通明", "除夕夜", {"month": 12, "day": 30, "lunar": True, "part_of_day": "夜"}),
    ("腊月二十三", "腊月二十三", {"month": 12, "day": 23, "lunar": True}),
    ("农历三月初三", "农历三月初三", {"month": 3, "day": 3, "lunar": True}),
    ("闰四月初五", "闰四月初五", {"month": -4, "day": 5, "lunar": True}),
    ("农历丁酉年八月十五", "农历丁酉年八月十五", {"month": 8, "day": 15, "lunar": True}),
    ("截至7月2日24时，转移群众", "7月2日24时", {"month": 7, "day": 2, "part_of_day": "24时"}),
    ("二〇一七年", "二〇一七年", {"year": 2017}),
    ("二〇一七年三月十五日", "二〇一七年三月十五日", {"year": 2017, "month": 3, "day": 15}),
    ("２０１６年５月", "２０１６年５月", {"year": 2016, "month": 5}),
    ("本月12日", "本月12日", {"months_ago": 0, "day": 12}),
    ("上个月", "上个月", {"months_ago": 1}),
    ("去年", "去年", {"years_ago": 1}),
    ("今年3月", "今年3月", {"years_ago": 0, "month": 3}),
    ("去年12月5日", "去年12月5日", {"years_ago": 1, "month": 12, "day": 5}),
    ("本周三", "本周三", {"weeks_ago": 0, "weekday": 3}),
    ("上周五下午", "上周五下午", {"weeks_ago": 1, "weekday": 5, "part_of_day": "下午"}),
    ("2月 12 日上午 9时", "2月 12 日上午 9时", {"month": 2, "day": 12, "part_of_day": "上午 9时"}),
    ("7月1日（星期六）上午", "7月1日（星期六）上午", {"month": 7, "day": 1, "weekday": 6, "part_of_day": "上午"}),
    ("1月28日农历正月初一", "1月28日农历正月初一", {"month": 1, "day": 28, "lunar_day": (1, 1)}),
    ("正月初一（1月28日）", "正月初一（1月28日）", {"month": 1, "day": 28, "lunar_day": (1, 1)}),
    ("将于3月1日开幕", "3月1日", {"month": 3, "day": 1, "future": True}),
    ("3月1日前完成", "3月1日", {"month": 3, "day": 1, "future": True}),
    ("上午9时30分，鸣笛", "上午9时30分", {"part_of_day": "上午9时30分"}),
    ("31日", "31日", {"day": 31}),
]

NONE = [
    "连续24小时值守",
    "3个月内建成",
    "地铁1号线开工",
    "十三五规划",
    "20日内办结",
    "近3日降雨",
    "为期3日的培训",
    "第3日",
    "1.5日",
    "13月45日",
    "中秋节期间",
    "每天上午10时",
    "提出3点要求",
    "2020年度报告",
    "今晚报",
    "一生一世",
    "",
]


def parts(expression: DateExpression) -> dict[str, Any]:
    """The fields that say something, but span and end."""
    names = ("year", "month", "day", "days_ago", "part_of_day", "years_ago", "months_ago", "weeks_ago", "weekday")
    known = {name: getattr(expression, name) for name in names if getattr(expression, name) is not None}
    flags = {name: True for name in ("lunar", "vague", "future") if getattr(expression, name)}
    return known | flags | ({"lunar_day": expression.lunar_day} if expression.lunar_day else {})


@pytest.mark.parametrize(("text", "printed", "expected"), ONE, ids=[row[0] for row in ONE])
def test_one_time(text: str, printed: str, expected: dict[str, Any]) -> None:
    (found,) = date_expressions(text)
    assert found.span.of(text) == printed
    assert parts(found) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_time(text: str) -> None:
    assert date_expressions(text) == ()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("19日至20日", {"day": 19}, {"day": 20}),
        ("5月19日至20日", {"month": 5, "day": 19}, {"month": 5, "day": 20}),
        ("5月30日到6月2日", {"month": 5, "day": 30}, {"month": 6, "day": 2}),
        ("2016年12月30日至2017年1月2日", {"year": 2016, "month": 12, "day": 30}, {"year": 2017, "month": 1, "day": 2}),
        ("2016年12月30日至1月2日", {"year": 2016, "month": 12, "day": 30}, {"year": 2017, "month": 1, "day": 2}),
        ("5月4日-6日", {"month": 5, "day": 4}, {"month": 5, "day": 6}),
        ("1至5月", {"month": 1}, {"month": 5}),
        ("2011至2015年", {"year": 2011}, {"year": 2015}),
        ("大年初一至初三", {"month": 1, "day": 1, "lunar": True}, {"month": 1, "day": 3, "lunar": True}),
    ],
)
def test_a_range_has_an_end(text: str, start: dict[str, Any], end: dict[str, Any]) -> None:
    (found,) = date_expressions(text)
    assert found.end is not None
    assert (parts(found), parts(found.end)) == (start, end)
    assert found.span.contains(found.end.span)


def test_a_day_takes_its_month_from_the_time_before_unless_it_is_earlier() -> None:
    text = "6月16日，水位上涨，17日晚开闸，当晚转移群众。2日，恢复通车。"
    assert [parts(found) for found in date_expressions(text)] == [
        {"month": 6, "day": 16},
        {"month": 6, "day": 17, "part_of_day": "晚"},
        {"month": 6, "day": 17, "part_of_day": "晚"},
        {"day": 2},
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6月17日至18日，下乡。早稻7月中旬收割。17日下午，开会。", {"month": 6, "day": 17, "part_of_day": "下午"}),
        ("6月16日上午，下乡，要求7月5日前完工。当天下午，开会。", {"month": 6, "day": 16, "part_of_day": "下午"}),
        ("6月里雨水多。17日下午，开会。", {"month": 6, "day": 17, "part_of_day": "下午"}),
    ],
)
def test_a_day_that_lies_ahead_says_nothing_of_the_next(text: str, expected: dict[str, Any]) -> None:
    assert parts(date_expressions(text)[-1]) == expected


def test_that_day_is_the_last_day_before_it_whatever_years_stand_between() -> None:
    text = "6月16日上午，省里开会。他2008年起在县里工作，2017年到市里。当天下午，市里开会。"
    last = date_expressions(text)[-1]
    assert (last.span.of(text), parts(last)) == ("当天下午", {"month": 6, "day": 16, "part_of_day": "下午"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本报云汀6月14日讯 今天下午，大桥合龙", {"month": 6, "day": 14, "part_of_day": "下午"}),
        ("本报云汀6月14日讯 昨天，大桥合龙", {"month": 6, "day": 13}),
        ("本报云汀6月1日讯 昨天，大桥合龙", {"days_ago": 1}),
        ("本报云汀讯 今天下午，大桥合龙", {"days_ago": 0, "part_of_day": "下午"}),
    ],
)
def test_today_is_the_day_of_the_dateline(text: str, expected: dict[str, Any]) -> None:
    dateline = Span(0, text.index("讯") + 1)
    assert parts(date_expressions(text, dateline)[-1]) == expected


def test_that_day_without_a_day_before_is_no_time() -> None:
    assert date_expressions("当天，会议还听取了汇报。") == ()


def test_a_clock_time_alone_is_not_dated() -> None:
    (found,) = date_expressions("上午9时30分，汽笛长鸣")
    assert not dated(found)


def test_years_that_a_text_prints() -> None:
    text = "依据临政办发〔2016〕7号文件，2015年以来工作，截至2017年2月3日。"
    found = [(evidence.year, evidence.kind, evidence.span.of(text)) for evidence in year_evidence(text)]
    assert found == [(2016, "number", "〔2016〕7号"), (2015, "mention", "2015年"), (2017, "date", "2017年2月3日")]


@given(st.text(alphabet="0123456789年月日至到号正初一二十廿昨今天晚上午时点分大农历周上本〔〕， 三闰", max_size=40))
def test_spans_are_in_order_and_do_not_overlap(text: str) -> None:
    at = 0
    for found in date_expressions(text):
        assert at <= found.span.start < found.span.end <= len(text)
        at = found.span.end


@given(st.text("12二三十月日号年时点:半昨今晚天上周前元旦除夕初至，。、 农历", max_size=24))
def test_looking_at_clauses_with_signs_of_a_time_alone_finds_all_that_the_forms_match(text: str) -> None:
    everywhere = [match.span() for form in _forms() for match in form.pattern.finditer(text)]
    assert sorted(match.span() for match in _matches(text)) == sorted(everywhere)
