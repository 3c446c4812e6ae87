"""Claims in the article's own voice that it marks as not established.

"Der Mann soll das Geld gestohlen haben", "offenbar", "Berichten zufolge", "steht im Verdacht".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from wortlaut.annotate.lexicon import Tag, lexicon
from wortlaut.annotate.quotations.clauses import Clause, Unit
from wortlaut.annotate.words import Word
from wortlaut.lang.tables import table
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedged claim with the words that hedge it."""

    content: Span
    marker: tuple[Span, ...]
    rule: str


@cache
def _markers(language: str) -> dict[str, list[tuple[str, ...]]]:
    """Return the runs of words that hedge, by their first word, the longest first."""
    rows = table(language, "hedges")["marker"]
    runs: dict[str, list[tuple[str, ...]]] = {}
    for run in sorted((tuple(row["words"]) for row in rows), key=len, reverse=True):
        runs.setdefault(run[0], []).append(run)
    return runs


@cache
def _hearsay(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the verbs of hearsay, the infinitives of a perfect, and the verbs of guessing."""
    hedges = table(language, "hedges")
    hearsay = hedges["hearsay"]
    return (
        frozenset(hearsay["finite"].split()),
        frozenset(hearsay["perfect"].split()),
        frozenset(hedges["guess"]["finite"].split()),
    )


def hedges(unit: Unit, language: str) -> Iterator[Hedge]:
    """Yield the hedged claims of a unit, at most one a clause."""
    for index, clause in enumerate(unit.clauses):
        if found := _marker(unit, clause, language) or _verb(unit, clause, language):
            marker, rule = found
            yield Hedge(_claim(unit, index), marker, rule)


def _marker(unit: Unit, clause: Clause, language: str) -> tuple[tuple[Span, ...], str] | None:
    """Find a run of hedging words outside quotation marks."""
    words, markers = unit.words, _markers(language)
    for at in range(clause.low, clause.high):
        for run in markers.get(words[at].low, ()):
            inside = words[at : min(at + len(run), clause.high)]
            if not words[at].quoted and tuple(w.low for w in inside) == run:
                return (unit.stretch(at, at + len(run)),), "-".join(run)
    return None


def _verb(unit: Unit, clause: Clause, language: str) -> tuple[tuple[Span, ...], str] | None:
    """Find "soll … haben" (hearsay, not plan) and "dürfte … sein" (guess)."""
    if clause.finite < 0:
        return None
    hearsay, perfect, guess = _hearsay(language)
    finite = unit.words[clause.finite]
    heard = finite.low in hearsay and _perfect(
        unit.words, clause, perfect, lexicon(language).endings["participle"]
    )
    if heard or finite.low in guess:
        return (Span(finite.start, finite.end),), finite.low
    return None


def _perfect(
    words: Sequence[Word], clause: Clause, perfect: frozenset[str], endings: tuple[str, ...]
) -> bool:
    """Tell whether a clause ends in a perfect infinitive ("gestohlen haben")."""
    last = clause.high - 1
    while last > clause.low and words[last].tags & Tag.MARK:
        last -= 1
    if last == clause.finite:
        last -= 1
    if last <= clause.low or words[last].low not in perfect:
        return False
    before = words[last - 1]
    return bool(before.tags & Tag.PARTICIPLE) or before.low.endswith(endings)


def _claim(unit: Unit, index: int) -> Span:
    """Return the clause with what depends on it behind it."""
    clause = unit.clauses[index]
    low, high = index, index
    while low > 0 and clause.finite == clause.low and unit.clauses[low - 1].kind in _DEPENDENT:
        low -= 1
    while high + 1 < len(unit.clauses) and unit.clauses[high + 1].kind in _DEPENDENT:
        high += 1
    end = unit.words[unit.clauses[high].high - 1].end
    return Span(unit.words[unit.clauses[low].low].start, min(end, unit.end_of_content()))


_DEPENDENT = frozenset({"relative", "content", "infinitive", "fragment", "adverbial", "question"})
