"""The last character of a name that the tagger took for a word of its own, or drew into the next: 俞平|年, 和敬|之."""

from __future__ import annotations

import re
from functools import cache

from kg.dictionary import dictionary
from kg.extraction import given_names, names
from kg.extraction.words import TaggedText, Word
from kg.lexicons import lexicon
from kg.text import Span

_CLAUSE = re.compile("[^，。；：！？《“、]*")
_SURNAME_AND_ONE = 2
_AND, _OF = "和", "之"
_RATHER_A_WORD = frozenset({"f", "d"})
_NO_GIVEN_NAME = frozenset({"w", "p", "c", "u", "r", "xc", "m"})
_NEVER_LAST = frozenset("是也都就又还很把被让给对听想喊问说")
_MAY_GO_BEFORE_VERB = frozenset(
    "喜乐忙争抢勇巧智夜冒顶迎齐合联拟欲愿需须应"
    "来去到要想会能可请让使叫给帮陪带领随拿用在把被对向从为有是说讲看听问喊见走跑回上下进出过开起坐站做作干打写读教学放种买卖吃喝住才已还也都就又再刚正将便即仍均曾不没未先后常更最太很自亲共相互竟忽"
)
"""Verbs and adverbs of one character that stand before another verb, so that they end no name."""
_BEFORE_VERB = frozenset({"p", "d"})
_OPENING = ("“", "《", "‘", '"')
_ASPECT = ("了", "着", "过")
_VERBS = frozenset({"v", "vn"})
_SAID_OF_PEOPLE = ("今年", "现年", "时年", "享年", "一家", "夫妇", "夫妻", "父子", "父女", "母子", "兄弟", "姐妹")
_HOME, _OF_HOME = "家", ("的", "里", "中", "门", "院", "今", "去", "有", "养", "种", "住", "盖", "前", "后", "附近")
_ONE, _NOTE = "一", ("（", "(", "、", "，")
_MIDDLE = "中"
"""No side of a person, though the tagger takes it for one behind a name: 石致|中|、."""
_SELDOM = 600
"""A character that the dictionary counts less often than this is hardly a word by itself."""
_SPEAKS = frozenset({"说", "称", "讲", "告诉", "表示", "介绍"})


def with_lost_character(tagged: TaggedText, span: Span) -> Span | None:
    """The name one character longer than what the tagger took for it, None if nothing was lost."""
    rest = tagged.starting(span.end)
    if rest is None:
        return None
    if span.of(tagged.text) in names.compound_surnames():  # 完颜|永|在
        whole = Span(span.start, rest.span.end)
        given = len(rest.span) <= _SURNAME_AND_ONE and rest.tag not in _NO_GIVEN_NAME
        return whole if given and names.is_chinese_name(whole.of(tagged.text)) else None
    if len(span) != _SURNAME_AND_ONE + (span.of(tagged.text)[:2] in names.compound_surnames()):
        return _with_last_syllable(tagged, span)
    longer = Span(span.start, span.end + 1)
    return longer if names.is_chinese_name(longer.of(tagged.text)) and _is_whole(tagged, longer, rest) else None


def _is_whole(tagged: TaggedText, longer: Span, rest: Word) -> bool:
    """Whether ``longer`` is the name: its last character is, or begins, the tagger's word ``rest``."""
    if len(rest.span) > 1:
        return _is_drawn_to_next(tagged, longer, rest.span)
    last = longer.of(tagged.text)[-1]
    if last == _AND:
        return _ends_in_and(tagged, longer)
    if last == _OF:
        return not tagged.text.startswith(_behind_of(), longer.end)
    return _is_last_character(tagged, longer, rest)


def is_verb_in_aspect(tagged: TaggedText, word: Word) -> bool:
    """董平|建|了: whether a word is a verb by what follows it, so that it ends no name."""
    return word.tag in _VERBS and len(word.span) == 1 and tagged.text.startswith(_ASPECT, word.span.end)


