"""Statements opened by a noun or pronoun: "der Vorwurf, …", "wonach …", "Dies bestätigte X"."""

from __future__ import annotations

from collections.abc import Iterator

from wortlaut.annotate.lexicon import MOOD, Lexicon, Tag
from wortlaut.annotate.quotations.clauses import Clause, Unit
from wortlaut.annotate.quotations.drafts import Draft, Frame
from wortlaut.annotate.quotations.frames import frame_of, frame_start
from wortlaut.annotate.quotations.holders import subject_of
from wortlaut.annotate.quotations.phrases import phrase_end, phrase_start
from wortlaut.model.span import Span


def nominal(unit: Unit, number: int, known: Lexicon) -> Iterator[Draft]:
    """Yield the statements of a unit that a noun of saying or "wonach" opens."""
    for index, clause in enumerate(unit.clauses):
        draft = _whereby(unit, index, clause, number, known)
        if draft is None and index > 0:
            draft = _noun(unit, index, clause, number, known)
        if draft is not None:
            yield draft
            return


def confirming(unit: Unit, before: Unit, number: int, known: Lexicon) -> Draft | None:
    """Read "Dies bestätigte X": the sentence before is what X said."""
    pronoun = unit.words[0]
    if pronoun.low not in known.sets["this"] or not unit.clauses or before.block != unit.block:
        return None
    clause = unit.clauses[0]
    if clause.finite != 1:
        return None
    cue = unit.cue(clause)
    if cue is None or not cue.verb.takes & {"clause", "bare"}:
        return None
    frame = frame_of(unit, 1, max(clause.high, 2), cue, known)
    if frame.holder is None:
        return None
    content = (before.span, Span(pronoun.start, pronoun.end))
    return Draft("indirect", content, frame, "this", number)


def _whereby(unit: Unit, index: int, clause: Clause, number: int, known: Lexicon) -> Draft | None:
    """Read "Berichte, wonach …" and "Angaben, nach denen …"."""
    words = unit.words
    low = clause.low
    if index == 0 or not clause.final:
        return None
    size = 1 if words[low].low in known.sets["whereby"] else 0
    if not size and words[low].low in known.sets["before"] and words[low + 1].tags & Tag.RELATIVE:
        size = 2
    if not size or low + size >= clause.high:
        return None
    start = phrase_start(words, low - 1, unit.clauses[index - 1].low, known)
    holder = unit.stretch(start, low - 1) if start < low - 1 else None
    if size > 1 and not any(known.is_source(w.low) for w in words[start : low - 1]):
        return None  # "die Pause, nach der das Spiel kippte"
    begin = frame_start(unit, index - 1)
    span = unit.stretch(begin, low + size)
    cue = unit.stretch(low, low + 1)
    frame = Frame(span, (cue,), holder)
    content = Span(words[low + size].start, min(words[clause.high - 1].end, unit.end_of_content()))
    return Draft("indirect", (content,), frame, "whereby", number)


def _noun(unit: Unit, index: int, clause: Clause, number: int, known: Lexicon) -> Draft | None:
    """Read "die Forderung der Partei, die Steuer zu senken"."""
    if clause.opener != "," or not _depends(unit, clause):
        return None
    before = unit.clauses[index - 1]
    noun = _saying(unit, before, known)
    if noun is None or _suspected(unit, noun, known):
        return None
    words = unit.words
    article = noun - 1 if noun > before.low and not words[noun - 1].tags & Tag.MARK else noun
    cue = unit.stretch(article if not words[article].tags & Tag.PREPOSITION else noun, noun + 1)
    low = frame_start(unit, index - 1)
    span = Span(words[low].start, words[clause.low - 1].end)
    holder = _whose(unit, noun, before, known)
    frame = Frame(span, (cue,), holder)
    content = Span(words[clause.low].start, min(words[clause.high - 1].end, unit.end_of_content()))
    return Draft("indirect", (content,), frame, "noun", number)


def _depends(unit: Unit, clause: Clause) -> bool:
    """Tell whether a clause can depend on a noun: dass, an infinitive, or the subjunctive."""
    if clause.kind in ("content", "infinitive"):
        return True
    return clause.kind == "main" and bool(unit.words[clause.finite].tags & MOOD)


def _saying(unit: Unit, clause: Clause, known: Lexicon) -> int | None:
    """Return the noun of saying whose phrase ends a clause."""
    for at in range(clause.high - 1, clause.low - 1, -1):
        word = unit.words[at]
        if word.low in known.sets["saying"] and word.tags & Tag.CAPITAL and not word.quoted:
            end = phrase_end(unit.words, at, clause.high, known)
            behind = unit.words[end : clause.high]
            parted = len(behind) == 1 and behind[0].low in known.loose
            return at if end >= clause.high or parted else None
    return None


def _suspected(unit: Unit, noun: int, known: Lexicon) -> bool:
    """Tell whether somebody is under a suspicion ("im Verdacht"): he is not whose words it is."""
    before = unit.words[max(0, noun - 2) : noun]
    under = any(word.tags & Tag.PREPOSITION for word in before)
    return under and unit.words[noun].low in known.sets["suspicion"]


def _whose(unit: Unit, noun: int, clause: Clause, known: Lexicon) -> Span | None:
    """Return whose words a noun names: its genitive, else the subject of its clause."""
    end = phrase_end(unit.words, noun, clause.high, known)
    if end > noun + 1:
        first = noun + 1
        preposition = unit.words[first].tags & Tag.PREPOSITION
        return unit.stretch(first + bool(preposition), end)
    if clause.finite >= 0:
        return subject_of(unit, clause.low, clause.high, clause.finite, known)
    return None
