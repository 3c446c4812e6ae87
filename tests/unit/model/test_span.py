"""Spans point at text, and at nothing else."""

from __future__ import annotations

import pytest

from wortlaut.model.errors import SpanError
from wortlaut.model.span import Span, gap, meets, trimmed, without


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3)])
def test_what_points_at_nothing_is_no_span(start: int, end: int) -> None:
    with pytest.raises(SpanError, match="not a span"):
        Span(start, end)


def test_a_span_gives_its_characters() -> None:
    assert Span(4, 8).of("Nein 👍🏽 ja") == " 👍🏽 "


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (Span(0, 3), Span(5, 7), 2),
        (Span(5, 7), Span(0, 3), 2),
        (Span(0, 3), Span(3, 4), 0),
        (Span(0, 9), Span(3, 4), 0),
    ],
    ids=["before", "after", "touching", "inside"],
)
def test_the_gap_between_spans(left: Span, right: Span, expected: int) -> None:
    assert gap(left, right) == expected


@pytest.mark.parametrize(
    ("other", "covered", "overlapping"),
    [
        (Span(2, 4), True, True),
        (Span(4, 9), False, True),
        (Span(6, 9), False, False),
    ],
    ids=["inside", "across", "beside"],
)
def test_spans_cover_and_overlap(other: Span, covered: bool, overlapping: bool) -> None:
    assert Span(2, 6).covers(other) is covered
    assert Span(2, 6).overlaps(other) is overlapping


@pytest.mark.parametrize(
    ("text", "expected"),
    [("  ja\n", Span(2, 4)), ("ja", Span(0, 2)), (" \u00a0", None), ("", None)],
)
def test_white_space_at_the_ends_is_left_out(text: str, expected: Span | None) -> None:
    assert trimmed(text, 0, len(text)) == expected


@pytest.mark.parametrize(
    ("holes", "expected"),
    [
        ([], [(0, 10)]),
        ([(2, 4)], [(0, 2), (4, 10)]),
        ([(0, 4)], [(4, 10)]),
        ([(8, 20)], [(0, 8)]),
        ([(3, 5), (1, 4)], [(0, 1), (5, 10)]),
        ([(0, 10)], []),
        ([(10, 12)], [(0, 10)]),
    ],
    ids=["none", "middle", "start", "past-the-end", "overlapping", "all", "beside"],
)
def test_holes_are_cut_out(holes: list[tuple[int, int]], expected: list[tuple[int, int]]) -> None:
    left = without(Span(0, 10), [Span(*hole) for hole in holes])
    assert [(span.start, span.end) for span in left] == expected


@pytest.mark.parametrize(
    ("span", "met"),
    [
        (Span(0, 2), False),
        (Span(1, 3), True),
        (Span(4, 5), False),
        (Span(3, 9), True),
        (Span(9, 12), False),
    ],
    ids=["before", "its end", "between", "several", "behind"],
)
def test_whether_a_span_meets_others(span: Span, met: bool) -> None:
    assert meets(span, [Span(2, 4), Span(5, 6), Span(7, 9)]) is met
