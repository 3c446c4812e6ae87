"""What a store knows of an actor: its names, what it said, what was said of it, through whom."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, text

from wortlaut.model.record import ActorType, MentionForm, Record
from wortlaut.model.span import Span
from wortlaut.record import standing
from wortlaut.record.answers import Answer, streamed
from wortlaut.record.clusters import Clusters, Node
from wortlaut.record.judgements import JudgementRow, judged
from wortlaut.record.naming import cluster_called
from wortlaut.record.periods import Period, over_time
from wortlaut.record.queries import Names, QuoteRow, judged_names, quote_row
from wortlaut.record.standing import Alias, Standing, cluster_of, is_parted, name_of
from wortlaut.record.ways import Way, through, ways

Label = TypeVar("Label", bound=str)

_AT_ONCE = 100
_OUTLET, _HOLDER, _CONTENT = 2, 7, 12  # columns of every question that lists statements


# ------------------------------------------------------------------------------ rows
@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor in a list, over all articles that mention it.

    ``key`` names it in a command: its key, or article and actor where it has none. ``joined`` are
    the other keys that people judged the same. ``held`` and ``passed`` count the statements that
    are its words, and that it passed on. ``aliases`` are its names, the most used first.
    """

    key: Node
    name: str
    type: ActorType
    country: str | None
    wikidata: str | None
    articles: int
    held: int
    passed: int
    aliases: tuple[str, ...]
    joined: tuple[Node, ...]


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
    came to which outlet. ``said_of`` are the statements of
    others that mention it, ``mentioned`` counts them. The latest statements come first.
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


# ------------------------------------------------------------------------------ lists
# Whoever is never of the type or country asked for in any article need not be looked at.
_RANKED = text("""
    WITH judged AS MATERIALIZED (
        SELECT key AS node, value AS cluster
        FROM json_each(:judged)
    )
    SELECT coalesce(alone.cluster, keyed.cluster, n.key, a.id || ':' || n.id) AS cluster
    FROM articles AS a
    CROSS JOIN actors AS n ON n.reading = a.reading
    LEFT JOIN judged AS alone ON alone.node = a.id || ':' || n.id
    LEFT JOIN judged AS keyed ON keyed.node = n.key
    GROUP BY 1
    HAVING (:type IS NULL OR max(n.type = :type))
        AND (:country IS NULL OR max(n.country IS :country))
    ORDER BY count(DISTINCT a.id) DESC, sum(n.held) DESC, sum(n.passed) DESC, cluster
""")


def actors(
    connection: Connection, type: ActorType | None, country: str | None, limit: int | None
) -> Iterator[ActorRow]:
    """List actors, those first whom most articles mention."""
    clusters = judged(connection).clusters
    asked = {"judged": json.dumps(dict(clusters.of)), "type": type, "country": country}
    ranked = (cluster for (cluster,) in streamed(connection, _RANKED, asked))
    rows = _summaries(connection, clusters, ranked)
    fitting = (row for row in rows if type in (None, row.type) and country in (None, row.country))
    yield from islice(fitting, limit)


def _summaries(
    connection: Connection, clusters: Clusters, ranked: Iterator[Node]
) -> Iterator[ActorRow]:
    """Yield a row for each cluster, looked up a hundred at a time."""
    while some := tuple(islice(ranked, _AT_ONCE)):
        groups: dict[Node, list[Standing]] = {cluster: [] for cluster in some}
        nodes = (node for cluster in some for node in clusters.nodes(cluster))
        for each in standing.of_nodes(connection, clusters, nodes):
            groups[cluster_of(each, clusters)].append(each)
        yield from (summary(cluster, group, clusters) for cluster, group in groups.items())


def summary(cluster: Node, group: Sequence[Standing], clusters: Clusters) -> ActorRow:
    """Say of the actors of several articles that are one what a list shows."""
    linked = [each for each in group if not is_parted(each, clusters)]
    return ActorRow(
        key=cluster,
        name=name_of(group, clusters),
        type=_most(each.type for each in linked or group) or "person",
        country=_most(each.country for each in linked),
        wikidata=_most(each.wikidata for each in linked),
        articles=len({each.article for each in group}),
        held=sum(each.held for each in group),
        passed=sum(each.passed for each in group),
        aliases=tuple(each.words for each in _called(group) if each.form == "name"),
        joined=tuple(node for node in clusters.nodes(cluster) if node != cluster),
    )


