"""Doubts about who is meant, for people to decide: two entries that may be one actor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wortlaut.record.actors import ActorRow
from wortlaut.record.judgements import JudgementRow
from wortlaut.record.portrait import Portrait
from wortlaut.record.search import index_words
from wortlaut.record.store import Store

_SHOWN = 3  # statements of each


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two actors of whom the names leave open whether they are one, and whether people disagree."""

    a: ActorRow
    b: ActorRow
    contested: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A doubt with what helps to decide it."""

    doubt: Doubt
    a: Portrait
    b: Portrait


def doubts_in(rows: Sequence[ActorRow], judgements: Sequence[JudgementRow]) -> list[Doubt]:
    """List what nobody has decided, those first on which decisions disagree, then the most told."""
    decided = {frozenset((one.a, one.b)) for one in judgements if one.state == "in force"}
    overruled = {frozenset((one.a, one.b)) for one in judgements if one.state == "overruled"}
    found = [
        Doubt(a, b, bool(_pairs(a, b) & overruled))
        for a, b in _alike(rows)
        if not _pairs(a, b) & decided
    ]
    return sorted(found, key=lambda one: (not one.contested, -one.b.articles, one.a.key, one.b.key))


def shown(store: Store, doubt: Doubt) -> Shown:
    """Return a doubt with what is known of both sides."""
    a, b = (store.actor(side.key, limit=_SHOWN) for side in (doubt.a, doubt.b))
    return Shown(doubt, a, b)


def _alike(rows: Sequence[ActorRow]) -> Iterator[tuple[ActorRow, ActorRow]]:
    """Yield pairs of one type of which one's name ends with, or is, the other's."""
    by_last: dict[tuple[str, str], list[tuple[tuple[str, ...], ActorRow]]] = {}
    for row in rows:
        words = tuple(index_words(row.name).split())
        if words:
            by_last.setdefault((row.type, words[-1]), []).append((words, row))
    for group in by_last.values():
        for number, (words, a) in enumerate(group):
            for others, b in group[number + 1 :]:
                short, long = sorted((words, others), key=len)
                if long[-len(short) :] == short:
                    yield a, b


def _pairs(a: ActorRow, b: ActorRow) -> set[frozenset[str]]:
    """Return all pairs of keys that a decision on the two can have been made of."""
    return {frozenset((one, other)) for one in (a.key, *a.joined) for other in (b.key, *b.joined)}
