"""Whose 市委 it is: home by paper, dateline, text; and what stays unresolved."""

from __future__ import annotations

import pytest

from kg.lexicons import lexicon
from kg.linking.atlas import Atlas
from kg.linking.graph import KnowledgeGraph
from kg.model import OrganizationKind, PlaceLevel
from tests.linking.cities import LINJIANG, PREFECTURE, SHUOYUAN, city_news
from tests.linking.records import Draft, linked


def organizations(graph: KnowledgeGraph) -> list[str]:
    return sorted(node.names.label for node in graph.organizations if node.kind == "party")


def home_names(graph: KnowledgeGraph) -> list[str]:
    places = {place.id: place.full_name for place in graph.places}
    return sorted(str(places.get(article.home or "")) for article in graph.articles)


def test_one_short_form_in_two_cities_is_two_committees() -> None:
    graph = linked(
        city_news(LINJIANG, "a", "2018-03-01", "王一川"),
        city_news(SHUOYUAN, "b", "2018-03-01", "赵望山"),
    )
    assert organizations(graph) == ["中国共产党临江市委员会", "中国共产党朔原市委员会"]
    assert home_names(graph) == ["岭东省临江市", "岭东省朔原市"]


def test_a_short_form_is_deictic_and_the_standing_forms_are_other_names() -> None:
    graph = linked(city_news(LINJIANG, "a", "2018-03-01", "王一川"))
    committee = next(node for node in graph.organizations if node.kind == "party")
    assert committee.names.deictic == ("市委",)
    assert "临江市委" in committee.names.other


@pytest.mark.parametrize(
    ("said", "home"),
    [
        pytest.param({"home": "岭东省朔原市", "paper": "临江日报"}, "岭东省朔原市", id="the user's word decides"),
        pytest.param({"home": "浙江省杭州市"}, "浙江省杭州市", id="a home from the gazetteer"),
        pytest.param({"home": "湖南省零陵地区道县"}, "湖南省永州市道县", id="a county of a former prefecture"),
        pytest.param({"paper": "杭州日报"}, "浙江省杭州市", id="the paper's city"),
        pytest.param({"paper": "浙江日报"}, "浙江省", id="the paper's province"),
        pytest.param({"paper": "今日义乌"}, "浙江省金华市义乌市", id="a county's paper of the day"),
        pytest.param({"paper": "赣南日报"}, "江西省赣州市", id="a paper of another name than its city's"),
        pytest.param({"paper": "人民日报"}, "None", id="a national paper speaks from nowhere"),
        pytest.param({}, "None", id="nothing says"),
    ],
)
def test_home_by_what_is_known_of_the_paper(said: dict[str, str], home: str) -> None:
    draft = Draft("我市春播过半，市委连日部署。", page="a", day="1998-04-02", **said)  # type: ignore[arg-type]
    draft.here("我市", PREFECTURE)
    draft.body("市委", "party-committee", level=PREFECTURE)
    assert home_names(linked(draft)) == [home]


def test_without_home_the_form_stays_as_printed_in_its_article() -> None:
    drafts = []
    for page in ("a", "b"):
        draft = Draft(f"市委连日部署春播。第{page}期", page=page, day="1998-04-02")
        draft.body("市委", "party-committee", level=PREFECTURE)
        drafts.append(draft)
    graph = linked(*drafts)
    assert [node.names.label for node in graph.organizations] == ["市委", "市委"]
    assert all(node.unresolved for node in graph.organizations)


def test_agency_copy_in_a_city_paper_has_no_home_of_that_city() -> None:
    draft = Draft("新华社北京4月2日电 国务院部署春播，各地市委迅速行动。", page="a", day="1998-04-02", paper="临江日报")
    draft.wire("新华社北京4月2日电", "新华社", "北京")
    draft.body("市委", "party-committee", level=PREFECTURE)
    graph = linked(draft)
    assert home_names(graph) == ["None"]
    assert [node.unresolved for node in graph.organizations if node.kind == "party"] == [True]


