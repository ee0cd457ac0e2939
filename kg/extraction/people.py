"""People in an article: every source of names heard, then decided once for the article.

The tagger, titles before a name, lists of names, bylines and verbs of speech each give votes to spans; a name is taken
where the votes for it, over the whole article, weigh enough. Then every further occurrence of it is found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec
from msgspec.structs import replace

from kg.dictionary import dictionary
from kg.extraction import given_names, names
from kg.extraction.agreeing_names import agreed
from kg.extraction.bodies import OrganizationHit
from kg.extraction.doubtful_names import is_doubtful
from kg.extraction.heard_names import NameListener
from kg.extraction.name_spans import NameSpans
from kg.extraction.rosters import Roster, rosters
from kg.extraction.title_items import TitleSequence
from kg.extraction.words import TaggedText
from kg.gazetteer import gazetteer
from kg.model import Byline
from kg.text import Span, printings

_WEIGHTS = {
    "byline": 1.0,
    "roster": 1.0,
    "lac": 0.55,
    "title": 0.45,
    "dot": 0.6,
    "title-closed": 0.7,
    "list": 0.7,
    "speaker": 0.2,
}
_NEEDED = 0.5
_FORM_COMMON, _FORM_RARE, _FORM_FOREIGN, _FORM_NONE = 0.15, -0.05, 0.1, -0.4
_LIKE_A_WORD = -0.35
_AGAIN = 0.4
_SURNAME_AND_ONE = 2
_LONGEST_CHINESE = 3
_FOREIGN_IN_DICTIONARY = "nrt"
_WITHIN = "里"
"""库里, 科里 are rather within something."""


class NameHit(msgspec.Struct, frozen=True):
    """A printed name of a person and who heard it."""

    span: Span
    name: str
    votes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class People:
    """The names printed in an article, and the lists of names set out in lines."""

    names: tuple[NameHit, ...]
    rosters: tuple[Roster, ...]


def people_in(
    tagged: TaggedText,
    sequences: Sequence[TitleSequence],
    organizations: Sequence[OrganizationHit],
    bylines: Sequence[Byline],
    places: frozenset[str] = frozenset(),
) -> People:
    """The people named in an article. Anonymous ones (刘某, 孙阿姨) are `kg.extraction.anonymous`'s.

    ``places`` are names of places that the tagger may have taken for people.
    """
    titles = {item.span.start for sequence in sequences for item in sequence.items}
    extents = NameSpans(tagged, titles | {hit.span.start for hit in organizations})
    listed = rosters(tagged)
    heard = agreed(tagged, NameListener(tagged, sequences, extents, listed).heard(bylines))
    accepted = {
        name: votes
        for name, votes in _accepted(tagged, heard, [hit.span for hit in organizations]).items()
        if {"byline", "roster"} & set(votes)
        or {"lac", "title-closed"} <= set(votes)  # 局长汤加，
        or not (name.endswith(tuple(sorted(places))) or _is_division(name))
    }
    spans = _chosen(tagged, heard, accepted)
    hits = [*spans, *_again(tagged, accepted, spans, organizations)]
    hits = sorted(_by_whole_names(hits), key=lambda hit: hit.span)
    return People(tuple(hits), listed)


def _by_whole_names(hits: Sequence[NameHit]) -> Iterator[NameHit]:
    """科尔涅夫 in an article that names 弗拉基米尔·科尔涅夫 is he: the first or the last part of one dotted name."""
    whole: dict[str, set[str]] = defaultdict(set)
    for hit in hits:
        first, *rest = names.parts_of(hit.name)
        for part in {first, rest[-1]} if rest else ():
            whole[part].add(hit.name)
    for hit in hits:
        bearers = whole.get(hit.name, set())
        yield replace(hit, name=min(bearers)) if len(bearers) == 1 else hit


def _is_division(name: str) -> bool:
    return any(division.name == name for division in gazetteer().named(name))


def _accepted(tagged: TaggedText, heard: dict[Span, set[str]], bodies: Sequence[Span]) -> dict[str, tuple[str, ...]]:
    """The names that weigh enough, with their votes over the whole article."""
    votes: dict[str, set[str]] = defaultdict(set)
    count: dict[str, int] = defaultdict(int)
    for span, sources in heard.items():
        name = _bare(span.of(tagged.text))
        votes[name] |= sources
        count[name] += "lac" in sources
    return {
        name: tuple(sorted(sources))
        for name, sources in sorted(votes.items())
        if _weight(name, sources, count[name]) >= _NEEDED
        and not (sources == {"lac"} and is_doubtful(tagged.text, name, bodies))
    }


def _weight(name: str, sources: Iterable[str], tagged: int) -> float:
    if len(name) < _SURNAME_AND_ONE or names.is_without_given_name(name):
        return 0.0
    weight = sum(_WEIGHTS[source] for source in sorted(sources))
    if {"byline", "roster"} & set(sources):
        return weight
    if names.is_chinese_name(name):
        common = names.has_common_surname(name) or given_names.is_likely(name)
        weight += _FORM_COMMON if common else _FORM_RARE
    elif _reads_foreign(name, tagged) or len(name) in names.japanese_lengths_at(name, 0):
        weight += _FORM_FOREIGN
    elif not dictionary().tags.get(name, "").startswith("nr") or (
        len(name) == _SURNAME_AND_ONE and set(sources) == {"lac"}
    ):
        weight += _FORM_NONE + (_AGAIN if tagged > 1 and len(name) > _SURNAME_AND_ONE else 0)
    return weight + (_LIKE_A_WORD if names.is_nobody(name) else 0)


def _reads_foreign(name: str, tagged: int) -> bool:
    """Whether a name is a transliteration; the tagger's word makes up for one strange character, or for shortness."""
    if names.is_foreign_name(name) or not tagged or names.has_common_surname(name):
        return names.is_foreign_name(name)
    strange = [at for at, character in enumerate(name, 1) if character not in names.transliteration()]
    if len(name) > _LONGEST_CHINESE:
        return len(strange) == 1 and strange[0] < len(name)
    return not strange and not name.endswith(_WITHIN) and dictionary().tags.get(name) == _FOREIGN_IN_DICTIONARY


