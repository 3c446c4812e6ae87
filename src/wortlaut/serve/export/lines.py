"""Records as JSON lines: nothing left out, and ``wortlaut add`` takes them as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator

from wortlaut.model.form import dumps
from wortlaut.record.chosen import Kept
from wortlaut.serve.export.material import Material, Part, encoded

_NAME = "records.jsonl"


def jsonl_parts(material: Material) -> Iterator[Part]:
    """Yield a record a line, as it was read, with the reader that made it."""
    for kept in material.kept:
        yield Part(_NAME, encoded(f"{_line(kept)}\n"))


def _line(kept: Kept) -> str:
    """Write a record, the name of its reader before the rest."""
    written = dumps(kept.record)
    if not kept.reader:
        return written
    return f'{{"reader":{json.dumps(kept.reader)},{written[1:]}'
