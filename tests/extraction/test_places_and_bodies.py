"""Places and organisations: a line of news in, printed forms and keys out."""

from __future__ import annotations

import pytest

from kg.gazetteer import gazetteer
from tests.extraction.told import told

ORGANIZATIONS = [
    pytest.param("今日青禾记者 石明\n云溪报记者 石远\n本报记者 孟川", {"今日青禾", "云溪报"}, id="papers of reporters"),
    pytest.param("大理定点医院收治病人。", set(), id="hospitals of a kind in a city"),
    pytest.param("县总工会和石桥中学举行活动。", {"县总工会", "石桥中学"}, id="two bodies, the first of a list"),
    pytest.param(
        "临江市环卫大队和北岸街道办事处联合检查。", {"临江市环卫大队", "北岸街道办事处"}, id="和 begins no unit"
    ),
    pytest.param("市纪委市监委到会。", {"市纪委", "市监委"}, id="two bodies without a mark"),
    pytest.param("《临江日报》青禾记者站开站。", {"《临江日报》青禾记者站"}, id="the correspondents of a paper"),
    pytest.param("他在青禾县石桥镇修建小学两所。", set(), id="a school that is only being built"),
    pytest.param(
        "按照党中央、国务院部署，省委、省政府召开会议。", {"党中央", "国务院", "省委", "省政府"}, id="standing"
    ),
    pytest.param("市发改委会同市市场监管局发布通告。", {"市发改委", "市市场监管局"}, id="departments"),
    pytest.param("团市委、市妇联联合举办联欢会。", {"团市委", "市妇联"}, id="people's organisations"),
    pytest.param(
        "市抗洪抢险工作领导小组办公室设在市水利局。", {"市抗洪抢险工作领导小组办公室", "市水利局"}, id="task force"
    ),
    pytest.param("龙山华新机械制造有限公司投产。", {"龙山华新机械制造有限公司"}, id="a company"),
    pytest.param("有关部门、各级党委和医疗机构要落实责任。", set(), id="generic groups are no bodies"),
    pytest.param("市民反映市场供应充足，区域协调发展。", set(), id="level words in other words"),
    pytest.param("驻纳米比亚大使拜会了纳米比亚外交部。", {"纳米比亚外交部"}, id="a ministry of another country"),
    pytest.param("据云上青禾（微信公众号）报道。", {"云上青禾"}, id="an account named as one"),
    pytest.param("市二院院长、县一中校长参加。", {"市二院", "县一中"}, id="a hospital and a school by number"),
    pytest.param(
        "龙岩市人大财经委主任委员、市政协提案委主任到会。", {"龙岩市人大财经委", "市政协提案委"}, id="their committees"
    ),
    pytest.param("桂林地区行署决定拨款。", {"桂林地区行署"}, id="the office of a former prefecture"),
    pytest.param("荆门高新区、漳河新区管委会到会。", {"荆门高新区", "漳河新区管委会"}, id="zones share a body"),
    pytest.param("镇党委、政府高度重视。", {"镇党委", "政府"}, id="a place shared behind a mark"),
    pytest.param("秦州区教育局党委开会。", {"秦州区教育局", "秦州区教育局党委"}, id="a body and its committee"),
    pytest.param(
        "秦州区教育局党委书记罗大川主持，局长田春生请假。",
        {"秦州区教育局", "秦州区教育局党委"},
        id="a committee, its body's head behind",
    ),
    pytest.param("中国驻埃及大使馆发布提醒。", {"中国驻埃及大使馆"}, id="an embassy"),
    pytest.param("新疆生产建设兵团第八师一五〇团开会。", {"新疆生产建设兵团第八师一五〇团"}, id="a regiment"),
    pytest.param("临溪市委书记薛广文讲话。", {"临溪市委"}, id="of a city that no list holds"),
    pytest.param("县公路管理段段长封平到场。", {"县公路管理段"}, id="an ending run together with its head"),
    pytest.param("完成360套设备，老年大学开课。", set(), id="counted things and kinds are none"),
    pytest.param("各县（市）区人大常委会负责人到会。", set(), id="those of each are none"),
    pytest.param("我市第二批援疆医疗队出发。", {"我市第二批援疆医疗队"}, id="a team that one's own city sends"),
    pytest.param("江苏省第三批援助新疆医疗队出发。", {"江苏省第三批援助新疆医疗队"}, id="a place that a team goes to"),
    pytest.param("第三批支援临江医疗队出发。", set(), id="a team of which only the goal is said"),
    pytest.param("全省各市州的医疗队出发，医疗队员都很年轻。", set(), id="teams of each, members of a team"),
    pytest.param("县防汛指挥部各工作组值守。", {"县防汛指挥部"}, id="the groups of each are none"),
    pytest.param("市定点医院收治伤员，厦门市定点医院开诊。", set(), id="bodies of a kind"),
    pytest.param("山路通了，村民进城方便了。", set(), id="a party torn out of two words"),
    pytest.param(
        "市体育广电和旅游局、市口岸办、县外事侨务局到会。",
        {"市体育广电和旅游局", "市口岸办", "县外事侨务局"},
        id="departments coined from their fields",
    ),
    pytest.param(
        "临江华新生物科技有限公司扩产，华新生物的订单排满。",
        {"临江华新生物科技有限公司", "华新生物"},
        id="a firm under its short name",
    ),
    pytest.param("“青石茶业”总经理罗大川捐茶，人称“茶痴”。", {"青石茶业"}, id="a firm in quotation marks"),
    pytest.param("中国女排战胜泰国队，青石队夺冠。", {"中国女排", "泰国队", "青石队"}, id="teams"),
    pytest.param("泰国队员和法国队长握手。", set(), id="members of a team are none"),
    pytest.param("德国总理到访，内政部长随行，联邦议院休会。", {"联邦议院"}, id="a parliament whose name is enough"),
    pytest.param("约旦内政部宣布结果，内政部将公布名单。", {"约旦内政部", "内政部"}, id="a ministry named again"),
    pytest.param("各国国会代表到会。", set(), id="those of each state"),
    pytest.param("他毕业于北大，在微软工作。", {"北大", "微软"}, id="well-known short names"),
    pytest.param("苹果熟了，农民导航卖果。", set(), id="common words that are names of firms too"),
    pytest.param(
        "《青石晚报》和《经济纵横》杂志登了这篇《工作简报》。", {"青石晚报", "经济纵横"}, id="papers by their title"
    ),
    pytest.param("会议在石桥镇政府三楼会议室举行。", {"石桥镇政府"}, id="a room of a body is no unit"),
    pytest.param("市博物馆办起书画展。", {"市博物馆"}, id="a verb that looks like an office"),
    pytest.param("沪昆高速惠安收费站排起长队。", set(), id="a toll station is a place"),
    pytest.param("县交通综合行政执法大队查车。", {"县交通综合行政执法大队"}, id="words of kinds within a name"),
    pytest.param("临江华新电器公司工会主席罗大川说。", {"临江华新电器公司"}, id="the union stays in the title"),
    pytest.param("厦门市泉州商会思明分会成立。", {"厦门市泉州商会思明分会"}, id="a branch of a society"),
    pytest.param(
        "农工党福建省委会经济工作委员会、民盟惠安县总支、民革捐书。",
        {"农工党福建省委会经济工作委员会", "民盟惠安县总支", "民革"},
        id="committees, branches and the party itself",
    ),
    pytest.param("伤员从惠安县人民医院转来。", {"惠安县人民医院"}, id="a preposition drawn to the name"),
    pytest.param("河堤由青禾县水利局和石桥镇政府巡查。", {"青禾县水利局", "石桥镇政府"}, id="two bodies linked"),
    pytest.param("外地回来的，请向村委会报告。", set(), id="the committee of any village"),
    pytest.param("布展队进入龙山国际会展中心，把龙山大剧院腾空。", set(), id="halls"),
    pytest.param("他的女儿在龙山读大学，规模以上工业企业开工。", set(), id="studies, firms of a kind"),
    pytest.param("市文明办发出倡议。", {"市文明办"}, id="文明办"),
    pytest.param(
        "市委第四巡察组组长陶立言，巡察市城市管理局、市人防办。",
        {"市委第四巡察组", "市城市管理局", "市人防办"},
        id="what an inspection goes to",
    ),
    pytest.param(
        "市委第三督查组组长陶立言，督查市汽车运输联合社。",
        {"市委第三督查组", "市汽车运输联合社"},
        id="its verb is no part of the name",
    ),
    pytest.param("——记县人民法院石桥法庭庭长陶立言", {"县人民法院石桥法庭"}, id="记 behind a dash begins no name"),
    pytest.param(
        "新华社电中共中央政治局常委陶立言到会。", {"新华社", "中共中央政治局常委"}, id="a dateline begins no name"
    ),
    pytest.param(
        "市委各督导组组长参加会议，市委第三督导组留守。",
        {"市委", "市委第三督导组"},
        id="the groups of each that a committee sent",
    ),
    pytest.param(
        "2013年起任村党支部书记，2015年回村任村委会主任。", {"村党支部", "村委会"}, id="任 is a verb and no village"
    ),
    pytest.param("团市委派人到车站接货。", {"团市委"}, id="a committee that sends somebody"),
    pytest.param("新加坡临江同乡会寄来护目镜。", {"新加坡临江同乡会"}, id="an ending torn in two"),
    pytest.param(
        "市医院抽调护士，县医院也派了人，市中西医结合医院接诊。",
        {"市医院", "县医院", "市中西医结合医院"},
        id="the hospital of a city",
    ),
    pytest.param(
        "旗乌兰牧骑到苏木演出，苏木司法所调解。",
        {"旗乌兰牧骑", "苏木司法所"},
        id="of Inner Mongolia",
    ),
    pytest.param(
        "县农技推广站送来种子，市公安局反诈中心提醒市民。",
        {"县农技推广站", "市公安局反诈中心"},
        id="a station and a centre",
    ),
    pytest.param(
        "全国人大宪法和法律委员会主任委员到会。", {"全国人大宪法和法律委员会"}, id="和 inside a committee's name"
    ),
    pytest.param(
        "中央第六生态环境保护督察组进驻。", {"中央第六生态环境保护督察组"}, id="an inspection from the centre"
    ),
    pytest.param(
        "市防汛指挥部下设综合组、转移组。", {"市防汛指挥部", "综合组", "转移组"}, id="the parts that a command has"
    ),
    pytest.param("全市法院工作会议召开，市中级人民法院作了汇报。", {"市中级人民法院"}, id="the courts of all a city"),
    pytest.param("治多县人民医院来了新大夫。", {"治多县人民医院"}, id="a county whose name is a word"),
    pytest.param(
        "县委常委会（扩大）会议暨县防汛抗旱指挥部全体会议召开。",
        {"县委常委会", "县防汛抗旱指挥部"},
        id="two meetings held as one",
    ),
    pytest.param(
        "市防汛工作领导小组（指挥部）副组长陶立言到场。",
        {"市防汛工作领导小组（指挥部）"},
        id="a name that ends in a bracket",
    ),
    pytest.param("市长到收治新型冠状病毒肺炎医院检查。", set(), id="the hospital for a disease"),
    pytest.param("市中心医院感染防控办公室主任陶立言说。", {"市中心医院"}, id="an office of a hospital"),
    pytest.param("《石桥风》主编陶立言和《石桥县志》主编田春生来了。", {"石桥风"}, id="a journal by its editor"),
    pytest.param("中铁五局石临高铁项目部抢晴天施工。", {"中铁五局石临高铁项目部"}, id="a firm's office at a site"),
    pytest.param("海军“石桥”舰返航。", {"海军“石桥”舰"}, id="a ship of the navy"),
    pytest.param("市文旅局同湖南省怀化市文旅部门签约。", {"市文旅局"}, id="the departments of a field"),
]


