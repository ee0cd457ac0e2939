"""The project's pages agree with their own truth: what the truth says is printed stands on the page.

These tests read the annotation only; how much of it a build finds is measured by `scripts/evaluate`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parent
COLLECTIONS = (
    (TESTS.parent / "kg" / "sample", TESTS / "gold"),
    *(
        (TESTS / name / "pages", TESTS / name / "gold")
        for name in ("blind", "unseen", "fresh", "typical", "later", "recent")
    ),
)
KINDS = {"news", "commentary", "notice", "letter", "photo", "brief"}
ROLES = {"chair", "attend", "observe", "speak", "accompany", "lead"}
BYLINE_ROLES = {"记者", "通讯员", "作者", "摄影"}
LEVELS = {"country", "province", "prefecture", "county", "township", "village", "site"}
ORGANISATION_KINDS = {
    "party", "government", "congress", "military", "hospital", "school", "company", "media", "international",
    "group", "other",
}  # fmt: skip


def squeeze(text: str) -> str:
    """The text without white space, as surfaces are compared."""
    return re.sub(r"\s+", "", text)


@dataclass(frozen=True)
class AnnotatedPage:
    """A page's text beside its truth."""

    text: str
    truth: dict[str, Any]

    @property
    def articles(self) -> list[dict[str, Any]]:
        """The articles of the truth."""
        return list(self.truth["articles"])

    def printed(self, article: dict[str, Any]) -> str:
        """All printed characters of an article, white space removed."""
        lines = self.text.split("\n")
        return squeeze("".join(line for first, last in article["lines"] for line in lines[first - 1 : last]))


def page_files() -> list[tuple[Path, Path]]:
    """Each page's text file with its truth, in order of name."""
    return [(page, gold / f"{page.stem}.json") for pages, gold in COLLECTIONS for page in sorted(pages.glob("*.txt"))]


def read(page: Path, gold: Path) -> AnnotatedPage:
    """The page with its truth."""
    return AnnotatedPage(page.read_text("utf-8"), json.loads(gold.read_text("utf-8")))


@pytest.fixture(params=page_files(), ids=lambda files: files[0].stem)
def annotated(request: pytest.FixtureRequest) -> AnnotatedPage:
    """Every page of the project with a truth in turn."""
    return read(*request.param)


def test_each_page_has_truth_and_each_truth_a_page() -> None:
    """No page is without truth, no truth without a page."""
    for pages, gold in COLLECTIONS:
        assert {f.stem for f in pages.glob("*.txt")} == {f.stem for f in gold.glob("*.json")}
    assert all(read(page, gold).truth["page"] == page.stem for page, gold in page_files())


def test_every_printed_line_belongs_to_one_article_or_to_noise(annotated: AnnotatedPage) -> None:
    """Lines are neither shared nor forgotten."""
    ranges = [r for article in annotated.articles for r in article["lines"]] + annotated.truth["noise"]
    owners = Counter(line for first, last in ranges for line in range(first, last + 1))
    printed = [i for i, line in enumerate(annotated.text.split("\n"), start=1) if line.strip()]
    assert {i: owners[i] for i in printed} == dict.fromkeys(printed, 1)


def test_surfaces_and_display_lines_are_printed_in_their_article(annotated: AnnotatedPage) -> None:
    """Every surface, headline and document title is a substring of its article."""
    missing = []
    for article in annotated.articles:
        body = annotated.printed(article)
        expected = [article[line] for line in ("title", "kicker", "subtitle") if article[line]]
        for kind in ("people", "organizations", "places", "meetings"):
            expected += [surface for entity in article[kind] for surface in entity["surfaces"]]
        expected += [document["title"] for document in article["documents"]]
        expected += [byline["name"] for byline in article["bylines"]]
        missing += [(article["id"], text) for text in expected if squeeze(text) not in body]
    assert missing == []


def test_participants_and_bylines_are_among_the_people(annotated: AnnotatedPage) -> None:
    """Nobody acts who is not listed as a person of the article."""
    for article in annotated.articles:
        people = {person["name"] for person in article["people"]}
        acting = {p["name"] for event in article["meetings"] + article["events"] for p in event["participants"]}
        assert acting | {byline["name"] for byline in article["bylines"]} <= people


def test_values_come_from_the_closed_lists_of_the_guide(annotated: AnnotatedPage) -> None:
    """Kinds, levels, roles and dates have the forms that the scorer knows."""
    for article in annotated.articles:
        assert article["kind"] in KINDS
        assert {byline["role"] for byline in article["bylines"]} <= BYLINE_ROLES
        assert {place["level"] for place in article["places"]} <= LEVELS
        assert {organisation["kind"] for organisation in article["organizations"]} <= ORGANISATION_KINDS
        events = article["meetings"] + article["events"]
        assert {role for event in events for p in event["participants"] for role in p["roles"]} <= ROLES
        dates = [event["date"] for event in events] + [article["dateline_date"], annotated.truth["page_date"]]
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", date) for date in dates if date)


def test_names_are_unique_within_an_article(annotated: AnnotatedPage) -> None:
    """One entry a person (two of one name are two), organisation and place; no role twice."""
    for article in annotated.articles:
        people = Counter(person.get("cluster", person["name"]) for person in article["people"])
        assert [name for name, count in people.items() if count > 1] == []
        for kind, key in (("organizations", "name"), ("places", "full"), ("meetings", "id")):
            names = Counter(entity[key] for entity in article[kind])
            assert [name for name, count in names.items() if count > 1] == []
        for event in article["meetings"] + article["events"]:
            assert max(Counter(p["name"] for p in event["participants"]).values(), default=1) == 1


def test_posts_in_a_named_body_are_held_in_a_full_name(annotated: AnnotatedPage) -> None:
    """A post's organisation is a full name, never a deictic form such as 市委."""
    short = re.compile(r"[省市县区州地]?(?:委|政府|人大|政协)")
    posts = [post for article in annotated.articles for person in article["people"] for post in person["posts"]]
    assert [post for post in posts if post["org"] and short.fullmatch(post["org"])] == []


def clusters(kind: str, name: str | None = None) -> dict[str, set[str]]:
    """Cluster → the sample pages that bear it."""
    found: dict[str, set[str]] = {}
    for page, gold in page_files():
        if page.parent.name != "sample":
            continue
        for article in read(page, gold).articles:
            for entity in article[kind]:
                if entity.get("cluster") and name in (None, entity["name"]):
                    found.setdefault(entity["cluster"], set()).add(page.stem)
    return found


def test_one_meeting_is_reported_on_several_sample_pages() -> None:
    """The samples hold meetings told from two sides."""
    assert any(len(pages) > 1 for pages in clusters("meetings").values())


def test_two_people_of_one_name_are_kept_apart_by_cluster() -> None:
    """The samples hold namesakes in two cities."""
    by_name: dict[str, set[str]] = {}
    for page, gold in page_files():
        for article in read(page, gold).articles:
            for person in article["people"]:
                if person.get("cluster"):
                    by_name.setdefault(person["name"], set()).add(person["cluster"])
    assert any(len(found) > 1 for found in by_name.values())


def test_an_anonymous_name_stands_in_several_articles() -> None:
    """A 某-name in several articles, each another person."""
    bearers = Counter(
        person["name"]
        for page, gold in page_files()
        for article in read(page, gold).articles
        for person in article["people"]
        if person["anonymous"] and person["name"].endswith("某")
    )
    assert bearers.most_common(1)[0][1] > 1
