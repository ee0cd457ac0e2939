"""The home of each article: the place that 我市, 全市, 市委, 省委 in it are relative to, settled by evidence.

What the user said decides. Else the candidates are weighed: the paper whose report it is, the place in the dateline,
and what the text itself names in full beside deictic forms. Copy of a national agency has no home but what its text
says, for the agency speaks from nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.gazetteer import gazetteer
from kg.lexicons import lexicon
from kg.linking.atlas import Atlas, PlaceKey, level_of_name
from kg.linking.deixis import LEVELS_OF_OWN, deictic_forms, own_words
from kg.linking.name_index import NameIndex
from kg.linking.places import ArticlePlaces
from kg.linking.source import Source, squeezed
from kg.model import BlockKind, EntityKind, PlaceLevel

_PAPER_WEIGHT = 3.0
_PAGE_WEIGHT = 2.0
_DATELINE_WEIGHT = 2.0
_BODY_WEIGHT = 1.5
_LEAD_WEIGHT = 1.0
_NAMED_WEIGHT = 0.5
_OFTEN = 10
_ENOUGH = 2.0
"""A text without paper needs a place in its lead and a body of that place, or as much from elsewhere."""

_PAGE_ENOUGH = 2.0
_PAGE_LEAD = 2.0
"""A page's place is named in a lead and as a body's own, say, and twice as well backed as any rival."""

_HOME_LEVELS = (PlaceLevel.PROVINCE, PlaceLevel.PREFECTURE, PlaceLevel.COUNTY)
_SHORTEST_PLACE = 2
_SENT, _SEAT = "电", "北京"
_TODAY = "今日"


@dataclass(frozen=True, slots=True)
class Home:
    """Where an article speaks from, and why; ``place`` None where nothing settles it."""

    place: PlaceKey | None
    why: str


@dataclass(frozen=True, slots=True)
class _Evidence:
    place: PlaceKey
    weight: float
    reason: str


@cache
def national_media() -> frozenset[str]:
    """The agencies and papers that speak for no one place, under all their names."""
    rows = lexicon("organizations").rows("central")
    names = (name for row in rows if row[1] == "media" for name in (row[0], *row[2:3]) for name in name.split("|"))
    return frozenset(filter(None, names))


def newspaper_of(source: Source, page_paper: str | None) -> str | None:
    """Whose report the article is: what its dateline names, else the paper that it or its page shows."""
    article = source.record.article
    if article.dateline is not None and article.dateline.source and article.dateline.source != "本报":
        return squeezed(article.dateline.source)
    return article.known.paper or article.newspaper or page_paper


def page_papers(sources: Sequence[Source]) -> dict[str, str]:
    """For each page, by name, the paper that most of its articles show or the user named."""
    shown: dict[str, Counter[str]] = {}
    for source in sources:
        article = source.record.article
        paper = article.known.paper or article.newspaper
        if paper and (article.known.paper or paper not in national_media()):
            shown.setdefault(article.page, Counter())[squeezed(paper)] += 1
    return {page: min(papers, key=lambda p: (-papers[p], p)) for page, papers in shown.items()}


def place_of_paper(paper: str, index: NameIndex, atlas: Atlas) -> PlaceKey | None:
    """临江日报 → 临江市: what the lexicon says, else the longest beginning that is a province, city or county."""
    if paper not in index.papers:
        index.papers[paper] = _place_of_paper(paper, index, atlas)
    return index.papers[paper]


def _place_of_paper(paper: str, index: NameIndex, atlas: Atlas) -> PlaceKey | None:
    if paper in national_media():
        return None
    if (known := lexicon("newspapers").mapping("papers of other names").get(paper)) is not None:
        return atlas.add_full_name(known)
    paper = paper.removeprefix(_TODAY)  # 今日青禾 is a county's paper
    for length in range(len(paper), _SHORTEST_PLACE - 1, -1):
        name = paper[:length]
        own = _unlisted(name, index, atlas)
        divisions = [d for d in gazetteer().named(name) if d.level in _HOME_LEVELS]
        if own is not None:
            return own
        if divisions:
            highest = [d for d in divisions if d.level is divisions[0].level]
            return atlas.add_code(highest[0].code) if len(highest) == 1 else None
    return None


def _unlisted(name: str, index: NameIndex, atlas: Atlas) -> PlaceKey | None:
    """The place of this name that the build's texts print and the gazetteer does not have."""
    full = index.full_form(name) or (name if level_of_name(name) is not None and name in index else None)
    level = index.level(full) if full is not None else None
    if full is None or level not in _HOME_LEVELS:
        return None
    return atlas.add_named(full, level, index.container(atlas, full, None))