@pytest.mark.parametrize(("line", "bodies"), ORGANIZATIONS)
def test_organizations_printed(line: str, bodies: set[str]) -> None:
    assert told(line).organizations == bodies


PLACES = [
    pytest.param("代表团从厦门市思明区出发，前往福州。", {"厦门市", "思明区", "福州"}, id="gazetteer, full and short"),
    pytest.param("我市与青禾县签约，全省推广。", {"我市", "青禾县", "全省"}, id="deictic and unknown to the gazetteer"),
    pytest.param("这个责任重于泰山，要坚持中西医结合。", set(), id="sayings"),
    pytest.param("包村干部进村入户，乡镇街道联动。", set(), id="words with a level word"),
    pytest.param("中美两国签署协议。", {"中", "美"}, id="abbreviations of countries"),
    pytest.param("陕甘宁青四省区代表到会。", {"陕", "甘", "宁", "青"}, id="provinces in a row"),
    pytest.param("京港澳高速照常通行。", {"京港澳高速"}, id="a road that provinces give its name"),
    pytest.param("印发《厦门市防汛应急预案》。", set(), id="a document's name names no place"),
    pytest.param("桐州市副市长薛广文到会。", {"桐州市"}, id="an unlisted city before an office"),
    pytest.param("临溪市委书记薛广文到沙田县石桥镇调研。", {"沙田县", "石桥镇"}, id="unlisted ones in a row"),
    pytest.param(
        "书记在青禾县石桥镇自强社区，看望居民。", {"青禾县", "石桥镇", "自强社区"}, id="a community below a town"
    ),
    pytest.param("推进乡村发展乡村建设乡村治理。", set(), id="a town torn out of two words"),
    pytest.param("第七次全国人口普查结果公布。", set(), id="全国 that begins a name"),
    pytest.param("游客走进苹果园参观。", set(), id="a common noun"),
    pytest.param("记者走进石柱县采访。", {"石柱县"}, id="an autonomous county's short name"),
    pytest.param("医生来到青禾县望山村、永兴村义诊。", {"青禾县", "望山村", "永兴村"}, id="names that end as words do"),
    pytest.param("志愿者走进小山村，送戏下乡。", set(), id="and the words themselves"),
    pytest.param(
        "驻村工作队来到石桥镇和青禾县白音苏木达布希嘎查。",
        {"石桥镇", "青禾县", "白音苏木", "达布希嘎查"},
        id="Mongolian towns and villages",
    ),
    pytest.param("各苏木乡镇、各镇街要落实责任。", set(), id="kinds of towns"),
    pytest.param("快递员守在沪蓉高速云溪东收费站。", {"沪蓉高速云溪东收费站"}, id="a site on a highway"),
    pytest.param("旅客飞抵云汀北岸国际机场。", {"云汀北岸国际机场"}, id="an airport with its city"),
    pytest.param("列车停靠徐州东站。", {"徐州东站"}, id="a station of a city that is called 州"),
    pytest.param("花车驶过胜利东路和人民中路。", {"胜利东路", "人民中路"}, id="streets named for common words"),
    pytest.param("她取消了飞海口的旅行。", {"海口"}, id="a verb drawn to a name"),
    pytest.param("石桥、云溪、望山等镇种了油菜。", {"石桥", "云溪", "望山"}, id="a list of towns"),
    pytest.param("书籍送到望山社区、管桐山社区。", {"望山社区", "管桐山社区"}, id="communities of a list"),
    pytest.param("织金的茶、大方的漆、赫章的桃熟了。", {"织金", "大方", "赫章"}, id="counties of a list"),
    pytest.param("她荣获“浙江最美教师”称号，关注“云溪农家”公众号。", set(), id="honours and accounts in quotes"),
    pytest.param("决赛中越南队胜韩国队。", set(), id="teams"),
    pytest.param("英德市的驻英高校举办书展。", {"英德市"}, id="one sign that is the city's"),
    pytest.param("法国游客参观驻法高校。", {"法国"}, id="nor a country's before local bodies"),
    pytest.param("专家走进全国文明城市，参加全国室内田径锦标赛。", set(), id="titles of the nation"),
    pytest.param("书法展在临江奥体中心举行。", {"临江奥体中心"}, id="a venue"),
    pytest.param("抢抓长三角和合肥都市圈机遇。", {"长三角", "合肥都市圈"}, id="regions around a city"),
    pytest.param("记者来到石桥镇排涝站。", {"石桥镇排涝站"}, id="the one of a town"),
    pytest.param("比赛在石桥直街口起跑。", {"石桥直街"}, id="beside a street"),
    pytest.param("车队沿308国道和省道211线行驶。", {"308国道", "省道211线"}, id="roads by number"),
    pytest.param("旅客在青禾北收费站下车。", {"青禾北收费站"}, id="a site on one side of the town"),
    pytest.param("厦门北站、厦门汽车总站增开班次。", {"厦门北站", "厦门汽车总站"}, id="stations with their city"),
    pytest.param("队员在厦门会合，前往福州。", {"厦门", "福州"}, id="a verb drawn to a name from behind"),
    pytest.param("厂商看好中国市场。", {"中国"}, id="a market in general"),
    pytest.param("代表到北京人民大会堂开会。", {"北京", "人民大会堂"}, id="a site of the capital"),
    pytest.param("书展在厦门市体育馆举行。", {"厦门市体育馆"}, id="a facility behind the full name"),
    pytest.param("客商到宜春滨湖经济技术开发区考察。", {"宜春滨湖经济技术开发区"}, id="a zone with its city"),
    pytest.param("嘉宾和来宾参观书展。", set(), id="a plain word that a city is called"),
    pytest.param("讲解员用英、法、日三种外语讲解。", set(), id="languages"),
    pytest.param("晋察冀边区的旧报展出。", set(), id="an area of the past"),
    pytest.param("青禾报记者罗大川摄影。", set(), id="a paper's name"),
    pytest.param("全国巡视工作会议召开。", set(), id="a meeting of the nation"),
    pytest.param("医生来到石桥镇站前社区，义诊一天。", {"石桥镇", "站前社区"}, id="a community cut in words"),
    pytest.param("老城区的老旧小区换了水管，感谢贵市支援。", set(), id="words that only look like places"),
    pytest.param("今年做好非洲猪瘟防控。", set(), id="a disease"),
    pytest.param("县长到岩桥、石坪、黄坡三镇查看旱情。", {"岩桥", "石坪", "黄坡"}, id="a list with its number"),
    pytest.param("书记在大方县对江镇看望老人。", {"大方县", "对江镇"}, id="a listed town that the tagger tore"),
    pytest.param("赵家墩隧道通车，刘家坝闸放水。", {"赵家墩隧道", "刘家坝闸"}, id="sites with a family's name"),
    pytest.param("队员加固临江大堤和漪江防洪堤。", {"临江大堤", "漪江防洪堤"}, id="works on a river"),
    pytest.param("她到青禾菜市场买菜，走过崇文中路。", {"青禾菜市场", "崇文中路"}, id="a market, a street"),
    pytest.param("北桥村村主任站在北桥村村头。", {"北桥村"}, id="a village and its 村 again"),
    pytest.param("走了十里山路，两省三县的老师们来到畲乡。", set(), id="counted, people, a region's byname"),
    pytest.param("英方、美方来信，中方表示遗憾。", set(), id="sides of talks"),
    pytest.param("山上日照充足，祝大家身体安康。", set(), id="a city's name in plain words"),
    pytest.param("各地要聚才、育才。", set(), id="verbs that schools are called after"),
    pytest.param("中俄蒙三国、川渝两地签约。", {"中", "俄", "蒙", "川", "渝"}, id="rows, counted"),
    pytest.param("古巴客人来访，中古两国建交多年。", {"古巴", "中", "古"}, id="China and a country named"),
    pytest.param("在越南河内和印尼雅加达的客商。", {"越南", "河内", "印尼", "雅加达"}, id="cities of a country"),
    pytest.param("客商抵京，书商来沪、返渝。", {"京", "沪", "渝"}, id="a sign in one word with its verb"),
    pytest.param("渔船回港，船员进港。", set(), id="and what only looks so"),
    pytest.param("杭温高铁通车。", {"杭温高铁"}, id="a railway taken for another name"),
    pytest.param("白沙河畔的稻田，漪湖湖畔的灯。", {"白沙河", "漪湖"}, id="the water of a bank"),
    pytest.param("车从青山大桥至府前路口。", {"青山大桥"}, id="from one to another"),
    pytest.param("游客走过石桥村大街，来到团结村。", {"石桥村大街", "团结村"}, id="a street, a village of 团结"),
    pytest.param("据新华社厦门电，书展开幕。", {"厦门"}, id="a wire drawn to its place"),
    pytest.param("青石酒店门前停满了车。", {"青石酒店"}, id="before a venue"),
    pytest.param("出土的陶俑是北朝的。", set(), id="a dynasty"),
    pytest.param("他住在阳光花园小区，常去洱海边。", {"阳光花园小区", "洱海"}, id="an estate, a shore"),
    pytest.param("湘江边的稻田。", {"湘江"}, id="a river and its bank"),
    pytest.param("部长抵达内罗毕访问，随后飞往乌兰巴托。", {"内罗毕", "乌兰巴托"}, id="capitals of the world"),
    pytest.param("候鸟从帕米尔高原飞到东海之滨，飞过琼州海峡。", {"帕米尔高原", "东海", "琼州海峡"}, id="features"),
    pytest.param("伦敦时报说，巴黎协定在纽约签署。", {"纽约"}, id="a paper and an agreement called so"),
    pytest.param("她在德国汉堡留学，常吃汉堡，商店里包罗万象。", {"德国", "汉堡"}, id="cities called as things are"),
    pytest.param("他来到石桥镇和青禾县经济开发区。", {"石桥镇", "青禾县经济开发区"}, id="和 between two"),
    pytest.param("在呼日布苏木，他走进牧民家；各苏木、边境苏木都要查。", {"呼日布苏木"}, id="a town of Inner Mongolia"),
    pytest.param("务必提前7日向村报名。", set(), id="a number before 日"),
    pytest.param("封城以后，兴隆小区7号楼停水，塘坝要巡查。", {"兴隆小区"}, id="an estate by its building"),
    pytest.param("记者来到安吉县望山回族村。", {"安吉县", "望山回族村"}, id="a village of a people"),
    pytest.param("他到过柏林、基尔等地。", {"柏林", "基尔"}, id="a city in a list of places"),
    pytest.param("中非友谊源远流长，中非人民携手。", set(), id="China and Africa"),
    pytest.param("座谈会上，陶立言和县农业局的人都发了言。", set(), id="和 behind a name"),
]


