"""The triggers in a sentence: which of its words name an interaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wortlaut.annotate.events.table import Form, Group, Shape, Triggers
from wortlaut.annotate.lexicon import Lexicon, Tag
from wortlaut.annotate.quotations.clauses import Clause, Unit
from wortlaut.annotate.words import Word


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of a unit, by its index, that names an interaction; ``clause`` is its clause's."""

    at: int
    clause: int
    group: Group
    shape: Shape
    passive: bool


def triggers_in(unit: Unit, table: Triggers, known: Lexicon) -> Iterator[Trigger]:
    """Yield the triggers of a unit, at most one a word."""
    verbs = table.verbs
    for at, word in enumerate(unit.words):
        if word.tags & Tag.CAPITAL and (form := table.noun(word.low)) is not None:
            yield Trigger(at, unit.clause_at(at), form.group, "noun", passive=False)
        elif (forms := verbs.get(word.low)) is not None and not (at and word.tags & Tag.CAPITAL):
            found = _verb(unit, at, forms, known)
            if found is not None:
                yield found


def _verb(unit: Unit, at: int, forms: Sequence[Form], known: Lexicon) -> Trigger | None:
    """Return the trigger that a verb form is where it stands; None if it is another verb."""
    index = unit.clause_at(at)
    clause = unit.clauses[index]
    finite = clause.finite == at and not _headline(clause, forms)
    passive = not finite and _passive(unit.words, clause, at, known)
    particle = "" if not finite else _particle(unit.words, clause, known)
    for form in forms:
        group = form.group
        if (form.shape == "finite") != finite or form.particle != particle:
            continue
        attribute = form.shape == "attribute"
        if attribute != _before_noun(unit.words, at) and form.shape in _LIKE_ADJECTIVES:
            continue
        voice = passive or attribute
        voice = voice and form.shape != "infinitive" and not group.acts
        if group.voice and (group.voice == "passive") != voice:
            continue
        return Trigger(at, index, group, form.shape, voice)
    return None


# Shapes of which only one can stand before a noun: "die verdächtigen Männer" are suspects.
_LIKE_ADJECTIVES = frozenset({"attribute", "infinitive"})


def _headline(clause: Clause, forms: Sequence[Form]) -> bool:
    """Tell whether what looks finite is a participle: "Abgeordneter zu zwei Jahren verurteilt"."""
    return (
        clause.final and clause.kind == "main" and any(form.shape == "participle" for form in forms)
    )


def _particle(words: Sequence[Word], clause: Clause, known: Lexicon) -> str:
    """Return the prefix that has parted from the finite verb of a clause; "" if none has."""
    last = _last(words, clause)
    low = words[last].low
    return low if last != clause.finite and low in known.loose else ""


def _last(words: Sequence[Word], clause: Clause) -> int:
    """Return the index of the last word of a clause that is no mark."""
    last = clause.high - 1
    while last > clause.low and words[last].tags & Tag.MARK:
        last -= 1
    return last


def _before_noun(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word stands like an adjective, before a noun."""
    return at + 1 < len(words) and bool(words[at + 1].tags & Tag.CAPITAL)


def _passive(words: Sequence[Word], clause: Clause, at: int, known: Lexicon) -> bool:
    """Tell whether a participle is done to somebody: "wurde verhaftet", "ist verhaftet"."""
    helper = words[clause.finite].low if clause.finite >= 0 else ""
    if helper in known.sets["passive"]:
        return True
    if at + 1 < clause.high and words[at + 1].low in known.sets["becoming"]:
        return True
    return helper not in known.sets["having"] and helper not in known.sets["modal"]
