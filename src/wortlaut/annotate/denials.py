"""Denials: the places where somebody contradicts, before it is known who and what.

"Die Firma wies die Vorwürfe zurück", "Das ist eine Lüge", "Der Sprecher sagte dagegen, …". The
words are those of ``lang/xx/disputes.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from wortlaut.annotate.counted import Counted, counted_in
from wortlaut.annotate.lexicon import DETERMINER, Lexicon, Tag, denying
from wortlaut.annotate.quotations.clauses import Clause, Cue, Unit
from wortlaut.annotate.quotations.cues import with_cues
from wortlaut.annotate.quotations.drafts import cue_spans
from wortlaut.annotate.quotations.frames import denied, frame_of
from wortlaut.annotate.quotations.holders import can_speak, phrase_at, subject_of
from wortlaut.annotate.quotations.phrases import phrase_end
from wortlaut.annotate.words import Word
from wortlaut.lang.tables import table
from wortlaut.model.span import Span

# What a denial answers: a claim it names; something it tells itself; what was said just before, and
# it takes up, calls untrue or is set against; an accusation just before; another number.
Answers = Literal[
    "claim", "something", "before", "untrue", "contrast", "accusation", "figure", "unlike"
]


# What one must do with words that are set against another's.
SET_AGAINST = frozenset({"asserts", "denies", "doubts", "accuses"})


@dataclass(frozen=True, slots=True)
class Denial:
    """Words that contradict, with the phrase of who says them; all places, no ids.

    ``by`` is empty where the words stand in a statement, whose holder it is then. ``strong`` says
    that a word of contrast may be set against the article's own words, too. ``told`` is what it
    names of what it denies: "Berichte über eine Sperre".
    """

    evidence: Span
    cue: Span
    by: tuple[Span, ...]
    answers: Answers
    strong: bool = False
    told: Span | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of contradiction of one language.

    ``signs`` are those of which one stands in every sentence that denies without a verb for it;
    ``alone`` call untrue what was said just before, whether or not they name it.
    """

    signs: frozenset[str]
    needs: frozenset[str]
    unless: dict[str, tuple[str, ...]]
    claims: tuple[str, ...]
    refusals: tuple[str, ...]
    nouns: frozenset[str]
    untrue: tuple[tuple[str, ...], ...]
    alone: tuple[tuple[str, ...], ...]
    innocent: tuple[tuple[str, ...], ...]
    contrast: tuple[tuple[str, ...], ...]
    strong: tuple[tuple[str, ...], ...]
    this: frozenset[str]
    himself: frozenset[str]
    accusing: frozenset[str]
    nothing: frozenset[str]
    reply: frozenset[str]
    named: frozenset[str]
    figure: frozenset[str]
    bare: frozenset[str]
    fillers: frozenset[str]
    about: frozenset[str]
    unknown: tuple[tuple[str, ...], ...]
    unlike: tuple[tuple[str, ...], ...]
    taking_up: frozenset[str]
    saying: frozenset[str]
    ought: frozenset[str]


_OF_CLAIM = frozenset({"claim", "named claim", "figure"})


@cache
def _words(language: str) -> _Words:
    """Return the words of contradiction of a language."""
    listed = table(language, "disputes")
    runs = {
        name: tuple(tuple(run.split()) for row in listed[name] for run in row["words"].split(","))
        for name in ("untrue", "alone", "innocent", "contrast", "unknown", "unlike")
    }
    nouns = {
        name: tuple(noun for row in listed[name] for noun in row["nouns"].split())
        for name in ("claim", "refusal")
    }
    denials = frozenset(row["noun"] for row in listed["noun"])
    return _Words(
        signs=denials | {words[0] for found in runs.values() for words in found},
        needs=frozenset(row["lemma"] for row in listed["verb"] if row.get("needs") in _OF_CLAIM),
        unless={row["lemma"]: tuple(row.get("unless", ())) for row in listed["verb"]},
        claims=nouns["claim"],
        refusals=nouns["refusal"],
        nouns=denials,
        untrue=runs["untrue"],
        alone=runs["alone"],
        innocent=runs["innocent"],
        contrast=runs["contrast"],
        strong=tuple((row["words"],) for row in listed["contrast"] if row.get("strong")),
        this=frozenset(listed["this"]["words"].split()),
        himself=frozenset(listed["himself"]["words"].split()),
        accusing=frozenset(listed["himself"]["before"].split()),
        nothing=frozenset(listed["himself"]["nothing"].split()),
        reply=frozenset(row["lemma"] for row in listed["verb"] if row.get("needs") == "reply"),
        named=frozenset(
            row["lemma"] for row in listed["verb"] if row.get("needs") == "named claim"
        ),
        figure=frozenset(row["lemma"] for row in listed["verb"] if row.get("needs") == "figure"),
        bare=frozenset(row["lemma"] for row in listed["verb"] if row.get("bare")),
        fillers=frozenset(listed["fillers"]["words"].split()),
        about=frozenset(listed["about"]["words"].split()),
        unknown=runs["unknown"],
        unlike=runs["unlike"],
        taking_up=frozenset(listed["taking_up"]["words"].split()),
        saying=frozenset(listed["saying"]["words"].split()),
        ought=frozenset(listed["ought"]["words"].split()),
    )


