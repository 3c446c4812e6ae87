"""From scores of labels to spans of words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.annotate.reader.decode import best_names, best_tags, spans_of
from wortlaut.annotate.reader.labels import BEGIN, CONTINUE, INSIDE, OUTSIDE


def scores(*rows: tuple[float, float, float, float]) -> np.ndarray:
    return np.log(np.array(rows, dtype=np.float32))


def test_the_inside_of_nothing_is_no_label() -> None:
    found = best_tags(scores((0.45, 0.3, 0.2, 0.05), (0.2, 0.1, 0.6, 0.1)))
    assert list(found) == [BEGIN, INSIDE]


def test_a_weak_word_inside_does_not_break_a_quotation() -> None:
    sure = (0.05, 0.05, 0.85, 0.05)
    found = best_tags(scores((0.1, 0.8, 0.05, 0.05), sure, (0.3, 0.2, 0.4, 0.1), sure))
    assert list(found) == [BEGIN, INSIDE, INSIDE, INSIDE]


def test_no_words() -> None:
    assert list(best_tags(np.zeros((0, 4), dtype=np.float32))) == []


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ([OUTSIDE, BEGIN, INSIDE, OUTSIDE], [(1, 2)]),
        ([BEGIN, INSIDE, BEGIN, INSIDE], [(0, 1), (2, 3)]),
        ([BEGIN, OUTSIDE, OUTSIDE, CONTINUE, INSIDE], [(0, 3, 4)]),
        ([INSIDE, CONTINUE, OUTSIDE], []),
    ],
    ids=["one", "two side by side", "one with a gap", "none begins"],
)
def test_spans(tags: list[int], spans: list[tuple[int, ...]]) -> None:
    assert list(spans_of(tags)) == spans


@given(st.lists(st.tuples(*[st.floats(-9, 0, width=32) for _ in range(4)]), min_size=1, max_size=4))
def test_no_possible_tags_are_better(rows: list[tuple[float, float, float, float]]) -> None:
    table = np.array(rows, dtype=np.float32)

    def worth(tags: Sequence[int]) -> float:
        before = (OUTSIDE, *tags)
        if tags[0] == CONTINUE or any(
            pair == (OUTSIDE, INSIDE) for pair in zip(before, tags, strict=False)
        ):
            return -np.inf
        return float(sum(table[at, tag] for at, tag in enumerate(tags)))

    best = max(worth(tags) for tags in product(range(4), repeat=len(rows)))
    assert worth([int(tag) for tag in best_tags(table)]) == pytest.approx(best, abs=1e-4)


def of_names(*tags: int) -> np.ndarray:
    """Return scores by which each of these tags is the likeliest, and its begin the next."""
    table = np.full((len(tags), 9), -9.0, dtype=np.float32)
    for row, tag in zip(table, tags, strict=True):
        row[tag] = -0.5
        if tag and tag % 2 == 0:
            row[tag - 1] = -1.0
    return table


PERSON, PERSON_ON, PLACE, PLACE_ON = 1, 2, 5, 6


@pytest.mark.parametrize(
    ("likeliest", "sentences", "tags"),
    [
        ([PERSON, PERSON_ON, OUTSIDE], [0, 0, 0], [PERSON, PERSON_ON, OUTSIDE]),
        ([OUTSIDE, PERSON_ON, PERSON_ON], [0, 0, 0], [OUTSIDE, PERSON, PERSON_ON]),
        ([PERSON, PLACE_ON, PLACE_ON], [0, 0, 0], [PERSON, PLACE, PLACE_ON]),
        ([PERSON, PERSON_ON], [0, 1], [PERSON, PERSON]),
        ([], [], []),
    ],
    ids=["possible", "inside nothing", "inside another type", "inside another sentence", "nothing"],
)
def test_the_inside_of_a_name_needs_its_beginning(
    likeliest: list[int], sentences: list[int], tags: list[int]
) -> None:
    assert best_names(of_names(*likeliest), sentences) == tags
