"""Invented pages over some years: somebody with two posts in one city, and two of one name in two cities."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import FAIR

_YEARS = {
    "临溪日报_2017-05-19_A1.txt": FAIR,
    "临溪日报_2021-03-10_A1.txt": """临溪市政协召开常委会会议

临溪日报讯（记者 邱启明）3月9日，临溪市政协常委会会议召开。市政协主席贺知秋主持会议并讲话。

会议听取了市水利局关于河道治理情况的通报。
""",
    "桐州日报_2017-05-20_A1.txt": """桐州市检查水库安全

桐州日报讯（记者 柳青禾）5月19日，桐州市副市长薛广文到石滩水库检查防汛工作。市水利局局长范一鸣陪同。

薛广文要求，值班人员要昼夜坚守。
""",
}

LATER = """贺知秋到社区走访

临溪日报讯（记者 邱启明）6月1日，临溪市政协主席贺知秋到柳巷社区走访，看望困难老人。
"""


def write_years(folder: Path) -> Path:
    """The pages in a folder."""
    folder.mkdir()
    for name, text in _YEARS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
