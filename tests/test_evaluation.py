"""The evaluation measures what it says: a graph that holds the truth scores 1, a damaged one less.

The graph is written here from the annotations of the sample pages, so no extraction takes part. Where the scorer that
the project was given (`../shared/tools/score.py`) is at hand, both must give the same figures.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from evaluation.names import accepted_names, canonical, dice, same_title  # noqa: E402
from evaluation.pages import characters_of_lines, page_text, score_graph  # noqa: E402
from evaluation.published import KG, LABEL, OA, ORG, SCHEMA, TYPE  # noqa: E402
from evaluation.scores import Row, b_cubed, pair_up  # noqa: E402

PAGES, TRUTHS = ROOT / "kg" / "sample", ROOT / "tests" / "gold"
GIVEN_SCORER = ROOT.parent / "shared" / "tools" / "score.py"
DATA = "https://w3id.org/newskg/id/"
ROLES = {
    "chair": "ChairRole",
    "attend": "AttendeeRole",
    "observe": "ObserverRole",
    "speak": "SpeakerRole",
    "accompany": "CompanionRole",
    "lead": "LeadRole",
}

Triple = tuple[str, str, str]
Damage = Callable[[Triple], bool]


class TruthGraph:
    """The triples that a perfect build would publish of annotated pages, as far as the evaluation looks at them."""

    def __init__(self) -> None:
        self.triples: list[Triple] = []
        self._nodes: dict[tuple[str, str], str] = {}

    def add(self, subject: str, predicate: str, value: str | None) -> None:
        """One triple, none where there is no value."""
        if value is not None:
            self.triples.append((subject, predicate, value))

    def node(self, kind: str, key: str) -> str:
        """The node of a class for this key."""
        node = self._nodes.setdefault((kind, key), f"{DATA}{kind.lower()}-{len(self._nodes)}")
        self.add(node, TYPE, KG + kind)
        return node

    def named(self, kind: str, key: str, name: str) -> str:
        """The node, labelled."""
        node = self.node(kind, key)
        self.add(node, LABEL, name)
        return node

    def turtle(self, damaged: Damage = lambda _triple: False) -> str:
        """The graph without the damaged triples."""
        kept = (triple for triple in dict.fromkeys(self.triples) if not damaged(triple))
        quads = (ox.Triple(ox.NamedNode(s), ox.NamedNode(p), _term(o)) for s, p, o in kept)
        written = ox.serialize(quads, format=ox.RdfFormat.TURTLE)
        assert written is not None
        return written.decode()


def _term(value: str) -> ox.NamedNode | ox.Literal:
    return ox.NamedNode(value) if value.startswith("http") else ox.Literal(value)


def truth_graph() -> TruthGraph:
    """The graph of all sample pages."""
    graph = TruthGraph()
    for file in sorted(TRUTHS.glob("*.json")):
        page = json.loads(file.read_text("utf-8"))
        text = page_text(PAGES / f"{page['page']}.txt")
        node = graph.node("Page", page["page"])
        graph.add(node, SCHEMA + "identifier", f"{page['page']}.txt")
        graph.add(node, SCHEMA + "datePublished", page["page_date"])
        for article in page["articles"]:
            add_article(graph, page, article, node, text)
    return graph


def add_article(graph: TruthGraph, page: dict[str, Any], article: dict[str, Any], page_node: str, text: str) -> None:
    """One article with all that the evaluation asks for."""
    key = f"{page['page']}/{article['id']}"
    node = graph.node("Article", key)
    graph.add(node, SCHEMA + "isPartOf", page_node)
    for predicate, field in (
        (KG + "kicker", "kicker"),
        (SCHEMA + "headline", "title"),
        (SCHEMA + "alternativeHeadline", "subtitle"),
        (SCHEMA + "genre", "kind"),
    ):
        graph.add(node, predicate, article[field])
    regions = [[first, last] for first, last in article["lines"]]
    for k, lines in enumerate(regions):
        characters = characters_of_lines(text, [lines])
        region = graph.node("Region", f"{key}/{k}")
        graph.add(node, KG + "region", region)
        graph.add(region, OA + "start", str(min(characters)))
        graph.add(region, OA + "end", str(max(characters) + 1))
    passage = graph.node("Passage", key)
    quote(graph, passage, node, text, *_first_characters(text, article))
    if article["home"]:
        home = graph.named("Place", article["home"], re.split("[省市](?=.)", article["home"])[-1])
        graph.add(home, KG + "fullName", article["home"])
        graph.add(node, KG + "home", home)
    people = add_entities(graph, page, article, node, text)
    add_posts(graph, article, people, passage)
    add_events(graph, article, node, key, people, passage)


def _first_characters(text: str, article: dict[str, Any]) -> tuple[int, int]:
    start = min(characters_of_lines(text, article["lines"]))
    return start, start + 3


def quote(graph: TruthGraph, node: str, article: str, text: str, start: int, end: int) -> None:
    """A passage or mention at its place."""
    graph.add(node, KG + "inArticle", article)
    graph.add(node, OA + "start", str(start))
    graph.add(node, OA + "end", str(end))
    graph.add(node, OA + "exact", re.sub(r"[\s\ue000-\uf8ff]+", "", text[start:end]))


def add_entities(
    graph: TruthGraph, page: dict[str, Any], article: dict[str, Any], node: str, text: str
) -> dict[str, str]:
    """Entities with a mention each; people by name."""
    people: dict[str, str] = {}
    places = characters_of_lines(text, article["lines"])
    for kind, field in (("Person", "people"), ("Organization", "organizations"), ("Place", "places")):
        for entity in article[field]:
            key = entity.get("cluster") or entity.get("full") or entity["name"]
            if entity.get("anonymous"):
                key = f"{page['page']}/{article['id']}/{key}"
            bearer = graph.named(kind, key, entity["name"])
            graph.add(bearer, KG + "fullName", entity.get("full"))
            if kind == "Person":
                people[entity["name"]] = bearer
                if entity["byline"]:
                    graph.add(node, SCHEMA + "author", bearer)
            mention = graph.node("Mention", f"{node} {kind} {key}")
            graph.add(mention, KG + "refersTo", bearer)
            quote(graph, mention, node, text, *_occurrence(text, entity["surfaces"][0], places))
    return people


def _occurrence(text: str, surface: str, within: set[int]) -> tuple[int, int]:
    """Where the surface stands in the article, be it broken over lines."""
    pattern = r"\s*".join(map(re.escape, surface))
    found = (match.span() for match in re.finditer(pattern, text))
    return next(span for span in found if span[0] in within and span[1] - 1 in within)


def add_posts(graph: TruthGraph, article: dict[str, Any], people: dict[str, str], passage: str) -> None:
    """A tenure a post."""
    for person in article["people"]:
        for post in person["posts"]:
            tenure = graph.node("Tenure", f"{people[person['name']]} {post['title']} {post['org']}")
            graph.add(tenure, ORG + "member", people[person["name"]])
            graph.add(tenure, KG + "title", post["title"])
            graph.add(tenure, KG + "evidence", passage)
            if post["org"]:
                graph.add(tenure, ORG + "organization", graph.named("Organization", post["org"], post["org"]))


def add_events(
    graph: TruthGraph, article: dict[str, Any], node: str, key: str, people: dict[str, str], passage: str
) -> None:
    """Meetings with participations, visits, documents."""
    for meeting in article["meetings"]:
        event = graph.named("Meeting", meeting.get("cluster") or f"{key}/{meeting['id']}", meeting["name"])
        graph.add(event, KG + ("reportedIn" if meeting["reported"] else "mentionedIn"), node)
        graph.add(event, SCHEMA + "startDate", meeting["date"])
        if meeting["reported"]:
            for organiser in meeting["organizers"]:
                graph.add(event, SCHEMA + "organizer", graph.named("Organization", organiser, organiser))
            for conveyed in meeting["conveys"]:
                speech = graph.named("Speech", f"{key}/{conveyed['name']}", conveyed["name"])
                graph.add(event, KG + "conveys", speech)
            for agent, role in participations(meeting):
                fact = graph.node("Participation", f"{event} {people[agent]} {role}")
                graph.add(fact, KG + "event", event)
                graph.add(fact, KG + "agent", people[agent])
                graph.add(fact, KG + "role", KG + ROLES[role])
                graph.add(fact, KG + "evidence", passage)
    for visit in (event for event in article["events"] if event["kind"] == "visit"):
        event = graph.named("Visit", f"{key}/{visit['id']}", visit["name"])
        graph.add(event, KG + "reportedIn", node)
    for document in article["documents"]:
        graph.add(graph.named("Document", document["title"], document["title"]), KG + "mentionedIn", node)


def participations(meeting: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each participant with each role."""
    for participant in meeting["participants"]:
        for role in participant["roles"]:
            yield participant["name"], role