def denials(units: Sequence[Unit], language: str) -> Iterator[Denial]:
    """Yield the denials of an article, at most one a clause."""
    known, listed, forms = denying(language), _words(language), _forms(language)
    lows = [frozenset(word.low for word in unit.words) for unit in units]
    accuse = [_accuses(unit, words, listed) for unit, words in zip(units, lows, strict=True)]
    for number, unit in enumerate(units):
        accused = any(accuse[max(0, number - _JUST) : number + 1])
        may_deny = not forms.isdisjoint(lows[number])
        if not (accused or may_deny or listed.signs & lows[number]):
            continue
        meant = with_cues(unit, known) if may_deny else None
        for index, clause in enumerate(unit.clauses):
            found = _verb(meant, index, language) if meant else None
            found = found or _noun(unit, clause, known, listed)
            found = found or _words_of_denial(unit, index, language)
            if found is None and accused:
                found = _of_himself(unit, index, known, listed)
            if found is not None:
                yield found


# An accusation that somebody answers stands so many sentences before, at most.
_JUST = 2


def _accuses(unit: Unit, lows: frozenset[str], listed: _Words) -> bool:
    """Tell whether a sentence, of these words in lower case, tells of an accusation."""
    if listed.accusing & lows:
        return True
    return any(cue is not None and cue.verb.stance == "accuses" for cue in unit.cues)


def _accuses_there(unit: Unit, clause: Clause, listed: _Words) -> bool:
    """Tell whether a clause tells of an accusation."""
    cue = unit.cue(clause)
    lows = {word.low for word in unit.words[clause.low : clause.high]}
    return bool(listed.accusing & lows) or (cue is not None and cue.verb.stance == "accuses")


def _of_himself(unit: Unit, index: int, known: Lexicon, listed: _Words) -> Denial | None:
    """Read what the accused says that he has not done: "Ich habe nichts gestohlen".

    So does an infinitive: "Er beteuerte, nichts gestohlen zu haben".
    """
    clause = unit.clauses[index]
    words = [w for w in unit.words[clause.low : clause.high] if not w.tags & Tag.MARK]
    lows = [word.low for word in words]
    if (
        clause.kind == "infinitive"
        and index
        and _accuses_there(unit, unit.clauses[index - 1], listed)
    ):
        return None  # "warf ihm vor, sich nicht gewehrt zu haben"
    subject = clause.kind == "infinitive" or not listed.himself.isdisjoint(lows[:2])
    participle = any(w.tags & Tag.PARTICIPLE for w in words)
    participle = participle or (bool(lows) and lows[-1].endswith(known.endings["participle"]))
    perfect = set(lows) & known.sets["perfect"] and participle
    if not subject or not perfect:
        return None
    negation = next((w for w in words if w.low in known.sets["negations"] | listed.nothing), None)
    if negation is None:
        return None
    span = Span(negation.start, negation.end)
    return Denial(_evidence(unit, index), span, (), "accusation")


@cache
def _forms(language: str) -> frozenset[str]:
    """Return all forms of the verbs of denial: looking for cues costs more."""
    known = denying(language)
    return frozenset(
        [*known.finite_cues, *known.participle_cues, *known.infinitive_cues, *known.final_cues]
    )


