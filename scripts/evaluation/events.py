"""Meetings with who did what there, visits, and documents."""

from __future__ import annotations

from evaluation.names import accepted_names, canonical, dice, squeeze
from evaluation.published import KG, LABEL, SCHEMA, PublishedGraph
from evaluation.scores import Scores, Truth, pair_up

ROLES = {
    "chair": "ChairRole",
    "attend": "AttendeeRole",
    "observe": "ObserverRole",
    "speak": "SpeakerRole",
    "accompany": "CompanionRole",
    "lead": "LeadRole",
}
LEAST_ALIKE = 0.2  # names below this are of two meetings, whatever their dates
OTHER_DAY, SAME_DAY = -0.6, 0.5
SAME_MEETING = 0.5
SAME_CONVEYED = 0.45
SAME_VISIT = 1.0
CERTAIN = 0.9
NOBODY: Truth = {"participants": []}


def score_meetings(scores: Scores, graph: PublishedGraph, where: str, truth: Truth, node: str | None) -> None:
    """Adds the scores of meetings that the article reports and of those it only refers to."""
    for reported, link, kind in (
        (True, "reportedIn", "meetings reported"),
        (False, "mentionedIn", "meetings referred to"),
    ):
        wanted = [m for m in truth["meetings"] if bool(m["reported"]) is reported]
        said = [m for m in sorted(graph.of["Meeting"]) if node and node in graph.values(m, KG + link)]
        pairs = pair_up(wanted, said, lambda m, s: _likeness(graph, m, s), SAME_MEETING)
        scores.add_paired(kind, wanted, said, pairs)
        hit, hit_said = {i for i, _ in pairs}, {j for _, j in pairs}
        missed = [m["name"] for i, m in enumerate(wanted) if i not in hit]
        wrong = [graph.value(s, LABEL) or s for j, s in enumerate(said) if j not in hit_said]
        scores.note(kind, where, missed, wrong)
        for i, j in pairs:
            scores.identify("meetings", wanted[i].get("cluster") or f"{where}/{wanted[i]['id']}", said[j])
        if not reported:
            continue
        matched = {i: said[j] for i, j in pairs}
        for i, meeting in enumerate(wanted):
            _score_meeting(scores, graph, where, truth, meeting, matched.get(i), node)
        for j, meeting_node in enumerate(said):
            if j not in hit_said:
                _score_participations(scores, graph, where, NOBODY, meeting_node, node)


def _likeness(graph: PublishedGraph, meeting: Truth, node: str) -> float:
    """How well a meeting fits by its names, and by its date where both have one."""
    printed = [meeting["name"], *meeting.get("surfaces", [])]
    alike = max((dice(a, b) for a in printed for b in graph.names(node)), default=0.0)
    if alike < LEAST_ALIKE:
        return 0.0
    dates = _start_dates(graph, node)
    if not meeting.get("date") or not dates:
        return alike
    return alike + (SAME_DAY if meeting["date"] in dates else OTHER_DAY)


def _start_dates(graph: PublishedGraph, node: str | None) -> set[str]:
    return {date[:10] for date in graph.values(node, SCHEMA + "startDate")}


def _score_meeting(
    scores: Scores,
    graph: PublishedGraph,
    where: str,
    article: Truth,
    meeting: Truth,
    node: str | None,
    within: str | None,
) -> None:
    dates = _start_dates(graph, node)
    date = meeting.get("date")
    scores.add("meeting dates", bool(date) and dates == {date}, bool(date), len(dates))
    called = {o["name"]: accepted_names(o, article.get("home")) for o in article["organizations"]}
    organisers = [called.get(name, {canonical(name)}) for name in meeting.get("organizers", [])]
    said = graph.values(node, SCHEMA + "organizer")

    def holds(accepted: set[str], body: str) -> float:
        return float(any(accepted & {canonical(n) for n in graph.names(b)} for b in graph.with_parents([body])))

    scores.add("meeting organisers", len(pair_up(organisers, said, holds, CERTAIN)), len(organisers), len(said))
    _score_participations(scores, graph, where, meeting, node, within)
    conveyed, said_conveyed = [c["name"] for c in meeting.get("conveys", [])], graph.values(node, KG + "conveys")

    def close(name: str, other: str) -> float:
        return max((dice(name, n) for n in graph.names(other)), default=0.0)

    hits = len(pair_up(conveyed, said_conveyed, close, SAME_CONVEYED))
    scores.add("what meetings convey", hits, len(conveyed), len(said_conveyed))


def _score_participations(
    scores: Scores, graph: PublishedGraph, where: str, meeting: Truth, node: str | None, within: str | None
) -> None:
    wanted = {(squeeze(p["name"]), ROLES[role]) for p in meeting["participants"] for role in p["roles"]}
    said = _participations_said(graph, node, within)
    scores.add("who did what at meetings", len(wanted & said), len(wanted), len(said))
    people, said_people = {name for name, _ in wanted}, {name for name, _ in said}
    scores.add("who was at meetings", len(people & said_people), len(people), len(said_people))
    missed, wrong = sorted(map("/".join, wanted - said)), sorted(map("/".join, said - wanted))
    scores.note("who did what", where, missed, wrong)


def _participations_said(graph: PublishedGraph, node: str | None, within: str | None) -> set[tuple[str, str]]:
    """Names and roles that the article attests; an absentee was not there."""
    if node is None or within is None:
        return set()
    known = set(ROLES.values())
    return {
        (squeeze(graph.value(agent, LABEL) or "?"), role.rsplit("#", 1)[-1])
        for fact in graph.subjects(KG + "event", node)
        if fact in graph.of["Participation"] and graph.is_said_in(fact, within)
        for agent in graph.values(fact, KG + "agent")
        if agent in graph.of["Person"]
        for role in graph.values(fact, KG + "role")
        if role.rsplit("#", 1)[-1] in known
    }


def score_visits(scores: Scores, graph: PublishedGraph, truth: Truth, node: str | None) -> None:
    """Adds the scores of visits, matched by who took part, the day and the name."""
    wanted = [event for event in truth.get("events", []) if event["kind"] == "visit"]
    said = [
        visit
        for visit in sorted(graph.of["Visit"])
        if node and (node in graph.values(visit, KG + "reportedIn") or node in graph.values(visit, KG + "mentionedIn"))
    ]

    def likeness(event: Truth, visit: str) -> float:
        present = {squeeze(n) for person in graph.values(visit, KG + "participant") for n in graph.names(person)}
        together = len({squeeze(p["name"]) for p in event["participants"]} & present)
        same_day = bool(event.get("date")) and event["date"] in _start_dates(graph, visit)
        alike = max((dice(event["name"], name) for name in graph.names(visit)), default=0.0)
        return together + (0.5 if same_day else 0.0) + (1.0 if alike >= SAME_MEETING else 0.0)

    scores.add_paired("visits", wanted, said, pair_up(wanted, said, likeness, SAME_VISIT))


def score_documents(scores: Scores, graph: PublishedGraph, truth: Truth, node: str | None) -> None:
    """Adds the scores of named documents."""
    wanted = truth.get("documents", [])
    said = [d for d in sorted(graph.of["Document"]) if node and node in graph.values(d, KG + "mentionedIn")]

    def likeness(document: Truth, document_node: str) -> float:
        return float(_bare(document["title"]) in {_bare(name) for name in graph.names(document_node)})

    scores.add_paired("documents", wanted, said, pair_up(wanted, said, likeness, CERTAIN))


def _bare(title: str) -> str:
    return squeeze(title).strip("《》")
