"""The whole graph as the compact tables that the page's script reads.

Things are numbered by their row in a table, and rows refer to each other by number. Entities are sorted by importance,
so that a smaller number is a more telling entity. Nothing here is escaped: `kg.outputs.page.bundle` does that.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2

from kg.errors import OutputError
from kg.linking.descriptions import post_in_words
from kg.linking.graph import (
    ClaimFact,
    DocumentNode,
    EventNode,
    KnowledgeGraph,
    MentionNode,
    OrganizationNode,
    ParticipationFact,
    PersonNode,
    PlaceNode,
    SpeechNode,
    TenureFact,
)
from kg.outputs.page.communities import communities
from kg.outputs.page.marks import turns
from kg.outputs.pinyin import readings
from kg.outputs.traditional import simplifications

EntityNode = PersonNode | OrganizationNode | PlaceNode | EventNode | DocumentNode | SpeechNode
Cell = str | int | float | bool | None | Sequence["Cell"] | Mapping[str, "Cell"]
Row = list[Cell]


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity as the page knows it; ``sub`` is its kind within the kind (party, county, visit …)."""

    node: EntityNode
    kind: str
    sub: str | None
    details: dict[str, Cell]
    importance: int


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line from entity ``start`` to entity ``end`` (None: to a plain value, or to nothing).

    ``kind`` is "tenure", "participation", "claim" or "tie" (a structural relation that no sentence need say);
    ``word`` the title, role or predicate; ``evidence`` passages.
    """

    id: str
    kind: str
    start: str
    end: str | None
    word: str
    evidence: tuple[str, ...] = ()
    details: dict[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True)
class PageContents:
    """The page's data: ``entities`` and ``facts`` in the order of their numbers, and the ``tables`` for the script."""

    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    tables: dict[str, Cell]

    def pairs(self, numbers: Iterable[int]) -> list[tuple[int, int]]:
        """The pairs of different entities of ``numbers`` that some fact joins, the smaller number first, sorted."""
        return _pairs({self.entities[at].node.id: at for at in numbers}, self.facts)


def page_contents(graph: KnowledgeGraph) -> PageContents:
    """The tables of ``graph``, the same for any order of its tuples.

    Raises `OutputError` where a fact names an entity, a passage or an article that the graph does not hold.
    """
    facts = tuple(sorted(_facts(graph), key=lambda fact: (fact.kind, fact.id)))
    entities = _entities(graph, facts)
    entity_number = _Numbers("entity", (entity.node.id for entity in entities))
    articles = sorted(graph.articles, key=lambda article: article.id)
    article_number = _Numbers("article", (article.id for article in articles))
    passages = sorted(graph.passages, key=lambda passage: passage.id)
    passage_number = _Numbers("passage", (passage.id for passage in passages))
    fact_number = _Numbers("fact", (fact.id for fact in facts))
    pages = {page.id: page for page in graph.pages}
    forms = sorted({mention.exact for mention in graph.mentions})
    mentions = _mentions(graph, passage_number, {form: at for at, form in enumerate(forms)})
    names = [name for entity in entities for name in (*_printed_names(entity), entity.node.names.description or "")]
    order = {entity.node.id: at for at, entity in enumerate(entities)}
    community = communities(len(entities), _pairs(order, (fact for fact in facts if fact.kind != "tie")))

    def article_row(at: int) -> Row:
        article = articles[at]
        page = pages.get(article.page)
        newspaper = page.newspaper if page else None
        return [
            article.id, article.headline or article.kicker or article.subtitle, article.published,
            page.name if page else None, page.pagination if page else None,
            entity_number.get(newspaper), article_number.get(article.original),
            [entity_number[author] for author in article.authors], entity_number.get(article.source), article.genre,
        ]  # fmt: skip

    def entity_row(entity: Entity) -> Row:
        names = entity.node.names
        return [
            entity.node.id, entity.kind, entity.sub, names.label, names.description, entity.importance,
            list(names.other), list(names.deictic), mentions.get(entity.node.id), entity.details or None,
            community[order[entity.node.id]],
        ]  # fmt: skip

    def fact_row(fact: Fact) -> Row:
        details = dict(fact.details)
        for name, numbers in (("acting", fact_number), ("behalf", entity_number)):
            if name in details:
                details[name] = numbers.replaced(details[name])
        return [
            fact.kind, entity_number[fact.start], entity_number.get(fact.end), fact.word,
            [passage_number[passage] for passage in fact.evidence], details or None,
        ]  # fmt: skip

    return PageContents(
        entities,
        facts,
        {
            "entities": _table(
                "id kind sub label about importance other deictic mentions details community", map(entity_row, entities)
            ),
            "facts": _table("kind start end word evidence details", map(fact_row, facts)),
            "articles": _table(
                "id headline date file pagination newspaper original authors source genre",
                map(article_row, range(len(articles))),
            ),
            "passages": _table(
                "id article text",
                ([passage.id, article_number[passage.article], passage.exact] for passage in passages),
            ),
            "forms": forms,
            "readings": readings((*names, *forms)),
            "traditional": simplifications((*names, *forms)),
        },
    )


