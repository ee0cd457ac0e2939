"""Short names of task forces."""

from __future__ import annotations

import pytest

from kg.linking.task_forces import _abridges, _shortens

SHORT = [
    pytest.param("防汛领导小组", "防汛抗旱救灾工作领导小组", id="words out of the middle"),
    pytest.param("抗旱指挥部", "防汛抗旱指挥部", id="words off the beginning"),
]


@pytest.mark.parametrize(("short", "whole"), SHORT)
def test_a_name_that_shortens_another_in_any_article(short: str, whole: str) -> None:
    assert _shortens(short, whole)


OTHERS = [
    pytest.param("指挥部", "防汛抗旱指挥部", id="its kind alone"),
    pytest.param("扫雪指挥部", "防汛抗旱指挥部", id="another one"),
    pytest.param("防汛指挥部", "防汛抗旱指挥部办公室", id="an office below"),
]


@pytest.mark.parametrize(("name", "whole"), OTHERS)
def test_a_name_that_does_not(name: str, whole: str) -> None:
    assert not _shortens(name, whole)


def test_within_an_article_its_kind_alone_will_do() -> None:
    assert _abridges("指挥部", "防汛抗旱指挥部")
    assert not _abridges("领导小组", "防汛抗旱指挥部")
