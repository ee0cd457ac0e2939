"""How far a mention or fact can be trusted, in [0, 1]: of the votes for a mention, of the closeness of a fact's words.

The figures are judgements, to be calibrated on gold pages; only their order is relied on.
"""

from __future__ import annotations

from collections.abc import Iterable

_TRUST = {
    "title": 0.95,
    "list": 0.9,
    "byline": 0.97,
    "gazetteer": 0.9,
    "lac": 0.8,
    "again": 0.75,
    "lexicon": 0.95,
    "suffix": 0.8,
}
_UNKNOWN_SOURCE = 0.7
_NO_VOTE = 0.8
_CEILING = 0.99

STATED = 0.95
"""Agent and role in one sentence; a date or place that the text prints for the event."""
INFERRED = 0.8
"""A fact put together from two sentences."""
RIVAL = 0.4
"""A date that better attested ones speak against."""


def of_votes(votes: Iterable[str]) -> float:
    """The chance that not all of the sources that found a mention are wrong."""
    doubt = 1.0
    for vote in sorted(set(votes)):
        doubt *= 1 - _TRUST.get(vote, _UNKNOWN_SOURCE)
    return round(min(1 - doubt, _CEILING), 3) if doubt < 1 else _NO_VOTE
