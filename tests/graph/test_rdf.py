"""Each kind of node as the public vocabulary writes it, read back with SPARQL from Turtle."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pytest
from rdflib import Graph, Variable

from kg.graph.facts import BuildSettings
from kg.graph.rdf import statements, to_rdf
from kg.graph.terms import DATA_PREFIX, PREFIXES
from kg.outputs.turtle import write_turtle
from tests.graph.invented import BUILD, GRAPH

PROLOGUE = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())


@cache
def written() -> Graph:
    """The invented graph as rdflib reads it from the Turtle that users get."""
    turtle = BytesIO()
    write_turtle(statements(GRAPH, BUILD), turtle)
    return Graph().parse(data=turtle.getvalue(), format="turtle")


SAID = [
    """id:page-1 a kg:Page, prov:Entity, schema:CreativeWork ; schema:identifier "临江晚报-19980704-A1.txt" ;
       schema:datePublished "1998-07-04"^^xsd:date ; schema:publisher id:organization-paper ;
       schema:pagination "A1" .""",
    """id:article-1 a kg:Article, schema:NewsArticle, prov:Entity ; schema:isPartOf id:page-1 ; schema:position 1 ;
       schema:headline "全市防汛工作会议召开"@zh ; kg:kicker "抓早抓小"@zh ;
       schema:alternativeHeadline "各县区连夜部署"@zh ; schema:genre "news" ; schema:author id:person-reporter ;
       schema:sourceOrganization id:organization-paper ; schema:datePublished "1998-07-04"^^xsd:date ;
       kg:home id:place-linjiang ; kg:continuedOn "A4版" ; kg:continuedIn id:article-2 ; kg:original id:article-1 ;
       kg:region id:region-1-0-10 .""",
    "id:article-2 kg:reprintOf id:article-1 ; kg:original id:article-1 .",
    """id:region-1-0-10 a kg:Region, oa:TextPositionSelector ; kg:onPage id:page-1 ;
       oa:start "0"^^xsd:nonNegativeInteger ; oa:end "10"^^xsd:nonNegativeInteger .""",
    """id:passage-1 a kg:Passage, oa:TextQuoteSelector, oa:TextPositionSelector ; kg:inArticle id:article-1 ;
       kg:onPage id:page-1 ; oa:exact "本报讯7月3日,市委书记沈青石主持召开全市防汛工作会议。" ;
       kg:repeatedAt id:region-1-70-80 .""",
    """id:mention-5 a kg:Mention, oa:TextQuoteSelector, oa:TextPositionSelector ; kg:inArticle id:article-2 ;
       kg:inPassage id:passage-4 ; kg:onPage id:page-2 ; kg:refersTo id:place-qinghe ; oa:exact "青禾县" ;
       oa:start "3"^^xsd:nonNegativeInteger ; oa:end "6"^^xsd:nonNegativeInteger ; kg:confidence 0.75 .""",
    """id:mention-4 kg:region id:region-1-8-10 ; kg:confidence "1"^^xsd:decimal .""",
    """id:person-jiang a kg:Person, schema:Person, foaf:Person, prov:Entity ; rdfs:label "江采薇"@zh ;
       skos:prefLabel "江采薇"@zh ; foaf:name "江采薇"@zh ; schema:disambiguatingDescription "临江市副市长"@zh .""",
    """id:person-shen skos:altLabel "青石同志"@zh .""",
    "id:person-wang kg:anonymous true . id:person-clerk kg:fictional true .",
    """id:organization-committee a kg:Organization, schema:Organization, org:Organization, prov:Entity ;
       rdfs:label "中国共产党临江市委员会"@zh ; skos:altLabel "临江市委"@zh ; kg:deicticLabel "市委"@zh ;
       kg:kind kg:PartyKind ; kg:jurisdiction id:place-linjiang .""",
    "id:organization-bureau org:subOrganizationOf id:organization-government .",
    "id:organization-unknown kg:unresolved true .",
    """id:place-qinghe a kg:Place, schema:Place, prov:Entity ; rdfs:label "青禾县"@zh ;
       kg:fullName "云岭省临江市青禾县" ;
       kg:level kg:CountyLevel ; kg:adminCode "990121" ; schema:containedInPlace id:place-linjiang .""",
    """id:event-flood a kg:Meeting, kg:Event, schema:Event, prov:Entity ; kg:reportedIn id:article-1 ;
       schema:startDate "1998-07-03"^^xsd:date ; kg:dayNumber 10410 ; schema:endDate "1998-07-04"^^xsd:date ;
       kg:partOfDay "下午3点" ; schema:organizer id:organization-committee ; kg:mode kg:TelephoneVideoMode ;
       kg:agendaItem "部署主汛期工作"@zh ; kg:outcome "通过防汛预案"@zh ; kg:groupParticipant "各县区负责人"@zh ;
       kg:conveys id:event-province ; kg:dateBasis "computed" ; kg:chair id:person-shen ; kg:speaker id:person-jiang ;
       kg:participant id:person-shen, id:person-jiang ; kg:absentee id:organization-bureau .""",
    """id:event-visit a kg:Visit ; schema:location id:place-dyke ; kg:lead id:person-shen ;
       kg:mentionedIn id:article-2 . id:event-oath a kg:Occasion ; kg:partialDate "--05-01"^^xsd:gMonthDay .""",
    """id:event-province kg:mentionedIn id:article-1 ; kg:partialDate "1998-06"^^xsd:gYearMonth ;
       kg:notBefore "1998-06-01"^^xsd:date ; kg:notAfter "1998-06-30"^^xsd:date .""",
    """id:document-1 a kg:Document, schema:CreativeWork, prov:Entity ; schema:name "关于加强堤防管理的意见"@zh ;
       schema:creator id:organization-government ; schema:identifier "临政发〔1998〕7号" ;
       kg:mentionedIn id:article-1 .""",
    "id:speech-1 a kg:Speech, schema:CreativeWork, prov:Entity ; kg:deliveredAt id:event-province .",
    """id:post-mayor a org:Post, prov:Entity ; rdfs:label "副市长"@zh ; org:postIn id:organization-government .""",
    """id:tenure-1 a kg:Tenure, org:Membership, prov:Entity ; org:member id:person-shen ;
       org:organization id:organization-committee ; kg:title "市委书记" ; kg:post id:post-secretary ;
       kg:status kg:IncumbentStatus ; kg:attestedOn "1998-07-04"^^xsd:date ; kg:startedOn "1998-03-01"^^xsd:date ;
       kg:endedOn "2001-02-28"^^xsd:date ; kg:evidence id:passage-1, id:passage-2 .""",
    "id:tenure-2 kg:status kg:ActingStatus .",
    "id:tenure-3 kg:status kg:FormerStatus ; kg:jurisdiction id:place-linjiang .",
    """id:participation-1 a kg:Participation, prov:Entity ; kg:agent id:person-shen ; kg:event id:event-flood ;
       kg:role kg:ChairRole ; kg:actingAs id:tenure-1 ; kg:roleWord "主持召开" ; kg:listPosition 1 ;
       kg:onBehalfOf id:organization-committee ; kg:evidence id:passage-1 ; kg:confidence 0.95 .""",
    """id:claim-1 a kg:Claim, rdf:Statement, prov:Entity ; rdf:subject id:event-flood ;
       rdf:predicate schema:startDate ; rdf:object "1998-07-03"^^xsd:date ; kg:evidence id:passage-1 ;
       kg:confidence 0.8 .""",
    """id:claim-2 rdf:subject id:event-flood ; rdf:predicate schema:startDate ; rdf:object "1998-07-02"^^xsd:date .""",
    f"""id:claim-2 prov:wasGeneratedBy id:{BUILD.id} . id:{BUILD.id} a kg:Build, prov:Activity ;
       schema:softwareVersion "0.1.0" ; kg:setting "paper=临江晚报" .""",
]

NOT_SAID = [
    'id:event-flood schema:startDate "1998-07-02"^^xsd:date .',
    "id:event-flood kg:participant id:organization-bureau .",
    "id:person-shen kg:anonymous false .",
    'id:organization-committee skos:altLabel "市委"@zh .',
    "id:page-2 schema:publisher id:organization-paper .",
]


def _triples(turtle: str) -> Graph:
    prologue = f"{PROLOGUE}@prefix {DATA_PREFIX}: <https://w3id.org/newskg/id/> .\n"
    return Graph().parse(data=prologue + turtle, format="turtle")


@pytest.mark.parametrize("turtle", SAID)
def test_said(turtle: str) -> None:
    assert not [each for each in _triples(turtle) if each not in written()]


@pytest.mark.parametrize("turtle", NOT_SAID)
def test_not_said(turtle: str) -> None:
    assert not [each for each in _triples(turtle) if each in written()]


def test_no_blank_nodes() -> None:
    answer = written().query("ASK { ?s ?p ?o FILTER (isBlank(?s) || isBlank(?o)) }")
    assert answer.askAnswer is False


def test_every_fact_has_its_claim_node_only_once() -> None:
    (row,) = written().query("SELECT (COUNT(?claim) AS ?count) { ?claim a kg:Claim }").bindings
    assert str(row[Variable("count")]) == str(len(GRAPH.claims))


def test_engine_and_turtle_hold_the_same_number() -> None:
    assert len(to_rdf(GRAPH, BUILD)) == len(written())


def test_base_iri_is_that_of_all_data() -> None:
    base = "http://example.org/kg#"
    subjects = {subject.value for subject, *_ in statements(GRAPH, BUILD, base)}
    assert {subject.startswith(base) for subject in subjects} == {True}


def test_each_statement_stands_in_one_graph() -> None:
    graphs: dict[tuple[object, ...], set[object]] = {}
    for *triple, graph in statements(GRAPH, BUILD):
        graphs.setdefault(tuple(triple), set()).add(graph)
    assert [triple for triple, named in graphs.items() if len(named) > 1] == []


def test_an_articles_graph_holds_article_regions_mentions_passages_and_evidence() -> None:
    named = [
        (subject.value.rsplit("/", 1)[1], predicate.value)
        for subject, predicate, _, graph in statements(GRAPH, BUILD)
        if str(graph) == "<https://w3id.org/newskg/id/article-2>"
    ]
    assert {subject.split("-")[0] for subject, predicate in named if not predicate.endswith("#evidence")} == {
        "article",
        "region",
        "passage",
        "mention",
    }
    assert [subject for subject, predicate in named if predicate.endswith("#evidence")] == ["participation-4"]


def test_build_depends_on_version_and_settings_alone() -> None:
    one = BuildSettings("0.1.0", (("a", "1"), ("b", "2")))
    other = BuildSettings("0.1.0", (("b", "2"), ("a", "1")))
    assert one.id == other.id
    assert one.id != BuildSettings("0.1.1", one.settings).id