def _is_last_character(tagged: TaggedText, longer: Span, rest: Word) -> bool:
    """俞平|年、: whether the word of one character that ends ``longer`` is part of the name."""
    text = tagged.text
    of_people = text.startswith(_SAID_OF_PEOPLE, longer.end) and longer.of(text)[-1] != _HOME  # not 石海|家|今年
    if of_people and given_names.may_end(longer.of(text)):
        return True  # 孟万|有|今年八十岁, 石来|发|一家
    if longer.of(text)[-1] == _ONE and text.startswith(_NOTE, longer.end):
        return True  # 蒋海|一（左）
    if rest.tag in _NO_GIVEN_NAME or names.may_follow_name(text, rest.span.start) or is_verb_in_aspect(tagged, rest):
        return False
    name = longer.of(text)
    if name[-1] in _NEVER_LAST or (name[-1] == _HOME and text.startswith(_OF_HOME, longer.end)):
        return False
    if not given_names.may_end(name):
        return False  # 许平|没|说
    likely = given_names.is_likely(name)
    titled = text.startswith(names.offices(), longer.end)
    closed = names.closes_name(text, longer.end) and (likely or rest.tag not in _RATHER_A_WORD or name[-1] == _MIDDLE)
    said = likely and names.may_follow_name(text, longer.end)
    return titled or closed or said or _stands_before_verb(tagged, rest, likely=likely)


def _stands_before_verb(tagged: TaggedText, rest: Word, *, likely: bool) -> bool:
    """石云|翘|记得: whether a character that is seldom a word by itself stands before a verb, which follows a name."""
    behind, last = tagged.starting(rest.span.end), rest.span.of(tagged.text)
    if behind is None or behind.tag != "v" or len(behind.span) == 1 or last in _MAY_GO_BEFORE_VERB:
        return False
    return likely or dictionary().frequencies.get(last, 0) < _SELDOM


def _is_drawn_to_next(tagged: TaggedText, longer: Span, rest: Span) -> bool:
    """俞海|新专|程: whether the tagger drew the last character to the next word, which is none, and tore that too."""
    text = tagged.text
    if rest.of(text) in dictionary().tags:
        return False
    if rest.of(text)[1:] in _SPEAKS:
        return given_names.may_end(longer.of(text))  # 何妃|养说
    if not given_names.is_likely(longer.of(text)):
        return False
    behind = tagged.starting(rest.end)
    end = behind.span.end if behind else rest.end
    whole = (text[longer.end : at] for at in range(longer.end + 2, end + 1))
    return any(word in dictionary().tags and names.may_follow_name(text, longer.end) for word in whole)


def _ends_in_and(tagged: TaggedText, longer: Span) -> bool:
    """项景|和|宣读了, 项景|和、, 项景|和|从: 和 before a mark or what people do joins nobody, it ends the name."""
    text, end = tagged.text, longer.end
    follows = tagged.starting(end)
    if follows is None or follows.tag == "w":
        return not text.startswith(_OPENING, end)
    match = _CLAUSE.match(text, end)
    clause = match.group() if match else ""
    if follows.tag in _VERBS:
        return names.closes_name(text, end) and ("的" not in clause or "了" in clause)
    return follows.tag in _BEFORE_VERB and names.may_follow_name(text, end) and "的" not in clause


def _with_last_syllable(tagged: TaggedText, span: Span) -> Span | None:
    """萨仁其其|格、: the same for a name of syllables."""
    rest = tagged.starting(span.end)
    longer = Span(span.start, min(span.end + 1, len(tagged.text)))
    if len(span) <= _SURNAME_AND_ONE or rest is None or len(rest.span) > 1 or rest.tag in _NO_GIVEN_NAME:
        return None
    foreign = names.is_foreign_name(longer.of(tagged.text)) and not names.has_common_surname(span.of(tagged.text))
    return longer if foreign and names.closes_name(tagged.text, longer.end) else None


@cache
def _behind_of() -> tuple[str, ...]:
    """What makes 之 the word: 李明之子."""
    return lexicon("people").words("behind 之")
