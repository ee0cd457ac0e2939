"""One graph from the records of all articles: the steps of linking in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.corrections import Correction
from kg.linking.appearances import appearances, byline_people
from kg.linking.atlas import Atlas, PlaceKey
from kg.linking.claims import merged_claims
from kg.linking.corrected import Context, Forced, belongings, correction_nodes, forced, renamed
from kg.linking.descriptions import Describer, described, shared_labels
from kg.linking.documents import Works, joined_documents, joined_speeches
from kg.linking.events import Happenings, joined_events
from kg.linking.evidence import Evidence
from kg.linking.firms import fuller_names
from kg.linking.graph import ArticleNode, CorrectionNode, Decision, KnowledgeGraph, PageNode
from kg.linking.home import Home, home_of, newspaper_of, page_papers, page_places
from kg.linking.jumps import continuations
from kg.linking.linked import Linked
from kg.linking.meetings import MeetingJudge, Teller, Telling
from kg.linking.misread import places_read_as_people
from kg.linking.name_index import NameIndex, gathered, infer
from kg.linking.nodes import (
    document_nodes,
    event_nodes,
    person_nodes,
    place_identifiers,
    place_nodes,
    speech_nodes,
)
from kg.linking.organizations import Register, settled_organizations
from kg.linking.participations import merged_participations
from kg.linking.people import People, identified
from kg.linking.places import ArticlePlaces
from kg.linking.reprints import Reprint, reprints
from kg.linking.source import Ref, Source, in_build_order, squeezed
from kg.linking.successions import Successions, with_successors
from kg.linking.tenures import merged_tenures
from kg.model import ArticleRecord, EntityKind, OrganizationKind, Page, Unread


def link(
    records: Sequence[ArticleRecord],
    pages: Sequence[Page],
    unread: Sequence[Unread] = (),
    corrections: Sequence[Correction] = (),
) -> KnowledgeGraph:
    """The graph of all records. It depends on the records and pages alone, not on their order.

    ``pages`` say which of the records' pages repeat another page's text; ``unread`` is passed on with the records' own.
    Raises UsageError for ``corrections`` that mean nothing here or contradict each other.
    """
    build = _settled(in_build_order(records, pages), corrections)
    events = joined_events(_tellings(build), MeetingJudge(build.atlas))
    documents = joined_documents(build.sources, build.register)
    speeches = joined_speeches(build.sources, build.people.of, events.of)
    return _graph(build, events, documents, speeches, unread)


@dataclass(frozen=True)
class _Settled:
    """What is known before events are compared."""

    sources: Sequence[Source]
    papers: Sequence[str | None]
    page_papers: Mapping[str, str]
    homes: Sequence[Home]
    atlas: Atlas
    places: Sequence[ArticlePlaces]
    register: Register
    originals: Mapping[int, int]
    reprints: Sequence[Reprint]
    people: People
    misread: Mapping[Ref, PlaceKey]
    forced: Forced
    corrections: tuple[CorrectionNode, ...]


def _settled(sources: Sequence[Source], corrections: Sequence[Correction]) -> _Settled:
    atlas = Atlas()
    by_page = page_papers(sources)
    papers = [newspaper_of(source, by_page.get(source.record.article.page)) for source in sources]
    index, homes = _settled_homes(sources, papers, atlas)
    places = [ArticlePlaces(source, atlas, index, home.place) for source, home in zip(sources, homes, strict=True)]
    belonging = belongings(corrections, sources, papers, atlas)
    told = {ref: place for ref, (place, _) in belonging.items()}
    register = settled_organizations(sources, places, atlas, fuller_names(sources, homes), told)
    originals, pairs = reprints(sources)
    misread = places_read_as_people(sources, places, index)
    shown = [
        appearance
        for source in sources
        for appearance in appearances(
            source,
            places[source.index],
            register,
            homes[source.index].place,
            papers[source.index],
            originals[source.index],
            misread,
        )
    ]
    force = forced(corrections, shown, Context(sources, papers, atlas, register))
    people = identified(shown, atlas, register, force)
    nodes = correction_nodes(corrections, force, belonging, people.of.get, register.of.get)
    return _Settled(
        sources, papers, by_page, homes, atlas, places, register, originals, pairs, people, misread, force, nodes
    )


def _settled_homes(
    sources: Sequence[Source], papers: Sequence[str | None], atlas: Atlas
) -> tuple[NameIndex, list[Home]]:
    """The home of each article; and where the unlisted places lie, which first homes help to infer."""
    index = gathered(sources)
    first = _homes(sources, papers, atlas, index)
    infer(index, atlas, sources, [home.place for home in first])
    return index, _homes(sources, papers, atlas, index)


def _homes(sources: Sequence[Source], papers: Sequence[str | None], atlas: Atlas, index: NameIndex) -> list[Home]:
    by_page = page_places(sources, papers, atlas, index)
    return [
        home_of(source, paper, atlas, index, by_page.get(source.record.article.page))
        for source, paper in zip(sources, papers, strict=True)
    ]


def _tellings(build: _Settled) -> list[Telling]:
    teller = Teller(build.atlas, build.register, build.people, build.originals)
    return [
        teller.telling(source, number, build.places[source.index])
        for source in build.sources
        for number in range(len(source.record.events))
    ]


def _graph(
    build: _Settled, events: Happenings, documents: Works, speeches: Works, unread: Sequence[Unread]
) -> KnowledgeGraph:
    newspapers = _newspapers(build)
    place_refs = _place_refs(build)
    place_ids = place_identifiers(build.atlas, _places_used(build, place_refs))
    evidence = Evidence(build.sources)
    places_of = {ref: place_ids[key] for key, refs in place_refs.items() for ref in refs}
    entities: dict[EntityKind, Mapping[Ref, str]] = {
        EntityKind.PERSON: build.people.of,
        EntityKind.ORGANIZATION: build.register.of,
        EntityKind.PLACE: places_of,
        EntityKind.EVENT: events.of,
        EntityKind.DOCUMENT: documents.of,
        EntityKind.SPEECH: speeches.of,
    }
    misread = {ref: place_ids[place] for ref, place in build.misread.items()}
    linked = Linked(build.sources, build.places, place_ids, entities, evidence)
    tenures = merged_tenures(linked)
    following = continuations(build.sources, build.papers)
    return _with_descriptions(
        KnowledgeGraph(
            pages=_page_nodes(build, newspapers),
            articles=_article_nodes(build, newspapers, place_ids, following),
            mentions=evidence.mentions({**entities, EntityKind.PERSON: build.people.of | misread}),
            people=renamed(person_nodes(build.people.identities, build.sources), build.forced, build.people.of),
            organizations=with_successors(build.register.nodes(place_ids), Successions(build.register.bodies())),
            places=place_nodes(build.atlas, place_ids, place_refs, build.sources),
            events=event_nodes(events.events, build.sources),
            documents=document_nodes(documents, build.sources),
            speeches=speech_nodes(speeches, build.sources),
            posts=tenures.posts,
            tenures=tenures.facts,
            participations=merged_participations(linked, tenures),
            claims=merged_claims(linked),
            decisions=_decisions(build, events),
            unread=_all_unread(build.sources, (*unread, *evidence.without_sentence(), *_dated_apart(build, following))),
            corrections=build.corrections,
        ),
        evidence,
    )


def _place_refs(build: _Settled) -> dict[PlaceKey, list[Ref]]:
    refs: dict[PlaceKey, list[Ref]] = {}
    for source in build.sources:
        for number in range(len(source.record.places)):
            key = build.places[source.index].settle(number)
            if key is not None:
                refs.setdefault(key, []).append((source.index, number))
    return refs


def _places_used(build: _Settled, refs: Iterable[PlaceKey]) -> list[PlaceKey]:
    homes = [home.place for home in build.homes if home.place is not None]
    held = [
        place
        for source in build.sources
        for tenure in source.record.tenures
        if tenure.jurisdiction is not None
        and (place := build.places[source.index].jurisdiction(tenure.jurisdiction, tenure.span.start)) is not None
    ]
    used = [*refs, *build.misread.values(), *homes, *held, *build.register.places()]
    successors = [successor for place in used if (successor := build.atlas[place].successor) is not None]
    return [*used, *successors]


def _newspapers(build: _Settled) -> dict[str, str]:
    """The organisation of each paper and agency that an article or page is of, by its name."""
    named = {paper for paper in (*build.papers, *build.page_papers.values()) if paper}
    return {paper: build.register.named(paper, OrganizationKind.MEDIA) for paper in sorted(named)}


def _page_nodes(build: _Settled, newspapers: Mapping[str, str]) -> tuple[PageNode, ...]:
    nodes: dict[str, PageNode] = {}
    for source in build.sources:
        article = source.record.article
        paper = build.page_papers.get(article.page)
        nodes[source.page_id] = PageNode(
            id=source.page_id,
            name=article.page,
            sha256=article.page_sha256,
            issued=source.day,
            issued_why=source.issue.why,
            newspaper=newspapers[paper] if paper is not None else None,
            pagination=article.pagination,
        )
    return tuple(nodes[id_] for id_ in sorted(nodes))


def _article_nodes(
    build: _Settled, newspapers: Mapping[str, str], place_ids: Mapping[PlaceKey, str], following: Mapping[int, int]
) -> tuple[ArticleNode, ...]:
    nodes = []
    for source in build.sources:
        article, home = source.record.article, build.homes[source.index]
        original = build.sources[build.originals[source.index]].article_id
        paper = build.papers[source.index] if article.dateline is not None else None
        nodes.append(
            ArticleNode(
                id=source.article_id,
                page=source.page_id,
                position=article.position,
                genre=article.genre,
                regions=article.regions,
                headline=article.headline,
                kicker=article.kicker,
                subtitle=article.subtitle,
                authors=_authors(build, source),
                source=newspapers[paper] if paper is not None else None,
                published=source.day,
                home=place_ids[home.place] if home.place is not None else None,
                home_why=home.why,
                continued_on=article.jumps_to,
                continued_in=_article_id(build, following.get(source.index)),
                original=original,
                reprint_of=original if original != source.article_id else None,
                keywords=tuple(map(squeezed, source.record.keywords)),
            )
        )
    return tuple(sorted(nodes, key=lambda node: node.id))


def _authors(build: _Settled, source: Source) -> tuple[str, ...]:
    found = (build.people.of.get((source.index, at)) for at in byline_people(source))
    return tuple(dict.fromkeys(person for person in found if person is not None))


def _article_id(build: _Settled, number: int | None) -> str | None:
    return build.sources[number].article_id if number is not None else None


def _decisions(build: _Settled, events: Happenings) -> tuple[Decision, ...]:
    copies = (
        Decision(
            "article",
            build.sources[pair.original].article_id,
            build.sources[pair.reprint].article_id,
            same=True,
            score=pair.likeness,
            reasons=(f"正文相近 {pair.likeness:.2f}",),
        )
        for pair in build.reprints
    )
    made = {*copies, *build.people.decisions, *events.decisions}
    return tuple(sorted(made, key=lambda d: (d.kind, d.left, d.right, d.same, -d.score, d.reasons)))


def _dated_apart(build: _Settled, following: Mapping[int, int]) -> Iterator[Unread]:
    """The pages on which an article goes on, though they were dated to another day than where it began."""
    for at in sorted(following):
        begun, further = build.sources[at], build.sources[following[at]]
        if begun.day != further.day:
            days = f"{begun.day or '?'} / {further.day or '?'}"
            page = further.record.article.page
            yield Unread("continued-on-another-day", page, None, f"{begun.record.article.page}, {page}: {days}")


def _all_unread(sources: Sequence[Source], unread: Sequence[Unread]) -> tuple[Unread, ...]:
    own = (passage for source in sources for passage in source.record.unread)
    return tuple(sorted((*unread, *own), key=repr))


def _with_descriptions(graph: KnowledgeGraph, evidence: Evidence) -> KnowledgeGraph:
    """The graph with a description on every entity that shares its label, and all passages asked for."""
    describer = Describer(graph.tenures, graph.claims, graph.mentions, graph.articles)
    organizations = {node.id: node for node in graph.organizations}
    places = {node.id: node for node in graph.places}
    shared = shared_labels(graph.people, graph.organizations, graph.places, graph.events)
    return replace(
        graph,
        people=described(graph.people, shared, describer.person(organizations, places)),
        organizations=described(graph.organizations, shared, describer.organization(places)),
        places=described(graph.places, shared, describer.place),
        events=described(graph.events, shared, describer.event(organizations)),
        passages=evidence.passages(),
    )