def _pairs(number: Mapping[str, int], facts: Iterable[Fact]) -> list[tuple[int, int]]:
    found = set()
    for fact in facts:
        start, end = number.get(fact.start), number.get(fact.end or "")
        if start is not None and end is not None and start != end:
            found.add((min(start, end), max(start, end)))
    return sorted(found)


class _Numbers:
    """The numbers of things by identifier."""

    def __init__(self, noun: str, identifiers: Iterable[str]) -> None:
        self._noun = noun
        self._numbers = {identifier: at for at, identifier in enumerate(identifiers)}

    def __getitem__(self, identifier: str) -> int:
        try:
            return self._numbers[identifier]
        except KeyError:
            message = (
                f"cannot write the page: a fact names the {self._noun} {identifier}, which the graph does not hold; "
                "build the graph again from its pages"
            )
            raise OutputError(message) from None

    def get(self, identifier: str | None) -> int | None:
        return None if identifier is None else self[identifier]

    def replaced(self, value: Cell) -> Cell:
        return [self[item] for item in value if isinstance(item, str)] if isinstance(value, list) else self[str(value)]


def _table(fields: str, rows: Iterable[Row]) -> Cell:
    return {"fields": fields.split(), "rows": [_trimmed(row) for row in rows]}


def _trimmed(row: Row) -> Row:
    """The row without the empty cells at its end; the script reads a missing cell as null."""
    last = max((at for at, cell in enumerate(row) if cell not in (None, [], ())), default=-1)
    return row[: last + 1]


def _printed_names(entity: Entity) -> Iterator[str]:
    names = entity.node.names
    yield names.label
    yield from names.other
    yield from names.deictic


def _entities(graph: KnowledgeGraph, facts: Sequence[Fact]) -> tuple[Entity, ...]:
    weight = _importances(graph, facts)
    found = [
        Entity(node, kind, sub, {key: value for key, value in details.items() if value}, weight[node.id])
        for node, kind, sub, details in _described(graph)
    ]
    return tuple(sorted(found, key=lambda entity: (-entity.importance, entity.node.id)))


def _described(graph: KnowledgeGraph) -> Iterator[tuple[EntityNode, str, str | None, dict[str, Cell]]]:
    for person in graph.people:
        yield person, "person", None, {"anonymous": person.anonymous, "fictional": person.fictional}
    for organization in graph.organizations:
        yield organization, "organization", organization.kind, {"unresolved": organization.unresolved}
    for place in graph.places:
        yield place, "place", place.level, {"full": place.full_name, "code": place.code}
    for event in graph.events:
        yield event, "event", event.kind, {"reported": bool(event.reported_in)}
    for document in graph.documents:
        yield document, "document", None, {"number": document.number}
    for speech in graph.speeches:
        yield speech, "speech", None, {}


