"""Indexes that have all that is asked of many articles at once: no row is looked up for it."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

STATEMENTS = (
    # What thousands of statements that have a word are sorted by, and those of an actor.
    "DROP INDEX articles_by_reading",
    """
    CREATE INDEX articles_by_reading
    ON articles (reading, published_at, published)
    """,
    # What an actor that thousands of articles mention does in each of them.
    "DROP INDEX actors_by_key",
    """
    CREATE INDEX actors_by_key
    ON actors (key, reading, id, held, passed, told_of)
    WHERE key IS NOT NULL
    """,
    # Of all statements few were passed on by somebody.
    """
    CREATE INDEX statements_passed_on
    ON statements (reading, holder)
    WHERE via != '[]'
    """,
)


def upgrade() -> None:
    """Create the indexes."""
    for statement in STATEMENTS:
        op.execute(statement)
