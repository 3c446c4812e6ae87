"""All statements of a document, by rules: the order in which the rules are asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wortlaut.annotate.actors.knowledge import knowledge
from wortlaut.annotate.actors.names import Name, names_in
from wortlaut.annotate.lexicon import Lexicon, lexicon
from wortlaut.annotate.quotations.clauses import Unit, clauses_of
from wortlaut.annotate.quotations.contents import tidy
from wortlaut.annotate.quotations.cues import with_cues
from wortlaut.annotate.quotations.direct import direct, headline
from wortlaut.annotate.quotations.drafts import Draft, Frame
from wortlaut.annotate.quotations.free import reported, subjunctive
from wortlaut.annotate.quotations.holders import can_speak, subject_of
from wortlaut.annotate.quotations.indirect import closing_how, indirect
from wortlaut.annotate.quotations.marks import quoting_stretches
from wortlaut.annotate.quotations.nominal import confirming, nominal
from wortlaut.annotate.quotations.prepositional import formula_in, more_of_holder, prepositional
from wortlaut.annotate.sentences import units
from wortlaut.annotate.words import words_of
from wortlaut.model.span import Span, without


@dataclass(frozen=True, slots=True)
class Reading:
    """What rules read in a text: its units, the drafts of statements, and all names.

    ``frames`` has, for each draft, the frame that names its holder, its own or one before it;
    ``headlines`` are the numbers of the stretches that are headlines; ``tellers`` are the clauses
    that say who tells all before ("…, wie X meldete"), or more of who tells all behind them;
    ``spoken`` are the reports whose subject can speak.
    """

    units: tuple[Unit, ...]
    drafts: tuple[Draft, ...]
    frames: tuple[Frame | None, ...]
    headlines: frozenset[int]
    names: tuple[Name, ...]
    tellers: tuple[Span, ...]
    spoken: tuple[Span, ...] = ()


def reading(
    text: str, stretches: Sequence[Span], headlines: frozenset[int], language: str
) -> Reading:
    """Read the stretches of a text by rules."""
    units = units_of(text, stretches, language)
    drafts = drafts_of(units, language, headlines)
    frames = frames_for(drafts, units, language)
    knows = knowledge(language)
    names = tuple(name for unit in units for name in names_in(unit.words, knows))
    known = lexicon(language)
    tellers, spoken = tuple(_tellers(units, known)), tuple(_spoken(units, drafts, known))
    return Reading(tuple(units), tuple(drafts), tuple(frames), headlines, names, tellers, spoken)


def _spoken(units: Sequence[Unit], drafts: Sequence[Draft], known: Lexicon) -> Iterator[Span]:
    """Yield the reports whose subject can speak: not "Weitere Aktionen sind angekündigt"."""
    for draft in drafts:
        holder = draft.frame.holder if draft.frame is not None else None
        if draft.kind == "reported" and holder and can_speak(units[draft.unit], holder, known):
            yield draft.content[0]


def _tellers(units: Sequence[Unit], known: Lexicon) -> Iterator[Span]:
    """Yield the clauses that say who tells all of a sentence, with the commas before them."""
    for unit in units:
        for index, one in enumerate(unit.clauses[:1]):
            found = formula_in(unit, one, known)
            yield from more_of_holder(unit, index, one, found[0]) if found is not None else ()
        clause = closing_how(unit, known)
        if clause is not None:
            yield unit.stretch(clause.low - 1, len(unit.words))


def units_of(text: str, stretches: Sequence[Span], language: str) -> list[Unit]:
    """Cut the readable stretches of a text into units with their clauses."""
    known = lexicon(language)
    found = []
    for block, stretch, passages in quoting_stretches(text, stretches, language):
        upcoming = 0
        for span in units(text, stretch, language, passages):
            first = upcoming
            while upcoming < len(passages) and passages[upcoming].end <= span.end:
                upcoming += 1
            inside = tuple(p for p in passages[first:upcoming] if p.start >= span.start)
            words = words_of(text, span, known, inside)
            if words:
                unit = Unit(span, words, clauses_of(words, known), inside, block)
                found.append(with_cues(unit, known))
    return found


def drafts_of(
    found: Sequence[Unit], language: str, headlines: frozenset[int] = frozenset()
) -> list[Draft]:
    """Return the statements of all units, in the order of the text.

    ``headlines`` are the numbers of the stretches that are headlines.
    """
    known = lexicon(language)
    out: list[Draft] = []
    speaking = False
    last_indirect = False
    for number, unit in enumerate(found):
        if unit.block in headlines:
            out.extend(headline(unit, number, known))
            continue
        here = []
        if number > 0 and (taken := confirming(unit, found[number - 1], number, known)):
            here.append(taken)
        here += list(_in_unit(unit, number, known, speaking=speaking, flowing=last_indirect))
        out.extend(here)
        speaking = bool(here) or speaking
        last_indirect = any(d.kind in ("indirect", "indirect_free_indirect") for d in here)
    return _run_together(out)


def _in_unit(
    unit: Unit, number: int, known: Lexicon, *, speaking: bool, flowing: bool
) -> Iterator[Draft]:
    """Yield the statements of one unit: those around, then the quotations inside them.

    Each kind of frame is looked for only where none of those before was found: a verb of saying,
    "laut X", a noun of saying, then none at all. ``speaking`` tells whether anybody spoke earlier
    in the text, whose words could go on; ``flowing`` whether the unit before was indirect speech.
    """
    around = _chained_only(list(indirect(unit, number, known)))
    links = [draft for draft in around if draft.rule == "how"]
    if not around or (links and _relayed(links[0], known)):
        framed = list(prepositional(unit, number, known))
        around = [_without_teller(one, links, unit) for one in framed] or around
        links = links or around
    if not around:
        around = list(nominal(unit, number, known))
    if not around and speaking:
        mood = subjunctive(unit)
        if mood == "sure" or (mood == "weak" and flowing):
            around = [Draft("indirect_free_indirect", (unit.span,), None, "subjunctive", number)]
    quoted = list(direct(unit, number, known, around, speaking=speaking))
    if links and any(draft.rule in _FRAMED and draft.frame.verb for draft in quoted if draft.frame):
        around = []  # "sprach laut X von „…“": X only passes the words on
    around = [_with_speaker(draft, quoted) for draft in around]
    told = [one for one in reported(unit, number, known) if _is_apart(one, [*around, *quoted])]
    yield from around
    yield from quoted
    yield from told


def _is_apart(report: Draft, others: Sequence[Draft]) -> bool:
    """Tell whether nothing else is found where a report stands."""
    content = report.content[0]
    told = any(content.overlaps(piece) for one in others for piece in one.content)
    return not told and not any(one.frame and content.overlaps(one.frame.span) for one in others)


def _relayed(teller: Draft, known: Lexicon) -> bool:
    """Tell whether who tells something mostly tells of others: "wie der Sender meldet"."""
    verb = teller.frame.verb if teller.frame is not None else None
    return verb is not None and verb.lemma in known.sets["relaying"]


def _without_teller(draft: Draft, tellers: Sequence[Draft], unit: Unit) -> Draft:
    """Leave the clauses of ``tellers`` ("wie X meldet") out of what somebody says."""
    spans = [one.frame.span for one in tellers if one.frame is not None]
    pieces = [part for piece in draft.content for part in without(piece, spans)]
    return replace(draft, content=tidy(unit, pieces) or draft.content)


def _with_speaker(draft: Draft, quoted: Sequence[Draft]) -> Draft:
    """Give a report's words to the holder of the quotation inside, if the report passed that on."""
    for inner in quoted:
        mine, theirs = draft.frame, inner.frame
        if mine is None or theirs is None or mine.holder is None:
            continue
        inside = any(piece.covers(inner.content[0]) for piece in draft.content)
        if inside and mine.cue == theirs.cue and mine.holder in theirs.via:
            return replace(draft, frame=theirs)
    return draft


