"""Through whom the words of a unit came: who tells them besides the holder.

``links_in`` finds in a unit who may have passed words on: "wie X meldet", "laut X" beside a frame
with a holder of its own, "unter Berufung auf X", "das von X verbreitet wurde", "X zitiert den
Minister". ``passed_on_by`` says which of these passed a certain statement on. ``told_again`` and
``own_speaker`` tell holder and link apart where two phrases could be either. Where words were said,
and to whom, is the subject of ``places``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wortlaut.annotate.lexicon import Lexicon, Tag
from wortlaut.annotate.quotations.clauses import JOINED, Unit
from wortlaut.annotate.quotations.drafts import Frame
from wortlaut.annotate.quotations.frames import frame_of
from wortlaut.annotate.quotations.holders import behind, can_speak, parties, subject_of
from wortlaut.annotate.quotations.phrases import attribute_end, phrase_end
from wortlaut.annotate.quotations.prepositional import formula_in, frame_in
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells something, and what is told: the main clause around.

    "Nach Angaben der Veranstalter kamen tausend, die Polizei spricht von 400": the organisers do
    not tell what the police say.
    """

    span: Span
    told: Span

    def reaches(self, place: Span) -> bool:
        """Tell whether what it tells has the beginning of a place."""
        return self.told.start <= place.start < self.told.end


@dataclass(frozen=True, slots=True)
class Links:
    """Who, in one unit, may have passed words on; and, not to be mistaken for it, who thinks so.

    published  spread what the unit speaks of ("das von X verbreitet wurde")
    tellers    tell it ("wie X meldet", "laut X")
    cited      is whom the unit cites ("unter Berufung auf X")
    quoting    quote somebody ("zitiert X den Minister", "der Minister, den X zitiert")
    opinions   are whose opinion it is ("nach Auffassung von X"): holders, not links
    messengers speak for somebody ("ließ über seinen Anwalt mitteilen"), each with its clause
    """

    published: tuple[Span, ...]
    tellers: tuple[Teller, ...]
    cited: Span | None
    quoting: tuple[Span, ...] = ()
    opinions: tuple[Span, ...] = ()
    messengers: tuple[Teller, ...] = ()


def links_in(unit: Unit, known: Lexicon) -> Links:
    """Find the links of a unit."""
    published = tuple(_published(unit, known))
    return Links(
        published,
        tuple(_tellers(unit, published, known)),
        _cited(unit, known),
        tuple(_quoting(unit, known)),
        tuple(_opinions(unit, known)),
        tuple(_messengers(unit, known)),
    )


def passed_on_by(links: Links, frame: Frame, content: Sequence[Span]) -> tuple[Span, ...]:
    """Return the phrases that name who passed a statement on, nearest to the holder first.

    A phrase inside the content is left out: who is named there tells less than all of it.
    """
    found = [*frame.via, *(span for span in links.published if frame.span.covers(span))]
    spoken = (one.span for one in links.messengers if any(map(one.reaches, frame.cue)))
    found += [span for span in spoken if span not in found]
    places = (*frame.cue, *((frame.holder,) if frame.holder else ()), *content[:1])
    tellers = (one.span for one in links.tellers if any(one.reaches(place) for place in places))
    further = (*tellers, *links.quoting)
    found += [span for span in further if not any(span.overlaps(link) for link in found)]
    own = frame.holder
    return tuple(
        span
        for span in dict.fromkeys(found)
        if not (own and span.overlaps(own)) and not any(piece.covers(span) for piece in content)
    )


def _published(unit: Unit, known: Lexicon) -> Iterator[Span]:
    """Yield who published or spread something ("ein von den Medien veröffentlichtes Video")."""
    words = unit.words
    for at, word in enumerate(words):
        if word.low not in known.sets["by"] or word.quoted:
            continue
        end = phrase_end(words, at + 1, len(words), known)
        if (
            at + 1 < end < len(words)
            and _undeclined(words[end].low, known) in known.sets["passing"]
        ):
            yield unit.stretch(at + 1, end)


def _undeclined(low: str, known: Lexicon) -> str:
    """Return a participle without the ending of an adjective ("veröffentlichten")."""
    for ending in known.endings["declined"]:
        if low.removesuffix(ending) in known.sets["passing"]:
            return low.removesuffix(ending)
    return low


def _tellers(unit: Unit, published: Sequence[Span], known: Lexicon) -> Iterator[Teller]:
    """Yield whom "wie X meldet" and frames such as "laut X" name; of what X published, X."""
    for index, clause in enumerate(unit.clauses):
        cue = unit.cue(clause) if clause.kind == "how" else None
        if cue is not None and "as" in cue.verb.takes:
            continue  # "der Rat, wie sich die Junta nennt"
        told = _main_clause(unit, index) if cue is None else unit.span
        found = frame_in(unit, index, clause, known)
        # ", so X" names whose words they are; "laut X" beside a holder, who told of them
        if found is not None and found[1] == "so":
            found = formula_in(unit, clause, known)  # ", so Holm nach Angaben der Teilnehmer"
        framed = found[0].holder if found is not None else None
        holder = parties(unit, clause.low, clause.high, cue, known).holder if cue else None
        for teller in (holder, framed):
            if teller is not None and not _own_release(unit, teller, known):
                yield Teller(next(filter(teller.covers, published), teller), told)


