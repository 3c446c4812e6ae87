"""Tables as CSV that a spreadsheet can open without running what a page wrote into it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from wortlaut.model.span import Span
from wortlaut.serve.export.material import Material, Part, encoded
from wortlaut.serve.export.tables import Cell, Row, rows_of, tables_of
from wortlaut.serve.inert import inert

# Without it, Excel takes UTF-8 for the code page of the machine, and every umlaut is two signs.
_MARK: Final = "\ufeff"


def csv_parts(material: Material) -> Iterator[Part]:
    """Yield a file for each table; all have their header, and grow side by side."""
    for table in tables_of(material):
        names = tuple(column.name for column in table.columns)
        yield Part(f"{table.name}.csv", encoded(_MARK + _lines([names])))
    for name, rows in rows_of(material):
        yield Part(f"{name}.csv", encoded(_lines(map(_cells, rows))))


def _lines(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _cells(row: Row) -> tuple[str, ...]:
    return tuple(map(_cell, row))


def _cell(value: Cell) -> str:
    if isinstance(value, str):
        return inert(value)
    if isinstance(value, tuple):
        return inert("; ".join(map(_part, value)))
    return "" if value is None else str(value)


def _part(value: str | Span) -> str:
    return f"{value.start}-{value.end}" if isinstance(value, Span) else value
