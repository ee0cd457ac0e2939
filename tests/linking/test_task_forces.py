"""Short names of task forces."""

from __future__ import annotations

import pytest

from kg.linking.task_forces import _abridges, _shortens

NAMES = [
    pytest.param("防汛领导小组", "防汛抗旱救灾工作领导小组", True, id="words out of the middle"),
    pytest.param("抗旱指挥部", "防汛抗旱指挥部", True, id="words off the beginning"),
    pytest.param("指挥部", "防汛抗旱指挥部", False, id="its kind alone"),
    pytest.param("扫雪指挥部", "防汛抗旱指挥部", False, id="another one"),
    pytest.param("防汛指挥部", "防汛抗旱指挥部办公室", False, id="an office below"),
]


@pytest.mark.parametrize(("short", "whole", "anywhere"), NAMES)
def test_a_name_that_shortens_another_in_any_article(short: str, whole: str, anywhere: bool) -> None:
    assert _shortens(short, whole) is anywhere


def test_within_an_article_its_kind_alone_will_do() -> None:
    assert _abridges("指挥部", "防汛抗旱指挥部")
    assert not _abridges("领导小组", "防汛抗旱指挥部")
