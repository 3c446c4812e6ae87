"""What can be asked of a store: each question is one SQL text, each answer a frozen row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypedDict

from sqlalchemy import Connection, text

from wortlaut.model.document import Rejected
from wortlaut.model.errors import InputError, NotFoundError
from wortlaut.model.form import loads
from wortlaut.model.record import Record, Stance, StatementKind
from wortlaut.model.span import Span
from wortlaut.record.answers import Answer, at_most, names, streamed
from wortlaut.record.rows import moment, storable
from wortlaut.record.search import (
    Term,
    hits,
    index_words,
    match_expression,
    snippet,
    terms,
)
from wortlaut.record.standing import Names
from wortlaut.record.stretches import joined

_CANDIDATES = 10
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d.*)?)?)?")
_HEX = re.compile(r"[0-9a-f]+")


# ------------------------------------------------------------------------------ rows
@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list.

    ``published`` and ``updated`` are as the article states them. ``statements`` counts them, None
    where nobody looked; ``versions`` counts the articles with the same URL, itself included.
    """

    id: str
    uri: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    updated: str | None
    language: str
    agencies: tuple[str, ...]
    statements: int | None
    versions: int


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A statement in a list, with the article it stands in.

    ``holder`` and ``via`` are names; ``content`` says where in the article ``text`` stands.
    ``joint_holders`` are those whose words they are too.
    ``disputed`` tells whether somebody in the same article contradicts it.
    ``ruling`` is what a person decided about it, ``judge`` who that was; null where nobody did.
    """

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    statement: str
    kind: StatementKind
    stance: Stance
    holder: str | None
    via: tuple[str, ...]
    cue: str
    content: tuple[Span, ...]
    text: str
    disputed: bool
    ruling: str | None = None
    judge: str | None = None
    joint_holders: tuple[str, ...] = ()

    @property
    def whose(self) -> str:
        """Whose words they are, in one line; nothing where nobody is named."""
        return ", ".join((self.holder, *self.joint_holders)) if self.holder else ""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that has the words looked for.

    ``spans`` says where in the article's text they stand (nowhere, if only a headline that came
    as metadata has them); ``snippet`` is the stretch that shows most of them, ``excerpt`` its
    characters. A higher ``score`` is a better hit: BM25 of those words that few articles have, 0
    where many have each of them.
    """

    article: ArticleRow
    score: float
    spans: tuple[Span, ...]
    snippet: Span | None
    excerpt: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds; ``readings`` also counts those that a newer reading replaces."""

    articles: int
    readings: int
    statements: int
    rejects: int


# ------------------------------------------------------------------------------ articles
# Chosen by what the index of articles has, before anything else is looked up.
_ARTICLES = text("""
    SELECT l.id, l.uri, l.url, l.outlet, l.title, l.published, l.updated, l.language, l.agencies,
        l.statements, l.versions
    FROM articles AS a
    CROSS JOIN listed AS l ON l.id = a.id
    WHERE (:outlet IS NULL OR a.outlet_key = :outlet)
        AND (:since_day IS NULL OR a.published || '~' >= :since_day)
        AND (:since_time IS NULL OR a.published_at || '~' >= :since_time)
        AND (:until_day IS NULL OR a.published <= :until_day || '~')
        AND (:until_time IS NULL OR a.published_at <= :until_time || '~')
        AND (:agency IS NULL OR EXISTS (
            SELECT 1
            FROM readings AS r
            CROSS JOIN json_each(r.agency_keys) AS agency
            WHERE r.number = a.reading
                AND instr(r.agency_keys, :agency)
                AND agency.value = :agency
        ))
        AND (:after IS NULL
            OR coalesce(a.published_at, '') < coalesce(:after_at, '')
            OR (coalesce(a.published_at, '') = coalesce(:after_at, '') AND a.id > :after))
    ORDER BY a.published_at DESC, a.id
    LIMIT :limit
""")
_VERSIONS = text("""
    SELECT id, uri, url, outlet, title, published, updated, language, agencies, statements, versions
    FROM listed
    WHERE id = :id
        OR url = (SELECT url FROM articles WHERE id = :id)
    ORDER BY coalesce(updated_at, published_at), id
