"""What actors are called that people judged: each as all that are one with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from wortlaut.model.record import Record
from wortlaut.record import standing
from wortlaut.record.clusters import Clusters, Node
from wortlaut.record.judgements import judged
from wortlaut.record.members import descriptions, judged_alone, members_of
from wortlaut.record.standing import Names, cluster_of


class Called:
    """What people's judgements call actors: worked out for those that somebody is shown."""

    def __init__(self, connection: Connection, clusters: Clusters) -> None:
        self._connection = connection
        self._clusters = clusters
        self._alone = judged_alone(connection, clusters) if clusters.of else []
        self._names: dict[Node, str] = {}

    def of(self, articles: Iterable[str]) -> Names:
        """Return the names of the actors of some articles that judgements concern."""
        if not self._clusters.of:
            return {}
        there = standing.of_articles(self._connection, articles)
        found = ((each, cluster_of(each, self._clusters)) for each in there)
        return {
            (each.article, each.id): self._name(cluster)
            for each, cluster in found
            if cluster in self._clusters.members
        }

    def _name(self, cluster: Node) -> str:
        """Choose the name of a cluster: that which most of its articles have."""
        if cluster not in self._names:
            members = members_of(self._clusters, cluster, self._alone)
            counts: Counter[str] = Counter()
            for each in descriptions(self._connection, members, self._clusters):
                counts[each.name] += each.times
            self._names[cluster] = standing.chosen(counts)
        return self._names[cluster]


def renamed(connection: Connection, record: Record) -> Record:
    """Return a record in which those actors that people judged are called as their cluster is."""
    return called(record, Called(connection, judged(connection).clusters))


def called(record: Record, names: Called) -> Record:
    """Return a record in which actors have the names that they are given."""
    named = names.of([record.article.id])
    actors = tuple(
        replace(actor, name=named.get((record.article.id, actor.id), actor.name))
        for actor in record.actors or ()
    )
    return record if record.actors is None else replace(record, actors=actors)
