"""What a store knows of an actor: its names, what it said, what was said of it, through whom."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, text

from wortlaut.model.record import ActorType, MentionForm
from wortlaut.record import standing
from wortlaut.record.answers import Answer, streamed
from wortlaut.record.clusters import Clusters, Node
from wortlaut.record.judgements import JudgementRow, judged
from wortlaut.record.naming import cluster_called
from wortlaut.record.periods import Period, over_time
from wortlaut.record.queries import QuoteRow, quote_row
from wortlaut.record.renaming import Names, names_of
from wortlaut.record.standing import Alias, Standing, cluster_of, is_parted, own_name
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
# As they are counted when articles are added, without those that judgements concern. Whoever is
# never of the type or country asked for in any article need not be looked at.
_COUNTED = text("""
    SELECT c.key, c.articles, c.held, c.passed
    FROM counted_actors AS c
    WHERE c.key NOT IN (SELECT value FROM json_each(:judged))
        AND (:type IS NULL OR EXISTS (
            SELECT 1
            FROM counted_descriptions AS d
            WHERE d.key = c.key AND d.type = :type
        ))
        AND (:country IS NULL OR EXISTS (
            SELECT 1
            FROM counted_descriptions AS d
            WHERE d.key = c.key AND d.country = :country
        ))
    ORDER BY c.articles DESC, c.held DESC, c.passed DESC, c.key
""")
_DESCRIBED = text("""
    SELECT key, name, type, nullif(country, ''), nullif(wikidata, ''), aliases, times
    FROM counted_descriptions
    WHERE key IN (SELECT value FROM json_each(:keys))
""")
_WITHOUT_KEY = text("""
    SELECT a.id || ':' || n.id, n.name, n.type, n.country, n.wikidata, n.aliases, 1, n.held,
        n.passed
    FROM actors AS n
    CROSS JOIN articles AS a ON a.reading = n.reading
    WHERE n.key IS NULL
        AND a.id || ':' || n.id NOT IN (SELECT value FROM json_each(:judged))
        AND (:type IS NULL OR n.type = :type)
        AND (:country IS NULL OR n.country = :country)
    ORDER BY n.held DESC, n.passed DESC, 1
