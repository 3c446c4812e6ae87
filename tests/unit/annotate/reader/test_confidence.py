"""How sure the reader is: the sum of what speaks for a candidate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wortlaut.annotate.reader.confidence import Calibration, chance


def test_nothing_known_is_an_even_chance() -> None:
    assert chance({"linker": 4.0}, {}) == 0.5


def test_every_piece_of_evidence_counts_by_its_weight() -> None:
    weights = {"linker": 0.5, "rules": 1.0}
    alone = chance({"linker": 2.0, "rules": 0.0}, weights)
    together = chance({"linker": 2.0, "rules": 1.0}, weights)
    assert alone == pytest.approx(0.731, abs=0.001)
    assert together == pytest.approx(0.881, abs=0.001)


def test_weights_lie_beside_the_network(tmp_path: Path) -> None:
    path = tmp_path / "reader.json"
    told = {"version": "reader/7", "confidence": {"linker": 1.0}, "promise": {"rules": 2.0}}
    path.write_text(json.dumps(told), "utf-8")
    assert Calibration.read(path) == Calibration("reader/7", {"linker": 1.0}, {"rules": 2.0})
