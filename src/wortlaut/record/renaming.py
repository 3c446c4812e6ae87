"""What actors are called that people judged: each as all that are one with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from wortlaut.model.record import Record
from wortlaut.record import standing
from wortlaut.record.clusters import Clusters
from wortlaut.record.judgements import judged
from wortlaut.record.standing import Standing

Names = Mapping[tuple[str, str], str]  # of an article and the id of an actor in it


def renamed(connection: Connection, record: Record) -> Record:
    """Return a record in which those actors that people judged are called as their cluster is."""
    return called(record, given_names(connection))


def given_names(connection: Connection) -> Names:
    """Read what all actors are called that people judged."""
    clusters = judged(connection).clusters
    return names_of(standing.judged(connection, clusters), clusters)


def names_of(groups: Iterable[Sequence[Standing]], clusters: Clusters) -> Names:
    """Say what the actors of several groups are called; those of one group are one."""
    named = ((standing.name_of(group, clusters), group) for group in groups)
    return {(each.article, each.id): name for name, group in named for each in group}


def called(record: Record, named: Names) -> Record:
    """Return a record in which actors have the names that they are given."""
    actors = tuple(
        replace(actor, name=named.get((record.article.id, actor.id), actor.name))
        for actor in record.actors or ()
    )
    return record if record.actors is None else replace(record, actors=actors)
