"""Where a person's name begins and ends, and what is nobody's: a line of news in, names out."""

from __future__ import annotations

import pytest

from tests.extraction.told import told

LAST_CHARACTERS = [
    pytest.param("图书馆馆长陆宁之介绍了古籍修复。", {"陆宁之"}, id="之 before a verb"),
    pytest.param("“丁宁之书法课堂”每逢周末坐满了人，丁宁之都亲自磨墨。", {"丁宁之"}, id="之 before a noun"),
    pytest.param("老艺人李平之徒孙也登了台。", {"李平"}, id="之 before a relation"),
    pytest.param("校长邱海新专程到北京买来图书。", {"邱海新"}, id="drawn to the next word, which is torn"),
    pytest.param("教练丁敦和、裁判孙立远吹响了哨子。", {"丁敦和", "孙立远"}, id="和 before a mark"),
    pytest.param("园艺师苗清和从花圃搬来盆景。", {"苗清和"}, id="和 before a preposition"),
    pytest.param("渔民丁平没说别的，又下了网。", {"丁平"}, id="a character that ends no given name"),
    pytest.param("石匠董平建了一座石桥。", {"董平"}, id="a verb with 了"),
    pytest.param("果农何秀养说，今年桃子甜。", {"何秀养"}, id="drawn to a verb of speech"),
    pytest.param("摄影师石云翘记得那场雨。", {"石云翘"}, id="a rare character before a verb"),
    pytest.param("护师石瑛是家里的独女。", {"石瑛"}, id="是 before 家里"),
    pytest.param("她的父亲完颜永在邮局工作。", {"完颜永"}, id="behind a surname of two"),
    pytest.param("图为志愿者蒋海一（左）和同事谢文。", {"蒋海一", "谢文"}, id="一 before a note"),
    pytest.param("他找到石庄居党支部书记孟明。", {"孟明"}, id="a neighbourhood"),
    pytest.param("村民告诉记者，孟宇家今年养了十头牛。", {"孟宇"}, id="家 before what a family does"),
    pytest.param("党员曾石明主动报名，第一个到岗。", {"曾石明"}, id="a word that no dictionary has behind 党员"),
    pytest.param("画家石遥用三年时间画完长卷。", {"石遥"}, id="a preposition drawn to a name"),
    pytest.param("老人孟万有今年八十岁。", {"孟万有"}, id="before an age"),
    pytest.param("从外地归来的老工人孟来发一家六口。", {"孟来发"}, id="before a family"),
    pytest.param("员工石志强冒雪送货，局长孟爱莲红着脸检讨。", {"石志强", "孟爱莲"}, id="a verb drawn to a name"),
    pytest.param("商务书馆总编辑孟致中、教授孟海到会。", {"孟致中", "孟海"}, id="no side of a person"),
    pytest.param("研讨会在徐举行。", set(), id="a meeting in a city"),
]


@pytest.mark.parametrize(("line", "people"), LAST_CHARACTERS)
def test_the_last_character_of_a_name(line: str, people: set[str]) -> None:
    assert told(line).people == people


LONGER_WORDS = [
    pytest.param("镇长杜升平和六位老农看田埂。", {"杜升平"}, id="和 drawn to a name"),
    pytest.param("非遗传承人丁秋莲教石桥中学的学生染布。", {"丁秋莲"}, id="a verb and more drawn to a name"),
    pytest.param("她陪着父亲丁德生回了一次林场。", {"丁德生"}, id="behind a word of kin"),
    pytest.param("老伴来看戏，母亲高兴地笑了。", set(), id="words behind a word of kin"),
    pytest.param("妻子向小娟磨豆腐，居民谈秀芝也来了。", {"向小娟", "谈秀芝"}, id="rare surnames behind them"),
]


@pytest.mark.parametrize(("line", "people"), LONGER_WORDS)
def test_what_the_tagger_draws_to_a_name_or_from_it(line: str, people: set[str]) -> None:
    assert told(line).people == people