@pytest.mark.parametrize(("line", "places"), PLACES)
def test_places_printed(line: str, places: set[str]) -> None:
    assert told(line).places == places


def test_a_town_lies_in_the_county_printed_before_it() -> None:
    record = told("记者来到惠安县崇武镇采访。").record
    town = next(place for place in record.places if place.name == "崇武镇")
    assert town.within is not None
    assert record.places[town.within].name == "惠安县"
    assert town.codes == ("350521107",)


def test_a_place_in_the_name_of_a_body_is_no_mention() -> None:
    assert told("厦门市人民政府发布通告。").places == set()


def test_the_divisions_before_a_body_are_part_of_its_name() -> None:
    said = told("青禾县石桥镇卫生院开诊，云溪镇人民政府门前。")
    assert said.places == set()
    assert "青禾县石桥镇卫生院" in said.organizations


def test_a_list_says_what_its_places_are() -> None:
    names = {place.name for place in told("石桥、云溪、望山等镇种了油菜。").record.places}
    assert names == {"石桥镇", "云溪镇", "望山镇"}


def test_what_stands_in_a_list_of_places_is_nobody() -> None:
    line = told("毕节的织金、大方、赫章等县种了茶。")
    assert line.places == {"毕节", "织金", "大方", "赫章"}
    assert line.people == set()


