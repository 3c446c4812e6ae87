"""The one shape in which every command tells what went wrong, on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from wortlaut.model.document import Rejected
from wortlaut.model.errors import WortlautError
from wortlaut.serve.cli.exits import Code

_FAULT = "a fault of Wortlaut; please report it"


@dataclass(frozen=True, slots=True)
class Failure:
    """What happened and where, the slug that programs read, and what the user can do."""

    code: str
    message: str
    hint: str = ""


class OutputError(WortlautError):
    """A file that a command should write, and cannot."""

    code = "output"


def failure_of(error: WortlautError | Rejected) -> Failure:
    """Say in the one shape what an error or a rejected input says."""
    if isinstance(error, Rejected):
        return Failure(error.reason, f"{error.uri}: {error.detail}")
    return Failure(error.code, str(error), error.hint)


def tell_unlinked(faults: Iterable[str], as_json: bool) -> Code:
    """Tell what could not be linked, and return the code that the command then ends with."""
    code = Code.WELL
    for fault in faults:
        told = f"kept, but not compared with the others: {fault}"
        tell(Failure("unlinked", told, _FAULT), as_json)
        code = Code.DEFECT
    return code


def tell(failure: Failure, as_json: bool) -> None:
    """Write a failure to standard error: two lines for people, or one of JSON for programs."""
    print(_json(failure) if as_json else _text(failure), file=sys.stderr)


def _json(failure: Failure) -> str:
    shape = {"code": failure.code, "message": failure.message, "hint": failure.hint}
    return json.dumps({"error": shape}, ensure_ascii=False)


def _text(failure: Failure) -> str:
    hint = f"\nhint: {failure.hint}" if failure.hint else ""
    return f"error[{failure.code}]: {failure.message}{hint}"
