"""When each page was issued: from the user, the file's name, a printed date line, or what its articles report.

A daily prints on day D + 1 what happened on day D, so a page is dated the day after the newest day that its articles
report, unless an evening paper speaks of 今日. The year comes from an explicit one near that day, from a lunar day
beside a solar one, from a document number, from an anniversary, from an event that is counted or named by the year
(`kg.linking.recurring_events`), from what is news in some years alone (`kg.linking.eras`), or from other pages of the
same paper in the build.
Where it stays unknown, the date is partial, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extraction.dates import date_expressions, year_evidence
from kg.lexicons import lexicon
from kg.linking.anniversaries import anniversaries_in
from kg.linking.eras import year_spoken_of
from kg.linking.lunar import coinciding_years
from kg.linking.recurring_events import year_of_events
from kg.model import ArticleRecord, BlockKind, DateExpression, Genre
from kg.text import Span

__all__ = ["IssueDate", "settle_issue_dates"]

MonthDay = tuple[int, int]

_REPORTS = frozenset((Genre.NEWS, Genre.BRIEF, Genre.PHOTO))

_LEAD = 100
"""Characters of the body (after the dateline) in which a report says its day."""

_NEAR = timedelta(days=45)
"""A printed full date, or another page of the paper, tells the year of a day at most so far from it."""

_LONGEST_DATE_LINE = 40
_LONGEST_FOLIO = 60
_SENTENCE = re.compile("[。！？；]")
_NAMED_DATE = re.compile(
    r"(?<![0-9a-fA-F])((?:19|20)\d\d)"
    r"(?:([-_./])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])"
    r"|年(0?[1-9]|1[0-2])月(0?[1-9]|[12]\d|3[01])日)(?![0-9a-fA-F])"
)


@dataclass(frozen=True, slots=True)
class IssueDate:
    """A page's date of issue: ISO ``date``, or only its ``year`` or ``month_day``; ``why`` says what it rests on."""

    date: str | None
    year: int | None
    why: str
    month_day: MonthDay | None = None


@dataclass(frozen=True, slots=True)
class _Dated:
    """A time expression with where it stands."""

    record: ArticleRecord
    expression: DateExpression

    @property
    def day(self) -> MonthDay | None:
        """Month and day, the last of a range; None for a lunar or lesser one."""
        last = self.expression.end or self.expression
        if self.expression.lunar or last.month is None or last.day is None:
            return None
        return last.month, last.day

    @property
    def full(self) -> date | None:
        """The whole date where the year is printed."""
        return self.full_of(self.expression)

    @staticmethod
    def full_of(expression: DateExpression) -> date | None:
        """The whole date of an expression, the last of a range, where the year is printed."""
        last = expression.end or expression
        if expression.lunar or last.year is None or last.month is None or last.day is None:
            return None
        return _date(last.year, last.month, last.day)


def settle_issue_dates(records: Sequence[ArticleRecord]) -> dict[str, IssueDate]:
    """The issue date of each page by the page's name; whatever the order of the records."""
    pages: dict[str, list[ArticleRecord]] = {}
    for record in sorted(records, key=lambda record: (record.article.page, record.article.position)):
        pages.setdefault(record.article.page, []).append(record)
    settled = {name: _of_page(name, articles) for name, articles in pages.items()}
    return {name: _with_neighbours(name, pages, settled) for name in settled}


def _of_page(name: str, records: Sequence[ArticleRecord]) -> IssueDate:
    for record in records:
        if record.article.known.date and (known := _named_date(record.article.known.date)):
            return _on(known, "由用户给出")
    if named := _named_date(name):
        return _on(named, "文件名")
    for record in records:
        for line in (*record.article.furniture, *record.article.text.text.split("\n")):
            if folio := _folio_date(line):
                return _on(folio, f"报头：{line.strip()}")
    times = [_Dated(record, expression) for record in records for expression in record.dates]
    return _from_reports(records, times)


def _folio_date(line: str) -> date | None:
    """The date on a masthead or folio: 临江日报 2017年6月20日 星期二 第2版, A4 / 2017/6/20 / 编辑 某某; else None."""
    if len(line) > _LONGEST_FOLIO or _SENTENCE.search(line) or line.startswith(("（", "(")):
        return None
    if not any(word in line for word in lexicon("dates").words("folio words")):
        return None
    printed = (_Dated.full_of(expression) for expression in date_expressions(line))
    return next((day for day in printed if day), None) or _named_date(line)


def _on(day: date, why: str) -> IssueDate:
    return IssueDate(day.isoformat(), day.year, why, (day.month, day.day))


def _named_date(text: str) -> date | None:
    """The last valid date in a name: 2018-05-06, 20180506, 2018年5月6日."""
    found = None
    for match in _NAMED_DATE.finditer(text):
        month = match[3] or match[5] or match[7]
        day = match[4] or match[6] or match[8]
        found = _date(int(match[1]), int(month), int(day)) or found
    return found


# ----------------------------------------------------------------------------------------- newest report


