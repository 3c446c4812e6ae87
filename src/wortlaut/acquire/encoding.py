"""Bytes become characters."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from wortlaut.lang.tables import table
from wortlaut.model.record import Notice

# Longest first: the mark of UTF-32 begins with the mark of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How files begin that are no text whatever bytes follow: PDF, PNG, JPEG, GIF, ZIP (docx, epub),
# gzip, xz, 7z, Windows and Linux programs, SQLite, old Word, RTF.
_NO_TEXT = (
    b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\xfd7zXZ",
    b"7z\xbc\xaf", b"MZ\x90", b"\x7fELF", b"SQLite format 3", b"\xd0\xcf\x11\xe0", b"{\\rtf",
)  # fmt: skip
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\x0b\x0c\r\x1b")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of some bytes, and what had to be assumed to read them."""

    text: str
    warnings: tuple[Notice, ...] = ()


def is_binary(content: bytes) -> bool:
    """Tell bytes that are no text in any encoding: NULs, a known signature, control characters."""
    if content.startswith(tuple(mark for mark, _ in _MARKS)):
        return False
    if content.startswith(_NO_TEXT) or b"\0" in content:
        return True
    head = content[:100_000]
    return len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 50


def decode(content: bytes, declared: str | None = None) -> Decoded | None:
    """Decode text of unknown encoding; None if its byte order mark promises what is not there."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _marked(content, encoding)
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _declared(content, declared) or _nearly_utf8(content, error) or _guessed(content)


def _marked(content: bytes, encoding: str) -> Decoded | None:
    """Decode by the byte order mark, up to a character cut off at the end."""
    try:
        return Decoded(content.decode(encoding))
    except UnicodeDecodeError as error:
        if len(content) - error.start >= 4:
            return None
        return _cut(content[: error.start].decode(encoding))


def _declared(content: bytes, declared: str | None) -> Decoded | None:
    """Decode as the page declares, if the bytes bear it out."""
    # Browsers read Latin-1 as its superset, and so do the pages that declare it.
    names = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
    name = (declared or "").strip().lower()
    try:
        return Decoded(content.decode(names.get(name, name))) if name else None
    except (LookupError, UnicodeError):
        return None


def _nearly_utf8(content: bytes, error: UnicodeDecodeError) -> Decoded | None:
    """Decode UTF-8 that was cut off or damaged in a few places; None if it is something else."""
    if error.reason == "unexpected end of data" and len(content) - error.start < 4:
        head = content[: error.start].decode("utf-8")
        if not head.isascii() or len(content) - error.start > 1:
            return _cut(head)
    text = content.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = sum(1 for character in text if character > "\x7f") - damaged
    if damaged * 10 > sound:
        return None
    message = f"{damaged} damaged places in the UTF-8 are shown as U+FFFD"
    return Decoded(text, (Notice("encoding", message),))


def _cut(text: str) -> Decoded:
    """Keep what stands before a character that was cut off."""
    message = "the last character is cut off: the file may be incomplete"
    return Decoded(text, (Notice("truncated", message),))


def _guessed(content: bytes) -> Decoded:
    """Decode legacy bytes by the characters they would give, windows-1252 in doubt."""
    encoding = _german_encoding(content) or _likely(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        encoding, text = "cp1252", content.decode("cp1252", "replace")
    return Decoded(text, (Notice("encoding", f"no UTF-8: read as {encoding}, a guess"),))


def _german_encoding(content: bytes) -> str | None:
    """Name the encoding in which the bytes hold the characters of German and no others.

    The quotation marks of windows-1252 are the umlauts of DOS, so umlauts must show which it is.
    """
    umlauts = frozenset(table("de", "detection")["umlauts"])
    windows = _foreign(content, "cp1252")
    is_windows = windows <= frozenset(table("de", "detection")["letters"])
    if is_windows and windows & umlauts:
        return "cp1252"
    if _foreign(content, "cp850") <= umlauts:
        return "cp850"
    return "cp1252" if is_windows else None


def _foreign(content: bytes, encoding: str) -> frozenset[str]:
    """Return the characters outside ASCII that the bytes would be in an encoding."""
    return frozenset(char for char in set(content.decode(encoding, "replace")) if char > "\x7f")


def _likely(content: bytes) -> str:
    # Imported here: charset-normalizer costs 30 ms, and most files are UTF-8.
    from wortlaut.acquire.charset import likely_encoding  # noqa: PLC0415

    return likely_encoding(content) or "cp1252"
