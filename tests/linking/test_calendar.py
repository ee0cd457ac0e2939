"""Issue dates from what pages say, and times resolved against them."""

import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.extraction.dates import date_expressions
from kg.linking.calendar import IssueDate, ResolvedDate, resolve, settle_issue_dates
from kg.model import Article, ArticleRecord, Block, BlockKind, Dateline, Genre, UserKnowledge
from kg.reading import Knowledge, articles_of, read_pages
from kg.text import AlignedText, Span

SHARED = Path(__file__).parents[2].parent / "shared"

ISSUE = IssueDate("2017-01-05", 2017, "")
NO_YEAR = IssueDate(None, None, "", (6, 19))


def record(
    page: str, text: str, position: int = 1, *, known: UserKnowledge | None = None, paper: str | None = None
) -> ArticleRecord:
    """An article whose dateline is the text before a vertical bar, if there is one."""
    opening, bar, _ = text.partition("|")
    text = text.replace("|", "")
    place = "北京" if "社北京" in opening else None
    dateline = Dateline(opening[:4], Span(0, len(opening)), Span(0, min(4, len(opening))), place) if bar else None
    article = Article(
        page,
        "0" * 64,
        position,
        AlignedText.of_page(text),
        (Block(BlockKind.BODY, Span(0, len(text))),),
        (Span(0, len(text)),),
        Genre.NEWS,
        dateline=dateline,
        newspaper=paper,
        known=known or UserKnowledge(),
    )
    return ArticleRecord(article, (), dates=date_expressions(text))


PAGES = [
    ("the user's word", ["临江日报讯|6月18日，会议召开。"], UserKnowledge(date="2016-06-21"), "2016-06-21"),
    (
        "the day after the newest",
        ["临江日报讯|2017年6月18日，会议召开。", "临江日报讯|6月17日，水库开闸。"],
        None,
        "2017-06-19",
    ),
    (
        "a signature's year",
        ["临江日报讯|6月18日，会议召开。", "敬告市民。\n临江市水务局\n2017年6月17日"],
        None,
        "2017-06-19",
    ),
    (
        "a signature newer than the reports",
        ["临江日报讯|6月17日，开会。", "敬告市民。\n2017年6月18日"],
        None,
        "2017-06-19",
    ),
    ("a lunar day beside", ["临江日报讯|1月28日农历正月初一，代表慰问。"], None, "2017-01-29"),
    ("a document number", ["临江日报讯|6月18日，学习临办发〔2016〕7号文件。"], None, "2016-06-19"),
    ("an anniversary that is near", ["临江日报讯|6月18日，以优异成绩庆祝中国共产党成立99周年。"], None, "2020-06-19"),
    ("an anniversary far away", ["临江日报讯|3月18日，喜迎新中国成立70周年。"], None, None),
    ("a speech of an earlier anniversary", ["临江日报讯|6月18日，学习在庆祝建党95周年大会上的讲话。"], None, None),
    (
        "a campaign of some months",
        ["临江日报讯|6月18日，党史学习教育推进会召开。", "党史学习教育不能走过场，党史学习教育要见行动。"],
        None,
        "2021-06-19",
    ),
    ("a campaign told in passing", ["临江日报讯|6月18日，党史学习教育以来的档案移交。"], None, None),
    ("a campaign in another month", ["临江日报讯|12月18日，防治非典，防治非典，防治非典。"], None, None),
    ("a day that is counted", ["临江日报讯|9月9日，第36个教师节来临。"], None, "2020-09-10"),
    ("a counted day of another month", ["临江日报讯|6月9日，筹备第36个教师节。"], None, None),
    (
        "a fair that is counted",
        ["临江日报讯|11月6日，第四届进博会签约，相约第五届进博会，第四届进博会人多。"],
        None,
        "2021-11-07",
    ),
    ("what is named by its year", ["临江日报讯|1月21日，2019年春运启动。"], None, "2019-01-22"),
    ("what was named by another year", ["临江日报讯|1月21日，客流比2019年春运多两成。"], None, None),
    ("two years of one fair", ["临江日报讯|11月6日，第四届进博会上的展位翻番，第三届进博会时只有一个。"], None, None),
    ("a session of the congress", ["临江日报讯|3月6日，收看十二届全国人大五次会议开幕。"], None, "2017-03-07"),
    ("the city's own session", ["临江日报讯|3月6日，市十二届人大五次会议开幕。"], None, None),
    (
        "a plenary session and a flight",
        ["临江日报讯|11月6日，学习党的十八届六中全会精神。", "神舟十一号在轨，学校讲神舟十一号。"],
        None,
        "2016-11-07",
    ),
    ("help for a prefecture", ["临江日报讯|3月6日，援荆门、援荆州医疗队发来家书。"], None, "2020-03-07"),
    ("a congress to come", ["临江日报讯|6月18日，以优异成绩迎接党的十九大胜利召开。"], None, "2017-06-19"),
    (
        "history that the page looks back on",
        ["临江日报讯|6月18日，乡村振兴战略座谈会召开，老人们讲防治非典，防治非典时的村口，防治非典的医生。"],
        None,
        None,
    ),
    (
        "two years of one programme",
        ["临江日报讯|6月18日，扫黑除恶专项斗争推进会召开。扫黑除恶专项斗争有进展，扫黑除恶专项斗争不停。"],
        None,
        None,
    ),
    ("history is not the year", ["临江日报讯|6月18日，纪念1998年8月3日的战斗。"], None, None),
    ("yesterday in an evening paper", ["临江晚报讯|6月18日，会议召开。昨日，2017年6月18日，雨。"], None, "2017-06-19"),
    ("tonight in what somebody says", ["临江日报讯|“今晚还有一车。”厂长说，2017年6月18日。"], None, "2017-06-19"),
    ("today in the paper itself", ["临江晚报讯|今日上午，市长调研。", "公告\n2017年6月18日"], None, "2017-06-18"),
    (
        "today in wire copy is the agency's",
        ["新华社北京6月18日电|今天，会议召开。", "公告\n2017年6月18日"],
        None,
        "2017-06-19",
    ),
    ("an announced day is no report", ["临江日报讯|2017年6月18日，会议召开，将于7月1日通车。"], None, "2017-06-19"),
    ("news of the old year", ["临江日报讯|2017年1月2日，开工。", "临江日报讯|12月30日，慰问。"], None, "2017-01-03"),
    ("the last of a month", ["临江日报讯|2016年2月28日，会议召开。"], None, "2016-02-29"),
    ("a masthead", ["2017年6月20日 星期二", "临江日报讯|6月18日，会议召开。"], None, "2017-06-20"),
    ("a folio", ["A04 城事 / 临江晚报 / 2017/6/20 / 编辑 某某", "临江晚报讯|6月18日，会议召开。"], None, "2017-06-20"),
    (
        "a date in a sentence is no folio",
        ["第一版自2017年6月20日起施行。", "临江日报讯|2017年6月18日，开会。"],
        None,
        "2017-06-19",
    ),
    (
        "a forecast in wire copy",
        ["新华社北京6月18日电|据预报，20日至26日有雨。", "公告\n2017年6月18日"],
        None,
        "2017-06-19",
    ),
    ("a repealed document", ["临江日报讯|6月18日，（临办发〔2009〕7号）同时废止。"], None, None),
    ("no date at all", ["读者来信。"], None, None),
]


