"""Whether it happened: the status of an event by grammar, and by the statement that tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from wortlaut.annotate.events.find import Trigger
from wortlaut.annotate.lexicon import Tag
from wortlaut.annotate.quotations.clauses import Clause, Unit
from wortlaut.lang.tables import table
from wortlaut.model.identity import StatementId
from wortlaut.model.record import EventStatus, Statement
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language that say how far an event is from having happened."""

    negating: frozenset[str]
    planning: frozenset[str]
    supposing: frozenset[str]
    conditions: frozenset[str]
    plans: tuple[str, ...]
    demands: tuple[str, ...]


@cache
def _words(language: str) -> _Words:
    listed = table(language, "events")["status"]
    return _Words(
        negating=frozenset(listed["negating"].split()),
        planning=frozenset(listed["planning"].split()),
        supposing=frozenset(listed["supposing"].split()),
        conditions=frozenset(listed["conditions"].split()),
        plans=tuple(listed["plans"].split()),
        demands=tuple(listed["demands"].split()),
    )


def status(
    unit: Unit,
    trigger: Trigger,
    statement: Statement | None,
    disputed: frozenset[StatementId],
    language: str,
) -> EventStatus:
    """Tell how an event stands: first what its clause says of it, then who tells it."""
    by_grammar = _by_grammar(unit, trigger, _words(language))
    if by_grammar is not None:
        return by_grammar
    if statement is None:
        return "actual"
    if statement.stance == "denies":
        return "denied"
    if statement.kind == "hedged" or statement.id in disputed or statement.stance == "accuses":
        return "alleged"
    return "demanded" if statement.stance == "demands" else "actual"


def _by_grammar(unit: Unit, trigger: Trigger, words: _Words) -> EventStatus | None:
    """Tell what the words of the clause say; None if they say nothing."""
    clause = unit.clauses[trigger.clause]
    if _negated(unit, clause, trigger, words):
        return "negated"
    if unit.words[clause.low].low in words.conditions and clause.kind == "adverbial":
        return "hypothetical"
    if trigger.shape == "noun":
        return None
    helper = unit.words[clause.finite].low if 0 <= clause.finite != trigger.at else ""
    if helper in words.supposing:
        return "hypothetical"
    if trigger.shape == "infinitive" or _in_passive_infinitive(unit, clause, trigger):
        if helper in words.planning:
            return "planned"
        if clause.finite < 0:
            return _governed(unit, trigger.clause, words)
    return None


def _negated(unit: Unit, clause: Clause, trigger: Trigger, words: _Words) -> bool:
    """Tell whether a clause says no: of a noun, right before it."""
    low, high = clause.low, clause.high
    if trigger.shape in ("noun", "attribute"):
        low, high = max(low, trigger.at - 2), trigger.at
    return any(word.low in words.negating for word in unit.words[low:high])


def _in_passive_infinitive(unit: Unit, clause: Clause, trigger: Trigger) -> bool:
    """Tell whether a participle stands in a passive behind a modal ("soll … verhaftet werden")."""
    at = trigger.at + 1
    return trigger.passive and at < clause.high and bool(unit.words[at].tags & Tag.INFINITIVE)


def _governed(unit: Unit, clause: int, words: _Words) -> EventStatus | None:
    """Tell what the clause before says of an infinitive: a plan, or a demand."""
    if not clause:
        return None
    before = unit.clauses[clause - 1]
    for word in unit.words[before.low : before.high]:
        if word.low.startswith(words.demands):
            return "demanded"
        if word.low.startswith(words.plans):
            return "planned"
    return None


def told_in(trigger: Span, type: str, statements: Sequence[Statement]) -> Statement | None:
    """Return the innermost statement whose content has a trigger, and is not what it names.

    "Die Opposition kritisierte die Regierung" is a report of speech and an event, not told in it.
    """
    around = [
        one
        for one in statements
        if any(piece.covers(trigger) for piece in one.content)
        and not (one.kind == "reported" and type in _SPEECH)
    ]
    return min(around, key=lambda one: one.content[-1].end - one.content[0].start, default=None)


_SPEECH = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE"})
