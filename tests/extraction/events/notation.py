"""The cases' notation: marked news, then what must come out of it, compared as sets of lines under headings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from kg.extraction.found import Found
from kg.extraction.meetings import EventsFound
from kg.model import Conveyance, EntityKind, Event, EventKind, Role

FOLDER = Path(__file__).parent / "truths"
ONLY_WHERE_SAID = ("at", "mode", "agenda", "outcome", "group")
"""Kinds of fact that a case checks only if its truth has one of that kind."""


@dataclass(frozen=True)
class Case:
    """A piece of marked news and the lines that tell its truth."""

    name: str
    news: str
    truth: tuple[str, ...]


def cases(file: Path) -> list[Case]:
    """The cases of a file."""
    text = "\n".join(line for line in file.read_text("utf-8").splitlines() if not line.startswith("# "))
    made = []
    for part in text.split("\n== ")[1:]:
        name, _, rest = part.partition("\n")
        news, _, truth = rest.partition("\n--")
        made.append(Case(name, news.strip(), tuple(line.rstrip() for line in truth.splitlines() if line.strip())))
    return made


def facts(lines: tuple[str, ...] | list[str]) -> Counter[tuple[str, str]]:
    """Each line with the heading it stands under; a heading by itself is a fact too."""
    heading, told = "", Counter[tuple[str, str]]()
    for line in lines:
        if line.startswith("  "):
            told[heading, line.strip()] += 1
        else:
            heading = line
            told[heading, ""] += 1
    return told


def kind_of(fact: tuple[str, str]) -> str:
    """The word that says what kind of fact it is."""
    heading, line = fact
    return line.split()[0] if line else heading.split()[0]


def compared(truth: tuple[str, ...], said: list[str]) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """The facts of both sides, without the kinds that the truth leaves open."""
    want, got = facts(truth), facts(said)
    stated = {kind_of(fact) for fact in want}
    skipped = {kind for kind in ONLY_WHERE_SAID if kind not in stated}
    return want, Counter({fact: n for fact, n in got.items() if kind_of(fact) not in skipped})


def told(found: Found, events: EventsFound) -> list[str]:
    """What was found, in the notation of the cases."""
    lines: list[str] = []
    for event in events.events:
        lines += _event(found, events, event)
    for document in events.documents:
        lines.append(f"document {document.title}")
        if document.issuer_span is not None:
            lines.append(f"  by {document.issuer_span.of(found.text)}")
        if document.number is not None:
            lines.append(f"  no {document.number}")
    conveyed = {(c.kind, c.target) for event in events.events for c in event.conveys}
    loose = [Conveyance(EntityKind.SPEECH, n, s.span) for n, s in enumerate(events.speeches)]
    return [*[_conveys(events, c) for c in loose if (c.kind, c.target) not in conveyed], *lines]


def _event(found: Found, events: EventsFound, event: Event) -> list[str]:
    if event.kind is EventKind.VISIT:
        leads = [_named(found, p.agent_kind, p.agent) for p in event.participations if p.role is Role.LEAD]
        lines = [f"{'visit' if event.reported else 'referred visit'} {'、'.join(dict.fromkeys(leads))}"]
    else:
        lines = [f"{event.kind.value if event.reported else 'referred'} {event.name}"]
    if event.date is not None:
        lines.append(f"  on {event.date.span.of(found.text)}")
    lines += [f"  by {span.of(found.text)}" for _, span in event.organizers]
    lines += [f"  at {span.of(found.text)}" for _, span in (*event.places, *event.hosts)]
    for part in event.participations:
        behalf = part.on_behalf_of
        line = f"  {part.role.value} {_named(found, part.agent_kind, part.agent)}"
        line += f" for {_named(found, *behalf)}" if behalf else ""
        lines += [line] if line not in lines else []
    lines += [f"  mode {event.mode.value}"] if event.mode else []
    lines += [f"  {_conveys(events, c)}" for c in event.conveys]
    lines += [f"  {item.kind} {item.span.of(found.text)}" for item in event.agenda]
    return lines


def _named(found: Found, kind: EntityKind, number: int) -> str:
    """A person's or an organisation's name."""
    return found.people[number].name if kind is EntityKind.PERSON else found.organizations[number].own_name


def _conveys(events: EventsFound, conveyance: Conveyance) -> str:
    if conveyance.kind is EntityKind.SPEECH:
        return f"conveys speech {events.speeches[conveyance.target].name}"
    if conveyance.kind is EntityKind.DOCUMENT:
        return f"conveys document {events.documents[conveyance.target].title}"
    return f"conveys meeting {events.events[conveyance.target].name}"