def _importances(graph: KnowledgeGraph, facts: Sequence[Fact]) -> dict[str, int]:
    """Ten points a fact with evidence at either end, and a few for being named often (a name alone tells little)."""
    said = Counter(end for fact in facts if fact.kind != "tie" for end in (fact.start, fact.end) if end is not None)
    named = Counter(mention.entity for mention in graph.mentions)
    return defaultdict(int, {name: 10 * said[name] + round(4 * log2(1 + named[name])) for name in {*said, *named}})


def _mentions(graph: KnowledgeGraph, passages: _Numbers, forms: Mapping[str, int]) -> dict[str, Cell]:
    """By entity: rows of a passage's number and the numbers of the forms by which it names the entity.

    Where only some occurrences of a form in the passage are meant, a list of the form's number and their turns.
    """
    found: dict[str, dict[int, dict[int, list[MentionNode]]]] = defaultdict(lambda: defaultdict(dict))
    for mention in graph.mentions:
        found[mention.entity][passages[mention.passage]].setdefault(forms[mention.exact], []).append(mention)
    passage_of = {passages[passage.id]: passage for passage in graph.passages}

    def printed(passage: int, form: int, same: list[MentionNode]) -> Cell:
        meant = turns(passage_of[passage], same[0].exact, same)
        return [form, *meant] if meant else form

    return {
        entity: [
            [passage, *(printed(passage, form, same) for form, same in sorted(by_form.items()))]
            for passage, by_form in sorted(by_passage.items())
        ]
        for entity, by_passage in found.items()
    }


def _facts(graph: KnowledgeGraph) -> Iterator[Fact]:
    yield from _tenures(graph)
    yield from map(_participation, graph.participations)
    yield from map(_claim, graph.claims)
    yield from _ties(graph)


def _tenures(graph: KnowledgeGraph) -> Iterator[Fact]:
    organizations = {organization.id: organization for organization in graph.organizations}
    places = {place.id: place for place in graph.places}
    for tenure in graph.tenures:
        known = tenure.organization in {None, *organizations} and tenure.jurisdiction in {None, *places}
        yield _tenure(tenure, post_in_words(tenure, organizations, places) if known else tenure.title)


def _tenure(tenure: TenureFact, post: str) -> Fact:
    details: dict[str, Cell] = {"status": tenure.status, "post": post}
    if tenure.attested_on:
        details["attested"] = sorted(tenure.attested_on)
    if tenure.started_on:
        details["started"] = tenure.started_on
    if tenure.ended_on:
        details["ended"] = tenure.ended_on
    body = tenure.organization or tenure.jurisdiction
    return Fact(tenure.id, "tenure", tenure.person, body, tenure.title, tenure.evidence, details)


def _participation(part: ParticipationFact) -> Fact:
    details: dict[str, Cell] = {}
    if part.words:
        details["words"] = list(part.words)
    if part.position is not None:
        details["position"] = part.position
    if part.acting_as:
        details["acting"] = sorted(part.acting_as)
    if part.on_behalf_of:
        details["behalf"] = part.on_behalf_of
    return Fact(part.id, "participation", part.agent, part.event, part.role, part.evidence, details)


def _claim(claim: ClaimFact) -> Fact:
    details: dict[str, Cell] = {} if claim.is_entity else {"value": claim.object}
    if not claim.direct:
        details["rival"] = True
    end = claim.object if claim.is_entity else None
    return Fact(claim.id, "claim", claim.subject, end, claim.predicate, claim.evidence, details)


def _ties(graph: KnowledgeGraph) -> Iterator[Fact]:
    for organization in graph.organizations:
        if organization.jurisdiction:
            yield _tie(organization.id, organization.jurisdiction, "jurisdiction")
        if organization.parent:
            yield _tie(organization.id, organization.parent, "parent")
    for place in graph.places:
        if place.container:
            yield _tie(place.id, place.container, "container")


def _tie(start: str, end: str, word: str) -> Fact:
    return Fact(f"{word}-{start}", "tie", start, end, word)
