"""Pair what was found with what was wanted; the only place that knows scipy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from scipy.optimize import linear_sum_assignment

Gold = TypeVar("Gold")
Found = TypeVar("Found")


def best_pairs(
    gold: Sequence[Gold], found: Sequence[Found], weight: Callable[[Gold, Found], float]
) -> list[tuple[int, int]]:
    """Pair gold and found one to one so that the weights add up to most; weight 0 is no pair."""
    if not gold or not found:
        return []
    weights = [[float(weight(wanted, given)) for given in found] for wanted in gold]
    rows, columns = linear_sum_assignment(weights, maximize=True)
    chosen = zip(map(int, rows), map(int, columns), strict=True)
    return [(i, j) for i, j in chosen if weights[i][j] > 0]
