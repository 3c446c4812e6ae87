"""JSONL: one article a line."""

import json
from typing import Any

import pytest

from wortlaut.acquire.documents import document_of
from wortlaut.model.document import Document, Given, Raw, Rejected
from wortlaut.model.record import Outlet

TEXT = "Der Damm von Holm hat in der Nacht gehalten."


def read(line: bytes | dict[str, Any], given: Given | None = None) -> Document | Rejected:
    content = line if isinstance(line, bytes) else json.dumps(line).encode()
    return document_of(Raw("a1", content, "application/jsonl", given or Given()))


def article(line: dict[str, Any], given: Given | None = None) -> Document:
    document = read(line, given)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"  \ufeff{TEXT}\r\n\r\n\u00a0Ende.\u2028 ",
        f"{TEXT}\u0000Ende",
        f"Überall „e\u0301“ und 🎈. {TEXT}",
        "\tNein.",
    ],
    ids=["plain", "white space", "nul", "marks", "tab"],
)
def test_the_text_is_taken_unchanged(text: str) -> None:
    assert article({"text": text}).text == text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "bad-json"),
        (b"", "bad-json"),
        (b'{"text": "a"} x', "bad-json"),
        (b"[" * 100_000, "bad-json"),
        (b"[1]", "not-an-object"),
        (b'"text"', "not-an-object"),
        (b"{}", "no-text"),
        (b'{"text": null}', "no-text"),
        (b'{"text": 3}', "bad-field"),
        (b'{"text": ""}', "empty-text"),
        (b'{"text": " \\n "}', "empty-text"),
        (b'{"text": "a \\ud800 b"}', "invalid-text"),
        (b'{"text": "\xfc"}', "not-utf8"),
    ],
)
def test_a_line_without_an_article_is_rejected_with_its_reason(line: bytes, reason: str) -> None:
    rejected = read(line)
    assert isinstance(rejected, Rejected)
    assert (rejected.uri, rejected.stage, rejected.reason) == ("a1", "acquire", reason)
    assert rejected.sha256 is not None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b'{"id": "a1", "text": null, "body": "Ja."}', 'it has "id", "body"'),
        (b'{"text": "a"; "id": 3}', "at character 13"),
        (b'[{"text": "a"}]', "one a line"),
    ],
)
def test_a_rejection_says_where_to_look(line: bytes, told: str) -> None:
    rejected = read(line)
    assert isinstance(rejected, Rejected)
    assert told in rejected.detail


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("published", "gestern", "bad-date"),
        ("published", 2031, "bad-field"),
        ("updated", ["2031"], "bad-field"),
        ("authors", 3, "bad-field"),
        ("authors", [3], "bad-field"),
        ("outlet", {"name": "x"}, "bad-field"),
        ("language", "deutsch", "bad-field"),
        ("title", "\ud800", "bad-field"),
    ],
)
def test_a_bad_field_is_told_and_left_out(field: str, value: object, code: str) -> None:
    document = article({"text": TEXT, field: value})
    assert [warning.code for warning in document.warnings] == [code]
    assert document.article.language == "de"


def test_the_fields_of_a_line_are_given() -> None:
    document = article(
        {
            "text": TEXT,
            "url": "https://holm.example/1",
            "outlet": "Holmer Kurier",
            "credit": "dpa/AFP",
            "authors": ["Mara Ellerbrock"],
            "published": "2031-06-12",
            "updated": "2031-06-12T14:00:00+02:00",
            "language": "de-AT",
        }
    )
    found = document.article
    assert found.source.url == "https://holm.example/1"
    assert found.outlet == Outlet("Holmer Kurier", None, "given")
    assert (found.agencies, found.authors) == (("dpa", "AFP"), ("Mara Ellerbrock",))
    assert found.published is not None
    assert (found.published.value, found.published.basis) == ("2031-06-12", "given")
    assert found.language == "de-AT"


def test_one_author_need_not_be_a_list() -> None:
    assert article({"text": TEXT, "authors": "Mara Ellerbrock"}).article.authors == (
        "Mara Ellerbrock",
    )


def test_a_line_wins_over_what_is_given_for_all() -> None:
    common = Given(outlet="Alle", published="2031-01-01")
    found = article({"text": TEXT, "outlet": "Holmer Kurier"}, common).article
    assert found.outlet == Outlet("Holmer Kurier", None, "given")
    assert found.published is not None
    assert found.published.value == "2031-01-01"
