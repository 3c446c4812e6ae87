"""Direct quotations: which passages in quotation marks are somebody's words, and whose.

Marks also set off titles, names and distance („Die Zeit“, die „Achse“). What speaks for words of
somebody: a reporting verb beside them, the subjunctive around them, a verb or a full stop inside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wortlaut.annotate.lexicon import MOOD, VERBAL, Lexicon, Tag
from wortlaut.annotate.quotations.clauses import Clause, Cue, Unit
from wortlaut.annotate.quotations.drafts import Draft, Frame
from wortlaut.annotate.quotations.frames import frame_of, frame_start
from wortlaut.annotate.quotations.holders import can_speak, subject_of
from wortlaut.annotate.quotations.prepositional import so_frame
from wortlaut.annotate.words import Word
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class _Passage:
    """A quoted passage in its unit: its words inside, and the indices around it."""

    span: Span
    low: int
    high: int
    inner: tuple[Word, ...]
    last_mark: str

    @property
    def sentence(self) -> bool:
        """Whether it reads as a sentence of its own."""
        if len(self.inner) < 2:
            return False
        verb = any(w.tags & VERBAL and not w.tags & Tag.CAPITAL for w in self.inner)
        return verb and len(self.inner) >= 3

    @property
    def exclaims(self) -> bool:
        """Whether it ends in a mark of its own: "Wo ist meine Stimme?"."""
        return len(self.inner) >= 2 and self.last_mark in "!?."

    @property
    def lower_case(self) -> bool:
        """Whether it begins in lower case: cut out of a sentence, no title."""
        return bool(self.inner) and self.inner[0].text[0].islower()


def direct(
    unit: Unit, number: int, known: Lexicon, around: Sequence[Draft], *, speaking: bool
) -> Iterator[Draft]:
    """Yield the direct quotations of a unit.

    ``around`` are the indirect statements found in it; ``speaking`` tells whether anybody spoke
    earlier in the text, so that a passage in the subjunctive can go on with their words.
    """
    taken = [piece for draft in around if draft.kind == "direct" for piece in draft.content]
    for passage in _passages(unit):
        if not passage.inner or any(piece.overlaps(passage.span) for piece in taken):
            continue
        if _is_name(unit, passage, known):
            continue
        if (found := _framed(unit, passage, known, around, speaking=speaking)) is not None:
            frame, rule = found
            yield Draft("direct", (passage.span,), frame, rule, number)


def headline(unit: Unit, number: int, known: Lexicon) -> Iterator[Draft]:
    """Yield the words in marks of a headline: cut from a quotation, with no frame beside them."""
    for passage in _passages(unit):
        if not passage.inner or _is_name(unit, passage, known):
            continue
        alone = _alone(unit, passage)
        colon = passage.low > 0 and unit.words[passage.low - 1].text == ":"
        if alone or colon or passage.lower_case or len(passage.inner) >= 4:
            holder = None if alone else _first_phrase(unit, passage.low)
            frame = Frame(holder, (), holder) if holder else None
            yield Draft("direct", (passage.span,), frame, "direct-headline", number)


def _passages(unit: Unit) -> Iterator[_Passage]:
    """Yield the unit's passages with their words."""
    words, at = unit.words, 0
    for span in unit.passages:
        while at < len(words) and words[at].start < span.start:
            at += 1
        high = at
        while high < len(words) and words[high].end <= span.end:
            high += 1
        inner = tuple(w for w in words[at:high] if not w.tags & Tag.MARK)
        last_mark = words[high - 2].text if high - at > 2 else " "
        yield _Passage(span, at, high, inner, last_mark)


def _is_name(unit: Unit, passage: _Passage, known: Lexicon) -> bool:
    """Tell whether the marks set off a name or title."""
    words = unit.words
    after = words[passage.high] if passage.high < len(words) else None
    if (
        after is not None
        and after.start == passage.span.end
        and (after.text == "-" or after.text[0].isalnum())
    ):
        return True  # „Eins zu eins“-Begegnung
    if passage.low == 0 or len(passage.inner) > 8:
        return False
    before = words[passage.low - 1]
    if before.low.endswith(known.endings["mark_names"]) or before.low in known.sets["mark_names"]:
        return True
    capitals = sum(w.text[0].isupper() or w.text[0].isdigit() for w in passage.inner)
    return bool(before.tags & Tag.CAPITAL) and capitals == len(passage.inner)


