"""Chains in words."""

from __future__ import annotations

import pytest

from wortlaut.lang.tables import rows, table
from wortlaut.model.chain import Link, Step
from wortlaut.serve.chains import CONTROL, in_words


def link(name: str | None, country: str | None = None, control: str | None = None) -> Link:
    return Link(name, None, None, country, control, None)


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([[link("Kim", "PRK")], [link("KCNA", "PRK", "SC")]], "Kim → KCNA (state-controlled, PRK)"),
        ([[link("Kim")], [link("dpa", "DEU")]], "Kim → dpa"),
        ([[link(None)], [link("Bote")]], "nobody named → Bote"),
        ([[link("Funk", None, "IP")]], "Funk (independent, public)"),
    ],
    ids=["controlled", "no control", "nobody", "no country"],
)
def test_a_chain_in_words(steps: list[list[Link]], words: str) -> None:
    assert in_words(tuple(Step("text", tuple(links)) for links in steps)) == words


def test_of_several_agencies_it_was_one_and_those_who_speak_together_are_all_meant() -> None:
    together = Step("text", (link("Frankreich"), link("Polen")))
    supplied = Step("credit", (link("dpa", "DEU"), link("AFP", "FRA")))
    assert in_words((together, supplied)) == "Frankreich, Polen → dpa or AFP"


def test_every_label_of_the_tables_has_its_words() -> None:
    listed = [*rows("de", "media"), *table("de", "outlets")["outlet"]]
    assert {row["control"] for row in listed if row.get("control")} <= set(CONTROL)
