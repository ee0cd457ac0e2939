"""Passages to tokens: what the segmentation moves as one, with what their words show of their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.reading import cues
from kg.reading.bylines import PHOTOGRAPHER, credit_spans, credits_of_line
from kg.reading.datelines import begins_with_dateline, closing_source, opening_dateline
from kg.reading.labels import Label
from kg.reading.layout import Passage
from kg.reading.letters import salutes
from kg.reading.neighbours import labels_of

LONGEST_PHOTO_TEXT = 220
_CREDITED = re.compile(r"[。！？…”][（(][^（）()]+[）)]$")
_LEADS = re.compile(
    r"[“（(]?(?:[\d〇一二三四五六七八九十]{1,3}\s*月(?:[\d〇一二三四五六七八九十廿]{1,3}\s*日|[初中下上]|以来)|近日|日前|昨[日天晚]|今[日天晨]|"
    r"[^，。]{0,12}(?:昨[日天]|日前|近日)|[前当]天|连日来|近期|近来|最近|本报记者|记者)"
)
"""How the first paragraph of a report often begins."""
_DAMAGED_DATELINE = re.compile(
    r"本讯|报讯|本报[（(]|[㐀-鿿]{1,5}[日晚]讯[（(\s]|[㐀-鿿]{1,5}[日晚]报[（(]|新华[^，。]{2,12}日电"
)
"""A dateline that has lost a character: 本讯, 临江日讯, 临江日报（记者 李明）."""
_AFTERWORD = re.compile(
    r"[（(【]?(?:编后|编者按|编者附言|编者注|附记|补记|相关回复|回音)[：:】]|[（(](?:本文)?作者(?:系|为|是|单位)"
)
_BRACKETED = re.compile(r"[（(].+[）)]")
_LETTER_SPACED = re.compile(r"[（(□■\s]*[㐀-鿿][ 　]+[㐀-鿿][\s）)]*")


@dataclass(frozen=True)
class Token:
    """Consecutive passages of one look, which the segmentation moves as one."""

    label: Label
    passages: tuple[Passage, ...]
    opens: bool = False
    closes: bool = False
    photographed: bool = False
    leads: bool = False
    afterword: bool = False
    set_off: bool = False
    tabular: bool = False
    pictured: bool = False
    brief: bool = False
    bracketed: bool = False
    signed: bool = False
    """It begins with a dateline that names the reporter: 临江日报讯（记者 李明）."""
    takes_up: bool = False
    """It goes on with the sentence that the token before breaks off, on the other side of a stranger's article."""

    @cached_property
    def words(self) -> str:
        """All words of the token."""
        return "".join(passage.words for passage in self.passages)


def tokens_of(passages: Sequence[Passage]) -> list[Token]:
    """The passages as tokens: paragraphs run together up to the next dateline, all else stands alone."""
    groups: list[tuple[Label, list[Passage]]] = []
    labels = labels_of(passages)
    pictured = _below_pictures(passages, labels)
    for at, (passage, label) in enumerate(zip(passages, labels, strict=True)):
        goes_on = label is Label.BODY and bool(groups) and groups[-1][0] is Label.BODY and at not in pictured
        if goes_on and not _begins_token(passage.words) and not _closes_article(groups[-1][1][-1].words):
            groups[-1][1].append(passage)
        else:
            groups.append((label, [passage]))
    return _with_photographers_together([joined(*group) for group in groups])


def _below_pictures(passages: Sequence[Passage], labels: Sequence[Label]) -> frozenset[int]:
    """The paragraphs right above a photographer's byline, which may tell of the photo alone."""
    found: set[int] = set()
    photographed = False
    for at in range(len(passages) - 1, -1, -1):
        words = passages[at].words
        if labels[at] is Label.BYLINE:
            photographed = photographed or _is_photographed(words)
            continue
        if photographed and labels[at] is Label.BODY and len(words) <= LONGEST_PHOTO_TEXT:
            found.add(at)
        photographed = False
    return frozenset(found)


def joined(label: Label, passages: Sequence[Passage]) -> Token:
    """Passages of one look as one token."""
    first, last = passages[0].words, passages[-1].words
    return Token(
        label,
        tuple(passages),
        opens=label is Label.BODY and _opens_article(first),
        closes=label is Label.BODY and _closes_article(last),
        photographed=label is Label.BYLINE and _is_photographed(last),
        leads=label is Label.BODY and _LEADS.match(first) is not None,
        afterword=label is Label.BODY and _AFTERWORD.match(first) is not None,
        tabular=label is Label.BODY and cues.is_row(first),
        set_off=label is Label.NAME and _is_set_off(passages[0]),
        bracketed=label is Label.BYLINE and _BRACKETED.fullmatch(first) is not None,
        signed=label is Label.BODY and _is_signed_by_dateline(first),
        brief=label is Label.BODY and _is_whole_brief(first),
    )


def _is_set_off(passage: Passage) -> bool:
    """Whether a name stands as authors' names do: behind a glyph or an indent, or letter-spaced (石 岩)."""
    line = passage.lines[0]
    return line.marked or line.indent > 0 or _LETTER_SPACED.fullmatch(line.words) is not None


def _closes_article(words: str) -> bool:
    """Whether a paragraph ends as only the last of an article does: （记者 李明）, （据某台消息）, a jump."""
    if cues.ends_with_jump(words) or closing_source(words):
        return True
    return _CREDITED.search(words) is not None and any(span.end == len(words) for span in credit_spans(words))


def _is_signed_by_dateline(words: str) -> bool:
    dateline = opening_dateline(words)
    return dateline is not None and bool(credit_spans(dateline.span.of(words)))


def _is_whole_brief(words: str) -> bool:
    """Whether a paragraph is news by itself, with its mark and its author: ▲3月2日，敬老院落成。（李明）."""
    return cues.MARKED.match(words) is not None and _closes_article(words)


def _with_photographers_together(tokens: list[Token]) -> list[Token]:
    """A byline above a photographer's is one of the photo too: 临江日报记者 刘大震 / 通讯员/罗小辉 摄.

    What stands above them may tell of the photo alone.
    """
    below = False
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.label is Label.BYLINE and below:
            tokens[at] = replace(token, photographed=True)
        elif token.label is Label.CAPTION or (below and _may_tell_of_photo(token)):
            tokens[at] = replace(token, pictured=True)
        below = tokens[at].photographed
    return tokens


def _may_tell_of_photo(token: Token) -> bool:
    return token.label is Label.BODY and len(token.passages) == 1 and len(token.words) <= LONGEST_PHOTO_TEXT


def _opens_article(words: str) -> bool:
    return begins_with_dateline(words) or _DAMAGED_DATELINE.match(words) is not None or salutes(words)


def _begins_token(words: str) -> bool:
    return _opens_article(words) or _AFTERWORD.match(words) is not None or _is_whole_brief(words)


def _is_photographed(words: str) -> bool:
    named = credits_of_line(words)
    return re.search(r"(?:摄|摄影|摄影报道|供图)[）)]?\s*$", words) is not None or bool(
        named and all(credit.role == PHOTOGRAPHER for credit in named)
    )
