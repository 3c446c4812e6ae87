"""What a time expression means by its words alone, wherever and whenever they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

Slots = Mapping[str, str]

_PARTS = ("part", "partnoun", "partsuffix", "partadverb")
# What half a unit is, where TIMEX3 has a smaller one for it.
_HALVES = {"TH": "PT30M", "Y": "P6M", "D": "PT12H"}


def first(slots: Slots, *names: str) -> str | None:
    """Return the first of some slots that is filled."""
    filled: Iterator[str] = (slots[name] for name in names if name in slots)
    return next(filled, None)


def part_of_day(slots: Slots) -> str:
    """Return the part of the day as TIMEX3 writes it; "" if there is none."""
    part = first(slots, *_PARTS)
    return f"T{part}" if part else ""


def length(slots: Slots) -> str | None:
    """Value "zwei Wochen", "anderthalb Stunden", "eine halbe Stunde"."""
    unit = first(slots, "unit", "unit2", "units", "lasting") or "D"
    number = _figure(first(slots, "number", "joined") or "1")
    if number == "0.5" and unit in _HALVES:
        return _HALVES[unit]
    if unit == "WE":
        return f"P{number}WE"
    return f"P{unit[0]}{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"


def _figure(number: str) -> str:
    """Write a number as TIMEX3 does: "1.000" is 1000, "2,5" is 2.5."""
    return (
        number.replace(".", "").replace(",", ".") if len(number) > 4 else number.replace(",", ".")
    )


def _vague_length(slots: Slots) -> str | None:
    """Value "seit Jahrzehnten", "in den letzten Tagen"."""
    unit = first(slots, "units", "units2", "longunit") or "D"
    return f"PTX{unit[1]}" if unit.startswith("T") else f"PX{unit}"


def _set(slots: Slots) -> str | None:
    """Value "jeden Montag", "montags"."""
    return f"XXXX-WXX-{first(slots, 'weekday', 'weekdayadverb')}{part_of_day(slots)}"


def _decade(slots: Slots) -> str | None:
    """Value "die 1990er Jahre", "in den achtziger Jahren"."""
    years = slots["decade"]
    return years[:3] if len(years) == 4 else f"19{years[0]}"


def _century(slots: Slots) -> str | None:
    """Value "im 15. Jahrhundert"."""
    return f"{int(slots['century']) - 1:02}"


def _before_christ(slots: Slots) -> str | None:
    """Value "215 v. Chr."; TIMEX3 counts such years as people do."""
    return f"BC{int(slots['oldyear']):04}"


PLAIN: Mapping[str, Callable[[Slots], str | None]] = {
    "before_christ": _before_christ,
    "century": _century,
    "decade": _decade,
    "every": lambda slots: slots["every"],
    "fixed": lambda slots: slots["value"],
    "nothing": lambda _: None,
    "set": _set,
    "span": length,
    "vague_span": _vague_length,
}
