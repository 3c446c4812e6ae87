"""What the tables say of those who published an article."""

from __future__ import annotations

import pytest

from wortlaut.annotate.actors.knowledge.publishers import publishers_of
from wortlaut.model.chain import Publisher
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Article, Outlet, Source


def article(agencies: tuple[str, ...], outlet: str | None, language: str = "de") -> Article:
    return Article(
        ArticleId("a"), Source("a.txt", None, "text/plain", "0", None), language,
        Outlet(outlet, None, "given") if outlet else None, agencies, (), None, None, None, None,
        (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Radio Free Asia", Publisher("Radio Free Asia", "USA", "ISFM")),
        ("Kölner Stadt-Anzeiger", Publisher("Kölner Stadt-Anzeiger", "DEU", None)),
        ("Tass", Publisher("TASS", "RUS", "SC")),
    ],
)
def test_a_medium_of_the_tables_has_country_and_control(name: str, known: Publisher) -> None:
    assert publishers_of(article((), name)) == {name: known}


def test_agencies_are_looked_up_too() -> None:
    assert publishers_of(article(("Xinhua",), None)) == {"Xinhua": Publisher("Xinhua", "CHN", "SC")}


def test_of_an_unknown_outlet_nothing_is_known() -> None:
    assert publishers_of(article((), "Havelspiegel")) == {}


def test_a_name_that_is_no_mediums_is_not_taken_for_one() -> None:
    assert publishers_of(article((), "Wladimir Putin")) == {}


def test_in_a_language_without_tables_nothing_is_known() -> None:
    assert publishers_of(article(("Xinhua",), None, "en")) == {}
