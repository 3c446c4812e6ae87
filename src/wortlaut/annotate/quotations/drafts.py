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

    ``carried``: the holder stands in a frame before; ``via``: who passed the words on; ``meant``:
    another phrase says whom the holder's phrase means ("Der Rat will nach eigenen Angaben …").
    """

    span: Span
    cue: tuple[Span, ...]
    holder: Span | None
    addressee: Span | None
    stance: Stance
    medium: Medium
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
