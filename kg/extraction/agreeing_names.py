"""One article prints one name alike: what was heard cut short, or with a word drawn to it, is settled by the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kg.extraction import given_names, names
from kg.extraction.words import TaggedText
from kg.text import Span

_SURNAME_AND_ONE = 2
_OFTEN = 3
"""So often, and before so many different characters, must the same one follow that is no verb."""
_SURE = frozenset({"byline", "roster", "list", "title-closed"})


def agreed(tagged: TaggedText, heard: Mapping[Span, set[str]]) -> dict[Span, set[str]]:
    """The spans heard, each as long as the name that it begins with or begins is elsewhere in the article."""
    return _made_longer(tagged, _made_whole(tagged, _made_shorter(tagged, heard)))


def _made_shorter(tagged: TaggedText, heard: Mapping[Span, set[str]]) -> dict[Span, set[str]]:
    """许雪|刚量完 where 许雪 stands before a mark elsewhere, and 许雪刚 nowhere."""
    ends: dict[int, int] = {}
    for span in heard:
        ends[span.start] = max(span.end, ends.get(span.start, 0))
    closed = {
        span.of(tagged.text)
        for span, sources in heard.items()
        if span.end == ends[span.start] and (_SURE & sources or names.closes_name(tagged.text, span.end))
    }
    done: dict[Span, set[str]] = defaultdict(set)
    for span, sources in heard.items():
        name = span.of(tagged.text)
        begin = name[:_SURNAME_AND_ONE]
        chinese = names.is_chinese_name(name) and begin not in names.compound_surnames()
        drawn = chinese and len(name) > _SURNAME_AND_ONE and begin in closed and name not in closed
        done[Span(span.start, span.start + _SURNAME_AND_ONE) if drawn else span] |= sources
    return done


def _made_whole(tagged: TaggedText, heard: Mapping[Span, set[str]]) -> dict[Span, set[str]]:
    """郝同 that 和 follows wherever it stands, before ever other words, is 郝同和."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for span in heard:
        spans[span.of(tagged.text)].append(span)
    done = {span: set(sources) for span, sources in heard.items()}
    for name, found in sorted(spans.items()):
        if len(name) != _SURNAME_AND_ONE or len(found) < _OFTEN:
            continue
        whole = {tagged.text[span.start : span.end + 1] for span in found}
        behind = {tagged.text[span.end + 1 : span.end + 2] for span in found}
        if len(whole) > 1 or len(behind) < _OFTEN:
            continue
        if names.is_chinese_name(longer := min(whole)) and given_names.may_end(longer):
            for span in found:
                done.setdefault(Span(span.start, span.end + 1), set()).update(done.pop(span))
    return done


def _made_longer(tagged: TaggedText, heard: Mapping[Span, set[str]]) -> dict[Span, set[str]]:
    """陆明 where the rest of 陆明|远 follows."""
    known = defaultdict(set)
    for span in heard:
        known[span.of(tagged.text)[:_SURNAME_AND_ONE]].add(span.of(tagged.text))
    done: dict[Span, set[str]] = defaultdict(set)
    for span, sources in heard.items():
        name = span.of(tagged.text)
        longer = [
            other
            for other in (sorted(known[name]) if len(name) == _SURNAME_AND_ONE else ())
            if len(other) > _SURNAME_AND_ONE and tagged.text.startswith(other, span.start)
        ]
        done[Span(span.start, span.start + len(longer[0])) if longer else span] |= sources
    return done
