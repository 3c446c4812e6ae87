"""Which articles and statements an export is of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wortlaut.model.record import Record
from wortlaut.record.asked import Asked
from wortlaut.record.store import Store

Make = Callable[..., Record]


@pytest.fixture
def filled(store: Store, make: Make) -> Store:
    said = (("Kim", "„Ja“"), ("Ri", "„Nein“"))
    text = "Kim sagt „Ja“, Ri sagt „Nein“."
    store.add(
        [
            make(f"{text} 1", uri="1", outlet="RFA", published="2024-06-01", said=said),
            make(f"{text} 2", uri="2", outlet="taz", published="2024-06-02", said=said[:1]),
            make(f"{text} 3", uri="3", outlet="taz", published="2024-06-03T10:00:00+02:00",
                 agencies=("dpa",), said=said[1:]),
            make(f"{text} 4", uri="4"),
        ],
        reader="rules/3",
    )  # fmt: skip
    return store


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Asked(), {"3": None, "2": None, "1": None, "4": None}),
        (Asked(limit=2), {"3": None, "2": None}),
        (Asked(outlet="TAZ"), {"3": None, "2": None}),
        (Asked(agency="dpa"), {"3": None}),
        (Asked(until="2024-06-02"), {"2": None, "1": None}),
        (Asked(by="Kim"), {"2": {"s0"}, "1": {"s0"}}),
        (Asked(by="Kim", limit=1), {"2": {"s0"}}),
        (Asked(about="Nein"), {"3": {"s0"}, "1": {"s1"}}),
        (Asked(about="Nein", agency="dpa"), {"3": {"s0"}}),
        (Asked(about="Nein", until="2024-06-02"), {"1": {"s1"}}),
        (Asked(about="Nein", since="2024-06-03T07:00:00+00:00"), {"3": {"s0"}}),
        (Asked(kind="direct", outlet="RFA"), {"1": {"s0", "s1"}}),
        (Asked(stance="denies"), {}),
    ],
    ids=str,
)
def test_articles_are_chosen_the_latest_first(
    filled: Store, asked: Asked, expected: dict[str, set[str] | None]
) -> None:
    found = {kept.record.article.source.uri: kept.statements for kept in filled.chosen(asked)}
    assert found == expected
    assert list(found) == list(expected)


def test_the_reader_is_said(filled: Store) -> None:
    assert {kept.reader for kept in filled.chosen(Asked())} == {"rules/3"}
