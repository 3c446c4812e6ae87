"""Links between articles that little speaks for, and what people decided about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, text

from wortlaut.model.errors import NotFoundError
from wortlaut.model.identity import ArticleId
from wortlaut.model.judgement import LinkJudgement, LinkVerdict
from wortlaut.record import queries
from wortlaut.record.answers import at_most
from wortlaut.record.clusters import State
from wortlaut.record.judge import Judge, states, taken_back
from wortlaut.record.rows import Row, storable
from wortlaut.record.stories import Stories


@dataclass(frozen=True, slots=True)
class Contested:
    """A later article and an earlier one that it may be made of; ``place`` leads to the next."""

    place: int
    later: ArticleId
    earlier: ArticleId


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A judgement on a link in a list, and whether it still counts."""

    id: str
    judgement: LinkJudgement
    state: State


_NEXT = text("""
    SELECT place, later, earlier
    FROM contested AS c
    WHERE (:place IS NULL OR (c.place, c.later, c.earlier) < (:place, :later, :earlier))
        AND coalesce((
            SELECT withdrawn
            FROM link_judgements AS j
            WHERE j.later = c.later AND j.earlier = c.earlier
            ORDER BY decided DESC, id DESC
            LIMIT 1
        ), 1)
    ORDER BY place DESC, later DESC, earlier DESC
    LIMIT 1
""")
_LATEST = text("""
    SELECT *
    FROM link_judgements
    ORDER BY decided DESC, id DESC
    LIMIT :limit
""")
_ONE = text("SELECT * FROM link_judgements WHERE id = :id")
_INSERT = text("""
    INSERT INTO link_judgements (
        id, verdict, later, later_name, earlier, earlier_name, judge, decided, note, withdrawn
    )
    VALUES (
        :id, :verdict, :later, :later_name, :earlier, :earlier_name, :judge, :decided, :note,
        :withdrawn
    )
    ON CONFLICT (id) DO NOTHING
""")


def contested(connection: Connection, after: Contested | None) -> Contested | None:
    """Return the newest link that is in doubt and not judged, behind another; None if none is."""
    place, later, earlier = (after.place, after.later, after.earlier) if after else (None,) * 3
    asked = {"place": place, "later": later, "earlier": earlier}
    row = connection.execute(_NEXT, asked).first()
    return None if row is None else Contested(row.place, row.later, row.earlier)


def latest(connection: Connection, limit: int | None) -> list[LinkRow]:
    """List what people decided about links, the newest first."""
    return _listed(connection.execute(_LATEST, {"limit": at_most(limit)}).mappings())


def kept(connection: Connection) -> Iterator[tuple[str, LinkJudgement]]:
    """Read every judgement on a link under its id."""
    for row in connection.execute(_LATEST, {"limit": at_most(None)}).mappings():
        yield row["id"], _judgement(row)


def judge(
    connection: Connection, verdict: LinkVerdict, later: str, earlier: str, judge: Judge
) -> LinkRow:
    """Keep a judgement on whether one article was made of another."""
    sides = (*_called(connection, later), *_called(connection, earlier))
    return _decided(connection, LinkJudgement(verdict, *sides, *judge.signature))


def _called(connection: Connection, name: str) -> tuple[ArticleId, str]:
    """Return the id of an article that somebody means, and what it is called."""
    article = queries.record(connection, queries.resolve(connection, name)).article
    return article.id, storable(article.outlet.name if article.outlet else article.source.uri)


def withdraw(connection: Connection, id: str, judge: Judge) -> LinkRow:
    """Take a judgement back by its id."""
    row = connection.execute(_ONE, {"id": id}).mappings().first()
    if row is None:
        raise NotFoundError(f"there is no judgement {id} on a link", "see the list of them")
    return _decided(connection, taken_back(_judgement(row), judge))


def _decided(connection: Connection, made: LinkJudgement) -> LinkRow:
    """Write a judgement, and let the stories of both articles be linked anew."""
    connection.execute(_INSERT, _columns(made))
    stories = Stories(connection)
    for first in {stories.of_article(made.later), stories.of_article(made.earlier)}:
        if first is not None:
            stories.unlink(first)
    return next(row for row in latest(connection, None) if row.id == made.id)


def _listed(rows: Iterable[RowMapping]) -> list[LinkRow]:
    """Say of judgements, the newest first, which count: the last one on the same two articles."""
    found = [(row["id"], _judgement(row)) for row in rows]
    standing = states(((one.later, one.earlier), one.withdrawn) for _, one in found)
    return [LinkRow(id, one, state) for (id, one), state in zip(found, standing, strict=True)]


def _columns(made: LinkJudgement) -> Row:
    return {
        "id": made.id,
        "verdict": made.verdict,
        "later": made.later,
        "later_name": made.later_name,
        "earlier": made.earlier,
        "earlier_name": made.earlier_name,
        "judge": made.judge,
        "decided": made.decided,
        "note": made.note,
        "withdrawn": made.withdrawn,
    }


def _judgement(row: RowMapping) -> LinkJudgement:
    return LinkJudgement(
        verdict=row["verdict"],
        later=ArticleId(row["later"]),
        later_name=row["later_name"],
        earlier=ArticleId(row["earlier"]),
        earlier_name=row["earlier_name"],
        judge=row["judge"],
        decided=row["decided"],
        note=row["note"],
        withdrawn=bool(row["withdrawn"]),
    )
