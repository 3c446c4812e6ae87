"""Decide who is the same, or take a decision back; both only ever add a judgement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from wortlaut.model.errors import JudgementError, NotFoundError
from wortlaut.model.judgement import Judgement, Verdict
from wortlaut.record.clusters import Node
from wortlaut.record.judge import Judge, taken_back
from wortlaut.record.judgements import JudgementRow, judged, keep, kept
from wortlaut.record.naming import subject_called
from wortlaut.record.search import index_words


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement that was made, and every older one whose state it changed, as it is now.

    ``against`` has the judgements that overrule some of these.
    """

    judgement: JudgementRow
    changed: tuple[JudgementRow, ...]
    against: tuple[JudgementRow, ...]


def judge(connection: Connection, verdict: Verdict, a: str, b: str, judge: Judge) -> Decision:
    """Keep a judgement on two actors."""
    clusters = judged(connection).clusters
    one, other = (subject_called(connection, clusters, called) for called in (a, b))
    return _decided(connection, Judgement(verdict, one, other, *judge.signature))


def withdraw(connection: Connection, verdict: Verdict, a: str, b: str, judge: Judge) -> Decision:
    """Take back the judgement on two actors that counts now."""
    counting = dict(kept(connection))[_counting(connection, verdict, a, b).id]
    return _decided(connection, taken_back(counting, judge))


def _decided(connection: Connection, made: Judgement) -> Decision:
    """Write a judgement, and say what it changed."""
    before = {row.id: row.state for row in judged(connection).rows}
    keep(connection, made)
    after = {row.id: row for row in judged(connection).rows}
    row = after[made.id]
    if row.a == row.b:
        raise JudgementError(
            f"both are {row.a_name} ({row.a})",
            "write the keys of two actors, or ARTICLE:ACTOR for the actor of one article",
        )
    changed = tuple(
        each for id, each in after.items() if id != row.id and before.get(id) != each.state
    )
    overruling = {each.against for each in (row, *changed)}
    return Decision(row, changed, tuple(each for id, each in after.items() if id in overruling))


# ------------------------------------------------------------------------------ taking back
def _counting(connection: Connection, verdict: Verdict, a: str, b: str) -> JudgementRow:
    """Return the only judgement that somebody can mean by its verdict and two actors."""
    found = tuple(_fitting(judged(connection).rows, verdict, a, b))
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFoundError(
            f"there is no judgement that {a} and {b} are {_WORDS[verdict]}",
            "list them: wortlaut judgements",
        )
    listed = "; ".join(f"{row.a_name} ({row.a}), {row.b_name} ({row.b})" for row in found)
    raise NotFoundError(f"several judgements may be meant: {listed}", "write the keys")


_WORDS = {"same": "the same", "different": "different", "unsure": "perhaps the same"}


def _fitting(
    rows: tuple[JudgementRow, ...], verdict: Verdict, a: str, b: str
) -> Iterator[JudgementRow]:
    """Yield the judgements of this verdict, not yet superseded, that speak of these two."""
    for row in rows:
        if row.verdict == verdict and row.state in ("in force", "overruled"):
            sides = ((row.a, row.a_name), (row.b, row.b_name))
            if any(_fits(a, *one) and _fits(b, *other) for one, other in (sides, sides[::-1])):
                yield row


def _fits(called: str, node: Node, name: str) -> bool:
    """Tell whether a key, the beginning of one, ``ARTICLE:ACTOR`` or a name means a node."""
    article, _, actor = called.rpartition(":")
    in_article = bool(article) and node.startswith(article) and node.endswith(f":{actor}")
    begins = bool(called) and node.startswith(called)
    return in_article or begins or index_words(name) == index_words(called)
