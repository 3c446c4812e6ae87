"""The only module that knows charset-normalizer; imported when a file is not UTF-8."""

from __future__ import annotations

from charset_normalizer import from_bytes

# Encodings in which European news was and is written; without this list the library finds
# Big5 in short German texts.
_PLAUSIBLE = [
    "cp1252", "iso8859_15", "cp850", "cp437", "mac_roman",
    "cp1250", "iso8859_2", "cp1251", "koi8_r", "cp1253", "cp1254",
]  # fmt: skip


def likely_encoding(content: bytes) -> str | None:
    """Name the European encoding these bytes are most likely in; None if there is no good one."""
    best = from_bytes(content[:200_000], cp_isolation=_PLAUSIBLE).best()
    return best.encoding if best else None