def _chosen(tagged: TaggedText, heard: dict[Span, set[str]], accepted: dict[str, tuple[str, ...]]) -> list[NameHit]:
    """Of spans that overlap, the one with more votes, then the longer."""

    def rank(span: Span) -> tuple[bool, bool, int, int, Span]:
        dotted = len(names.parts_of(span.of(tagged.text))) > 1
        return not (dotted or "roster" in heard[span]), "dot" not in heard[span], -len(heard[span]), -len(span), span

    ranked = sorted(heard, key=rank)
    taken: list[Span] = []
    covered: set[int] = set()
    for span in ranked:
        if _bare(span.of(tagged.text)) in accepted and covered.isdisjoint(range(span.start, span.end)):
            covered.update(range(span.start, span.end))
            taken.append(span)
    return [NameHit(span, _bare(span.of(tagged.text)), tuple(sorted(heard[span]))) for span in taken]


def _again(
    tagged: TaggedText,
    accepted: dict[str, tuple[str, ...]],
    found: Sequence[NameHit],
    organizations: Sequence[OrganizationHit],
) -> Iterator[NameHit]:
    """Every further occurrence of a name that is sure, where it is no part of a longer word."""
    spans = [hit.span for hit in found] + [hit.span for hit in organizations]
    taken = {at for span in spans for at in range(span.start, span.end)}
    for name in sorted(accepted, key=lambda name: (-len(name), name)):
        for span in printings(tagged.text, name):
            if not taken.isdisjoint(range(span.start, span.end)):
                continue
            if tagged.cuts(span.start) or tagged.cuts(span.end):
                taken.update(range(span.start, span.end))
                yield NameHit(span, name, ("again",))


def _bare(name: str) -> str:
    """The name without the space that pads a name of two characters (李 明)."""
    return "".join(name.split()) if not name.isascii() else name