def _from_reports(records: Sequence[ArticleRecord], times: Sequence[_Dated]) -> IssueDate:
    newest, full = _newest(times)
    year, year_why = (full.year, "所印年份") if full else _year(newest, times, records)
    if newest is None:
        return IssueDate(None, year, year_why or "版面没有可据的日期")
    evening = _same_evening(records)
    shift = timedelta(days=0 if evening else 1)
    said = f"最新报道日{newest[0]}月{newest[1]}日" + ("，当日出版" if evening else "的次日")
    reported = _date(year, *newest) if year is not None else None
    if reported is not None:
        return _on(reported + shift, f"{said}；年份据{year_why}")
    common = _date(2001, *newest)  # any year without a leap day
    day = common + shift if common else None
    return IssueDate(None, None, f"{said}；年份不明", (day.month, day.day) if day else None)


def _newest(times: Sequence[_Dated]) -> tuple[MonthDay | None, date | None]:
    """The newest day that an article reports, and the same with its year where it is printed there."""
    strong = [time for time in times if _is_reported(time)]
    days = [time.day for time in strong if time.day and time.full is None]
    fulls = [time.full for time in strong if time.full]
    if not days and fulls:
        newest_full = max(fulls)
        return (newest_full.month, newest_full.day), newest_full
    if not days:
        days = [time.day for time in times if time.day and time.full is None and not time.expression.future]
    if not days:
        return None, None
    newest = _latest(days)
    later = [full for full in fulls if (at := _beside(newest, full)) and at < full]
    if later:
        return (max(later).month, max(later).day), max(later)
    return _followed(newest, times), None


def _is_reported(time: _Dated) -> bool:
    """Whether the time dates its article: in the dateline, the opening of the body, a signature, or after 截至."""
    if time.day is None or time.expression.future:
        return False
    article, span = time.record.article, time.expression.span
    dateline = article.dateline
    if dateline and dateline.span.contains(span):
        return True
    text = article.text.text
    if text[max(span.start - 2, 0) : span.start] in {"截至", "截止"}:
        return True
    if time.full and _line_of_its_own(time):
        return True
    # a notice opens with the days that it rules
    if (dateline is None and article.genre not in _REPORTS) or _wired(time.record):
        return text.startswith("电", span.end)
    opening = dateline.span.end if dateline else _body_start(time.record)
    return opening <= span.start < opening + _LEAD


def _wired(record: ArticleRecord) -> bool:
    """Whether it is wire copy that says its day before 电 (新华社北京6月18日电); what follows may be a forecast."""
    text, dateline = record.article.text.text, record.article.dateline
    within = dateline.span if dateline else Span(0, min(len(text), _body_start(record) + _LEAD))
    return any(
        within.contains(expression.span) and text.startswith("电", expression.span.end) for expression in record.dates
    )


def _body_start(record: ArticleRecord) -> int:
    return next((block.span.start for block in record.article.blocks if block.kind is BlockKind.BODY), 0)


def _followed(newest: MonthDay, times: Iterable[_Dated]) -> MonthDay:
    """The day after the newest, if some article tells its morning or night as past."""
    common = _date(2001, *newest)
    following = common + timedelta(days=1) if common else None
    told = any(
        following and time.day == (following.month, following.day) and time.expression.part_of_day
        for time in times
        if not time.expression.future
    )
    return (following.month, following.day) if following and told else newest


def _latest(days: Sequence[MonthDay]) -> MonthDay:
    """The newest of days without years; beside January and February, autumn and winter are last year's."""
    turn = any(month <= 2 for month, _ in days) and any(month >= 10 for month, _ in days)  # noqa: PLR2004 - months
    return max(days, key=lambda day: (day[0] - 12 if turn and day[0] >= 7 else day[0], day[1]))  # noqa: PLR2004


def _same_evening(records: Iterable[ArticleRecord]) -> bool:
    """Whether the paper prints its own day: openings say 今日, or it is an evening paper, and none says 昨日."""
    counted = [
        expression.days_ago
        for record in records
        if record.article.genre is Genre.NEWS and not _from_agency(record)
        for expression in record.dates
        if expression.days_ago is not None and _opens(record, expression)
    ]
    if any(days > 0 for days in counted):
        return False
    return 0 in counted or any((record.article.newspaper or "").endswith("晚报") for record in records)


def _opens(record: ArticleRecord, expression: DateExpression) -> bool:
    dateline = record.article.dateline
    if dateline is None or not dateline.span.start <= expression.span.start < dateline.span.end + _LEAD // 2:
        return False
    return "“" not in record.article.text.text[dateline.span.end : expression.span.start]  # “今晚还有一车货”


def _from_agency(record: ArticleRecord) -> bool:
    """Whether it is wire copy, whose 今日 is the agency's: its dateline names a place, or the source is no paper."""
    dateline = record.article.dateline
    return dateline is not None and (dateline.place is not None or dateline.source.endswith("社"))


# -------------------------------------------------------------------------------------------------- year