""")


def actors(
    connection: Connection, type: ActorType | None, country: str | None, limit: int | None
) -> Iterator[ActorRow]:
    """List actors, those first whom most articles mention."""
    clusters = judged(connection).clusters
    concerned = _concerned(connection, clusters)
    asked = {"judged": json.dumps(sorted(concerned)), "type": type, "country": country}
    rows = merge(
        _counted(connection, asked),
        _without_key(connection, asked),
        _as_judged(connection, clusters, concerned),
        key=_rank,
    )
    fitting = (row for row in rows if type in (None, row.type) and country in (None, row.country))
    yield from islice(fitting, limit)


def _rank(row: ActorRow) -> tuple[int, int, int, Node]:
    return -row.articles, -row.held, -row.passed, row.key


def _counted(connection: Connection, asked: Mapping[str, object]) -> Iterator[ActorRow]:
    """Yield the actors that no judgement concerns, described a hundred at a time."""
    ranked = streamed(connection, _COUNTED, asked)
    while some := tuple(islice(ranked, _AT_ONCE)):
        described: dict[Node, list[_Description]] = {key: [] for key, *_ in some}
        keys = json.dumps(list(described))
        for key, *description in streamed(connection, _DESCRIBED, {"keys": keys}):
            described[key].append(_Description(*description))
        for key, *counts in some:
            yield _row(key, described[key], _Counts(*counts))


def _without_key(connection: Connection, asked: Mapping[str, object]) -> Iterator[ActorRow]:
    """Yield the actors of one article each that have no key."""
    for node, *described, held, passed in streamed(connection, _WITHOUT_KEY, asked):
        yield _row(node, [_Description(*described)], _Counts(1, held, passed))


def _as_judged(
    connection: Connection, clusters: Clusters, concerned: Iterable[Node]
) -> list[ActorRow]:
    """Return the actors that judgements concern, those first whom most articles mention."""
    groups: dict[Node, list[Standing]] = {}
    for each in standing.of_nodes(connection, clusters, concerned):
        groups.setdefault(cluster_of(each, clusters), []).append(each)
    rows = (summary(cluster, group, clusters) for cluster, group in groups.items())
    return sorted(rows, key=_rank)


def _concerned(connection: Connection, clusters: Clusters) -> set[Node]:
    """Return all that was judged, and the keys that some of their articles were taken from."""
    alone = standing.of_articles(connection, {node.rpartition(":")[0] for node in clusters.of})
    keys = {each.key for each in alone if each.key and each.node in clusters.of}
    return {*clusters.of, *keys}


@dataclass(frozen=True, slots=True)
class _Counts:
    """In how many articles an actor is, and what it holds and passes on there."""

    articles: int
    held: int
    passed: int


@dataclass(frozen=True, slots=True)
class _Description:
    """How some articles describe an actor, and how many they are."""

    name: str
    type: ActorType | None
    country: str | None
    wikidata: str | None
    aliases: str
    times: int


def summary(cluster: Node, group: Sequence[Standing], clusters: Clusters) -> ActorRow:
    """Say of the actors of several articles that are one what a list shows."""
    described = _descriptions(group, clusters)
    return _row(cluster, described, _counts(group), _joined(cluster, clusters))


def _counts(group: Sequence[Standing]) -> _Counts:
    return _Counts(
        articles=len({each.article for each in group}),
        held=sum(each.held for each in group),
        passed=sum(each.passed for each in group),
    )


def _joined(cluster: Node, clusters: Clusters) -> tuple[Node, ...]:
    return tuple(node for node in clusters.nodes(cluster) if node != cluster)


def _descriptions(group: Sequence[Standing], clusters: Clusters) -> list[_Description]:
    """Return how each article describes an actor, once; of one that was moved its names count."""
    moved = [is_parted(each, clusters) for each in group]
    return [
        _Description(
            own_name(each, clusters),
            None if away and not all(moved) else each.type,
            None if away else each.country,
            None if away else each.wikidata,
            each.written_aliases,
            times=1,
        )
        for each, away in zip(group, moved, strict=True)
    ]


def _row(
    key: Node, described: Sequence[_Description], counts: _Counts, joined: tuple[Node, ...] = ()
) -> ActorRow:
    names: Counter[str] = Counter()
    for each in described:
        names[each.name] += each.times
    return ActorRow(
        key=key,
        name=standing.chosen(names),
        type=_most((each.type, each.times) for each in described) or "person",
        country=_most((each.country, each.times) for each in described),
        wikidata=_most((each.wikidata, each.times) for each in described),
        articles=counts.articles,
        held=counts.held,
        passed=counts.passed,
        aliases=tuple(each.words for each in _called(described) if each.form == "name"),
        joined=joined,
    )


def _most(values: Iterable[tuple[Label | None, int]]) -> Label | None:
    """Return the most frequent of several labels, of equals the first; None if there are none."""
    counts: Counter[Label] = Counter()
    for value, times in values:
        if value is not None:
            counts[value] += times
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _called(described: Iterable[_Description]) -> tuple[Alias, ...]:
    """Count the words that all articles have for an actor, the most used first."""
    together: Counter[str] = Counter()
    for each in described:
        together[each.aliases] += each.times
    counts: Counter[tuple[str, MentionForm]] = Counter()
    for written, articles in together.items():
        for alias in standing.aliases_in(written):
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
_LATEST_FIRST = text("""
    SELECT DISTINCT a.reading
    FROM json_each(:readings) AS one
    CROSS JOIN articles AS a ON a.reading = one.value
    ORDER BY a.published_at DESC, a.id
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
    named = names_of(standing.judged(connection, known.clusters), known.clusters)
    said = tuple(streamed(connection, _SAID, {"holders": _holders(group)}))
    described = _descriptions(group, known.clusters)
    words = _called(described)
    return Portrait(
        actor=_row(cluster, described, _counts(group), _joined(cluster, known.clusters)),
        aliases=tuple(each for each in words if each.form == "name"),
        roles=tuple(each for each in words if each.form == "nominal"),
        over_time=over_time(_dated(connection, group)),
        via=_via(connection, group, known.clusters, named),
        outlets=_outlets(said),
        ways=ways(connection, _holders(group), named),
        said=tuple(quote_row(row, named) for row in said[:limit]),
        mentioned=_mentioned(connection, group),
        said_of=tuple(quote_row(row, named) for row in islice(_said_of(connection, group), limit)),
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
    named = names_of(standing.judged(connection, known.clusters), known.clusters)
    rows = through(connection, _holders(group), named, via=via, outlet=outlet, limit=limit)
    return summary(cluster, group, known.clusters), tuple(quote_row(row, named) for row in rows)


def _mentioned(connection: Connection, group: Sequence[Standing]) -> int:
    """Count the statements of others whose content has a mention of an actor."""
    articles = Counter(each.article for each in group)
    alone = sum(each.told_of for each in group if articles[each.article] == 1)
    # What one of them says of another in the same article is none of others.
    several = [each for each in group if articles[each.article] > 1]
    return alone + sum(1 for _ in _said_of(connection, several))


def _said_of(connection: Connection, group: Sequence[Standing]) -> Iterator[Answer]:
    """Yield the statements of others whose content has a mention of an actor, the latest first."""
    standings: dict[str, list[Standing]] = {}
    for each in group:
        standings.setdefault(each.article, []).append(each)
    own = {(each.article, each.id) for each in group}
    told_of = json.dumps([each.reading for each in group if each.told_of])
    readings = connection.execute(_LATEST_FIRST, {"readings": told_of}).scalars()
    while some := tuple(islice(readings, _AT_ONCE)):
        for row in streamed(connection, _AROUND, {"readings": json.dumps(some)}):
            article, holder, content = row[0], row[_HOLDER], row[_CONTENT]
            if (article, holder) not in own and _covers(json.loads(content), standings[article]):
                yield row


def _covers(content: list[tuple[int, int]], actors: Iterable[Standing]) -> bool:
    mentions = [mention for actor in actors for mention in actor.mentions]
    return any(start <= one.start and one.end <= end for start, end in content for one in mentions)


def _holders(group: Iterable[Standing]) -> str:
    """List the actors of those articles in which they hold statements."""
    return json.dumps([[each.reading, each.id] for each in group if each.held])


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
