"""The views: what somebody finds who opens a store with any program that speaks SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import wortlaut
from wortlaut.record.store import Store

TEXT = (
    "„Wir 👍🏽 öffnen das Tor nicht“, sagte Ministerin Ada Brandt laut Nordpress am 7. Mai 2024, "
    "„niemals“. Das Wasser sei zu hoch, erklärte Jonas Vey. Brandt wies das zurück."
)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "record.db"
    record = wortlaut.read(TEXT, reader="rules", outlet="Tagblatt", published="2024-05-08")
    with Store(path) as store:
        store.add([record], reader="rules/1")
        store.add([record], reader="rules/2")
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def test_an_article_is_there_once_with_its_text(connection: sqlite3.Connection) -> None:
    (row,) = connection.execute("SELECT * FROM news")
    assert (row["outlet"], row["published"], row["text"]) == ("Tagblatt", "2024-05-08", TEXT)
    assert row["reader"] == "rules/2"


def test_quotations_say_who_through_whom_and_where(connection: sqlite3.Connection) -> None:
    rows = connection.execute("SELECT * FROM quotations WHERE holder LIKE '%Brandt'").fetchall()
    assert {"„Wir 👍🏽 öffnen das Tor nicht“", "„niemals“"} <= {row["words"] for row in rows}
    assert {row["via"] for row in rows if row["words"].startswith("„Wir")} == {"Nordpress"}


def test_chains_lead_from_the_holder_to_who_passed_it_on(connection: sqlite3.Connection) -> None:
    rows = connection.execute(
        "SELECT step, name FROM chains WHERE statement = 's1' ORDER BY step"
    ).fetchall()
    assert [tuple(row) for row in rows] == [(0, "Ada Brandt"), (1, "Nordpress")]


@pytest.mark.parametrize(
    "places",
    [
        "SELECT start, length, substr(text, start + 1, length) AS words FROM mentions "
        "JOIN news USING (article)",
        "SELECT start, length, substr(text, start + 1, length) AS words FROM times "
        "JOIN news USING (article)",
        "SELECT start, length, substr(text, start + 1, length) AS words FROM events "
        "JOIN news USING (article)",
    ],
    ids=["mentions", "times", "events"],
)
def test_places_are_found_again_in_the_text(connection: sqlite3.Connection, places: str) -> None:
    rows = connection.execute(places).fetchall()
    assert rows
    for row in rows:
        assert row["words"] == TEXT[row["start"] : row["start"] + row["length"]]


def test_who_disputes_what_is_named(connection: sqlite3.Connection) -> None:
    (row,) = connection.execute("SELECT * FROM disputes")
    assert (row["disputed_by"], row["holder"]) == ("Ada Brandt", "Jonas Vey")
    assert row["words"] == "Das Wasser sei zu hoch"


def test_actors_of_articles_are_named(connection: sqlite3.Connection) -> None:
    names = {row["name"] for row in connection.execute("SELECT name FROM article_actors")}
    assert {"Ada Brandt", "Jonas Vey", "Nordpress"} <= names


def test_every_view_of_an_empty_store_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    Store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        views = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")
        ]
        assert {"news", "quotations", "chains"} <= set(views)
        for view in views:
            assert connection.execute(f"SELECT * FROM {view}").fetchall() == []  # noqa: S608
