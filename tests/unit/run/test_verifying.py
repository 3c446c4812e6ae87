"""Whatever is changed in what links articles is noticed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.unit.link import bridge

from wortlaut.record.store import Store
from wortlaut.run.placing import link_all
from wortlaut.run.verifying import mismatches


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "record.db") as store:
        store.add(bridge.records(), reader="rules/1")
        link_all(store)
        yield store


def fields(store: Store, sql: str = "SELECT 1") -> set[str]:
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute(sql)
        connection.commit()
    return {one.field for one in mismatches(store)}


def test_a_whole_store_has_no_mismatches(store: Store) -> None:
    assert fields(store) == set()


def test_what_still_waits_to_be_linked_is_no_mismatch(store: Store) -> None:
    store.add(bridge.records(), reader="rules/2")
    assert fields(store, "UPDATE stories SET dossier = NULL") == set()


@pytest.mark.parametrize(
    ("sql", "field"),
    [
        ("UPDATE placed SET place = place + 1 WHERE number = 2", "placed.place"),
        ("UPDATE placed SET reading = 1 WHERE number = 2", "placed.reading"),
        ("UPDATE placed SET story = 'x' WHERE number = 2", "placed.story"),
        ("UPDATE placed SET first = 2 WHERE number = 2", "placed.first"),
        ("UPDATE placed SET sketch = x'00' WHERE number = 2", "placed.sketch"),
        ("DELETE FROM placed WHERE number = 2", "placed"),
        ("DELETE FROM keys WHERE number = 2 AND key = 0", "keys"),
        ("INSERT INTO keys VALUES (7, 7, 7, 77)", "keys"),
        ("DELETE FROM bonds WHERE later = 2", "bonds"),
        ("UPDATE bonds SET reasons = '[]' WHERE later = 2", "bonds"),
        ("UPDATE bonds SET reasons = '[' WHERE later = 2", "bonds"),
        ("INSERT INTO bonds VALUES (77, 1, '[]')", "bonds"),
        ("DELETE FROM stories WHERE first = 1", "stories.1"),
        ("INSERT INTO stories VALUES (2, NULL)", "stories.2"),
        ("UPDATE stories SET dossier = replace(dossier, 'true', 'false')", "stories.dossier"),
    ],
)  # fmt: skip
def test_a_change_is_noticed(store: Store, sql: str, field: str) -> None:
    assert field in fields(store, sql)
