"""Disputes joined to what says so: which statement is denied, by whom, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wortlaut.model.identity import StatementId
from wortlaut.model.record import Dispute, Record, Statement
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Denial:
    """A dispute with the name of who denies; ``said`` is the statement that the denial stands in.

    ``said`` is None where the article tells of the denial without giving a statement of it.
    """

    denied: StatementId
    by: str
    evidence: tuple[Span, ...]
    said: StatementId | None


def denials_of(record: Record) -> tuple[Denial, ...]:
    """Return the disputes of a record whose statement and actor it has, in its order."""
    return tuple(_denials(record))


def _denials(record: Record) -> Iterator[Denial]:
    known = {statement.id for statement in record.statements or ()}
    for dispute in record.disputes or ():
        actor = record.actor(dispute.by)
        if actor and dispute.statement in known:
            said = _said(dispute, record.statements or ())
            yield Denial(dispute.statement, actor.name, dispute.evidence, said)


def _said(dispute: Dispute, statements: tuple[Statement, ...]) -> StatementId | None:
    """Return the first other statement of who denies that the evidence overlaps."""
    return next(
        (
            one.id
            for one in statements
            if one.holder == dispute.by
            and one.id != dispute.statement
            and any(span.overlaps(at) for span in _words(one) for at in dispute.evidence)
        ),
        None,
    )


def _words(statement: Statement) -> tuple[Span, ...]:
    return statement.content + statement.cue + statement.frame
