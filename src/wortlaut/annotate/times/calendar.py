"""The calendar: TIMEX3 values of days, and the days that a value covers."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

# Months in which a season lies, the widest that people mean by its name; winter has two ends.
_SEASONS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12)}
# Matches "2023", "2023-06", "2023-06-12", "2023-06-12TEV", "2023-W24", "2023-W24-WE", "2023-Q2",
# "2023-SU", "199", "19"; must not match "XXXX-06", "P2W", "BC0201".
_VALUE = re.compile(
    r"""
    (?P<year>\d{4})
    (?: -(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<part>T[\d:A-Z+-]+)?)?
      | -W(?P<week>\d\d)(?P<weekend>-WE)?
      | -Q(?P<quarter>[1-4])
      | -H(?P<half>[12])
      | -(?P<season>SP|SU|FA|WI)
    )?
  | (?P<decade>\d{3})
  | (?P<century>\d{2})
    """,
    re.VERBOSE,
)

Days = tuple[date, date]


def covered(value: str) -> Days | None:
    """Return the first and the last day of a value; None if it has no place on the calendar."""
    match = _VALUE.fullmatch(value)
    try:
        return _days(match) if match else None
    except (ValueError, OverflowError):
        return None  # the 53rd week of a year that has none, the year 0


def _days(match: re.Match[str]) -> Days:
    if match["century"]:
        return _years(int(match["century"]) * 100, 100)
    if match["decade"]:
        return _years(int(match["decade"]) * 10, 10)
    year = int(match["year"])
    if match["day"]:
        return _day(date(year, int(match["month"]), int(match["day"])), match["part"] or "")
    if match["month"]:
        return _months(year, int(match["month"]), int(match["month"]))
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return monday + timedelta(days=5 if match["weekend"] else 0), monday + timedelta(days=6)
    if match["quarter"]:
        return _months(year, 3 * int(match["quarter"]) - 2, 3 * int(match["quarter"]))
    if match["half"]:
        return _months(year, 6 * int(match["half"]) - 5, 6 * int(match["half"]))
    if match["season"] == "WI":
        return date(year - 1, 12, 1), date(year + 1, 3, 31)
    if match["season"]:
        return _months(year, *_SEASONS[match["season"]])
    return _years(year, 1)


def _day(day: date, part: str) -> Days:
    """Return a day; a night and midnight reach into the next one."""
    return day, day + timedelta(days=1 if part in ("TNI", "T24:00") else 0)


def _years(first: int, number: int) -> Days:
    """Return some years; the first century has no year 0."""
    return date(max(first, 1), 1, 1), date(first + number - 1, 12, 31)


def _months(year: int, first: int, last: int) -> Days:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def valued(unit: str, day: date) -> str:
    """Write the unit of time that a day lies in."""
    week = f"{day.isocalendar().year:04}-W{day.isocalendar().week:02}"
    return {
        "D": day.isoformat(),
        "W": week,
        "WE": f"{week}-WE",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04}",
        "DE": f"{day.year // 10:03}",
        "CE": f"{day.year // 100:02}",
    }[unit]


_MONTHS_OF = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
_DAYS_OF = {"D": 1, "W": 7, "WE": 7}


def shifted(day: date, unit: str, number: int) -> date | None:
    """Return the day so many units later; None beyond the years that a calendar has."""
    try:
        if unit in _DAYS_OF:
            return day + timedelta(days=_DAYS_OF[unit] * number)
        months = day.year * 12 + day.month - 1 + _MONTHS_OF[unit] * number
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Lichtenberg's form of Gauss's rule)."""
    moon = (19 * (year % 19) + _moon_shift(year)) % 30
    moon -= moon // 29 + (moon // 28 - moon // 29) * (year % 19 // 11)
    sun = 2 - (3 * (year // 100) + 3) // 4
    from_sunday = 7 - (21 + moon - (7 - (year + year // 4 + sun) % 7)) % 7
    return date(year, 3, 1) + timedelta(days=20 + moon + from_sunday)


def _moon_shift(year: int) -> int:
    century = year // 100
    return 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
