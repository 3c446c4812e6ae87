"""Counts of actors that are kept, and an index that lists are filtered by: for large stores."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

STATEMENTS = (
    # It has all that lists of articles and statements are filtered by, so that what few articles
    # fit is found without looking up the others.
    "DROP INDEX articles_by_time",
    """
    CREATE INDEX articles_by_time
    ON articles (published_at DESC, id, published, outlet_key, reading)
    """,
    # How many statements of others in its article mention an actor.
    "ALTER TABLE actors ADD COLUMN told_of INTEGER NOT NULL DEFAULT 0",
    """
    UPDATE actors
    SET told_of = (
        SELECT count(*)
        FROM statements AS s
        WHERE s.reading = actors.reading
            AND s.holder IS NOT actors.id
            AND EXISTS (
                SELECT 1
                FROM json_each(s.content) AS span
                CROSS JOIN json_each(actors.mentions) AS mention
                WHERE json_extract(mention.value, '$[0]') >= json_extract(span.value, '$[0]')
                    AND json_extract(mention.value, '$[1]') <= json_extract(span.value, '$[1]')
            )
    )
    """,
    # How many articles mention an actor, and how many statements it holds and passes on there: of
    # those that have a key, in the readings that stand for their articles.
    """
    CREATE TABLE counted_actors (
        key TEXT PRIMARY KEY,
        articles INTEGER NOT NULL,
        held INTEGER NOT NULL,
        passed INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE INDEX counted_actors_by_rank
    ON counted_actors (articles DESC, held DESC, passed DESC, key)
    """,
    # In how many of them it is described in which way; country and wikidata may be empty.
    """
    CREATE TABLE counted_descriptions (
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        type TEXT NOT NULL,
        country TEXT NOT NULL,
        wikidata TEXT NOT NULL,
        aliases TEXT NOT NULL,
        times INTEGER NOT NULL,
        PRIMARY KEY (key, name, type, country, wikidata, aliases)
    ) WITHOUT ROWID
    """,
    """
    CREATE INDEX actors_without_key
    ON actors (held DESC, passed DESC, reading)
    WHERE key IS NULL
    """,
    # Kept by triggers, for an article may come to stand otherwise in more than one way. Into this
    # goes a reading that stands for its article (1), or no longer does (-1).
    "CREATE VIEW counted AS SELECT 0 AS reading, 0 AS times WHERE 0",
    """
    CREATE TRIGGER count_actors
    INSTEAD OF INSERT ON counted
    BEGIN
        INSERT INTO counted_actors (key, articles, held, passed)
        SELECT key, NEW.times, NEW.times * sum(held), NEW.times * sum(passed)
        FROM actors
        WHERE reading = NEW.reading AND key IS NOT NULL
        GROUP BY key
        ON CONFLICT DO UPDATE
        SET articles = articles + excluded.articles,
            held = held + excluded.held,
            passed = passed + excluded.passed;
        INSERT INTO counted_descriptions (key, name, type, country, wikidata, aliases, times)
        SELECT key, name, type, coalesce(country, ''), coalesce(wikidata, ''), aliases, NEW.times
        FROM actors
        WHERE reading = NEW.reading AND key IS NOT NULL
        ON CONFLICT DO UPDATE
        SET times = times + excluded.times;
        DELETE FROM counted_actors
        WHERE NEW.times < 0
            AND articles = 0
            AND key IN (SELECT key FROM actors WHERE reading = NEW.reading);
        DELETE FROM counted_descriptions
        WHERE NEW.times < 0
            AND times = 0
            AND key IN (SELECT key FROM actors WHERE reading = NEW.reading);
    END
    """,
    """
    CREATE TRIGGER count_new_article
    AFTER INSERT ON articles
    BEGIN
        INSERT INTO counted (reading, times) VALUES (NEW.reading, 1);
    END
    """,
    """
    CREATE TRIGGER count_article_anew
    AFTER UPDATE OF reading ON articles
    BEGIN
        INSERT INTO counted (reading, times) VALUES (OLD.reading, -1), (NEW.reading, 1);
    END
    """,
    "INSERT INTO counted (reading, times) SELECT reading, 1 FROM articles",
)


def upgrade() -> None:
    """Create the tables, and count what is there."""
    for statement in STATEMENTS:
        op.execute(statement)
