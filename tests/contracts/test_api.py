"""The API answers a question as the command line does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from wortlaut.serve.cli import run
from wortlaut.serve.http.app import app
from wortlaut.serve.http.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("examples") / "record.db"
    assert run(["add", str(EXAMPLES), "--db", str(path), "--reader", "rules"]) == 0
    return path


@pytest.fixture(scope="module")
def desk(db: Path) -> Iterator[TestClient]:
    with TestClient(app(Settings(db, reader="rules")), base_url="http://localhost") as client:
        yield client


def asked(desk: TestClient, path: str) -> list[object]:
    """Return what a list or a stream of the API has."""
    answer = desk.get(f"/api/v1/{path}")
    assert answer.status_code == 200
    if answer.headers["content-type"] == "application/jsonl":
        return [json.loads(line) for line in answer.text.splitlines()]
    content = answer.json()
    return list(content["items"]) if "items" in content else [content]


@pytest.mark.parametrize(
    ("command", "path"),
    [
        (["articles"], "articles"),
        (["articles", "--outlet", "Tagesruf"], "articles?outlet=Tagesruf"),
        (["quotes", "--by", "Kim"], "statements?by=Kim"),
        (["quotes", "--stance", "denies"], "statements?stance=denies"),
        (
            ["quotes", "--chain", "KCNA", "--status", "asserted"],
            "statements?chain=KCNA&status=asserted",
        ),
        (["quotes", "--about", "Munition", "--like"], "statements?about=Munition&like=true"),
        (["search", "Munition"], "search?words=Munition"),
        (["search", "Waffe", "--like"], "search?words=Waffe&like=true"),
        (["actors"], "actors"),
        (["actor", "Kim Jong Un"], "actors/Kim%20Jong%20Un?limit=20"),
        (["claim", "Munition"], "claims?words=Munition"),
        (["trace", "volle Unterstützung"], "trace?words=volle%20Unterstützung"),
        (["rejects"], "rejects"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_the_same_question_has_the_same_answer(
    desk: TestClient,
    db: Path,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    path: str,
) -> None:
    capsys.readouterr()
    run([*command, "--db", str(db), "--json"])
    printed = capsys.readouterr().out
    try:
        told = [json.loads(printed)]
    except json.JSONDecodeError:
        told = [json.loads(line) for line in printed.splitlines()]
    key = json.dumps
    assert sorted(asked(desk, path), key=key) == sorted(told, key=key)


def test_a_story_is_the_same_dossier(
    desk: TestClient, db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for story in desk.get("/api/v1/stories").json()["items"]:
        run(["story", story["id"], "--db", str(db), "--json"])
        assert desk.get(f"/api/v1/stories/{story['id']}").json() == json.loads(
            capsys.readouterr().out
        )