def test_what_is_printed_with_its_level_word_is_nobody_without_it() -> None:
    line = told("罗田喜开镰。罗田县的稻谷熟了。")
    assert line.places == {"罗田", "罗田县"}
    assert line.people == set()


def test_a_village_is_one_whether_its_town_is_printed_before_it_or_not() -> None:
    record = told("望山村办起书屋。石桥镇望山村的书屋有三千册书。").record
    villages = [place for place in record.places if place.name == "望山村"]
    assert len(villages) == 1
    assert villages[0].within is not None


def test_a_room_has_the_name_of_its_body_in_its_own() -> None:
    line = told("签字仪式在市水利局三楼会议室举行。")
    assert line.places == {"市水利局三楼会议室"}
    assert line.organizations == {"市水利局"}


def test_a_campus_has_the_name_of_its_hospital() -> None:
    line = told("市中心医院滨江院区开诊。记者走进滨江院区采访。")
    assert {name for name in line.places if name.endswith("院区")} == {"市中心医院滨江院区"}


def test_a_zone_is_one_place_under_its_short_name() -> None:
    record = told("客商到宜春云谷经济技术开发区考察。云谷经开区有三条公交线。").record
    assert {place.name for place in record.places if place.name.endswith("区")} == {"宜春云谷经济技术开发区"}


