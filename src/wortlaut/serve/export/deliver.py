"""The files of an export into one stream, one zip, or a folder; the same bytes on every run."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from wortlaut.serve.export.material import Part
from wortlaut.serve.export.sink import Sink

_AT_ONCE = 1 << 16
# The first moment that a zip can name: a clock would make every export unique.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16


def joined(parts: Iterable[Part]) -> Iterator[bytes]:
    """Yield the content of the only file there is."""
    return (part.content for part in parts)


def gathered(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield what several files are written side by side with one after the other.

    They wait on the disk, not in memory.
    """
    waiting: dict[str, IO[bytes]] = {}
    try:
        for part in parts:
            if part.name not in waiting:
                waiting[part.name] = TemporaryFile()  # noqa: SIM115 - closed below, all of them
            waiting[part.name].write(part.content)
        for name, file in waiting.items():
            file.seek(0)
            yield Part(name, piece := file.read(_AT_ONCE))
            while piece:
                yield Part(name, piece := file.read(_AT_ONCE))
    finally:
        for file in waiting.values():
            file.close()


def zipped(parts: Iterable[Part]) -> Iterator[bytes]:
    """Yield a zip of files that come one after the other, as it grows."""
    sink = Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in groupby(parts, key=lambda part: part.name):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, _READABLE
            with archive.open(entry, "w") as file:
                for piece in pieces:
                    file.write(piece.content)
                    yield sink.taken()
            yield sink.taken()
    yield sink.taken()


def into_folder(parts: Iterable[Part], folder: Path) -> int:
    """Write each file into a folder, over what is there; return how many they are."""
    written: set[str] = set()
    for part in parts:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / part.name).open("ab" if part.name in written else "wb") as file:
            file.write(part.content)
        written.add(part.name)
    return len(written)