AGREEING = [
    pytest.param("裁缝许雪刚量完尺寸。许雪说，布料够用，许雪很高兴。", {"许雪"}, id="a word drawn to a name"),
    pytest.param("林场来了个许雪，他们说许雪刚走，许雪刚表示还会来。", {"许雪", "许雪刚"}, id="two names"),
    pytest.param("木匠郝同和手艺好。郝同和打的柜子，郝同和徒弟都在卖。", {"郝同和"}, id="和 wherever it stands"),
    pytest.param("孟守之都会来授课。馆长周立与孟守之签了约。", {"孟守之", "周立"}, id="a character lost once"),
]


@pytest.mark.parametrize(("line", "people"), AGREEING)
def test_the_names_of_an_article_agree(line: str, people: set[str]) -> None:
    assert told(line).people == people


NOBODY = [
    pytest.param("技术员来到果园，教师宿舍也修好了。", set(), id="words behind what people are at work"),
    pytest.param("她先后任临江市水利局局长，石静全票当选主任。", {"石静"}, id="words before an office taken"),
    pytest.param("代表们说，推选名单上并没有空白处，名单里还有半页字。", set(), id="a list that is only spoken of"),
    pytest.param("百年丁墨喜迎校庆，丁墨高级中学办起讲坛。", set(), id="what a school is called"),
    pytest.param("牧民搬进丁木墨嘎查的新居。", set(), id="places"),
    pytest.param("他希望同丁菁、石桥等县共修河道。", set(), id="places in a list"),
    pytest.param("陆石墨马拉松赛鸣枪。", set(), id="what a race is called"),
    pytest.param("会议要求加强领事保护。各成员单位要尽责。", set(), id="nouns behind a bare office"),
    pytest.param("有关部门负责人来到石桥镇。", set(), id="a verb behind a bare office"),
    pytest.param("关于撤销和调整卡点的通告，上周刚发布。", set(), id="和 between verbs, a week"),
    pytest.param("详见通知（石公通〔2019〕21号），洪峰已过。", set(), id="the number of a document, a flood"),
    pytest.param("陆家墩隧道贯通，游客走进石远桥纪念馆。", set(), id="what sites are named for"),
    pytest.param("望山村乡村医生石阿四行医多年。", {"石阿四"}, id="a village before an office"),
    pytest.param("站长石海燕和队员们清理河道。", {"石海燕"}, id="several behind a name"),
    pytest.param("区委副书记、代区长石明主持，护士石海原本和同为护士的妻子住。", {"石明", "石海"}, id="代 and 和"),
    pytest.param("他们来到石桥镇陆家村、云溪乡郑川村，排查来石返石人员。", set(), id="villages behind their towns"),
    pytest.param("她做饭时婆婆来帮忙，乡里错峰泄洪，家里来老人了。", set(), id="words before words of courtesy"),
    pytest.param("苗医生来了，辅导员苗老师边走边唱。", set(), id="a verb behind a surname with an office"),
]


@pytest.mark.parametrize(("line", "people"), NOBODY)
def test_words_are_nobody(line: str, people: set[str]) -> None:
    assert told(line).people == people


