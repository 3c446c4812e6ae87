"""Bytes become one unchanging text: the last place where text may change."""

from __future__ import annotations

from wortlaut.model.document import Document, Raw, Rejected


def document_of(raw: Raw) -> Document | Rejected:
    """Read the bytes of one article."""
    raise NotImplementedError(raw.uri)
