"""What people decided about actors: kept with name and time, superseded, never overwritten.

A judgement on the actor of one article keeps a place where the article mentions it. A newer
reading of the same text may number its actors otherwise; the judgement then concerns the actor
that the new reading finds at that place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, text

from wortlaut.model.identity import ArticleId
from wortlaut.model.judgement import Judgement, Keyed, Occurrence, Subject, Verdict
from wortlaut.model.span import Span
from wortlaut.record.clusters import Clusters, Node, Opinion, State, clusters
from wortlaut.record.rows import Row
from wortlaut.record.standing import Standing, of_articles


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A judgement in a list.

    ``a`` and ``b`` are keys, or article and actor as ``ARTICLE:ACTOR``; the names are those of
    the time of judging. ``against`` is the id of the judgement that overrules this one.
    """

    id: str
    verdict: Verdict
    a: Node
    a_name: str
    b: Node
    b_name: str
    judge: str
    decided: str
    note: str | None
    state: State
    against: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """All judgements of a store, in the order of their time, and what follows from them."""

    rows: tuple[JudgementRow, ...]
    clusters: Clusters


_ALL = text("""
    SELECT *
    FROM judgements
    ORDER BY decided, id
""")
_INSERT = text("""
    INSERT INTO judgements (
        id, verdict, a_key, a_article, a_start, a_end, a_name, b_key, b_article, b_start, b_end,
        b_name, judge, decided, note, withdrawn
    )
    VALUES (
        :id, :verdict, :a_key, :a_article, :a_start, :a_end, :a_name, :b_key, :b_article,
        :b_start, :b_end, :b_name, :judge, :decided, :note, :withdrawn
    )
    ON CONFLICT (id) DO NOTHING
""")


def kept(connection: Connection) -> tuple[tuple[str, Judgement], ...]:
    """Read every judgement under its id, the oldest first."""
    rows = connection.execute(_ALL).mappings()
    return tuple((row["id"], _judgement(row)) for row in rows)


def keep(connection: Connection, judgement: Judgement) -> None:
    """Write one judgement beside those that are there."""
    row: Row = {
        "id": judgement.id,
        "verdict": judgement.verdict,
        **_columns("a", judgement.a),
        **_columns("b", judgement.b),
        "judge": judgement.judge,
        "decided": judgement.decided,
        "note": judgement.note,
        "withdrawn": judgement.withdrawn,
    }
    connection.execute(_INSERT, row)


def judged(connection: Connection) -> Judged:
    """Read what was decided, and work out who is the same."""
    judgements = tuple(judgement for _, judgement in kept(connection))
    sides = {side for each in judgements for side in (each.a, each.b)}
    own = _found(connection, {side for side in sides if isinstance(side, Occurrence)})
    nodes = {each.id: (_node(each.a, own), _node(each.b, own)) for each in judgements}
    opinions = [
        Opinion(each.id, each.verdict, *nodes[each.id], each.decided, each.withdrawn)
        for each in judgements
    ]
    made = clusters(opinions, dict(own.values()))
    return Judged(tuple(_row(each, *nodes[each.id], made) for each in judgements), made)


def _row(judgement: Judgement, a: Node, b: Node, made: Clusters) -> JudgementRow:
    return JudgementRow(
        id=judgement.id,
        verdict=judgement.verdict,
        a=a,
        a_name=judgement.a.name,
        b=b,
        b_name=judgement.b.name,
        judge=judgement.judge,
        decided=judgement.decided,
        note=judgement.note,
        state=made.states[judgement.id],
        against=made.against.get(judgement.id),
    )


# ------------------------------------------------------------------------------ found again
def _found(
    connection: Connection, places: Collection[Occurrence]
) -> dict[Occurrence, tuple[Node, str | None]]:
    """Find for each place the actor that the article's reading has there now, with its key."""
    there: dict[str, list[Standing]] = {}
    for standing in of_articles(connection, (place.article for place in places)):
        there.setdefault(standing.article, []).append(standing)
    found = {}
    for place in places:
        actor = mentioned(place, there.get(place.article, ()))
        found[place] = (actor.node, actor.key) if actor else (_lost(place), None)
    return found


def mentioned(place: Occurrence, actors: Iterable[Standing]) -> Standing | None:
    """Return the actor mentioned at a place: exactly there, else by the same name, else nearly."""

    def fit(actor: Standing) -> tuple[bool, bool, int]:
        shared = max(_shared(place.mention, span) for span in actor.mentions)
        return place.mention in actor.mentions, actor.name == place.name, shared

    there = (
        actor for actor in actors if any(place.mention.overlaps(span) for span in actor.mentions)
    )
    return max(there, key=fit, default=None)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _lost(place: Occurrence) -> Node:
    """Name a place where the article's reading has no actor now."""
    return f"{place.article}:{place.mention.start}-{place.mention.end}"


def _node(subject: Subject, own: Mapping[Occurrence, tuple[Node, str | None]]) -> Node:
    return subject.key if isinstance(subject, Keyed) else own[subject][0]


# ------------------------------------------------------------------------------ rows
def _columns(side: str, subject: Subject) -> Row:
    place = subject if isinstance(subject, Occurrence) else None
    return {
        f"{side}_key": subject.key if isinstance(subject, Keyed) else None,
        f"{side}_article": place.article if place else None,
        f"{side}_start": place.mention.start if place else None,
        f"{side}_end": place.mention.end if place else None,
        f"{side}_name": subject.name,
    }


def _judgement(row: RowMapping) -> Judgement:
    return Judgement(
        verdict=row["verdict"],
        a=_subject(row, "a"),
        b=_subject(row, "b"),
        judge=row["judge"],
        decided=row["decided"],
        note=row["note"],
        withdrawn=bool(row["withdrawn"]),
    )


def _subject(row: RowMapping, side: str) -> Subject:
    key, article, start, end, name = (
        row[f"{side}_{part}"] for part in ("key", "article", "start", "end", "name")
    )
    if key is not None:
        return Keyed(key, name)
    return Occurrence(ArticleId(article), Span(start, end), name)
