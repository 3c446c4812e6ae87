"""What is brought to the desk is read by a process of its own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.unit.run.damaged import add_damaged

from wortlaut.model.document import Given
from wortlaut.record.store import Store
from wortlaut.serve.http.adding import Intake, pasted


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    Store(path).close()
    return path


@pytest.fixture
def intake(db: Path) -> Iterator[Intake]:
    with closing(Intake(db, "rules")) as intake:
        yield intake


def test_an_article_is_read_though_the_process_died_before(intake: Intake) -> None:
    (first,) = intake.read([pasted("„Ja“, sagte Ida Kerner.", Given())]).fates
    for process in multiprocessing.active_children():
        process.kill()
        process.join()
    (second,) = intake.read([pasted("„Nein“, sagte Jonas Vey.", Given())]).fates
    assert None not in (first.article, second.article)
    assert first.article != second.article


def test_what_could_not_be_linked_is_told_with_the_batch(intake: Intake, db: Path) -> None:
    damaged = add_damaged(db)
    batch = intake.read([pasted("„Ja“, sagte Ida Kerner.", Given())])
    assert batch.fates[0].article
    (fault,) = batch.unlinked
    assert damaged in fault


def test_what_is_linked_while_nobody_waits_tells_the_server_what_broke(
    intake: Intake, db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = add_damaged(db)
    intake.link()
    intake.read([])  # one batch after the other: then it is linked
    assert f"not compared with the others: the article {damaged}" in capsys.readouterr().err