# ------------------------------------------------------------------------------ verbs
def _verb(unit: Unit, index: int, language: str) -> Denial | None:
    """Read a verb of denial: "wies die Vorwürfe zurück"."""
    known, listed = denying(language), _words(language)
    clause = unit.clauses[index]
    cue = unit.cue(clause)
    if cue is None or unit.words[cue.finite].quoted or _negated(unit, clause, cue, known):
        return None
    if unit.words[cue.finite].low in listed.ought and not _is_done(unit, clause, known):
        return None
    answers = _denies(unit, index, cue, listed, counted_in(language))
    if answers is None:
        return None
    frame = frame_of(unit, clause.low, clause.high, cue, known)
    holder = frame.holder
    if clause.kind == "question" and unit.words[clause.low].low in listed.this:
        holder = phrase_at(unit, clause.low + 1, clause.high, known)  # "…, was dieser bestreitet"
    if holder is not None and _is_claim(unit, holder, listed):  # "Die Vorwürfe wies sie zurück"
        behind = subject_of(unit, cue.finite, clause.high, cue.finite, known)
        holder = behind if behind is not None and not _is_claim(unit, behind, listed) else None
    if holder is not None and _goes_on(unit, index) and not can_speak(unit, holder, known):
        holder = _subject_before(unit, index, known)  # "…, dementierte aber die Wortwahl"
    if holder is None and cue.voice == "active":
        holder = _subject_before(unit, index, known)
    by = (holder,) if holder else ()
    told = _told(unit, clause, cue, holder, listed) if answers == "claim" else None
    return Denial(_evidence(unit, index), cue_spans(unit, cue)[0], by, answers, told=told)


def _told(unit: Unit, clause: Clause, cue: Cue, holder: Span | None, listed: _Words) -> Span | None:
    """Return the noun for a claim with what it is about: "Berichte über eine Sperre"."""
    words = unit.words
    for at in range(clause.low, clause.high):
        whose = holder is not None and holder.start <= words[at].start < holder.end
        if _names_claim(words[at], listed) and not whose:
            end = next((i for i in range(at + 1, clause.high) if i in cue.words), clause.high)
            behind = [w for w in words[at + 1 : end] if not w.tags & Tag.MARK]
            about = any(w.tags & Tag.CAPITAL for w in behind) and behind[0].low in listed.about
            return Span(words[at].start, behind[-1].end) if about else None
    return None


def _is_done(unit: Unit, clause: Clause, known: Lexicon) -> bool:
    """Tell whether a clause ends in a perfect: "soll das bestritten haben"."""
    words = [w for w in unit.words[clause.low : clause.high] if not w.tags & Tag.MARK]
    return words[-1].low in known.sets["perfect"]


def _goes_on(unit: Unit, index: int) -> bool:
    """Tell whether a clause begins with its verb behind a main one: "er kam, sagte aber nichts"."""
    clause = unit.clauses[index]
    before = unit.clauses[index - 1] if index else None
    return (
        before is not None
        and before.kind == clause.kind == "main"
        and (clause.finite == clause.low and before.finite > before.low)
    )


def _negated(unit: Unit, clause: Clause, cue: Cue, known: Lexicon) -> bool:
    """Tell whether nothing is denied: "bestritt nicht", "weder bestätigen noch dementieren"."""
    negations = known.sets["negations"]
    own = {unit.words[at].low for at in cue.words}
    return denied(unit, clause, known) and not own & negations


def _denies(unit: Unit, index: int, cue: Cue, listed: _Words, counted: Counted) -> Answers | None:
    """Tell what a verb of denial answers; None if it means something else here."""
    clause = unit.clauses[index]
    words = (*_part_before(unit, index), *unit.words[clause.low : clause.high])
    nouns = [word.low for word in words if word.tags & Tag.CAPITAL]
    if any(noun.endswith(listed.unless[cue.verb.lemma]) for noun in nouns):
        return None
    if cue.verb.lemma in listed.reply:
        return "contrast"
    claims = [at for at, noun in enumerate(nouns) if noun.endswith(listed.claims)]
    refusals = [at for at, noun in enumerate(nouns) if noun.endswith(listed.refusals)]
    if refusals and (not claims or refusals[0] < claims[0]):
        return None
    if cue.verb.lemma in listed.figure:
        return "figure" if any(counted.number(word) for word in words) else None
    if claims:
        return "claim"
    if cue.verb.lemma in listed.named:
        return None
    if _takes_up(unit, clause, cue, listed):
        return "before"
    if cue.verb.lemma not in listed.needs or _told_in_full(unit, index):
        return "something"
    return "before" if cue.verb.lemma in listed.bare and _is_last(unit, clause, cue) else None


