"""What holds of every article, whatever it says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extraction.found import Found
from kg.extraction.meetings import EventsFound, events_of
from kg.model import EntityKind, Genre
from kg.text import Span
from tests.extraction.events.marked import found
from tests.extraction.events.notation import FOLDER, cases

NEWS = [case.news for file in sorted(FOLDER.glob("*.txt")) for case in cases(file)]
MARKED = "[P:陆明远] [T:市长] [O:县委] [L:青禾县] [D:6月3日] 《防汛方案》 <b>"
ROLES = "主持召开 强调 出席 列席 陪同 调研 到 他 受 委托 由 参加 等"
WORDS = "会议 座谈会 召开 传达学习 精神 在 会上的讲话 印发 调度 就 进行 会谈 同"
MARKS = "， 。 、 “ ” （ ） 《 》 . -"
PIECES = [
    *MARKED.split(),
    *ROLES.split(),
    *WORDS.split(),
    *MARKS.split(),
    "\n",
    "\n#h ",
    "\n#k ",
    "\ue001",
    "\U0001f600",
]


def spans_of(told: EventsFound) -> list[Span]:
    """Every span of the result."""
    spans = [mention.span for mention in told.mentions]
    for event in told.events:
        spans += [event.span, *(span for _, span in (*event.places, *event.organizers))]
        spans += [span for part in event.participations for span in (part.agent_span, part.word_span)]
        spans += [item.span for item in event.agenda]
        spans += [conveyance.span for conveyance in event.conveys]
    spans += [document.span for document in told.documents]
    return spans + [speech.span for speech in told.speeches]


def assert_sound(article: Found, told: EventsFound) -> None:
    """Spans lie in the text and hold something, numbers point into the tuples, roles are printed where they say."""
    whole = Span(0, len(article.text))
    assert all(whole.contains(span) and len(span) for span in spans_of(told))
    sizes = {
        EntityKind.EVENT: len(told.events),
        EntityKind.DOCUMENT: len(told.documents),
        EntityKind.SPEECH: len(told.speeches),
        EntityKind.PERSON: len(article.people),  # 他强调
    }
    assert all(mention.entity < sizes[mention.kind] for mention in told.mentions)
    assert all(speech.delivered_at is None or speech.delivered_at < len(told.events) for speech in told.speeches)
    mentioned = {(m.kind, m.entity, m.span) for m in (*article.mentions, *told.mentions)}
    for event in told.events:
        assert event.name
        assert all(conveyance.target < sizes[conveyance.kind] for conveyance in event.conveys)
        for part in event.participations:
            assert (part.agent_kind, part.agent, part.agent_span) in mentioned
            printed = part.agent_span.of(article.text)
            if part.agent_kind is EntityKind.ORGANIZATION:
                assert printed == article.organizations[part.agent].own_name
            else:
                assert printed in (article.people[part.agent].name, "他", "她")
    for number in range(len(told.events)):
        assert any(m.kind is EntityKind.EVENT and m.entity == number for m in told.mentions)


@pytest.mark.parametrize("news", NEWS)
def test_every_case_is_sound(news: str) -> None:
    article = found(news)
    assert_sound(article, events_of(article))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40), st.sampled_from(Genre))
def test_any_text_is_read_and_what_is_read_is_sound(pieces: list[str], genre: Genre) -> None:
    article = found("".join(pieces) or "。", genre)
    told = events_of(article)
    assert_sound(article, told)
    assert told == events_of(article)


def test_nothing_comes_of_an_empty_article() -> None:
    assert events_of(found("")) == EventsFound()


def test_a_role_without_its_event_is_told_as_unread() -> None:
    told = events_of(found("[T:市长][P:韩立群]出席。"))
    assert [(unread.kind, unread.text) for unread in told.unread] == [("role-without-event", "市长韩立群出席。")]


@pytest.mark.parametrize(
    "piece",
    ["在", "受委托", "[T:市长]", "会谈", "召开会议", "调研", "《", "“", "（，", "和[P:陆明远]", "[O:县委]在", "他强调"],
)
def test_long_repetition_is_read_in_good_time(piece: str) -> None:
    """No rule takes time exponential in the length; a runaway one would not come to an end here."""
    article = found(piece * 400)
    assert_sound(article, events_of(article))
