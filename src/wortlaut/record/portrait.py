"""What a store knows of one actor: its names, what it said, what was said of it, through whom."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, text

from wortlaut.record import standing
from wortlaut.record.actors import ActorRow, called_by, summary
from wortlaut.record.answers import streamed
from wortlaut.record.clusters import Clusters, Node
from wortlaut.record.judgements import JudgementRow, judged
from wortlaut.record.members import (
    Members,
    Month,
    Part,
    PassedOn,
    Place,
    descriptions,
    holding,
    judged_alone,
    members_of,
    months,
    outlets,
    passed_on,
    telling,
)
from wortlaut.record.naming import cluster_called
from wortlaut.record.periods import Period, over_time
from wortlaut.record.queries import QuoteRow, place_of
from wortlaut.record.quotes import rows_of
from wortlaut.record.renaming import Called
from wortlaut.record.standing import Alias, Standing, cluster_of
from wortlaut.record.ways import Way, ways

_AT_ONCE = 50  # articles


@dataclass(frozen=True, slots=True)
class Quoter:
    """Who brought an actor's statements: somebody in the chain, or an outlet, which has no key."""

    name: str
    key: Node | None
    statements: int
    articles: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """All that a store knows of one actor.

    ``roles`` are the descriptions that the articles have for it, ``ways`` through whom its words
    came to which outlet. ``said_of`` are the statements of others that mention it, ``mentioned``
    counts them. The latest statements come first.
    """

    actor: ActorRow
    aliases: tuple[Alias, ...]
    roles: tuple[Alias, ...]
    over_time: tuple[Period, ...]
    via: tuple[Quoter, ...]
    outlets: tuple[Quoter, ...]
    ways: tuple[Way, ...]
    said: tuple[QuoteRow, ...]
    mentioned: int
    said_of: tuple[QuoteRow, ...]
    judgements: tuple[JudgementRow, ...]


_SAID = text("""
    WITH said AS (
        SELECT s.number
        FROM json_each(:holders) AS one
        CROSS JOIN statements AS s ON s.reading = json_extract(one.value, '$[0]')
            AND s.holder = json_extract(one.value, '$[1]')
        UNION
        SELECT j.number
        FROM json_each(:holders) AS one
        CROSS JOIN joint_holders AS j ON j.reading = json_extract(one.value, '$[0]')
            AND j.holder = json_extract(one.value, '$[1]')
    )
    SELECT s.number
    FROM said
    CROSS JOIN statements AS s ON s.number = said.number
    CROSS JOIN articles AS a ON a.reading = s.reading
    WHERE (NOT :direct OR s.via = '[]')
        AND (a.id IS NOT :article OR s.place > :place)
    ORDER BY a.published_at DESC, a.id, s.place
""")
_AROUND = text("""
    SELECT s.number, a.id, s.holder, s.joint, s.content
    FROM json_each(:readings) AS one
    CROSS JOIN statements AS s ON s.reading = one.value
    CROSS JOIN articles AS a ON a.reading = s.reading
    WHERE a.id IS NOT :article OR s.place > :place
    ORDER BY a.published_at DESC, a.id, s.place
""")


# ------------------------------------------------------------------------------ asked
@dataclass(frozen=True, slots=True)
class _Found:
    """The only actor that is meant, with all that it takes to know more of it."""

    connection: Connection
    clusters: Clusters
    members: Members
    names: Called

    def rows(self, numbers: Iterator[int], limit: int | None) -> tuple[QuoteRow, ...]:
        """Read the first of the statements with these numbers."""
        return tuple(rows_of(self.connection, islice(numbers, limit), self.names))

    def actor(self) -> ActorRow:
        """Return what a list shows of it."""
        described = descriptions(self.connection, self.members, self.clusters)
        return summary(
            self.members, self.clusters, described, months(self.connection, self.members)
        )


def portrait(connection: Connection, called: str, limit: int | None) -> Portrait:
    """Gather all that is known of the only actor that is meant; ``limit`` cuts lists of statements.

    Raises ``NotFoundError`` if there is none, or if several may be meant.
    """
    known = judged(connection)
    one = _meant(connection, known.clusters, called)
    members = one.members
    counted = months(connection, members)
    described = descriptions(connection, members, known.clusters)
    words = called_by(described)
    published = outlets(connection, members)
    passed = list(passed_on(connection, members))
    return Portrait(
        actor=summary(members, known.clusters, described, counted),
        aliases=tuple(each for each in words if each.form == "name"),
        roles=tuple(each for each in words if each.form == "nominal"),
        over_time=over_time((each.month, each.articles, each.held) for each in counted),
        via=_via(one, passed),
        outlets=_ordered(
            Quoter(each.outlet, None, each.statements, each.articles)
            for each in published
            if each.outlet is not None
        ),
        ways=ways(published, passed, one.names),
        said=one.rows(_said(one, Part()), limit),
        mentioned=_mentioned(one, counted),
        said_of=one.rows(_said_of(one, Part()), limit),
        judgements=tuple(row for row in known.rows if {row.a, row.b} & set(members.keys)),
    )


def said(
    connection: Connection, called: str, after: tuple[str, str] | None, limit: int | None
) -> tuple[ActorRow, tuple[QuoteRow, ...]]:
    """Return the only actor that is meant, and the latest of what it said, behind a statement."""
    one = _meant(connection, judged(connection).clusters, called)
    return one.actor(), one.rows(_said(one, Part(*(after or ()))), limit)


