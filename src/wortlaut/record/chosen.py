"""Which articles somebody asks for, with the reading that stands for each: what exports are of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice

from sqlalchemy import Connection, text

from wortlaut.model.form import loads
from wortlaut.model.identity import StatementId
from wortlaut.model.record import Record
from wortlaut.record import queries, quotes
from wortlaut.record.asked import Asked
from wortlaut.record.judgements import judged
from wortlaut.record.renaming import Called, called
from wortlaut.record.search import index_words


@dataclass(frozen=True, slots=True)
class Kept:
    """A record and the reader that made it ("" where nobody says).

    ``statements`` are those that were asked for; None: all of them.
    """

    record: Record
    reader: str = ""
    statements: frozenset[StatementId] | None = None


_KEPT = text("""
    SELECT records.json, r.reader
    FROM articles AS a
    CROSS JOIN readings AS r ON r.number = a.reading
    CROSS JOIN records ON records.reading = a.reading
    WHERE a.id = :id
""")
_CREDITS = text("""
    SELECT 1
    FROM listed
    CROSS JOIN json_each(listed.agency_keys) AS agency
    WHERE listed.id = :id
        AND agency.value = :agency
""")
_Found = Iterator[tuple[str, frozenset[StatementId] | None]]


def chosen(connection: Connection, asked: Asked) -> Iterator[Kept]:
    """Yield the articles that fit, the latest first, holding a few in memory at a time."""
    found = _found(connection, asked)
    for id, statements in islice(found, asked.limit):
        written, reader = connection.execute(_KEPT, {"id": id}).one()
        yield Kept(loads(written), reader, statements)


def chosen_as_judged(connection: Connection, asked: Asked) -> Iterator[Kept]:
    """Yield the same, with the names that people's judgements give."""
    names = Called(connection, judged(connection).clusters)
    for kept in chosen(connection, asked):
        yield replace(kept, record=called(kept.record, names))


def _found(connection: Connection, asked: Asked) -> _Found:
    """Yield the articles that are asked for, and which of their statements are."""
    if asked.articles is not None and asked == Asked(articles=asked.articles, limit=asked.limit):
        return ((id, None) for id in asked.articles)
    found = _by_statement(connection, asked) if asked.of_statements else _all(connection, asked)
    if asked.articles is None:
        return found
    wanted = frozenset(asked.articles)
    return (each for each in found if each[0] in wanted)


def _all(connection: Connection, asked: Asked) -> _Found:
    published = queries.period(asked.since, asked.until)
    outlet, agency = asked.outlet, asked.agency
    for row in queries.articles(connection, outlet, agency, published, limit=None, after=None):
        yield row.id, None


def _by_statement(connection: Connection, asked: Asked) -> _Found:
    """Yield the articles that fit and have statements that do."""
    rows = quotes.quotes(connection, asked, limit=None)
    for id, own in groupby(rows, key=lambda row: row.article):
        if asked.agency is None or _credits(connection, id, asked.agency):
            yield id, frozenset(StatementId(row.statement) for row in own)


def _credits(connection: Connection, id: str, agency: str) -> bool:
    """Tell whether an article credits an agency."""
    asked = {"id": id, "agency": index_words(agency)}
    return connection.execute(_CREDITS, asked).first() is not None
