"""How sure the reader is: the sum of what speaks for a candidate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wortlaut.annotate.reader.confidence import Calibration


def test_nothing_known_is_an_even_chance() -> None:
    assert Calibration("reader/0", {}).confidence({"linker": 4.0}) == 0.5


def test_every_piece_of_evidence_counts_by_its_weight() -> None:
    calibration = Calibration("reader/0", {"linker": 0.5, "rules": 1.0})
    alone = calibration.confidence({"linker": 2.0, "rules": 0.0})
    together = calibration.confidence({"linker": 2.0, "rules": 1.0})
    assert alone == pytest.approx(0.731, abs=0.001)
    assert together == pytest.approx(0.881, abs=0.001)


def test_weights_lie_beside_the_network(tmp_path: Path) -> None:
    path = tmp_path / "reader.json"
    path.write_text(json.dumps({"version": "reader/7", "confidence": {"linker": 1.0}}), "utf-8")
    assert Calibration.read(path) == Calibration("reader/7", {"linker": 1.0})
