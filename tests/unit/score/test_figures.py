from __future__ import annotations

import pytest

from wortlaut.score.figures import Tally, counted, line, not_looked_for, summed


def test_precision_and_recall_of_what_was_counted() -> None:
    figure = counted("name", Tally(right=2, found=4, gold=8))
    assert (figure.precision, figure.recall) == (0.5, 0.25)


def test_nothing_found_and_nothing_wanted_is_zero_and_no_error() -> None:
    assert counted("name", Tally()).f1 == 0.0


def test_tallies_add_up_by_name() -> None:
    total = summed([{"a": Tally(1, 1, 1)}, {"a": Tally(0, 1, 1), "b": Tally(0, 0, 2)}])
    assert total == {"a": Tally(1, 2, 2), "b": Tally(0, 0, 2)}


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (
            line(counted("type", Tally(1, 2, 4))),
            "type                               P  50.0  R  25.0  F1  33.3   "
            "1 right of 2 found, 4 gold",
        ),
        (
            line(not_looked_for("event trigger")),
            "event trigger                      P     –  R     –  F1     –   not looked for",
        ),
    ],
    ids=["counted", "not looked for"],
)
def test_a_figure_is_one_line(shown: str, expected: str) -> None:
    assert shown == expected
