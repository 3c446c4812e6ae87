"""In which document words stand: a letter, a paper, a recording is a step of the way they took."""

from __future__ import annotations

import pytest

import wortlaut
from wortlaut.lang.tables import table
from wortlaut.model.chain import chains_of
from wortlaut.model.record import Record


def read(text: str) -> Record:
    return wortlaut.read(text, language="de", reader="rules")


def papers(text: str) -> list[str | None]:
    record = read(text)
    found = (one.document for one in record.statements or ())
    return [place.of(text) if place else None for place in found]


@pytest.mark.parametrize("name", ["documents", "standing"])
def test_the_example_of_a_table_has_a_document(name: str) -> None:
    assert any(papers(table("de", "papers")[name]["example"]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der Damm halte, schrieb Jan Holm in einem offenen Brief.", "Brief"),
        ("In dem Schreiben erklärte Jan Holm, der Damm halte.", "Schreiben"),
        ("Laut einem Vermerk der Stadt war der Damm nie dicht.", "Vermerk"),
        ("Dem Gutachten zufolge hält der Damm zehn Jahre.", "Gutachten"),
        ("Der Damm müsse weg, so das Strategiepapier der Partei weiter.", "Strategiepapier"),
        ("In einer Videobotschaft sagte Jan Holm: „Der Damm hält.“", "Videobotschaft"),
        ("Jan Holm sagte der Zeitung, er habe einen Brief bekommen.", None),
        ("Jan Holm kritisierte den Brief und sagte, der Damm halte.", None),
        ("In einem Interview sagte Jan Holm, der Damm halte.", None),
        ("Im Bericht des Senders sagte Jan Holm, der Damm halte.", None),
        ("Hans Papier sagte, der Damm halte.", None),
    ],
    ids=lambda value: value and value[:30],
)
def test_the_sentence_that_attributes_words_names_what_they_stand_in(
    text: str, found: str | None
) -> None:
    assert papers(text)[:1] == [found]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("Demnach sei auch die Schleuse dicht.", "Brief"),
        ("Auch die Schleuse sei dicht.", "Brief"),
        ("Im Radio sagte Holm, auch die Schleuse sei dicht.", None),
    ],
    ids=["demnach", "Konjunktiv", "elsewhere"],
)
def test_words_that_go_on_stand_in_the_same_document(more: str, found: str | None) -> None:
    assert papers(f"In einem Brief schrieb Jan Holm, der Damm halte. {more}") == ["Brief", found]


def test_what_is_quoted_inside_stands_in_the_same_document() -> None:
    text = "In einem Brief schrieb Jan Holm, der Damm sei ein „Werk für die Ewigkeit“."
    assert set(papers(text)) == {"Brief"}


def test_the_document_is_a_step_between_the_holder_and_who_passed_it_on() -> None:
    text = (
        "In dem Schreiben, das von der Agentur Reuters verbreitet wurde, erklärte Jan Holm, "
        "der Damm halte."
    )
    (chain,) = chains_of(read(text), {}).values()
    assert [step.links[0].name for step in chain] == ["Jan Holm", "Schreiben", "Reuters"]
    assert chain[1].links[0].place is not None
    assert chain[1].links[0].place.of(text) == "Schreiben"


def test_a_document_that_is_the_holder_is_no_step_beside_it() -> None:
    record = read("Laut einem internen Vermerk war der Damm nie dicht.")
    (statement,) = record.statements or ()
    assert statement.document
    (first,) = chains_of(record, {})[statement.id]
    assert "Vermerk" in (first.links[0].name or "")
