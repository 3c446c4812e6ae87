"""The readers there are: functions from a document to its layers, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from wortlaut.annotate.rules import VERSION, read_by_rules
from wortlaut.model.document import Document, Layers

ReaderName = Literal["rules"]
Annotator = Callable[[Document], Layers]


def annotator(reader: ReaderName) -> Annotator:
    """Return the reader with this name."""
    return {"rules": read_by_rules}[reader]


def reader_version(reader: ReaderName) -> str:
    """Name the reader as records do, with the version of its rules or weights."""
    return {"rules": VERSION}[reader]
