"""What a passage's neighbours show of it: who signs, what is a row of a list, what heads an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading import cues
from kg.reading.bylines import bare_authors
from kg.reading.datelines import begins_with_dateline
from kg.reading.genres import heads_briefs, heads_notice
from kg.reading.labels import Label, label_of
from kg.reading.layout import Passage
from kg.reading.letters import salutes, signs_letter

LONGEST_SIGNATURE = 40
_LONGEST_UNDATED_SIGNER = 20
_FEWEST_IN_LIST = 3
_LEAST_NAMED = 0.6
_REMARK = re.compile(r"[（(][^（）()]{1,8}[）)]")
_LEADING = re.compile(r"[^，。；！？]{3,20}(?<![下是有为说])[：:]|[^，。；！？]{4,28}——")
"""A line above a headline that says who speaks or of whom it tells: 全国妇联、文化和旅游部：; 李老汉守渡口四十年——"""
_CRY = re.compile(r"“[^“”。]{4,24}[！？!?]”")
_ORNAMENTS = ("□", "■", "◎", "●", "※")


def labels_of(passages: Sequence[Passage]) -> list[Label]:
    """The look of each passage; who signs is known by the date below."""
    labels = _with_names_in_lists(passages, [label_of(passage.words) for passage in passages])
    labels = _with_letter_signers(passages, labels)
    for at in range(len(passages) - 2, -1, -1):
        signs = labels[at + 1] is Label.SIGNATURE and cues.is_signature_date(passages[at + 1].words)
        signs_too = labels[at + 1] is Label.SIGNATURE and cues.names_signer(passages[at].words)
        if (
            labels[at] in {Label.DISPLAY, Label.NAME}
            and (signs or signs_too)
            and len(passages[at].words) <= LONGEST_SIGNATURE
        ):
            labels[at] = Label.SIGNATURE
    return _with_undated_signers(passages, _with_heads(passages, labels))


def _with_letter_signers(passages: Sequence[Passage], labels: list[Label]) -> list[Label]:
    """Who signs a letter, dated or not: a description and a name right below the text that began with a salutation."""
    in_letter = False
    for at, label in enumerate(labels):
        words = passages[at].words
        if label is Label.BODY:
            in_letter = in_letter or salutes(words)
        elif label in {Label.DISPLAY, Label.NAME}:
            if in_letter and labels[at - 1] is Label.BODY and signs_letter(words):
                labels[at] = Label.SIGNATURE
                in_letter = False
        elif label in {Label.BYLINE, Label.SIGNATURE}:
            in_letter = False
    return labels


def _with_heads(passages: Sequence[Passage], labels: list[Label]) -> list[Label]:
    """Lines that what stands below shows to be headlines: “往高处跑！” over ——追记…, 一句话新闻 over ●….

    A cry in quotation marks or a line that ends with a colon looks like text, the name of a column like a label.
    """
    for at in range(len(passages) - 2, -1, -1):
        if _heads_what_follows(passages, labels, at):
            labels[at] = Label.DISPLAY
    return labels


def _heads_what_follows(passages: Sequence[Passage], labels: Sequence[Label], at: int) -> bool:
    words, below = passages[at].words, passages[at + 1].words
    if labels[at] is Label.LABEL:
        return heads_briefs(words) and labels[at + 1] is Label.BODY and cues.MARKED.match(below) is not None
    if labels[at] is not Label.BODY:
        return False
    if _CRY.fullmatch(words) and passages[at].after_gap:
        return labels[at + 1] in {Label.BYLINE, Label.DISPLAY} or begins_with_dateline(below)
    return _LEADING.fullmatch(words) is not None and _heads_article(passages, labels, at + 1)


def _heads_article(passages: Sequence[Passage], labels: Sequence[Label], at: int) -> bool:
    """Whether display lines stand here and then a byline or dateline, or nothing of the article is left below them."""
    end = at
    while end < len(passages) and labels[end] is Label.DISPLAY:
        end += 1
    if end == at:
        return False
    return end == len(passages) or labels[end] is Label.BYLINE or begins_with_dateline(passages[end].words)


def _with_names_in_lists(passages: Sequence[Passage], labels: list[Label]) -> list[Label]:
    """Names beside a row of names are of the same list, and no authors; so are a school's teachers, or a lone name."""
    rows = [cues.is_row(passage.words) or _names_many(passage.words) for passage in passages]
    last = len(passages) - 1
    for order in (range(len(passages)), range(last, -1, -1)):
        for at in order:
            words = passages[at].words
            if labels[at] not in {Label.NAME, Label.DISPLAY} or words.startswith(_ORNAMENTS):
                continue
            above = at > 0 and rows[at - 1] and not passages[at].after_gap
            below = at < last and rows[at + 1] and not passages[at + 1].after_gap
            beside = (at > 0 and rows[at - 1]) or (at < last and rows[at + 1])
            if (beside and (labels[at] is Label.NAME or rows[at])) or ((above or below) and _has_name_cell(words)):
                labels[at] = Label.BODY
                rows[at] = True
    return _with_lists_announced(passages, labels)


def _has_name_cell(words: str) -> bool:
    """Whether a line of several cells begins or ends with a name: 市特殊教育学校 游方."""
    cells = _REMARK.sub("", words).split()
    return len(cells) > 1 and any(len(cell) in {2, 3} and bool(bare_authors(cell)) for cell in (cells[0], cells[-1]))


def _with_lists_announced(passages: Sequence[Passage], labels: list[Label]) -> list[Label]:
    """Lines of several cells below a paragraph that announces them (名单如下：), up to the next paragraph, are rows."""
    at = 1
    while at < len(passages):
        end = at
        while end < len(passages) and labels[end] in {Label.DISPLAY, Label.NAME}:
            end += 1
        celled = [place for place in range(at, end) if " " in passages[place].words]
        announced = labels[at - 1] is Label.BODY and passages[at - 1].words.endswith(("：", ":"))
        goes_on = end < len(passages) and labels[end] in {Label.BODY, Label.SIGNATURE}
        if announced and goes_on and len(celled) >= _FEWEST_IN_LIST:
            for place in celled:
                labels[place] = Label.BODY
        at = max(end, at) + 1
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
