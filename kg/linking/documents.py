"""Which named documents and which speeches of the records are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.lexicons import lexicon
from kg.linking.identifiers import identifier
from kg.linking.organizations import Register
from kg.linking.source import Anchor, Ref, Source, squeezed
from kg.model import EntityKind

_PUNCTUATION = re.compile(r"[\s《》〈〉“”\"'‘’（）()、，,·]")


@dataclass(frozen=True, slots=True)
class Work:
    """A document or speech across articles: its records' references, the earliest first."""

    id: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Works:
    """All documents, or all speeches, and which one each of a record's is."""

    works: tuple[Work, ...]
    of: dict[Ref, str]


def joined_documents(sources: Sequence[Source], register: Register) -> Works:
    """The documents: one a title and issuer, or one a number 文号; a title that many bear (通知) one an article."""
    issuers = _issuers(sources, register)
    keyed: dict[tuple[object, ...], list[tuple[Anchor, Ref]]] = {}
    for source in sources:
        for number, document in enumerate(source.record.documents):
            title = bare_title(document.title)
            issuer = register.of[source.index, document.issuer] if document.issuer is not None else None
            key: tuple[object, ...] = (title, issuer or _only(issuers.get(title, set())) or "")
            if document.number:
                key = (squeezed(document.number),)
            elif title in lexicon("linking").words("generic documents"):
                key = (title, source.index)
            anchor = source.entity_anchor(EntityKind.DOCUMENT, number, document.span)
            keyed.setdefault(key, []).append((anchor, (source.index, number)))
    return _works("document", keyed)


def joined_speeches(sources: Sequence[Source], people: dict[Ref, str], events: dict[Ref, str]) -> Works:
    """The speeches: one a speaker and occasion, else one a speaker and name; without speaker one an article."""
    keyed: dict[tuple[object, ...], list[tuple[Anchor, Ref]]] = {}
    for source in sources:
        for number, speech in enumerate(source.record.speeches):
            speaker = people.get((source.index, speech.speaker)) if speech.speaker is not None else None
            key: tuple[object, ...] = (speaker, bare_title(speech.name))
            if speech.delivered_at is not None:
                key = (speaker, "at", events[source.index, speech.delivered_at])
            elif speaker is None:
                key = (source.index, number)
            anchor = source.entity_anchor(EntityKind.SPEECH, number, speech.span)
            keyed.setdefault(key, []).append((anchor, (source.index, number)))
    return _works("speech", keyed)


def bare_title(title: str) -> str:
    """The title without marks and white space, so that a slip in punctuation makes no second document."""
    return _PUNCTUATION.sub("", title)


def _issuers(sources: Sequence[Source], register: Register) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for source in sources:
        for document in source.record.documents:
            if document.issuer is not None:
                found.setdefault(bare_title(document.title), set()).add(register.of[source.index, document.issuer])
    return found


def _only(values: set[str]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None


def _works(kind: str, keyed: dict[tuple[object, ...], list[tuple[Anchor, Ref]]]) -> Works:
    works = []
    of: dict[Ref, str] = {}
    for found in keyed.values():
        found.sort()
        anchor, first = found[0]
        work = Work(identifier(kind, *anchor[1:], first[1]), tuple(ref for _, ref in found))
        works.append(work)
        of.update((ref, work.id) for ref in work.refs)
    return Works(tuple(sorted(works, key=lambda work: work.id)), of)
