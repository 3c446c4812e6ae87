"""A record laid out for reading: its text cut where statements begin and end, notes beside it.

The terminal view and the HTML report both show this layout. The one rule holds here too: the
segments of all passages, joined, are the record's text, character for character.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeVar

from wortlaut.annotate.actors.knowledge.publishers import publishers_of
from wortlaut.model.chain import Step, chains_of
from wortlaut.model.identity import StatementId
from wortlaut.model.record import Block, BlockKind, Record, Statement
from wortlaut.model.span import Span, without
from wortlaut.serve.denials import Denial, denials_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Who denies a statement; ``number`` is the note of the words, ``place`` where they stand."""

    by: str
    number: int | None
    place: Span | None


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside the text about one statement; numbered in reading order.

    ``called`` is how the text speaks of a holder, named or not: "observers". ``disputes`` has the
    numbers of the statements that this one denies. ``holder`` is the first of ``holders``, who
    speak together; None where nobody is named.
    """

    number: int
    statement: Statement
    holders: tuple[str, ...]
    called: str
    chain: tuple[Step, ...]
    cue: str
    disputed_by: tuple[Contradiction, ...] = ()
    disputes: tuple[int, ...] = ()

    @property
    def holder(self) -> str | None:
        """Whose words they are: of those who speak together, the first."""
        return self.holders[0] if self.holders else None


@dataclass(frozen=True, slots=True)
class Place:
    """Words that are set off: a source's name, the marker of a hedge, a denial, a time.

    ``cited`` are words that the page points at from elsewhere. ``denied`` has the numbers of the
    statements that a denial contradicts, ``means`` the value of a time.
    """

    span: Span
    kind: Literal["source", "hedge", "denial", "time", "cited"]
    denied: tuple[int, ...] = ()
    means: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text inside the same statements and places, the outermost first.

    ``opens`` and ``closes`` are the statements whose content begins or ends with this segment,
    ``begins`` and ``ends`` the places.
    """

    text: str
    inside: tuple[Note, ...]
    opens: tuple[Note, ...]
    closes: tuple[Note, ...]
    places: tuple[Place, ...]
    begins: tuple[Place, ...]
    ends: tuple[Place, ...]


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
    chains = chains_of(record, publishers_of(record.article))
    numbers = {each.id: number for number, each in enumerate(ordered, start=1)}
    denials = denials_of(record)
    return tuple(
        Note(
            number=number,
            statement=each,
            holders=record.holders(each),
            called=record.excerpt(each.holder_span),
            chain=chains[each.id],
            cue=record.excerpt(each.cue),
            disputed_by=tuple(_contradictions(each.id, denials, numbers)),
            disputes=tuple(dict.fromkeys(_denied(each.id, denials, numbers))),
        )
        for number, each in enumerate(ordered, start=1)
    )


def passages_of(
    record: Record, notes: tuple[Note, ...], cited: tuple[Place, ...] = ()
) -> tuple[Passage, ...]:
    """Cut the whole text into passages, block by block, nothing left out."""
    placed = tuple(_passages(record, notes, cited))
    seen = {note.number for passage in placed for note in passage.notes}
    return placed if len(seen) == len(notes) else _with_strays(placed, notes, seen)


def _reading_order(statement: Statement) -> tuple[int, int]:
    spans = _anchor(statement)
    return (min(s.start for s in spans), -max(s.end for s in spans)) if spans else (0, 0)


def _anchor(statement: Statement) -> tuple[Span, ...]:
    """Where a statement is in the text: its content, or else the words that introduce it."""
    return statement.content or statement.cue or statement.frame or statement.holder_span


def _contradictions(
    id: StatementId, denials: Iterable[Denial], numbers: Mapping[StatementId, int]
) -> Iterator[Contradiction]:
    """Yield who denies a statement, in the order of the record."""
    for denial in denials:
        if denial.denied == id:
            number = numbers[denial.said] if denial.said else None
            yield Contradiction(denial.by, number, next(iter(denial.evidence), None))


def _denied(
    id: StatementId, denials: Iterable[Denial], numbers: Mapping[StatementId, int]
) -> Iterator[int]:
    """Yield the numbers of the statements that one denies."""
    yield from (numbers[denial.denied] for denial in denials if denial.said == id)


