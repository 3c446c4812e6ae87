"""Which statements somebody asks for: found by one index of words and labels, then read.

What few statements have is collected and sorted. What many have is found by reading from the
latest article on, asking the index about the statements of some articles at a time: to sort half of
all statements would take long. So may reading, where what many have was published long ago, or
where articles were added in another order than they were published: after some questions to the
index, all is collected after all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from sqlalchemy import Connection, TextualSelect, column, text

from wortlaut.record import judgements, standing
from wortlaut.record.answers import Answer, at_most, streamed
from wortlaut.record.asked import Asked
from wortlaut.record.clusters import Clusters
from wortlaut.record.queries import (
    QuoteRow,
    period,
    place_of,
    published_at,
    quote_row,
)
from wortlaut.record.renaming import Called
from wortlaut.record.search import index_words, label, match_expression, matches, terms
from wortlaut.record.standing import Standing
from wortlaut.record.stretches import ALL, Stretches, joined

_AT_ONCE = 100
_DAY = timedelta(days=1)
_COMMON = 5_000  # statements that are found: from here on reading is faster than sorting
_READ = 200  # articles that are read at once
_PATIENCE = 100  # questions to the index, after which all is sorted after all

# The articles of the time that is asked for. Those outside of it are passed over in the index of
# times, without being looked up.
_WITHIN = (
    text("""
        SELECT placed.id, placed.published_at, a.reading
        FROM articles AS placed
        CROSS JOIN articles AS a ON a.id = placed.id
        WHERE (placed.published_at >= :begin OR length(placed.published_at) < 10 OR :begin IS NULL)
            AND (placed.published_at < :end OR :end IS NULL)
            AND (:since_day IS NULL OR a.published || '~' >= :since_day)
            AND (:since_time IS NULL OR a.published_at || '~' >= :since_time)
            AND (:until_day IS NULL OR a.published <= :until_day || '~')
            AND (:until_time IS NULL OR a.published_at <= :until_time || '~')
    """)
    .columns(*map(column, ("id", "published_at", "reading")))
    .cte("within")
)


def _within(question: str) -> TextualSelect:
    """Return a question that may ask for the articles of that time, as ``within``."""
    return text(question).columns().add_cte(_WITHIN)


def _of_found(question: str, found: str) -> TextualSelect:
    """Return a question about what another one finds, as ``found``."""
    return text(question).columns().add_cte(text(found).columns(column("number")).cte("found"))


# Every statement, from the latest article on; then the same from the earliest on. What beginnings
# of words find is gathered once: to ask the index for one takes as long for one article as for all.
_LATEST = _within("""
    SELECT s.number
    FROM within AS a
    CROSS JOIN statements AS s ON s.reading = a.reading
    WHERE (:match IS NULL OR s.number IN (
            SELECT rowid
            FROM statement_words
            WHERE statement_words MATCH :match
        ))
        AND (:after IS NULL
            OR coalesce(a.published_at, '') < coalesce(:after_at, '')
            OR (coalesce(a.published_at, '') = coalesce(:after_at, '')
                AND (a.id > :after OR (a.id = :after AND s.place > :after_place))))
    ORDER BY a.published_at DESC, a.id, s.place
    LIMIT :limit
""")
_EARLIEST = _within("""
    SELECT s.number
    FROM within AS a
    CROSS JOIN statements AS s ON s.reading = a.reading
    WHERE (:match IS NULL OR s.number IN (
            SELECT rowid
            FROM statement_words
            WHERE statement_words MATCH :match
        ))
        AND (:after IS NULL
            OR coalesce(a.published_at, '') > coalesce(:after_at, '')
            OR (coalesce(a.published_at, '') = coalesce(:after_at, '')
                AND (a.id < :after OR (a.id = :after AND s.place > :after_place))))
    ORDER BY a.published_at, a.id DESC, s.place
    LIMIT :limit
""")
# The articles of that time, the latest first, or the earliest; the one that the last answer ended
# in may have more.
_LATEST_READINGS = _within("""
    SELECT a.reading
    FROM within AS a
    WHERE (:after IS NULL
        OR coalesce(a.published_at, '') < coalesce(:after_at, '')
        OR (coalesce(a.published_at, '') = coalesce(:after_at, '') AND a.id >= :after))
    ORDER BY a.published_at DESC, a.id
