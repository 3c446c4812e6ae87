"""Whatever is changed behind the program's back is noticed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime

import pytest

from wortlaut.model.record import Actor, Record
from wortlaut.record.store import Store

Make = Callable[..., Record]


def changed(store: Store, sql: str) -> None:
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute(sql)
    connection.close()


def test_a_whole_store_has_no_mismatches(store: Store, make: Make) -> None:
    store.add([make("Kim sagte: „Nein.“", said=(("Kim", "„Nein.“"),)), make("Zwei.")])
    assert list(store.verify()) == []


@pytest.mark.parametrize(
    ("sql", "field"),
    [
        ("UPDATE statements SET text = 'Ja.'", "statements.s0.text"),
        ("UPDATE statements SET holder_name = 'Ri'", "statements.s0.holder_name"),
        ("DELETE FROM statements", "statements"),
        ("UPDATE statements SET via_ids = '[1]'", "statements.s0.via_ids"),
        ("UPDATE actors SET key = 'Q1'", "actors.a0.key"),
        ("UPDATE actors SET held = 7", "actors.a0.held"),
        ("DELETE FROM actors", "actors"),
        ("DELETE FROM actor_words_docsize", "actor_words"),
        ("UPDATE records SET json = replace(json, 'Nein', 'Doch')", "records"),
        ("UPDATE records SET json = '{'", "records"),
        ("DELETE FROM records", "records"),
        ("UPDATE readings SET outlet = 'taz'", "readings.outlet"),
        ("DELETE FROM articles", "articles"),
        ("UPDATE articles SET url = 'https://example.org'", "articles"),
        ("UPDATE articles SET reading = 7", "articles"),
        ("DELETE FROM article_words_docsize", "article_words"),
        ("DELETE FROM statement_words_docsize", "statement_words"),
    ],
)
def test_a_change_is_noticed(store: Store, make: Make, sql: str, field: str) -> None:
    store.add([make("Kim sagte: „Nein.“", said=(("Kim", "„Nein.“"),))])
    changed(store, sql)
    assert field in [mismatch.field for mismatch in store.verify()]


@pytest.mark.parametrize(
    ("sql", "field"),
    [
        ("UPDATE counted_actors SET held = 7", "counted_actors.Q1"),
        ("DELETE FROM counted_actors", "counted_actors.Q1"),
        ("UPDATE counted_descriptions SET name = 'Ri'", "counted_descriptions.Q1"),
        ("DELETE FROM counted_descriptions", "counted_descriptions.Q1"),
    ],
)
def test_a_wrong_count_is_noticed(
    store: Store, make: Make, person: Callable[..., Actor], sql: str, field: str
) -> None:
    store.add([make("Kim lachte.", actors=(person("Kim lachte.", "a1", "Kim", "Q1"),))])
    changed(store, sql)
    assert [mismatch.field for mismatch in store.verify()] == [field]


def test_a_mismatch_names_the_article(store: Store, make: Make) -> None:
    record = make("Kim sagte: „Nein.“", uri="kim.txt", said=(("Kim", "„Nein.“"),))
    store.add([record])
    changed(store, "UPDATE statements SET text = 'Ja.'")
    (mismatch,) = store.verify()
    assert (mismatch.article, mismatch.uri) == (record.article.id, "kim.txt")
    assert mismatch.problem == "'Ja.' is listed, the record says '„Nein.“'"


def test_the_wrong_reading_standing_for_an_article_is_noticed(store: Store, make: Make) -> None:
    store.add([make("Eins.")], reader="rules/1")
    store.add([make("Eins.")], reader="rules/2")
    changed(store, "UPDATE articles SET (reading, rank) = (SELECT number, rank FROM readings)")
    assert [mismatch.field for mismatch in store.verify()] == ["articles"]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE judgements SET verdict = 'different'",
        "UPDATE judgements SET judge = 'Ben'",
        "UPDATE judgements SET decided = '2025-01-01'",
        "UPDATE judgements SET withdrawn = 1",
        "UPDATE judgements SET a_start = 2",
        "UPDATE judgements SET a_end = 0",
    ],
)
def test_a_changed_judgement_is_noticed(store: Store, make: Make, sql: str) -> None:
    records = [make("Kim kam.", said=(("Kim", "kam"),)), make("Kim ging.", said=(("Kim", "ging"),))]
    store.add(records)
    one, other = (f"{record.article.id}:a0" for record in records)
    store.judge("same", one, other, by="Mia", decided=datetime(2024, 1, 1, tzinfo=UTC))
    assert list(store.verify()) == []
    changed(store, sql)
    (mismatch,) = store.verify()
    assert mismatch.field.startswith("judgements")
