"""A candidate in the text around it."""

from __future__ import annotations

from wortlaut.annotate.reader.marks import BEFORE, BEHIND, MOST, slice_around
from wortlaut.annotate.reader.windows import Window


def test_the_candidate_is_marked_piece_by_piece() -> None:
    # words of one, two, three and one piece, behind the mark of the start
    cut = slice_around((1, 2, 4, 7), 9, Window(10, 10, 14), (11, 12))
    assert (cut.low, cut.high) == (0, 9)
    assert list(cut.marks) == [0, 0, 2, 1, 1, 1, 1, 0, 0]


def test_a_gap_is_not_marked() -> None:
    cut = slice_around((1, 2, 3, 4), 6, Window(0, 0, 4), (0, 2))
    assert list(cut.marks) == [0, 2, 0, 1, 0, 0]


def test_only_what_is_near_is_read() -> None:
    first = tuple(range(1, 501))
    cut = slice_around(first, 502, Window(0, 0, 500), tuple(range(200, 210)))
    assert cut.low == 201 - BEFORE
    assert cut.high == 211 + BEHIND


def test_a_long_candidate_is_cut_at_its_end() -> None:
    first = tuple(range(1, 501))
    cut = slice_around(first, 502, Window(0, 0, 500), tuple(range(100, 490)))
    assert cut.high - cut.low == MOST
