"""The orders in which articles are printed, as automata over a page's tokens, and what each place in them costs."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from kg.reading.labels import Label


class Template(StrEnum):
    """The order in which an article is printed."""

    TITLE_FIRST = "title first"
    TITLE_LAST = "title last"
    PHOTO = "photo"
    PHOTO_TITLE_LAST = "photo, title last"
    UNTITLED = "untitled"


class Part(StrEnum):
    """What a token is in its article."""

    TITLE = "title"
    BYLINE = "byline"
    BODY = "body"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    ABOVE_TITLE = "picture or label above the title"
    SIGNATURE = "signature"
    CLOSING_BYLINE = "closing byline"
    BYLINE_BELOW = "byline below the title of the text above"
    JUMP = "jump"
    INSET = "photo of its own in the middle"
    INSET_CREDIT = "photographer of the photo in the middle"


State = tuple[Template, Part]
_T, _P = Template, Part
PHOTOS = frozenset({_T.PHOTO, _T.PHOTO_TITLE_LAST})
_INSETS = (_P.INSET, _P.INSET_CREDIT)
_PICTURES = (_P.CLOSING_BYLINE, *_INSETS)
"""What may end a picture in the middle of a text, its own or a stranger's."""

FOLLOWS: Mapping[State, tuple[Part, ...]] = {
    (_T.TITLE_FIRST, _P.ABOVE_TITLE): (_P.ABOVE_TITLE,),
    (_T.TITLE_FIRST, _P.TITLE): (_P.ABOVE_TITLE, _P.TITLE, _P.CAPTION),
    (_T.TITLE_FIRST, _P.BYLINE): (_P.TITLE, _P.BYLINE, _P.CAPTION),
    (_T.TITLE_FIRST, _P.BODY): (_P.TITLE, _P.BYLINE, _P.BODY, _P.SUBHEAD, _P.CAPTION, _P.SIGNATURE, *_PICTURES),
    (_T.TITLE_FIRST, _P.SUBHEAD): (_P.TITLE, _P.BYLINE, _P.BODY, _P.SUBHEAD, _P.CAPTION, *_PICTURES),
    (_T.TITLE_FIRST, _P.CAPTION): (_P.TITLE, _P.BYLINE, _P.BODY, _P.SUBHEAD, _P.CAPTION, _P.CLOSING_BYLINE),
    (_T.TITLE_FIRST, _P.INSET): (_P.BODY, *_INSETS),
    (_T.TITLE_FIRST, _P.INSET_CREDIT): _INSETS,
    (_T.TITLE_FIRST, _P.SIGNATURE): (_P.BODY, _P.SIGNATURE, _P.CAPTION),
    (_T.TITLE_FIRST, _P.CLOSING_BYLINE): (_P.BODY, _P.CAPTION, _P.CLOSING_BYLINE),
    (_T.TITLE_FIRST, _P.JUMP): (_P.BODY, _P.CAPTION),
    (_T.TITLE_LAST, _P.ABOVE_TITLE): (),
    (_T.TITLE_LAST, _P.BYLINE): (_P.ABOVE_TITLE, _P.BYLINE),
    (_T.TITLE_LAST, _P.BODY): (_P.ABOVE_TITLE, _P.BYLINE, _P.BODY, _P.SUBHEAD, _P.CAPTION, *_PICTURES),
    (_T.TITLE_LAST, _P.SUBHEAD): (_P.BODY, _P.SUBHEAD, _P.CAPTION, *_PICTURES),
    (_T.TITLE_LAST, _P.CAPTION): (_P.BYLINE, _P.BODY, _P.CAPTION, _P.SUBHEAD),
    (_T.TITLE_LAST, _P.INSET): (_P.BODY, *_INSETS),
    (_T.TITLE_LAST, _P.INSET_CREDIT): _INSETS,
    (_T.TITLE_LAST, _P.CLOSING_BYLINE): (_P.BODY, _P.CAPTION, _P.CLOSING_BYLINE),
    (_T.TITLE_LAST, _P.JUMP): (_P.BODY,),
    (_T.TITLE_LAST, _P.TITLE): (_P.BODY, _P.CAPTION, _P.TITLE, _P.SIGNATURE, _P.JUMP, *_PICTURES),
    (_T.TITLE_LAST, _P.SIGNATURE): (_P.BODY, _P.TITLE, _P.SIGNATURE),
    (_T.TITLE_LAST, _P.BYLINE_BELOW): (_P.TITLE, _P.BYLINE_BELOW),
    (_T.PHOTO, _P.TITLE): (_P.TITLE,),
    (_T.PHOTO, _P.BODY): (_P.TITLE, _P.BODY),
    (_T.PHOTO, _P.CAPTION): (_P.TITLE, _P.CAPTION),
    (_T.PHOTO, _P.CLOSING_BYLINE): (_P.BODY, _P.CAPTION, _P.CLOSING_BYLINE),
    (_T.PHOTO_TITLE_LAST, _P.BODY): (_P.BODY,),
    (_T.PHOTO_TITLE_LAST, _P.CAPTION): (_P.CAPTION,),
    (_T.PHOTO_TITLE_LAST, _P.CLOSING_BYLINE): (_P.BODY, _P.CAPTION, _P.CLOSING_BYLINE),
    (_T.PHOTO_TITLE_LAST, _P.TITLE): (_P.CAPTION, _P.CLOSING_BYLINE, _P.TITLE),
    (_T.UNTITLED, _P.BYLINE): (_P.BYLINE,),
    (_T.UNTITLED, _P.BODY): (_P.BYLINE, _P.BODY, _P.CAPTION),
    (_T.UNTITLED, _P.CAPTION): (_P.BODY, _P.CAPTION),
    (_T.UNTITLED, _P.SIGNATURE): (_P.BODY, _P.SIGNATURE),
    (_T.UNTITLED, _P.CLOSING_BYLINE): (_P.BODY, _P.CAPTION, _P.CLOSING_BYLINE),
}
"""The states, and the parts of the same article that may stand before each."""

