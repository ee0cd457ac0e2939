"""People without their full name: who is somebody new, and who is named in full elsewhere in the article."""

from __future__ import annotations

import pytest

from tests.extraction.told import told

ANONYMOUS = [
    pytest.param("原告钟某生、被告钟某根握手言和。", {"钟某生", "钟某根"}, id="the middle withheld"),
    pytest.param("联系人：苑科长、苗主任。", {"苑科长", "苗主任"}, id="a surname with an office, taken for a word"),
    pytest.param("民兵背着昝奶奶上船。", {"昝奶奶"}, id="a rare surname taken for a verb"),
    pytest.param("六岁的儿子壮壮，跟着奶奶住。", {"壮壮"}, id="a pet name taken for a verb"),
    pytest.param("班主任白老师带孩子们种树。", {"白老师"}, id="the end of an office drawn to a surname"),
    pytest.param("警方抓获犯罪嫌疑人呼某。", {"呼某"}, id="a rare surname of somebody accused"),
    pytest.param("被告人曲某甲、曲某乙。", {"曲某甲", "曲某乙"}, id="two of one surname"),
    pytest.param("村里的老谢种了三亩茶，门卫老贺每天来看。", {"老谢", "老贺"}, id="老 that the tagger tears"),
    pytest.param("丈夫老严出门修渠，渡口的老葛守在闸边。", {"老严", "老葛"}, id="老 that it takes for another word"),
    pytest.param("老百姓的事，老党员带头，老乡和老板都帮忙，老方法不灵。", set(), id="老 in other words"),
    pytest.param("老庄路的老房子旁，老区的老牛拉着车。", set(), id="老 with a surname that is another word"),
    pytest.param("逄大姐来了，佘阿婆没来。", {"逄大姐", "佘阿婆"}, id="rare surnames"),
    pytest.param("逯某某偷伐林木，已被立案。", {"逯某某"}, id="某某 behind a rare surname"),
    pytest.param("女儿暖暖养了一只龟。", {"暖暖"}, id="a pet name"),
    pytest.param("河边的小雨来写作业。", {"小雨"}, id="小 with a given name"),
    pytest.param("王姐、张总都在船上。", {"王姐", "张总"}, id="courtesy of one character"),
]


@pytest.mark.parametrize(("line", "people"), ANONYMOUS)
def test_somebody_without_a_name(line: str, people: set[str]) -> None:
    result = told(line)
    assert (result.anonymous, result.people) == (people, set())


BEARERS = [
    pytest.param("船工罗大川栽了梨树。老罗说，今年挂果多。", {"罗大川"}, set(), id="老"),
    pytest.param("送报员贺小满走了三十年山路。“小贺来了。”", {"贺小满"}, set(), id="小"),
    pytest.param(
        "乡村医生罗大川背着药箱，罗大川走遍了全村。女儿罗敏学了会计。“罗医生到了，药也到了。”",
        {"罗大川", "罗敏"},
        set(),
        id="the one whom the article speaks of most",
    ),
    pytest.param(
        "船工罗大川栽了梨树，护士贺小满的丈夫罗师傅来帮忙。", {"罗大川", "贺小满"}, {"罗师傅"}, id="somebody new"
    ),
    pytest.param(
        "船工罗大川栽了梨树，妻子罗小兰教书。老罗说，今年挂果多。", {"罗大川", "罗小兰"}, set(), id="not the one aside"
    ),
    pytest.param("船工罗大川栽了梨树，罗奶奶来看。", {"罗大川"}, {"罗奶奶"}, id="a word of age"),
    pytest.param("船工罗大川、罗敏都来了，老罗没来。", {"罗大川", "罗敏"}, {"老罗"}, id="one of two"),
]


@pytest.mark.parametrize(("line", "people", "anonymous"), BEARERS)
def test_a_surname_means_who_is_named_in_full(line: str, people: set[str], anonymous: set[str]) -> None:
    result = told(line)
    assert (result.people, result.anonymous) == (people, anonymous)
