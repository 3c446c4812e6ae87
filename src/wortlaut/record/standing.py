"""The actors of the articles, each as the reading has it that stands for its article."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import starmap

from sqlalchemy import Connection, text

from wortlaut.model.record import ActorType, MentionForm
from wortlaut.model.span import Span
from wortlaut.record.answers import streamed
from wortlaut.record.clusters import Clusters, Node, occurrence
from wortlaut.record.search import match_expression, terms

Names = Mapping[tuple[str, str], str]  # of an article and the id of an actor in it


@dataclass(frozen=True, slots=True)
class Alias:
    """Words that an article has for an actor, and how often."""

    words: str
    form: MentionForm
    count: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The actor of one article; ``held`` and ``passed`` count its statements there.

    ``told_of`` counts those of others that mention it.

    What is written as JSON in the table is read when it is asked for: of the twenty thousand
    articles that mention somebody, few are asked where.
    """

    article: str
    reading: int
    id: str
    key: str | None
    name: str
    type: ActorType
    country: str | None
    wikidata: str | None
    written_aliases: str
    written_mentions: str
    held: int
    passed: int
    told_of: int

    @property
    def aliases(self) -> tuple[Alias, ...]:
        """The words that the article has for the actor."""
        return aliases_in(self.written_aliases)

    @property
    def mentions(self) -> tuple[Span, ...]:
        """Where the article mentions the actor."""
        return tuple(Span(start, end) for start, end, _ in json.loads(self.written_mentions))

    @property
    def node(self) -> Node:
        """Name this actor of this article by itself."""
        return occurrence(self.article, self.id)


@lru_cache(10_000)  # the articles that mention somebody mostly have the same words
def aliases_in(written: str) -> tuple[Alias, ...]:
    """Read the words that an article has for an actor, as they are kept."""
    return tuple(Alias(words, form, count) for words, form, count in json.loads(written))


_OF_ARTICLES = text("""
    SELECT a.id, n.reading, n.id, n.key, n.name, n.type, n.country, n.wikidata, n.aliases,
        n.mentions, n.held, n.passed, n.told_of
    FROM articles AS a
    CROSS JOIN actors AS n ON n.reading = a.reading
    WHERE a.id IN (SELECT value FROM json_each(:articles))
    ORDER BY a.id, n.place
""")
_OF_KEYS = text("""
    SELECT a.id, n.reading, n.id, n.key, n.name, n.type, n.country, n.wikidata, n.aliases,
        n.mentions, n.held, n.passed, n.told_of
    FROM actors AS n
    CROSS JOIN articles AS a ON a.reading = n.reading
    WHERE n.key IN (SELECT value FROM json_each(:keys))
""")
_NAMED = text("""
    SELECT a.id, n.reading, n.id, n.key, n.name, n.type, n.country, n.wikidata, n.aliases,
        n.mentions, n.held, n.passed, n.told_of
    FROM actor_words
    CROSS JOIN actors AS n ON n.number = actor_words.rowid
    CROSS JOIN articles AS a ON a.reading = n.reading
    WHERE actor_words MATCH :match
    ORDER BY a.id, n.place
""")
_KEYS = text("""
    SELECT DISTINCT n.key
    FROM actors AS n
    CROSS JOIN articles AS a ON a.reading = n.reading
    WHERE n.key >= :prefix AND n.key < :prefix || char(1114111)
    ORDER BY n.key
    LIMIT :limit
""")


def of_articles(connection: Connection, articles: Iterable[str]) -> Iterator[Standing]:
    """Yield the actors of some articles, in the order of each article."""
    asked = {"articles": json.dumps(sorted(set(articles)))}
    yield from starmap(Standing, streamed(connection, _OF_ARTICLES, asked))


def of_nodes(
    connection: Connection, clusters: Clusters, nodes: Iterable[Node]
) -> Iterator[Standing]:
    """Yield the actors that some nodes stand for, and no others of their keys or articles."""
    wanted = set(nodes)
    keyed = streamed(connection, _OF_KEYS, {"keys": json.dumps(sorted(wanted))})
    alone = of_articles(connection, {node.rpartition(":")[0] for node in wanted})
    for each in starmap(Standing, keyed):
        if node_of(each, clusters) == each.key:
            yield each
    for each in alone:
        if node_of(each, clusters) == each.node and each.node in wanted:
            yield each


def with_words(connection: Connection, words: str) -> Iterator[Standing]:
    """Yield the actors whose names have all the words."""
    asked = terms(words)
    if asked:
        matching = {"match": match_expression(asked)}
        yield from starmap(Standing, streamed(connection, _NAMED, matching))


def keys(connection: Connection, prefix: str, limit: int) -> tuple[str, ...]:
    """List the first keys that begin so."""
    found = streamed(connection, _KEYS, {"prefix": prefix, "limit": limit})
    return tuple(str(key) for (key,) in found)


def judged(connection: Connection, clusters: Clusters) -> tuple[tuple[Standing, ...], ...]:
    """Gather the actors of every cluster that judgements made."""
    groups: dict[Node, list[Standing]] = {}
    if clusters.of:
        for standing in of_nodes(connection, clusters, clusters.of):
            groups.setdefault(cluster_of(standing, clusters), []).append(standing)
    return tuple(map(tuple, groups.values()))


def node_of(standing: Standing, clusters: Clusters) -> Node:
    """Return the node that the actor of an article stands for."""
    return clusters.node(standing.article, standing.id, standing.key)


def cluster_of(standing: Standing, clusters: Clusters) -> Node:
    """Return the cluster to which the actor of an article belongs."""
    return clusters.cluster(standing.article, standing.id, standing.key)


# ------------------------------------------------------------------------------ names
def chosen(names: Mapping[str, int]) -> str:
    """Choose the name to show: the most used, then the longest, then the first."""
    return min(names, key=lambda name: (-names[name], -len(name), name))


def name_of(standings: Iterable[Standing], clusters: Clusters) -> str:
    """Choose the name to show for actors of several articles that are one."""
    return chosen(Counter(own_name(standing, clusters) for standing in standings))


def own_name(standing: Standing, clusters: Clusters) -> str:
    """Return what an article calls its actor.

    Where somebody moved or parted it, its key was wrong, and so may be the name that came with it:
    then the words of the text count.
    """
    if not is_parted(standing, clusters):
        return standing.name
    called = Counter({each.words: each.count for each in standing.aliases if each.form == "name"})
    return chosen(called) if called else standing.name


def is_parted(standing: Standing, clusters: Clusters) -> bool:
    """Tell whether somebody moved an actor of one article away from its key."""
    cluster = clusters.of.get(standing.node)
    if cluster is None or standing.key is None:
        return False
    return cluster != clusters.of.get(standing.key, standing.key)


def names_in(standing: Standing, clusters: Clusters) -> tuple[str, ...]:
    """Return the names of an actor: how its article calls it first, then those in the text."""
    called = (each.words for each in standing.aliases if each.form == "name")
    return own_name(standing, clusters), *called


def words_in(standing: Standing, clusters: Clusters) -> tuple[str, ...]:
    """Return the names of an actor and the descriptions that its article has for it."""
    return own_name(standing, clusters), *(each.words for each in standing.aliases)
