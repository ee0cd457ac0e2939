"""From what was heard in an article to its record: entities numbered, mentions pointing at them, tenures, events."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from msgspec.structs import replace

from kg.extraction import anonymous
from kg.extraction.antecedents import with_antecedents
from kg.extraction.bodies import OrganizationHit, organization_hits
from kg.extraction.dates import date_expressions
from kg.extraction.department_offices import with_departments
from kg.extraction.deputies import with_chiefs
from kg.extraction.envoys import with_missions
from kg.extraction.found import Found
from kg.extraction.holdings import Holding, holdings
from kg.extraction.hosted_offices import with_hosted_offices
from kg.extraction.keywords import keywords
from kg.extraction.meetings import events_of
from kg.extraction.people import NameHit, people_in
from kg.extraction.place_hits import PlaceHit
from kg.extraction.place_outers import printed_outers
from kg.extraction.place_stems import division_stems, stems_of
from kg.extraction.places import place_hits
from kg.extraction.presidiums import with_sessions
from kg.extraction.recut import recut
from kg.extraction.sentences import sentences
from kg.extraction.sites import ROOM, with_rooms
from kg.extraction.tagger import tagger
from kg.extraction.title_items import TitleItem, TitleSequence
from kg.extraction.titled_bodies import printed_in_titles
from kg.extraction.titles import title_sequences
from kg.extraction.towns import Towns
from kg.extraction.words import TaggedText
from kg.gazetteer import gazetteer
from kg.model import (
    Article,
    ArticleRecord,
    EntityKind,
    Jurisdiction,
    Mention,
    Organization,
    Person,
    Place,
    PlaceLevel,
    Tenure,
)
from kg.naming import LEVEL_WORDS, official_zone_name, title_prefix
from kg.text import Span

_STATE = "中华人民共和国"
"""No body, though 国家主席 is an office of it."""
_BOOK_TITLE = re.compile("《[^《》\n]{2,60}》")


def records(articles: Sequence[Article]) -> tuple[ArticleRecord, ...]:
    """The records of articles, in their order; their sentences go through the tagger together."""
    cut = [sentences(article.text.text) for article in articles]
    read = [_apart_from_dateline(article, spans) for article, spans in zip(articles, cut, strict=True)]
    printed = [span.of(article.text.text) for article, spans in zip(articles, read, strict=True) for span in spans]
    tagged = iter(tagger().tag(printed))
    texts = [
        recut(TaggedText.aligned(article.text.text, spans, list(islice(tagged, len(spans)))))
        for article, spans in zip(articles, read, strict=True)
    ]
    return tuple(_record(*row) for row in zip(articles, cut, texts, strict=True))


def _apart_from_dateline(article: Article, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The sentences as the tagger reads them: what a dateline ends with (电, 讯) begins no word of the sentence."""
    end = article.dateline.span.end if article.dateline else 0
    parts: list[Span] = []
    for span in spans:
        inside = span.start < end < span.end
        parts += [Span(span.start, end), Span(end, span.end)] if inside else [span]
    return tuple(parts)


