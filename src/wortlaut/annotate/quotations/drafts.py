"""A statement on its way: found, but not yet numbered nor tied to an actor."""

from __future__ import annotations

from dataclasses import dataclass

from wortlaut.annotate.lexicon import ReportingVerb
from wortlaut.annotate.quotations.clauses import Cue, Unit
from wortlaut.model.record import Medium, Stance, StatementKind
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around a statement that say whose it is.

    ``verb`` is None in a frame without a verb of saying ("laut X"), which tells neither stance nor
    medium: then they are what most such frames mean. ``carried`` says that the holder stands in a
    frame before; ``via`` are the phrases of who passed the words on; ``meant`` is a phrase that
    says better than the holder's whom it means ("Der Rat will nach eigenen Angaben …").
    """

    span: Span
    cue: tuple[Span, ...]
    holder: Span | None
    addressee: Span | None = None
    stance: Stance = "asserts"
    medium: Medium = "speech_or_writing"
    verb: ReportingVerb | None = None
    carried: bool = False
    via: tuple[Span, ...] = ()
    meant: Span | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule found in one unit; ``frame`` is None where the statement before goes on."""

    kind: StatementKind
    content: tuple[Span, ...]
    frame: Frame | None
    rule: str
    unit: int


def cue_spans(unit: Unit, cue: Cue) -> tuple[Span, ...]:
    """Return the cue's words as spans, neighbours joined."""
    spans: list[Span] = []
    for index in cue.words:
        word = unit.words[index]
        if spans and index - 1 in cue.words and unit.words[index - 1].end == spans[-1].end:
            spans[-1] = Span(spans[-1].start, word.end)
        else:
            spans.append(Span(word.start, word.end))
    return tuple(spans)
