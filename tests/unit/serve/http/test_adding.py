"""What is brought to the desk is read by a process of its own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from wortlaut.model.document import Given
from wortlaut.record.store import Store
from wortlaut.serve.http.adding import Intake, pasted


@pytest.fixture
def intake(tmp_path: Path) -> Iterator[Intake]:
    db = tmp_path / "record.db"
    Store(db).close()
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
