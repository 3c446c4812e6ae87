"""Dates as users write them, and how one of publication is known, in words that both views show."""

from __future__ import annotations

from wortlaut.acquire.dates import date_value
from wortlaut.model.errors import InputError
from wortlaut.model.record import Dated


def written_date(value: str) -> str:
    """Return in ISO 8601 what a user wrote as a date or time, the German way or that of ISO 8601.

    Raises ``InputError`` for what is neither.
    """
    found = date_value(value)
    if found is None:
        raise InputError(
            f"not a date: {value}",
            "write 2024, 2024-06, 2024-06-19, 19.6.2024 or 2024-06-19T06:28-04:00",
        )
    return found


def known_by(dated: Dated, text: str) -> str:
    """Say what a date rests on, and until when the article can be from where several days fit."""
    words = shown_by(dated, text)
    basis = f"inferred from {words}" if words else dated.basis
    several = dated.earliest != dated.latest
    return f"{basis}: from {dated.earliest} to {dated.latest}" if several else basis


def shown_by(dated: Dated, text: str) -> str:
    """Quote the words from which a date was inferred; nothing of one that was not."""
    if dated.basis != "inferred":
        return ""
    return ", ".join(f"“{' '.join(span.of(text).split())}”" for span in dated.evidence)
