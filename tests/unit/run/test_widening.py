"""A word is looked for in its other forms, in compounds, and in words of like sense."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import wortlaut
from wortlaut.record.store import Store
from wortlaut.run.widening import widened

SAID = (
    "Die Munition ist knapp.",
    "Das Munitionslager brannte.",
    "Wir liefern die Waffen nicht.",
    "Das lieferte niemand.",
    "Sie hat gesprochen.",
    "Ein Sprecher war das.",
    "Das Dorf ist leer.",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("widened") / "record.db") as store:
        texts = (f"„{words}“, sagte Ada Brandt." for words in SAID)
        store.add(wortlaut.read(text, reader="rules") for text in texts)
        yield store


def found(store: Store, query: str) -> set[str]:
    return {quote.text.strip("„“") for quote in store.quotes(about=widened(store, query))}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("Lieferung", {SAID[2], SAID[3]}),
        ("sprach", {SAID[4], SAID[5]}),
        ("Munition", {SAID[0], SAID[1], SAID[2]}),
        ("liefern Munition", {SAID[2]}),
        ("Dörfer", {SAID[6]}),
        ('"Die Munition"', {SAID[0]}),
        ("Munitions*", {SAID[1]}),
        ("Nashorn", set()),
    ],
)
def test_what_is_found(store: Store, query: str, said: set[str]) -> None:
    assert found(store, query) == said


def test_only_words_of_the_store_are_added_and_small_ones_stay_alone(store: Store) -> None:
    assert widened(store, "die Munition") == "die Munition|munitionslager|waffen"