def rows_of(turtle: str) -> dict[str, Row]:
    """The table of a graph of the sample pages."""
    scores, annotated, found = score_graph(turtle, PAGES, TRUTHS)
    assert annotated == found
    return scores.rows()


@pytest.fixture(scope="module")
def truth() -> TruthGraph:
    """The undamaged graph."""
    return truth_graph()


def test_the_truth_itself_scores_one(truth: TruthGraph) -> None:
    rows = rows_of(truth.turtle())
    assert {kind: (row.precision, row.recall) for kind, row in rows.items()} == dict.fromkeys(rows, (1.0, 1.0))
    assert "meetings referred to" in rows


DAMAGES: list[tuple[str, Damage, str]] = [
    ("no mention refers to anything", lambda t: t[1] == KG + "refersTo", "people"),
    ("tenures without organisation", lambda t: t[1] == ORG + "organization", "posts (person, title, organisation)"),
    ("places without full name", lambda t: t[1] == KG + "fullName", "places, with full name"),
    ("articles without genre", lambda t: t[1] == SCHEMA + "genre", "genres"),
    ("nobody in the chair", lambda t: t[2] == KG + "ChairRole", "who did what at meetings"),
    ("meetings without dates", lambda t: t[1] == SCHEMA + "startDate", "meeting dates"),
    ("quotes without their text", lambda t: t[1] == OA + "exact", "quotes that stand where they say"),
    ("articles without regions", lambda t: t[1] == KG + "region", "article boundaries"),
    ("documents nowhere mentioned", lambda t: t[1] == KG + "mentionedIn" and "document" in t[0], "documents"),
]


