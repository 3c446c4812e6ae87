"""Paths become raw articles: files, folders, the lines of JSONL, standard input."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from wortlaut.acquire.documents import TYPED
from wortlaut.acquire.jsonl import BadLineError, line_id, parsed
from wortlaut.model.document import Given, Raw, Rejected

MAX_BYTES = 50_000_000

STDIN = "-"
_TEXT, _HTML, _JSONL, _JSON = "text/plain", "text/html", "application/jsonl", "application/json"
_MEDIA_TYPES = {
    ".txt": _TEXT, ".text": _TEXT, ".md": _TEXT, ".markdown": _TEXT,
    ".html": _HTML, ".htm": _HTML, ".xhtml": _HTML, ".shtml": _HTML,
    ".jsonl": _JSONL, ".ndjson": _JSONL, ".json": _JSON,
}  # fmt: skip
# What holds articles and cannot be read, with what to do.
_CONVERT = "convert it to text or HTML first"
_AS_LINES = "a table: write its articles as JSON lines, one object with a text a line (.jsonl)"
_UNPACK = "holds other files: unpack them as .html or .txt"
_SAVE = "a mail as programs send it: save its text as .txt or .html"
_FOLLOW = "a feed only lists articles: save the pages that it links to"
_OTHERS = {
    ".pdf": _CONVERT, ".doc": _CONVERT, ".docx": _CONVERT, ".odt": _CONVERT, ".rtf": _CONVERT,
    ".csv": _AS_LINES, ".tsv": _AS_LINES, ".xls": _AS_LINES, ".xlsx": _AS_LINES,
    ".ods": _AS_LINES, ".parquet": _AS_LINES,
    ".warc": _UNPACK, ".gz": _UNPACK, ".zip": _UNPACK,
    ".eml": _SAVE, ".rss": _FOLLOW, ".atom": _FOLLOW,
}  # fmt: skip
_UNKNOWN = "no text, HTML or JSON by its name: name it alone to read it as one article"
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<!--", b"<?xml", b"<article")
_OBJECT = re.compile(rb'\{\s*"')
_SKIP = 1_000_000  # bytes read at a time to get past a line that is too long


def find(
    paths: Iterable[str],
    *,
    limit: int = MAX_BYTES,
    given: Given,
    stdin: BinaryIO | None = None,
) -> Iterator[Raw | Rejected]:
    """Yield the articles of files, folders and standard input ("-"), in order.

    A folder is read with all folders in it, sorted by path, without hidden files. JSONL is read
    line by line, so that its size does not matter. What cannot be read is ``Rejected``.
    """
    for path in paths:
        if path == STDIN and stdin is not None:
            yield from _from_stdin(stdin, given, limit)
        elif os.path.isdir(path):
            yield from _from_folder(Path(path), given, limit)
        else:
            yield from _from_file(Path(path), given, limit)


def raw_file(path: Path, given: Given, limit: int = MAX_BYTES) -> Raw | Rejected:
    """Open one file as one article."""
    try:
        size = path.stat().st_size
        if size > limit:
            return _too_large(_uri(path), size, limit)
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except (OSError, ValueError) as error:
        return _unreadable(path, error)
    if _OTHERS.get(path.suffix.lower()) == _AS_LINES:  # as text, many articles would be one
        return Rejected(_uri(path), "find", "unsupported-type", _AS_LINES)
    if len(content) > limit:  # a pipe has no size until it is read
        return _too_large(_uri(path), len(content), limit)
    return _raw(_uri(path), content, _media_type(path) or _sniffed(content), given)


def _raw(uri: str, content: bytes, media_type: str, given: Given) -> Raw | Rejected:
    """Make an article of a file's bytes; of JSONL only if it has one line."""
    if media_type != _JSONL:
        return Raw(uri, content, media_type, given)
    lines = [line for line in content.split(b"\n") if line.strip()]
    if len(lines) > 1:
        detail = f"{len(lines)} articles in one file where one was asked for: add them to a store"
        return Rejected(uri, "find", "many-articles", detail)
    return Raw(uri, lines[0] if lines else b"", media_type, given)


def _uri(path: Path) -> str:
    """Write a path as address; "text" alone is the address of texts that are no files."""
    name = os.path.join(".", TYPED) if str(path) == TYPED else str(path)
    # A name in no encoding comes as halves of surrogate pairs, which no record can hold.
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _media_type(path: Path) -> str | None:
    return _MEDIA_TYPES.get(path.suffix.lower())


