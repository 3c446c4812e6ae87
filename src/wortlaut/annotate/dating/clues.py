"""What the times in an article tell of the day it was written on.

A clue is a passage and the days that can be meant if it is understood as news means it: who writes
"am Montag, dem 12. Juni" does so in the week behind that Monday, and in a year that has it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wortlaut.annotate.dating.table import Table
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.times.calendar import Days, covered
from wortlaut.annotate.times.feasts import feast
from wortlaut.annotate.times.grammar import Grammar
from wortlaut.annotate.times.meaning import Tense, named_feast
from wortlaut.annotate.times.read import Mention
from wortlaut.annotate.times.tense import tense_at
from wortlaut.annotate.times.words import first
from wortlaut.model.span import Span

# A weekday with its date lies at most so far back, a weekday alone is one of the last seven days.
# So it is nearly always in the training articles of the German news quotation corpus (Wikinews).
_WEEKDAY_DATED, _WEEKDAY = timedelta(days=14), timedelta(days=6)
# What is to come is told so long before.
_AHEAD = timedelta(days=31)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Clue:
    """Days on one of which the article was written, as stretches in order, and what says so."""

    days: tuple[Days, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """The article as the clues see it."""

    text: str
    units: Sequence[Unit]
    mentions: Sequence[Mention]
    grammar: Grammar
    table: Table

    def tense(self, mention: Mention) -> Tense:
        """Return the tense of the clause that a mention stands in."""
        return tense_at(self.units[mention.unit], mention.place, self.grammar)

    def word_before(self, mention: Mention) -> str:
        """Return the word before a mention, as it is written; "" at the start of a sentence."""
        words = self.units[mention.unit].words
        at = bisect_left(words, mention.span.start, key=lambda word: word.start)
        return words[at - 1].text if at else ""

    def beside(self, left: Mention, right: Mention) -> bool:
        """Tell whether two mentions in a row can name the same time."""
        if left.unit != right.unit or right.span.start < left.span.end:
            return False
        between = self.text[left.span.end : right.span.start]
        return self.table.between.fullmatch(between) is not None


def clues(scene: Scene) -> Iterator[Clue]:
    """Yield what the times of an article tell, in the order of the text."""
    for at, mention in enumerate(scene.mentions):
        following = scene.mentions[at + 1] if at + 1 < len(scene.mentions) else None
        if (alone := _alone(mention, scene)) is not None:
            yield alone
        if following is not None and scene.beside(mention, following):
            both = (mention, following)
            yield from filter(None, (_weekday_of_feast(*both, scene), _counted(*both, scene)))


def _alone(mention: Mention, scene: Scene) -> Clue | None:
    """Read a date by itself: one with its weekday, or one that is past."""
    if mention.rule.means != "date" or not mention.slots.keys().isdisjoint(("which", "beside")):
        return None
    if "weekday" in mention.slots and _month_and_day(mention):
        return _dated_weekday(mention, scene)
    return _past(mention, scene)


def _dated_weekday(mention: Mention, scene: Scene) -> Clue | None:
    """Read "am Montag, dem 12. Juni": in the years in which that day is a Monday."""
    weekday = int(mention.slots["weekday"])
    found = (covered(f"{year}-{_month_and_day(mention)}") for year in _years(mention, scene))
    days = [one[0] for one in found if one and one[0].isoweekday() == weekday]
    return _around(days, scene.tense(mention), _WEEKDAY_DATED, (mention.span,))


def _weekday_of_feast(one: Mention, other: Mention, scene: Scene) -> Clue | None:
    """Read "zum russischen Nationalfeiertag am Montag": in the years in which it is a Monday."""
    day, named = (one, other) if one.rule.means == "weekday" else (other, one)
    if day.rule.means != "weekday" or named.rule.means != "holiday" or "which" in day.slots:
        return None
    feasts = (feast(named_feast(named.slots) or "", year) for year in _years(named, scene))
    days = [one for one in feasts if one and one.isoweekday() == int(day.slots["weekday"])]
    spans = tuple(sorted((one.span, other.span)))
    return _around(days, scene.tense(day), _WEEKDAY, spans)


def _around(
    days: Sequence[date], tense: Tense, back: timedelta, evidence: tuple[Span, ...]
) -> Clue | None:
    """Return the days from which a day is told of as past, or as coming."""
    if tense == "future":
        return _clue([(day - _AHEAD, day + back) for day in days], evidence)
    return _clue([(day, day + back) for day in days], evidence)


def _counted(one: Mention, other: Mention, scene: Scene) -> Clue | None:
    """Read "gestern, 12. Juni 2023", "im vergangenen Jahr (2022)", "vor 6 Jahren, im Mai 2000"."""
    for counted, dated in ((one, other), (other, one)):
        if dated.rule.means != "date" or not (year := _year(dated)):
            continue
        spans = tuple(sorted((one.span, other.span)))
        exact = covered(f"{year}-{_month_and_day(dated)}") if _month_and_day(dated) else None
        if counted.rule.means == "day" and exact:
            day = exact[0] - int(counted.slots["offset"]) * _DAY
            return _clue([(day, day)], spans)
        if (years := _years_back(counted, scene)) is not None:
            return _clue([_whole(int(year) + years)], spans)
    return None


def _years_back(mention: Mention, scene: Scene) -> int | None:
    """Return how many years ago an expression says that something was."""
    slots = mention.slots
    if slots.get("unit") != "Y":
        return None
    if mention.rule.means == "near":
        return -int(slots.get("which", "0"))
    ago = scene.word_before(mention) in scene.table.ago
    whole = mention.rule.means == "span" and slots.get("number", "").isdigit()
    return int(slots["number"]) if ago and whole else None


def _past(mention: Mention, scene: Scene) -> Clue | None:
    """Read a date in the past: the article is from later.

    A year alone may be the last one's, as news looks ahead to the next ("die Pläne für 2024").
    """
    year = _year(mention)
    if not year or scene.tense(mention) != "past" or _names_something(mention, scene):
        return None
    month = first(mention.slots, "month", "shortmonth", "monthnumber")
    exact = covered("-".join(filter(None, (year, month and f"{int(month):02}"))))
    if exact is None:
        return None
    begins = exact[0] if month else exact[0].replace(year=exact[0].year - 1)
    return _clue([(begins, scene.table.until)], (mention.span,))


def _names_something(mention: Mention, scene: Scene) -> bool:
    """Tell whether a year belongs to the noun before it: "der Haushalt 2007"."""
    bare = mention.span.of(scene.text)[0].isdigit()
    before = scene.word_before(mention)
    return bare and before[:1].isupper() and before not in scene.table.before_year


def _month_and_day(mention: Mention) -> str | None:
    month = first(mention.slots, "month", "shortmonth", "monthnumber")
    day = first(mention.slots, "day", "nextday")
    return f"{int(month):02}-{int(day):02}" if month and day else None


def _year(mention: Mention) -> str | None:
    return first(mention.slots, "year", "year2", "fullyear", "lateyear")


def _years(mention: Mention, scene: Scene) -> Sequence[int]:
    """Return the years that an expression can be of: its own, or all there are."""
    year = _year(mention)
    return (int(year),) if year else range(scene.table.since.year, scene.table.until.year + 1)


def _whole(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def _clue(days: Sequence[Days], evidence: tuple[Span, ...]) -> Clue | None:
    return Clue(tuple(days), evidence) if days else None
