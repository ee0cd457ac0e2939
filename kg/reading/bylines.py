"""Bylines in all printed forms: who reported, wrote or photographed.

临江日报记者 胡一鸣 李 明 通讯员朱小健   通讯员/滕小洁   本报讯(记者 李明)   文/李明 图/王强   □ 王强
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.lexicons import lexicon
from kg.reading.letters import signer_of_letter
from kg.text import Span

PHOTOGRAPHER = "摄影"
AUTHOR = "作者"
_HAN = "㐀-鿿"
_HOUSES = "局院社台委办会校队部所站组乡镇村司府心厂"
"""How the house ends that a correspondent writes for: 通讯员 河口镇中心小学 李明."""
_LONGEST_CREDIT = 60
_LONGEST_PLAIN_NAME = 3
_MOST_AUTHORS = 4


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _close_roles(words: Iterable[str]) -> tuple[str, ...]:
    """The roles that are written right before a name: 记者李明."""
    return tuple(word for word in words if word.endswith(("记者", "员", "生")))


def _role_pattern(words: tuple[str, ...]) -> str:
    """The reporters' roles may have a paper before and a name right behind; 文, 摄影 stand apart (全市摄影展开幕)."""
    close = _any_of(_close_roles(words))
    apart = _any_of(tuple(word for word in words if word not in _close_roles(words)))
    return rf"{close}|(?<![{_HAN}])(?:{apart})(?=[\s/／：:])"


