"""Statements that the reader is not sure of, for people to decide: the latest articles first."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text

from wortlaut.model.form import loads
from wortlaut.model.record import Record, Statement
from wortlaut.record.answers import at_most

# Articles by time, and in each what the index has of it: that has only doubtful statements. Of
# those below its bound about half are wrong somewhere, for the reader's confidence is calibrated.
_NEXT = text("""
    SELECT s.place, s.reading
    FROM articles AS a
    CROSS JOIN statements AS s INDEXED BY statements_in_doubt ON s.reading = a.reading
    WHERE s.confidence < 0.65
        AND s.judge IS NULL
        AND s.content != '[]'
        AND (:article IS NULL
            OR coalesce(a.published_at, '') < coalesce(:at, '')
            OR (coalesce(a.published_at, '') = coalesce(:at, '')
                AND (a.id > :article OR (a.id = :article AND s.place > :place))))
    ORDER BY a.published_at DESC, a.id, s.place
    LIMIT 1
""")
# The same in the other direction: where there are few, no articles are looked through in vain.
_NEXT_OF_FEW = text("""
    SELECT s.place, s.reading
    FROM statements AS s INDEXED BY statements_in_doubt
    CROSS JOIN articles AS a ON a.reading = s.reading
    WHERE s.confidence < 0.65
        AND s.judge IS NULL
        AND s.content != '[]'
        AND (:article IS NULL
            OR coalesce(a.published_at, '') < coalesce(:at, '')
            OR (coalesce(a.published_at, '') = coalesce(:at, '')
                AND (a.id > :article OR (a.id = :article AND s.place > :place))))
    ORDER BY a.published_at DESC, a.id, s.place
    LIMIT 1
""")
_FEW = 2_000
_RECORD = text("SELECT json FROM records WHERE reading = :reading")
_AT = text("SELECT published_at FROM articles WHERE id = :article")
_NUMBER = text("""
    SELECT count(*)
    FROM (
        SELECT 1
        FROM statements AS s INDEXED BY statements_in_doubt
        CROSS JOIN articles AS a ON a.reading = s.reading
        WHERE s.confidence < 0.65
            AND s.judge IS NULL
            AND s.content != '[]'
        LIMIT :limit
    )
""")


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A statement that nobody has judged, with its article; ``place`` counts it there from 0."""

    record: Record
    statement: Statement
    place: int


def doubtful(connection: Connection, after: tuple[str, int] | None) -> Doubtful | None:
    """Return the first doubtful statement behind a place in an article; None if there is none."""
    article, place = after or (None, None)
    at = connection.execute(_AT, {"article": article}).scalar()
    question = _NEXT_OF_FEW if how_many(connection, _FEW) < _FEW else _NEXT
    row = connection.execute(question, {"article": article, "at": at, "place": place}).first()
    if row is None:
        return None
    record = loads(connection.execute(_RECORD, {"reading": row.reading}).scalar_one())
    return Doubtful(record, (record.statements or ())[row.place], row.place)


def how_many(connection: Connection, limit: int | None) -> int:
    """Count the doubtful statements, but no more than a limit."""
    return int(connection.execute(_NUMBER, {"limit": at_most(limit)}).scalar_one())
