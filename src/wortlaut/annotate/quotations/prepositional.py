"""Frames without a verb of saying: "laut X", "X zufolge", "nach Angaben von X", ", so X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wortlaut.annotate.lexicon import Lexicon, Tag
from wortlaut.annotate.quotations.clauses import Clause, Unit
from wortlaut.annotate.quotations.contents import quoted_whole, tidy
from wortlaut.annotate.quotations.drafts import Draft, Frame
from wortlaut.annotate.quotations.holders import subject_of
from wortlaut.annotate.quotations.phrases import genitive_end, phrase_end, phrase_start
from wortlaut.model.span import Span, without


def prepositional(unit: Unit, number: int, known: Lexicon) -> Iterator[Draft]:
    """Yield the statements of a unit that such a frame gives to somebody."""
    for index, clause in enumerate(unit.clauses):
        found = frame_in(unit, index, clause, known)
        if found is None:
            continue
        frame, rule = found
        content = _content(unit, index, clause, frame)
        if content and not quoted_whole(unit, content):
            yield Draft("indirect", content, frame, rule, number)
            return


def frame_in(unit: Unit, index: int, clause: Clause, known: Lexicon) -> tuple[Frame, str] | None:
    """Return the first such frame in a clause, with the name of its rule."""
    words = unit.words
    first = words[clause.low]
    closes = first.low in known.sets["so"] and clause.opener in (",", "–") and index > 0
    if closes and (found := so_frame(unit, clause, known)) is not None:
        return found, "so"
    if index == 0 and first.low in known.sets["onward"] and clause.finite == clause.low + 1:
        span = unit.stretch(clause.low, clause.low + 1)
        return Frame(span, (span,), None, carried=True), "onward"
    return formula_in(unit, clause, known)


def formula_in(unit: Unit, clause: Clause, known: Lexicon) -> tuple[Frame, str] | None:
    """Return the first "laut X", "nach Angaben von X" or "X zufolge" in a clause, with its rule."""
    words = unit.words
    after, before = known.sets["after"], known.sets["before"]
    for at, word in enumerate(words[clause.low : clause.high], clause.low):
        if word.quoted:
            continue
        if word.low in after and (found := _after(unit, clause, at, known)) is not None:
            return found, "zufolge"
        if word.low in before and (found := _before(unit, clause, at, known)) is not None:
            return found, "laut"
    return None


def so_frame(unit: Unit, clause: Clause, known: Lexicon, low: int | None = None) -> Frame | None:
    """Read ", so X weiter"."""
    words = unit.words
    first = clause.low if low is None else low
    at = first + 1
    if at >= clause.high or clause.finite >= 0:
        return None
    start_ok = words[at].tags & (Tag.NOMINATIVE | Tag.CAPITAL | Tag.PRONOUN) or words[at].quoted
    end = phrase_end(words, at, clause.high, known)
    if not start_ok or words[at].tags & Tag.PREPOSITION or end == at:
        return None
    high = clause.high
    while high > end and words[high - 1].tags & Tag.MARK and not words[high - 1].quoted:
        high -= 1
    comma = first > 0 and first == clause.low
    span = Span(words[first - 1 if comma else first].start, words[high - 1].end)
    cue = unit.stretch(first, first + 1)
    return Frame(span, (cue,), unit.stretch(at, end))


def _before(unit: Unit, clause: Clause, at: int, known: Lexicon) -> Frame | None:
    """Read "laut X" and "nach Angaben von X"."""
    words = unit.words
    if at + 1 >= clause.high:
        return None
    name = bool(words[at + 1].tags & Tag.CAPITAL) and not known.is_source(words[at + 1].low)
    end = phrase_end(words, at + 1, clause.high, known, name=name)
    if end == at + 1:
        return None
    if words[at].low in known.sets["need_source"]:
        head = _source_in(unit, at + 1, end, known)
        if head == end - 1 and end < clause.high:
            end = genitive_end(words, end, clause.high, known)
        views = words[at].low in known.sets["view_prepositions"]
        if views and (head is None or words[head].low not in known.sets["view"]):
            return None
        if head is None or (end == at + 2 and not _stands_alone(words[head].low, known)):
            return None
        if head == end - 1 and end < clause.high and words[end].low in known.sets["about"]:
            return None  # "nach den Berichten über den Fall"
        end = _cut(unit, head + 1, end, known)
    told = end  # "nach Angaben von Jan Holm gegenüber dem Sender"
    if end < clause.high and words[end].low in known.sets["to_whom"]:
        told = phrase_end(words, end + 1, clause.high, known)
    span, cue = unit.stretch(at, max(told, end)), unit.stretch(at, at + 1)
    frame = Frame(span, (cue,), unit.stretch(at + 1, end))
    if not any(word.low in known.sets["own"] for word in words[at:end]) or clause.finite < 0:
        return frame
    return replace(frame, meant=subject_of(unit, clause.low, clause.high, clause.finite, known))


def _stands_alone(source: str, known: Lexicon) -> bool:
    """Tell whether a noun for words needs no other to say whose: "dpa-Informationen"."""
    _, owned, noun = source.rpartition("-")
    return source in known.sets["bare_sources"] or (bool(owned) and known.is_source(noun))


def _source_in(unit: Unit, low: int, high: int, known: Lexicon) -> int | None:
    """Return the noun for words that a phrase begins with, a name before it left aside."""
    nouns = [
        at
        for at in range(low, high)
        if unit.words[at].tags & Tag.CAPITAL and not unit.words[at].quoted
    ]
    return next((at for at in nouns[:2] if known.is_source(unit.words[at].low)), None)


def _cut(unit: Unit, low: int, high: int, known: Lexicon) -> int:
    """Return the end of a phrase without what says where or when ("im Fall", "in Berlin")."""
    places = (at for at in range(low, high) if unit.words[at].low in known.sets["where"])
    return next(places, high)


def _after(unit: Unit, clause: Clause, at: int, known: Lexicon) -> Frame | None:
    """Read "X zufolge" and "seiner Meinung nach"."""
    words = unit.words
    start = phrase_start(words, at, clause.low, known)
    if start == at:
        return None
    for source in range(clause.low, start):  # "Recherchen von NDR und WDR zufolge"
        named = known.is_source(words[source].low) and words[source].tags & Tag.CAPITAL
        if named and phrase_end(words, source, at, known) == at:
            start = phrase_start(words, source + 1, clause.low, known)
            break
    opinion = words[at - 1].low.endswith(known.endings["opinions"])
    if words[at].low in known.sets["need_source"] and not opinion:
        return None
    return Frame(unit.stretch(start, at + 1), (unit.stretch(at, at + 1),), unit.stretch(start, at))


def _end(unit: Unit, index: int) -> int:
    """Return where the sentence ends, or what another says behind a semicolon begins.

    "Laut Polizei starben drei Menschen; die Feuerwehr sprach von zwei Toten."
    """
    others = (
        unit.words[clause.low - 1].end
        for clause in unit.clauses[index + 1 :]
        if clause.opener == ";" and unit.cue(clause) is not None
    )
    return next(others, unit.end_of_content())


def _content(unit: Unit, index: int, clause: Clause, frame: Frame) -> tuple[Span, ...]:
    """Return what the frame covers: its own clause if that is subordinate, else the sentence."""
    begins = max((one.low for one in unit.clauses[: index + 1] if one.opener == ";"), default=0)
    whole = Span(unit.words[begins].start, _end(unit, index))
    if index > 0 and clause.kind in ("relative", "adverbial", "content"):
        whole = Span(unit.words[clause.low].start, unit.words[clause.high - 1].end)
        if clause.high == len(unit.words):
            whole = Span(whole.start, max(whole.start + 1, unit.end_of_content()))
    return tidy(unit, without(whole, [frame.span, *more_of_holder(unit, index, clause, frame)]))


def more_of_holder(unit: Unit, index: int, clause: Clause, frame: Frame) -> Iterator[Span]:
    """Yield what a relative clause behind a frame says of the holder: "laut Bank, die prüft,"."""
    following = unit.clauses[index + 1 : index + 2]
    closes = frame.span.end == unit.words[clause.high - 1].end
    if closes and clause.kind == "fragment" and following and following[0].kind == "relative":
        behind = min(following[0].high + 1, len(unit.words))  # with its commas
        yield unit.stretch(following[0].low - 1, behind)
