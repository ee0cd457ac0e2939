"""Each shape fails on a graph broken in its way; pyshacl, the reference, finds the same faults."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
from rdflib import SH, Graph, URIRef

from kg.errors import InputError
from kg.graph.ontology import ontology_file
from kg.graph.rdf import over_store, statements, to_rdf
from kg.graph.terms import PREFIXES
from kg.graph.validation import Violation, validate
from kg.outputs.turtle import write_turtle
from tests.graph.invented import BUILD, GRAPH, TENURES

SHAPE = "https://w3id.org/newskg/shapes#"
PROLOGUE = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
PROLOGUE += "PREFIX id: <https://w3id.org/newskg/id/>\n"


@cache
def turtle() -> bytes:
    target = BytesIO()
    write_turtle(statements(GRAPH, BUILD), target)
    return target.getvalue()


@cache
def shapes() -> Graph:
    return Graph().parse(data=ontology_file("shapes.ttl").read_text(encoding="utf-8"), format="turtle")


def broken(update: str) -> Graph:
    """The invented graph after an update that breaks it."""
    store = pyoxigraph.Store()
    store.bulk_load(turtle(), format=pyoxigraph.RdfFormat.TURTLE)
    store.update(PROLOGUE + update)
    return over_store(store)


def drop(what: str) -> str:
    return f"DELETE WHERE {{ {what} }}"


def add(what: str) -> str:
    return f"INSERT DATA {{ {what} }}"


def swap(subject: str, path: str, value: str) -> str:
    return f"DELETE {{ {subject} {path} ?old }} INSERT {{ {subject} {path} {value} }} WHERE {{ {subject} {path} ?old }}"


MUTATIONS = {
    "pageTypes": drop("id:page-1 a schema:CreativeWork"),
    "pageName": drop("id:page-1 schema:identifier ?x"),
    "pageHash": swap("id:page-1", "kg:sha256", '"xyz"'),
    "pageDate": swap("id:page-1", "schema:datePublished", '"1998-07"^^xsd:gYearMonth'),
    "pagePublisher": swap("id:page-1", "schema:publisher", "id:place-dyke"),
    "pagePagination": add('id:page-1 schema:pagination "A2"'),
    "articleTypes": drop("id:article-1 a prov:Entity"),
    "articlePage": drop("id:article-1 schema:isPartOf ?x"),
    "articlePosition": swap("id:article-1", "schema:position", "0"),
    "articleHeadline": swap("id:article-1", "schema:headline", '"no language"'),
    "articleKicker": swap("id:article-1", "kg:kicker", '"no language"'),
    "articleSubtitle": add('id:article-1 schema:alternativeHeadline "再来一行"@zh'),
    "articleGenre": swap("id:article-1", "schema:genre", '"poem"'),
    "articleAuthor": add("id:article-1 schema:author id:place-dyke"),
    "articleSource": add("id:article-1 schema:sourceOrganization id:person-shen"),
    "articleDate": add('id:article-1 schema:datePublished "1998-07-05"^^xsd:date'),
    "articleHome": add("id:article-1 kg:home id:place-qinghe"),
    "articleContinuedIn": swap("id:article-1", "kg:continuedIn", "id:page-1"),
    "articleReprintOf": swap("id:article-2", "kg:reprintOf", "id:page-1"),
    "articleOriginal": drop("id:article-1 kg:original ?x"),
    "articleRegion": drop("id:article-1 kg:region ?x"),
    "OriginalOfReprint": swap("id:article-2", "kg:original", "id:article-2"),
    "onPage": drop("id:mention-1 kg:onPage ?x"),
    "start": swap("id:passage-1", "oa:start", "-1"),
    "end": add("id:passage-1 oa:end 7"),
    "exact": drop("id:mention-1 oa:exact ?x"),
    "inArticle": drop("id:passage-4 kg:inArticle ?x"),
    "passageTypes": drop("id:passage-1 a oa:TextQuoteSelector"),
    "mentionTypes": drop("id:mention-1 a oa:TextPositionSelector"),
    "furtherRegion": add("id:mention-1 kg:region id:page-1"),
    "repeatedAt": add("id:passage-1 kg:repeatedAt id:page-1"),
    "mentionPassage": drop("id:mention-1 kg:inPassage ?x"),
    "mentionEntity": swap("id:mention-1", "kg:refersTo", "id:nobody"),
    "confidenceOnce": swap("id:mention-1", "kg:confidence", "1.5"),
    "order": swap("id:mention-1", "oa:end", '"1"^^xsd:nonNegativeInteger'),
    "WithinArticle": swap("id:mention-5", "oa:end", '"31"^^xsd:nonNegativeInteger'),
    "onArticlePage": swap("id:mention-1", "kg:onPage", "id:page-2"),
    "passageOfSameArticle": swap("id:mention-1", "kg:inPassage", "id:passage-4"),
    "entityType": drop("id:person-shen a prov:Entity"),
    "label": add('id:person-shen rdfs:label "又名"@zh'),
    "prefLabel": swap("id:person-shen", "skos:prefLabel", '"又名"@zh'),
    "altLabel": add('id:person-shen skos:altLabel "沈青石"@zh'),
    "deicticLabel": add('id:organization-committee skos:altLabel "市委"@zh'),
    "description": add('id:person-jiang schema:disambiguatingDescription "另一人"@zh'),
    "personTypes": drop("id:person-shen a foaf:Person"),
    "personName": drop("id:person-shen foaf:name ?x"),
    "anonymous": add("id:person-shen kg:anonymous false"),
    "fictional": add("id:person-shen kg:fictional false"),
    "organizationTypes": drop("id:organization-paper a org:Organization"),
    "kind": swap("id:organization-paper", "kg:kind", "kg:CountyLevel"),
    "organizationJurisdiction": add("id:organization-paper kg:jurisdiction id:person-shen"),
    "parent": add("id:organization-paper org:subOrganizationOf id:place-dyke"),
    "unresolved": add("id:organization-paper kg:unresolved false"),
    "succeededBy": add("id:organization-paper dcterms:isReplacedBy id:place-dyke"),
    "placeTypes": drop("id:place-dyke a schema:Place"),
    "fullName": drop("id:place-dyke kg:fullName ?x"),
    "level": drop("id:place-dyke kg:level ?x"),
    "adminCode": swap("id:place-qinghe", "kg:adminCode", '"99012"'),
    "container": swap("id:place-qinghe", "schema:containedInPlace", "id:person-shen"),
    "validUntil": add('id:place-qinghe kg:validUntil "1998"^^xsd:gYear'),
    "replacedBy": add("id:place-qinghe dcterms:isReplacedBy id:person-shen"),
    "NotWithinItself": add("id:place-linjiang schema:containedInPlace id:place-qinghe"),
    "eventTypes": add("id:event-flood a kg:Visit"),
    "eventArticle": drop("id:event-province kg:mentionedIn ?x"),
    "startDate": add('id:event-flood schema:startDate "1998-07-02"^^xsd:date'),
    "endDate": swap("id:event-flood", "schema:endDate", '"1998"^^xsd:gYear'),
    "dayNumber": add("id:event-flood kg:dayNumber 1"),
    "partialDate": swap("id:event-oath", "kg:partialDate", '"1998-05-01"^^xsd:date'),
    "notBefore": swap("id:event-province", "kg:notBefore", '"1998"^^xsd:gYear'),
    "notAfter": swap("id:event-province", "kg:notAfter", '"1998"^^xsd:gYear'),
    "dateBasis": swap("id:event-flood", "kg:dateBasis", '"guessed"'),
    "partOfDay": swap("id:event-flood", "kg:partOfDay", '"上午"@zh'),
    "mode": swap("id:event-flood", "kg:mode", "kg:ChairRole"),
    "phrase": swap("id:event-flood", "kg:agendaItem", '"no language"'),
    "outcome": swap("id:event-flood", "kg:outcome", '"no language"'),
    "group": swap("id:event-flood", "kg:groupParticipant", '"no language"'),
    "location": swap("id:event-visit", "schema:location", "id:person-shen"),
    "organizer": swap("id:event-flood", "schema:organizer", "id:person-shen"),
    "conveys": add("id:event-flood kg:conveys id:person-shen"),
    "reportedIn": add("id:event-flood kg:reportedIn id:page-1"),
    "mentionedIn": add("id:document-1 kg:mentionedIn id:page-1"),
    "participant": add("id:event-flood kg:participant id:place-dyke"),
    "DayNumberBesideStart": drop("id:event-flood kg:dayNumber ?x"),
    "ParticipantByRole": add("id:event-flood kg:observer id:person-wang"),
    "creativeWork": drop("id:speech-1 a schema:CreativeWork"),
    "documentName": drop("id:document-1 schema:name ?x"),
    "documentNumber": add('id:document-1 schema:identifier "second"'),
    "creator": add("id:document-1 schema:creator id:place-dyke"),
    "deliveredAt": swap("id:speech-1", "kg:deliveredAt", "id:place-dyke"),
    "postIn": drop("id:post-mayor org:postIn ?x"),
    "factType": drop("id:claim-1 a prov:Entity"),
    "evidence": drop("id:tenure-2 kg:evidence ?x"),
    "generatedBy": drop("id:claim-1 prov:wasGeneratedBy ?x"),
    "tenureType": drop("id:tenure-1 a org:Membership"),
    "member": add("id:tenure-1 org:member id:person-wang"),
    "tenureOrganization": add("id:tenure-1 org:organization id:organization-paper"),
    "tenureJurisdiction": add("id:tenure-1 kg:jurisdiction id:person-shen"),
    "title": swap("id:tenure-1", "kg:title", '"市委书记"@zh'),
    "post": swap("id:tenure-1", "kg:post", "id:person-shen"),
    "status": drop("id:tenure-1 kg:status ?x"),
    "attestedOn": swap("id:tenure-1", "kg:attestedOn", '"1998"^^xsd:gYear'),
    "startedOn": add('id:tenure-1 kg:startedOn "1998-03-02"^^xsd:date'),
    "endedOn": add('id:tenure-1 kg:endedOn "2001-03-01"^^xsd:date'),
    "agent": drop("id:participation-1 kg:agent ?x"),
    "event": drop("id:participation-1 kg:event ?x"),
    "role": swap("id:participation-1", "kg:role", "kg:VideoMode"),
    "actingAs": swap("id:participation-1", "kg:actingAs", "id:person-shen"),
    "roleWord": swap("id:participation-1", "kg:roleWord", '"主持"@zh'),
    "listPosition": swap("id:participation-1", "kg:listPosition", "0"),
    "onBehalfOf": swap("id:participation-1", "kg:onBehalfOf", "id:place-dyke"),
    "RoleIsSaid": swap("id:participation-4", "kg:roleWord", '"主持"'),
    "ParticipationAsserted": drop("id:event-flood kg:absentee ?x"),
    "claimType": drop("id:claim-1 a rdf:Statement"),
    "subject": drop("id:claim-1 rdf:subject ?x"),
    "predicate": swap("id:claim-1", "rdf:predicate", '"startDate"'),
    "object": drop("id:claim-1 rdf:object ?x"),
    "buildType": drop(f"id:{BUILD.id} a prov:Activity"),
    "version": drop(f"id:{BUILD.id} schema:softwareVersion ?x"),
    "setting": add(f'id:{BUILD.id} kg:setting "no sign"'),
}


def failing(graph: Graph) -> set[str]:
    return {violation.shape.removeprefix(SHAPE) for violation in validate(graph)}


def test_the_invented_graph_conforms(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes(turtle())
    assert validate(path) == ()
    assert validate(to_rdf(GRAPH, BUILD)) == ()


@pytest.mark.parametrize("shape", MUTATIONS)
def test_each_shape_fails_on_a_broken_graph(shape: str) -> None:
    assert shape in failing(broken(MUTATIONS[shape]))


def test_there_is_a_mutation_for_every_shape() -> None:
    graph = shapes()
    checking = set(graph.subjects(SH.path)) | set(graph.subjects(SH.sparql))
    assert {str(each).removeprefix(SHAPE) for each in checking if isinstance(each, URIRef)} == set(MUTATIONS)


@pytest.mark.parametrize(
    "update",
    [
        swap("id:participation-1", "kg:roleWord", '"列席"'),
        drop("id:participation-2 kg:roleWord ?x"),
        drop("id:mention-2 ?y ?x"),
        swap("id:mention-2", "kg:inPassage", "id:passage-1"),
        swap("id:mention-2", "kg:refersTo", "id:person-wang"),
    ],
    ids=["another word", "no word", "no mention", "mentioned in another passage", "another one mentioned"],
)
def test_a_role_needs_a_passage_that_names_the_agent_and_prints_the_verb(update: str) -> None:
    assert "RoleIsSaid" in failing(broken(update))


def test_a_pronoun_is_a_mention_and_a_role_may_be_taken_for_a_person() -> None:
    pronoun = swap("id:mention-2", "oa:exact", '"她"')
    behalf = swap("id:participation-1", "kg:onBehalfOf", "id:person-wang")
    assert failing(broken(f"{pronoun} ; {behalf}")) == set()


@pytest.mark.parametrize("fact", ["tenure-3", "participation-2", "claim-9"])
def test_one_evidence_triple_removed_fails_and_says_so(fact: str) -> None:
    (violation,) = validate(broken(drop(f"id:{fact} kg:evidence ?x")))
    assert violation == Violation(
        focus=f"https://w3id.org/newskg/id/{fact}",
        path=PREFIXES["kg"] + "evidence",
        message="每个事实至少有一个证据句。 A fact has at least one passage as evidence.",
        shape=SHAPE + "evidence",
    )


def test_every_message_is_in_both_languages() -> None:
    graph = shapes()
    for shape in set(graph.subjects(SH.message)):
        assert sorted(message.language for message in graph.objects(shape, SH.message)) == ["en", "zh"]  # type: ignore[attr-defined]


def test_pyshacl_agrees() -> None:
    conforms, _, _ = pyshacl.validate(Graph().parse(data=turtle(), format="turtle"), shacl_graph=shapes())
    assert conforms is True


@pytest.mark.parametrize(
    "planted",
    [
        ("evidence", "WithinArticle", "label"),
        ("kind", "NotWithinItself", "adminCode"),
        ("onArticlePage", "DayNumberBesideStart", "roleWord"),
        ("ParticipantByRole", "passageOfSameArticle", "order"),
    ],
)
def test_pyshacl_finds_the_same_faults(planted: tuple[str, ...]) -> None:
    graph = broken(" ; ".join(MUTATIONS[shape] for shape in planted))
    in_memory = Graph().parse(data=graph.serialize(format="ox-nt"), format="nt")
    _, report, _ = pyshacl.validate(in_memory, shacl_graph=shapes())
    assert isinstance(report, Graph)
    reference = {
        (str(report.value(result, SH.focusNode)), str(report.value(result, SH.sourceShape)))
        for result in report.objects(None, SH.result)
    }
    assert {(violation.focus, violation.shape) for violation in validate(graph)} == reference
    assert {shape.removeprefix(SHAPE) for _, shape in reference} >= set(planted)


def test_a_limit_stops_early() -> None:
    graph = broken("DELETE WHERE { ?x kg:evidence ?y }")
    assert 0 < len(validate(graph, limit=1)) < len(TENURES)


def test_no_graph_and_no_rdf(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="kg build"):
        validate(tmp_path / "graph.ttl")
    (tmp_path / "bad.ttl").write_text("this is no Turtle")
    with pytest.raises(InputError, match=r"bad\.ttl"):
        validate(tmp_path / "bad.ttl")
