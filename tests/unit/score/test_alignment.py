from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.model.span import Span
from wortlaut.score.alignment import aligned, occurrence, overlap


def test_white_space_between_the_texts_makes_no_difference() -> None:
    alignment = aligned("Ein Satz.\n\nNoch einer.", "Ein  Satz. Noch einer.")
    assert alignment.gold([Span(11, 15)]) == alignment.found([Span(11, 15)])


def test_a_character_that_the_gold_lacks_has_no_place() -> None:
    alignment = aligned("Ein Satz.", "Ein neuer Satz.")
    assert alignment.found([Span(4, 14)]) == alignment.gold([Span(4, 8)])


def test_a_text_that_is_not_there_has_no_places() -> None:
    assert aligned("Ein Satz.", "").found([Span(0, 3)]) == frozenset()


@given(st.text())
def test_a_text_aligned_with_itself_has_every_place_once(text: str) -> None:
    alignment = aligned(text, text)
    assert alignment.gold_at == alignment.found_at


@pytest.mark.parametrize(
    ("excerpt", "found"),
    [("Bern", (Span(3, 7),)), ("Wien", ()), ("", ())],
    ids=["first place", "not there", "empty"],
)
def test_an_excerpt_is_looked_up_at_its_first_place(excerpt: str, found: tuple[Span, ...]) -> None:
    assert occurrence("In Bern, sagt Bern.", excerpt) == found


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [({1, 2}, {1, 2}, 1.0), ({1, 2}, {2, 3}, 0.5), ({1}, {2}, 0.0), (set(), {1}, 0.0)],
    ids=["equal", "half", "apart", "empty"],
)
def test_overlap_is_the_share_in_common(left: set[int], right: set[int], share: float) -> None:
    assert overlap(frozenset(left), frozenset(right)) == share
