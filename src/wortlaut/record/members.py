"""The actors of single articles that are one actor, and what all of them do together.

An actor may be in ten thousand articles. What a page shows of it is counted by one question each,
out of indexes that have all that is needed; rows are read of those few that are shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import CTE, Connection, TextualSelect, column, text

from wortlaut.model.record import ActorType
from wortlaut.record import standing
from wortlaut.record.answers import names, streamed
from wortlaut.record.clusters import Clusters, Node
from wortlaut.record.queries import published_at
from wortlaut.record.standing import Names, Standing, is_parted, node_of, own_name


@dataclass(frozen=True, slots=True)
class Members:
    """Which actors of articles are one: all that have one of the keys, but for those judged apart.

    ``alone`` are those that belong to it by themselves, ``apart`` those that have one of its keys
    and were judged by themselves all the same: they count only if they are also among ``alone``.
    """

    cluster: Node
    keys: tuple[Node, ...]
    alone: tuple[Standing, ...]
    apart: tuple[Standing, ...]

    @property
    def asked(self) -> dict[str, object]:
        """What every question about them needs to know."""
        own = {(each.reading, each.id) for each in self.alone}
        judged = dict.fromkeys((each.reading, each.id) for each in (*self.alone, *self.apart))
        rows = [[*place, place in own] for place in judged]
        return {"keys": json.dumps(self.keys), "judged": json.dumps(rows)}


def judged_alone(
    connection: Connection, clusters: Clusters, nodes: Iterable[Node] = ()
) -> list[Standing]:
    """Return the actors of articles that were judged by themselves; of ``nodes`` the others, too.

    What is a node by itself without having been judged is an actor without a key.
    """
    wanted = {*clusters.of, *nodes}
    there = standing.of_articles(connection, {node.rpartition(":")[0] for node in wanted})
    return [each for each in there if each.node in wanted and node_of(each, clusters) == each.node]


def members_of(clusters: Clusters, cluster: Node, alone: Iterable[Standing]) -> Members:
    """Say which actors of articles a cluster has; ``alone`` are those that are judged alone."""
    nodes = clusters.nodes(cluster)
    known = tuple(alone)
    return Members(
        cluster,
        keys=nodes,
        alone=tuple(each for each in known if each.node in nodes),
        apart=tuple(each for each in known if each.key in nodes),
    )


# ------------------------------------------------------------------------------ described
@dataclass(frozen=True, slots=True)
class Description:
    """How some articles describe an actor, and how many they are."""

    name: str
    type: ActorType | None
    country: str | None
    wikidata: str | None
    aliases: str
    times: int


# As they are counted when articles are added, but for those that were judged by themselves.
_DESCRIBED = text("""
    SELECT name, type, country, wikidata, aliases, sum(times)
    FROM (
        SELECT name, type, country, wikidata, aliases, times
        FROM counted_descriptions
        WHERE key IN (SELECT value FROM json_each(:keys))
        UNION ALL
        SELECT n.name, n.type, coalesce(n.country, ''), coalesce(n.wikidata, ''), n.aliases, -1
        FROM json_each(:apart) AS apart
        CROSS JOIN actors AS n ON n.reading = json_extract(apart.value, '$[0]')
            AND n.id = json_extract(apart.value, '$[1]')
    )
    GROUP BY name, type, country, wikidata, aliases
    HAVING sum(times) > 0
""")


def descriptions(connection: Connection, members: Members, clusters: Clusters) -> list[Description]:
    """Return how the articles describe an actor; of one that was moved to it its names count."""
    apart = json.dumps([[each.reading, each.id] for each in members.apart])
    asked = {"keys": json.dumps(members.keys), "apart": apart}
    keyed = [
        Description(name, type, country or None, wikidata or None, aliases, times)
        for name, type, country, wikidata, aliases, times in streamed(connection, _DESCRIBED, asked)
    ]
    moved = [is_parted(each, clusters) for each in members.alone]
    all_moved = all(moved) and not keyed
    return keyed + [
        Description(
            own_name(each, clusters),
            None if away and not all_moved else each.type,
            None if away else each.country,
            None if away else each.wikidata,
            each.written_aliases,
            times=1,
        )
        for each, away in zip(members.alone, moved, strict=True)
    ]


# ------------------------------------------------------------------------------ counted
@dataclass(frozen=True, slots=True)
class Month:
    """What an actor does in the articles of a month, or of a year of which no month is known.

    ``told_of`` counts the statements of others that mention it, but for articles where it is more
    than one: what one of them says of another is none of others. ``several`` counts those articles.
    """

    month: str | None
    articles: int
    held: int
    passed: int
    told_of: int
    several: int


@dataclass(frozen=True, slots=True)
class Published:
    """How many statements of an actor an outlet published, in how many articles."""

    outlet: str | None
    statements: int
    articles: int


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A statement that somebody passed on: the actors that did, by id and by name."""

    number: int
    article: str
    ids: tuple[str, ...]
    via: tuple[str, ...]
    outlet: str | None

    def chain(self, named: Names) -> tuple[str, ...]:
        """Return the names of those who passed it on, as judgements have them."""
        pairs = zip(self.ids, self.via, strict=True)
        return tuple(named.get((self.article, id), name) for id, name in pairs)


