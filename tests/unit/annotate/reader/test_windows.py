"""Long texts are read in windows, and no border loses anything."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.annotate.reader.windows import LIMIT, LONGEST, Window, windows


def test_a_short_text_is_one_window() -> None:
    assert list(windows([1] * 20, [0] * 10 + [1] * 10)) == [Window(0, 0, 20)]


def test_a_long_text_shows_each_window_what_stands_before() -> None:
    first, second = windows([2] * 300, [word // 20 for word in range(300)])
    assert first == Window(0, 0, 160)
    assert second.own == 160
    assert second.low == 140  # a sentence of twenty words: 40 pieces, a second would be too many


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    found = list(windows([4] * 400, [0] * 400))
    assert len(found) > 4
    assert found[-1].high == 400


@pytest.mark.parametrize("words", [0, 1])
def test_next_to_nothing(words: int) -> None:
    assert [w.high for w in windows([1] * words, [0] * words)] == [1] * words


texts = st.lists(st.tuples(st.integers(1, 24), st.booleans()), max_size=600)


@given(texts)
def test_every_word_is_owned_once_and_no_window_is_too_long(
    text: list[tuple[int, bool]],
) -> None:
    sizes = [size for size, _ in text]
    sentences = [sum(new for _, new in text[: at + 1]) for at in range(len(text))]
    found = list(windows(sizes, sentences))
    assert [w.own for w in found] == [0, *(w.high for w in found)][: len(found)]
    assert not found or found[-1].high == len(sizes)
    assert all(w.low <= w.own < w.high for w in found)
    assert all(sum(sizes[w.low : w.high]) <= LIMIT for w in found)
    assert all(left.low < right.low or right.low == left.low for left, right in pairwise(found))
    assert LONGEST < LIMIT
