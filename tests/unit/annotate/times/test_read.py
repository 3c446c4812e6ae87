"""Times in whole texts: what they count from, and what is left open."""

from __future__ import annotations

import pytest

import wortlaut
from wortlaut.annotate.quotations.read import units_of
from wortlaut.annotate.times.read import mentions_of, times_of
from wortlaut.model.record import Record
from wortlaut.model.span import Span


def read(text: str, published: str | None = "2023-06-14") -> Record:
    return wortlaut.read(text, language="de", reader="rules", published=published)


def values(text: str, published: str | None = "2023-06-14") -> list[str]:
    return [time.value for time in read(text, published).times or ()]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Am Freitag brach der Damm.", "2023-06-09"),
        ("Der Damm ist am Freitag gebrochen.", "2023-06-09"),
        ("Er sagte, der Damm sei am Freitag gebrochen.", "2023-06-09"),
        ("Der Damm soll am Freitag gebrochen sein.", "2023-06-09"),
        ("Am Freitag wird der Damm geprüft.", "2023-06-16"),
        ("Der Rat will den Damm am Freitag prüfen.", "2023-06-16"),
        ("Im Mai stieg das Wasser.", "2023-05"),
        ("Im August stieg das Wasser.", "2022-08"),
        ("Im August soll das Wasser steigen.", "2023-08"),
    ],
)
def test_the_tense_of_the_clause_chooses_before_or_after(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Am Mittwoch brach der Damm.", "XXXX-WXX-3"),
        ("Gestern brach der Damm.", "XXXX-XX-XX"),
        ("Am 12. Juni brach der Damm.", "XXXX-06-12"),
        ("Im Juli brach der Damm.", "XXXX-07"),
        ("Im vergangenen Jahr brach der Damm.", "XXXX"),
        ("In der vergangenen Woche brach der Damm.", "XXXX-WXX"),
    ],
)
def test_without_a_day_of_publication_the_value_stays_open(text: str, value: str) -> None:
    (time,) = read(text, None).times or ()
    assert (time.value, time.earliest, time.latest) == (value, None, None)


def test_relative_times_count_from_the_update_where_nothing_else_is_known() -> None:
    record = wortlaut.read(
        "Am Mittwoch brach der Damm.", language="de", reader="rules", updated="2023-06-14"
    )
    assert [time.value for time in record.times or ()] == ["2023-06-14"]


def test_an_explicit_date_needs_no_day_of_publication() -> None:
    (time,) = read("Am 12. Juni 1961 brach der Damm.", None).times or ()
    assert (time.earliest, time.latest) == ("1961-06-12", "1961-06-12")


def test_a_month_is_placed_no_more_precisely_than_its_words() -> None:
    (time,) = read("Im Juli 2022 brach der Damm.").times or ()
    assert (time.earliest, time.latest) == ("2022-07-01", "2022-07-31")


def test_a_duration_has_no_place_on_the_calendar() -> None:
    (time,) = read("Es dauerte zwei Wochen.").times or ()
    assert (time.type, time.earliest, time.latest) == ("DURATION", None, None)


def test_a_time_of_day_belongs_to_the_day_named_before_it() -> None:
    assert values("Am 3. Mai brach der Damm. Um 14 Uhr kam Hilfe.")[1] == "2023-05-03T14:00"


STORY = (
    "Der Krieg begann 1911 und dauerte bis 1914. Noch 1912 stieg das Wasser, 1913 fiel es. "
    "Im November 1913 brach der Damm. Im Mai kam Hilfe."
)


def test_a_story_of_the_past_counts_from_its_own_times() -> None:
    assert values(STORY)[-1] == "1914-05"


def test_a_day_that_no_month_has_is_no_time() -> None:
    assert values("Das Los hatte die Nummer 31.6.2023 und gewann.") == []


def test_a_language_without_tables_has_no_times() -> None:
    assert wortlaut.read("Le 12 juin 2023 le barrage tient.", language="fr").times is None


def test_the_same_words_mean_the_same_in_every_reader() -> None:
    full = wortlaut.read(STORY, language="de", published="2023-06-14")
    assert full.times == read(STORY).times


@pytest.mark.parametrize(
    "piece", ["1.", "12. und ", "1. 2. ", "im Jahr ", "10-", "Mai ", "der letzten "]
)
def test_a_long_hostile_text_comes_to_an_end(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    units = units_of(text, [Span(0, len(text))], "de")
    found = times_of(text, units, mentions_of(text, units, "de"), None, "de")
    assert all(time.span.end <= len(text) for time in found)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Im Mai scheiterte der Start.", "2024-05"),
        ("Im November letzten Jahres gelang der Start.", "2023-11"),
        (
            "Am Mittwoch kam er erstmals seit Juli 2000. Neun Monate zuvor war sie bei ihm.",
            "2023-09",
        ),
        ("Es war der erste Besuch seit 24 Jahren.", "P24Y"),
        ("Beide unterzeichneten 1961 einen Vertrag.", "1961"),
    ],
)
def test_an_article_that_only_says_when_it_was_updated_counts_from_there(
    text: str, value: str
) -> None:
    record = read(f"Aktualisiert am 19. Juni 2024, 6:28 Uhr ET.\n\n{text}", None)
    assert [time.value for time in record.times or ()][-1] == value
