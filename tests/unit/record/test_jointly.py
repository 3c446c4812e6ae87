"""Who holds a statement together with others has it among what it said."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import wortlaut
from wortlaut.record.store import Store

TOLD = "Frankreich und Polen erklärten, sie wollten verhandeln. Jan Holm sagte, es werde teuer."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "record.db")
    made.add([wortlaut.read(TOLD, language="de", reader="rules", published="2026-03-01")])
    return made


@pytest.mark.parametrize("name", ["Frankreich", "Polen"])
def test_each_of_those_who_speak_together_said_it(store: Store, name: str) -> None:
    portrait = store.actor(name)
    assert [row.text for row in portrait.said] == ["sie wollten verhandeln"]
    assert portrait.actor.held == 1


@pytest.mark.parametrize("name", ["Frankreich", "Polen"])
def test_a_statement_is_found_by_each_of_its_holders(store: Store, name: str) -> None:
    (row,) = store.quotes(by=name)
    assert row.whose == "Frankreich, Polen"


def test_who_speaks_alone_has_nobody_beside(store: Store) -> None:
    (row,) = store.quotes(by="Holm")
    assert row.joint_holders == ()


def test_a_name_that_was_judged_the_same_finds_what_was_said_with_others(store: Store) -> None:
    store.judge("same", "Polen", "Jan Holm", by="A. Berg", decided=datetime.now(UTC))
    found = {row.text for row in store.quotes(by="Holm")}
    assert found == {"sie wollten verhandeln", "es werde teuer"}
