"""What the words of a time expression mean: from the slots of a rule to a TIMEX3 value.

Relative expressions count from the day of publication ("gestern") or from the time that the text
named last ("am Tag darauf"). Without a day to count from they stay as open as TIMEX3 can write:
``XXXX-WXX-3``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from wortlaut.annotate.times.calendar import Days, covered, shifted, valued
from wortlaut.annotate.times.feasts import day_of_state, feast
from wortlaut.annotate.times.words import PLAIN, Slots, first, length, part_of_day

Tense = Literal["past", "present", "future", "open"]

# A day that comes so soon is meant even beside a verb in the past ("wurde auf den 3. Mai verlegt").
_SOON = timedelta(days=45)
# So many months back in a story are rather the next year's.
_TURN = 6
_OPEN_DAY = "XXXX-XX-XX"
_OPEN = {"D": _OPEN_DAY, "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Y": "XXXX"}
# A feast that is the same day every year.
_FIXED = re.compile(r"\d\d-\d\d")
_MONTHS = ("month", "shortmonth", "monthnumber", "month2")


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is counted from.

    ``today`` is the day of publication; ``mention`` the last value before it that lies on the
    calendar, and ``beside`` tells whether it stands close by. In a ``story`` of the past the
    mention is what undated expressions count from, in news the publication. The tense is looked
    for when it is asked for: to most values it makes no difference.
    """

    today: date | None
    mention: str | None
    beside: bool
    story: bool
    tense_here: Callable[[], Tense]

    @property
    def tense(self) -> Tense:
        """The tense of the clause that the expression stands in."""
        return self.tense_here()

    @property
    def mentioned(self) -> Days | None:
        """The days that the last mention covers."""
        return covered(self.mention) if self.mention else None

    @property
    def mentioned_day(self) -> date | None:
        """The day of the last mention; None if it was no day."""
        days = self.mentioned
        return days[0] if self.mention and days and len(self.mention) >= 10 else None

    @property
    def base(self) -> date | None:
        """The day that undated expressions count from."""
        days = self.mentioned if self.story else None
        return days[0] if days else self.today


def value_of(means: str, slots: Slots, setting: Setting) -> str | None:
    """Return the value of an expression; None if it is none after all."""
    if means in PLAIN:
        return PLAIN[means](slots)
    return _PLACED[means](slots, setting)


# ------------------------------------------------------------------------------ dates
def _date(slots: Slots, setting: Setting) -> str | None:
    """Value "12. Juni 2023", "3. Mai", "Juli des vergangenen Jahres", "1961"."""
    month = first(slots, *_MONTHS)
    day = first(slots, "day", "nextday")
    rest = "".join(f"-{int(part):02}" for part in (month, day) if part)
    year = _year(slots, setting) or _likely_year(rest, setting)
    value = f"{year}{rest}"
    if year.isdigit() and covered(value) is None:
        return None  # the 31st of June
    clock = f"T{slots['isohour']}:{slots['minute']}" if "isohour" in slots else ""
    return _moved(value, slots) + (clock or part_of_day(slots))


def _year(slots: Slots, setting: Setting) -> str | None:
    """Return the year that an expression names or counts; None if it says none."""
    if year := first(slots, "year", "year2", "fullyear", "lateyear"):
        return year
    if short := slots.get("shortyear"):
        return _full_year(int(short[-2:]), setting)
    if "which" in slots:
        return _counted_year(setting.base, int(slots["which"]))
    if "beside" in slots:
        days = setting.mentioned
        return _counted_year(days[0] if days else None, int(slots["beside"]))
    return None


def _counted_year(start: date | None, number: int) -> str:
    return f"{start.year + number:04}" if start else _OPEN["Y"]


def _full_year(short: int, setting: Setting) -> str:
    """Return the year behind two figures: the last one that is not far in the future."""
    latest = (setting.today.year if setting.today else 2029) + 10
    return str(latest - (latest - short) % 100)


def _second_year(slots: Slots, setting: Setting) -> str | None:
    """Value the "71" of "1870/71"."""
    days = setting.mentioned
    return f"{days[0].year // 100:02}{slots['shortyear'][-2:]}" if days else None


def _likely_year(rest: str, setting: Setting) -> str:
    """Return the year of a month or day that comes without one."""
    start = setting.base
    if start is None:
        return _OPEN["Y"]
    if setting.story:
        return f"{start.year + _turn(start, rest):04}"
    return _likely([f"{start.year + n:04}{rest}" for n in (-1, 0, 1)], start, setting)[:4]


