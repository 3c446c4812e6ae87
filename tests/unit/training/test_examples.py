"""What several corpora say of the same words (runs where the extra ``training`` is installed)."""

from __future__ import annotations

import pytest

pytest.importorskip("torch", reason="needs the extra 'training'")

from training.examples import Quotation, with_stances


def test_a_quotation_takes_the_stance_that_another_corpus_gives_its_words() -> None:
    marked = [Quotation((3, 4, 5, 6)), Quotation((10, 11, 12))]
    told = [Quotation((10, 11), stance=2, sure=False)]
    assert [one.stance for one in with_stances(marked, told)] == [None, 2]


def test_what_only_the_other_corpus_has_is_added_and_stays_unsure() -> None:
    found = with_stances([Quotation((3, 4, 5, 6))], [Quotation((6, 7, 8, 9), stance=1, sure=False)])
    assert [(one.content, one.sure) for one in found] == [
        ((3, 4, 5, 6), True),
        ((6, 7, 8, 9), False),
    ]


def test_the_first_of_two_stances_stands() -> None:
    told = [Quotation((1, 2), stance=4, sure=False), Quotation((1, 2, 3), stance=5, sure=False)]
    assert [one.stance for one in with_stances([Quotation((1, 2, 3))], told)] == [4]
