from datetime import date

import pytest

from wortlaut.annotate.times.calendar import covered, easter, shifted, valued


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023-06-12", "2023-06-12", "2023-06-12"),
        ("2023-06-12TEV", "2023-06-12", "2023-06-12"),
        ("2023-06-12TNI", "2023-06-12", "2023-06-13"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-W01", "2023-01-02", "2023-01-08"),
        ("2023-W24-WE", "2023-06-17", "2023-06-18"),
        ("2023-Q2", "2023-04-01", "2023-06-30"),
        ("2023-H2", "2023-07-01", "2023-12-31"),
        ("2023-SU", "2023-06-01", "2023-09-30"),
        ("2022-WI", "2021-12-01", "2023-03-31"),
        ("198", "1980-01-01", "1989-12-31"),
        ("14", "1400-01-01", "1499-12-31"),
    ],
)
def test_a_value_covers_its_days(value: str, first: str, last: str) -> None:
    assert covered(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value",
    [
        "XXXX-06-12",
        "XXXX-WXX-3",
        "P2W",
        "PXY",
        "PAST_REF",
        "T14:00",
        "BC0215",
        "2023-06-31",
        "2023-W60",
    ],
)
def test_a_value_without_a_place_covers_nothing(value: str) -> None:
    assert covered(value) is None


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("D", "2023-06-14"),
        ("W", "2023-W24"),
        ("WE", "2023-W24-WE"),
        ("M", "2023-06"),
        ("Q", "2023-Q2"),
        ("Y", "2023"),
        ("DE", "202"),
        ("CE", "20"),
    ],
)
def test_a_day_lies_in_its_units(unit: str, value: str) -> None:
    assert valued(unit, date(2023, 6, 14)) == value


def test_a_month_after_the_31st_ends_with_the_shorter_month() -> None:
    assert shifted(date(2023, 1, 31), "M", 1) == date(2023, 2, 28)


def test_no_day_lies_beyond_the_calendar() -> None:
    assert shifted(date(2023, 1, 31), "CE", 100) is None


@pytest.mark.parametrize(
    "day", ["1818-03-22", "1916-04-23", "1943-04-25", "1954-04-18", "2024-03-31"]
)
def test_easter_falls_on_its_sunday(day: str) -> None:
    assert easter(int(day[:4])) == date.fromisoformat(day)
