"""Bytes become documents, or are rejected with a reason."""

import hashlib

import pytest

from wortlaut.acquire.documents import document_of
from wortlaut.model.document import Document, Given, Raw, Rejected

TEXT = "Der Damm von Holm hat in der Nacht gehalten, sagte die Bürgermeisterin."


def read(content: bytes, media_type: str = "text/plain", uri: str = "a.txt") -> object:
    return document_of(Raw(uri, content, media_type, Given()))


def document(content: bytes, uri: str = "a.txt") -> Document:
    found = read(content, uri=uri)
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize(
    ("content", "media_type", "reason"),
    [
        (b"", "text/plain", "empty-text"),
        (b" \n\t\xc2\xa0", "text/plain", "empty-text"),
        (b"\xef\xbb\xbf", "text/plain", "empty-text"),
        (b"a\0b", "text/plain", "binary-file"),
        (b"%PDF-1.4", "text/plain", "binary-file"),
        (b"\x89PNG", "text/html", "binary-file"),
        (b"\xff\xfe\x00\xd8\x00\xd8\x00\xd8", "text/plain", "bad-encoding"),
        ("a\0b".encode("utf-16"), "text/plain", "binary-file"),
        (b"", "text/html", "no-article"),
        (b"<html><body></body></html>", "text/html", "no-article"),
    ],
)
def test_what_holds_no_article_is_rejected_with_its_reason(
    content: bytes, media_type: str, reason: str
) -> None:
    rejected = read(content, media_type)
    assert isinstance(rejected, Rejected)
    assert (rejected.stage, rejected.reason) == ("acquire", reason)


def test_a_text_handed_over_is_taken_unchanged() -> None:
    text = f"\ufeff {TEXT}\r\n\0 "
    assert document(text.encode(), uri="text").text == text


def test_half_a_surrogate_pair_is_no_text() -> None:
    rejected = read("a\ud800".encode("utf-8", "surrogatepass"), uri="text")
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "invalid-text"


def test_line_ends_of_files_become_those_of_unix() -> None:
    assert document(b"Eins.\r\nZwei.\rDrei.").text == "Eins.\nZwei.\nDrei."


def test_the_hash_is_of_the_bytes() -> None:
    content = f"\ufeff{TEXT}".encode()
    assert document(content).article.source.sha256 == hashlib.sha256(content).hexdigest()


def test_a_line_of_300_000_characters_is_read() -> None:
    assert len(document((TEXT + " ").encode() * 4200).blocks) == 1


def test_the_language_of_another_text_is_named() -> None:
    text = "The mayor said on Sunday that the dam had held through the night."
    assert document(text.encode()).article.language == "en"


def test_a_language_code_that_is_none_is_told() -> None:
    found = document_of(Raw("a", TEXT.encode(), "text/plain", Given(language="???")))
    assert isinstance(found, Document)
    assert found.article.language == "de"
    assert [warning.code for warning in found.warnings] == ["bad-language"]


def test_reading_is_pure() -> None:
    assert document(TEXT.encode()) == document(TEXT.encode())
