"""Bytes become characters."""

import codecs

import pytest

from wortlaut.acquire.encoding import decode, is_binary

TEXT = "Der Bürgermeister sprach von „größter Mühe“ – über Ämter, Öl und Übermut. " * 3


def text_of(content: bytes) -> str:
    decoded = decode(content)
    assert decoded is not None
    return decoded.text


def codes(content: bytes) -> list[str]:
    decoded = decode(content)
    assert decoded is not None
    return [warning.code for warning in decoded.warnings]


@pytest.mark.parametrize(
    ("content", "warnings"),
    [
        (TEXT.encode(), []),
        (codecs.BOM_UTF8 + TEXT.encode(), []),
        (TEXT.encode("utf-16"), []),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), []),
        (TEXT.encode("utf-32"), []),
        (TEXT.encode("cp1252"), ["encoding"]),
    ],
    ids=["utf-8", "utf-8 bom", "utf-16 le", "utf-16 be", "utf-32", "windows-1252"],
)
def test_german_is_read_in_every_usual_encoding(content: bytes, warnings: list[str]) -> None:
    assert text_of(content) == TEXT
    assert codes(content) == warnings


@pytest.mark.parametrize("encoding", ["iso8859_15", "cp850", "mac_roman"])
def test_older_encodings_are_recognised(encoding: str) -> None:
    text = "Der Bürgermeister sprach von größter Mühe über Ämter, Öl und Übermut in Köln. " * 8
    assert text_of(text.encode(encoding)) == text


def test_other_languages_keep_their_encodings() -> None:
    text = "Президент сказал в понедельник, что плотина выдержала напор воды у города. " * 8
    assert text_of(text.encode("cp1251")) == text


def test_utf8_cut_off_inside_a_character_stays_utf8() -> None:
    content = (TEXT + "ü").encode()[:-1]
    assert text_of(content) == TEXT
    assert codes(content) == ["truncated"]


def test_utf8_with_a_damaged_place_stays_utf8() -> None:
    content = TEXT.encode() + b"\xff und " + TEXT.encode()
    assert text_of(content) == f"{TEXT}\ufffd und {TEXT}"
    assert codes(content) == ["encoding"]


def test_utf16_cut_off_inside_a_character_is_read_up_to_it() -> None:
    assert text_of(TEXT.encode("utf-16")[:-1]) == TEXT[:-1]


def test_a_declared_encoding_is_believed_if_it_fits() -> None:
    decoded = decode("Größe".encode("cp850"), "cp850")
    assert decoded is not None
    assert decoded.text == "Größe"


@pytest.mark.parametrize("declared", ["utf-8", "nonsense", ""])
def test_a_declared_encoding_that_does_not_fit_is_passed_over(declared: str) -> None:
    decoded = decode(TEXT.encode("cp1252"), declared)
    assert decoded is not None
    assert decoded.text == TEXT


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7 text", b"\x89PNG\r\n", b"PK\x03\x04", b"a\0b", bytes(range(1, 32)) * 10],
    ids=["pdf", "png", "zip", "nul", "controls"],
)
def test_binary_files_are_told(content: bytes) -> None:
    assert is_binary(content)


@pytest.mark.parametrize("content", [b"", b"Text", TEXT.encode("utf-16"), TEXT.encode("cp1252")])
def test_texts_are_not_binary(content: bytes) -> None:
    assert not is_binary(content)
