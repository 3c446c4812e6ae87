"""Judgements on statements and links, what follows from them, and what people are asked about."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
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
    # Whether the later article was made of the earlier one: "taken" or "not-taken".
    """
    CREATE TABLE link_judgements (
        id TEXT PRIMARY KEY,
        verdict TEXT NOT NULL,
        later TEXT NOT NULL,
        later_name TEXT NOT NULL,
        earlier TEXT NOT NULL,
        earlier_name TEXT NOT NULL,
        judge TEXT NOT NULL,
        decided TEXT NOT NULL,
        note TEXT,
        withdrawn INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX link_judgements_by_pair ON link_judgements (later, earlier)",
    "CREATE INDEX link_judgements_by_time ON link_judgements (decided DESC, id DESC)",
    # Links of stories that little speaks for (link/contested.py), by the place of the later one.
    """
    CREATE TABLE contested (
        place INTEGER NOT NULL,
        later TEXT NOT NULL,
        earlier TEXT NOT NULL,
        first INTEGER NOT NULL,
        PRIMARY KEY (place, later, earlier)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX contested_by_first ON contested (first)",
    """
    INSERT INTO contested (place, later, earlier, first)
    SELECT p.place, p.article, json_extract(r.value, '$.earlier'), s.first
    FROM stories AS s
    CROSS JOIN json_each(s.dossier, '$.reuse') AS r
    CROSS JOIN placed AS p ON p.article = json_extract(r.value, '$.later')
    WHERE NOT json_extract(r.value, '$.credited')
        AND json_array_length(r.value, '$.passages')
        AND (json_extract(r.value, '$.how') IN ('rewritten', 'cites')
            OR (json_extract(r.value, '$.how') = 'edited'
                AND json_extract(r.value, '$.coverage') < 0.35))
    """,
)


def upgrade() -> None:
    """Create the tables."""
    for statement in STATEMENTS:
        op.execute(statement)
