"""Where words were said, and to whom: "im Radio", "gegenüber der Zeitung X", "sagte er dem Sender".

Whom somebody told something, or where, may be a medium: then it passed the words on. Whether it is
one, only the actors tell; here all phrases are found that may name one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wortlaut.annotate.lexicon import Lexicon, Tag
from wortlaut.annotate.quotations.clauses import Clause, Cue, Unit
from wortlaut.annotate.quotations.holders import parties, subject_of
from wortlaut.annotate.quotations.phrases import phrase_end, phrase_start
from wortlaut.model.span import Span


def places_in(unit: Unit, content: Sequence[Span], known: Lexicon) -> tuple[Span, ...]:
    """Return what stands behind "in" or "gegenüber" around a content, and who was told."""
    found = [*interviews_in(unit, known), *(medium for medium, _ in shown_to(unit, known))]
    says = False
    for clause, cue in zip(unit.clauses, unit.cues, strict=True):
        if cue is not None:
            found.extend(_told_in(unit, clause, cue, known))
        goes_on = says and clause.kind == "fragment"  # "sagte der Leiter, Jan Holm, im Radio"
        says = cue is not None or unit.words[clause.low].low in known.sets["so"] or goes_on
        leading = known.sets["to_whom"] | known.sets["through"] if says else known.sets["to_whom"]
        for at in range(clause.low, clause.high - 1):
            word = unit.words[at]
            if word.quoted or word.low not in leading:
                continue
            end = phrase_end(unit.words, at + 1, clause.high, known)
            if end > at + 1:
                found.append(unit.stretch(at + 1, end))
        if goes_on and not found:  # "sagte der Leiter, Jan Holm, der Nordzeitung"
            found.extend(_told_aside(unit, clause, known))
    inside = (span for span in dict.fromkeys(found) if not _begins_in(span, content))
    return tuple(inside)


def places_of_report(unit: Unit, known: Lexicon) -> tuple[Span, ...]:
    """Return where, or to whom, a sentence says that somebody spoke whose words it does not tell.

    They stand first, or right behind verb and subject: "warnte Holm am Montag im Radio vor …".
    What stands elsewhere may be what he speaks of ("kritisierte den Bericht im Radio").
    """
    found = [medium for medium, _ in shown_to(unit, known)]
    for clause, cue in zip(unit.clauses, unit.cues, strict=True):
        if cue is not None and clause.kind == "main":
            subject = subject_of(unit, clause.low, clause.high, cue.finite, known)
            found.extend(_spoken_in(unit, clause, cue, subject, known))
            found.extend(_told_in(unit, clause, cue, known))
    return tuple(dict.fromkeys(found))


def speaking_in(unit: Unit, known: Lexicon) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Yield who speaks in a unit with where, or to whom: "Holm kritisierte in der Zeitung …"."""
    for clause, cue in zip(unit.clauses, unit.cues, strict=True):
        if cue is None or clause.kind != "main" or cue.voice == "passive":
            continue
        subject = subject_of(unit, clause.low, clause.high, cue.finite, known)
        if subject is not None:
            yield subject, tuple(_spoken_in(unit, clause, cue, subject, known))


def _spoken_in(
    unit: Unit, clause: Clause, cue: Cue, subject: Span | None, known: Lexicon
) -> Iterator[Span]:
    """Yield where somebody speaks, as a clause tells first, or right behind verb and subject."""
    yield from _places_from(unit, clause.low, cue.finite, known)
    behind = cue.finite + 1
    if subject is not None and subject.start > unit.words[cue.finite].start:
        behind = bisect_left(unit.words, subject.end, key=lambda word: word.end) + 1
    yield from _places_from(unit, behind, clause.high, known)


def _places_from(unit: Unit, at: int, high: int, known: Lexicon) -> Iterator[Span]:
    """Yield the phrases behind the prepositions that follow each other from a word on."""
    words, leading = unit.words, known.sets["to_whom"] | known.sets["through"]
    last = at
    while at < high and not words[at].quoted:
        word = words[at]
        if at >= last and not word.tags & (Tag.PREPOSITION | Tag.ADVERB):
            return
        if word.tags & Tag.PREPOSITION:
            end = phrase_end(words, at + 1, high, known)
            exchange = words[at - 1].low.endswith(known.endings["exchanges"]) if at else False
            if end > at + 1 and (exchange or word.low in leading):
                yield unit.stretch(at + 1, end)
            last = max(last, end)
        at += 1


