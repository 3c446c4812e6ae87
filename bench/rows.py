"""One table for all that is measured, on the screen and in the book of results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wortlaut.score.figures import Figure

_HEAD = ("task", "on", "measure", "P", "R", "F1", "")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, the task it belongs to and what it was measured on."""

    task: str
    on: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Measured:
    """Rows, and a line for each thing missed or wrong."""

    rows: tuple[Row, ...]
    misses: tuple[str, ...] = ()


def table(rows: Sequence[Row]) -> str:
    """Write rows as a Markdown table whose columns stand in line in plain text, too."""
    cells = [_HEAD, *map(_cells, rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(_HEAD))]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in cells]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join((lines[0], rule, *lines[1:])) + "\n"


def append(path: Path, heading: str, rows: Sequence[Row]) -> None:
    """Add a table under a heading to the end of a file; what stands there stays."""
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{heading}\n\n{table(rows)}")


def _cells(row: Row) -> tuple[str, ...]:
    figure = row.figure
    shares = (figure.precision, figure.recall, figure.f1)
    return (row.task, row.on, figure.name, *map(_percent, shares), figure.note)


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.1f}"
