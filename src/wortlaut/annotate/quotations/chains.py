"""Through whom the words came: media, reports and people that a frame names besides the holder.

A first version: "zitiert von X", "wie X meldet", "laut X" beside a frame of its own, "sagte er der
Zeitung X", "unter Berufung auf X".
"""

from __future__ import annotations

from wortlaut.annotate.lexicon import Lexicon, Tag
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.quotations.cues import find_cue
from wortlaut.annotate.quotations.drafts import Frame
from wortlaut.annotate.quotations.holders import behind, parties
from wortlaut.annotate.quotations.phrases import phrase_end
from wortlaut.annotate.quotations.prepositional import frame_in
from wortlaut.model.span import Span


def passed_on_by(unit: Unit, frame: Frame, known: Lexicon) -> tuple[Span, ...]:
    """Return the phrases that name who passed a statement on, in the order of the text."""
    found: list[Span] = []
    if frame.verb is not None and frame.verb.lemma in known.sets["holder_is_subject"]:
        if (agent := behind(unit, 0, len(unit.words), known.sets["by"], known)) is not None:
            found.append(agent)
    for index, clause in enumerate(unit.clauses):
        if clause.kind == "how" and (cue := find_cue(unit, clause, known)) is not None:
            teller = parties(unit, clause.low, clause.high, cue, known).holder
            if teller is not None:
                found.append(teller)
        elif (other := frame_in(unit, index, clause, known)) is not None:
            if other[0].holder is not None and not other[0].carried:
                found.append(other[0].holder)
    own = [span for span in (frame.holder,) if span is not None]
    return tuple(
        span for span in dict.fromkeys(found) if not any(span.overlaps(mine) for mine in own)
    )


def cited(unit: Unit, known: Lexicon) -> Span | None:
    """Return whom a unit cites: the phrase behind "unter Berufung auf"."""
    words = unit.words
    for formula in known.sets["citing"]:
        wanted = formula.split()
        for at in range(len(words) - len(wanted)):
            inside = words[at : at + len(wanted)]
            if all(w.low == want for w, want in zip(inside, wanted, strict=True)):
                start = at + len(wanted)
                end = phrase_end(words, start, len(words), known)
                if end > start and words[start].tags & ~Tag.MARK:
                    return unit.stretch(start, end)
    return None
