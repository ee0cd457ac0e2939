"""Named documents 《…》 and document numbers, told from books, plays, programmes and articles."""

from __future__ import annotations

import re

from kg.extraction.events.drafts import Told
from kg.extraction.events.reading import WORK, Reading, T
from kg.extraction.events.words import any_of, pattern
from kg.model import BlockKind, Document, EntityKind, Genre, Mention
from kg.text import Span

NUMBER = re.compile(r"[一-鿿]{1,14}?[〔\[（(【](?:19|20)\d\d[〕\]）)】](?:第)?\d{1,5}号")
NUMBER_AFTER = re.compile(
    r"[（(](?P<number>[一-鿿]{1,14}(?:[〔\[（(【](?:19|20)\d\d[〕\]）)】](?:第)?|令第)\d{1,5}号)[）)]"
)
"""（某政发〔2011〕15号）, （国务院令第700号）."""
BEFORE_NUMBER = re.compile(".*(?:根据|按照|依据|印发|下发|转发|参照|的|和|与|及|以|文件|关于|执行|见)(?=.)")
"""What may be printed right before a number and is no part of it: 根据某防指发〔2020〕3号."""
TRAILING = re.compile(r"(?:[（(][^）)]{1,12}[）)])+$")
SHORT_AFTER = r"[（(](?:以下)?(?:简称|称)[：:]?《(?P<short>[^》]+)》[）)]"
BARE_FORM = 6
"""A title of at most so many characters may be another's short form: 《方案》."""
MOST_ADVERBS = 6
"""So many characters may open a clause before its verb without being a subject."""


def tell_documents(reading: Reading, told: Told) -> None:
    """Add the article's documents with issuer and number, and every mention of each."""
    for match in WORK.finditer(reading.text):
        span = Span(*match.span())
        if _outside(reading, span):
            continue
        title = match.group()[1:-1]
        known = _known(told, title)
        if known is None and not _is_document(reading, span, title):
            continue
        if known is None:
            known = len(told.documents)
            told.documents.append(_document(reading, span, title))
        told.mentions.append(
            Mention(
                EntityKind.DOCUMENT, known, Span(span.start + 1, span.end - 1), deictic=_is_short(told, known, title)
            )
        )
    for match in NUMBER.finditer(reading.text):
        if not any(document.number and document.number in match.group() for document in told.documents):
            before = BEFORE_NUMBER.match(match.group())
            span = Span(match.start() + (before.end() if before else 0), match.end())
            number = span.of(reading.text)
            told.documents.append(Document(number, span, number=number))
            told.mentions.append(Mention(EntityKind.DOCUMENT, len(told.documents) - 1, span))


def _outside(reading: Reading, span: Span) -> bool:
    """Whether the work is printed in a byline or the like."""
    kinds = (BlockKind.BYLINE, BlockKind.JUMP)
    return any(block.kind in kinds and block.span.contains(span) for block in reading.found.article.blocks)


def _known(told: Told, title: str) -> int | None:
    """The document that a title repeats or, as 《方案》, shortens."""
    for index, document in enumerate(told.documents):
        if document.title == title:
            return index
    if len(title) <= BARE_FORM:
        for index, document in reversed(list(enumerate(told.documents))):
            if TRAILING.sub("", document.title).endswith(title):
                return index
    return None


def _is_short(told: Told, number: int, title: str) -> bool:
    return told.documents[number].title != title


def _is_document(reading: Reading, span: Span, title: str) -> bool:
    before = reading.text[max(span.start - 12, 0) : span.start]
    clause = re.split("[，。；：！？\n]", reading.text[max(span.start - 60, 0) : span.start])[-1]
    if re.search(any_of("documents", "no-document-before") + r"(?:[^，。；》]{0,2})?$", before):
        return False
    if re.search(any_of("documents", "no-document-heads") + "$", title):
        return False
    if re.match("的(?:工作)?报告", reading.text[span.end : span.end + 6]):
        return True
    if re.search("(?:传达|学习|贯彻)[^，。；]{0,30}$", clause) and _named_before(reading, span) is not None:
        return True
    stem = TRAILING.sub("", title)
    if re.search(any_of("documents", "heads") + "$", stem):
        return len(stem) > len("办法") or _issued(clause)
    return _issued(clause) and re.search("演出|歌|书|播|片|剧", clause) is None