def test_agency_copy_about_one_city_speaks_of_its_committee() -> None:
    text = "新华社4月2日电 浙江省杭州市近日植树，市委带头，杭州市政府出资。"
    draft = Draft(text, page="a", day="1998-04-02", paper="临江日报")
    draft.wire("新华社4月2日电", "新华社")
    city = draft.place("杭州市", PREFECTURE, "330100")
    draft.body("杭州市政府", "government", place=city)
    draft.body("市委", "party-committee", level=PREFECTURE)
    assert organizations(linked(draft)) == ["中国共产党杭州市委员会"]


def test_the_province_of_a_city_is_known_from_another_article() -> None:
    said = city_news(LINJIANG, "a", "2018-03-01", "王一川")
    short = Draft("临江市今日降雨，我市各校停课。", page="b", day="2018-03-02", paper="临江日报")
    short.place("临江市", PREFECTURE)
    short.here("我市", PREFECTURE)
    assert home_names(linked(said, short)) == ["岭东省临江市", "岭东省临江市"]


def test_units_lie_under_their_committee() -> None:
    draft = city_news(LINJIANG, "a", "2018-03-01", "王一川")
    draft.body("市委", "party-committee", "宣传部", level=PREFECTURE)
    graph = linked(draft)
    by_name = {node.names.label: node for node in graph.organizations}
    department = by_name["中国共产党临江市委员会宣传部"]
    assert department.parent == by_name["中国共产党临江市委员会"].id


@pytest.mark.parametrize(
    ("home", "code"),
    [("江苏省南京市", "320106"), ("福建省福州市", "350102"), ("江苏省徐州市", "320302")],
)
def test_an_ambiguous_name_is_the_one_at_home(home: str, code: str) -> None:
    draft = Draft("鼓楼区疏浚沟渠。", page="a", day="2018-03-01", home=home)
    draft.place("鼓楼区", PlaceLevel.COUNTY, "320106", "320302", "350102", "410204")
    assert code in [place.code for place in linked(draft).places]


def test_an_ambiguous_name_without_context_is_no_guess() -> None:
    drafts = []
    for page in ("a", "b"):
        draft = Draft(f"鼓楼区疏浚沟渠。{page}", page=page, day="2018-03-01")
        draft.place("鼓楼区", PlaceLevel.COUNTY, "320106", "320302", "350102", "410204")
        drafts.append(draft)
    assert [(place.names.label, place.code) for place in linked(*drafts).places] == [("鼓楼区", None)] * 2


def test_a_city_lies_in_the_province_whose_paper_names_it() -> None:
    county = Draft("我市清溪县修渠。", page="a", day="2018-03-01", paper="临江日报")
    county.here("我市", PREFECTURE)
    county.place("清溪县", PlaceLevel.COUNTY)
    province = Draft("岭东省临江市清溪县的渠修成了，全省推广。", page="b", day="2018-03-02", paper="岭东日报")
    province.place("岭东省", PlaceLevel.PROVINCE)
    province.place("临江市", PREFECTURE)
    province.place("清溪县", PlaceLevel.COUNTY)
    province.here("全省", PlaceLevel.PROVINCE)
    graph = linked(county, province)
    assert {place.full_name for place in graph.places} == {"岭东省", "岭东省临江市", "岭东省临江市清溪县"}
    assert home_names(graph) == ["岭东省", "岭东省临江市"]


def test_a_page_without_a_paper_speaks_of_the_city_of_its_articles() -> None:
    first = Draft("临江市昨天落成新桥，临江市政府出资，市委书记剪彩。", page="a", day="2018-03-01", position=1)
    city = first.place("临江市", PREFECTURE)
    first.body("临江市政府", "government", place=city)
    first.body("市委", "party-committee", level=PREFECTURE)
    second = Draft("市教育局要求减负。", page="a", day="2018-03-01", position=2)
    second.body("市教育局", "government", level=PREFECTURE)
    assert home_names(linked(first, second)) == ["临江市", "临江市"]


