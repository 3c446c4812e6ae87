"""What commands print: JSON for programs, tables for people, one rule for when which."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from wortlaut.model.form import to_json
from wortlaut.serve.inert import inert

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

Row = TypeVar("Row")


def one_of(chosen: dict[str, bool], on_terminal: str, piped: str) -> str:
    """Return the form that an option names; without one, a terminal and a pipe differ."""
    named = [name for name, wanted in chosen.items() if wanted]
    if len(named) > 1:
        options = " and ".join(f"--{name}" for name in named)
        raise typer.BadParameter(f"{options} exclude each other; give one of them")
    if named:
        return named[0]
    return on_terminal if sys.stdout.isatty() else piped


def form_of(as_json: bool, as_csv: bool, as_table: bool) -> str:
    """Choose how rows are printed: a table on a terminal, JSON lines anywhere else."""
    chosen = {"json": as_json, "csv": as_csv, "table": as_table}
    return one_of(chosen, on_terminal="table", piped="json")


def console() -> Console:
    """Return the rich console on standard output as it is now."""
    from wortlaut.serve.cli.terminal import Terminal  # noqa: PLC0415 - rich is slow to load

    return Terminal(highlight=False)


def print_json(value: object, indent: int | None = None) -> None:
    """Print any value of the model as JSON."""
    print(json.dumps(to_json(value), ensure_ascii=False, indent=indent))


def print_made(made: object, told: str, as_json: bool) -> None:
    """Print what a command made as JSON, or as it is told to people."""
    if as_json:
        print_json(made)
    else:
        print(told)


def print_rows(
    rows: Iterable[Row],
    form: str,
    columns: Sequence[str],
    cells: Callable[[Row], Sequence[RenderableType]],
    empty: str,
) -> None:
    """Print rows as JSON lines, as CSV, or as the table that ``cells`` fill."""
    if form == "json":
        for row in rows:
            print_json(row)
    elif form == "csv":
        print_csv(rows)
    else:
        print_table([cells(row) for row in rows], columns, empty)


def print_csv(rows: Iterable[object]) -> None:
    """Print rows as CSV, the names of their fields as its header."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    for number, row in enumerate(rows):
        cells = dict(_flat(to_json(row)))
        if number == 0:
            writer.writerow(cells)
        writer.writerow(cells.values())


def _flat(row: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Write each field into one cell: lists with semicolons, spans as start-end."""
    for name, value in row.items():
        if isinstance(value, dict) and value.keys() != {"start", "end"}:
            yield from _flat(value, f"{name}_")
        else:
            parts = value if isinstance(value, list) else [value]
            cell = "; ".join(map(_cell, parts))
            words = any(isinstance(part, str) for part in parts)
            yield prefix + name, inert(cell) if words else cell


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        return f"{value['start']}-{value['end']}"
    return "" if value is None else str(value)


def print_table(
    rows: Sequence[Sequence[RenderableType]], columns: Sequence[str], empty: str
) -> None:
    """Print a table for people; when there are no rows, the sentence that says so."""
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    if not rows:
        print(empty, file=sys.stderr)
        return
    table = Table(*columns, box=box.SIMPLE_HEAD, header_style="dim", pad_edge=False, leading=1)
    for cells in rows:
        table.add_row(*cells)
    console().print(table)


def counted(number: int, noun: str) -> str:
    """Write a number with its noun: "1 article", "1,204 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


# ------------------------------------------------------------------------------ cells
SHORT = 10  # digits of an id, enough for `wortlaut show` to find it again


def above(first: str, second: str, style: str) -> Text:
    """Write one thing, and what is less important dimmed below it."""
    from rich.text import Text  # noqa: PLC0415

    return Text.assemble((first, style), *((("\n" + second), "dim"),) if second else ())


def dotted(*parts: str | None) -> str:
    """Write what there is in one line."""
    return " · ".join(part for part in parts if part)


def day(value: str | None) -> str:
    """Write the day of a date or time."""
    return value[:10] if value else ""
