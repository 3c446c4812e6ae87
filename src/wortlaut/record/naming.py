"""Which actor somebody means: by key, by name, by the beginning of a key, or in one article."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import Connection

from wortlaut.model.errors import JudgementError, NotFoundError
from wortlaut.model.identity import ArticleId
from wortlaut.model.judgement import Keyed, Occurrence, Subject
from wortlaut.record import queries, standing
from wortlaut.record.clusters import Clusters, Node, precedence
from wortlaut.record.rows import storable
from wortlaut.record.search import index_words
from wortlaut.record.standing import Standing, is_parted, name_of, names_in, node_of

# "3fa2:a3": the actor a3 of the article whose id begins with 3fa2; not "Nordpress: Redaktion"
_IN_ARTICLE = re.compile(r"(?P<article>[0-9a-f]+):(?P<actor>\S+)")
_CANDIDATES = 10

Groups = dict[Node, list[Standing]]


def cluster_called(connection: Connection, clusters: Clusters, called: str) -> Node:
    """Return the cluster of the only actor that is meant."""
    node = storable(called)
    # Who is called by key is not looked for in all articles: to be in one is enough.
    if any(True for _ in standing.of_nodes(connection, clusters, [node])):
        return clusters.of.get(node, node)
    return _only(_meant(connection, clusters, called), clusters, called)


def subject_called(connection: Connection, clusters: Clusters, called: str) -> Subject:
    """Return whom a judgement on the only actor that is meant shall speak of."""
    if found := _IN_ARTICLE.fullmatch(called):
        return _place(_in_article(connection, found["article"], found["actor"]))
    meant = _meant(connection, clusters, called)
    _only(meant, clusters, called)
    node = min(meant, key=precedence)
    first = meant[node][0]
    is_key = node == first.key
    return Keyed(node, name_of(meant[node], clusters)) if is_key else _place(first)


def _only(meant: Groups, clusters: Clusters, called: str) -> Node:
    """Return the one cluster of all that may be meant, or say which there are."""
    groups: Groups = {}
    for node, standings in meant.items():
        groups.setdefault(clusters.of.get(node, node), []).extend(standings)
    if len(groups) == 1:
        return next(iter(groups))
    if not groups:
        raise NotFoundError(
            f"no actor here has the key or name {called}", "list them: wortlaut actors"
        )
    listed = sorted(groups, key=lambda cluster: (-len(groups[cluster]), precedence(cluster)))
    named = [f"{name_of(groups[cluster], clusters)} ({cluster})" for cluster in listed]
    more = ["…"] if len(named) > _CANDIDATES else []
    raise NotFoundError(
        f"{len(named)} actors may be meant by {called}: {', '.join(named[:_CANDIDATES] + more)}",
        "write the key of the one you mean",
    )


def _place(actor: Standing) -> Occurrence:
    """Name an actor of one article by the first place where it is named there."""
    if not actor.mentions:
        raise JudgementError(
            f"{actor.node} is mentioned nowhere in the text", "only what has a place can be judged"
        )
    return Occurrence(ArticleId(actor.article), min(actor.mentions), actor.name)


# ------------------------------------------------------------------------------ who may be meant
def _meant(connection: Connection, clusters: Clusters, called: str) -> Groups:
    """Gather all that may be meant: by key, else by name, else by the beginning of a key."""
    called = storable(called)
    if found := _IN_ARTICLE.fullmatch(called):
        return _by_node([_in_article(connection, found["article"], found["actor"])], clusters)
    if found_by_key := _by_node(standing.of_nodes(connection, clusters, [called]), clusters):
        return found_by_key
    return _called(connection, clusters, called) or _beginning(connection, clusters, called)


def _by_node(standings: Iterable[Standing], clusters: Clusters) -> Groups:
    groups: Groups = {}
    for each in standings:
        groups.setdefault(node_of(each, clusters), []).append(each)
    return groups


def _called(connection: Connection, clusters: Clusters, name: str) -> Groups:
    """Gather who has exactly this name; else who is called so somewhere; else who has the words."""
    wanted = index_words(name)
    ranked: tuple[list[Standing], ...] = ([], [], [])
    for each in standing.with_words(connection, name):
        own, *others = map(index_words, names_in(each, clusters))
        if wanted == own:
            ranked[0].append(each)
        elif wanted in others:
            ranked[1].append(each)
        elif not is_parted(each, clusters):
            ranked[2].append(each)
    return _by_node(next(filter(None, ranked), ()), clusters)


def _beginning(connection: Connection, clusters: Clusters, prefix: str) -> Groups:
    """Gather whose key begins so, as many as can be told apart in a message."""
    keys = standing.keys(connection, prefix, _CANDIDATES + 1) if prefix else ()
    return _by_node(standing.of_nodes(connection, clusters, keys), clusters) if keys else {}


def _in_article(connection: Connection, article: str, id: str) -> Standing:
    """Return the actor with this id in an article."""
    found = queries.resolve(connection, article)
    actors = tuple(standing.of_articles(connection, [found]))
    actor = next((each for each in actors if each.id == id), None)
    if actor is None:
        there = ", ".join(f"{each.id} {each.name}" for each in actors[:_CANDIDATES])
        raise NotFoundError(
            f"article {found} has no actor {id}; it has {there or 'none'}",
            f"see them all: wortlaut show {found[:10]} --json | jq .actors",
        )
    return actor
