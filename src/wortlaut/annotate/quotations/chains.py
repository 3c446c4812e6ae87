"""Through whom the words came: media, reports and people that a frame names besides the holder.

A first version: "zitiert von X", "wie X meldet", "laut X" beside a frame of its own, "sagte er der
Zeitung X", "unter Berufung auf X".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wortlaut.annotate.lexicon import Lexicon, Tag
from wortlaut.annotate.quotations.clauses import JOINED, Clause, Cue, Unit
from wortlaut.annotate.quotations.drafts import Frame
from wortlaut.annotate.quotations.frames import frame_of
from wortlaut.annotate.quotations.holders import can_speak, parties, subject_of
from wortlaut.annotate.quotations.phrases import phrase_end, phrase_start
from wortlaut.annotate.quotations.prepositional import frame_in
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells something, and the words that are told: those of the main clause around.

    "Nach Angaben der Veranstalter kamen tausend, die Polizei spricht von 400": another tells that.
    """

    span: Span
    words: Span

    def reaches(self, place: Span) -> bool:
        """Tell whether words at a place are among those that it tells."""
        return self.words.covers(Span(place.start, place.start + 1))


@dataclass(frozen=True, slots=True)
class Links:
    """Who, in one unit, may have passed words on.

    ``published`` spread what the unit speaks of ("das von X verbreitet wurde"); ``tellers`` tell it
    ("wie X meldet", "laut X"); ``cited`` is whom the unit cites ("unter Berufung auf X");
    ``quoting`` quote somebody ("zitiert X den Minister", "der Minister, den X zitiert");
    ``opinions`` are whose opinion something is ("nach Auffassung von X"): holders, not links.
    """

    published: tuple[Span, ...]
    tellers: tuple[Teller, ...]
    cited: Span | None
    quoting: tuple[Span, ...] = ()
    opinions: tuple[Span, ...] = ()


def links_in(unit: Unit, known: Lexicon) -> Links:
    """Find the links of a unit."""
    published = tuple(_published(unit, known))
    return Links(
        published,
        tuple(_tellers(unit, published, known)),
        _cited(unit, known),
        tuple(_quoting(unit, known)),
        tuple(_opinions(unit, known)),
    )


def passed_on_by(links: Links, frame: Frame, content: Sequence[Span]) -> tuple[Span, ...]:
    """Return the phrases that name who passed a statement on, nearest to the holder first.

    Who tells something inside the content tells less than all of it.
    """
    found = [*frame.via, *(span for span in links.published if frame.span.covers(span))]
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


def _tellers(unit: Unit, published: Sequence[Span], known: Lexicon) -> Iterator[Teller]:
    """Yield whom "wie X meldet" and frames such as "laut X" name; of what X published, X."""
    for index, clause in enumerate(unit.clauses):
        cue = unit.cue(clause) if clause.kind == "how" else None
        if cue is not None and "as" in cue.verb.takes:
            continue  # "der Rat, wie sich die Junta nennt"
        told = _main_clause(unit, index) if cue is None else unit.span
        found = frame_in(unit, index, clause, known)
        # ", so X" names whose words they are; "laut X" beside a holder, who told of them
        framed = found[0].holder if found is not None and found[1] != "so" else None
        holder = parties(unit, clause.low, clause.high, cue, known).holder if cue else None
        for teller in (holder, framed):
            if teller is not None and not _own_release(unit, teller, known):
                yield Teller(next(filter(teller.covers, published), teller), told)


def _own_release(unit: Unit, phrase: Span, known: Lexicon) -> bool:
    """Tell whether words are those of the body of who speaks: "laut Mitteilung seines Amtes"."""
    inside = [w for w in unit.words if phrase.covers(Span(w.start, w.end))]
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


def _opinions(unit: Unit, known: Lexicon) -> Iterator[Span]:
    """Yield whose opinion a unit gives."""
    for index, clause in enumerate(unit.clauses):
        found = frame_in(unit, index, clause, known)
        if found is None or found[0].holder is None:
            continue
        span = found[0].span
        before = [w for w in unit.words if w.end <= found[0].holder.start][-1:]
        inside = [w for w in unit.words if span.start <= w.start and w.end <= span.end]
        if any(w.low.endswith(known.endings["views"]) for w in (*before, *inside)):
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
        if cue is None or begins > content[0].start or begins < teller.words.start:
            continue
        if clause.kind == "relative":
            continue  # "ist laut X die Demonstration, zu der Y aufrief, „ruhig“ verlaufen"
        holder = frame_of(unit, clause.low, clause.high, cue, known).holder
        if holder is None or not (can_speak(unit, holder, known) or _words(unit, holder, known)):
            return None
        verb = unit.words[cue.finite]
        inside = (holder, Span(verb.start, verb.end))
        return None if any(one.overlaps(piece) for piece in content for one in inside) else holder
    return None