def test_a_facility_is_a_body_where_its_staff_is_named() -> None:
    assert told("云溪检查站职工捐书。").organizations == {"云溪检查站"}
    assert told("车队驶出云溪检查站。").places == {"云溪检查站"}


def test_a_zone_of_two_divisions_is_one_place() -> None:
    assert told("客商来到临江—青禾工业园区考察。").places == {"临江—青禾工业园区"}


def test_a_former_county_stays_itself() -> None:
    county = next(place for place in told("记者来到京山县采访。").record.places if place.name == "京山县")
    assert gazetteer().former("京山县")[0].successor in county.codes


VILLAGES = [
    pytest.param(
        "石桥镇党委书记孟庆川介绍，望山村、云溪村种了茶。", {"望山村": "石桥镇", "云溪村": "石桥镇"}, id="before"
    ),
    pytest.param("县长来到石桥镇望山村、云溪村。", {"望山村": "石桥镇", "云溪村": "石桥镇"}, id="a list"),
    pytest.param("县长来到石桥镇、青溪镇，走进望山村。", {"望山村": ""}, id="which of two towns is not said"),
    pytest.param("石桥镇下了雨。望山村种了茶。", {"望山村": ""}, id="another sentence"),
]


@pytest.mark.parametrize(("line", "towns"), VILLAGES)
def test_a_village_lies_in_the_town_printed_before_it_in_its_sentence(line: str, towns: dict[str, str]) -> None:
    places = told(line).record.places
    villages = [place for place in places if place.name in towns]
    assert {v.name: places[v.within].name if v.within is not None else "" for v in villages} == towns
