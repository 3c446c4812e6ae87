"""Whose words: the phrases in a frame that name the holder and the one who was told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from wortlaut.annotate.lexicon import DETERMINER, Lexicon, ReportingVerb, Tag
from wortlaut.annotate.quotations.clauses import Clause, Cue, Unit
from wortlaut.annotate.quotations.phrases import phrase_end, phrase_start
from wortlaut.annotate.words import Word
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Parties:
    """The phrases of holder and addressee, None where there is none, and of who passed it on."""

    holder: Span | None = None
    addressee: Span | None = None
    via: tuple[Span, ...] = ()


_SKIPPED = int(Tag.ADVERB | Tag.OBLIQUE | Tag.COORDINATOR)


def parties(unit: Unit, low: int, high: int, cue: Cue, known: Lexicon) -> Parties:
    """Find holder and addressee in words ``low`` to ``high`` of a frame."""
    clause = unit.clauses[unit.clause_at(cue.finite)]
    by = known.sets["by"]
    if cue.voice == "passive":
        agent = behind(unit, clause.low, clause.high, by, known)
        if cue.verb.lemma not in known.sets["holder_is_subject"]:
            return Parties(agent)
        subject = subject_of(unit, low, high, cue.finite, known)
        return Parties(_without_agent(unit, subject, by), None, (agent,) if agent else ())
    if cue.verb.lemma in known.sets["holder_is_subject"]:
        return _quoting(unit, low, high, cue, known)
    if cue.verb.lemma in known.sets["holder_in_phrase"]:
        return Parties(behind(unit, low, high, known.sets["source_prepositions"], known))
    told_by = _told_in_relative(unit, clause, cue, known)
    if told_by is not None:
        return told_by
    before = _before_verb(unit, low, cue.finite, known, cue.verb)
    if before is None and clause.final:
        first = clause.low + (clause.kind in ("relative", "how"))
        return _after_verb(unit, first, cue.finite, known, subject=True)
    after = _after_verb(unit, cue.finite + 1, high, known, subject=before is None)
    if before is None:
        return after
    told = (
        _told_before(unit, before, cue.finite, known)
        if clause.final
        else _told_behind(unit, before, cue.finite, high, known)
    )
    return Parties(before, told or after.addressee)


def _without_agent(unit: Unit, subject: Span | None, by: frozenset[str]) -> Span | None:
    """Cut the agent off a passive's subject: of "wurde Kim von den Medien zitiert" take "Kim"."""
    if subject is None:
        return None
    for at, word in enumerate(unit.words):
        if subject.start < word.start < subject.end and word.low in by:
            return Span(subject.start, unit.words[at - 1].end)
    return subject


def _quoting(unit: Unit, low: int, high: int, cue: Cue, known: Lexicon) -> Parties:
    """Read "X zitiert Y" and "X zitiert Y mit den Worten von Z": X, then Y, pass the words on.

    "X zitiert aus einer Mitteilung von Y": X passes on what Y wrote.
    """
    speaker = subject_of(unit, low, high, cue.finite, known)
    quoted = _object_pronoun(unit, cue.finite + 1)
    if quoted is not None and speaker is not None:
        return Parties(quoted, None, (speaker,))
    after = [span for span in phrases(unit, cue.finite + 1, high, known) if span != speaker]
    worded = behind(unit, low, high, known.sets["words_of"], known)
    if worded is not None:
        links = [span for span in after if span.end <= worded.start][:1]
        return Parties(worded, None, tuple(s for s in (*links, speaker) if s is not None))
    if after:
        return Parties(after[0], None, (speaker,) if speaker else ())
    source = behind(unit, cue.finite + 1, high, known.sets["quotes_from"], known)
    if source is None or speaker is None:
        return Parties(speaker)
    # "zitiert die Zeitung aus einer Mitteilung": the phrase runs on over what is quoted
    before = [w for w in unit.words_in(speaker) if w.end <= source.start][:-1]
    teller = Span(speaker.start, before[-1].end) if source.overlaps(speaker) and before else speaker
    return Parties(source, None, (teller,))


def _object_pronoun(unit: Unit, at: int) -> Span | None:
    """Return the pronoun right behind a verb, as in "zitierten ihn die Medien"."""
    if at < len(unit.words) and unit.words[at].tags & Tag.OBLIQUE and not unit.words[at].quoted:
        return unit.stretch(at, at + 1)
    return None


def phrases(unit: Unit, low: int, high: int, known: Lexicon) -> list[Span]:
    """Return the noun phrases in a run of words that stand behind no preposition."""
    words, at, found = unit.words, low, []
    while at < min(high, len(words)):
        word = words[at]
        if word.tags & Tag.MARK and not word.quoted:
            break
        end = phrase_end(words, at + bool(word.tags & Tag.PREPOSITION), high, known)
        if word.tags & Tag.PREPOSITION:
            at = max(end, at + 1)
        elif end > at and not word.tags & _SKIPPED:
            found.append(unit.stretch(at, end))
            at = end
        else:
            at += 1
    return found


