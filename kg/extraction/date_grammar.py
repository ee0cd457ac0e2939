"""The grammar of printed times: one pattern for each form, and one reader for the parts that they share.

Words come from ``lexicons/dates.txt``. Not times: amounts (24小时, 3个月, 20日内, 近3日), numbers of things (1号线),
plans (十三五).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.lexicons import lexicon
from kg.model import DateExpression
from kg.text import Span

__all__ = ["SAME_DAY", "expressions"]

_MARK = re.compile("[，。；！？、\n]")
"""No form goes over one of these: a printed time stands within a clause, or an item of a list."""
_MONTHS = 12
_LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LONGEST_LUNAR = 30

SAME_DAY = "同日"
"""The ``part_of_day`` prefix of an expression that means the day of the one before (当天, 当晚)."""

_S = r"[ \u3000]?"  # a layout space that survived: 2月 12 日
_TO = rf"{_S}(?:至|到|[-－—–~～]{{1,2}}){_S}"
_UNIT = "[一二三四五六七八九]"
_DAY = rf"(?:\d{{1,2}}|[二三]?十{_UNIT}?|廿{_UNIT}?|{_UNIT})"
_MONTH = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])"
_LUNAR_DAY = rf"(?:初(?:十|{_UNIT})|[二三]?十{_UNIT}?|廿{_UNIT}?)"
_YEAR = r"(?:(?<!\d)(?:19|20)\d\d|[一二][一二三四五六七八九〇○零]{3})"
_YEAR_MARK = rf"{_S}年(?!度|代|级|版|龄|限|轻|期|货)"
_MONTH_MARK = rf"{_S}月(?!球|亮|刊|饼|嫂|薪|供|租|均|台|票|季)"
_DAY_MARK = rf"{_S}[日号](?!线|楼|院|门|桌|店|机|房|间|车|台|厅|井|船|矿|棚|元|游|内|均|常|报|照|文件|令)"
_BARE_MARK = rf"(?:{_S}日(?!内|游|元|均|常|以|之|间|报|照|后|前后)|{_S}号(?={_S}(?:凌晨|上午|中午|下午|傍晚|晚)))"
_CLOCK = (
    rf"(?:\d{{1,2}}{_S}[时点](?!间|候|期|评|名|要|意|建|希){_S}(?:\d{{1,2}}{_S}分|半|整|[一三]刻)?(?:许|左右|钟)?"
    r"|\d{1,2}[:：]\d{2}(?!\d))"
)
_NO_PART = "(?!会|报(?!道|告)|餐|饭|班|宴|年|辈|稻|恋|霜|婚|市|校|产|籼|熟|期|高峰)"
_BESIDE = rf"(?:{_S}[（(]?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])[）)]?)?"
_NOT_AMOUNT = r"(?<![第每近前后这那连续共长达有期约逾个几两\d.．·\-－—–~～])(?<!\d[,，:：])"
_DIGITS = {sign: str(number) for number, sign in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0"}
_WEEKDAYS = {sign: number for number, sign in enumerate("一二三四五六日", 1)} | {"天": 7}
_FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)}


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of printed times, and characters of which at least one stands in every time of that form."""

    signs: frozenset[str]
    pattern: re.Pattern[str]


