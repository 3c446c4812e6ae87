"""A statement for people to judge: its words where they stand, and whose they may be instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from wortlaut.model.errors import NotFoundError
from wortlaut.model.judgement import StatementVerdict
from wortlaut.model.record import Actor, Record, Statement, StatementKind
from wortlaut.model.span import Span, gap
from wortlaut.record.doubtful import Doubtful

Mark = Literal["content", "holder", "cue", ""]

_KEYS = 9  # actors that can be chosen by one key
_AROUND = 300  # characters on both sides, where nobody looked for sentences


@dataclass(frozen=True, slots=True)
class Question:
    """A statement as it was read, in its sentences.

    ``pieces`` are these sentences, cut where what they mark changes. ``choices`` are the actors of
    the article whose words it may be, the nearest first; ``cast`` has the names of all of them.
    """

    record: Record
    statement: Statement
    place: int
    holder: str | None
    via: tuple[str, ...]
    pieces: tuple[tuple[str, Mark], ...]
    choices: tuple[Actor, ...]
    cast: tuple[str, ...]


def question_of(found: Doubtful) -> Question:
    """Lay a statement out."""
    record, statement = found.record, found.statement
    others = [actor for actor in record.actors or () if actor.id != statement.holder]
    near = sorted((one for one in others if one.mentions), key=lambda one: _far(one, statement))
    return Question(
        record=record,
        statement=statement,
        place=found.place,
        holder=record.holder(statement),
        via=tuple(actor.name for id in statement.via if (actor := record.actor(id))),
        pieces=tuple(_pieces(record, statement)),
        choices=tuple(near[:_KEYS]),
        cast=tuple(dict.fromkeys(actor.name for actor in others)),
    )


def chosen(record: Record, id: str) -> Doubtful:
    """Return a statement that somebody wants to judge, whether it is doubtful or not."""
    for place, statement in enumerate(record.statements or ()):
        if statement.id == id and statement.content:
            return Doubtful(record, statement, place)
    raise NotFoundError(f"this article has no statement {id} that can be judged", "see its page")


def at_place(record: Record, content: tuple[Span, ...], kind: StatementKind) -> Doubtful:
    """Return the statement that has exactly these words."""
    for place, statement in enumerate(record.statements or ()):
        if (statement.content, statement.kind) == (content, kind):
            return Doubtful(record, statement, place)
    raise NotFoundError("this statement is not here any more", "the article was read again: go on")


def meaning_of(choice: str, named: str) -> tuple[StatementVerdict, str | None]:
    """Say what somebody decided by a button, and whose words it is instead: by id or name."""
    if choice == "right":
        return "right", None
    if choice == "no-statement":
        return "no-statement", None
    return "other-holder", {"named": named, "nobody": None}.get(choice, choice)


def _far(actor: Actor, statement: Statement) -> int:
    """Count the characters between a statement and the nearest place that has an actor."""
    return min(gap(one.span, span) for one in actor.mentions for span in statement.content)


# ------------------------------------------------------------------------------ its words
def _pieces(record: Record, statement: Statement) -> Iterator[tuple[str, Mark]]:
    window = _window(record, statement)
    marks: tuple[tuple[Mark, Sequence[Span]], ...] = (
        ("content", statement.content),
        ("holder", statement.holder_span),
        ("cue", statement.cue),
    )
    spans = [span for _, marked in marks for span in marked]
    edges = {edge for span in spans for edge in (span.start, span.end)}
    inside = {edge for edge in edges if window.start < edge < window.end}
    for start, end in pairwise(sorted({window.start, window.end} | inside)):
        piece = Span(start, end)
        over = (mark for mark, marked in marks if any(one.covers(piece) for one in marked))
        yield piece.of(record.text), next(over, "")


def _window(record: Record, statement: Statement) -> Span:
    """Return the sentences of a statement with the one before, which may say who "he" is."""
    spans = (*statement.content, *statement.cue, *statement.holder_span)
    hull = Span(min(one.start for one in spans), max(one.end for one in spans))
    block = next((one.span for one in record.blocks if one.span.overlaps(hull)), hull)
    sentences = sorted(one for one in record.sentences or () if one.overlaps(block))
    at = [number for number, one in enumerate(sentences) if one.overlaps(hull)]
    if not at:
        end = min(len(record.text), hull.end + _AROUND)
        return Span(max(0, hull.start - _AROUND), end)
    first, last = sentences[max(0, at[0] - 1)], sentences[at[-1]]
    return Span(min(first.start, hull.start), max(last.end, hull.end))