@pytest.mark.parametrize(("texts", "known", "expected"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_issue_date_of_a_page(texts: list[str], known: UserKnowledge | None, expected: str | None) -> None:
    records = [record("a.txt", text, number, known=known) for number, text in enumerate(texts, 1)]
    issue = settle_issue_dates(records)["a.txt"]
    assert issue.date == expected
    assert issue.why


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2018-05-06/A1.txt", "2018-05-06"),
        ("临江日报20180506第1版.txt", "2018-05-06"),
        ("rmrb_2018_05_06.txt", "2018-05-06"),
        ("2018年5月6日.txt", "2018-05-06"),
        ("c.jsonl#20180506", "2018-05-06"),
        ("3f20180506ab.txt", None),
        ("20181399.txt", None),
        ("page-2018.txt", None),
    ],
)
def test_issue_date_from_a_file_name(name: str, expected: str | None) -> None:
    assert settle_issue_dates([record(name, "会议召开。")])[name].date == expected


def test_the_furniture_of_the_page_dates_it() -> None:
    bare = record("a", "临江日报讯|6月18日，会议召开。")
    printed = replace(bare, article=replace(bare.article, furniture=("临江日报", "2017年6月20日 星期二")))
    assert settle_issue_dates([printed])["a"].date == "2017-06-20"


def test_without_a_year_the_issue_is_a_month_and_day() -> None:
    issue = settle_issue_dates([record("a", "临江日报讯|6月18日，会议召开。")])["a"]
    assert (issue.date, issue.year, issue.month_day) == (None, None, (6, 19))


def test_the_year_comes_from_a_near_page_of_the_same_paper() -> None:
    records = [
        record("a", "临江日报讯|6月18日，会议召开。", paper="临江日报"),
        record("b", "临江日报讯|2017年6月11日，会议召开。", paper="临江日报"),
        record("c", "青禾日报讯|6月18日，会议召开。", paper="青禾日报"),
        record("d", "临江日报讯|12月18日，会议召开。", paper="临江日报"),
    ]
    settled = settle_issue_dates(records)
    assert [settled[page].date for page in "abcd"] == ["2017-06-19", "2017-06-12", None, None]
    assert "b" in settled["a"].why


