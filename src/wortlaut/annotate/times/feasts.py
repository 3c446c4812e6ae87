"""The days that feasts fall on, year by year."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from wortlaut.annotate.times.calendar import easter
from wortlaut.lang.tables import table

# The days of states are the same in every language; they stand among the tables of this one.
_LANGUAGE = "de"


@lru_cache(maxsize=4096)
def feast(named: str, year: int) -> date | None:
    """Return the day of a feast in a year; None if that year had none.

    Named by month and day ("12-25"), by days from Easter Sunday ("E-2"), by the first weekday from
    a day on ("05-08>7": the first Sunday from 8 May on), or as the package holidays calls it, with
    the state in whose calendar it stands ("RU Russia Day").
    """
    if named[:2] in ("E+", "E-"):
        return easter(year) + timedelta(days=int(named[1:]))
    if named[0].isalpha():
        state, _, name = named.partition(" ")
        return _listed(state, name, year)
    fixed, _, weekday = named.partition(">")
    day = date.fromisoformat(f"{year:04}-{fixed}")
    return day + timedelta(days=(int(weekday) - day.isoweekday()) % 7) if weekday else day


def day_of_state(kind: str, state: str) -> str | None:
    """Name the national day, or that of independence, of a state (alpha-3); None if not known."""
    named: str | None = table(_LANGUAGE, "feasts")["of_states"][kind]["days"].get(state)
    return named


def _listed(state: str, name: str, year: int) -> date | None:
    """Return the first day of that name in the calendar of a state."""
    # Imported here: it takes a twentieth of a second, and few texts name such a day.
    from holidays import country_holidays  # noqa: PLC0415

    known = country_holidays(state)
    if not known.start_year <= year <= known.end_year:
        return None
    listed = country_holidays(state, years=year, observed=False, language="en_US")
    return min((day for day, names in listed.items() if name in names.split("; ")), default=None)
