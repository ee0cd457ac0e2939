"""The gazetteer: divisions by code and name, and their names in text."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.gazetteer import gazetteer, short_name
from kg.model import PlaceLevel
from kg.text import Span

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("code", "name", "level", "parent", "short"),
    [
        ("CN", "中国", PlaceLevel.COUNTRY, None, ("中华人民共和国",)),
        ("350000", "福建省", PlaceLevel.PROVINCE, "CN", ("福建",)),
        ("450000", "广西壮族自治区", PlaceLevel.PROVINCE, "CN", ("广西", "广西自治区")),
        ("150000", "内蒙古自治区", PlaceLevel.PROVINCE, "CN", ("内蒙古", "内蒙")),
        ("810000", "香港特别行政区", PlaceLevel.PROVINCE, "CN", ("香港",)),
        ("350200", "厦门市", PlaceLevel.PREFECTURE, "350000", ("厦门",)),
        ("222400", "延边朝鲜族自治州", PlaceLevel.PREFECTURE, "220000", ("延边", "延边州", "延边自治州")),
        ("350521", "惠安县", PlaceLevel.COUNTY, "350500", ("惠安",)),
        ("110101", "东城区", PlaceLevel.COUNTY, "110000", ("东城",)),
        ("429004", "仙桃市", PlaceLevel.COUNTY, "420000", ("仙桃",)),
        ("350521100", "螺城镇", PlaceLevel.TOWNSHIP, "350521", ()),
        ("441900101", "石碣镇", PlaceLevel.TOWNSHIP, "441900", ()),
    ],
)
def test_a_division(code: str, name: str, level: PlaceLevel, parent: str | None, short: tuple[str, ...]) -> None:
    found = gazetteer().get(code)
    assert found is not None
    assert (found.name, found.level, found.parent, found.short) == (name, level, parent, short)


@pytest.mark.parametrize("code", ["", "999999", "110100", "XX", "股"])
def test_what_is_no_code_has_no_division(code: str) -> None:
    places = gazetteer()
    assert (places.get(code), places.container(code), places.full_name(code)) == (None, None, "")
    assert places.official_style(code) == ""
    assert places.ancestors(code) == ()


@pytest.mark.parametrize(
    ("code", "full", "official"),
    [
        ("350000", "福建省", "福建省"),
        ("350200", "福建省厦门市", "厦门市"),
        ("350203", "福建省厦门市思明区", "厦门市思明区"),
        ("350521", "福建省泉州市惠安县", "惠安县"),
        ("350582", "福建省泉州市晋江市", "晋江市"),
        ("350521100", "福建省泉州市惠安县螺城镇", "惠安县螺城镇"),
        ("350203006", "福建省厦门市思明区鹭江街道", "厦门市思明区鹭江街道"),
        ("110101", "北京市东城区", "北京市东城区"),
        ("441900101", "广东省东莞市石碣镇", "东莞市石碣镇"),
        ("US", "美国", "美国"),
    ],
)
def test_names_in_full_and_as_official_bodies_print_them(code: str, full: str, official: str) -> None:
    assert (gazetteer().full_name(code), gazetteer().official_style(code)) == (full, official)


@pytest.mark.parametrize(
    ("name", "level", "short"),
    [
        ("彭水苗族土家族自治县", PlaceLevel.COUNTY, "彭水"),
        ("东乡族自治县", PlaceLevel.COUNTY, "东乡"),
        ("伊犁哈萨克自治州", PlaceLevel.PREFECTURE, "伊犁"),
        ("土默特左旗", PlaceLevel.COUNTY, None),
        ("井陉矿区", PlaceLevel.COUNTY, None),
        ("易县", PlaceLevel.COUNTY, None),
        ("安新县", PlaceLevel.COUNTY, "安新"),
        ("螺城镇", PlaceLevel.TOWNSHIP, "螺城"),
    ],
)
def test_short_names(name: str, level: PlaceLevel, short: str | None) -> None:
    assert short_name(name, level) == short


def test_a_name_gives_all_that_bear_it_the_highest_first() -> None:
    assert [found.code for found in gazetteer().named("海南")] == ["460000", "632500", "150303"]
    assert {found.parent for found in gazetteer().named("朝阳区")} == {"110000", "220100"}
    assert gazetteer().named("临江县城关第九镇") == ()


@pytest.mark.parametrize("name", ["城区", "和平", "资源", "街道", "经济开发区"])
def test_a_common_word_is_flagged(name: str) -> None:
    assert gazetteer().named(name)
    assert gazetteer().ambiguous(name)


@pytest.mark.parametrize("name", ["厦门", "惠安县", "螺城镇", "美国", "福建"])
def test_a_name_of_one_meaning_is_not(name: str) -> None:
    assert not gazetteer().ambiguous(name)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("京津冀", ["110000", "120000", "130000"]),
        ("湘鄂", ["430000", "420000"]),
        ("中美", ["CN", "US"]),
        ("粤港澳", ["440000", "810000", "820000"]),
        ("中青", []),
        ("会议", []),
        ("", []),
    ],
)
def test_one_character_abbreviations(text: str, codes: list[str]) -> None:
    assert [division.code for division in gazetteer().abbreviated(text)] == codes


def test_regions_of_several_provinces() -> None:
    assert [division.name for division in gazetteer().region("川渝")] == ["四川省", "重庆市"]
    assert gazetteer().region("临江") == ()


def test_a_former_division_knows_its_successor_and_year() -> None:
    (found,) = gazetteer().former("密云县")
    assert (found.code, found.successor, found.until) == ("110228", "110118", "2015")
    assert gazetteer().former("惠安县") == ()
    assert [former.name for former in gazetteer().formers_of("110118")] == ["密云县"]
    assert gazetteer().formers_of("350521") == ()


def test_every_successor_is_a_division_and_no_former_one_still_stands() -> None:
    places = gazetteer()
    for name in places.former_names():
        for former in places.former(name):
            assert places.get(former.successor), former
            now = places.get(former.code)
            assert now is None or now.name != name, former


def test_names_are_found_in_text_the_longest_at_each_place() -> None:
    text = "福建省厦门市思明区与惠安县螺城镇、雄安新区签约，越南代表到会"
    found = [(span.of(text), name) for span, name in gazetteer().scan(text)]
    assert [name for _, name in found] == ["福建省", "厦门市", "思明区", "惠安县", "螺城镇", "雄安新区", "越南"]
    assert all(printed == name for printed, name in found)
    assert gazetteer().find_longest(text, 3) == (3, gazetteer().named("厦门市"))
    assert gazetteer().find_longest(text, len(text)) is None


def test_a_generic_name_that_some_township_has_is_not_found_in_text() -> None:
    assert gazetteer().named("经济开发区")
    assert gazetteer().scan("记者走进经济开发区和林场") == []


@given(st.text(alphabet="福建省厦门市思明区惠安县北京朝阳中国美，。\ud800x", max_size=40))
def test_hits_are_in_order_and_name_something(text: str) -> None:
    at = 0
    for span, name in gazetteer().scan(text):
        assert at <= span.start
        assert span.of(text) == name
        at = span.end


def test_all_divisions_hang_together() -> None:
    places = gazetteer()
    assert len(places.children("CN")) == 34
    for province in places.children("CN"):
        for inner in places.children(province.code):
            assert places.contains(province.code, inner.code)
            assert inner.code.startswith(province.code[:2])


def test_the_script_refuses_a_folder_without_the_package(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "make_gazetteer"), str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode != 0
    assert "provinces.csv" in ran.stderr


@pytest.mark.parametrize("name", ["廊坊", "廊坊市"])
def test_a_name_at_the_end_of_a_text_ends_there(name: str) -> None:
    text = f"到{name}"
    found = gazetteer().find_longest(text, 1)
    assert found is not None
    assert found[0] == len(name)
    assert gazetteer().scan(text) == [(Span(1, len(text)), name)]
