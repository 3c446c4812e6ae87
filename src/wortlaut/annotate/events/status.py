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

    sets: dict[str, frozenset[str]]
    stems: dict[str, tuple[str, ...]]


@cache
def _words(language: str) -> _Words:
    listed = table(language, "events")["status"]
    return _Words(
        sets={name: frozenset(listed["words"][name].split()) for name in listed["words"]},
        stems={name: tuple(listed["stems"][name].split()) for name in listed["stems"]},
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
    if _conditional(unit, clause, words):
        return "hypothetical"
    if trigger.shape == "noun" and (said := _beside_noun(unit, clause, trigger, words)):
        return said
    if clause.finite < 0:
        return _governed(unit, trigger.clause, words)
    if trigger.at == clause.finite or trigger.shape == "attribute":
        return None
    return _by_helper(unit, clause, words)


def _by_helper(unit: Unit, clause: Clause, words: _Words) -> EventStatus | None:
    """Tell what the finite verb says of the infinitive that ends its clause."""
    helper = unit.words[clause.finite].low
    if helper in words.sets["supposing"]:
        return "hypothetical"
    last = clause.high - 1
    while last > clause.finite and unit.words[last].tags & Tag.MARK:
        last -= 1
    word = unit.words[last]
    if last == clause.finite:
        last -= 1  # "…, der verhaftet werden soll"
        word = unit.words[last]
    if not word.tags & Tag.INFINITIVE or word.tags & Tag.CAPITAL:
        return None
    if helper in words.sets["hearsay"] and word.low in words.sets["perfect"]:
        return "alleged"
    return "planned" if helper in words.sets["planning"] else None


def _negated(unit: Unit, clause: Clause, trigger: Trigger, words: _Words) -> bool:
    """Tell whether a clause says no: of a noun, right before it."""
    low, high = clause.low, clause.high
    if trigger.shape in ("noun", "attribute"):
        low, high = max(low, trigger.at - 2), trigger.at
    return any(word.low in words.sets["negating"] for word in unit.words[low:high])


def _conditional(unit: Unit, clause: Clause, words: _Words) -> bool:
    """Tell whether a clause names a condition ("wenn …", "falls …")."""
    return clause.kind == "adverbial" and unit.words[clause.low].low in words.sets["conditions"]


def _beside_noun(unit: Unit, clause: Clause, trigger: Trigger, words: _Words) -> EventStatus | None:
    """Tell what the adjective before a noun says of it, or the demand that it is the object of."""
    before = unit.words[max(clause.low, trigger.at - 2) : trigger.at]
    said: tuple[EventStatus, ...] = ("planned", "hypothetical", "alleged")
    for status in said:
        if any(word.low.startswith(words.stems[status]) for word in before):
            return status
    asked = unit.words[clause.low : trigger.at]
    if trigger.group.type != "REQUEST" and any(
        word.low.startswith(words.stems["demands"]) for word in asked
    ):
        return "demanded"
    return None


def _governed(unit: Unit, clause: int, words: _Words) -> EventStatus | None:
    """Tell what the clause before says of an infinitive: a plan, or a demand."""
    if not clause or unit.clauses[clause].kind not in ("infinitive", "adverbial"):
        return None
    before = unit.clauses[clause - 1]
    for word in unit.words[before.low : before.high]:
        if word.low.startswith(words.stems["demands"]):
            return "demanded"
        if word.low.startswith(words.stems["plans"]):
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
