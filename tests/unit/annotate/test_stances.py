"""Words are sorted by what they hint at."""

from typing import Any

import pytest

import wortlaut
from wortlaut.annotate.stances import hints, sorts_of
from wortlaut.annotate.words import tokens
from wortlaut.lang.tables import table

SORTS: list[dict[str, Any]] = table("de", "stances")["sort"]


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: str(sort["name"]))
def test_each_example_has_a_word_of_its_sort(sort: dict[str, Any]) -> None:
    assert sort["name"] in hints("de", tokens(sort["example"]))


@pytest.mark.parametrize(
    ("word", "sorts"),
    [
        ("müsse", ("compelled",)),
        ("gefordert", ("demand",)),
        ("schmiergeldvorwurf", ("guilt",)),
        ("fenster", ()),
    ],
    ids=["whole word", "beginning", "compound", "none"],
)
def test_sorts_of_a_word(word: str, sorts: tuple[str, ...]) -> None:
    assert sorts_of("de", word) == sorts


@pytest.mark.parametrize("entry", table("de", "judging")["judging"], ids=lambda one: one["stance"])
def test_what_the_example_calls_a_thing_tells_the_stance(entry: dict[str, str]) -> None:
    record = wortlaut.read(entry["example"], language="de", reader="rules")
    assert [one.stance for one in record.statements or ()] == [entry["stance"]]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Die Stadt nannte den Bericht falsch.", "denies"),
        ("Die Stadt nannte die Entscheidung falsch.", "condemns"),
        ("Der Verband hält den Plan nicht für „sehr sinnvoll“.", "condemns"),
        ("Der Verband hält den Plan nicht für „völlig unsozial“.", "asserts"),
        ("Der Verband sprach von einem Montag.", "asserts"),
    ],
    ids=["a report", "a decision", "not good", "not bad", "neither"],
)
def test_it_matters_what_is_called_so_and_whether_it_is_denied(text: str, stance: str) -> None:
    record = wortlaut.read(text, language="de", reader="rules")
    assert [one.stance for one in record.statements or ()] == [stance]
