"""Who holds which post where."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.names import BYLINE_TITLES, accepted_names, canonical, same_title, squeeze
from evaluation.published import KG, ORG, PublishedGraph
from evaluation.scores import Scores, Truth, pair_up

CERTAIN = 0.9


@dataclass(frozen=True)
class Post:
    """A person's post: all names that count for the person, the title, all names that count for the organisation."""

    people: frozenset[str]
    titles: tuple[str, ...]
    organisations: frozenset[str]

    def __str__(self) -> str:
        """As the error list prints it."""
        return "/".join([min(self.people, default="?"), self.titles[0], min(self.organisations, default="")])


def score_posts(scores: Scores, graph: PublishedGraph, where: str, truth: Truth, node: str | None) -> None:
    """Adds the scores of the posts that an article gives people."""
    wanted, said = _posts_of_truth(truth), _posts_said(graph, node)
    scores.add("posts (person, title)", len(pair_up(wanted, said, _same_holder, CERTAIN)), len(wanted), len(said))
    pairs = pair_up(wanted, said, _same_post, CERTAIN)
    scores.add("posts (person, title, organisation)", len(pairs), len(wanted), len(said))
    hit, hit_said = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [str(post) for i, post in enumerate(wanted) if i not in hit]
    scores.note("posts", where, missed, [str(post) for j, post in enumerate(said) if j not in hit_said])


def _posts_of_truth(truth: Truth) -> list[Post]:
    organisations = {o["name"]: accepted_names(o, truth.get("home")) for o in truth["organizations"]}
    return [
        Post(
            frozenset({squeeze(person["name"])}),
            (squeeze(post["title"]),),
            frozenset(organisations.get(post["org"], {canonical(post["org"])}) if post.get("org") else ()),
        )
        for person in truth["people"]
        for post in person.get("posts", [])
        if post["title"] not in BYLINE_TITLES
    ]


def _posts_said(graph: PublishedGraph, node: str | None) -> list[Post]:
    posts = []
    for tenure in sorted(graph.of["Tenure"]) if node else []:
        titles = tuple(t for t in graph.values(tenure, KG + "title") if squeeze(t) not in BYLINE_TITLES)
        if node is None or not titles or not graph.is_said_in(tenure, node):
            continue
        people = {squeeze(n) for person in graph.values(tenure, ORG + "member") for n in graph.names(person)}
        bodies = graph.with_parents(graph.values(tenure, ORG + "organization"))
        posts.append(Post(frozenset(people), titles, frozenset(canonical(n) for b in bodies for n in graph.names(b))))
    return posts


def _same_holder(wanted: Post, said: Post) -> float:
    """The person and the title agree."""
    same_person = bool(wanted.people & said.people)
    return float(same_person and any(same_title(wanted.titles[0], title) for title in said.titles))


def _same_post(wanted: Post, said: Post) -> float:
    """So does the organisation: one that counts, or none where the truth has none."""
    same_body = bool(wanted.organisations & said.organisations) if wanted.organisations else not said.organisations
    return _same_holder(wanted, said) if same_body else 0.0
