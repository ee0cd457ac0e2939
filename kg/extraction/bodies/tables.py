"""The lexicon of organisations as tables and patterns, each made once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from kg.lexicons import lexicon
from kg.lexicons.finding import WordFinder
from kg.model import PlaceLevel
from kg.naming import LEVEL_WORDS, bodies

LEVEL_OF_WORD: dict[str, PlaceLevel] = {word: level for level, words in LEVEL_WORDS.items() for word in words}
"""省 → province, 市 → prefecture …"""

LEVEL_AT = re.compile(f"(?:中共)?({'|'.join(sorted(LEVEL_OF_WORD, key=len, reverse=True))})")
"""A level word that may begin a deictic name (市委)."""

JOINS_MEETINGS = re.compile("(?<!诸)暨(?!南)")
"""What joins two meetings, and begins no name: 市委常委会会议暨|市防汛指挥部全体会议, but 诸暨 and 暨南大学."""

DIVISION_END = ("省", "市", "州", "县", "区", "盟", "旗", "镇", "乡", "村", "街道", "社区")
"""What the full name of a division ends in."""

DEICTIC_BEFORE = frozenset("我全该本各")
"""What makes a level word part of a deictic place: 我市|医疗队."""

NAME_TAGS = frozenset({"n", "nz", "nw", "ORG", "LOC", "vn", "an", "s", "j"})
"""The tagger's tags of words that names of bodies are made of."""


def alternatives(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))))


@cache
def central_names() -> dict[str, tuple[str, str]]:
    """Printed form of a standing central organ → its full name and kind."""
    table: dict[str, tuple[str, str]] = {}
    for full, kind, *forms in lexicon("organizations").rows("central"):
        for form in (full, *"".join(forms).split("|")):
            if form:
                table[form] = (full, kind)
    return table


@cache
def central_forms() -> WordFinder:
    """Finds the printed forms of standing central organs."""
    return WordFinder(central_names())


@cache
def centre_followers() -> tuple[str, ...]:
    """What follows 中央 where it stands for the Central Committee."""
    return lexicon("organizations").words("centre-followers")


@cache
def body_forms() -> dict[str, str]:
    """Printed form → key of the body that every division has."""
    return {form: body.key for body in reversed(bodies().values()) for form in body.forms}


@cache
def department_forms() -> dict[str, tuple[str, str]]:
    """Printed form of a department → its full own name and kind."""
    rows = lexicon("organizations").rows("departments")
    return {form: (full, kind) for forms, full, kind in rows for form in forms.split("|")}


@cache
def coined_department() -> re.Pattern[str]:
    """A department named by its fields, that no list holds: 体育广电和旅游局, 口岸办."""
    fields = alternatives(lexicon("organizations").words("department-fields")).pattern
    return re.compile(
        f"(?:{fields})(?:[和与、]?(?:{fields})){{0,5}}(?:局|厅|委员会|委|办公室|办)(?![事法理公好起成学])"
    )


@cache
def run_together() -> dict[str, tuple[str, str]]:
    """Printed form that runs a body and its unit together (直机关工委) → key of the body, full name of the unit."""
    return {form: (body, unit) for form, body, unit in lexicon("organizations").rows("run-together")}


@cache
def form_pattern() -> re.Pattern[str]:
    """Any printed form of a body or department, the longest first."""
    return alternatives((*body_forms(), *department_forms(), *run_together()))


@cache
def shared_place_pattern() -> re.Pattern[str]:
    """A further body of the same place behind a mark: 县委|、政府."""
    forms = alternatives(lexicon("organizations").words("shared-place")).pattern
    return re.compile(f"(?:[、和与](?P<form>{forms})|(?P<joined>监委))")


@cache
def department_pattern() -> re.Pattern[str]:
    """A further department of the same place behind a mark: 市发改委|、工信局."""
    forms = [form for form in department_forms() if len(form) > len("体委")]
    return re.compile(f"[、和](?P<form>{alternatives(forms).pattern})")


@cache
def party_body_pattern() -> re.Pattern[str]:
    """A party body within another body."""
    return alternatives(lexicon("organizations").words("party-bodies"))


@cache
def foreign_bodies() -> Mapping[str, str]:
    """Printed form of an organ of a foreign state → its kind."""
    return lexicon("organizations").mapping("foreign-bodies")


