"""Which division a name is: that of the page's time, the province before a district of its name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import Variable

import kg


def full_names(folder: Path, text: str, *, date: str, home: str | None = None) -> set[str]:
    """The full names of all places of one article."""
    page = {"text": text, "title": "稻谷开镰", "home": home, "date": date}
    (folder / "page.jsonl").write_text(json.dumps(page, ensure_ascii=False) + "\n", "utf-8")
    answers = kg.build(folder / "page.jsonl").query("SELECT ?full { ?place kg:fullName ?full }").bindings
    return {str(row[Variable("full")]) for row in answers}


CASES = [
    pytest.param("2015-09-01", "湖北京山的稻谷熟了。", "湖北省荆门市京山县", id="the county that is a city now"),
    pytest.param("2020-09-01", "湖北京山的稻谷熟了。", "湖北省荆门市京山市", id="and the city since"),
    pytest.param(
        "2015-09-01", "京山县石塘坳村的稻谷熟了。", "湖北省荆门市京山县石塘坳村", id="a village lies in what stood then"
    ),
    pytest.param(
        "2015-09-01",
        "视频连线北京、天津、河北、山东四地粮库。",
        "河北省",
        id="a province before a district of its name",
    ),
    pytest.param(
        "2015-09-01", "延边自治州的稻谷熟了。", "吉林省延边朝鲜族自治州", id="an autonomous one without its people"
    ),
]


@pytest.mark.parametrize(("date", "text", "full_name"), CASES)
def test_the_division_meant(tmp_path: Path, date: str, text: str, full_name: str) -> None:
    assert full_name in full_names(tmp_path, text, date=date)


AT_HOME = [
    pytest.param("浙江省湖州市", "渔民在太湖捕鱼。", "太湖", id="the lake, where the county of its name is far"),
    pytest.param("安徽省安庆市", "渔民在太湖捕鱼。", "安徽省安庆市太湖县", id="the county, at home"),
    pytest.param("安徽省安庆市", "太湖沿岸的渔民上了岸。", "太湖", id="the lake, by what stands behind it"),
    pytest.param("江苏省徐州市", "渔民在连云港市的东海捕鱼。", "江苏省连云港市东海县", id="the county, by its city"),
    pytest.param("江苏省徐州市", "书展在内罗毕开幕。", "内罗毕", id="a city of the world lies in no home"),
    pytest.param("江南省临江市青禾县", "县长到石桥镇看稻田。", "江南省临江市青禾县石桥镇", id="unlisted home"),
    pytest.param("江苏省徐州市", "候鸟飞到青海湖。", "青海省青海湖", id="a lake lies in its province"),
]


@pytest.mark.parametrize(("home", "text", "full_name"), AT_HOME)
def test_the_place_meant_at_a_home(tmp_path: Path, home: str, text: str, full_name: str) -> None:
    assert full_name in full_names(tmp_path, text, date="2015-09-01", home=home)