# ------------------------------------------------------------------------------ frames
def _framed(
    unit: Unit, passage: _Passage, known: Lexicon, around: Sequence[Draft], *, speaking: bool
) -> tuple[Frame | None, str] | None:
    """Return the frame of a passage with the rule's name; None if it is nobody's words."""
    behind = _frame_behind(unit, passage, known)
    if behind is not None and not (
        behind.verb is not None
        and _is_how(unit, behind)
        and _frame_beside(unit, passage, known, title=False)
    ):
        return _speaker_inside(unit, passage, behind, known), "direct-inverted"
    if (frame := _frame_before_colon(unit, passage, known)) is not None:
        return frame, "direct-colon"
    title = _capitalised(passage) and len(passage.inner) <= 4
    if (frame := _frame_beside(unit, passage, known, title=title)) is not None:
        return frame, "direct-beside"
    for draft in around:
        if _inside(passage.span, draft) and not title and _worth(passage, 2):
            return draft.frame, "direct-in-indirect"
    if _alone(unit, passage) and (passage.sentence or len(passage.inner) >= 5):
        return None, "direct-alone"
    if _mood(unit, passage) and speaking and not title and _worth(passage, 2):
        return None, "direct-in-subjunctive"
    if passage.sentence and len(passage.inner) >= 5:
        return _willing(unit, passage, known), "direct-sentence"
    if (passage.lower_case and len(passage.inner) >= 3) or passage.exclaims:
        return _willing(unit, passage, known), "direct-cut"
    return None


def _speaker_inside(unit: Unit, passage: _Passage, frame: Frame, known: Lexicon) -> Frame:
    """Give words that a report quotes to the one it speaks of.

    "Kim wolle ihm „die Hand reichen“, hieß es in einem Bericht der Zeitung": the words are Kim's,
    and the report passed them on.
    """
    reports = known.sets["holder_in_phrase"] | known.sets["holder_is_subject"]
    if frame.verb is None or frame.verb.lemma not in reports or frame.via:
        return frame
    index = unit.clause_at(passage.low)
    clause = unit.clauses[index]
    if clause.finite < 0 or not unit.words[clause.finite].tags & MOOD:
        return frame
    speaker = subject_of(unit, clause.low, passage.low, clause.finite, known)
    if speaker is None or speaker.end > passage.span.start or frame.holder is None:
        return frame
    if not can_speak(unit, speaker, known):
        return frame
    return replace(frame, holder=speaker, via=(frame.holder, *frame.via))


def _willing(unit: Unit, passage: _Passage, known: Lexicon) -> Frame | None:
    """Read "X will „…“": a modal verb makes its subject the holder."""
    index = unit.clause_at(passage.low)
    clause = unit.clauses[index]
    if clause.finite < 0 or unit.words[clause.finite].low not in known.sets["modal"]:
        return None
    low = frame_start(unit, index)
    holder = subject_of(unit, low, clause.high, clause.finite, known)
    return Frame(holder, (), holder, stance="announces") if holder else None


def _capitalised(passage: _Passage) -> bool:
    """Tell whether every word longer than an article begins with a capital: a title does."""
    return all(w.text[0].isupper() or len(w.text) <= 3 for w in passage.inner) and (
        not passage.lower_case
    )


def _worth(passage: _Passage, least: int) -> bool:
    return len(passage.inner) >= least or passage.lower_case


def _inside(span: Span, draft: Draft) -> bool:
    return any(piece.start <= span.start and span.end <= piece.end for piece in draft.content)


def _alone(unit: Unit, passage: _Passage) -> bool:
    """Tell whether the passage is all there is in the unit, a full stop aside."""
    rest = [w for w in unit.words if not w.quoted and not w.tags & Tag.MARK]
    return not rest and passage.high > 0


def _mood(unit: Unit, passage: _Passage) -> bool:
    """Tell whether the clause around the passage stands in the subjunctive."""
    clause = unit.clauses[unit.clause_at(passage.low)]
    return clause.finite >= 0 and bool(unit.words[clause.finite].tags & MOOD)


def _frame_behind(unit: Unit, passage: _Passage, known: Lexicon) -> Frame | None:
    """Read "„…“, sagte X", "„…“, so X" and, without the comma, "„…“ sagte X"."""
    index = _clause_behind(unit, passage)
    if index is None:
        return None
    clause = unit.clauses[index]
    low = max(clause.low, passage.high)
    start = unit.words[low - 1 if low == clause.low else low].start
    if unit.words[low].low in known.sets["so"]:
        return so_frame(unit, clause, known, low)
    cue = unit.cue(clause)
    if cue is None or (cue.finite != low and clause.kind != "how"):
        return None
    high = _frame_high(unit, clause.high)
    return frame_of(unit, low, high, cue, known, span=Span(start, unit.words[high - 1].end))


def _is_how(unit: Unit, frame: Frame) -> bool:
    """Tell whether a frame is of the kind "wie X meldet"."""
    return any(
        clause.kind == "how" and frame.span.start <= unit.words[clause.low].start < frame.span.end
        for clause in unit.clauses
    )