@pytest.mark.parametrize(("_what", "damage", "kind"), DAMAGES, ids=[what for what, _, _ in DAMAGES])
def test_damage_costs_the_score_that_it_harms(truth: TruthGraph, _what: str, damage: Damage, kind: str) -> None:
    assert rows_of(truth.turtle(damage))[kind].recall < 1.0


@pytest.mark.parametrize(
    ("said", "accepted"),
    [
        ("中共云汀市委", "中国共产党云汀市委员会"),
        ("云汀市政协", "中国人民政治协商会议云汀市委员会"),
        ("青禾县人大常委会", "青禾县人民代表大会常务委员会"),
        ("党中央", "中国共产党中央委员会"),
    ],
)
def test_short_and_full_names_are_one(said: str, accepted: str) -> None:
    assert canonical(said) == canonical(accepted)


def test_a_deictic_form_is_read_with_the_home_city() -> None:
    entity = {"name": "云汀市水务集团有限公司", "surfaces": ["市水务集团"]}
    assert canonical("云汀市水务集团") in accepted_names(entity, "澜东省云汀市")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("市长", "市长", True), ("原副县长", "副县长", True), ("副市长", "市长", False), ("常务副市长", "副市长", False)],
)
def test_titles(one: str, other: str, *, same: bool) -> None:
    assert same_title(one, other) is same


def test_likeness_of_names() -> None:
    assert dice("防汛会商会", "防汛会商会") == 1.0
    assert dice("防汛会商会", "招商洽谈") == 0.0


def test_pairs_are_one_to_one_and_the_best_first() -> None:
    assert pair_up([1, 2], [2, 1, 1], lambda a, b: float(a == b), 0.5) == [(0, 1), (1, 0)]


def test_two_people_taken_for_one_cost_precision() -> None:
    merged = b_cubed([("a", "x"), ("b", "x")])
    assert (merged.precision, merged.recall) == (0.5, 1.0)


def evaluate(*options: str) -> subprocess.CompletedProcess[str]:
    """The script, run as a user does."""
    command = [sys.executable, str(ROOT / "scripts" / "evaluate"), *options]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)


def test_the_script_prints_a_table_and_what_was_missed(truth: TruthGraph, tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text(truth.turtle(lambda t: t[1] == KG + "reportedIn"), "utf-8")
    printed = evaluate("--graph", str(file), "--errors").stdout
    assert "7 of 7 annotated pages are in the graph" in printed
    assert re.search(r"^meetings reported +0\.000 +0\.000 +0\.000 +0/16/0$", printed, re.MULTILINE)
    assert re.search(r"^  meetings reported .*missed: 市防汛抗旱指挥部防汛会商会 ", printed, re.MULTILINE)


def test_pages_without_truth_are_wrong_usage(tmp_path: Path) -> None:
    ended = evaluate("--pages", str(tmp_path))
    assert (ended.returncode, "--pages and --truth go together" in ended.stderr) == (2, True)


MIXED_DAMAGE: dict[str, Damage] = {
    "none": lambda _triple: False,
    "a third of all triples but types": lambda t: t[1] != TYPE and sum(map(ord, "".join(t))) % 3 == 0,
    "a tenth of all triples": lambda t: sum(map(ord, "".join(t))) % 10 == 0,
}


@pytest.mark.skipif(not GIVEN_SCORER.exists(), reason="../shared/tools/score.py is not here to compare with")
@pytest.mark.parametrize("damage", MIXED_DAMAGE.values(), ids=MIXED_DAMAGE.keys())
def test_the_given_scorer_gives_the_same_figures(truth: TruthGraph, damage: Damage, tmp_path: Path) -> None:
    turtle = truth.turtle(damage)
    file = tmp_path / "graph.ttl"
    file.write_text(turtle, "utf-8")
    command = [sys.executable, str(GIVEN_SCORER), "--gold", str(TRUTHS), "--pages", str(PAGES), "--graph", str(file)]
    printed = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True, timeout=60).stdout
    given = {kind: (row["P"], row["R"], row["F1"]) for kind, row in json.loads(printed)["scores"].items()}
    scores, _, _ = score_graph(turtle, PAGES, TRUTHS)
    assert {kind: (row.precision, row.recall, row.f1) for kind, row in scores.rows().items()} == given