def _is_last(unit: Unit, clause: Clause, cue: Cue) -> bool:
    """Tell whether a verb has nothing behind it: "Der Städtetag widersprach."."""
    behind = unit.words[cue.finite + 1 : clause.high]
    return clause.kind == "main" and all(w.tags & (Tag.MARK | Tag.ADVERB) for w in behind)


def _part_before(unit: Unit, index: int) -> Sequence[Word]:
    """Return the words of a clause that an inserted one parts from its verb.

    "Den Vorwurf, er habe gelogen, wies er zurück": what is denied stands before the insertion.
    """
    clause = unit.clauses[index]
    before = unit.clauses[max(0, index - 2)]
    if index < 2 or clause.finite != clause.low or before.kind != "fragment":
        return ()
    return unit.words[before.low : before.high]


def _takes_up(unit: Unit, clause: Clause, cue: Cue, listed: _Words) -> bool:
    """Tell whether a pronoun takes up what was said: "Das wies die Firma zurück"."""
    words = unit.words
    for at in range(clause.low, clause.high):
        alone = at + 1 >= clause.high or not words[at + 1].tags & Tag.CAPITAL
        if at not in cue.words and words[at].low in listed.this and alone:
            return at == clause.low or at > clause.finite
    return False


def _told_in_full(unit: Unit, index: int) -> bool:
    """Tell whether what is denied stands in a clause of its own: "wies zurück, dass …"."""
    following = unit.clauses[index + 1 : index + 2]
    return any(clause.kind == "content" for clause in following)


def _evidence(unit: Unit, index: int) -> Span:
    """Return a clause with what depends on it behind it."""
    high = index
    while high + 1 < len(unit.clauses) and unit.clauses[high + 1].kind in ("content", "infinitive"):
        high += 1
    low = unit.words[unit.clauses[index].low].start
    end = unit.words[unit.clauses[high].high - 1].end
    return Span(low, max(low + 1, min(end, unit.end_of_content())))


def _is_claim(unit: Unit, phrase: Span, listed: _Words) -> bool:
    """Tell whether a phrase names a claim, or takes one up: then it denies nothing."""
    inside = [w for w in unit.words if phrase.start <= w.start < phrase.end]
    if len(inside) == 1 and inside[0].low in listed.this:
        return True
    noun = next((w for w in inside if w.tags & Tag.CAPITAL and not w.tags & DETERMINER), None)
    return noun is not None and noun.low.endswith(listed.claims)


def _subject_before(unit: Unit, index: int, known: Lexicon) -> Span | None:
    """Return the subject before what commas set off: "Jan Holm, der …, wies das zurück"."""
    for clause in reversed(unit.clauses[:index]):
        if clause.kind == "main":
            return subject_of(unit, clause.low, clause.high, clause.finite, known)
        if clause.kind == "fragment" and clause.low == 0:
            return phrase_at(unit, clause.low, clause.high, known)
    return None


# ------------------------------------------------------------------------------ other words
def _noun(unit: Unit, clause: Clause, known: Lexicon, listed: _Words) -> Denial | None:
    """Read a noun of denial with whose it is: "ein Dementi der Firma"."""
    words = unit.words
    for at in range(clause.low, clause.high):
        if words[at].low not in listed.nouns or words[at].quoted:
            continue
        end = phrase_end(words, at, clause.high, known)
        if end > at + 1 and not _negative(words, at, known):
            low = at - 1 if at > clause.low else at
            span = unit.stretch(at, at + 1)
            first = at + 1 + bool(words[at + 1].tags & Tag.PREPOSITION)
            return Denial(unit.stretch(low, end), span, (unit.stretch(first, end),), "before")
    return None


def _negative(words: Sequence[Word], at: int, known: Lexicon) -> bool:
    """Tell whether a noun is negated: "kein Dementi"."""
    return at > 0 and words[at - 1].low in known.sets["negations"]