def expressions(text: str) -> Iterator[DateExpression]:
    """The forms in ``text`` from left to right, the longest at each place, none read in the light of another."""
    matches = list(_matches(text.translate(_FULL_WIDTH)))
    matches.sort(key=lambda match: (match.start(), -match.end()))  # stable: of two alike the earlier form
    at = 0
    for match in matches:
        if match.start() >= at and (expression := _read(match)):
            at = match.end()
            yield expression


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What each form matches, the forms in their order. None goes over a mark, and few clauses print any time."""
    start = 0
    for clause in _MARK.split(text):
        end, signs = start + len(clause), _signs().intersection(clause)
        if signs:
            for form in _forms():
                if not form.signs.isdisjoint(signs):
                    yield from form.pattern.finditer(text, start, end)
        start = end + 1


@cache
def _signs() -> frozenset[str]:
    """One of these characters stands in every printed time."""
    return frozenset().union(*(form.signs for form in _forms()))


@cache
def _forms() -> tuple[_Form, ...]:
    when = rf"(?:(?P<year>{_YEAR}){_YEAR_MARK}|(?P<years>{_words('years ago')})(?!度))"
    parts = _words("parts of day")
    time = rf"(?:{_S}(?P<part>的?(?:{parts}){_NO_PART}(?:{_S}{_CLOCK})?|{_CLOCK}))?"
    alone = _alternatives(part for part in lexicon("dates").words("parts of day") if len(part) > 1)
    ago = _alternatives(word for word in lexicon("dates").words("days ago") if len(word) > 1)
    last = rf"(?:(?:(?P<last_year>{_YEAR}){_YEAR_MARK}{_S})?(?P<last_month>{_MONTH}){_S}月{_S})?(?P<last>{_DAY})"
    lunar_month = rf"(?P<lunar_month>{_words('lunar months')}|闰?(?:十[一二]?|[一二三四五六七八九])月)"
    lunar_last = rf"(?:{_TO}(?P<last_lunar>{_LUNAR_DAY}))?"
    calendar = r"(?:农历|阴历|夏历)"
    patterns = (
        (
            "月",
            rf"(?:{when}{_S})?(?<![\d.])(?P<month>{_MONTH}){_S}月{_S}(?P<day>{_DAY})(?:{_S}[日号])?{_TO}{last}{_DAY_MARK}{time}",
        ),
        ("月", rf"(?:{when}{_S})?(?<![\d.])(?P<month>{_MONTH}){_S}月{_S}(?P<day>{_DAY}){_DAY_MARK}{_BESIDE}{time}"),
        (_last_of("months ago"), rf"(?P<months>{_words('months ago')}){_S}(?:(?P<day>{_DAY}){_DAY_MARK}{time})?"),
        (
            "历",
            rf"{calendar}(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?{lunar_month}(?P<lunar>{_LUNAR_DAY})日?{lunar_last}{time}",
        ),
        (
            _last_of("lunar months"),
            rf"(?P<lunar_month>{_words('lunar months')})(?P<lunar>{_LUNAR_DAY})日?{lunar_last}{time}",
        ),
        ("月", rf"(?<!\d)(?P<lunar_month>闰?[二三四五六七八九]月)(?P<lunar>初{_UNIT}){time}"),
        ("初", rf"大年(?P<lunar>初{_UNIT}){lunar_last}{time}"),
        (_last_of("lunar days"), rf"{calendar}?(?P<feast>{_words('lunar days')})(?!{_words('span words')}){time}"),
        (
            _last_of("solar days"),
            rf"(?P<holiday>{_words('solar days')})(?=当天|当日|这天|那天|一早|{_S}(?:{alone})){time}",
        ),
        (
            "月",
            rf"(?:{when}{_S})?(?<![\d.])(?P<month>{_MONTH})(?:{_S}月)?{_TO}(?P<last_month>{_MONTH}){_S}月(?!{_S}\d)份?",
        ),
        ("年", rf"(?P<year>{_YEAR})(?:{_S}年)?{_TO}(?P<last_year>{_YEAR}){_YEAR_MARK}"),
        ("月", rf"{when}{_S}(?P<month>{_MONTH}){_MONTH_MARK}(?!{_S}\d)(?:份|底|初(?!{_UNIT})|[上中下]旬|末)?"),
        (_last_of("weeks ago"), rf"(?P<weeks>{_words('weeks ago')})(?P<weekday>[一二三四五六日天]){time}"),
        ("日号", rf"{_NOT_AMOUNT}(?P<day>\d{{1,2}})(?:{_S}[日号])?{_TO}(?P<last>\d{{1,2}}){_BARE_MARK}{time}"),
        ("日号", rf"{_NOT_AMOUNT}(?P<day>\d{{1,2}}){_BARE_MARK}{time}"),
        (_last_of("days ago"), rf"(?P<ago>{ago}){time}"),
        ("昨今明", rf"(?P<ago>[昨今明])(?P<part>[晚晨早夜]{_NO_PART}(?:{_S}{_CLOCK})?)"),
        (_last_of("same day"), rf"(?P<same>{_words('same day')}){time}"),
        (_last_of("vague"), rf"(?<![今昨明\d])(?P<vague>{_words('vague')})"),
        ("月", rf"(?<![个\d.])(?P<month>\d{{1,2}}){_MONTH_MARK}(?!{_S}\d)(?:份|底|初|[上中下]旬|末)?"),
        ("年" + _last_of("years ago"), when),
        (
            "时点:：",
            rf"(?<!每天)(?<!每日)(?P<part>(?:{alone}){_S}{_CLOCK}|(?<![\d.:：])\d{{1,2}}{_S}时(?:\d{{1,2}}分|许|整))",
        ),
    )
    return tuple(_Form(frozenset(signs), re.compile(pattern)) for signs, pattern in patterns)


def _last_of(section: str) -> str:
    """The last characters of the words of a section."""
    return "".join(word[-1] for word in lexicon("dates").words(section))


def _words(section: str) -> str:
    return _alternatives(lexicon("dates").words(section))


def _alternatives(words: Iterable[str]) -> str:
    """The words as one group of alternatives, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")"


