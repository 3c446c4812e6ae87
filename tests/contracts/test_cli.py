"""The command line from end to end: real files in, what programs and people see out."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import wortlaut
from wortlaut.model.form import json_schema
from wortlaut.serve.cli import run
from wortlaut.serve.cli.exits import Code

GATE = "„Wir öffnen das Tor nicht“, sagte Ministerin Ada Brandt am Dienstag in Hohenwart."
RIVER = "Das Wasser steigt weiter. „Es wird ernst“, warnte Jonas Vey die Anwohner."
MAIN = "import sys; from wortlaut.serve.cli import main; sys.argv[0] = 'wortlaut'; main()"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles in a folder, the working directory beside it."""
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a-tor.txt").write_text(GATE, "utf-8")
    (articles / "b-fluss.txt").write_text(RIVER, "utf-8")
    return articles


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let standard input be a text."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


# ------------------------------------------------------------------------------ read
def test_piped_output_is_json_that_keeps_to_the_schema(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", str(folder / "a-tor.txt")]) == Code.WELL
    record = json.loads(capsys.readouterr().out)
    assert list(Draft202012Validator(json_schema()).iter_errors(record)) == []
    assert record["text"] == GATE


def test_the_command_line_says_what_the_python_interface_says(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "a-tor.txt"
    run(["read", str(path), "--outlet", "Tagblatt", "--published", "2024-05-07"])
    record = wortlaut.read(path, outlet="Tagblatt", published="2024-05-07")
    assert json.loads(capsys.readouterr().out) == json.loads(wortlaut.dumps(record))


def test_options_stand_before_or_after_the_paths(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["read", "--outlet", "Tagblatt", str(folder), "--jsonl"])
    before = capsys.readouterr().out
    run(["read", str(folder), "--jsonl", "--outlet", "Tagblatt"])
    assert capsys.readouterr().out == before


def test_lines_keep_the_order_of_the_input(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["read", "--jsonl", str(folder / "b-fluss.txt"), str(folder / "a-tor.txt")])
    texts = [json.loads(line)["text"] for line in capsys.readouterr().out.splitlines()]
    assert texts == [RIVER, GATE]


def test_several_articles_without_jsonl_are_a_list(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["read", str(folder)])
    assert [record["text"] for record in json.loads(capsys.readouterr().out)] == [GATE, RIVER]


def test_standard_input_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, GATE)
    assert run(["read", "-"]) == Code.WELL
    assert json.loads(capsys.readouterr().out)["text"] == GATE


def test_the_readable_view_shows_whose_words_they_are(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", "--view", str(folder / "a-tor.txt")]) == Code.WELL
    seen = " ".join(capsys.readouterr().out.split())
    assert "Wir öffnen das Tor nicht" in seen
    assert "¹ Ada Brandt" in seen


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"\x00\x01\x02\xff" * 50, "binary")],
    ids=["empty", "binary"],
)
def test_a_bad_file_among_good_ones_is_told_and_the_others_are_read(
    folder: Path, content: bytes, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "c-bad.txt").write_bytes(content)
    assert run(["read", "--jsonl", str(folder)]) == Code.SOME_REJECTED
    seen = capsys.readouterr()
    assert len(seen.out.splitlines()) == 2
    assert reason in json.loads(seen.err)["error"]["code"]


def test_when_nothing_can_be_read_the_exit_code_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", str(tmp_path / "none.txt")]) == Code.NOTHING_READ
    assert "none.txt" in capsys.readouterr().err


def test_an_empty_folder_holds_nothing_to_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", str(tmp_path)]) == Code.NOTHING_READ
    assert "error[input]: no article in" in capsys.readouterr().err


def test_a_file_over_the_limit_is_refused_with_the_limit_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", "--max-mb", "0.00001", str(folder / "a-tor.txt")]) == Code.NOTHING_READ
    assert "--max-mb" in capsys.readouterr().err


# ------------------------------------------------------------------------------ the store
@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "record.db"
    monkeypatch.setenv("WORTLAUT_DB", str(path))
    return path


@pytest.mark.usefixtures("db")
def test_adding_twice_adds_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", str(folder)]) == Code.WELL
    assert capsys.readouterr().out == "2 articles added\n"
    assert run(["add", str(folder)]) == Code.WELL
    assert capsys.readouterr().out == "0 articles added, 2 already there\n"


@pytest.mark.usefixtures("db")
def test_what_was_added_can_be_asked_shown_searched_and_verified(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["add", str(folder)])
    capsys.readouterr()
    assert run(["quotes", "--by", "Vey"]) == Code.WELL
    assert json.loads(capsys.readouterr().out)["holder"] == "Jonas Vey"
    assert run(["search", "Wasser"]) == Code.WELL
    article = json.loads(capsys.readouterr().out)["article"]["id"]
    assert run(["show", article]) == Code.WELL
    assert json.loads(capsys.readouterr().out)["text"] == RIVER
    assert run(["verify"]) == Code.WELL


@pytest.mark.usefixtures("db")
def test_one_bad_file_among_many_is_kept_with_its_reason(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(97):
        (folder / f"c-{number:02}.txt").write_text(f"Pegel {number}: {RIVER}", "utf-8")
    (folder / "d-bad.txt").write_bytes(b"")
    assert run(["add", str(folder), "--json"]) == Code.SOME_REJECTED
    told = {"new": 99, "known": 0, "rejected": 1, "unlinked": [], "again": 0}
    assert json.loads(capsys.readouterr().out) == told
    run(["rejects"])
    assert json.loads(capsys.readouterr().out)["uri"].endswith("d-bad.txt")


def test_a_report_is_made_of_files(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert run(["report", str(folder), "-o", str(out)]) == Code.WELL
    html = out.read_text("utf-8")
    assert "Ada Brandt" in html
    assert "Jonas Vey" in html


def test_ctrl_c_leaves_the_store_whole_and_the_same_command_goes_on(db: Path) -> None:
    arguments = [sys.executable, "-c", MAIN, "add", "-"]
    adding = subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stderr=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert adding.stdin
    line = json.dumps({"text": GATE, "url": "https://example.org/tor"}) + "\n"
    adding.stdin.write(line.encode())
    adding.stdin.flush()
    while not db.exists() and adding.poll() is None:
        time.sleep(0.02)
    adding.send_signal(signal.SIGINT)
    _, told = adding.communicate(timeout=30)
    assert (adding.returncode, told.decode()) == (
        Code.INTERRUPTED,
        "error[interrupted]: stopped\nhint: run the same command again to go on\n",
    )
    again = subprocess.run(arguments, input=line.encode(), capture_output=True, check=True)
    assert again.stdout == b"1 article added\n"
