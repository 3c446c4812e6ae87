"""Links between articles are judged from the command line: told, listed, in the story, undone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.link import bridge
from tests.unit.serve.cli.conftest import Ask

from wortlaut.record.links import Contested
from wortlaut.record.store import Store
from wortlaut.run.placing import link_all
from wortlaut.serve.cli.exits import Code


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.db"
    with Store(path) as store:
        store.add(bridge.records(), reader="rules/1")
        link_all(store)
    return path


@pytest.fixture
def doubt(store: Path) -> Contested:
    with Store(store) as opened:
        found = opened.contested()
    assert found is not None
    return found


def reuse(ask: Ask) -> set[tuple[str, str]]:
    dossier = json.loads(ask("dossier", "--format", "json"))
    return {(one["later"], one["earlier"]) for one in dossier["reuse"]}


def test_a_link_that_is_none_is_gone_until_that_is_taken_back(ask: Ask, doubt: Contested) -> None:
    pair, before = (doubt.later, doubt.earlier), reuse(ask)
    assert pair in before
    told = ask("link", "not-taken", *pair, "--by", "Mia", "--note", "gleiche Quelle")
    assert "is not made of" in told
    assert "decided by Mia on" in told
    assert pair not in reuse(ask)
    (kept,) = map(json.loads, ask("links").splitlines())
    assert kept["judgement"]["note"] == "gleiche Quelle"
    assert "gleiche Quelle" in ask("links", "--table")
    assert "taken back" in ask("link", "not-taken", kept["id"], "--withdraw")
    assert reuse(ask) == before
    states = [json.loads(line)["state"] for line in ask("links").splitlines()]
    assert states == ["withdrawal", "withdrawn"]


def test_articles_are_named_by_the_beginning_of_their_ids(ask: Ask, doubt: Contested) -> None:
    made = json.loads(ask("link", "taken", doubt.later[:12], doubt.earlier[:12], "--json"))
    assert (made["judgement"]["later"], made["state"]) == (doubt.later, "in force")


@pytest.mark.parametrize("rest", [(), ("b", "--withdraw")], ids=["one", "two-to-withdraw"])
def test_a_link_is_between_two_articles(ask: Ask, rest: tuple[str, ...]) -> None:
    ask("link", "taken", "a", *rest, code=Code.USAGE)
    assert "give " in ask.told
