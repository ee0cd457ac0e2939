"""What a token's words and neighbours say for its place in an article, in points; every term is named here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from kg.reading.affinity import Affinity
from kg.reading.cues import begins_item
from kg.reading.display import trails
from kg.reading.genres import heads_briefs, heads_notice
from kg.reading.labels import Label
from kg.reading.occasions import leads_on
from kg.reading.pictures import Pictures
from kg.reading.templates import FOLLOWS, LOOKS, Part, State, Template
from kg.reading.tokens import Token

_AGAINST_HABIT = -3.0
_PHOTO_AGAINST_HABIT = -2.0
"""Photos have their title below on many pages that set titles first."""
_AFFINITY = 3.0
_NOTICE_BELOW_TITLE = -2.5
_BODY_BELOW_SIGNATURE = -12.0
_BODY_BELOW_AUTHOR = -12.0
_LEADS_TO_NEXT_LINE = ("的", "和", "与", "、")
_TITLE_CUT_IN_TWO = -4.0
_LEADS_TO_SECTIONS = ("——", "：", ":")
"""How a text ends that leads to its sections: 让我们走近这些守夜人——"""
_TEXT_CUT_IN_TWO = -4.0
_TITLE_BELOW_CAPTION = -2.0
_TITLE_BELOW_SIGNATURE = -4.0
_DASH = "——"
_TITLE_BELOW_DASH = -3.0
"""——记青禾县长溪乡乡村医生 is the last line of a title."""
_TITLES_WITHOUT_GAP = -4.0
"""On a page whose display lines have blank lines before them, those that have none go on with the title above."""
_LEAST_SET_OFF = 0.5
_BRIEF_OF_ANOTHER = -4.5
_BRIEFS_ABOVE_THEIR_NAME = -1.0
_SIGNED_TWICE = -2.5
"""A byline above 临江日报讯（记者 李明） is that of the article before."""
_RIGHT_BELOW_TITLE = 0.8
_BRACKETED_FIRST = -3.0
"""（本报记者 李明） right below a text ends it."""
_LEAD_BELOW_SUBHEAD = -0.5
_WHOLE_BRIEF = -1.5
_SUBHEAD_BELOW_INSET = -1.5
_SUBHEAD_AT_ONCE = -3.0
_TABLE_BELOW_SUBHEAD = -2.0
_LABEL_BELOW_SUBHEAD = -3.0
_ONE_OF_A_SET = 0.7
_ONE_OF_A_SET_OF_PHRASES = 2.2
_LONGEST_OF_A_SET = 8
_LONG_SUBHEAD = 20
_SHORT_TITLE = 9
_COUNTED = re.compile(
    r"[（(]共?[\d一二三四五六七八九十百]{1,4}[名人位个件]?[）)]$|(?<=[㐀-鿿])[（(]\d{1,4}[名人位][，,][^（）()]+[）)]$"
)
"""城关代表团（十二名）heads a part of a list."""
_PHRASE_END = re.compile(r"[\s　，]+")
_TWO_PHRASES = re.compile(r"[㐀-鿿”][ 　]+[㐀-鿿“]")
_MOST_DRESSED_OF_BARE = 0.2
"""Where fewer of the page's titles than this have a byline or dateline below them, its titles stand bare."""


_LOOKS = {label: [(state, LOOKS[state[1]][label]) for state in FOLLOWS if label in LOOKS[state[1]]] for label in Label}
"""The states that a look can be, with how well it suits them."""