def shown_to(unit: Unit, known: Lexicon) -> Iterator[tuple[Span, Span]]:
    """Yield before whom a document lies, or who tells of it, with the document.

    "In dem Brief, der der Agentur vorliegt"; "ein Bericht, aus dem der Sender zitiert".
    """
    for before, clause in pairwise(unit.clauses):
        document = _document(unit, before, known) if clause.kind == "relative" else None
        if document is None:
            continue
        words, at = unit.words, clause.low + 1 + bool(unit.words[clause.low].tags & Tag.PREPOSITION)
        while at < clause.finite and words[at].tags & Tag.ADVERB:
            at += 1
        verb = words[clause.finite].low
        dative = words[at].tags & (Tag.DATIVE | Tag.CAPITAL) and at == clause.low + 1
        if verb in known.sets["lying_verbs"] and dative:
            end = phrase_end(words, at, clause.finite, known)
            if end > at:
                yield unit.stretch(at, end), document
        elif verb in known.sets["lying_telling"] or _has_seen(unit, clause, known):
            teller = subject_of(unit, at, clause.high, clause.finite, known)
            if teller is not None:
                yield teller, document


def _has_seen(unit: Unit, clause: Clause, known: Lexicon) -> bool:
    """Tell whether a clause says that somebody saw a document: "den der Sender einsehen konnte"."""
    words = unit.words[clause.low : clause.high]
    return any(word.low in known.sets["lying_seeing"] for word in words)


def _document(unit: Unit, clause: Clause, known: Lexicon) -> Span | None:
    """Return the phrase for a document that ends a clause: "in einem Brief der Stadt"."""
    words, high = unit.words, clause.high
    if words[high - 1].low in known.sets["only_after"]:
        high -= 1  # "einem Gutachten der Stadt | zufolge"
    for at in range(high - 1, clause.low - 1, -1):
        word = words[at]
        named = word.low in known.sets["lying_nouns"] or known.is_source(word.low)
        if named and word.tags & Tag.CAPITAL and not word.quoted:
            low = phrase_start(words, at + 1, clause.low, known)
            ends = phrase_end(words, low, high, known) == high
            return unit.stretch(low, high) if ends else None
    return None


def _told_in(unit: Unit, clause: Clause, cue: Cue, known: Lexicon) -> Iterator[Span]:
    """Yield who was told in a clause: "sagte er der Zeitung", "Dem Sender sagte er"."""
    told = parties(unit, clause.low, clause.high, cue, known).addressee
    if told is not None:
        yield told
    yield from _told_many(unit, clause, known)
    first = unit.words[clause.low]
    if first.tags & Tag.DATIVE and not first.tags & Tag.NOMINATIVE and not first.quoted:
        end = phrase_end(unit.words, clause.low, cue.finite, known)
        if end > clause.low + 1:
            yield unit.stretch(clause.low, end)


def _told_aside(unit: Unit, clause: Clause, known: Lexicon) -> Iterator[Span]:
    """Yield who was told behind a name between commas: ", Jan Holm, der Nordzeitung"."""
    yield from _told_many(unit, clause, known)
    first = unit.words[clause.low]
    if first.tags & Tag.DATIVE and not first.quoted:
        end = phrase_end(unit.words, clause.low, clause.high, known)
        if end > clause.low + 1:
            yield unit.stretch(clause.low, end)


def _told_many(unit: Unit, clause: Clause, known: Lexicon) -> Iterator[Span]:
    """Yield whom an article shows to be told that is no dative of one: "den Nachrichten"."""
    for at in range(clause.low, clause.high - 1):
        word, before = unit.words[at], unit.words[max(0, at - 1)]
        if word.quoted or not word.tags & Tag.ACCUSATIVE or before.tags & Tag.PREPOSITION:
            continue
        end = phrase_end(unit.words, at, clause.high, known)
        if any(w.low.endswith(known.endings["told_many"]) for w in unit.words[at + 1 : end]):
            yield unit.stretch(at, end)


def _begins_in(span: Span, content: Sequence[Span]) -> bool:
    """Tell whether a phrase is part of a content."""
    return any(piece.start <= span.start < piece.end for piece in content)


def _given_to(unit: Unit, exchange: int, known: Lexicon) -> Iterator[Span]:
    """Yield to whom an interview is given: "gab der Nordzeitung ein | Interview"."""
    at = unit.clauses[unit.clause_at(exchange)].low
    while at < exchange:
        word = unit.words[at]
        told = word.tags & Tag.DATIVE and not word.tags & Tag.CAPITAL and not word.quoted
        end = phrase_end(unit.words, at, exchange, known) if told else at
        if end > at + 1:
            yield unit.stretch(at, end)
        at = max(end, at + 1)


def interviews_in(unit: Unit, known: Lexicon) -> Iterator[Span]:
    """Yield with whom, or where, somebody spoke: the phrases behind "Interview mit"."""
    words = unit.words
    for at, word in enumerate(words):
        if word.quoted or not word.low.endswith(known.endings["exchanges"]):
            continue
        yield from _given_to(unit, at, known)
        behind = at + 1
        while behind + 1 < len(words) and words[behind].tags & Tag.PREPOSITION:
            end = phrase_end(words, behind + 1, len(words), known)
            if end == behind + 1:
                break
            yield unit.stretch(behind + 1, end)
            behind = end