# The members, which each question gathers anew: that is a matter of milliseconds, for all that is
# asked of them lies in the index of keys.
_JUDGED = (
    text("""
        SELECT json_extract(value, '$[0]') AS reading, json_extract(value, '$[1]') AS id,
            json_extract(value, '$[2]') AS own
        FROM json_each(:judged)
    """)
    .columns(*map(column, ("reading", "id", "own")))
    .cte("judged")
    .prefix_with("MATERIALIZED")
)
_MEMBERS = (
    text("""
        SELECT n.reading, n.id, n.held, n.passed, n.told_of
        FROM json_each(:keys) AS asked
        CROSS JOIN actors AS n ON n.key = asked.value
        WHERE (n.reading, n.id) NOT IN (SELECT reading, id FROM judged)
        UNION ALL
        SELECT n.reading, n.id, n.held, n.passed, n.told_of
        FROM judged
        CROSS JOIN actors AS n ON n.reading = judged.reading AND n.id = judged.id
        WHERE judged.own
    """)
    .columns(*map(column, ("reading", "id", "held", "passed", "told_of")))
    .cte("members")
)


def _of_members(question: str, *further: CTE) -> TextualSelect:
    """Return a question that may ask for the members, as ``members``."""
    return text(question).columns().add_cte(_JUDGED, _MEMBERS, *further)


_TOGETHER = (
    text("""
        SELECT reading, count(*) AS members, sum(held) AS held, sum(passed) AS passed,
            sum(told_of) AS told_of
        FROM members
        GROUP BY reading
    """)
    .columns(*map(column, ("reading", "members", "held", "passed", "told_of")))
    .cte("together")
    .prefix_with("MATERIALIZED")
)
_MONTHS = _of_members(
    """
    SELECT substr(a.published, 1, 7), count(*), sum(t.held), sum(t.passed),
        sum(iif(t.members = 1, t.told_of, 0)), sum(t.members > 1 AND t.told_of > 0)
    FROM together AS t
    CROSS JOIN articles AS a ON a.reading = t.reading
    GROUP BY 1
    """,
    _TOGETHER,
)
_OUTLETS = _of_members("""
    SELECT r.outlet, sum(m.held), count(DISTINCT m.reading)
    FROM members AS m
    CROSS JOIN articles AS a ON a.reading = m.reading
    CROSS JOIN readings AS r ON r.number = m.reading
    WHERE m.held
    GROUP BY r.outlet
""")
# Everything that somebody passed on: it is little.
_PASSED_ON = _of_members("""
    SELECT s.number, a.id, s.via_ids, s.via, r.outlet
    FROM (
        SELECT s.number
        FROM members AS m
        CROSS JOIN statements AS s ON s.reading = m.reading AND s.holder = m.id AND s.via != '[]'
        WHERE m.held
        UNION
        SELECT j.number
        FROM members AS m
        CROSS JOIN joint_holders AS j ON j.reading = m.reading AND j.holder = m.id
        WHERE m.held
    ) AS said
    CROSS JOIN statements AS s ON s.number = said.number AND s.via != '[]'
    CROSS JOIN articles AS a ON a.reading = s.reading
    CROSS JOIN readings AS r ON r.number = s.reading
    ORDER BY a.published_at DESC, a.id, s.place
""")
# The articles in which it says something, or others something of it: the latest first.
_LATEST = _of_members("""
    SELECT m.reading, a.id, json_group_array(m.id)
    FROM members AS m
    CROSS JOIN articles AS a ON a.reading = m.reading
    WHERE (:least > 1 OR iif(:told_of, m.told_of, m.held))
        AND (:after IS NULL
            OR coalesce(a.published_at, '') < coalesce(:after_at, '')
            OR (coalesce(a.published_at, '') = coalesce(:after_at, '') AND a.id >= :after))
        AND (:any_outlet
            OR (SELECT r.outlet FROM readings AS r WHERE r.number = m.reading) IS :outlet)
    GROUP BY a.published_at, a.id
    HAVING sum(iif(:told_of, m.told_of, m.held)) > 0 AND count(*) >= :least
    ORDER BY a.published_at DESC, a.id
""")


def months(connection: Connection, members: Members) -> list[Month]:
    """Count what an actor does, by the months of publication."""
    return [Month(*row) for row in streamed(connection, _MONTHS, members.asked)]


def outlets(connection: Connection, members: Members) -> list[Published]:
    """Count what each outlet published of an actor's statements."""
    return [Published(*row) for row in streamed(connection, _OUTLETS, members.asked)]


def passed_on(connection: Connection, members: Members) -> Iterator[PassedOn]:
    """Yield the statements of an actor that somebody passed on, the latest first."""
    for number, article, ids, via, outlet in streamed(connection, _PASSED_ON, members.asked):
        yield PassedOn(number, article, names(ids), names(via), outlet)


# ------------------------------------------------------------------------------ the latest
@dataclass(frozen=True, slots=True)
class Place:
    """An article with the actors in it that are one."""

    reading: int
    article: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a list: that behind a statement of an article, that of one outlet.

    ``outlet`` is "" for articles of which none is known, None for any.
    """

    article: str | None = None
    statement: str | None = None
    outlet: str | None = None


def holding(connection: Connection, members: Members, part: Part) -> Iterator[Place]:
    """Yield the articles in which an actor holds statements, the latest first."""
    return _latest(connection, members, part, told_of=False, least=1)


def telling(
    connection: Connection, members: Members, part: Part, *, least: int = 1
) -> Iterator[Place]:
    """Yield the articles in which others may say something of an actor, the latest first.

    ``least`` says how many there have to be in the article that are this one actor.
    """
    return _latest(connection, members, part, told_of=True, least=least)


def _latest(
    connection: Connection, members: Members, part: Part, *, told_of: bool, least: int
) -> Iterator[Place]:
    asked = members.asked | {
        "after": part.article,
        "after_at": published_at(connection, part.article),
        "outlet": part.outlet or None,
        "any_outlet": part.outlet is None,
        "told_of": told_of,
        "least": least,
    }
    for reading, article, ids in streamed(connection, _LATEST, asked):
        yield Place(reading, article, tuple(json.loads(ids)))
