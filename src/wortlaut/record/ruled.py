"""A record as people's judgements on its statements have it; what was read stays as it was.

A judgement keeps the words it is about by their place. A newer reading of the same text may number
its statements otherwise, or cut them a little differently: the judgement then concerns the
statement that has most of the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, count
from typing import Final

from wortlaut.model.identity import ActorId, StatementId
from wortlaut.model.judgement import Holder, Passage, StatementJudgement
from wortlaut.model.record import Actor, Record, Ruling, Statement
from wortlaut.model.span import Span
from wortlaut.record.search import index_words

SAME_WORDS: Final = 0.5  # share of the characters of two statements from which they are one


def as_judged(record: Record, judgements: Iterable[StatementJudgement]) -> Record:
    """Apply judgements to a record, the oldest first; one that fits no statement does nothing."""
    ruled = {
        statement.id: judgement
        for judgement in judgements
        if (statement := meant(record, judgement.on))
    }
    for id, judgement in ruled.items():
        record = _ruled(record, id, judgement)
    return record


def meant(record: Record, on: Passage) -> Statement | None:
    """Return the statement that has the words judged: exactly these, else most of them."""

    def fit(statement: Statement) -> tuple[bool, bool, float]:
        exact = statement.content == on.content
        return exact, statement.kind == on.kind, _likeness(statement.content, on.content)

    there = (
        one
        for one in record.statements or ()
        if one.content and _likeness(one.content, on.content) > SAME_WORDS
    )
    return max(there, key=fit, default=None)


def _likeness(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return the share of the characters of two contents that both have."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    all = sum(span.end - span.start for span in (*one, *other)) - shared
    return shared / all


def _ruled(record: Record, id: StatementId, judgement: StatementJudgement) -> Record:
    if judgement.verdict == "no-statement":
        return _without(record, id)
    if judgement.verdict == "other-holder":
        return _held_by(judgement.holder, record, id, judgement)
    statement = _statement(record, id)
    return _with(record, replace(statement, judged=_ruling(record, statement, judgement)))


def _statement(record: Record, id: StatementId) -> Statement:
    return next(one for one in record.statements or () if one.id == id)


def _with(record: Record, statement: Statement) -> Record:
    statements = (statement if one.id == statement.id else one for one in record.statements or ())
    return replace(record, statements=tuple(statements))


def _ruling(record: Record, statement: Statement, judgement: StatementJudgement) -> Ruling:
    is_right = judgement.verdict == "right"
    return Ruling(
        verdict="right" if is_right else "other-holder",
        by=judgement.judge,
        decided=judgement.decided,
        found=record.holder(statement),
    )


# ------------------------------------------------------------------------------ whose words
def _held_by(
    holder: Holder | None, record: Record, id: StatementId, judgement: StatementJudgement
) -> Record:
    """Give a statement another holder; the words that named the wrong one name nobody now."""
    statement = _statement(record, id)
    ruling = _ruling(record, statement, judgement)
    actor = None if holder is None else _actor(record, holder) or _new_actor(record, holder)
    if actor and actor not in (record.actors or ()):
        record = replace(record, actors=(*(record.actors or ()), actor))
    right = actor.id if actor else None
    corrected = replace(
        statement,
        holder=right,
        joint_holders=None,
        holder_span=(),
        via=tuple(id for id in statement.via if id != right),
        judged=ruling,
    )
    return _with(record, corrected)


def _actor(record: Record, holder: Holder) -> Actor | None:
    """Return the actor of an article whom somebody meant: by place, else by key, else by name."""
    actors = record.actors or ()
    at_place = (one for one in actors for mention in one.mentions if mention.span == holder.mention)
    by_key = (one for one in actors if one.key is not None and one.key == holder.key)
    by_name = (one for one in actors if index_words(one.name) == index_words(holder.name))
    return next(chain(at_place, by_key, by_name), None)


def _new_actor(record: Record, holder: Holder) -> Actor:
    """Make an actor whom the article does not mention."""
    taken = {actor.id for actor in record.actors or ()}
    id = next(id for number in count(1) if (id := ActorId(f"a{number}")) not in taken)
    wikidata = holder.key if holder.key and _ITEM.fullmatch(holder.key) else None
    return Actor(id, holder.name, holder.type, None, wikidata, (), holder.key)


_ITEM = re.compile(r"Q\d+")


# ------------------------------------------------------------------------------ no statement
def _without(record: Record, id: StatementId) -> Record:
    """Take a statement out; what stood inside it stands inside what that stood in, or in none."""
    outer = _statement(record, id).nested_in
    statements = (
        replace(one, nested_in=outer) if one.nested_in == id else one
        for one in record.statements or ()
        if one.id != id
    )
    disputes = record.disputes and tuple(one for one in record.disputes if one.statement != id)
    events = record.events and tuple(
        replace(one, statement=outer) if one.statement == id else one for one in record.events
    )
    return replace(record, statements=tuple(statements), disputes=disputes, events=events)
