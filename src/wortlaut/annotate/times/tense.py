"""The tense of the clause that a time expression stands in: it says which Friday is meant."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.annotate.lexicon import VERBAL, Tag
from wortlaut.annotate.quotations.clauses import Clause, Unit
from wortlaut.annotate.times.grammar import Grammar
from wortlaut.annotate.times.meaning import Tense
from wortlaut.annotate.words import Word


def tense_at(unit: Unit, place: int, known: Grammar) -> Tense:
    """Return the tense at a place: of its clause, else of the nearest clause with a verb."""
    word = sum(1 for one in unit.words if one.start <= place) - 1
    here = unit.clause_at(word)
    order = sorted(range(len(unit.clauses)), key=lambda at: (abs(at - here), at))
    tenses = (_tense(unit.words, unit.clauses[at], known) for at in order)
    return next((tense for tense in tenses if tense is not None), "open")


def _tense(words: Sequence[Word], clause: Clause, known: Grammar) -> Tense | None:
    """Return the tense of a clause; None if it has no finite verb."""
    if clause.finite < 0:
        return None
    finite = words[clause.finite]
    if _is_past(finite, known):
        return "past"
    others = words[clause.low : clause.high]
    if finite.low in known.tense["future"]:
        return "past" if _is_perfect(others, known) else "future"
    if finite.low in known.tense["perfect"] and any(_is_participle(one, known) for one in others):
        return "past"
    return "present"


def _is_perfect(words: Sequence[Word], known: Grammar) -> bool:
    """Tell whether a clause has a perfect infinitive: "er soll am Montag gestohlen haben"."""
    helper = any(word.low in known.tense["perfect_infinitive"] for word in words)
    return helper and any(_is_participle(word, known) for word in words)


def _is_participle(word: Word, known: Grammar) -> bool:
    """Tell whether a word is a past participle, known or by its form ("angestiegen")."""
    if word.tags & (Tag.CAPITAL | Tag.FINITE):
        return False
    return bool(word.tags & Tag.PARTICIPLE) or known.participle.fullmatch(word.low) is not None


def _is_past(word: Word, known: Grammar) -> bool:
    """Tell whether a finite verb is in the past, by its form."""
    if word.low in known.tense["future"]:
        return False
    if word.low in known.tense["past"]:
        return True
    weak = word.low.endswith(tuple(known.tense["weak_endings"]))
    return bool(word.tags & VERBAL) and (weak or _ends_in_past(word.low, known))


def _ends_in_past(low: str, known: Grammar) -> bool:
    """Tell whether a word is a prefix with a verb in the past ("stattfand")."""
    return any(low[cut:] in known.tense["past"] for cut in range(2, max(2, len(low) - 2)))
