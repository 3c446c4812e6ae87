from __future__ import annotations

import pytest

from wortlaut.lang.tables import table
from wortlaut.model.identity import ActorId
from wortlaut.score.identity import Names, plain


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Die Bundesregierung", "bundesregierung"),
        ("  der Kreml ", "kreml"),
        ("Derby-Sieger", "derby sieger"),
        ("„Neckar-Bote“", "neckar bote"),
    ],
)
def test_a_plain_name_is_what_counts(name: str, expected: str) -> None:
    assert plain(name) == expected


@pytest.mark.parametrize("entry", table("de", "articles")["article"], ids=lambda one: one["word"])
def test_every_article_is_taken_off_its_example(entry: dict[str, str]) -> None:
    rest = entry["example"].partition(" ")[2]
    assert plain(entry["example"]) == plain(rest)


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Kim Jong Un", "kim jong un", True),
        ("Machthaber Kim Jong Un", "kim jong un", True),
        ("Nordkorea", "südkorea", False),
        ("USA", "usa heute", False),
    ],
    ids=["equal", "whole words of the longer", "different", "too short to tell"],
)
def test_actors_are_the_same_by_the_strings_that_name_them(
    gold: str, found: str, same: bool
) -> None:
    names = Names({}, {ActorId("a1"): frozenset({found})})
    assert names.same(gold, ActorId("a1")) is same


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [(None, None, True), (None, "a1", False), ("Kim", None, False)],
)
def test_nobody_is_the_same_as_nobody(gold: str | None, found: str | None, same: bool) -> None:
    names = Names({}, {ActorId("a1"): frozenset({"kim"})})
    assert names.same(gold, ActorId(found) if found else None) is same