""")


class Period(TypedDict):
    """The bounds of a time of publication; days as the article states them, times in UTC."""

    since_day: str | None
    since_time: str | None
    until_day: str | None
    until_time: str | None


def period(since: str | None, until: str | None) -> Period:
    """Read the bounds that a user gave; an article whose date is less precise may lie inside."""
    for bound in (since, until):
        if bound is not None and not _DATE.fullmatch(bound):
            raise InputError(
                f"not a date: {bound}",
                "write 2024, 2024-06, 2024-06-19 or 2024-06-19T06:28:00-04:00",
            )
    return {
        "since_day": since if since and "T" not in since else None,
        "since_time": moment(since) if since and "T" in since else None,
        "until_day": until if until and "T" not in until else None,
        "until_time": moment(until) if until and "T" in until else None,
    }


def articles(
    connection: Connection,
    outlet: str | None,
    agency: str | None,
    published: Period,
    *,
    limit: int | None,
    after: str | None,
) -> Iterator[ArticleRow]:
    """List articles, the latest first; those without a date come last."""
    asked = {"outlet": _key(outlet), "agency": _key(agency), "limit": at_most(limit), **published}
    asked |= {"after": after, "after_at": published_at(connection, after)}
    yield from map(_article_row, streamed(connection, _ARTICLES, asked))


_PUBLISHED_AT = text("SELECT published_at FROM articles WHERE id = :id")
_PLACE = text("""
    SELECT s.place
    FROM articles AS a
    CROSS JOIN statements AS s ON s.reading = a.reading
    WHERE a.id = :article AND s.id = :statement
""")


def published_at(connection: Connection, id: str | None) -> str | None:
    """Return when an article was published, in the form whose order is that of time."""
    return connection.execute(_PUBLISHED_AT, {"id": id}).scalar()


def place_of(connection: Connection, article: str | None, statement: str | None) -> int | None:
    """Return the place that a statement has among those of its article."""
    return connection.execute(_PLACE, {"article": article, "statement": statement}).scalar()


def versions(connection: Connection, id: str) -> tuple[ArticleRow, ...]:
    """List the articles with the same URL as this one, in the order they were published."""
    return tuple(map(_article_row, streamed(connection, _VERSIONS, {"id": id})))


def _article_row(row: Answer) -> ArticleRow:
    *plain, agencies, statements, versions = row
    return ArticleRow(*[*plain, names(agencies), statements, versions])


# ------------------------------------------------------------------------------ records
_RECORD = text("""
    SELECT records.json
    FROM articles AS a
    JOIN records ON records.reading = a.reading
    WHERE a.id = :id
""")
_RECORDS = text("""
    SELECT records.json
    FROM articles AS a
    CROSS JOIN records ON records.reading = a.reading
    ORDER BY a.id
""")
_AT_ADDRESS = text("""
    SELECT a.id
    FROM articles AS a
    WHERE a.id IN (SELECT article FROM readings WHERE uri = :address OR url = :address)
    ORDER BY coalesce(a.updated_at, a.published_at) DESC, a.id DESC
    LIMIT 1
""")
_WITH_PREFIX = text("""
    SELECT id
    FROM articles
    WHERE id >= :prefix AND id < :prefix || 'g'
    ORDER BY id
    LIMIT :limit
""")


def record(connection: Connection, id: str) -> Record:
    """Return the record of one article."""
    return loads(connection.execute(_RECORD, {"id": id}).scalar_one())


def records(connection: Connection) -> Iterator[Record]:
    """Yield the record of every article, by article id."""
    for (written,) in streamed(connection, _RECORDS, {}):
        yield loads(written)


def resolve(connection: Connection, name: str) -> str:
    """Find the article that a user means: by id, the beginning of an id, or address.

    An address that had several articles means the latest version.
    """
    if connection.execute(_RECORD, {"id": storable(name)}).first():
        return name
    at_address = connection.execute(_AT_ADDRESS, {"address": storable(name)}).scalar()
    return str(at_address) if at_address else _by_prefix(connection, name)


def _by_prefix(connection: Connection, prefix: str) -> str:
    asked = {"prefix": prefix, "limit": _CANDIDATES + 1}
    found = (
        connection.execute(_WITH_PREFIX, asked).scalars().all() if _HEX.fullmatch(prefix) else ()
    )
    if not found:
        raise NotFoundError(
            f"no article here has the id or address {prefix}",
            "list them: wortlaut articles",
        )
    if len(found) > 1:
        more = ["…"] if len(found) > _CANDIDATES else []
        candidates = ", ".join([*found[:_CANDIDATES], *more])
        raise NotFoundError(
            f"{len(found) - len(more)}{' or more' if more else ''} articles have an id that "
            f"begins with {prefix}: {candidates}",
            "write more of the id",
        )
    return str(found[0])


# ------------------------------------------------------------------------------ quotes
def quote_row(row: Answer, named: Names) -> QuoteRow:
    """Make a row of a list, with the names that judgements give."""
    *found, disputed, ruling, judge, joint = row
    article, *plain, holder, holder_name, via_ids, via, cue, content, words = found
    spans = tuple(Span(start, end) for start, end in json.loads(content))
    passed_on = zip(names(via_ids), names(via), strict=True)
    called = named.get((article, holder), holder_name)
    chain = tuple(named.get((article, id), name) for id, name in passed_on)
    along = tuple(named.get((article, id), name) for id, name in json.loads(joint))
    told = (cue, spans, words, bool(disputed), ruling, judge, along)
    return QuoteRow(*[article, *plain, called, chain, *told])


# ------------------------------------------------------------------------------ search
# Weighed by the scarce words alone: BM25 counts in how many articles each word is, and those of a
# word like "die" are nearly all, for a weight of nearly nothing.
_WEIGHED = text("""
    SELECT a.id, -bm25(article_words, 4.0, 1.0) AS score
    FROM article_words
    CROSS JOIN articles AS a ON a.reading = article_words.rowid
    WHERE article_words MATCH :scarce
        AND (:scarce = :match OR +article_words.rowid IN (
            SELECT rowid
            FROM article_words
            WHERE article_words MATCH :match
        ))
    ORDER BY score DESC, a.id
    LIMIT :limit OFFSET :skip
