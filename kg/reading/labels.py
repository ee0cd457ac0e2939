"""What each passage looks like by itself, before its neighbours and the page decide what it is."""

from __future__ import annotations

import re
from enum import StrEnum

from kg.reading import cues
from kg.reading.bylines import bare_authors, credit_spans, is_byline
from kg.reading.datelines import begins_with_dateline
from kg.reading.furniture import is_furniture
from kg.reading.layout import ENDS_SENTENCE
from kg.reading.letters import tells_of_author


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
_LONGEST_CAPTION = 140
_LONGEST_CREDITED_CAPTION = 200
_LONGEST_EXCLAMATION = 28
_EXCLAIMS = re.compile(r"[！？!?…][”’》）)]*$")
_STOPS = re.compile(r"(?:[。；;：:]|(?<=[㐀-鿿”）)])\.)[”’」）)]*$|——$|[，、,]$")
_STOP_INSIDE = re.compile(r"。[^”’）)]|(?<=[㐀-鿿])\.[㐀-鿿]|[。！？]”?[（(][^（）()]+[）)]$")
_PICTURE = re.compile(r"(?:▲|△|▼|◀|▶|☝|↑|←|→)?\s*(?:图为|左图|右图|上图|下图|图[①-⑨一二三四\d]|本版图片|题图|资料图)")
_SPOKEN = re.compile(r"^(?:“|[㐀-鿿]{1,5}[：:]|(?:祝|愿|衷心|谢谢|感谢|让我们|此致|敬礼))")
"""How a sentence of body text begins that ends like an exclaiming headline: 记者：您建议怎么办？"""
_ADOPTED = re.compile(r"[（(][^（）()]*\d日[^（）()]*(?:通过|公布|发布|批准|施行)[）)]")
"""Who adopted the list or rule that the headline names, and when."""
_TELEPHONE = re.compile(r"[：:]\s*(?:\d{3,4}-)?\d{5,12}$")
"""How a line ends that says where to call: 值班电话：5550177; no headline does."""
_HAN = re.compile("[㐀-鿿]")
_FEWEST_CLAUSES = 4


def label_of(words: str) -> Label:
    """The look of a passage by its own words."""
    if len(words) > _LONGEST_CAPTION:
        told_of_photo = len(words) <= _LONGEST_CREDITED_CAPTION and _is_credited_picture(words)
        return Label.CAPTION if told_of_photo and not begins_with_dateline(words) else Label.BODY
    alone = _standing_alone(words)
    if alone is not None:
        return alone
    if _ADOPTED.fullmatch(words) or cues.is_row(words) or tells_of_author(words):
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
    if any(pattern.search(words) for pattern in (ENDS_SENTENCE, _STOPS, _STOP_INSIDE, _TELEPHONE)):
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
    return any(re.search(r"(?:摄|摄影|摄影报道)[）)]?\s*$", span.of(words)) for span in credit_spans(words))
