"""Where words of a list stand in text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicons.finding import WordFinder

OFFICES = WordFinder(["书记", "支书", "党总支书记", "市长", "副市长", "长"])


def test_the_longest_word_at_a_place() -> None:
    assert OFFICES.beginning("副市长陶立言", 0) == "副市长"
    assert OFFICES.beginning("副市长陶立言", 1) == "市长"
    assert OFFICES.beginning("副市长陶立言", 3) == ""
    assert OFFICES.ending("县党总支书记", 6) == "党总支书记"
    assert OFFICES.ending("县党总支书记", 5) == "支书"
    assert OFFICES.ending("", 0) == ""


def test_words_overlap_or_stand_apart() -> None:
    assert list(OFFICES.everywhere("党总支书记")) == [(0, "党总支书记"), (2, "支书"), (3, "书记")]
    assert list(OFFICES.apart("党总支书记市长")) == [(0, "党总支书记"), (5, "市长")]


@given(st.lists(st.text("市长书记", min_size=1, max_size=3)), st.text("市长书记副", max_size=12), st.integers(0, 12))
def test_it_finds_what_trying_all_words_finds(words: list[str], text: str, at: int) -> None:
    finder = WordFinder(words)
    begin = max((word for word in words if text.startswith(word, at)), key=len, default="")
    end = max((word for word in words if text.endswith(word, 0, min(at, len(text)))), key=len, default="")
    assert (finder.beginning(text, at), finder.begins(text, at)) == (begin, bool(begin))
    assert (finder.ending(text, min(at, len(text))), finder.ends(text, min(at, len(text)))) == (end, bool(end))
    assert finder.ends(text) == any(text.endswith(word) for word in words)


def test_an_empty_word_is_none() -> None:
    with pytest.raises(IndexError):
        WordFinder([""])
