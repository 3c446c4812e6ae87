"""The reading that stands for an article on whose statements people have judged.

It is made of the reading that a reader made, in the same form and beside it, so that every question
finds what was decided without asking for it: lists, searches, actors, stories, exports. What was
read stays as it was, and stands for the article again when the judgements are taken back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, text

from wortlaut.model.document import Rejected
from wortlaut.model.errors import JudgementError
from wortlaut.model.form import loads
from wortlaut.model.identity import ArticleId
from wortlaut.model.judgement import Holder, Passage, StatementJudgement
from wortlaut.model.span import Span
from wortlaut.record.adding import insert, let_wait
from wortlaut.record.rows import Reading, reading_of
from wortlaut.record.ruled import as_judged

_JUDGED = text("""
    SELECT DISTINCT j.article
    FROM json_each(:articles) AS asked
    CROSS JOIN statement_judgements AS j ON j.article = asked.value
    ORDER BY j.article
""")
_IN_FORCE = text("""
    SELECT *
    FROM statement_judgements AS j
    WHERE article = :article AND NOT withdrawn AND NOT EXISTS (
        SELECT 1
        FROM statement_judgements AS later
        WHERE later.article = j.article AND later.content = j.content AND later.kind = j.kind
            AND (later.decided, later.id) > (j.decided, j.id)
    )
    ORDER BY decided, id
""")
_READ = text("""
    SELECT r.number, r.reader, records.json
    FROM readings AS r
    CROSS JOIN records ON records.reading = r.number
    WHERE r.article = :article AND r.base IS NULL
    ORDER BY r.rank
    LIMIT 1
""")
_NUMBER = text("SELECT number FROM readings WHERE id = :id")
_STAND = text("UPDATE articles SET reading = :reading WHERE id = :article")


@dataclass(frozen=True, slots=True)
class Renewed:
    """The reading that a reader made, and the one that judgements make of it, if they change it."""

    base: int
    judged: Reading | None


def renew(connection: Connection, articles: Iterable[str]) -> None:
    """Let those of some articles stand as judged on whose statements people have judged."""
    asked = {"articles": json.dumps(sorted(set(articles)))}
    for article in connection.execute(_JUDGED, asked).scalars().all():
        made = renewed(connection, article)
        if made is None:
            continue
        number = made.base if made.judged is None else _number(connection, made.judged, made.base)
        connection.execute(_STAND, {"reading": number, "article": article})
        let_wait(connection, [article])


def renewed(connection: Connection, article: str) -> Renewed | None:
    """Say how an article that was read stands by all judgements; None if it was never read."""
    row = connection.execute(_READ, {"article": article}).first()
    if row is None:
        return None
    number, reader, written = row
    record = loads(written)
    judged = as_judged(record, in_force(connection, article))
    if judged == record:
        return Renewed(number, None)
    made = reading_of(judged, reader)
    if isinstance(made, Rejected):
        raise JudgementError(f"{article} cannot stand so: {made.detail}", "take a judgement back")
    return Renewed(number, made)


def in_force(connection: Connection, article: str) -> Iterator[StatementJudgement]:
    """Yield the judgements on statements of an article that count, the oldest first."""
    yield from map(judgement_in, connection.execute(_IN_FORCE, {"article": article}).mappings())


def _number(connection: Connection, reading: Reading, base: int) -> int:
    """Return the number of a reading; one that is new is kept first."""
    known: int | None = connection.execute(_NUMBER, {"id": reading.id}).scalar()
    return insert(connection, [reading], base)[0] if known is None else known


def judgement_in(row: RowMapping) -> StatementJudgement:
    """Read a judgement on a statement."""
    content = tuple(Span(start, end) for start, end in json.loads(row["content"]))
    return StatementJudgement(
        verdict=row["verdict"],
        on=Passage(ArticleId(row["article"]), content, row["kind"], row["words"], row["found"]),
        holder=_holder(row),
        judge=row["judge"],
        decided=row["decided"],
        note=row["note"],
        withdrawn=bool(row["withdrawn"]),
    )


def _holder(row: RowMapping) -> Holder | None:
    if row["holder"] is None:
        return None
    start, end = row["mention_start"], row["mention_end"]
    mention = None if start is None else Span(start, end)
    return Holder(row["holder"], row["type"], row["key"], mention)
