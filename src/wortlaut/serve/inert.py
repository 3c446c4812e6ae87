"""Words that a spreadsheet must not run."""

from __future__ import annotations

from typing import Final

# What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), also after the
# blanks that it strips; in full width, as East Asian ones do.
_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")


def inert(text: str) -> str:
    """Keep a spreadsheet from taking words for a formula: an apostrophe makes them words again."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