""")
_EARLIEST_READINGS = _within("""
    SELECT a.reading
    FROM within AS a
    WHERE (:after IS NULL
        OR coalesce(a.published_at, '') > coalesce(:after_at, '')
        OR (coalesce(a.published_at, '') = coalesce(:after_at, '') AND a.id <= :after))
    ORDER BY a.published_at, a.id DESC
""")
# The numbers of a reading's statements lie together.
_NUMBERS = text("""
    SELECT min(s.number), max(s.number)
    FROM json_each(:readings) AS asked
    CROSS JOIN statements AS s ON s.reading = asked.value
    GROUP BY asked.value
    ORDER BY min(s.number)
""")
# Statements that the index found, sorted. Nothing is looked up but what other indexes have.
_SORTED = """
    SELECT s.number
    FROM found
    CROSS JOIN statements AS s INDEXED BY statements_by_number ON s.number = found.number
    CROSS JOIN articles AS a ON a.reading = s.reading
    WHERE (:readings IS NULL OR s.reading IN (SELECT value FROM json_each(:readings)))
        AND (:since_day IS NULL OR a.published || '~' >= :since_day)
        AND (:since_time IS NULL OR a.published_at || '~' >= :since_time)
        AND (:until_day IS NULL OR a.published <= :until_day || '~')
        AND (:until_time IS NULL OR a.published_at <= :until_time || '~')
        AND (:after IS NULL
            OR iif(
                :earliest,
                coalesce(a.published_at, '') > coalesce(:after_at, ''),
                coalesce(a.published_at, '') < coalesce(:after_at, '')
            )
            OR (coalesce(a.published_at, '') = coalesce(:after_at, '')
                AND (iif(:earliest, a.id < :after, a.id > :after)
                    OR (a.id = :after AND s.place > :after_place))))
    ORDER BY
        iif(:earliest, a.published_at, NULL),
        iif(:earliest, NULL, a.published_at) DESC,
        iif(:earliest, a.id, NULL) DESC,
        iif(:earliest, NULL, a.id),
        s.place
    LIMIT :limit
"""
# All that the index finds in some stretches of numbers, or in all.
_MATCHING = _of_found(
    _SORTED,
    """
        SELECT statement_words.rowid AS number
        FROM json_each(:stretches) AS stretch
        CROSS JOIN statement_words ON statement_words.rowid
            BETWEEN json_extract(stretch.value, '$[0]') AND json_extract(stretch.value, '$[1]')
        WHERE statement_words MATCH :match
    """,
)
# What it has found already.
_OF_NUMBERS = _of_found(
    _SORTED,
    """
        SELECT value AS number
        FROM json_each(:numbers)
    """,
)
# The same where actors were judged: of those count, and only those, that somebody named so is.
_MATCHING_JUDGED = text("""
    WITH judged AS MATERIALIZED (
        SELECT json_extract(value, '$[0]') AS reading, json_extract(value, '$[1]') AS holder,
            json_extract(value, '$[2]') AS found
        FROM json_each(:judged)
    ),
    theirs AS (
        SELECT s.number
        FROM judged
        CROSS JOIN statements AS s ON s.reading = judged.reading AND s.holder = judged.holder
        WHERE judged.found
        UNION
        SELECT j.number
        FROM judged
        CROSS JOIN joint_holders AS j ON j.reading = judged.reading AND j.holder = judged.holder
        WHERE judged.found
    ),
    chosen AS (
        SELECT s.number
        FROM statement_words
        CROSS JOIN statements AS s ON s.number = statement_words.rowid
        WHERE statement_words MATCH :match
            AND (s.reading, s.holder) NOT IN (SELECT reading, holder FROM judged)
        UNION
        SELECT number
        FROM theirs
        WHERE :others IS NULL OR number IN (
            SELECT rowid
            FROM statement_words
            WHERE statement_words MATCH :others
        )
    )
    SELECT s.number
    FROM chosen
    CROSS JOIN statements AS s ON s.number = chosen.number
    CROSS JOIN articles AS a ON a.reading = s.reading
    WHERE (:since_day IS NULL OR a.published || '~' >= :since_day)
        AND (:since_time IS NULL OR a.published_at || '~' >= :since_time)
        AND (:until_day IS NULL OR a.published <= :until_day || '~')
        AND (:until_time IS NULL OR a.published_at <= :until_time || '~')
        AND (:after IS NULL
            OR iif(
                :earliest,
                coalesce(a.published_at, '') > coalesce(:after_at, ''),
                coalesce(a.published_at, '') < coalesce(:after_at, '')
            )
            OR (coalesce(a.published_at, '') = coalesce(:after_at, '')
                AND (iif(:earliest, a.id < :after, a.id > :after)
                    OR (a.id = :after AND s.place > :after_place))))
    ORDER BY
        iif(:earliest, a.published_at, NULL),
        iif(:earliest, NULL, a.published_at) DESC,
        iif(:earliest, a.id, NULL) DESC,
        iif(:earliest, NULL, a.id),
        s.place
    LIMIT :limit
