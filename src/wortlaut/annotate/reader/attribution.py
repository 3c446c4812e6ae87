"""Whose words a statement gives, and through whom they came.

The linker names a phrase for the holder. Where rules found the same words, they tell the chain, and
now and then know the holder better; where they did not, the links in the sentence tell the chain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wortlaut.annotate.found import Found
from wortlaut.annotate.lexicon import DETERMINER, SMALL, Lexicon, Tag
from wortlaut.annotate.quotations.chains import (
    links_in,
    own_speaker,
    passed_on_by,
    report_denied,
    told_again,
)
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.quotations.drafts import Frame
from wortlaut.annotate.quotations.frames import frame_of
from wortlaut.annotate.quotations.holders import can_speak, subject_of
from wortlaut.annotate.quotations.places import shown_to
from wortlaut.annotate.reader.choose import Chosen
from wortlaut.annotate.reader.extents import clause_told, cued
from wortlaut.annotate.reader.making import Making
from wortlaut.annotate.reader.numbered import span, spans
from wortlaut.model.record import Stance
from wortlaut.model.span import Span, meets


@dataclass(frozen=True, slots=True)
class Telling:
    """A quotation in the unit that tells it; ``rival`` is what rules made of the same words."""

    chosen: Chosen
    rival: Found | None
    cue: tuple[Span, ...]
    unit: Unit

    @property
    def in_headline(self) -> bool:
        """Whether the rules found the words in a headline."""
        return self.rival is not None and self.rival.found_by.endswith(_HEADLINE)

    def agreeing(self, holder: Span | None) -> Found | None:
        """Return what the rules made of the words if they do not name another holder."""
        if self.rival is None or holder is None:
            return self.rival
        same = self.rival.holder is not None and self.rival.holder.overlaps(holder)
        return self.rival if same else None


# The rule that finds the words in a headline.
_HEADLINE = "direct-headline"


@dataclass(frozen=True, slots=True)
class Attribution:
    """The phrases of the holder and of who passed the words on, nearest to the holder first.

    ``meant`` is a phrase that says better than the holder's who the holder is, if there is one;
    ``stance`` is the holder's, where the verb tells what somebody else does with the words.
    """

    holder: Span | None
    via: tuple[Span, ...] = ()
    meant: Span | None = None
    stance: Stance | None = None


def named_holder(told: Telling, making: Making) -> Span | None:
    """Return the phrase by which the linker names the holder; None if it names nobody.

    In a headline the linker rarely dares to name a holder; the rules look into the article.
    """
    named = told.chosen.verdict.holder
    if named is not None:
        return span(making.words, *named)
    return told.rival.holder if told.rival is not None and told.in_headline else None


def said_before(told: Telling, holder: Span | None, making: Making) -> tuple[Telling, Span | None]:
    """Return a quotation with who said it first, if the holder only tells what another said.

    "Seit Jahren sagte X, dass …, sagte Y": the linker names Y for all of it, but X said what begins
    at "dass". What the rules made of the whole is then no rival: it is another statement.
    """
    one, unit, words = told.chosen, told.unit, making.words
    if holder is None:
        return told, None
    if first := told_again(unit, holder, _stretch(one, making), making.known):
        return told, first
    clause = replace(one, content=clause_told(one.content, unit, words))
    if first := told_again(unit, holder, _stretch(clause, making), making.known):
        return replace(told, chosen=clause, rival=None), first
    return told, None


def _stretch(one: Chosen, making: Making) -> Span:
    """Return the stretch from the first word of a quotation to its last."""
    return span(making.words, one.content[0], one.content[-1])


# ------------------------------------------------------------------------------ holder
def holder_of(told: Telling, holder: Span | None, making: Making) -> Span | None:
    """Return the phrase of the holder: the one the linker names, unless more speaks for another."""
    rival = told.rival
    if rival is not None and holder is not None:
        hearers = (rival.addressee,) if rival.addressee and rival.holder else ()
        if meets(holder, sorted((*rival.via, *hearers))):
            holder = rival.holder  # who passes the words on, or is told them, does not hold them
        if holder is not None and _better_by_rules(holder, told.cue, rival, told.unit):
            holder = rival.holder
    return _speaker(holder, spans(making.words, told.chosen.content), making)


def _better_by_rules(holder: Span, cue: Sequence[Span], rival: Found, unit: Unit) -> bool:
    """Tell whether rules know better whose words they are than the network's phrase does."""
    return (
        _elsewhere(holder, cue, rival, unit)
        or _cut_short(holder, rival, unit)
        or _runs_on(holder, cue, rival, unit)
    )


