from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wortlaut.model.errors import InputError, NotFoundError, StoreError
from wortlaut.serve.cli import run
from wortlaut.serve.cli.app import verdict
from wortlaut.serve.cli.exits import Code

HEAVY = ("sqlalchemy", "alembic", "lxml", "trafilatura", "jinja2", "py3langid")


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys; from wortlaut.serve.cli import run; run(['--help']);"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ended.stderr == "[]\n"


def test_reading_a_text_by_rules_imports_nothing_heavy(tmp_path: Path) -> None:
    path = tmp_path / "eins.txt"
    path.write_text("„Der Hafen bleibt offen“, sagte Nele Voss.", encoding="utf-8")
    program = (
        "import sys; from wortlaut.serve.cli import run;"
        f"run(['read', {str(path)!r}, '--reader', 'rules', '--json']);"
        f"print([name for name in {(*HEAVY, 'onnxruntime')} if name in sys.modules],"
        " file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ended.stderr == "[]\n"


def test_the_command_line_starts_without_rich() -> None:
    program = "import sys, wortlaut.serve.cli; print('rich' in sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ended.stdout == "False\n"


def test_without_arguments_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == Code.WELL
    assert "Usage: wortlaut" in capsys.readouterr().out


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == Code.WELL
    assert capsys.readouterr().out.startswith("wortlaut 0.")


@pytest.mark.parametrize(
    "arguments",
    [["nope"], ["read"], ["quotes", "--kind", "loud"], ["articles", "--since", "yesterday"]],
    ids=["command", "argument", "choice", "date"],
)
def test_what_is_not_understood_is_a_usage_error(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == Code.USAGE
    seen = capsys.readouterr().err
    assert seen.startswith("error[usage]: ")
    assert "\nhint: see `wortlaut" in seen


def test_what_is_no_date_is_told_with_how_to_write_one(capsys: pytest.CaptureFixture[str]) -> None:
    run(["quotes", "--since", "31.6.2024"])
    assert "not a date: 31.6.2024; write 2024, 2024-06, 2024-06-19, 19.6.2024" in (
        capsys.readouterr().err
    )


def test_a_wrong_choice_is_told_in_plain_words(capsys: pytest.CaptureFixture[str]) -> None:
    run(["quotes", "--kind", "loud"])
    assert "Invalid value for '--kind': 'loud' is not one of" in capsys.readouterr().err


def test_two_forms_of_output_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "abc", "--json", "--view"]) == Code.USAGE
    assert "--json and --view exclude each other" in capsys.readouterr().err


def test_with_json_an_error_is_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    run(["articles", "--db", "/nowhere/record.db", "--json"])
    error = json.loads(capsys.readouterr().err)["error"]
    assert sorted(error) == ["code", "hint", "message"]
    assert error["code"] == "store"


def test_a_store_that_is_not_there_is_store_trouble(tmp_path: Path) -> None:
    assert run(["articles", "--db", str(tmp_path / "none.db")]) == Code.STORE


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (StoreError("it is full", "free some space"), Code.STORE, "it is full"),
        (NotFoundError("no such article"), Code.WRONG, "no such article"),
        (InputError("no article in a/"), Code.NOTHING_READ, "no article in a/"),
        (PermissionError(13, "Permission denied", "a.txt"), Code.WRONG, "a.txt: Permission denied"),
        (ZeroDivisionError("by zero"), Code.DEFECT, "ZeroDivisionError: by zero"),
    ],
    ids=["store", "not found", "input", "system", "defect"],
)
def test_every_error_has_a_message_and_a_code(error: Exception, code: Code, told: str) -> None:
    failure, ended = verdict(error)
    assert (failure.message, ended) == (told, code)


def test_a_reader_of_the_output_that_leaves_is_not_reported() -> None:
    unread, output = os.pipe()
    os.close(unread)
    program = "from wortlaut.serve.cli import main; import sys; sys.argv[1:] = ['schema']; main()"
    command = [sys.executable, "-c", program]
    ended = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, check=False)
    os.close(output)
    assert (ended.returncode, ended.stderr) == (Code.PIPE_CLOSED, b"")


def test_a_text_that_no_encoding_has_is_printed_as_json() -> None:
    program = (
        "import sys; from wortlaut.serve.cli.app import _write_utf8; _write_utf8();"
        "import json; print(json.dumps('\\ud800 ü', ensure_ascii=False))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )
    assert json.loads(ended.stdout) == "\ud800 ü"


def test_with_debug_an_error_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORTLAUT_DEBUG", "1")
    with pytest.raises(StoreError):
        run(["articles", "--db", "/nowhere/record.db"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a full device")
def test_no_space_for_the_output_is_told() -> None:
    program = "from wortlaut.serve.cli import main; import sys; sys.argv[1:] = ['schema']; main()"
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-c", program]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.stderr.startswith(b"error[system]: No space left on device")
