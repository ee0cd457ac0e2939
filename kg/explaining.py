"""All that a graph says of an entity, in words: each fact with its sentence, and why its mentions are taken for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import process

from kg.errors import UsageError
from kg.linking.descriptions import post_in_words
from kg.linking.graph import (
    ArticleNode,
    ClaimFact,
    Decision,
    DocumentNode,
    EventNode,
    KnowledgeGraph,
    MentionNode,
    OrganizationNode,
    ParticipationFact,
    PersonNode,
    PlaceNode,
    SpeechNode,
    TenureFact,
)
from kg.linking.name_keys import name_key

Entity = PersonNode | OrganizationNode | PlaceNode | EventNode | DocumentNode | SpeechNode

_KIND_WORDS: tuple[tuple[type, str], ...] = (
    (PersonNode, "person"),
    (OrganizationNode, "organisation"),
    (PlaceNode, "place"),
    (DocumentNode, "document"),
    (SpeechNode, "speech"),
)
_STATUS_WORDS = {"incumbent": "", "acting": " (acting)", "former": " (former)", "designate": " (designate)"}
_NOTHING = "(without date)"
_NEAR_NAMES, _LEAST_LIKENESS = 5, 60


class Explainer:
    """Explains the entities of one graph; ``base_iri`` is the namespace of its data."""

    def __init__(self, graph: KnowledgeGraph, base_iri: str) -> None:
        self._graph = graph
        self._base_iri = base_iri
        groups: tuple[Sequence[Entity], ...] = (
            graph.people,
            graph.organizations,
            graph.places,
            graph.events,
            graph.documents,
            graph.speeches,
        )
        self._entities: dict[str, Entity] = {node.id: node for nodes in groups for node in nodes}
        self._articles = {article.id: article for article in graph.articles}
        self._pages = {page.id: page for page in graph.pages}
        self._passages = {passage.id: passage for passage in graph.passages}
        self._organizations = {node.id: node for node in graph.organizations}
        self._places = {node.id: node for node in graph.places}
        self._tenures = {tenure.id: tenure for tenure in graph.tenures}
        self._replaced: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for node in graph.organizations:
            for later, words in node.replaced_by:
                self._replaced[later].append((node.names.label, words))
        self._days: dict[str, str] = {}
        for claim in graph.claims:
            if claim.predicate in {"startDate", "partialDate"} and claim.direct:
                self._days[claim.subject] = min(claim.object, self._days.get(claim.subject, claim.object))

    def bearers(self, name: str) -> list[Entity]:
        """The entities of an IRI, else of a label, else of another name, else of a form that needs a home (市委).

        Raises UsageError, naming what is near, where nothing bears it.
        """
        wanted = name_key(name)
        local = name.strip("<> ").removeprefix(self._base_iri)
        if local in self._entities:
            return [self._entities[local]]
        for names_of in (_label, _other_names, _deictic_names):
            found = [node for node in self._entities.values() if wanted in map(name_key, names_of(node))]
            if found:
                return found
        raise UsageError(self._nobody(name))

    def explanation(self, name: str) -> str:
        """What the graph says of all that bear a name, one after the other."""
        found = self.bearers(name)
        lines: list[str] = []
        if len(found) > 1:
            lines.append(f"{len(found)} entities are named {name}:")
            lines += [f"  {self._line(node)}" for node in found]
            lines.append("")
        for number, node in enumerate(found):
            lines += ([""] if number else []) + list(self._entity(node))
        return "\n".join(lines) + "\n"

    # -------------------------------------------------------------------------------------------- one entity

    def _entity(self, node: Entity) -> Iterator[str]:
        yield f"{node.names.label} · {kind_word(node)}"
        yield f"  {self._base_iri}{node.id}"
        if node.names.description:
            yield f"  {node.names.description}"
        if node.names.other:
            yield f"  also printed as: {'、'.join(node.names.other)}"
        if node.names.deictic:
            yield f"  in context: {'、'.join(node.names.deictic)}"
        yield from self._structure(node)
        for correction in self._graph.corrections:
            if node.id in correction.entities:
                yield f"  corrected by the user: {correction.text}"
        shown: set[str] = set()
        yield from self._section("Posts", self._posts(node, shown))
        yield from self._section("Takes part", self._parts(node, shown))
        yield from self._section("Statements", self._claims(node, shown))
        yield from self._section("Also printed in", self._elsewhere(node, shown))
        yield from self._section("Why these mentions are one", self._joined(node))
        yield from self._section("Namesakes and near ones, and why they are apart", self._apart(node))

    def _structure(self, node: Entity) -> Iterator[str]:
        if isinstance(node, OrganizationNode):
            if node.jurisdiction is not None:
                yield f"  of {self._places[node.jurisdiction].full_name}"
            if node.parent is not None:
                yield f"  under {self._organizations[node.parent].names.label}"
            for later, words in node.replaced_by:
                yield f"  replaced by {self._label(later)}: {words}"
            for earlier, words in self._replaced[node.id]:
                yield f"  replaces {earlier}: {words}"
            if node.unresolved:
                yield "  unresolved: whose it is could not be settled, so it is one of its article alone"
        elif isinstance(node, PlaceNode):
            yield f"  {node.full_name}, {node.level} level" + (f", code {node.code}" if node.code else "")

    @staticmethod
    def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
        found = list(lines)
        if found:
            yield ""
            yield f"  {title}"
            yield from (f"    {line}" for line in found)

    def _posts(self, node: Entity, shown: set[str]) -> Iterator[str]:
        held = [t for t in self._graph.tenures if node.id in {t.person, t.organization, t.jurisdiction}]
        for tenure in sorted(held, key=lambda t: (t.attested_on, t.title, t.id)):
            holder = "" if tenure.person == node.id else f"{self._label(tenure.person)}："
            yield holder + self._post(tenure)
            yield from self._sentences(tenure.evidence, shown)

    def _post(self, tenure: TenureFact) -> str:
        days = "–".join(dict.fromkeys((*tenure.attested_on[:1], *tenure.attested_on[-1:])))
        said = post_in_words(tenure, self._organizations, self._places) + _STATUS_WORDS[tenure.status]
        dated = [
            f"attested {days}" if days else "",
            f"from {tenure.started_on}" if tenure.started_on else "",
            f"until {tenure.ended_on}" if tenure.ended_on else "",
        ]
        return ", ".join((said, *filter(None, dated)))

    def _parts(self, node: Entity, shown: set[str]) -> Iterator[str]:
        taken = [p for p in self._graph.participations if node.id in {p.agent, p.event, p.on_behalf_of}]
        for part in sorted(taken, key=lambda p: (self._day(p.event), p.event, p.position or 0, p.role, p.id)):
            yield self._part(part, node)
            yield from self._sentences(part.evidence, shown)

    def _part(self, part: ParticipationFact, node: Entity) -> str:
        who = "" if part.agent == node.id else self._label(part.agent) + " "
        what = "" if part.event == node.id else f" {self._label(part.event)}, {self._day(part.event)}"
        acting = [self._tenures[id_].title for id_ in part.acting_as if id_ in self._tenures]
        words = "、".join(part.words)
        return f"{who}{part.role} ({words}){what}" + (f", as {'、'.join(acting)}" if acting else "")

    def _claims(self, node: Entity, shown: set[str]) -> Iterator[str]:
        about = [c for c in self._graph.claims if node.id == c.subject or (c.is_entity and node.id == c.object)]
        for claim in sorted(about, key=lambda c: (c.predicate, c.object, c.id)):
            yield self._claim(claim, node)
            yield from self._sentences(claim.evidence, shown)

    def _claim(self, claim: ClaimFact, node: Entity) -> str:
        value = self._label(claim.object) if claim.is_entity else claim.object
        subject = "" if claim.subject == node.id else self._label(claim.subject) + " "
        rival = "" if claim.direct else " (a rival; others are better attested)"
        return f"{subject}{claim.predicate}: {value}{rival}"

    def _elsewhere(self, node: Entity, shown: set[str]) -> Iterator[str]:
        left = {m.passage for m in self._graph.mentions if m.entity == node.id} - shown
        return (line.removeprefix("  ") for line in self._sentences(left, shown))

    def _sentences(self, passages: Iterable[str], shown: set[str]) -> Iterator[str]:
        """Date, paper and headline of each sentence, and the sentence itself."""
        found = [self._passages[id_] for id_ in passages if id_ in self._passages]
        for passage in sorted(found, key=lambda p: (self._articles[p.article].published or "9999", p.id)):
            shown.add(passage.id)
            yield f"  {self._where(self._articles[passage.article])} “{passage.exact}”"

    def _where(self, article: ArticleNode) -> str:
        page = self._pages[article.page]
        paper = self._label(page.newspaper) if page.newspaper is not None else page.name
        headline = f"《{article.headline}》" if article.headline else ""
        copy = " (reprint)" if article.reprint_of is not None else ""
        return f"{article.published or _NOTHING} {paper}{headline}{copy}"

    # --------------------------------------------------------------------------------------------- identity

    def _joined(self, node: Entity) -> Iterator[str]:
        """The first mention of each article, with what joined it to the earlier ones."""
        if isinstance(node, OrganizationNode | PlaceNode):
            yield from self._by_name(node)
            return
        made = {d.right: d for d in self._graph.decisions if d.same and d.left == node.id}
        mentions = [m for m in self._graph.mentions if m.entity == node.id]
        by_article: dict[str, list[MentionNode]] = {}
        for mention in sorted(mentions, key=lambda m: m.regions):
            by_article.setdefault(mention.article, []).append(mention)
        ordered = sorted(by_article, key=lambda id_: (self._articles[id_].published or "9999", id_))
        for article in ordered:
            decision = next((made[m.id] for m in by_article[article] if m.id in made), None)
            printed = "、".join(dict.fromkeys(m.exact for m in by_article[article]))
            yield f"{self._where(self._articles[article])} “{printed}”: {_why(decision)}"

    def _by_name(self, node: OrganizationNode | PlaceNode) -> Iterator[str]:
        """Organisations and places are told by name and home: what was printed where, and why that home."""
        printed: dict[str, list[str]] = {}
        for mention in self._graph.mentions:
            if mention.entity == node.id:
                printed.setdefault(mention.article, []).append(mention.exact)
        for id_ in sorted(printed, key=lambda id_: (self._articles[id_].published or "9999", id_)):
            article = self._articles[id_]
            forms = "、".join(dict.fromkeys(sorted(printed[id_])))
            needs_home = any(form in node.names.deictic for form in printed[id_])
            home = f"; home {self._label(article.home)} ({article.home_why})" if needs_home and article.home else ""
            yield f"{self._where(article)} “{forms}”: name and jurisdiction{home}"

    def _apart(self, node: Entity) -> Iterator[str]:
        rivals = {
            d.right if d.left == node.id else d.left: d
            for d in self._graph.decisions
            if not d.same and node.id in {d.left, d.right}
        }
        namesakes = {
            other.id
            for other in self._entities.values()
            if other.id != node.id and type(other) is type(node) and other.names.label == node.names.label
        }
        for id_ in sorted(namesakes | rivals.keys() & self._entities.keys()):
            yield self._line(self._entities[id_])
            yield f"  {_why(rivals.get(id_), 'never compared: an anonymous name, or none that fits')}"

    # ---------------------------------------------------------------------------------------------- wording

    def _line(self, node: Entity) -> str:
        described = f" ({node.names.description})" if node.names.description else ""
        return f"{node.names.label}{described} · {kind_word(node)} {self._base_iri}{node.id}"

    def _label(self, id_: str) -> str:
        node = self._entities.get(id_)
        return node.names.label if node is not None else id_

    def _day(self, event: str) -> str:
        return self._days.get(event, _NOTHING)

    def _nobody(self, name: str) -> str:
        labels = sorted({node.names.label for node in self._entities.values()})
        near = process.extract(name, labels, limit=_NEAR_NAMES, score_cutoff=_LEAST_LIKENESS)
        hint = f"; near it are {'、'.join(label for label, _, _ in near)}" if near else ""
        return f"{name}: nothing in the graph bears this name{hint}"


def kind_word(node: Entity) -> str:
    """Person, meeting and so on."""
    if isinstance(node, EventNode):
        return str(node.kind)
    return next(word for kind, word in _KIND_WORDS if isinstance(node, kind))


def _why(decision: Decision | None, otherwise: str = "the earliest mention") -> str:
    if decision is None:
        return otherwise
    return f"{'；'.join(decision.reasons)} (score {decision.score:g})"


def _label(node: Entity) -> tuple[str, ...]:
    return (node.names.label,)


def _other_names(node: Entity) -> tuple[str, ...]:
    return node.names.other


def _deictic_names(node: Entity) -> tuple[str, ...]:
    return node.names.deictic
