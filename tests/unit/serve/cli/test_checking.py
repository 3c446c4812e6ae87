from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from wortlaut.model.form import dumps
from wortlaut.model.record import Record
from wortlaut.serve.cli import run
from wortlaut.serve.cli.checking import Check, checks_of
from wortlaut.serve.cli.exits import Code


def test_verify_finds_nothing_wrong_in_a_whole_store(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify", "--db", str(store)]) == Code.WELL
    assert capsys.readouterr().out == "1 article re-read: no differences\n"


def test_verify_finds_an_excerpt_that_was_changed(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE statements SET text = 'Ja' WHERE id = 's1'")
    assert run(["verify", "--db", str(store), "--json"]) == Code.WRONG
    mismatches = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {mismatch["uri"] for mismatch in mismatches} == {"schleuse.txt"}


def test_the_schema_that_is_printed_fits_a_record(
    record: Record, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["schema"]) == Code.WELL
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(json.loads(dumps(record)))) == []


def test_doctor_is_content_with_this_machine(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--json"]) == Code.WELL
    checks = json.loads(capsys.readouterr().out)
    assert {"python", "sqlite", "reader", "store"} <= {check["name"] for check in checks}


def test_doctor_says_what_to_do_about_a_store_that_cannot_be_written(tmp_path: Path) -> None:
    found = list(checks_of(tmp_path / "missing" / "record.db"))[-1]
    assert (found.name, found.ok) == ("store", False)
    assert "--db" in found.hint


def test_what_doctor_prints_shows_the_hint(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--db", "/nowhere/record.db"]) == Code.WRONG
    assert "hint: " in capsys.readouterr().out


def test_a_check_that_is_well_needs_no_hint() -> None:
    assert Check("python", "3.11", ok=True).hint == ""
