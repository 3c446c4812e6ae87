"""Spans: the only way Wortlaut points at text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wortlaut.model.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` (inclusive) to ``end`` (exclusive) of one document text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """Return the characters this span points at; the evidence."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


def gap(left: Span, right: Span) -> int:
    """Count the characters between two spans; 0 if they touch or overlap."""
    return max(0, right.start - left.end, left.start - right.end)


def meets(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether a span overlaps one of several that stand in order and apart."""
    after = bisect_left(others, span.end, key=lambda other: other.start)
    return after > 0 and others[after - 1].end > span.start


def all_inside(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    """Tell whether each of some spans lies wholly inside one of others."""
    return all(any(other.covers(span) for other in others) for span in spans)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return ``start``–``end`` without white space at its ends; None if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def without(span: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """Return what is left of a span when the holes are cut out, in order."""
    pieces, at = [], span.start
    for hole in sorted(holes):
        if hole.end <= at or hole.start >= span.end:
            continue
        if hole.start > at:
            pieces.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < span.end:
        pieces.append(Span(at, span.end))
    return tuple(pieces)