def _record(article: Article, spans: tuple[Span, ...], tagged: TaggedText) -> ArticleRecord:
    places = place_hits(tagged)
    towns = Towns(places)
    bodies = towns.settled(organization_hits(tagged, places))
    sequences = with_departments(tuple(towns.held(title_sequences(tagged, bodies, places))))
    sequences = with_chiefs(tagged.text, sequences)
    sequences = with_missions(tagged.text, sequences, places)
    sequences = with_hosted_offices(tagged.text, with_sessions(sequences, bodies), bodies)
    sequences = with_antecedents(tagged.text, sequences, bodies, places)
    people = people_in(tagged, sequences, bodies, article.bylines, division_stems(tagged.text, places))
    unnamed = anonymous.anonymous_hits(tagged, people.names)
    numbering = _Numbering(tagged, with_rooms(tagged, places, [body.span for body in bodies]))
    numbering.add_people(people.names, unnamed, spans)
    named = [*_settled(bodies, sequences, places), *printed_in_titles(tagged.text, sequences)]
    numbering.add_organizations(named, people.names)
    numbering.add_places(bodies, (*people.names, *unnamed))
    printed = sorted(hit.span for hit in (*people.names, *unnamed))
    held = (*holdings(tagged.text, sequences, printed, people.rosters), *_offices(tagged.text, unnamed, sequences))
    tenures = _without_echoes(tuple(dict.fromkeys(numbering.tenures(held))))
    found = Found(
        article=article,
        sentences=spans,
        people=tuple(numbering.people),
        organizations=tuple(numbering.organizations),
        places=tuple(numbering.places),
        mentions=tuple(sorted(numbering.mentions, key=lambda mention: (mention.span, mention.kind))),
        tenures=tenures,
        dates=date_expressions(tagged.text, article.dateline.span if article.dateline else None),
    )
    told = events_of(found)
    return ArticleRecord(
        article=article,
        sentences=spans,
        people=found.people,
        organizations=found.organizations,
        places=found.places,
        events=told.events,
        documents=told.documents,
        speeches=told.speeches,
        mentions=tuple(sorted((*found.mentions, *told.mentions), key=lambda mention: (mention.span, mention.kind))),
        tenures=tenures,
        dates=found.dates,
        keywords=keywords(tagged.text, [mention.span for mention in found.mentions]),
        unread=told.unread,
    )


def _settled(
    bodies: Sequence[OrganizationHit], sequences: Sequence[TitleSequence], places: Sequence[PlaceHit]
) -> list[OrganizationHit]:
    """The bodies, with the place that a title beside them settled; not 局长 for the committee 市水利局党委 before.

    Where no village is named, 请向村委会报告 means that of any.
    """
    known = {
        (item.organization.span, item.organization.body): item.organization
        for sequence in sequences
        for item in sequence.items
        if item.organization and item.organization.place
    }
    settled = [known.get((body.span, body.body), body) for body in bodies]
    if any(place.level is PlaceLevel.VILLAGE and not place.deictic for place in places):
        return settled
    offices = {item.organization.span for sequence in sequences for item in sequence.items if item.organization}
    return [body for body in settled if body.place or body.level is not PlaceLevel.VILLAGE or body.span in offices]


def _without_echoes(tenures: Sequence[Tenure]) -> tuple[Tenure, ...]:
    """The tenures without those that only call somebody by an office told elsewhere with its body: 陆主席 said."""
    told = {
        (tenure.person, tenure.title)
        for tenure in tenures
        if tenure.organization is not None or tenure.jurisdiction is not None
    }
    return tuple(
        tenure
        for tenure in tenures
        if tenure.organization is not None
        or tenure.jurisdiction is not None
        or not any(person == tenure.person and title.endswith(tenure.title) for person, title in told)
    )


def _offices(text: str, unnamed: Sequence[NameHit], sequences: Sequence[TitleSequence]) -> list[Holding]:
    """The office in a name such as 方科长."""
    items = {item.span.end: item for sequence in sequences for item in sequence.items if item.is_post}
    return [
        Holding(hit.span, replace(item, title=item.head.of(text)))
        for hit in unnamed
        if "office" in hit.votes and (item := items.get(hit.span.end)) and item.head.start > hit.span.start
    ]


def _former_name(hit: PlaceHit, printed: Collection[str]) -> str:
    """The name of a former division where the text prints that of today too, whose code it has: they are two."""
    today = {division.name for code in hit.codes if (division := gazetteer().get(code))}
    former = hit.name not in today and gazetteer().former(hit.name)
    return hit.name if former and not today.isdisjoint(printed) else ""


