import pytest

from wortlaut.annotate.quotations.marks import outermost, quoted_spans
from wortlaut.model.span import Span


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in quoted_spans(text, Span(0, len(text)), "de")]


@pytest.mark.parametrize(
    "passage",
    ["„Ja“", "„Ja”", '„Ja"', "»Ja«", "«Ja»", "“Ja”", '"Ja"', "›Ja‹", "‹Ja›", "‚Ja‘", "‚Ja’"],
)
def test_each_kind_of_mark_quotes(passage: str) -> None:
    assert quoted(f"Sie sagte {passage} und ging.") == [passage]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("„Er rief: ‚Halt!‘ und lief“", ["„Er rief: ‚Halt!‘ und lief“", "‚Halt!‘"]),
        ("»Er rief: ›Halt!‹ und lief«", ["»Er rief: ›Halt!‹ und lief«", "›Halt!‹"]),
        ("„Das ist „sehr“ gut“", ["„Das ist „sehr“ gut“", "„sehr“"]),
    ],
    ids=["low", "angles", "same mark"],
)
def test_a_passage_inside_another_follows_it(text: str, passages: list[str]) -> None:
    assert quoted(text) == passages


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("»Nein«, sagte sie, »niemals.«", ["»Nein«", "»niemals.«"]),
        ('"Nein", sagte sie, "niemals."', ['"Nein"', '"niemals."']),
        ("„Nein“ „niemals“", ["„Nein“", "„niemals“"]),
    ],
    ids=["angles", "straight", "neighbours"],
)
def test_a_quotation_that_is_split_is_two_passages(text: str, passages: list[str]) -> None:
    assert quoted(text) == passages


@pytest.mark.parametrize(
    "text",
    [
        "Das Wort „Wort fehlt hier",
        "Das Wort fehlt“ hier",
        "Das „Wort« fehlt hier",
        'Der Schirm misst 5" und der andere 6" in der Breite',
        "Das ist Jens’ Haus und Maries' Hof",
        "„“",
        "„ “",
    ],
    ids=["unclosed", "unopened", "another kind", "inches", "apostrophes", "empty", "blank"],
)
def test_marks_that_quote_nothing(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    "text",
    ["„So ist's recht“", "‚So ist’s recht‘", "‚Putin’s Plan’", "„Wie geht’s?“"],
)
def test_an_apostrophe_inside_a_word_closes_nothing(text: str) -> None:
    assert quoted(text) == [text]


def test_a_mark_of_another_kind_closes_nothing() -> None:
    assert quoted("„Das ist ein « Zeichen“, sagte sie.") == ["„Das ist ein « Zeichen“"]


def test_a_passage_goes_over_sentences_and_paragraphs() -> None:
    assert quoted("Er: „Ja. Nein.\n\nDoch.“ Ende.") == ["„Ja. Nein.\n\nDoch.“"]


def test_only_the_stretch_that_is_asked_for_is_read() -> None:
    text = "„Eins“ „Zwei“ „Drei“"
    assert [span.of(text) for span in quoted_spans(text, Span(7, 13), "de")] == ["„Zwei“"]


def test_the_outermost_passages_lie_in_no_other() -> None:
    text = "„Er rief: ‚Halt!‘“ und »ja«"
    spans = quoted_spans(text, Span(0, len(text)), "de")
    assert [span.of(text) for span in outermost(spans)] == ["„Er rief: ‚Halt!‘“", "»ja«"]
