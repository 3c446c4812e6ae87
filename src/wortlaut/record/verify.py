"""Re-read a store: everything beside the records follows from them, so make it again, compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, text

from wortlaut.model.document import Rejected
from wortlaut.model.errors import WortlautError
from wortlaut.model.form import loads
from wortlaut.model.identity import content_id
from wortlaut.record import links, rulings, searches
from wortlaut.record.judgements import kept
from wortlaut.record.renewing import renewed
from wortlaut.record.rows import Row, reading_of


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A place where the store does not say what its articles say.

    ``field`` is a path in the record or a table of the store; article and uri are empty where
    the whole file is meant.
    """

    article: str
    uri: str
    field: str
    problem: str


_READINGS = text("""
    SELECT *
    FROM readings AS r
    LEFT JOIN records ON records.reading = r.number
    ORDER BY r.article, r.id
""")
_ACTORS = text("""
    SELECT *
    FROM actors
    WHERE reading = :reading
    ORDER BY place
""")
_STATEMENTS = text("""
    SELECT *
    FROM statements
    WHERE reading = :reading
    ORDER BY place
""")
_WRONGLY_LISTED = text("""
    SELECT a.id, r.uri
    FROM articles AS a
    LEFT JOIN readings AS stands ON stands.number = a.reading
    LEFT JOIN readings AS r ON r.number = coalesce(stands.base, stands.number)
    WHERE r.article IS NOT a.id
        OR stands.article IS NOT a.id
        OR (a.rank, a.url, a.outlet_key, a.published, a.published_at, a.updated_at)
            IS NOT (r.rank, r.url, r.outlet_key, r.published, r.published_at, r.updated_at)
        OR EXISTS (
            SELECT 1
            FROM readings AS other
            WHERE other.article = a.id AND other.base IS NULL AND other.rank < a.rank
        )
""")
_NOT_LISTED = text("""
    SELECT DISTINCT r.article, r.uri
    FROM readings AS r
    LEFT JOIN articles AS a ON a.id = r.article
    WHERE a.id IS NULL
""")
_JUDGED = text("""
    SELECT DISTINCT j.article, r.uri, r.id
    FROM statement_judgements AS j
    CROSS JOIN articles AS a ON a.id = j.article
    CROSS JOIN readings AS r ON r.number = a.reading
""")
_READING = text("SELECT id FROM readings WHERE number = :number")
_INDEX_SIZES = text("""
    SELECT
        (SELECT count(*) FROM readings) - (SELECT count(*) FROM article_words_docsize),
        (SELECT count(*) FROM actors) - (SELECT count(*) FROM actor_words_docsize),
        (SELECT count(*) FROM statements) - (SELECT count(*) FROM statement_words_docsize)
""")
_WRONGLY_COUNTED = text("""
    WITH made AS MATERIALIZED (
        SELECT n.key, count(DISTINCT a.id), sum(n.held), sum(n.passed)
        FROM actors AS n
        CROSS JOIN articles AS a ON a.reading = n.reading
        WHERE n.key IS NOT NULL
        GROUP BY n.key
    )
    SELECT key
    FROM (SELECT * FROM made EXCEPT SELECT key, articles, held, passed FROM counted_actors)
    UNION
    SELECT key
    FROM (SELECT key, articles, held, passed FROM counted_actors EXCEPT SELECT * FROM made)
""")
_WRONGLY_DESCRIBED = text("""
    WITH made AS MATERIALIZED (
        SELECT n.key, n.name, n.type, coalesce(n.country, ''), coalesce(n.wikidata, ''), n.aliases,
            count(*)
        FROM actors AS n
        CROSS JOIN articles AS a ON a.reading = n.reading
        WHERE n.key IS NOT NULL
        GROUP BY 1, 2, 3, 4, 5, 6
    )
    SELECT key
    FROM (SELECT * FROM made EXCEPT SELECT * FROM counted_descriptions)
    UNION
    SELECT key
    FROM (SELECT * FROM counted_descriptions EXCEPT SELECT * FROM made)
""")


