"""One article from bytes to record: the stages, in order."""

from __future__ import annotations

from pathlib import Path

from wortlaut.acquire.documents import document_of
from wortlaut.acquire.find import raw_file
from wortlaut.acquire.finished import finished
from wortlaut.annotate.readers import STANDARD, Choice, annotator
from wortlaut.model.document import Given, Raw, Rejected, record_of
from wortlaut.model.errors import InputError
from wortlaut.model.record import Record


def read_raw(raw: Raw, choice: Choice = STANDARD) -> Record | Rejected:
    """Turn the bytes of one article into its record, or say why not; a record stays what it is."""
    if found := finished(raw):
        return found
    document = document_of(raw)
    if isinstance(document, Rejected):
        return document
    return record_of(document, annotator(choice)(document))


def read_one(text_or_path: str | Path, given: Given, choice: Choice = STANDARD) -> Record:
    """Read one article; raise ``InputError`` if it cannot be read."""
    raw = _raw(text_or_path, given)
    read = raw if isinstance(raw, Rejected) else read_raw(raw, choice)
    if isinstance(read, Rejected):
        raise InputError(f"{read.uri}: {read.detail}", hint=f"reason: {read.reason}")
    return read


def _raw(text_or_path: str | Path, given: Given) -> Raw | Rejected:
    if isinstance(text_or_path, Path):
        return raw_file(text_or_path, given)
    return Raw("text", text_or_path.encode("utf-8", "surrogatepass"), "text/plain", given)
