"""One article against its truth: display lines, entities, and through them posts and events."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evaluation.events import score_documents, score_meetings, score_visits
from evaluation.names import accepted_names, canonical, squeeze
from evaluation.posts import score_posts
from evaluation.published import FULL_NAME, KG, LABEL, SCHEMA, PublishedGraph
from evaluation.scores import Pairs, Scores, Truth, pair_up

NAMED_SO, ALSO_NAMED_SO = 1.0, 0.5  # a match of the label outranks one of another name
LEAST_LIKENESS = 0.4
DISPLAY_LINES = (KG + "kicker", SCHEMA + "headline", SCHEMA + "alternativeHeadline")
CLASS_OF = {"people": "Person", "organisations": "Organization", "places": "Place"}
EMPTY_ARTICLE: Truth = {"people": [], "organizations": [], "meetings": []}


@dataclass(frozen=True)
class EntityKind:
    """How entities of one kind are named in the truth and compared."""

    name: str
    truth_key: str
    accepted: Callable[[Truth, str | None], set[str]]
    form: Callable[[str], str]


def _place_names(place: Truth, _home: str | None) -> set[str]:
    return {squeeze(place["name"]), squeeze(place.get("full") or place["name"])}


KINDS = (
    EntityKind("people", "people", lambda person, _home: {squeeze(person["name"])}, squeeze),
    EntityKind("organisations", "organizations", accepted_names, canonical),
    EntityKind("places", "places", _place_names, squeeze),
)


def score_article(scores: Scores, graph: PublishedGraph, page: str, truth: Truth, node: str | None) -> None:
    """Adds the scores of one article; ``node`` is the article that overlaps it, if any."""
    where = f"{page}/{truth['id']}"
    _score_display_lines(scores, graph, where, truth, node)
    for kind in KINDS:
        _score_entities(scores, graph, kind, page, truth, node)
    score_posts(scores, graph, where, truth, node)
    score_meetings(scores, graph, where, truth, node)
    score_visits(scores, graph, truth, node)
    score_documents(scores, graph, truth, node)


def score_unmatched_article(scores: Scores, graph: PublishedGraph, page: str, node: str) -> None:
    """Counts as wrong all that an article says which is none of the truth's."""
    where = f"{page}/?"
    for name, class_name in CLASS_OF.items():
        scores.add(name, 0, 0, len(graph.mentioned_in(node, class_name)))
    score_posts(scores, graph, where, EMPTY_ARTICLE, node)
    score_meetings(scores, graph, where, EMPTY_ARTICLE, node)
    score_visits(scores, graph, EMPTY_ARTICLE, node)
    score_documents(scores, graph, EMPTY_ARTICLE, node)


def _score_display_lines(scores: Scores, graph: PublishedGraph, where: str, truth: Truth, node: str | None) -> None:
    titles = [squeeze(truth["title"])] if truth["title"] else []
    said = [squeeze(title) for title in graph.values(node, SCHEMA + "headline")]
    scores.add("headlines, main line", len(set(titles) & set(said)), len(titles), len(said))
    display = _characters([truth.get("kicker"), truth["title"], truth.get("subtitle")]) if titles else None
    said_display = _characters([t for p in DISPLAY_LINES for t in graph.values(node, p)]) if said else None
    same = display == said_display
    scores.add("headlines, all lines", same and bool(display), len(titles), len(said))
    if not same:
        scores.note("headlines", where, titles, said)
    bylines = {squeeze(byline["name"]) for byline in truth["bylines"]}
    authors = graph.values(node, SCHEMA + "author")
    said_bylines = {squeeze(name) for author in authors for name in graph.values(author, LABEL)}
    scores.add("bylines", len(bylines & said_bylines), len(bylines), len(said_bylines))
    scores.note("bylines", where, sorted(bylines - said_bylines), sorted(said_bylines - bylines))
    home = truth.get("home")
    homes = {squeeze(name) for place in graph.values(node, KG + "home") for name in graph.names(place)}
    scores.add("homes", bool(home) and squeeze(home) in homes, bool(home), bool(homes))
    genres = graph.values(node, SCHEMA + "genre")
    scores.add("genres", genres == [truth["kind"]], 1, len(genres))


def _characters(lines: Sequence[str | None]) -> str:
    """The letters of all display lines in one order, whichever of them is called the main one."""
    return "".join(sorted(re.sub(r"\W", "", "".join(line for line in lines if line))))


def _score_entities(
    scores: Scores, graph: PublishedGraph, kind: EntityKind, page: str, article: Truth, node: str | None
) -> None:
    truth: list[Truth] = article[kind.truth_key]
    said = graph.mentioned_in(node, CLASS_OF[kind.name])
    home = article.get("home")

    def likeness(entity: Truth, entity_node: str) -> float:
        accepted = kind.accepted(entity, home)
        main = graph.values(entity_node, LABEL) + graph.values(entity_node, FULL_NAME)
        if accepted & {kind.form(name) for name in main}:
            return NAMED_SO
        return ALSO_NAMED_SO if accepted & {kind.form(name) for name in graph.names(entity_node)} else 0.0

    pairs = pair_up(truth, said, likeness, LEAST_LIKENESS)
    scores.add_paired(kind.name, truth, said, pairs)
    hit, hit_said = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [e["name"] for i, e in enumerate(truth) if i not in hit and not e.get("optional")]
    wrong = [graph.value(node, LABEL) or node for j, node in enumerate(said) if j not in hit_said]
    scores.note(kind.name, f"{page}/{article['id']}", missed, wrong)
    for i, j in pairs:
        scores.identify(kind.name, _cluster(truth[i], page, article), said[j])
    if kind.name == "places":
        _score_full_names(scores, graph, truth, said, pairs)
    if kind.name == "organisations":
        _score_printed_forms(scores, graph, truth, said, likeness)


def _cluster(entity: Truth, page: str, article: Truth) -> str:
    """The real entity: its cluster; for an anonymous one this article's; else all of the full name."""
    if entity.get("cluster"):
        return str(entity["cluster"])
    if entity.get("anonymous"):
        return f"{page}/{article['id']}/{entity['name']}"
    return str(entity.get("full") or entity["name"])


def _score_full_names(scores: Scores, graph: PublishedGraph, truth: list[Truth], said: list[str], pairs: Pairs) -> None:
    """Whether an administrative place found is the right one of its name."""
    administrative = [place.get("level") != "site" and not place.get("optional") for place in truth]
    found = [i for i, _ in pairs if administrative[i]]
    whole = [
        i
        for i, j in pairs
        if administrative[i] and squeeze(truth[i].get("full")) in {squeeze(n) for n in graph.values(said[j], FULL_NAME)}
    ]
    scores.add("places, with full name", len(whole), sum(administrative), len(found))


def _score_printed_forms(
    scores: Scores,
    graph: PublishedGraph,
    truth: list[Truth],
    said: list[str],
    likeness: Callable[[Truth, str], float],
) -> None:
    """Whether an organisation is recognised at all, by its printed form, whatever the entity is called."""

    def printed(entity: Truth, node: str) -> float:
        surfaces = {squeeze(surface) for surface in entity["surfaces"]}
        return NAMED_SO if surfaces & {squeeze(name) for name in graph.names(node)} else likeness(entity, node)

    scores.add_paired("organisations, by printed form", truth, said, pair_up(truth, said, printed, 0.9))
