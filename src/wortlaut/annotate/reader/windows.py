"""Long texts in windows that the encoder can hold, so that no border loses anything.

Windows begin at sentences and overlap: every word is *owned* by exactly one window, and each window
shows what stands before the words it owns. A window depends on its text alone, so neither order
nor company changes what is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Pieces of words, the marks of start and end not counted. Attention takes the square of a window,
# and what overlaps is read twice: windows of 384 that overlap by 96 took clearly longer and saw no
# more (`bench quotations speed`); with 256 and 48, or 320 and 32, quotations were lost, and so they
# were with windows of equal length, which would be less work than full ones and a short last one.
LONGEST = 320
OVERLAP = 48
# Beyond this the encoder has no positions: a single sentence that is longer is cut.
LIMIT = 508


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``low`` to ``high`` (exclusive) of a text; it owns those from ``own`` on."""

    low: int
    own: int
    high: int


def windows(sizes: Sequence[int], sentences: Sequence[int]) -> Iterator[Window]:
    """Yield the windows of a text from the pieces and the sentence number of each word."""
    starts = _starts(sizes, sentences)
    total = [0]
    for size in sizes:
        total.append(total[-1] + size)
    first = 0
    own = 0
    while own < len(sizes):
        low = starts[first]
        last = first + 1
        while last < len(starts) - 1 and total[starts[last + 1]] - total[low] <= LONGEST:
            last += 1
        yield Window(low, own, starts[last])
        own = starts[last]
        first = last
        while first > 0 and total[own] - total[starts[first - 1]] <= OVERLAP:
            first -= 1


def _starts(sizes: Sequence[int], sentences: Sequence[int]) -> list[int]:
    """Return where windows may begin: at sentences, and inside those that are too long."""
    starts, pieces = [0], 0
    most = LONGEST - OVERLAP
    for at in range(1, len(sizes)):
        pieces += sizes[at - 1]
        if sentences[at] != sentences[at - 1] or pieces + sizes[at] > most:
            starts.append(at)
            pieces = 0
    return [*starts, len(sizes)]