def _most(values: Iterable[Label | None]) -> Label | None:
    """Return the most frequent of several labels, of equals the first; None if there are none."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _called(group: Iterable[Standing]) -> tuple[Alias, ...]:
    """Count the words that all articles have for an actor, the most used first."""
    counts: Counter[tuple[str, MentionForm]] = Counter()
    for aliases, articles in Counter(each.aliases for each in group).items():
        for alias in aliases:
            counts[alias.words, alias.form] += alias.count * articles
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], -len(pair[0][0]), pair[0]))
    return tuple(Alias(words, form, count) for (words, form), count in ordered)


# ------------------------------------------------------------------------------ one actor
_SAID = text("""
    SELECT a.id, r.title, r.outlet, r.published, s.id, s.kind, s.stance, s.holder, s.holder_name,
        s.via_ids, s.via, s.cue, s.content, s.text, s.disputed, s.ruling, s.judge
    FROM json_each(:holders) AS one
    CROSS JOIN statements AS s ON s.reading = json_extract(one.value, '$[0]')
        AND s.holder = json_extract(one.value, '$[1]')
    CROSS JOIN readings AS r ON r.number = s.reading
    CROSS JOIN articles AS a ON a.reading = s.reading
    ORDER BY a.published_at DESC, a.id, s.place
""")
_AROUND = text("""
    SELECT a.id, r.title, r.outlet, r.published, s.id, s.kind, s.stance, s.holder, s.holder_name,
        s.via_ids, s.via, s.cue, s.content, s.text, s.disputed, s.ruling, s.judge
    FROM json_each(:readings) AS one
    CROSS JOIN statements AS s ON s.reading = one.value
    CROSS JOIN readings AS r ON r.number = s.reading
    CROSS JOIN articles AS a ON a.reading = s.reading
    ORDER BY a.published_at DESC, a.id, s.place
""")
_VIA = text("""
    SELECT a.id, n.id, n.key, n.name
    FROM json_each(:holders) AS one
    CROSS JOIN statements AS s ON s.reading = json_extract(one.value, '$[0]')
        AND s.holder = json_extract(one.value, '$[1]')
    CROSS JOIN json_each(s.via_ids) AS via
    CROSS JOIN actors AS n ON n.reading = s.reading AND n.id = via.value
    CROSS JOIN articles AS a ON a.reading = s.reading
""")
_PUBLISHED = text("""
    SELECT id, published
    FROM articles
    WHERE id IN (SELECT value FROM json_each(:articles))
