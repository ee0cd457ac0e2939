"""One article's tokens to an `Article`: its blocks in reading order, clean, with all that its lines say of it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Article, Block, BlockKind, Byline, Dateline, Page
from kg.reading.bylines import bare_authors, credits_of_line, credits_of_reader, credits_within, sole_author
from kg.reading.cleaning import clean_line, clean_paragraph
from kg.reading.cues import JUMP, MARKED
from kg.reading.datelines import SourceLine, closing_source, is_agency, opening_dateline
from kg.reading.display import display_pieces
from kg.reading.genres import Features, genre_of
from kg.reading.labels import Label
from kg.reading.layout import Passage
from kg.reading.repeats import Repeat, without_repeats
from kg.reading.segmentation import Step
from kg.reading.templates import Part
from kg.reading.tokens import Token
from kg.text import AlignedText, Span

_DISPLAY_ORDER = (BlockKind.KICKER, BlockKind.HEADLINE, BlockKind.SUBTITLE)
_BESIDES = {Label.LABEL: BlockKind.SUBHEAD, Label.JUMP: BlockKind.JUMP}
"""What stands beside the text and is no caption."""
_SPACE = AlignedText.inserted(" ")
_LINE_END = AlignedText.inserted("\n")


@dataclass(frozen=True, slots=True)
class PageShown:
    """What the page shows of itself: its paper, its number, its furniture lines; and its passages' order by start."""

    newspaper: str | None
    pagination: str | None
    furniture: tuple[str, ...]
    order: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class ArticlePlan:
    """What the segmentation decided: the article's place on the page and its tokens with their parts."""

    position: int
    page: PageShown
    parts: Sequence[tuple[Token, Step]]

    def passages(self, *parts: Part) -> list[tuple[Passage, Token]]:
        """The passages that are one of the parts, in page order."""
        return [(passage, token) for token, step in self.parts if step.part in parts for passage in token.passages]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block with its text and its span in the article."""

    kind: BlockKind
    text: AlignedText
    span: Span


def composed(page: Page, plan: ArticlePlan) -> Article:
    """The article that the plan makes of the page."""
    display = _display(page, plan)
    bodies, repeats = _bodies(page, plan)
    bodies, jumps = _jumps_apart(bodies)
    rows = [
        *((kind, display[kind]) for kind in _DISPLAY_ORDER if kind in display),
        *(
            (BlockKind.BYLINE, clean_line(page.text, passage.span))
            for passage, _ in plan.passages(Part.BYLINE, Part.CLOSING_BYLINE, Part.BYLINE_BELOW)
        ),
        *bodies,
        *(
            (_BESIDES.get(token.label, BlockKind.CAPTION), clean_paragraph(page.text, passage.span))
            for passage, token in plan.passages(Part.CAPTION, Part.ABOVE_TITLE)
        ),
        *((BlockKind.SIGNATURE, clean_line(page.text, passage.span)) for passage, _ in plan.passages(Part.SIGNATURE)),
        *((BlockKind.JUMP, clean_line(page.text, passage.span)) for passage, _ in plan.passages(Part.JUMP)),
        *jumps,
    ]
    text, placed = _assembled(rows)
    bylines = tuple(_bylines(placed))
    dateline = _dateline(placed)
    named = {kind: display[kind].text for kind in display}
    return Article(
        page=page.name,
        page_sha256=page.sha256,
        position=plan.position,
        text=text,
        blocks=tuple(Block(block.kind, block.span) for block in placed),
        regions=_regions(plan),
        genre=genre_of(_features(plan, placed, named, bylines, dateline)),
        headline=named.get(BlockKind.HEADLINE) or page.known.title if page.whole else named.get(BlockKind.HEADLINE),
        kicker=named.get(BlockKind.KICKER),
        subtitle=named.get(BlockKind.SUBTITLE),
        bylines=bylines,
        dateline=dateline,
        newspaper=plan.page.newspaper,
        jumps_to=_jump(placed, "转"),
        continues_from=_jump(placed, "上接"),
        known=page.known,
        furniture=plan.page.furniture,
        pagination=plan.page.pagination,
        repeats=_repeats(placed, repeats),
    )


def _display(page: Page, plan: ArticlePlan) -> dict[BlockKind, AlignedText]:
    """Kicker, headline and subtitle, each one piece of text, its printed lines joined by one space."""
    passages = [passage for passage, _ in plan.passages(Part.TITLE)]
    lines = [clean_line(page.text, passage.span) for passage in passages]
    pieces = display_pieces([line.text for line in lines], [passage.after_gap for passage in passages])
    display: dict[BlockKind, AlignedText] = {}
    for piece in pieces:
        words = lines[piece.line].slice(piece.span)
        before = display.get(piece.kind)
        display[piece.kind] = AlignedText.concatenate([before, _SPACE, words]) if before else words
    return display


Row = tuple[BlockKind, AlignedText]


def _bodies(page: Page, plan: ArticlePlan) -> tuple[list[Row], list[Repeat]]:
    """Paragraphs and sub-heads in page order, repeated sentences left out (emptied paragraphs stay, for numbering)."""
    rows: list[Row] = []
    for token, step in plan.parts:
        if step.part is Part.SUBHEAD:
            rows += [(BlockKind.SUBHEAD, clean_line(page.text, passage.span)) for passage in token.passages]
        elif step.part is Part.BODY:
            texts = [clean_paragraph(page.text, passage.span) for passage in token.passages]
            if token.takes_up:
                texts[0] = AlignedText.concatenate([rows.pop()[1], texts[0]])
            rows += [(BlockKind.BODY, text) for text in texts]
    kept, repeats = without_repeats([text for _, text in rows])
    return [(kind, text) for (kind, _), text in zip(rows, kept, strict=True)], repeats


def _jumps_apart(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """A jump at the end of a paragraph (……，>>> 下转 A4版) becomes a block of its own."""
    kept: list[Row] = []
    jumps: list[Row] = []
    for kind, text in rows:
        found = next(
            (match for match in JUMP.finditer(text.text, max(len(text) - 24, 0)) if match.end() == len(text)), None
        )
        if kind is BlockKind.BODY and found is not None and found.start() > 0:
            kept.append((kind, text.slice(Span(0, found.start()))))
            jumps.append((BlockKind.JUMP, text.slice(Span(*found.span()))))
        else:
            kept.append((kind, text))
    return kept, jumps


def _assembled(rows: Iterable[Row]) -> tuple[AlignedText, list[_Placed]]:
    """The blocks one after another, parted by line ends; an empty one keeps its place in the list but no text."""
    parts: list[AlignedText] = []
    placed: list[_Placed] = []
    length = 0
    for kind, text in rows:
        if not text.text:
            placed.append(_Placed(kind, text, Span(length, length)))
            continue
        if parts:
            parts.append(_LINE_END)
            length += len(_LINE_END)
        placed.append(_Placed(kind, text, Span(0, len(text)).shifted(length)))
        parts.append(text)
        length += len(text)
    return AlignedText.concatenate(parts), placed


def _regions(plan: ArticlePlan) -> tuple[Span, ...]:
    """The page ranges of all lines of the article: one, but where furniture or a stranger stands between its lines."""
    regions: list[Span] = []
    last_place = None
    for passage in sorted((passage for token, _ in plan.parts for passage in token.passages), key=_start):
        place = plan.page.order[_start(passage)]
        if last_place is not None and place == last_place + 1:
            regions[-1] = Span(regions[-1].start, passage.span.end)
        else:
            regions.append(passage.span)
        last_place = place
    return tuple(regions)


def _start(passage: Passage) -> int:
    return passage.span.start


def _bylines(placed: Sequence[_Placed]) -> Iterator[Byline]:
    seen: set[tuple[str, str]] = set()
    for block in placed:
        words = block.text.text
        if block.kind is BlockKind.BYLINE:
            found = credits_of_line(words) or bare_authors(words) or sole_author(words)
        elif block.kind is BlockKind.SIGNATURE:
            found = credits_of_reader(words)
        elif block.kind in {BlockKind.BODY, BlockKind.CAPTION, BlockKind.SUBHEAD}:
            found = credits_within(words)
        else:
            continue
        for credit in found:
            if (credit.name, credit.role) not in seen:
                seen.add((credit.name, credit.role))
                yield Byline(credit.name, credit.role, credit.span.shifted(block.span.start))


def _dateline(placed: Sequence[_Placed]) -> Dateline | None:
    bodies = [block for block in placed if block.kind is BlockKind.BODY and block.text.text]
    for block, find in [
        *((block, opening_dateline) for block in bodies[:1]),
        *((block, closing_source) for block in bodies[-1:]),
    ]:
        found = find(block.text.text)
        if found is not None:
            return _as_dateline(found, block)
    return None


def _as_dateline(found: SourceLine, block: _Placed) -> Dateline:
    words, at = block.text.text, block.span.start
    return Dateline(
        source=found.source.of(words),
        span=found.span.shifted(at),
        source_span=found.source.shifted(at),
        place=found.place.of(words) if found.place else None,
        place_span=found.place.shifted(at) if found.place else None,
    )


def _jump(placed: Sequence[_Placed], way: str) -> str | None:
    """The page that a jump names, as printed: A4版, 第2版②."""
    for block in placed:
        if block.kind in {BlockKind.JUMP, BlockKind.BODY}:
            for match in JUMP.finditer(block.text.text):
                if _leads(match["way"], way) and (block.kind is BlockKind.JUMP or match["way"] in _PLAIN_WAYS):
                    ordinal = "第" if "第" in match.group() else ""
                    return f"{ordinal}{match['page']}{match['unit']}{match['part']}"
    return None


_PLAIN_WAYS = frozenset({"下转", "上接"})
"""The ways that cannot be part of a sentence, as 接3版 could."""


def _leads(printed: str, way: str) -> bool:
    return printed.endswith(way) or (way == "转" and printed == "紧接")


def _repeats(placed: Sequence[_Placed], repeats: Iterable[Repeat]) -> tuple[tuple[Span, Span], ...]:
    bodies = [block for block in placed if block.kind in {BlockKind.BODY, BlockKind.SUBHEAD}]
    return tuple((repeat.first.shifted(bodies[repeat.paragraph].span.start), repeat.copy) for repeat in repeats)


def _start_of_body(placed: Sequence[_Placed]) -> int:
    return min((block.span.start for block in placed if block.kind is BlockKind.BODY), default=sys.maxsize)


def _features(
    plan: ArticlePlan,
    placed: Sequence[_Placed],
    display: dict[BlockKind, str],
    bylines: Sequence[Byline],
    dateline: Dateline | None,
) -> Features:
    def words(*kinds: BlockKind) -> list[str]:
        return [block.text.text for block in placed if block.kind in kinds and block.text.text]

    bodies = words(BlockKind.BODY)
    labels = [passage.words for token, _ in plan.parts if token.label is Label.LABEL for passage in token.passages]
    return Features(
        headline=display.get(BlockKind.HEADLINE, ""),
        display=" ".join(display.values()),
        labels=" ".join(labels),
        first_paragraph=bodies[0] if bodies else "",
        body="".join(bodies),
        body_length=sum(map(len, bodies)),
        paragraphs=len(bodies),
        jumps=bool(words(BlockKind.JUMP)),
        roles=[byline.role for byline in bylines if byline.span.start < _start_of_body(placed)],
        byline=" ".join(words(BlockKind.BYLINE)),
        signed=bool(words(BlockKind.SIGNATURE)),
        dated=any(re.search(r"\d日|[一二三四五六七八九十]日", line) for line in words(BlockKind.SIGNATURE)),
        photographed=any(token.photographed for token, _ in plan.parts)
        or (not bodies and bool(words(BlockKind.CAPTION))),
        captioned_only=not bodies and bool(words(BlockKind.CAPTION)),
        has_dateline=dateline is not None,
        wired=dateline is not None and is_agency(dateline.source),
        unsigned=not bylines and dateline is not None and dateline.source in {"本报", plan.page.newspaper},
        marked=bool(bodies) and all(MARKED.match(body) for body in bodies),
    )
