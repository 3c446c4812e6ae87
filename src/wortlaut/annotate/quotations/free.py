"""Reported speech without a frame of its own: it goes on with the holder named before."""

from __future__ import annotations

from wortlaut.annotate.lexicon import Lexicon, Tag
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.quotations.drafts import Draft
from wortlaut.annotate.quotations.frames import denied, frame_of, frame_start, unsaid


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


def reported(unit: Unit, number: int, known: Lexicon) -> Draft | None:
    """Return a sentence that reports an act of speech, not its words ("kritisierte den Plan")."""
    for index, clause in enumerate(unit.clauses):
        cue = unit.cue(clause)
        if cue is None or not cue.verb.takes & {"object", "of"} or clause.kind != "main":
            continue
        if unsaid(unit, clause, cue, known) or denied(unit, clause, known):
            continue
        low = frame_start(unit, index)
        frame = frame_of(unit, low, clause.high, cue, known, span=unit.span)
        if frame.holder is None:
            continue
        return Draft("reported", (unit.span,), frame, f"reported-{cue.verb.lemma}", number)
    return None
