import pytest

import wortlaut

FRAME = "Die Polizei teilte mit, der Mann sei geflohen."


def free(text: str) -> list[tuple[str | None, str]]:
    """Return holder and words of what is reported without a frame of its own."""
    record = wortlaut.read(text, language="de", reader="rules")
    found = [one for one in record.statements or () if one.kind == "indirect_free_indirect"]
    return [(record.holder(one), record.excerpt(one.content)) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Er habe einen Hund bei sich.",
        "Er sei allein.",
        "Dafür gebe es Belege.",
        "Das wäre ein Wunder.",
        "Zudem müssten alle helfen.",
        "Man könne ihn noch finden, wenn es hell werde.",
    ],
)
def test_a_sentence_in_the_subjunctive_goes_on_with_the_one_before(text: str) -> None:
    assert free(f"{FRAME} {text}") == [("Polizei", text)]


def test_sentences_that_follow_each_other_are_one_statement() -> None:
    more = "Er habe einen Hund bei sich. Der Hund sei harmlos."
    assert free(f"{FRAME} {more}") == [("Polizei", more)]


def test_it_goes_on_over_a_paragraph() -> None:
    assert free(f"{FRAME}\n\nEr habe einen Hund bei sich.\n\nDie Suche dauert an.") == [
        ("Polizei", "Er habe einen Hund bei sich.")
    ]


def test_it_goes_on_behind_a_direct_quotation() -> None:
    text = "„Der Mann ist weg“, sagte der Polizist. Er habe einen Hund bei sich."
    assert free(text) == [("Polizist", "Er habe einen Hund bei sich.")]


def test_a_sentence_in_the_indicative_ends_it() -> None:
    more = "Er habe einen Hund bei sich. Die Suche dauert an. Viele Leute helfen."
    assert free(f"{FRAME} {more}") == [("Polizei", "Er habe einen Hund bei sich.")]


@pytest.mark.parametrize(
    "text",
    [
        "Der Mann sei geflohen.",
        "Die Suche dauert an. Das wäre ein Wunder.",
        f"{FRAME} Die Suche dauert an.",
        "Ohne die Helfer wäre der Damm gebrochen.",
    ],
    ids=["nobody spoke", "a wish", "indicative", "a condition"],
)
def test_what_goes_on_with_nobody(text: str) -> None:
    assert free(text) == []


def test_it_has_neither_cue_nor_frame() -> None:
    record = wortlaut.read(f"{FRAME} Er sei allein.", language="de", reader="rules")
    _, statement = record.statements or ()
    assert (statement.cue, statement.frame) == ((), ())
    assert record.excerpt(statement.holder_span) == "Die Polizei"