# Rules by which a direct quotation has a verb of its own that names its holder.
_FRAMED = frozenset({"direct-inverted", "direct-beside", "direct-colon"})


def _chained_only(drafts: list[Draft]) -> list[Draft]:
    """Leave out "wie X meldet" where another frame names the holder: then X only passes it on."""
    others = [draft for draft in drafts if draft.rule != "how"]
    return others or drafts


def _run_together(drafts: Sequence[Draft]) -> list[Draft]:
    """Join subjunctive sentences that follow each other into one statement."""
    out: list[Draft] = []
    open_run: dict[int, int] = {}
    for draft in drafts:
        before = open_run.get(draft.unit - 1)
        if draft.kind == "indirect_free_indirect" and before is not None:
            first = out[before]
            whole = Span(first.content[0].start, draft.content[0].end)
            out[before] = replace(first, content=(whole,))
            open_run[draft.unit] = before
            continue
        if draft.kind == "indirect_free_indirect":
            open_run[draft.unit] = len(out)
        out.append(draft)
    return out


def frames_for(drafts: Sequence[Draft], found: Sequence[Unit], language: str) -> list[Frame | None]:
    """Return for each draft the frame that names its holder: its own, or one before.

    Words without a frame go on with the statement of the sentence before; if that has none, they
    belong to the one it speaks of ("Der Minister ist dagegen. Der Plan sei zu teuer.").
    """
    known = lexicon(language)
    last: tuple[int, Frame] | None = None
    out: list[Frame | None] = []
    for draft in drafts:
        frame = draft.frame
        if frame is None or (frame.holder is None and frame.carried):
            frame = _carried(draft, last, found, known)
        if frame is not None and frame.holder is not None:
            last = (_last_unit(draft, found), frame)
        out.append(frame)
    return out


def _last_unit(draft: Draft, found: Sequence[Unit]) -> int:
    """Return the last unit that a draft reaches into."""
    number = draft.unit
    while number + 1 < len(found) and found[number + 1].span.start < draft.content[-1].end:
        number += 1
    return number


def _carried(
    draft: Draft, last: tuple[int, Frame] | None, found: Sequence[Unit], known: Lexicon
) -> Frame | None:
    """Return the frame that a draft without one goes on with."""
    if last is not None and draft.unit - last[0] <= 1:
        return last[1]
    spoken_of = _topic(found[draft.unit - 1], known) if draft.unit > 0 else None
    if spoken_of is not None and (
        draft.frame or can_speak(found[draft.unit - 1], spoken_of, known)
    ):
        return Frame(spoken_of, (), spoken_of)
    return last[1] if last is not None else None


def _topic(unit: Unit, known: Lexicon) -> Span | None:
    """Return the subject of a sentence's main clause."""
    for clause in unit.clauses:
        if clause.kind == "main" and clause.finite >= 0:
            return subject_of(unit, clause.low, clause.high, clause.finite, known)
    return None
