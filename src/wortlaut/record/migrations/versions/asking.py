"""Asking: statements are found by their chain and by how they are told; searches are saved."""

from __future__ import annotations

import json
from collections.abc import Iterator

from alembic import op
from sqlalchemy import Connection, text

from wortlaut.record.asked import statuses_of
from wortlaut.record.rows import Row, found_by

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

STATEMENTS = (
    # Whether somebody in the same article contradicts it.
    "ALTER TABLE statements ADD COLUMN disputed INTEGER NOT NULL DEFAULT 0",
    """
    UPDATE statements
    SET disputed = 1
    WHERE (reading, id) IN (
        SELECT j.reading, json_extract(d.value, '$.statement')
        FROM records AS j
        CROSS JOIN json_each(iif(json_valid(j.json), j.json, '{}'), '$.disputes') AS d
    )
    """,
    # As before, and who passed it on, who published it, and labels of how it is told.
    "DROP TABLE statement_words",
    """
    CREATE VIRTUAL TABLE statement_words
    USING fts5 (holder, content, via, published, told, content = '', tokenize = 'ascii')
    """,
    # The words that the index has, with how many statements have each.
    "CREATE VIRTUAL TABLE statement_vocabulary USING fts5vocab (statement_words, row)",
    # Searches that somebody named; never changed, never deleted. ``asked`` is the query of the
    # address of the search page.
    """
    CREATE TABLE searches (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        asked TEXT NOT NULL,
        keeper TEXT NOT NULL,
        decided TEXT NOT NULL,
        withdrawn INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
)
# What a statement is found by follows from its line and those of the actors of its article.
READINGS = text("""
    SELECT number, outlet, agencies
    FROM readings
    WHERE number > :last
    ORDER BY number
    LIMIT 100
""")
READ_STATEMENTS = text("""
    SELECT number, kind, stance, disputed, holder, via_ids, text
    FROM statements
    WHERE reading = :reading
    ORDER BY place
""")
READ_ACTORS = text("""
    SELECT id, name, aliases
    FROM actors
    WHERE reading = :reading
""")
INSERT = text("""
    INSERT INTO statement_words (rowid, holder, content, via, published, told)
    VALUES (:number, :holder, :content, :via, :published, :told)
""")


def upgrade() -> None:
    """Create what is missing, and let every statement be found anew."""
    for statement in STATEMENTS:
        op.execute(statement)
    connection = op.get_bind()
    last = 0
    while readings := connection.execute(READINGS, {"last": last}).all():
        rows = [row for reading in readings for row in _words(connection, *reading)]
        if rows:
            connection.execute(INSERT, rows)
        last = readings[-1].number


def _words(
    connection: Connection, reading: int, outlet: str | None, agencies: str
) -> Iterator[Row]:
    """Yield what the statements of a reading are found by."""
    asked = {"reading": reading}
    actors = connection.execute(READ_ACTORS, asked).all()
    called = {id: {name, *_aliases(aliases)} for id, name, aliases in actors}
    for one in connection.execute(READ_STATEMENTS, asked):
        statuses = statuses_of(one.kind, one.stance, disputed=bool(one.disputed))
        words = found_by(
            holder=called.get(one.holder, ()),
            content=one.text,
            via={name for id in json.loads(one.via_ids) for name in called.get(id, ())},
            outlet=outlet,
            agencies=json.loads(agencies),
            labels={"kind": (one.kind,), "stance": (one.stance,), "status": statuses},
        )
        yield {"number": one.number, **words}


def _aliases(written: str) -> Iterator[str]:
    yield from (words for words, _, _ in json.loads(written))