PUT_TOGETHER = [
    pytest.param("会议传达学习祁远平总书记重要讲话精神。", {"祁远平"}, id="drawn to the office behind it"),
    pytest.param("祁远平总书记在会上作了讲话。", {"祁远平"}, id="taken for a place before an office"),
    pytest.param("全市认真学习石云山书记的讲话。", {"石云山"}, id="a name like a mountain's before an office"),
    pytest.param("他向石桥村书记反映，青石镇书记到会。", set(), id="places before an office"),
    pytest.param("州委常委曲木尔哈，州领导海来木呷、龙海参加。", {"曲木尔哈", "海来木呷", "龙海"}, id="Yi, in a list"),
    pytest.param("乡党委书记惹子拉且、村民阿余伍牛一路讲解。", {"惹子拉且", "阿余伍牛"}, id="Yi, of an unknown clan"),
    pytest.param("赶集的日子有歌有酒，访问了阿尔巴尼亚。", set(), id="words that begin as a clan does"),
    pytest.param("评委罗大川、额优其玛、田春生等打分。", {"罗大川", "额优其玛", "田春生"}, id="a word of a list"),
    pytest.param(
        "外长马哈迪-雷萨·霍拉米得知后致电。霍拉米表示感谢。", {"马哈迪-雷萨·霍拉米"}, id="a hyphen, and the word behind"
    ),
    pytest.param("北京-上海高速铁路、中国-东盟中心。", set(), id="hyphens between other names"),
    pytest.param("总统科尔涅夫派代表前来。", {"科尔涅夫"}, id="a verb drawn to a foreign name"),
    pytest.param("市水利局局长汤加，副局长田春生到场。", {"汤加", "田春生"}, id="a country's name behind an office"),
    pytest.param("亨特魁梧，起跑却快。", {"亨特"}, id="two foreign syllables that the dictionary knows"),
    pytest.param("驻华大使恩里科·莫雷利应约会见。", {"恩里科·莫雷利"}, id="a verb of two drawn to a foreign name"),
    pytest.param("工匠萨米尔·纳赛尔合建的塔。", {"萨米尔·纳赛尔"}, id="a verb of syllables behind a foreign name"),
    pytest.param("副专员买买提江·阿不都热满金到会。", {"买买提江·阿不都热满金"}, id="syllables taken for a verb"),
    pytest.param(
        "日本商人小林春树和北海大学教授西原清一、画家石遥到访。",
        {"小林春树", "西原清一", "石遥"},
        id="和 behind a Japanese name",
    ),
    pytest.param("县长多吉泽仁和石渠县委书记旺姆陪同。", {"多吉泽仁", "旺姆"}, id="a county drawn to a name"),
    pytest.param("总理阿尔巴诺斯、外长马雷罗出席。", {"阿尔巴诺斯", "马雷罗"}, id="a foreign name taken for a place"),
    pytest.param("会议决定任命：央吉加为青禾县审计局局长。", {"央吉加"}, id="an unusual name appointed"),
    pytest.param("副县长奉云芳、书记石海到会。", {"奉云芳", "石海"}, id="a surname like a verb"),
    pytest.param("北海大学研究员盛夏作辅导报告。", {"盛夏"}, id="common words behind an office"),
    pytest.param("种子站站长国海燕、学军小学校长石妙音和大家交谈。", {"国海燕", "石妙音"}, id="an office torn"),
    pytest.param("副省长和延年、石明参加。", {"和延年", "石明"}, id="the surname 和"),
    pytest.param("省政协主席仁青昂布，副主任洛桑中秋介绍。", {"仁青昂布", "洛桑中秋"}, id="one element known"),
    pytest.param("县长乌力吉图深入牧区，医师朝鲁门把药带到。", {"乌力吉图", "朝鲁门"}, id="whole Mongolian names"),
    pytest.param("副主任买买提·阿不都拉出席会议。", {"买买提·阿不都拉"}, id="a syllable like a verb"),
    pytest.param("主任谈云青，市委常委揭云和、石海陪同。", {"谈云青", "揭云和", "石海"}, id="rare surnames"),
    pytest.param("苏木长朝鲁、县委书记旺姆陪同。", {"朝鲁", "旺姆"}, id="one element behind an office"),
    pytest.param("任命石明为副局长；石央加为处长。", {"石明", "石央加"}, id="clauses of a list of appointments"),
    pytest.param("罗德山宣读了决定，乔莲河一行离开。", {"罗德山", "乔莲河"}, id="taken for places"),
    pytest.param("罗明山、孟玉英等县领导陪同。", {"罗明山", "孟玉英"}, id="taken for a place in a list"),
    pytest.param("罗大川、乔大川等市领导，孟海等县直干部到场。", {"罗大川", "乔大川", "孟海"}, id="two leaders"),
    pytest.param("村第一书记达查玛格送来了树苗。", {"达查玛格"}, id="a name of words unheard of behind an office"),
    pytest.param("副主任三人到场，县委书记慰问了老人。", set(), id="numbers and verbs behind an office"),
]


@pytest.mark.parametrize(("line", "people"), PUT_TOGETHER)
def test_foreign_and_minority_names(line: str, people: set[str]) -> None:
    assert told(line).people == people
