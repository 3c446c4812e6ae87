from __future__ import annotations

import pytest

from wortlaut.record.stretches import joined


@pytest.mark.parametrize(
    ("numbers", "stretches"),
    [
        ([], []),
        ([(1, 5), (6, 8)], [(1, 8)]),
        ([(1, 1), (900, 901), (1_800, 1_801)], [(1, 1_801)]),
        ([(1, 5), (20_000, 20_003)], [(1, 5), (20_000, 20_003)]),
    ],
    ids=["none", "next", "near", "far"],
)
def test_numbers_near_each_other_are_one_stretch(
    numbers: list[tuple[int, int]], stretches: list[tuple[int, int]]
) -> None:
    assert joined(numbers) == stretches
