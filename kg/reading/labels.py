"""What each passage looks like by itself, before the page decides what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from kg.reading import cues
from kg.reading.bylines import PHOTOGRAPHER, bare_authors, credit_spans, credits_of_line, is_byline
from kg.reading.datelines import begins_with_dateline, closing_source
from kg.reading.furniture import is_furniture
from kg.reading.genres import heads_notice
from kg.reading.layout import ENDS_SENTENCE, Passage


class Label(StrEnum):
    """The look of a passage; `kg.reading.segmentation` decides with it, it does not have to follow it."""

    DISPLAY = "display"
    BYLINE = "byline"
    NAME = "name"
    BODY = "body"
    CAPTION = "caption"
    SIGNATURE = "signature"
    JUMP = "jump"
    LABEL = "label"
    FURNITURE = "furniture"


LONGEST_DISPLAY = 46
LONGEST_SIGNATURE = 40
_LONGEST_UNDATED_SIGNER = 20
_FEWEST_IN_LIST = 3
_LEAST_NAMED = 0.6
_LONGEST_CAPTION = 140
LONGEST_PHOTO_TEXT = 220
_LONGEST_EXCLAMATION = 28
_EXCLAIMS = re.compile(r"[！？!?…][”’》）)]*$")
_STOPS = re.compile(r"(?:[。；;：:]|(?<=[㐀-鿿”）)])\.)[”’」）)]*$|——$|[，、,]$")
_STOP_INSIDE = re.compile(r"。[^”’）)]|(?<=[㐀-鿿])\.[㐀-鿿]|[。！？]”?[（(][^（）()]+[）)]$")
_PICTURE = re.compile(r"(?:▲|△|▼|◀|▶|☝|↑|←|→)?\s*(?:图为|左图|右图|上图|下图|图[①-⑨一二三四\d]|本版图片|题图|资料图)")
_SPOKEN = re.compile(r"^(?:“|[㐀-鿿]{1,5}[：:]|(?:祝|愿|衷心|谢谢|感谢|让我们|此致|敬礼))")
"""How a sentence of body text begins that ends like an exclaiming headline: 记者：您建议怎么办？"""
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
_AFTERWORD = re.compile(r"[（(【]?(?:编后|编者按|编者附言|编者注|附记|补记|相关回复|回音)[：:】]")
_ADOPTED = re.compile(r"[（(][^（）()]*\d日[^（）()]*(?:通过|公布|发布|批准|施行)[）)]")
"""Who adopted the list or rule that the headline names, and when."""
_MARKED = re.compile(r"[●■▲◆★※◎□○△▶►]")
_LETTER_SPACED = re.compile(r"[（(□■\s]*[㐀-鿿][ 　]+[㐀-鿿][\s）)]*")
_HAN = re.compile("[㐀-鿿]")
_FEWEST_CLAUSES = 4


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

    @cached_property
    def words(self) -> str:
        """All words of the token."""
        return "".join(passage.words for passage in self.passages)


def labels_of(passages: Sequence[Passage]) -> list[Label]:
    """The look of each passage; who signs is known by the date below."""
    labels = _with_names_in_lists(passages, [_label(passage.words) for passage in passages])
    for at in range(len(passages) - 2, -1, -1):
        signs = labels[at + 1] is Label.SIGNATURE and cues.is_signature_date(passages[at + 1].words)
        signs_too = labels[at + 1] is Label.SIGNATURE and cues.names_signer(passages[at].words)
        if (
            labels[at] in {Label.DISPLAY, Label.NAME}
            and (signs or signs_too)
            and len(passages[at].words) <= LONGEST_SIGNATURE
        ):
            labels[at] = Label.SIGNATURE
    return _with_undated_signers(passages, labels)


def _with_names_in_lists(passages: Sequence[Passage], labels: list[Label]) -> list[Label]:
    """Names beside a row of names are of the same list, and no authors."""
    rows = [cues.is_row(passage.words) or _names_many(passage.words) for passage in passages]
    for at in range(len(passages)):
        beside = [near for near in (at - 1, at + 1) if 0 <= near < len(passages)]
        if (
            (labels[at] is Label.NAME or (labels[at] is Label.DISPLAY and rows[at]))
            and not passages[at].words.startswith(("□", "■", "◎", "●", "※"))
            and any(rows[near] for near in beside)
        ):
            labels[at] = Label.BODY
    return labels


def _names_many(words: str) -> bool:
    cells = words.split()
    if len(cells) < _FEWEST_IN_LIST or any(len(cell) not in {2, 3} for cell in cells):
        return False
    return sum(bool(bare_authors(cell)) for cell in cells) > _LEAST_NAMED * len(cells)


def _with_undated_signers(passages: Sequence[Passage], labels: list[Label]) -> list[Label]:
    """Who signs the last notice of a page without a date: names of bodies below its text, with nothing after them."""
    for at in range(len(passages) - 1, 0, -1):
        words = passages[at].words
        if labels[at] is Label.FURNITURE:
            continue
        signs = cues.names_signer(words) and len(words) <= _LONGEST_UNDATED_SIGNER
        if labels[at] is not Label.DISPLAY or not signs or labels[at - 1] not in {Label.BODY, Label.DISPLAY}:
            break
        above = passages[at - 1].words
        if labels[at - 1] is Label.DISPLAY and not (cues.names_signer(above) or heads_notice(above)):
            break
        labels[at] = Label.SIGNATURE
    return labels


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
    return _with_photographers_together([_token(*group) for group in groups])


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


def _token(label: Label, passages: Sequence[Passage]) -> Token:
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


def _is_whole_brief(words: str) -> bool:
    """Whether a paragraph is news by itself, with its mark and its author: ▲3月2日，敬老院落成。（李明）."""
    return _MARKED.match(words) is not None and _closes_article(words)


def _with_photographers_together(tokens: list[Token]) -> list[Token]:
    """A byline above a photographer's is one of the photo too: 临江日报记者 刘大震 / 通讯员/罗小辉 摄.

    What stands above them may tell of the photo alone.
    """
    for at in range(len(tokens) - 2, -1, -1):
        if tokens[at].label is Label.BYLINE and tokens[at + 1].photographed:
            tokens[at] = replace(tokens[at], photographed=True)
        elif tokens[at].label is Label.CAPTION or (
            tokens[at].label is Label.BODY
            and tokens[at + 1].photographed
            and len(tokens[at].passages) == 1
            and len(tokens[at].words) <= LONGEST_PHOTO_TEXT
        ):
            tokens[at] = replace(tokens[at], pictured=True)
    return tokens


def _label(words: str) -> Label:
    if len(words) > _LONGEST_CAPTION:
        return Label.BODY
    alone = _standing_alone(words)
    if alone is not None:
        return alone
    if _ADOPTED.fullmatch(words) or cues.is_row(words):
        return Label.BODY
    if _PICTURE.match(words) or _is_credited_picture(words):
        return Label.CAPTION
    if _is_running_text(words):
        return Label.BODY
    return Label.NAME if bare_authors(words) else Label.DISPLAY


def _is_running_text(words: str) -> bool:
    if len(words) > LONGEST_DISPLAY or not _HAN.search(words) or begins_with_dateline(words):
        return True
    if _EXCLAIMS.search(words):
        brief = len(words) <= _LONGEST_EXCLAMATION or words.endswith("…")
        return not brief or any(pattern.search(words) for pattern in (_SPOKEN, _STOP_INSIDE))
    if any(pattern.search(words) for pattern in (ENDS_SENTENCE, _STOPS, _STOP_INSIDE)):
        return True
    return words.count("，") + words.count("、") >= _FEWEST_CLAUSES


def _standing_alone(words: str) -> Label | None:
    if cues.is_label(words):
        return Label.LABEL
    if cues.is_jump(words):
        return Label.JUMP
    if cues.is_signature_date(words) or cues.is_signed_and_dated(words):
        return Label.SIGNATURE
    if is_furniture(words):
        return Label.FURNITURE
    if is_byline(words):
        return Label.BYLINE
    return None


def _is_credited_picture(words: str) -> bool:
    if re.search(r"(?:供图|制图)[：:/\s]*[㐀-鿿]{2,12}$|[㐀-鿿]{2,10}[\s/]*(?:供图|制图)[）)]?$", words):
        return True
    return any(re.search(r"(?:摄|摄影)[）)]?\s*$", span.of(words)) for span in credit_spans(words))


def _opens_article(words: str) -> bool:
    return (
        begins_with_dateline(words)
        or _DAMAGED_DATELINE.match(words) is not None
        or cues.SALUTATION.fullmatch(words) is not None
    )


def _begins_token(words: str) -> bool:
    return _opens_article(words) or _AFTERWORD.match(words) is not None or _is_whole_brief(words)


def _is_photographed(words: str) -> bool:
    named = credits_of_line(words)
    return re.search(r"(?:摄|摄影|摄影报道|供图)[）)]?\s*$", words) is not None or bool(
        named and all(credit.role == PHOTOGRAPHER for credit in named)
    )
