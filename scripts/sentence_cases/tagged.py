"""Sentences with a BIO tag a character: the names that the tagger alone finds, and those that the package finds.

In such files, made from the People's Daily of 1998, a name is counted wherever it is printed: people without their
titles, places without 我国 and 全市 (which are no names), organisations with 市委 and 党中央, and no place within an
organisation. The package's mentions are taken as they are, but for deictic places, places inside other names, and
people known by a surname (胡老, 王先生), of whom such files count the surname. They count the person in 邓小平理论 too,
which the package does not: such a name counts for nothing, neither the tagger's nor the package's nor the file's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.scores import Scores

from kg.extraction import names
from kg.extraction.tagger import tagger
from kg.lexicons import lexicon
from kg.model import ArticleRecord, EntityKind, Mention
from kg.text import Span
from sentence_cases.findings import records_of_text

Name = tuple[int, int, str]
"""Start and end in the sentence, and the tag."""

KINDS = {"PER": "people", "LOC": "places", "ORG": "organisations"}
TAGGER_ALONE, PACKAGE = "the tagger alone", "the package"
_PERSON = "PER"
THOUGHT = re.compile("|".join(map(re.escape, lexicon("people").words("thoughts"))))
_TAG_OF = {EntityKind.PERSON: "PER", EntityKind.PLACE: "LOC", EntityKind.ORGANIZATION: "ORG"}


@dataclass(frozen=True)
class TaggedSentence:
    """A sentence and its names."""

    text: str
    names: frozenset[Name]


def sentences_in(file: Path) -> list[TaggedSentence]:
    """The sentences of a file: a line holds a character, a tab and its tag; blank lines part sentences."""
    return [_sentence(block.split("\n")) for block in file.read_text("utf-8").strip("\n").split("\n\n") if block]


def _sentence(lines: Sequence[str]) -> TaggedSentence:
    cells = [line.split("\t") for line in lines]
    return TaggedSentence("".join(cell[0] for cell in cells), frozenset(_names([cell[1] for cell in cells])))


def _names(tags: Sequence[str]) -> Iterator[Name]:
    start = None
    for at, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            yield start, at, tags[start].removeprefix("B-")
            start = None
        if tag.startswith("B-"):
            start = at


def compared(sentences: Sequence[TaggedSentence]) -> dict[str, Scores]:
    """The scores of the tagger alone and of the package on the same sentences."""
    alone, package = Scores(), Scores()
    words_of = tagger().tag([sentence.text for sentence in sentences])
    for number, (printed, words) in enumerate(zip(sentences, words_of, strict=True), 1):
        sentence = TaggedSentence(printed.text, _without_thoughts(printed.names, printed.text))
        tagged = ((word.span.start, word.span.end, word.tag) for word in words if word.tag in KINDS)
        _score(alone, f"s{number}", sentence, _without_thoughts(tagged, printed.text))
        _score(package, f"s{number}", sentence, frozenset(_found(f"s{number}", printed.text)))
    return {TAGGER_ALONE: alone, PACKAGE: package}


def _without_thoughts(names: Iterable[Name], text: str) -> frozenset[Name]:
    """The names but for those of people in the name of a thought."""
    return frozenset((start, end, tag) for start, end, tag in names if tag != _PERSON or not THOUGHT.match(text, end))


def _found(name: str, text: str) -> Iterator[Name]:
    _, records = records_of_text(name, text)
    for record in records:
        counted = [mention for mention in record.mentions if mention.kind in _TAG_OF and not _is_no_name(mention)]
        for mention in counted:
            if not _is_inside_another(mention, counted):
                region = _region(record, _surname(record, mention))
                yield region.start, region.end, _TAG_OF[mention.kind]


def _surname(record: ArticleRecord, mention: Mention) -> Span:
    """The surname alone of a person who is known by no more: 王 of 王先生, 于 of 老于."""
    span = mention.span
    printed = span.of(record.article.text.text)
    if mention.kind is not EntityKind.PERSON or not names.is_without_given_name(printed):
        return span
    start = span.start + printed.startswith(("老", "小"))
    return Span(start, start + (2 if printed[:2] in names.compound_surnames() else 1))


def _is_no_name(mention: Mention) -> bool:
    return mention.kind is EntityKind.PLACE and mention.deictic


def _is_inside_another(mention: Mention, others: Sequence[Mention]) -> bool:
    return any(o.span.contains(mention.span) and len(o.span) > len(mention.span) for o in others)


def _region(record: ArticleRecord, span: Span) -> Span:
    regions = record.article.text.page_regions(span)
    return Span(regions[0].start, regions[-1].end)


def _score(scores: Scores, where: str, sentence: TaggedSentence, said: frozenset[Name]) -> None:
    for tag, kind in KINDS.items():
        wanted = {name for name in sentence.names if name[2] == tag}
        found = {name for name in said if name[2] == tag}
        scores.add(kind, len(wanted & found), len(wanted), len(found))
        scores.note(kind, where, _printed(wanted - found, sentence.text), _printed(found - wanted, sentence.text))


def _printed(names: set[Name], text: str) -> list[str]:
    return [text[start:end] for start, end, _ in sorted(names)]