def test_the_order_of_records_changes_nothing() -> None:
    texts = ["临江日报讯|6月18日，会议。", "公告\n2017年6月17日", "临江日报讯|昨日上午，调研。"]
    records = [record("a", text, number) for number, text in enumerate(texts, 1)]
    first, *others = (settle_issue_dates(order) for order in itertools.permutations(records))
    assert all(other == first for other in others)


TIMES = [
    ("2016年3月1日", ResolvedDate("2016-03-01", basis="printed")),
    ("12月28日", ResolvedDate("2016-12-28")),
    ("1月4日", ResolvedDate("2017-01-04")),
    ("1月10日", ResolvedDate("2017-01-10")),
    ("6月1日", ResolvedDate("2016-06-01")),
    ("将于3月1日", ResolvedDate("2017-03-01")),
    ("30日", ResolvedDate("2016-12-30")),
    ("4日", ResolvedDate("2017-01-04")),
    ("昨日上午", ResolvedDate("2017-01-04", basis="computed")),
    ("前天", ResolvedDate("2017-01-03", basis="computed")),
    ("明天", ResolvedDate("2017-01-06", basis="computed")),
    ("本周三", ResolvedDate("2017-01-04", basis="computed")),
    ("上周五", ResolvedDate("2016-12-30", basis="computed")),
    ("本月2日", ResolvedDate("2017-01-02", basis="computed")),
    ("上月28日", ResolvedDate("2016-12-28", basis="computed")),
    ("去年10月1日", ResolvedDate("2016-10-01", basis="computed")),
    ("12月30日至1月2日", ResolvedDate("2016-12-30", "2017-01-02")),
    ("30日至2日", ResolvedDate("2016-12-30", "2017-01-02")),
    ("2016年", ResolvedDate(partial="2016", not_before="2016-01-01", not_after="2016-12-31", basis="printed")),
    ("去年", ResolvedDate(partial="2016", not_before="2016-01-01", not_after="2016-12-31", basis="computed")),
    ("2016年2月", ResolvedDate(partial="2016-02", not_before="2016-02-01", not_after="2016-02-29", basis="printed")),
    ("12月份", ResolvedDate(partial="2016-12", not_before="2016-12-01", not_after="2016-12-31")),
    ("近日", ResolvedDate(not_after="2017-01-05", basis="computed")),
    ("农历八月十五", ResolvedDate("2016-09-15", basis="computed")),
    ("大年初一", ResolvedDate("2017-01-28", basis="computed")),
    ("除夕", ResolvedDate("2017-01-27", basis="computed")),
    ("大年初一至初三", ResolvedDate("2017-01-28", "2017-01-30", basis="computed")),
    ("2017年2月29日", ResolvedDate(partial="--02-29", basis="printed")),
    ("上午9时30分", ResolvedDate()),
]


@pytest.mark.parametrize(("printed", "expected"), TIMES, ids=[row[0] for row in TIMES])
def test_a_time_in_the_issue_of_5_january_2017(printed: str, expected: ResolvedDate) -> None:
    assert resolve(date_expressions(printed)[0], ISSUE) == expected


@pytest.mark.parametrize(
    ("printed", "partial", "partial_type"),
    [
        ("6月18日", "--06-18", "gMonthDay"),
        ("昨日", "--06-18", "gMonthDay"),
        ("2016年6月", "2016-06", "gYearMonth"),
        ("2016年", "2016", "gYear"),
        ("大年初一", None, None),
        ("本周三", None, None),
        ("18日", None, None),
        ("去年", None, None),
    ],
)
def test_without_a_year_times_stay_partial(printed: str, partial: str | None, partial_type: str | None) -> None:
    found = resolve(date_expressions(printed)[0], NO_YEAR)
    assert (found.start, found.partial, found.partial_type) == (None, partial, partial_type)


def test_a_year_alone_dates_a_day() -> None:
    assert resolve(date_expressions("6月18日")[0], IssueDate(None, 2016, "")).start == "2016-06-18"


def test_issue_dates_of_real_pages() -> None:
    if not (SHARED / "gold").exists():
        pytest.skip("../shared/gold is absent: no real pages with their dates")
    pages = read_pages([SHARED / "pages"], Knowledge()).pages
    records = [
        ArticleRecord(article, (), dates=date_expressions(article.text.text))
        for page in pages
        for article in articles_of(page).articles
    ]
    truth = {
        f"{path.stem}.txt": json.loads(path.read_text("utf-8"))["page_date"]
        for path in (SHARED / "gold").glob("*.json")
    }
    assert {name: issue.date for name, issue in settle_issue_dates(records).items()} == truth