def mismatches(connection: Connection) -> Iterator[Mismatch]:
    """Yield whatever in a store does not agree with the texts of its articles."""
    yield from _damages(connection)
    yield from _changed_judgements(connection)
    yield from _not_as_judged(connection)
    readings = connection.execution_options(yield_per=10).execute(_READINGS)
    for row in readings.mappings():
        for field, problem in _problems(connection, row):
            yield Mismatch(row["article"], row["uri"], field, problem)


def _changed_judgements(connection: Connection) -> Iterator[Mismatch]:
    """Check that each judgement still says what it was kept for."""
    for table, all_kept in _KEPT:
        try:
            for id, judgement in all_kept(connection):
                if id != judgement.id:
                    yield Mismatch("", "", f"{table}.{id}", "was changed after it was kept")
        except WortlautError as error:
            yield Mismatch("", "", table, str(error))


_KEPT = (
    ("judgements", kept),
    ("statement_judgements", rulings.kept),
    ("link_judgements", links.kept),
    ("searches", searches.kept),
)


def _not_as_judged(connection: Connection) -> Iterator[Mismatch]:
    """Check that each article stands as people's judgements on its statements have it."""
    for article, uri, stands in connection.execute(_JUDGED).all():
        try:
            made = renewed(connection, article)
        except WortlautError:  # damaged: told of where its record is read
            continue
        if made is None:
            continue
        asked = {"number": made.base}
        expected = made.judged.id if made.judged else connection.execute(_READING, asked).scalar()
        if stands != expected:
            yield Mismatch(article, uri, "articles", "does not stand as people judged")


def _problems(connection: Connection, row: RowMapping) -> Iterator[tuple[str, str]]:
    """Compare one reading's rows with those that its record gives."""
    if row["json"] is None:
        yield "records", "the record is missing"
        return
    if content_id("reading", row["reader"], row["json"]) != row["id"]:
        yield "records", "the record was changed after it was added"
    try:
        made = reading_of(loads(row["json"]), row["reader"])
    except WortlautError as error:
        yield "records", str(error)
        return
    if isinstance(made, Rejected):
        yield made.reason, made.detail
    else:
        yield from _differences("readings", made.row, row)
        for table, sql, rows in (
            ("actors", _ACTORS, made.actors),
            ("statements", _STATEMENTS, made.statements),
        ):
            kept = connection.execute(sql, {"reading": row["number"]}).mappings().all()
            yield from _list_problems(table, rows, kept)


def _list_problems(
    table: str, made: tuple[Row, ...], kept: Sequence[RowMapping]
) -> Iterator[tuple[str, str]]:
    """Compare the rows of a reading in one table with those that its record gives."""
    if len(kept) != len(made):
        yield table, f"{len(kept)} are listed, {len(made)} are in the record"
    for expected, found in zip(made, kept, strict=False):
        yield from _differences(f"{table}.{expected['id']}", expected, found)


def _differences(field: str, expected: Row, found: RowMapping) -> Iterator[tuple[str, str]]:
    for name, value in expected.items():
        if found[name] != value:
            yield f"{field}.{name}", f"{found[name]!r} is listed, the record says {value!r}"


def _damages(connection: Connection) -> Iterator[Mismatch]:
    """Check the file itself, and the indexes beside the records."""
    for (problem,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if problem != "ok":
            yield Mismatch("", "", "file", str(problem))
    listed = ((_WRONGLY_LISTED, "not listed as its reading says"), (_NOT_LISTED, "not listed"))
    for sql, problem in listed:
        for id, uri in connection.execute(sql):
            yield Mismatch(id, uri or "", "articles", problem)
    for table, sql in (
        ("counted_actors", _WRONGLY_COUNTED),
        ("counted_descriptions", _WRONGLY_DESCRIBED),
    ):
        for (key,) in connection.execute(sql):
            yield Mismatch("", "", f"{table}.{key}", "is not counted as its articles have it")
    for table, missing in zip(
        ("article_words", "actor_words", "statement_words"),
        connection.execute(_INDEX_SIZES).one(),
        strict=True,
    ):
        if missing:
            yield Mismatch("", "", table, f"{missing:+} entries are missing from the index")