def said_of(
    connection: Connection, called: str, after: tuple[str, str] | None, limit: int | None
) -> tuple[ActorRow, tuple[QuoteRow, ...]]:
    """Return the only actor that is meant, and the latest of what others said of it."""
    one = _meant(connection, judged(connection).clusters, called)
    return one.actor(), one.rows(_said_of(one, Part(*(after or ()))), limit)


def said_through(
    connection: Connection, called: str, via: tuple[str, ...], outlet: str | None, limit: int
) -> tuple[ActorRow, tuple[QuoteRow, ...]]:
    """Return the only actor that is meant, and the latest of what it said that came one way."""
    one = _meant(connection, judged(connection).clusters, called)
    direct = _said(one, Part(outlet=outlet), direct=True)
    numbers = _passed_on(one, via, outlet) if via else direct
    return one.actor(), one.rows(numbers, limit)


def _meant(connection: Connection, clusters: Clusters, called: str) -> _Found:
    cluster = cluster_called(connection, clusters, called)
    alone = judged_alone(connection, clusters, clusters.nodes(cluster))
    members = members_of(clusters, cluster, alone)
    return _Found(connection, clusters, members, Called(connection, clusters))


# ------------------------------------------------------------------------------ statements
def _said(one: _Found, part: Part, *, direct: bool = False) -> Iterator[int]:
    """Yield what an actor said, the latest first; ``direct``: what nobody passed on."""
    asked = {**_behind(one, part), "direct": direct}
    for some in _batches(holding(one.connection, one.members, part)):
        holders = [[each.reading, id] for each in some for id in each.ids]
        rows = streamed(one.connection, _SAID, {**asked, "holders": json.dumps(holders)})
        yield from (number for (number,) in rows)


def _said_of(one: _Found, part: Part, least: int = 1) -> Iterator[int]:
    """Yield the statements of others whose content has a mention of an actor, the latest first."""
    asked = _behind(one, part)
    for some in _batches(telling(one.connection, one.members, part, least=least)):
        standings = _standings(one, some)
        own = {(each.article, each.id) for group in standings.values() for each in group}
        readings = json.dumps([each.reading for each in some])
        for number, article, holder, joint, content in streamed(
            one.connection, _AROUND, {**asked, "readings": readings}
        ):
            holders = (holder, *(id for id, _ in json.loads(joint)))
            theirs = not any((article, id) in own for id in holders)
            if theirs and _covers(json.loads(content), standings[article]):
                yield number


def _behind(one: _Found, part: Part) -> dict[str, object]:
    place = place_of(one.connection, part.article, part.statement)
    return {"article": part.article, "place": place}


def _batches(places: Iterator[Place]) -> Iterator[tuple[Place, ...]]:
    while some := tuple(islice(places, _AT_ONCE)):
        yield some


def _standings(one: _Found, places: Iterable[Place]) -> dict[str, list[Standing]]:
    """Return what some articles have of an actor, with the places where they mention it."""
    found: dict[str, list[Standing]] = {}
    for each in standing.of_articles(one.connection, (place.article for place in places)):
        if cluster_of(each, one.clusters) == one.members.cluster:
            found.setdefault(each.article, []).append(each)
    return found


def _covers(content: list[tuple[int, int]], actors: Iterable[Standing]) -> bool:
    mentions = [mention for actor in actors for mention in actor.mentions]
    return any(start <= one.start and one.end <= end for start, end in content for one in mentions)


def _mentioned(one: _Found, counted: Iterable[Month]) -> int:
    """Count the statements of others whose content has a mention of an actor."""
    found = tuple(counted)
    alone = sum(each.told_of for each in found)
    several = any(each.several for each in found)
    return alone + (sum(1 for _ in _said_of(one, Part(), least=2)) if several else 0)


# ------------------------------------------------------------------------------ who brought it
_NAMED = text("""
    SELECT a.id, n.id, n.key, n.name
    FROM json_each(:numbers) AS asked
    CROSS JOIN statements AS s ON s.number = asked.value
    CROSS JOIN json_each(s.via_ids) AS via
    CROSS JOIN actors AS n ON n.reading = s.reading AND n.id = via.value
    CROSS JOIN articles AS a ON a.reading = s.reading
""")


def _via(one: _Found, passed: Sequence[PassedOn]) -> tuple[Quoter, ...]:
    """Count who passed an actor's statements on, the most frequent first."""
    named = one.names.of(each.article for each in passed)
    chains: dict[Node, list[tuple[str, str]]] = {}
    numbers = json.dumps([each.number for each in passed])
    for article, id, key, name in streamed(one.connection, _NAMED, {"numbers": numbers}):
        called = named.get((article, id), name)
        chains.setdefault(one.clusters.cluster(article, id, key), []).append((called, article))
    return _ordered(
        Quoter(
            name=standing.chosen(Counter(name for name, _ in links)),
            key=cluster,
            statements=len(links),
            articles=len({article for _, article in links}),
        )
        for cluster, links in chains.items()
    )


def _passed_on(one: _Found, via: tuple[str, ...], outlet: str | None) -> Iterator[int]:
    """Yield the statements that came through exactly these names, to one outlet or any."""
    passed = list(passed_on(one.connection, one.members))
    named = one.names.of(each.article for each in passed)
    for each in passed:
        if outlet in (None, each.outlet or "") and each.chain(named) == via:
            yield each.number


def _ordered(quoters: Iterable[Quoter]) -> tuple[Quoter, ...]:
    return tuple(sorted(quoters, key=lambda each: (-each.statements, each.name, each.key or "")))
