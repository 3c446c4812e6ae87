"""Dates as pages print them."""

import pytest

from wortlaut.acquire.dates import date_value, iso_value, printed_dates


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12. Juni 2031, 6:28 Uhr ET", ["2031-06-12T06:28:00-04:00"]),
        ("12. Januar 2031, 6:28 Uhr ET", ["2031-01-12T06:28:00-05:00"]),
        ("12.06.2031 14:30 Uhr", ["2031-06-12T14:30:00+02:00"]),
        ("12.01.31, 14.30", ["2031-01-12T14:30:00+01:00"]),
        ("Donnerstag, 12. Juni 2031 um 14 Uhr", ["2031-06-12T14:00:00+02:00"]),
        ("3. Okt. 2031", ["2031-10-03"]),
        ("1. Jänner 2031", ["2031-01-01"]),
        ("2031-06-12", ["2031-06-12"]),
        ("am 12.06.2031 und am 13.06.2031", ["2031-06-12", "2031-06-13"]),
        ("31.06.2031", []),
        ("12.06.2031, 25:70 Uhr", ["2031-06-12"]),
        ("3.5 Prozent, 1.000 Euro, 4. Platz", []),
    ],
)
def test_printed_dates_have_iso_values(text: str, values: list[str]) -> None:
    assert [printed.value() for printed in printed_dates(text) if printed.day] == values


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("30. März 2031, 1:59 Uhr", "+01:00"),
        ("30. März 2031, 3:00 Uhr", "+02:00"),
        ("26. Oktober 2031, 1:59 Uhr", "+02:00"),
        ("26. Oktober 2031, 3:00 Uhr", "+01:00"),
        ("9. März 2031, 1:59 Uhr ET", "-05:00"),
        ("9. März 2031, 3:00 Uhr ET", "-04:00"),
        ("2. November 2031, 3:00 Uhr ET", "-05:00"),
    ],
)
def test_summer_time_begins_and_ends_on_its_day(text: str, offset: str) -> None:
    (printed,) = printed_dates(text)
    assert (printed.value() or "").endswith(offset)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2031-06-12", "2031-06-12"),
        ("2031-06", "2031-06"),
        ("2031", "2031"),
        ("20310612", "2031-06-12"),
        ("2031-06-12T08:00:00Z", "2031-06-12T08:00:00Z"),
        ("2031-06-12T08:00:00+02:00", "2031-06-12T08:00:00+02:00"),
        ("2031-06-12 08:00:00 +0200", "2031-06-12T08:00:00+02:00"),
        ("gestern", None),
        ("2031-13-01", None),
        ("2031-06-31", None),
        ("", None),
    ],
)
def test_iso_dates_are_kept_and_nothing_else(text: str, value: str | None) -> None:
    assert iso_value(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("12.06.2031", "2031-06-12"), ("12. Juni 2031", "2031-06-12"), ("nach dem 12.06.2031", None)],
)
def test_a_given_date_may_be_written_the_german_way(text: str, value: str | None) -> None:
    assert date_value(text) == value