def _turn(start: date, rest: str) -> int:
    """Return 1 if a story has gone on into the next year: from November to "im Januar"."""
    month = re.match(r"-(\d\d)", rest)
    return 1 if month and start.month - int(month[1]) >= _TURN else 0


def _likely(values: list[str], today: date, setting: Setting) -> str:
    """Choose among values in order: the last past, the first to come, or the nearest."""
    known = [(value, days) for value in values if (days := covered(value))]
    if not known:
        return values[len(values) // 2]
    past = [value for value, days in known if days[0] <= today]
    coming = [value for value, days in known if days[1] >= today]
    near = min(known, key=lambda one: abs((one[1][0] - today).days))
    soon = timedelta(0) < near[1][0] - today <= _SOON and near[1][0] == near[1][1]
    if setting.tense == "past" and past and not soon:
        return past[-1]
    if setting.tense == "future" and coming:
        return coming[0]
    return near[0]


def _moved(value: str, slots: Slots) -> str:
    """Move a day by what the rule says: the night before Friday is Thursday's."""
    if "shift" not in slots or (days := covered(value)) is None:
        return value
    return (days[0] + timedelta(days=int(slots["shift"]))).isoformat()


def _day(slots: Slots, setting: Setting) -> str | None:
    """Value "gestern", "morgen Abend"."""
    if setting.today is None:
        return _OPEN_DAY + part_of_day(slots)
    if setting.story and slots["offset"] == "0":
        return "PRESENT_REF"
    return (setting.today + timedelta(days=int(slots["offset"]))).isoformat() + part_of_day(slots)


def _weekday(slots: Slots, setting: Setting) -> str | None:
    """Value "am Mittwoch", "nächsten Freitag", "Montag der vergangenen Woche"."""
    start, number = setting.base, int(slots["weekday"])
    if start is None:
        return f"XXXX-WXX-{number}{part_of_day(slots)}"
    if "week" in slots:
        monday = start - timedelta(days=start.weekday())
        day = monday + timedelta(days=7 * int(slots["which"]) + number - 1)
    else:
        day = _near_weekday(start, number, slots.get("which"), setting.tense)
    return _moved(day.isoformat(), slots) + part_of_day(slots)


def _near_weekday(start: date, number: int, which: str | None, tense: Tense) -> date:
    """Return the weekday before or after a day; the day itself if nothing says otherwise."""
    back, on = (start.isoweekday() - number) % 7, (number - start.isoweekday()) % 7
    if which == "-1":
        return start - timedelta(days=back or 7)
    if which == "+1":
        return start + timedelta(days=on or 7)
    coming = tense in ("present", "future") or (which == "0" and tense != "past")
    return start + timedelta(days=on) if coming else start - timedelta(days=back)


def _holiday(slots: Slots, setting: Setting) -> str | None:
    """Value "Ostermontag 1916", "Weihnachten", "zum russischen Nationalfeiertag"."""
    named, start = named_feast(slots), setting.base
    if named is None:
        return None
    if year := slots.get("year"):
        day = feast(named, int(year))
        return day.isoformat() if day else year
    if start is None:
        return f"XXXX-{named}" if _FIXED.fullmatch(named) else _OPEN_DAY
    days = (feast(named, start.year + n) for n in (-1, 0, 1))
    values = [day.isoformat() for day in days if day]
    return _likely(values, start, setting) if values else _OPEN_DAY


def named_feast(slots: Slots) -> str | None:
    """Return what ``feast`` takes for the day that a rule has found; None if none is known."""
    if "holiday" in slots:
        return slots["holiday"]
    return day_of_state(
        first(slots, "ofstate", "ofstate2") or "", first(slots, "nation", "state") or ""
    )


# ------------------------------------------------------------------------------ parts of days
def _clock(slots: Slots, setting: Setting) -> str | None:
    """Value "14.30 Uhr": on the day that the text named last, or today."""
    hour, minute = first(slots, "hour", "hour2"), first(slots, "minute", "minute2")
    time = f"T{int(hour or 0):02}:{minute or '00'}{slots.get('clockzone', '')}"
    return time if slots.get("day") == "any" else _same_day(setting) + time


def _part_of_day(slots: Slots, setting: Setting) -> str | None:
    """Value "am Abend": on the day that the text named last, or today."""
    return _same_day(setting) + part_of_day(slots)


def _same_day(setting: Setting) -> str:
    """Return the day that a time of day without one belongs to."""
    day = setting.mentioned_day if setting.beside or setting.story else None
    day = day or (None if setting.story else setting.today)
    return day.isoformat() if day else _OPEN_DAY


# ------------------------------------------------------------------------------ beside another
def _near(slots: Slots, setting: Setting) -> str | None:
    """Value "im vergangenen Jahr", "nächste Woche", "am Wochenende"."""
    unit, start = slots["unit"], setting.base
    if unit.startswith("T"):
        return f"PT1{unit[1]}"
    if unit == "D":
        return _beside(slots, setting)
    if start is None:
        return _OPEN.get(unit)
    if year := slots.get("year"):
        return year
    number = int(slots.get("which", "0"))
    if unit == "WE":
        number = _weekends(slots.get("which"), start, setting)
    day = shifted(start, unit, number)
    return valued(unit, day) if day else None


def _weekends(which: str | None, start: date, setting: Setting) -> int:
    """Count the weeks to a weekend: on a Tuesday the coming one lies in the same week."""
    begun = start.isoweekday() > 5
    if which == "+1":
        return 1 if begun else 0
    if which == "-1":
        return -1
    return 0 if begun or which == "0" or setting.tense == "future" else -1


def _beside(slots: Slots, setting: Setting) -> str | None:
    """Value "am Tag darauf", "im selben Jahr": counted from the last time in the text."""
    unit, number = slots.get("unit", "D"), int(first(slots, "beside", "which") or "0")
    if unit.startswith("T"):
        return f"PT1{unit[1]}"
    return _counted(unit, unit, number, setting) + part_of_day(slots)


def _later(slots: Slots, setting: Setting) -> str | None:
    """Value "zwei Tage später", "neun Monate zuvor"; as fine as the time it counts from."""
    unit, number = slots["unit"], slots["number"]
    if unit.startswith("T"):
        return f"{_OPEN_DAY}TXX:XX"
    if number == "0.5" and unit == "Y":
        unit, number = "M", "6"
    if not number.isdigit():
        return length(slots)
    fine = "D" if unit == "W" else unit
    return _counted(unit, fine, int(number) * int(slots["after"]), setting)


def _counted(unit: str, fine: str, number: int, setting: Setting) -> str:
    """Return the unit so many after the last mention; open if that was not so fine."""
    days = setting.mentioned
    exact = setting.mentioned_day is not None if fine in ("D", "W", "WE") else True
    if not days or not exact or (unit == "M" and len(setting.mention or "") < 7):
        return _OPEN.get(fine, "XXXX")
    day = shifted(days[0], unit, number)
    return valued(fine, day) if day else _OPEN.get(fine, "XXXX")


def _near_month(slots: Slots, setting: Setting) -> str | None:
    """Value "im vergangenen Juli"."""
    start, month = setting.base, f"-{slots['month']}"
    if start is None:
        return f"XXXX{month}"
    here = valued("M", start)
    values = [f"{start.year + n:04}{month}" for n in (-1, 0, 1)]
    if slots["which"] == "-1":
        return max(value for value in values if value < here)
    if slots["which"] == "+1":
        return min(value for value in values if value > here)
    return f"{start.year:04}{month}"


def _season(slots: Slots, setting: Setting) -> str | None:
    """Value "im Sommer 2022", "im vergangenen Winter"."""
    name, start = first(slots, "season", "season2"), setting.base
    year = slots.get("year")
    if year is None and "beside" in slots:
        year = _year(slots, setting)
    if year is None and start is not None:
        year = _season_year(slots, start, setting)
    return f"{year or 'XXXX'}-{name}"


def _season_year(slots: Slots, start: date, setting: Setting) -> str:
    """Return the year of a season without one; a winter is named by the year it begins in."""
    begun = _SEASON_BEGINS[first(slots, "season", "season2") or "WI"] <= start.month
    which = slots.get("which")
    if "year_beside" in slots:
        return f"{start.year + int(which or 0):04}"
    if which == "-1" or (which is None and setting.tense == "past" and not setting.story):
        return f"{start.year - (0 if begun else 1):04}"
    return f"{start.year + (1 if which == '+1' and begun else 0):04}"


_SEASON_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _period(slots: Slots, setting: Setting) -> str | None:
    """Value "im dritten Quartal", "in der zweiten Jahreshälfte 2022"."""
    letter = "Q" if "quarter" in slots else "H"
    rest = f"-{letter}{slots['ordinal']}"
    year = _year(slots, setting) or _likely_year(rest, setting)
    value = f"{year}{rest}"
    return value if covered(value) or not year.isdigit() else None


_PLACED: Mapping[str, Callable[[Slots, Setting], str | None]] = {
    "beside": _beside,
    "clock": _clock,
    "date": _date,
    "day": _day,
    "holiday": _holiday,
    "later": _later,
    "near": _near,
    "near_month": _near_month,
    "part": _part_of_day,
    "period": _period,
    "season": _season,
    "second_year": _second_year,
    "weekday": _weekday,
}