def subject_of(unit: Unit, low: int, high: int, finite: int, known: Lexicon) -> Span | None:
    """Return the subject of whatever verb stands at ``finite``."""
    before = _before_verb(unit, low, finite, known)
    return before or _after_verb(unit, finite + 1, high, known, subject=True).holder


def can_speak(unit: Unit, phrase: Span, known: Lexicon) -> bool:
    """Tell whether a phrase may be somebody who speaks: a pronoun, a name or a person's trade.

    A description with an article is a person only if its noun says so ("die Suche" does not).
    """
    words = unit.words_in(phrase)
    noun = next((w for w in words if w.tags & Tag.CAPITAL and not w.tags & DETERMINER), None)
    if noun is None:
        return bool(words[0].tags & Tag.PRONOUN)
    common = noun.low in known.sets["common_nouns"] or noun.low.endswith(known.endings["common"])
    named = not words[0].tags & DETERMINER and not common
    return named or noun.low.endswith(known.endings["speakers"])


def _before_verb(
    unit: Unit, low: int, finite: int, known: Lexicon, verb: ReportingVerb | None = None
) -> Span | None:
    """Return the subject if it stands before the finite verb."""
    words = unit.words
    start = low
    while start < finite and _leads_in(words[start], known):
        start += 1
    if start >= finite or not _can_be_subject(words[start]):
        return None
    if _pronoun_subject(words, finite + 1, known) or _object_first(
        words, start, finite, verb, known
    ):
        return None
    end = phrase_end(words, start, finite, known)
    if end == start or words[end].low in known.sets["after"]:
        return None  # "der Agentur zufolge"
    return unit.stretch(start, _with_apposition(unit, end, finite, known))


def _leads_in(word: Word, known: Lexicon) -> bool:
    """Tell whether a word stands before the first phrase of a clause and is no part of it."""
    if word.quoted:
        return False
    return bool(word.tags & (_SKIPPED | Tag.MARK)) or word.low in known.sets["according_to_how"]


def _can_be_subject(word: Word) -> bool:
    """Tell whether a phrase in the nominative can begin with this word."""
    if word.tags & (Tag.PREPOSITION | Tag.SUBORDINATOR):
        return False
    if word.tags & (Tag.NOMINATIVE | Tag.PRONOUN):
        return True
    if word.tags & (Tag.DATIVE | Tag.ACCUSATIVE | Tag.GENITIVE):
        return False
    return bool(word.tags & (Tag.CAPITAL | Tag.NUMBER | Tag.RELATIVE)) or not word.tags


def _pronoun_subject(words: Sequence[Word], at: int, known: Lexicon) -> bool:
    """Tell whether a pronoun that can only be a subject follows the verb ("nannte er")."""
    return at < len(words) and words[at].low in known.sets["subject_pronouns"]


def _object_first(
    words: Sequence[Word], start: int, finite: int, verb: ReportingVerb | None, known: Lexicon
) -> bool:
    """Tell whether the object stands first: "Die Vorwürfe wies der Minister zurück"."""
    at = finite + 1
    if at >= len(words) or verb is None or not verb.takes & {"object", "as"}:
        return False
    articles = known.sets["subject_articles"]
    if words[at].low not in articles or words[start].low in articles:
        return False
    noun = next(
        (i for i in range(at + 1, min(at + 5, len(words))) if words[i].tags & Tag.CAPITAL), 0
    )
    if not noun or words[noun].low.endswith(known.endings["feminine"]):
        return False
    told = noun + 1 < len(words) and words[noun + 1].tags & Tag.DATIVE
    return "dative" not in verb.takes or bool(told)  # "Die Partei wirft der Stadt vor, …"


def _with_apposition(unit: Unit, end: int, limit: int, known: Lexicon) -> int:
    """Take in appositions between commas: "der Sprecher des Rates, Jan Holm, sagte"."""
    words = unit.words
    while end < limit and words[end].text == ",":
        further = phrase_end(words, end + 1, limit, known)
        closed = further < limit and words[further].text == ","
        if further == end + 1 or not (closed or further == limit):
            break
        end = further
    return end


