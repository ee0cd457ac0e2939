"""What papers print of a day in the simulated world: meetings from several sides, visits, posts, people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from corpus.composing import Draft, Role, Told
from corpus.subjects import (
    DISTRICT_NEWS,
    FEATURES,
    LIVES,
    PURPOSES,
    STANDING,
    SUBJECTS,
    URGED,
    VERBS,
    VISITED,
)
from corpus.world import FIRST_YEAR, LAST_YEAR, Organisation, Paper, Person, Seat, World, level_word
from kg.gazetteer import Division, gazetteer
from kg.model import PlaceLevel

_LEADERS, _LISTED = 9, 11
"""Ranks down to which people call meetings, and are listed at them."""
_REMEMBERED_DAYS = 40


class Press:
    """Writes the articles of random days. ``recent`` are the meetings of each province that others may convey."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.random: Random = world.random
        self._recent: dict[str, list[tuple[str, str, str]]] = {p.code: [] for p in world.provinces}
        self._meetings = 0
        self._articles = 0

    def articles(self, count: int) -> Iterator[Draft]:
        """So many articles over all years, day by day."""
        days = self._days(count)
        made = 0
        for day in days:
            for draft in self._happening(day):
                yield draft
                made += 1
                if made == count:
                    return

    def _days(self, count: int) -> list[str]:
        first = date(FIRST_YEAR, 1, 4)
        span = (date(LAST_YEAR, 12, 28) - first).days
        return sorted((first + timedelta(self.random.randrange(span))).isoformat() for _ in range(count))

    def _happening(self, day: str) -> Iterator[Draft]:
        kinds: tuple[tuple[Callable[[str], Iterator[Draft]], int], ...] = (
            (self._city_meeting, 30),
            (self._province_meeting, 8),
            (self._visit, 20),
            (self._county_news, 18),
            (self._bureau_news, 14),
            (self._appointment, 4),
            (self._feature, 10),
        )
        write = self.random.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])[0]
        return write(day)

    # ------------------------------------------------------------------------------------------------ meetings

    def _city_meeting(self, day: str) -> Iterator[Draft]:
        city = self.random.choice(self.world.all_cities())
        meeting = self._called(city, day)
        papers = self.world.papers[city.code]
        yield self._report(papers[0], city, meeting, day)
        if self._chance(0.25):
            yield self._report(papers[1], city, meeting, day)
        if self._chance(0.15):
            yield self._report(self._province_paper(city), city, meeting, day)

    def _province_meeting(self, day: str) -> Iterator[Draft]:
        province = self.random.choice(self.world.provinces)
        meeting = self._called(province, day)
        recent = self._recent[province.code]
        recent.append((meeting.id, meeting.name, day))
        del recent[:-3]
        yield self._report(self._province_paper(province), province, meeting, day)
        for city in self.random.sample(self.world.cities[province.code], self.random.choice((0, 1, 2, 3))):
            yield self._report(self.world.papers[city.code][0], city, meeting, day)

    def _called(self, place: Division, day: str) -> Meeting:
        self._meetings += 1
        level = level_word(place)
        if self._chance(0.4):
            key, _, printed = self.random.choice(STANDING)
            seats = [s for s in self.world.seats[place.code] if s.organisation.key == key and not s.organisation.units]
            name, organisation = level + printed, seats[0].organisation
        else:
            form = self.random.choice(("会议", "会议", "推进会", "电视电话会议", "座谈会"))
            name = f"全{level}{self.random.choice(SUBJECTS)}工作{form}"
            seats = [s for s in self.world.seats[place.code] if s.rank <= _LEADERS]
            organisation = None
        chair = self.random.choice(seats[:4])
        return Meeting(f"m{self._meetings}", name, place, day, organisation, chair, self._listed(place, chair))

    def _listed(self, place: Division, chair: Seat) -> tuple[Seat, ...]:
        seats = [seat for seat in self.world.seats[place.code] if seat != chair and seat.rank <= _LISTED]
        return tuple(
            sorted(self.random.sample(seats, self.random.choice((1, 2, 3, 4))), key=lambda s: (s.rank, s.number))
        )

    def _report(self, paper: Paper, home: Division, meeting: Meeting, day: str) -> Draft:
        draft = self._begun(paper, home, day)
        head = meeting.name if meeting.place == home else meeting.place.name + meeting.name.removeprefix("全")
        draft.headline = self.random.choice((f"{head}召开", f"{head}举行", f"{home.name}部署有关工作"))
        told = self._opening(draft, meeting)
        self._present(draft, meeting, told)
        self._urged(draft, meeting, told)
        if self._chance(0.25) and meeting.place != self.world.province_of(home):
            self._conveyed(draft, told, home, day)
        self._filler(draft, home)
        return draft

    def _opening(self, draft: Draft, meeting: Meeting) -> Told:
        name = self._named(draft, meeting)
        before = self._chance(0.6)
        day_span = draft.add(_day_words(meeting.day)) if before else None
        if before:
            draft.add(self.random.choice(("，", "上午，", "下午，")))
        mark = draft.mark("meeting", meeting.id, name)
        if before:
            draft.add(self.random.choice(("召开。", "在会议中心召开。", "举行。")))
        else:
            draft.add("于")
            day_span = draft.add(_day_words(meeting.day))
            draft.add(self.random.choice(("召开。", "在市民中心举行。")))
        told = Told(
            meeting.id, name, mark, reported=True, day=meeting.day, day_span=day_span, body=meeting.organisation
        )
        draft.told.append(told)
        return told

    def _named(self, draft: Draft, meeting: Meeting) -> str:
        place = meeting.place
        if not gazetteer().contains(place.code, draft.home.code):
            level = level_word(place)
            return place.name.removesuffix(level) + level + meeting.name.removeprefix("全").removeprefix(level)
        if self._chance(0.15) and meeting.name.startswith("全"):
            return place.name + meeting.name[2:]
        return meeting.name

    def _present(self, draft: Draft, meeting: Meeting, told: Told) -> None:
        chair = self.world.holder(meeting.chair, meeting.day)
        number = draft.post(chair, meeting.chair)
        told.roles.append(Role(number, "chair", draft.add("主持")))
        draft.add(self.random.choice(("会议", "会议并讲话", "并作总结讲话")), self.random.choice(("。", "，")))
        seats = self._from_here(draft, meeting)
        start = len(draft.text)
        for at, seat in enumerate(seats):
            if at:
                draft.add(self.random.choice(("、", "，", "、")))
            number = draft.post(self.world.holder(seat, meeting.day), seat)
            told.roles.append(Role(number, "attendee", (start, start)))
        verb = draft.add(self.random.choice(("出席", "参加", "出席会议", "参加会议")))
        told.roles = [Role(r.person, r.role, verb if r.verb == (start, start) else r.verb) for r in told.roles]
        draft.add("。\n")

    def _from_here(self, draft: Draft, meeting: Meeting) -> tuple[Seat, ...]:
        """Whom the paper lists: its own city's people where the meeting is the province's."""
        if meeting.place == draft.home or not gazetteer().contains(meeting.place.code, draft.home.code):
            return meeting.listed
        return self._listed(draft.home, meeting.chair)

    def _urged(self, draft: Draft, meeting: Meeting, told: Told) -> None:
        speaker = self.world.holder(meeting.chair, meeting.day)
        for _ in range(self.random.choice((1, 1, 2))):
            if self._chance(0.5):
                number = draft.name(speaker)
                told.roles.append(Role(number, "speaker", draft.add(self.random.choice(VERBS))))
                draft.add("，", self.random.choice(URGED), "。")
            else:
                draft.add(
                    self.random.choice(("会议指出，", "会议要求，", "会议强调，")), self.random.choice(URGED), "。"
                )
        draft.add("\n")

    def _conveyed(self, draft: Draft, told: Told, home: Division, day: str) -> None:
        near = [
            m for m in self._recent[self.world.province_of(home).code] if _days_between(m[2], day) <= _REMEMBERED_DAYS
        ]
        if not near:
            return
        id_, name, _ = near[-1]
        draft.add(self.random.choice(("会议传达学习了", "会议传达", "会上，传达学习了")))
        mark = draft.mark("meeting", id_, name)
        span = draft.marks[mark].span
        draft.add("精神" if name.endswith("会议") else "会议精神", "，研究了贯彻意见。\n")
        draft.told.append(Told(id_, name, mark, reported=False, day="", day_span=None, body=None))
        told.conveys.append((id_, span))

    # -------------------------------------------------------------------------------------------------- others

    def _visit(self, day: str) -> Iterator[Draft]:
        city = self.random.choice(self.world.all_cities())
        of = city if self._chance(0.7) else self.world.province_of(city)
        seat = self.random.choice([s for s in self.world.seats[of.code] if s.rank <= _LISTED])
        with_ = self.random.sample([s for s in self.world.seats[city.code] if s != seat], self.random.choice((1, 2, 2)))
        draft = self._begun(self.random.choice(self.world.papers[city.code]), city, day)
        leader = self.world.holder(seat, day)
        subject = self.random.choice(SUBJECTS)
        draft.headline = f"{leader.name}{self.random.choice(('调研', '检查', '督导'))}{subject}工作"
        draft.add(_day_words(day), "，")
        draft.post(leader, seat)
        stops = self.random.sample(VISITED, self.random.choice((1, 2)))
        draft.add(
            "先后来到" if len(stops) > 1 else "来到",
            "、".join(stops),
            "，",
            self.random.choice(PURPOSES).format(subject),
            "。",
        )
        for at, other in enumerate(with_):
            draft.add("、" if at else "")
            draft.post(self.world.holder(other, day), other)
        draft.add(self.random.choice(("陪同。", "陪同调研。", "参加。", "一同前往。")), "\n")
        if self._chance(0.7):
            draft.add(self.random.choice(("在现场，", "调研中，", "")))
            draft.name(leader)
            draft.add(self.random.choice(VERBS), "，", self.random.choice(URGED), "。\n")
        self._filler(draft, city)
        yield draft

    def _county_news(self, day: str) -> Iterator[Draft]:
        city = self.random.choice(self.world.all_cities())
        county = self.random.choice(self.world.counties[city.code])
        paper = self.world.papers[city.code][0]
        draft = self._begun(paper, city, day)
        seats = [seat for seat in self.world.seats[county.code] if seat.rank <= _LISTED + 1]
        chosen = sorted(self.random.sample(seats, self.random.choice((1, 2, 3))), key=lambda s: s.rank)
        manner = self.random.choice(("多措并举", "扎实", "全力", "提前"))
        draft.headline = f"{county.name}{manner}推进{self.random.choice(SUBJECTS)}工作"
        draft.add(self.random.choice(("近日，", f"{_day_words(day)}，", "")))
        for at, seat in enumerate(chosen):
            if at:
                draft.add("、" if at < len(chosen) - 1 else self.random.choice(("和", "、")))
            draft.post(self.world.holder(seat, day), seat)
        draft.add(
            self.random.choice(
                (
                    "带队到乡镇走访农户，察看项目进展。",
                    "现场办公，为企业解决难题。",
                    "接受了本报记者采访。",
                    "与村干部座谈，听取意见。",
                )
            )
        )
        first = self.world.holder(chosen[0], day)
        if self._chance(0.6):
            draft.add("\n“", self.random.choice(URGED), "。”")
            draft.name(first)
            draft.add(self.random.choice(("说。", "表示。", "告诉记者。")))
        draft.add("\n")
        self._filler(draft, county)
        yield draft

    def _bureau_news(self, day: str) -> Iterator[Draft]:
        city = self.random.choice(self.world.all_cities())
        seats = [seat for seat in self.world.seats[city.code] if seat.rank > _LISTED]
        seat = self.random.choice(seats)
        paper = self.random.choice(self.world.papers[city.code])
        draft = self._begun(paper, city, day)
        draft.headline = self.random.choice(
            ("服务窗口再升级", "新举措让群众少跑腿", "暑期不打烊", "年度目标提前完成", "这项工作全省推介")
        )
        draft.add(self.random.choice(("记者从", f"{_day_words(day)}，记者从")))
        draft.body(seat.organisation)
        draft.add(
            self.random.choice(("获悉，", "了解到，")), self.random.choice(DISTRICT_NEWS).format(level_word(city))
        )
        draft.add("\n")
        draft.post(self.world.holder(seat, day), seat)
        draft.add(self.random.choice(("介绍，", "说，", "告诉记者，")), self.random.choice(URGED), "。\n")
        if self._chance(0.4):
            reader = self.world.somebody()
            draft.add(self.random.choice(("市民", "居民", "前来办事的群众")))
            draft.name(reader)
            draft.add("竖起了大拇指：“现在方便多了！”\n")
        yield draft

    def _appointment(self, day: str) -> Iterator[Draft]:
        city = self.random.choice(self.world.all_cities())
        draft = self._begun(self.world.papers[city.code][0], city, day)
        draft.headline = f"{city.name}人大常委会任免名单"
        congress = next(
            s.organisation for s in self.world.seats[city.code] if s.organisation.key == "congress-standing"
        )
        draft.add(_day_words(day), "，")
        draft.body(congress)
        draft.add("会议表决通过有关人事任免事项。")
        chosen = self.random.sample([s for s in self.world.seats[city.code] if s.rank >= _LEADERS], 3)
        for seat in chosen:
            draft.post(self.world.holder(seat, day), seat)
            draft.add(self.random.choice(("作了供职发言", "向宪法宣誓", "在会上作表态发言")), "。")
        draft.add("\n")
        yield draft

    def _feature(self, day: str) -> Iterator[Draft]:
        city = self.random.choice(self.world.all_cities())
        draft = self._begun(self.random.choice(self.world.papers[city.code]), city, day)
        headline, story = self.random.choice(FEATURES)
        draft.headline = headline
        hero = self.world.somebody()
        before, after = story.split("{}")
        draft.add(before)
        draft.name(hero)
        draft.add(after, *self.random.sample(LIVES, 3), "\n")
        draft.add("说起这些年，")
        draft.name(hero)
        draft.add(
            "只是笑笑：“能帮一点是一点。”",
            *self.random.sample(LIVES, 2),
            self.random.choice(DISTRICT_NEWS).format(level_word(city)),
            "\n",
        )
        yield draft

    # -------------------------------------------------------------------------------------------------- common

    def _chance(self, share: float) -> bool:
        """Whether what happens in this share of cases happens now."""
        return self.random.random() < share

    def _begun(self, paper: Paper, home: Division, day: str) -> Draft:
        """A draft with dateline and reporter. A province's paper speaks for the province."""
        self._articles += 1
        place = paper.place
        speaks = place if place.level is PlaceLevel.PROVINCE else home
        issued = (date.fromisoformat(day) + timedelta(1)).isoformat()
        draft = Draft(f"a{self._articles:06}", paper, speaks, issued)
        reporter = self.random.choice(paper.reporters)
        form = self.random.choice("bbbbbooonn")
        if form == "b":
            draft.add(f"{paper.name}讯（记者 ")
            draft.bylines.append(draft.name(reporter))
            draft.add("）")
        elif form == "o":
            draft.add("本报讯（记者 ")
            draft.bylines.append(draft.name(reporter))
            draft.add("）")
        else:
            draft.add(f"{paper.name}记者 ")
            draft.bylines.append(draft.name(reporter))
            draft.add("\n")
        return draft

    def _filler(self, draft: Draft, place: Division) -> None:
        if self._chance(0.6):
            draft.add(self.random.choice(DISTRICT_NEWS).format(level_word(place)), "\n")

    def _province_paper(self, place: Division) -> Paper:
        return self.world.papers[self.world.province_of(place).code][0]


class Meeting:
    """A meeting that takes place."""

    def __init__(
        self,
        id_: str,
        name: str,
        place: Division,
        day: str,
        organisation: Organisation | None,
        chair: Seat,
        listed: tuple[Seat, ...],
    ) -> None:
        self.id, self.name, self.place, self.day = id_, name, place, day
        self.organisation, self.chair, self.listed = organisation, chair, listed


def _day_words(day: str) -> str:
    _, month, number = (int(part) for part in day.split("-"))
    return f"{month}月{number}日"


def _days_between(one: str, other: str) -> int:
    return abs((date.fromisoformat(other) - date.fromisoformat(one)).days)


__all__ = ["Person", "Press"]