""")
_LATEST_READINGS = text("""
    SELECT reading
    FROM articles
    ORDER BY published_at DESC, id
""")
_LATEST_IN_READINGS = text("""
    SELECT a.id
    FROM json_each(:stretches) AS stretch
    CROSS JOIN article_words ON article_words.rowid
        BETWEEN json_extract(stretch.value, '$[0]') AND json_extract(stretch.value, '$[1]')
    CROSS JOIN articles AS a ON a.reading = article_words.rowid
    WHERE article_words MATCH :match
        AND a.reading IN (SELECT value FROM json_each(:readings))
    ORDER BY a.published_at DESC, a.id
""")
# All that the index finds is gathered first.
_LATEST = text("""
    SELECT id
    FROM articles
    WHERE reading IN (
        SELECT rowid
        FROM article_words
        WHERE article_words MATCH :match
    )
    ORDER BY published_at DESC, id
""")
_SOME_READINGS = text("""
    SELECT rowid
    FROM article_words
    WHERE article_words MATCH :match
    LIMIT :many + 1
""")
_LATEST_OF = text("""
    SELECT id
    FROM articles
    WHERE reading IN (SELECT value FROM json_each(:readings))
    ORDER BY published_at DESC, id
""")
_TEXTS = text("""
    SELECT l.id, l.uri, l.url, l.outlet, l.title, l.published, l.updated, l.language, l.agencies,
        l.statements, l.versions, records.json
    FROM json_each(:articles) AS asked
    CROSS JOIN listed AS l ON l.id = asked.value
    CROSS JOIN articles AS a ON a.id = l.id
    CROSS JOIN records ON records.reading = a.reading
    ORDER BY asked.key
""")
_HAS_MANY = text("""
    SELECT count(*) > :many
    FROM (
        SELECT 1
        FROM article_words
        WHERE article_words MATCH :match
        LIMIT :many + 1
    )
""")
# Those that are in a story; of words that very many have, of those that were added first.
_FIRST = text("""
    SELECT a.id
    FROM (
        SELECT rowid AS reading
        FROM article_words
        WHERE article_words MATCH :match
        LIMIT :many
    ) AS found
    CROSS JOIN articles AS a ON a.reading = found.reading
    CROSS JOIN placed AS p ON p.article = a.id
    ORDER BY a.published_at IS NULL, a.published_at, a.id
    LIMIT :limit
