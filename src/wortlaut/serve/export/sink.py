"""A file for libraries that write one: what was written is handed on instead of kept."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer


class Sink(io.RawIOBase):
    """A file that grows, cannot be gone back in, and knows how long it is."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        """Tell that it can be written."""
        return True

    def tell(self) -> int:
        """Return how many bytes were written."""
        return self._length

    def write(self, piece: Buffer) -> int:
        """Take the next bytes."""
        taken = bytes(piece)
        self._pieces.append(taken)
        self._length += len(taken)
        return len(taken)

    def taken(self) -> bytes:
        """Hand over what was written since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
