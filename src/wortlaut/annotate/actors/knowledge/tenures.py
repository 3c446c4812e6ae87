"""Who held an office on a day, where the days themselves may be known by their year alone."""

from __future__ import annotations

from collections.abc import Sequence

# Who held an office, from when, until when; "" where no end is known.
Term = tuple[int, str, str]


def holders_on(terms: Sequence[Term], on: str | None) -> frozenset[int]:
    """Return everybody who can have held the office on a day, the sure ones alone if any are."""
    if on is None:
        return frozenset(who for who, _, _ in terms)
    sure = [who for who, since, until in terms if _covers(since, until, on)]
    return frozenset(sure or [who for who, since, until in terms if _may_cover(since, until, on)])


def meet(term: Term, other: Term) -> bool:
    """Tell whether two terms can have had a day in common, the day of a handover left out."""
    _, since, until = term
    _, begun, ended = other
    return _first_day(since) < _last_day(ended) and _first_day(begun) < _last_day(until)


def _may_cover(since: str, until: str, on: str) -> bool:
    """Tell whether a term can have covered some day of a date."""
    return _first_day(since) <= _last_day(on) and _first_day(on) <= _last_day(until)


def _covers(since: str, until: str, on: str) -> bool:
    """Tell whether a term covered every day of a date; its last day is the next one's first."""
    begun = _last_day(since) <= _first_day(on)
    return begun and (not until or _last_day(on) < _first_day(until))


def _first_day(date: str) -> str:
    """Return the first day that a day, month or year may mean ("2007": "2007-01-01")."""
    return date + "0000-01-01"[len(date) :]


def _last_day(date: str) -> str:
    """Return the last day that a day, month or year may mean ("2007": "2007-12-31")."""
    return date + "9999-12-31"[len(date) :]
