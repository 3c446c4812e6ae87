"""Actors, so that many articles can be asked about one; judgements, so that people can correct."""

from __future__ import annotations

from collections.abc import Iterator

from alembic import op
from sqlalchemy import Connection, text

from wortlaut.model.errors import WortlautError
from wortlaut.model.form import loads
from wortlaut.record.rows import Reading, reading_of

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATEMENTS = (
    # Aliases are [words, form, count], mentions [start, end, form]; held and passed count the
    # statements of the article that the actor holds, and that it passes on.
    """
    CREATE TABLE actors (
        number INTEGER PRIMARY KEY,
        reading INTEGER NOT NULL REFERENCES readings (number),
        place INTEGER NOT NULL,
        id TEXT NOT NULL,
        key TEXT,
        name TEXT NOT NULL,
        type TEXT NOT NULL,
        country TEXT,
        wikidata TEXT,
        aliases TEXT NOT NULL,
        mentions TEXT NOT NULL,
        held INTEGER NOT NULL,
        passed INTEGER NOT NULL,
        UNIQUE (reading, place)
    )
    """,
    "CREATE INDEX actors_by_key ON actors (key) WHERE key IS NOT NULL",
    """
    CREATE VIRTUAL TABLE actor_words
    USING fts5 (names, content = '', tokenize = 'ascii')
    """,
    # The ids of those whose names ``via`` lists.
    "ALTER TABLE statements ADD COLUMN via_ids TEXT NOT NULL DEFAULT '[]'",
    # What people decided; never changed, never deleted. Each of the two is an actor by its key, or
    # the actor of one article by a place where that article mentions it.
    """
    CREATE TABLE judgements (
        id TEXT PRIMARY KEY,
        verdict TEXT NOT NULL,
        a_key TEXT,
        a_article TEXT,
        a_start INTEGER,
        a_end INTEGER,
        a_name TEXT NOT NULL,
        b_key TEXT,
        b_article TEXT,
        b_start INTEGER,
        b_end INTEGER,
        b_name TEXT NOT NULL,
        judge TEXT NOT NULL,
        decided TEXT NOT NULL,
        note TEXT,
        withdrawn INTEGER NOT NULL,
        CHECK ((a_key IS NULL) = (a_article IS NOT NULL)),
        CHECK ((b_key IS NULL) = (b_article IS NOT NULL))
    ) WITHOUT ROWID
    """,
)
READINGS = text("""
    SELECT r.number, r.reader, records.json
    FROM readings AS r
    JOIN records ON records.reading = r.number
    WHERE r.number > :last
    ORDER BY r.number
    LIMIT 100
""")
INSERT_ACTOR = text("""
    INSERT INTO actors (
        reading, place, id, key, name, type, country, wikidata, aliases, mentions, held, passed
    )
    VALUES (
        :reading, :place, :id, :key, :name, :type, :country, :wikidata, :aliases, :mentions, :held,
        :passed
    )
""")
INSERT_WORDS = text("""
    INSERT INTO actor_words (rowid, names)
    SELECT number, :names
    FROM actors
    WHERE reading = :reading AND place = :place
""")
SET_VIA = text("""
    UPDATE statements
    SET via_ids = :via_ids
    WHERE reading = :reading AND place = :place
""")


def upgrade() -> None:
    """Create the tables, and fill them from the records that are there."""
    for statement in STATEMENTS:
        op.execute(statement)
    connection = op.get_bind()
    for number, reading in _readings(connection):
        _fill(connection, number, reading)


def _readings(connection: Connection) -> Iterator[tuple[int, Reading]]:
    """Yield every reading; a damaged one is left to ``wortlaut verify``, which says what it is."""
    last = 0
    while rows := connection.execute(READINGS, {"last": last}).all():
        for number, reader, written in rows:
            try:
                made = reading_of(loads(written), reader)
            except WortlautError:
                continue
            if isinstance(made, Reading):
                yield number, made
        last = rows[-1].number


def _fill(connection: Connection, number: int, reading: Reading) -> None:
    actors = [{"reading": number, **row} for row in reading.actors]
    names = [
        {"reading": number, "place": place, **row} for place, row in enumerate(reading.actor_words)
    ]
    passed_on = [{"reading": number, **row} for row in reading.statements if row["via_ids"] != "[]"]
    for sql, rows in ((INSERT_ACTOR, actors), (INSERT_WORDS, names), (SET_VIA, passed_on)):
        if rows:
            connection.execute(sql, rows)
