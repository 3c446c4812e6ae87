from __future__ import annotations

from pathlib import Path

import pytest

from wortlaut.model.record import Record
from wortlaut.serve.cli import run
from wortlaut.serve.cli.exits import Code


def test_a_report_of_an_article_in_the_store(store: Path, record: Record, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert run(["report", record.article.id, "--db", str(store), "-o", str(out)]) == Code.WELL
    assert "Das Wasser sei zu hoch" in out.read_text("utf-8")


def test_a_report_of_a_search(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    arguments = ["report", "--search", "Schleuse", "--db", str(store), "--output", str(out)]
    assert run(arguments) == Code.WELL
    assert "Das Wasser sei zu hoch" in out.read_text("utf-8")


def test_a_report_can_go_to_standard_output(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["report", "schleuse.txt", "--db", str(store), "-o", "-"]) == Code.WELL
    seen = capsys.readouterr()
    assert seen.out.startswith("<!doctype html>")
    assert seen.err == "-: 1 article, 5 statements\n"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ([], Code.USAGE, "give articles, or --search"),
        (["abc", "--search", "Tor"], Code.USAGE, "not both"),
        (["--search", "Nirgendwo"], Code.WRONG, "error[not-found]"),
        (["fff"], Code.WRONG, "error[not-found]"),
        (["schleuse.txt", "-o", "/nowhere/page.html"], Code.WRONG, "error[output]"),
    ],
    ids=["neither", "both", "no hit", "no id", "no folder"],
)
def test_what_cannot_be_reported(
    store: Path,
    arguments: list[str],
    code: Code,
    told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["report", *arguments, "--db", str(store)]) == code
    assert told in capsys.readouterr().err


def test_a_name_that_is_neither_file_nor_id_is_said_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "none.db")
    assert run(["report", "none.txt", "--db", missing]) == Code.NOTHING_READ
    assert "none.txt is no file" in capsys.readouterr().err
