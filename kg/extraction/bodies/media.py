"""Media printed in marks: 《青石晚报》, 《经济纵横》周刊, 云上临江（微信公众号）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.bodies.hits import OrganizationHit
from kg.extraction.words import TaggedText
from kg.lexicons import lexicon
from kg.model import OrganizationKind
from kg.text import Span

_ACCOUNT = re.compile(
    "(?<![\u4e00-\u9fff])[当该由据，。、“]*([\u4e00-\u9fff]{2,8})[”]?[（(](?:微信)?(?:公众号|客户端|官方微博)[）)]"
)
_IN_FRONT = re.compile(
    "(?<![一-鿿])(?:今日[一-鿿]{2,4}?|(?!本报|该报|据)[一-鿿]{2,7}报)(?=[ \\u3000]*(?:记者|讯[ \\u3000（(]|通讯员))"
)
_CORRESPONDENTS = re.compile("》(?:驻)?[一-鿿]{2,6}(?:记者站|分社|编辑部|办事处)")
_NAME_TAGS = frozenset({"LOC", "ORG", "nz", "PER"})
# 青禾|报|记者, 本报讯 is none
_OF_ONE_WORD = re.compile("报(?=记者|通讯员|特约|见习|实习|首席|讯)")
_PERIODICAL = re.compile(
    "《(?:(?P<paper>[\u4e00-\u9fffA-Za-z0-9]{1,12}(?:报|周刊|月刊|时报))|(?P<journal>[\u4e00-\u9fffA-Za-z0-9]{2,12}))》"
    # 《经济纵横》|杂志, 《经济纵横》|主编
    "(?(journal)(?:(?=(?:执行|常务|副)*(?:主编|总编|社长|编辑部|编委))"
    "|杂志|周刊|月刊|双月刊|季刊|半月刊|周报|日报|报(?!道|告|名|请|送|批)))"
)


def accounts(tagged: TaggedText) -> Iterator[OrganizationHit]:
    """What is called a medium in brackets: 云上临江（微信公众号）."""
    for match in _ACCOUNT.finditer(tagged.text):
        name = Span(*match.span(1))
        words = [word.span.start for word in tagged.within(name)]
        if words:
            first = next((start for start in words if tagged.of(Span(start, start + 1)) not in "，。、的"), name.start)
            span = Span(max(first, name.start), name.end)
            yield OrganizationHit(span, OrganizationKind.MEDIA, own_name=tagged.of(span), votes=("bracket",))


def periodicals(tagged: TaggedText) -> Iterator[OrganizationHit]:
    """The papers and journals that are named by their title in book marks: 《青石晚报》, 《经济学人》周刊.

    《青石晚报》临江记者站 is a body of its own.
    """
    for match in _PERIODICAL.finditer(tagged.text):
        name = match.group("paper") or match.group("journal")
        span = Span(*match.span("paper" if match.group("paper") else "journal"))
        if office := _CORRESPONDENTS.match(tagged.text, span.end):
            whole = Span(span.start - 1, office.end())
            own_name = name + tagged.text[span.end + 1 : office.end()]
            yield OrganizationHit(whole, OrganizationKind.MEDIA, own_name=own_name, votes=("bracket",))
            continue
        if not name.endswith(lexicon("organizations").words("no-papers")):
            yield OrganizationHit(span, OrganizationKind.MEDIA, own_name=name, votes=("bracket",))


def papers_of_places(tagged: TaggedText) -> Iterator[OrganizationHit]:
    """The papers that are called by a place and 报 or 今日 alone, before those who write for them: 青禾报|记者."""
    for match in _OF_ONE_WORD.finditer(tagged.text):
        word = tagged.ending(match.start())
        if word is not None and word.tag in _NAME_TAGS and len(word.span) > 1:
            span = Span(word.span.start, match.end())
            yield OrganizationHit(span, OrganizationKind.MEDIA, own_name=tagged.of(span), votes=("bracket",))
    for match in _IN_FRONT.finditer(tagged.text):
        span = Span(*match.span())
        if not match.group().endswith(lexicon("organizations").words("no-papers")):
            yield OrganizationHit(span, OrganizationKind.MEDIA, own_name=match.group(), votes=("bracket",))
