"""Dates and times of day as pages print them, and their ISO 8601 values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import Any

from wortlaut.lang.tables import table
from wortlaut.model.span import Span

_LANGUAGE = "de"


@dataclass(frozen=True, slots=True)
class Printed:
    """A date or a time of day in a text; either part may be missing."""

    span: Span
    day: date | None
    clock: tuple[int, int] | None
    zone: str | None

    def value(self, day: date | None = None) -> str | None:
        """Write it in ISO 8601, on the given day if it names none; None if no day is known."""
        known = self.day or day
        if known is None or self.clock is None:
            return known.isoformat() if known else None
        return _at(known, self.clock, self.zone).isoformat()


def printed_dates(text: str) -> Iterator[Printed]:
    """Yield the dates and times of day in a short text, in order."""
    for match in _pattern().finditer(text):
        day, clock = _day(match), _clock(match)
        if day is None and (clock is None or match["day"] or match["iso"]):
            continue  # the 31st of June, 25:70
        yield Printed(Span(*match.span()), day, clock, _first(match, "zone"))


def iso_value(text: str) -> str | None:
    """Return a date or time that is ISO 8601 (or nearly) as ISO 8601; None if it is not."""
    bare = text.strip()
    if re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", bare):
        return bare
    # As some systems write it: a space for the T, no colon in the zone, a zone after a space.
    bare = re.sub(r"(\d)\s+([+-]\d{2}:?\d{2})$", r"\1\2", bare)
    try:
        moment = datetime.fromisoformat(bare)
    except ValueError:
        return None
    if re.fullmatch(r"\d{4}-?\d{2}-?\d{2}|\d{4}-?W\d{2}(?:-?\d)?", bare):
        return moment.date().isoformat()
    return bare if re.match(r"\d{4}-\d{2}-\d{2}T", bare) else moment.isoformat()


def date_value(text: str) -> str | None:
    """Return the ISO 8601 value of a date in either notation; None if it is none."""
    if iso := iso_value(text):
        return iso
    stripped = text.strip()
    for printed in printed_dates(stripped[:200]):
        if printed.day and printed.span.end - printed.span.start >= len(stripped) - 4:
            return printed.value()
    return None


def _day(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if not match["day"]:
            return None
        year = int(match["year"])
        month = int(match["number"] or 0) or _months()[match["month"].rstrip(".").casefold()]
        return date(year + 2000 if year < 100 else year, month, int(match["day"]))
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> tuple[int, int] | None:
    written = _first(match, "hour") or _first(match, "full")
    if not written:
        return None
    hour, minute = int(written), int(_first(match, "minute") or 0)
    return (hour, minute) if hour < 24 and minute < 60 else None


def _first(match: re.Match[str], group: str) -> str | None:
    """Return a group of the time of day, which stands after a day (1) or alone (2)."""
    return match[f"{group}1"] or match[f"{group}2"]


@dataclass(frozen=True, slots=True)
class _Zone:
    offset: int
    summer: str


def _at(day: date, clock: tuple[int, int], name: str | None) -> datetime:
    """Give a local time its offset from Greenwich."""
    zone = _zones()[(name or table(_LANGUAGE, "months")["default_zone"]).casefold()]
    local = datetime(day.year, day.month, day.day, *clock, tzinfo=UTC)
    # The rules are written out because zone data is not on every machine, and the same input
    # must give the same bytes everywhere.
    minutes = zone.offset + (60 if _is_summer(local, zone) else 0)
    return local.replace(tzinfo=timezone(timedelta(minutes=minutes)))


def _is_summer(local: datetime, zone: _Zone) -> bool:
    """Tell whether a local time falls into summer time (rules of the EU since 1996, US 2007)."""
    if zone.summer == "eu":
        start, end = _sunday(local.year, 3, -1), _sunday(local.year, 10, -1)
        return start + timedelta(hours=2) <= local < end + timedelta(hours=3)
    if zone.summer == "us":
        start, end = _sunday(local.year, 3, 2), _sunday(local.year, 11, 1)
        return start + timedelta(hours=2) <= local < end + timedelta(hours=2)
    return False


def _sunday(year: int, month: int, number: int) -> datetime:
    """Return the n-th Sunday of a month at midnight; -1 is its last."""
    first = datetime(year, month, 1, tzinfo=UTC)
    sundays = [
        day
        for day in (first + timedelta(days=offset) for offset in range(31))
        if day.weekday() == 6 and day.month == month
    ]
    return sundays[number - 1 if number > 0 else number]


@cache
def _zones() -> dict[str, _Zone]:
    return {
        name.casefold(): _Zone(zone["offset"], zone["summer"])
        for zone in table(_LANGUAGE, "months")["zone"]
        for name in zone["names"]
    }


@cache
def _months() -> dict[str, int]:
    months = table(_LANGUAGE, "months")["months"]
    return {name.casefold(): i for i, names in enumerate(months, 1) for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    """Match "19. Juni 2024, 6:28 Uhr ET", "12.06.23 14.30 Uhr", "2023-06-12"; not "3.5 Prozent"."""
    words = table(_LANGUAGE, "months")
    between = "|".join(words["before_clock"])
    return re.compile(
        rf"{_day_pattern(words)}(?:\s?[,|·•/–-]?\s?(?:(?:{between})\s)?{_clock_pattern(words, 1)})?"
        rf"|{_clock_pattern(words, 2)}",
        re.VERBOSE | re.IGNORECASE,
    )


def _day_pattern(words: Mapping[str, Any]) -> str:
    months = "|".join(sorted(_months(), key=len, reverse=True))
    weekdays = "|".join(sorted(words["weekdays"], key=len, reverse=True))
    articles = "|".join(words["before_day"])
    return rf"""
        (?:(?<!\w)(?:{weekdays})\.?,?\ (?:(?:{articles})\ )?)?
        (?<![\d.:])(?:
            (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})(?:T(?=\d))?
          | (?P<day>\d{{1,2}})\.\s?(?:(?P<number>\d{{1,2}})\.|(?P<month>{months})\b\.?)
            \s?(?P<year>\d{{4}}|\d{{2}}(?![\d:.]))(?!\d)
        )"""


def _clock_pattern(words: Mapping[str, Any], number: int) -> str:
    zones = "|".join(re.escape(zone) for zone in sorted(_zones(), key=len, reverse=True))
    clock = words["clock"]
    return rf"""
        (?<![\d.:])(?:
            (?P<hour{number}>\d{{1,2}})[:.](?P<minute{number}>\d{{2}})(?!\d)
            (?::\d{{2}})?(?:\ ?{clock}\b)?
          | (?P<full{number}>\d{{1,2}})\ {clock}\b
        )(?:\ ?\(?(?P<zone{number}>{zones})\b\)?)?"""
