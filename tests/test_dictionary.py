"""jieba's dictionary, read without its cache."""

from __future__ import annotations

import subprocess
import sys

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dictionary import cut, dictionary

REPORT = "青禾县召开防汛会议，部署水库泄洪和堤防巡查。梁秋萍介绍，3座水库超汛限水位1.5米，T恤厂、CT室和AA制餐厅已关门。"


def test_words_have_a_frequency_and_a_tag() -> None:
    words = dictionary()
    assert words.frequencies["会议"] > 0
    assert words.tags["会议"] == "n"


def test_text_falls_into_the_words_of_the_dictionary() -> None:
    assert cut("知识图谱，会议") == ["知识", "图谱", "，", "会议"]
    assert cut("") == []
    assert cut("会议\ud800会议") == ["会议", " ", "会议"]  # half a character, which a page may hold


@pytest.fixture(scope="module")
def tokenizer() -> jieba.Tokenizer:
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return tokenizer


@given(st.one_of(st.text(REPORT, max_size=80), st.text(max_size=20)))
def test_the_words_are_those_of_jieba_but_for_marks_and_white_space(tokenizer: jieba.Tokenizer, text: str) -> None:
    for each in (text, REPORT):
        words = [word for word in tokenizer.cut(each, HMM=False) if _has_words(word)]
        assert [word for word in cut(each) if _has_words(word)] == words


def _has_words(piece: str) -> bool:
    """Whether it is of the characters that jieba looks for words in."""
    return all(
        "\u4e00" <= sign <= "\u9fd5" or (sign.isascii() and (sign.isalnum() or sign in "+#&._%-")) for sign in piece
    )


def test_the_process_dictionary_of_jieba_is_left_alone_and_nothing_is_printed() -> None:
    code = "from kg.dictionary import cut; cut('水库'); import jieba; assert not jieba.dt.FREQ"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("", "")