def _issued(clause: str) -> bool:
    return (
        re.search(
            r"(?:印发|下发|出台|颁布|颁发|制定|转发|审议通过|表决通过|签署|签订|修订|编印|印制|发放|编制)[^，。；]{0,24}$",
            clause,
        )
        is not None
    )


def _document(reading: Reading, span: Span, title: str) -> Document:
    number = NUMBER_AFTER.match(reading.text, span.end)
    issuer = _issuer(reading, span)
    return Document(
        title,
        Span(span.start + 1, span.end - 1),
        issuer.entity if issuer else None,
        issuer.span if issuer else None,
        number["number"] if number else None,
    )


def _issuer(reading: Reading, span: Span) -> Mention | None:
    """The body that is the subject of the verb of issuing, in the clause or carried over; else the title's own."""
    sentence = reading.sentence_at(span.start)
    if sentence is None:
        return _signatory(reading, span)
    before = Span(sentence.span.start, span.start)
    clause = reading.clauses(before)[-1] if reading.clauses(before) else before
    issuing = pattern(any_of("documents", "issuing")).search(reading.masked, clause.start, span.start)
    if issuing is not None:
        return _subject_body(reading, sentence.span.start, clause.start, issuing.start())
    return _named_before(reading, span) or _body_in_title(reading, span) or _signatory(reading, span)


def _is_in_title(reading: Reading, body: Mention) -> bool:
    """Whether a body is printed within somebody's title: 乡党委 in 乡党委书记P."""
    return T in body.span.of(reading.masked)


def _subject_body(reading: Reading, sentence: int, clause: int, verb: int) -> Mention | None:
    """The body right before the verb, at most adverbs between; else the one that opens an earlier clause."""
    own = [
        b
        for b in reading.found.bodies_in(Span(clause, verb))
        if not _is_in_title(reading, b) and re.fullmatch(r"(?:[^，。；的]{0,10})", reading.masked[b.span.end : verb])
    ]
    if own:
        return max(own, key=lambda b: (b.span.end, len(b.span)))
    if len(reading.masked[clause:verb].strip()) > MOST_ADVERBS:
        return None
    earlier = reading.found.bodies_in(Span(sentence, clause))
    opening = [
        b
        for b in earlier
        if not _is_in_title(reading, b)
        and re.search(r"(?:^|[，。；\n]|近日|日前)$", reading.masked[max(sentence, b.span.start - 3) : b.span.start])
    ]
    return max(opening, key=lambda b: (b.span.start, len(b.span))) if opening else None


def _named_before(reading: Reading, span: Span) -> Mention | None:
    """市政府《…规划》: the body printed right before the title."""
    return next(
        (b for b in reading.found.bodies_in(Span(max(span.start - 40, 0), span.start)) if b.span.end == span.start),
        None,
    )


def _body_in_title(reading: Reading, span: Span) -> Mention | None:
    """《某省人民政府关于…的意见》: the body with which the title begins, where 关于 follows."""
    for body in reading.found.bodies_in(span):
        if body.span.start == span.start + 1 and reading.text.startswith(
            ("关于", "办公厅关于", "办公室关于"), body.span.end
        ):
            return body
    return None


def _signatory(reading: Reading, span: Span) -> Mention | None:
    """In a notice that revokes a document, the body that signs: one revokes what one has issued."""
    article = reading.found.article
    sentence = reading.sentence_at(span.start)
    if article.genre is not Genre.NOTICE or sentence is None or "废止" not in sentence.span.of(reading.text):
        return None
    for block in reversed(article.blocks):
        bodies = reading.found.bodies_in(block.span) if block.kind is BlockKind.SIGNATURE else ()
        if bodies:
            return bodies[0]
    return None
