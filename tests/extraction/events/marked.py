"""A line of marked-up news becomes a `Found`, without the real extraction.

``[P:陆明远]`` a person, ``[T:市委书记]`` a printed title, ``[O:市水利局]`` an organisation, ``[L:临江市]`` a place,
``[D:6月3日上午]`` a time; marks nest: ``[T:[O:市委]书记]``. A line that opens with ``#k`` is the kicker,
``#h`` the headline, ``#s`` the subtitle, ``#b`` a byline, ``#g`` a signature; any other line is a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extraction.found import Found
from kg.model import (
    Article,
    Block,
    BlockKind,
    DateExpression,
    EntityKind,
    Genre,
    Mention,
    Organization,
    OrganizationKind,
    Person,
    Place,
    Tenure,
)
from kg.text import AlignedText, Span

KINDS = {
    "#k": BlockKind.KICKER,
    "#h": BlockKind.HEADLINE,
    "#s": BlockKind.SUBTITLE,
    "#b": BlockKind.BYLINE,
    "#g": BlockKind.SIGNATURE,
}
ENTITIES = {"P": EntityKind.PERSON, "O": EntityKind.ORGANIZATION, "L": EntityKind.PLACE}
PRINTED_DATE = re.compile(
    r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d+)月)?(?:(?P<day>\d+)日)?(?P<word>[昨今明]日|[昨今明]天|当日|近日|日前)?"
    r"(?:至(?P<last>\d+)日)?(?P<part>.*)"
)
DAYS_AGO = {"昨": 1, "今": 0, "明": -1, "当": 0}


@dataclass
class Reader:
    """What has been read of the marked text so far."""

    plain: list[str] = field(default_factory=list)
    length: int = 0
    opened: list[tuple[str, int]] = field(default_factory=list)
    marks: list[tuple[str, Span]] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Read unmarked text."""
        self.plain.append(text)
        self.length += len(text)

    def close(self) -> None:
        """Read the end of the innermost mark."""
        letter, start = self.opened.pop()
        self.marks.append((letter, Span(start, self.length)))


def found(marked: str, genre: Genre = Genre.NEWS) -> Found:
    """The article that the marked lines spell, with what is marked in it."""
    reader, blocks = Reader(), []
    for line in (line.strip() for line in marked.strip().splitlines() if line.strip()):
        kind = KINDS.get(line[:2], BlockKind.BODY)
        if reader.length:
            reader.add("\n")
        start = reader.length
        for piece in re.findall(r"\[[PTOLD]:|\]|[^\[\]]+|\[", line[2:].strip() if line[:2] in KINDS else line):
            if re.fullmatch(r"\[[PTOLD]:", piece):
                reader.opened.append((piece[1], reader.length))
            elif piece == "]" and reader.opened:
                reader.close()
            else:
                reader.add(piece)
        blocks.append(Block(kind, Span(start, reader.length)))
    return _assembled("".join(reader.plain), reader.marks, tuple(blocks), genre)


def _assembled(text: str, marks: list[tuple[str, Span]], blocks: tuple[Block, ...], genre: Genre) -> Found:
    names: dict[str, list[str]] = {"P": [], "O": [], "L": []}
    mentions = []
    for letter, span in sorted(marks, key=lambda mark: mark[1]):
        if letter in names:
            name = span.of(text)
            if name not in names[letter]:
                names[letter].append(name)
            mentions.append(Mention(ENTITIES[letter], names[letter].index(name), span))
    article = Article("page.txt", "0" * 64, 1, AlignedText.of_page(text), blocks, (Span(0, len(text)),), genre)
    return Found(
        article,
        _sentences(text, blocks),
        tuple(Person(name) for name in names["P"]),
        tuple(Organization(OrganizationKind.OTHER, own_name=name) for name in names["O"]),
        tuple(Place(name) for name in names["L"]),
        tuple(mentions),
        _tenures(text, marks, names["P"]),
        tuple(
            date_of(span, span.of(text)) for letter, span in sorted(marks, key=lambda mark: mark[1]) if letter == "D"
        ),
    )


def _sentences(text: str, blocks: tuple[Block, ...]) -> tuple[Span, ...]:
    return tuple(
        Span(block.span.start + match.start(), block.span.start + match.end())
        for block in blocks
        for match in re.finditer(r"[^。！？]*[。！？]+[”’）]?|[^。！？]+", block.span.of(text))
        if match.group().strip()
    )


def _tenures(text: str, marks: list[tuple[str, Span]], people: list[str]) -> tuple[Tenure, ...]:
    """A title belongs to the person that is printed directly after it, or after further titles."""
    titles = sorted((span for letter, span in marks if letter == "T"), key=lambda span: span.start)
    persons = {span.start: span.of(text) for letter, span in marks if letter == "P"}
    held = []
    ends = {title.start: title.end for title in titles}
    for title in titles:
        at = title.end
        while at not in persons and (at in ends or at + 1 in ends):
            at = ends.get(at) or ends[at + 1]
        if at in persons:
            held.append(Tenure(people.index(persons[at]), title.of(text), title))
    return tuple(held)


def date_of(span: Span, printed: str) -> DateExpression:
    """The time that ``printed`` spells, as far as the cases need it."""
    match = PRINTED_DATE.match(printed)
    assert match is not None, printed
    number = {key: int(value) if (value := match[key]) else None for key in ("year", "month", "day", "last")}
    word = match["word"]
    end = DateExpression(span, number["year"], number["month"], number["last"]) if number["last"] else None
    return DateExpression(
        span,
        number["year"],
        number["month"],
        number["day"],
        DAYS_AGO.get(word[0]) if word else None,
        part_of_day=match["part"] or None,
        end=end,
        vague=word in ("近日", "日前"),
    )
