"""The first tables: readings, the articles they stand for, statements, rejects, words."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    # "WORT": the file is a Wortlaut store
    "PRAGMA application_id = 0x574F5254",
    # One row for each distinct record and reader; never changed, never deleted.
    """
    CREATE TABLE readings (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        article TEXT NOT NULL,
        rank TEXT NOT NULL,
        reader TEXT NOT NULL,
        uri TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        url TEXT,
        outlet TEXT,
        outlet_key TEXT,
        language TEXT NOT NULL,
        title TEXT,
        published TEXT,
        published_at TEXT,
        updated TEXT,
        updated_at TEXT,
        agencies TEXT NOT NULL,
        agency_keys TEXT NOT NULL,
        statements INTEGER
    )
    """,
    "CREATE INDEX readings_by_article ON readings (article)",
    "CREATE INDEX readings_by_input ON readings (uri, sha256, reader)",
    "CREATE INDEX readings_by_url ON readings (url) WHERE url IS NOT NULL",
    # Apart from the readings, so that listing them does not page through every text.
    """
    CREATE TABLE records (
        reading INTEGER PRIMARY KEY REFERENCES readings (number),
        json TEXT NOT NULL
    )
    """,
    # An index: which reading stands for an article now, with what articles are listed by.
    """
    CREATE TABLE articles (
        id TEXT PRIMARY KEY,
        reading INTEGER NOT NULL REFERENCES readings (number),
        rank TEXT NOT NULL,
        url TEXT,
        outlet_key TEXT,
        published TEXT,
        published_at TEXT,
        updated_at TEXT
    ) WITHOUT ROWID
    """,
    "CREATE INDEX articles_by_time ON articles (published_at DESC, id)",
    "CREATE INDEX articles_by_reading ON articles (reading)",
    "CREATE INDEX articles_by_url ON articles (url) WHERE url IS NOT NULL",
    # What a list of articles shows and filters by.
    """
    CREATE VIEW listed AS
    SELECT a.id, r.uri, r.url, r.outlet, r.title, r.published, r.updated, r.language, r.agencies,
        r.statements, max(1, (SELECT count(*) FROM articles AS v WHERE v.url = a.url)) AS versions,
        a.outlet_key, r.agency_keys, a.published_at, a.updated_at
    FROM articles AS a
    CROSS JOIN readings AS r ON r.number = a.reading
    """,
    """
    CREATE TABLE statements (
        number INTEGER PRIMARY KEY,
        reading INTEGER NOT NULL REFERENCES readings (number),
        place INTEGER NOT NULL,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        medium TEXT NOT NULL,
        stance TEXT NOT NULL,
        holder TEXT,
        holder_name TEXT,
        via TEXT NOT NULL,
        cue TEXT NOT NULL,
        content TEXT NOT NULL,
        text TEXT NOT NULL,
        confidence REAL NOT NULL,
        found_by TEXT NOT NULL,
        UNIQUE (reading, place)
    )
    """,
    """
    CREATE TABLE rejects (
        id TEXT PRIMARY KEY,
        uri TEXT NOT NULL,
        stage TEXT NOT NULL,
        reason TEXT NOT NULL,
        detail TEXT NOT NULL,
        sha256 TEXT
    ) WITHOUT ROWID
    """,
    # Words come folded (record/search.py), one space between them: all that this tokenizer does
    # is to split at the spaces. Contentless: the text itself stands in the record.
    """
    CREATE VIRTUAL TABLE article_words
    USING fts5 (title, body, content = '', tokenize = 'ascii')
    """,
    """
    CREATE VIRTUAL TABLE statement_words
    USING fts5 (holder, content, content = '', tokenize = 'ascii')
    """,
)


def upgrade() -> None:
    """Create the tables."""
    for statement in STATEMENTS:
        op.execute(statement)
