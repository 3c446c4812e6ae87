"""How sure the reader is of a candidate: what speaks for it, each with its weight.

The weights lie beside the network (``reader.json``) and are fitted by ``python -m
training.calibrate`` on articles that the network has not learned from, so that of statements with
confidence 0.8 about eight in ten are right.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from wortlaut.annotate.reader.decode import Words
from wortlaut.annotate.reader.encoded import Encoded
from wortlaut.annotate.reader.labels import KINDS, OUTSIDE
from wortlaut.annotate.reader.linked import Verdict

# The linker is never so sure that one more reason could not matter.
_SUREST = 1e-4


@dataclass(frozen=True, slots=True)
class Calibration:
    """What the weights are called by: see ``evidence``."""

    version: str
    weights: Mapping[str, float]

    @classmethod
    def read(cls, path: Path) -> Calibration:
        """Read the weights that lie beside a network."""
        told = json.loads(path.read_text("utf-8"))
        return cls(told["version"], told["confidence"])

    def confidence(self, evidence: Mapping[str, float]) -> float:
        """Return the probability that a candidate is a quotation."""
        total = sum(self.weights.get(name, 0.0) * value for name, value in evidence.items())
        return 1 / (1 + math.exp(-total))


def evidence(
    words: Words, found_by: tuple[str, ...], verdict: Verdict, encoded: Encoded
) -> dict[str, float]:
    """Return what speaks for a candidate, by name.

    ``linker``: the log-odds that it gives; ``tagged``: the mean log-odds that its words are in a
    quotation; who proposed it; and of what kind it is.
    """
    rules = [name for name in found_by if name not in ("encoder", "marks")]
    named = {
        "always": 1.0,
        "linker": _log_odds(verdict.true),
        "tagged": _tagged(words, encoded),
        "encoder": float("encoder" in found_by),
        "marks": float("marks" in found_by),
        "rules": float(bool(rules)),
        "short": float(len(words) < _SHORT),
    }
    return named | {kind: float(verdict.kind == kind) for kind in KINDS}


_SHORT = 4


def _log_odds(chance: float) -> float:
    within = min(1 - _SUREST, max(_SUREST, chance))
    return math.log(within / (1 - within))


def _tagged(words: Words, encoded: Encoded) -> float:
    """Return the mean log-odds that words are in a quotation, by the layer that is surer."""
    means = []
    for layer in ("quotation", "nested"):
        outside = np.exp(encoded.scores[layer][list(words), OUTSIDE].astype(np.float64))
        means.append(float(np.mean([_log_odds(1 - chance) for chance in outside])))
    return max(means)
