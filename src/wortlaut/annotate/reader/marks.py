"""A candidate in the text around it: the pieces that the linker reads, and which are marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from wortlaut.annotate.reader.windows import Window

# Pieces before and behind a candidate: its holder rarely stands further away. 110 and 48 found no
# more and took a fifth longer; with 80 and 32, a third of a point was lost.
BEFORE, BEHIND, MOST = 96, 32, 256


class Slice(NamedTuple):
    """Pieces ``low`` to ``high`` of a window; marks: 1 inside the candidate, 2 at its first."""

    low: int
    high: int
    marks: npt.NDArray[np.int64]


def slice_around(first: Sequence[int], size: int, window: Window, words: Sequence[int]) -> Slice:
    """Return the pieces around a candidate; ``first`` is where each word of the window begins."""
    ends = (*first[1:], size - 1)
    inside = [word - window.low for word in words if window.low <= word < window.high]
    begin, end = first[inside[0]], ends[inside[-1]]
    low = max(0, begin - BEFORE)
    high = min(size, end + BEHIND, low + max(MOST, BEFORE + BEHIND))
    marks = np.zeros(size, dtype=np.int64)
    for word in inside:
        marks[first[word] : ends[word]] = 1
    marks[begin] = 2
    return Slice(low, high, marks[low:high])
