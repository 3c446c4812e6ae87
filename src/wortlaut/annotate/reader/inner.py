"""Words inside somebody's words: whose they are, where what is told tells of another who speaks.

"X sagte, die Mehrheit wünsche Neuwahlen": X tells what the majority wishes. The network mostly
takes the outer holder for both; the clause inside has a verb of saying and a subject of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wortlaut.annotate.found import Found
from wortlaut.annotate.lexicon import Lexicon
from wortlaut.annotate.quotations.clauses import Clause, Unit
from wortlaut.annotate.quotations.frames import frame_of
from wortlaut.annotate.reader.making import Making
from wortlaut.model.span import Span, all_inside


def with_inner_holders(found: Sequence[Found], making: Making) -> Iterator[Found]:
    """Give each statement that another tells of the holder that is named there."""
    for one in found:
        holder = next(_holders(one, found, making), None)
        yield one if holder is None else replace(one, holder=holder, via=(), meant=None)


def _holders(one: Found, found: Sequence[Found], making: Making) -> Iterator[Span]:
    """Yield who is named inside other statements for what lies in them."""
    unit = making.unit_at(one.content[0].start)
    for outer in found:
        if _lies_in(one, outer) and not (one.holder and _covers(outer, one.holder)):
            for clause in _telling(one, unit):
                holder = _subject(clause, unit, making.known)
                if holder and _covers(outer, holder) and not _covers(one, holder):
                    yield holder


def _telling(one: Found, unit: Unit) -> Iterator[Clause]:
    """Yield the clauses that may tell what a statement says: its own and the one before."""
    at = next(n for n, word in enumerate(unit.words) if word.end > one.content[0].start)
    number = unit.clause_at(at)
    yield unit.clauses[number]
    if number and unit.clauses[number].low == at:
        yield unit.clauses[number - 1]


def _subject(clause: Clause, unit: Unit, known: Lexicon) -> Span | None:
    """Return who speaks in a clause that has a verb of saying."""
    cue = unit.cue(clause)
    return frame_of(unit, clause.low, clause.high, cue, known).holder if cue else None


def _lies_in(one: Found, outer: Found) -> bool:
    """Tell whether a statement is part of what another tells."""
    inside = all_inside(one.content, outer.content)
    return inside and outer.content != one.content and outer.holder is not None


def _covers(one: Found, phrase: Span) -> bool:
    return any(piece.covers(phrase) for piece in one.content)
