"""Words that the tagger ran together, cut apart: 青禾县县长|孟庆川, 李刚|市教育局; what it tore, mended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.extraction import given_names, minority_names, names
from kg.extraction.bodies.tables import LEVEL_OF_WORD, department_forms, ending_words, form_pattern, visiting_verbs
from kg.extraction.title_words import heads
from kg.extraction.words import TaggedText, Word
from kg.gazetteer import gazetteer
from kg.lexicons import lexicon
from kg.lexicons.finding import WordFinder
from kg.model import PlaceLevel
from kg.text import Span

_NAMES = frozenset({"PER", "ORG", "LOC"})
_SHORTEST = 3
_SHORTEST_BODY = 5
_OF_PLACES = frozenset({PlaceLevel.PREFECTURE, PlaceLevel.COUNTY})
_DOUBLED = re.compile("([段局科站队院校所处厅厂组社关])\\1长$")
_LAST_OF_CUT = frozenset("长区")
_LEAGUE = "团"
_TAKING_OFFICE = frozenset("拟现曾时历担兼继升改调出原起挂年月日")
_TAKES_OFFICE_IN = re.compile("任[村镇乡](?:党|支)")
_CLAUSE_ENDS = frozenset("，,；;。")
_CHIEF = "长"
_THERE_AND_BACK = re.compile("(.)[返来到回赴在离入抵留]\\1")
_NEIGHBOURHOOD = "居"
_VILLAGES = frozenset("村庄屯寨")
_TOWNS = frozenset("镇乡")
_AND = frozenset("和与及")
_AMONG_PEOPLE = re.compile(
    "(?:[、和][一-鿿]{2,4}){0,12}?等?(?:[省市区县州旗校院局]|有关|相关|各位|[0-9]+名|[一二三四五六七八九十两]+位)?(?:领导|同志|负责|老师)"
)
_OF_WEEK = re.compile("(?<=[上下本每这那])周[一-鿿]$")
_NUMBER_OF_DOCUMENT = ("〔", "[", "［")
_LINK = re.compile("(?<=[\u4e00-\u9fff]{3})[和与及向]")
_LINK_OF_NAME = re.compile("(?<=[一-鿿]{2})[和与](?=[一-鿿]{2,4}$)")
_NUMBERED = re.compile("[一二三四五六七八九十][中院小]$")
_LEVEL = re.compile("|".join(sorted(LEVEL_OF_WORD, key=len, reverse=True)))
_AND_COUNTY = frozenset({"和县"})
_TOWARDS = frozenset("向对同与在到由从给为被致赴")
_TOLD_OF = "记"
_DASH = ("—", "─", "－")


def recut(tagged: TaggedText) -> TaggedText:
    """The same text, with the words cut where an office stands between a body and a name, or a body behind a name."""
    words: list[Word] = []
    for word in _apart(tagged):
        if word.tag not in _NAMES and not _may_be_cut(tagged.of(word.span)):
            words.append(word)
            continue
        if words and (mended := _mended(tagged.text, words[-1], word)):
            words[-1:] = mended
            continue
        if words and _tears_verb(tagged.text, words[-1], word):
            apart = words[-1].tag in {"w", "TIME"}  # ，|任|村党支部书记
            begin = word.span.start if apart else words.pop().span.start
            words.append(Word(Span(begin, word.span.start + 1), "v"))
            if len(word.span) == 1:
                continue
            word = Word(Span(word.span.start + 1, word.span.end), word.tag)  # noqa: PLW2901
        words += _cut(tagged, word)
    return TaggedText(tagged.text, tuple(words)) if tuple(words) != tagged.words else tagged


def _mended(text: str, before: Word, word: Word) -> tuple[Word, ...] | None:
    """The two words as they are where the tagger tore one, or drew the end of one to the other; None elsewhere."""
    if _tears_district(text, before, word):
        return (Word(Span(before.span.start, word.span.end), "LOC"),)
    if _tears_head(text, before, word):
        return (
            Word(Span(before.span.start, before.span.end - 1), before.tag),
            Word(Span(word.span.start - 1, word.span.end), "n"),
        )
    cut = word.span.start + 1
    if _tears_office(text, before, word):
        return (Word(Span(before.span.start, cut), "n"), Word(Span(cut, word.span.end), "PER"))
    return None


def _cut(tagged: TaggedText, word: Word) -> Iterable[Word]:
    """The words in a word."""
    if word.tag == "PER" and (tag := _other_than_person(tagged.text, word, tagged.starting(word.span.end))):
        return (Word(word.span, tag),)
    if word.tag == "LOC" and _is_person(tagged.text, word):
        return (Word(word.span, "PER"),)
    if cut := _cut_inside(tagged.text, word):
        return (Word(Span(word.span.start, cut[0]), cut[1]), Word(Span(cut[0], word.span.end), cut[2]))
    return _parts(tagged.text, word) if word.tag in _NAMES and len(word.span) >= _SHORTEST else (word,)


def _is_person(text: str, word: Word) -> bool:
    """罗德山|宣读了, 罗德山|、石海等市领导: what by its form is a likely name, and does what people do."""
    name = word.span.of(text)
    if len(name) != given_names.FULL or name[-1] in _VILLAGES | _TOWNS or gazetteer().named(name):
        return False
    likely = names.has_common_surname(name) and given_names.is_likely(name)
    return likely and (_does().begins(text, word.span.end) or _AMONG_PEOPLE.match(text, word.span.end) is not None)


def _may_be_cut(printed: str) -> bool:
    """Whether a word that is no name may be two, or the end of one that was torn, by its first and last character."""
    return printed[-1] in _LAST_OF_CUT or printed[0] in {_LEAGUE, _CHIEF}


def _apart(tagged: TaggedText) -> Iterator[Word]:
    """The words, each body apart from the verb or name that the tagger drew to it, 和 apart from the county behind."""
    before: Word | None = None
    for word in tagged.words:
        if before and before.tag == "PER" and word.tag == "LOC" and word.span.of(tagged.text) in _AND_COUNTY:
            cut = word.span.start + 1  # 罗大川|和|县工作汇报
            yield from (Word(Span(word.span.start, cut), "c"), Word(Span(cut, word.span.end), "n"))
        else:
            yield from _drawn_to_body(tagged.text, word) or (word,)
        before = word


def _tears_district(text: str, before: Word, word: Word) -> bool:
    """承平军|分区|司令员: the tagger drew the first character of a military district to its city."""
    torn = before.tag in _NAMES and text[before.span.end - 1] == "军" and before.span.end == word.span.start
    return torn and word.span.of(text) == "分区"


def _tears_head(text: str, before: Word, word: Word) -> bool:
    """石桥司法所所|长: the tagger drew the first character of an office to its body."""
    torn = before.tag in _NAMES and before.span.end == word.span.start
    return torn and word.span.of(text) == "长" and _DOUBLED.search(text[before.span.start : word.span.end]) is not None


def _tears_verb(text: str, before: Word, word: Word) -> bool:
    """拟|任县水利局: the tagger drew the verb to the body of whose office it is said, as if it were of 任县."""
    at = word.span.start
    drawn = word.tag in _NAMES and text[at] == "任" and before.span.end == at
    if drawn and text[at - 1] in _CLAUSE_ENDS:
        return _TAKES_OFFICE_IN.match(text, at) is not None  # 2013年回乡，|任村党支部书记
    return drawn and text[at - 1] in _TAKING_OFFICE and _LEVEL.match(text, at + 1) is not None


def _tears_office(text: str, before: Word, word: Word) -> bool:
    """班主|任白|老师: the tagger drew the end of an office to the name, or to the surname before a word of courtesy."""
    cut = word.span.start + 1
    office, rest = text[before.span.start : cut], text[cut : word.span.end]
    if not rest or before.span.end != word.span.start or office not in heads():
        return False
    if word.tag != "PER":  # 站|长国海燕
        chinese = len(rest) == _SHORTEST and names.is_chinese_name(rest)
        return office[-1] == _CHIEF and (chinese or minority_names.is_minority_name(rest))
    named = names.is_chinese_name(rest) or names.end_with_courtesy(text, cut) > word.span.end
    return named and len(office) >= _SHORTEST


def _cut_inside(text: str, word: Word) -> tuple[int, str, str] | None:
    """Where a word is two, with the tags of both: 管理段|段长, 临江海关|关长, 团|临江."""
    printed, start = word.span.of(text), word.span.start
    if printed[-1] == _CHIEF and (doubled := _DOUBLED.search(printed)):
        return start + doubled.start() + 1, word.tag if word.tag in _NAMES else "n", "n"
    placed = printed[0] == _LEAGUE and (found := gazetteer().find_longest(printed, 1)) and found[0] == len(printed) - 1
    return (start + 1, "n", "LOC") if placed else None


def _other_than_person(text: str, word: Word, behind: Word | None) -> str | None:
    """The tag of what the tagger took for a person and is none."""
    return _by_neighbours(text, word, behind) or _by_itself(text, word)


def _by_neighbours(text: str, word: Word, behind: Word | None) -> str | None:
    """What stands beside it says that it is a document's number, a site, a village, a week."""
    printed = word.span.of(text)
    if text.startswith(_NUMBER_OF_DOCUMENT, word.span.end):
        return "nz"  # 青公通〔2019〕21号
    if behind and behind.span.start == word.span.end and behind.tag == "n" and behind.span.of(text) in _sites():
        return "nz"  # 陆家岭|隧道, 罗大川|纪念馆
    if _THERE_AND_BACK.fullmatch(printed):
        return "v"  # 来|秦返秦|人员
    if printed[-1] == _NEIGHBOURHOOD and text.startswith(("党", "居委", "两委", "村"), word.span.end):
        return "LOC"  # 石庄居|党支部书记
    if printed[-1] in _VILLAGES and text[word.span.start - 1 : word.span.start] in _TOWNS:
        return "LOC"  # 石桥镇|陆家村
    return "TIME" if _OF_WEEK.search(text, max(word.span.start - 1, 0), word.span.end) else None  # 上|周刚|来过