def _own_release(unit: Unit, phrase: Span, known: Lexicon) -> bool:
    """Tell whether words are those of the body of who speaks: "laut Mitteilung seines Amtes"."""
    inside = unit.words_in(phrase)
    named = next((at for at, w in enumerate(inside) if known.is_source(w.low)), len(inside))
    possessives = known.sets["masculine"] | known.sets["feminine"]
    return any(w.low in possessives and not w.tags & Tag.CAPITAL for w in inside[named:])


def _main_clause(unit: Unit, index: int) -> Span:
    """Return the main clause around a clause, with all that depends on it."""
    low, told = 0, False
    for at, clause in enumerate(unit.clauses):
        main = clause.kind == "main" and clause.finite >= 0
        # "Laut X, der …, kam er": a main clause that begins with its verb goes on what precedes it
        if told and main and clause.opener != JOINED and clause.finite > clause.low:
            if at > index:
                return unit.stretch(unit.clauses[low].low, clause.low)
            low = at
        told = told or main
    return unit.stretch(unit.clauses[low].low, len(unit.words))


def _cited(unit: Unit, known: Lexicon) -> Span | None:
    """Return whom a unit cites; None if it cites nobody."""
    for at in range(len(unit.words)):
        source = (
            _behind_formula(unit, at, known)
            or _behind_verb(unit, at, known)
            or _before_verb(unit, at, known)
            or _learnt_from(unit, at, known)
        )
        if source is not None:
            return source
    return None


def cited_in_main(unit: Unit, known: Lexicon) -> tuple[Span, Span] | None:
    """Return who cites somebody in the only clause of a unit, with whom: "X beruft sich auf Y".

    None where the sentence tells something besides, for then it cites for that.
    """
    if len(unit.clauses) != 1 or unit.clauses[0].finite < 0:
        return None
    clause = unit.clauses[0]
    source = _behind_verb(unit, clause.finite, known)
    subject = subject_of(unit, clause.low, clause.high, clause.finite, known)
    if source is None or subject is None or subject.overlaps(source):
        return None
    return subject, source


def _behind_formula(unit: Unit, at: int, known: Lexicon) -> Span | None:
    """Return the phrase behind a formula that begins at a word: "unter Berufung auf X"."""
    words = unit.words
    for formula in known.citing.get(words[at].low, ()):
        start = at + len(formula)
        if tuple(w.low for w in words[at:start]) != formula:
            continue
        while start < len(words) and words[start].tags & Tag.ADVERB:
            start += 1  # "auf nicht weiter bezeichnete Quellen"
        # of "mit der Sache vertraute Personen" from the participle on
        noun = attribute_end(words, start, len(words), known)
        end = phrase_end(words, noun, len(words), known)
        if end > noun and not words[start].tags & Tag.MARK:
            return unit.stretch(noun, end)
    return None


def _behind_verb(unit: Unit, at: int, known: Lexicon) -> Span | None:
    """Return who can speak and stands behind a verb of citing: "beruft sich auf Diplomaten".

    Not "auf sein Gewissen".
    """
    words = unit.words
    if words[at].low not in known.sets["citing_verbs"] or words[at].quoted:
        return None
    start = at + 1
    while start < len(words) and words[start].low in known.sets["citing_rests"]:
        start += 1
    end = phrase_end(words, start, len(words), known)
    source = unit.stretch(start, end) if at + 2 < start < end else None
    return source if source is not None and can_speak(unit, source, known) else None


def _before_verb(unit: Unit, at: int, known: Lexicon) -> Span | None:
    """Return who can speak and stands before a verb of citing: "die sich auf Diplomaten beruft"."""
    words = unit.words
    if words[at].low not in known.sets["citing_verbs"] or words[at].quoted:
        return None
    clause = unit.clauses[unit.clause_at(at)]
    if clause.kind != "relative" or clause.finite != at:
        return None
    leads = [n for n in range(clause.low, at) if words[n].low in known.sets["citing_rests"]]
    if len(leads) < _REFLEXIVE_AND_PREPOSITION:
        return None
    end = phrase_end(words, leads[-1] + 1, at, known)
    source = unit.stretch(leads[-1] + 1, end) if end == at else None
    named = source is not None and (
        can_speak(unit, source, known) or _names_words(unit, source, known)
    )
    return source if named else None


def _learnt_from(unit: Unit, at: int, known: Lexicon) -> Span | None:
    """Return from whom somebody learned what he tells: "erfuhr die Agentur aus Hofkreisen"."""
    words = unit.words
    if words[at].low not in known.sets["citing_learning"] or words[at].quoted:
        return None
    clause = unit.clauses[unit.clause_at(at)]
    source = behind(unit, clause.low, clause.high, known.sets["citing_learnt_from"], known)
    nouns = unit.words_in(source) if source is not None else ()
    return source if any(w.low.endswith(known.endings["circles"]) for w in nouns) else None


