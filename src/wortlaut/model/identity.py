"""Ids that say what a thing is: the same content has the same id, on every machine."""

from __future__ import annotations

import hashlib
from typing import NewType

ArticleId = NewType("ArticleId", str)
ActorId = NewType("ActorId", str)
StatementId = NewType("StatementId", str)
EventId = NewType("EventId", str)

_LENGTH = 20  # hex digits, 80 bits: a collision among a billion things has odds of 1 in 2,000,000


def content_id(noun: str, *parts: str | None) -> str:
    """Hash what a thing is; each part brings its length, so that ("ab", "c") is not ("a", "bc").

    ``None`` (not known) and ``""`` (known to be empty) are different contents.
    """
    digest = hashlib.sha256()
    for part in (noun, *parts):
        encoded = b"" if part is None else part.encode("utf-8", "surrogatepass")
        size = "-" if part is None else str(len(encoded))
        digest.update(size.encode() + b":" + encoded)
    return digest.hexdigest()[:_LENGTH]


def article_id(text: str, outlet: str | None, published: str | None) -> ArticleId:
    """Name an article: same text, outlet and publication time, same id."""
    return ArticleId(content_id("article", text, outlet, published))