@cache
def foreign_pattern() -> re.Pattern[str]:
    """Any organ of a foreign state, the longest first."""
    return alternatives(tuple(foreign_bodies()))


@cache
def foreign_alone() -> Mapping[str, str]:
    """Printed form of a body abroad that its name alone tells → its kind."""
    return lexicon("organizations").mapping("foreign-alone")


@cache
def foreign_alone_pattern() -> re.Pattern[str]:
    """Any body abroad that its name alone tells, the longest first."""
    return alternatives(tuple(foreign_alone()))


_UNIT_SECTIONS = {
    "party-committee": "party-units",
    "congress": "congress-units",
    "congress-standing": "congress-units",
    "consultative": "consultative-units",
}


@cache
def units_below(body: str | None) -> dict[str, str]:
    """Printed form of a unit of a body → its full name."""
    rows = lexicon("organizations").rows(_UNIT_SECTIONS.get(body or "", "office-units"))
    return {form: full for forms, full in rows for form in forms.split("|")}


@cache
def unit_pattern(body: str | None) -> re.Pattern[str]:
    """Any unit of a body, the longest first."""
    return alternatives(tuple(units_below(body)))


@cache
def parties() -> Mapping[str, str]:
    """Party or league printed before its division → key of its committee."""
    return lexicon("organizations").mapping("parties")


@cache
def party_pattern() -> re.Pattern[str]:
    """Any party or league printed before its division."""
    return alternatives(tuple(parties()))


@cache
def standing() -> Mapping[str, str]:
    """Bodies that only a prefecture has and that stand without a level word: 行署, 军分区."""
    return lexicon("organizations").mapping("standing")


@cache
def standing_pattern() -> re.Pattern[str]:
    """Any of the bodies that stand without a level word."""
    return alternatives(tuple(standing()))


@cache
def title_heads() -> tuple[str, ...]:
    """What may begin a title behind a body."""
    titles = lexicon("titles")
    return (*titles.words("heads"), *titles.words("modifiers"))


@cache
def title_beginnings() -> WordFinder:
    """Finds what may begin a title behind a body."""
    return WordFinder(title_heads())


@cache
def task_pattern() -> re.Pattern[str]:
    """Any ending of a body made for a task."""
    return alternatives(lexicon("organizations").words("task-endings"))


@cache
def task_boundaries() -> frozenset[str]:
    """Words at which the name of a body made for a task can begin no earlier."""
    return frozenset(lexicon("organizations").words("task-boundaries"))


@cache
def endings() -> Mapping[str, str]:
    """Ending of a name → kind of organisation."""
    return lexicon("organizations").mapping("endings")


@cache
def ending_words() -> WordFinder:
    """Finds the endings of names."""
    return WordFinder(endings())


@cache
def inner_ending_pattern() -> re.Pattern[str]:
    """An ending inside a word."""
    return alternatives([ending for ending in endings() if len(ending) > 1])


@cache
def never_begin() -> frozenset[str]:
    """Characters that no name begins with: 考|青禾一中."""
    return frozenset(lexicon("sites").words("never-begin"))


@cache
def pseudo_levels() -> tuple[str, ...]:
    """Words that begin with a level word and have no division in them."""
    return lexicon("sites").words("no-level-words")


@cache
def generic() -> frozenset[str]:
    """Words that make an ending a kind of body, not a body."""
    return frozenset(lexicon("organizations").words("generic"))


@cache
def inside_names() -> frozenset[str]:
    """Verbs and adjectives that stand inside names."""
    return frozenset(lexicon("organizations").words("inside-names"))


@cache
def no_level_words() -> frozenset[str]:
    """Words that begin with a level word and are none: 市民, 市场, 区域, 县城."""
    return frozenset(lexicon("sites").words("no-level-words"))


@cache
def rooms() -> tuple[str, ...]:
    """Rooms and buildings, which are no units."""
    return lexicon("sites").words("rooms")


@cache
def visiting_verbs() -> tuple[str, ...]:
    """The verbs of inspections, the longest first."""
    return tuple(sorted(lexicon("visits").words("verbs"), key=lambda verb: (-len(verb), verb)))
