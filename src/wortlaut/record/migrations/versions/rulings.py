"""Judgements on statements, and readings that follow from them."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0004"
branch_labels = None
depends_on = None

STATEMENTS = (
    # The reading that judgements made this one of; NULL: a reader made it.
    "ALTER TABLE readings ADD COLUMN base INTEGER REFERENCES readings (number)",
    "ALTER TABLE statements ADD COLUMN ruling TEXT",
    "ALTER TABLE statements ADD COLUMN judge TEXT",
    # What people decided; never changed, never deleted. ``content`` is [[start, end], …], ``found``
    # the holder as it was read, ``mention_start`` and
    # ``mention_end`` where the article mentions the one who is right.
    """
    CREATE TABLE statement_judgements (
        id TEXT PRIMARY KEY,
        verdict TEXT NOT NULL,
        article TEXT NOT NULL,
        content TEXT NOT NULL,
        kind TEXT NOT NULL,
        words TEXT NOT NULL,
        found TEXT,
        holder TEXT,
        type TEXT,
        key TEXT,
        mention_start INTEGER,
        mention_end INTEGER,
        judge TEXT NOT NULL,
        decided TEXT NOT NULL,
        note TEXT,
        withdrawn INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX statement_judgements_by_article ON statement_judgements (article)",
    "CREATE INDEX statement_judgements_by_time ON statement_judgements (decided DESC, id DESC)",
    # What people are asked about (record/doubtful.py).
    """
    CREATE INDEX statements_in_doubt
    ON statements (reading, place)
    WHERE confidence < 0.65 AND judge IS NULL
    """,
)


def upgrade() -> None:
    """Create the tables."""
    for statement in STATEMENTS:
        op.execute(statement)
