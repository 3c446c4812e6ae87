"""The tables of feasts and dating: each row holds, and each list has an example that shows it."""

from __future__ import annotations

import re
from typing import Any

import pytest

import wortlaut
from wortlaut.annotate.dating.table import dating
from wortlaut.annotate.times.feasts import feast
from wortlaut.lang.tables import table

FEASTS = table("de", "feasts")
DAYS = sorted(
    {day for kind in FEASTS["of_states"].values() for day in kind["days"].values()}
    | set(FEASTS["named"]["days"])
)
KNOWN: list[dict[str, Any]] = table("de", "dating")["known"]
EXAMPLES = [FEASTS["named"]["example"], *(row["example"] for row in FEASTS["of_states"].values())]


@pytest.mark.parametrize("day", DAYS)
def test_every_feast_falls_on_a_day(day: str) -> None:
    found = feast(day, 2023)
    assert found is not None
    assert found.year == 2023


@pytest.mark.parametrize(("text", "words", "value"), EXAMPLES)
def test_the_example_of_a_table_of_feasts_has_its_day(text: str, words: str, value: str) -> None:
    record = wortlaut.read(text, language="de", reader="rules", published="2023-06-14")
    assert (words, value) in [(t.span.of(record.text), t.value) for t in record.times or ()]


@pytest.mark.parametrize(
    ("named", "year", "day"),
    [
        ("12-25", 2023, "2023-12-25"),
        ("E-2", 2023, "2023-04-07"),
        ("05-08>7", 2023, "2023-05-14"),
        ("RU Russia Day", 2023, "2023-06-12"),
        ("US Thanksgiving Day", 2023, "2023-11-23"),
    ],
)
def test_a_feast_is_found_however_it_is_counted(named: str, year: int, day: str) -> None:
    assert str(feast(named, year)) == day


@pytest.mark.parametrize("year", [1961, 1985, 2150])
def test_before_there_was_a_feast_it_has_no_day(year: int) -> None:
    assert feast("RU Russia Day", year) is None


@pytest.mark.parametrize("row", KNOWN, ids=lambda row: str(row["words"])[:20])
def test_a_known_thing_is_found_in_its_example_with_its_day(row: dict[str, Any]) -> None:
    found = dating("de").known.search(row["example"])
    assert found is not None
    assert dating("de").began(found).isoformat() == row["since"]


@pytest.mark.parametrize(
    "name", [name for name in table("de", "dating") if name not in ("known", "year", "not_held")]
)
def test_the_example_of_a_list_tells_a_day(name: str) -> None:
    text = table("de", "dating")[name]["example"]
    record = wortlaut.read(text, language="de", reader="rules")
    assert record.article.published is not None


@pytest.mark.parametrize("name", ["year", "not_held"])
def test_the_example_of_what_is_passed_over_tells_nothing(name: str) -> None:
    example = table("de", "dating")[name]["example"]
    text = f"Zum russischen Nationalfeiertag am Montag kam Post. {example}"
    assert wortlaut.read(text, language="de", reader="rules").article.published is None


def test_no_group_of_a_known_thing_shifts_the_next_ones() -> None:
    assert re.compile(dating("de").known.pattern).groups == len(KNOWN)