def _words(unit: Unit, phrase: Span, known: Lexicon) -> bool:
    """Tell whether a phrase names words, which say something, too: "eine Untersuchung"."""
    inside = (word.low for word in unit.words if phrase.covers(Span(word.start, word.end)))
    return any(known.is_source(low) for low in inside)


def goes_onward(unit: Unit, known: Lexicon) -> bool:
    """Tell whether a sentence says that it comes the way of the one before ("demnach")."""
    return any(word.low in known.sets["onward"] and not word.quoted for word in unit.words)


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
            found.extend(_places_from(unit, clause.low, cue.finite, known))
            behind = cue.finite + 1
            if subject is not None and subject.start > unit.words[cue.finite].start:
                behind = next(n for n, w in enumerate(unit.words) if w.end >= subject.end) + 1
            found.extend(_places_from(unit, behind, clause.high, known))
            found.extend(_told_in(unit, clause, cue, known))
    return tuple(dict.fromkeys(found))


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
        elif verb in known.sets["lying_telling"]:
            teller = subject_of(unit, at, clause.high, clause.finite, known)
            if teller is not None:
                yield teller, document


def _document(unit: Unit, clause: Clause, known: Lexicon) -> Span | None:
    """Return the phrase for a document that ends a clause: "in einem Brief der Stadt"."""
    words = unit.words
    for at in range(clause.high - 1, clause.low - 1, -1):
        word = words[at]
        named = word.low in known.sets["lying_nouns"] or known.is_source(word.low)
        if named and word.tags & Tag.CAPITAL and not word.quoted:
            low = phrase_start(words, at + 1, clause.low, known)
            ends = phrase_end(words, low, clause.high, known) == clause.high
            return unit.stretch(low, clause.high) if ends else None
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


def interviews_in(unit: Unit, known: Lexicon) -> Iterator[Span]:
    """Yield with whom, or where, somebody spoke: the phrases behind "Interview mit"."""
    words = unit.words
    for at, word in enumerate(words):
        if word.quoted or not word.low.endswith(known.endings["exchanges"]):
            continue
        behind = at + 1
        while behind + 1 < len(words) and words[behind].tags & Tag.PREPOSITION:
            end = phrase_end(words, behind + 1, len(words), known)
            if end == behind + 1:
                break
            yield unit.stretch(behind + 1, end)
            behind = end


def _published(unit: Unit, known: Lexicon) -> Iterator[Span]:
    """Yield who published or spread something ("ein von den Medien veröffentlichtes Video")."""
    words = unit.words
    for at, word in enumerate(words):
        if word.low not in known.sets["by"] or word.quoted:
            continue
        end = phrase_end(words, at + 1, len(words), known)
        if at + 1 < end < len(words) and _stem(words[end].low, known) in known.sets["passing"]:
            yield unit.stretch(at + 1, end)


def _stem(low: str, known: Lexicon) -> str:
    """Return a participle without the ending of an adjective ("veröffentlichten")."""
    for ending in known.endings["declined"]:
        if low.removesuffix(ending) in known.sets["passing"]:
            return low.removesuffix(ending)
    return low


def _cited(unit: Unit, known: Lexicon) -> Span | None:
    """Return whom a unit cites: the phrase behind "unter Berufung auf"."""
    words = unit.words
    for at, word in enumerate(words):
        for formula in known.citing.get(word.low, ()):
            start = at + len(formula)
            if tuple(w.low for w in words[at:start]) != formula:
                continue
            while start < len(words) and words[start].tags & Tag.ADVERB:
                start += 1  # "auf nicht weiter bezeichnete Quellen"
            end = phrase_end(words, start, len(words), known)
            if end > start and not words[start].tags & Tag.MARK:
                return unit.stretch(start, end)
        if word.low in known.sets["citing_verbs"] and not word.quoted:
            start = at + 1
            while start < len(words) and words[start].low in known.sets["citing_rests"]:
                start += 1
            end = phrase_end(words, start, len(words), known)
            source = unit.stretch(start, end) if at + 2 < start < end else None
            if source is not None and can_speak(unit, source, known):
                return source  # "beruft sich auf Diplomaten", not "auf sein Gewissen"
    return None
