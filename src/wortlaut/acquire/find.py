"""Paths become raw articles."""

from __future__ import annotations

from pathlib import Path

from wortlaut.model.document import Given, Raw, Rejected

MAX_BYTES = 50_000_000


def raw_file(path: Path, given: Given, limit: int = MAX_BYTES) -> Raw | Rejected:
    """Open one file as one article."""
    raise NotImplementedError(path, given, limit)
