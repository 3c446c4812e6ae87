"""How answers come out of SQL: a few rows at a time, as untyped as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Executable, TextClause

Answer = tuple[Any, ...]

_ALL = -1  # SQLite's way to say: no limit
_AT_ONCE = 100


def streamed(
    connection: Connection, question: Executable, asked: Mapping[str, object]
) -> Iterator[Answer]:
    """Ask, and hold no more than a few rows of the answer in memory."""
    rows = connection.execution_options(yield_per=_AT_ONCE).execute(question, asked)
    yield from map(tuple, rows)


def ask(connection: Connection, question: TextClause, asked: Any = ()) -> Any:
    """Ask the driver as it is: what asks thousands of times has no time for more."""
    return connection.exec_driver_sql(question.text, asked)


def at_most(limit: int | None) -> int:
    """Write a limit as SQLite takes it."""
    return _ALL if limit is None else max(0, limit)


def names(written: str) -> tuple[str, ...]:
    """Read a list of names from a column."""
    return tuple(json.loads(written))
