"""Findings against truth, compared as `evaluation` compares a published graph with an annotated page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from evaluation.names import BYLINE_TITLES, accepted_names, canonical, same_title, squeeze
from evaluation.scores import Pairs, Scores, Truth, pair_up

from sentence_cases.cases import Case
from sentence_cases.findings import Findings, Held, Named

PEOPLE, ORGANIZATIONS, PLACES = "people", "organisations", "places"
PRINTED = "organisations, by printed form"
TITLES, POSTS, STATUSES = "posts (person, title)", "posts (person, title, organisation)", "statuses"
FULL_PLACES = "places, with full name"
KINDS = (PEOPLE, TITLES, POSTS, STATUSES, ORGANIZATIONS, PRINTED, PLACES, FULL_PLACES)

MAIN_NAME, OTHER_NAME = 1.0, 0.5  # a match of the label outranks one of another name
LEAST_LIKENESS = 0.4
CERTAIN = 0.9
Likeness = Callable[[Truth, Named], float]
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Wanted:
    """A post of the truth: the bodies under all names that count."""

    person: str
    title: str
    bodies: frozenset[str]
    status: str

    def __str__(self) -> str:
        """As the error list prints it."""
        parts = (self.person, self.title, min(self.bodies, default=""), self.status)
        return "/".join(part for part in parts if part != "incumbent")


def score_case(scores: Scores, case: Case, said: Findings) -> None:
    """Adds what one case shows to the tallies, and to the errors."""
    _score_entities(scores, PEOPLE, case, case["people"], said.people, _person_likeness)
    _score_entities(scores, ORGANIZATIONS, case, case["organizations"], said.organizations, _body_likeness(case))
    _score_entities(scores, PLACES, case, case["places"], said.places, _place_likeness)
    _score_printed(scores, case, said.organizations)
    _score_full_names(scores, case, said.places)
    _score_posts(scores, case, said.posts)


def _person_likeness(person: Truth, said: Named) -> float:
    return _likeness({squeeze(person["name"])}, said, squeeze)


def _place_likeness(place: Truth, said: Named) -> float:
    return _likeness({squeeze(name) for name in (place["name"], place["full"], *place.get("also", []))}, said, squeeze)


def _body_likeness(case: Case) -> Likeness:
    return lambda body, said: _likeness(accepted_names(body, case["home"]), said, canonical)


def _likeness(accepted: set[str], said: Named, form: Callable[[str], str]) -> float:
    if accepted & {form(name) for name in said.main}:
        return MAIN_NAME
    return OTHER_NAME if accepted & {form(name) for name in said.other} else 0.0


def _score_entities(
    scores: Scores, kind: str, case: Case, truth: Sequence[Truth], said: Sequence[Named], likeness: Likeness
) -> None:
    pairs = pair_up(truth, said, likeness, LEAST_LIKENESS)
    scores.add_paired(kind, truth, said, pairs)
    missed = (e["name"] for e in _unpaired(truth, pairs, 0) if not e.get("optional"))
    scores.note(kind, case["id"], missed, (_shown(entity) for entity in _unpaired(said, pairs, 1)))


def _shown(entity: Named) -> str:
    printed = "、".join(sorted(entity.printed))
    return entity.label if printed == entity.label else f"{entity.label}←{printed}"


def _score_printed(scores: Scores, case: Case, said: Sequence[Named]) -> None:
    """Whether a body is recognised at all, by its printed form, whatever the entity is called."""
    likeness = _body_likeness(case)

    def printed(body: Truth, entity: Named) -> float:
        forms = {squeeze(form) for form in body["surfaces"]}
        return MAIN_NAME if forms & (entity.printed | entity.other) else likeness(body, entity)

    truth: list[Truth] = case["organizations"]
    pairs = pair_up(truth, said, printed, CERTAIN)
    scores.add_paired(PRINTED, truth, said, pairs)
    missed = ("、".join(e["surfaces"]) for e in _unpaired(truth, pairs, 0) if not e.get("optional"))
    scores.note(PRINTED, case["id"], missed, (_shown(entity) for entity in _unpaired(said, pairs, 1)))


def _score_full_names(scores: Scores, case: Case, said: Sequence[Named]) -> None:
    """Whether a place found is the right one of its name: of the places found, those whose full name is right."""
    truth: list[Truth] = case["places"]
    pairs = pair_up(truth, said, _place_likeness, LEAST_LIKENESS)
    right = [(i, j) for i, j in pairs if {truth[i]["full"], *truth[i].get("also", [])} & said[j].main]
    scores.add_paired(FULL_PLACES, [truth[i] for i, _ in pairs], pairs, [(pairs.index(pair), 0) for pair in right])
    wrong = [(i, j) for i, j in pairs if (i, j) not in right]
    scores.note(FULL_PLACES, case["id"], (truth[i]["full"] for i, _ in wrong), (said[j].label for _, j in wrong))


def _score_posts(scores: Scores, case: Case, said: Sequence[Held]) -> None:
    wanted = _posts_of(case)
    titled = pair_up(wanted, said, _same_holder, CERTAIN)
    scores.add(TITLES, len(titled), len(wanted), len(said))
    pairs = pair_up(wanted, said, _same_post, CERTAIN)
    scores.add(POSTS, len(pairs), len(wanted), len(said))
    scores.note("posts", case["id"], map(str, _unpaired(wanted, pairs, 0)), map(str, _unpaired(said, pairs, 1)))
    marked = [post for post in wanted if post.status != "incumbent"]
    said_marked = [post for post in said if post.status != "incumbent"]
    alike = pair_up(marked, said_marked, lambda w, s: _same_holder(w, s) if w.status == s.status else 0.0, CERTAIN)
    scores.add(STATUSES, len(alike), len(marked), len(said_marked))


def _posts_of(case: Case) -> list[Wanted]:
    bodies = {body["name"]: accepted_names(body, case["home"]) for body in case["organizations"]}
    return [
        Wanted(
            squeeze(person["name"]),
            squeeze(post["title"]),
            frozenset(_bodies_of(post, bodies)),
            post.get("status", "incumbent"),
        )
        for person in case["people"]
        for post in person["posts"]
        if post["title"] not in BYLINE_TITLES
    ]


def _bodies_of(post: Truth, known: dict[str, set[str]]) -> Iterable[str]:
    if post["org"] is None:
        return ()
    alternatives = {canonical(name) for name in post.get("also", [])}
    return known.get(post["org"], {canonical(post["org"])}) | alternatives


def _same_holder(wanted: Wanted, said: Held) -> float:
    """The person and the title agree."""
    return float(wanted.person in said.people and same_title(wanted.title, said.title))


def _same_post(wanted: Wanted, said: Held) -> float:
    """So does the body: one that counts, or none where the truth has none."""
    same_body = bool(wanted.bodies & said.bodies) if wanted.bodies else not said.bodies
    return _same_holder(wanted, said) if same_body else 0.0


def _unpaired(things: Sequence[Thing], pairs: Pairs, side: int) -> list[Thing]:
    paired = {pair[side] for pair in pairs}
    return [thing for at, thing in enumerate(things) if at not in paired]
