from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.lineage import measure
from tests.unit.link import bridge

from wortlaut.annotate.readers import Choice

HEAD = "OUTLET: {}\nDATE: {}\nCREDIT: {}\n\n{}"
GOLD = {
    "articles": [
        {"id": "a01", "in_story": True, "derived_from": []},
        {"id": "a02", "in_story": True, "derived_from": [{"article": "a01", "how": "verbatim"}]},
    ],
    "utterances": [],
    "claims": [],
}


def test_a_story_that_is_known_is_measured(tmp_path: Path) -> None:
    folder = tmp_path / "lineage" / "bridge"
    folder.mkdir(parents=True)
    (folder / "gold.json").write_text(json.dumps(GOLD), "utf-8")
    for id, (_, text, outlet, credit, published) in zip(("a01", "a02"), bridge.STORY, strict=False):
        (folder / f"{id}.txt").write_text(HEAD.format(outlet, published, credit, text), "utf-8")
    rows = [row for part in measure(tmp_path, Choice("rules")) for row in part.rows]
    edge = {row.on: row.figure.f1 for row in rows if row.figure.name == "derived from (edge)"}
    assert edge == {"bridge": 1.0, "mean": 1.0}


def test_without_stories_a_line_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(measure(tmp_path, Choice("rules"))) == []
    assert capsys.readouterr().err.startswith("lineage: skipped, no ")
