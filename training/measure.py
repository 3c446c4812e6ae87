"""How good a network is, read by PyTorch through the very code that the package runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from training.examples import document, rows
from training.network import Reader
from wortlaut.annotate.reader.network import Floats, Integers
from wortlaut.annotate.reader.read import NeuralReader
from wortlaut.model.document import record_of
from wortlaut.model.record import Record


class TorchNetwork:
    """A trained reader, one text at a time."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader.eval()

    def encode(
        self, pieces: Integers, hints: Floats, pool: Floats
    ) -> tuple[Floats, Floats, Floats]:
        """Read a window."""
        mask = torch.zeros(1, 1, 1, len(pieces))
        with torch.no_grad():
            found = self._reader.encoder(
                torch.from_numpy(pieces)[None],
                mask,
                torch.from_numpy(hints)[None],
                torch.from_numpy(pool)[None],
            )
        labels, states, vectors = (part[0].numpy() for part in found)
        return labels, states, vectors

    def link(self, seen: Floats, marks: Integers) -> tuple[Floats, Floats]:
        """Read a marked candidate."""
        mask = torch.zeros(1, 1, 1, len(marks))
        with torch.no_grad():
            place, verdict = self._reader.linker(
                torch.from_numpy(np.ascontiguousarray(seen))[None],
                mask,
                torch.from_numpy(marks)[None],
            )
        return place[0].numpy(), verdict[0].numpy()


def records(reader: NeuralReader, path: Path) -> Sequence[Record]:
    """Read all articles of a file of gold."""
    found = []
    for row in rows(path):
        article = document(row)
        found.append(record_of(article, reader(article)))
    return found
