"""Failures as every route tells them: one shape, one table of what each means in HTTP."""

from __future__ import annotations

import json
from typing import Final

from wortlaut.model.errors import WortlautError

# What the code of an error is in HTTP; any other of ours is a request that cannot be met.
STATUS: Final = {
    "login": 401,
    "forbidden": 403,
    "read-only": 403,
    "not-found": 404,
    "method": 405,
    "too-large": 413,
    "too-many": 429,
    "defect": 500,
    "busy": 503,
    "store": 503,
}
# In how many seconds it is worth asking again.
_AGAIN: Final = {"too-many": 10, "busy": 30}
_OF_STATUS: Final = {404: "not-found", 405: "method", 413: "too-large"}


class RefusedError(WortlautError):
    """A request that this visitor may not make; ``code`` says why."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.code = code


def status_of(code: str) -> int:
    """Return the status that an error is answered with."""
    return STATUS.get(code, 400)


def headers_of(code: str) -> dict[str, str]:
    """Return what else an error is answered with: when to ask again, if that helps."""
    return {"retry-after": str(_AGAIN[code])} if code in _AGAIN else {}


def code_of(status: int) -> str:
    """Name what a status without an error of ours means."""
    return _OF_STATUS.get(status, "usage")


def told(code: str, message: str, hint: str = "") -> bytes:
    """Write an error as the command line does: code, message, hint."""
    shape = {"error": {"code": code, "message": message, "hint": hint}}
    return json.dumps(shape, ensure_ascii=False).encode("utf-8", "backslashreplace")
