"""Answers as JSON: values of the model in their one form, lists in pages, many as lines."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from fastapi.responses import Response, StreamingResponse

from wortlaut.model.errors import InputError
from wortlaut.model.form import to_json

T = TypeVar("T")

JSON = "application/json"
LINES = "application/jsonl"


def answer(value: object, status: int = 200) -> Response:
    """Answer with any value of the model."""
    return Response(_written(to_json(value)), status, media_type=JSON)


def page(rows: Iterable[T], limit: int, cursor_of: Callable[[T], Sequence[str]]) -> Response:
    """Answer with the first rows of a list; ``next`` leads to those behind them, or is null.

    ``rows`` has one more than ``limit`` if there are more.
    """
    return listed(*cut(rows, limit, cursor_of))


def listed(rows: Iterable[object], further: str | None) -> Response:
    """Answer with rows of a list, and with the cursor that leads to more, or null."""
    shown = {"items": [to_json(row) for row in rows], "next": further}
    return Response(_written(shown), media_type=JSON)


def cut(
    rows: Iterable[T], limit: int, cursor_of: Callable[[T], Sequence[str]]
) -> tuple[list[T], str | None]:
    """Return the first rows, and the cursor that leads to more if there are."""
    found = list(islice(rows, limit + 1))
    shown = found[:limit]
    return shown, cursor(cursor_of(shown[-1])) if len(found) > limit else None


def lines(values: Iterable[object]) -> StreamingResponse:
    """Answer with one object a line, written as they come."""

    def written() -> Iterator[bytes]:
        for value in values:
            yield _written(to_json(value)) + b"\n"

    return StreamingResponse(written(), media_type=LINES)


def _written(value: object) -> bytes:
    out = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return out.encode("utf-8", "backslashreplace")


# ------------------------------------------------------------------------------ cursors
def cursor(place: Sequence[str]) -> str:
    """Write a place in a list so that nobody takes it for something to be made by hand."""
    return base64.urlsafe_b64encode(json.dumps(list(place)).encode()).decode().rstrip("=")


def place_of(written: str | None, size: int) -> tuple[str, ...] | None:
    """Read a cursor; raises ``InputError`` for what is none."""
    if not written:
        return None
    try:
        padded = written + "=" * (-len(written) % 4)
        place = json.loads(base64.urlsafe_b64decode(padded.encode()))
    except (ValueError, binascii.Error) as error:
        raise _no_cursor(written) from error
    fits = isinstance(place, list) and len(place) == size
    if not fits or not all(isinstance(part, str) for part in place):
        raise _no_cursor(written)
    return tuple(place)


def number_of(written: str | None) -> int:
    """Read a cursor that counts what was shown already."""
    place = place_of(written, 1)
    if place is None:
        return 0
    if not place[0].isdigit():
        raise _no_cursor(written or "")
    return int(place[0])


def _no_cursor(written: str) -> InputError:
    return InputError(f"not a cursor: {written}", "take the one that `next` has")
