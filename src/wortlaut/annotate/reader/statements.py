"""From what the network chose to statements: words become places, cues become stances.

``statements`` makes one of each quotation that was chosen. Where rules found the same words, what
they know besides (through whom the words came, what their holder does with them) is taken over;
where they did not, the tables are asked about the cue. How far a statement reaches is the subject
of ``extents``, whose words it gives of ``attribution``; what is then left out, of ``together``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wortlaut.annotate.found import Found
from wortlaut.annotate.lexicon import DETERMINER, VERBAL, Tag
from wortlaut.annotate.quotations.chains import goes_onward
from wortlaut.annotate.quotations.frames import stance_of
from wortlaut.annotate.quotations.places import places_in, places_of_report
from wortlaut.annotate.reader.attribution import (
    Attribution,
    Telling,
    attributed,
    holder_of,
    named_holder,
    said_before,
)
from wortlaut.annotate.reader.choose import Chosen
from wortlaut.annotate.reader.extents import (
    before_this,
    behind_cue,
    cued,
    having,
    in_one_block,
    whole,
    whole_verb,
    without_marks,
)
from wortlaut.annotate.reader.making import Making, Rival
from wortlaut.annotate.reader.numbered import Overlaps, spans
from wortlaut.annotate.reader.stance import Told, evidence
from wortlaut.annotate.words import Word
from wortlaut.model.record import Stance
from wortlaut.model.span import Span, meets


def statements(
    quotations: Sequence[Chosen], by_rules: Sequence[Rival], making: Making
) -> Iterator[Found]:
    """Turn what was chosen into statements."""
    places = Overlaps(rival.words for rival in by_rules)
    for chosen in quotations:
        one = without_marks(in_one_block(chosen, making), making)
        share, at = places.likest(one.content)
        same = at is not None and share >= _SAME
        yield _statement(one, by_rules[at].found if at is not None and same else None, making)


# Two finds mean the same quotation from this share of common words on.
_SAME = 0.5

# Words that may stand between a preposition and the noun that the network takes for who is told.
_ATTRIBUTES = 4


def _statement(one: Chosen, rival: Found | None, making: Making) -> Found:
    """Build one statement; ``rival`` is what rules made of the same words."""
    found = _telling(one, rival, making)
    named = named_holder(found, making)
    told, first = said_before(found, named, making)
    holder = holder_of(told, named, making)
    told = _without_this(told, holder, making)
    by = attributed(told, holder, first, making)
    content = behind_cue(told.chosen.content, told.cue, told.unit, making.words)
    by_table = told.rival.stance if told.rival is not None else _stance_of_cue(told, making)
    return Found(
        kind=one.verdict.kind,
        medium=one.verdict.medium,
        content=spans(making.words, content),
        cue=told.cue,
        frame=_frame(one, rival, making),
        addressee=_addressee(told, holder, by, making),
        holder=by.holder,
        via=by.via,
        # a headline has no verb of saying: what speaks for a stance there was never learned
        stance=by.stance
        or (by_table if found.in_headline else _weighed(by_table, told.chosen, making)),
        confidence=one.confidence,
        found_by=f"{making.version}:{'+'.join(one.candidate.found_by)}",
        meant=by.meant,
        places=_places(told, making),
        onward=goes_onward(told.unit, making.known),
    )


def _telling(one: Chosen, rival: Found | None, making: Making) -> Telling:
    """Return a quotation with its cue, in the unit of that; without a cue, in that of its words."""
    by_rules = rival.cue if rival is not None and rival.kind == one.verdict.kind else ()
    cue = spans(making.words, having(one, "cue", by_rules, making))
    begins = cue[0].start if cue else making.words[one.content[0]].start
    unit = making.unit_at(begins)
    return Telling(one, rival, whole_verb(cue, unit, spans(making.words, one.content)), unit)


def _frame(one: Chosen, rival: Found | None, making: Making) -> tuple[Span, ...]:
    """Return the frame of a quotation."""
    by_rules = rival.frame if rival is not None and rival.kind == one.verdict.kind else ()
    framed = having(one, "frame", by_rules, making)
    around = [word for word in framed if word not in one.content]
    return spans(making.words, whole(around, one.content))


def _without_this(told: Telling, holder: Span | None, making: Making) -> Telling:
    """Leave the "Das" of the next sentence out of content and cue (see ``before_this``)."""
    one = told.chosen
    kept = before_this(one.content, holder, making)
    if kept == one.content:
        return told
    this = making.words[one.content[-1]]
    cue = tuple(span for span in told.cue if span.end <= this.start)
    return replace(told, chosen=replace(one, content=kept), cue=cue)


# ------------------------------------------------------------------------------ addressee, places
def _addressee(told: Telling, holder: Span | None, by: Attribution, making: Making) -> Span | None:
    """Return the phrase that names who was told; None if that is who passes it on.

    Nor is it a part of the phrase for who says it: "die Gewerkschaft | IG Metall".
    """
    found = _told_phrase(told, making)
    agreeing = told.agreeing(holder)
    if found is None and agreeing is not None:
        found = agreeing.addressee
    if found is None or meets(found, sorted(by.via)):
        return None
    if _is_where(found, making) or _is_author(found, making):
        return None
    part = by.holder is not None and by.holder.covers(found) and by.holder != found
    return None if part else found


def _told_phrase(told: Telling, making: Making) -> Span | None:
    """Return the likeliest phrase for who was told; the rules know best where it is cut."""
    verdict, by_rules = told.chosen.verdict, told.rival.addressee if told.rival else None
    weights: dict[Span, float] = {}
    numbers = verdict.having("addressee", making.least.addressee)
    unit = told.unit.span
    inside = tuple(at for at in numbers if unit.start <= making.words[at].start < unit.end)
    for run in spans(making.words, inside):
        if by_rules is not None and by_rules.overlaps(run):
            return by_rules
        low, high = (_number_at(place, making.words) for place in (run.start, run.end))
        if _names_somebody(run, making.words) and not _is_attribute(low, high, making.words):
            chances = verdict.roles["addressee"][low - verdict.low : high - verdict.low]
            weights[run] = float(chances.sum())
    return max(weights, key=weights.__getitem__, default=None)


def _is_where(phrase: Span, making: Making) -> bool:
    """Tell whether a phrase says where or how somebody speaks: "in seiner | Ansprache"."""
    behind = _number_at(phrase.start, making.words)
    for word in reversed(making.words[max(0, behind - _ATTRIBUTES) : behind]):
        if word.low in making.known.sets["where_told"]:
            return True
        if word.tags & (Tag.PREPOSITION | VERBAL | Tag.MARK) or not word.text.islower():
            return False
    return False


def _is_attribute(low: int, high: int, words: Sequence[Word]) -> bool:
    """Tell whether words only say whose the noun behind is: "lobte | Wladimir | Putins Krieg"."""
    behind = words[high : high + 1]
    bare = not words[low].tags & (DETERMINER | Tag.MARK)
    return bare and any(word.tags & Tag.CAPITAL and not word.quoted for word in behind)


def _is_author(phrase: Span, making: Making) -> bool:
    """Tell whether a phrase says whose words are spoken of: "wies Berichte der | „Zeitung“ ab"."""
    behind = _number_at(phrase.start, making.words)
    for word in reversed(making.words[max(0, behind - _ATTRIBUTES) : behind]):
        if word.tags & Tag.CAPITAL and making.known.is_source(word.low):
            return True
        if word.tags & (Tag.PREPOSITION | VERBAL) and word.text.islower():
            return False
    return False


def _names_somebody(run: Span, words: Sequence[Word]) -> bool:
    """Tell whether a stretch has a noun, a name or a pronoun, and not only an adjective."""
    low, high = (_number_at(place, words) for place in (run.start, run.end))
    able = int(Tag.CAPITAL | Tag.PRONOUN | Tag.OBLIQUE) | DETERMINER
    return any(word.tags & able and word.text[0].isalpha() for word in words[low:high])


def _number_at(place: int, words: Sequence[Word]) -> int:
    """Return the number of the first word that begins at a place or behind it."""
    return bisect_left(words, place, key=lambda word: word.start)


def _places(told: Telling, making: Making) -> tuple[Span, ...]:
    """Return where the words of a statement were said, and to whom."""
    if told.chosen.verdict.kind == "reported":
        return places_of_report(told.unit, making.known)
    content = spans(making.words, told.chosen.content)
    return places_in(told.unit, content, making.known) if told.cue else ()


# ------------------------------------------------------------------------------ stance
def _stance_of_cue(told: Telling, making: Making) -> Stance:
    """Ask the tables what the holder does with words that come with this cue."""
    found = cued(told.unit, told.cue)
    return stance_of(told.unit, found[1], making.known) if found is not None else "asserts"


def _weighed(by_table: Stance, one: Chosen, making: Making) -> Stance:
    """Return the stance for which most speaks, where the verb of saying leaves it open.

    A verb that tells it stands; without weights, so does what the tables say.
    """
    if making.stances is None or by_table != "asserts":
        return by_table
    shown = evidence(
        Told(one.content, one.verdict, by_table, making.language),
        making.words,
        making.units_of(one.content),
        making.known,
    )
    return making.stances.likeliest(shown)