def page_places(
    sources: Sequence[Source], papers: Sequence[str | None], atlas: Atlas, index: NameIndex
) -> dict[str, PlaceKey]:
    """For each page whose paper is not shown or not known, by name, the place of which most of its articles speak.

    A page is of one paper, so what no article says by itself its neighbours may.
    """
    spoken: dict[str, dict[PlaceKey, list[float]]] = {}
    for source, paper in zip(sources, papers, strict=True):
        if _of_unknown_place(source, paper, atlas, index):
            places = spoken.setdefault(source.record.article.page, {})
            for evidence in _text_evidence(source, None, atlas, index):
                places.setdefault(evidence.place, []).append(evidence.weight)
    found: dict[str, PlaceKey] = {}
    for page, places in spoken.items():
        ranked = sorted(places, key=lambda place: (-sum(places[place]), place))
        if ranked and sum(places[ranked[0]]) >= _PAGE_ENOUGH and _leads(ranked, places, atlas):
            found[page] = ranked[0]
    return found


def _of_unknown_place(source: Source, paper: str | None, atlas: Atlas, index: NameIndex) -> bool:
    """Whether the article is of a paper of which its name does not say where it is (乡音报), or of one not shown."""
    if paper is None:
        return True
    shown = source.record.article.known.paper or source.record.article.newspaper
    own = shown is not None and squeezed(shown) == paper
    return own and paper not in national_media() and place_of_paper(paper, index, atlas) is None


def _leads(ranked: Sequence[PlaceKey], places: dict[PlaceKey, list[float]], atlas: Atlas) -> bool:
    """Whether the first place is spoken of far more than any that does not contain it or lie in it."""
    rivals = [place for place in ranked[1:] if not atlas.related(place, ranked[0])]
    return not rivals or sum(places[ranked[0]]) >= _PAGE_LEAD * sum(places[rivals[0]])


def home_of(
    source: Source, paper: str | None, atlas: Atlas, index: NameIndex, page_place: PlaceKey | None = None
) -> Home:
    """The home of one article with the reasons that settled it; ``page_place`` the one its page speaks of."""
    known = source.record.article.known.home
    if known:
        place = atlas.add_full_name(squeezed(known))
        if place is not None:
            return Home(place, f"用户说明：{known}")
    national = paper is not None and paper in national_media()
    weighed: dict[PlaceKey, list[_Evidence]] = {}
    of_page = page_place if _of_unknown_place(source, paper, atlas, index) else None
    for evidence in _evidence(source, paper, of_page, atlas, index):
        weighed.setdefault(evidence.place, []).append(evidence)
    if not weighed:
        return Home(None, f"{paper}稿，文中未示" if national else "无据可定")
    words = own_words(source)
    best = max(sorted(weighed), key=lambda place: _backing(weighed[place], place, words, atlas))
    if sum(e.weight for e in weighed[best]) < _ENOUGH:
        return Home(None, "证据不足：" + "；".join(e.reason for e in weighed[best]))
    return Home(best, "；".join(e.reason for e in weighed[best]))


def _backing(
    evidence: Sequence[_Evidence], place: PlaceKey, words: Collection[str], atlas: Atlas
) -> tuple[bool, float, bool]:
    """How well backed a home is: hardly where 州委 is said of no 州; then by all evidence, then by the paper."""
    by_paper = any(one.weight == _PAPER_WEIGHT for one in evidence)
    return _may_be_called(place, words, atlas), sum(one.weight for one in evidence), by_paper


def _may_be_called(place: PlaceKey, words: Collection[str], atlas: Atlas) -> bool:
    """Whether each word is that of the place, or of what contains it, at the word's level."""
    around = ((word, atlas.at_level(place, level)) for word, level in LEVELS_OF_OWN.items() if word in words)
    return all(at is None or atlas[at].name.endswith(word) for word, at in around)


