"""What the tests of several commands share: somebody who asks a store of one article."""

from __future__ import annotations

from pathlib import Path

import pytest

from wortlaut.serve.cli import run
from wortlaut.serve.cli.exits import Code


@pytest.fixture
def ask(store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    monkeypatch.setenv("WORTLAUT_DB", str(store))
    monkeypatch.setenv("COLUMNS", "100")
    return Ask(capsys)


class Ask:
    """Runs a command on the store of one article, and gives what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.told = ""

    def __call__(self, *arguments: str, code: Code = Code.WELL) -> str:
        assert run(arguments) == code
        seen = self.capsys.readouterr()
        self.told = seen.err
        return seen.out