def _by_itself(text: str, word: Word) -> str | None:
    """来自|邵阳, 张家界: a listed place; 内江慈善总会: a body."""
    printed = word.span.of(text)
    divisions = gazetteer().named(printed)
    if divisions and any(division.level in _OF_PLACES for division in divisions):
        bound = text.endswith(lexicon("places").words("before places"), 0, word.span.start)
        return "LOC" if bound or len(printed) >= _SHORTEST else None
    placed = len(printed) >= _SHORTEST_BODY and gazetteer().find_longest(printed, 0) is not None
    return "ORG" if placed and ending_words().ends(printed) and _body_inside(printed) is None else None


def _parts(text: str, word: Word) -> Iterator[Word]:
    printed = word.span.of(text)
    start = word.span.start
    if blank := len(printed) - len(printed.lstrip()):
        yield Word(Span(start, start + blank), "w")
        yield from _parts(text, Word(Span(start + blank, word.span.end), word.tag))
        return
    if (
        word.tag != "PER"
        and printed[-1] in _AND
        and (_office_inside(printed[:-1]) or _ends_body(word.tag, printed[:-1]))
    ):
        yield from _parts(text, Word(Span(start, word.span.end - 1), word.tag))
        yield Word(Span(word.span.end - 1, word.span.end), "c")  # 临江小学校长罗大川|和, 青禾县人民医院|和
        return
    if word.tag != "PER" and (cut := _office_inside(printed)):
        before, name = start + cut[0], start + cut[1]
        if before > start:
            yield Word(Span(start, before), word.tag)
        yield Word(Span(before, name), "n")
        yield Word(Span(name, word.span.end), "PER")
    elif word.tag == "ORG" and (link := _between_bodies(printed)):
        yield Word(Span(start, start + link), "ORG")
        yield Word(Span(start + link, start + link + 1), "c")
        yield from _parts(text, Word(Span(start + link + 1, word.span.end), "ORG"))
    elif word.tag == "PER" and (office := _office_behind(printed)):
        yield Word(Span(start, start + office), "PER")
        yield Word(Span(start + office, word.span.end), "n")
    elif word.tag == "PER" and (link := _before_seat(text, word)):
        yield Word(Span(start, start + link), "PER")
        yield Word(Span(start + link, start + link + 1), "c")
        yield Word(Span(start + link + 1, word.span.end), "LOC")
    elif word.tag == "PER" and printed.endswith(names.NO_LAST_OF_NAME):
        yield Word(word.span, "LOC")  # 云川市, with a surname's character first
    elif word.tag == "PER" and (at := _body_inside(printed)):
        yield Word(Span(start, start + at), "PER")
        yield Word(Span(start + at, word.span.end), "ORG")
    else:
        yield word


