from __future__ import annotations

from wortlaut.score.figures import Tally, counted, summed


def test_precision_and_recall_of_what_was_counted() -> None:
    figure = counted("name", Tally(right=2, found=4, gold=8))
    assert (figure.precision, figure.recall) == (0.5, 0.25)


def test_nothing_found_and_nothing_wanted_is_zero_and_no_error() -> None:
    assert counted("name", Tally()).f1 == 0.0


def test_tallies_add_up_by_name() -> None:
    total = summed([{"a": Tally(1, 1, 1)}, {"a": Tally(0, 1, 1), "b": Tally(0, 0, 2)}])
    assert total == {"a": Tally(1, 2, 2), "b": Tally(0, 0, 2)}