# What stands before whom a verb of citing has: words of ``citing_rests``.
_REFLEXIVE_AND_PREPOSITION = 2


def _quoting(unit: Unit, known: Lexicon) -> Iterator[Span]:
    """Yield who quotes somebody else in a unit."""
    for clause in unit.clauses:
        cue = unit.cue(clause)
        if cue is None or cue.voice == "passive":
            continue
        if cue.verb.lemma not in known.sets["holder_is_subject"]:
            continue
        low = clause.low + (clause.kind == "relative")
        found = parties(unit, low, clause.high, cue, known)
        subject = subject_of(unit, low, clause.high, cue.finite, known)
        yield from found.via or ((subject,) if subject else ())


def _messengers(unit: Unit, known: Lexicon) -> Iterator[Teller]:
    """Yield through whom somebody lets others know: "ließ über seinen Anwalt mitteilen"."""
    for clause, cue in zip(unit.clauses, unit.cues, strict=True):
        words = unit.words[clause.low : clause.high]
        lets = any(word.low in known.sets["messenger_lets"] for word in words)
        if cue is None or not (lets or cue.verb.lemma in known.sets["messenger_verbs"]):
            continue
        phrase = behind(unit, clause.low, clause.high, known.sets["messenger_through"], known)
        if phrase is None:
            continue
        if any(w.low.endswith(known.endings["messengers"]) for w in unit.words_in(phrase)):
            yield Teller(phrase, unit.stretch(clause.low, clause.high))


def _opinions(unit: Unit, known: Lexicon) -> Iterator[Span]:
    """Yield whose opinion a unit gives."""
    for index, clause in enumerate(unit.clauses):
        found = frame_in(unit, index, clause, known)
        if found is None or found[0].holder is None:
            continue
        span = found[0].span
        before = [w for w in unit.words if w.end <= found[0].holder.start][-1:]
        if any(w.low.endswith(known.endings["views"]) for w in (*before, *unit.words_in(span))):
            yield found[0].holder


def told_again(unit: Unit, teller: Span, content: Span, known: Lexicon) -> Span | None:
    """Return who said what a teller behind it says again: "X sagte, dass …, sagte Y"."""
    if teller.start < content.end:
        return None
    for at, clause in enumerate(unit.clauses[:-1]):
        cue = unit.cue(clause)
        following = unit.clauses[at + 1]
        begins = unit.words[following.low].start
        if cue is None or following.kind != "content" or abs(begins - content.start) > _NEAR:
            continue
        speaker = subject_of(unit, clause.low, clause.high, cue.finite, known)
        if speaker is not None and can_speak(unit, speaker, known):
            return speaker
    return None


# Characters between "dass" and where a reader sees the content begin.
_NEAR = 6


def own_speaker(unit: Unit, content: Sequence[Span], teller: Teller, known: Lexicon) -> Span | None:
    """Return whose words a teller tells: the verb of saying nearest before a content says it.

    "Laut X hat Y die Anzeige zurückgewiesen": Y. None if verb or holder are told themselves.
    """
    for clause, cue in zip(reversed(unit.clauses), reversed(unit.cues), strict=True):
        begins = unit.words[clause.low].start
        if cue is None or begins > content[0].start or begins < teller.told.start:
            continue
        if clause.kind == "relative":
            continue  # "ist laut X die Demonstration, zu der Y aufrief, „ruhig“ verlaufen"
        holder = frame_of(unit, clause.low, clause.high, cue, known).holder
        if holder is None or not (
            can_speak(unit, holder, known) or _names_words(unit, holder, known)
        ):
            return None
        verb = unit.words[cue.finite]
        inside = (holder, Span(verb.start, verb.end))
        return None if any(one.overlaps(piece) for piece in content for one in inside) else holder
    return None


def report_denied(unit: Unit, content: Sequence[Span], known: Lexicon) -> Span | None:
    """Return whose report somebody denies, where a content tells what it says.

    "Holm wies Berichte der Zeitung zurück, er gehe": that he goes is what the paper says.
    """
    for clause, following in pairwise(unit.clauses):
        cue, told = unit.cue(clause), unit.stretch(following.low, following.high)
        if cue is None or cue.verb.stance != "denies":
            continue
        if not told.start <= content[0].start < told.end:
            continue
        for at in range(clause.low, clause.high):
            word = unit.words[at]
            if word.tags & Tag.CAPITAL and word.low.endswith(known.endings["reports"]):
                end = phrase_end(unit.words, at, clause.high, known)
                return unit.stretch(at, end) if end > at + 1 else None
    return None


def _names_words(unit: Unit, phrase: Span, known: Lexicon) -> bool:
    """Tell whether a phrase names words, which say something, too: "eine Untersuchung"."""
    return any(known.is_source(word.low) for word in unit.words_in(phrase))


def goes_onward(unit: Unit, known: Lexicon) -> bool:
    """Tell whether a sentence says that it comes the way of the one before ("demnach")."""
    return any(word.low in known.sets["onward"] and not word.quoted for word in unit.words)
