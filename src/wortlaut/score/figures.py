"""The lines of a result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

NOT_LOOKED_FOR = "not looked for"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, found and wanted."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Add two tallies number by number."""
        return Tally(self.right + other.right, self.found + other.found, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure; shares lie between 0 and 1 and are None where the measure has none."""

    name: str
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What one task found out: its figures, and a line for each thing missed or wrong."""

    figures: tuple[Figure, ...]
    misses: tuple[str, ...] = ()


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of precision and recall; 0 if both are 0."""
    total = precision + recall
    return 2 * precision * recall / total if total else 0.0


def averaged(name: str, precision: float, recall: float, note: str = "") -> Figure:
    """Make a figure of a precision and a recall."""
    return Figure(name, precision, recall, f1(precision, recall), note)


def counted(name: str, tally: Tally) -> Figure:
    """Make a figure of what was counted."""
    precision = tally.right / tally.found if tally.found else 0.0
    recall = tally.right / tally.gold if tally.gold else 0.0
    note = f"{tally.right} right of {tally.found} found, {tally.gold} gold"
    return averaged(name, precision, recall, note)


def not_looked_for(name: str) -> Figure:
    """Say of a measure that nobody looked for what it measures; that is not a 0."""
    return Figure(name, note=NOT_LOOKED_FOR)


def summed(parts: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """Add up tallies by name, in the order in which the names first come."""
    total: dict[str, Tally] = {}
    for part in parts:
        for name, tally in part.items():
            total[name] = total.get(name, Tally()) + tally
    return total
