"""How sure the reader is of a candidate: what speaks for it, each with its weight.

The weights lie beside the network (``reader.json``) and are fitted by ``python -m
training.calibrate`` on articles that the network has not learned from, so that of statements with
confidence 0.8 about eight in ten are right.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from wortlaut.annotate.reader.encoded import Encoded
from wortlaut.annotate.reader.labels import KINDS, OUTSIDE
from wortlaut.annotate.reader.linked import Verdict
from wortlaut.annotate.reader.numbered import Words

# The linker is never so sure that one more reason could not matter.
_SUREST = 1e-4


@dataclass(frozen=True, slots=True)
class Calibration:
    """The weights of evidence: ``promise`` before the linker was asked, ``confidence`` after."""

    version: str
    confidence: Mapping[str, float]
    promise: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Calibration:
        """Read the weights that lie beside a network."""
        told = json.loads(path.read_text("utf-8"))
        return cls(told["version"], told["confidence"], told["promise"])


def chance(evidence: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the probability that a candidate is a quotation."""
    total = sum(weights.get(name, 0.0) * value for name, value in evidence.items())
    return 1 / (1 + math.exp(-total))


def glimpse(words: Words, found_by: tuple[str, ...], encoded: Encoded) -> dict[str, float]:
    """Return what speaks for a candidate before the linker is asked, by name.

    ``tagged``: the mean log-odds that its words are in a quotation; and who proposed it.
    """
    rules = [name for name in found_by if name not in _NO_RULES]
    return {
        "always": 1.0,
        "tagged": _tagged(words, encoded),
        "encoder": float("encoder" in found_by),
        "marks": float("marks" in found_by),
        "rules": float(bool(rules)),
        "short": float(len(words) < _SHORT),
    }


def evidence(glimpsed: Mapping[str, float], verdict: Verdict) -> dict[str, float]:
    """Add what the linker says: ``linker``, the log-odds that it gives, and of what kind it is."""
    told = {"linker": _log_odds(verdict.true)}
    return {**glimpsed, **told} | {kind: float(verdict.kind == kind) for kind in KINDS}


_SHORT = 4
_NO_RULES = ("encoder", "marks", "plain")


def _log_odds(share: float) -> float:
    within = min(1 - _SUREST, max(_SUREST, share))
    return math.log(within / (1 - within))


def _tagged(words: Words, encoded: Encoded) -> float:
    """Return the mean log-odds that words are in a quotation, by the layer that is surer."""
    means = []
    for layer in ("quotation", "nested"):
        outside = np.exp(encoded.scores[layer][list(words), OUTSIDE].astype(np.float64))
        means.append(float(np.mean([_log_odds(1 - share) for share in outside])))
    return max(means)
