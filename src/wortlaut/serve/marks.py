"""A record laid out for reading: its text cut where statements begin and end, notes beside it.

The terminal view and the HTML report both show this layout. The one rule holds here too: the
segments of all passages, joined, are the record's text, character for character.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wortlaut.model.record import Block, BlockKind, Record, Statement
from wortlaut.model.span import Span, without


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside the text about one statement; numbered in reading order.

    ``called`` is how the text speaks of a holder, named or not: "observers".
    """

    number: int
    statement: Statement
    holder: str | None
    called: str
    via: tuple[str, ...]
    cue: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text inside the same statements, the outermost first.

    ``opens`` and ``closes`` are the statements whose content begins or ends with this segment.
    """

    text: str
    inside: tuple[Note, ...]
    opens: tuple[Note, ...]
    closes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the article with the notes of the statements that begin in it.

    ``kind`` is None for characters that no block covers, such as empty lines between blocks.
    """

    kind: BlockKind | None
    repeats: int | None
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]

    @property
    def text(self) -> str:
        """The characters of the passage."""
        return "".join(segment.text for segment in self.segments)


def notes_of(record: Record) -> tuple[Note, ...]:
    """Give each statement its number: in the order of their first words, longer ones first."""
    ordered = sorted(record.statements or (), key=_reading_order)
    return tuple(_note(record, number, each) for number, each in enumerate(ordered, start=1))


def passages_of(record: Record, notes: tuple[Note, ...]) -> tuple[Passage, ...]:
    """Cut the whole text into passages, block by block, nothing left out."""
    placed = tuple(_passages(record, notes))
    seen = {note.number for passage in placed for note in passage.notes}
    return placed if len(seen) == len(notes) else _with_strays(placed, notes, seen)


def _reading_order(statement: Statement) -> tuple[int, int]:
    spans = _anchor(statement)
    return (min(s.start for s in spans), -max(s.end for s in spans)) if spans else (0, 0)


def _anchor(statement: Statement) -> tuple[Span, ...]:
    """Where a statement is in the text: its content, or else the words that introduce it."""
    return statement.content or statement.cue or statement.frame or statement.holder_span


def _note(record: Record, number: int, statement: Statement) -> Note:
    via = (record.actor(id) for id in statement.via)
    return Note(
        number=number,
        statement=statement,
        holder=record.holder(statement),
        called=record.excerpt(statement.holder_span),
        via=tuple(actor.name for actor in via if actor),
        cue=record.excerpt(statement.cue),
    )


def _passages(record: Record, notes: tuple[Note, ...]) -> Iterator[Passage]:
    stretches = tuple(_stretches(record))
    near = _near(notes, [span for _, span in stretches])
    for (block, span), around in zip(stretches, near, strict=True):
        begun = tuple(note for note in around if _begins_in(note.statement, span))
        yield Passage(
            kind=block.kind if block else None,
            repeats=block.repeats if block else None,
            segments=segments_of(record.text, span, around),
            notes=begun,
        )


def _near(notes: tuple[Note, ...], stretches: Sequence[Span]) -> list[list[Note]]:
    """List for each stretch the notes whose statements touch it; looked up, not tried one by one.

    An article of a newspaper's length would not care; one with 3,000 statements takes seconds.
    """
    starts = [span.start for span in stretches]
    near: list[dict[int, Note]] = [{} for _ in stretches]
    for note in notes:
        for span in _anchor(note.statement):
            first = bisect_right(starts, span.start) - 1
            for index in range(first, bisect_left(starts, span.end)):
                near[index][note.number] = note
    return [list(each.values()) for each in near]


def _stretches(record: Record) -> Iterator[tuple[Block | None, Span]]:
    """Yield every block and every gap between blocks, in order, without overlap."""
    at = 0
    for block in sorted(record.blocks, key=lambda block: block.span):
        start, end = max(at, block.span.start), block.span.end
        if at < start:
            yield None, Span(at, start)
        if start < end:
            yield block, Span(start, end)
        at = max(at, end)
    if at < len(record.text):
        yield None, Span(at, len(record.text))


def _begins_in(statement: Statement, span: Span) -> bool:
    anchor = _anchor(statement)
    return bool(anchor) and span.start <= min(a.start for a in anchor) < span.end


def _with_strays(
    passages: tuple[Passage, ...], notes: tuple[Note, ...], seen: set[int]
) -> tuple[Passage, ...]:
    """Hang the notes of statements that have no place in the text on the last passage."""
    strays = tuple(note for note in notes if note.number not in seen)
    if not passages:
        return ()
    last = passages[-1]
    ended = Passage(last.kind, last.repeats, last.segments, last.notes + strays)
    return (*passages[:-1], ended)


# ------------------------------------------------------------------------------ segments
def segments_of(text: str, span: Span, notes: Sequence[Note]) -> tuple[Segment, ...]:
    """Cut one span of a text wherever a statement begins or ends; joined, they are the span."""
    begins, ends = _edges(span, notes)
    cuts = sorted({span.start, span.end, *begins, *ends})
    depth: Counter[int] = Counter()  # the parts of one content may overlap
    numbered = {note.number: note for note in notes}
    segments = []
    for start, end in pairwise(cuts):
        depth.subtract(ends[start])
        depth.update(begins[start])
        depth = +depth
        inside = tuple(numbered[number] for number in sorted(depth))
        segments.append(_segment(text, Span(start, end), inside))
    return tuple(segments)


def _edges(
    span: Span, notes: Iterable[Note]
) -> tuple[defaultdict[int, list[int]], defaultdict[int, list[int]]]:
    """Say which statements, by number, have contents that begin and end where in a span."""
    begins: defaultdict[int, list[int]] = defaultdict(list)
    ends: defaultdict[int, list[int]] = defaultdict(list)
    for note in notes:
        for content in note.statement.content:
            if content.overlaps(span):
                begins[max(span.start, content.start)].append(note.number)
                ends[min(span.end, content.end)].append(note.number)
    return begins, ends


def _segment(text: str, piece: Span, inside: tuple[Note, ...]) -> Segment:
    return Segment(
        text=piece.of(text),
        inside=inside,
        opens=tuple(note for note in inside if _start(note.statement) == piece.start),
        closes=tuple(note for note in reversed(inside) if _end(note.statement) == piece.end),
    )


def _start(statement: Statement) -> int:
    return min(span.start for span in statement.content)


def _end(statement: Statement) -> int:
    return max(span.end for span in statement.content)


def lit(excerpt: str, place: Span | None, found: Iterable[Span]) -> tuple[tuple[str, bool], ...]:
    """Cut an excerpt, which stands at ``place`` in its text, into pieces: found or not."""
    if place is None:
        return ((excerpt, False),) if excerpt else ()
    inside = [span for span in found if place.covers(span)]
    pieces = [(span, True) for span in inside] + [(span, False) for span in without(place, inside)]
    return tuple(
        (excerpt[span.start - place.start : span.end - place.start], hit)
        for span, hit in sorted(pieces)
    )
