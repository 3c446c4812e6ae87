"""Broken promises. Bad input is no exception but a value: see ``Rejected``."""

from __future__ import annotations


class WortlautError(Exception):
    """Any failure that Wortlaut itself reports: what happened, where, and what to do.

    ``code`` is the slug that programs read; ``hint`` says what the user can do about it.
    """

    code = "error"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class SpanError(WortlautError):
    """A position that is not in the text it speaks of."""

    code = "span"


class FormError(WortlautError):
    """JSON that does not have the form of RECORD.md; the message names the path to the field."""

    code = "form"


class InputError(WortlautError):
    """The only input there was cannot be read."""

    code = "input"


class StoreError(WortlautError):
    """A store that cannot be opened, read or written."""

    code = "store"


class NotFoundError(WortlautError):
    """Nothing in the store has this id."""

    code = "not-found"


class BusyError(WortlautError):
    """What was asked for is being made, and cannot be waited for."""

    code = "busy"


class TooMuchError(WortlautError):
    """What was asked for takes longer than anybody can wait for, however often it is asked."""

    code = "too-much"


class KnowledgeError(WortlautError):
    """Tables of names that contradict each other, or a file of knowledge that is none."""

    code = "knowledge"


class JudgementError(WortlautError):
    """A judgement that nobody can make: on one actor alone, or by nobody."""

    code = "judgement"
