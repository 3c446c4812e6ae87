from __future__ import annotations

import pytest

from wortlaut.acquire.documents import document_of
from wortlaut.model.document import Document, Raw, Rejected

WARC = b"WARC/1.0\r\nWARC-Type: response\r\n\r\n<p>Der Damm von Holm ist gebrochen.</p>"
RSS = b"<?xml version='1.0'?>\n<!-- Holm -->\n<rss version='2.0'><channel><item>Der Damm bricht."
ATOM = (
    b"\xef\xbb\xbf<feed xmlns='http://www.w3.org/2005/Atom'><entry>Der Damm von Holm</entry></feed>"
)
MAIL = b"""Received: by holm.example\r
\tfor <a@holm.example>\r
From: Rathaus <b@holm.example>\r
Content-Transfer-Encoding: quoted-printable\r
\r
Der Damm h=E4lt."""


@pytest.mark.parametrize(
    ("content", "media_type", "reason"),
    [
        (WARC, "text/plain", "web-archive"),
        (RSS, "text/html", "feed"),
        (ATOM, "text/html", "feed"),
        (MAIL, "text/plain", "mail"),
    ],
)
def test_articles_inside_something_else_are_not_read_as_one(
    content: bytes, media_type: str, reason: str
) -> None:
    rejected = document_of(Raw("a", content, media_type))
    assert isinstance(rejected, Rejected)
    assert rejected.reason == reason


@pytest.mark.parametrize(
    "text",
    [
        "From: Mara Ellerbrock\nSubject: der Damm\n\nDer Damm von Holm hält.",
        "Der Damm von Holm hält.\nMIME-Version: so heißt die neue Fassung.",
        "WARC/1.0 ist ein Format für Archive von Webseiten, sagte die Archivarin.",
    ],
)
def test_a_text_that_looks_a_little_like_it_is_read(text: str) -> None:
    assert isinstance(document_of(Raw("a", text.encode(), "text/plain")), Document)
