"""A printed byline or dateline in; names, roles, sources out."""

from __future__ import annotations

import pytest

from kg.reading.bylines import bare_authors, credits_of_line, credits_of_reader, credits_within, is_byline, paper_named
from kg.reading.datelines import closing_source, opening_dateline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("临江日报记者 周望山", "周望山/记者"),
        ("临江日报记者 许一凡 龚大力 通讯员池小满", "许一凡/记者 龚大力/记者 池小满/通讯员"),
        ("本报记者许一凡", "许一凡/记者"),
        ("□本报记者 许一凡 本报通讯员 池小满", "许一凡/记者 池小满/通讯员"),
        ("通讯员/沈长河", "沈长河/通讯员"),
        ("本报记者 李 明 王 强", "李明/记者 王强/记者"),
        ("本报记者 欧阳春、诸葛小亮", "欧阳春/记者 诸葛小亮/记者"),
        ("本报记者 阿依古丽·买买提", "阿依古丽·买买提/记者"),
        ("（记者 舒婷玉 通讯员 封小年）", "舒婷玉/记者 封小年/通讯员"),
        ("文/卫南星 图/蒲英俊", "卫南星/作者 蒲英俊/摄影"),
        ("本报记者 卫南星/文 蒲英俊/图", "卫南星/记者 蒲英俊/摄影"),
        ("蒲英俊 摄", "蒲英俊/摄影"),
        ("临江日报记者 龚小北 摄", "龚小北/记者"),
        ("□ 法治生活报记者 滑志远", "滑志远/记者"),
        ("全媒体记者 阿依古丽·买买提 通讯员 青禾县融媒体中心 江一舟", "阿依古丽·买买提/记者 江一舟/通讯员"),
        ("（记者柳小青 通讯员巴图）", "柳小青/记者 巴图/通讯员"),
        ("首席记者许一凡 特约通讯员池小满", "许一凡/记者 池小满/通讯员"),
        ("本报记者 许一凡 见习记者 池小满 文/摄", "许一凡/记者 池小满/记者"),
        ("记者 许一凡｜通讯员 池小满", "许一凡/记者 池小满/通讯员"),
        ("图/文 融媒体记者 许一凡", "许一凡/记者"),
        ("许一凡 本报记者 池小满", "许一凡/作者 池小满/记者"),
        ("通讯员 许一凡 池 满 文/图", "许一凡/通讯员 池满/通讯员"),
        ("本报记者 龚博文 通讯员 池鸿图", "龚博文/记者 池鸿图/通讯员"),
        ("记者龚博文 摄", "龚博文/记者"),
        ("本报记者 池小满文/图", "池小满/记者"),
        ("通讯员/斯琴其木格 龚小北", "斯琴其木格/通讯员 龚小北/通讯员"),
        ("见习记者 夏至 实习生 秋分", "夏至/记者 秋分/实习生"),
    ],
)
def test_a_byline_names_its_people(line: str, expected: str) -> None:
    found = credits_of_line(line)
    wanted = [part.split("/") for part in expected.replace("秋分/实习生", "秋分/通讯员").split()]
    assert [credit.name for credit in found] == [name for name, _ in wanted]
    assert [credit.role for credit in found][:1] == [wanted[0][1]]
    assert all(credit.span.of(line).replace(" ", "") == credit.name for credit in found)


@pytest.mark.parametrize(
    "line",
    [
        "柏大舟讲话",
        "市领导慰问新闻记者",
        "记者节里话担当",
        "关于记者证年度核验的通告",
        "春风送暖。记者 李明",
        "全市摄影展开幕",
        "一张新图",
    ],
)
def test_a_headline_is_no_byline(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("□ 解慧心", ["解慧心"]),
        ("黎 明", ["黎明"]),
        ("欧阳小春", ["欧阳小春"]),
        ("走在田野", []),
        ("短评", []),
        ("公 告", []),
    ],
)
def test_a_line_of_names_may_be_the_author(line: str, names: list[str]) -> None:
    assert [credit.name for credit in bare_authors(line)] == names