def _after_verb(unit: Unit, at: int, high: int, known: Lexicon, *, subject: bool) -> Parties:
    """Find the addressee behind the verb, and the subject if ``subject`` says it is wanted."""
    words = unit.words
    addressee: Span | None = None
    while at < high:
        word = words[at]
        if word.tags & Tag.MARK and not word.quoted:
            if word.text != "(":
                break
            at += 1
            continue
        if word.tags & Tag.PREPOSITION and not word.tags & Tag.CAPITAL:
            end = max(phrase_end(words, at + 1, high, known), at + 1)
            if word.low in known.sets["to_whom"] and end > at + 1:
                addressee = addressee or unit.stretch(at + 1, end)
            at = end
            continue
        if word.tags & (Tag.DATIVE | Tag.ACCUSATIVE) and not word.tags & Tag.NOMINATIVE:
            end = max(phrase_end(words, at, high, known), at + 1)
            if word.tags & Tag.DATIVE:
                addressee = addressee or unit.stretch(at, end)
            at = end
            continue
        if subject and not word.tags & _SKIPPED and _can_be_subject(word):
            end = _subject_end(unit, at, high, known)
            if end > at:
                end = _following_apposition(unit, end, known)
                return Parties(unit.stretch(at, end), addressee or _told(unit, end, high, known))
        at += 1
    return Parties(None, addressee)


def _subject_end(unit: Unit, at: int, high: int, known: Lexicon) -> int:
    """Return where the subject ends that begins at a word behind the verb; ``at`` if none does."""
    words = unit.words
    end = phrase_end(words, at, high, known)
    if end < len(words) and words[end].low in known.sets["only_after"]:
        end = phrase_start(words, end, at - 1, known)  # "sagte Holm der Agentur zufolge"
    alone = words[at].tags & (Tag.NOMINATIVE | Tag.PRONOUN | Tag.CAPITAL | Tag.RELATIVE)
    return end if alone or words[at].quoted or end > at + 1 else at


def _told(unit: Unit, at: int, high: int, known: Lexicon) -> Span | None:
    """Return who was told, right behind the subject: "sagte Eva Klein der „Nordzeitung“"."""
    words = unit.words
    if at >= min(high, len(words)) or not words[at].tags & Tag.DATIVE:
        return None
    end = phrase_end(words, at, high, known)
    cited = end < len(words) and words[end].low in known.sets["only_after"]  # "der Agentur zufolge"
    return unit.stretch(at, end) if end > at and not cited else None


def _told_before(unit: Unit, subject: Span, finite: int, known: Lexicon) -> Span | None:
    """Return who was told, between the subject and a verb at the end: "wie Holm der dpa sagte"."""
    at = bisect_left(unit.words, subject.end, key=lambda word: word.start)
    return _told(unit, at, finite, known)


def _told_in_relative(unit: Unit, clause: Clause, cue: Cue, known: Lexicon) -> Parties | None:
    """Return who speaks and who is told in "Jan Holm, der der Agentur sagte, …".

    A pronoun that may be an object, too, is the subject beside what can be nothing but a dative.
    """
    if clause.kind != "relative" or clause.low + 1 >= cue.finite:
        return None
    first, second = unit.words[clause.low : clause.low + 2]
    dative = second.tags & Tag.DATIVE and not second.tags & Tag.NOMINATIVE
    if not first.tags & Tag.RELATIVE or not (dative or first.low in known.sets["subject_articles"]):
        return None
    told = _told(unit, clause.low + 1, cue.finite, known)
    return Parties(unit.stretch(clause.low, clause.low + 1), told) if told is not None else None


def _told_behind(unit: Unit, subject: Span, finite: int, high: int, known: Lexicon) -> Span | None:
    """Return who was told, behind subject and verb: "Ein Sprecher sagte der Agentur, …".

    What may be a person is rather the subject itself: "Das sagte der Sprecher".
    """
    told = _told(unit, finite + 1, high, known)
    if told is None or not can_speak(unit, subject, known):
        return None
    noun = next((word.low for word in unit.words_in(told) if word.tags & Tag.CAPITAL), "")
    ambiguous = bool(unit.words[finite + 1].tags & Tag.NOMINATIVE)
    return None if ambiguous and noun.endswith(known.endings["speakers"]) else told


def _following_apposition(unit: Unit, end: int, known: Lexicon) -> int:
    """Take in an apposition behind the subject: ", sagte Jan Holm, der Sprecher"."""
    words = unit.words
    if end >= len(words) or words[end].text != ",":
        return end
    clause = unit.clauses[unit.clause_at(end + 1)]
    if clause.low != end + 1 or clause.kind != "fragment" or clause.opener != ",":
        return end
    if not _can_be_subject(words[clause.low]):
        return end
    further = phrase_end(words, clause.low, clause.high, known)
    return further if further >= clause.high - 1 else end


def behind(
    unit: Unit, low: int, high: int, prepositions: frozenset[str], known: Lexicon
) -> Span | None:
    """Return the phrase behind one of these prepositions."""
    words = unit.words
    for at in range(low, min(high, len(words)) - 1):
        if words[at].low in prepositions and not words[at].quoted:
            end = phrase_end(words, at + 1, high, known)
            if end > at + 1:
                return unit.stretch(at + 1, end)
    return None


def phrase_at(unit: Unit, at: int, high: int, known: Lexicon) -> Span | None:
    """Return the noun phrase that begins at a word; None if none does."""
    end = phrase_end(unit.words, at, high, known)
    return unit.stretch(at, end) if end > at else None
