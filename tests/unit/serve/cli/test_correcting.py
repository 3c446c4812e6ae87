"""Statements are corrected from the command line: told, listed, in force everywhere, taken back."""

from __future__ import annotations

import json
from pathlib import Path

from tests.unit.run.damaged import add_damaged
from tests.unit.serve.cli.conftest import Ask

from wortlaut.model.record import Record
from wortlaut.serve.cli.exits import Code


def corrections(ask: Ask) -> list[dict[str, str]]:
    return [json.loads(line) for line in ask("corrections").splitlines()]


def test_a_corrected_holder_is_in_every_command(ask: Ask, record: Record) -> None:
    told = ask("correct", "other-holder", f"{record.article.id}:s1", "Jonas Vey", "--by", "Mia")
    assert "words of Jonas Vey, not of Ada Brandt, decided by Mia on" in told
    rows = [json.loads(line) for line in ask("quotes", "--by", "Vey").splitlines()]
    row = next(row for row in rows if row["statement"] == "s1")
    assert (row["ruling"], row["judge"]) == ("other-holder", "Mia")
    shown = json.loads(ask("show", "schleuse.txt"))
    assert shown["statements"][0]["judged"]["found"] == "Ada Brandt"


def test_exports_say_who_corrected_a_statement(ask: Ask, record: Record) -> None:
    ask("correct", "right", f"{record.article.id}:s1", "--by", "Mia")
    line = json.loads(ask("export", "jsonl").splitlines()[0])
    assert line["statements"][0]["judged"]["by"] == "Mia"


def test_what_is_no_statement_is_gone_until_it_is_taken_back(ask: Ask, record: Record) -> None:
    before = ask("quotes")
    ask("correct", "no-statement", f"{record.article.id}:s1", "--note", "eine Frage")
    assert len(ask("quotes").splitlines()) == len(before.splitlines()) - 1
    (kept,) = corrections(ask)
    assert "eine Frage" in ask("corrections", "--table")
    assert "taken back" in ask("correct", "no-statement", kept["id"], "--withdraw")
    assert ask("quotes") == before
    assert [row["state"] for row in corrections(ask)] == ["withdrawal", "withdrawn"]


def test_a_correction_as_json_has_its_state(ask: Ask, record: Record) -> None:
    made = json.loads(ask("correct", "right", f"{record.article.id}:s2", "--json"))
    assert made["state"] == "in force"


def test_what_a_correction_cannot_link_is_told(ask: Ask, store: Path, record: Record) -> None:
    damaged = add_damaged(store)
    told = ask("correct", "right", f"{record.article.id}:s1", "--json", code=Code.DEFECT)
    assert json.loads(told)["state"] == "in force"
    assert damaged in json.loads(ask.told)["error"]["message"]


def test_a_correction_that_there_is_not_is_told(ask: Ask) -> None:
    ask("correct", "right", "ffff", "--withdraw", code=Code.WRONG)
    assert "wortlaut corrections" in ask.told


def test_a_statement_that_there_is_not_is_told(ask: Ask, record: Record) -> None:
    ask("correct", "right", f"{record.article.id}:s99", code=Code.WRONG)
    assert "has no statement s99" in ask.told
