"""What is said in an interview that is printed without quotation marks."""

import pytest

import wortlaut
from wortlaut.annotate.readers import ReaderName

INTERVIEW = """Der Damm und das Geld

Ministerin Ada Brandt über marode Deiche. Das Gespräch führte Jan Holm.

Holm: Hält der Damm?

Brandt: Der Damm ist sicher. Wir prüfen ihn jedes Jahr.

Holm: Und wenn er bricht?

Brandt: Dann haben wir ein Problem.
"""


def answers(text: str, reader: ReaderName = "rules") -> list[tuple[str | None, str]]:
    record = wortlaut.read(text, language="de", reader=reader)
    return [
        (record.holder(one), record.excerpt(one.content))
        for one in record.statements or ()
        if str(one.found_by).endswith(":interview")
    ]


@pytest.mark.parametrize("reader", ["rules", "full"])
def test_answers_are_whose_name_stands_before_them(reader: ReaderName) -> None:
    assert answers(INTERVIEW, reader) == [
        ("Ada Brandt", "Der Damm ist sicher. Wir prüfen ihn jedes Jahr."),
        ("Ada Brandt", "Dann haben wir ein Problem."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ministerin Ada Brandt trat auf.\n\nBrandt: Der Damm ist sicher.\n\nSie ging danach.",
        "Der Damm ist alt.\n\nKosten: Niemand kennt sie.\n\nKosten: Sie steigen.",
        "Ada Brandt trat auf.\n\nBrandt: „Der Damm ist sicher.“\n\nBrandt: „Er hält.“",
    ],
    ids=["only once", "no name", "in marks"],
)
def test_what_is_no_answer(text: str) -> None:
    assert answers(text) == []