""")
_MANY = 3_000  # articles: of what so many have none is better than another
_WORDS = 12  # of a query that are asked for one by one whether few articles have them
_LOOKED_AT = 10_000  # articles that have words, to find those that are in a story
_SHOWN = 20  # articles of which it is looked up at once what a list shows
_READ = 200  # articles that are read at once
_PATIENCE = 100  # questions to the index, after which all is gathered after all


def search(connection: Connection, query: str, limit: int | None, skip: int) -> Iterator[Hit]:
    """Find articles by their words, the best first; of equals the smaller id.

    They are weighed by those of the words that few articles have. Of words that many have, each by
    itself, the latest articles come first.
    """
    asked = terms(query)
    if not asked:
        return
    match = match_expression(asked)
    if scarce := _scarce(connection, asked):
        weighed = {"scarce": match_expression(scarce), "match": match}
        part = {"limit": at_most(limit), "skip": skip}
        found = ((id, score) for id, score in streamed(connection, _WEIGHED, {**weighed, **part}))
    else:
        end = None if limit is None else skip + limit
        found = ((id, 0.0) for (id,) in islice(_latest(connection, match), skip, end))
    while some := dict(islice(found, _SHOWN)):
        yield from _hits(connection, some, asked)


def first_with(connection: Connection, query: str, limit: int) -> tuple[str, ...]:
    """List the articles of stories that have words, the first published first."""
    asked = {"match": match_expression(terms(query)), "limit": limit, "many": _LOOKED_AT}
    return tuple(connection.execute(_FIRST, asked).scalars()) if asked["match"] else ()


def _scarce(connection: Connection, asked: Sequence[Term]) -> tuple[Term, ...]:
    """Return the terms that not many articles have; of very many terms, of the longest."""
    longest = sorted(asked, key=lambda term: len(term.words[-1]), reverse=True)[:_WORDS]
    return tuple(term for term in asked if term in longest and not _has_many(connection, (term,)))


def _has_many(connection: Connection, asked: Sequence[Term]) -> bool:
    """Tell whether many articles have all that is asked for."""
    bound = {"match": match_expression(asked), "many": _MANY}
    return bool(connection.execute(_HAS_MANY, bound).scalar_one())


def _latest(connection: Connection, match: str) -> Iterator[Answer]:
    """Yield the articles that the index finds, the latest first: few are gathered at once."""
    bound = {"match": match, "many": _MANY}
    found = connection.execute(_SOME_READINGS, bound).scalars().all()
    if len(found) <= _MANY:
        yield from streamed(connection, _LATEST_OF, {"readings": json.dumps(list(found))})
    else:
        yield from _latest_of_many(connection, match)


def _latest_of_many(connection: Connection, match: str) -> Iterator[Answer]:
    """Yield the articles that the index finds, as it finds them among the latest.

    To ask the index for beginnings of words takes as long for some articles as for all.
    """
    readings = (reading for (reading,) in streamed(connection, _LATEST_READINGS, {}))
    found, patience = 0, 0 if "*" in match else _PATIENCE
    while some := list(islice(readings, _READ)):
        within = joined((reading, reading) for reading in sorted(some))
        patience -= len(within)
        if patience < 0:
            yield from islice(streamed(connection, _LATEST, {"match": match}), found, None)
            return
        part = {"match": match, "stretches": json.dumps(within), "readings": json.dumps(some)}
        for answer in streamed(connection, _LATEST_IN_READINGS, part):
            yield answer
            found += 1


def _hits(
    connection: Connection, scores: Mapping[str, float], asked: Sequence[Term]
) -> Iterator[Hit]:
    """Yield articles, each with where its text has what was asked for."""
    for *row, record in streamed(connection, _TEXTS, {"articles": json.dumps(list(scores))}):
        article, body = _article_row(tuple(row)), json.loads(record)["text"]
        spans = hits(body, asked)
        shown = snippet(body, spans)
        excerpt = shown.of(body) if shown else ""
        yield Hit(article, scores[article.id], spans, shown, excerpt)


# ------------------------------------------------------------------------------ the rest
_REJECTS = text("""
    SELECT uri, stage, reason, detail, sha256
    FROM rejects
    WHERE :all OR NOT EXISTS (SELECT 1 FROM readings WHERE readings.uri = rejects.uri)
    ORDER BY uri, stage, reason, id
""")
_COUNTS = text("""
    SELECT
        (SELECT count(*) FROM articles),
        (SELECT count(*) FROM readings),
        (SELECT coalesce(sum(r.statements), 0)
            FROM articles AS a
            JOIN readings AS r ON r.number = a.reading),
        (SELECT count(*) FROM rejects)
""")
# No reading, judgement, search or reject is ever taken away; what is not linked becomes less.
_STATE = text("""
    SELECT
        (SELECT coalesce(max(number), 0) FROM readings),
        (SELECT count(*) FROM judgements),
        (SELECT count(*) FROM searches),
        (SELECT count(*) FROM statement_judgements),
        (SELECT count(*) FROM link_judgements),
        (SELECT count(*) FROM rejects),
        (SELECT count(*) FROM waiting),
        (SELECT count(*) FROM stories WHERE dossier IS NULL)
""")
_KNOWS = text("""
    SELECT 1
    FROM readings
    WHERE uri = :uri AND sha256 = :sha256 AND reader = :reader
""")


def rejects(connection: Connection, all: bool) -> Iterator[Rejected]:
    """List the inputs that did not become records."""
    for row in streamed(connection, _REJECTS, {"all": all}):
        yield Rejected(*row)


def counts(connection: Connection) -> Counts:
    """Count what the store holds."""
    return Counts(*tuple(connection.execute(_COUNTS).one()))


def state(connection: Connection) -> str:
    """Name the state of the store: another name as soon as anything was added or linked."""
    return "-".join(map(str, connection.execute(_STATE).one()))


def knows(connection: Connection, uri: str, sha256: str, reader: str) -> bool:
    """Tell whether these bytes at this address were read by this reader."""
    asked = {"uri": storable(uri), "sha256": sha256, "reader": storable(reader)}
    # Asked before every article: as the driver takes it, for SQLAlchemy would look at it again.
    return connection.exec_driver_sql(_KNOWS.text, asked).first() is not None


def _key(name: str | None) -> str | None:
    return None if name is None else index_words(name)
