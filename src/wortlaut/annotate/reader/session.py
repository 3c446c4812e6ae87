"""The network as onnxruntime runs it: the only place that knows that library."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import onnxruntime

from wortlaut.annotate.reader.network import Floats, Integers


class OnnxNetwork:
    """An encoder and a linker from a folder of weights, on one thread of one processor.

    One thread, so that the sums come in one order and the same text gives the same bytes; more
    processors are put to use by more workers.
    """

    def __init__(self, folder: Path) -> None:
        self._encoder = _session(folder / "encoder.onnx")
        self._linker = _session(folder / "linker.onnx")

    def encode(
        self, pieces: Integers, hints: Floats, pool: Floats
    ) -> tuple[Floats, Floats, Floats]:
        """Read a window; see ``Network``."""
        given = {"pieces": pieces, "hints": hints, "pool": pool}
        labels, states, vectors = self._encoder.run(None, given)
        return cast("Floats", labels), cast("Floats", states), cast("Floats", vectors)

    def link(self, seen: Floats, marks: Integers) -> tuple[Floats, Floats]:
        """Read a marked candidate; see ``Network``."""
        place, verdict = self._linker.run(None, {"states": seen, "marks": marks})
        return cast("Floats", place), cast("Floats", verdict)


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    # Only errors: a warning about the machine's devices is no business of who reads an article.
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(path),
        sess_options=options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=_SLOWER,
    )


# A sum and the norm behind it take six times as long as one operator than as two.
_SLOWER = ("SkipLayerNormFusion",)
