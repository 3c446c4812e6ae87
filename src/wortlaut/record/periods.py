"""Counts over time: by month where the articles lie within three years, else by year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_MONTHS = 36  # more rows than these are no longer seen at a glance
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Period:
    """A month or a year, None for no date; the articles and the statements held in them."""

    period: str | None
    articles: int
    statements: int


def over_time(counted: Iterable[tuple[str | None, int, int]]) -> tuple[Period, ...]:
    """Sum up how many articles and statements were published when, in order of time.

    Periods in between that have none are listed; articles without a date come last. An article of
    which only the year is known comes before the months of that year.
    """
    dated = [(_month(published), articles, held) for published, articles, held in counted]
    months = sorted(month for month, *_ in dated if month)
    by_month = bool(months) and _number(months[-1]) - _number(months[0]) < _MONTHS
    cut = 7 if by_month else 4
    counts: Counter[str | None] = Counter()
    said: Counter[str | None] = Counter()
    for month, articles, statements in dated:
        period = month[:cut] if month else None
        counts[period] += articles
        said[period] += statements
    listed = sorted({*_between(months, by_month), *(each for each in counts if each)})
    undated = [None] if None in counts else []
    return tuple(Period(each, counts[each], said[each]) for each in (*listed, *undated))


def _month(published: str | None) -> str | None:
    """Return the month of a date, or the year if no month is known."""
    found = _DATE.match(published or "")
    return found[0] if found else None


def _number(month: str) -> int:
    """Count the months up to a month; a year alone counts as its first."""
    year, _, month = month.partition("-")
    return int(year) * 12 + (int(month or 1) - 1)


def _between(months: list[str], by_month: bool) -> Iterator[str]:
    """Yield every month, or every year, from the first to the last."""
    if by_month:
        for number in range(_number(months[0]), _number(months[-1]) + 1):
            yield f"{number // 12:04}-{number % 12 + 1:02}"
    elif months:
        yield from (f"{year:04}" for year in range(int(months[0][:4]), int(months[-1][:4]) + 1))
