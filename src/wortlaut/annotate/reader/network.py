"""What the reader asks of a network, whoever runs it: onnxruntime here, PyTorch in training."""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]


class Network(Protocol):
    """An encoder of windows and a linker of candidates; one text at a time.

    One at a time, because the eight-bit network scales each input by its largest value: in a batch,
    what is read in one article would depend on the others.
    """

    def encode(
        self, pieces: Integers, hints: Floats, pool: Floats
    ) -> tuple[Floats, Floats, Floats]:
        """Read a window: return labels, states and vectors.

        Labels are scores (piece, label), states what ``link`` reads (piece, width), and vectors one
        for each row of ``pool`` (sentence, width), which has the share of each piece in a sentence.
        """

    def link(self, seen: Floats, marks: Integers) -> tuple[Floats, Floats]:
        """Read a marked candidate: return scores (piece, place) and the verdict on the whole."""
