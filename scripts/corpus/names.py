"""Invented people's names at realistic frequencies: common surnames and given-name characters are common here too.

The order of both lists follows what is published of Chinese surnames and given names; the share falls as 1/rank to a
power, so that some fifteen in a hundred of some thousand officials share their name with another one, as in life.
"""

from __future__ import annotations

from bisect import bisect
from itertools import accumulate
from random import Random

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡"
    "余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅"
    "方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_COMPOUND = ("欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟")
_COMPOUND_SHARE = 0.003
_LONE = "伟军勇强涛磊明超杰斌波辉刚健鹏飞平亮俊峰建宁浩静敏丽燕玲莉娟萍芳霞红梅英洁琳雪倩颖琼蓉岚毅诚凯旭晖钧恒锐"
_FIRST = (
    "国建志文晓海明玉春永德云金新光红家学荣立正少庆东宏俊世振天小"
    "卫丽秀淑桂雪美爱慧雅大清成中长瑞景兴子宗思长泽仁绍维启继祖克"
)
_SECOND = (
    "华明平军强国林生文民伟东辉荣成峰龙斌红兰英芳梅云玲霞珍琴萍莲"
    "娟燕洁静慧敏杰良忠义才清武波涛海山泉松柏刚毅胜利发祥瑞福昌元中"
)
GIVEN = "".join(dict.fromkeys(_LONE + _FIRST + _SECOND))
"""All characters of given names."""
_LONE_SHARE = 0.13
_STEEPNESS = {"surname": 0.9, "lone": 0.8, "first": 1.0, "second": 0.97}


class Names:
    """Draws names; the same random source gives the same names."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._surname = _Urn(_SURNAMES, _STEEPNESS["surname"])
        self._lone = _Urn(_LONE, _STEEPNESS["lone"])
        self._first = _Urn(_FIRST, _STEEPNESS["first"])
        self._second = _Urn(_SECOND, _STEEPNESS["second"])

    def draw(self) -> str:
        """A name."""
        random = self._random
        compound = random.random() < _COMPOUND_SHARE
        surname = random.choice(_COMPOUND) if compound else self._surname.draw(random)
        if random.random() < _LONE_SHARE:
            return surname + self._lone.draw(random)
        return surname + self._first.draw(random) + self._second.draw(random)


class _Urn:
    """Characters, the first ones drawn most often."""

    def __init__(self, characters: str, steepness: float) -> None:
        self._characters = characters
        self._bounds = list(accumulate(1 / (rank + 2) ** steepness for rank in range(len(characters))))

    def draw(self, random: Random) -> str:
        at = bisect(self._bounds, random.random() * self._bounds[-1])
        return self._characters[min(at, len(self._characters) - 1)]
