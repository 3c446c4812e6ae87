from __future__ import annotations

from wortlaut.score.matching import best_pairs


def closeness(left: int, right: int) -> float:
    return max(0, 5 - abs(left - right))


def test_the_pairs_with_the_most_weight_in_all_win() -> None:
    assert best_pairs([1, 4], [4, 6], closeness) == [(0, 0), (1, 1)]


def test_what_has_no_weight_is_no_pair() -> None:
    assert best_pairs([1], [100], closeness) == []


def test_nothing_pairs_with_nothing() -> None:
    assert best_pairs([], [1], closeness) == []
