"""An article while it is written: text with what each stretch of it means, so that truth needs no looking up."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.world import Organisation, Paper, Person, Seat, level_word
from kg.gazetteer import Division, gazetteer

Span = tuple[int, int]


@dataclass(frozen=True)
class Marked:
    """A stretch of the text that means something: ``kind`` person, organization, place or meeting, and its truth."""

    kind: str
    span: Span
    truth: str
    deictic: bool = False
    printed_place: int | None = None
    """For a body printed with its place: the number of the place's own mark."""


@dataclass(frozen=True)
class Held:
    """A post that the text gives somebody."""

    person: int
    seat: Seat
    title: str
    span: Span
    organisation: int | None
    place: int | None


@dataclass(frozen=True)
class Role:
    """What somebody does at a meeting: the numbers of the marks of both, and the verb's stretch."""

    person: int
    role: str
    verb: Span


@dataclass
class Told:
    """A meeting as an article tells it."""

    id: str
    name: str
    mark: int
    reported: bool
    day: str
    day_span: Span | None
    body: Organisation | None
    roles: list[Role] = field(default_factory=list)
    conveys: list[tuple[str, Span]] = field(default_factory=list)


@dataclass
class Draft:
    """An article in the making. ``home`` is the place that its words are relative to."""

    id: str
    paper: Paper
    home: Division
    day: str
    headline: str = ""
    text: str = ""
    marks: list[Marked] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    bylines: list[int] = field(default_factory=list)
    reprint_of: str | None = None
    organisations: dict[str, Organisation] = field(default_factory=dict)

    def add(self, *words: str) -> Span:
        """Plain words."""
        start = len(self.text)
        self.text += "".join(words)
        return start, len(self.text)

    def mark(self, kind: str, truth: str, words: str, *, deictic: bool = False, place: int | None = None) -> int:
        """Words that mean something; the number of the mark."""
        self.marks.append(Marked(kind, self.add(words), truth, deictic, place))
        return len(self.marks) - 1

    def name(self, person: Person) -> int:
        """A person's bare name."""
        return self.mark("person", str(person.id), person.name)

    def whose(self, place: Division) -> tuple[str, int | None]:
        """How the article speaks of a place: by its level word at home, else by its name, which is written."""
        if gazetteer().contains(place.code, self.home.code):
            return level_word(place), None
        number = self.mark("place", place.code, place.name)
        return "", number

    def body(self, organisation: Organisation) -> int:
        """市财政局 at home, 临江市财政局 elsewhere."""
        start = len(self.text)
        word, place = self.whose(organisation.place)
        self.add(word + (organisation.short or "政府"))
        return self._organisation(start, organisation, place)

    def _organisation(self, start: int, organisation: Organisation, place: int | None) -> int:
        span = (start, len(self.text))
        self.organisations[organisation.id] = organisation
        self.marks.append(Marked("organization", span, organisation.id, place is None, place))
        return len(self.marks) - 1

    def post(self, person: Person, seat: Seat) -> int:
        """市委书记王一川, 临江市委书记王一川, 青禾县副县长王一川: the number of the name's mark."""
        start = len(self.text)
        place = seat.organisation.place
        word, place_mark = self.whose(place)
        governing = seat.organisation.key == "government"
        level = seat.level
        if governing:
            # 临江市市长, 副市长, 青禾县副县长: the government is not printed
            title = level + "长" if seat.title == "长" else "副" + level + "长"
            self.add(title)
            organisation = None
        else:
            # 临江市委 and not 临江市市委
            self.add(word + seat.organisation.short)
            organisation = self._organisation(start, seat.organisation, place_mark)
            title = seat.title
            if seat.organisation.key == "party-committee" and not seat.organisation.units:
                title = level + "委" + seat.title
            self.add(seat.title)
        span = (start, len(self.text))
        person_mark = self.name(person)
        self.held.append(Held(person_mark, seat, title, span, organisation, place_mark))
        return person_mark
