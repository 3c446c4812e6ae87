from __future__ import annotations

import json
from pathlib import Path

import pytest

from wortlaut.lang.tables import source
from wortlaut.serve.cli import run
from wortlaut.serve.cli.exits import Code

DUMP = '[\n{"id": "Q1", "labels": {}, "claims": {}},\n{"id": "Q2", "P31": "Q5", \n]\n'


def test_the_file_of_the_package_is_built_anew_from_its_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "knowledge.jsonl"
    assert run(["knowledge", "build", "-o", str(file)]) == Code.WELL
    assert file.read_text("utf-8") == source("de", "knowledge.jsonl")
    assert "199 states" in capsys.readouterr().out


def test_lines_of_a_dump_that_cannot_be_read_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dump, file = tmp_path / "dump.json", tmp_path / "knowledge.jsonl"
    dump.write_text(DUMP, "utf-8")
    arguments = ["--wikidata", str(dump), "-o", str(file), "--json"]
    assert run(["knowledge", "build", *arguments]) == Code.WELL
    told = json.loads(capsys.readouterr().out)
    assert (told["entities"], told["unreadable"]) == (2, 1)


def test_a_file_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["knowledge", "build", "-o", str(tmp_path / "no" / "file")]) == Code.WRONG
    assert "error[output]" in capsys.readouterr().err