def test_a_page_whose_paper_does_not_say_where_it_is_speaks_of_the_county_of_its_articles() -> None:
    first = Draft("惠安县开渠，惠安县政府出资，县委出力。", page="a", day="2018-03-01", paper="乡音报", position=1)
    county = first.place("惠安县", PlaceLevel.COUNTY, "350521")
    first.body("惠安县政府", "government", place=county)
    first.body("县委", "party-committee", level=PlaceLevel.COUNTY)
    second = Draft("乡音报讯 县教育局要求减负。", page="a", day="2018-03-01", paper="乡音报", position=2)
    second.wire("乡音报讯", "乡音报")
    second.body("县教育局", "government", level=PlaceLevel.COUNTY)
    assert home_names(linked(first, second)) == ["福建省泉州市惠安县"] * 2


@pytest.mark.parametrize(
    ("opening", "printed", "level", "home"),
    [
        pytest.param("本报成都3月1日电", "省水利厅", PlaceLevel.PROVINCE, "四川省", id="省 of that city"),
        pytest.param("本报成都3月1日电", "全国", PlaceLevel.COUNTRY, "None", id="the paper itself is elsewhere"),
        pytest.param("本报成都讯", "全国", PlaceLevel.COUNTRY, "四川省成都市", id="a report of the city's paper"),
    ],
)
def test_a_report_sent_by_cable_is_not_of_a_paper_of_that_city(
    opening: str, printed: str, level: PlaceLevel, home: str
) -> None:
    draft = Draft(f"{opening} {printed}部署春灌。", page="a", day="2018-03-01")
    draft.wire(opening, "本报", "成都")
    draft.here(printed, level)
    assert home_names(linked(draft)) == [home]


def test_agency_copy_from_a_city_speaks_of_the_province_that_it_names() -> None:
    draft = Draft("新华社成都3月1日电 四川省开始春灌，省水利厅连日部署。", page="a", day="2018-03-01", paper="临江日报")
    draft.wire("新华社成都3月1日电", "新华社", "成都")
    draft.place("四川省", PlaceLevel.PROVINCE, "510000")
    draft.organization("省水利厅", OrganizationKind.GOVERNMENT, "水利厅", level=PlaceLevel.PROVINCE)
    assert home_names(linked(draft)) == ["四川省"]


@pytest.mark.parametrize(
    ("printed", "level", "home"),
    [("我市", PREFECTURE, "福建省福州市"), ("我区", PlaceLevel.COUNTY, "福建省福州市晋安区")],
)
def test_a_paper_named_like_a_district_speaks_of_what_its_text_calls_ours(
    printed: str, level: PlaceLevel, home: str
) -> None:
    draft = Draft(f"{printed}开展义务植树。", page="a", day="2018-03-01", paper="晋安日报")
    draft.here(printed, level)
    assert home_names(linked(draft)) == [home]


def test_every_paper_of_another_name_has_its_place_in_the_gazetteer() -> None:
    atlas = Atlas()
    for paper, place in lexicon("newspapers").mapping("papers of other names").items():
        key = atlas.add_full_name(place)
        assert key is not None, paper
        assert atlas[key].full_name == place


def test_a_river_of_two_cities_is_one() -> None:
    drafts = []
    for page, home in (("a", "岭东省临江市"), ("b", "岭东省朔原市")):
        draft = Draft(f"清溪江水位上涨，{page}站告急。", page=page, day="2018-03-01", home=home)
        draft.place("清溪江", PlaceLevel.SITE)
        drafts.append(draft)
    assert [p.full_name for p in linked(*drafts).places if p.level is PlaceLevel.SITE] == ["岭东省清溪江"]


def test_containers_are_places_up_to_the_province() -> None:
    draft = Draft("青禾县石桥村修路。", page="a", day="2018-03-01", home="岭东省临江市")
    county = draft.place("青禾县", PlaceLevel.COUNTY)
    draft.place("石桥村", PlaceLevel.VILLAGE, within=county)
    assert {place.full_name for place in linked(draft).places} == {
        "岭东省",
        "岭东省临江市",
        "岭东省临江市青禾县",
        "岭东省临江市青禾县石桥村",
    }
