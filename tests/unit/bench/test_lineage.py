from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench import lineage
from bench.lineage import measure, measure_set
from tests.unit.link import bridge

from wortlaut.annotate.readers import Choice

HEAD = "OUTLET: {}\nDATE: {}\nCREDIT: {}\n\n{}"
CLAIM = {
    "id": "C1",
    "articles": {"a01": "Die Sperrung dauere mindestens acht Wochen."},
    "independent_origins": 1,
    "disputed_by": [],
}
GOLD: dict[str, list[object]] = {
    "articles": [
        {"id": "a01", "in_story": True, "derived_from": []},
        {"id": "a02", "in_story": True, "derived_from": [{"article": "a01", "how": "verbatim"}]},
    ],
    "utterances": [],
    "claims": [],
}


def put_story(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "gold.json").write_text(json.dumps(GOLD), "utf-8")
    for id, (_, text, outlet, credit, published) in zip(("a01", "a02"), bridge.STORY, strict=False):
        (folder / f"{id}.txt").write_text(HEAD.format(outlet, published, credit, text), "utf-8")


def test_a_story_that_is_known_is_measured(tmp_path: Path) -> None:
    put_story(tmp_path / "bridge")
    rows = [row for part in measure_set(tmp_path, Choice("rules"), "dev/") for row in part.rows]
    edge = {row.on: row.figure.f1 for row in rows if row.figure.name == "derived from (edge)"}
    assert edge == {"dev/bridge": 1.0, "dev/mean": 1.0}


def test_what_is_missed_in_a_story_of_test_is_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lineage, "STORIES", tmp_path)
    monkeypatch.setitem(GOLD, "claims", [CLAIM])
    for name in ("dev", "test"):
        put_story(tmp_path / name / "bridge")
    parts = list(measure(None, Choice("rules")))
    assert {row.on for part in parts for row in part.rows if part.misses} == {"dev/bridge"}
    assert "test/bridge" in {row.on for part in parts for row in part.rows}


def test_without_stories_a_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(lineage, "STORIES", tmp_path)
    assert [row for part in measure(tmp_path, Choice("rules")) for row in part.rows] == []
    assert capsys.readouterr().err.startswith("lineage: skipped, no ")