def _clause_behind(unit: Unit, passage: _Passage) -> int | None:
    """Return the clause that begins right behind a passage, with or without a comma."""
    words, at = unit.words, passage.high
    if at >= len(words):
        return None
    index = unit.clause_at(at)
    if words[at].text in _BEHIND and at + 1 < len(words):
        behind = unit.clause_at(at + 1)
        return behind if unit.clauses[behind].low == at + 1 else None
    only_passage = all(w.quoted for w in words[unit.clauses[index].low : at])
    return index if only_passage and unit.clauses[index].low < at else None


def _frame_high(unit: Unit, high: int) -> int:
    """Return the end of a closing frame: as far as no quotation begins behind it."""
    words = unit.words
    while high < len(words) and not words[high].quoted:
        high += 1
    while high > 1 and words[high - 1].tags & Tag.MARK and not words[high - 1].quoted:
        high -= 1
    return high


def _frame_before_colon(unit: Unit, passage: _Passage, known: Lexicon) -> Frame | None:
    """Read "X sagte: „…“", also over several passages behind one colon."""
    words = unit.words
    colon = next(
        (
            at
            for at in range(passage.low - 1, -1, -1)
            if words[at].text == ":" and not words[at].quoted
        ),
        None,
    )
    if colon is None or colon == 0:
        return None
    if any(not w.tags & Tag.MARK and not w.quoted for w in words[colon + 1 : passage.low]):
        return None
    before = [index for index, clause in enumerate(unit.clauses) if clause.high <= colon]
    told = sorted(before, key=lambda index: (unit.clauses[index].kind == "how", -index))
    for index in told:
        if (cue := unit.cue(unit.clauses[index])) is not None:
            low = frame_start(unit, index)
            return frame_of(unit, low, colon, cue, known, span=unit.stretch(low, colon + 1))
    if len(passage.inner) < 3:
        return None
    return _cueless(unit, before, colon, known)


def _cueless(unit: Unit, before: Sequence[int], colon: int, known: Lexicon) -> Frame:
    """Build a frame without a verb of saying: "Der Trainer nach dem Spiel: „…“".

    The subject of its last main clause is the holder; in the subjunctive it goes on with the one
    before.
    """
    span = Span(unit.words[0].start, unit.words[colon].end)
    main = [at for at in before if unit.clauses[at].kind == "main"]
    if main:
        clause = unit.clauses[main[-1]]
        carried = bool(unit.words[clause.finite].tags & MOOD)
        low = frame_start(unit, main[-1])
        holder = None if carried else subject_of(unit, low, colon, clause.finite, known)
    else:
        first = unit.words[0]
        carried = bool(first.tags & (Tag.PREPOSITION | Tag.ADVERB | Tag.COORDINATOR))
        holder = None if carried else _first_phrase(unit, colon)
    return Frame(span, (), holder, carried=carried or holder is None)


def _first_phrase(unit: Unit, high: int) -> Span | None:
    """Return a unit's words before its first verb, preposition or mark; None if there are none."""
    end = 0
    while end < high and not (
        unit.words[end].tags & (VERBAL | Tag.PREPOSITION | Tag.MARK)
        and not unit.words[end].tags & Tag.CAPITAL
    ):
        end += 1
    return unit.stretch(0, end) if end else None


def _frame_beside(unit: Unit, passage: _Passage, known: Lexicon, *, title: bool) -> Frame | None:
    """Read "X nannte das „…“" and "X sprach von „…“"; a ``title`` only where the verb names so."""
    index = unit.clause_at(passage.low)
    cue = unit.cue(unit.clauses[index])
    while cue is None and index > 0 and unit.clauses[index].kind in _DEPENDENT:
        index -= 1
        cue = unit.cue(unit.clauses[index])
    if cue is None or any(passage.low <= at < passage.high for at in cue.words):
        return None
    clause = unit.clauses[index]
    if title and not _named_so(unit, passage, cue, clause, known):
        return None
    low = frame_start(unit, index) if passage.low > cue.finite else clause.low
    frame = frame_of(unit, low, max(passage.low, clause.high), cue, known)
    parties = [span for span in (frame.holder, frame.addressee, *frame.via) if span is not None]
    return None if any(span.overlaps(passage.span) for span in parties) else frame


_DEPENDENT = frozenset({"relative", "fragment", "infinitive"})
_BEHIND = frozenset({",", "–", "-"})


def _named_so(unit: Unit, passage: _Passage, cue: Cue, clause: Clause, known: Lexicon) -> bool:
    """Tell whether a verb names something with a title's words: "als „Wortbruch“ bezeichnet".

    "nannte das „Wortbruch“" needs no "als": the passage then ends its clause.
    """
    before = unit.words[max(0, passage.low - 3) : passage.low]
    if any(word.low in known.sets["naming"] for word in before):
        return True
    itself = any(w.low in known.sets["itself"] for w in unit.words[clause.low : clause.high])
    return "as" in cue.verb.takes and passage.high >= clause.high - 1 and not itself
