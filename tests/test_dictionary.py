"""jieba's dictionary, read without its cache."""

from __future__ import annotations

from kg.dictionary import dictionary


def test_words_have_a_frequency_and_a_tag_and_their_beginnings_none() -> None:
    words = dictionary()
    assert words.frequencies["会议"] > 0
    assert words.tags["会议"] == "n"
    beginnings = [word for word, number in words.frequencies.items() if number == 0 and word not in words.tags]
    assert beginnings


def test_the_segmenter_cuts_by_the_dictionary() -> None:
    assert list(dictionary().segmenter.cut("知识图谱会议")) == ["知识", "图谱", "会议"]
