import pytest

from wortlaut.annotate.reader.numbered import Overlaps, alike


def test_how_alike_two_spans_are() -> None:
    assert alike((1, 2, 3), (2, 3, 4)) == pytest.approx(2 / 3)
    assert alike((1,), ()) == 0


def test_spans_are_found_by_the_words_they_share() -> None:
    known = Overlaps([(0, 1, 2), (5, 6), (6, 7, 8)])
    assert known.sharing((2, 3, 6)) == [0, 1, 2]
    assert known.sharing((3, 4)) == []


def test_the_likest_span() -> None:
    known = Overlaps([(0, 1, 2), (2, 3), ()])
    assert known.likest((2, 3, 4)) == (0.8, 1)
    assert known.likest((9,)) == (0.0, None)
