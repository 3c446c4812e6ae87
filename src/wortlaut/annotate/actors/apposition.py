"""Whose name stands beside a description: "Jan Holm, der Chef des Rates,", "der Chef, Jan Holm"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from wortlaut.annotate.actors.cast import Cast
from wortlaut.annotate.actors.members import CastMember, Fitting
from wortlaut.annotate.actors.phrases import Phrase
from wortlaut.annotate.words import Word

# What closes an apposition.
_CLOSING = frozenset(",.:;")


def apposed(phrase: Phrase, cast: Cast, fitting: Fitting) -> CastMember | None:
    """Return whose name stands beside a description: "Jan Holm, der Chef des Rates,"."""
    words = cast.words
    low = bisect_left(words, phrase.span.start, key=lambda word: word.start) - 1
    high = bisect_left(words, phrase.span.end, key=lambda word: word.start)
    if phrase.article:
        low -= 1
    before, behind = _text(words, low), _text(words, high)
    person = fitting.is_person(phrase.noun)
    found = None
    if before == "," and (behind in _CLOSING if phrase.article else person):
        found = _ending_at(_before_brackets(words, low - 1), cast)
    if found is None and phrase.attached and phrase.owner is None:
        member = _beginning_at(high, cast)  # "Chef des Rates Jan Holm"
        found = member if member is not None and member.type == "person" else None
    if found is None and phrase.article:
        high = _behind_brackets(words, high)
        found = _enclosed(high + 1, cast) if _text(words, high) == "," else None
    return found if found is not None and cast.same_kind(found, phrase) else None


def _ending_at(at: int, cast: Cast) -> CastMember | None:
    """Return who is named by the words that end with the one at an index."""
    if at < 0:
        return None
    return next((who for span, who in cast.names if span.end == cast.words[at].end), None)


def _beginning_at(at: int, cast: Cast) -> CastMember | None:
    """Return who is named by the words that begin with the one at an index."""
    if at >= len(cast.words):
        return None
    return next((who for span, who in cast.names if span.start == cast.words[at].start), None)


def _enclosed(at: int, cast: Cast) -> CastMember | None:
    """Return who is named from an index on, if the name is no part of a list."""
    words = cast.words
    while at < len(words) and words[at].low in cast.setting.knows.academic | {"."}:
        at += 1
    if at >= len(words):
        return None
    start = words[at].start
    named = next((pair for pair in cast.names if pair[0].start == start), None)
    if named is None:
        return None
    after = bisect_left(words, named[0].end, key=lambda word: word.start)
    listed = _text(words, after).lower() in cast.setting.lexicon.sets["joins"]
    return None if listed else named[1]


def _before_brackets(words: Sequence[Word], at: int) -> int:
    """Return the index of the word before what stands in brackets: "Jan Holm (SPD)"."""
    return at - 3 if _text(words, at) == ")" and _text(words, at - 2) == "(" else at


def _behind_brackets(words: Sequence[Word], at: int) -> int:
    """Return the index behind what stands in brackets: "der Bank (EZB)"."""
    return at + 3 if _text(words, at) == "(" and _text(words, at + 2) == ")" else at


def _text(words: Sequence[Word], at: int) -> str:
    """Return the word at an index; "" where there is none."""
    return words[at].text if 0 <= at < len(words) else ""
