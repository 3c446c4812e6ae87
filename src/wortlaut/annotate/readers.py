"""The readers there are: functions from a document to its layers, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from wortlaut.model.document import Document, Layers
from wortlaut.model.record import Notice

ReaderName = Literal["rules"]
Annotator = Callable[[Document], Layers]


def annotator(reader: ReaderName) -> Annotator:
    """Return the reader with this name."""
    return {"rules": _rules}[reader]


def reader_version(reader: ReaderName) -> str:
    """Name the reader as records do, with the version of its rules or weights."""
    return {"rules": "rules/1"}[reader]


def _rules(document: Document) -> Layers:
    """Read by rules; a language without rules gives no layers and a warning."""
    return Layers(warnings=(Notice("todo", document.article.language),))
