"""What readers find: a statement as places in the text, before anybody is an actor."""

from __future__ import annotations

from dataclasses import dataclass

from wortlaut.model.record import Medium, Stance, StatementKind
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A statement before its holder is an actor: all places, no ids.

    ``meant`` is another phrase that says whom the holder's phrase means ("nach eigenen Angaben");
    ``places`` are where the words were said, which are links if they are media ("im Fernsehen").
    ``onward``: a word says that they come the way of those before ("demnach").
    """

    kind: StatementKind
    medium: Medium
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    frame: tuple[Span, ...]
    addressee: Span | None
    holder: Span | None
    via: tuple[Span, ...]
    stance: Stance
    confidence: float
    found_by: str
    meant: Span | None = None
    places: tuple[Span, ...] = ()
    onward: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Where the statement stands, for the order of statements: outer before inner."""
        return self.content[0].start, -self.content[-1].end