class Evidence:
    """The scores of one page."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Weigh the tokens; ``own`` is what each says by itself for each state it can have."""
        self._tokens = tokens
        self._affinity = Affinity(tokens)
        self._pictures = Pictures(tokens, self._affinity)
        self.own: list[Mapping[State, float]] = [self._own_scores(at) for at in range(len(tokens))]

    def opening(self, state: State, at: int) -> float:
        """What speaks for an article beginning here with this state, whatever the page's habit."""
        template, part = state
        token = self._tokens[at]
        score = 0.0
        if part is Part.BODY and token.opens:
            score += 1.5
        if template is Template.UNTITLED and begins_item(token.words):
            score += 1.0
        if part is Part.BYLINE and token.label is Label.NAME:
            score -= 0.0 if token.set_off else 2.0
        if part is Part.BYLINE and self._is_signed_below(at):
            score += _SIGNED_TWICE
        if part is Part.BYLINE and token.bracketed and not token.passages[0].after_gap:
            score += _BRACKETED_FIRST
        if part is Part.TITLE and self._goes_on_with_title(at):
            score += _TITLES_WITHOUT_GAP
        above = self._tokens[at - 1] if at else None
        if above is not None and above.closes:
            score += 1.5
        if above is not None and above.label is Label.DISPLAY and above.words.endswith(_LEADS_TO_NEXT_LINE):
            score += _TITLE_CUT_IN_TWO
        if above is not None and above.label is Label.BODY and above.words.endswith(_LEADS_TO_SECTIONS):
            score += _TEXT_CUT_IN_TWO
        return score

    def _goes_on_with_title(self, at: int) -> bool:
        """Whether a display line stands right below another: ——记青禾县农技站 / 站长李明."""
        if not at or self._tokens[at].passages[0].after_gap or self._tokens[at - 1].label is not Label.DISPLAY:
            return False
        return self._titles_are_set_off

    @cached_property
    def _titles_are_set_off(self) -> bool:
        """Whether blank lines stand before titles."""
        gaps = [
            self._tokens[at].passages[0].after_gap
            for at in range(1, len(self._tokens))
            if self._tokens[at].label is Label.DISPLAY and self._tokens[at - 1].label is not Label.DISPLAY
        ]
        return sum(gaps) > _LEAST_SET_OFF * len(gaps)

    def _is_signed_below(self, at: int) -> bool:
        """Whether the text below the bylines names its reporter in its dateline: 临江日报讯（记者 李明）."""
        while at < len(self._tokens) and self._tokens[at].label is Label.BYLINE:
            at += 1
        return at < len(self._tokens) and self._tokens[at].signed

    def joint(self, last: Part, part: Part, at: int) -> float:
        """What speaks for this part following that one within an article."""
        if part is Part.TITLE:
            return self._title_joint(last, at)
        if part is Part.SUBHEAD or last is Part.SUBHEAD:
            return self._subhead_joint(last, at)
        if part is Part.BODY:
            return self._body_joint(last, at)
        return self._byline_joint(last, at) if part is Part.BYLINE else 0.0

    def _subhead_joint(self, last: Part, at: int) -> float:
        token = self._tokens[at]
        if self._tokens[at - 1].closes or token.opens:
            return -3.0
        if last in {Part.TITLE, Part.BYLINE}:
            return 0.0 if _COUNTED.search(token.words) else _SUBHEAD_AT_ONCE
        if last is not Part.SUBHEAD:
            return _SUBHEAD_BELOW_INSET if last in {Part.INSET, Part.INSET_CREDIT} else 0.0
        return (_LEAD_BELOW_SUBHEAD if token.leads else 0.0) + (_WHOLE_BRIEF if token.closes else 0.0)

    def _byline_joint(self, last: Part, at: int) -> float:
        if last is Part.TITLE:
            return 1.0
        return -3.0 if self._tokens[at].label is Label.NAME else 0.0

    def _title_joint(self, last: Part, at: int) -> float:
        if last is Part.CAPTION:
            return _TITLE_BELOW_CAPTION
        token = self._tokens[at]
        if last is Part.TITLE and self._tokens[at - 1].words.startswith(_DASH) and not self._goes_on_with_title(at):
            return _TITLE_BELOW_DASH
        if last is Part.SIGNATURE and self._titled_above_signature(at):
            return _TITLE_BELOW_SIGNATURE
        if last is Part.TITLE and token.passages[0].after_gap and heads_notice(self._displayed_together(at)):
            return _NOTICE_BELOW_TITLE
        return 0.3 if last is Part.TITLE and not self._tokens[at].passages[0].after_gap else 0.0

    def _titled_above_signature(self, at: int) -> bool:
        """Whether what is signed above has its title above the signature, so that this is another's."""
        above = next((near for near in range(at - 1, -1, -1) if self._tokens[near].label is not Label.SIGNATURE), 0)
        return self._tokens[above].label is Label.DISPLAY

    def _photo_title_below(self, at: int) -> float:
        """What speaks for a title below a photo: it stands right below the caption, or says what the caption tells."""
        captioned = -_TITLE_BELOW_CAPTION if self._tokens[at - 1].label is Label.CAPTION else 0.0
        return max(captioned, _AFFINITY * self._affinity.with_picture_above(at))

    def _displayed_together(self, at: int) -> str:
        """The display lines from this one on that no blank line parts: 关于开展捐款活动的 / 倡议书."""
        end = at + 1
        while (
            end < len(self._tokens)
            and self._tokens[end].label is Label.DISPLAY
            and not self._tokens[end].passages[0].after_gap
        ):
            end += 1
        return "".join(token.words for token in self._tokens[at:end])

    def _body_joint(self, last: Part, at: int) -> float:
        token = self._tokens[at]
        if last is Part.SIGNATURE:
            return 1.0 if token.afterword else _BODY_BELOW_SIGNATURE
        if last is Part.CLOSING_BYLINE and not self._tokens[at - 1].photographed:
            return _BODY_BELOW_AUTHOR
        if token.afterword:
            return 0.0
        if last in {Part.TITLE, Part.BYLINE}:
            return 1.0 if token.opens else self._plain_beginning(last, at)
        return self._goes_on(last, at)

    def _goes_on(self, last: Part, at: int) -> float:
        token = self._tokens[at]
        if token.opens:
            return -5.0
        if token.brief and last is Part.BODY and not self._goes_on_with_briefs(at):
            return _BRIEF_OF_ANOTHER
        return -3.0 if self._tokens[at - 1].closes and not begins_item(token.words) else 0.0

    def _goes_on_with_briefs(self, at: int) -> bool:
        """Whether a brief with its mark and author stands below another, or below a line that leads to it."""
        before = self._tokens[at - 1]
        return before.brief or begins_item(before.words) or before.words.endswith(("：", ":"))

    def _plain_beginning(self, last: Part, at: int) -> float:
        """What it costs that the body below a title begins as any paragraph might."""
        if last is Part.BYLINE:
            return 0.0
        if heads_notice(self._tokens[at - 1].words):
            return -0.5
        if heads_briefs(self._tokens[at - 1].words) and begins_item(self._tokens[at].words):
            return 0.0
        if self._titles_are_bare and len(self._tokens[at - 1].words) >= _SHORT_TITLE:
            return -0.5
        if self._tokens[at].tabular:
            return -0.5
        return -0.8 if self._tokens[at].leads else -2.0

    @cached_property
    def _titles_are_bare(self) -> bool:
        """Whether the page's titles have neither byline nor dateline, as on a page of briefs."""
        below = [
            self._tokens[at]
            for at in range(1, len(self._tokens))
            if self._tokens[at - 1].label is Label.DISPLAY and self._tokens[at].label is not Label.DISPLAY
        ]
        dressed = sum(token.opens or token.label in {Label.BYLINE, Label.NAME} for token in below)
        return dressed <= _MOST_DRESSED_OF_BARE * len(below)

    def _own_scores(self, at: int) -> dict[State, float]:
        token = self._tokens[at]
        return {
            state: look + self._own_score(state, at)
            for state, look in _LOOKS[token.label]
            if self._pictures.allows(state, token)
        }

    def _own_score(self, state: State, at: int) -> float:
        template, part = state
        token = self._tokens[at]
        if part is Part.TITLE:
            return self._title_score(template, at)
        if part is Part.SUBHEAD:
            return self._subhead_score(at)
        if part is Part.BYLINE_BELOW:
            return 0.0 if token.passages[0].after_gap else _RIGHT_BELOW_TITLE
        return self._pictures.score(state, at)

    def _title_score(self, template: Template, at: int) -> float:
        token = self._tokens[at]
        if token.set_off or _COUNTED.search(token.words):
            return -3.0
        if template is Template.PHOTO_TITLE_LAST:
            return self._photo_title_below(at)
        last = template is Template.TITLE_LAST
        if last and heads_briefs(token.words):
            return _BRIEFS_ABOVE_THEIR_NAME
        return _AFFINITY * (self._affinity.with_previous(at) if last else self._affinity.with_next(at))

    def _subhead_score(self, at: int) -> float:
        token = self._tokens[at]
        if token.label is Label.LABEL:
            return 0.0
        score = _AFFINITY * self._affinity.with_next(at) + _subhead_by_words(token.words)
        following = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        if following is not None and following.label is Label.LABEL:
            score += _LABEL_BELOW_SUBHEAD
        if following is not None and following.tabular and not _COUNTED.search(token.words):
            score += _TABLE_BELOW_SUBHEAD
        return score + self._likeness_in_set(at)

    def _likeness_in_set(self, at: int) -> float:
        """Whether a line over the section before or after is as long: 一棵树苗, 一口深井; 引来一家厂 安置一批人."""
        shape = _shape(self._tokens[at].words)
        if sum(shape) > _LONGEST_OF_A_SET and len(shape) == 1:
            return 0.0
        neighbours = (range(at - 2, max(at - 4, -1), -1), range(at + 2, min(at + 4, len(self._tokens))))
        displayed = (
            _shape(self._tokens[near].words)
            for order in neighbours
            for near in order
            if self._tokens[near].label is Label.DISPLAY
        )
        if shape not in displayed:
            return 0.0
        return _ONE_OF_A_SET if len(shape) == 1 else _ONE_OF_A_SET_OF_PHRASES


def against_habit(template: Template, habit: Template) -> float:
    """What it costs that an article has its title where the page's others have not."""
    if template is Template.PHOTO_TITLE_LAST:
        return 0.0 if habit is Template.TITLE_LAST else _PHOTO_AGAINST_HABIT
    titled = template in {Template.TITLE_FIRST, Template.TITLE_LAST}
    return _AGAINST_HABIT if titled and template is not habit else 0.0


def _shape(words: str) -> tuple[int, ...]:
    """How long the phrases of a display line are."""
    return tuple(map(len, _PHRASE_END.split(words)))


def _subhead_by_words(words: str) -> float:
    score = 0.0
    if leads_on(words) or trails(words):
        score -= 3.0
    if heads_notice(words):
        score -= 3.5
    if heads_briefs(words):
        score -= 3.0
    if len(words) > _LONG_SUBHEAD:
        score -= 1.5
    if len(words) >= _SHORT_TITLE and _TWO_PHRASES.search(words):  # 战洪水保家园 军民同心上堤
        score -= 1.5
    if begins_item(words) or _COUNTED.search(words):
        score += 2.0
    return score
