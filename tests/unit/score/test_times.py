from __future__ import annotations

from collections.abc import Callable

import pytest

from wortlaut.model.errors import FormError
from wortlaut.model.record import Record, TimeExpression
from wortlaut.model.span import Span
from wortlaut.score.figures import Report
from wortlaut.score.gold import GoldTime, TimedArticle
from wortlaut.score.pairing import Pair
from wortlaut.score.times import score_rival, score_times

TEXT = "Am Montag, 12. Juni, und im Juli."
GOLD = (
    GoldTime(Span(3, 9), "DATE", "2023-06-12"),
    GoldTime(Span(11, 19), "DATE", "2023-06-12"),
    GoldTime(Span(28, 32), "DATE", "2023-07"),
)
RIVAL = (GoldTime(Span(3, 9), "DATE", "2023-06-12"), GoldTime(Span(25, 32), "TIME", "2022-07"))


@pytest.fixture
def article() -> TimedArticle:
    return TimedArticle("1", None, "2023-06-13", TEXT, GOLD, RIVAL)


def notes(report: Report) -> dict[str, str]:
    return {one.name: one.note for one in report.figures}


def test_span_type_and_value_are_counted_apart(
    article: TimedArticle, record_of: Callable[..., Record]
) -> None:
    times = (
        TimeExpression(Span(3, 9), "DATE", "2023-06-12", None, None),
        TimeExpression(Span(25, 32), "TIME", "2022-07", None, None),
    )
    report = score_times([Pair(article, record_of(TEXT, times=times))])
    assert notes(report) == {
        "strict": "1 right of 2 found, 3 gold",
        "relaxed": "2 right of 2 found, 3 gold",
        "type": "1 right of 2 found, 3 gold",
        "value": "1 right of 2 found, 3 gold",
        "strict_value": "1 right of 2 found, 3 gold",
    }


def test_the_rival_is_measured_by_the_same_measure(article: TimedArticle) -> None:
    report = score_rival([article])
    assert notes(report)["relaxed"] == "2 right of 2 found, 3 gold"


def test_a_wrong_value_is_told(article: TimedArticle) -> None:
    assert score_rival([article]).misses == ("VALUE 1 [22] 2023-07 got 2022-07",)


def test_gold_without_a_rival_says_so() -> None:
    with pytest.raises(FormError, match="no output of HeidelTime"):
        score_rival([TimedArticle("1", None, None, TEXT, GOLD)])
