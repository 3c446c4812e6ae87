"""Through whom the words came: media, reports and people that a frame names besides the holder.

A first version: "zitiert von X", "wie X meldet", "laut X" beside a frame of its own, "sagte er der
Zeitung X", "unter Berufung auf X".
"""

from __future__ import annotations

from wortlaut.annotate.lexicon import Lexicon, Tag
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.quotations.cues import find_cue
from wortlaut.annotate.quotations.drafts import Frame
from wortlaut.annotate.quotations.holders import parties
from wortlaut.annotate.quotations.phrases import phrase_end
from wortlaut.annotate.quotations.prepositional import frame_in
from wortlaut.model.span import Span


def passed_on_by(unit: Unit, frame: Frame, known: Lexicon) -> tuple[Span, ...]:
    """Return the phrases that name who passed a statement on, nearest to the holder first."""
    found = [*frame.via, *_published_by(unit, frame, known)]
    for index, clause in enumerate(unit.clauses):
        if clause.kind == "how" and (cue := find_cue(unit, clause, known)) is not None:
            teller = parties(unit, clause.low, clause.high, cue, known).holder
            if teller is not None and not any(teller.overlaps(link) for link in found):
                found.append(teller)
        elif (teller := _named_in(unit, index, known)) is not None:
            found.append(teller)
    own = frame.holder
    return tuple(s for s in dict.fromkeys(found) if own is None or not s.overlaps(own))


def _named_in(unit: Unit, index: int, known: Lexicon) -> Span | None:
    """Return whom a frame such as "laut X" in this clause names."""
    found = frame_in(unit, index, unit.clauses[index], known)
    return found[0].holder if found is not None else None


def _published_by(unit: Unit, frame: Frame, known: Lexicon) -> list[Span]:
    """Return who published or spread what the frame speaks of ("das von X verbreitet wurde")."""
    words, found = unit.words, []
    for at, word in enumerate(words):
        if word.low not in known.sets["by"] or word.quoted or not _near(frame, word.start):
            continue
        end = phrase_end(words, at + 1, len(words), known)
        if at + 1 < end < len(words) and _stem(words[end].low, known) in known.sets["passing"]:
            found.append(unit.stretch(at + 1, end))
    return found


def _near(frame: Frame, at: int) -> bool:
    return frame.span.start <= at < frame.span.end


def _stem(low: str, known: Lexicon) -> str:
    """Return a participle without the ending of an adjective ("veröffentlichten")."""
    for ending in known.endings["declined"]:
        if low.removesuffix(ending) in known.sets["passing"]:
            return low.removesuffix(ending)
    return low


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
