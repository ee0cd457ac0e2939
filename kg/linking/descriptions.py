"""What tells namesakes apart: 临江市副市长，2018–2021. Only entities that share a label get a description."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from kg.linking.graph import (
    ArticleNode,
    ClaimFact,
    EventNode,
    MentionNode,
    OrganizationNode,
    PersonNode,
    PlaceNode,
    TenureFact,
)
from kg.naming import LEVEL_WORDS

N = TypeVar("N", PersonNode, OrganizationNode, PlaceNode, EventNode)


def shared_labels(*kinds: Sequence[PersonNode | OrganizationNode | PlaceNode | EventNode]) -> frozenset[str]:
    """The labels that more than one entity bears."""
    counts = Counter(node.names.label for nodes in kinds for node in nodes)
    return frozenset(label for label, count in counts.items() if count > 1)


def described(nodes: Sequence[N], shared: frozenset[str], describe: Callable[[N], str]) -> tuple[N, ...]:
    """The nodes, with a description on each whose label is shared."""
    return tuple(
        replace(node, names=replace(node.names, description=describe(node) or None))
        if node.names.label in shared
        else node
        for node in nodes
    )


class Describer:
    """Words the descriptions from what the graph says of the entities."""

    def __init__(
        self,
        tenures: Sequence[TenureFact],
        claims: Sequence[ClaimFact],
        mentions: Sequence[MentionNode],
        articles: Sequence[ArticleNode],
    ) -> None:
        self._tenures: dict[str, list[TenureFact]] = {}
        for tenure in tenures:
            self._tenures.setdefault(tenure.person, []).append(tenure)
        self._claims: dict[str, list[ClaimFact]] = {}
        for claim in claims:
            self._claims.setdefault(claim.subject, []).append(claim)
        self._articles = {article.id: article for article in articles}
        self._mentioned: dict[str, list[str]] = {}
        for mention in mentions:
            self._mentioned.setdefault(mention.entity, []).append(mention.article)

    def person(
        self, organizations: Mapping[str, OrganizationNode], places: Mapping[str, PlaceNode]
    ) -> Callable[[PersonNode], str]:
        """The describer of people: the post that most articles attest, with the years in which it is attested."""

        def describe(node: PersonNode) -> str:
            held = sorted(self._tenures.get(node.id, ()), key=lambda t: (-len(t.evidence), -len(t.attested_on), t.id))
            if not held:
                return self._by_article(node.id, places)
            return _joined(post_in_words(held[0], organizations, places), _years(held))

        return describe

    def event(self, organizations: Mapping[str, OrganizationNode]) -> Callable[[EventNode], str]:
        """The describer of events: date and organiser."""

        def describe(node: EventNode) -> str:
            claims = self._claims.get(node.id, ())
            dates = [c.object for c in claims if c.predicate in {"startDate", "partialDate"} and c.direct]
            bodies = [organizations[c.object].names.label for c in claims if c.predicate == "organizer"]
            said = _joined(*sorted(dates)[:1], *sorted(bodies)[:1])
            return said or self._first_headline((*node.reported_in, *node.mentioned_in))

        return describe

    def organization(self, places: Mapping[str, PlaceNode]) -> Callable[[OrganizationNode], str]:
        """The describer of organisations: whose they are; for an unresolved one the report that names it."""

        def describe(node: OrganizationNode) -> str:
            if node.jurisdiction is not None and not node.unresolved:
                return places[node.jurisdiction].full_name
            return self._first_headline(self._mentioned.get(node.id, ()))

        return describe

    def place(self, node: PlaceNode) -> str:
        """The full name of a place, or the report that names it."""
        if node.full_name != node.names.label:
            return node.full_name
        return self._first_headline(self._mentioned.get(node.id, ()))

    def _by_article(self, id_: str, places: Mapping[str, PlaceNode]) -> str:
        """Somebody without a post: home and year of the reports, and the headline of the first."""
        articles = self._sorted_articles(self._mentioned.get(id_, ()))
        homes = [places[a.home].names.label for a in articles if a.home is not None]
        years = sorted({a.published[:4] for a in articles if a.published})
        return _joined(*homes[:1], "–".join(dict.fromkeys((*years[:1], *years[-1:]))), *_headlines(articles)[:1])

    def _first_headline(self, ids: Sequence[str]) -> str:
        articles = self._sorted_articles(ids)
        days = [a.published for a in articles if a.published]
        return _joined(*days[:1], *_headlines(articles)[:1])

    def _sorted_articles(self, ids: Sequence[str]) -> list[ArticleNode]:
        found = [self._articles[id_] for id_ in sorted(set(ids))]
        return sorted(found, key=lambda a: (a.published or "9999", a.id))


def post_in_words(
    tenure: TenureFact, organizations: Mapping[str, OrganizationNode], places: Mapping[str, PlaceNode]
) -> str:
    """临江市副市长, 临江市委书记, 临江市中心医院院长: a post with whose it is, said once."""
    organization = organizations[tenure.organization] if tenure.organization is not None else None
    place_id = tenure.jurisdiction or (organization.jurisdiction if organization is not None else None)
    former = "原" if tenure.status == "former" else ""
    if place_id is None:
        body = organization.names.label if organization is not None else ""
        return former + tenure.title if tenure.title.startswith(body) else former + body + tenure.title
    place = places[place_id]
    words = sorted(LEVEL_WORDS.get(place.level, ()), key=len, reverse=True)
    for word in words:
        if tenure.title.startswith(word) and place.names.label.endswith(word):
            return former + place.names.label.removesuffix(word) + tenure.title
    if organization is None or organization.kind in {"government", "congress", "consultative", "party"}:
        if organization is not None and organization.parent is not None:
            return former + organization.names.label + tenure.title
        return former + _body_or_place(organization, place) + tenure.title
    return former + organization.names.label + tenure.title


def _body_or_place(organization: OrganizationNode | None, place: PlaceNode) -> str:
    """临溪市政协 before 主席, whose title does not say of what; else the place."""
    if organization is None or organization.kind not in {"congress", "consultative"}:
        return place.names.label
    forms = (organization.names.label, *organization.names.other)
    return min((form for form in forms if form.startswith(place.names.label)), key=len, default=place.names.label)


def _years(held: Sequence[TenureFact]) -> str:
    years = sorted({day[:4] for tenure in held for day in tenure.attested_on})
    return "–".join(dict.fromkeys((*years[:1], *years[-1:])))


def _headlines(articles: Sequence[ArticleNode]) -> list[str]:
    return [f"见《{article.headline}》" for article in articles if article.headline]


def _joined(*parts: str) -> str:
    return "，".join(part for part in parts if part)