def _sniffed(content: bytes) -> str:
    """Tell HTML, JSON and plain text apart by how they begin."""
    head = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:20].lower().startswith(_HTML_STARTS):
        return _HTML
    return _JSON if _OBJECT.match(head) else _TEXT


# ------------------------------------------------------------------------------ files, folders
def _from_file(path: Path, given: Given, limit: int) -> Iterator[Raw | Rejected]:
    if _media_type(path) != _JSONL:
        yield raw_file(path, given, limit)
        return
    try:
        with path.open("rb") as file:
            yield from _lines(file, _uri(path), given, limit)
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)


def _from_folder(folder: Path, given: Given, limit: int) -> Iterator[Raw | Rejected]:
    failures: list[OSError] = []
    found = sorted(_files(folder, failures.append))
    yield from (_unreadable(Path(error.filename), error) for error in failures)
    for path in found:
        if _media_type(path) and (path.is_file() or not path.exists()):
            yield from _from_file(path, given, limit)
        else:
            detail = _OTHERS.get(path.suffix.lower(), _UNKNOWN)
            yield Rejected(_uri(path), "find", "unsupported-type", detail)


def _files(folder: Path, failed: Callable[[OSError], None]) -> Iterator[Path]:
    """Yield the files below a folder that are not hidden, in hidden folders neither."""
    seen: set[str] = set()  # links between folders can go round in circles
    for where, folders, names in os.walk(folder, onerror=failed, followlinks=True):
        if (real := os.path.realpath(where)) in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(where, name) for name in names if not name.startswith("."))


# ------------------------------------------------------------------------------ JSONL, stdin
def _from_stdin(stdin: BinaryIO, given: Given, limit: int) -> Iterator[Raw | Rejected]:
    """Read standard input: JSONL line by line, anything else as one article."""
    blank, number = b"", 1
    line = stdin.readline(limit + 1)
    while line and not line.strip() and len(blank) <= limit:
        blank, number = blank + line, number + 1
        line = stdin.readline(limit + 1)
    if _OBJECT.match(line.removeprefix(b"\xef\xbb\xbf").lstrip()):
        yield from _lines(stdin, STDIN, given, limit, (number, line))
        return
    start = blank + line
    content = start + stdin.read(max(0, limit + 1 - len(start)))
    if len(content) > limit:
        yield _too_large(STDIN, len(content), limit)
    else:
        yield Raw(STDIN, content, _sniffed(content), given)


def _lines(
    file: BinaryIO, uri: str, given: Given, limit: int, first: tuple[int, bytes] | None = None
) -> Iterator[Raw | Rejected]:
    """Yield the lines of JSONL, with never more than one in memory."""
    number, line = first or (1, file.readline(limit + 1))
    while line:
        if len(line) > limit and not line.endswith(b"\n"):
            yield _too_large(f"{uri}:{number}", len(line) + _skip_line(file), limit)
        elif line.strip():
            content = line.rstrip(b"\r\n")
            yield Raw(_line_id(content) or f"{uri}:{number}", content, _JSONL, given)
        line = file.readline(limit + 1)
        number += 1


def _line_id(content: bytes) -> str | None:
    """Return a line's own id; None if it has none or is no JSON, which is told later."""
    if b'"id"' not in content:
        return None
    try:
        return line_id(parsed(content))
    except BadLineError:
        return None


def _skip_line(file: BinaryIO) -> int:
    """Read to the end of a line without keeping it; return how many bytes that were."""
    skipped = 0
    while piece := file.readline(_SKIP):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            break
    return skipped


# ------------------------------------------------------------------------------ rejections
def _too_large(uri: str, size: int, limit: int) -> Rejected:
    detail = (
        f"{size / 1e6:,.1f} MB, more than the limit of {limit / 1e6:g} MB; "
        "raise it with --max-mb if this is one article"
    )
    return Rejected(uri, "find", "too-large", detail)


def _unreadable(path: Path, error: Exception) -> Rejected:
    if isinstance(error, FileNotFoundError):
        return Rejected(_uri(path), "find", "not-found", "there is no such file or folder")
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Rejected(_uri(path), "find", "unreadable", f"cannot be read: {said}")
