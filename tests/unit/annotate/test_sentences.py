import pytest

from wortlaut.annotate.quotations.marks import outermost, quoted_spans
from wortlaut.annotate.sentences import sentences, units
from wortlaut.model.span import Span


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)), "de")]


def cut_around_quotations(text: str) -> list[str]:
    whole = Span(0, len(text))
    quoted = tuple(outermost(quoted_spans(text, whole, "de")))
    return [span.of(text) for span in units(text, whole, "de", quoted)]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Berg und Prof. Dr. Holm kamen.",
        "Am 6. September kam er.",
        "Der 2. Weltkrieg endete im 20. Jahrhundert.",
        "J. R. Holm kam.",
        "Es kamen u. a. Holm und Berg, z. B. Sonntag.",
        "Das kostet 3.500 Euro.",
        "Es waren 5 Mio. Menschen da.",
        "Er kam aus St. Gallen.",
        "Mehr steht auf www.holm.example im Netz.",
        "„Halt!“ rief er.",
        "„Kommt er?“, fragte sie.",
        "Er zögerte … und ging.",
    ],
)
def test_a_stop_that_ends_no_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Er kam. Sie ging.", ["Er kam.", "Sie ging."]),
        ("Kommt er? Ja! Gewiss.", ["Kommt er?", "Ja!", "Gewiss."]),
        ("Er zögerte … Dann ging er.", ["Er zögerte …", "Dann ging er."]),
        ("Er zögerte... Dann ging er.", ["Er zögerte...", "Dann ging er."]),
        ("Es war 1999. Alle feierten.", ["Es war 1999.", "Alle feierten."]),
        ("(Er kam.) Sie ging.", ["(Er kam.)", "Sie ging."]),
        ("Er sagte: „Ja.“ Dann ging er.", ["Er sagte: „Ja.“", "Dann ging er."]),
        ("Er kam. 300 Leute gingen.", ["Er kam.", "300 Leute gingen."]),
        ("Er kam. »Ja«, sagte sie.", ["Er kam.", "»Ja«, sagte sie."]),
    ],
    ids=["stop", "other marks", "ellipsis", "dots", "year", "bracket", "quote", "digit", "mark"],
)
def test_where_a_sentence_ends(text: str, ends: list[str]) -> None:
    assert cut(text) == ends


def test_a_headline_without_a_stop_ends_at_the_empty_line() -> None:
    assert cut("Damm hält\n\nDie Stadt ist froh.") == ["Damm hält", "Die Stadt ist froh."]


def test_a_single_line_break_ends_nothing() -> None:
    assert cut("Der Damm hält\nseit Mai.") == ["Der Damm hält\nseit Mai."]


def test_white_space_belongs_to_no_sentence() -> None:
    assert cut("  Er kam.\u00a0\t Sie ging.\n") == ["Er kam.", "Sie ging."]


def test_a_stretch_of_white_space_has_no_sentence() -> None:
    assert cut(" \n\t ") == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("„Ja. Gewiss“, sagte er. Er ging.", ["„Ja. Gewiss“, sagte er.", "Er ging."]),
        ("Er sagte: „Ja. Nein. Ja.“ Er ging.", ["Er sagte: „Ja. Nein. Ja.“", "Er ging."]),
        ("»Er rief: ›Halt! Nein!‹ Dann lief er.«", ["»Er rief: ›Halt! Nein!‹ Dann lief er.«"]),
        ("„Ja. Nein. Er ging.", ["„Ja.", "Nein.", "Er ging."]),
    ],
    ids=["frame behind", "frame before", "nested", "unclosed"],
)
def test_a_quotation_stays_whole_with_the_sentence_that_quotes_it(
    text: str, kept: list[str]
) -> None:
    assert cut_around_quotations(text) == kept


def test_a_sentence_too_long_to_be_one_is_cut_between_words() -> None:
    text = "wort " * 3000
    pieces = cut_around_quotations(text)
    assert len(pieces) > 1
    assert {word for piece in pieces for word in piece.split()} == {"wort"}
    assert sum(len(piece.split()) for piece in pieces) == 3000
