"""The ontology has none of the pitfalls that OOPS! and FOOPS! look for; each check finds what is planted."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from ontology_checks.pitfalls import CHECKS, pitfalls, undeclared
from rdflib import Graph

from kg.graph.ontology import ontology_file
from kg.graph.rdf import statements
from kg.graph.store import write_store
from kg.graph.terms import KG, PREFIXES
from kg.outputs.exports import SYNTAXES, write_export
from kg.outputs.html import to_html
from kg.outputs.tables import write_tables
from kg.outputs.turtle import write_turtle
from kg.questions.asking import opened
from kg.questions.catalogue import questions
from tests.graph.invented import BUILD, GRAPH

PROLOGUE = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
SPOILT = {
    "P03": ("INSERT DATA { kg:isA a owl:ObjectProperty }", "kg:isA"),
    "P04": ("INSERT DATA { kg:Lonely a owl:Class }", "kg:Lonely"),
    "P05": ("INSERT DATA { kg:chair owl:inverseOf kg:inArticle }", "kg:chair"),
    "P06": ("INSERT DATA { kg:Event rdfs:subClassOf kg:Meeting }", "kg:Meeting"),
    "P07": ("INSERT DATA { kg:PersonOrPlace a owl:Class }", "kg:PersonOrPlace"),
    "P08": ("DELETE WHERE { kg:chair rdfs:label ?x }", "kg:chair"),
    "P10": (("DELETE { ?a owl:members ?b . ?c owl:disjointWith ?d } WHERE "
            "{ { ?a owl:members ?b } UNION { ?c owl:disjointWith ?d } }"), KG.namespace[:-1]),
    "P11": ("DELETE WHERE { kg:sha256 rdfs:range ?x }", "kg:sha256"),
    "P13": ("INSERT DATA { kg:twin a owl:ObjectProperty }", "kg:twin"),
    "P19": ("INSERT DATA { kg:sha256 rdfs:domain kg:Person }", "kg:sha256"),
    "P20": (("DELETE { kg:chair rdfs:comment ?x } INSERT { kg:chair rdfs:comment ?y } WHERE "
            "{ kg:chair rdfs:comment ?x ; rdfs:label ?y }"), "kg:chair"),
    "P22": ("INSERT DATA { kg:is_chaired_by a owl:ObjectProperty }", "kg:is_chaired_by"),
    "P25": ("INSERT DATA { kg:chair owl:inverseOf kg:chair }", "kg:chair"),
    "P28": ("INSERT DATA { kg:inArticle a owl:SymmetricProperty ; rdfs:domain kg:Mention }", "kg:inArticle"),
    "P29": ("INSERT DATA { kg:deliveredAt a owl:TransitiveProperty }", "kg:deliveredAt"),
    "P32": ("INSERT DATA { kg:Human a owl:Class ; rdfs:label 'Person'@en }", "kg:Person"),
    "P34": ("INSERT DATA { kg:chair rdfs:domain kg:Forgotten }", "kg:Forgotten"),
    "P35": ("INSERT DATA { kg:chair rdfs:subPropertyOf kg:Person }", "kg:Person"),
    "P38": ("DELETE WHERE { ?x a owl:Ontology }", KG.namespace[:-1]),
    "P40": ("INSERT DATA { schema:location rdfs:range kg:Place }", PREFIXES["schema"] + "location"),
    "P41": ("DELETE WHERE { ?x dcterms:license ?y }", KG.namespace[:-1]),
    "FOOPS": ("DELETE WHERE { ?x owl:versionIRI ?y }", KG.namespace[:-1]),
}  # fmt: skip


def ontology() -> Graph:
    return Graph().parse(data=ontology_file("newskg.ttl").read_text(encoding="utf-8"), format="turtle")


def test_it_has_no_pitfall() -> None:
    assert [str(each) for each in pitfalls(ontology(), KG.namespace) if not each.note] == []


@pytest.mark.parametrize("code", SPOILT)
def test_each_check_finds_what_is_planted(code: str) -> None:
    update, term = SPOILT[code]
    sound = ontology()
    before = set(pitfalls(sound, KG.namespace))
    sound.update(PROLOGUE + update)
    planted = set(pitfalls(sound, KG.namespace)) - before
    assert (code, term) in {(each.code, each.term) for each in planted}


def test_every_check_is_told_in_its_docstring() -> None:
    told = " ".join(check.__doc__ or "" for check in CHECKS)
    assert all(code in told for code in SPOILT)


def test_a_name_that_is_not_declared_is_found() -> None:
    texts = [("a", "?x kg:chair ?y"), ("b", f"<{KG.namespace}chaired> kg:Meetings:3 skg:no https://w3id.org/kg:no")]
    assert [each.term for each in undeclared(texts, ontology(), KG.namespace)] == ["kg:Meetings", "kg:chaired"]


def test_no_output_holds_a_name_that_is_not_declared(tmp_path: Path) -> None:
    write_store(statements(GRAPH, BUILD), tmp_path / "store")
    store = opened(tmp_path / "store")
    turtle = BytesIO()
    write_turtle(statements(GRAPH, BUILD), turtle)
    texts = [("graph.ttl", turtle.getvalue().decode()), ("graph.html", to_html(GRAPH))]
    for syntax in SYNTAXES:
        target = BytesIO()
        write_export(store, syntax, target)
        texts.append((syntax, target.getvalue().decode()))
    write_tables(store, tmp_path / "tables")
    texts += [(file.name, file.read_text(encoding="utf-8")) for file in sorted((tmp_path / "tables").iterdir())]
    texts += [(question.name, question.sparql) for question in questions()]
    texts += [(name, ontology_file(name).read_text(encoding="utf-8")) for name in ("shapes.ttl", "context.jsonld")]
    assert all(len(text) > 20 for _, text in texts)
    assert undeclared(texts, ontology(), KG.namespace) == []
