"""Linking: what articles are found by, what binds them, their stories, and what each story says."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATEMENTS = (
    # Articles whose standing reading is not placed yet: written with the reading, so that an
    # adding that breaks off leaves a list of what is still to do.
    "CREATE TABLE waiting (article TEXT PRIMARY KEY) WITHOUT ROWID",
    "INSERT INTO waiting (article) SELECT id FROM articles",
    # The sketch of each article. ``story`` is the id of a story that it would be the first of;
    # ``first`` the number of the article that is the first of its story now.
    """
    CREATE TABLE placed (
        number INTEGER PRIMARY KEY,
        article TEXT NOT NULL UNIQUE,
        reading INTEGER NOT NULL REFERENCES readings (number),
        place INTEGER NOT NULL,
        story TEXT NOT NULL,
        first INTEGER NOT NULL,
        sketch BLOB NOT NULL
    )
    """,
    "CREATE INDEX placed_by_place ON placed (place)",
    "CREATE INDEX placed_by_first ON placed (first)",
    "CREATE INDEX placed_by_story ON placed (story)",
    # Led by the week: what is added and looked up now lies together, however long the archive.
    """
    CREATE TABLE keys (
        week INTEGER NOT NULL,
        key INTEGER NOT NULL,
        place INTEGER NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (week, key, place, number)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE bonds (
        later INTEGER NOT NULL,
        earlier INTEGER NOT NULL,
        reasons TEXT NOT NULL,
        PRIMARY KEY (later, earlier)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX bonds_by_earlier ON bonds (earlier)",
    # What the articles of a story say together, without their texts; NULL: to be linked anew.
    """
    CREATE TABLE stories (
        first INTEGER PRIMARY KEY REFERENCES placed (number),
        dossier TEXT
    )
    """,
    "CREATE INDEX stories_unlinked ON stories (first) WHERE dossier IS NULL",
    # One row at most: which version of linking all of this was made by.
    "CREATE TABLE linker (version TEXT NOT NULL)",
)


def upgrade() -> None:
    """Create the tables; the articles that are there wait to be placed."""
    for statement in STATEMENTS:
        op.execute(statement)
