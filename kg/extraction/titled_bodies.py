"""Bodies that are printed only within an office of theirs: 组织部 in 市委常委、组织部部长."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from kg.extraction.bodies import OrganizationHit
from kg.extraction.title_items import TitleItem, TitleSequence
from kg.lexicons import lexicon
from kg.naming import bodies
from kg.text import Span

_SHORTEST = 2


def printed_in_titles(text: str, sequences: Sequence[TitleSequence]) -> Iterator[OrganizationHit]:
    """The bodies that an office says, where its first words are their name and the rest is an office of itself."""
    for sequence in sequences:
        for item in sequence.items:
            if item.organization is None and item.implied is not None and (span := _printed(text, item)):
                yield replace(item.implied, span=span, votes=("title",))
            elif (body := item.organization) and body.votes == ("title",) and body.span.end < item.head.end:
                yield body  # 副县长、公安局|局长


def _printed(text: str, item: TitleItem) -> Span | None:
    """Where the body's name is printed: 政法委|书记, but none in 宣传部|长, whose rest is no office."""
    start = item.head.end - len(item.title)
    said = item.implied
    if said is None or (said.place is None and said.level is None) or text[start : item.head.end] != item.title:
        return None
    form = next((form for form in _forms(said) if item.title.startswith(form)), None)
    if form is None or item.title[len(form) :] not in offices():
        return None
    return Span(start, start + len(form))


def _forms(said: OrganizationHit) -> tuple[str, ...]:
    """The printed forms of the body or of its unit, the longest first."""
    if said.units:
        rows = lexicon("organizations").rows("party-units")
        forms = [form for printed, full in rows if full == said.units[-1] for form in printed.split("|")]
    else:
        body = bodies().get(said.body or "")
        forms = [*body.forms] if body else []
    return tuple(sorted((form for form in forms if len(form) >= _SHORTEST), key=lambda form: (-len(form), form)))


@cache
def offices() -> frozenset[str]:
    """The offices of the lexicon, with the ranks before them: 局长, 副局长, 党委书记."""
    titles = lexicon("titles")
    heads = titles.words("heads")
    ranks = ("", "副", "常务副", "第一副", "党委", "党委副", "党组", "党组副", "原")
    return frozenset(rank + head for head in heads for rank in ranks)
