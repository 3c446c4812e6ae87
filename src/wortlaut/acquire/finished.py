"""Records that come as JSON, as ``wortlaut export jsonl`` writes them: taken as they are."""

from __future__ import annotations

import json
from hashlib import sha256

from wortlaut.model.document import Given, Raw, Rejected
from wortlaut.model.errors import WortlautError
from wortlaut.model.form import loads
from wortlaut.model.record import SCHEMA, Record, check_spans

_JSON = frozenset({"application/json", "application/jsonl"})
_MARK = SCHEMA.encode()


def finished(raw: Raw) -> Record | Rejected | None:
    """Return the record that these bytes are, or why they are a broken one; None: no record."""
    if made_by(raw) is None:
        return None
    if raw.given != Given():
        return _rejected(raw, "finished-record", "a record says itself what its article is")
    try:
        record = loads(raw.content.decode("utf-8-sig"))
        check_spans(record)
    except (WortlautError, UnicodeDecodeError) as error:
        return _rejected(raw, "bad-record", str(error))
    return record


def made_by(raw: Raw) -> str | None:
    """Return the reader that a record names, "" if it names none; None if this is no record."""
    if raw.media_type not in _JSON or _MARK not in raw.content:
        return None  # parsed twice, but only what is certainly worth it
    try:
        line = json.loads(raw.content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(line, dict) or line.get("schema") != SCHEMA:
        return None
    reader = line.get("reader")
    return reader if isinstance(reader, str) else ""


def _rejected(raw: Raw, reason: str, detail: str) -> Rejected:
    return Rejected(raw.uri, "acquire", reason, detail, sha256(raw.content).hexdigest())
