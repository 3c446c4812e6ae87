"""``export`` and what takes it back: files, folders, pipes, and what is told when it fails."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from wortlaut.model.form import dumps
from wortlaut.model.record import Record
from wortlaut.record.asked import Asked
from wortlaut.record.store import Store
from wortlaut.serve.cli import run
from wortlaut.serve.cli.exits import Code


@pytest.fixture(autouse=True)
def db(store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORTLAUT_DB", str(store))
    return store


def test_into_a_pipe_goes_the_file_itself(
    capfd: pytest.CaptureFixture[str], record: Record
) -> None:
    assert run(["export", "jsonl"]) == Code.WELL
    (line,) = map(json.loads, capfd.readouterr().out.splitlines())
    assert line.pop("reader") == "rules/1"
    assert line == json.loads(dumps(record))


def test_several_files_go_into_a_folder_or_a_zip(tmp_path: Path) -> None:
    folder, packed = tmp_path / "tables", tmp_path / "tables.zip"
    assert run(["export", "csv", "-o", str(folder)]) == Code.WELL
    assert run(["export", "csv", "-o", str(packed)]) == Code.WELL
    with zipfile.ZipFile(packed) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            path.name: path.read_bytes() for path in folder.iterdir()
        }


def test_one_table_can_be_had_alone(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "csv", "--table", "statements", "--by", "Vey"]) == Code.WELL
    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out.removeprefix("\ufeff"))))
    assert [row["id"] for row in rows] == ["s2", "s3"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["jsonl", "--table", "actors"], "jsonl has no tables"),
        (["csv", "--table", "nouns"], "there is no table 'nouns'; give one of articles, blocks"),
    ],
)
def test_a_table_that_there_is_not_is_told(
    asked: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", *asked]) == Code.USAGE
    assert told in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "jsonl", "-o", str(tmp_path / "no" / "x.jsonl")]) == Code.WRONG
    assert "x.jsonl cannot be written" in capsys.readouterr().err


def test_what_cannot_be_exported_leaves_the_old_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.zip"
    old.write_text("old")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    assert run(["export", "parquet", "-o", str(old)]) == Code.WRONG
    assert "error[missing-extra]" in capsys.readouterr().err
    assert old.read_text() == "old"
    assert run(["export", "parquet", "-o", str(tmp_path / "folder")]) == Code.WRONG
    assert not (tmp_path / "folder").exists()


def test_permalinks_lead_to_the_desk_that_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "citations", "--base", "https://desk.example/articles/"]) == Code.WELL
    lines = capfd.readouterr().out.splitlines()
    assert lines
    assert all(" https://desk.example/articles/" in line for line in lines)


# ------------------------------------------------------------------------------ and back
def test_what_is_exported_goes_back_into_a_store_and_nothing_is_added_twice(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], record: Record
) -> None:
    out, other = tmp_path / "all.jsonl", tmp_path / "other.db"
    assert run(["export", "jsonl", "-o", str(out)]) == Code.WELL
    capsys.readouterr()
    for path, told in (
        (other, {"new": 1, "known": 0, "rejected": 0}),
        (other, {"new": 0, "known": 1, "rejected": 0}),
        (db, {"new": 0, "known": 1, "rejected": 0}),
    ):
        assert run(["add", str(out), "--db", str(path), "--json"]) == Code.WELL
        assert json.loads(capsys.readouterr().out) == {**told, "unlinked": [], "again": 0}
    with Store(other, read_only=True) as opened:
        (kept,) = opened.chosen(Asked())
        assert (kept.record, kept.reader) == (record, "rules/1")
        assert list(opened.verify()) == []


def test_a_record_that_was_tampered_with_is_rejected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "all.jsonl"
    run(["export", "jsonl", "-o", str(out)])
    out.write_text(out.read_text("utf-8").replace("nie wieder", "bald wieder"), "utf-8")
    capsys.readouterr()
    other = str(tmp_path / "other.db")
    assert run(["add", str(out), "--db", other, "--json"]) == Code.NOTHING_READ
    assert json.loads(capsys.readouterr().out)["rejected"] == 1


def test_reading_a_record_gives_the_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], record: Record
) -> None:
    out = tmp_path / "all.jsonl"
    run(["export", "jsonl", "-o", str(out)])
    capsys.readouterr()
    assert run(["read", "--jsonl", str(out)]) == Code.WELL
    assert capsys.readouterr().out == f"{dumps(record)}\n"


# ------------------------------------------------------------------------------ citations
def test_citations_are_checked_against_the_store(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "lines.txt"
    run(["export", "citations", "-o", str(out)])
    capsys.readouterr()
    assert run(["verify", "--citations", str(out)]) == Code.WELL
    assert capsys.readouterr().out == "5 citations checked: none wrong\n"
    out.write_text(out.read_text("utf-8").replace("zu hoch", "zu tief"), "utf-8")
    assert run(["verify", "--citations", str(out), "--json"]) == Code.WRONG
    (wrong,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert wrong["line"] == 2
    assert "Das Wasser sei zu hoch" in wrong["problem"]


def test_a_list_of_quotes_as_csv_runs_nothing_in_a_spreadsheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("„Ja“, sagte die Ministerin.", "utf-8")
    monkeypatch.setenv("WORTLAUT_DB", str(tmp_path / "evil.db"))
    run(["add", str(article), "--reader", "rules", "--outlet", "=1+1"])
    capsys.readouterr()
    assert run(["quotes", "--csv"]) == Code.WELL
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["outlet"] == "'=1+1"


def test_a_story_is_exported_with_what_its_articles_say_together(
    tmp_path: Path, db: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(["story", "--db", str(db), "--json"])
    (story,) = json.loads(capfd.readouterr().out)
    assert run(["export", "csv", "--story", story["id"], "-o", str(tmp_path / "t")]) == Code.WELL
    written = (tmp_path / "t" / "stories.csv").read_text("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(written))
    assert row["id"] == story["id"]
    assert run(["export", "csv", "--table", "claims"]) == Code.USAGE
    part = ["--story", story["id"], "--by", "Vey", "--table", "statements"]
    assert run(["export", "csv", *part, "-o", str(tmp_path / "part.csv")]) == Code.WELL
    assert (tmp_path / "part.csv").read_text("utf-8-sig").count("Jonas Vey") == 2
    assert run(["export", "story", *part[:4], "-o", str(tmp_path / "pages")]) == Code.WELL


def test_statements_are_chosen_by_chain_and_status(capfd: pytest.CaptureFixture[str]) -> None:
    asked = ["--chain", "Nordpress", "--via", "Kanalbote", "--status", "asserted"]
    assert run(["export", "csv", "--table", "statements", *asked]) == Code.WELL
    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out.removeprefix("\ufeff"))))
    assert [row["id"] for row in rows] == ["s2"]
