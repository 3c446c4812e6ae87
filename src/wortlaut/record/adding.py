"""Write readings and rejects into the store; what is there already stays as it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, TextClause, text

from wortlaut.model.document import Rejected
from wortlaut.model.identity import content_id
from wortlaut.model.record import Record
from wortlaut.record.rows import Reading, Row, reading_of, storable

_READINGS_AT_ONCE = 100
_CHARACTERS_AT_ONCE = 2_000_000


@dataclass(frozen=True, slots=True)
class Added:
    """What adding did: readings that are new, that were there already, inputs that are rejected.

    ``unlinked`` tells which of what is kept could not be compared with the rest, and why.
    ``again`` counts those new readings whose article was there already: by another reader, under
    another address.
    """

    new: int = 0
    known: int = 0
    rejected: int = 0
    unlinked: tuple[str, ...] = ()
    again: int = 0

    def __add__(self, other: Added) -> Added:
        """Count both together."""
        return Added(
            self.new + other.new,
            self.known + other.known,
            self.rejected + other.rejected,
            self.unlinked + other.unlinked,
            self.again + other.again,
        )


@dataclass(frozen=True, slots=True)
class Batch:
    """What goes into the store in one transaction."""

    readings: tuple[Reading, ...]
    rejects: tuple[Rejected, ...]


def batches(readings: Iterable[Record | Rejected], reader: str) -> Iterator[Batch]:
    """Cut what is to be added into transactions of about a hundred articles, fewer long ones."""
    done: list[Reading | Rejected] = []
    size = 0
    for reading in readings:
        done.append(reading if isinstance(reading, Rejected) else reading_of(reading, reader))
        size += 0 if isinstance(reading, Rejected) else len(reading.text)
        if len(done) >= _READINGS_AT_ONCE or size >= _CHARACTERS_AT_ONCE:
            yield _batch(done)
            done, size = [], 0
    if done:
        yield _batch(done)


def _batch(done: list[Reading | Rejected]) -> Batch:
    return Batch(
        tuple(part for part in done if isinstance(part, Reading)),
        tuple(part for part in done if isinstance(part, Rejected)),
    )


# ------------------------------------------------------------------------------ writing
_KNOWN = text("""
    SELECT id
    FROM readings
    WHERE id IN (SELECT value FROM json_each(:ids))
""")
_THERE = text("""
    SELECT count(*)
    FROM articles
    WHERE id IN (SELECT value FROM json_each(:articles))
""")
_LAST = text("""
    SELECT
        (SELECT coalesce(max(number), 0) FROM readings),
        (SELECT coalesce(max(number), 0) FROM actors),
        (SELECT coalesce(max(number), 0) FROM statements)
""")
_INSERT_READING = text("""
    INSERT INTO readings (
        number, id, article, rank, reader, uri, sha256, url, outlet, outlet_key, language, title,
        published, published_at, updated, updated_at, agencies, agency_keys, statements, base
    )
    VALUES (
        :number, :id, :article, :rank, :reader, :uri, :sha256, :url, :outlet, :outlet_key,
        :language, :title, :published, :published_at, :updated, :updated_at, :agencies,
        :agency_keys, :statements, :base
    )
""")
_INSERT_RECORD = text("""
    INSERT INTO records (reading, json)
    VALUES (:reading, :json)
""")
_INSERT_ARTICLE_WORDS = text("""
    INSERT INTO article_words (rowid, title, body)
    VALUES (:number, :title, :body)
""")
_INSERT_ACTOR = text("""
    INSERT INTO actors (
        number, reading, place, id, key, name, type, country, wikidata, aliases, mentions, held,
        passed, told_of
    )
    VALUES (
        :number, :reading, :place, :id, :key, :name, :type, :country, :wikidata, :aliases,
        :mentions, :held, :passed, :told_of
    )
""")
_INSERT_ACTOR_WORDS = text("""
    INSERT INTO actor_words (rowid, names)
    VALUES (:number, :names)
""")
_INSERT_STATEMENT = text("""
    INSERT INTO statements (
        number, reading, place, id, kind, medium, stance, holder, holder_name, via, via_ids, cue,
        content, text, confidence, found_by, disputed, ruling, judge, joint
    )
    VALUES (
        :number, :reading, :place, :id, :kind, :medium, :stance, :holder, :holder_name, :via,
        :via_ids, :cue, :content, :text, :confidence, :found_by, :disputed,
        :ruling, :judge, :joint
    )
""")
_INSERT_STATEMENT_WORDS = text("""
    INSERT INTO statement_words (rowid, holder, content, via, published, told)
    VALUES (:number, :holder, :content, :via, :published, :told)
""")
# The reading that stands for an article is the one whose rank comes first: see ``rows.rank``.
_INSERT_ARTICLE = text("""
    INSERT INTO articles (
        id, reading, rank, url, outlet_key, published, published_at, updated_at
    )
    VALUES (
        :article, :number, :rank, :url, :outlet_key, :published, :published_at, :updated_at
    )
    ON CONFLICT (id) DO UPDATE
    SET reading = excluded.reading,
        rank = excluded.rank,
        url = excluded.url,
        outlet_key = excluded.outlet_key,
        published = excluded.published,
        published_at = excluded.published_at,
        updated_at = excluded.updated_at
    WHERE excluded.rank < articles.rank
