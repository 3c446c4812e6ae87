"""Searches are kept under names; of each name counts what was decided last."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from wortlaut.model.errors import InputError, NotFoundError
from wortlaut.record.store import Store


def day(number: int) -> datetime:
    return datetime(2024, 5, number, tzinfo=UTC)


def kept(store: Store) -> list[tuple[str, str]]:
    return [(one.name, one.asked) for one in store.searches()]


def test_searches_are_listed_by_name(store: Store) -> None:
    store.save_search(" Nord \n Süd ", "by=Vey", by="Mia", decided=day(1))
    store.save_search("achse", "by=Brandt", by="Mia", decided=day(2))
    assert kept(store) == [("achse", "by=Brandt"), ("Nord Süd", "by=Vey")]


def test_the_last_decision_on_a_name_counts(store: Store) -> None:
    store.save_search("Achse", "by=Vey", by="Mia", decided=day(1))
    store.save_search("Achse", "by=Brandt", by="Ben", decided=day(2))
    assert kept(store) == [("Achse", "by=Brandt")]
    store.withdraw_search("Achse", by="Ida", decided=day(3))
    assert kept(store) == []
    store.save_search("Achse", "by=Vey", by="Mia", decided=day(4))
    assert kept(store) == [("Achse", "by=Vey")]


def test_nothing_is_overwritten_and_a_change_is_noticed(store: Store) -> None:
    store.save_search("Achse", "by=Vey", by="Mia", decided=day(1))
    store.withdraw_search("Achse", by="Ida", decided=day(2))
    assert list(store.verify()) == []
    with closing(sqlite3.connect(store.path)) as connection, connection:
        assert connection.execute("SELECT keeper FROM searches").fetchall() != [("Ida",)]
        connection.execute("UPDATE searches SET withdrawn = 0")
    assert [one.field.partition(".")[0] for one in store.verify()] == ["searches"]


def test_a_saved_search_changes_the_state_of_the_store(store: Store) -> None:
    before = store.state()
    store.save_search("Achse", "by=Vey", by="Mia", decided=day(1))
    assert store.state() != before


@pytest.mark.parametrize(("name", "asked"), [(" ", "by=Vey"), ("Achse", "")])
def test_a_search_without_a_name_or_a_question_is_refused(
    store: Store, name: str, asked: str
) -> None:
    with pytest.raises(InputError):
        store.save_search(name, asked, by="Mia", decided=day(1))


def test_what_nobody_saved_cannot_be_withdrawn(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.withdraw_search("Achse", by="Mia", decided=day(1))
