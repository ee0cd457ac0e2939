"""A meeting's name made of its holder and of what is printed of the name."""

from __future__ import annotations

import pytest

from kg.extraction.events.holders import joined


@pytest.mark.parametrize(
    ("body", "printed", "name"),
    [
        ("青禾县委", "常委会会议", "青禾县委常委会会议"),
        ("青禾县委常委会", "常委会会议", "青禾县委常委会会议"),
        ("市农业局", "局党组会议", "市农业局党组会议"),
        ("市发改委", "委党组（扩大）会议", "市发改委党组（扩大）会议"),
        ("市水利局", "局长办公会议", "市水利局局长办公会议"),
        ("市政府", "党组会议", "市政府党组会议"),
    ],
)
def test_what_both_say_is_said_once(body: str, printed: str, name: str) -> None:
    assert joined(body, printed) == name