def _words_of_denial(unit: Unit, index: int, language: str) -> Denial | None:
    """Read what is said against a claim: "Das ist falsch", "sagte dagegen"."""
    known, listed = denying(language), _words(language)
    clause = unit.clauses[index]
    words = [w for w in unit.words[clause.low : clause.high] if w.low not in listed.fillers]
    if (run := _run(words, listed.innocent)) is not None:
        return Denial(_evidence(unit, index), run, (), "claim")
    if (run := _run(words, listed.untrue)) is not None and _about_a_claim(words, listed):
        return Denial(_evidence(unit, index), run, _who_calls(unit, clause, known), "untrue")
    if (run := _run(words, listed.alone)) is not None:
        return Denial(_evidence(unit, index), run, (), "untrue")
    run = None if _told_in_full(unit, index) else _run(words, listed.unknown)
    if run is not None and _names(words, listed.taking_up, listed):
        return Denial(_evidence(unit, index), run, (), "before")
    if (run := _unlike(words, listed)) is not None:
        return Denial(_evidence(unit, index), run, (), "unlike")
    if (run := _contrast(unit, clause, listed)) is not None:
        strong = _run(words, listed.strong) is not None
        cue = unit.cue(clause)
        says_so = cue is not None and cue.verb.stance in SET_AGAINST
        said_by = _who_says(unit, clause, known) if strong and says_so else ()
        by = tuple(phrase for phrase in said_by if can_speak(unit, phrase, known))
        return Denial(_evidence(unit, index), run, by, "contrast", strong)
    return None


def _who_says(unit: Unit, clause: Clause, known: Lexicon) -> tuple[Span, ...]:
    """Return who says something in a clause, by its reporting verb."""
    cue = unit.cue(clause)
    if cue is None or unit.words[cue.finite].quoted:
        return ()
    holder = frame_of(unit, clause.low, clause.high, cue, known).holder
    return (holder,) if holder else ()


def _who_calls(unit: Unit, clause: Clause, known: Lexicon) -> tuple[Span, ...]:
    """Return who calls a claim untrue in the article's voice: "Sie nannte den Bericht falsch"."""
    cue = unit.cue(clause)
    return _who_says(unit, clause, known) if cue is not None and "as" in cue.verb.takes else ()


def _contrast(unit: Unit, clause: Clause, listed: _Words) -> Span | None:
    """Find a word of contrast beside the finite verb: not "legte Einspruch dagegen ein"."""
    beside = (clause.finite - 1, clause.finite + 1) if clause.finite >= 0 else ()
    inside = [at for at in beside if clause.low < at < clause.high and not unit.words[at].quoted]
    runs = (_run(unit.words[at : at + 1], listed.contrast) for at in inside)
    return next((run for run in runs if run is not None), None)


def _run(words: Sequence[Word], runs: Sequence[tuple[str, ...]]) -> Span | None:
    """Return where the first of these runs of words stands."""
    lows = [word.low for word in words]
    for run in runs:
        for at in range(len(lows) - len(run) + 1) if run[0] in lows else ():
            if tuple(lows[at : at + len(run)]) == run:
                return Span(words[at].start, words[at + len(run) - 1].end)
    return None


def _unlike(words: Sequence[Word], listed: _Words) -> Span | None:
    """Find what sets a sentence against what others say: "entgegen der Darstellung der Stadt"."""
    run = _run(words, listed.unlike)
    behind = [word for word in words if run is not None and word.start >= run.end]
    said = any(w.low in listed.saying or _names_claim(w, listed) for w in behind)
    return run if said else None


def _names(words: Sequence[Word], pronouns: frozenset[str], listed: _Words) -> bool:
    """Tell whether words name a claim, or take one up: "keine Hinweise darauf"."""
    return any(word.low in pronouns or _names_claim(word, listed) for word in words)


def _names_claim(word: Word, listed: _Words) -> bool:
    """Tell whether a word is a noun for a claim."""
    return bool(word.tags & Tag.CAPITAL) and word.low.endswith(listed.claims)


def _about_a_claim(words: Sequence[Word], listed: _Words) -> bool:
    """Tell whether a clause speaks of a claim, or of "das": not "ein Gesetz, das die …"."""
    for at, word in enumerate(words):
        behind = words[at + 1].tags if at + 1 < len(words) else 0
        if word.low in listed.this and not behind & (Tag.CAPITAL | DETERMINER):
            return True
        if _names_claim(word, listed):
            return True
    return False
