"""Credit lines."""

import pytest

from wortlaut.acquire.credits import Credit, agencies_in, authors_in, credit_of


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("das/dpa", Credit(("dpa",), ("das",))),
        ("(dpa)", Credit(("dpa",), ())),
        ("AFP, Reuters und dpa", Credit(("AFP", "Reuters", "dpa"), ())),
        ("RIA Novosti", Credit(("RIA Novosti",), ())),
        ("dpa/lnw", Credit(("dpa",), ())),
        ("Mara Ellerbrock/dpa", Credit(("dpa",), ("Mara Ellerbrock",))),
        ("DPA", Credit(("dpa",), ())),
        ("mel", Credit((), ("mel",))),
        ("(mit dpa)", Credit(("dpa",), ())),
        ("(mit Material von AFP und dpa)", Credit(("AFP", "dpa"), ())),
        ("red/dpa", Credit(("dpa",), ())),
        ("Mara Ellerbrock mit dpa", Credit(("dpa",), ("Mara Ellerbrock",))),
        ("(mit ihm)", None),
        ("CDU", None),
        ("eigener Bericht", None),
        ("sagte er", None),
        ("", None),
    ],
)
def test_a_credit_is_read_whole_or_not_at_all(line: str, credit: Credit | None) -> None:
    assert credit_of(line) == credit


def test_agencies_are_found_in_a_sentence() -> None:
    line = "Mit Material der Deutschen Presse-Agentur und von Reuters"
    assert agencies_in(line) == ("dpa", "Reuters")


@pytest.mark.parametrize("line", ["Apache", "dpatest", "Kapstadt", "TTIP"])
def test_an_agency_is_a_word_of_its_own(line: str) -> None:
    assert agencies_in(line) == ()


def test_authors_are_what_is_neither_agency_nor_service() -> None:
    assert authors_in("jor/dpa/lnw, Mara Ellerbrock") == ("jor", "Mara Ellerbrock")
