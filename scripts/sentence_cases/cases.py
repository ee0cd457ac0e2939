"""The cases: what a file of them holds, and whether each agrees with itself."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.names import squeeze

Case = dict[str, Any]
STATUSES = ("former", "acting", "designate")
KEYS = {
    "case": {"id", "home", "text", "people", "organizations", "places"},
    "people": {"name", "anonymous", "fictional", "posts"},
    "posts": {"title", "org", "also", "status"},
    "organizations": {"name", "also", "surfaces", "optional"},
    "places": {"name", "full", "also", "surfaces", "optional"},
}


def cases_in(file: Path) -> list[Case]:
    """The cases of a file of JSON lines, in its order."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def faults_of(case: Case) -> list[str]:
    """What in a case cannot be so: an unknown key, a printed form or name that its text lacks, one entity twice."""
    return list(_faults(case, squeeze(case["text"])))


def _faults(case: Case, text: str) -> Iterator[str]:
    yield from _unknown_keys("case", case)
    for person in case["people"]:
        yield from _faults_of_person(person, text)
    for kind in ("organizations", "places"):
        for entity in case[kind]:
            yield from _faults_of_entity(kind, entity, text)
    for kind, name in (("people", "name"), ("organizations", "name"), ("places", "full")):
        counted = Counter(entity[name] for entity in case[kind])
        yield from (f"{twice} stands twice among the {kind}" for twice, count in counted.items() if count > 1)


def _faults_of_person(person: Case, text: str) -> Iterator[str]:
    yield from _unknown_keys("people", person)
    if person["name"] not in text:
        yield f"no {person['name']} in the text"
    for post in person["posts"]:
        yield from _unknown_keys("posts", post)
        if post.get("status", STATUSES[0]) not in STATUSES:
            yield f"{person['name']}: no status {post['status']}"
        if not _is_printed(post["title"], text):
            yield f"{person['name']}: the text does not print the characters of {post['title']} in their order"


def _faults_of_entity(kind: str, entity: Case, text: str) -> Iterator[str]:
    yield from _unknown_keys(kind, entity)
    yield from (f"{entity['name']}: no {form} in the text" for form in entity["surfaces"] if form not in text)
    if not entity["surfaces"]:
        yield f"{entity['name']}: no printed form"
    if not str(entity.get("full", entity["name"])).endswith(entity["name"]):
        yield f"{entity['full']} does not end in {entity['name']}"


def _unknown_keys(kind: str, entry: Case) -> Iterator[str]:
    yield from (f"{kind} have no key {key}" for key in sorted(entry.keys() - KEYS[kind]))


def _is_printed(title: str, text: str) -> bool:
    """Whether the characters of a title stand in the text in their order, as those of 市委书记 in 市委常委、书记."""
    rest = iter(text)
    return all(character in rest for character in title)
