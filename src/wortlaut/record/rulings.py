"""What people decided about statements: kept with name and time, superseded, never overwritten."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, text

from wortlaut.model.errors import JudgementError, NotFoundError
from wortlaut.model.judgement import Holder, Passage, StatementJudgement, StatementVerdict
from wortlaut.model.record import Record
from wortlaut.record import queries, standing
from wortlaut.record.answers import at_most
from wortlaut.record.clusters import State, precedence
from wortlaut.record.judge import Judge, states, taken_back
from wortlaut.record.judgements import judged
from wortlaut.record.renewing import judgement_in, renew
from wortlaut.record.rows import Row, storable
from wortlaut.record.search import index_words
from wortlaut.record.standing import cluster_of


@dataclass(frozen=True, slots=True)
class RulingRow:
    """A judgement on a statement in a list, and whether it still counts."""

    id: str
    judgement: StatementJudgement
    state: State


_LATEST = text("""
    SELECT *
    FROM statement_judgements
    ORDER BY decided DESC, id DESC
    LIMIT :limit
""")
_OF_ARTICLE = text("""
    SELECT *
    FROM statement_judgements
    WHERE article = :article
    ORDER BY decided DESC, id DESC
""")
_ONE = text("SELECT * FROM statement_judgements WHERE id = :id")
_INSERT = text("""
    INSERT INTO statement_judgements (
        id, verdict, article, content, kind, words, found, holder, type, key, mention_start,
        mention_end, judge, decided, note, withdrawn
    )
    VALUES (
        :id, :verdict, :article, :content, :kind, :words, :found, :holder, :type, :key,
        :mention_start, :mention_end, :judge, :decided, :note, :withdrawn
    )
    ON CONFLICT (id) DO NOTHING
""")


# ------------------------------------------------------------------------------ lists
def latest(connection: Connection, limit: int | None) -> list[RulingRow]:
    """List what people decided about statements, the newest first."""
    return _listed(connection.execute(_LATEST, {"limit": at_most(limit)}).mappings())


def of_article(connection: Connection, article: str) -> list[RulingRow]:
    """List what people decided about the statements of one article, the newest first."""
    return _listed(connection.execute(_OF_ARTICLE, {"article": article}).mappings())


def kept(connection: Connection) -> Iterator[tuple[str, StatementJudgement]]:
    """Read every judgement on a statement under its id."""
    for row in connection.execute(_LATEST, {"limit": at_most(None)}).mappings():
        yield row["id"], judgement_in(row)


def _listed(rows: Iterable[RowMapping]) -> list[RulingRow]:
    """Say of judgements, the newest first, which count: the last one on the same words."""
    found = [(row["id"], judgement_in(row)) for row in rows]
    standing = states((_words(one), one.withdrawn) for _, one in found)
    return [RulingRow(id, one, state) for (id, one), state in zip(found, standing, strict=True)]


def _words(judgement: StatementJudgement) -> Hashable:
    return judgement.on.article, judgement.on.content, judgement.on.kind


# ------------------------------------------------------------------------------ deciding
def judge(
    connection: Connection,
    verdict: StatementVerdict,
    called: str,
    holder: str | None,
    judge: Judge,
) -> RulingRow:
    """Keep a judgement on the statement of one article (``ARTICLE:STATEMENT``)."""
    article, _, statement = called.rpartition(":")
    record = queries.record(connection, queries.resolve(connection, article))
    on = _passage(record, statement)
    meant = None if holder is None else _holder(connection, record, holder)
    return _decided(connection, StatementJudgement(verdict, on, meant, *judge.signature))


def withdraw(connection: Connection, id: str, judge: Judge) -> RulingRow:
    """Take a judgement back by its id."""
    row = connection.execute(_ONE, {"id": id}).mappings().first()
    if row is None:
        raise NotFoundError(
            f"there is no judgement {id} on a statement", "list them: wortlaut corrections"
        )
    return _decided(connection, taken_back(judgement_in(row), judge))


def _decided(connection: Connection, made: StatementJudgement) -> RulingRow:
    connection.execute(_INSERT, _columns(made))
    renew(connection, [made.on.article])
    return next(row for row in of_article(connection, made.on.article) if row.id == made.id)


def _passage(record: Record, id: str) -> Passage:
    """Return what a judgement keeps of a statement."""
    statement = next((one for one in record.statements or () if one.id == id), None)
    if statement is None:
        raise NotFoundError(
            f"article {record.article.id} has no statement {id}",
            f"see them all: wortlaut show {record.article.id[:10]}",
        )
    if not statement.content:
        raise JudgementError(
            f"statement {id} has no words in the text", "only what has a place can be judged"
        )
    words = storable(record.excerpt(statement.content))
    found = statement.judged.found if statement.judged else record.holder(statement)
    return Passage(record.article.id, statement.content, statement.kind, words, found)


def _holder(connection: Connection, record: Record, called: str) -> Holder:
    """Return whom somebody means: an actor of the article by id or name, else one by name."""
    wanted = index_words(called)
    for actor in record.actors or ():
        if called == actor.id or wanted == index_words(actor.name):
            mention = min((one.span for one in actor.mentions), default=None)
            return Holder(storable(actor.name), actor.type, actor.key, mention)
    return _known(connection, storable(called.strip()), wanted)


def _known(connection: Connection, name: str, wanted: str) -> Holder:
    """Return the only actor of other articles that has exactly this name, or a name alone."""
    if not wanted:
        raise JudgementError("a holder needs a name", "give one, or say that nobody is named")
    clusters = judged(connection).clusters
    alike = [
        each
        for each in standing.with_words(connection, name)
        if each.key is not None and index_words(each.name) == wanted
    ]
    if len({cluster_of(each, clusters) for each in alike}) != 1:
        return Holder(name, "person")
    type = Counter(each.type for each in alike).most_common(1)[0][0]
    return Holder(name, type, min((each.key for each in alike if each.key), key=precedence))


# ------------------------------------------------------------------------------ rows
def _columns(made: StatementJudgement) -> Row:
    on, holder = made.on, made.holder
    mention = holder.mention if holder else None
    return {
        "id": made.id,
        "verdict": made.verdict,
        "article": on.article,
        "content": json.dumps([[span.start, span.end] for span in on.content]),
        "kind": on.kind,
        "words": on.words,
        "found": on.holder,
        "holder": holder.name if holder else None,
        "type": holder.type if holder else None,
        "key": holder.key if holder else None,
        "mention_start": mention.start if mention else None,
        "mention_end": mention.end if mention else None,
        "judge": made.judge,
        "decided": made.decided,
        "note": made.note,
        "withdrawn": made.withdrawn,
    }
