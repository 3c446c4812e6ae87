"""What the tables say follows from the record."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from wortlaut.model.document import Rejected
from wortlaut.model.record import Actor, Block, Mention, Record
from wortlaut.model.span import Span
from wortlaut.record.rows import Reading, moment, rank, reading_of, storable


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2024-06-18", "2024-06-19"),
        ("2024-06", "2024-06-01"),
        ("2024-06-19", "2024-06-19T00:00:00Z"),
        ("2024-06-19T12:00:00+02:00", "2024-06-19T06:28:00-04:00"),
        ("2024-06-19T10:00:00Z", "2024-06-19T10:00:00.5Z"),
    ],
    ids=["days", "precision", "day-and-time", "zones", "fractions"],
)
def test_moments_sort_as_text(earlier: str, later: str) -> None:
    assert moment(earlier) < moment(later)


@pytest.mark.parametrize("value", ["Dienstag", "T", "0001-01-01T00:00:00+14:00"])
def test_what_is_no_time_stays_as_it_is(value: str) -> None:
    assert moment(value) == value


@pytest.mark.parametrize(
    ("standing", "other"),
    [
        (("rules/2", "b", "1"), ("rules/1", "a", "0")),
        (("rules/10", "a", "0"), ("rules/9", "a", "0")),
        (("rules/1.1", "a", "0"), ("rules/1", "a", "0")),
        (("rules/1", "a", "1"), ("rules/1", "b", "0")),
        (("rules/1", "a", "0"), ("rules/1", "a", "1")),
        (("rules/1", "b", "1"), ("", "a", "0")),
    ],
    ids=["newer", "ten-after-nine", "point", "address", "id", "unknown-reader"],
)
def test_which_reading_stands_for_an_article(
    standing: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    assert rank(*standing) < rank(*other)


def test_a_record_that_points_past_its_text_is_rejected(make: Callable[..., Record]) -> None:
    record = replace(make("Kurz."), blocks=(Block("paragraph", Span(0, 9), None),))
    rejected = reading_of(record, "rules/1")
    assert isinstance(rejected, Rejected)
    assert (rejected.stage, rejected.reason) == ("record", "span")


def test_a_record_under_a_wrong_id_is_rejected(make: Callable[..., Record]) -> None:
    rejected = reading_of(replace(make("Kurz."), text="Anders."), "rules/1")
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "article-id"


def test_pronouns_name_nobody(make: Callable[..., Record]) -> None:
    record = make("Kim kam. Er sagte: „Nein.“", said=(("Kim", "„Nein.“"),))
    (kim,) = record.actors or ()
    kim = replace(kim, mentions=(*kim.mentions, Mention(Span(9, 11), "pronoun")))
    reading = reading_of(replace(record, actors=(kim,)), "rules/1")
    assert isinstance(reading, Reading)
    assert [words["holder"] for words in reading.statement_words] == ["kim"]


# ------------------------------------------------------------------------------ actors
KIM = "Kim Jong\nUn kam. Machthaber Kim sagte: „Nein.“ Das meldete KCNA. Kim ging, er schwieg."
CALLED = (("Kim Jong\nUn", "name"), ("Kim", "name"), ("Machthaber", "nominal"), ("er", "pronoun"))


def rows_of(make: Callable[..., Record], person: Callable[..., Actor]) -> Reading:
    kim = person(KIM, "a1", "Kim Jong Un", "Q56226", called=CALLED, country="PRK")
    kim = replace(kim, mentions=kim.mentions[1:])  # "Kim" inside the whole name is no mention
    kcna = person(KIM, "a2", "KCNA", type="media")
    said = (("Kim Jong Un", "„Nein.“", "KCNA"),)
    reading = reading_of(make(KIM, actors=(kim, kcna), said=said), "rules/1")
    assert isinstance(reading, Reading)
    return reading


def test_aliases_are_the_words_of_an_article_on_one_line_without_pronouns(
    make: Callable[..., Record], person: Callable[..., Actor]
) -> None:
    kim, _ = rows_of(make, person).actors
    assert json.loads(str(kim["aliases"])) == [
        ["Kim", "name", 2],
        ["Kim Jong Un", "name", 1],
        ["Machthaber", "nominal", 1],
    ]


def test_an_actor_is_found_by_its_names_alone(
    make: Callable[..., Record], person: Callable[..., Actor]
) -> None:
    kim, _ = rows_of(make, person).actor_words
    assert kim == {"names": "kim kim jong un"}


def test_what_an_actor_holds_and_passes_on_is_counted(
    make: Callable[..., Record], person: Callable[..., Actor]
) -> None:
    reading = rows_of(make, person)
    assert [(row["held"], row["passed"]) for row in reading.actors] == [(1, 0), (0, 1)]
    assert [row["via_ids"] for row in reading.statements] == ['["a2"]']


def test_a_byte_that_is_not_utf_8_can_be_kept() -> None:
    assert storable("caf\udce9.txt") == "caf\\udce9.txt"
