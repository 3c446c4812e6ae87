"""Statements that the reader is not sure of, for people to decide: the newest first."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text

from wortlaut.model.form import loads
from wortlaut.model.record import Record, Statement

# The bound is that of the index ``statements_in_doubt``, which is read instead of the table. Of the
# statements below it, about half are wrong somewhere: confidence is calibrated.
_NEXT = text("""
    SELECT s.number, s.id, records.json
    FROM statements AS s INDEXED BY statements_in_doubt
    CROSS JOIN articles AS a ON a.reading = s.reading
    CROSS JOIN records ON records.reading = s.reading
    WHERE s.confidence < 0.65 AND s.judge IS NULL AND (:below IS NULL OR s.number < :below)
    ORDER BY s.number DESC
    LIMIT 1
""")
_NUMBER = text("""
    SELECT count(*)
    FROM (
        SELECT 1
        FROM statements AS s INDEXED BY statements_in_doubt
        CROSS JOIN articles AS a ON a.reading = s.reading
        WHERE s.confidence < 0.65 AND s.judge IS NULL
        LIMIT :limit
    )
""")


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A statement that nobody has judged, with its article; ``number`` leads to the next one."""

    number: int
    record: Record
    statement: Statement


def doubtful(connection: Connection, below: int | None) -> Doubtful | None:
    """Return the newest doubtful statement before another one; None if there is none."""
    row = connection.execute(_NEXT, {"below": below}).first()
    if row is None:
        return None
    number, id, written = row
    record = loads(written)
    return Doubtful(number, record, next(one for one in record.statements or () if one.id == id))


def how_many(connection: Connection, limit: int) -> int:
    """Count the doubtful statements, but no more than a limit."""
    return int(connection.execute(_NUMBER, {"limit": limit}).scalar_one())
