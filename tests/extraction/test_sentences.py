"""Cutting text into sentences, and the tagger's words over it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.sentences import sentences
from kg.extraction.words import TaggedText
from kg.text import Span

CUTS = [
    pytest.param("会议强调，要防汛。会后慰问！", ["会议强调，要防汛。", "会后慰问！"], id="final marks"),
    pytest.param(
        "他说：“水退了。”大家松了口气。", ["他说：“水退了。”", "大家松了口气。"], id="a quotation mark closes with it"
    ),
    pytest.param("第一行\n第二行", ["第一行", "第二行"], id="line ends"),
    pytest.param("  前后有空白  ", ["前后有空白"], id="white space is left out"),
    pytest.param("……", ["……"], id="nothing but marks"),
    pytest.param("", [], id="nothing"),
]


@pytest.mark.parametrize(("text", "cut"), CUTS)
def test_sentences(text: str, cut: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == cut


@given(st.text(alphabet=st.sampled_from("会议。！？…”“\n\u3000 a1，；")))
def test_every_character_but_white_space_is_in_one_sentence(text: str) -> None:
    spans = sentences(text)
    covered = [index for span in spans for index in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    assert [c for c in text if not c.isspace()] == [text[i] for i in covered if not text[i].isspace()]


def test_words_are_counted_from_the_article() -> None:
    text = "水退了。县长致辞。"
    cut = sentences(text)
    tagged = TaggedText.aligned(text, cut, [[(Span(0, 1), "n"), (Span(1, 4), "v")], [(Span(0, 2), "n")]])
    assert [tagged.of(word.span) for word in tagged.words] == ["水", "退了。", "县长"]
    assert tagged.cuts(4)
    assert not tagged.cuts(2)
    word = tagged.at(5)
    assert word is not None
    assert tagged.of(word.span) == "县长"