def _ends_body(tag: str, printed: str) -> bool:
    return tag == "ORG" and len(printed) >= _SHORTEST_BODY and ending_words().ends(printed)


def _office_behind(printed: str) -> int | None:
    """Where the office begins behind a whole name: 段远平|总书记."""
    lengths = (length for length in names.lengths_at(printed, 0) if printed[length:] in heads())
    return next((length for length in lengths if len(printed) - length > 1), None)


def _office_inside(printed: str) -> tuple[int, int] | None:
    """Where an office begins and ends in ``printed`` whose rest is a name."""
    for start, office in _offices_inside().everywhere(printed):
        rest = printed[start + len(office) :]
        chinese = names.is_chinese_name(rest) and (names.has_known_surname(rest) or given_names.is_likely(rest))
        if (chinese or names.is_foreign_name(rest)) and not names.is_nobody(rest):
            return start, start + len(office)
    return None


def _between_bodies(printed: str) -> int | None:
    """Where the link of two bodies stands: 县水利局|和|石桥镇政府, but no 文化和旅游局."""
    for match in _LINK.finditer(printed):
        before, behind = printed[: match.start()], printed[match.end() :]
        ends = ending_words().ends(before) or _NUMBERED.search(before) is not None
        if (ends or before.endswith(_departments())) and len(behind) >= _SHORTEST and ending_words().ends(behind):
            return match.start()
    return None