class _Numbering:
    """Numbers the entities of one article as they come."""

    def __init__(self, tagged: TaggedText, places: Sequence[PlaceHit]) -> None:
        self.tagged = tagged
        self.hits = {hit.span: hit for hit in places}
        self._names = {hit.name for hit in places}
        self.ends = {hit.span.end: hit for hit in places if not hit.deictic}
        self._outers = printed_outers(tagged.text, places)
        self.people: list[Person] = []
        self.organizations: list[Organization] = []
        self.places: list[Place] = []
        self.mentions: list[Mention] = []
        self._person_at: dict[Span, int] = {}
        self._place_keys: dict[tuple[object, ...], int] = {}

    # ----------------------------------------------------------------------------------------------- people

    def add_people(self, named: Sequence[NameHit], unnamed: Sequence[NameHit], cut: Sequence[Span]) -> None:
        """Number the people and their mentions."""
        numbers: dict[Person, int] = {}
        for hit in named:
            self._mention_person(Person(hit.name), hit, numbers)
        fictional = {
            hit.name
            for hit in unnamed
            if any(span.contains(hit.span) and anonymous.is_fictional(self.tagged, span) for span in cut)
        }
        for hit in unnamed:
            if known := anonymous.bearer(self.tagged, hit, named):
                self._mention_person(Person(known.name), hit, numbers)
                continue
            self._mention_person(Person(hit.name, anonymous=True, fictional=hit.name in fictional), hit, numbers)

    def _mention_person(self, person: Person, hit: NameHit, numbers: dict[Person, int]) -> None:
        number = numbers.setdefault(person, len(self.people))
        if number == len(self.people):
            self.people.append(person)
        self._person_at[hit.span] = number
        self.mentions.append(Mention(EntityKind.PERSON, number, hit.span, votes=hit.votes))

    # ------------------------------------------------------------------------------------------- organisations

    def add_organizations(self, hits: Iterable[OrganizationHit], people: Sequence[NameHit]) -> None:
        """Number the organisations that are printed, and their mentions."""
        for hit in hits:
            if any(hit.span.overlaps(person.span) and hit.votes != ("lexicon",) for person in people):
                continue
            number = self._organization(hit)
            self.mentions.append(
                Mention(EntityKind.ORGANIZATION, number, self._with_outers(hit), deictic=hit.deictic, votes=hit.votes)
            )

    def _organization(self, hit: OrganizationHit) -> int:
        place = self._place(hit.place) if hit.place else None
        level = hit.level if hit.place is None else None
        key = Organization(hit.kind, hit.body, Jurisdiction(place, level), hit.units, hit.own_name)
        if key in self.organizations:
            return self.organizations.index(key)
        self.organizations.append(key)
        return len(self.organizations) - 1

    # -------------------------------------------------------------------------------------------------- places

    def add_places(self, bodies: Sequence[OrganizationHit], people: Sequence[NameHit]) -> None:
        """Number the places and mention those that are no part of an organisation's or a person's name."""
        titles = [Span(*match.span()) for match in _BOOK_TITLE.finditer(self.tagged.text)]
        taken = [*(self._with_outers(body) for body in bodies), *(person.span for person in people)]
        for hit in self.hits.values():
            if hit.votes == ROOM or not any(hit.span.overlaps(span) for span in taken):
                number = self._place(hit)
                if any(title.contains(hit.span) for title in titles):
                    continue  # 《临江市防汛应急预案》 names a document
                self.mentions.append(Mention(EntityKind.PLACE, number, hit.span, deictic=hit.deictic, votes=hit.votes))

    def _with_outers(self, body: OrganizationHit) -> Span:
        """The body with the divisions printed right before the one that it begins with: 青禾县|石桥镇卫生院."""
        span = body.span
        if body.place is None or body.place.span.start != span.start:
            return span
        while (outer := self.ends.get(span.start)) and outer.is_full:
            span = Span(outer.span.start, span.end)
        return span

    def _place(self, hit: PlaceHit) -> int:
        whole = self._in_full(hit)
        if whole is not None:
            return self._place(whole)
        outer = hit.base or (self.ends.get(hit.span.start) if not hit.deictic else None)
        if outer is None and not hit.codes:
            outer = self._outers.get(hit.name)
        if outer and outer.level is PlaceLevel.SITE and (hit.codes or not outer.is_zone):
            outer = None  # 兰海高速|临江: no division lies in a site
        within = self._place(outer) if outer else None
        name, level = self._known_form(hit)
        key: tuple[object, ...] = (hit.codes, _former_name(hit, self._names)) if hit.codes else (name, level, within)
        number = self._place_keys.setdefault(key, len(self.places))
        if number == len(self.places):
            self.places.append(Place(name, level, hit.codes, within))
        elif len(name) > len(self.places[number].name) or (within is not None and self.places[number].within is None):
            known = self.places[number]
            longer = name if len(name) > len(known.name) else known.name
            self.places[number] = Place(
                longer, known.level or level, known.codes, known.within if known.within is not None else within
            )
        return number

    def _in_full(self, hit: PlaceHit) -> PlaceHit | None:
        """The listed town or village that a bare name is short for: 石桥 where the article also prints 石桥镇."""
        if hit.is_zone and hit.base is None:
            zones = (other for other in self.hits.values() if other.is_zone and len(other.name) > len(hit.name))
            official = official_zone_name(hit.name)
            return next((zone for zone in zones if official_zone_name(zone.name).endswith(official)), None)
        if hit.codes or hit.level or not hit.name:
            return None
        return next((other for other in self.hits.values() if other.codes and hit.name in stems_of(other.name)), None)

    def _known_form(self, hit: PlaceHit) -> tuple[str, PlaceLevel | None]:
        """The name with the level word that the same article prints elsewhere: 临江 where it also says 临江市."""
        if hit.codes or hit.level or not hit.name:
            return hit.name, hit.level
        for other in self.hits.values():
            if other.level and not other.codes and other.name[:-1] == hit.name and other.level is not PlaceLevel.SITE:
                return other.name, other.level
        return hit.name, hit.level

    # ------------------------------------------------------------------------------------------------- tenures

    def tenures(self, holdings: Iterable[Holding]) -> Iterable[Tenure]:
        """The posts that the printed titles give."""
        for holding in holdings:
            person = self._person_at.get(holding.name)
            if person is None or not holding.item.is_post:
                continue
            yield self._tenure(person, holding.item)

    def _tenure(self, person: int, item: TitleItem) -> Tenure:
        body = item.organization or item.implied
        organization = self._organization(body) if body and body.own_name != _STATE else None
        jurisdiction = None
        if organization is None and (item.place or item.level):
            jurisdiction = Jurisdiction(self._place(item.place) if item.place else None, item.level)
        return Tenure(
            person=person,
            title=_normalised(item),
            span=item.span,
            organization=organization,
            jurisdiction=jurisdiction,
            status=item.status,
        )


def _normalised(item: TitleItem) -> str:
    """The office alone, with the short party and government titles' level word: 书记 at 市委 → 市委书记."""
    body = item.organization
    if body is None or body.units:
        return item.title
    if body.body == "consultative" and item.title != "委员":
        return item.title
    level = body.level
    word = body.level_word or (next(iter(LEVEL_WORDS[level]), "") if level else "")
    if body.place:
        endings = [word for words in LEVEL_WORDS.values() for word in words if body.place.name.endswith(word)]
        word = max(endings, key=len, default=body.level_word).replace("地区", "地")  # 那曲地委; 市 of 那曲
    key = Organization(body.kind, body.body)
    if body.form.startswith("党") and item.title.endswith("部长"):
        return item.title  # 党工委委员、|党政工作部部长
    if body.form.startswith("党"):
        form = "" if item.title.startswith(body.form) else body.form
        return (word if word == "自治区" else "") + form + item.title
    if level is PlaceLevel.TOWNSHIP or word in LEVEL_WORDS[PlaceLevel.TOWNSHIP] + LEVEL_WORDS[PlaceLevel.VILLAGE]:
        return ("党委" if body.body == "party-committee" else title_prefix(key, "")) + item.title
    return title_prefix(key, word) + item.title
