"""The list of actors is that of the store, also after the store has grown."""

from __future__ import annotations

from pathlib import Path

import pytest

from wortlaut.annotate.readers import Choice
from wortlaut.model.document import Raw
from wortlaut.record.store import Store
from wortlaut.run.adding import add_all
from wortlaut.serve.http import ranking
from wortlaut.serve.http.ranking import Ranking


def grow(store: Store) -> None:
    text = "„Es regnet“, sagte Jonas Vey. „Es schneit“, sagte Jonas Vey."
    add_all(store, [Raw("vey.txt", text.encode(), "text/plain")], Choice("rules"))


def test_what_is_new_is_listed_at_once_in_a_small_store(db: Path) -> None:
    with Store(db) as store:
        listed = Ranking(store)
        assert list(listed.rows()) == list(store.actors())
        grow(store)
        assert list(listed.rows()) == list(store.actors())
        listed.close()


def test_a_large_store_lets_nobody_wait(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "_SOON", 0.0)  # any counting takes too long
    with Store(db) as store:
        listed = Ranking(store)
        before = list(listed.rows())
        grow(store)
        assert list(listed.rows()) == before  # as it was, while it is counted again
        listed.close()  # waits until it is
        assert list(listed.rows()) == list(store.actors()) != before