def _runs_on(holder: Span, cue: Sequence[Span], rival: Found, unit: Unit) -> bool:
    """Tell whether a phrase begins with what is told, before the holder whom rules know.

    "Moore binden | einer Studie | zufolge mehr als gedacht": it is not the moors that say it.
    """
    if rival.holder is None or not holder.covers(rival.holder):
        return False
    if cue and not any(one.overlaps(other) for one in cue for other in rival.cue):
        return False
    before = unit.words_in(Span(holder.start, max(rival.holder.start, holder.start + 1)))
    return any(word.tags & Tag.FINITE and word.text.islower() for word in before)


def _elsewhere(holder: Span, cue: Sequence[Span], rival: Found, unit: Unit) -> bool:
    """Tell whether a holder stands in another sentence than the verb, whose own subject rules know.

    "Laut X starben zwei Soldaten. Y bestreitet, geschossen zu haben": the words are Y's, not X's.
    """
    same_cue = any(one.overlaps(other) for one in cue for other in rival.cue)
    here = rival.holder is not None and unit.span.covers(rival.holder)
    return same_cue and here and not unit.span.overlaps(holder)


def _cut_short(holder: Span, rival: Found, unit: Unit) -> bool:
    """Tell whether a holder's phrase ends before its noun, and rules know where that stands.

    "Angaben der von der Stadt | bestellten Aufsicht": it is not the town that says it.
    """
    if rival.holder is None or not rival.holder.covers(holder):
        return False
    behind = next((word for word in unit.words if word.start >= holder.end), None)
    if behind is None or behind.start >= rival.holder.end:
        return False
    return behind.text.islower() and not behind.tags & (SMALL | DETERMINER)


def _speaker(holder: Span | None, content: Sequence[Span], making: Making) -> Span | None:
    """Return whose words are told, where the phrase is only that of who tells them, or missing.

    "Laut X hat Y die Anzeige zurückgewiesen": Y holds what X tells. Where Y and the verb belong to
    the content, X holds all of it. Of "ein Brief, aus dem X zitiert", the letter is the holder.
    """
    unit = making.unit_at(content[0].start)
    if holder is not None:
        shown = shown_to(unit, making.known)
        holder = next((doc for medium, doc in shown if medium.overlaps(holder)), holder)
    links = links_in(unit, making.known)
    tellers = [
        one
        for one in links.tellers
        if one.reaches(content[0]) and not any(piece.covers(one.span) for piece in content)
    ]
    if not tellers:
        return holder
    if holder is None or any(piece.covers(holder) for piece in content):
        return tellers[0].span
    telling = next((one for one in tellers if one.span.overlaps(holder)), None)
    own = own_speaker(unit, content, telling, making.known) if telling else None
    return own or holder


# ------------------------------------------------------------------------------ chain
def attributed(
    told: Telling, holder: Span | None, first: Span | None, making: Making
) -> Attribution:
    """Return whose words are told and through whom they came.

    ``first`` is who said them first, if the holder only tells that (``said_before``).
    """
    content = spans(making.words, told.chosen.content)
    if told.chosen.verdict.kind != "reported":
        report = report_denied(told.unit, content, making.known)
        if report is not None:
            return Attribution(report, stance="asserts")
    agreeing = told.agreeing(holder)
    if agreeing is not None:
        # "… und fügte hinzu": no phrase names the holder here, but the rules know who goes on
        goes_on = agreeing.holder if holder is None else None
        found = Attribution(holder, agreeing.via, agreeing.meant or goes_on)
    else:
        found = _by_links(told, holder, first, making)
    meant = found.meant or better_named(found.holder, told.unit, told.cue, making)
    return replace(found, meant=meant)


