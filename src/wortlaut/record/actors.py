"""The actors of a store, over all articles: who is called how, and mentioned in how many."""

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
from wortlaut.record.answers import streamed
from wortlaut.record.clusters import Clusters, Node
from wortlaut.record.judgements import judged
from wortlaut.record.members import (
    Description,
    Members,
    Month,
    descriptions,
    judged_alone,
    members_of,
    months,
)
from wortlaut.record.standing import Alias, Standing

Label = TypeVar("Label", bound=str)

_AT_ONCE = 100


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
    alone = judged_alone(connection, clusters)
    judged_nodes = json.dumps(sorted(_concerned(clusters, alone)))
    asked = {"judged": judged_nodes, "type": type, "country": country}
    rows = merge(
        _counted(connection, asked),
        _without_key(connection, asked),
        _as_judged(connection, clusters, alone),
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
        described: dict[Node, list[Description]] = {key: [] for key, *_ in some}
        keys = json.dumps(list(described))
        for key, *description in streamed(connection, _DESCRIBED, {"keys": keys}):
            described[key].append(Description(*description))
        for key, *counts in some:
            yield _row(key, described[key], Counts(*counts))


def _without_key(connection: Connection, asked: Mapping[str, object]) -> Iterator[ActorRow]:
    """Yield the actors of one article each that have no key."""
    for node, *described, held, passed in streamed(connection, _WITHOUT_KEY, asked):
        yield _row(node, [Description(*described)], Counts(1, held, passed))


def _as_judged(
    connection: Connection, clusters: Clusters, alone: Sequence[Standing]
) -> list[ActorRow]:
    """Return the actors that judgements concern, those first whom most articles mention."""
    concerned = {clusters.of.get(node, node) for node in _concerned(clusters, alone)}
    every = (members_of(clusters, cluster, alone) for cluster in concerned)
    counted = ((members, months(connection, members)) for members in every)
    rows = (
        summary(members, clusters, descriptions(connection, members, clusters), found)
        for members, found in counted
        if found
    )
    return sorted(rows, key=_rank)


def _concerned(clusters: Clusters, alone: Iterable[Standing]) -> set[Node]:
    """Return all that was judged, and the keys that some of their articles were taken from."""
    return {*clusters.of, *(each.key for each in alone if each.key)}


@dataclass(frozen=True, slots=True)
class Counts:
    """In how many articles an actor is, and what it holds and passes on there."""

    articles: int
    held: int
    passed: int


def summary(
    members: Members,
    clusters: Clusters,
    described: Sequence[Description],
    counted: Iterable[Month],
) -> ActorRow:
    """Say of the actors of several articles that are one what a list shows."""
    cluster, found = members.cluster, tuple(counted)
    counts = Counts(
        articles=sum(each.articles for each in found),
        held=sum(each.held for each in found),
        passed=sum(each.passed for each in found),
    )
    joined = tuple(node for node in clusters.nodes(cluster) if node != cluster)
    return _row(cluster, described, counts, joined)


def _row(
    key: Node, described: Sequence[Description], counts: Counts, joined: tuple[Node, ...] = ()
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
        aliases=tuple(each.words for each in called_by(described) if each.form == "name"),
        joined=joined,
    )


def _most(values: Iterable[tuple[Label | None, int]]) -> Label | None:
    """Return the most frequent of several labels, of equals the first; None if there are none."""
    counts: Counter[Label] = Counter()
    for value, times in values:
        if value is not None:
            counts[value] += times
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def called_by(described: Iterable[Description]) -> tuple[Alias, ...]:
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
