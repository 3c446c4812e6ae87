"""Articles into a store: each is read once, however often it is given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from wortlaut.annotate.readers import Choice
from wortlaut.model.document import Given, Raw, Rejected
from wortlaut.record.adding import Added
from wortlaut.record.store import Store
from wortlaut.run.adding import add_all

RULES = Choice("rules")
ARTICLES = tuple(f"Die Ministerin sagte am Tag {day}: „Wir prüfen das.“" for day in range(20))


def raws(*contents: str) -> Iterator[Raw]:
    return (Raw(f"{i}.txt", word.encode(), "text/plain") for i, word in enumerate(contents))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "record.db") as store:
        yield store


def test_what_was_read_before_is_skipped(store: Store) -> None:
    assert add_all(store, raws(*ARTICLES), RULES) == Added(new=20)
    assert add_all(store, raws(*ARTICLES), RULES) == Added(known=20)


def test_changed_bytes_at_a_known_address_are_read(store: Store) -> None:
    add_all(store, raws("Die erste Fassung des Artikels."), RULES)
    assert add_all(store, raws("Die zweite Fassung des Artikels."), RULES) == Added(new=1)


def test_the_same_bytes_are_read_again_when_more_is_said_of_them(store: Store) -> None:
    told = Raw("0.txt", ARTICLES[0].encode(), "text/plain", Given(outlet="Beispielblatt"))
    rejected = Rejected("leer.txt", "find", "unreadable", "no permission")
    assert add_all(store, [*raws(ARTICLES[0]), rejected, told], RULES) == Added(2, 0, 1)
    assert add_all(store, [told, rejected, *raws(ARTICLES[0])], RULES) == Added(0, 2, 1)
    assert {article.outlet for article in store.articles()} == {None, "Beispielblatt"}


def test_rejects_are_kept_beside_the_articles(store: Store) -> None:
    assert add_all(store, raws("", ARTICLES[0]), RULES) == Added(new=1, rejected=1)
    assert [rejected.uri for rejected in store.rejects()] == ["0.txt"]
