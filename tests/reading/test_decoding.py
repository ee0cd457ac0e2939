"""Bytes in, text out; a wrong guess is worse than an error."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.decoding import UndecodableError, decode

NEWS = "本报讯 7月5日上午，市委农村工作会议在市民大厦召开，分析当前汛情，安排下一阶段防汛抗洪和秋粮生产。"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (NEWS.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + NEWS.encode("utf-8"), "utf-8"),
        (NEWS.encode("gb18030"), "gb18030"),
        (NEWS.encode("gbk"), "gb18030"),
        (codecs.BOM_UTF16_LE + NEWS.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + NEWS.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + NEWS.encode("utf-32-le"), "utf-32-le"),
        (NEWS.encode("utf-16-le"), "utf-16-le"),
        (NEWS.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_chinese_news_is_read_in_its_encoding(raw: bytes, encoding: str) -> None:
    assert decode(raw) == (NEWS, encoding)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is empty"),
        (bytes(range(256)) * 4, "not text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(60), "not text"),
        ("昨日上午縣長召開會議研究防洪工作並慰問災民學校復課".encode("big5"), "not text"),
        ("水位が警戒を超えたため、市は避難を呼びかけた。".encode("shift_jis"), "not text"),
        (codecs.BOM_UTF8 + b"\xff\xfe\xfd", "byte-order mark of utf-8"),
        (NEWS.encode("gb18030")[:-1] + b"\xff", "not text"),
    ],
)
def test_what_is_no_chinese_text_is_an_error(raw: bytes, reason: str) -> None:
    with pytest.raises(UndecodableError, match=reason):
        decode(raw)


def test_each_line_end_is_one_character() -> None:
    assert decode("一\r\n二\r三\n四".encode())[0] == "一\n二\n三\n四"


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_an_error(raw: bytes) -> None:
    try:
        text, _ = decode(raw)
    except UndecodableError:
        return
    assert "\r" not in text
    text.encode("utf-8")
