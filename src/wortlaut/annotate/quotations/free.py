"""Reported speech without a frame of its own: it goes on with the holder named before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from wortlaut.annotate.lexicon import Lexicon, Tag
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.quotations.drafts import Draft
from wortlaut.annotate.quotations.frames import denied, frame_of, frame_start, unsaid
from wortlaut.model.span import Span


def subjunctive(unit: Unit) -> str | None:
    """Tell the mood of a sentence's main clause: "sure" (Konjunktiv I), "weak" (II), or None."""
    weak = None
    for clause in unit.clauses:
        if clause.kind != "main" or clause.finite < 0:
            continue
        word = unit.words[clause.finite]
        if word.tags & Tag.SUBJUNCTIVE and not word.tags & (Tag.FINITE | Tag.INFINITIVE):
            return "sure"
        if word.tags & Tag.CONDITIONAL:
            weak = "weak"
        elif weak is None:
            return None
    return weak


def reported(unit: Unit, number: int, known: Lexicon) -> Iterator[Draft]:
    """Yield what a sentence reports of acts of speech, not their words ("kritisierte den Plan").

    Behind a semicolon may stand another: "Die Stadt lobte den Plan; der Verein lehnte ihn ab."
    """
    for low, high in pairwise(_parts(unit)):
        begins = unit.words[unit.clauses[low].low].start if low else unit.span.start
        parted = high < len(unit.clauses)
        ends = unit.words[unit.clauses[high].low - 2].end if parted else unit.span.end
        told = _report(unit, range(low, high), Span(begins, ends), number, known)
        if told is not None:
            yield told


def _parts(unit: Unit) -> list[int]:
    """Return the clauses at which the parts of a sentence begin, and the number of all."""
    parted = (at for at, clause in enumerate(unit.clauses) if clause.opener == ";" and at)
    return [0, *parted, len(unit.clauses)]


def _report(unit: Unit, part: range, content: Span, number: int, known: Lexicon) -> Draft | None:
    """Return the first report that a verb in some clauses tells; ``content`` is all of them."""
    for index in part:
        clause = unit.clauses[index]
        cue = unit.cue(clause)
        if cue is None or not cue.verb.takes & {"object", "of"} or clause.kind != "main":
            continue
        if unsaid(unit, clause, cue, known) or denied(unit, clause, known):
            continue
        low = frame_start(unit, index)
        frame = frame_of(unit, low, clause.high, cue, known, span=content)
        if frame.holder is None:
            continue
        return Draft("reported", (content,), frame, f"reported-{cue.verb.lemma}", number)
    return None
