"""Files of text that are no article but have articles in them: feeds, web archives, mails."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEAD = 8192
_FEED = re.compile(
    rb"""
    (?:\xef\xbb\xbf)?\s*
    (?:<\?[^>]*>\s* | <!--(?:(?!-->).)*-->\s* | <!DOCTYPE\ rss[^>]*>\s*)*
    <(?:rss|feed|rdf:RDF)[\s>]
    """,
    re.VERBOSE | re.DOTALL,
)  # "<?xml version="1.0"?><rss version="2.0">"; not "<html><p>feed"
_ARCHIVE = re.compile(rb"WARC/\d\.\d\r?\n")
_MAIL = re.compile(
    rb"""
    (?=(?:[!-9;-~]+:.*\n|[\ \t].*\n)*?From:)
    (?:[!-9;-~]+:.*\n|[\ \t].*\n)*?(?:MIME-Version|Content-Transfer-Encoding|Message-ID):
    """,
    re.VERBOSE | re.IGNORECASE,
)  # "From: a@b.example\nMIME-Version: 1.0"; not "From: the editor\nSubject: the dam"


@dataclass(frozen=True, slots=True)
class Container:
    """What articles are inside of: the slug for programs, and what a person can do."""

    reason: str
    detail: str


_KINDS = (
    (_FEED, Container("feed", "a feed only lists articles: save the pages that it links to")),
    (_ARCHIVE, Container("web-archive", "a web archive holds many pages: unpack them as .html")),
    (_MAIL, Container("mail", "a mail as programs send it: save its text as .txt or .html")),
)


def container_of(content: bytes) -> Container | None:
    """Tell a file by its first bytes that has articles in it and is none; None for any other."""
    head = content[:_HEAD]
    return next((kind for pattern, kind in _KINDS if pattern.match(head)), None)