def _by_links(
    told: Telling, holder: Span | None, first: Span | None, making: Making
) -> Attribution:
    """Return holder and chain as the links in the sentence tell them."""
    via = _via(told, holder, making) or (told.rival.via if told.rival is not None else ())
    if holder is None:
        return Attribution(None, via)
    source = links_in(making.unit_at(holder.start), making.known).cited
    opinions = links_in(told.unit, making.known).opinions
    thinks = next((span for span in opinions if span in via), None)
    if thinks is not None:  # "wie X mitteilte, ist nach Auffassung von Y …"
        holder, via = thinks, (holder, *(span for span in via if span != thinks))
    if first is not None:  # "X sagte, dass …, sagte ein Sprecher von Y"
        holder, via = first, (holder, *via)
    teller = _before_source(holder, source, making) if source is not None else None
    if source is not None and teller is not None:
        holder, via = source, (teller, *via)  # "X meldet … unter Berufung auf Y. Demnach"
    return Attribution(holder, via)


def _before_source(holder: Span, source: Span, making: Making) -> Span | None:
    """Return the phrase of who cites a source, without that; None if they are one phrase.

    Of "wie die Agentur | aus Hofkreisen | erfuhr" the linker may take both for the holder.
    """
    if not source.overlaps(holder):
        return holder
    if not holder.start < source.start or not holder.covers(source):
        return None
    *before, preposition = (
        word
        for word in making.unit_at(holder.start).words
        if holder.start <= word.start < source.start
    )
    return Span(holder.start, before[-1].end) if before and preposition else None


def _via(told: Telling, holder: Span | None, making: Making) -> tuple[Span, ...]:
    """Return through whom words came, as the unit says that tells them."""
    content, cue = spans(making.words, told.chosen.content), told.cue
    around = Span(cue[0].start, cue[-1].end) if cue else content[0]
    frame = Frame(around, cue, holder, medium=told.chosen.verdict.medium)
    return passed_on_by(links_in(told.unit, making.known), frame, content)


def better_named(
    holder: Span | None, unit: Unit, cue: Sequence[Span], making: Making
) -> Span | None:
    """Return what says better than a holder's phrase who is meant; None if nothing does.

    Where the linker finds no phrase, or one that runs on over sentences, it is the subject of the
    verb in the cue; else, of such a phrase, what stands in the sentence of the cue, or in the last.
    Of a phrase that runs on over a verb, it is the subject of that.
    """
    if holder is not None and (own := _subject_inside(holder, making)) is not None:
        return own
    if holder is not None and unit.span.covers(holder):
        return None
    subject = _subject(unit, cue, making.known)
    if holder is None or subject is not None:
        return subject
    here = unit.span if unit.span.overlaps(holder) else making.unit_at(holder.end - 1).span
    return Span(max(holder.start, here.start), min(holder.end, here.end))


def _subject_inside(holder: Span, making: Making) -> Span | None:
    """Return the subject of a clause that a phrase runs on over: of "Holm möchte im Mai", Holm.

    The phrase begins with it, or it is a pronoun; what stands before it else may be who is meant.
    """
    unit, known = making.unit_at(holder.end - 1), making.known
    for clause in unit.clauses:
        verb = unit.words[clause.finite] if clause.finite > clause.low else None
        if clause.kind != "main" or verb is None or verb.quoted:
            continue
        if holder.start < verb.start < holder.end:
            cue = unit.cue(clause)
            if cue is not None and cue.voice == "passive":  # "der Verein wurde vom Rat ermahnt"
                return frame_of(unit, clause.low, clause.high, cue, known).holder
            subject = subject_of(unit, clause.low, clause.high, clause.finite, known)
            if subject is None or not (holder.covers(subject) and can_speak(unit, subject, known)):
                return None
            pronoun = all(word.tags & Tag.PRONOUN for word in unit.words_in(subject))
            return subject if pronoun or subject.start == holder.start else None
    return None


def _subject(unit: Unit, cue: Sequence[Span], known: Lexicon) -> Span | None:
    """Return who can speak and is the holder of the verb of a cue."""
    found = cued(unit, cue)
    if found is None:
        return None
    clause, verb = found
    holder = frame_of(unit, clause.low, clause.high, verb, known).holder
    return holder if holder and can_speak(unit, holder, known) else None
