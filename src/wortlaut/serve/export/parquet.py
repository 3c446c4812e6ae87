"""Tables as Parquet: typed columns that say what they mean, lists as lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from wortlaut.model.span import Span
from wortlaut.serve.export.material import ExtraError, Material, Part
from wortlaut.serve.export.sink import Sink
from wortlaut.serve.export.tables import Cell, Row, Table, rows_of, tables_of

if TYPE_CHECKING:
    import pyarrow as pa

# Rows of one table that wait in memory: many for a good compression, few where texts are long.
_ROWS: Final = 5_000
_CHARACTERS: Final = 20_000_000


def parquet_parts(material: Material) -> Iterator[Part]:
    """Yield a file for each table; they grow side by side, a group of rows at a time."""
    _check()
    files = {table.name: _File(table) for table in tables_of(material)}
    for name, rows in rows_of(material):
        files[name].add(rows)
        if files[name].is_full:
            yield from files[name].grown()
    for file in files.values():
        yield from file.closed()


def _check() -> None:
    try:
        import pyarrow.parquet  # noqa: F401, PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise ExtraError(
            f"Parquet needs a library that is not here ({error})",
            "pip install 'wortlaut[export]', or export csv or jsonl",
        ) from error


class _File:
    """One table on its way into a file."""

    def __init__(self, table: Table) -> None:
        from pyarrow.parquet import ParquetWriter  # noqa: PLC0415

        self._table = table
        self._schema = schema_of(table)
        self._sink = Sink()
        self._writer = ParquetWriter(self._sink, self._schema, compression="zstd")
        self._rows: list[Row] = []
        self._characters = 0

    def add(self, rows: list[Row]) -> None:
        """Take rows."""
        self._rows += rows
        self._characters += sum(len(row[-1]) for row in rows if isinstance(row[-1], str))

    @property
    def is_full(self) -> bool:
        """Tell whether the rows that wait should be written."""
        return len(self._rows) >= _ROWS or self._characters >= _CHARACTERS

    def grown(self) -> Iterator[Part]:
        """Write the rows that wait."""
        if self._rows:
            self._writer.write_table(_columns(self._schema, self._rows))
            self._rows, self._characters = [], 0
        yield self._taken()

    def closed(self) -> Iterator[Part]:
        """Write the rest, and what ends the file."""
        yield from self.grown()
        self._writer.close()
        yield self._taken()

    def _taken(self) -> Part:
        return Part(f"{self._table.name}.parquet", self._sink.taken())


def schema_of(table: Table) -> pa.Schema:
    """Return the columns of a table with their types and what they mean."""
    import pyarrow as pa  # noqa: PLC0415

    span = pa.struct([pa.field("start", pa.int32()), pa.field("end", pa.int32())])
    types = {
        "text": pa.string(),
        "number": pa.float64(),
        "integer": pa.int32(),
        "texts": pa.list_(pa.string()),
        "spans": pa.list_(span),
    }
    fields = [
        pa.field(column.name, types[column.type], metadata={"meaning": column.meaning})
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"meaning": table.meaning})


def _columns(schema: pa.Schema, rows: list[Row]) -> pa.Table:
    import pyarrow as pa  # noqa: PLC0415

    cells = zip(*rows, strict=True)
    arrays = [
        pa.array(list(map(_cell, column)), type=field.type)
        for column, field in zip(cells, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _cell(value: Cell) -> Any:
    if isinstance(value, tuple):
        return [_part(part) for part in value]
    return _text(value) if isinstance(value, str) else value


def _part(value: str | Span) -> Any:
    return {"start": value.start, "end": value.end} if isinstance(value, Span) else _text(value)


def _text(value: str) -> str:
    """Return a text that UTF-8 has: half of a surrogate pair becomes its escape."""
    return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
