"""News of two invented cities of one province, as drafts: what the tests of linking start from."""

from __future__ import annotations

from kg.model import PlaceLevel, Role
from tests.linking.records import Draft

PREFECTURE, PROVINCE, COUNTY = PlaceLevel.PREFECTURE, PlaceLevel.PROVINCE, PlaceLevel.COUNTY

LINJIANG, SHUOYUAN = "临江市", "朔原市"


def city_news(
    city: str,
    page: str,
    day: str,
    leader: str,
    title: str = "市委书记",
    body: str = "party-committee",
    *,
    company: tuple[str, ...] = (),
    words: str = "督促春耕",
) -> Draft:
    """岭东省临江市传来消息。市委书记王一川下乡督促春耕。陪同的有…"""
    printed = {"party-committee": "市委", "government": "市政府"}[body]
    text = f"岭东省{city}传来消息，{printed}高度重视。{title}{leader}下乡{words}。"
    text += "".join(f"{name}陪同。" for name in company)
    draft = Draft(text, page=page, day=day, paper=f"{city[:2]}日报")
    province = draft.place("岭东省", PROVINCE)
    draft.place(city, PREFECTURE, within=province)
    organization = draft.body(printed, body, level=PREFECTURE)
    draft.person(leader, (title, organization))
    for name in company:
        draft.person(name)
    return draft


def flood_meeting(city: str, page: str, day: str, said: str, chair: str, name: str = "全市防汛工作会议") -> Draft:
    """7月3日，临江市召开全市防汛工作会议，市委书记王一川主持。"""
    text = f"{said}，岭东省{city}召开{name}，市委书记{chair}主持。"
    draft = Draft(text, page=page, day=day, paper=f"{city[:2]}日报")
    province = draft.place("岭东省", PROVINCE)
    draft.place(city, PREFECTURE, within=province)
    committee = draft.body("市委", "party-committee", level=PREFECTURE)
    leader = draft.person(chair, ("市委书记", committee))
    draft.meeting(name, date=said, organizers=((committee, "市委"),), roles=((leader, Role.CHAIR, chair, "主持"),))
    return draft
