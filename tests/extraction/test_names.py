"""Where a person's name begins and ends, and what is nobody's: a line of news in, names out."""

from __future__ import annotations

import pytest

from tests.extraction.told import told

LAST_CHARACTERS = [
    pytest.param("市农科所所长樊宁之通报了稻种检测情况。", {"樊宁之"}, id="之 before a verb"),
    pytest.param("市京剧团的孟守之名家工作室昨天挂牌，孟守之都会来授课。", {"孟守之"}, id="之 before a noun"),
    pytest.param("老艺人李平之徒孙也登了台。", {"李平"}, id="之 before a relation"),
    pytest.param("副市长范海新专程赶到码头为船队送行。", {"范海新"}, id="drawn to the next word, which is torn"),
    pytest.param("镇党委书记盛春和、镇长单志远在坝上作了检讨。", {"盛春和", "单志远"}, id="和 before a mark"),
    pytest.param("图书馆馆长苗清和从工人手里接过一箱新书。", {"苗清和"}, id="和 before a preposition"),
    pytest.param("渔民许平没说几句话，又下了网。", {"许平"}, id="a character that ends no given name"),
    pytest.param("农艺师董平建了一座大棚。", {"董平"}, id="a verb with 了"),
]


@pytest.mark.parametrize(("line", "people"), LAST_CHARACTERS)
def test_the_last_character_of_a_name(line: str, people: set[str]) -> None:
    assert told(line).people == people


LONGER_WORDS = [
    pytest.param("镇长郑升安和六位村支书看田埂。郑升安说，要修路。", {"郑升安"}, id="和 drawn to a name"),
    pytest.param("剪纸艺人夏秋莲教石桥小学的孩子们剪纸。", {"夏秋莲"}, id="a verb and more drawn to a name"),
    pytest.param("他想带着父亲郝成林回一趟老家。", {"郝成林"}, id="behind a word of kin"),
    pytest.param("换老伴来喊，母亲高兴地笑了。", set(), id="words behind a word of kin"),
    pytest.param("妻子向小翠抹着眼泪说，居民谈秀珍也来了。", {"向小翠", "谈秀珍"}, id="rare surnames behind them"),
]


@pytest.mark.parametrize(("line", "people"), LONGER_WORDS)
def test_what_the_tagger_draws_to_a_name_or_from_it(line: str, people: set[str]) -> None:
    assert told(line).people == people


AGREEING = [
    pytest.param(
        "护士长许雪刚脱下工作服。那天许雪下夜班，许雪说，路上车不多。", {"许雪"}, id="a word drawn to a name"
    ),
    pytest.param("林场来了个许雪，他们说许雪刚走，许雪刚表示还会来。", {"许雪", "许雪刚"}, id="two names"),
    pytest.param(
        "原副县长郝同和一审被判刑。郝同和受贿案开庭，郝同和利用职务便利受贿。", {"郝同和"}, id="和 wherever it stands"
    ),
    pytest.param("孟守之都会来授课。馆长周立与孟守之签了约。", {"孟守之", "周立"}, id="a character lost once"),
]


@pytest.mark.parametrize(("line", "people"), AGREEING)
def test_the_names_of_an_article_agree(line: str, people: set[str]) -> None:
    assert told(line).people == people


NOBODY = [
    pytest.param("民警查获的一批鱼苗已经放流，教师宿舍也修好了。", set(), id="words behind what people are at work"),
    pytest.param("2008年起先后任临江市副市长，石静全票当选主任。", {"石静"}, id="words before an office taken"),
    pytest.param("苗医生来了，辅导员苗老师边看边笑。", set(), id="a verb behind a surname with an office"),
]


@pytest.mark.parametrize(("line", "people"), NOBODY)
def test_words_are_nobody(line: str, people: set[str]) -> None:
    assert told(line).people == people


PUT_TOGETHER = [
    pytest.param("州委常委曲木尔哈，州领导海来木呷、龙海参加。", {"曲木尔哈", "海来木呷", "龙海"}, id="Yi, in a list"),
    pytest.param("乡党委书记惹子拉且、村民阿余伍牛一路讲解。", {"惹子拉且", "阿余伍牛"}, id="Yi, of an unknown clan"),
    pytest.param("赶集的日子有歌有酒，访问了阿尔巴尼亚。", set(), id="words that begin as a clan does"),
    pytest.param("副指挥梁永三、索仁乐玛、高松等参加会议。", {"梁永三", "索仁乐玛", "高松"}, id="a word of a list"),
    pytest.param(
        "外长马哈迪-雷萨·霍拉米得知后致电。霍拉米表示感谢。", {"马哈迪-雷萨·霍拉米"}, id="a hyphen, and the word behind"
    ),
    pytest.param("北京-上海高速铁路、中国-东盟中心。", set(), id="hyphens between other names"),
    pytest.param("总统科尔涅夫派代表前来。", {"科尔涅夫"}, id="a verb drawn to a foreign name"),
    pytest.param("亨特魁梧，起跑却快。", {"亨特"}, id="two foreign syllables that the dictionary knows"),
]


@pytest.mark.parametrize(("line", "people"), PUT_TOGETHER)
def test_foreign_and_minority_names(line: str, people: set[str]) -> None:
    assert told(line).people == people
