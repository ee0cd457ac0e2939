"""Text that remembers its page: what properties hold for every page and every cleaning."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import INSERTED, AlignedText, Span, occurrences, printings

LAYOUT = re.compile("[ \n\ue000]")
PAGES = st.text(alphabet="甲乙丙丁。，A1 \n\ue000", max_size=60)


def squeezed(text: str) -> str:
    return LAYOUT.sub("", text)


def regions_text(page: str, text: AlignedText, span: Span) -> str:
    return "".join(region.of(page) for region in text.page_regions(span))


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    start = draw(st.integers(0, length))
    return Span(start, draw(st.integers(start, length)))


@st.composite
def cleaned_pages(draw: st.DrawFn) -> tuple[str, AlignedText]:
    """A page, and some of its pieces without layout, in another order, with separators."""
    page = draw(PAGES)
    pieces = []
    for _ in range(draw(st.integers(0, 4))):
        span = draw(spans(len(page)))
        piece = AlignedText.of_page(page, 0).slice(span)
        pieces.append(piece.without([Span(*match.span()) for match in LAYOUT.finditer(piece.text)]))
        pieces.append(AlignedText.inserted("\n"))
    return page, AlignedText.concatenate(pieces)


@given(cleaned_pages())
def test_every_character_stands_on_the_page_where_the_text_says(case: tuple[str, AlignedText]) -> None:
    page, text = case
    for index, sign in enumerate(text.text):
        at = text.page_offset(index)
        assert sign == ("\n" if at == INSERTED else page[at])


@given(cleaned_pages(), st.data())
def test_regions_of_a_passage_hold_its_characters_and_layout_only(
    case: tuple[str, AlignedText], data: st.DataObject
) -> None:
    page, text = case
    span = data.draw(spans(len(text)))
    assert squeezed(regions_text(page, text, span)) == squeezed(span.of(text.text))


@given(cleaned_pages(), st.data())
def test_a_slice_keeps_its_place_on_the_page(case: tuple[str, AlignedText], data: st.DataObject) -> None:
    _, text = case
    span = data.draw(spans(len(text)))
    part = text.slice(span)
    assert part.text == span.of(text.text)
    assert [part.page_offset(at) for at in range(len(part))] == [
        text.page_offset(at) for at in range(span.start, span.end)
    ]


@given(cleaned_pages(), st.data())
def test_slices_put_together_again_are_the_text(case: tuple[str, AlignedText], data: st.DataObject) -> None:
    _, text = case
    cut = data.draw(st.integers(0, len(text)))
    again = AlignedText.concatenate([text.slice(Span(0, cut)), text.slice(Span(cut, len(text)))])
    assert again.text == text.text
    assert [again.page_offset(at) for at in range(len(again))] == [text.page_offset(at) for at in range(len(text))]


@given(cleaned_pages(), st.data())
def test_without_leaves_out_just_what_it_is_told(case: tuple[str, AlignedText], data: st.DataObject) -> None:
    page, text = case
    left_out = data.draw(st.lists(spans(len(text)), max_size=4))
    rest = text.without(left_out)
    kept = [at for at in range(len(text)) if not any(span.start <= at < span.end for span in left_out)]
    assert rest.text == "".join(text.text[at] for at in kept)
    assert [rest.page_offset(at) for at in range(len(rest))] == [text.page_offset(at) for at in kept]
    del page


@given(PAGES, st.integers(0, 500))
def test_layout_left_out_of_one_piece_keeps_it_one_region(page: str, start: int) -> None:
    text = AlignedText.of_page(page, start).without([Span(*match.span()) for match in LAYOUT.finditer(page)])
    regions = text.page_regions(Span(0, len(text)))
    assert len(regions) == bool(text.text)
    assert all(start <= region.start and region.end <= start + len(page) for region in regions)


def test_pieces_in_another_order_are_regions_in_reading_order() -> None:
    page = "正文在前。标题在后"
    whole = AlignedText.of_page(page)
    text = AlignedText.concatenate([whole.slice(Span(5, 9)), AlignedText.inserted("\n"), whole.slice(Span(0, 5))])
    assert text.text == "标题在后\n正文在前。"
    assert text.page_regions(Span(0, len(text))) == (Span(5, 9), Span(0, 5))


def test_a_separator_has_no_place_on_the_page() -> None:
    text = AlignedText.inserted("\n")
    assert text.page_offset(0) == INSERTED
    assert text.page_regions(Span(0, 1)) == ()


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_must_not_run_backwards(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start <= end"):
        Span(start, end)


def test_there_is_no_character_outside() -> None:
    with pytest.raises(IndexError, match="no character at 2"):
        AlignedText.of_page("水情").page_offset(2)


def test_printings_do_not_overlap_where_occurrences_do() -> None:
    assert list(printings("点点点牛，点点", "点点")) == [Span(0, 2), Span(5, 7)]
    assert occurrences("点点点牛", "点点") == (0, 1)
    assert list(printings("牛", "点")) == []