def _places(record: Record, notes: tuple[Note, ...]) -> tuple[Place, ...]:
    """Return the places that are set off, each once, in the order of the text."""
    links = (link for note in notes for step in note.chain for link in step.links)
    hedged = (note.statement for note in notes if note.statement.kind == "hedged")
    numbers = {note.statement.id: note.number for note in notes}
    denied: defaultdict[Span, list[int]] = defaultdict(list)
    for denial in denials_of(record):
        for span in denial.evidence:
            denied[span].append(numbers[denial.denied])
    places = {
        *(Place(link.place, "source") for link in links if link.place),
        *(Place(span, "hedge") for statement in hedged for span in statement.cue),
        *(Place(span, "denial", tuple(dict.fromkeys(of))) for span, of in denied.items()),
        *(Place(time.span, "time", means=time.value) for time in record.times or ()),
    }
    return tuple(sorted(places, key=lambda at: (at.span.start, -at.span.end, at.kind)))


def _passages(
    record: Record, notes: tuple[Note, ...], cited: tuple[Place, ...]
) -> Iterator[Passage]:
    stretches = tuple(stretches_of(record))
    spans = [span for _, span in stretches]
    near = _near(notes, lambda note: _anchor(note.statement), spans)
    pointed_at = (*_places(record, notes), *cited)
    places = _near(pointed_at, lambda place: (place.span,), spans)
    for (block, span), around, pointed in zip(stretches, near, places, strict=True):
        yield Passage(
            kind=block.kind if block else None,
            repeats=block.repeats if block else None,
            segments=segments_of(record.text, span, around, pointed),
            notes=tuple(note for note in around if _begins_in(note.statement, span)),
        )


def _near(
    ones: Iterable[T], spans_of: Callable[[T], Iterable[Span]], stretches: Sequence[Span]
) -> list[list[T]]:
    """List for each stretch those that touch it, in their order; looked up, not tried one by one.

    An article of a newspaper's length would not care; one with 3,000 statements takes seconds.
    """
    starts = [span.start for span in stretches]
    near: list[dict[int, T]] = [{} for _ in stretches]
    for number, one in enumerate(ones):
        for span in spans_of(one):
            first = max(0, bisect_right(starts, span.start) - 1)
            for index in range(first, bisect_left(starts, span.end)):
                near[index][number] = one
    return [list(each.values()) for each in near]


def stretches_of(record: Record) -> Iterator[tuple[Block | None, Span]]:
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
def segments_of(
    text: str, span: Span, notes: Sequence[Note], places: Sequence[Place]
) -> tuple[Segment, ...]:
    """Cut one span of a text at every edge of a statement or place; joined, they are the span."""
    noted = {note.number: note for note in notes}
    placed = dict(enumerate(places))
    contents = _edges(span, {number: note.statement.content for number, note in noted.items()})
    pointed = _edges(span, {number: (place.span,) for number, place in placed.items()})
    cuts = sorted({span.start, span.end}.union(*contents, *pointed))
    return tuple(
        _segment(
            text,
            Span(start, end),
            tuple(noted[number] for number in inside),
            tuple(placed[number] for number in at),
        )
        for (start, end), inside, at in zip(
            pairwise(cuts), _open(cuts, *contents), _open(cuts, *pointed), strict=True
        )
    )


Edges = dict[int, list[int]]


def _edges(span: Span, numbered: Mapping[int, Iterable[Span]]) -> tuple[Edges, Edges]:
    """Say where in a span which of the numbered spans begin, and where which of them end."""
    begins: Edges = defaultdict(list)
    ends: Edges = defaultdict(list)
    for number, own in numbered.items():
        for one in own:
            if one.overlaps(span):
                begins[max(span.start, one.start)].append(number)
                ends[min(span.end, one.end)].append(number)
    return begins, ends


def _open(cuts: Sequence[int], begins: Edges, ends: Edges) -> Iterator[tuple[int, ...]]:
    """Yield for each piece between two cuts the numbers that are open in it."""
    depth: Counter[int] = Counter()  # the parts of one content may overlap
    for start in cuts[:-1]:
        depth.subtract(ends.get(start, ()))
        depth.update(begins.get(start, ()))
        depth = +depth
        yield tuple(sorted(depth))


def _segment(
    text: str, piece: Span, inside: tuple[Note, ...], places: tuple[Place, ...]
) -> Segment:
    return Segment(
        text=piece.of(text),
        inside=inside,
        opens=tuple(note for note in inside if _start(note.statement) == piece.start),
        closes=tuple(note for note in reversed(inside) if _end(note.statement) == piece.end),
        places=places,
        begins=tuple(place for place in places if place.span.start == piece.start),
        ends=tuple(place for place in places if place.span.end == piece.end),
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
