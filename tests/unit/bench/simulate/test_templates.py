from __future__ import annotations

from random import Random

import pytest
from bench.simulate.templates import (
    Dating,
    Named,
    Sentence,
    TemplateError,
    Words,
    sentence,
    template,
)

WORDS: Words = {
    "chief": Named("Chefin ", "Runa Elv", "", "chief"),
    "day": Dating("Montag", "2031-03-03"),
    "clause": template("die [Brücke|Brücke] hält"),
}


def filled(text: str) -> Sentence:
    return sentence(template(text), WORDS, Random(0))


def places(made: Sentence, tag: str) -> list[str]:
    return [made.text[mark.start : mark.end] for mark in made.marks if mark.tag == tag]


def test_a_sentence_begins_with_a_capital_letter_also_inside_quotation_marks() -> None:
    assert filled("{clause}.").text == "Die Brücke hält."
    assert filled("„{clause}“.").text == "„Die Brücke hält“."


def test_the_marked_parts_are_where_the_marks_say() -> None:
    made = filled("<c>{clause}</c>, <q>sagte</q> <h>{chief}</h> am {day}.")
    assert places(made, "c") == ["Die Brücke hält"]
    assert places(made, "q") == ["sagte"]
    assert places(made, "h") == ["Chefin Runa Elv"]
    assert places(made, "n") == ["Runa Elv"]
    assert places(made, "t") == ["Montag"]


def test_a_sentence_inside_another_brings_its_marks() -> None:
    inner = filled("<c>{clause}</c>, so {chief}")
    made = sentence(template("Gestern: {inner}."), {"inner": inner}, Random(0))
    assert places(made, "n") == ["Runa Elv"]


def test_every_way_of_a_choice_is_taken_at_some_time() -> None:
    wanted = template("[ja|nein|[viel|leicht]]")
    made = {sentence(wanted, {}, Random(seed)).text for seed in range(40)}
    assert made == {"Ja", "Nein", "Viel", "Leicht"}


@pytest.mark.parametrize(
    "text", ["<c>offen", "zu</c>", "[offen", "zu]", "{", "<x>unbekannt</x>", "<c>[verschränkt</c>]"]
)
def test_a_template_that_is_not_well_formed_is_refused(text: str) -> None:
    with pytest.raises(TemplateError):
        template(text)
