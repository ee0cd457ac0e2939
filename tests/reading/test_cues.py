"""Cues of single lines."""

from __future__ import annotations

import pytest

from kg.reading.cues import is_row, is_signature_date


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("大白菜 0.80 0.85 -5.9%", True),
        ("县防汛指挥部 7 月 12 日召开会", False),
        ("新华社北京 7月 12 日电 记者从", False),
    ],
    ids=["a table", "a date with the spaces of print", "a dateline"],
)
def test_a_row_of_a_table_is_no_line_of_prose(line: str, *, row: bool) -> None:
    assert is_row(line) is row


@pytest.mark.parametrize("line", ["7月2日", "7月2日夜", "7 月2日凌晨", "写于7月2日", "7月2日于云汀"])
def test_a_letter_is_dated_by_the_hour_or_place_too(line: str) -> None:
    assert is_signature_date(line)
    assert not is_signature_date(f"{line}，水退了")