""")
# Articles that now have another reading, or their first, are to be linked.
_INSERT_WAITING = text("""
    INSERT INTO waiting (article)
    SELECT a.id
    FROM json_each(:articles) AS asked
    CROSS JOIN articles AS a ON a.id = asked.value
    LEFT JOIN placed AS p ON p.article = a.id
    WHERE p.reading IS NOT a.reading
    ON CONFLICT (article) DO NOTHING
""")
_INSERT_REJECT = text("""
    INSERT INTO rejects (id, uri, stage, reason, detail, sha256)
    VALUES (:id, :uri, :stage, :reason, :detail, :sha256)
    ON CONFLICT (id) DO NOTHING
""")


def add(connection: Connection, batch: Batch) -> Added:
    """Write one batch inside the transaction of the connection."""
    new = _unknown(connection, batch.readings)
    again = len(new) - _new_articles(connection, new)
    _let_stand(connection, insert(connection, new), new)
    _insert(connection, _INSERT_REJECT, [_reject_row(rejected) for rejected in batch.rejects])
    known = len(batch.readings) - len(new)
    return Added(len(new), known, len(batch.rejects), again=again)


def _new_articles(connection: Connection, readings: Iterable[Reading]) -> int:
    """Count the articles of readings that are not there yet, in whatever reading."""
    articles = sorted({str(reading.row["article"]) for reading in readings})
    asked = {"articles": json.dumps(articles)}
    return len(articles) - int(connection.execute(_THERE, asked).scalar_one())


def _unknown(connection: Connection, readings: tuple[Reading, ...]) -> list[Reading]:
    distinct = {reading.id: reading for reading in readings}
    known = set(connection.execute(_KNOWN, {"ids": json.dumps(list(distinct))}).scalars())
    return [reading for id, reading in distinct.items() if id not in known]


def insert(connection: Connection, readings: list[Reading], base: int | None = None) -> list[int]:
    """Write readings with all that follows from them, and return their numbers.

    ``base`` is the number of the reading that judgements made them of.
    """
    number, actor, statement = connection.execute(_LAST).one()
    numbered = list(enumerate(readings, number + 1))
    rows: list[Row] = [{"number": n, "base": base, **r.row} for n, r in numbered]
    _insert(connection, _INSERT_READING, rows)
    _insert(connection, _INSERT_RECORD, [{"reading": n, "json": r.json} for n, r in numbered])
    _insert(connection, _INSERT_ARTICLE_WORDS, [{"number": n, **r.words} for n, r in numbered])
    actors = _lines(((n, r.actors, r.actor_words) for n, r in numbered), actor)
    _insert(connection, _INSERT_ACTOR, [row for row, _ in actors])
    _insert(connection, _INSERT_ACTOR_WORDS, [words for _, words in actors])
    statements = _lines(((n, r.statements, r.statement_words) for n, r in numbered), statement)
    _insert(connection, _INSERT_STATEMENT, [row for row, _ in statements])
    _insert(connection, _INSERT_STATEMENT_WORDS, [words for _, words in statements])
    return [n for n, _ in numbered]


def _let_stand(connection: Connection, numbers: Iterable[int], readings: list[Reading]) -> None:
    """Let each reading stand for its article whose rank comes before that of the one that does."""
    pairs = zip(numbers, readings, strict=True)
    _insert(connection, _INSERT_ARTICLE, [{"number": n, **r.row} for n, r in pairs])
    let_wait(connection, (str(reading.row["article"]) for reading in readings))


def let_wait(connection: Connection, articles: Iterable[str]) -> None:
    """Let those articles wait to be linked that stand otherwise than when they were linked."""
    asked = {"articles": json.dumps(list(articles))}
    connection.exec_driver_sql(_INSERT_WAITING.text, asked)


def _lines(
    parts: Iterable[tuple[int, tuple[Row, ...], tuple[Row, ...]]], last: int
) -> list[tuple[Row, Row]]:
    """Give the rows of several readings, and the words beside each, the numbers after the last."""
    lines = (
        ({"reading": reading, **row}, beside)
        for reading, rows, words in parts
        for row, beside in zip(rows, words, strict=True)
    )
    return [
        ({"number": number, **row}, {"number": number, **beside})
        for number, (row, beside) in enumerate(lines, last + 1)
    ]


def _insert(connection: Connection, sql: TextClause, rows: list[Row]) -> None:
    if rows:  # as the driver takes them: SQLAlchemy would look at each row again
        connection.exec_driver_sql(sql.text, rows)


def _reject_row(rejected: Rejected) -> Row:
    parts = (rejected.uri, rejected.sha256, rejected.stage, rejected.reason, rejected.detail)
    return {
        "id": content_id("rejected", *parts),
        "uri": storable(rejected.uri),
        "stage": rejected.stage,
        "reason": rejected.reason,
        "detail": storable(rejected.detail),
        "sha256": rejected.sha256,
    }
