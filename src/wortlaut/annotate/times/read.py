"""All time expressions of a text, each with its value."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.times.calendar import covered
from wortlaut.annotate.times.grammar import Grammar, Rule, grammar
from wortlaut.annotate.times.meaning import Setting, value_of
from wortlaut.annotate.times.tense import tense_at
from wortlaut.model.record import TimeExpression, TimeType
from wortlaut.model.span import Span

# A text that names years so often, and so mostly past ones, tells a story of the past.
_STORY_YEARS = 5
_STORY_SHARE = 0.8
# Years that a story leaps over when it only compares.
_STORY_LEAP = 20
# Words of an expression before the first and behind the last sign of it, with a word to look at.
_BEFORE, _AFTER = 6, 6
# Matches "1961" and "2023"; must not match "1961,50" or "12345".
_YEAR = re.compile(r"(?<![\w.,])(?P<year>1[0-9]\d\d|20\d\d)(?![\w]|[.,]\d)")


def times_of(
    text: str, units: Sequence[Unit], published: str | None, language: str
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of some sentences, in the order of the text."""
    return tuple(_times(text, units, _day(published), language))


def _times(
    text: str, units: Sequence[Unit], today: date | None, language: str
) -> Iterator[TimeExpression]:
    known, mention, seen_in = grammar(language), None, -2
    story = _tells_a_story(text, today)
    for number, unit in enumerate(units):
        for rule, match in _matches(text, _stretches(unit, language), known):
            setting = Setting(
                today, mention, number - seen_in < 2, story, tense_at(unit, match.start(), known)
            )
            value = value_of(rule.means, known.filled(rule, match), setting)
            if value is None:
                continue
            passed = _word_before(unit, rule.span(match).start) in known.passed_behind
            if not passed and _anchors(value, mention, story):
                mention, seen_in = value, number
            yield _expression(rule.span(match), rule.type or _type(value), value)


def _matches(
    text: str, stretches: Iterable[Span], known: Grammar
) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Yield what rules fit in some stretches, from left to right, without overlap."""
    for stretch in stretches:
        at = stretch.start
        while match := known.pattern.search(text, at, stretch.end):
            rule = known.rules[match.lastgroup or ""]
            yield rule, match
            at = rule.span(match).end


def _stretches(unit: Unit, language: str) -> Iterator[Span]:
    """Yield the stretches of a sentence around words that are signs of a time."""
    words, low, high = unit.words, 0, 0
    for at, word in enumerate(words):
        if not _triggers(language, word.low):
            continue
        if at - _BEFORE > high:
            if high:
                yield Span(words[low].start, words[high - 1].end)
            low = at - _BEFORE
        high = min(at + _AFTER, len(words))
    if high:
        yield Span(words[low].start, words[high - 1].end)


@lru_cache(maxsize=65_536)
def _triggers(language: str, word: str) -> bool:
    """Tell whether a word is a sign of a time; news repeats its words."""
    return grammar(language).trigger.match(word) is not None


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