def _year(newest: MonthDay | None, times: Sequence[_Dated], records: Sequence[ArticleRecord]) -> tuple[int | None, str]:
    """The year of the newest reported day and what says so, the surest kind of evidence first."""
    if newest is not None:
        reported = [time for time in times if _is_reported(time)]
        found = _printed_year(newest, reported) or _lunar_year(newest, times) or _printed_year(newest, times)
        if found:
            return found
    numbers = [
        (evidence.year, evidence.span.of(record.article.text.text))
        for record in records
        for evidence in year_evidence(record.article.text.text)
        if evidence.kind == "number" and not _repealed(record.article.text.text, evidence.span)
    ]
    if numbers:
        year, printed = max(numbers)
        return year, f"文号{printed}"
    if newest is None:
        return None, ""
    texts = [record.article.text.text for record in records]
    return (
        _year_of_anniversary(newest, records)
        or year_of_events(newest[0], texts)
        or year_spoken_of(newest, texts)
        or (None, "")
    )


def _year_of_anniversary(newest: MonthDay, records: Iterable[ArticleRecord]) -> tuple[int, str] | None:
    """The year of the latest anniversary near the day that an article speaks of: 庆祝中国共产党成立100周年."""
    spoken = [found for record in records for found in anniversaries_in(record.article.text.text)]
    near = [(at.year, f"所说{printed}") for day, printed in spoken if (at := _beside(newest, day))]
    return max(near, default=None)


def _repealed(text: str, span: Span) -> bool:
    """Whether the sentence repeals the document, which is then an old one: （〔2009〕57号）同时废止."""
    rest = _SENTENCE.split(text[span.end :], maxsplit=1)[0]
    return any(word in rest for word in lexicon("dates").words("repealing"))


def _printed_year(newest: MonthDay, times: Iterable[_Dated]) -> tuple[int, str] | None:
    """The year of the latest full date near the day; 2016年2月10日 beside 2020年2月12日 is history."""
    near = [(time.full, _printed(time)) for time in times if time.full and not time.expression.future]
    for full, printed in sorted(near, reverse=True):
        if at := _beside(newest, full):
            return at.year, f"所印日期{printed}"
    return None


def _lunar_year(newest: MonthDay, times: Iterable[_Dated]) -> tuple[int, str] | None:
    """The latest year in which every lunar day of the page falls on the solar day printed beside it."""
    pairs = [
        (_printed(time), time.day, time.expression.lunar_day)
        for time in times
        if time.day and time.expression.lunar_day and time.expression.year is None
    ]
    if not pairs:
        return None
    years = set.intersection(*(set(coinciding_years(solar, lunar)) for _, solar, lunar in pairs))
    fitting = [year for year in years if all(_weekday_fits(time, year) for time in times)] or years
    printed, solar, _ = pairs[0]
    there = _date(max(fitting), *solar) if fitting else None
    at = _beside(newest, there) if there else None
    return (at.year, f"农历与公历相合：{printed}") if at else None


def _weekday_fits(time: _Dated, year: int) -> bool:
    expression = time.expression
    if expression.year is not None or expression.weeks_ago is not None:
        return True
    if time.day is None or expression.weekday is None:
        return True
    day = _date(year, *time.day)
    return day is not None and day.isoweekday() == expression.weekday


def _with_neighbours(name: str, pages: dict[str, list[ArticleRecord]], settled: dict[str, IssueDate]) -> IssueDate:
    """The page's date with the year of the nearest dated page of the same paper, where it has none itself."""
    issue = settled[name]
    papers = _papers(pages[name])
    if issue.date is not None or issue.month_day is None or not papers:
        return issue
    near = [
        (abs(at - other), other.isoformat(), at, neighbour)
        for neighbour, known in settled.items()
        if known.date is not None
        and papers & _papers(pages[neighbour])
        and (at := _beside(issue.month_day, other := date.fromisoformat(known.date))) is not None
    ]
    if not near:
        return issue
    _, _, day, neighbour = min(near)
    return _on(day, issue.why.replace("年份不明", f"年份据同报版面{neighbour}"))


def _papers(records: Iterable[ArticleRecord]) -> set[str]:
    named = {record.article.known.paper or record.article.newspaper for record in records}
    return {paper for paper in named if paper}


# ------------------------------------------------------------------------------------------------ common


def _beside(day: MonthDay, known: date) -> date | None:
    """The day in the year that brings it nearest to a known date; None if it is far from it in every year."""
    days = [found for shift in (-1, 0, 1) if (found := _date(known.year + shift, *day))]
    nearest = min(days, key=lambda found: abs(found - known), default=None)
    return nearest if nearest and abs(nearest - known) <= _NEAR else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _printed(time: _Dated) -> str:
    return time.expression.span.of(time.record.article.text.text)


def _line_of_its_own(time: _Dated) -> bool:
    """Whether the date ends a short line without a sentence: a masthead, or the date under a letter or notice."""
    text, span = time.record.article.text.text, time.expression.span
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = Span(start, end if end >= 0 else len(text)).of(text)
    return len(line) <= _LONGEST_DATE_LINE and "。" not in line
