"""The page's script modules by themselves, run by Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

MODULES = Path(__file__).parents[2] / "kg" / "outputs" / "page" / "js"
NODE = shutil.which("node")

pytestmark = pytest.mark.skipif(NODE is None, reason="needs the Debian package nodejs (18 or newer)")


def ran(module: str, expression: str) -> object:
    """What a JavaScript expression gives, in which ``m`` is the module, or several with a space between them."""
    program = (
        "const fs = await import('node:fs');"
        "const read = (name, seen = new Set()) => seen.has(name) ? '' :"
        f" (seen.add(name), fs.readFileSync({json.dumps(str(MODULES))} + '/' + name, 'utf8').replace("
        r"/^import .* from .\.\/([\w-]+\.js).;$/gm, (_, other) => read(other, seen).replace(/^export /gm, '')));"
        "const seen = new Set();"
        f"const source = {json.dumps(module.split())}.map((name) => read(name, seen)).join('');"
        "const m = await import('data:text/javascript,' + encodeURIComponent(source));"
        f"console.log(JSON.stringify({expression}) ?? 'null');"
    )
    assert NODE
    done = subprocess.run(
        [NODE, "--input-type=module", "-e", program], capture_output=True, text=True, check=True, timeout=30
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("letters", "syllables", "expected"),
    [
        ("maotengfei", ["mao", "teng", "fei"], 2),
        ("mtf", ["mao", "teng", "fei"], 1),
        ("maotf", ["mao", "teng", "fei"], 1),
        ("mtfei", ["mao", "teng", "fei"], 1),
        ("maoten", ["mao", "teng", "fei"], 1),
        ("zhl", ["zhang", "li"], 1),
        ("zl", ["zhang", "li"], 1),
        ("xian", ["xi", "an"], 2),
        ("zeng", ["ceng/zeng"], 2),
        ("tf", ["mao", "teng", "fei"], 0),
        ("maox", ["mao", "teng"], 0),
        ("mtfx", ["mao", "teng", "fei"], 0),
    ],
)
def test_letters_spell_syllables(letters: str, syllables: list[str], expected: int) -> None:
    readings = [syllable.split("/") for syllable in syllables]
    assert ran("search.js", f"m.spells({json.dumps(letters)}, {json.dumps(readings)})") == expected


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("曾广澜", ["曾广澜"]),
        ("中国共产党临江市委员会", ["中国共产党临", "江市委员会"]),
        ("云梦省临江市青禾县石桥村防汛工作现场推进会", ["云梦省临江市青禾县", "石桥村防汛工作现…"]),
        ("", [""]),
        ("𠮷𠮷", ["𠮷𠮷"]),
    ],
)
def test_labels_are_two_even_lines_at_most(text: str, lines: list[str]) -> None:
    assert ran("labels.js", f"m.wrapped({json.dumps(text)})") == lines


def test_a_label_takes_the_first_free_place_or_none() -> None:
    def box(left: int, top: int) -> dict[str, int]:
        return {"left": left, "top": top, "right": left + 10, "bottom": top + 10}

    choices = [[box(0, 0)], [box(5, 5), box(20, 0)], [box(0, 0), box(25, 0)], [box(100, 100)]]
    kept = ran("labels.js", f"m.withoutOverlaps({json.dumps(choices)}, [{json.dumps(box(105, 105))}])")
    assert kept == [box(0, 0), box(20, 0)]


@pytest.mark.parametrize(
    ("text", "forms", "marked"),
    [
        ("市委书记曾广澜强调", ["曾广澜"], ["曾广澜"]),
        ("中国共产党临江市委员会", ["临江市", "临江市委员会"], ["临江市委员会"]),
        ("会议说（一）", ["（一）", "(.*)"], ["（一）"]),
        ("没有", ["别的", ""], []),
        ("市长到市里，市长讲话", [{"form": "市长", "turns": [1]}], ["市长"]),
        ("市长到市里，市长讲话", ["市长"], ["市长", "市长"]),
        ("𠮷市𠮷市", [{"form": "市", "turns": [0]}], ["市"]),
    ],
)
def test_forms_are_marked_as_printed(text: str, forms: list[object], marked: list[str]) -> None:
    pieces = ran("sentences.js", f"m.segments({json.dumps(text)}, {json.dumps(forms)})")
    assert isinstance(pieces, list)
    assert "".join(piece["text"] for piece in pieces) == text
    assert [piece["text"] for piece in pieces if piece["form"]] == marked


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("", {}),
        ("#", {}),
        ("#person-1", {"entity": "person-1"}),
        ("#person-1+event-2", {"pair": ["person-1", "event-2"]}),
        ("#/people", {"table": "people"}),
        ("#person-1?role=chair", {"entity": "person-1"}),
        ("#?role=chair", {}),
        ("#/path/person-1/person-2", {"path": ["person-1", "person-2"]}),
        ("#%E0%A4%A", {"entity": "%E0%A4%A"}),
    ],
)
def test_addresses(fragment: str, expected: dict[str, object]) -> None:
    assert ran("route.js", f"m.readRoute({json.dumps(fragment)})") == expected


GRAPH = {
    "base": "https://example.org/id/",
    "iri": None,
    "entities": [{"label": "临江日报"}, {"label": "芮明夷"}, {"label": "邬青禾"}],
    "articles": [
        {"headline": "确保度汛", "newspaper": 0, "date": "2031-06-19", "pagination": "A1版", "authors": [1, 2]},
        {"headline": None, "newspaper": None, "file": "页.txt", "date": "2031", "pagination": None, "authors": None},
    ],
}


@pytest.mark.parametrize(
    ("article", "language", "expected"),
    [
        (0, "zh", "“雨停了。”（芮明夷、邬青禾：《确保度汛》，《临江日报》2031年6月19日，A1版。iri:p）"),
        (0, "en", "“雨停了。” (芮明夷, 邬青禾, 《确保度汛》, 《临江日报》, 19 June 2031, p. A1. iri:p)"),
        (1, "zh", "“雨停了。”（页.txt，2031。iri:p）"),
        (1, "en", "“雨停了。” (页.txt, 2031. iri:p)"),
    ],
)
def test_a_sentence_is_cited_as_in_a_footnote(article: int, language: str, expected: str) -> None:
    passage = json.dumps({"id": "p", "article": article, "text": "雨停了。"})
    graph = f"{{ ...{json.dumps(GRAPH)}, iri: (id) => `iri:${{id}}` }}"
    assert ran("sentences.js", f"m.citation({graph}, {passage}, {json.dumps({'language': language})})") == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {}),
        ("colour=jurisdiction&lang=en", {"colour": "jurisdiction", "language": "en"}),
        ("colour=<b>&lang=fr&at=1,2&sort=a%20b", {}),
        ("at=-12.5,7,0.8", {"at": [-12.5, 7, 0.8]}),
        ("at=1,2,0", {}),
        ("sort=-date&rows=%E5%8D%97", {"sort": "-date", "rows": "南"}),
        ("grown=more%2Cperson-1*%2Cevent-2", {"grown": ["more", "person-1*", "event-2"]}),
    ],
)
def test_a_view_is_read_from_its_address(query: str, expected: dict[str, object]) -> None:
    plain: dict[str, object] = {"colour": "kind", "language": None, "sort": "", "rows": "", "grown": [], "at": None}
    assert ran("view.js", "m.emptyView()") == plain
    assert ran("view.js", f"m.readView({json.dumps(query)})") == plain | expected
    table = json.dumps("sort" in expected)
    again = f"m.readView(m.viewQuery(m.readView({json.dumps(query)}), {table}))"
    assert ran("view.js", again) == plain | expected


def test_places_are_stretched_to_fill_the_stage() -> None:
    places = [{"id": 1, "x": 0, "y": 0}, {"id": 2, "x": 100, "y": 100}]
    assert ran("placing.js", f"m.stretched({json.dumps(places)}, 2.25)") == [places[0], {"id": 2, "x": 150, "y": 67}]
    assert ran("placing.js", f"m.stretched({json.dumps(places[:1])}, 2)") == places[:1]


@pytest.mark.parametrize(("direction", "expected"), [("right", 2), ("left", 4), ("down", 3), ("up", None)])
def test_an_arrow_leads_to_what_stands_there(direction: str, expected: int | None) -> None:
    places = {1: {"x": 0, "y": 0}, 2: {"x": 50, "y": 10}, 3: {"x": 5, "y": 90}, 4: {"x": -40, "y": 0}}
    found = ran("placing.js", f"m.inDirection({json.dumps(places)}, {{x: 0, y: 0}}, {json.dumps(direction)})")
    assert found == expected


def test_only_the_turn_meant_is_marked() -> None:
    pieces = ran("sentences.js", 'm.segments("市长到市里，市长讲话", [{form: "市长", turns: [1]}])')
    assert isinstance(pieces, list)
    assert [(piece["text"], piece["form"]) for piece in pieces] == [
        ("市长到市里，", False),
        ("市长", True),
        ("讲话", False),
    ]


def test_telling_labels_may_cover_shapes() -> None:
    box = {"left": 0, "top": 0, "right": 10, "bottom": 10}
    choices = [[box], [box | {"insists": True}], [box | {"insists": True}]]
    assert ran("labels.js", f"m.withoutOverlaps({json.dumps(choices)}, [], [{json.dumps(box)}]).length") == 1


def test_events_are_counted_over_time() -> None:
    dates = ["2031-01-01", "2031-01-02", "2031-01-02", "2031-12-31"]
    told = ran("timeline.js", f"m.histogram({json.dumps(dates)}, 4)")
    assert isinstance(told, dict)
    assert told["bins"] == [3, 0, 0, 1]
    assert ran("timeline.js", "m.dateOfDay(m.dayNumber('2031-12-31'))") == "2031-12-31"


def test_new_entities_find_room_beside_their_neighbour() -> None:
    places = ran(
        "placing.js",
        "(() => { const room = new m.Room([{x: 0, y: 0}]); const found = [];"
        " for (let at = 0; at < 60; at += 1) { found.push(room.near({x: 0, y: 0})); room.take(found.at(-1)); }"
        " return found; })()",
    )
    assert isinstance(places, list)
    spots = [(place["x"], place["y"]) for place in places]
    assert all(abs(a[0] - b[0]) >= 100 or abs(a[1] - b[1]) >= 55 for i, a in enumerate(spots) for b in spots[:i])