""")
_SOME_NUMBERS = text("""
    SELECT rowid
    FROM statement_words
    WHERE statement_words MATCH :match
    LIMIT :common + 1
""")
_ROWS = text("""
    SELECT a.id, r.title, r.outlet, r.published, s.id, s.kind, s.stance, s.holder, s.holder_name,
        s.via_ids, s.via, s.cue, s.content, s.text, s.disputed, s.ruling, s.judge, s.joint
    FROM json_each(:numbers) AS asked
    CROSS JOIN statements AS s ON s.number = asked.value
    CROSS JOIN readings AS r ON r.number = s.reading
    CROSS JOIN articles AS a ON a.id = r.article
    ORDER BY asked.key
""")


_VOCABULARY = text("""
    SELECT term
    FROM statement_vocabulary
    WHERE term >= :beginning AND term < :beginning || char(1114111)
    ORDER BY doc DESC, term
    LIMIT :limit
""")


def vocabulary(connection: Connection, beginning: str, limit: int) -> tuple[str, ...]:
    """List the folded words of statements that begin so, those first that most of them have."""
    asked = {"beginning": beginning, "limit": limit}
    return tuple(connection.execute(_VOCABULARY, asked).scalars())


def quotes(
    connection: Connection,
    asked: Asked,
    *,
    limit: int | None,
    after: tuple[str, str] | None = None,
    earliest: bool = False,
) -> Iterator[QuoteRow]:
    """List statements, those of the latest articles first, in the order of the text."""
    article, statement = after or (None, None)
    bounds: dict[str, object] = {
        **period(asked.since, asked.until),
        "begin": asked.since and _begin(asked.since),
        "end": asked.until and _end(asked.until),
        "limit": at_most(limit),
        "after": article,
        "after_at": published_at(connection, article),
        "after_place": place_of(connection, article, statement),
        "earliest": earliest,
    }
    clusters = judgements.judged(connection).clusters
    numbers = (number for (number,) in _numbers(connection, asked, bounds, clusters))
    yield from rows_of(connection, numbers, Called(connection, clusters))


def rows_of(connection: Connection, numbers: Iterator[int], names: Called) -> Iterator[QuoteRow]:
    """Read the statements with these numbers."""
    while some := list(islice(numbers, _AT_ONCE)):
        rows = list(streamed(connection, _ROWS, {"numbers": json.dumps(some)}))
        named = names.of(article for article, *_ in rows)
        yield from (quote_row(row, named) for row in rows)


def _begin(since: str) -> str | None:
    """Return a day before which nothing is published then or later, wherever the clock was read.

    What states no day (less than ten characters) may lie inside all the same.
    """
    first = _first_day(since)
    return None if first is None else (first - _DAY).isoformat()


def _end(until: str) -> str | None:
    """Return a day from which on nothing is published then or earlier, wherever the clock was read.

    A month ends, for certain, 31 days after it began, a year after 366.
    """
    first = _first_day(until)
    lasts = {4: 366 * _DAY, 7: 31 * _DAY}.get(len(until), _DAY)
    return None if first is None else (first + lasts + _DAY).isoformat()


def _first_day(value: str) -> date | None:
    """Return the first day of a year, a month or a day; None for what no calendar has."""
    try:
        day = date.fromisoformat(f"{value[:10]}-01-01"[:10])
    except ValueError:
        return None
    return day if date.min + 500 * _DAY < day < date.max - 500 * _DAY else None


def _numbers(
    connection: Connection,
    asked: Asked,
    bounds: dict[str, object],
    clusters: Clusters,
) -> Iterator[Answer]:
    """Yield the numbers of the statements that are asked for, in order."""
    parts = list(_match(asked, asked.by))
    if None in parts:
        return
    match = " AND ".join(filter(None, parts))
    bounds = {**bounds, "match": match or None}
    groups = standing.judged(connection, clusters) if asked.by is not None else ()
    if groups:
        holders = _judged_holders(groups, clusters, asked.by or "")
        others = " AND ".join(filter(None, _match(asked, None))) or None
        bounds = {**bounds, "judged": json.dumps(list(holders)), "others": others}
        yield from streamed(connection, _MATCHING_JUDGED, bounds)
    elif match and bounds["limit"] == at_most(None):
        yield from _matching(connection, bounds)
    elif match and (numbers := _some(connection, match)) is not None:
        given = {**bounds, "numbers": json.dumps(numbers), "readings": None}
        yield from streamed(connection, _OF_NUMBERS, given)
    elif match and "*" not in match:
        yield from islice(_of_many(connection, bounds), int(str(bounds["limit"])))
    else:
        yield from streamed(connection, _EARLIEST if bounds["earliest"] else _LATEST, bounds)


def _matching(
    connection: Connection,
    bounds: dict[str, object],
    within: Stretches = ALL,
    readings: list[int] | None = None,
) -> Iterator[Answer]:
    """Yield what the index finds, in order; of some readings, or of all."""
    only = None if readings is None else json.dumps(readings)
    asked = {**bounds, "stretches": json.dumps(within), "readings": only}
    yield from streamed(connection, _MATCHING, asked)


def _of_many(connection: Connection, bounds: dict[str, object]) -> Iterator[Answer]:
    """Yield what many statements have: that of the next articles and, if need be, of all."""
    question = _EARLIEST_READINGS if bounds["earliest"] else _LATEST_READINGS
    readings = (reading for (reading,) in streamed(connection, question, bounds))
    found, patience = 0, _PATIENCE
    while some := list(islice(readings, _READ)):
        within = joined(streamed(connection, _NUMBERS, {"readings": json.dumps(some)}))
        patience -= len(within)
        if patience < 0:
            yield from islice(_matching(connection, bounds), found, None)
            return
        for answer in _matching(connection, bounds, within, some):
            yield answer
            found += 1


def _some(connection: Connection, match: str) -> list[int] | None:
    """Return the numbers of the statements that the index finds; None if they are very many."""
    bound = {"match": match, "common": _COMMON}
    found = list(connection.execute(_SOME_NUMBERS, bound).scalars())
    return found if len(found) <= _COMMON else None


def _match(asked: Asked, by: str | None) -> Iterator[str | None]:
    """Yield the parts of an FTS5 expression for what is asked; None for what nothing can match.

    A part for each term: together they find what one expression of all the terms would.
    """
    words = {
        "holder": by,
        "content": asked.about,
        "via": asked.via,
        "{holder via published}": asked.chain,
    }
    for field, written in words.items():
        found = () if written is None else terms(written)
        yield from (f"{field} : ({match_expression((term,))})" for term in found)
        if written is not None and not found:
            yield None
    outlet = None if asked.outlet is None else index_words(asked.outlet)
    labels = {
        "kind": asked.kind,
        "stance": asked.stance,
        "status": asked.status,
        "outlet": outlet,
    }
    for name, value in labels.items():
        if value is not None:
            yield f'told : "{label(name, value)}"'


def _judged_holders(
    groups: Iterable[Sequence[Standing]], clusters: Clusters, by: str
) -> Iterator[tuple[int, str, bool]]:
    """Yield the reading and the id of every judged actor, and whether one of its names is asked."""
    asked = terms(by)
    for group in groups:
        words = {words for each in group for words in standing.words_in(each, clusters)}
        found = matches(" ".join(map(index_words, sorted(words))), asked)
        yield from ((each.reading, each.id, found) for each in group)