@dataclass(frozen=True, slots=True)
class Credit:
    """A name in a byline, its role, and its span in the text that was parsed."""

    name: str
    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The patterns of bylines, made once from the lexicon."""

    roles: Mapping[str, str]
    closings: Mapping[str, str]
    segment: re.Pattern[str]
    name: re.Pattern[str]
    slashed: re.Pattern[str]
    bare: re.Pattern[str]
    bare_name: re.Pattern[str]
    embedded: re.Pattern[str]
    leading: re.Pattern[str]
    padded: re.Pattern[str]
    damaged: re.Pattern[str]
    surname: re.Pattern[str]
    given: re.Pattern[str]
    paper: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    words = lexicon("reading_bylines")
    roles, closings = words.mapping("role"), words.mapping("closing")
    role, closing = _role_pattern(tuple(roles)), _any_of(tuple(closings))
    surnames, people = lexicon("reading_surnames"), lexicon("people")
    single = "".join(dict.fromkeys("".join((*surnames.words("single"), *people.words("surnames")))))
    surname = f"(?:{'|'.join(surnames.words('double'))}|[{single}])"
    ending = _any_of(tuple(word for word in closings if word not in words.words("closing set apart")))
    edge = rf"(?=[\s、，,/／;；）)：:|｜]|(?:{ending})\s*(?:[\s）)，,/／：:]|$)|(?:{role})|$)"
    reporting = _any_of(_close_roles(roles))
    plain = rf"(?!本[报刊台社]|(?:{role}|{closing})(?:[\s/／：:]|$)|{reporting})[{_HAN}](?:\n?[{_HAN}]){{1,3}}?{edge}"
    foreign = rf"[{_HAN}](?:\n?[{_HAN}]){{0,7}}(?:[·•](?:\n?[{_HAN}]){{1,8}}?)+{edge}"
    composed = rf"(?:{_any_of(people.words('name elements'))}){{2,4}}{edge}"  # 乌云其木格
    name = rf"(?:{foreign}|{composed}|{plain}|[{_HAN}]\s{{1,3}}[{_HAN}]{edge})"
    names = rf"{name}(?:[\s、，,]+{name})*"
    plain_name = rf"{surname}(?:[{_HAN}]{{1,2}}|\s{{1,3}}[{_HAN}])"
    house = rf"[{_HAN}]{{3,18}}[{_HOUSES}]"
    reporter = rf"[{_HAN}·\n]{{2,16}}?"
    prefix = rf"[{_HAN}A-Za-z]{{0,14}}?"
    segment = (
        rf"{prefix}(?P<role>{role})[\s：:/／]*(?:{house}\s+)?(?P<names>{names})[\s/／]*"
        rf"(?P<closing>(?:{closing})(?=[\s）)，,]|$))?[\s）)，,、；;/／|｜]*"
    )
    return _Grammar(
        roles=roles,
        closings=closings,
        segment=re.compile(segment),
        name=re.compile(name),
        slashed=re.compile(rf"(?P<names>{names})(?:\s*[/／]\s*|\s+|(?=摄))(?P<closing>{closing})[\s，,、；;）)]*"),
        bare=re.compile(rf"{plain_name}(?:[\s、]+{plain_name})*"),
        bare_name=re.compile(plain_name),
        embedded=re.compile(
            rf"[（(](?P<inside>(?:{plain_name}[\s、]+)*{prefix}(?:{role})[\s：:/／]*{name}[^（）()。]{{0,40}})[）)]"
            rf"|(?<=[。！？”）\s])(?P<ending>{prefix}(?:{role})[\s：:/／]*{name}[^（）()。，]{{0,30}}?(?:{closing})|[供制]图[：:/／\s]*{name})\s*$"
            rf"|(?<=[。！？”])\s*[（(](?:[{_HAN}]{{2,14}}[{_HOUSES}]\s+)?(?P<signed>{plain_name}(?:[\s、]+(?:{plain_name}|[{_HAN}]{{2,3}}))*)[）)]\s*$"
            rf"|(?<=[。！？”）])\s*(?P<shot>{plain_name}(?:[\s、]+{plain_name})*\s*[/／]?\s*(?:摄|摄影|供图))\s*$"
            rf"|(?<=[讯电])\s*(?P<reporting>{prefix}(?:{role})[\s：:/／]*{reporter}(?:[\s、，,]+{reporter})*\s*报\n?道)"
            rf"|(?<=[讯电])\s*[（(](?P<reported>{plain_name}(?:[\s、]+(?!{reporting})[{_HAN}]{{2,4}})*)[）)]"
            rf"|[（(](?P<photographed>{names}\s*[/／]?\s*(?:摄|摄影|供图|制图))[）)]"
        ),
        leading=re.compile(
            rf"(?!{reporting})(?P<authors>{plain_name}(?:[\s、]+{plain_name})*)\s+(?=(?!(?!{reporting}){plain_name}\s){prefix}(?:{reporting}))"
        ),
        padded=re.compile(
            rf"(?:(?<=记者)|(?<=讯员)|(?<=作者)|(?<=摄影)|(?<![{_HAN}]))[{_HAN}](\s+)[{_HAN}](?![{_HAN}])"
        ),
        damaged=re.compile(
            rf"(?:[{_HAN}]{{0,8}}?报\s*(?:记者|记|者)|(?:本|报)(?:记者|记|者))[\s/／]*(?P<reporters>{plain_name}(?:[\s、]+(?!通|讯){plain_name}"
            rf"|[\s、]*(?!通|讯)[{_HAN}]{{1,4}}(?=\s|$))*|[{_HAN}]{{2,6}}(?=\s|$))?"
            rf"(?:[\s]*(?:通讯员|通讯|通员|讯员)[\s/／]*(?P<correspondents>{plain_name}(?:[\s、]+{plain_name})*))?"
        ),
        surname=re.compile(surname),
        given=re.compile(f"[{''.join(surnames.words('given'))}]"),
        paper=re.compile(
            rf"[{_HAN}]{{2,12}}?(?:{_any_of(words.words('paper end'))}"
            r"|报(?=讯|特约|全媒体|首席|见习|实习|评论员|记者|$))"
        ),
    )


_NAMELESS = frozenset({"本报评论员", "特约评论员", "本报记者"})
_SPACED = re.compile(rf"[\s□■（(]*([{_HAN}])[ 　]+([{_HAN}])[\s）)]*")
_ORNAMENT = re.compile(r"^(?:[\s□■◎○●◇◆▲△☆★※@（(]|[文图摄][/／][文图摄]\s)+|[）)\s]+$")


@lru_cache(maxsize=256)  # asked of a line when lines are joined, labelled and composed
def credits_of_line(words: str) -> tuple[Credit, ...]:
    """The credits of a line that is nothing but a byline; none if it is anything else."""
    if len(words) > _LONGEST_CREDIT:
        return ()
    start = match.end() if (match := _ORNAMENT.match(words)) else 0
    found: list[Credit] = []
    grammar = _grammar()
    leading = grammar.leading.match(words, start)  # 李明 本报记者 王强
    if leading is not None:
        found += _authors(leading.group("authors"), leading.start())
    at = leading.end() if leading else start
    while at < len(words):
        segment = grammar.segment.match(words, at) or grammar.slashed.match(words, at)
        if segment is None or segment.end() == at or not _holds_names(segment):
            return _damaged_credits(words, start)
        found += _credits_of(segment)
        at = segment.end()
    return tuple(found)


def _damaged_credits(words: str, start: int) -> tuple[Credit, ...]:
    """The credits of a byline whose role has lost a character: 临江日报记 李明 通讯王强."""
    line = _grammar().damaged.fullmatch(words, start)
    if line is None:
        return ()
    return tuple(
        Credit(_solid(name.group()), role, Span(*name.span()))
        for group, role in (("reporters", "记者"), ("correspondents", "通讯员"))
        if line.group(group)
        for name in _grammar().name.finditer(words, *line.span(group))
    )


def _holds_names(segment: re.Match[str]) -> bool:
    """Whether what stands right behind the role looks like a name; 落网 of 假记者落网 does not."""
    begin = segment.start("names")
    if not begin or segment.string[begin - 1] in " 　：:/／\n":
        return True
    names, grammar = segment.group("names"), _grammar()
    begins = any(pattern.match(names) for pattern in (grammar.surname, grammar.given))
    return begins or re.match(rf"[{_HAN}]+[·•]", names) is not None


def is_byline(words: str) -> bool:
    """Whether the line is nothing but a byline with its roles printed; 本报评论员 without a name is one too."""
    if "。" in words:
        return False
    return bool(credits_of_line(words)) or words.strip(" （）()　") in _NAMELESS


def bare_authors(words: str) -> tuple[Credit, ...]:
    """The names on a line of nothing but names (□ 王强; 王强 李小红), which may be the authors of what follows."""
    start = match.end() if (match := _ORNAMENT.match(words)) else 0
    bare = _grammar().bare.fullmatch(words, start, len(words.rstrip(" 　）)")))
    if bare is None:
        return _pen_name(words)
    authors = tuple(_authors(words[start:], start))
    return () if len(authors) > _MOST_AUTHORS or _solid(bare.group()) in _headings() else authors


def _authors(words: str, at: int) -> Iterator[Credit]:
    """The names of a line of names, which begins at ``at``."""
    for name in _grammar().bare_name.finditer(words):
        yield Credit(_solid(name.group()), AUTHOR, Span(*name.span()).shifted(at))


def _pen_name(words: str) -> tuple[Credit, ...]:
    """Two characters set apart that are no heading as 启 事 is: 南 木."""
    printed = _SPACED.fullmatch(words)
    if printed is None or printed[1] + printed[2] in _headings():
        return ()
    return (Credit(printed[1] + printed[2], AUTHOR, Span(printed.start(1), printed.end(2))),)


@cache
def _headings() -> frozenset[str]:
    """Words that may stand alone above an article or as its label."""
    genres, display = lexicon("reading_genres"), lexicon("reading_display")
    sections = ("notice headline end", "letter headline", "commentary", "brief")
    return frozenset(
        [*(word for section in sections for word in genres.words(section)), *display.words("section label")]
    )


_MAY_CREDIT = re.compile(r"[（(]|报\n?道|(?:[摄影图文]|整理)[\s）)]*$|[供制]图")
"""Without any of these there is no credit to look for."""
_WAYS_OF_CREDIT = ("inside", "ending", "photographed", "reporting", "shot", "signed", "reported")


def credits_within(text: str) -> tuple[Credit, ...]:
    """Credits inside a paragraph or caption: 本报讯(记者 李明), ……。临江日报记者 俞一年 摄, ……（王强 摄）."""
    found: list[Credit] = []
    for match in _embedded(text):
        group = next(name for name in _WAYS_OF_CREDIT if match.group(name))
        words, begin = match.group(group), match.start(group)
        if (group == "signed" and _is_outlet(words, text)) or (group == "reported" and words.endswith(_outlet_ends())):
            continue
        inside = _signing(words) if group in {"signed", "reported"} else credits_of_line(words)
        found += [Credit(credit.name, credit.role, credit.span.shifted(begin)) for credit in inside]
    return tuple(found)


def _signing(words: str) -> tuple[Credit, ...]:
    """The names that sign in brackets; beside one with a known surname, another may have a rare one."""
    parted = (Credit(name.group(), AUTHOR, Span(*name.span())) for name in re.finditer(rf"[{_HAN}]{{2,4}}", words))
    return bare_authors(words) or tuple(parted)


def sole_author(words: str) -> tuple[Credit, ...]:
    """The one name, a pen name perhaps, on a line that the page shows to be a byline (□ 南木)."""
    printed = re.fullmatch(rf"[\s□■◎●※（(]*([{_HAN}]{{2,4}})[）)\s]*", words)
    return (Credit(printed[1], AUTHOR, Span(*printed.span(1))),) if printed else ()


def credits_of_reader(words: str) -> tuple[Credit, ...]:
    """Who signs a letter to the paper: 读者 李明; 石鼓小学三（2）班 唐小人."""
    signer = signer_of_letter(words)
    if signer is None or signer.group("names") is None:
        return ()
    names = _grammar().name.finditer(words, *signer.span("names"))
    found = tuple(Credit(_solid(name.group()), AUTHOR, Span(*name.span())) for name in names)
    return tuple(credit for credit in found if _grammar().surname.match(credit.name))


@cache
def _outlet_ends() -> tuple[str, ...]:
    """How what stands behind a dateline ends that is no person: 本报讯（石桥镇）, 本报讯（县融媒）."""
    return lexicon("reading_bylines").words("no reporter")


@cache
def _given_pictures() -> tuple[str, ...]:
    """Words of pictures that anyone may have given, so that what stands before them is read as a name with care."""
    return lexicon("reading_bylines").words("given pictures")


def _is_outlet(signed: str, text: str) -> bool:
    """Whether what signs is no person: （青禾台） under news of 青禾县."""
    return (
        signed.endswith(("台", "报", "宣", "社", "局", "办"))
        and re.search(f"{signed[:-1]}[省市县区旗镇乡]", text) is not None
    )


def credit_spans(text: str) -> tuple[Span, ...]:
    """Where credits stand inside a paragraph: there, spaces part names and are no layout."""
    return tuple(Span(*match.span()) for match in _embedded(text))


def _embedded(text: str) -> Iterator[re.Match[str]]:
    return _grammar().embedded.finditer(text) if _MAY_CREDIT.search(text) else iter(())


def padding_of_names(text: str) -> Iterator[Span]:
    """The spaces inside names of two characters set apart (李 明), in a byline."""
    return (Span(*match.span(1)) for match in _grammar().padded.finditer(text))


def paper_named(text: str) -> str | None:
    """The newspaper whose name the text begins with: 临江日报 of 临江日报记者 or 临江日报讯."""
    match = _grammar().paper.match(text)
    return match.group() if match else None


def _credits_of(segment: re.Match[str]) -> Iterator[Credit]:
    grammar = _grammar()
    closing = segment.group("closing")
    printed = segment.groupdict().get("role")
    role = grammar.roles[printed] if printed else grammar.closings[closing]
    if closing and grammar.closings[closing] == PHOTOGRAPHER and printed is None:
        role = PHOTOGRAPHER
    for name in grammar.name.finditer(segment.string, *segment.span("names")):
        solid = _solid(name.group())
        if (
            role != PHOTOGRAPHER
            or printed not in _given_pictures()
            or (grammar.surname.match(solid) and len(solid) <= _LONGEST_PLAIN_NAME)
        ):
            yield Credit(solid, role, Span(*name.span()))


def _solid(name: str) -> str:
    return re.sub(r"\s", "", name)
