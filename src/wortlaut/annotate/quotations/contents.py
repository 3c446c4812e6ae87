"""The content of a statement as spans: where its pieces end, and whether marks enclose it all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.model.span import Span, all_inside


def tidy(unit: Unit, pieces: Iterable[Span]) -> tuple[Span, ...]:
    """Cut marks and white space off the ends of the pieces; leave out what is then empty.

    A quotation mark at an end is cut off only if it has no partner.
    """
    words = unit.words
    kept = []
    for piece in pieces:
        low = bisect_left(words, piece.start, key=lambda word: word.start)
        high = bisect_right(words, piece.end, key=lambda word: word.end)
        while low < high and words[low].text in _LOOSE_BEFORE and not words[low].quoted:
            low += 1
        while low < high and words[high - 1].text in _LOOSE_BEHIND and not words[high - 1].quoted:
            high -= 1
        if low < high:
            kept.append(unit.stretch(low, high))
    return tuple(kept)


_LOOSE_BEFORE = frozenset(",:;–-„“”»«›‹‚‘")
_LOOSE_BEHIND = frozenset(",:;–-.!?„“”»«›‹‚‘")


def quoted_whole(unit: Unit, content: Sequence[Span]) -> bool:
    """Tell whether the content is nothing but passages in quotation marks: then it is direct."""
    return all_inside(content, unit.passages)