STARTS: Mapping[State, float] = {
    (_T.TITLE_FIRST, _P.TITLE): -1.0,
    (_T.TITLE_FIRST, _P.ABOVE_TITLE): -1.0,
    (_T.TITLE_LAST, _P.BYLINE): -1.0,
    (_T.TITLE_LAST, _P.ABOVE_TITLE): -2.5,
    (_T.TITLE_LAST, _P.BODY): -2.5,
    (_T.PHOTO, _P.TITLE): -1.0,
    (_T.PHOTO, _P.BODY): -2.6,
    (_T.PHOTO, _P.CAPTION): -2.6,
    (_T.PHOTO_TITLE_LAST, _P.BODY): -2.6,
    (_T.PHOTO_TITLE_LAST, _P.CAPTION): -2.6,
    (_T.UNTITLED, _P.BYLINE): -4.0,
    (_T.UNTITLED, _P.BODY): -4.0,
    (_T.UNTITLED, _P.CAPTION): -4.5,
}
"""What it costs that an article begins with a state."""

ENDS: Mapping[State, float] = {
    (_T.TITLE_FIRST, _P.TITLE): -7.0,
    (_T.TITLE_FIRST, _P.BYLINE): -6.0,
    (_T.TITLE_FIRST, _P.BODY): 0.0,
    (_T.TITLE_FIRST, _P.SUBHEAD): -7.0,
    (_T.TITLE_FIRST, _P.CAPTION): 0.0,
    (_T.TITLE_FIRST, _P.SIGNATURE): 0.5,
    (_T.TITLE_FIRST, _P.CLOSING_BYLINE): 0.0,
    (_T.TITLE_FIRST, _P.JUMP): 0.5,
    (_T.TITLE_LAST, _P.TITLE): 0.0,
    (_T.TITLE_LAST, _P.SIGNATURE): 0.0,
    (_T.TITLE_LAST, _P.BYLINE_BELOW): 0.0,
    (_T.PHOTO, _P.CLOSING_BYLINE): 0.0,
    (_T.PHOTO, _P.CAPTION): 1.0,
    (_T.PHOTO_TITLE_LAST, _P.TITLE): 0.0,
    (_T.UNTITLED, _P.BODY): 0.0,
    (_T.UNTITLED, _P.CAPTION): 0.0,
    (_T.UNTITLED, _P.SIGNATURE): 0.0,
    (_T.UNTITLED, _P.CLOSING_BYLINE): 0.0,
    (_T.UNTITLED, _P.BYLINE): -4.0,
}
"""What it costs that an article ends with a state; the others cannot be last."""

LOOKS: Mapping[Part, Mapping[Label, float]] = {
    _P.TITLE: {Label.DISPLAY: 0.0, Label.NAME: -3.5},
    _P.BYLINE: {Label.BYLINE: 1.0, Label.NAME: 1.0},
    _P.BODY: {
        Label.BODY: 0.0,
        Label.DISPLAY: -6.0,
        Label.NAME: -3.0,
        Label.CAPTION: -1.0,
        Label.SIGNATURE: -3.0,
        Label.JUMP: -3.0,
        Label.LABEL: -3.0,
        Label.BYLINE: -7.0,
    },
    _P.SUBHEAD: {Label.DISPLAY: -1.5, Label.NAME: -2.0, Label.LABEL: -0.5},
    _P.CAPTION: {Label.CAPTION: 0.0, Label.LABEL: -0.5, Label.JUMP: -1.0},
    _P.ABOVE_TITLE: {Label.CAPTION: -2.0, Label.LABEL: 0.0, Label.JUMP: 0.0},
    _P.SIGNATURE: {Label.SIGNATURE: 0.5, Label.DISPLAY: -4.0},
    _P.CLOSING_BYLINE: {Label.BYLINE: -1.0, Label.NAME: -2.5},
    _P.BYLINE_BELOW: {Label.BYLINE: -1.0},
    _P.JUMP: {Label.JUMP: 0.0},
    _P.INSET: {Label.BODY: 0.0, Label.CAPTION: 0.0},
    _P.INSET_CREDIT: {Label.BYLINE: 0.5},
}
"""How well each look suits each part."""

NO_END = -20.0
"""What it costs to end with a state that cannot be last, where a page leaves no other way."""
