"""All time expressions of a text, each with its value."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.times.calendar import covered
from wortlaut.annotate.times.grammar import Rule, grammar
from wortlaut.annotate.times.meaning import Setting, value_of
from wortlaut.annotate.times.tense import tense_at
from wortlaut.annotate.times.words import Slots
from wortlaut.model.record import TimeExpression, TimeType
from wortlaut.model.span import Span

# A text that names years so often, and so mostly past ones, tells a story of the past.
_STORY_YEARS = 5
_STORY_SHARE = 0.8
# Years that a story leaps over when it only compares.
_STORY_LEAP = 20
# Words of an expression before the first and behind the last sign of it, with a word to look at.
_BEFORE, _AFTER = 6, 6
# Letters and figures together, where expressions may begin: "14" in "14-jährig"; not "Süd" in
# "Nord-Süd".
_RUN = re.compile(r"(?<!\w)(?<![^\W\d]-)\w+")
# Matches "1961" and "2023"; must not match "1961,50" or "12345".
_YEAR = re.compile(r"(?<![\w.,])(?P<year>1[0-9]\d\d|20\d\d)(?![\w]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that a rule fits, before anything says what they count from.

    ``place`` is where the match begins, which may be before the expression itself.
    """

    unit: int
    rule: Rule
    slots: Slots
    span: Span
    place: int


def mentions_of(text: str, units: Sequence[Unit], language: str) -> tuple[Mention, ...]:
    """Return what the rules find in some sentences, in the order of the text."""
    known = grammar(language)
    return tuple(
        Mention(number, rule, known.filled(rule, match), rule.span(match), match.start())
        for number, unit in enumerate(units)
        for rule, match in _matches(text, _stretches(unit, language), language)
    )


def times_of(
    text: str,
    units: Sequence[Unit],
    mentions: Sequence[Mention],
    written: tuple[str, str] | None,
    language: str,
) -> tuple[TimeExpression, ...]:
    """Return what is mentioned as time expressions, each with its value.

    Where the article can have been written on several days, ``written`` has the first and the last;
    what means something else on the one than on the other is left open.
    """
    first, last = map(_day, written or (None, None))
    times = _times(text, units, mentions, first, language)
    if first == last:
        return tuple(times)
    later = {time.span: time for time in _times(text, units, mentions, last, language)}
    without = {time.span: time for time in _times(text, units, mentions, None, language)}
    agreed = (time if later.get(time.span) == time else without.get(time.span) for time in times)
    return tuple(time for time in agreed if time is not None)


def _times(
    text: str,
    units: Sequence[Unit],
    mentions: Iterable[Mention],
    today: date | None,
    language: str,
) -> Iterator[TimeExpression]:
    known, last, seen_in = grammar(language), None, -2
    story = _tells_a_story(text, today)
    for one in mentions:
        unit = units[one.unit]
        setting = Setting(
            today, last, one.unit - seen_in < 2, story, partial(tense_at, unit, one.place, known)
        )
        value = value_of(one.rule.means, one.slots, setting)
        if value is None:
            continue
        passed = _word_before(unit, one.span.start) in known.passed_behind
        if not passed and _anchors(value, last, story):
            last, seen_in = value, one.unit
        yield _expression(one.span, one.rule.type or _type(value), value)


def _matches(
    text: str, stretches: Iterable[_Stretch], language: str
) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Yield what rules fit in some stretches, from left to right, without overlap."""
    for stretch in stretches:
        free = stretch.start
        for word in _RUN.finditer(text, stretch.start, stretch.end):
            at = word.start()
            if at >= stretch.signs_end:
                break
            if at < free:
                continue
            for rule in _opened_by(language, word.group()):
                if match := rule.pattern.match(text, at, stretch.end):
                    yield rule, match
                    free = rule.span(match).end
                    break


class _Stretch(NamedTuple):
    """A part of a sentence; no expression begins behind the last sign of a time."""

    start: int
    end: int
    signs_end: int


def _stretches(unit: Unit, language: str) -> Iterator[_Stretch]:
    """Yield the stretches of a sentence around words that are signs of a time."""
    words, low, high, last = unit.words, 0, 0, 0
    for at, word in enumerate(words):
        if not _triggers(language, word.low):
            continue
        if at - _BEFORE > high:
            if high:
                yield _Stretch(words[low].start, words[high - 1].end, words[last].end)
            low = at - _BEFORE
        high, last = min(at + _AFTER, len(words)), at
    if high:
        yield _Stretch(words[low].start, words[high - 1].end, words[last].end)


@lru_cache(maxsize=65_536)
def _triggers(language: str, word: str) -> bool:
    """Tell whether a word is a sign of a time; news repeats its words."""
    return grammar(language).trigger.match(word) is not None


@lru_cache(maxsize=65_536)
def _opened_by(language: str, word: str) -> tuple[Rule, ...]:
    """Return the rules that can begin with a word: none for most."""
    return grammar(language).opened_by(word)


def _word_before(unit: Unit, place: int) -> str:
    """Return the word before a place, in lower case; "" at the start of a sentence."""
    index = bisect_left(unit.words, place, key=lambda word: word.start)
    return unit.words[index - 1].low if index else ""


def _anchors(value: str, mention: str | None, story: bool) -> bool:
    """Tell whether what follows counts from a value; a story does not leave its years for long."""
    days, before = covered(value), covered(mention) if mention else None
    if days is None or len(value) < len("2023"):
        return False
    return not (story and before and abs(days[0].year - before[0].year) > _STORY_LEAP)


def _expression(span: Span, type: TimeType, value: str) -> TimeExpression:
    days = covered(value) if type in ("DATE", "TIME") else None
    earliest, latest = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
    return TimeExpression(span, type, value, earliest, latest)


def _type(value: str) -> TimeType:
    """Return the type that a value shows by its form."""
    if value.startswith("P") and not value.endswith("_REF"):
        return "DURATION"
    if value.startswith("XXXX-WXX-"):
        return "DATE"
    return "TIME" if "T" in value and not value.endswith("_REF") else "DATE"


def _tells_a_story(text: str, today: date | None) -> bool:
    """Tell whether a text is about years long before its publication."""
    if today is None:
        return False
    years = [int(match["year"]) for match in _YEAR.finditer(text)]
    old = [year for year in years if year < today.year - 1]
    return len(years) >= _STORY_YEARS and len(old) >= _STORY_SHARE * len(years)


def _day(published: str | None) -> date | None:
    """Return the day of publication; None if it is not known to the day."""
    try:
        return date.fromisoformat(published) if published else None
    except ValueError:
        return None
