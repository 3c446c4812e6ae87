from __future__ import annotations

import pytest

from wortlaut.record.periods import Period, over_time


@pytest.mark.parametrize(
    ("published", "periods"),
    [
        (["2024-01-31", "2024-03"], ["2024-01", "2024-02", "2024-03"]),
        (["2023-12-31T23:00:00-04:00", "2024-01-01"], ["2023-12", "2024-01"]),
        (["2021-01", "2024-01"], ["2021", "2022", "2023", "2024"]),
        (["2024", "2024-02"], ["2024", "2024-01", "2024-02"]),
        (["2024-02", None, "am Dienstag"], ["2024-02", None]),
        ([], []),
    ],
    ids=["gap", "year-end", "more-than-three-years", "year-alone", "undated", "nothing"],
)
def test_periods_are_months_or_years_without_gaps(
    published: list[str | None], periods: list[str | None]
) -> None:
    assert [each.period for each in over_time((date, 1, 0) for date in published)] == periods


def test_articles_and_statements_are_counted() -> None:
    dated = [("2024-06-18", 1, 2), ("2024-06", 3, 3), (None, 1, 1)]
    assert over_time(dated) == (Period("2024-06", 4, 5), Period(None, 1, 1))