# ------------------------------------------------------------------------------------------------- reading


def _read(match: re.Match[str]) -> DateExpression | None:
    """The expression that a form spells; None for impossible numbers (13月45日)."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    span = Span(*match.span())
    part = _part_of_day(groups)
    fixed = _fixed(groups)
    month, day = fixed or (_month(groups), count_printed(groups.get("day")))
    lunar = "feast" in groups or "lunar" in groups
    if not _possible(month, day, lunar=lunar):
        return None
    start = DateExpression(
        span,
        year=_year(groups.get("year")),
        month=month,
        day=day,
        days_ago=_counted("days ago", groups.get("ago")),
        lunar=lunar,
        part_of_day=part,
        vague="vague" in groups,
        years_ago=_counted("years ago", groups.get("years")),
        months_ago=_counted("months ago", groups.get("months")),
        weeks_ago=_counted("weeks ago", groups.get("weeks")),
        weekday=_WEEKDAYS.get(groups.get("weekday", "")),
    )
    return _ranged(start, match, groups)


def _ranged(start: DateExpression, match: re.Match[str], groups: Mapping[str, str]) -> DateExpression | None:
    """The expression with its end, where the form has one; None if the end is impossible or before its start."""
    name = next((name for name in ("last", "last_lunar", "last_month", "last_year") if name in groups), None)
    if name is None:
        return start
    month = count_printed(groups.get("last_month")) or start.month
    day = count_printed((groups.get("last") or groups.get("last_lunar") or "").removeprefix("初"))
    year = _year(groups.get("last_year"))
    if not _possible(month, day, lunar=start.lunar):
        return None
    wraps = (month or 0, day or 0) < (start.month or 0, start.day or 0)
    if wraps and name != "last_year" and start.month is not None and "last_month" not in groups:
        return None
    if year is None and start.year is not None:
        year = start.year + wraps
    ends = Span(match.start(name), match.end(name))
    end = DateExpression(ends, year=year, month=month, day=day, lunar=start.lunar, years_ago=start.years_ago)
    return DateExpression(
        start.span,
        year=start.year,
        month=start.month,
        day=start.day,
        lunar=start.lunar,
        part_of_day=start.part_of_day,
        end=end,
        years_ago=start.years_ago,
    )


def _fixed(groups: Mapping[str, str]) -> tuple[int, int] | None:
    """Month and day of a feast by its name."""
    for section, name in (("lunar days", groups.get("feast")), ("solar days", groups.get("holiday"))):
        if name:
            row = next(row for row in lexicon("dates").rows(section) if row[0] == name)
            return int(row[1]), int(row[2])
    if "lunar" in groups:
        day = count_printed(groups["lunar"].removeprefix("初"))
        return _lunar_month(groups.get("lunar_month")), day or 0
    return None


def _lunar_month(printed: str | None) -> int:
    """正月 and 大年 1, 腊月 12; a leap month is negative: 闰四月 -4."""
    if printed is None:
        return 1
    known = lexicon("dates").mapping("lunar months")
    if printed in known:
        return int(known[printed])
    number = count_printed(printed.removeprefix("闰").removesuffix("月")) or 0
    return -number if printed.startswith("闰") else number


def _part_of_day(groups: Mapping[str, str]) -> str | None:
    part = groups.get("part", "").removeprefix("的")
    if "same" not in groups:
        return part or None
    return SAME_DAY + ("晚" if groups["same"].endswith("晚") else "") + part


def _month(groups: Mapping[str, str]) -> int | None:
    return count_printed(groups.get("month"))


def _possible(month: int | None, day: int | None, *, lunar: bool) -> bool:
    if month is not None and not 1 <= abs(month) <= _MONTHS:
        return False
    longest = _LONGEST_LUNAR if lunar else _LONGEST[month or 1]
    return day is None or 1 <= day <= longest


def _counted(section: str, word: str | None) -> int | None:
    return int(lexicon("dates").mapping(section)[word]) if word else None


def _year(printed: str | None) -> int | None:
    """2020 and 二〇二〇 as a number."""
    return int("".join(_DIGITS.get(sign, sign) for sign in printed)) if printed else None


def count_printed(printed: str | None) -> int | None:
    """A number up to 99 in digits or characters: 26, 二十六, 廿六."""
    if not printed:
        return None
    if printed.isdecimal():
        return int(printed)
    tens, ten, units = printed.replace("廿", "二十").rpartition("十")
    count = (int(_DIGITS[tens]) if tens else 1) if ten else 0
    return 10 * count + (int(_DIGITS[units]) if units else 0)
