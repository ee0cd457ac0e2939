"""The page of the ontology is that of the ontology as it stands, tells of every term, and loads nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from pathlib import Path

from rdflib import RDFS, SKOS, Graph, Literal, URIRef

from kg.graph.ontology import ontology_file
from kg.graph.terms import KG
from kg.questions.catalogue import names

ROOT = Path(__file__).parents[2]


def page() -> str:
    return ontology_file("index.html").read_text(encoding="utf-8")


def test_the_page_is_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "make_documentation"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_term_is_told_in_both_languages() -> None:
    graph = Graph().parse(data=ontology_file("newskg.ttl").read_text(encoding="utf-8"), format="turtle")
    shown = unescape(page())
    for name in KG.names:
        article = re.search(rf'<article id="{name}">.*?</article>', shown, re.DOTALL)
        assert article, name
        for predicate in (RDFS.label, RDFS.comment, SKOS.definition, SKOS.example):
            for text in graph.objects(URIRef(KG.namespace + name), predicate):
                assert isinstance(text, Literal)
                assert str(text) in article[0]


def test_every_question_is_told() -> None:
    assert set(re.findall(r'href="queries/([^"]+)\.rq"', page())) == set(names())


def test_links_within_the_page_lead_somewhere_and_nothing_is_loaded() -> None:
    text = page()
    identifiers = re.findall(r'\bid="([^"]+)"', text)
    assert len(identifiers) == len(set(identifiers))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(identifiers)
    assert re.findall(r"<(?:script|img|iframe|object)\b|@import|url\(", text) == []
    assert re.findall(r'<link rel="(?!icon")[^>]*>', text) == []