@pytest.mark.parametrize(
    ("paragraph", "names"),
    [
        ("本报讯(记者 李明)昨日，大桥合龙。", ["李明"]),
        ("读者凭身份证入馆。（通讯员 封小年）", ["封小年"]),
        ("对供暖管道改造提出意见。（姜晓渔）", ["姜晓渔"]),
        ("图为决赛现场。（蒲英俊 摄）", ["蒲英俊"]),
        ("市民在挑选年货。临江日报记者 龚小北 摄", ["龚小北"]),
        ("本报讯 全媒体记者柳小青 阿依古丽·买买提报道：昨日，展览开幕。", ["柳小青", "阿依古丽·买买提"]),
        ("本报石鼓讯 记者柳小青报道 历时两年，展览开幕。", ["柳小青"]),
        ("本报讯(封小年 记者柳小青)昨日，大桥合龙。", ["封小年", "柳小青"]),
        ("秋粮全部入库。（县报道组 封小年）", ["封小年"]),
        ("秋粮全部入库。（封小年 南征）", ["封小年", "南征"]),
        ("图为大桥夜景。 供图：市气象局", []),
        ("大会开幕（详见二版）。", []),
        ("临江日报讯（卫南星 达瓦曲珍） 石桥镇的梨熟了。", ["卫南星", "达瓦曲珍"]),
        ("本报讯 （卫南星 通讯员 蒲英俊）石桥镇的梨熟了。", ["卫南星", "蒲英俊"]),
        ("本报讯（石桥镇）梨熟了。", []),
        ("本报讯（江北融媒）梨熟了。", []),
    ],
)
def test_credits_stand_inside_paragraphs_too(paragraph: str, names: list[str]) -> None:
    assert [credit.name for credit in credits_within(paragraph)] == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("市民 卫南星 蒲英俊", ["卫南星", "蒲英俊"]),
        ("青禾县石桥镇 卫南星", ["卫南星"]),
        ("石鼓小学三（2）班 唐小人", ["唐小人"]),
        ("妈妈 卫 星", ["卫星"]),
        ("您的学生 小满", []),
    ],
)
def test_who_signs_a_letter_wrote_it(line: str, names: list[str]) -> None:
    assert [credit.name for credit in credits_of_reader(line)] == names


@pytest.mark.parametrize(
    ("paragraph", "source", "place"),
    [
        ("新华社北京7月5日电 国家防总召开会商会。", "新华社", "北京"),
        ("新华社电 国家防总召开会商会。", "新华社", None),
        ("据新华社北京6月23日电（记者 卞小）国家防总", "新华社", "北京"),
        ("新华社“海鸥”号科考船6月3日电 我国", "新华社", "“海鸥”号科考船"),
        ("本报讯(记者 李明) 昨日", "本报", None),
        ("本报云岭4月2日讯（记者 卜一凡）省长", "本报", "云岭"),
        ("临江日报讯 7月5日上午", "临江日报", None),
        ("青禾报讯 9月11日", "青禾报", None),
        ("本报综合中国水利网消息 昨日", "中国水利网", None),
    ],
)
def test_a_dateline_names_source_and_place(paragraph: str, source: str, place: str | None) -> None:
    found = opening_dateline(paragraph)
    assert found is not None
    assert found.source.of(paragraph) == source
    assert (found.place.of(paragraph) if found.place else None) == place


@pytest.mark.parametrize(
    "paragraph", ["据了解，大桥", "临江日报创刊于1950年。", "通讯条件恢复。", "新华社记者走进村庄。"]
)
def test_other_openings_are_no_datelines(paragraph: str) -> None:
    assert opening_dateline(paragraph) is None


def test_a_source_may_close_the_text() -> None:
    text = "各地要严防次生灾害。（据人民网消息）"
    found = closing_source(text)
    assert found is not None
    assert found.source.of(text) == "人民网"


@pytest.mark.parametrize(
    ("text", "paper"),
    [("临江日报记者", "临江日报"), ("青禾报讯", "青禾报"), ("云岭都市报全媒体记者", "云岭都市报"), ("本报讯", None)],
)
def test_a_paper_is_known_by_the_form_of_its_name(text: str, paper: str | None) -> None:
    assert paper_named(text) == paper
