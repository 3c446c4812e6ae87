"""``serve`` starts only what is safe; the server itself is not run here."""

from __future__ import annotations

from pathlib import Path

import pytest
import uvicorn
from tests.unit.run.damaged import add_damaged

from wortlaut.serve.cli import run
from wortlaut.serve.cli.exits import Code


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note at which address a server was started, instead of starting it."""
    hosts: list[str] = []
    monkeypatch.setattr(uvicorn, "run", lambda _, host, **__: hosts.append(host))
    monkeypatch.delenv("WORTLAUT_PASSWORD", raising=False)
    return hosts


def test_it_listens_to_this_machine_alone(started: list[str], tmp_path: Path) -> None:
    assert run(["serve", "--db", str(tmp_path / "record.db")]) == Code.WELL
    assert started == ["127.0.0.1"]


@pytest.mark.usefixtures("started")
def test_a_store_that_is_new_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = str(tmp_path / "mistyped.db")
    for told in (f"no store at {db} yet: a new one is made", ""):
        assert run(["serve", "--db", db]) == Code.WELL
        assert told in (err := capsys.readouterr().err)
    assert "a new one" not in err


@pytest.mark.usefixtures("started")
def test_what_cannot_be_linked_is_told_before_it_opens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = add_damaged(tmp_path / "record.db")
    assert run(["serve", "--db", str(tmp_path / "record.db")]) == Code.WELL
    assert f"not compared with the others: the article {damaged}" in capsys.readouterr().err


def test_others_reach_it_only_with_a_password(
    started: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    db = ["--db", str(tmp_path / "record.db"), "--host", "0.0.0.0"]  # noqa: S104 - never listened at
    assert run(["serve", *db]) == Code.NOTHING_READ
    assert "--password-file" in capsys.readouterr().err
    assert started == []
    (tmp_path / "words").write_text("editor Kanal bei Nacht\n", "utf-8")
    assert run(["serve", *db, "--password-file", str(tmp_path / "words")]) == Code.WELL
    assert len(started) == 1


@pytest.mark.usefixtures("started")
def test_a_store_that_is_not_there_cannot_only_be_shown(tmp_path: Path) -> None:
    assert run(["serve", "--db", str(tmp_path / "no.db"), "--read-only"]) == Code.STORE
