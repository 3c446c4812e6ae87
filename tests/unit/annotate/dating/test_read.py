"""When an article was written that does not say so: told from its words, or not told."""

from __future__ import annotations

from datetime import date

import pytest

import wortlaut
from wortlaut.annotate.dating.read import common
from wortlaut.model.record import Dated, Record


def read(text: str, **given: str) -> Record:
    return wortlaut.read(text, language="de", reader="rules", **given)  # type: ignore[arg-type]


def published(text: str) -> Dated | None:
    return read(text).article.published


def told(text: str) -> str | None:
    dated = published(text)
    return dated.value if dated else None


LETTER = (
    "Zum russischen Nationalfeiertag am Montag kam ein Brief aus Pjöngjang.\n\n"
    "Bei einem Treffen im Jahr 2019 waren beide heiter. Im Juli des vergangenen Jahres "
    "hatte der Norden zwei Gebiete anerkannt."
)


def test_a_weekday_beside_a_feast_is_found_in_one_year_behind_those_that_are_named() -> None:
    dated = published(LETTER)
    assert dated is not None
    assert (dated.value, dated.basis) == ("2023-06-12", "inferred")
    assert (dated.earliest, dated.latest) == ("2023-06-12", "2023-06-18")


def test_the_evidence_is_what_decides_and_no_more() -> None:
    record = read(LETTER + " Der Vertrag ist von 1961.")
    assert record.article.published is not None
    words = [span.of(record.text) for span in record.article.published.evidence]
    assert words == ["russischen Nationalfeiertag", "Montag", "Jahr 2019"]


def test_times_in_the_article_count_from_the_day_that_was_told() -> None:
    record = read(LETTER)
    values = {time.span.of(record.text): time.value for time in record.times or ()}
    assert values["Montag"] == "2023-06-12"
    assert values["Juli des vergangenen Jahres"] == "2022-07"


def test_what_would_differ_from_one_possible_day_to_the_next_stays_open() -> None:
    record = read(LETTER + " Gestern war es still.")
    assert [time.value for time in record.times or ()][-1] == "XXXX-XX-XX"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Das teilte die Polizei gestern, 12. Juni 2023, mit.", "2023-06-13"),
        ("Am Abend brach der Damm. Heute (3. Mai 2019) kam Hilfe.", "2019-05-03"),
        ("Am Dienstag, dem 6. Juni 2023, brach der Damm.", "2023-06"),
        ("Am Dienstag, dem 27. Juni 2023, brach der Damm.", "2023"),
        ("Im vergangenen Jahr (2018) fiel mehr Schnee.", "2019"),
        ("Vor sechs Jahren, im Juni 2012, verschwand der Ring.", "2018"),
    ],
)
def test_a_date_that_the_words_tie_to_the_article_dates_it(text: str, value: str) -> None:
    assert told(text) == value


def test_an_office_tells_the_year_of_a_weekday_with_its_day() -> None:
    assert told("Am Dienstag, dem 20. Juni, kam der Brief an.") is None
    assert told("Am Dienstag, dem 20. Juni, dankte Bundeskanzler Olaf Scholz der Stadt.") == "2023"


def test_a_former_office_tells_nothing() -> None:
    text = "Am Dienstag, dem 20. Juni, dankte der frühere Bundeskanzler Olaf Scholz der Stadt."
    assert told(text) is None


def test_last_year_was_later_than_what_it_saw() -> None:
    text = (
        "Zum russischen Nationalfeiertag am Mittwoch kam Post. Nach dem russischen Überfall auf "
        "die Ukraine hatte er im Juli des vergangenen Jahres geschwiegen."
    )
    assert told(text) == "2024-06-12"


@pytest.mark.parametrize(
    "text",
    [
        "Am Montag brach der Damm.",
        "Am 12. Juni brach der Damm.",
        "Am 12. Juni 1961 brach der Damm.",
        "Zum russischen Nationalfeiertag am Montag kam Post.",
        "Im Jahr 2019 brach der Damm. Heute steht er wieder.",
        "Am Montag, dem 3. Mai 2021, brach der Damm. Am Montag, dem 5. Juni 2023, kam Hilfe.",
    ],
    ids=["weekday", "day", "full day", "several years fit", "year", "contradiction"],
)
def test_what_leaves_the_day_open_dates_nothing(text: str) -> None:
    assert told(text) is None


def test_what_the_user_says_wins() -> None:
    dated = read(LETTER, published="2017-06-12").article.published
    assert dated is not None
    assert (dated.value, dated.basis, dated.earliest) == ("2017-06-12", "given", None)


def test_a_stated_update_is_kept_with_its_zone_and_nothing_is_told_beside_it() -> None:
    article = read("Aktualisiert am 19. Juni 2024, 6:28 Uhr ET.\n\n" + LETTER).article
    assert article.updated is not None
    assert article.updated.value == "2024-06-19T06:28:00-04:00"
    assert article.published is None


def test_the_same_article_has_the_same_id_whether_its_day_is_given_or_told() -> None:
    assert read(LETTER).article.id == read(LETTER, published="2023-06-12").article.id


def test_days_in_common_are_those_of_both() -> None:
    may, june = date(2023, 5, 1), date(2023, 6, 1)
    left = ((may, june), (date(2023, 8, 1), date(2023, 8, 2)))
    right = ((date(2023, 5, 20), date(2023, 8, 1)),)
    assert common(left, right) == (
        (date(2023, 5, 20), june),
        (date(2023, 8, 1), date(2023, 8, 1)),
    )
