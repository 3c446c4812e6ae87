"""From a cue to its frame: holder, addressee, stance and medium in one value."""

from __future__ import annotations

from wortlaut.annotate.lexicon import MOOD, Lexicon, Tag
from wortlaut.annotate.quotations.clauses import JOINED, Clause, Cue, Unit
from wortlaut.annotate.quotations.drafts import Frame, cue_spans
from wortlaut.annotate.quotations.holders import parties, subject_of
from wortlaut.annotate.quotations.phrases import phrase_start
from wortlaut.model.record import Stance
from wortlaut.model.span import Span


def frame_of(
    unit: Unit, low: int, high: int, cue: Cue, known: Lexicon, *, span: Span | None = None
) -> Frame:
    """Build the frame in words ``low`` to ``high``; ``span`` where it takes in more, as a comma."""
    found = parties(unit, low, max(high, cue.finite + 1), cue, known)
    holder = found.holder
    if _second_predicate(unit, cue):
        holder = _subject_before(unit, cue, known)
    elif holder is not None:
        holder = _antecedent(unit, holder, cue, known) or holder
    return Frame(
        span=span or unit.stretch(low, high),
        cue=cue_spans(unit, cue),
        holder=holder,
        addressee=found.addressee,
        stance=stance_of(unit, cue, known),
        medium=cue.verb.medium,
        verb=cue.verb,
        carried=holder is None and _goes_on(unit, cue, known),
        via=found.via,
    )


def frame_start(unit: Unit, index: int) -> int:
    """Return the word at which the frame in clause ``index`` begins.

    Goes back over what belongs to the subject ("Der Rat, der gestern tagte, beschloss") and over
    clauses that stand in the first place ("Als er kam, sagte er").
    """
    at = index
    while at > 0 and unit.clauses[at].opener in ",–-" and _belongs_before(unit, at):
        at -= 1
    return unit.clauses[at].low


def _belongs_before(unit: Unit, at: int) -> bool:
    """Tell whether clause ``at`` goes on what the one before it began."""
    before, clause = unit.clauses[at - 1], unit.clauses[at]
    verb_first = clause.finite == clause.low
    if before.kind in ("fragment", "relative", "adverbial", "infinitive"):
        return verb_first or clause.kind in ("relative", "fragment") or before.kind == "fragment"
    return False


def unsaid(unit: Unit, clause: Clause, cue: Cue, known: Lexicon) -> bool:
    """Tell whether a clause says that something was not said, or only might have been.

    "sagte nicht, dass …", "wollte nicht sagen, ob …", "hätte er gesagt, …". A denied thought is
    still somebody's thought ("glaubt nicht, dass …").
    """
    if "thought" in cue.verb.medium or cue.verb.stance == "denies":
        return False
    if denied(unit, clause, known):
        return True
    finite = unit.words[cue.finite]
    return clause.low == cue.finite and bool(finite.tags & Tag.CONDITIONAL)


def denied(unit: Unit, clause: Clause, known: Lexicon) -> bool:
    """Tell whether a clause is negated."""
    words = unit.words[clause.low : clause.high]
    return any(word.low in known.sets["negations"] and not word.quoted for word in words)


def stance_of(unit: Unit, cue: Cue, known: Lexicon) -> Stance:
    """Return what the holder does with the content; a negation turns it."""
    stance = cue.verb.stance
    clause = unit.clauses[unit.clause_at(cue.finite)]
    if stance == "asserts" and cue.verb.takes & _CALLING:
        return _judged(unit, clause, cue, known) or stance
    turns = "thought" in cue.verb.medium or stance == "denies"
    return known.denied.get(stance, stance) if turns and denied(unit, clause, known) else stance


# What verbs take that call a thing something: "als …", "sprach von …".
_CALLING = frozenset({"as", "of"})


def _judged(unit: Unit, clause: Clause, cue: Cue, known: Lexicon) -> Stance | None:
    """Return what somebody does who calls a thing something; None if his words do not tell.

    "nannte den Plan unsozial" condemns it, "sprach von einem Erfolg" praises.
    """
    words = unit.words[clause.low : clause.high]
    led = [at for at in cue.words if unit.words[at].low in cue.verb.beside and at < clause.high]
    called = unit.words[max(led, default=cue.finite) + 1 : clause.high]
    for one in known.judging:
        if one.of and not any(word.low.startswith(one.of) for word in words):
            continue
        if any(word.low.startswith(one.begins) for word in called):
            return one.negated if denied(unit, clause, known) else one.stance
    return None


def _antecedent(unit: Unit, holder: Span, cue: Cue, known: Lexicon) -> Span | None:
    """Return the phrase that a relative pronoun goes back to ("ein Kommentar, der … nannte")."""
    clause = unit.clauses[unit.clause_at(cue.finite)]
    first = unit.words[clause.low]
    if clause.kind != "relative" or clause.low < 2:
        return None
    if not first.tags & Tag.RELATIVE or holder != Span(first.start, first.end):
        return None
    low = unit.clauses[unit.clause_at(clause.low - 2)].low
    start = phrase_start(unit.words, clause.low - 1, low, known)
    return unit.stretch(start, clause.low - 1) if start < clause.low - 1 else None


def _goes_on(unit: Unit, cue: Cue, known: Lexicon) -> bool:
    """Tell whether a frame without a holder goes on with the one before.

    A second predicate leaves its subject out ("und fügte hinzu"); a frame that itself stands in the
    subjunctive is part of what is being reported ("sei darauf hingewiesen worden"); "heißt es
    weiter" goes on with the source.
    """
    if unit.words[cue.finite].tags & MOOD or _second_predicate(unit, cue):
        return True
    clause = unit.clauses[unit.clause_at(cue.finite)]
    onward = any(w.low in known.sets["goes_on"] for w in unit.words[clause.low : clause.high])
    return onward and cue.verb.lemma in known.sets["holder_in_phrase"]


def _second_predicate(unit: Unit, cue: Cue) -> bool:
    """Tell whether a clause goes on without a subject of its own ("und fügte hinzu")."""
    clause = unit.clauses[unit.clause_at(cue.finite)]
    second = unit.words[clause.low].tags & Tag.COORDINATOR
    return clause.opener == JOINED or bool(second and clause.finite == clause.low + 1)


def _subject_before(unit: Unit, cue: Cue, known: Lexicon) -> Span | None:
    """Return the subject of the nearest main clause before a second predicate."""
    before = range(unit.clause_at(cue.finite) - 1, -1, -1)
    main = [at for at in before if unit.clauses[at].kind == "main"]
    saying = [at for at in main if unit.cue(unit.clauses[at]) is not None]
    for index in [*saying, *main]:
        clause = unit.clauses[index]
        if unit.words[clause.finite].tags & MOOD:
            continue
        low = clause.low if clause.finite > clause.low else unit.clauses[max(0, index - 1)].low
        return subject_of(unit, low, clause.high, clause.finite, known)
    return None
