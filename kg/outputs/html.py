"""The interactive page: one HTML file that opens by double-click and asks no server for anything.

pyvis (https://pyvis.readthedocs.io) is the base: its `Network` holds the first view and its options, renders our
template, and brings the vis-network library that is embedded. The whole graph stands beside it as compact tables from
which the page's script draws the rest on demand.
"""

from __future__ import annotations

import json

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from kg.graph.minting import DEFAULT_BASE_IRI
from kg.linking.graph import KnowledgeGraph
from kg.outputs.layout import positions
from kg.outputs.page.bundle import csp_hash, packed_json, page_script, page_source, script_json, vis_script, well_formed
from kg.outputs.page.contents import PageContents, page_contents
from kg.outputs.page.firstview import SHARE, first_view

FIRST_VIEW = 300
"""How many entities are drawn at first, most important first; search and expansion draw the others."""

SHAPES = {
    "person": "dot",
    "organization": "square",
    "place": "triangleDown",
    "event": "diamond",
    "document": "hexagon",
    "speech": "star",
}

OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "multiselect": False, "selectConnectedEdges": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3, "chosen": False},
    "edges": {"smooth": False, "arrowStrikethrough": False, "chosen": False, "hoverWidth": 0},
}
"""vis-network's: no physics, so that nothing moves but at the reader's hand; straight lines, which draw fastest."""


def to_html(graph: KnowledgeGraph, *, title: str = "新闻知识图谱", base_iri: str = DEFAULT_BASE_IRI) -> str:
    """The page of ``graph`` as the text of one HTML file, to be written as UTF-8.

    ``base_iri`` is what stands before identifiers in citations and in what is taken along. The same text for any order
    of the graph's tuples. Raises `OutputError` where the graph is not whole.
    """
    contents = page_contents(graph)
    network = _first_view(contents)
    environment = Environment(
        loader=PackageLoader("kg.outputs", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    style, scripts = page_source("style.css"), (vis_script(), page_script())
    environment.filters["script_json"] = lambda value: Markup(script_json(value))  # noqa: S704 - escaped just there
    environment.filters["packed_json"] = packed_json
    environment.globals |= {
        "title": well_formed(title),
        "contents": contents.tables | {"shapes": SHAPES, "shares": SHARE, "title": title, "base": base_iri},
        "words": json.loads(page_source("words.json")),
        "style": Markup(style),  # noqa: S704
        "scripts": [Markup(script) for script in scripts],  # noqa: S704
        "policy": _policy(style, scripts),
    }
    network.templateEnv = environment
    return str(network.generate_html())


def _policy(style: str, scripts: tuple[str, ...]) -> str:
    """No request to anywhere, and no script or style but the ones that we put in."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(csp_hash, scripts))}",
            f"style-src {csp_hash(style)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _first_view(contents: PageContents) -> Network:
    """The most telling entities, placed, with a line for each pair of them that some fact joins."""
    network = Network(directed=True)
    network.options = OPTIONS
    numbers = first_view(contents, FIRST_VIEW)
    pairs = contents.pairs(numbers)
    order = {number: at for at, number in enumerate(numbers)}
    names = [contents.entities[number].node.id for number in numbers]
    placed = positions(names, [(order[start], order[end]) for start, end in pairs])
    for number, (x, y) in zip(numbers, placed, strict=True):
        entity = contents.entities[number]
        label = well_formed(entity.node.names.label)
        network.add_node(number, label=label, shape=SHAPES[entity.kind], group=entity.kind, x=x, y=y)
    for start, end in pairs:
        network.add_edge(start, end)
    return network
