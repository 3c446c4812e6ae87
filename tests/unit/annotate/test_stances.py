"""Words are sorted by what they hint at."""

from typing import Any

import pytest

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