def _evidence(
    source: Source, paper: str | None, of_page: PlaceKey | None, atlas: Atlas, index: NameIndex
) -> Iterator[_Evidence]:
    local = paper is None or paper not in national_media()
    own = place_of_paper(paper, index, atlas) if paper is not None else None
    own = _as_spoken_of(source, own, atlas) if own is not None else None
    if own is not None:
        yield _Evidence(own, _PAPER_WEIGHT, f"报纸：{paper}")
    elif paper is not None and local and of_page is None and source.record.article.dateline is not None:
        return  # a source that no place is known for (a broadcast, a magazine) speaks from nowhere known
    if of_page is not None:
        yield _Evidence(of_page, _PAGE_WEIGHT, f"同版各稿：{atlas[of_page].name}")
        own = of_page
    yield from _dateline_evidence(source, atlas, local=local)
    for evidence in _text_evidence(source, own, atlas, index):
        if own is None or evidence.place == own or not atlas.related(own, evidence.place):
            yield evidence  # what lies in the paper's own city is no rival to it


def _as_spoken_of(source: Source, own: PlaceKey, atlas: Atlas) -> PlaceKey:
    """The city rather than its district where a paper has the name of both and its text says 我市, never 我区."""
    levels = {form.level for form in deictic_forms(source)}
    if atlas[own].level is PlaceLevel.COUNTY and PlaceLevel.PREFECTURE in levels and PlaceLevel.COUNTY not in levels:
        return atlas.meant(own, PlaceLevel.PREFECTURE) or own
    return own


def _dateline_evidence(source: Source, atlas: Atlas, *, local: bool) -> Iterator[_Evidence]:
    """The place that the dateline names; where it only says from where the report was sent, what 省 or 市 means there.

    本报北京9月4日电 is of a paper elsewhere, and 新华社成都9月4日电 of none.
    """
    dateline = source.record.article.dateline
    if dateline is None or not dateline.place:
        return
    divisions = [d for d in gazetteer().named(dateline.place) if d.level in _HOME_LEVELS]
    place = atlas.add_code(divisions[0].code) if divisions else None
    if not local and dateline.place == _SEAT:
        return  # what an agency reports from its seat is of the whole country
    sent = not local or source.record.article.text.text[dateline.span.start : dateline.span.end].endswith(_SENT)
    if place is not None and sent:
        level = _narrowest(source)
        place = atlas.meant(place, level) if level is not None else None
    if place is not None:
        yield _Evidence(place, _DATELINE_WEIGHT if local else _LEAD_WEIGHT, f"电头：{dateline.place}")


def _narrowest(source: Source) -> PlaceLevel | None:
    """The narrowest level of what the article names by a level word alone (省委, 我市), None where there is none."""
    levels = {form.level for form in deictic_forms(source)} & set(_HOME_LEVELS)
    return max(levels, key=_HOME_LEVELS.index, default=None)


def _text_evidence(source: Source, own: PlaceKey | None, atlas: Atlas, index: NameIndex) -> Iterator[_Evidence]:
    """Places of the level that deictic forms need, named in the lead, as a body's own, or several times."""
    narrowest = _narrowest(source)
    if narrowest is None:
        return
    settled = ArticlePlaces(source, atlas, index, own)
    lead_end = _lead_end(source)
    counts: Counter[PlaceKey] = Counter()
    for at, key in settled.named:
        place = atlas.meant(key, narrowest)
        if place is not None:
            counts[place] += 1
            if counts[place] == 1 and at < lead_end:
                yield _Evidence(place, _LEAD_WEIGHT, f"导语：{atlas[place].name}")
    for place in sorted(counts):
        if counts[place] > 1:
            weight = _NAMED_WEIGHT if counts[place] < _OFTEN else 2 * _NAMED_WEIGHT
            yield _Evidence(place, weight, f"文中{counts[place]}次：{atlas[place].name}")
    yield from _body_evidence(source, settled, narrowest, atlas)


def _body_evidence(source: Source, settled: ArticlePlaces, level: PlaceLevel, atlas: Atlas) -> Iterator[_Evidence]:
    seen: set[PlaceKey] = set()
    for number, organization in enumerate(source.record.organizations):
        if organization.jurisdiction.place is None or organization.body is None:
            continue
        key = settled.settle(organization.jurisdiction.place)
        place = atlas.meant(key, level) if key is not None else None
        if place is not None and place == key and place not in seen:
            seen.add(place)
            mentions = source.mentions(EntityKind.ORGANIZATION, number)
            printed = source.printed(mentions[0]) if mentions else atlas[place].name
            yield _Evidence(place, _BODY_WEIGHT, f"机构：{printed}")


def _lead_end(source: Source) -> int:
    """Where the first paragraph of the body ends."""
    bodies = [block.span.end for block in source.record.article.blocks if block.kind is BlockKind.BODY]
    return min(bodies, default=len(source.record.article.text))