""")


def portrait(connection: Connection, called: str, limit: int | None) -> Portrait:
    """Gather all that is known of the only actor that is meant; ``limit`` cuts lists of statements.

    Raises ``NotFoundError`` if there is none, or if several may be meant.
    """
    known = judged(connection)
    cluster = cluster_called(connection, known.clusters, called)
    nodes = known.clusters.nodes(cluster)
    group = tuple(standing.of_nodes(connection, known.clusters, nodes))
    named = dict(judged_names(standing.judged(connection, known.clusters), known.clusters))
    said = tuple(streamed(connection, _SAID, {"holders": _holders(group)}))
    said_of = tuple(_said_of(connection, group))
    words = _called(group)
    return Portrait(
        actor=summary(cluster, group, known.clusters),
        aliases=tuple(each for each in words if each.form == "name"),
        roles=tuple(each for each in words if each.form == "nominal"),
        over_time=over_time(_dated(connection, group)),
        via=_via(connection, group, known.clusters, named),
        outlets=_outlets(said),
        ways=ways(connection, _holders(group), named),
        said=tuple(quote_row(row, named) for row in said[:limit]),
        mentioned=len(said_of),
        said_of=tuple(quote_row(row, named) for row in said_of[:limit]),
        judgements=tuple(row for row in known.rows if {row.a, row.b} & set(nodes)),
    )


def said_through(
    connection: Connection, called: str, via: tuple[str, ...], outlet: str | None, limit: int
) -> tuple[ActorRow, tuple[QuoteRow, ...]]:
    """Return the only actor that is meant, and what it said that came one way."""
    known = judged(connection)
    cluster = cluster_called(connection, known.clusters, called)
    nodes = known.clusters.nodes(cluster)
    group = tuple(standing.of_nodes(connection, known.clusters, nodes))
    named = dict(judged_names(standing.judged(connection, known.clusters), known.clusters))
    rows = through(connection, _holders(group), named, via=via, outlet=outlet, limit=limit)
    return summary(cluster, group, known.clusters), tuple(quote_row(row, named) for row in rows)


def _said_of(connection: Connection, group: Sequence[Standing]) -> Iterator[Answer]:
    """Yield the statements of others whose content has a mention of an actor."""
    mentions: dict[str, list[Span]] = {}
    for each in group:
        mentions.setdefault(each.article, []).extend(each.mentions)
    own = {(each.article, each.id) for each in group}
    readings = json.dumps(sorted({each.reading for each in group}))
    for row in streamed(connection, _AROUND, {"readings": readings}):
        article, holder, content = row[0], row[_HOLDER], row[_CONTENT]
        if (article, holder) not in own and _covers(json.loads(content), mentions[article]):
            yield row


def _covers(content: list[tuple[int, int]], mentions: Iterable[Span]) -> bool:
    return any(start <= one.start and one.end <= end for start, end in content for one in mentions)


def _holders(group: Iterable[Standing]) -> str:
    return json.dumps([[each.reading, each.id] for each in group])


def _dated(connection: Connection, group: Iterable[Standing]) -> Iterator[tuple[str | None, int]]:
    """Yield the date of each article, and how many statements the actor holds in it."""
    held: Counter[str] = Counter()
    for each in group:
        held[each.article] += each.held
    published = streamed(connection, _PUBLISHED, {"articles": json.dumps(sorted(held))})
    yield from ((date, held[article]) for article, date in published)


def _via(
    connection: Connection, group: Sequence[Standing], clusters: Clusters, named: Names
) -> tuple[Quoter, ...]:
    """Count who passed an actor's statements on, the most frequent first."""
    passed: dict[Node, list[tuple[str, str]]] = {}
    for article, id, key, name in streamed(connection, _VIA, {"holders": _holders(group)}):
        called = named.get((article, id), name)
        passed.setdefault(clusters.cluster(article, id, key), []).append((called, article))
    return _ordered(
        Quoter(
            name=standing.chosen(Counter(name for name, _ in chains)),
            key=cluster,
            statements=len(chains),
            articles=len({article for _, article in chains}),
        )
        for cluster, chains in passed.items()
    )


def _outlets(said: Iterable[Answer]) -> tuple[Quoter, ...]:
    """Count the outlets that published an actor's statements, the most frequent first."""
    published: dict[str, list[str]] = {}
    for row in said:
        if row[_OUTLET] is not None:
            published.setdefault(row[_OUTLET], []).append(row[0])
    return _ordered(
        Quoter(outlet, None, len(articles), len(set(articles)))
        for outlet, articles in published.items()
    )


def _ordered(quoters: Iterable[Quoter]) -> tuple[Quoter, ...]:
    return tuple(sorted(quoters, key=lambda each: (-each.statements, each.name, each.key or "")))


# ------------------------------------------------------------------------------ records
def renamed(connection: Connection, record: Record) -> Record:
    """Return a record in which those actors that people judged are called as their cluster is."""
    return called(record, given_names(connection))


def given_names(connection: Connection) -> Names:
    """Read what all actors are called that people judged, each under its article and id."""
    clusters = judged(connection).clusters
    return dict(judged_names(standing.judged(connection, clusters), clusters))


def called(record: Record, named: Names) -> Record:
    """Return a record in which actors have the names that they are given."""
    actors = tuple(
        replace(actor, name=named.get((record.article.id, actor.id), actor.name))
        for actor in record.actors or ()
    )
    return record if record.actors is None else replace(record, actors=actors)
