"""Who is the same: keys, and actors of single articles, joined and parted by judgements.

A *node* is a key, or ``ARTICLE:ACTOR`` for the actor of one article: one that has no key, or one
that somebody judged by itself. Judgements that are the same give the same clusters, in whatever
order they were made known.

The rules, in the order in which they count:

1. Of all judgements on a pair of nodes only the latest counts.
2. A pair that was judged different is never joined, not even through a third. Where several
   judgements *same* would join it together, the newest of them hold, and the first that would
   close the circle is overruled.
3. The actor of one article belongs to its key, unless it was moved to another key or parted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from wortlaut.model.judgement import Verdict

Node = str
State = Literal["in force", "superseded", "withdrawn", "overruled", "withdrawal"]

_WIKIDATA = re.compile(r"Q(\d+)")


@dataclass(frozen=True, slots=True)
class Opinion:
    """A judgement on two nodes."""

    id: str
    verdict: Verdict
    a: Node
    b: Node
    decided: str
    withdrawn: bool = False

    @property
    def pair(self) -> frozenset[Node]:
        """Both nodes, in no order."""
        return frozenset((self.a, self.b))


@dataclass(frozen=True, slots=True)
class Clusters:
    """Which nodes are one actor; whom no judgement concerns is not listed.

    ``of`` names the cluster of a node by one of its nodes; ``members`` lists its nodes.
    ``states`` says of each judgement whether it counts, ``against`` which *different* overrules
    it.
    """

    of: Mapping[Node, Node]
    members: Mapping[Node, tuple[Node, ...]]
    states: Mapping[str, State]
    against: Mapping[str, str]

    def node(self, article: str, id: str, key: str | None) -> Node:
        """Return the node that the actor of an article stands for."""
        alone = occurrence(article, id)
        return alone if key is None or alone in self.of else key

    def cluster(self, article: str, id: str, key: str | None) -> Node:
        """Return the cluster to which the actor of an article belongs."""
        node = self.node(article, id, key)
        return self.of.get(node, node)

    def nodes(self, cluster: Node) -> tuple[Node, ...]:
        """List the nodes of any cluster."""
        return self.members.get(cluster, (cluster,))


def occurrence(article: str, id: str) -> Node:
    """Name the actor of one article."""
    return f"{article}:{id}"


def precedence(node: Node) -> tuple[int, int, str]:
    """Say which node names a cluster: Wikidata items first, the smallest number before others."""
    wikidata = _WIKIDATA.fullmatch(node)
    if wikidata:
        return 0, int(wikidata[1]), node
    return (2 if ":" in node else 1), 0, node


def clusters(opinions: Iterable[Opinion], own: Mapping[Node, str | None]) -> Clusters:
    """Join and part nodes; ``own`` has the key of every actor that was judged by itself."""
    ordered = sorted(opinions, key=_age)
    latest = {opinion.pair: opinion for opinion in ordered}
    after = _followers(ordered)
    counting = [each for each in latest.values() if not each.withdrawn and each.verdict != "unsure"]
    judged = {node for opinion in counting for node in opinion.pair}
    own = {node: key for node, key in own.items() if node in judged}
    joined = _Joined(each for each in counting if each.verdict == "different")
    same = [each for each in counting if each.verdict == "same"]
    against = dict(_join(joined, same))
    _join_to_keys(joined, own, [each for each in same if each.id not in against])
    members = {min(group, key=precedence): group for group in joined.groups(own)}
    return Clusters(
        of={node: name for name, group in members.items() for node in group},
        members=members,
        states={each.id: _state(each, after.get(each.id), against) for each in ordered},
        against=against,
    )


def _age(opinion: Opinion) -> tuple[str, str]:
    return opinion.decided, opinion.id


def _followers(ordered: Iterable[Opinion]) -> dict[str, Opinion]:
    """Return the next judgement on the same pair for each that has one."""
    last: dict[frozenset[Node], Opinion] = {}
    after = {}
    for opinion in ordered:
        if before := last.get(opinion.pair):
            after[before.id] = opinion
        last[opinion.pair] = opinion
    return after


def _state(opinion: Opinion, after: Opinion | None, against: Mapping[str, str]) -> State:
    if opinion.withdrawn:
        return "withdrawal"
    if after is None:
        return "overruled" if opinion.id in against else "in force"
    return "withdrawn" if after.withdrawn else "superseded"


class _Joined:
    """Groups of nodes while they are being joined, and the judgements that keep nodes apart."""

    def __init__(self, different: Iterable[Opinion]) -> None:
        self._groups: dict[Node, set[Node]] = {}
        self._apart: dict[Node, dict[Node, Opinion]] = {}
        for opinion in different:
            self._apart.setdefault(opinion.a, {})[opinion.b] = opinion
            self._apart.setdefault(opinion.b, {})[opinion.a] = opinion

    def _of(self, node: Node) -> set[Node]:
        """Return the group of a node, at first the node alone."""
        return self._groups.setdefault(node, {node})

    def hindrance(self, a: Node, b: Node) -> Opinion | None:
        """Return the newest judgement that keeps the groups of two nodes apart."""
        few, many = sorted((self._of(a), self._of(b)), key=len)
        parting = (
            opinion
            for node in few
            for other, opinion in self._apart.get(node, {}).items()
            if other in many
        )
        return max(parting, key=_age, default=None)

    def join(self, a: Node, b: Node) -> None:
        """Make the groups of two nodes one."""
        few, many = sorted((self._of(a), self._of(b)), key=len)
        many |= few
        self._groups |= dict.fromkeys(few, many)

    def groups(self, alone: Collection[Node]) -> Iterator[tuple[Node, ...]]:
        """Yield the groups of several nodes, and those of the nodes that may stand alone."""
        for node in alone:
            self._of(node)
        for group in {id(group): group for group in self._groups.values()}.values():
            if len(group) > 1 or not group.isdisjoint(alone):
                yield tuple(sorted(group, key=precedence))


def _join(joined: _Joined, same: list[Opinion]) -> Iterator[tuple[str, str]]:
    """Join what was judged the same, the newest first; yield what is overruled, and by what."""
    for opinion in sorted(same, key=_age, reverse=True):
        if hindrance := joined.hindrance(opinion.a, opinion.b):
            yield opinion.id, hindrance.id
        else:
            joined.join(opinion.a, opinion.b)


def _join_to_keys(joined: _Joined, own: Mapping[Node, str | None], same: list[Opinion]) -> None:
    """Join the actors of single articles to their keys, but those that were moved or parted."""
    moved = {
        node
        for opinion in same
        for node, other in ((opinion.a, opinion.b), (opinion.b, opinion.a))
        if node in own and other not in own and other != own[node]
    }
    for node, key in sorted(own.items()):
        if key is not None and node not in moved and not joined.hindrance(node, key):
            joined.join(node, key)
