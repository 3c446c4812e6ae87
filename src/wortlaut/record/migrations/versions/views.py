"""Views with plain names: what a store holds, for Datasette and whatever else speaks SQL.

They show the reading that stands for each article, and only that. Positions count code points of
``news.text`` from 0: ``substr(text, start + 1, length)``. They say ``json_extract``, not ``->>``,
which SQLite has only since 3.38.
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATEMENTS = (
    # ``articles`` is a table already, the index of which reading stands for an article.
    """
    CREATE VIEW news AS
    SELECT a.id AS article, r.title, r.outlet, r.published, r.updated, r.language, r.url, r.uri,
        r.agencies, r.statements, r.reader, json_extract(j.json, '$.text') AS text, j.json AS record
    FROM articles AS a
    CROSS JOIN readings AS r ON r.number = a.reading
    CROSS JOIN records AS j ON j.reading = a.reading
    """,
    """
    CREATE VIEW quotations AS
    SELECT a.id AS article, s.id AS statement, s.holder_name AS holder, s.text AS words, s.kind,
        s.stance, s.medium, s.cue,
        (SELECT group_concat(value, ' → ') FROM json_each(s.via)) AS via,
        r.outlet, r.published, r.title, r.url, s.confidence, s.content AS places, s.found_by,
        n.key AS holder_key, n.type AS holder_type, n.country AS holder_country
    FROM articles AS a
    CROSS JOIN readings AS r ON r.number = a.reading
    CROSS JOIN statements AS s ON s.reading = a.reading
    LEFT JOIN actors AS n ON n.reading = s.reading AND n.id = s.holder
    """,
    # What the text itself tells: 0 is the holder, then who passed it on, nearest first.
    """
    CREATE VIEW chains AS
    SELECT a.id AS article, s.id AS statement, 0 AS step, s.holder_name AS name,
        s.holder AS actor, r.outlet, r.published
    FROM articles AS a
    CROSS JOIN readings AS r ON r.number = a.reading
    CROSS JOIN statements AS s ON s.reading = a.reading
    UNION ALL
    SELECT a.id, s.id, names.key + 1, names.value,
        json_extract(s.via_ids, '$[' || names.key || ']'), r.outlet, r.published
    FROM articles AS a
    CROSS JOIN readings AS r ON r.number = a.reading
    CROSS JOIN statements AS s ON s.reading = a.reading
    CROSS JOIN json_each(s.via) AS names
    """,
    # An actor of one article; ``key`` joins those of several articles.
    """
    CREATE VIEW article_actors AS
    SELECT a.id AS article, n.id AS actor, n.name, n.type, n.country, n.wikidata, n.key, n.held,
        n.passed, json_array_length(n.mentions) AS mentions, r.outlet, r.published
    FROM articles AS a
    CROSS JOIN readings AS r ON r.number = a.reading
    CROSS JOIN actors AS n ON n.reading = a.reading
    """,
    """
    CREATE VIEW mentions AS
    SELECT a.id AS article, n.id AS actor, n.name, n.key, json_extract(m.value, '$[0]') AS start,
        json_extract(m.value, '$[1]') - json_extract(m.value, '$[0]') AS length,
        json_extract(m.value, '$[2]') AS form
    FROM articles AS a
    CROSS JOIN actors AS n ON n.reading = a.reading
    CROSS JOIN json_each(n.mentions) AS m
    """,
    """
    CREATE VIEW times AS
    SELECT a.id AS article, json_extract(t.value, '$.start') AS start,
        json_extract(t.value, '$.end') - json_extract(t.value, '$.start') AS length,
        json_extract(t.value, '$.type') AS type, json_extract(t.value, '$.value') AS value,
        json_extract(t.value, '$.earliest') AS earliest, json_extract(t.value, '$.latest') AS latest
    FROM articles AS a
    CROSS JOIN records AS j ON j.reading = a.reading
    CROSS JOIN json_each(j.json, '$.times') AS t
    """,
    """
    CREATE VIEW events AS
    SELECT a.id AS article, json_extract(e.value, '$.id') AS event,
        json_extract(e.value, '$.type') AS type, json_extract(e.value, '$.date') AS date,
        json_extract(e.value, '$.status') AS status,
        json_extract(e.value, '$.statement') AS statement,
        json_extract(e.value, '$.sources') AS sources,
        json_extract(e.value, '$.targets') AS targets, json_extract(e.value, '$.place') AS place,
        json_extract(e.value, '$.trigger.start') AS start,
        json_extract(e.value, '$.trigger.end') - json_extract(e.value, '$.trigger.start') AS length,
        json_extract(e.value, '$.confidence') AS confidence
    FROM articles AS a
    CROSS JOIN records AS j ON j.reading = a.reading
    CROSS JOIN json_each(j.json, '$.events') AS e
    """,
    """
    CREATE VIEW disputes AS
    SELECT a.id AS article, json_extract(d.value, '$.statement') AS statement,
        json_extract(d.value, '$.by') AS actor, n.name AS disputed_by, s.holder_name AS holder,
        s.text AS words, json_extract(d.value, '$.evidence') AS evidence
    FROM articles AS a
    CROSS JOIN records AS j ON j.reading = a.reading
    CROSS JOIN json_each(j.json, '$.disputes') AS d
    LEFT JOIN actors AS n
        ON n.reading = a.reading AND n.id = json_extract(d.value, '$.by')
    LEFT JOIN statements AS s
        ON s.reading = a.reading AND s.id = json_extract(d.value, '$.statement')
    """,
)


def upgrade() -> None:
    """Create the views."""
    for statement in STATEMENTS:
        op.execute(statement)
