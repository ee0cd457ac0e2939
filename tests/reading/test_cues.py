"""Cues of single lines."""

from __future__ import annotations

import pytest

from kg.reading.cues import is_row


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