def _drawn_to_body(text: str, word: Word) -> list[Word]:
    """The words of a body with a verb or a name before it: 巡察|市水利局, 罗大川|向|市图书馆."""
    start, end = word.span.start, word.span.end
    if len(word.span) < _SHORTEST or word.tag not in {"ORG", "LOC"}:
        return []
    if verb := _verb_before_body(text, word):
        return [Word(Span(start, start + verb), "v"), Word(Span(start + verb, end), word.tag)]
    if word.tag == "ORG" and (link := _name_before_body(word.span.of(text))):
        at = start + link
        return [Word(Span(start, at), "PER"), Word(Span(at, at + 1), "p"), Word(Span(at + 1, end), "ORG")]
    return []


def _verb_before_body(text: str, word: Word) -> int | None:
    """Where the body begins that the tagger drew a verb to: 巡察|市水利局, 视察|临江市, ——记|县人民法院."""
    printed = word.span.of(text)
    told = printed[0] == _TOLD_OF and text.startswith(_DASH, word.span.start - 1)
    at = len(_TOLD_OF) if told else next((len(verb) for verb in visiting_verbs() if printed.startswith(verb)), 0)
    return at if at and _begins_body(printed, at) and not gazetteer().find_longest(printed, 0) else None


def _name_before_body(printed: str) -> int | None:
    """Where the preposition stands between a name and a body: 罗大川|向|市图书馆."""
    lengths = (length for length in names.lengths_at(printed, 0) if printed[length : length + 1] in _TOWARDS)
    return next((length for length in lengths if _form_of_level(printed, length + 1)), None)


def _begins_body(printed: str, at: int) -> bool:
    """Whether a body of a division, or a listed place, begins there."""
    return _form_of_level(printed, at) or gazetteer().find_longest(printed, at) is not None


def _form_of_level(printed: str, at: int) -> bool:
    level = _LEVEL.match(printed, at)
    if level is None:
        return False
    return form_pattern().match(printed, level.end()) is not None or ending_words().ends(printed[level.end() :])


def _before_seat(text: str, word: Word) -> int | None:
    """Where the link stands in 扎西|和|临江 before 县委书记: a name, and a listed place that a level word follows."""
    printed = word.span.of(text)
    link = _LINK_OF_NAME.search(printed)
    if link is None or not _LEVEL.match(text, word.span.end):
        return None
    named = names.is_chinese_name(printed[: link.start()]) or names.is_foreign_name(printed[: link.start()])
    return link.start() if named and gazetteer().named(printed[link.end() :]) else None


def _body_inside(printed: str) -> int | None:
    """Where the body of a division begins behind a Chinese name."""
    for length in names.lengths_at(printed, 0):
        level = _LEVEL.match(printed, length)
        form = form_pattern().match(printed, level.end()) if level else None
        if form and form.end() == len(printed) and form.end() - length > 1:
            return length
    return None


@cache
def _departments() -> tuple[str, ...]:
    """Departments by forms long enough to end no other word: 总工会, 农商行."""
    return tuple(form for form in department_forms() if len(form) >= _SHORTEST)


@cache
def _offices_inside() -> WordFinder:
    titles = lexicon("titles")
    return WordFinder({word for word in titles.words("heads") if len(word) > 1} - set(titles.words("not-posts")))


@cache
def _does() -> WordFinder:
    return WordFinder(lexicon("people").words("only people do"))


@cache
def _sites() -> frozenset[str]:
    return frozenset(word for word in lexicon("sites").words("site-endings") if len(word) > 1)
