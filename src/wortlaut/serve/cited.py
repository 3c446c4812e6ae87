"""Words of an article that a page points at, cut so that each is one element of the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from wortlaut.model.record import Record
from wortlaut.model.span import Span
from wortlaut.serve.marks import Place, stretches_of


@dataclass(frozen=True, slots=True)
class Cited:
    """The places that a page points at, and for each span it asked for the first of its places."""

    places: tuple[Place, ...]
    anchors: Mapping[Span, Span]


def cited(record: Record, spans: Iterable[Span]) -> Cited:
    """Cut spans of a text so that none reaches over a block or partly over another one.

    Elements of a page lie inside each other or apart; spans of a text need not.
    """
    blocks = [span for _, span in stretches_of(record)]
    asked = sorted(set(spans), key=_outer_first)
    whole = {
        span: [part for part in _parts(span, blocks) if part.of(record.text).strip()]
        for span in asked
    }
    cut = _nested({part for parts in whole.values() for part in parts})
    anchors = {span: cut[parts[0]][0] for span, parts in whole.items() if parts}
    pieces = {piece for parts in cut.values() for piece in parts}
    return Cited(
        tuple(Place(piece, "cited") for piece in sorted(pieces, key=_outer_first)), anchors
    )


def first_parts(record: Record, spans: Iterable[Span]) -> dict[Span, Span]:
    """Return of each span the first part that lies in one block: its first place, cited alone."""
    blocks = [span for _, span in stretches_of(record)]
    starts = [block.start for block in blocks]
    found = {}
    for span in set(spans):
        begin, end = bisect_right(starts, span.start), bisect_left(starts, span.end)
        parts = _parts(span, blocks[max(0, begin - 1) : end])
        first = next((part for part in parts if part.of(record.text).strip()), None)
        if first:
            found[span] = first
    return found


def _outer_first(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _parts(span: Span, blocks: Iterable[Span]) -> Iterable[Span]:
    return (
        Span(max(span.start, block.start), min(span.end, block.end))
        for block in blocks
        if block.overlaps(span)
    )


def _nested(spans: Iterable[Span]) -> dict[Span, list[Span]]:
    """Cut each span at the end of every other one that it begins in and outlasts."""
    cut: dict[Span, list[Span]] = {span: [] for span in spans}
    waiting = [(*_outer_first(span), span) for span in cut]
    heapify(waiting)
    around: list[int] = []  # where those end that are open at this point, the innermost last
    while waiting:
        start, minus_end, span = heappop(waiting)
        while around and around[-1] <= start:
            around.pop()
        end = min(-minus_end, around[-1]) if around else -minus_end
        cut[span].append(Span(start, end))
        around.append(end)
        if end < -minus_end:
            heappush(waiting, (end, minus_end, span))
    return cut
